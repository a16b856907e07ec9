"""What a survey says, question by question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from gettext import NullTranslations
from gettext import gettext as _
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.survey import SurveyResult
from maturity_desktop.gui.surveys.answer_bars import answer_bars
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import (
    ReadingLine,
    copy_button,
    nothing_yet,
    scroll_area,
    zoom_of,
)
from maturity_desktop.gui.widgets.drawing_painter import picture
from maturity_desktop.gui.widgets.drawing_view import COPY_SCALE, DrawingView
from maturity_desktop.look import load_look
from maturity_desktop.reports.drawing import Drawing

WIDEST, COPIED_WIDTH, MOST_COPIED = 1100.0, 640.0, 4000.0
"""In a drawing's units: wider, bars only get longer; how wide a picture to copy is, and how high at most."""


class AnswersView(DrawingView):
    """Copies the question in focus, else as many as a picture can hold: eighty would fit on no page."""

    draw_some: Callable[[Sequence[int]], Drawing] | None = None
    """Draws questions by their places."""

    def copy(self) -> None:
        if self.draw_some is None:
            return
        spots = list(self.drawing.spots)
        places = [place for place, own in enumerate(spots) if own.y + own.height <= MOST_COPIED]
        if self.spot is not None:
            places = [spots.index(self.spot)]
        scale = COPY_SCALE * self._zoom
        QGuiApplication.clipboard().setImage(
            picture(self.draw_some(places), load_look("light"), self.font(), scale)
        )


class ResultsTab(QWidget):
    """The questions below one another in a picture that arrows walk through."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._zoom = words, zoom_of(theme)
        self._draw: Callable[[float], Drawing] | None = None
        self.view = AnswersView(theme, nothing_yet, self._zoom)
        self.view.setAccessibleName(_("Answers by question"))
        self.view.at_top = True
        self.view.spot_reached.connect(self._bring_into_sight)
        self.area = scroll_area(self.view)
        self.told = ReadingLine(
            theme, _("Arrow keys walk from question to question, Ctrl+C copies one."), self.view
        )
        head = QHBoxLayout()
        head.addWidget(self.told, 1, Qt.AlignmentFlag.AlignVCenter)
        self.copy_button = copy_button(_("Copy the picture"), self.view)
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def show_result(self, result: SurveyResult) -> None:
        """Another survey, or newer answers."""
        words = self._words

        @lru_cache(maxsize=4)
        def draw(width: float) -> Drawing:
            return answer_bars(result, words, min(width, WIDEST))

        self._draw = draw
        self.view.draw_some = lambda places: answer_bars(result, words, COPIED_WIDTH, places)
        self.view.show_made_by(lambda width, _height: draw(width))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        if self._draw is not None:
            width = max(1.0, self.area.viewport().width() / self._zoom)
            self.view.setMinimumHeight(ceil(self._draw(width).height * self._zoom))

    def _bring_into_sight(self, spot: QRectF) -> None:
        top, bottom = spot.topLeft().toPoint(), spot.bottomLeft().toPoint()
        self.area.ensureVisible(top.x(), bottom.y(), 0, 8)
        self.area.ensureVisible(top.x(), top.y(), 0, 8)
