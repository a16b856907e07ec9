"""Erases an audit or a client for good, at the wish of the person in front of the library's list."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from maturity_desktop.gui.background import Task
from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.widgets.audit_rows import AuditView

# The dialog, and what erases, are loaded when they are first wanted.
if TYPE_CHECKING:
    from maturity_desktop.domain.progress import Progress
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.dialogs.erase_dialog import EraseDialog
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.erasing.certificate import Erased
    from maturity_desktop.verbs.erasing import ErasePlan


class Erasing(QObject):
    """Asks, lets the library go, erases off the window's thread, and opens the library again."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._ask, self._theme = window, desk, ask, theme
        self.dialog: EraseDialog | None = None
        self._task: Task[Erased] | None = None

    def offer(self) -> None:
        """Puts it on the menu of an audit in the library's list."""
        view = self._window.findChild(AuditView)
        if view is not None:
            view.offer(_("Erase for good…"), "Del", self.ask_for)

    def ask_for(self, audit: str) -> None:
        """Looks up what erasing an audit, or its client, would do, and asks."""
        if not self._desk.may_write:
            self._ask.tell(
                _("Nothing can be erased now"),
                _("The library was opened for reading only. Open it for writing, then try again."),
            )
            return
        folder = self._desk.folder

        def look_up(_library: object) -> tuple[ErasePlan, ...]:
            from maturity_desktop.verbs.erasing import plans_for

            return plans_for(folder, audit)

        self._desk.look_up(look_up, self._show)

    def _show(self, plans: tuple[ErasePlan, ...]) -> None:
        from maturity_desktop.gui.dialogs.erase_dialog import EraseDialog

        if plans:
            self.dialog = dialog = EraseDialog(plans, self._theme, self._window)
            dialog.erase_wanted.connect(self._erase)
            dialog.cancel_wanted.connect(self._cancel)
            dialog.finished.connect(self._forget_dialog)
            dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _erase(self, plan: ErasePlan) -> None:
        from maturity_desktop.verbs.erasing import certificate_name, erase

        folder, now = self._desk.folder, self._desk.clock()
        author = self._window.preferences.now.author
        name = certificate_name(plan.subject, now)
        path = self._ask.save_as(_("Where to write the certificate"), Path(name), _("Texts (*.txt)"))
        if path is None or self.dialog is None or not self._window.leave_everything():
            return
        close = self._desk.let_go()

        def work(progress: Progress) -> Erased:
            close()
            return erase(folder, plan.subject, path, author, now, progress)

        self._task = task = Task(work, self)
        task.progressed.connect(self.dialog.advance)
        task.succeeded.connect(lambda erased: self._tell_done(plan, erased))
        task.failed.connect(lambda error: self._tell_refused(reason(error)))
        task.cancelled.connect(lambda: self._tell_refused(_("Nothing was erased.")))
        task.ended.connect(self._desk.open)
        self.dialog.begin()
        task.start()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _tell_done(self, plan: ErasePlan, erased: Erased) -> None:
        from maturity_desktop.verbs.erasing import done_words

        habits = self._window.preferences
        kept = tuple(recent for recent in habits.now.recents if recent.audit not in plan.subject.audits)
        habits.change(recents=kept)
        self._window.bars.menus.show_recents(kept)
        if self.dialog is not None:
            self.dialog.show_done(done_words(erased))

    def _tell_refused(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.show_refused(words)
