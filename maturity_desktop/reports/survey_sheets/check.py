"""Whether a questionnaire or a workbook for answers is what it should be, seen through another library."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.pdfium import open_pdf
from maturity_desktop.reports.survey_sheets.layout import ABOUT_SHEET, MARKER


def check_questionnaire(path: Path, words: NullTranslations) -> None:
    """ReportError where the file is no PDF with text on every page."""
    import pypdfium2

    try:
        with open_pdf(path) as document:
            sound = len(document) > 0 and all(page.get_textpage().count_chars() > 0 for page in document)
    except pypdfium2.PdfiumError:
        sound = False
    if not sound:
        raise ReportError(words.gettext("The PDF that was written cannot be opened. Export it again."))


def check_answer_workbook(path: Path, words: NullTranslations) -> None:
    """ReportError where the file is no workbook that would be known when it comes back."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            sound = book.get_sheet_by_name(ABOUT_SHEET).to_python()[0][0] == MARKER
    except (CalamineError, ValueError, IndexError):
        sound = False
    if not sound:
        raise ReportError(words.gettext("The workbook that was written cannot be opened. Export it again."))
