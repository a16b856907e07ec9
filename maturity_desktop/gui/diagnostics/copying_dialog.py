"""How far the copy of a library is, and the button that stops it."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.work_bar import WorkBar

WIDTH = 460


class CopyingDialog(QDialog):
    """Closes by itself when the copy is whole or given up; Escape stops it."""

    def __init__(self, target: Path, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Saving a copy elsewhere"))
        self.work = WorkBar(theme)
        self.work.begin(_("Copying the library with its evidence…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        words = _("To {folder}. If you stop it, nothing of the copy stays there.").format(folder=target)
        column.addWidget(plain_label(breakable(words), wraps=True))
        column.addWidget(self.work)
        self.setMinimumWidth(WIDTH)
        self.work.cancel.setFocus()

    def reject(self) -> None:
        self.work.cancel.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()
