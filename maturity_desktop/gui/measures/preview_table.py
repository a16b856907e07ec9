"""The first rows of a client's sheet, with a box above each column for what it says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QWidget

from maturity_desktop.domain.mapping_table import table_at
from maturity_desktop.domain.sheet import Cell, Sheet, column_letters
from maturity_desktop.gui.calm_fields import WheelPasses
from maturity_desktop.gui.theme import ThemeSwitch

MOST_COLUMNS, MOST_ROWS = 60, 40
COLUMN, ROW = 144, 26


class PreviewTable(QTableWidget):
    """The first row of the table is the boxes; the keyboard goes through them by Tab."""

    changed = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: list[int] = []
        self._shown_boxes: Sequence[QComboBox] = ()
        self.setAccessibleName(_("Preview of the sheet"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def _show_cells(self, sheet: Sheet, turned: bool, first: int, column: int = COLUMN) -> dict[int, str]:
        """A sheet as it is read: its columns across, or its rows where it is turned; the heads by place."""
        table = sheet.turn() if turned else sheet
        offset = table.row if turned else table.column
        down = table.column if turned else table.row
        width, height = min(table.width, MOST_COLUMNS), min(table.height, MOST_ROWS)
        self._places = [offset + place for place in range(width)]
        self.clear()
        self.setColumnCount(width)
        self.setRowCount(height + 1)
        across, along = (_number, column_letters) if turned else (column_letters, _number)
        self.setHorizontalHeaderLabels([across(place) for place in self._places])
        rows = [along(down + row) for row in range(height)]
        self.setVerticalHeaderLabels([_("says"), *rows])
        for place in range(width):
            self.setColumnWidth(place, column)
            for row in range(height):
                self.setItem(row + 1, place, self._item(table.columns[place][row], down + row < first))
        for row in range(height):
            self.setRowHeight(row + 1, ROW)
        self.setRowHeight(0, 42)
        return {offset + place: head for place, head in enumerate(table_at(sheet, turned, first).heads)}

    def _put_boxes(self, make: Callable[[int], QComboBox]) -> None:
        """A box above each column in sight, made for its place in the file."""
        passes = WheelPasses(self)
        boxes = []
        before: QWidget = self
        for number, place in enumerate(self._places):
            box = make(place)
            name = self.model().headerData(number, Qt.Orientation.Horizontal)
            box.setAccessibleName(_("What {column} says").format(column=name))
            box.installEventFilter(passes)
            box.installEventFilter(self)
            box.activated.connect(self.changed)
            self.setCellWidget(0, number, box)
            self.setTabOrder(before, box)
            before = box
            boxes.append(box)
        self._shown_boxes = boxes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A box that the keyboard comes to comes into sight."""
        if event.type() is QEvent.Type.FocusIn and watched in self._shown_boxes:
            place = next(number for number, box in enumerate(self._shown_boxes) if box is watched)
            self.scrollTo(self.model().index(0, place))
        return super().eventFilter(watched, event)

    def _item(self, cell: Cell, is_head: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(cell_words(cell))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        if isinstance(cell, int | float):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if is_head:
            item.setForeground(QColor(self._theme.colour("quiet")))
        return item


def cell_words(cell: Cell) -> str:
    """A cell's value on one line."""
    told = f"{cell:.15g}" if isinstance(cell, float) else "" if cell is None else str(cell)
    return " ".join(told[:200].split())


def _number(place: int) -> str:
    return str(place + 1)
