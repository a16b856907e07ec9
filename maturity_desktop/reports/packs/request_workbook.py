"""The client data request as a workbook that comes back: only the client's own columns can be written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.plan_records import RequestStatus
from maturity_desktop.domain.request_answers import ANSWERS
from maturity_desktop.domain.requests import Sight, Standing, by_owner, in_sight, standings
from maturity_desktop.look import load_look
from maturity_desktop.reports.model_workbook.looks import Looks, row_height
from maturity_desktop.reports.packs import request_layout as layout
from maturity_desktop.reports.sections.request_words import answer_words, status_words
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import CELL_LIMIT, for_cell, looks_like_formula, one_line
from maturity_desktop.reports.workbook_file import save

WIDTHS = (8, 26, 46, 24, 28, 22, 13, 14, 16, 14, 40)
"""Of the columns, in the order of the layout."""
DAY_FORMAT = "d mmm yyyy"
LEAST_HEIGHT = 24.0
A4, LETTER = 9, 1
MARGIN = 0.4
"""Inches at the sides of a page; twice that above and below."""
Value = str | date | None


@dataclass(frozen=True)
class RequestList:
    """The requests of a workbook, by who has the thing."""

    audit: str
    client: str
    author: str
    made_on: date
    found: tuple[Standing, ...]
    words: NullTranslations
    is_letter: bool = False


def request_list(audit: Audit, today: date, words: NullTranslations, page_size: str = "A4") -> RequestList:
    """Everything that is neither received nor rejected, asked for already or not."""
    found = in_sight(standings(audit, today), Sight.OPEN)
    ordered = tuple(own for _owner, owned in by_owner(found) for own in owned)
    return RequestList(
        audit.id, audit.client.name, audit.details.assessor, today, ordered, words, page_size == "Letter"
    )


def write_request_workbook(told: RequestList, out: BinaryIO) -> None:
    """Writes the workbook; ReportError where a text is longer than a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    writing = _Writing(book.create_sheet(told.words.gettext("Requests")), told)
    about = book.create_sheet(layout.ABOUT_SHEET)
    writing.about(about)
    writing.rows()
    writing.offer()
    writing.set_up()
    about.sheet_state = "veryHidden"
    book.properties.title = one_line(told.words.gettext("Data request"))
    book.properties.creator = one_line(told.author)
    save(book, out)


class _Writing:
    """The sheet of requests, and the one by which it is known again."""

    def __init__(self, sheet: Any, told: RequestList) -> None:
        self._sheet, self._told = sheet, told
        look = load_look("light")
        self._looks = Looks(look)
        self._field = PatternFill("solid", "FF" + look.colours["accent_ground"].removeprefix("#"))

    @property
    def _last(self) -> int:
        return layout.FIRST_ROW + max(len(self._told.found), 1) - 1

    def about(self, sheet: Any) -> None:
        """What the sheet said when it was sent."""
        for row, value in (
            (1, layout.MARKER), (layout.AUDIT, self._told.audit), (layout.SHEET, self._sheet.title),
        ):  # fmt: skip
            self._put(sheet, row, 1, value)
        for row, status in enumerate(ANSWERS, start=layout.FIRST_ANSWER):
            self._put(sheet, row, 1, answer_words(status, self._told.words))
        for row, own in enumerate(self._told.found, start=layout.FIRST_SENT):
            self._put(sheet, row, layout.SENT_NUMBER, own.request.label)
            self._put(sheet, row, layout.SENT_ID, own.request.id)
            self._put(sheet, row, layout.SENT_TITLE, own.request.title)
            self._put(sheet, row, layout.SENT_OWNER, own.request.owner)
            promised = own.request.promised_for
            self._put(sheet, row, layout.SENT_PROMISED, promised.isoformat() if promised else "")

    def rows(self) -> None:
        """What this is, the heads of the columns, and a row for each request."""
        told, sheet = self._told, self._sheet
        _ = told.words.gettext
        about = _("{client} · {day}").format(client=told.client, day=day_words(told.made_on, told.words))
        how = _(
            "Write in the coloured columns only: choose an answer, the day on which it comes, and a remark."
            " Where something cannot be given, say why. No names of customers or employees, please."
        )
        for row, text, look in ((1, _("Data request"), "title"), (2, about, "about"), (3, how, "about")):
            self._write(row, 1, text, look)
        for column, head in enumerate(_heads(told.words), start=1):
            self._write(layout.HEAD, column, head, "required" if column in layout.THEIRS else "head")
            sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[column - 1]
        for row, own in enumerate(told.found, start=layout.FIRST_ROW):
            self._row(row, _values(own, told.words))

    def _row(self, row: int, values: Sequence[Value]) -> None:
        for column, value in enumerate(values, start=1):
            look = "text" if column in (layout.TITLE, layout.WHAT, *layout.THEIRS) else "note"
            cell = self._write(row, column, value, look)
            if column in (layout.DUE, layout.PROMISED):
                cell.number_format = DAY_FORMAT
            if column in layout.THEIRS:
                cell.fill = self._field
                cell.protection = Protection(locked=False)
        texts = [(value, WIDTHS[place]) for place, value in enumerate(values) if isinstance(value, str)]
        self._sheet.row_dimensions[row].height = max(LEAST_HEIGHT, row_height(texts))

    def offer(self) -> None:
        """The list of answers, and days only where a day is wanted; an empty cell is no answer yet."""
        _ = self._told.words.gettext
        last = layout.FIRST_ANSWER + len(ANSWERS) - 1
        source = f"'{layout.ABOUT_SHEET}'!$A${layout.FIRST_ANSWER}:$A${last}"
        answers = DataValidation("list", source, allow_blank=True)
        answers.error = _("Choose from the list, or leave the cell empty.")
        days = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
        days.error = _("Write a day, or leave the cell empty.")
        for column, rule in ((layout.ANSWER, answers), (layout.PROMISED, days)):
            letter = get_column_letter(column)
            rule.showErrorMessage = True
            rule.add(f"{letter}{layout.FIRST_ROW}:{letter}{self._last}")
            self._sheet.add_data_validation(rule)

    def set_up(self) -> None:
        """Heads stay in sight and on every page; what is not the client's is locked, without a password."""
        sheet, head = self._sheet, layout.HEAD
        sheet.freeze_panes = f"{get_column_letter(layout.WHAT)}{layout.FIRST_ROW}"
        sheet.auto_filter.ref = f"A{head}:{get_column_letter(layout.REMARK)}{self._last}"
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        sheet.protection.autoFilter = sheet.protection.sort = False
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = LETTER if self._told.is_letter else A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        margins = sheet.page_margins
        margins.left = margins.right = MARGIN
        margins.top = margins.bottom = 2 * MARGIN
        sheet.print_title_rows = f"{head}:{head}"
        sheet.oddFooter.right.text = "&P / &N"

    def _write(self, row: int, column: int, value: Value, look: str) -> Any:
        cell = self._put(self._sheet, row, column, value)
        self._looks.dress(cell, look)
        cell.quotePrefix = isinstance(value, str) and looks_like_formula(value)
        return cell

    def _put(self, sheet: Any, row: int, column: int, value: Value) -> Any:
        """A cell; texts are texts, whatever they begin with."""
        cell = sheet.cell(row, column)
        if not isinstance(value, str):
            cell.value = value
            return cell
        pieces = for_cell(value)
        if len(pieces) > 1:
            told = self._told.words.gettext(
                "{sheet}!{cell} would hold more than the {limit} characters that a cell takes."
                " Shorten the text."
            )
            raise ReportError(told.format(sheet=sheet.title, cell=cell.coordinate, limit=CELL_LIMIT))
        if value:
            cell.value, cell.data_type = pieces[0], "s"
        return cell


def _heads(words: NullTranslations) -> tuple[str, ...]:
    _ = words.gettext
    return (
        _("No."), _("What"), _("Details"), _("Period"), _("Format"), _("Who has it"), _("Wanted by"),
        _("Status"), _("Your answer"), _("Comes on"), _("Your remark"),
    )  # fmt: skip


def _values(own: Standing, words: NullTranslations) -> tuple[Value, ...]:
    """What the client reads; of a draft no status, for the workbook itself is the asking."""
    status = own.request.status
    told = "" if status is RequestStatus.DRAFT else status_words(status, words)
    return tuple(_in_order(own, told))


def _in_order(own: Standing, status: str) -> Iterator[Value]:
    request = own.request
    yield from (request.label, request.title, request.what, request.period, request.format, request.owner)
    yield from (request.due_on, status, "", request.promised_for, "")


def check_request_workbook(path: Path, told: RequestList) -> None:
    """ReportError where the file is no workbook that would be known when it comes back."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            rows = book.get_sheet_by_name(layout.ABOUT_SHEET).to_python(skip_empty_area=False)
        sent = [row[0] for row in rows[layout.FIRST_SENT - 1 :]]
        sound = rows[0][0] == layout.MARKER and sent == [own.request.label for own in told.found]
    except (CalamineError, ValueError, IndexError):
        sound = False
    if not sound:
        raise ReportError(
            told.words.gettext("The workbook that was written cannot be opened. Export it again.")
        )
