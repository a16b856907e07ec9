"""Twelve months as a grid of typed numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from fractions import Fraction
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from maturity_desktop.domain.figure_numbers import is_nothing
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.mapping_json import number_told
from maturity_desktop.domain.series import Figure, Month
from maturity_desktop.gui.measures.pasted_months import pasted
from maturity_desktop.gui.measures.typed_grid import (
    NOWHERE,
    ROLE,
    Index,
    TypedCells,
    number_trouble,
    typed_number,
)
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.reports.sections.period_words import month_words

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Part:
    """A column of the grid: what it says, and whether that is a whole number of contacts."""

    field: Role
    title: str
    is_count: bool = False


def parts(counts: bool) -> tuple[Part, ...]:
    """The columns; contacts only of a measure that is a share of them."""
    shares = (Part(Role.VALUE, _("Reached")), Part(Role.TARGET, _("Target")))
    contacts = (Part(Role.OFFERED, _("Offered"), True), Part(Role.WITHIN, _("In time"), True))
    return (*shares, *contacts) if counts else shares


class MonthsModel(TypedCells):
    """What is typed stays as it is typed; what is no number is told and keeps the grid from being taken."""

    def __init__(
        self,
        months: Sequence[Month],
        columns: Sequence[Part],
        measure: Measure,
        words: NullTranslations,
        theme: ThemeSwitch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.months, self.columns, self._measure = months, columns, measure
        self._words, self._theme = words, theme
        self.cells = self._told_by(())
        self._beneath = self._told_by(())
        self.left_out = 0
        """The lines of the block pasted last that are of months which are not here."""

    def show_figures(self, typed: Sequence[Figure], beneath: Sequence[Figure] = ()) -> None:
        """The months that were typed before, and those of files, which count where nothing is typed."""
        self.beginResetModel()
        self.cells, self._beneath = self._told_by(typed), self._told_by(beneath)
        self.endResetModel()

    def _told_by(self, figures: Sequence[Figure]) -> list[list[str]]:
        by_month = {Month.of(figure.start.date()): figure for figure in figures}
        told = []
        for month in self.months:
            figure = by_month.get(month)
            values = [getattr(figure, part.field) if figure else None for part in self.columns]
            told.append(["" if value is None else number_told(Fraction(value)) for value in values])
        return told

    def _is_beneath(self, index: Index) -> bool:
        """Whether what a file says counts in a cell: nothing that is typed takes its place."""
        row, column = index.row(), index.column()
        if self.cells[row][column]:
            return False
        if not self._has_figure(self.cells[row]):
            return True
        return self.columns[column].field is Role.TARGET and not self._has_figure(self._beneath[row])

    def _has_figure(self, month: Sequence[str]) -> bool:
        """Whether the cells of a month say more than its target, which replaces no figure."""
        told = {part.field for part, text in zip(self.columns, month, strict=True) if not is_nothing(text)}
        return not told.isdisjoint((Role.VALUE, Role.WITHIN))

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> object:
        if role != ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return month_words(self.months[section].first_day, self._words)
        return self.columns[section].title

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        text = self.cells[index.row()][index.column()]
        if role == ROLE.EditRole:
            return text
        if self._is_beneath(index):
            text = self._beneath[index.row()][index.column()]
        if role == ROLE.DisplayRole:
            return text
        if role == ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROLE.ForegroundRole:
            return self._ink(index)
        if role == ROLE.AccessibleTextRole:
            head = month_words(self.months[index.row()].first_day, self._words)
            told = _("{month}, {column}: {value}")
            if text and self._is_beneath(index):
                told = _("{month}, {column}: {value}, from a file")
            column = self.columns[index.column()].title
            return told.format(month=head, column=column, value=text or _("empty"))
        return None

    def _ink(self, index: Index) -> QColor | None:
        if self._is_beneath(index):
            return QColor(self._theme.colour("quiet"))
        wrong = self.trouble(index.row(), index.column())
        return QColor(self._theme.colour("wrong")) if wrong else None

    def paste(self, text: str, row: int, column: int) -> None:
        """A block of cells from a sheet: by its heads and months, else from this cell on."""
        roles = [part.field for part in self.columns]
        found = pasted(text, (row, column), self.months, roles, self._measure.value)
        for (down, across), cell in found.cells.items():
            self.cells[down][across] = cell
        self.left_out = found.left_out
        self._tell_all()

    def trouble(self, row: int, column: int) -> str:
        """What is wrong with a cell; empty where it is sound."""
        text, part = self.cells[row][column], self.columns[column]
        most = 100 if not part.is_count and self._measure.unit == PERCENT else None
        told = number_trouble(text, part.is_count, most)
        number = typed_number(text, part.is_count) if part.is_count and not told else None
        if number is not None and number.denominator != 1:
            return _("“{text}” is no whole number of contacts.").format(text=text[:30])
        return told

    @property
    def troubles(self) -> list[str]:
        """What is wrong, by month."""
        return [
            _("{month}: {what}").format(month=month_words(month.first_day, self._words), what=what)
            for row, month in enumerate(self.months)
            for column in range(len(self.columns))
            if (what := self.trouble(row, column))
        ] + self._contradictions()

    def _contradictions(self) -> list[str]:
        return [
            _("{month}: more in time than offered.").format(
                month=month_words(figure.start.date(), self._words)
            )
            for figure in self.figures
            if figure.within is not None and figure.offered is not None and figure.within > figure.offered
        ]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The months that have a value, contacts or a target, by time; what is no number counts as empty."""
        found = []
        for row, month in enumerate(self.months):
            told: dict[Role, Fraction | int | None] = {}
            for column, part in enumerate(self.columns):
                text = self.cells[row][column]
                sound = bool(text) and not is_nothing(text) and not self.trouble(row, column)
                number = typed_number(text, part.is_count) if sound else None
                told[part.field] = int(number) if number is not None and part.is_count else number
            if any(told.get(role) is not None for role in (Role.VALUE, Role.WITHIN, Role.TARGET)):
                start = datetime.combine(month.first_day, time.min)
                found.append(Figure(start, **told))  # type: ignore[arg-type]  # fields are named by their values
        return tuple(found)
