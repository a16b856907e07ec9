"""Rows of a supporting measure: what was counted in a period or a group, and the table they are kept as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

Table = tuple[tuple[str, ...], ...]
"""Rows of texts; the first row is the head."""
TablesOf = Callable[[str], Table]
"""The rows that a record refers to, by their SHA-256."""
START, GROUP = "start", "group"


@dataclass(frozen=True, slots=True)
class SupportingRow:
    """Amounts by the id of the input; `start` is None where the row stands for no single period.

    An amount by the id of a measure is its finished figure, where a client gives no more than that.
    """

    start: datetime | None
    group: str
    amounts: Mapping[str, Fraction]


def table_of(rows: Iterable[SupportingRow]) -> Table:
    """The rows as a table, exact: a column for each input that any of them has."""
    every = tuple(rows)
    inputs = sorted({name for row in every for name in row.amounts})
    head = (START, GROUP, *inputs)
    return (head, *(_cells(row, inputs) for row in every))


def _cells(row: SupportingRow, inputs: Iterable[str]) -> tuple[str, ...]:
    start = row.start.isoformat() if row.start else ""
    return (start, row.group, *(str(row.amounts[name]) if name in row.amounts else "" for name in inputs))


def rows_of(table: Table) -> tuple[SupportingRow, ...]:
    """The rows that a table was made of."""
    if not table:
        return ()
    (_start, _group, *inputs), *rows = table
    return tuple(
        SupportingRow(
            datetime.fromisoformat(start) if start else None,
            group,
            {name: Fraction(cell) for name, cell in zip(inputs, cells, strict=True) if cell},
        )
        for start, group, *cells in rows
    )
