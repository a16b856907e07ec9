"""Reports made off the window's thread: the files that are handed over, and the preview of the very PDF."""

from __future__ import annotations

import shutil
import threading
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.file_names import safe_name
from maturity_desktop.gui.pdf_images import PageSize, page_sizes
from maturity_desktop.storage.passing import passing_folder

if TYPE_CHECKING:  # building the content of a report is no part of the window's start
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.reports.choices import ReportOptions
    from maturity_desktop.verbs.export import Exported

T = TypeVar("T")
Kind = Literal["pdf", "xlsx"]


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
    warnings: Callable[[Sequence[Results], date, ReportOptions, NullTranslations], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What goes into a report: frameworks by id, in order."""

    frameworks: tuple[str, ...]
    options: ReportOptions


@dataclass(frozen=True, slots=True)
class Preview:
    """A PDF made to be looked at, the sizes of its pages, and the warnings about it."""

    path: Path
    pages: tuple[PageSize, ...]
    warnings: tuple[str, ...]


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
        earlier: Callable[[Audit], Sequence[Results]] = lambda _audit: (),
    ) -> None:
        """`earlier` reads the results of the audit before an audit."""
        super().__init__(parent)
        self._earlier = earlier
        self._library_folder = library_folder  # where the firm's own files are
        self._session = session
        session.records_changed.connect(self.edited)
        self._words = words
        self._writers = writers
        self._open_outside = open_outside
        self._previews: Path | None = None
        self._preview_number = 0
        self._running: set[Task[Any]] = set()
        self._one_at_a_time = threading.Lock()

    def start(self, kind: Kind, path: Path, request: ReportRequest) -> Task[Exported]:
        """The gap report or the scorecard."""
        return {"pdf": self.start_pdf, "xlsx": self.start_workbook}[kind](path, request)

    def start_pdf(self, path: Path, request: ReportRequest) -> Task[Exported]:
        """The gap report."""
        return self._start_file(self.writers.pdf, path, request)

    def start_workbook(self, path: Path, request: ReportRequest) -> Task[Exported]:
        """The scorecard."""
        return self._start_file(self.writers.workbook, path, request)

    def start_preview(self, request: ReportRequest) -> Task[Preview]:
        """The gap report in a folder of the program's own, which goes when the exporter does."""
        writers, words, results, made_on = self.writers, self._words, self._results(request), self.today
        self._preview_number += 1
        number = self._preview_number
        path = self._preview_folder() / f"{number}.pdf"

        def work(progress: Progress) -> Preview:
            warnings = writers.warnings(results, made_on, request.options, words)
            writers.pdf(results, path, made_on, request.options, words, progress)
            for earlier in set(path.parent.iterdir()) - {path, path.with_stem(str(number - 1))}:
                earlier.unlink(missing_ok=True)  # but for the one that may be on screen
            return Preview(path, page_sizes(path), warnings)

        return self._started(work)

    def start_other(self, work: Callable[[Progress], T]) -> Task[T]:
        """Another file of this audit, in turn with the reports."""
        return self._started(work)

    @property
    def writers(self) -> Writers:
        """Those handed in, else the program's own, whose libraries are loaded with the first use."""
        if self._writers is None:
            from maturity_desktop.verbs.export import export_pdf, export_workbook

            self._writers = Writers(
                self._with_library(export_pdf),
                self._with_library(export_workbook),
                self._warnings,
            )
        return self._writers

    def _warnings(self, results: Sequence[Results], *rest: Any) -> tuple[str, ...]:
        """What is worth knowing about a report, and which pairs of criteria could not be read."""
        from maturity_desktop.verbs.export import pair_warnings, report_warnings

        found = self._with_library(report_warnings)(results, *rest)
        folder = self._library_folder
        return found if folder is None else (*pair_warnings(results, folder, self._words), *found)

    def _with_library(self, write: Callable[..., T]) -> Callable[..., T]:
        """The function with what the library has for it, read when it runs: off the window's thread."""
        from maturity_desktop.verbs.export import pairs_for, support_for

        folder, tables, figures = self._library_folder, self._session.tables_of, self._session.figures_of
        if folder is None:
            return write

        def with_library(results: Sequence[Results], *rest: Any) -> T:
            earlier = self._earlier(results[0].audit)
            support = support_for(results, folder, tables, figures, earlier)
            return write(results, *rest, crosswalk=pairs_for(results, folder), support=support)

        return with_library

    @property
    def today(self) -> date:
        return self._session.clock().date()

    def file_name(self, kind: Kind) -> Path:
        """What a file of this kind is called unless the person says otherwise."""
        client = safe_name(self._session.audit.client.name, _("Audit"))
        says = {"pdf": _("{client} gap report {date}"), "xlsx": _("{client} scorecard {date}")}[kind]
        return Path(f"{says.format(client=client, date=self.today.isoformat())}.{kind}")

    def open_file(self, path: Path) -> bool:
        """Opens a file in the system's program for it; False where there is none."""
        return self._open_outside(QUrl.fromLocalFile(str(path)))

    def show_in_folder(self, path: Path) -> bool:
        """Opens the folder that holds a file; False where the system has nothing to show it with."""
        return self._open_outside(QUrl.fromLocalFile(str(path.parent)))

    def _start_file(self, export: Export, path: Path, request: ReportRequest) -> Task[Exported]:
        results = self._results(request)
        return self._started(
            partial(export, results, path, self.today, request.options, self._words)  # progress comes last
        )

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
