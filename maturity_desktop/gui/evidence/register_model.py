"""The items that the register shows, as a table; a row is put into words when it is drawn."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import Column, Register, Trait
from maturity_desktop.gui.evidence.register_words import column_title, places_words, traits_words
from maturity_desktop.gui.sentences import day_words, kind_word, list_words, size_words
from maturity_desktop.storage.evidence_store import visible_name

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = tuple(Column)
BELOW = int(Qt.ItemDataRole.UserRole)
"""The quiet words below a title."""
WARNED = BELOW + 1
"""What is to be known of an item, below its title as well."""


class RegisterModel(QAbstractTableModel):
    """Takes over sorted items as they are: a hundred thousand cost no more than ten."""

    sort_wanted = Signal(object, bool)
    """A column by which a person wants the rows, and whether descending."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[Evidence, ...] = ()
        self._register: Register | None = None
        self._rows: dict[str, int] | None = None

    def show_items(self, register: Register, items: tuple[Evidence, ...]) -> None:
        """Other items; where they are the same, they are only drawn anew."""
        same = len(items) == len(self.items) and all(
            new.id == old.id for new, old in zip(items, self.items, strict=True)
        )
        if same:
            self._register, self.items = register, items
            if items:
                self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._register, self.items, self._rows = register, items, None
        self.endResetModel()

    def row_of(self, item: str) -> int:
        """Where an item stands; -1 where it is not shown."""
        if self._rows is None:
            self._rows = {item.id: row for row, item in enumerate(self.items)}
        return self._rows.get(item, -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.sort_wanted.emit(COLUMNS[column], order is Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column_title(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        register = self._register
        if register is None:
            return None
        item, column = self.items[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(register, item, column)
        if role == BELOW:
            return item.source or visible_name(item.file_name) or _("a note without a file")
        if role == WARNED:
            return traits_words(register.traits(item) - {Trait.NOWHERE})
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _("{title}: {value}").format(
                title=column_title(column), value=_shown(register, item, column)
            )
            warned = str(self.data(index, WARNED)) if column is Column.TITLE else ""
            return list_words([words, warned]) if warned else words
        return None


def _shown(register: Register, item: Evidence, column: Column) -> str:
    match column:
        case Column.NUMBER:
            return item.label
        case Column.KIND:
            return kind_word(item.kind)
        case Column.DATED:
            return day_words(item.dated)
        case Column.ADDED_ON:
            return day_words(item.added_on)
        case Column.USED:
            return places_words(register, item)
        case Column.TAGS:
            tags = register.tags.get(item.id, ())
            return list_words(list(tags)) if tags else ""
        case Column.SIZE:
            return size_words(item.size) if item.sha256 else ""
        case _:
            return str(getattr(item, column.value))
