"""The list of actions as a workbook that comes back, and as .csv."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from maturity_desktop.domain.action_returns import DAYS, NUMBERS, Field
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.look import load_look
from maturity_desktop.reports.model_workbook.looks import Looks, row_height
from maturity_desktop.reports.packs import action_layout as layout
from maturity_desktop.reports.packs.action_layout import ActionList
from maturity_desktop.reports.text import for_cell, looks_like_formula, one_line
from maturity_desktop.reports.workbook_file import save

HEAD, FIRST_ROW = 4, 5
DAY_FORMAT = "yyyy-mm-dd"
LEAST_HEIGHT = 24.0
A4, PAGES_WIDE = 9, 2
READ_ONLY = (layout.NUMBER, layout.CRITERIA, layout.CLOSES, layout.MARK)
LISTS = "_words"
SPARE_ROWS = 40
"""Rows below the last action in which new ones can be written."""


def write_action_workbook(told: ActionList, out: BinaryIO) -> None:
    """Writes the workbook; ReportError where a text is longer than a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _ = told.words.gettext
    sheet = book.create_sheet(_("Actions"))
    _Writing(sheet, told).all()
    words = book.create_sheet(LISTS)
    _offer(sheet, words, told)
    words.sheet_state = "veryHidden"
    book.properties.title = one_line(_("Actions"))
    save(book, out)


class _Writing:
    """The sheet of actions."""

    def __init__(self, sheet: Any, told: ActionList) -> None:
        self._sheet, self._told = sheet, told
        self._looks = Looks(load_look("light"))

    def all(self) -> None:
        """What this is, the heads, a row for each action, and how it is printed."""
        told, sheet = self._told, self._sheet
        _ = told.words.gettext
        about = _("{client} · {day}").format(client=told.client, day=told.made_on)
        how = _(
            "Change what you like below the coloured heads, and write new actions below the last one. Days "
            "are written as 2026-03-31. The program shows what differs and asks before it takes anything "
            "over."
        )
        for row, text, look in ((1, _("Actions"), "title"), (2, about, "about"), (3, how, "about")):
            self._put(row, 1, text, look)
        heads = {**layout.heads(told.words), layout.MARK: layout.mark_of_list(told)}
        for place, column in enumerate(layout.COLUMNS, 1):
            self._put(HEAD, place, heads[column], "head" if column in READ_ONLY else "required")
            sheet.column_dimensions[get_column_letter(place)].width = layout.WIDTHS[column]
        for row, own in enumerate(told.found, FIRST_ROW):
            self._row(row, layout.shown(own, told))
        letters = get_column_letter(len(layout.COLUMNS))
        sheet.column_dimensions[letters].hidden = True
        sheet.freeze_panes = f"C{FIRST_ROW}"
        last = FIRST_ROW + max(len(told.found), 1) - 1
        sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(len(layout.COLUMNS) - 1)}{last}"
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = PAGES_WIDE, 0
        sheet.print_title_cols = "A:B"
        sheet.print_title_rows = f"{HEAD}:{HEAD}"
        sheet.oddFooter.right.text = "&P / &N"

    def _row(self, row: int, cells: dict[str, str]) -> None:
        for place, column in enumerate(layout.COLUMNS, 1):
            value: str | int | date | None = cells[column]
            if column in DAYS:
                value = date.fromisoformat(cells[column]) if cells[column] else None
            elif column in NUMBERS:
                value = int(cells[column]) if cells[column] else None
            cell = self._put(row, place, value, "note" if column in READ_ONLY else "text")
            if column in DAYS:
                cell.number_format = DAY_FORMAT
            elif column in NUMBERS:
                cell.number_format = "#,##0"
        texts = [(cells[own], layout.WIDTHS[own]) for own in layout.COLUMNS if own != layout.MARK]
        self._sheet.row_dimensions[row].height = max(LEAST_HEIGHT, row_height(texts))

    def _put(self, row: int, column: int, value: str | int | date | None, look: str) -> Any:
        """A cell; texts are texts, whatever they begin with."""
        cell = self._sheet.cell(row, column)
        self._looks.dress(cell, look)
        if not isinstance(value, str):
            cell.value = value
            return cell
        pieces = for_cell(value)
        if len(pieces) > 1:
            said = self._told.words.gettext(
                "{sheet}!{cell} would hold more than a cell takes. Shorten the text."
            )
            raise ReportError(said.format(sheet=self._sheet.title, cell=cell.coordinate))
        if value:
            cell.value, cell.data_type = pieces[0], "s"
        cell.quotePrefix = looks_like_formula(value)
        return cell


def _offer(sheet: Any, lists: Any, told: ActionList) -> None:
    """States and waves are chosen from a list; days and amounts are checked."""
    _ = told.words.gettext
    last = FIRST_ROW + len(told.found) + SPARE_ROWS
    for column, (name, words) in enumerate(
        ((Field.STATE, layout.states_in(told.words)), (Field.WAVE, layout.waves_in(told))), 1
    ):
        for row, own in enumerate(words.values(), 1):
            cell = lists.cell(row, column)
            cell.value, cell.data_type = for_cell(own)[0], "s"
        letter = get_column_letter(column)
        rule = DataValidation("list", f"'{LISTS}'!${letter}$1:${letter}${len(words)}", allow_blank=True)
        rule.error, rule.showErrorMessage = _("Choose from the list."), True
        place = get_column_letter(list(layout.COLUMNS).index(name) + 1)
        rule.add(f"{place}{FIRST_ROW}:{place}{last}")
        sheet.add_data_validation(rule)


def check_action_workbook(path: Path, told: ActionList) -> None:
    """ReportError where the file is no workbook that would be known when it comes back."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        marks = [str(row[-1]) for row in rows[HEAD - 1 :]]
        sound = layout.meaning_in(marks[0]) is not None
        sound = sound and marks[1:] == [layout.mark_of_row(own, told) for own in told.found]
    except (CalamineError, ValueError, IndexError):
        sound = False
    _judge(sound, told)


def write_action_csv(told: ActionList, out: BinaryIO) -> None:
    """Writes the list as .csv: UTF-8 with its mark, by commas, no cell a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    heads = {**layout.heads(told.words), layout.MARK: layout.mark_of_list(told)}
    writer.writerow([heads[column] for column in layout.COLUMNS])
    for own in told.found:
        cells = layout.shown(own, told)
        writer.writerow([layout.safe(cells[column]) for column in layout.COLUMNS])
    out.write(text.getvalue().encode("utf-8-sig", "replace"))


def check_action_csv(path: Path, told: ActionList) -> None:
    """ReportError where the file is not this list."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    sound = bool(rows) and layout.meaning_in(rows[0][-1]) is not None
    sound = sound and [row[-1] for row in rows[1:]] == [layout.mark_of_row(own, told) for own in told.found]
    _judge(sound, told)


def _judge(sound: bool, told: ActionList) -> None:
    if not sound:
        raise ReportError(told.words.gettext("The list that was written cannot be opened. Export it again."))
