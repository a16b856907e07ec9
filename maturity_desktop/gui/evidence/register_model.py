"""The items that the register shows, as a table; a row is put into words when it is drawn."""

from __future__ import annotations

from gettext import gettext as _
from operator import attrgetter

from PySide6.QtCore import Qt, Signal

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import Column, Register, Trait
from maturity_desktop.gui.evidence.register_words import column_title, places_words, traits_words
from maturity_desktop.gui.sentences import day_words, kind_word, list_words, size_words
from maturity_desktop.gui.widgets.row_table import ROW, Index, RowModel
from maturity_desktop.storage.evidence_store import visible_name

COLUMNS = tuple(Column)
BELOW = ROW + 1
"""The quiet words below a title."""
WARNED = BELOW + 1
"""What is to be known of an item, below its title as well."""


class RegisterModel(RowModel[Evidence]):
    """Sorted items as they are in a register."""

    sort_wanted = Signal(object, bool)
    """A column by which a person wants the rows, and whether descending."""

    def __init__(self) -> None:
        super().__init__([column_title(column) for column in COLUMNS], attrgetter("id"))
        self.register: Register | None = None
        """What the items are read in; there is one once there are items."""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(COLUMNS):
            self.sort_wanted.emit(COLUMNS[column], order is Qt.SortOrder.DescendingOrder)

    def words(self, own: Evidence, column: int) -> str:
        return _shown(self.register, own, COLUMNS[column]) if self.register is not None else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.rows[index.row()]
        if role == BELOW:
            return item.source or visible_name(item.file_name) or _("a note without a file")
        if role == WARNED:
            traits = self.register.traits(item) if self.register is not None else frozenset()
            return traits_words(traits - {Trait.NOWHERE})
        told = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and COLUMNS[index.column()] is Column.TITLE:
            warned = str(self.data(index, WARNED))
            return list_words([str(told), warned]) if warned else told
        return told


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
