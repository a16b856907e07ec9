"""Whether a file is the report that it should be, seen through another library than the one that wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.forms import in_form, parts_of
from maturity_desktop.reports.pdf.document import identifier
from maturity_desktop.reports.pdfium import open_pdf
from maturity_desktop.reports.text import one_line

_TAIL = 1024


def problem_in(path: Path, content: ReportContent) -> str:
    """What is wrong with the file in a sentence for the person; empty where nothing is."""
    import pypdfium2

    _ = content.words.gettext
    data = path.read_bytes()
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-_TAIL:]:
        return _("The PDF that was written is not complete. Export it again.")
    try:
        with open_pdf(path) as document:
            whole = _is_whole(document, content)
    except pypdfium2.PdfiumError:
        return _("The PDF that was written cannot be opened. Export it again.")
    return "" if whole else _("The PDF that was written does not hold this report. Export it again.")


def _is_whole(document: Any, content: ReportContent) -> bool:
    """The identifier is the content's, the file attached is there, every criterion has a bookmark, every page
    its number and text.
    """
    if document.get_identifier() != identifier(content):
        return False
    if content.options.attach_workbook and document.count_attachments() != 1:
        return False
    if Part.CRITERIA not in parts_of(content.options):
        return all(page.get_textpage().count_chars() > 0 for page in document)
    bookmarks = {bookmark.get_title() for bookmark in document.get_toc()}
    wanted = {
        one_line(content.words.gettext("{id} {title}").format(id=criterion.id, title=criterion.title))
        for framework in in_form(content).frameworks
        for criterion in framework.criteria
    }
    return wanted <= bookmarks and all(page.get_textpage().count_chars() > 0 for page in document)
