"""How one sheet of a client's file is read: what its cells leave open, and what a person says instead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from maturity_desktop.domain.figure_dates import YEARS, DateOrder
from maturity_desktop.domain.figure_errors import Remedy
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.mapping import ColumnRole, FigureMapping, Percent, Role
from maturity_desktop.domain.series import Abandoned, Grain
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.measures.channel_box import ChannelBox
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.measure_words import grain_words
from maturity_desktop.gui.theme import set_state
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.verbs.measures import SheetPlan


class SheetFields(QWidget):
    """What is rarely asked comes when it is needed, and stays."""

    changed = Signal()
    sheet_chosen = Signal(int)

    def __init__(
        self,
        sheets: Sequence[str],
        measure: Measure,
        channels: Collection[str],
        words: NullTranslations,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sheet = QComboBox()
        self.sheet.addItems(list(sheets))
        self.taken = QCheckBox(_("&Read this sheet"))
        self.channel = ChannelBox(channels, _("as the columns say"), words)
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
        self.held = Choice(
            (
                (_("offered"), Abandoned.OFFERED),
                (_("answered"), Abandoned.ANSWERED),
                (_("offered less abandoned"), Abandoned.WITHOUT_ABANDONED),
            )
        )
        self.first, self.year = QLineEdit(), QLineEdit()
        self.first.setValidator(QIntValidator(1, 9999, self))
        self.year.setValidator(QIntValidator(YEARS.start, YEARS.stop - 1, self))
        by_numbers = _("as the numbers say")
        self.decimal = Choice(((by_numbers, ""), (_("comma: 81,2"), ","), (_("point: 81.2"), ".")))
        self.percent = Choice(
            (
                (by_numbers, Percent.AUTO),
                (_("of a hundred: 81"), Percent.HUNDRED),
                (_("of one: 0.81"), Percent.ONE),
            )
        )
        row = FlowLayout(self, spacing=8)
        several, percent = len(sheets) > 1, measure.unit == "percent"
        for title, field, is_there in (
            (_("&Sheet"), self.sheet, several),
            (_("&Channel"), self.channel, measure.by_channel),
            (_("&Periods"), self.grain, True),
            (_("Dat&es"), self.order, True),
            (_("Held &against"), self.held, percent and measure.by_channel),
            (_("&First row"), self.first, True),
        ):
            row.addWidget(_labelled(title, field, is_there))
        self._rare = {
            Remedy.YEAR: _labelled(_("Yea&r"), self.year, False),
            Remedy.DECIMAL: _labelled(_("Deci&mal mark"), self.decimal, False),
            Remedy.PERCENT: _labelled(_("Percenta&ges"), self.percent, False),
        }
        self._deciding: dict[Remedy, QWidget] = {
            Remedy.CHANNEL: self.channel, Remedy.DATE_ORDER: self.order, Remedy.FIRST_ROW: self.first,
            Remedy.YEAR: self.year, Remedy.DECIMAL: self.decimal, Remedy.PERCENT: self.percent,
        }  # fmt: skip
        for cell in (*self._rare.values(), _labelled("", self.taken, several)):
            row.addWidget(cell)
        self.channel.setMinimumWidth(200)
        for narrow in (self.first, self.year):
            narrow.setFixedWidth(70)
        self._wire()

    def _wire(self) -> None:
        self.sheet.currentIndexChanged.connect(self.sheet_chosen)
        self.taken.clicked.connect(self.changed)
        self.channel.activated.connect(self.changed)
        for ended in (self.channel.typing_ended, self.first.editingFinished, self.year.editingFinished):
            ended.connect(self.changed)
        for field in (self.grain, self.order, self.held, self.decimal, self.percent):
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

    def show_plan(self, plan: SheetPlan) -> None:
        """How a sheet is read now."""
        mapping = plan.mapping
        self.taken.setChecked(plan.taken)
        self.channel.show_channel(mapping.channel)
        self.grain.choose(mapping.grain)
        self.order.choose(mapping.date_order)
        self.held.choose(mapping.abandoned)
        self.first.setText(str(mapping.first + 1))
        self.year.setText("" if mapping.year is None else str(mapping.year))
        self.decimal.choose(mapping.decimal)
        self.percent.choose(mapping.percent)
        for remedy, is_said in (
            (Remedy.YEAR, mapping.year is not None),
            (Remedy.DECIMAL, bool(mapping.decimal)),
            (Remedy.PERCENT, mapping.percent is not Percent.AUTO),
        ):
            if is_said:
                self._show_rare(remedy)
        self.follow_columns(mapping.columns)

    def follow_columns(self, columns: Sequence[ColumnRole]) -> None:
        """Where columns name channels, no other is asked for."""
        self.channel.setEnabled(not any(own.role is Role.CHANNEL or own.channel for own in columns))

    def corrected(self, mapping: FigureMapping) -> FigureMapping:
        """A mapping as the fields say."""
        first, year = (_number(field.text()) for field in (self.first, self.year))
        return replace(
            mapping,
            channel=self.channel.channel,
            grain=self.grain.value,
            date_order=self.order.value,
            abandoned=self.held.value,
            first=first - 1 if first else mapping.first,
            year=year if year in YEARS else None,
            decimal=self.decimal.value,
            percent=self.percent.value,
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
