"""Sections that fold: of several one is open, the others say in a line what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords


class Fold(QWidget):
    """A head that opens and closes what stands below it, and says what is chosen there."""

    opened = Signal()

    def __init__(self, title: str, body: QWidget, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.body = body
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self.head, "fold")
        self.head.clicked.connect(lambda: self.set_open(not self.is_open))
        self.said = PlainWords(theme, "small", "quiet", lines=1)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QFrame()
        set_role(line, "hairline")
        line.setFixedHeight(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.head)
        row.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(line)
        column.addLayout(row)
        column.addWidget(body)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        return not self.body.isHidden()

    def set_open(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.head.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._name()
        if is_open:
            self.opened.emit()

    def say(self, words: str, ink: str = "quiet") -> None:
        """What is chosen below, in a few words."""
        self.said.show_words(words, ink)
        self._name()

    def _name(self) -> None:
        self.head.setAccessibleName(f"{self.title}: {self.said.words}" if self.said.words else self.title)


class Folds(QWidget):
    """Opening one closes the one that was open, so that all heads stay in sight."""

    def __init__(self, folds: Sequence[Fold], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folds = tuple(folds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for fold in self.folds:
            column.addWidget(fold)
            fold.opened.connect(self._close_others)

    def of(self, body: QWidget) -> Fold:
        """The section that holds a part."""
        return next(fold for fold in self.folds if fold.body is body or fold.body.isAncestorOf(body))

    def _close_others(self) -> None:
        opened = self.sender()
        for fold in self.folds:
            if fold is not opened and fold.is_open:
                fold.set_open(False)
