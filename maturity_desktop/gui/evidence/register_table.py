"""The table of the register: two lines to a row, the title and what is to be known of the item."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import Column, Register
from maturity_desktop.gui.evidence.register_model import BELOW, COLUMNS, WARNED, RegisterModel
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_ground import put_words, words_width
from maturity_desktop.gui.widgets.row_table import ENTERS, LOWER, Index, RowDelegate, RowTable, Widths

GAP = 12
LEAST_TITLE = 220
OTHERS = {
    Column.NUMBER: 68, Column.DATED: 104, Column.USED: 112, Column.KIND: 100, Column.TAGS: 112,
    Column.ADDED_BY: 112, Column.ADDED_ON: 104, Column.SIZE: 84, Column.SOURCE: 150,
}  # fmt: skip
WIDTHS = Widths.of(COLUMNS, Column.TITLE, LEAST_TITLE, OTHERS)


class RegisterDelegate(RowDelegate):
    """What an item warns of stands below its title, before where it is from."""

    def paint_cell(self, painter: QPainter, area: QRect, index: Index) -> None:
        column, words = COLUMNS[index.column()], str(index.data() or "")
        if column is not Column.TITLE:
            put_words(painter, area, words, self.theme, "quiet" if column is Column.NUMBER else "text")
            return
        warned, below = str(index.data(WARNED) or ""), str(index.data(BELOW) or "")
        if not warned:
            self.put_two_lines(painter, area, words, below, ("text", "quiet"))
            return
        self.put_two_lines(painter, area, words, warned, ("text", "attention"))
        width = min(words_width(warned, self.theme, "small") + GAP, area.width())
        rest = QRect(area.left() + width, area.top() + LOWER[0], area.width() - width, LOWER[1])
        if rest.width() > LEAST_TITLE // 4:
            put_words(painter, rest, below, self.theme, "quiet", "small")


class RegisterTable(RowTable[Evidence]):
    """Says which items are chosen; Enter and Space show one, a click at a head sorts."""

    rows: RegisterModel
    keys_for_detail = (*ENTERS, Qt.Key.Key_Space)

    def __init__(self, theme: ThemeSwitch, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, RegisterModel(), WIDTHS, parent=parent)
        self._has_tags = False
        self.setItemDelegate(RegisterDelegate(theme, self))
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def show_items(self, register: Register, items: tuple[Evidence, ...]) -> None:
        """Other items, and what they are read in."""
        self.rows.register = register
        if self._has_tags != bool(register.tag_names):
            self._has_tags = not self._has_tags
            self.fit_columns()
        self.show_rows(items)

    def chosen(self) -> tuple[Evidence, ...]:
        """The items in hand, in the order of the rows."""
        return self.in_hand()

    def show_order(self, column: Column, descending: bool) -> None:
        """Which column the rows are sorted by now."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.horizontalHeader()
        head.blockSignals(True)
        head.setSortIndicator(COLUMNS.index(column), order)
        head.blockSignals(False)

    def fit_columns(self, without: Iterable[int] = ()) -> None:
        """Tags take no room where there are none."""
        super().fit_columns((*without, *(() if self._has_tags else (COLUMNS.index(Column.TAGS),))))
