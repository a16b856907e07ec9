"""What cannot be saved where it belongs is saved elsewhere, in a copy of the whole library."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.bad_news import details, reason

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.diagnostics.copying_dialog import CopyingDialog
    from maturity_desktop.gui.saving import SaveQueue
    from maturity_desktop.gui.theme import ThemeSwitch


class Elsewhere(QObject):
    """Asks where, copies off the window's thread, and tells what came of it."""

    def __init__(
        self,
        library: Path,
        ask: Ask,
        clock: Callable[[], datetime],
        theme: ThemeSwitch,
        window: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._ask, self._clock = library, ask, clock
        self._theme, self._window = theme, window
        self._running: Task[Path] | None = None
        self._dialog: CopyingDialog | None = None

    def copy(self, queue: SaveQueue) -> None:
        """Copies the library with what waits in the queue; the queue goes on trying."""
        if self._running is not None:
            return
        chosen = self._ask.folder(_("Where a copy of the library is saved"))
        if chosen is None:
            return
        target = chosen / f"Maturity Desktop {self._clock():%Y-%m-%d %H-%M-%S}"
        library, edits, headlines = self._library, queue.unsaved, queue.headlines

        def work(progress: Progress) -> Path:
            from maturity_desktop.verbs.copying import copy_with_edits

            copy_with_edits(library, target, edits, headlines, progress)
            return target

        self._running = task = Task(work, self)
        self._show_progress(task, target)
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._end)
        task.succeeded.connect(self._tell_copy)
        task.failed.connect(self._tell_failure)
        task.start()

    def _show_progress(self, task: Task[Path], target: Path) -> None:
        from maturity_desktop.gui.diagnostics.copying_dialog import CopyingDialog

        self._dialog = dialog = CopyingDialog(target, self._theme, self._window)
        dialog.work.cancel_wanted.connect(task.cancel)
        task.progressed.connect(dialog.work.advance)
        dialog.open()

    def _end(self, *_outcome: object) -> None:
        """Before it is told what came of it, another copy may be begun."""
        self._running = None
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog.deleteLater()
            self._dialog = None

    def _tell_copy(self, target: Path) -> None:
        self._ask.tell(
            _("A copy of the library has your last changes"),
            _(
                "It is in {folder}, with its evidence. The library itself does not have them yet: the program"
                " goes on trying. If you end it before, go on with the copy."
            ).format(folder=target),
        )

    def _tell_failure(self, error: BaseException) -> None:
        self._ask.tell(_("The copy could not be saved"), reason(error), details(error))
