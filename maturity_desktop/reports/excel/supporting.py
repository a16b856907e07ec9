"""The sheet Supporting figures: amounts by month and group, and what they come to by each figure's formula.

A figure that the client gave stands as given; one that is made of amounts follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.supporting_catalogue import Formula, Standing
from maturity_desktop.domain.supporting_shares import MONTHS
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.intervals import wilson
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.supporting_layout import SupportingLayout, amount_name
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.sections.supporting_words import standing_words
from maturity_desktop.reports.supported import CountedFigure, CountedRow, Estimate, FigureEntry

NOTHING = '""'
EVEN = 9
"""Decimals to which figures are rounded before they are held against what is typical."""


@dataclass(frozen=True, slots=True)
class _Sums:
    """Where the amounts of one row stand, or of all its months together."""

    amounts: Sequence[str]
    missed: str
    starts: str
    months: str

    def total(self, places: Iterable[int]) -> str:
        return "(" + ("+".join(self.amounts[place] for place in places) or "0") + ")"


def figure_rows(
    layout: SupportingLayout, figures: Sequence[FigureEntry], words: NullTranslations
) -> Iterator[Row]:
    """A row for each figure."""
    table = layout.figures
    for number, (entry, span) in enumerate(zip(figures, layout.spans, strict=True), start=table.first_row):
        counted, cell = entry.counted, _cells(table, number)
        value, n = _whole(layout, counted, span, cell["value"])
        yield Row(
            {
                "title": entry.title,
                "formula": _formula_words(entry, words),
                "criteria": ", ".join(own.words for own in entry.criteria),
                **_estimate(cell, value, n, counted.found),
                "typical_low": counted.typical_low,
                "typical_high": counted.typical_high,
                "standing": _standing(cell, entry, words),
                "unit": entry.unit,
                "origin": entry.origin,
            }
        )


def month_and_group_rows(layout: SupportingLayout, figures: Sequence[FigureEntry]) -> Iterator[Row]:
    """The months of each figure, then its groups."""
    number = layout.rows.first_row
    for entry in figures:
        for place, row in enumerate((*entry.counted.periods, *entry.counted.groups)):
            yield _row(layout, entry, row, number, place == 0)
            number += 1


def _row(layout: SupportingLayout, entry: FigureEntry, row: CountedRow, number: int, first: bool) -> Row:
    cell, counted = _cells(layout.rows, number), entry.counted
    amounts = [cell[own] for own in layout.amounts[: len(counted.amounts)]]
    sums = _Sums(amounts, cell["missed"], cell["starts"], cell["months"])
    there = f"COUNT({','.join(amounts)})={len(amounts)}"
    computed = f"IF({there},{_value(counted, sums)},{NOTHING})"
    given = f"ISNUMBER({cell['given']})"
    value = f"IF({given},{cell['given']},{computed})"
    n = f"IF({given},{NOTHING},{_counted(cell['value'], counted, sums)})"
    return Row(
        {
            "title": entry.title,
            "what": row.what,
            "name": row.name,
            **_estimate(cell, value, n, row.found),
            "given": row.given,
            **dict(zip(layout.amounts, row.amounts, strict=False)),
            "missed": row.missed,
            "starts": row.starts or None,
            "months": row.months if row.starts else None,
        },
        first=first,
    )


def _cells(table: Table, number: int) -> dict[str, str]:
    return {column.id: table.here(column.id, number) for column in table.columns}


def _whole(
    layout: SupportingLayout, counted: CountedFigure, span: tuple[int, int], own: str
) -> tuple[str, str]:
    """The formulas of a figure's value and of its n: over all its months, or the one given last.

    `own` is the cell of the value.
    """
    table, (first, last) = layout.rows, span
    if not first:
        return NOTHING, NOTHING
    if counted.as_given:
        newest = table.here("value", first + (counted.newest or 0))
        return f"IF(ISNUMBER({newest}),{newest},{NOTHING})", NOTHING

    def total(column: str) -> str:
        return f"SUM({table.here(column, first)}:{table.here(column, last)})"

    used = layout.amounts[: len(counted.amounts)]
    sums = _Sums([total(own) for own in used], total("missed"), total("starts"), total("months"))
    there = f"COUNT({table.here(used[0], first)}:{table.here(used[-1], last)})>0"
    return f"IF({there},{_value(counted, sums)},{NOTHING})", _counted(own, counted, sums)


def _value(counted: CountedFigure, sums: _Sums) -> str:
    """What amounts come to by the figure's formula, as domain.supporting_shares has it."""
    over, minus, under = (sums.total(own) for own in (counted.over, counted.minus, counted.under))
    part = f"({over}-{minus})" if counted.minus else over
    match counted.formula:
        case Formula.SUM:
            return part
        case Formula.TURNOVER:
            mean = f"({under}/{sums.starts})"
            year = f"IF({sums.months}>0,{MONTHS}/{sums.months},1)"
            return f"IF({under}<=0,{NOTHING},100*{over}/{mean}*{year})"
        case Formula.WAPE:
            found = f"100*{sums.missed}/{under}"
        case Formula.BIAS:
            found = f"100*({over}-{under})/{under}"
        case Formula.RATIO:
            found = f"{part}/{under}"
        case Formula.SHARE:
            found = f"100*{part}/{under}"
            if counted.counts_things:
                whole = f"AND({part}=INT({part}),{under}=INT({under}))"
                found = f"IF(AND({whole},OR({part}<0,{part}>{under})),{NOTHING},{found})"
    return f"IF({under}<=0,{NOTHING},{found})"


def _counted(value: str, counted: CountedFigure, sums: _Sums) -> str:
    """How many single things the share is of; nothing where it is one of something else."""
    if not counted.counts_things or counted.formula is not Formula.SHARE:
        return NOTHING
    part, under = f"({sums.total(counted.over)}-{sums.total(counted.minus)})", sums.total(counted.under)
    single = f"AND(ISNUMBER({value}),{part}=INT({part}),{under}=INT({under}))"
    return f"IF({single},{under},{NOTHING})"


def _estimate(cell: dict[str, str], value: str, n: str, found: Estimate) -> dict[str, Content]:
    """The value, how many were counted and the interval about it, which follows from both."""
    hits, of = f"ROUND({cell['value']}*{cell['counted']}/100,0)", cell["counted"]
    low, high = wilson(hits, of)
    return {
        "value": Live(value, found.value),
        "counted": Live(n, found.counted),
        "low": Live(f"IF(ISNUMBER({of}),100*{low},{NOTHING})", found.low),
        "high": Live(f"IF(ISNUMBER({of}),100*{high},{NOTHING})", found.high),
    }


def _formula_words(entry: FigureEntry, words: NullTranslations) -> str:
    """The formula, and by which letters its amounts stand below."""
    _ = words.gettext
    amounts = "; ".join(
        _("{letter}: {amount}").format(letter=amount_name(place), amount=amount)
        for place, amount in enumerate(entry.counted.amounts)
    )
    return f"{entry.formula}\n{amounts}"


def _standing(cell: dict[str, str], entry: FigureEntry, words: NullTranslations) -> Live:
    """How a figure stands to what is typical, which is this tool's word and not the standard's."""
    value, low, high = f"ROUND({cell['value']},{EVEN})", cell["typical_low"], cell["typical_high"]
    said = {own: quoted(standing_words(own, words)) for own in Standing}
    nothing = f"OR(NOT(ISNUMBER({cell['value']})),COUNT({low},{high})=0)"
    formula = (
        f"IF({nothing},{NOTHING},IF(AND(ISNUMBER({low}),{value}<ROUND({low},{EVEN})),{said[Standing.BELOW]},"
        f"IF(AND(ISNUMBER({high}),{value}>ROUND({high},{EVEN})),{said[Standing.ABOVE]},"
        f"{said[Standing.WITHIN]})))"
    )
    return Live(formula, entry.standing_words or None)
