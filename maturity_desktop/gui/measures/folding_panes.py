"""Three panes side by side; where there is little width the last one stands below what is in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from maturity_desktop.gui.widgets.chart_sections import scroll_area

SIDES = (272, 718, 300)
FOLD_BELOW = 1000
"""In less width than this the last pane is folded in."""


class FoldingPanes(QSplitter):
    """`below` is where the part of the last pane goes when it is folded in."""

    def __init__(self, left: QWidget, middle: QWidget, part: QWidget, below: QVBoxLayout) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._part, self._below = part, below
        self._folds = False
        self._is_wanted = True
        self.aside = QFrame()
        self.aside.setProperty("role", "pane")
        side = QVBoxLayout(self.aside)
        side.setContentsMargins(0, 0, 0, 0)
        self._area = scroll_area(part)
        side.addWidget(self._area)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, pane in enumerate((left, middle, self.aside)):
            self.addWidget(pane)
            self.setStretchFactor(place, 1 if pane is middle else 0)
        self.setSizes(list(SIDES))

    def show_part(self, is_wanted: bool) -> None:
        """Whether there is anything to show of the part: at the right, else below."""
        self._is_wanted = is_wanted
        self._part.setVisible(is_wanted)
        self.aside.setVisible(is_wanted and not self._folds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folds = self.width() < FOLD_BELOW
        if folds is self._folds:
            return
        self._folds = folds
        if folds:
            self._below.addWidget(self._area.takeWidget())
        else:
            self._below.removeWidget(self._part)
            self._area.setWidget(self._part)
        self.show_part(self._is_wanted)
        left, _middle, right = SIDES
        # What the folded pane leaves is the middle's, which had shrunk for it.
        self.setSizes([left, self.width() - left, 0] if folds else [left, self.width() - left - right, right])
