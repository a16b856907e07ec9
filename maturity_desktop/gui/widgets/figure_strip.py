"""The figures that are read first, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.reports.parts import Figure

CAPTION_LINES = 2
REMARK_LINES = 5
ABOVE_BASELINE = 4
"""How much less a line of body text reaches below its baseline than a figure does."""


class FigureStrip(QWidget):
    """Three figures with their units and captions, and how firm they are; hairlines between them."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = [_Cell(theme) for _place in range(3)]
        self.remarks = PlainWords(theme, "small", "quiet", lines=REMARK_LINES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for cell in self._cells:
            row.addWidget(cell, 3)
            line = QFrame()
            set_role(line, "hairline")
            line.setFixedWidth(1)
            row.addWidget(line)
        row.addWidget(self.remarks, 5)

    def show_figures(self, figures: Sequence[Figure], remarks: Sequence[str]) -> None:
        """Three figures, and sentences on how firm they are."""
        for cell, figure in zip(self._cells, figures, strict=True):
            cell.show_figure(figure)
        self.remarks.show_words("\n".join(remarks))


class _Cell(QWidget):
    """A figure, its unit beside it, its caption below."""

    def __init__(self, theme: ThemeSwitch) -> None:
        super().__init__()
        self._value = PlainWords(theme, "figure", bold=True, lines=1)
        self._unit = PlainWords(theme, "body", lines=1)
        self._caption = PlainWords(theme, "small", "quiet", lines=CAPTION_LINES)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._value, 0, Qt.AlignmentFlag.AlignBottom)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self._unit)
        beside.addSpacing(ABOVE_BASELINE)
        top.addLayout(beside, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addWidget(self._caption)
        box.addStretch(1)

    def show_figure(self, figure: Figure) -> None:
        self._value.show_words(figure.value)
        self._unit.show_words(figure.unit)
        self._caption.show_words(figure.caption)
