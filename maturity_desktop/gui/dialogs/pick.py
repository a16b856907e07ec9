"""Type a little, choose from what fits: to go anywhere, and to find words in the audit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (580, 460)
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Finder = Callable[[str], Sequence[Row]]
"""The rows that fit what was typed, best first."""


class PickDialog(QDialog):
    """A field and the rows that fit it; the keyboard stays in the field, arrows move in the rows."""

    picked = Signal(object)
    """The goal of the row that was chosen."""

    def __init__(
        self,
        theme: ThemeSwitch,
        title: str,
        prompt: str,
        nothing: str,
        find: Finder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._find = find
        self.field = QLineEdit()
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.rows = RowList(theme, title)
        self.rows.shows_choice = True
        self._nothing = plain_label(nothing, "quiet", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.rows, 1)
        layout.addStretch()
        self.field.textChanged.connect(self._show_fitting)
        self.field.installEventFilter(self)
        self.rows.chosen.connect(self._pick)
        self.resize(*SIZE)
        self._show_fitting("")

    def _show_fitting(self, words: str) -> None:
        rows = self._find(words)
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _pick(self, goal: object) -> None:
        self.accept()
        self.picked.emit(goal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.rows.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.rows.choose_current()
                return True
        return super().eventFilter(watched, event)
