"""Writes a model as a workbook to be edited: lists to choose from, notes on every heading, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from gettext import NullTranslations
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import PageSetupProperties

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.look import load_look
from maturity_desktop.reports.model_workbook.layout import form_headings, layout
from maturity_desktop.reports.model_workbook.looks import Looks, row_height
from maturity_desktop.reports.model_workbook.table import Column, SheetId, Table
from maturity_desktop.reports.model_workbook.to_rows import Row, rows_of
from maturity_desktop.reports.model_workbook.values import as_cell
from maturity_desktop.reports.text import CELL_LIMIT, for_cell, looks_like_formula, one_line
from maturity_desktop.reports.workbook_file import save

HEAD_ROW = 4
ROOM = 500
"""So many rows below the last have lists to choose from too."""
A4 = 9
FORM_WIDTHS = (26, 80, 70)
LONGEST_PROMPT, LONGEST_PROMPT_TITLE = 255, 32
LINKED: Mapping[SheetId, str] = {"scale": "level"}
"""The column that other sheets name rows by, where it is not the id."""


def write_workbook(tree: Mapping[str, Any], out: BinaryIO, words: NullTranslations) -> None:
    """Writes the workbook of a sound tree; ReportError where a text is longer than a cell."""
    tables = layout(words)
    rows = rows_of(tree, tables)
    book = Workbook()
    book.remove(book.worksheets[0])
    writing = _Writing(book, tables, words, one_line(tree["title"]), Looks(load_look("light")))
    for table in tables:
        if table.id == "model":
            writing.write_form(table, rows["model"][0])
        else:
            writing.write_table(table, rows[table.id])
    writing.name_ids()
    book.properties.title = writing.model
    book.properties.creator = one_line(tree.get("owner") or "")
    save(book, out)


class _Writing:
    """What writing the sheets has at hand."""

    def __init__(
        self, book: Workbook, tables: Sequence[Table], words: NullTranslations, model: str, looks: Looks
    ) -> None:
        self.model = model
        self._book = book
        self._tables = tables
        self._words = words
        self._looks = looks

    def write_form(self, table: Table, row: Row) -> None:
        """The model's own fields, one below the other."""
        sheet = self._sheet(table)
        for place, heading in enumerate(form_headings(self._words), start=1):
            self._put(sheet, HEAD_ROW, place, heading, "head")
            sheet.column_dimensions[get_column_letter(place)].width = FORM_WIDTHS[place - 1]
        for number, column in enumerate(table.columns, start=HEAD_ROW + 1):
            value = as_cell(row[column.key], column, self._words)
            self._put(sheet, number, 1, column.heading, "label")
            self._put(sheet, number, 2, value, "value" if column.kind == "decimal" else "text", table)
            self._put(sheet, number, 3, column.note, "note")
            self._offer(sheet, column, f"B{number}")
            _begin_with_height(sheet, number, ((str(value), FORM_WIDTHS[1]), (column.note, FORM_WIDTHS[2])))
        sheet.freeze_panes = f"B{HEAD_ROW + 1}"
        self._set_up_page(sheet, f"A{HEAD_ROW}:C{HEAD_ROW + len(table.columns)}")

    def write_table(self, table: Table, rows: Sequence[Row]) -> None:
        """A sheet with a row for each entry."""
        sheet = self._sheet(table)
        last = max(HEAD_ROW + len(rows), HEAD_ROW + 1)
        for place, column in enumerate(table.columns, start=1):
            letter = get_column_letter(place)
            head = self._put(
                sheet, HEAD_ROW, place, column.heading, "required" if column.required else "head"
            )
            note = Comment(column.note, "Maturity Desktop", height=70, width=260)
            head.comment = note
            sheet.column_dimensions[letter].width = column.width
            self._offer(sheet, column, f"{letter}{HEAD_ROW + 1}:{letter}{last + ROOM}")
        for number, row in enumerate(rows, start=HEAD_ROW + 1):
            values = [as_cell(row.get(column.key), column, self._words) for column in table.columns]
            for place, (column, value) in enumerate(zip(table.columns, values, strict=True), start=1):
                self._put(sheet, number, place, value, _look_of(column), table)
            widths = (column.width for column in table.columns)
            _begin_with_height(sheet, number, zip(map(str, values), widths, strict=True))
        end = get_column_letter(len(table.columns))
        sheet.freeze_panes = f"{get_column_letter(table.fixed + 1)}{HEAD_ROW + 1}"
        sheet.auto_filter.ref = f"A{HEAD_ROW}:{end}{last}"
        self._set_up_page(sheet, f"A{HEAD_ROW}:{end}{last}")

    def name_ids(self) -> None:
        """Names for the ids of a sheet, which the lists of other sheets offer."""
        for sheet_id in self._chosen_from():
            table = next(table for table in self._tables if table.id == sheet_id)
            key = LINKED.get(sheet_id, "id")
            letter = get_column_letter([column.key for column in table.columns].index(key) + 1)
            last = max(self._book[table.title].max_row, HEAD_ROW + 1)
            title = table.title.replace("'", "''")
            # The list grows with rows that are written below; a few empty entries at its end do no harm.
            cells = f"'{title}'!${letter}${HEAD_ROW + 1}:${letter}${last + ROOM}"
            self._book.defined_names[f"Ids_{sheet_id}"] = DefinedName(f"Ids_{sheet_id}", attr_text=cells)

    def _chosen_from(self) -> set[SheetId]:
        columns = (column for table in self._tables for column in table.columns)
        return {column.chosen_from for column in columns if column.chosen_from}

    def _sheet(self, table: Table) -> Any:
        sheet = self._book.create_sheet(table.title)
        self._put(sheet, 1, 1, table.title, "title")
        self._put(sheet, 2, 1, table.about, "about")
        return sheet

    def _put(
        self, sheet: Any, row: int, place: int, value: str | float | None, look: str, of: Table | None = None
    ) -> Any:
        """A cell; texts are texts, whatever they begin with."""
        cell = sheet.cell(row, place)
        if isinstance(value, str) and value:
            pieces = for_cell(value)
            if len(pieces) > 1 and of is not None:
                raise ReportError(self._too_long(of, row, place))
            cell.value = pieces[0]
            cell.data_type = "s"
        elif value != "":
            cell.value = value
        self._looks.dress(cell, look)
        if isinstance(value, str) and looks_like_formula(value):
            cell.quotePrefix = True
        return cell

    def _too_long(self, table: Table, row: int, place: int) -> str:
        return self._words.gettext(
            "{sheet}!{cell} would hold more than the {limit} characters that a cell takes. Export the model"
            " as YAML."
        ).format(sheet=table.title, cell=f"{get_column_letter(place)}{row}", limit=CELL_LIMIT)

    def _offer(self, sheet: Any, column: Column, cells: str) -> None:
        """What a cell takes: said when it is chosen, and offered as a list where there is one."""
        _ = self._words.gettext
        choices = (_("yes"), _("no")) if column.kind == "truth" else column.choices
        formula = '"' + ",".join(choices) + '"' if choices else None
        if column.chosen_from and not choices:
            formula = f"Ids_{column.chosen_from}"
        rule = DataValidation("list" if formula else None, formula, allow_blank=True)
        if formula:
            rule.showErrorMessage = True
            rule.errorTitle, rule.error = column.heading[:LONGEST_PROMPT_TITLE], _("Choose from the list.")
        rule.showInputMessage = True
        rule.promptTitle = column.heading[:LONGEST_PROMPT_TITLE]
        rule.prompt = column.note[:LONGEST_PROMPT]
        rule.add(cells)
        sheet.add_data_validation(rule)

    def _set_up_page(self, sheet: Any, cells: str) -> None:
        _ = self._words.gettext
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_area = cells
        sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
        sheet.oddHeader.left.text = "&A"
        sheet.oddHeader.right.text = self.model.replace("&", "&&")
        page = _("Page {page} of {pages}").format(page="\0P", pages="\0N")
        sheet.oddFooter.right.text = page.replace("&", "&&").replace("\0", "&")


class _FreeRow(RowDimension):  # type: ignore[misc, unused-ignore]
    """A row with a height to begin with, which grows when somebody writes more."""

    customHeight = False  # noqa: N815 - openpyxl's name


def _begin_with_height(sheet: Any, number: int, texts: Iterable[tuple[str, float]]) -> None:
    """Makes a row as high as its texts in columns of these widths."""
    sheet.row_dimensions[number] = _FreeRow(sheet, index=number, ht=row_height(texts))


def _look_of(column: Column) -> str:
    """Ids and numbers are read at the top of their row, texts go on in further lines."""
    return {"whole": "number", "decimal": "number", "truth": "number"}.get(column.kind, "text")
