"""Writes a workbook to type answers into; only the answers can be changed, and it knows its survey."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import NullTranslations
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey import boxes
from maturity_desktop.domain.survey_scales import box_words
from maturity_desktop.look import load_look
from maturity_desktop.reports.model_workbook.looks import Looks, row_height
from maturity_desktop.reports.survey_sheets import layout
from maturity_desktop.reports.survey_sheets.content import SurveyPaper
from maturity_desktop.reports.survey_sheets.layout import AnswerForm
from maturity_desktop.reports.text import CELL_LIMIT, for_cell, looks_like_formula, one_line
from maturity_desktop.reports.workbook_file import save

PEOPLE = 500
"""Rows for so many people, and for all who were invited where they are more, up to MOST_PEOPLE."""
MOST_PEOPLE = 5_000
WIDTHS: Mapping[QuestionKind, float] = {
    QuestionKind.COMMENT: 48,
    QuestionKind.GROUP: 22,
    QuestionKind.CHOICE: 24,
}
USUAL_WIDTH = 18.0
PERSON_WIDTHS = (6, 70, 34, 44)
LEAST_HEIGHT, COMMENT_HEIGHT = 22.0, 90.0
A4 = 9


def write_answer_workbook(paper: SurveyPaper, form: AnswerForm, out: BinaryIO) -> None:
    """Writes the workbook; ReportError where a text is longer than a cell."""
    book = Workbook()
    book.remove(book.worksheets[0])
    title = paper.words.gettext("Answers")
    writing = _Writing(book.create_sheet(title), paper)
    cells = writing.rows() if form is AnswerForm.ROWS else writing.person()
    about = book.create_sheet(layout.ABOUT_SHEET)
    _write_about(about, paper, form, title, cells)
    writing.offer(cells)
    writing.protect()
    about.sheet_state = "veryHidden"
    book.properties.title = one_line(paper.survey.title)
    book.properties.creator = one_line(paper.client)
    save(book, out)


Cells = list[tuple[SurveyQuestion, str, str]]
"""Each question with the cell of its text and the cells of its answers."""


def _write_about(sheet: Any, paper: SurveyPaper, form: AnswerForm, title: str, cells: Cells) -> None:
    words = paper.words
    _ = words.gettext
    for row, value in (
        (1, layout.MARKER),
        (layout.SURVEY, paper.survey.id),
        (layout.FORM, form.value),
        (layout.SHEET, title),
        (layout.YES_WORD, _("yes")),
        (layout.NO_WORD, _("no")),
    ):
        _put(words, sheet, row, 1, value)
    for row, (question, cell, _answers) in enumerate(cells, start=layout.FIRST_QUESTION):
        _put(words, sheet, row, layout.ID, question.id)
        _put(words, sheet, row, layout.CELL, cell)
        _put(words, sheet, row, layout.TEXT, question.text)
        for place, choice in enumerate(_offered(question, paper), start=layout.FIRST_CHOICE):
            _put(words, sheet, row, place, choice)


def _offered(question: SurveyQuestion, paper: SurveyPaper) -> tuple[str | int, ...]:
    """What can be chosen as an answer; nothing where everything can be written."""
    _ = paper.words.gettext
    match question.kind:
        case QuestionKind.YES_NO:
            return (_("yes"), _("no"))
        case QuestionKind.SCALE | QuestionKind.RECOMMEND:
            return tuple(map(int, boxes(question, {})))
        case QuestionKind.COMMENT:
            return ()
    return question.choices


def _put(words: NullTranslations, sheet: Any, row: int, column: int, value: str | int) -> Any:
    """A cell; texts are texts, whatever they begin with."""
    cell = sheet.cell(row, column)
    if isinstance(value, int):
        cell.value = value
        return cell
    pieces = for_cell(value)
    if len(pieces) > 1:
        raise ReportError(_too_long(words, sheet.title, cell.coordinate))
    cell.value, cell.data_type = pieces[0], "s"
    return cell


def _too_long(words: NullTranslations, sheet: str, cell: str) -> str:
    _ = words.gettext
    told = _(
        "{sheet}!{cell} would hold more than the {limit} characters that a cell takes. Shorten the text."
    )
    return told.format(sheet=sheet, cell=cell, limit=CELL_LIMIT)


class _Writing:
    """The sheet of answers."""

    def __init__(self, sheet: Any, paper: SurveyPaper) -> None:
        self._sheet, self._paper = sheet, paper
        look = load_look("light")
        self._looks = Looks(look)
        self._field = PatternFill("solid", "FF" + look.colours["accent_ground"].removeprefix("#"))
        self._write(1, 1, paper.survey.title, "title")

    def rows(self) -> Cells:
        """A row for each person."""
        _ = self._paper.words.gettext
        sheet, questions = self._sheet, self._paper.questions
        self._write(2, 1, _("One row for each person. Leave empty what was not answered."), "about")
        self._write(layout.HEAD, 1, _("No."), "head")
        self._write(layout.HINT, 1, "", "note")
        people = min(max(PEOPLE, self._paper.survey.invited or 0), MOST_PEOPLE)
        last = layout.HINT + people
        cells: Cells = []
        for column, question in enumerate(questions, start=layout.FIRST_COLUMN):
            letter = get_column_letter(column)
            self._write(layout.HEAD, column, question.text, "required")
            self._write(layout.HINT, column, self._hint(question), "note")
            sheet.column_dimensions[letter].width = WIDTHS.get(question.kind, USUAL_WIDTH)
            cells.append((question, f"{letter}{layout.HEAD}", f"{letter}{layout.FIRST_ROW}:{letter}{last}"))
        for row in range(layout.FIRST_ROW, last + 1):
            self._write(row, 1, row - layout.HINT, "number")
            for column, question in enumerate(questions, start=layout.FIRST_COLUMN):
                self._open(sheet.cell(row, column), question)
        widths = [WIDTHS.get(question.kind, USUAL_WIDTH) for question in questions]
        texts = [question.text for question in questions]
        sheet.row_dimensions[layout.HEAD].height = row_height([("", 1), *zip(texts, widths, strict=True)])
        hints = [self._hint(question) for question in questions]
        sheet.row_dimensions[layout.HINT].height = row_height([("", 1), *zip(hints, widths, strict=True)])
        sheet.column_dimensions["A"].width = PERSON_WIDTHS[0]
        sheet.freeze_panes = f"B{layout.FIRST_ROW}"
        self._set_up_page("landscape")
        return cells

    def person(self) -> Cells:
        """One person's answers, one below the other."""
        _ = self._paper.words.gettext
        sheet = self._sheet
        for row, text in ((2, self._paper.about), (3, self._paper.confidentiality)):
            self._write(row, 1, text, "about")
        for column, head in enumerate((_("No."), _("Question"), _("Answer"), _("What to answer")), start=1):
            self._write(layout.FIRST_LINE - 1, column, head, "head")
            sheet.column_dimensions[get_column_letter(column)].width = PERSON_WIDTHS[column - 1]
        cells: Cells = []
        for number, question in enumerate(self._paper.questions):
            row, hint = layout.FIRST_LINE + number, self._hint(question)
            self._write(row, layout.NUMBER, number + 1, "number")
            self._write(row, layout.QUESTION, question.text, "text")
            self._write(row, layout.ANSWER_HINT, hint, "note")
            answer = sheet.cell(row, layout.ANSWER)
            self._open(answer, question)
            answer.fill = self._field
            height = row_height(((question.text, PERSON_WIDTHS[1]), (hint, PERSON_WIDTHS[3])))
            room = COMMENT_HEIGHT if question.kind is QuestionKind.COMMENT else LEAST_HEIGHT
            sheet.row_dimensions[row].height = max(height, room)
            cells.append((question, f"B{row}", f"C{row}"))
        sheet.freeze_panes = f"A{layout.FIRST_LINE}"
        self._set_up_page("portrait")
        return cells

    def offer(self, cells: Cells) -> None:
        """Lists to choose from; a group that is not on its list may be written all the same."""
        _ = self._paper.words.gettext
        for row, (question, _cell, answers) in enumerate(cells, start=layout.FIRST_QUESTION):
            count = len(_offered(question, self._paper))
            if not count:
                continue
            first, last = (
                get_column_letter(column) for column in (layout.FIRST_CHOICE, layout.FIRST_CHOICE + count - 1)
            )
            rule = DataValidation(
                "list", f"'{layout.ABOUT_SHEET}'!${first}${row}:${last}${row}", allow_blank=True
            )
            rule.showErrorMessage = question.kind is not QuestionKind.GROUP
            rule.error = _("Choose from the list, or leave the cell empty.")
            rule.add(answers)
            self._sheet.add_data_validation(rule)

    def protect(self) -> None:
        """Nothing but answers can be changed, without a password that anybody could lose."""
        protection = self._sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False

    def _hint(self, question: SurveyQuestion) -> str:
        return " · ".join(self._hints(question))

    def _hints(self, question: SurveyQuestion) -> Iterator[str]:
        _ = self._paper.words.gettext
        match question.kind:
            case QuestionKind.SCALE | QuestionKind.RECOMMEND:
                offered = boxes(question, {})
                yield _("{lowest} to {highest}").format(lowest=offered[0], highest=offered[-1])
                words = box_words(question)
                if question.kind is QuestionKind.RECOMMEND:
                    words = {0: _("not at all likely"), 10: _("extremely likely")}
                yield from (f"{place}: {word}" for place, word in words.items())
            case QuestionKind.YES_NO:
                yield _("yes or no")
            case QuestionKind.COMMENT:
                yield _("in your own words")
            case _:
                yield from question.choices

    def _open(self, cell: Any, question: SurveyQuestion) -> None:
        self._looks.dress(cell, "text" if _is_free(question) else "value")
        cell.protection = Protection(locked=False)

    def _write(self, row: int, column: int, value: str | int, look: str) -> None:
        cell = _put(self._paper.words, self._sheet, row, column, value)
        self._looks.dress(cell, look)
        cell.quotePrefix = isinstance(value, str) and looks_like_formula(value)

    def _set_up_page(self, orientation: str) -> None:
        sheet = self._sheet
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def _is_free(question: SurveyQuestion) -> bool:
    return question.kind in (QuestionKind.COMMENT, QuestionKind.GROUP)
