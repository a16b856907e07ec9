"""Rows of words for lists: results of a search, what is missing, where one can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `lead` stands before the text, `mark` at the far end, `detail` below in quiet words.

    A heading groups the rows after it and cannot be chosen; nor can a row that is only `told`, which the
    keyboard walks past. `goal` is what choosing the row means.
    """

    text: str
    lead: str = ""
    detail: str = ""
    mark: str = ""
    heading: bool = False
    told: bool = False
    goal: object = None

    @property
    def spoken(self) -> str:
        """The row as it is read aloud."""
        return ", ".join(part for part in (self.lead, self.text, self.mark, self.detail) if part)


class RowsModel(QAbstractListModel):
    """A sequence of rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows in place of those that are there."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].told:
            return Qt.ItemFlag.ItemNeverHasChildren
        if self.rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def first_choice(self) -> QModelIndex:
        """The first row that can be chosen."""
        for number, row in enumerate(self.rows):
            if not row.heading and not row.told:
                return self.index(number)
        return QModelIndex()
