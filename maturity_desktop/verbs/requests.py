"""The client data request handed out, taken back, and as plain data for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.figure_dates import date_told
from maturity_desktop.domain.plan_records import RequestStatus
from maturity_desktop.domain.request_answers import ANSWERS, AnswerRow, Sent
from maturity_desktop.domain.requests import Standing
from maturity_desktop.domain.sheet import Cell, Sheet, cell_text
from maturity_desktop.reports.packs import request_layout as layout
from maturity_desktop.storage.files import write_checked
from maturity_desktop.storage.spreadsheets.reading import read_sheets

if TYPE_CHECKING:
    from maturity_desktop.reports.packs.request_workbook import RequestList
    from maturity_desktop.reports.packs.requests import RequestPaper

Plain = dict[str, Any]
SENT = (
    layout.SENT_NUMBER, layout.SENT_ID, layout.SENT_TITLE, layout.SENT_OWNER, layout.SENT_PROMISED,
)  # fmt: skip


class RequestFileError(MaturityError):
    """A file that is no list of this audit's requests; the text names the file."""


@dataclass(frozen=True)
class ReturnedList:
    """A list that came back: what it told when it was sent, by number, and its rows as they are now."""

    file: str
    sent: Mapping[str, Sent]
    rows: tuple[AnswerRow, ...]


def paper_of(
    audit: Audit, today: date, words: NullTranslations, page_size: str = "A4", chases: bool = False
) -> RequestPaper:
    """What the printed requests tell; `chases`: only what was asked for and has not come."""
    from maturity_desktop.reports.packs.requests import chasing_paper, request_paper

    language = words.info().get("language", "en")
    return (chasing_paper if chases else request_paper)(audit, today, words, page_size, language)


def list_of(audit: Audit, today: date, words: NullTranslations, page_size: str = "A4") -> RequestList:
    """What the workbook of requests tells."""
    from maturity_desktop.reports.packs.request_workbook import request_list

    return request_list(audit, today, words, page_size)


def export_requests(paper: RequestPaper, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.requests import check_requests, write_requests

    write_checked(
        path, lambda out: write_requests(paper, out), lambda written: check_requests(written, paper)
    )


def export_request_workbook(told: RequestList, path: Path) -> None:
    """Writes the workbook; ReportError or OSError as for the PDF."""
    from maturity_desktop.reports.packs.request_workbook import check_request_workbook, write_request_workbook

    write_checked(
        path,
        lambda out: write_request_workbook(told, out),
        lambda written: check_request_workbook(written, told),
    )


# What came back


def read_returned(path: Path, audit: str) -> ReturnedList:
    """The rows of a list that came back; RequestFileError where it is none of this audit's.

    FiguresError where the file cannot be read at all.
    """
    sheets = read_sheets(path)
    about = next((own for own in sheets if own.name == layout.ABOUT_SHEET), None)
    if about is None or _text(about, 1, 1) != layout.MARKER:
        told = _("{file} is no list of requests of this program. Take the workbook that was sent.")
        raise RequestFileError(told.format(file=path.name))
    if _text(about, layout.AUDIT, 1) != audit:
        told = _("{file} has the requests of another audit. Open that audit to read it.")
        raise RequestFileError(told.format(file=path.name))
    name = _text(about, layout.SHEET, 1)
    requests = next((own for own in sheets if own.name == name), None)
    if requests is None:
        told = _("{file}: the sheet “{sheet}” is missing. Take the workbook as it was sent.")
        raise RequestFileError(told.format(file=path.name, sheet=name))
    answers = {
        _text(about, row, 1).casefold(): status
        for row, status in enumerate(ANSWERS, start=layout.FIRST_ANSWER)
    }
    return ReturnedList(path.name, dict(_sent(about)), tuple(_rows(requests, answers)))


def _sent(about: Sheet) -> Iterator[tuple[str, Sent]]:
    for row in range(layout.FIRST_SENT, about.row + about.height + 1):
        number, request, title, owner, promised = (_text(about, row, column) for column in SENT)
        if number:
            yield number, Sent(request, title, owner, _day_in(promised))


def _rows(sheet: Sheet, answers: Mapping[str, RequestStatus]) -> Iterator[AnswerRow]:
    for row in range(layout.FIRST_ROW, sheet.row + sheet.height + 1):
        answer, when = _text(sheet, row, layout.ANSWER), _cell(sheet, row, layout.PROMISED)
        said, day = answers.get(answer.casefold()), _day_in(when)
        yield AnswerRow(
            place=row,
            number=_text(sheet, row, layout.NUMBER),
            title=_text(sheet, row, layout.TITLE),
            owner=_text(sheet, row, layout.OWNER),
            answer=said,
            promised_for=day,
            remark=_text(sheet, row, layout.REMARK),
            odd_day="" if day else cell_text(when),
            odd_answer="" if said else answer,
        )


def _day_in(cell: Cell) -> date | None:
    """The one day that a cell can mean; None where it means none, or could mean two."""
    told = date_told(cell)
    if told is None or told.year is None or told.second is None or told.undecided:
        return None
    moment = told.moment()
    return moment.date() if moment is not None else None


def _cell(sheet: Sheet, row: int, column: int) -> Cell:
    """A cell by its row and column in the file, from 1; None beyond those that are filled."""
    down, right = row - 1 - sheet.row, column - 1 - sheet.column
    inside = 0 <= down < sheet.height and 0 <= right < sheet.width
    return sheet.columns[right][down] if inside else None


def _text(sheet: Sheet, row: int, column: int) -> str:
    return cell_text(_cell(sheet, row, column))


# As plain data


def requests_data(found: tuple[Standing, ...]) -> list[Plain]:
    """Requests as they stand; `status` is draft, asked, promised, received or rejected."""
    return [_request_data(own) for own in found]


def _request_data(own: Standing) -> Plain:
    request = own.request
    return {
        "number": request.label,
        "title": request.title,
        "what": request.what,
        "period": request.period,
        "format": request.format,
        "owner": request.owner,
        "status": request.status.value,
        "asked_on": _day(request.asked_on),
        "due_on": _day(request.due_on),
        "promised_for": _day(request.promised_for),
        "answered_on": _day(request.answered_on),
        "days_overdue": own.overdue,
        "reason": request.reason,
        "note": request.note,
        "criteria": [{"framework": place.framework, "criterion": place.criterion} for place in own.criteria],
        "evidence": [item.label for item in own.evidence],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
