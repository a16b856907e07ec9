"""The first rows of a client's sheet, with what each column says above it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from maturity_desktop.domain.mapping import ColumnRole, FigureMapping, Role
from maturity_desktop.domain.mapping_table import table_at
from maturity_desktop.domain.mapping_words import channel_in
from maturity_desktop.domain.sheet import Cell, Sheet, column_letters
from maturity_desktop.gui.calm_fields import WheelPasses
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.theme import ThemeSwitch

MOST_COLUMNS, MOST_ROWS = 60, 40
COLUMN, ROW = 144, 26


def role_words(role: Role | None) -> str:
    """What a column says; None: it is left out."""
    if role is None:
        return _("left out")
    return {
        Role.DATE: _("date"), Role.TIME: _("time of day"), Role.CHANNEL: _("channel"),
        Role.OFFERED: _("offered"), Role.ANSWERED: _("answered"), Role.WITHIN: _("in time"),
        Role.ABANDONED: _("abandoned"), Role.VALUE: _("value reached"), Role.TARGET: _("target"),
        Role.COST: _("cost of all contacts"), Role.CONTACTS: _("contacts"),
    }[role]  # fmt: skip


class MappingTable(QTableWidget):
    """The first row of the table is the boxes; the keyboard goes through them by Tab."""

    changed = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: list[int] = []
        self._kept: tuple[ColumnRole, ...] = ()
        self._channels: dict[int, str] = {}
        self.boxes: list[Choice[Role | None]] = []
        self.setAccessibleName(_("Preview of the sheet"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def show_sheet(self, sheet: Sheet, mapping: FigureMapping) -> None:
        """A sheet as it is read: its columns across, or its rows where it is turned."""
        table = sheet.turn() if mapping.turned else sheet
        offset = table.row if mapping.turned else table.column
        down = table.column if mapping.turned else table.row
        width, height = min(table.width, MOST_COLUMNS), min(table.height, MOST_ROWS)
        self._places = [offset + place for place in range(width)]
        self._kept = mapping.columns
        heads = table_at(sheet, mapping.turned, mapping.first).heads
        has_column = mapping.one(Role.CHANNEL) is not None
        self._channels = {
            offset + place: "" if has_column else channel_in(head) for place, head in enumerate(heads)
        }
        self.clear()
        self.setColumnCount(width)
        self.setRowCount(height + 1)
        across, along = (_number, column_letters) if mapping.turned else (column_letters, _number)
        self.setHorizontalHeaderLabels([across(place) for place in self._places])
        rows = [along(down + row) for row in range(height)]
        self.setVerticalHeaderLabels([_("says"), *rows])
        for place in range(width):
            self.setColumnWidth(place, COLUMN)
            for row in range(height):
                self.setItem(
                    row + 1, place, self._item(table.columns[place][row], down + row < mapping.first)
                )
        for row in range(height):
            self.setRowHeight(row + 1, ROW)
        self.setRowHeight(0, 42)
        self._put_boxes(mapping)

    def _put_boxes(self, mapping: FigureMapping) -> None:
        passes = WheelPasses(self)
        by_place = {column.place: column for column in mapping.columns}
        self.boxes = []
        before: QWidget = self
        for number, place in enumerate(self._places):
            box = Choice[Role | None]([(role_words(role), role) for role in (None, *Role)])
            found = by_place.get(place)
            box.choose(found.role if found else None)
            name = self.model().headerData(number, Qt.Orientation.Horizontal)
            box.setAccessibleName(_("What {column} says").format(column=name))
            box.installEventFilter(passes)
            box.installEventFilter(self)
            box.activated.connect(self.changed)
            self.setCellWidget(0, number, box)
            self.setTabOrder(before, box)
            before = box
            self.boxes.append(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A box that the keyboard comes to comes into sight."""
        if event.type() is QEvent.Type.FocusIn and watched in self.boxes:
            self.scrollTo(self.model().index(0, self.boxes.index(watched)))
        return super().eventFilter(watched, event)

    def _item(self, cell: Cell, is_head: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(cell_words(cell))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        if isinstance(cell, int | float):
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if is_head:
            item.setForeground(QColor(self._theme.colour("quiet")))
        return item

    @property
    def columns(self) -> tuple[ColumnRole, ...]:
        """What the boxes say; columns beyond those in sight stay as they were, channels too."""
        kept = {column.place: column for column in self._kept}
        told = [
            ColumnRole(place, role, kept[place].channel if place in kept else self._channels[place])
            for place, role in zip(self._places, (box.value for box in self.boxes), strict=True)
            if role is not None
        ]
        beyond = [column for column in self._kept if column.place not in self._places]
        return (*told, *beyond)


def cell_words(cell: Cell) -> str:
    """A cell's value on one line."""
    told = f"{cell:.15g}" if isinstance(cell, float) else "" if cell is None else str(cell)
    return " ".join(told[:200].split())


def _number(place: int) -> str:
    return str(place + 1)
