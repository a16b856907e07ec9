"""Plain words to be read, selected and scrolled: one pane, or several side by side below their names."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import plain_label

ROUND_TEXT = 8


def reading_pane(text: str, name: str, lines: int = 0) -> QPlainTextEdit:
    """Plain words that wrap anywhere, so many lines high (0: as high as there is room)."""
    pane = QPlainTextEdit(text)
    pane.setReadOnly(True)
    pane.setTabChangesFocus(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.document().setDocumentMargin(0)
    pane.setAccessibleName(name)
    set_role(pane, "reading")
    if lines:
        pane.setFixedHeight(height_of(pane, lines))
    return pane


def height_of(pane: QPlainTextEdit, lines: int) -> int:
    """How high a pane of so many lines is, in logical pixels."""
    return pane.fontMetrics().lineSpacing() * lines + ROUND_TEXT


class ReadingPanes(QWidget):
    """What a thing was and what it is, side by side; where nothing is, that is said."""

    def __init__(self, names: Sequence[str], lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panes = [reading_pane("", name, lines) for name in names]
        self.parts: list[QWidget] = []
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        for name, pane in zip(names, self.panes, strict=True):
            part = QWidget()
            below = QVBoxLayout(part)
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(2)
            below.addWidget(plain_label(name, "small"))
            below.addWidget(pane)
            beside.addWidget(part, 1)
            self.parts.append(part)

    def show_words(self, texts: Sequence[str | None]) -> None:
        """A text for each pane."""
        for pane, words in zip(self.panes, texts, strict=True):
            pane.setPlainText(words or _("nothing"))
