"""Help > Show diagnostics: asks the library off the window's thread, shows what it says, saves a report."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.bad_news import details, reason

if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow

Lines = tuple[tuple[str, str], ...]


class Showing(QObject):
    """`report` makes the text of a report of the lines that are shown."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        ask: Ask,
        report: Callable[[Lines], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._ask, self._report = window, desk, ask, report
        self._running: Task[Lines] | None = None

    def show(self) -> None:
        """Shows the dialog once the library has answered."""
        if self._running is not None:
            return
        library, folder = self._desk.library if self._desk.is_open else None, self._desk.folder

        def work(_progress: Progress) -> Lines:
            from maturity_desktop.verbs.safety import closed_diagnosis_lines, open_diagnosis_lines

            found = open_diagnosis_lines(library) if library is not None else closed_diagnosis_lines(folder)
            return tuple(found)

        self._running = task = Task(work, self)
        task.succeeded.connect(self._open)
        task.failed.connect(
            lambda error: self._ask.tell(_("That did not work"), reason(error), details(error))
        )
        task.ended.connect(self._end)
        task.start()

    def _end(self) -> None:
        self._running = None

    def _open(self, lines: Lines) -> None:
        from maturity_desktop.gui.diagnostics.diagnosis_dialog import DiagnosisDialog

        dialog = DiagnosisDialog(lines, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.report_wanted.connect(lambda: self._save(lines))
        dialog.open()

    def _save(self, lines: Lines) -> None:
        from maturity_desktop.storage.files import replacing

        kind = _("Text (*.txt)")
        path = self._ask.save_as(_("Save a report"), Path("maturity-desktop-report.txt"), kind)
        if path is None:
            return
        try:
            with replacing(path) as file:
                file.write(self._report(lines).encode("utf-8", "replace"))
        except OSError as error:
            self._ask.tell(_("The report could not be saved"), reason(error))
