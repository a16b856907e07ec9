"""One step of the stair above the columns: how much of a level is met, and whether it is reached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.scoring import LevelScore
from maturity_desktop.gui.sentences import next_level
from maturity_desktop.gui.theme import ThemeSwitch

LOWEST, HIGHEST = 6, 18
"""The height of the first and of the last step, in logical pixels."""
NARROWEST = 24
NOT_COUNTING_YET = 0.4
"""How strongly a share is drawn that stands above a level that is not reached."""


class Standing(Enum):
    """Where a level stands to the one that is reached."""

    REACHED = "reached"
    NEXT = "next"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class StepView:
    """What a step shows: shares are 0 to 1, `height` is the level's place in the scale.

    A level that is given is outlined: it is reached and nothing was earned.
    """

    applies: bool
    standing: Standing
    share: float
    height: float
    given: bool = False


def step_view(score: LevelScore, result: CriterionResult, framework: Framework) -> StepView:
    """A level of a criterion as a step."""
    given = score.number <= framework.floor
    reached = given or (result.level is not None and score.number <= result.level)
    following = next_level(result)
    standing = Standing.REACHED if reached else Standing.BEYOND
    if not reached and following is not None and following.number == score.number:
        standing = Standing.NEXT
    height = (score.number - framework.floor) / max(framework.top - framework.floor, 1)
    share = 1.0 if reached else float(score.low)
    return StepView(score.applies or given, standing, share, height, given)


class LevelStep(QWidget):
    """Its height is the level, its filling the share that is met; struck where nothing applies."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._view: StepView | None = None
        theme.changed.connect(self.update)

    def show_view(self, view: StepView) -> None:
        if view != self._view:
            self._view = view
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, HIGHEST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        view, look = self._view, self._theme.look
        if view is None:
            return
        height = LOWEST + (HIGHEST - LOWEST) * view.height
        step = QRectF(0, self.height() - height, self.width(), height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours["line"]))
        painter.drawRoundedRect(step, 3, 3)
        if not view.applies:
            painter.setPen(QPen(QColor(look.colours["quiet"]), 1.5))
            painter.drawLine(step.bottomLeft(), step.topRight())
            return
        # The height tells the level: the ramp's first colours would hardly stand out from an empty step.
        colour = QColor(look.colours["accent"])
        if view.given:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 1.5))
            painter.drawRoundedRect(step.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
            return
        if view.standing is Standing.BEYOND:
            colour.setAlphaF(NOT_COUNTING_YET)
        painter.setClipRect(QRectF(0, 0, self.width() * view.share, self.height()))
        painter.setBrush(colour)
        painter.drawRoundedRect(step, 3, 3)
