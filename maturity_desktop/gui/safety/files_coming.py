"""Files that still come in when an audit is put away: waited for, or stopped; none is left without a row.

A file is copied into the library before its row is written: whoever closed in between would leave a copy that
nothing names.
"""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.work_bar import WorkBar

SHOWN_AFTER_MS = 400
"""What takes no longer is waited for without a word."""
WIDTH = 460


class FilesComingDialog(QDialog):
    """How far the files are; it closes by itself, and is refused by whoever would rather stay."""

    def __init__(
        self, desks: Sequence[EvidenceDesk], theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Closing"))
        self._desks = desks
        self.work = WorkBar(theme)
        self.work.begin(_("Adding files…"))
        self.work.cancel.hide()  # what it does stands beside the other way
        self.work.cancel_wanted.connect(self._stop)
        self.stop = QPushButton(_("&Stop and close"))
        self.stop.clicked.connect(self.work.cancel.click)
        self.stay = QPushButton(_("S&tay"))
        self.stay.setDefault(True)
        self.stay.clicked.connect(self.reject)
        for desk in desks:
            desk.progressed.connect(self.work.advance)
            desk.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        words = _(
            "Files are still being added as evidence. The audit closes when all of them are in. If you stop,"
            " those that are in by then stay, and the others are not added."
        )
        column.addWidget(plain_label(words, wraps=True))
        column.addWidget(self.work)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop)
        row.addWidget(self.stay)
        column.addLayout(row)
        self.setMinimumWidth(WIDTH)
        self.stay.setFocus()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stay.setEnabled(False)  # nobody is asked any more: what is in goes on the register
        for desk in self._desks:
            desk.cancel()

    def _look(self) -> None:
        if not any(desk.is_busy for desk in self._desks):
            self.accept()

    def reject(self) -> None:
        """Escape stays, and the files go on coming in; what is being stopped is over soon."""
        if self.stay.isEnabled():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()


def wait_for_files(session: AuditSession, ask: Ask, theme: ThemeSwitch, window: QWidget) -> bool:
    """Waits until nothing comes in any more; False where the person stays with the audit."""
    desks = [desk for desk in session.findChildren(EvidenceDesk) if desk.is_busy]
    if not desks:
        return True
    refused: list[str] = []

    def note(name: str, why: str) -> None:
        refused.append(why if name in why else f"{name}: {why}")

    for desk in desks:
        desk.refused.connect(note)
    is_over = _is_soon_over(desks) or _is_waited_for(desks, theme, window)
    for desk in desks:
        desk.refused.disconnect(note)
    return is_over and (not refused or _closes_all_the_same(refused, ask))


def _is_soon_over(desks: Sequence[EvidenceDesk]) -> bool:
    loop = QEventLoop()
    for desk in desks:
        desk.ended.connect(loop.quit)
    QTimer.singleShot(SHOWN_AFTER_MS, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return not any(desk.is_busy for desk in desks)


def _is_waited_for(desks: Sequence[EvidenceDesk], theme: ThemeSwitch, window: QWidget) -> bool:
    dialog = FilesComingDialog(desks, theme, window)
    is_over = bool(dialog.exec())
    dialog.deleteLater()
    return is_over


def _closes_all_the_same(refused: Sequence[str], ask: Ask) -> bool:
    """What was not added is not found again once the audit is closed."""
    chosen = ask.choose(
        _("Not all files were added"),
        _("Those that were not are where they came from, and unchanged. Copy the list, or stay and look."),
        (_("Close"),),
        _("Stay"),
        "\n".join(refused),
    )
    return chosen == 0
