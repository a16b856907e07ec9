"""The self-assessment as a workbook: checkpoints, the client's answers and comments, nothing of others.

Only the client's cells can be written in; formulas count how far the client is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.look import load_look
from maturity_desktop.reports.excel.titles import sheet_title
from maturity_desktop.reports.model_workbook.looks import FONT, Looks, row_height
from maturity_desktop.reports.packs import self_assessment_layout as layout
from maturity_desktop.reports.packs.self_assessment_layout import Part, SelfAssessment
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import CELL_LIMIT, for_cell, looks_like_formula, one_line
from maturity_desktop.reports.workbook_file import save

NUMBER, TEXT, ANSWER, REMARK, MARK = range(1, 6)
WIDTHS = {NUMBER: 11, TEXT: 72, ANSWER: 18, REMARK: 52, MARK: 10}
PROGRESS, HEAD, FIRST_ROW = 3, 5, 6
INTRODUCTION = {1: 44, 2: 14, 3: 14, 4: 14, 5: 24}
"""Widths of the columns of the first sheet."""
TEXT_WIDTH = float(sum(INTRODUCTION.values()))
LEAST_HEIGHT, HEADING_HEIGHT = 20.0, 24.0
WORDS, SIGN_WORDS = 4, 5
"""Columns of the hidden sheet with the answers to choose from."""
A4, LETTER = 9, 1
MIDDLE = Alignment("left", "center", wrap_text=True)
MARGIN = 0.4
"""Inches at the sides of a page; twice that above and below."""


def write_self_assessment(told: SelfAssessment, out: BinaryIO) -> None:
    """Writes the workbook; ReportError where a comment is longer than a cell."""
    book = Workbook()
    _ = told.words.gettext
    first = book.worksheets[0]
    first.title = sheet_title(_("Self-assessment"))
    writing = _Writing(book, told)
    ranges = [writing.checkpoints(part) for part in told.parts]
    writing.introduction(first, ranges)
    writing.hidden()
    book.properties.title = one_line(_("Self-assessment"))
    book.properties.creator = one_line(told.audit.details.assessor)
    save(book, out, told.made_on)


class _Writing:
    """The sheets of one workbook."""

    def __init__(self, book: Any, told: SelfAssessment) -> None:
        self._book, self._told = book, told
        look = load_look("light")
        self._looks = Looks(look)
        self._field = PatternFill("solid", "FF" + look.colours["accent_ground"].removeprefix("#"))
        self._open = Protection(locked=False)
        ink = "FF" + look.colours["text"].removeprefix("#")
        self._of_domain, self._of_criterion = (
            Font(FONT, 12, bold=True, color=ink),
            Font(FONT, 10, bold=True, color=ink),
        )

    # Checkpoints

    def checkpoints(self, part: Part) -> str:
        """A sheet of checkpoints; what its answers' cells are called."""
        sheet, words = self._book.create_sheet(part.title), self._told.words
        _ = words.gettext
        how = _(
            "Answer in the coloured columns: choose from the list, and say in a comment what it rests on. "
            "Leave empty what you do not know."
        )
        for row, text, look in ((1, part.heading, "title"), (2, how, "about")):
            self._put(sheet, row, 1, text, look)
        for column, head in enumerate(layout.heads(words), 1):
            self._put(sheet, HEAD, column, head, "required" if column in (ANSWER, REMARK) else "head")
        for column, width in WIDTHS.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.column_dimensions[get_column_letter(MARK)].hidden = True
        row, signs, requirements = FIRST_ROW, list[int](), list[int]()
        domain = ""
        for own in part.criteria:
            if part.several_domains and own.domain.id != domain:
                domain = own.domain.id
                self._heading(sheet, row, own.domain.id, own.domain.title, self._of_domain)
                row += 1
            self._heading(sheet, row, own.criterion.id, own.criterion.title, self._of_criterion)
            row += 1
            for point in own.checkpoints:
                self._checkpoint(sheet, row, part, point)
                (signs if point.sign else requirements).append(row)
                row += 1
        last = row - 1
        for column, name in (
            (MARK, layout.MARK),
            (NUMBER, layout.LABEL),
            (ANSWER, layout.ANSWER),
            (REMARK, layout.REMARK),
        ):
            self._name(name + part.suffix, self._range(sheet, column, last))
        self._offer(sheet, requirements, WORDS)
        self._offer(sheet, signs, SIGN_WORDS)
        answers = self._range(sheet, ANSWER, last)
        self._count(sheet, answers, part.count)
        sheet.freeze_panes = f"C{FIRST_ROW}"
        sheet.auto_filter.ref = f"A{HEAD}:{get_column_letter(REMARK)}{last}"
        sheet.print_title_rows = f"{HEAD}:{HEAD}"
        self._set_up(sheet, "landscape")
        return answers

    def _heading(self, sheet: Any, row: int, number: str, title: str, font: Font) -> None:
        for column, text in ((NUMBER, number), (TEXT, title), (ANSWER, ""), (REMARK, "")):
            cell = self._put(sheet, row, column, text, "label")
            cell.font, cell.alignment = font, MIDDLE
        sheet.row_dimensions[row].height = max(HEADING_HEIGHT, row_height([(title, WIDTHS[TEXT])]))

    def _checkpoint(self, sheet: Any, row: int, part: Part, point: Checkpoint) -> None:
        answer = self._told.said.get((part.framework.id, point.id))
        text = "\n".join(own for own in (point.text, point.examples) if own)
        remark = answer.remark if answer is not None else ""
        values = {
            NUMBER: (point.id, "note"), TEXT: (text, "text"),
            ANSWER: (layout.word_of(answer, point, self._told.words), "text"), REMARK: (remark, "text"),
            MARK: (point.id, "note"),
        }  # fmt: skip
        for column, (value, look) in values.items():
            cell = self._put(sheet, row, column, value, look)
            if column in (ANSWER, REMARK):
                cell.fill, cell.protection = self._field, self._open
        texts = [(text, WIDTHS[TEXT]), (remark, WIDTHS[REMARK])]
        sheet.row_dimensions[row].height = max(LEAST_HEIGHT, row_height(texts))

    def _count(self, sheet: Any, answers: str, total: int) -> None:
        """How many checkpoints are answered, as a number that is worked out and words around it."""
        told = self._told.words.gettext("{answered} of {total} checkpoints are answered")
        before, _mark, after = told.replace("{total}", str(total)).partition("{answered}")
        cell = sheet.cell(PROGRESS, 1)
        self._looks.dress(cell, "about")
        sheet.merge_cells(start_row=PROGRESS, end_row=PROGRESS, start_column=1, end_column=TEXT)
        cell.value = f"=COUNTA({answers})"
        cell.number_format = f'"{before}"0"{after}"'.replace('""', "")

    def _offer(self, sheet: Any, rows: list[int], column: int) -> None:
        """The list of answers, below one another as far as rows go on; an empty cell is no answer."""
        if not rows:
            return
        letter, count = get_column_letter(column), len(layout.answer_words(self._told.words, False))
        rule = DataValidation("list", f"'{layout.SENT}'!${letter}$2:${letter}${count + 1}", allow_blank=True)
        rule.error = self._told.words.gettext("Choose from the list, or leave the cell empty.")
        rule.showErrorMessage = True
        place = get_column_letter(ANSWER)
        for first, last in _runs(rows):
            rule.add(f"{place}{first}:{place}{last}")
        sheet.add_data_validation(rule)

    # The first sheet

    def introduction(self, sheet: Any, ranges: list[str]) -> None:
        """What is asked, how it is answered, by whom and until when, and how far each sheet is."""
        told, _ = self._told, self._told.words.gettext
        for column, width in INTRODUCTION.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        self._put(sheet, 1, 1, _("Self-assessment"), "title")
        about = _("{client} · {day}").format(
            client=told.audit.client.name, day=day_words(told.made_on, told.words)
        )
        self._put(sheet, 2, 1, about, "about")
        row = 4
        for text in self._sentences():
            self._put(sheet, row, 1, text, "text").border = Border()
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(INTRODUCTION))
            sheet.row_dimensions[row].height = max(LEAST_HEIGHT, row_height([(text, TEXT_WIDTH)]))
            row += 1
        row = self._by_whom(sheet, row + 1)
        self._progress(sheet, row + 1, ranges)
        self._set_up(sheet, "portrait")

    def _sentences(self) -> Iterator[str]:
        told, words = self._told, self._told.words
        _ = words.gettext
        yield words.ngettext(
            "How do you see your own contact centre? We ask about {count} checkpoint. There are no right "
            "answers: where your view and ours differ is what we should talk about.",
            "How do you see your own contact centre? We ask about {count} checkpoints. There are no right "
            "answers: where your view and ours differ is what we should talk about.",
            told.count,
        ).format(count=told.count)
        met, partly, not_met, does_not_apply = layout.answer_words(words, of_sign=False)
        yield _(
            "“{met}” means that it is done throughout, and that you could show it. “{partly}”: only in "
            "places, or only at times. “{not_met}”: it is not done. “{does_not_apply}”: it cannot be "
            "asked of you; please say why."
        ).format(met=met, partly=partly, not_met=not_met, does_not_apply=does_not_apply)
        if any(point.sign for _part, point in told.rows()):
            yield _(
                "Some lines describe a sign of a stage. It is no requirement: say only whether it can be "
                "observed."
            )
        yield _(
            "A comment says what an answer rests on: a document, a figure, a habit. No names of customers or "
            "employees, please."
        )
        if told.until is not None:
            yield _("Please send the workbook back by {day}, saved as .xlsx.").format(
                day=day_words(told.until, words)
            )
        else:
            yield _("Please send the workbook back saved as .xlsx.")

    def _by_whom(self, sheet: Any, row: int) -> int:
        """The cell for whoever answers; the row after it."""
        _ = self._told.words.gettext
        self._put(sheet, row, 1, _("Answered by"), "label")
        cell = self._put(sheet, row, 2, self._told.by, "text")
        for column in (2, 3, 4):
            own = sheet.cell(row, column)
            self._looks.dress(own, "text")
            own.fill, own.protection = self._field, self._open
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=4)
        sheet.row_dimensions[row].height = LEAST_HEIGHT
        self._name(layout.BY, f"{quote_sheetname(sheet.title)}!$B${cell.row}")
        return row + 1

    def _progress(self, sheet: Any, row: int, ranges: list[str]) -> None:
        """A line for each sheet with what is answered there, as live formulas, and one for all."""
        _ = self._told.words.gettext
        for column, head in enumerate((_("Sheet"), _("Checkpoints"), _("Answered"), _("Open")), 1):
            cell = self._put(sheet, row, column, head, "head")
            cell.alignment = Alignment("left" if column == 1 else "center", "bottom")
        first = row + 1
        for row, (part, answers) in enumerate(zip(self._told.parts, ranges, strict=True), first):
            cell = self._put(sheet, row, 1, part.heading, "text")
            cell.hyperlink = f"#{quote_sheetname(part.title)}!{get_column_letter(ANSWER)}{FIRST_ROW}"
            self._looks.dress(cell, "text")
            self._figures(sheet, row, part.count, f"=COUNTA({answers})")
        if len(ranges) > 1:
            last, row = row, row + 1
            self._put(sheet, row, 1, _("All"), "label")
            self._figures(sheet, row, f"=SUM(B{first}:B{last})", f"=SUM(C{first}:C{last})")

    def _figures(self, sheet: Any, row: int, count: int | str, answered: str) -> None:
        for column, value in ((2, count), (3, answered), (4, f"=B{row}-C{row}")):
            cell = sheet.cell(row, column)
            self._looks.dress(cell, "number")
            cell.value = value

    # All sheets

    def hidden(self) -> None:
        """What the workbook is known by, what stood in it, and the answers to choose from."""
        sheet = self._book.create_sheet(layout.SENT)
        self._text(sheet, 1, 1, layout.manifest(self._told))
        for row, cells in enumerate(layout.sent_rows(self._told), 2):
            for column, text in enumerate(cells, 1):
                self._text(sheet, row, column, text)
        for column, of_sign in ((WORDS, False), (SIGN_WORDS, True)):
            for row, word in enumerate(layout.answer_words(self._told.words, of_sign), 2):
                self._text(sheet, row, column, word)
        sheet.sheet_state = "veryHidden"

    def _set_up(self, sheet: Any, orientation: str) -> None:
        sheet.protection.sheet = True
        sheet.protection.formatColumns = sheet.protection.formatRows = False
        sheet.protection.autoFilter = False
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = orientation
        sheet.page_setup.paperSize = LETTER if self._told.is_letter else A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        margins = sheet.page_margins
        margins.left = margins.right = MARGIN
        margins.top = margins.bottom = 2 * MARGIN
        sheet.oddFooter.left.text = one_line(self._told.audit.client.name).replace("&", "&&")
        sheet.oddFooter.right.text = "&P / &N"

    def _range(self, sheet: Any, column: int, last: int) -> str:
        letter = get_column_letter(column)
        return f"{quote_sheetname(sheet.title)}!${letter}${FIRST_ROW}:${letter}${last}"

    def _name(self, name: str, cells: str) -> None:
        self._book.defined_names[name] = DefinedName(name, attr_text=cells)

    def _put(self, sheet: Any, row: int, column: int, text: str, look: str) -> Any:
        cell = self._text(sheet, row, column, text)
        self._looks.dress(cell, look)
        cell.quotePrefix = looks_like_formula(text)
        return cell

    def _text(self, sheet: Any, row: int, column: int, text: str) -> Any:
        """A cell with a text, whatever it begins with."""
        cell = sheet.cell(row, column)
        pieces = for_cell(text)
        if len(pieces) > 1:
            told = self._told.words.gettext(
                "{sheet}!{cell} would hold more than the {limit} characters that a cell takes. Shorten "
                "the text."
            )
            raise ReportError(told.format(sheet=sheet.title, cell=cell.coordinate, limit=CELL_LIMIT))
        if text:
            cell.value, cell.data_type = pieces[0], "s"
        return cell


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows as runs of neighbours: 4, 5, 6, 9 are 4 to 6, and 9."""
    first = before = rows[0]
    for row in rows[1:]:
        if row != before + 1:
            yield first, before
            first = row
        before = row
    yield first, before


def check_self_assessment(path: Path, told: SelfAssessment) -> None:
    """ReportError where the file is no workbook that would be known when it comes back."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            rows = book.get_sheet_by_name(layout.SENT).to_python(skip_empty_area=False)
        wanted = [point.id for _part, point in told.rows()]
        sound = rows[0][0] == layout.manifest(told)
        sound = sound and [row[1] for row in rows[1:] if row[1]] == wanted
    except (CalamineError, ValueError, IndexError):
        sound = False
    if not sound:
        raise ReportError(
            told.words.gettext("The workbook that was written cannot be opened. Export it again.")
        )
