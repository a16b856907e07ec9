"""The one dialog that is open over a page."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog


class OneOpen(QObject):
    """Opens dialogs without holding up the window, and lets them go when they are done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open_one: QDialog | None = None
        """The dialog that is open now."""

    def _open(self, dialog: QDialog) -> None:
        self.open_one = dialog
        dialog.finished.connect(lambda _code: self._let_go(dialog))
        dialog.open()

    def _let_go(self, dialog: QDialog) -> None:
        if self.open_one is dialog:
            self.open_one = None
        dialog.deleteLater()
