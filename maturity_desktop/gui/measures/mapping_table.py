"""The first rows of a sheet of a measured criterion, with what each column says above it."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtWidgets import QComboBox, QWidget

from maturity_desktop.domain.mapping import ColumnRole, FigureMapping, Role
from maturity_desktop.domain.mapping_words import channel_in
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.preview_table import PreviewTable
from maturity_desktop.gui.theme import ThemeSwitch


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


class MappingTable(PreviewTable):
    """What a column says is its role in the figures of one measure."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kept: tuple[ColumnRole, ...] = ()
        self._channels: dict[int, str] = {}
        self.boxes: list[Choice[Role | None]] = []

    def show_sheet(self, sheet: Sheet, mapping: FigureMapping) -> None:
        """A sheet as it is read."""
        heads = self._show_cells(sheet, mapping.turned, mapping.first)
        self._kept = mapping.columns
        has_column = mapping.one(Role.CHANNEL) is not None
        self._channels = {place: "" if has_column else channel_in(head) for place, head in heads.items()}
        self.boxes = []
        by_place = {column.place: column.role for column in mapping.columns}
        self._put_boxes(lambda place: self._box(by_place.get(place)))

    def _box(self, role: Role | None) -> QComboBox:
        box = Choice[Role | None]([(role_words(own), own) for own in (None, *Role)])
        box.choose(role)
        self.boxes.append(box)
        return box

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
