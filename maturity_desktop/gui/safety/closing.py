"""The backup before the window closes: waited for, with a way to go without it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.safety.backup_desk import BackupDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.work_bar import WorkBar

SHOWN_AFTER_MS = 400
"""A backup that takes no longer is made without a word."""
WIDTH = 460


class ClosingDialog(QDialog):
    """How far the last backup is; it closes by itself."""

    def __init__(self, desk: BackupDesk, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Closing"))
        self._desk = desk
        self.work = WorkBar(theme)
        self.work.begin(_("Making a backup before closing…"))
        self.work.cancel.setText(_("Close &without it"))
        self.work.cancel.setAccessibleName(_("Close without a backup"))
        self.work.cancel_wanted.connect(desk.cancel)
        desk.progressed.connect(self.work.advance)
        desk.ended.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        words = _("Everything is saved. The backup keeps it a second time, in case this file is damaged.")
        column.addWidget(plain_label(words, wraps=True))
        column.addWidget(self.work)
        self.setMinimumWidth(WIDTH)

    def reject(self) -> None:
        """Escape goes without the backup, which ends as soon as it can."""
        self.work.cancel.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()


def back_up_before_closing(desk: BackupDesk, ask: Ask, theme: ThemeSwitch, window: QWidget) -> bool:
    """Makes a backup where one is due; False where there is none and the person would rather stay."""
    _wait(desk, theme, window)  # for one of those that are made while working
    desk.trouble = ""
    desk.back_up_when_due(closing=True)
    _wait(desk, theme, window)
    return not desk.trouble or ask.confirm(
        _("Close without a backup?"),
        _("{reason} Everything you did is saved in the library itself.").format(reason=desk.trouble),
        _("Close without it"),
    )


def _wait(desk: BackupDesk, theme: ThemeSwitch, window: QWidget) -> None:
    """Until nothing is under way; after a moment the person sees what it is."""
    if not desk.is_busy:
        return
    loop = QEventLoop()
    desk.ended.connect(loop.quit)
    QTimer.singleShot(SHOWN_AFTER_MS, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if desk.is_busy:
        dialog = ClosingDialog(desk, theme, window)
        dialog.exec()
        dialog.deleteLater()
