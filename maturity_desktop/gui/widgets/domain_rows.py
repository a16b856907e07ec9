"""How far each domain is: a bar of its mean level, what is rated, and where the target lies."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from maturity_desktop.gui.models.rows import ROW_ROLE, Index, Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import one_line, paint_ground, put_words
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

SIDE, GAP = 12, 10
ROW_HEIGHT = 44
LEAD_WIDTH = 22
NAME_LINES = 2
TOLD_MARGIN, LINE, REASON_LINES = 8, 20, 3
"""Of a row that only says that a domain is not described."""
LEVEL_WIDTH = 32
RATED_WIDTH = 58
BAR_SHARE, LEAST_BAR = 0.22, 44
REST_WIDTH = 320
"""What a row needs beside its bar, which is shortened first."""
BAR_HEIGHT = 8


@dataclass(frozen=True, slots=True)
class DomainProgress:
    """A domain in figures; shares are 0 to 1 of the way from the floor to the top of the scale."""

    criterion: str
    level: str
    rated: str
    complete: bool
    share: float | None
    target: float | None


class DomainDelegate(QStyledItemDelegate):
    """Draws a row whose goal is a DomainProgress."""

    def __init__(self, theme: ThemeSwitch, view: RowList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        if not row.told:
            return QSize(0, ROW_HEIGHT)
        return QSize(0, ceil(2 * TOLD_MARGIN + self._reason(row).height + LINE))

    def _reason(self, row: Row) -> WrappedText:
        """Why a domain has no level."""
        width = self._view.viewport().width() - 2 * SIDE - LEAD_WIDTH
        return WrappedText(one_line(row.detail), self._theme.font("small"), width, REASON_LINES)

    def _paint_told(self, painter: QPainter, area: QRect, row: Row) -> None:
        painter.save()
        line = QRect(area.left() + SIDE, area.top() + TOLD_MARGIN, area.width() - 2 * SIDE, LINE)
        put_words(painter, line, row.lead, self._theme, "quiet")
        put_words(painter, line.adjusted(LEAD_WIDTH, 0, 0, 0), row.text, self._theme, "quiet")
        painter.setPen(self._theme.colour("quiet"))
        self._reason(row).draw(painter, QPointF(line.left() + LEAD_WIDTH, line.bottom() + 1))
        painter.restore()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        if row.told:
            self._paint_told(painter, option.rect, row)
            return
        assert isinstance(row.goal, DomainProgress), "what is not only told has its progress"
        progress = row.goal
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, self._theme, self._view, index, self._view.shows_choice)
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        name = self.name_area(option.rect)
        area, level = _cut_right(area, LEVEL_WIDTH)
        put_words(painter, level, progress.level, self._theme, semibold=True, right=True)
        area, bar = _cut_right(area, _bar_width(option.rect.width()))
        self._bar(painter, bar, progress)
        area, rated = _cut_right(area, RATED_WIDTH)
        colour = "quiet" if progress.complete else "attention"
        put_words(painter, rated, progress.rated, self._theme, colour, right=True)
        lead = QRect(area.left(), area.top(), LEAD_WIDTH, area.height())
        put_words(painter, lead, row.lead, self._theme, "quiet")
        self._name(painter, name, row.text)
        painter.restore()

    def name_area(self, row: QRect) -> QRect:
        """What a row leaves for the name of the domain."""
        right = SIDE + LEVEL_WIDTH + _bar_width(row.width()) + RATED_WIDTH + 3 * GAP
        return row.adjusted(SIDE + LEAD_WIDTH, 0, -right, 0)

    def _name(self, painter: QPainter, area: QRect, name: str) -> None:
        """In two lines where one is too short for it."""
        words = WrappedText(one_line(name), self._theme.font(), area.width(), NAME_LINES)
        painter.setPen(self._theme.colour("text"))
        words.draw(painter, QPointF(area.left(), area.center().y() + 1 - words.height / 2))

    def _bar(self, painter: QPainter, area: QRect, progress: DomainProgress) -> None:
        track = QRectF(area.left(), area.center().y() - BAR_HEIGHT / 2 + 1, area.width(), BAR_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(track, 4, 4)
        if progress.share:
            painter.setBrush(self._theme.colour("accent"))
            reached = QRectF(track)
            reached.setWidth(max(BAR_HEIGHT, track.width() * progress.share))
            painter.drawRoundedRect(reached, 4, 4)
        if progress.target is not None:
            place = track.left() + track.width() * progress.target
            painter.setPen(QPen(self._theme.colour("text"), 2))
            painter.drawLine(round(place), round(track.top() - 4), round(place), round(track.bottom() + 4))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _bar_width(row: int) -> int:
    return min(round(row * BAR_SHARE), max(LEAST_BAR, row - REST_WIDTH))


def _cut_right(area: QRect, width: int) -> tuple[QRect, QRect]:
    """What is left of an area, and the part of this width at its right."""
    right = QRect(area.right() + 1 - width, area.top(), width, area.height())
    return area.adjusted(0, 0, -width - GAP, 0), right
