"""Workbooks for answers that come back: whose they are, whether they are as they were sent, what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.figure_records import Survey, SurveyQuestion
from maturity_desktop.domain.sheet import Sheet, column_place
from maturity_desktop.domain.survey import NO, YES
from maturity_desktop.domain.survey_columns import SurveyFileError, text_of
from maturity_desktop.domain.survey_log import SurveyOdd, SurveyOddity, SurveyOddityLog
from maturity_desktop.domain.survey_reading import ROW, FoundAnswers, file_mark
from maturity_desktop.domain.survey_scales import reader_of
from maturity_desktop.domain.survey_words import key_of
from maturity_desktop.reports.survey_sheets import layout
from maturity_desktop.reports.survey_sheets.layout import AnswerForm
from maturity_desktop.storage.spreadsheets.formulas import formula_cells
from maturity_desktop.storage.spreadsheets.reading import read_sheets

SHOWN = 40


@dataclass(frozen=True)
class _Asked:
    """A question of a workbook: its id, the cell of its text (row and column, from 0), its text."""

    id: str
    row: int
    column: int
    text: str


@dataclass(frozen=True)
class _Returned:
    """A workbook that came back."""

    path: Path
    answers: Sheet
    survey: str
    form: AnswerForm
    asked: tuple[_Asked, ...]
    codes: Mapping[str, str]


def is_returned(path: Path) -> bool:
    """Whether a file is one of this program's workbooks for answers; FiguresError where it cannot be read."""
    return any(_is_about(sheet) for sheet in read_sheets(path))


def _is_about(sheet: Sheet) -> bool:
    return sheet.name == layout.ABOUT_SHEET and _cell(sheet, 0, 0) == layout.MARKER


def read_returned(paths: Sequence[Path], survey: Survey, questions: Sequence[SurveyQuestion]) -> FoundAnswers:
    """The answers of workbooks that came back, together; SurveyFileError, with the cell, for a changed one.

    A question that the survey no longer has is left out.
    """
    known = {question.id: question for question in questions}
    rows: dict[str, Mapping[str, str]] = {}
    oddities: list[SurveyOddity] = []
    origins: list[str] = []
    answered: dict[str, SurveyQuestion] = {}
    for path in paths:
        returned = _opened(path)
        _check(returned, survey)
        log = SurveyOddityLog(path.name, returned.answers.name)
        with path.open("rb") as source:
            sha256 = hashlib.file_digest(source, "sha256").hexdigest()
        for cell, row, answers in _people(returned, known, log):
            mark = file_mark(sha256, row, sorted(answers.items()))
            if mark in rows:
                log.note(SurveyOdd.DUPLICATE, cell)
            rows.setdefault(mark, answers)
        oddities += log.oddities
        answered |= {own.id: known[own.id] for own in returned.asked if own.id in known}
        origins.append(f"{path.name}, {returned.answers.name}" if len(paths) > 1 else returned.answers.name)
    head = (ROW, *answered)
    table = (head, *((mark, *(row.get(name, "") for name in answered)) for mark, row in rows.items()))
    return FoundAnswers(table, tuple(answered.values()), (), "; ".join(origins), tuple(oddities))


def _opened(path: Path) -> _Returned:
    sheets = read_sheets(path)
    about = next((sheet for sheet in sheets if _is_about(sheet)), None)
    if about is None:
        told = _("{file} is no workbook for answers of this program. Import it as a file of answers.")
        raise SurveyFileError(told.format(file=path.name))
    name = _cell(about, layout.SHEET - 1, 0)
    answers = next((sheet for sheet in sheets if sheet.name == name), None)
    if answers is None:
        told = _("{file}: the sheet “{sheet}” is missing. Take the workbook as it was sent.")
        raise SurveyFileError(told.format(file=path.name, sheet=name))
    yes, no = (key_of(_cell(about, row - 1, 0)) for row in (layout.YES_WORD, layout.NO_WORD))
    form = AnswerForm.PERSON if _cell(about, layout.FORM - 1, 0) == AnswerForm.PERSON else AnswerForm.ROWS
    survey = _cell(about, layout.SURVEY - 1, 0)
    return _Returned(path, answers, survey, form, tuple(_asked(about, path)), {yes: YES, no: NO})


def _asked(about: Sheet, path: Path) -> Iterator[_Asked]:
    for row in range(layout.FIRST_QUESTION - 1, about.row + about.height):
        name, cell, text = (_cell(about, row, column - 1) for column in (layout.ID, layout.CELL, layout.TEXT))
        letters = cell.rstrip("0123456789")
        number = cell[len(letters) :]
        if not letters or not number:
            told = _(
                "{file}, “{sheet}”, {cell}: the place of a question is missing. Take the workbook as it was "
                "sent."
            )
            raise SurveyFileError(told.format(file=path.name, sheet=about.name, cell=f"B{row + 1}"))
        yield _Asked(name, int(number) - 1, column_place(letters), text)


def _cell(sheet: Sheet, row: int, column: int) -> str:
    """A cell by its place in the file, from 0; empty where it is beyond those that are filled."""
    down, right = row - sheet.row, column - sheet.column
    if 0 <= down < sheet.height and 0 <= right < sheet.width:
        return text_of(sheet.columns[right][down])
    return ""


def _check(returned: _Returned, survey: Survey) -> None:
    """SurveyFileError where it is another survey's, or was changed beyond its answers."""
    sheet, file = returned.answers, returned.path.name
    if returned.survey != survey.id:
        told = _("{file}, “{sheet}”, A{row}: the answers belong to another survey, and not to “{title}”.")
        raise SurveyFileError(
            told.format(file=file, sheet=layout.ABOUT_SHEET, row=layout.SURVEY, title=survey.title)
        )
    for own in returned.asked:
        told_now = _cell(sheet, own.row, own.column)
        if " ".join(told_now.split()) != " ".join(own.text.split()):
            told = _("{file}, “{sheet}”, {cell}: here stands “{now}”, and the question was “{question}”.")
            raise SurveyFileError(
                told.format(
                    file=file,
                    sheet=sheet.name,
                    cell=_name(sheet, own.row, own.column),
                    now=_short(told_now),
                    question=_short(own.text),
                )
            )
    if sheet.merged:
        block = sheet.merged[0]
        told = _(
            "{file}, “{sheet}”: {first}:{last} are merged. Split them, and write each answer into its own "
            "cell."
        )
        first, last = sheet.cell_name(block.top, block.left), sheet.cell_name(block.bottom, block.right)
        raise SurveyFileError(told.format(file=file, sheet=sheet.name, first=first, last=last))
    if formulas := formula_cells(returned.path):
        told = _("{file}, “{sheet}”, {cell}: a formula is no answer. Write what was answered.")
        raise SurveyFileError(told.format(file=file, sheet=sheet.name, cell=formulas[0]))


def _people(
    returned: _Returned, known: Mapping[str, SurveyQuestion], log: SurveyOddityLog
) -> Iterable[tuple[str, int, Mapping[str, str]]]:
    """The answers of everybody who gave any, with the first cell of them and its row."""
    sheet = returned.answers
    asked = [own for own in returned.asked if own.id in known]
    readers = {own.id: reader_of(known[own.id], returned.codes) for own in asked}
    if returned.form is AnswerForm.PERSON:
        places = [[(own, own.row, layout.ANSWER - 1) for own in asked]]
    else:
        last = sheet.row + sheet.height
        places = [[(own, row, own.column) for own in asked] for row in range(layout.FIRST_ROW - 1, last)]
    for person in places:
        answers: dict[str, str] = {}
        for own, row, column in person:
            told = _cell(sheet, row, column)
            given = readers[own.id](told)
            if given is None:
                log.note(SurveyOdd.OFF_SCALE, _name(sheet, row, column), _short(told), known[own.id].text)
            elif given:
                answers[own.id] = given
        if answers:
            own, row, column = person[0]
            yield _name(sheet, row, column), row, answers
        elif returned.form is AnswerForm.PERSON:
            log.note(SurveyOdd.NO_ANSWER, _name(sheet, person[0][1], person[0][2]) if person else "")


def _name(sheet: Sheet, row: int, column: int) -> str:
    return sheet.cell_name(row - sheet.row, column - sheet.column)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
