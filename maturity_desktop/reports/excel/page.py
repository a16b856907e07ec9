"""How a sheet is printed: landscape, as wide as the page, heads on every page, page x of y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties

from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.text import one_line

PAPER = {"A4": 9, "Letter": 1}
RUNNING_HEAD_LIMIT = 60
"""Characters of a name in a running head; Excel takes 255 in all."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed cells, the rows and columns that stand on every page, how many pages side by side."""

    cells: str
    rows: str = ""
    columns: str = ""
    wide: int = 1


def printed_table(table: Table, last_row: int = 0) -> Printed:
    """The table without the steps of the calculation, and what stands below it up to a last row; the running
    head says what it is.
    """
    names = f"A:{table.letter(table.columns[table.fixed - 1].id)}"
    return Printed(
        cells=f"A{table.head_row}:{table.last_printed}{max(last_row, table.last_row)}",
        rows=f"{table.head_row}:{table.head_row}",
        columns=names if table.pages_wide > 1 else "",
        wide=table.pages_wide,
    )


def set_up_page(worksheet: Any, content: ReportContent, printed: Printed, running_head: bool = True) -> None:
    """Sets the sheet up for print; the first sheet has a title of its own and wants no running head."""
    _ = content.words.gettext
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup, margins = worksheet.page_setup, worksheet.page_margins
    setup.orientation, setup.paperSize = "landscape", PAPER[content.page_size]
    setup.fitToWidth, setup.fitToHeight = printed.wide, 0
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.75 if running_head else 0.5, 0.7
    margins.header = margins.footer = 0.35
    worksheet.print_area = printed.cells
    if printed.rows:
        worksheet.print_title_rows = printed.rows
    if printed.columns:
        worksheet.print_title_cols = printed.columns
    cover = content.cover
    made = _("Cut-off {cut_off} · {status} {version}").format(
        cut_off=cover.cut_off, status=cover.status, version=cover.version
    )
    page = _("Page {page} of {pages}").format(page="\0P", pages="\0N")
    frameworks = ", ".join(framework.short_title for framework in content.frameworks)
    _say(worksheet.oddFooter.left, made, 8)
    _say(worksheet.oddFooter.right, page, 8)
    if copy_words(content):
        _say(worksheet.oddFooter.center, copy_words(content), 8)
    if running_head:
        _say(worksheet.oddHeader.left, "\0A", 12)
        _say(worksheet.oddHeader.right, f"{_short(cover.client)} · {_short(frameworks)}", 8)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= RUNNING_HEAD_LIMIT else line[: RUNNING_HEAD_LIMIT - 1] + "…"


def _say(place: Any, text: str, size: int) -> None:
    """Words of a running head; an ampersand begins a code, which stands here as a zero character."""
    place.text, place.size = text.replace("&", "&&").replace("\0", "&"), size
