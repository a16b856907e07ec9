"""How one sheet of a client's file is read: what its cells leave open, and what a person says instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _
from typing import TypeVar

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.figure_dates import YEARS, DateOrder
from maturity_desktop.domain.figure_errors import Remedy
from maturity_desktop.domain.mapping import FigureMapping
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting_mapping import SupportingMapping
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.measure_words import grain_words
from maturity_desktop.gui.theme import set_state
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label

M = TypeVar("M", FigureMapping, SupportingMapping)
Labelled = tuple[str, QWidget, bool]
"""A field under its label, and whether it is there from the beginning."""


class ReadingFields(QWidget):
    """What is asked of any sheet; what is rarely asked comes when it is needed, and stays."""

    changed = Signal()
    sheet_chosen = Signal(int)

    def __init__(self, sheets: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = QComboBox()
        self.sheet.addItems(list(sheets))
        self.taken = QCheckBox(_("&Read this sheet"))
        by_dates = _("as the dates say")
        self.grain = Choice[Grain | None](
            ((by_dates, None), *((grain_words(grain), grain) for grain in Grain))
        )
        self.order = Choice[DateOrder | None](
            (
                (by_dates, None),
                (_("day first"), DateOrder.DAY_FIRST),
                (_("month first"), DateOrder.MONTH_FIRST),
            )
        )
        self.first, self.year = QLineEdit(), QLineEdit()
        self.first.setValidator(QIntValidator(1, 9999, self))
        self.year.setValidator(QIntValidator(YEARS.start, YEARS.stop - 1, self))
        self.by_numbers = _("as the numbers say")
        self.decimal = Choice(((self.by_numbers, ""), (_("comma: 81,2"), ","), (_("point: 81.2"), ".")))
        self._rare: dict[Remedy, QWidget] = {}
        self._deciding: dict[Remedy, QWidget] = {
            Remedy.DATE_ORDER: self.order, Remedy.FIRST_ROW: self.first,
            Remedy.YEAR: self.year, Remedy.DECIMAL: self.decimal,
        }  # fmt: skip
        for narrow in (self.first, self.year):
            narrow.setFixedWidth(70)

    def _lay_out(
        self, named: Sequence[Labelled], beside: Sequence[Labelled], rare: dict[Remedy, tuple[str, QWidget]]
    ) -> None:
        """`named` stand after the sheet, `beside` after the dates; `rare` ones come when they are needed."""
        row = FlowLayout(self, spacing=8)
        several = self.sheet.count() > 1
        for title, field, is_there in (
            (_("&Sheet"), self.sheet, several),
            *named,
            (_("&Periods"), self.grain, True),
            (_("Dat&es"), self.order, True),
            *beside,
            (_("&First row"), self.first, True),
        ):
            row.addWidget(_labelled(title, field, is_there))
        rare = {
            Remedy.YEAR: (_("Yea&r"), self.year), Remedy.DECIMAL: (_("Deci&mal mark"), self.decimal), **rare
        }  # fmt: skip
        self._rare = {own: _labelled(title, field, False) for own, (title, field) in rare.items()}
        self._deciding |= {own: field for own, (_title, field) in rare.items()}
        for cell in (*self._rare.values(), _labelled("", self.taken, several)):
            row.addWidget(cell)

    def _wire(self, chosen: Sequence[QComboBox], ended: Sequence[SignalInstance]) -> None:
        """`chosen` are further boxes in which something is chosen, `ended` tells that typing has ended."""
        self.sheet.currentIndexChanged.connect(self.sheet_chosen)
        self.taken.clicked.connect(self.changed)
        for signal in (self.first.editingFinished, self.year.editingFinished, *ended):
            signal.connect(self.changed)
        fields: list[QComboBox] = [self.grain, self.order, self.decimal, *chosen]
        for field in fields:
            field.activated.connect(self.changed)
            choose_in_list(field)
        choose_in_list(self.sheet)

    def ask(self, remedy: Remedy | None) -> None:
        """Frames the field in which something has to be said, and brings it into sight."""
        for own, field in self._deciding.items():
            set_state(field, "invalid", own is remedy)
        self._show_rare(remedy)

    def _show_rare(self, remedy: Remedy | None) -> None:
        if remedy in self._rare:
            self._rare[remedy].show()

    def _show_common(self, mapping: FigureMapping | SupportingMapping, is_taken: bool) -> None:
        """How a sheet is read now, as far as every sheet is."""
        self.taken.setChecked(is_taken)
        self.grain.choose(mapping.grain)
        self.order.choose(mapping.date_order)
        self.first.setText(str(mapping.first + 1))
        self.year.setText("" if mapping.year is None else str(mapping.year))
        self.decimal.choose(mapping.decimal)
        if mapping.year is not None:
            self._show_rare(Remedy.YEAR)
        if mapping.decimal:
            self._show_rare(Remedy.DECIMAL)

    def _corrected(self, mapping: M) -> M:
        """A mapping as the fields of every sheet say."""
        first, year = (_number(field.text()) for field in (self.first, self.year))
        return replace(
            mapping,
            grain=self.grain.value,
            date_order=self.order.value,
            first=first - 1 if first else mapping.first,
            year=year if year in YEARS else None,
            decimal=self.decimal.value,
        )


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _labelled(words: str, field: QWidget, is_there: bool) -> QWidget:
    """A field below its label."""
    cell = QWidget()
    box = QVBoxLayout(cell)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    label = plain_label(words, "small")
    label.setBuddy(field)
    box.addWidget(label)
    box.addWidget(field)
    if words:
        field.setAccessibleName(words.replace("&", ""))
    cell.setVisible(is_there)
    return cell
