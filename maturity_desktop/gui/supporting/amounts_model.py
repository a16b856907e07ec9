"""The amounts of one measure as a grid of typed numbers: a row for each month, or for each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from fractions import Fraction
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from maturity_desktop.domain.figure_numbers import is_nothing
from maturity_desktop.domain.mapping_json import number_told
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.domain.supporting_catalogue import Formula, SupportingCatalogue, SupportingMeasure, Unit
from maturity_desktop.domain.supporting_heads import KnownHeads, group_name
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.gui.measures.pasted_months import placed, rows_of_months
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

MOST_GROUPS = 60
COUNTS = (Unit.NUMBER, Unit.MONEY, Unit.SECONDS)
"""In these a mark that may be either stands between thousands."""
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class AmountsThere:
    """The rows of a measure that were typed, and those of files, which count where nothing is typed."""

    typed: Sequence[SupportingRow] = ()
    filed: Sequence[SupportingRow] = ()


@dataclass(frozen=True, slots=True)
class AmountPart:
    """A column of the grid: an amount, or the measure's finished figure (`most`: in percent)."""

    amount: str
    title: str
    is_count: bool
    most: int | None = None
    may_be_negative: bool = False


def parts_of(measure: SupportingMeasure, catalogue: SupportingCatalogue, by_month: bool) -> list[AmountPart]:
    """What can be typed; months are too coarse for the amounts of a figure that is made day by day."""
    names = () if by_month and measure.grain not in (None, Grain.MONTH) else measure.needed
    inputs = [catalogue.inputs[name] for name in names]
    amounts = [
        AmountPart(own.id, _in_unit(own.title, own.unit), own.unit in COUNTS, None, own.unit is Unit.MONEY)
        for own in inputs
    ]
    finished = AmountPart(
        measure.id,
        _in_unit(_("Finished figure"), measure.unit),
        measure.unit is Unit.SECONDS,
        HUNDRED if measure.formula is Formula.SHARE else None,
        measure.formula is Formula.BIAS or bool(measure.minus),
    )
    return [*amounts, finished]


def _in_unit(title: str, unit: Unit) -> str:
    """What a column holds, and in which unit."""
    signs = {Unit.PERCENT: "%", Unit.HOURS: "h", Unit.MINUTES: "min", Unit.SECONDS: "s"}
    return _("{title}, {unit}").format(title=title, unit=signs[unit]) if unit in signs else title


class AmountsModel(TypedCells):
    """Where groups are typed, the first column is their name; months have theirs at the side."""

    def __init__(
        self,
        months: Sequence[Month],
        catalogue: SupportingCatalogue,
        words: NullTranslations,
        theme: ThemeSwitch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._months, self._catalogue = months, catalogue
        self._words, self._theme = words, theme
        self.parts: Sequence[AmountPart] = ()
        self.grouped_by = ""
        self.cells: list[list[str]] = []
        self._beneath: Mapping[datetime | str | None, Mapping[str, Fraction]] = {}
        self.left_out = 0
        """The lines of the block pasted last that have no place here."""

    def show_rows(self, parts: Sequence[AmountPart], grouped_by: str, there: AmountsThere) -> None:
        """The rows that were typed before, by month, or by group where there is something to group by."""
        self.beginResetModel()
        self.parts, self.grouped_by, self.left_out = parts, grouped_by, 0
        self.cells = self._blank()
        self._beneath = {row.group if grouped_by else row.start: row.amounts for row in there.filed}
        for place, row in enumerate(there.typed):
            where = place if grouped_by else self._row_of(row)
            if where is not None and where < len(self.cells):
                told = [row.amounts.get(own.amount) for own in parts]
                values = ["" if value is None else number_told(value) for value in told]
                self.cells[where] = [row.group, *values] if grouped_by else values
        self.endResetModel()

    def _filed(self, row: int) -> Mapping[str, Fraction]:
        """What files say of a row."""
        key = group_name(self.cells[row][0], self.grouped_by) if self.grouped_by else self._start(row)
        return self._beneath.get(key, {})

    def _start(self, row: int) -> datetime:
        return datetime.combine(self._months[row].first_day, time.min)

    def _told_by_file(self, row: int, column: int) -> Fraction | None:
        """The amount of a file that counts in a cell, because nothing is typed there."""
        if column < self._lead or self.cells[row][column]:
            return None
        return self._filed(row).get(self.parts[column - self._lead].amount)

    def _blank(self) -> list[list[str]]:
        height = MOST_GROUPS if self.grouped_by else len(self._months)
        return [[""] * (len(self.parts) + self._lead) for _row in range(height)]

    def _row_of(self, row: SupportingRow) -> int | None:
        month = Month.of(row.start.date()) if row.start else None
        return self._months.index(month) if month in self._months else None

    @property
    def _lead(self) -> int:
        """How many columns stand before the amounts."""
        return 1 if self.grouped_by else 0

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.parts) + self._lead

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> object:
        if role != ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if self.grouped_by else self._month(section)
        if section < self._lead:
            return self._catalogue.groupings.get(self.grouped_by, self.grouped_by)
        return self.parts[section - self._lead].title

    def _month(self, row: int) -> str:
        return month_words(self._months[row].first_day, self._words)

    def _row_name(self, row: int) -> str:
        return (self.cells[row][0] or str(row + 1)) if self.grouped_by else self._month(row)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        text = self.cells[index.row()][index.column()]
        if role == ROLE.EditRole:
            return text
        filed = self._told_by_file(index.row(), index.column())
        if filed is not None:
            text = number_told(filed)
        if role == ROLE.DisplayRole:
            return text
        if role == ROLE.TextAlignmentRole and index.column() >= self._lead:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == ROLE.ForegroundRole and filed is not None:
            return QColor(self._theme.colour("quiet"))
        if role == ROLE.ForegroundRole and self.trouble(index.row(), index.column()):
            return QColor(self._theme.colour("wrong"))
        if role == ROLE.AccessibleTextRole:
            column = self.headerData(index.column(), Qt.Orientation.Horizontal)
            told = _("{row}, {column}: {value}")
            if filed is not None:
                told = _("{row}, {column}: {value}, from a file")
            name = self._row_name(index.row())
            return told.format(row=name, column=column, value=text or _("empty"))
        return None

    def paste(self, text: str, row: int, column: int) -> None:
        """A block of cells from a sheet: by its heads and months, else from this cell on."""
        found = placed(
            text,
            (row, column),
            (len(self.cells), self.columnCount()),
            lambda cells: [] if self.grouped_by else rows_of_months(cells, self._months),
            self._places_named,
        )
        for (down, across), cell in found.cells.items():
            self.cells[down][across] = cell
        self.left_out = found.left_out
        self._tell_all()

    def _places_named(self, heads: Sequence[str]) -> dict[int, int]:
        """The column of each head that names one of the amounts; names of groups stand before them."""
        known = KnownHeads(self._catalogue)
        names = [own.amount for own in self.parts]
        found = {0: 0} if self.grouped_by and heads else {}
        for across, head in enumerate(heads):
            meaning = known.meaning(head) if head else None
            if meaning is not None and meaning.amount in names:
                found[across] = names.index(meaning.amount) + self._lead
        named = len(found) - (1 if self.grouped_by and heads else 0)
        return found if named and len(set(found.values())) == len(found) else {}

    def trouble(self, row: int, column: int) -> str:
        """What is wrong with a cell; empty where it is sound."""
        if column < self._lead:
            return self._name_trouble(row)
        part = self.parts[column - self._lead]
        return number_trouble(self.cells[row][column], part.is_count, part.most, part.may_be_negative)

    def _name_trouble(self, row: int) -> str:
        name, *values = self.cells[row]
        if not name and any(values):
            return _("no name")
        twice = [own[0] for own in self.cells[:row]].count(name) if name else 0
        return _("“{name}” stands there twice").format(name=name[:30]) if twice else ""

    @property
    def troubles(self) -> list[str]:
        """What is wrong, row by row."""
        return [
            _("{row}: {what}").format(row=self._row_name(row), what=what)
            for row in range(len(self.cells))
            for column in range(self.columnCount())
            if (what := self.trouble(row, column))
        ]

    @property
    def rows(self) -> tuple[SupportingRow, ...]:
        """The rows that have an amount; what is no number counts as empty."""
        return tuple(self._rows())

    @property
    def rows_with_filed(self) -> tuple[SupportingRow, ...]:
        """The same, with the amounts of files where nothing is typed."""
        found = []
        for row in self.rows:
            filed = self._beneath.get(row.group if self.grouped_by else row.start, {})
            found.append(replace(row, amounts={**filed, **row.amounts}))
        return tuple(found)

    @property
    def filed_alone(self) -> int:
        """The months in sight, or the groups, that files tell and nobody typed."""
        typed = {row.group if self.grouped_by else row.start for row in self.rows}
        in_sight = set(self._beneath) if self.grouped_by else set(map(self._start, range(len(self._months))))
        told = {own.amount for own in self.parts}
        return sum(
            key in in_sight and key not in typed and not told.isdisjoint(amounts)
            for key, amounts in self._beneath.items()
        )

    def _rows(self) -> Iterator[SupportingRow]:
        for place, cells in enumerate(self.cells):
            amounts: dict[str, Fraction] = {}
            for column, part in enumerate(self.parts, self._lead):
                text = cells[column]
                sound = bool(text) and not is_nothing(text) and not self.trouble(place, column)
                number = typed_number(text, part.is_count) if sound else None
                if number is not None:
                    amounts[part.amount] = number
            if not amounts:
                continue
            if self.grouped_by:
                yield SupportingRow(None, group_name(cells[0], self.grouped_by), amounts)
            else:
                yield SupportingRow(self._start(place), "", amounts)
