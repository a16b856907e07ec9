"""Reads a model's workbook, whoever wrote it last: sheets and columns by their headings, in any order."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from warnings import catch_warnings
from xml.etree.ElementTree import ParseError

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.reports.model_workbook.archive import LAST_ROW, Marks, check_archive, marks_of
from maturity_desktop.reports.model_workbook.checking import at_most
from maturity_desktop.reports.model_workbook.layout import form_headings, layout
from maturity_desktop.reports.model_workbook.merged import Range, across, fill_down, written_as
from maturity_desktop.reports.model_workbook.table import Column, SheetId, Table
from maturity_desktop.reports.model_workbook.to_tree import ReadModel, ReadRow, TreeBuilder
from maturity_desktop.reports.model_workbook.values import written

MOST_ROWS = 50_000
MOST_COLUMNS = 60
MOST_CELLS = 500_000
HEADINGS_WITHIN = 20
"""The headings stand in one of so many first rows."""
SCORECARD = "Maturity Desktop layout"
"""The property that the workbook of an audit has."""
ENGLISH = NullTranslations()


def read_workbook(path: Path, words: NullTranslations) -> ReadModel:
    """The model of a workbook, with everything that is wrong about its sheets and headings.

    FrameworkError where the file cannot be read, or lacks a sheet or a column without which no row of it can
    be understood.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(path, words)
    unreadable = (
        OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error, InvalidFileException,
        ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError, AssertionError,
        OverflowError,
    )  # fmt: skip
    reading = _Reading(path, words)
    try:
        # openpyxl warns of what it leaves out, such as print set-up: nothing that is read here.
        with catch_warnings(action="ignore", category=UserWarning), path.open("rb") as file:
            book = load_workbook(file, read_only=True, keep_links=False)
            sheets = reading.sheets(book)
    except unreadable as error:
        what = words.gettext("the file is damaged, or no workbook ({reason})").format(reason=error)
        instead = words.gettext("Open it in a spreadsheet program, and save it again as .xlsx.")
        raise FrameworkError((FrameworkProblem(str(path), 1, what, instead),)) from error
    if reading.cannot_go_on:
        raise FrameworkError(at_most(reading.problems, words))
    builder = TreeBuilder(str(path), reading.tables, words, sheets)
    tree = builder.tree()
    return ReadModel(
        tree,
        builder.cells,
        builder.rows,
        (*reading.problems, *builder.problems),
        {
            table.title: {column.key.rpartition(".")[2]: column.heading for column in reversed(table.columns)}
            for table in reading.tables.values()
        },
        words,
    )


@dataclass
class _Head:
    """The heading row of a sheet: the key of each column, counted from 1, and columns of other headings."""

    row: int
    keys: Mapping[int, str]
    others: frozenset[int]


@dataclass
class _Reading:
    path: Path
    words: NullTranslations
    problems: list[FrameworkProblem] = field(default_factory=list)
    cannot_go_on: bool = False
    tables: dict[SheetId, Table] = field(default_factory=dict)
    cells_left: int = MOST_CELLS

    def sheets(self, book: Any) -> dict[SheetId, list[ReadRow]]:
        """The rows of every sheet of the layout; a sheet that is not there has none."""
        english = {table.id: table for table in layout(ENGLISH)}
        self.tables = {table.id: table for table in layout(self.words)}
        titles = {title.strip().casefold(): title for title in book.sheetnames}
        there = {
            name: titles[word]
            for name, table in self.tables.items()
            for word in (english[name].title.casefold(), table.title.casefold())
            if word in titles
        }
        self._check_sheets(book, there)
        found: dict[SheetId, list[ReadRow]] = {name: [] for name in self.tables}
        if self.cannot_go_on:
            return found
        for name, title in there.items():
            read = self._form if name == "model" else self._table
            found[name] = read(book[title], title, self.tables[name], english[name])
        for name in self.tables:
            if name not in there and not self.cannot_go_on:
                self._check_not_named(name, found)
        return found

    def _check_sheets(self, book: Any, there: Mapping[SheetId, str]) -> None:
        """Whether this can be a model at all; a sheet with another name may be one that is missing."""
        _ = self.words.gettext
        if SCORECARD in book.custom_doc_props.names:
            self.cannot_go_on = True
            what = _("this is a scorecard of an audit, and no model")
            self._blame("", 1, what, _("Export the model itself as a workbook."))
            return
        missing = [table for name, table in self.tables.items() if name not in there]
        required = [table for table in missing if table.required]
        for table in required:
            instead = _("Export a model as a workbook to see how its sheets are called.")
            self._blame("", 1, _("the sheet “{sheet}” is missing").format(sheet=table.title), instead)
        for title in book.sheetnames:
            close = get_close_matches(title, [table.title for table in missing], n=1)
            if title not in there.values() and (close or not required):
                what = _("the sheet “{sheet}” means nothing here").format(sheet=title)
                instead = _("Did you mean “{word}”?").format(word=close[0]) if close else _("Take it out.")
                self._blame(f"{title}!A1", 1, what, instead)
        self.cannot_go_on = bool(required or (missing and self.problems))

    def _check_not_named(self, name: SheetId, found: Mapping[SheetId, Sequence[ReadRow]]) -> None:
        """Told once where a sheet is missing, and not by every row that names an entry of it."""
        _ = self.words.gettext
        for sheet, rows in found.items():
            naming = [column.key for column in self.tables[sheet].columns if column.of == name]
            naming += ["criterion"] if (sheet, name) == ("rules", "measures") else []
            row, key = next(((row, key) for row in rows for key in naming if key in row.values), (None, ""))
            if row is not None:
                self.cannot_go_on = True
                what = _("the sheet “{sheet}” is missing").format(sheet=self.tables[name].title)
                instead = _("Add it: {cell} names an entry of it.").format(cell=row.cell(key))
                self._blame("", 1, what, instead)
                return

    def _blame(self, cell: str, row: int, what: str, instead: str) -> None:
        self.problems.append(FrameworkProblem(str(self.path), row, what, instead, (), cell))

    # Rows of a sheet

    def _rows(self, sheet: Any, title: str) -> Iterator[tuple[int, dict[int, Any]]]:
        """The rows that are not empty: the filled cells of each by the number of their column."""
        _ = self.words.gettext
        sheet.reset_dimensions()
        nothing: Any = None
        for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS), start=1):
            if cells is nothing:  # a million rows that are not there are one object
                continue
            values = ((place, self._value(title, number, cell)) for place, cell in enumerate(cells, start=1))
            filled = {place: value for place, value in values if value is not None}
            nothing = nothing if filled else cells
            self.cells_left -= len(filled)
            if filled and (number > MOST_ROWS or self.cells_left < 0):
                what, instead = _("there is more in the workbook than a model can have"), _("Take it out.")
                self._blame(f"{title}!A{number}", number, what, instead)
                self.cannot_go_on = True
                return
            if filled:
                yield number, filled

    def _value(self, title: str, row: int, cell: Any) -> Any:
        """What a cell holds; None where that is nothing, or no value."""
        _ = self.words.gettext
        value = cell.value
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if cell.data_type in ("f", "e"):
            what = (
                _("a formula stands here") if cell.data_type == "f" else _("a formula here came to an error")
            )
            self._blame(f"{title}!{cell.coordinate}", row, what, _("Write the value itself."))
            return None
        return value

    # Headings

    def _table(self, sheet: Any, title: str, table: Table, english: Table) -> list[ReadRow]:
        marks = marks_of(self.path, sheet._worksheet_path, MOST_COLUMNS)
        lines = self._rows(sheet, title)
        head = self._head(title, lines, _keys(table, english), table, marks)
        if head is None:
            return []
        rows = list(lines)
        references = {place for place, key in head.keys.items() if table.column(key).chosen_from}
        self._blame_merged(title, fill_down(rows, marks.merged, head.row, head.keys, references))
        self._check_strays(title, rows, head, marks)
        return [self._row(title, number, filled, head) for number, filled in rows]

    def _blame_merged(self, title: str, ranges: Sequence[Range]) -> None:
        _ = self.words.gettext
        for cells in ranges:
            self.cannot_go_on = True
            name = written_as(cells)
            what = _("the cells {cells} are merged").format(cells=name)
            instead = _("Take the merging back, and write into each cell what is meant for it.")
            self._blame(f"{title}!{name.partition(':')[0]}", cells[1], what, instead)

    def _check_strays(
        self, title: str, rows: Sequence[tuple[int, Mapping[int, Any]]], head: _Head, marks: Marks
    ) -> None:
        """Values that stand under no heading: told once for each column."""
        _ = self.words.gettext
        strays = {place: row for place, row in marks.far.items() if row >= head.row}
        for number, filled in rows:
            for place in filled:
                if place not in head.keys and place not in head.others:
                    strays.setdefault(place, number)
        for place, number in strays.items():
            what = _("a value stands in a column without a heading that is known")
            self._blame(f"{title}!{_letter(place)}{number}", number, what, _("Take it out."))

    def _head(
        self,
        title: str,
        rows: Iterator[tuple[int, dict[int, Any]]],
        keys: Mapping[str, str],
        table: Table,
        marks: Marks,
    ) -> _Head | None:
        """The first row that holds more than one of the headings, or one of a sheet with only that."""
        _ = self.words.gettext
        for number, filled in rows:
            if number > HEADINGS_WITHIN:
                break
            known = [place for place, value in filled.items() if _plain(value) in keys]
            if known and (merged := across(marks.merged, number, filled)):
                self._blame_merged(title, merged)
                return None
            if len(known) > 1:
                return self._checked_head(title, number, filled, keys, table)
        self.cannot_go_on = True
        what = _("the headings of the sheet “{sheet}” are missing").format(sheet=title)
        names = ", ".join(column.heading for column in table.columns)
        self._blame(f"{title}!A1", 1, what, _("Write them in its first rows: {names}.").format(names=names))
        return None

    def _checked_head(
        self, title: str, number: int, filled: Mapping[int, Any], keys: Mapping[str, str], table: Table
    ) -> _Head:
        _ = self.words.gettext
        known = {keys.get(_plain(value)) for value in filled.values()}
        missing = [column for column in table.columns if column.key not in known]
        found: dict[int, str] = {}
        renamed: list[str] = []
        for place, value in filled.items():
            key = keys.get(_plain(value))
            cell = f"{title}!{_letter(place)}{number}"
            if key is None:
                renamed += self._blame_heading(cell, number, written(value), missing)
            elif key in found.values():
                what = _("the heading “{heading}” is here for the second time")
                self._blame(
                    cell, number, what.format(heading=written(value)), _("Take one of the two columns out.")
                )
            else:
                found[place] = key
        for column in missing:
            if column.required:
                self.cannot_go_on = True
                if column.heading not in renamed:
                    what = _("the heading “{heading}” is missing").format(heading=column.heading)
                    self._blame(f"{title}!A{number}", number, what, _("Add the column."))
        return _Head(number, found, frozenset(set(filled) - set(found)))

    def _blame_heading(self, cell: str, row: int, heading: str, missing: Sequence[Column]) -> list[str]:
        """Notes a heading that is not known, and gives the one that is meant, where that can be told.

        It may be one that is missing: what follows from that is not told too.
        """
        _ = self.words.gettext
        close = get_close_matches(heading, [column.heading for column in missing], n=1)
        what = _("the heading “{heading}” is not known").format(heading=heading)
        instead = _("Did you mean “{word}”?").format(word=close[0]) if close else _("Take it out.")
        self._blame(cell, row, what, instead)
        self.cannot_go_on |= bool(missing)
        return close

    def _row(self, title: str, number: int, filled: Mapping[int, Any], head: _Head) -> ReadRow:
        values = {head.keys[place]: value for place, value in filled.items() if place in head.keys}
        places = {key: (_letter(place), number) for place, key in head.keys.items()}
        return ReadRow(title, number, values, places)

    def _form(self, sheet: Any, title: str, table: Table, english: Table) -> list[ReadRow]:
        """The sheet of the model itself: a field in each row, all of them together one row of values."""
        _ = self.words.gettext
        heads = zip(
            ("field", "value", "about"), form_headings(self.words), form_headings(ENGLISH), strict=True
        )
        known = {_plain(word): key for key, *both in heads for word in both}
        lines = self._rows(sheet, title)
        head = self._form_head(title, lines, known)
        if head is None:
            return []
        label, place = head
        rows = list(lines)
        marks = marks_of(self.path, sheet._worksheet_path, MOST_COLUMNS)
        down = [cells for cells in marks.merged if cells[1] < cells[3]]
        self._blame_merged(title, fill_down(rows, down, 0, head, set()))
        keys = _keys(table, english)
        values: dict[str, Any] = {}
        places: dict[str, tuple[str, int]] = {}
        for number, filled in rows:
            if label not in filled:
                if place in filled:
                    what = _("a value stands here without its field")
                    self._blame(f"{title}!{_letter(place)}{number}", number, what, _("Take it out."))
                continue
            key = keys.get(_plain(filled[label]))
            cell = f"{title}!{_letter(label)}{number}"
            if key is None or key in places:
                word = written(filled[label])
                what = (
                    _("the field “{heading}” is not known")
                    if key is None
                    else _("the field “{heading}” is here for the second time")
                )
                close = get_close_matches(word, [column.heading for column in table.columns], n=1)
                instead = (
                    _("Did you mean “{word}”?").format(word=close[0])
                    if close and key is None
                    else _("Take it out.")
                )
                self._blame(cell, number, what.format(heading=word), instead)
                continue
            places[key] = (_letter(place), number)
            if place in filled:
                values[key] = filled[place]
        return [ReadRow(title, 1, values, places)]

    def _form_head(
        self, title: str, rows: Iterator[tuple[int, dict[int, Any]]], known: Mapping[str, str]
    ) -> tuple[int, int] | None:
        """The columns of the fields and of their values."""
        _ = self.words.gettext
        for number, filled in rows:
            found = {known.get(_plain(value)): place for place, value in filled.items()}
            if {"field", "value"} <= set(found):
                return found["field"], found["value"]
            if number > HEADINGS_WITHIN:
                break
        self.cannot_go_on = True
        what = _("the headings of the sheet “{sheet}” are missing").format(sheet=title)
        names = ", ".join(form_headings(self.words)[:2])
        self._blame(f"{title}!A1", 1, what, _("Write them in its first rows: {names}.").format(names=names))
        return None


def _keys(table: Table, english: Table) -> dict[str, str]:
    """The keys of the columns by their headings, in English too."""
    both: Sequence[Table] = (english, table)
    return {_plain(column.heading): column.key for one in both for column in one.columns}


def _plain(value: Any) -> str:
    return " ".join(written(value).casefold().split())


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place)
