"""Handing over: where the files go, how far they are, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.gui.ask import Ask, file_to_write, may_replace
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.exporter import Exporter, Kind, ReportRequest
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.file_row import FileRow
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.work_bar import WorkBar
from maturity_desktop.reports.text import shortened
from maturity_desktop.storage.diagnostics.redaction import error_frames

if TYPE_CHECKING:
    from maturity_desktop.verbs.before_export import Matter
    from maturity_desktop.verbs.export import Exported

BESIDE: tuple[Kind, ...] = ("docx", "xlsx")
MOST_NAMED = 3
"""Names that a question tells."""
MOST_OF_WORDS = 100
"""Letters of a name, of its place and of the words around it."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written."""

    kind: Kind
    path: Path


Where = Callable[[ReportRequest], list[Output]]
"""Asks for the files of a report; none where the person thought better of it."""


class ExportPanel(QWidget):
    """Ways to export, one at a time; an export that ends early says what stands and what does not."""

    busy_changed = Signal(bool)
    names_wanted = Signal(tuple)
    """What tells of names in a client copy, its matters, is to be seen."""
    finished = Signal()
    """All files are there, or the rest was given up."""

    def __init__(
        self,
        exporter: Exporter,
        ask: Ask,
        theme: ThemeSwitch,
        request: Callable[[], ReportRequest | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._exporter = exporter
        self._ask = ask
        self._theme = theme
        self._request = request
        self._task: Task[Any] | None = None
        self._waiting: list[Output] = []
        self._count = 0
        self._under_way: Output | None = None
        self._taken_request: ReportRequest | None = None
        self._details = ""
        self.files: list[FileRow] = []
        self._build()

    def _build(self) -> None:
        self.pdf = self._button(_("Export &PDF…"), "primary", self.export_pdf)
        self.word = self._button(_("Wor&d…"), "", self.export_word)
        self.workbook = self._button(_("E&xcel…"), "", self.export_workbook)
        self.every = self._button(_("A&ll…"), "", self.export_all)
        self.word.setAccessibleName(_("Export for Word"))
        self.workbook.setAccessibleName(_("Export the workbook for Excel"))
        self.every.setAccessibleName(_("Export PDF, Word and Excel"))
        self.work = WorkBar(self._theme)
        self.work.cancel_wanted.connect(self._cancel)
        self.outcome = PlainWords(self._theme)
        self.copy_details = self._button(_("Copy details"), "flat", self._copy_details)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self._ways:
            row.addWidget(button)
        row.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.work)
        box.addWidget(self.outcome)
        box.addWidget(self.copy_details, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.work, self.outcome, self.copy_details):
            widget.hide()
        box.addLayout(self._rows)

    def _button(self, words: str, role: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        if role:
            set_role(button, role)
        button.clicked.connect(act)
        return button

    # What the person starts

    def export_pdf(self) -> None:
        """Asks where the gap report goes and writes it."""
        self._export_one("pdf", _("Export the gap report"), _("PDF document (*.pdf)"))

    def export_workbook(self) -> None:
        """Asks where the scorecard goes and writes it."""
        self._export_one("xlsx", _("Export the scorecard"), _("Excel workbook (*.xlsx)"))

    def export_word(self) -> None:
        """Asks where the report as an editable document goes and writes it."""
        self._export_one("docx", _("Export the gap report for Word"), _("Word document (*.docx)"))

    def export_all(self) -> None:
        """Asks where the PDF goes and writes document and scorecard under the same name beside it."""
        self._begin(self._all_where)

    def _all_where(self, request: ReportRequest) -> list[Output]:
        title = _("Export the gap report, and Word and Excel beside it")
        path = self._where(request, "pdf", title, _("PDF document (*.pdf)"))
        if path is None:
            return []
        beside = [Output(kind, path.with_suffix(f".{kind}")) for kind in BESIDE]
        may_write = all(not own.path.exists() or may_replace(self._ask, own.path) for own in beside)
        return [Output("pdf", path), *beside] if may_write else []

    @property
    def _ways(self) -> tuple[QPushButton, ...]:
        return (self.pdf, self.word, self.workbook, self.every)

    def allow(self, allowed: bool) -> None:
        """Whether there is anything to export; the choices may have changed."""
        for button in self._ways:
            button.setEnabled(allowed and self._task is None)
        self._show_outcome()

    def _show_outcome(self) -> None:
        """What came of an export is in sight while the same version, for the same readers, is chosen."""
        is_of_it = _is_of(self._taken_request, self._request())
        for row in self.files:
            row.setVisible(is_of_it)
        if not is_of_it:
            self.outcome.hide()
            self.copy_details.hide()

    def _export_one(self, kind: Kind, title: str, filter_words: str) -> None:
        def where(request: ReportRequest) -> list[Output]:
            path = self._where(request, kind, title, filter_words)
            return [Output(kind, path)] if path is not None else []

        self._begin(where)

    def _where(self, request: ReportRequest, kind: Kind, title: str, filter_words: str) -> Path | None:
        return file_to_write(self._ask, title, self._exporter.file_name(kind, request), filter_words)

    # Under way

    def _begin(self, where: Where) -> None:
        """What a copy for a client may give away is asked about before its place is."""
        request = self._request()
        if request is None:
            return
        if request.options.audience is Audience.CLIENT:
            self._look_first(where, request)
        else:
            self._choose(where, request)

    def _choose(self, where: Where, request: ReportRequest) -> None:
        outputs = where(request)
        if outputs:
            self._clear()
            self._write(outputs, request)

    def _look_first(self, where: Where, request: ReportRequest) -> None:
        """Whether names still stand in what the client is to read; whoever exports decides."""
        found: list[Matter] = []
        stopped: list[bool] = []
        self._task = task = self._exporter.start_matters(request)
        task.belong_to(self)
        task.succeeded.connect(found.extend)
        task.cancelled.connect(lambda: stopped.append(True))
        task.ended.connect(lambda: self._looked(where, request, tuple(found), bool(stopped)))
        self.work.begin(_("Looking for names"))
        self.work.cancel.setFocus()
        self.allow(False)

    def _looked(
        self, where: Where, request: ReportRequest, found: tuple[Matter, ...], is_stopped: bool
    ) -> None:
        """What could not be looked through is written all the same: writing tells what is wrong with it."""
        self._task = None
        had_focus = self.work.cancel.hasFocus()
        self.work.end()
        self.allow(True)
        if had_focus:
            self.pdf.setFocus()
        if not is_stopped and self._may_leave(tuple(matter for matter in found if matter.leak)):
            self._choose(where, request)

    def _may_leave(self, leaks: tuple[Matter, ...]) -> bool:
        """Whether a copy with these names in it is handed over; the names can be looked at first."""
        if not leaks:
            return True
        acts = (_("Hand it over"), _("Show me"))
        question = _("Hand over a client copy with names in it?")
        chosen = self._ask.choose(question, _named(leaks), acts, _("Cancel"))
        if chosen == 1:
            self.names_wanted.emit(leaks)
        return chosen == 0

    def _write(self, outputs: list[Output], request: ReportRequest) -> None:
        self._taken_request = request
        self._waiting, self._count = outputs, len(outputs)
        self.busy_changed.emit(True)
        self._next()

    def _next(self) -> None:
        output = self._waiting.pop(0)
        assert self._taken_request is not None, "a file is written of a report that was asked for"
        self._under_way = output
        number = self._count - len(self._waiting)
        words = _("Writing {name}") if self._count == 1 else _("Writing {name}, file {number} of {count}")
        self.work.begin(words.format(name=output.path.name, number=number, count=self._count))
        self._task = self._exporter.start(output.kind, output.path, self._taken_request)
        self._task.progressed.connect(self.work.advance)
        self._task.succeeded.connect(self._succeed)
        self._task.failed.connect(self._fail)
        self._task.cancelled.connect(self._stopped)
        self._task.ended.connect(self._ended)
        self.work.cancel.setFocus()
        self.allow(False)

    def _cancel(self) -> None:
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()

    def _succeed(self, exported: Exported) -> None:
        assert self._under_way is not None, "what was written was under way"
        assert self._taken_request is not None, "a file is written of a report that was asked for"
        difference = self._exporter.difference(exported)
        row = FileRow(exported, self._exporter, self._ask, self._theme, difference)
        row.tell(self._exporter.after_writing(self._under_way.kind, self._taken_request))
        self.files.append(row)
        self._rows.addWidget(row)

    def _fail(self, error: Exception) -> None:
        self._waiting.clear()
        assert self._under_way is not None, "what failed was under way"
        self._details = "\n".join(error_frames(error))
        self.copy_details.show()
        self._say(failure_words(self._under_way.path, error), "wrong")

    def _stopped(self) -> None:
        self._waiting.clear()
        assert self._under_way is not None, "what was stopped was under way"
        said = _("Cancelled: {name} was not written, and nothing half-written is left.")
        self._say(said.format(name=self._under_way.path.name), "text")

    def _ended(self) -> None:
        self._task = None
        if self._waiting:
            self._next()
            return
        had_focus = self.work.cancel.hasFocus()
        self.work.end()
        self.allow(True)
        self.busy_changed.emit(False)
        if had_focus:
            (self.files[0].open if self.files else self.pdf).setFocus()
        self.finished.emit()

    def _say(self, words: str, ink: str) -> None:
        self.outcome.show_words(words, ink)
        self.outcome.show()

    def _clear(self) -> None:
        self.outcome.hide()
        self.copy_details.hide()
        for row in self.files:
            row.hide()
            row.deleteLater()
        self.files.clear()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def _is_of(taken: ReportRequest | None, chosen: ReportRequest | None) -> bool:
    """Whether both are of one version of the audit and for the same readers."""
    if taken is None or chosen is None:
        return taken is chosen
    return (taken.sign_off, taken.options.audience) == (chosen.sign_off, chosen.options.audience)


def _named(leaks: Sequence[Matter]) -> str:
    """How many names stand in a copy, and the first of them with their places."""
    spots = [spot for matter in leaks for spot in matter.spots]
    lines = [matter.words for matter in leaks]
    for spot in spots[:MOST_NAMED]:
        place = shortened(spot.label, MOST_OF_WORDS)
        around = shortened(spot.words, MOST_OF_WORDS)
        said = _("{name}, {place}: {words}") if around else _("{name}, {place}")
        lines.append(said.format(name=f"“{shortened(spot.name, MOST_OF_WORDS)}”", place=place, words=around))
    more = len(spots) - MOST_NAMED
    if more > 0:
        lines.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return "\n".join(lines)


def failure_words(path: Path, error: Exception) -> str:
    """What happened, what it means and what to do."""
    untouched = _("Nothing half-written is left, and an earlier file of that name is as it was.")
    return _("{name} was not written. {reason} {untouched}").format(
        name=path.name, reason=_reason(path, error), untouched=untouched
    )


def _reason(path: Path, error: Exception) -> str:
    match error:
        case PermissionError():
            return _("It may not be written there: close it where it is open, or choose another folder.")
        case FileNotFoundError() | NotADirectoryError():
            return _("The folder {folder} is not there any more: choose another.").format(folder=path.parent)
        case OSError():
            return _("The disk says: {reason}. Make room or choose another folder.").format(
                reason=error.strerror or str(error)
            )
        case MaturityError():
            return str(error)
        case _:
            return _("This is a fault of the program: copy the details and send them to its makers.")
