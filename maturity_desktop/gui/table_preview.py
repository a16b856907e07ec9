"""The first rows of a client's table as words, read in the child process that reads spreadsheets."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.storage.decoding.decoder import PreviewRefused
from maturity_desktop.storage.spreadsheets.limits import MIB, Limits
from maturity_desktop.storage.spreadsheets.reading import read_sheets

OF_A_PREVIEW = Limits(file=32 * MIB, rows=100_000, cells=1_000_000, sheets=50, seconds=8)
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 5, 60, 20
LONGEST_CELL = 80


def first_rows(file: BinaryIO, ending: str) -> tuple[str, str]:
    """The first rows of the first sheets, cells with tabs between them, and a remark where there are more."""
    with TemporaryDirectory(prefix="maturity-desktop-") as folder:
        path = Path(folder) / f"table{ending}"
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy)
        try:
            sheets = [sheet for sheet in read_sheets(path, OF_A_PREVIEW) if not sheet.hidden]
        except FiguresError as error:
            raise PreviewRefused(str(error)) from error
    shown = sheets[:MOST_SHEETS]
    is_cut = len(sheets) > len(shown) or any(
        sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS for sheet in shown
    )
    remark = _("Only the first rows, columns and sheets are shown here.") if is_cut else ""
    return "\n".join(_lines(shown)), remark


def _lines(sheets: Sequence[Sheet]) -> Iterator[str]:
    for number, sheet in enumerate(sheets):
        if number:
            yield ""
        if len(sheets) > 1:
            yield sheet.name
        for place in range(min(sheet.height, MOST_ROWS)):
            yield "\t".join(_cell(value) for value in sheet.row_at(place)[:MOST_COLUMNS]).rstrip()


def _cell(value: object) -> str:
    """A cell on one line; a time at midnight is a day."""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = "" if value is None else " ".join(f"{value}".split())
    return words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1]}…"
