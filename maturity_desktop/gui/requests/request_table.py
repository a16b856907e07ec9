"""The table of requests: two lines to a row, what is wanted and how it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.requests import Standing
from maturity_desktop.gui.requests.request_words import (
    Column,
    below_title,
    column_title,
    criteria_words,
    due_words,
    evidence_words,
    status_of,
)
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.request_words import late_words, status_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = tuple(Column)
ROW_HEIGHT, SIDE, BAR = 46, 8, 3
LEAST_TITLE = 196
WIDTHS = {
    Column.NUMBER: 68, Column.OWNER: 148, Column.STATUS: 108, Column.DUE: 96, Column.CRITERIA: 112,
    Column.EVIDENCE: 88,
}  # fmt: skip
KEPT_LONGEST = (
    Column.NUMBER, Column.STATUS, Column.DUE, Column.OWNER, Column.EVIDENCE, Column.CRITERIA,
)  # fmt: skip
"""Columns in the order in which a wider table takes them in; what is wanted is always there."""
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STANDING = int(Qt.ItemDataRole.UserRole)


class RequestModel(QAbstractTableModel):
    """Requests as they stand; a row is put into words when it is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Standing, ...] = ()

    def show_rows(self, rows: tuple[Standing, ...]) -> None:
        """Other requests; where they are the same, they are only drawn anew."""
        if [own.request.id for own in rows] == [own.request.id for own in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, request: str) -> int:
        """Where a request stands; -1 where it is not shown."""
        return next((row for row, own in enumerate(self.rows) if own.request.id == request), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_title(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        own, column = self.rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return status_of(own) if column is Column.STATUS else _told(own, column)
        if role == STANDING:
            return own
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column_title(column)}: {self.data(index)}"
        return None


def _told(own: Standing, column: Column) -> str:
    match column:
        case Column.NUMBER:
            return own.request.label
        case Column.TITLE:
            return own.request.title
        case Column.OWNER:
            return own.request.owner
        case Column.STATUS:
            return status_words(own.request.status, screen_words())
        case Column.DUE:
            return due_words(own)
        case Column.CRITERIA:
            return criteria_words(own)
        case Column.EVIDENCE:
            return evidence_words(own)


def _below(own: Standing, column: Column) -> str:
    """The second line of a cell."""
    match column:
        case Column.TITLE:
            return below_title(own.request)
        case Column.STATUS:
            return late_words(own.overdue, screen_words()) if own.overdue else ""
        case _:
            return ""


def _ink_below(column: Column) -> str:
    return "attention" if column is Column.STATUS else "quiet"


def _ink(own: Standing, column: Column) -> str:
    """The colour of a cell: what is refused or missing stands out, what is not begun stands back."""
    status = own.request.status
    if column is Column.STATUS:
        if status is RequestStatus.REJECTED:
            return "attention"
        return "quiet" if status is RequestStatus.DRAFT else "text"
    if column is Column.EVIDENCE and own.only_seen:
        return "attention"
    return "quiet" if column in (Column.NUMBER, Column.CRITERIA) else "text"


class RequestDelegate(QStyledItemDelegate):
    """Plain words, whatever a person wrote; the row in hand has a bar at its edge."""

    def __init__(self, theme: ThemeSwitch, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        own: Standing = index.data(STANDING)
        column, area = COLUMNS[index.column()], QRect(option.rect)
        painter.save()
        self._paint_ground(painter, option, index)
        inside = area.adjusted(SIDE, 0, -SIDE, 0)
        words, below, ink = _told(own, column), _below(own, column), _ink(own, column)
        if below:
            low = QRect(inside.left(), inside.top() + 24, inside.width(), 18)
            inside = QRect(inside.left(), inside.top() + 3, inside.width(), 22)
            put_words(painter, low, below, self._theme, _ink_below(column), "small")
        put_words(painter, inside, words, self._theme, ink)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("line"))
        if index.row() != self._table.currentIndex().row():
            return
        if index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), theme.colour("accent"))
        if self._table.hasFocus():
            for edge in (area.top(), area.bottom() - 1):
                painter.fillRect(QRect(area.left(), edge, area.width(), 2), theme.colour("accent"))


class RequestTable(QTableView):
    """Says which requests are chosen; Enter leads to the fields of the one in hand."""

    chosen_changed = Signal()
    detail_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.requests = RequestModel(self)
        self.setModel(self.requests)
        self.setItemDelegate(RequestDelegate(theme, self))
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
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(lambda _index: self.detail_wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen_changed.emit())

    def show_rows(self, rows: tuple[Standing, ...]) -> None:
        """Other requests; those that were chosen stay so where they are still shown, else their neighbour."""
        kept, row = [own.id for own in self.chosen()], max(self.currentIndex().row(), 0)
        self.requests.show_rows(rows)
        if self.currentIndex().isValid() or not rows:
            self.chosen_changed.emit()
            return
        found = [place for place in map(self.requests.row_of, kept) if place >= 0]
        self.choose_rows(found or [min(row, len(rows) - 1)])

    def choose(self, requests: Iterable[str]) -> bool:
        """Takes these requests in hand; False where one of them is not shown."""
        rows = [self.requests.row_of(request) for request in requests]
        if rows and min(rows) >= 0:
            self.choose_rows(rows)
            return True
        return False

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Takes these rows in hand, whatever keys are held down meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.requests.index(rows[0], 0), flags.ClearAndSelect | flags.Rows
        )
        for row in rows[1:]:
            self.selectionModel().select(self.requests.index(row, 0), flags.Select | flags.Rows)

    def standings(self) -> tuple[Standing, ...]:
        """The requests in hand as they stand, in the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.requests.rows[row] for row in rows)

    def chosen(self) -> tuple[Request, ...]:
        """The requests in hand, in the order of the rows."""
        return tuple(own.request for own in self.standings())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.viewport().width() - LEAST_TITLE
        shown = []
        for column in KEPT_LONGEST:
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
        if event.key() in ENTERS and not event.modifiers() and self.chosen():
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)
