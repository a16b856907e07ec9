"""Writes tables as workbooks and as CSV, the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tools.sample_evidence.figures import Row

ZIPPED = (1980, 1, 1, 0, 0, 0)
_CHANGED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the table, its head, its rows, and lines below it."""

    name: str
    head: Sequence[str]
    rows: Sequence[Row]
    above: Sequence[str] = ()
    below: Sequence[str] = ()
    formats: Mapping[int, str] = field(default_factory=dict)
    """Number formats by column, counted from 0."""
    last_row_sums: bool = False


def write_csv(path: Path, head: Sequence[str], rows: Iterable[Row]) -> None:
    """A table as comma separated values; None is an empty field."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def write_workbook(path: Path, by: str, dated: str, sheets: Iterable[Sheet]) -> None:
    """A workbook; the day that the register gives it is the day on which it says it was saved."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    saved = datetime.fromisoformat(f"{dated}T16:20:00")
    book.properties.creator = book.properties.lastModifiedBy = f"Norrhaven Energi Service, {by}"
    book.properties.created = saved
    written = io.BytesIO()
    book.save(written)
    path.write_bytes(settled(written.getvalue(), saved))


def settled(archive: bytes, saved: datetime) -> bytes:
    """A zipped office document whose parts carry no time but the one given."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _CHANGED.sub(rb"\g<1>" + saved.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
            target.writestr(zip_entry(name), part)
    return out.getvalue()


def zip_entry(name: str) -> ZipInfo:
    """An entry that says nothing of the machine or the hour that made it."""
    entry = ZipInfo(name, ZIPPED)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for line in sheet.above:
        page.append([line])
        page.cell(page.max_row, 1).font = Font(bold=page.max_row == 1, size=13 if page.max_row == 1 else 10)
    if sheet.above:
        page.append([])
    page.append(list(sheet.head))
    top = len(sheet.above) + (2 if sheet.above else 1)
    rule = Side(style="thin", color="9AA39C")
    for cell in page[top]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color="1D4B3E")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(bottom=rule)
    for row in sheet.rows:
        page.append(row)
        for column, form in sheet.formats.items():
            page.cell(page.max_row, column + 1).number_format = form
    if sheet.last_row_sums:
        for cell in page[page.max_row]:
            cell.font, cell.border = Font(bold=True), Border(top=rule)
    for line in sheet.below:
        page.append([])
        page.append([line])
        page.cell(page.max_row, 1).font = Font(italic=True, color="5A645E")
    for column in range(len(sheet.head)):
        longest = max(len(str(row[column])) for row in [sheet.head, *sheet.rows[:60]] if column < len(row))
        page.column_dimensions[get_column_letter(column + 1)].width = min(max(9, longest + 2), 34)
    page.freeze_panes = page.cell(top + 1, 2)
    page.page_setup.paperSize, page.page_setup.orientation = page.PAPERSIZE_A4, page.ORIENTATION_LANDSCAPE
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{top}:{top}"
