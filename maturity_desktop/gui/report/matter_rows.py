"""Rows of what is worth knowing: words in full over several lines, what is said of them below."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from maturity_desktop.gui.models.rows import ROW_ROLE, Index, Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.plain_words import show_tip
from maturity_desktop.gui.widgets.row_ground import one_line, paint_ground, put_words
from maturity_desktop.gui.widgets.row_list import GAP, SIDE, RowList
from maturity_desktop.gui.widgets.wrapped_text import WrappedText

LEAD = 64
"""The width of the column of labels, in logical pixels."""
ABOVE, BELOW = 8, 7
"""Around the words of a row, in logical pixels."""
MOST_LINES, MOST_BELOW, MOST_OF_HEADING = 3, 2, 4
MOST_TOLD = 1500
"""Letters of a part of a tool tip."""
MOST_KEPT = 4000
"""Texts that are kept as they are broken into lines."""


class _Delegate(QStyledItemDelegate):
    """Draws a row as high as its words are."""

    def __init__(self, theme: ThemeSwitch, view: MatterRows) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._broken: dict[tuple[str, str, bool, int], WrappedText] = {}
        theme.changed.connect(self._broken.clear)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height_of(index.data(ROW_ROLE), self._view.viewport().width()))

    def height_of(self, row: Row, width: int) -> int:
        """Of a row in a list of a width, in logical pixels."""
        room = width - 2 * SIDE
        if row.heading:
            return self._heading(row, room).height + ABOVE + BELOW
        room -= LEAD
        below = _below(row)
        height = self._words(row, room).height + (self._small(below, room).height if below else 0)
        return height + ABOVE + BELOW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        area: QRect = option.rect.adjusted(SIDE, ABOVE, -SIDE, -BELOW)
        painter.save()
        if not row.heading:
            paint_ground(painter, option.rect, self._theme, self._view, index, self._view.shows_choice)
        painter.setPen(self._theme.colour("text"))
        corner = QPointF(area.left(), area.top())
        if row.heading:
            self._heading(row, area.width()).draw(painter, corner)
        else:
            self._paint_row(painter, area, row)
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRect, row: Row) -> None:
        room = area.adjusted(LEAD, 0, 0, 0)
        words = self._words(row, room.width())
        words.draw(painter, QPointF(room.left(), room.top()))
        if row.lead:
            lead = QRect(area.left(), area.top(), LEAD - GAP, self._words(Row("x"), room.width()).height)
            put_words(painter, lead, row.lead, self._theme, "quiet")
        if below := _below(row):
            painter.setPen(self._theme.colour("quiet"))
            corner = QPointF(room.left(), room.top() + words.height)
            self._small(below, room.width()).draw(painter, corner)

    def _heading(self, row: Row, width: int) -> WrappedText:
        return self._text(row.text, "body", True, width, MOST_OF_HEADING)

    def _words(self, row: Row, width: int) -> WrappedText:
        return self._text(row.text, "body", False, width, MOST_LINES)

    def _small(self, words: str, width: int) -> WrappedText:
        return self._text(words, "small", False, width, MOST_BELOW)

    def _text(self, words: str, size: str, bold: bool, width: int, lines: int) -> WrappedText:
        key = words, size, bold, width
        if key not in self._broken:
            if len(self._broken) >= MOST_KEPT:
                self._broken.clear()
            self._broken[key] = WrappedText(one_line(words), self._theme.font(size, bold), width, lines)
        return self._broken[key]


def _below(row: Row) -> str:
    """What stands in small below the words of a row."""
    return " · ".join(part for part in (row.mark, row.detail) if part)


class MatterRows(RowList):
    """Rows as high as they want, the list no higher than `tallest`; a tool tip has all words of a row."""

    def __init__(self, theme: ThemeSwitch, name: str, tallest: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, LEAD, parent)
        self._tallest = tallest
        self._delegate = _Delegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def fit(self) -> None:
        """As high as its rows want now."""
        width = self.viewport().width()
        wish = 2 * self.frameWidth() + 4
        for row in self.rows.rows:
            wish += self._delegate.height_of(row, width)
            if wish >= self._tallest:
                break
        self.setFixedHeight(ceil(min(wish, self._tallest)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
            told = (row.lead, row.text, row.mark, row.detail) if row is not None else ()
            words = "\n".join(own[:MOST_TOLD] for own in told if own)
            show_tip(event, words, self.viewport())
            return True
        return super().viewportEvent(event)
