"""Reports made off the window's thread: the files that are handed over, and the preview of the very PDF."""

from __future__ import annotations

import shutil
import threading
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.report_records import Audience, Form, HandedOver, SignOff
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.pdf_images import PageSize, page_sizes
from maturity_desktop.storage.passing import passing_folder

if TYPE_CHECKING:  # building the content of a report is no part of the window's start
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.reports.choices import ReportOptions
    from maturity_desktop.storage.word_template_files import KeptTemplate
    from maturity_desktop.verbs.before_export import Matter
    from maturity_desktop.verbs.export import Exported

T = TypeVar("T")
LONGEST_ID = 20
"""Bytes of a criterion's number or of a version in the name of a file."""
Kind = Literal["pdf", "docx", "xlsx"]
PACK = "pack"
AFTER_WRITING = frozenset({HandedOver, SignOff})
"""The kinds that tell of files and signatures: what was written is as it was after them."""


class Export(Protocol):
    """Writes one file of a report, checks it and puts it in place; the old file stays where that fails."""

    def __call__(
        self,
        results: Sequence[Results],
        path: Path,
        made_on: date,
        options: ReportOptions,
        words: NullTranslations,
        progress: Progress,
    ) -> Exported: ...


@dataclass(frozen=True, slots=True)
class Writers:
    """The functions that write a report and say what is worth knowing before it goes out."""

    pdf: Export
    workbook: Export
    word: Export
    matters: Callable[[Sequence[Results], date, ReportOptions, NullTranslations], tuple[Matter, ...]]

    def of(self, kind: Kind) -> Export:
        return {"pdf": self.pdf, "docx": self.word, "xlsx": self.workbook}[kind]


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What goes into a report: frameworks by id, in order; of a signed version, where one is named."""

    frameworks: tuple[str, ...]
    options: ReportOptions
    sign_off: SignOff | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What of the library a report is made of, each read off the window's thread.

    `earlier` are the results of the audit before an audit, `signed` those of a signed version; `dressed` puts
    brand and photos of an audit, or of a signed version of it, into the options of its report.
    """

    earlier: Callable[[Audit], Sequence[Results]] = lambda _audit: ()
    signed: Callable[[SignOff], Sequence[Results]] = lambda _sign_off: ()
    dressed: Callable[[ReportOptions, Audit, SignOff | None], ReportOptions] = (
        lambda options, _audit, _sign_off: options
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """A PDF made to be looked at, the sizes of its pages, and what is worth knowing about it."""

    path: Path
    pages: tuple[PageSize, ...]
    matters: tuple[Matter, ...]


class Exporter(QObject):
    """Makes the reports of the open audit, each in a task of its own that runs when it is returned."""

    edited = Signal()
    """The audit is another than what was written last tells."""

    def __init__(
        self,
        session: AuditSession,
        words: NullTranslations,
        writers: Writers | None = None,
        open_outside: Callable[[QUrl], bool] = QDesktopServices.openUrl,
        parent: QObject | None = None,
        library_folder: Path | None = None,
        sources: Sources = Sources(),
    ) -> None:
        super().__init__(parent)
        self._sources = sources
        self._library_folder = library_folder  # where the firm's own files are
        self._session = session
        session.records_changed.connect(self._tell_edited)
        self._words = words
        self._writers = writers
        self._open_outside = open_outside
        self._previews: Path | None = None
        self._preview_number = 0
        self._remarks: dict[str, tuple[str, ...]] = {}
        """What firm's templates lack, by their SHA-256: each is read through once."""
        self._running: set[Task[Any]] = set()
        self._one_at_a_time = threading.Lock()

    def _tell_edited(self, kinds: frozenset[type]) -> None:
        if not kinds <= AFTER_WRITING:
            self.edited.emit()

    def start(self, kind: Kind, path: Path, request: ReportRequest) -> Task[Exported]:
        """The gap report, as a PDF or for Word, or the scorecard; each is noted once it is there."""
        write, words, source = self.writers.of(kind), self._words, self._source(request)

        def work(progress: Progress) -> Exported:
            results, made_on, options = source()
            return write(results, path, made_on, options, words, progress)

        task = self._started(work)
        task.succeeded.connect(lambda done: self._note(done, kind, request))
        return task

    def start_preview(self, request: ReportRequest) -> Task[Preview]:
        """The gap report in a folder of the program's own, which goes when the exporter does."""
        writers, words, source = self.writers, self._words, self._source(request)
        self._preview_number += 1
        number = self._preview_number
        path = self._preview_folder() / f"{number}.pdf"

        def work(progress: Progress) -> Preview:
            results, made_on, options = source()
            matters = writers.matters(results, made_on, options, words)
            writers.pdf(results, path, made_on, options, words, progress)
            for earlier in set(path.parent.iterdir()) - {path, path.with_stem(str(number - 1))}:
                earlier.unlink(missing_ok=True)  # but for the one that may be on screen
            return Preview(path, page_sizes(path), matters)

        return self._started(work)

    def start_matters(self, request: ReportRequest) -> Task[tuple[Matter, ...]]:
        """What would be worth knowing of the report if it were final."""
        writers, words, source = self.writers, self._words, self._source(request)

        def work(_progress: Progress) -> tuple[Matter, ...]:
            results, made_on, options = source()
            return writers.matters(results, made_on, replace(options, status="final"), words)

        return self._started(work)

    def start_other(self, work: Callable[[Progress], T]) -> Task[T]:
        """Another file of this audit, in turn with the reports."""
        return self._started(work)

    def start_pack(self, path: Path, write: Callable[[Path], object]) -> Task[Any]:
        """A file of another kind for somebody, in turn with the reports; it is noted like them."""
        from maturity_desktop.verbs.handed_over import Written, written

        def work(_progress: Progress) -> Written | None:
            write(path)
            return written(path) if path.is_file() else None

        task = self._started(work)
        kind = path.suffix.lstrip(".").lower() or PACK
        task.succeeded.connect(lambda done: self._note(done, kind) if done is not None else None)
        return task

    def _source(self, request: ReportRequest) -> Callable[[], tuple[Sequence[Results], date, ReportOptions]]:
        """What a report is made of, as it is now; a signed version and all pictures are read when it runs."""
        sources, signed = self._sources, request.sign_off
        now = self._results(request) if signed is None else ()
        today = self.today

        def read() -> tuple[Sequence[Results], date, ReportOptions]:
            results: Sequence[Results] = now
            if signed is not None:
                by_id = {own.framework.id: own for own in sources.signed(signed)}
                results = tuple(by_id[name] for name in request.frameworks if name in by_id)
            made_on = today if signed is None else signed.signed_on
            return results, made_on, sources.dressed(request.options, results[0].audit, signed)

        return read

    def _note(self, done: Any, kind: str, request: ReportRequest | None = None) -> None:
        """Enters what was written into the audit's history; the entry itself is no edit of the report."""
        from maturity_desktop.verbs.handed_over import Written, note_words, noted

        session = self._session
        file = Written(done.path, done.size, done.sha256)
        entry = noted(
            session.audit,
            file,
            kind,
            session.clock(),
            session.author,
            request.options if request is not None else None,
            request.sign_off.id if request is not None and request.sign_off is not None else "",
        )
        session.enter(note_words(entry.file_name), put(session.audit, entry))

    def difference(self, done: Exported) -> str:
        """That a file of a signed version is not the one that was written of it first; empty where it is."""
        from maturity_desktop.verbs.handed_over import difference_words, history

        last = next(iter(history(self._session.audit)), None)
        if last is None or last.sha256 != done.sha256:
            return ""
        return difference_words(self._session.audit, last)

    @property
    def writers(self) -> Writers:
        """Those handed in, else the program's own, whose libraries are loaded with the first use."""
        if self._writers is None:
            from maturity_desktop.verbs.export import export_pdf, export_workbook

            def export_word(*told: Any, **more: Any) -> Exported:
                from maturity_desktop.verbs.export_word import export_word as write

                self._template_remarks()
                return write(*told, **more | {"template": self._template()})

            self._writers = Writers(
                self._with_library(export_pdf),
                self._with_library(export_workbook),
                self._with_library(export_word),
                self._matters,
            )
        return self._writers

    def _matters(self, results: Sequence[Results], *rest: Any) -> tuple[Matter, ...]:
        """What is worth knowing about a report, and which pairs of criteria could not be read."""
        from maturity_desktop.verbs.before_export import Matter, matters_before
        from maturity_desktop.verbs.export import pair_warnings

        found = self._with_library(matters_before)(results, *rest)
        folder = self._library_folder
        if folder is None:
            return found
        pairs = (Matter(own) for own in pair_warnings(results, folder, self._words))
        try:
            told = tuple(Matter(own, told=True) for own in self._template_remarks())
        except ReportError as error:
            told = (Matter(str(error)),)
        return (*pairs, *found, *told)

    def _template(self) -> KeptTemplate | None:
        from maturity_desktop.verbs.word_template import firm_template

        return firm_template(self._library_folder) if self._library_folder is not None else None

    def _template_remarks(self) -> tuple[str, ...]:
        """What the firm's template lacks; ReportError where it cannot be used."""
        from maturity_desktop.verbs.export_word import word_warnings

        kept = self._template()
        if kept is None:
            return ()
        if kept.sha256 not in self._remarks:
            self._remarks[kept.sha256] = word_warnings(kept, self._words)
        return self._remarks[kept.sha256]

    def after_writing(self, kind: Kind, request: ReportRequest) -> tuple[str, ...]:
        """What is left to do with a file in its own program, and what its template lacked."""
        from maturity_desktop.verbs.before_export import workbook_hint
        from maturity_desktop.verbs.export_word import contents_hint

        if kind == "xlsx":
            hint = workbook_hint(request.options, self._words)
            return (hint,) if hint else ()
        if kind != "docx":
            return ()
        try:
            told = self._template_remarks()
        except ReportError:  # it was lost after the file was written
            told = ()
        hint = contents_hint(request.options, self._words)
        return (*told, hint) if hint else told

    def _with_library(self, write: Callable[..., T]) -> Callable[..., T]:
        """The function with what the library has for it, read when it runs: off the window's thread."""
        from maturity_desktop.verbs.export import pairs_for, support_for

        folder, tables, figures = self._library_folder, self._session.tables_of, self._session.figures_of
        if folder is None:
            return write

        def with_library(results: Sequence[Results], *rest: Any) -> T:
            earlier = self._sources.earlier(results[0].audit)
            support = support_for(results, folder, tables, figures, earlier)
            return write(results, *rest, crosswalk=pairs_for(results, folder), support=support)

        return with_library

    @property
    def today(self) -> date:
        return self._session.clock().date()

    def file_name(self, kind: Kind, request: ReportRequest) -> Path:
        """What a file of this kind is called unless the person says otherwise: no two copies alike."""
        options, signed = request.options, request.sign_off
        report = {
            Form.FULL: _("gap report"),
            Form.EXECUTIVE: _("executive report"),
            Form.CRITERION: _("report on {criterion}").format(
                criterion=safe_name(options.criterion, "", LONGEST_ID)
            ),
        }[options.form]
        is_for_client = options.audience is Audience.CLIENT
        name = _("{client} {what} {version} {copy} {date}").format(
            client=safe_name(self._session.audit.client.name, _("Audit")),
            what=_("scorecard") if kind == "xlsx" else report,
            version=_version_words(options.version, is_draft=signed is None),
            copy=_("client copy") if is_for_client else _("internal copy"),
            date=(signed.signed_on if signed is not None else self.today).isoformat(),
        )
        return Path(f"{name}.{kind}")

    def open_file(self, path: Path) -> bool:
        """Opens a file in the system's program for it; False where there is none."""
        return self._open_outside(QUrl.fromLocalFile(str(path)))

    def show_in_folder(self, path: Path) -> bool:
        """Opens the folder that holds a file; False where the system has nothing to show it with."""
        return self._open_outside(QUrl.fromLocalFile(str(path.parent)))

    def _results(self, request: ReportRequest) -> tuple[Results, ...]:
        agreed = {results.framework.id: results for results in self._session.agreed_results()}
        return tuple(agreed[framework] for framework in request.frameworks)

    def _preview_folder(self) -> Path:
        if self._previews is None:
            self._previews = passing_folder(self._library_folder)
            weakref.finalize(self, shutil.rmtree, self._previews, ignore_errors=True)
        return self._previews

    def _started(self, work: Callable[[Progress], T]) -> Task[T]:
        turn = self._one_at_a_time

        def work_in_turn(progress: Progress) -> T:
            with turn:  # two at once would slow each other and share ReportLab's registers
                progress(0, 0)  # whoever cancelled while waiting is heard
                return work(progress)

        task = Task(work_in_turn, self)
        self._running.add(task)
        task.ended.connect(lambda: self._running.discard(task))
        task.start()
        return task


def _version_words(version: str, is_draft: bool) -> str:
    """A version as a file's name tells it."""
    own = safe_name(version, "1.0", LONGEST_ID)
    return _("draft {version}").format(version=own) if is_draft else own
