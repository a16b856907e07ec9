"""What the window does so that nothing is lost: backups by themselves and on demand, restoring, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from maturity_desktop.gui.safety.backup_desk import BackupDesk

# Dialogs, and what makes backups, are loaded when they are first wanted.
if TYPE_CHECKING:
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.safety.backups_dialog import BackupsDialog
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.backups.listing import BackupInfo

LOOK_EVERY_MS = 5 * 60 * 1000
"""How often it is asked whether a backup is due: it is every 30 minutes of work with changes."""


class Safety(QObject):
    """Wires backups to the window and the library behind it."""

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
        self.backups = BackupDesk(desk.folder, desk.clock, self)
        self.dialog: BackupsDialog | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._restoring = False
        status = window.bars.status
        status.backups_wanted.connect(self.show_backups)
        self.backups.not_made.connect(lambda _error: status.show_backup_trouble(is_there=True))
        self.backups.made.connect(lambda _outcome: status.show_backup_trouble(is_there=False))
        self.backups.ended.connect(self._after_restoring)
        for signal in (desk.opened, desk.not_opened, desk.damaged):
            signal.connect(self._list_anew)
        window.backups_wanted.connect(self.show_backups)
        window.may_close = self.back_up_before_closing

    def look(self) -> None:
        """Makes a backup in the background where one is due; nobody waits for it."""
        from maturity_desktop.storage.backups.states import EVERY

        if self._desk.may_write and self.backups.worked >= EVERY:
            self.backups.back_up_when_due(closing=False)

    def back_up_before_closing(self) -> bool:
        """Whether the window may close: with a backup, or without one if the person says so."""
        from maturity_desktop.gui.safety.closing import back_up_before_closing

        if not self._desk.may_write:
            return True
        return back_up_before_closing(self.backups, self._ask, self._theme, self._window)

    def show_backups(self) -> None:
        """The list of backups; what is written meanwhile is not in it before it is asked anew."""
        from maturity_desktop.gui.safety.backups_dialog import BackupsDialog

        session = self._window.session
        if session is not None:
            session.end_spell()
        self.dialog = BackupsDialog(self.backups, self._ask, self._theme, self._window, self._desk.may_write)
        self.dialog.restore_wanted.connect(self.restore)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    # Restoring

    def restore(self, backup: BackupInfo) -> None:
        """Puts a backup in the place of the library, which is opened again whatever came of it."""
        if not self._window.leave_everything():
            return
        self._restoring = True
        self.backups.restore(backup, self._desk.let_go())

    def _after_restoring(self) -> None:
        if self._restoring:
            self._restoring = False
            self._desk.open()

    def _list_anew(self, *_found: object) -> None:
        """Not before: while a library is being opened nothing else has its file open."""
        if self.dialog is not None:
            self.backups.list_all()
