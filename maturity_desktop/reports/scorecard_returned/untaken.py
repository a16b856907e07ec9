"""What was changed in a scorecard where nothing is filled in: each such cell is told, and none is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.sheet import Sheet, cell_text, column_letters
from maturity_desktop.reports.excel.prints import RowPrint, cell_print, row_print
from maturity_desktop.reports.scorecard_returned.meaning import FixedColumn

MOST_TOLD = 4
"""So many cells of a column, or rows of a sheet, have a line each; of more only the first and the last."""
OF_MODEL = frozenset({
    "criterion", "title", "domain", "weight", "level", "theme", "text", "applies", "blocks", "added", "phase",
    "task", "what", "kind", "timing", "leads_to", "who", "why", "deliverable", "criteria",
})  # fmt: skip
"""The columns that a model fills, on the sheets of a framework."""
NOT_IN_COPY = frozenset({"reservation"})
"""What is filled in in an internal copy only."""


class FixedCells:
    """The cells of a table that nobody fills in, as they come back row by row.

    `places` are the columns where they stand now; `formulas` the cells that hold one, empty where unknown.
    """

    def __init__(
        self,
        sheet: Sheet,
        places: Mapping[str, int],
        fixed: Sequence[FixedColumn],
        formulas: Collection[str],
        is_of_model: bool,
    ) -> None:
        self._sheet, self._places, self._fixed, self._formulas = sheet, places, fixed, formulas
        self._is_of_model = is_of_model
        self._changed: dict[FixedColumn, list[int]] = {}

    def look_at(self, row: int, prints: Sequence[str]) -> None:
        """Takes down what was changed of a row; one without prints is as it was."""
        if len(prints) != len(self._fixed):
            return
        for column, was in zip(self._fixed, prints, strict=True):
            place = self._places.get(column.id)
            if place is not None and self._is_changed(row, place, column, was):
                self._changed.setdefault(column, []).append(row)

    def _is_changed(self, row: int, place: int, column: FixedColumn, was: str) -> bool:
        holds_formula = self._sheet.cell_name(row, place) in self._formulas
        if column.formula:
            return bool(self._formulas) and not holds_formula
        return not holds_formula and cell_print(self._sheet.columns[place][row]) != was

    def troubles(self) -> Iterator[Trouble]:
        """What was changed, column by column."""
        for column in self._fixed:
            rows = self._changed.get(column, [])
            place = self._places.get(column.id, 0)
            cells = [self._sheet.cell_name(row, place) for row in rows]
            for cell in told_of(cells):
                yield Trouble(self._fault(column), self._sheet.name, 0, cell, column.heading)

    def _fault(self, column: FixedColumn) -> Fault:
        if column.formula:
            return Fault.COMPUTED
        if column.id in NOT_IN_COPY:
            return Fault.NOT_IN_COPY
        return Fault.OF_MODEL if self._is_of_model and column.id in OF_MODEL else Fault.FIXED


def told_of(cells: Sequence[str]) -> Sequence[str]:
    """Each of a few cells; of many the first and the last in one."""
    return cells if len(cells) <= MOST_TOLD else [f"{cells[0]} … {cells[-1]}"]


def changed_sheets(
    sheets: Sequence[Sheet],
    prints: Mapping[str, Sequence[RowPrint]],
    formulas_of: Callable[[str], Collection[str]],
) -> Iterator[Trouble]:
    """The cells and rows of sheets that are only to be read and say something else than they did.

    Rows may have been moved, sorted or deleted; a sheet of another name is not looked for.
    """
    by_name = {sheet.name: sheet for sheet in sheets}
    for title, sent in prints.items():
        if (sheet := by_name.get(title)) is not None:
            found = list(_changed(sheet, sent, frozenset(formulas_of(title))))
            for cell in told_of([cell for own in found if isinstance(own, tuple) for cell in own]):
                yield Trouble(Fault.ONLY_READ, title, 0, cell, title)
            yield from _rows_told(title, [own for own in found if isinstance(own, int)])


def _rows_told(title: str, rows: Sequence[int]) -> Iterator[Trouble]:
    """Each of a few rows; of many the first and the last in one."""
    if len(rows) > MOST_TOLD:
        yield Trouble(Fault.ROWS_ONLY_READ, title, rows[0], name=title, text=str(rows[-1]))
        return
    for row in rows:
        yield Trouble(Fault.ROW_ONLY_READ, title, row, name=title)


def _changed(
    sheet: Sheet, sent: Sequence[RowPrint], formulas: frozenset[str]
) -> Iterator[int | tuple[str, ...]]:
    """The cells of a row where a formula stood, or the number of one in which another value was changed."""
    by_row = {own.row: own for own in sent}
    known = Counter(own.values for own in sent)
    for row in range(sheet.height):
        own = by_row.get(sheet.row + row)
        computed = set(own.formulas) if own is not None else set()
        cells = _from_first_column(sheet, row)
        now = _printed(cells, computed)
        if own is not None and now == own.values:
            yield tuple(_over_formulas(sheet, row, own, cells, formulas))
        elif _printed(cells, _formula_places(sheet, row, formulas)) not in known and now:
            yield sheet.row + row + 1


def _from_first_column(sheet: Sheet, row: int) -> tuple[object, ...]:
    return (*(None for _place in range(sheet.column)), *sheet.row_at(row))


def _printed(cells: Sequence[object], without: Collection[int]) -> str:
    """The print of a row's values, those of formulas left out."""
    return row_print(None if place in without else cell for place, cell in enumerate(cells))  # type: ignore[misc]


def _formula_places(sheet: Sheet, row: int, formulas: Collection[str]) -> frozenset[int]:
    width = range(sheet.column + sheet.width)
    return frozenset(place for place in width if f"{column_letters(place)}{sheet.row + row + 1}" in formulas)


def _over_formulas(
    sheet: Sheet, row: int, own: RowPrint, cells: Sequence[object], formulas: Collection[str]
) -> Iterator[str]:
    """The cells of a row that stands where it stood, in which something was written over a formula."""
    for place in own.formulas if formulas else ():
        name = f"{column_letters(place)}{sheet.row + row + 1}"
        if name not in formulas and place < len(cells) and cell_text(cells[place]):  # type: ignore[arg-type]
            yield name
