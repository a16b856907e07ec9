"""A quiet line over the pages: why something is so, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords

LINES = 3
Act = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


class Banner(QFrame):
    """Words and the buttons that belong to them; hidden while it has none."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self.words = PlainWords(theme, ink="attention", lines=LINES)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 2, 8, 2)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def tell(self, words: str, *acts: Act) -> None:
        """Other words and buttons; no words end it."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(*act) for act in acts] if words else []
        self.words.show_words(words)
        self.words.setAccessibleName(words)
        self.setVisible(bool(words))

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        set_role(button, "flat")
        button.clicked.connect(lambda _checked: act())
        self._row.addWidget(button)
        return button
