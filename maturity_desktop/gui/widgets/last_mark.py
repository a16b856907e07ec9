"""How a checkpoint was answered last time: the answer's own sign, small and in outline."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from maturity_desktop.gui.checkpoint_view import CheckpointView
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import as_tip
from maturity_desktop.gui.widgets.marks import BOX, draw_answer, draw_observation

SCALE = 0.6
FAINT = 0.62


class LastMark(QWidget):
    """Says itself in a tip; the box above it says it to screen readers."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: CheckpointView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_view(self, view: CheckpointView) -> None:
        self._view = view
        self.setVisible(bool(view.last_time))
        self.setToolTip(as_tip(view.last_time))
        self.update()

    def sizeHint(self) -> QSize:
        side = round(BOX * SCALE) + 2
        return QSize(side, side + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        painter.setOpacity(FAINT)
        painter.translate(1, 2)
        painter.scale(SCALE, SCALE)
        draw = draw_observation if view.checkpoint.sign else draw_answer
        draw(painter, QPointF(0, 0), view.before, self._theme.look)
