"""The table of findings: by grade, two lines to a row, the title and what was found."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.improvement_records import Finding, FindingState, Grade
from maturity_desktop.gui.findings.finding_words import Column, Looked, cell_words, column_title
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_table import ROW, Index, RowDelegate, RowModel, RowTable, Widths

COLUMNS = tuple(Column)
OTHERS = {
    Column.NUMBER: 64, Column.GRADE: 92, Column.CRITERIA: 104, Column.STATE: 84, Column.WORDING: 88,
}  # fmt: skip
WIDTHS = Widths.of(COLUMNS, Column.TITLE, 200, OTHERS)
MOST_BELOW = 400
"""Letters of the condition that a row can show."""


class FindingModel(RowModel[Looked]):
    """Findings as they stand."""

    def words(self, own: Looked, column: int) -> str:
        return cell_words(own, COLUMNS[column])


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


class FindingDelegate(RowDelegate):
    """What was found stands below the title; a stronger line below the last of a grade."""

    def paint_cell(self, painter: QPainter, area: QRect, index: Index) -> None:
        own: Looked = index.data(ROW)
        column = COLUMNS[index.column()]
        below = own.finding.condition[:MOST_BELOW] if column is Column.TITLE else ""
        self.put_two_lines(painter, area, cell_words(own, column), below, (_ink(own, column), "quiet"))

    def line_below(self, index: Index) -> str:
        below, own = index.sibling(index.row() + 1, 0), index.data(ROW)
        is_last = below.isValid() and below.data(ROW).finding.grade is not own.finding.grade
        return "quiet" if is_last else "line"


class FindingTable(RowTable[Looked]):
    """Says which findings are chosen; Enter leads to the fields of the one in hand."""

    def __init__(self, theme: ThemeSwitch, name: str, parent: QWidget | None = None) -> None:
        rows = FindingModel([column_title(own) for own in COLUMNS], attrgetter("finding.id"))
        super().__init__(name, rows, WIDTHS, parent=parent)
        self.setItemDelegate(FindingDelegate(theme, self))

    def chosen(self) -> tuple[Finding, ...]:
        """The findings in hand, in the order of the rows."""
        return tuple(own.finding for own in self.in_hand())
