"""The first rows of a client's sheet of many columns, with what each column says above it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_heads import scale_told, unit_of
from maturity_desktop.domain.supporting_mapping import AmountColumn, SupportingMapping, Use
from maturity_desktop.gui.measures.preview_table import PreviewTable
from maturity_desktop.gui.supporting.amount_box import AmountBox, Says, sayings
from maturity_desktop.gui.theme import ThemeSwitch

COLUMN = 190


class AmountsTable(PreviewTable):
    """What a column says is the amount or figure of its numbers, the date, or the group of its row."""

    def __init__(
        self, catalogue: SupportingCatalogue, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._catalogue = catalogue
        self._sayings = sayings(catalogue)
        self._kept: SupportingMapping = SupportingMapping()
        self._heads: dict[int, str] = {}
        self.boxes: list[AmountBox] = []

    def show_sheet(self, sheet: Sheet, mapping: SupportingMapping) -> None:
        """A sheet as it is read."""
        self._heads = self._show_cells(sheet, mapping.turned, mapping.first, COLUMN)
        self._kept = mapping
        self.boxes = []
        by_place = {own.place: _says(own, mapping) for own in mapping.columns}
        self._put_boxes(lambda place: self._box(by_place.get(place)))

    def _box(self, says: Says | None) -> QComboBox:
        box = AmountBox(self._sayings)
        box.choose(says)
        self.boxes.append(box)
        return box

    @property
    def columns(self) -> tuple[AmountColumn, ...]:
        """What the boxes say; columns that say what they said, and those beyond sight, stay as they were."""
        kept = {own.place: own for own in self._kept.columns}
        told = []
        for place, says in zip(self._places, (box.value for box in self.boxes), strict=True):
            before = kept.get(place)
            if says is None:
                continue
            if before is not None and _says(before, self._kept) == says:
                told.append(before)
            else:
                told.append(self._column(place, says, before))
        beyond = [own for own in self._kept.columns if own.place not in self._places]
        return (*told, *beyond)

    def _column(self, place: int, says: Says, before: AmountColumn | None) -> AmountColumn:
        """A column that says something else: in the scale that its head tells, of the group it was of."""
        if says.use is not Use.AMOUNT:
            return AmountColumn(place, says.use)
        scale = scale_told(self._heads.get(place, ""), unit_of(says.amount, self._catalogue))
        return AmountColumn(place, says.use, says.amount, scale, before.group if before else "")

    @property
    def grouped_by(self) -> str:
        """What the column of groups groups by; empty without such a column."""
        told = (box.value for box in self.boxes)
        return next((own.amount for own in told if own is not None and own.use is Use.GROUP), "")


def _says(column: AmountColumn, mapping: SupportingMapping) -> Says:
    return Says(column.use, mapping.grouped_by if column.use is Use.GROUP else column.amount)
