"""The models of an audit side by side: how far along its own scale each stands, and where."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.comparison import Standing, standings
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.chart_sections import (
    ReadingLine,
    copy_button,
    lay_out,
    nothing_yet,
    scroll_area,
    tool_row,
    zoom_of,
)
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.reports.charts import side_by_side
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.sections.standing_words import (
    side_by_side_notes,
    standing_asides,
    standing_figure,
    standing_name,
)

NARROW = 760
"""Below this width the rows stand under the chart."""
ROWS_HEIGHT = 240


class ModelsSection(QWidget):
    """A chart of p for each model or layer, the same on their own scales, and what equal p does not mean."""

    framework_wanted = Signal(str)

    def __init__(
        self,
        session: AuditSession,
        words: NullTranslations,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._words = words
        self._zoom = zoom_of(theme)
        self._standings: tuple[Standing, ...] = ()
        self.notes = PlainWords(theme, ink="quiet")
        self.notes.show_words("\n".join(side_by_side_notes(words)))
        self.chart = DrawingView(theme, nothing_yet, self._zoom)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.chart.spot_reached.connect(self._bring_into_sight)
        self.rows = RowList(theme, _("Models on their own scales"), lead_width=0)
        self.rows.shows_choice = True
        set_role(self.rows, "framed")
        self.rows.chosen.connect(self.framework_wanted.emit)
        hint = _("Arrow keys walk from model to model, Enter in the list shows its results.")
        self.told = ReadingLine(theme, hint, self.chart)
        self.tools = tool_row(copy_button(_("Copy the picture"), self.chart))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addWidget(self.chart)
        column.addStretch(1)
        self._inside = inside
        self.area = scroll_area(inside)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        middle = QFrame()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, middle)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(16)
        self._across.addWidget(self.area, 5)
        self._across.addWidget(self.rows, 3)
        lay_out(self, self.notes, middle, self.told)

    def show_results(self) -> None:
        """The figures of every model of the audit as it is now."""
        words = self._words
        self._standings = found = standings(self._session.all_results())
        self.chart.show_made_by(lambda width, _height: side_by_side(found, words, width))
        self.rows.show_rows(tuple(self._row(standing) for standing in found))
        shown = [standing.framework.id for standing in found].index(self._session.framework.id)
        self.rows.setCurrentIndex(self.rows.rows.index(shown))
        self._make_room()

    def _row(self, standing: Standing) -> Row:
        words = self._words
        return Row(
            standing_name(standing, words),
            detail=" · ".join((standing_figure(standing, words), *standing_asides(standing, words))),
            goal=standing.framework.id,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._across.direction() is not way:
            self._across.setDirection(way)
            self.rows.setMaximumHeight(ROWS_HEIGHT if stacked else 16_777_215)
        self._make_room()

    def _make_room(self) -> None:
        """The chart is as high as its rows; beyond that it scrolls."""
        width = (self.area.viewport().width() - 8) / self._zoom
        if self._standings and width > 1:
            drawing: Drawing = side_by_side(self._standings, self._words, width)
            self.chart.setFixedHeight(round(drawing.height * self._zoom))

    def _bring_into_sight(self, spot: QRectF) -> None:
        middle = self.chart.mapTo(self._inside, spot.center().toPoint())
        self.area.ensureVisible(middle.x(), middle.y(), 0, round(spot.height() * 0.6))
