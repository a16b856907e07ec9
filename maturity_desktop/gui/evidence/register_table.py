"""The table of the register: two lines to a row, the title and what is to be known of the item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtCore import QModelIndex as PlainIndex
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import Column, Register
from maturity_desktop.gui.evidence.register_model import BELOW, COLUMNS, WARNED, RegisterModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words, words_width

Index = PlainIndex | QPersistentModelIndex
ROW_HEIGHT = 46
SIDE, GAP = 8, 12
BAR = 3
LEAST_TITLE = 220
WIDTHS = {
    Column.NUMBER: 68, Column.KIND: 100, Column.DATED: 104, Column.USED: 112, Column.TAGS: 112,
    Column.SOURCE: 150, Column.ADDED_ON: 104, Column.ADDED_BY: 112, Column.SIZE: 84,
}  # fmt: skip
KEPT_LONGEST = (
    Column.NUMBER, Column.DATED, Column.USED, Column.KIND, Column.TAGS, Column.ADDED_BY, Column.ADDED_ON,
    Column.SIZE, Column.SOURCE,
)  # fmt: skip
"""Columns in the order in which a wider table takes them in; the title is always there."""
SHOWING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RegisterDelegate(QStyledItemDelegate):
    """Plain words, whatever a person wrote; the row in hand has a bar at its edge."""

    def __init__(self, theme: ThemeSwitch, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, area = COLUMNS[index.column()], QRect(option.rect)
        painter.save()
        self._paint_ground(painter, option, index)
        inside = area.adjusted(SIDE, 0, -SIDE, 0)
        words = str(index.data() or "")
        if column is Column.TITLE:
            self._paint_title(painter, inside, index, words)
        else:
            put_words(painter, inside, words, self._theme, "quiet" if column is Column.NUMBER else "text")
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("line"))
        if index.row() == self._table.currentIndex().row():
            if index.column() == 0:
                painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), theme.colour("accent"))
            if self._table.hasFocus():
                for edge in (area.top(), area.bottom() - 1):
                    painter.fillRect(QRect(area.left(), edge, area.width(), 2), theme.colour("accent"))

    def _paint_title(self, painter: QPainter, area: QRect, index: Index, words: str) -> None:
        top = QRect(area.left(), area.top() + 3, area.width(), 22)
        put_words(painter, top, words, self._theme)
        below = QRect(area.left(), area.top() + 24, area.width(), 18)
        warned = str(index.data(WARNED) or "")
        if warned:
            width = min(words_width(warned, self._theme, "small") + GAP, area.width())
            put_words(painter, below, warned, self._theme, "attention", "small")
            below = below.adjusted(width, 0, 0, 0)
        if below.width() > LEAST_TITLE // 4:
            put_words(painter, below, str(index.data(BELOW) or ""), self._theme, "quiet", "small")


class RegisterTable(QTableView):
    """Says which items are chosen and what is wanted of them; a click at a head sorts."""

    chosen_changed = Signal()
    preview_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RegisterModel(self)
        self._has_tags = False
        self.setModel(self.rows)
        self.setItemDelegate(RegisterDelegate(theme, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        # With that of the table it asks at every painting, row by row, whether a column is chosen whole.
        head.setSelectionModel(QItemSelectionModel(self.rows, head))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self.preview_wanted)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())

    def show_items(self, register: Register, items: tuple[Evidence, ...]) -> None:
        """Other items; those that were chosen stay so where they are still shown, else their neighbour."""
        if self._has_tags != bool(register.tag_names):
            self._has_tags = not self._has_tags
            self._fit_columns()
        kept, row = [item.id for item in self.chosen()], max(self.currentIndex().row(), 0)
        self.rows.show_items(register, items)
        if self.currentIndex().isValid() or not items:
            self.chosen_changed.emit()
            return
        found = [place for place in map(self.rows.row_of, kept) if place >= 0]
        self.choose_rows(found or [min(row, len(items) - 1)])

    def choose(self, item: str) -> bool:
        """Makes an item the one in hand; False where it is not shown."""
        row = self.rows.row_of(item)
        if row >= 0:
            self.choose_rows([row])
        return row >= 0

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Takes these rows in hand, whatever keys are held down meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        way = flags.ClearAndSelect | flags.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(rows[0], 0), way)
        for row in rows[1:]:
            self.selectionModel().select(self.rows.index(row, 0), flags.Select | flags.Rows)

    def chosen(self) -> tuple[Evidence, ...]:
        """The items in hand, in the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.items[row] for row in rows)

    def show_order(self, column: Column, descending: bool) -> None:
        """Which column the rows are sorted by now."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(COLUMNS.index(column), order)
        head.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The title takes what the columns leave that have room; nobody's tags take none."""
        left = self.viewport().width() - LEAST_TITLE
        shown = []
        for column in KEPT_LONGEST:
            if column is Column.TAGS and not self._has_tags:
                continue
            if WIDTHS[column] > left:
                break
            left -= WIDTHS[column]
            shown.append(column)
        for place, column in enumerate(COLUMNS):
            if column is Column.TITLE:
                self.setColumnWidth(place, LEAST_TITLE + max(left, 0))
                continue
            self.setColumnHidden(place, column not in shown)
            if column in shown:
                self.setColumnWidth(place, WIDTHS[column])

    def keyboardSearch(self, search: str) -> None:
        """A letter is an act's key: where the act is not possible now, no other row is taken in hand."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in SHOWING and not event.modifiers() and self.chosen():
            self.preview_wanted.emit()
        else:
            super().keyPressEvent(event)
