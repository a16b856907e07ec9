"""A sheet in the making: its rows as XML, and texts that are longer than a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from gettext import NullTranslations
from typing import Any

from maturity_desktop.reports.excel.breaking import text_lines
from maturity_desktop.reports.excel.cells import Cell, Content, Live, row_xml
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.prints import RowPrint, cell_print, row_print
from maturity_desktop.reports.excel.styles import Styles, wraps
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.text import for_cell, looks_like_formula, visible

BEGINNING = 1_000
"""So many characters of a text that does not fit stand in its cell, before the hint where the whole is."""
PART = 3_000
"""So many characters stand in a row of the sheet Continued: it can be seen and printed whole, and fits
even when every character is spelt out."""
HEAD_HEIGHT = 27.0
LINE_HEIGHT, ROW_PADDING = 13.0, 2.5
HIGHEST_ROW = 409.0
"""Points; a row cannot be higher."""
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by column; `first` begins a group, `total` sums the table up.

    What stands in `locked` columns is not to be changed in this row.
    """

    cells: Mapping[str, Content]
    first: bool = False
    total: bool = False
    locked: frozenset[str] = NOTHING


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row of the table `table` as it goes out, by column; `closed` ones are not taken back.

    `fixed` are the prints of its columns that nobody fills in, in their order.
    """

    table: str
    mark: str
    values: Mapping[str, Content]
    closed: tuple[str, ...]
    fixed: tuple[str, ...]


@dataclass(slots=True)
class Continued:
    """Collects the texts that are longer than a cell, for a sheet of their own."""

    table: Table
    words: NullTranslations
    rows: list[Row] = field(default_factory=list)

    def fit(self, text: str, sheet: str, row: str, column: str) -> tuple[str, bool]:
        """The text as it stands in its cell: whole, or its beginning and where the whole of it is."""
        pieces = for_cell(text)
        if len(pieces) == 1:
            return pieces[0], True
        number = self.table.first_row + len(self.rows)
        for place, part in enumerate(parts(visible(text), PART), start=1):
            self.rows.append(
                Row({"sheet": sheet, "row": row, "column": column, "part": place, "text": part}, place == 1)
            )
        hint = self.words.gettext(
            "… (too long for a cell: the whole text is on the sheet {sheet}, row {row})"
        )
        return for_cell(text[:BEGINNING])[0] + hint.format(sheet=self.table.title, row=number), False

    @property
    def whole(self) -> Table:
        """The table with the rows collected so far."""
        return replace(self.table, count=len(self.rows))


def parts(text: str, limit: int) -> Iterator[str]:
    """The text in parts of at most so many characters, cut after white space where there is some."""
    while len(text) > limit:
        cut = max(text.rfind(" ", limit // 2, limit), text.rfind("\n", limit // 2, limit)) + 1 or limit
        yield text[:cut]
        text = text[cut:]
    yield text


@dataclass(slots=True)
class Sheet:
    """A worksheet of openpyxl without cells, and its rows in order."""

    worksheet: Any
    styles: Styles
    continued: Continued
    rows: list[str] = field(default_factory=list)
    sent: list[SentRow] = field(default_factory=list)
    """What the cells that may be filled in say as the workbook goes out."""
    prints: list[RowPrint] = field(default_factory=list)
    """What its rows say that do not come back."""

    def put(self, cells: Iterable[Cell | None] = (), height: float | None = None) -> int:
        """Writes the next row and returns its number."""
        made = tuple(cells)
        if made:
            self.prints.append(_row_print(len(self.rows), made))
        return self._put(made, height)

    def _put(self, cells: Iterable[Cell | None], height: float | None = None) -> int:
        number = len(self.rows) + 1
        self.rows.append(row_xml(number, cells, height))
        return number

    def line(self, texts: Iterable[str], style: int) -> None:
        """The next row of a sheet that nobody sees: texts that have passed text.for_cell."""
        self._put(Cell(text, style) if text else None for text in texts)

    def skip_to(self, number: int) -> None:
        """Leaves rows empty up to this one."""
        while len(self.rows) + 1 < number:
            self.put()

    def cell(self, content: Content, kind: str, **look: Any) -> Cell:
        """A cell outside a table."""
        content, _whole = self._through_the_door(content, str(len(self.rows) + 1), "")
        return Cell(content, self.styles.number(kind, literal=_is_literal(content), **look))

    def _through_the_door(self, content: Content, row: str, column: str) -> tuple[Content, bool]:
        """The content as it may stand in a cell, and whether it is there whole."""
        match content:
            case str():
                return self.continued.fit(content, self.worksheet.title, row, column)
            case Live(formula, str(value)):
                return Live(formula, for_cell(value)[0]), True
            case _:
                return content, True

    def merge(self, cells: str) -> None:
        """Makes one cell of a row's cells."""
        self.worksheet.merged_cells.add(cells)

    def heads(self, table: Table, fills: Mapping[str, str] | None = None) -> None:
        """The heads of a table, in its head row."""
        self.skip_to(table.head_row)
        self.put(
            (
                self.cell(
                    column.heading,
                    self.styles.head_for(column.look),
                    entry=column.entry,
                    fill=(fills or {}).get(column.id, ""),
                )
                for column in table.columns
            ),
            HEAD_HEIGHT,
        )

    def body(self, table: Table, rows: Iterable[Row]) -> Iterator[int]:
        """The rows of a table; yields how many are written."""
        for done, row in enumerate(rows, start=1):
            label = str(row.cells.get(table.label))
            made = [self._table_cell(row, column, label) for column in table.columns]
            cells = [cell for cell, _is_open in made]
            if table.comes_back:
                self.sent.append(_sent(table, row, made))
            lines = max(map(_lines, cells, table.columns))
            put = self._put if table.comes_back else self.put
            put(cells, min(HIGHEST_ROW, LINE_HEIGHT * lines + ROW_PADDING))
            yield done

    def table_below(self, table: Table, title: str, rows: Iterable[Row]) -> None:
        """A further table of the sheet, under a title."""
        self.skip_to(table.head_row - 1)
        self.put([self.cell(title, "section")], 20)
        self.heads(table)
        for _done in self.body(table, rows):
            pass

    def spare_rows(self, table: Table) -> None:
        """Rows below a table in which further ones can be written."""
        for _place in range(table.spare):
            columns = (replace(column, entry=column.entry or column.of_new) for column in table.columns)
            made = (self._table_cell(Row({}), column, "") for column in columns)
            self._put([cell for cell, _is_open in made])

    def _table_cell(self, row: Row, column: Column, label: str) -> tuple[Cell, bool]:
        """A cell, and whether it may be changed; a text that goes on elsewhere is not to be changed here."""
        content, whole = self._through_the_door(row.cells.get(column.id), label, column.heading)
        is_open = column.entry and whole and column.id not in row.locked
        style = self.styles.number(
            column.look,
            entry=is_open,
            first=row.first,
            total=row.total,
            literal=_is_literal(content),
        )
        return Cell(content, style), is_open

    @property
    def area(self) -> str:
        """All cells of the sheet, wide enough for any table."""
        return f"A1:AZ{max(1, len(self.rows))}"


def _sent(table: Table, row: Row, made: Sequence[tuple[Cell, bool]]) -> SentRow:
    """What a row says in the cells that may be filled in."""
    values, closed, fixed = {}, [], []
    for column, (cell, is_open) in zip(table.columns, made, strict=True):
        if column.comes_back:
            values[column.id] = cell.content
            closed += [] if is_open else [column.id]
        elif column.is_fixed:
            fixed.append("" if isinstance(cell.content, Live) else cell_print(as_read(cell.content)))
    mark = str(row.cells["mark"])
    return SentRow(table.comes_back + table.suffix, mark, values, tuple(closed), tuple(fixed))


def as_read(content: Content) -> str | int | float | date | None:
    """A value as whoever reads the workbook finds it."""
    assert not isinstance(content, Live), "a formula is no value"
    return content.replace("_x005F_", "_") if isinstance(content, str) else content


def _row_print(row: int, cells: Sequence[Cell | None]) -> RowPrint:
    formulas = tuple(
        place for place, cell in enumerate(cells) if cell is not None and isinstance(cell.content, Live)
    )
    said = (
        None if cell is None or isinstance(cell.content, Live) else as_read(cell.content) for cell in cells
    )
    return RowPrint(row, row_print(said), formulas)


def _is_literal(content: Content) -> bool:
    return isinstance(content, str) and looks_like_formula(content)


def _lines(cell: Cell, column: Column) -> int:
    text = cell.content.value if isinstance(cell.content, Live) else cell.content
    return text_lines(text, column.width) if wraps(column.look) and isinstance(text, str) else 1
