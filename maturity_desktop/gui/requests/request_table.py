"""The table of requests: two lines to a row, what is wanted and how it is wanted."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

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
from maturity_desktop.gui.widgets.row_table import ROW, Index, RowDelegate, RowModel, RowTable, Widths
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.request_words import late_words, status_words

COLUMNS = tuple(Column)
OTHERS = {
    Column.NUMBER: 68, Column.STATUS: 108, Column.DUE: 96, Column.OWNER: 148, Column.EVIDENCE: 88,
    Column.CRITERIA: 112,
}  # fmt: skip
WIDTHS = Widths.of(COLUMNS, Column.TITLE, 196, OTHERS)


class RequestModel(RowModel[Standing]):
    """Requests as they stand."""

    def words(self, own: Standing, column: int) -> str:
        return status_of(own) if COLUMNS[column] is Column.STATUS else _told(own, COLUMNS[column])


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


class RequestDelegate(RowDelegate):
    """How it is wanted stands below what is wanted, how late it is below the status."""

    def paint_cell(self, painter: QPainter, area: QRect, index: Index) -> None:
        own: Standing = index.data(ROW)
        column = COLUMNS[index.column()]
        inks = (_ink(own, column), "attention" if column is Column.STATUS else "quiet")
        self.put_two_lines(painter, area, _told(own, column), _below(own, column), inks)


class RequestTable(RowTable[Standing]):
    """Says which requests are chosen; Enter leads to the fields of the one in hand."""

    def __init__(self, theme: ThemeSwitch, name: str, parent: QWidget | None = None) -> None:
        rows = RequestModel([column_title(own) for own in COLUMNS], attrgetter("request.id"))
        super().__init__(name, rows, WIDTHS, parent=parent)
        self.setItemDelegate(RequestDelegate(theme, self))

    def chosen(self) -> tuple[Request, ...]:
        """The requests in hand, in the order of the rows."""
        return tuple(own.request for own in self.in_hand())
