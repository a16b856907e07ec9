"""A list of rows of words, drawn plain: a person's words are never taken for markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from maturity_desktop.gui.models.rows import ROW_ROLE, Index, Row, RowsModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.heads import past_heads
from maturity_desktop.gui.widgets.row_ground import paint_ground, put_words, words_width

SIDE = 12
GAP = 8
LEAD_WIDTH = 56
ONE_LINE, TWO_LINES, HEADING = 40, 54, 34


class RowDelegate(QStyledItemDelegate):
    """Draws a row: lead, text and mark on one line, the detail below."""

    def __init__(self, theme: ThemeSwitch, lead_width: int, view: RowList) -> None:
        super().__init__(view)
        self._theme = theme
        self._lead_width = lead_width
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW_ROLE)
        height = HEADING if row.heading else TWO_LINES if row.detail else ONE_LINE
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if row.heading:
            rest = self._marked(painter, area.adjusted(0, 6, 0, 0), row.mark)
            put_words(painter, rest, row.text, self._theme, semibold=True)
        else:
            paint_ground(painter, option.rect, self._theme, self._view, index, self._view.shows_choice)
            self._row(painter, area, row)
        painter.restore()

    def _row(self, painter: QPainter, area: QRect, row: Row) -> None:
        top = area.adjusted(0, 6, 0, 0) if row.detail else QRect(area)
        if row.detail:
            top.setHeight(22)
        rest = self._marked(painter, top, row.mark)
        if self._lead_width:
            lead = QRect(rest)
            lead.setWidth(self._lead_width - GAP)
            put_words(painter, lead, row.lead, self._theme, "quiet")
            rest.setLeft(rest.left() + self._lead_width)
        put_words(painter, rest, row.text, self._theme)
        if row.detail:
            below = QRect(area.left() + self._lead_width, top.bottom(), area.width() - self._lead_width, 20)
            put_words(painter, below, row.detail, self._theme, "quiet", "small")

    def _marked(self, painter: QPainter, area: QRect, mark: str) -> QRect:
        """Draws what stands at the far end; what it leaves for the text."""
        if not mark:
            return QRect(area)
        width = min(words_width(mark, self._theme, "small") + 2, area.width() // 2)
        end = QRect(area.right() + 1 - width, area.top(), width, area.height())
        put_words(painter, end, mark, self._theme, "quiet", "small")
        return area.adjusted(0, 0, -width - GAP, 0)


class RowList(QListView):
    """Rows to choose from, by pointer or Enter."""

    chosen = Signal(object)
    """The goal of the row that was chosen."""

    def __init__(
        self, theme: ThemeSwitch, name: str, lead_width: int = LEAD_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowsModel(self)
        self.shows_choice = False
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(theme, lead_width, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:
        return QSize(240, 3 * ONE_LINE)  # it takes what room there is, and asks for little

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the first that can be chosen is the current one."""
        self.rows.show_rows(rows)
        self.setCurrentIndex(self.rows.first_choice())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        return past_heads(self, found, action, lambda place: self.rows.rows[place].heading)

    def chooses_on_double_click(self) -> None:
        """One click takes a row in hand, for a list that tells of it; a double click or Enter chooses it."""
        self.clicked.disconnect(self._choose)
        self.doubleClicked.connect(self._choose)

    def choose_current(self) -> None:
        """What Enter does."""
        self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not index.data(ROW_ROLE).heading and not index.data(ROW_ROLE).told:
            self.chosen.emit(index.data(ROW_ROLE).goal)
