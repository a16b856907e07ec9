"""Whether a file is the report that it should be, seen through another library than the one that wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from maturity_desktop.domain.report_records import Part
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.forms import in_form, parts_of
from maturity_desktop.reports.pdf.document import identifier
from maturity_desktop.reports.pdfium import open_pdf
from maturity_desktop.reports.text import one_line

_HEAD, _TAIL = b"%PDF-", 1024
_BATCH = 60
"""Pages that are looked at together."""


def problem_in(path: Path, content: ReportContent) -> str:
    """What is wrong with the file in a sentence for the person; empty where nothing is."""
    import pypdfium2

    _ = content.words.gettext
    if not _has_both_ends(path):
        return _("The PDF that was written is not complete. Export it again.")
    try:
        with open_pdf(path) as document:
            whole, count = _tells(document, content), len(document)
        batches = range(0, count if whole else 0, _BATCH)
        whole = whole and all(_has_text(path, range(count)[start : start + _BATCH]) for start in batches)
    except pypdfium2.PdfiumError:
        return _("The PDF that was written cannot be opened. Export it again.")
    return "" if whole else _("The PDF that was written does not hold this report. Export it again.")


def _has_both_ends(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(len(_HEAD))
        file.seek(max(0, path.stat().st_size - _TAIL))
        return head == _HEAD and b"%%EOF" in file.read()


def _tells(document: Any, content: ReportContent) -> bool:
    """The identifier is the content's, the file attached is there, every criterion has a bookmark."""
    if document.get_identifier() != identifier(content):
        return False
    if content.options.attach_workbook and document.count_attachments() != 1:
        return False
    if Part.CRITERIA not in parts_of(content.options):
        return True
    bookmarks = {bookmark.get_title() for bookmark in document.get_toc()}
    wanted = {
        one_line(content.words.gettext("{id} {title}").format(id=criterion.id, title=criterion.title))
        for framework in in_form(content).frameworks
        for criterion in framework.criteria
    }
    return wanted <= bookmarks


def _has_text(path: Path, places: Iterable[int]) -> bool:
    """Whether each of these pages has text. An open document keeps the pictures of pages that were read."""
    with open_pdf(path) as document:
        return all(document[place].get_textpage().count_chars() > 0 for place in places)
