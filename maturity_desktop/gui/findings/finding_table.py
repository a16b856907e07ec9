"""The table of findings: by grade, two lines to a row, the title and what was found."""

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

from maturity_desktop.domain.improvement_records import Finding, FindingState, Grade
from maturity_desktop.gui.findings.finding_words import Column, Looked, cell_words, column_title
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = tuple(Column)
ROW_HEIGHT, SIDE, BAR = 46, 8, 3
LEAST_TITLE = 200
WIDTHS = {
    Column.NUMBER: 64, Column.GRADE: 92, Column.STATE: 84, Column.CRITERIA: 104, Column.WORDING: 88,
}  # fmt: skip
KEPT_LONGEST = (Column.NUMBER, Column.GRADE, Column.CRITERIA, Column.STATE, Column.WORDING)
"""Columns in the order in which a wider table takes them in; the title is always there."""
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LOOKED = int(Qt.ItemDataRole.UserRole)
MOST_BELOW = 400
"""Letters of the condition that a row can show."""


class FindingModel(QAbstractTableModel):
    """Findings as they stand; a row is put into words when it is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Looked, ...] = ()

    def show_rows(self, rows: tuple[Looked, ...]) -> None:
        """Other findings; where they are the same, they are only drawn anew."""
        if [own.finding.id for own in rows] == [own.finding.id for own in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, finding: str) -> int:
        """Where a finding stands; -1 where it is not shown."""
        return next((row for row, own in enumerate(self.rows) if own.finding.id == finding), -1)

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
            return cell_words(own, column)
        if role == LOOKED:
            return own
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column_title(column)}: {cell_words(own, column)}"
        return None


def _ink(own: Looked, column: Column) -> str:
    """The colour of a cell: what is grave, disputed or to improve stands out, what is settled stands back."""
    finding = own.finding
    match column:
        case Column.GRADE:
            return "attention" if finding.grade is Grade.MAJOR else "text"
        case Column.STATE:
            return "attention" if finding.state is FindingState.DISPUTED else "quiet"
        case Column.WORDING:
            return "attention"
        case Column.TITLE:
            return "quiet" if finding.state is FindingState.CLOSED else "text"
        case _:
            return "quiet"


class FindingDelegate(QStyledItemDelegate):
    """Plain words, whatever a person wrote; the row in hand has a bar at its edge."""

    def __init__(self, theme: ThemeSwitch, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._table = theme, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        own: Looked = index.data(LOOKED)
        column, area = COLUMNS[index.column()], QRect(option.rect)
        painter.save()
        self._paint_ground(painter, option, index)
        inside = area.adjusted(SIDE, 0, -SIDE, 0)
        below = own.finding.condition[:MOST_BELOW] if column is Column.TITLE else ""
        if below.strip():
            low = QRect(inside.left(), inside.top() + 24, inside.width(), 18)
            inside = QRect(inside.left(), inside.top() + 3, inside.width(), 22)
            put_words(painter, low, below, self._theme, "quiet", "small")
        put_words(painter, inside, cell_words(own, column), self._theme, _ink(own, column))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        rows = self._table.model().rowCount()
        own: Looked = index.data(LOOKED)
        below = index.sibling(index.row() + 1, 0).data(LOOKED) if index.row() + 1 < rows else own
        is_last_of_grade = isinstance(below, Looked) and below.finding.grade is not own.finding.grade
        line = theme.colour("quiet" if is_last_of_grade else "line")
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), line)
        if index.row() != self._table.currentIndex().row():
            return
        if index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), BAR, area.height()), theme.colour("accent"))
        if self._table.hasFocus():
            for edge in (area.top(), area.bottom() - 1):
                painter.fillRect(QRect(area.left(), edge, area.width(), 2), theme.colour("accent"))


class FindingTable(QTableView):
    """Says which findings are chosen; Enter leads to the fields of the one in hand."""

    chosen_changed = Signal()
    detail_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingModel(self)
        self.setModel(self.findings)
        self.setItemDelegate(FindingDelegate(theme, self))
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

    def show_rows(self, rows: tuple[Looked, ...]) -> None:
        """Other findings; those that were chosen stay so where they are still shown, else their neighbour."""
        kept, row = [own.id for own in self.chosen()], max(self.currentIndex().row(), 0)
        self.findings.show_rows(rows)
        if self.currentIndex().isValid() or not rows:
            self.chosen_changed.emit()
            return
        found = [place for place in map(self.findings.row_of, kept) if place >= 0]
        self.choose_rows(found or [min(row, len(rows) - 1)])

    def choose(self, findings: Iterable[str]) -> bool:
        """Takes these findings in hand; False where one of them is not shown."""
        rows = [self.findings.row_of(finding) for finding in findings]
        if rows and min(rows) >= 0:
            self.choose_rows(rows)
            return True
        return False

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Takes these rows in hand, whatever keys are held down meanwhile."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.findings.index(rows[0], 0), flags.ClearAndSelect | flags.Rows
        )
        for row in rows[1:]:
            self.selectionModel().select(self.findings.index(row, 0), flags.Select | flags.Rows)

    def looked(self) -> tuple[Looked, ...]:
        """The findings in hand as they stand, in the order of the rows."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.findings.rows[row] for row in rows)

    def chosen(self) -> tuple[Finding, ...]:
        """The findings in hand, in the order of the rows."""
        return tuple(own.finding for own in self.looked())

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and not event.modifiers() and self.chosen():
            self.detail_wanted.emit()
        else:
            super().keyPressEvent(event)
