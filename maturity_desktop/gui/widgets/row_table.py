"""A table of rows that are taken in hand whole: it keeps the choice, and drops columns without room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from operator import eq
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
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

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Row = TypeVar("Row")
Column = TypeVar("Column")
ROW = int(Qt.ItemDataRole.UserRole)
"""What a row shows, as it was given to the model."""
ROW_HEIGHT, SIDE, BAR = 46, 8, 3
UPPER, LOWER = (3, 22), (24, 18)
"""Top and height of the two lines of a row."""
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows as they were given; one is put into words when it is drawn, so a hundred thousand cost no more."""

    def __init__(
        self, titles: Sequence[str], name_of: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._titles, self.name_of = tuple(titles), name_of
        self._places: dict[str, int] | None = None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows; where they are the same by name, they are only drawn anew."""
        name = self.name_of
        if len(rows) == len(self.rows) and all(map(eq, map(name, rows), map(name, self.rows))):
            self.rows = rows
            self.draw_anew()
            return
        self.beginResetModel()
        self.rows, self._places = rows, None
        self.endResetModel()

    def draw_anew(self) -> None:
        """The words of the rows are no longer the same."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self._titles) - 1))

    def row_of(self, name: str) -> int:
        """Where a row stands; -1 where it is not shown."""
        if self._places is None:
            self._places = {self.name_of(own): place for place, own in enumerate(self.rows)}
        return self._places.get(name, -1)

    def words(self, own: Row, column: int) -> str:
        """What a cell says, where it is read and not drawn."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        own, column = self.rows[index.row()], index.column()
        if role == ROW:
            return own
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(own, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _("{title}: {value}")
            return words.format(title=self._titles[column], value=self.words(own, column))
        return None


class RowDelegate(QStyledItemDelegate):
    """Plain words, whatever a person wrote; the row in hand has a bar at its edge."""

    def __init__(self, theme: ThemeSwitch, table: QTableView) -> None:
        super().__init__(table)
        self.theme, self.table = theme, table

    def paint_cell(self, painter: QPainter, area: QRect, index: Index) -> None:
        """What stands in a cell, within its sides."""
        raise NotImplementedError

    def line_below(self, _index: Index) -> str:
        """The colour of the line below a row."""
        return "line"

    def put_two_lines(
        self, painter: QPainter, area: QRect, words: str, below: str, inks: tuple[str, str]
    ) -> None:
        """Words with smaller ones below them; alone they stand in the middle."""
        if below.strip():
            low = QRect(area.left(), area.top() + LOWER[0], area.width(), LOWER[1])
            area = QRect(area.left(), area.top() + UPPER[0], area.width(), UPPER[1])
            put_words(painter, low, below, self.theme, inks[1], "small")
        put_words(painter, area, words, self.theme, inks[0])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRect(option.rect)
        painter.save()
        self._paint_ground(painter, area, bool(option.state & QStyle.StateFlag.State_Selected), index)
        self.paint_cell(painter, area.adjusted(SIDE, 0, -SIDE, 0), index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, is_chosen: bool, index: Index) -> None:
        theme = self.theme
        if is_chosen:
            painter.fillRect(area, theme.colour("accent_ground"))
        painter.fillRect(
            QRect(area.left(), area.bottom(), area.width(), 1), theme.colour(self.line_below(index))
        )
        if index.row() != self.table.currentIndex().row():
            return
        if index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), theme.colour("accent"))
        if self.table.hasFocus():
            for edge in (area.top(), area.bottom() - 1):
                painter.fillRect(QRect(area.left(), edge, area.width(), 2), theme.colour("accent"))


@dataclass(frozen=True, slots=True)
class Widths:
    """Columns that share what room is left, each at least so wide, and the others in pixels.

    The others stand in the order in which a wider table takes them in.
    """

    shared: tuple[int, ...]
    least: int
    others: Mapping[int, int]

    @classmethod
    def of(cls, columns: Sequence[Column], title: Column, least: int, others: Mapping[Column, int]) -> Widths:
        """Of columns by what they are; the title has what room is left."""
        places = {columns.index(column): width for column, width in others.items()}
        return cls((columns.index(title),), least, places)


class RowTable(QTableView, Generic[Row]):
    """Says which rows are chosen; Enter leads to more of the one in hand."""

    chosen_changed = Signal()
    detail_wanted = Signal()
    keys_for_detail: tuple[Qt.Key, ...] = ENTERS

    def __init__(
        self,
        name: str,
        rows: RowModel[Row],
        widths: Widths,
        height: int = ROW_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows, self._widths = rows, widths
        rows.setParent(self)
        self.setModel(rows)
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
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        # With that of the table it asks at every painting, row by row, whether a column is chosen whole.
        head.setSelectionModel(QItemSelectionModel(rows, head))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        self.doubleClicked.connect(lambda _index: self.detail_wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())

    def chosen_places(self) -> list[int]:
        """Which rows are in hand, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def in_hand(self) -> tuple[Row, ...]:
        """The rows in hand, from the top."""
        return tuple(self.rows.rows[place] for place in self.chosen_places())

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Other rows; those in hand stay so where they are still shown, else it is their neighbour."""
        kept, row = [self.rows.name_of(own) for own in self.in_hand()], max(self.currentIndex().row(), 0)
        self.rows.show_rows(rows)
        if self.currentIndex().isValid() or not rows:
            self.chosen_changed.emit()
            return
        found = [place for place in map(self.rows.row_of, kept) if place >= 0]
        self.choose_rows(found or [min(row, len(rows) - 1)])

    def choose(self, *names: str) -> bool:
        """Takes these in hand; False where one of them is not shown."""
        rows = [self.rows.row_of(name) for name in names]
        if rows and min(rows) >= 0:
            self.choose_rows(rows)
            return True
        return False

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Takes these rows in hand, whatever keys are held down meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        way = flags.ClearAndSelect | flags.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(rows[0], 0), way)
        for row in rows[1:]:
            self.selectionModel().select(self.rows.index(row, 0), flags.Select | flags.Rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self, without: Iterable[int] = ()) -> None:
        """Shows the columns that there is room for; those of `without` have nothing to say."""
        widths, empty = self._widths, frozenset(without)
        left = self.viewport().width() - widths.least * len(widths.shared)
        shown: set[int] = set()
        for column, width in widths.others.items():
            if column in empty:
                continue
            if width > left:
                break
            left -= width
            shown.add(column)
        for column, width in widths.others.items():
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, width)
        more, odd = divmod(max(left, 0), len(widths.shared))
        for column in widths.shared:
            self.setColumnWidth(column, widths.least + more + (odd if column == widths.shared[-1] else 0))

    def keyboardSearch(self, search: str) -> None:
        """A letter is an act's key: where the act is not possible now, no other row is taken in hand."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self.keys_for_detail and not event.modifiers() and self.chosen_places():
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)
