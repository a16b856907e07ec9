"""Texts across the printed columns of a sheet, after their labels."""

from __future__ import annotations

from collections.abc import Sequence

from maturity_desktop.reports.excel.breaking import text_lines
from maturity_desktop.reports.excel.sheet import HIGHEST_ROW, LINE_HEIGHT, ROW_PADDING, Sheet
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.parts import Line


def wide_lines(sheet: Sheet, table: Table, title: str, lines: Sequence[Line]) -> None:
    """The lines under a title, and an empty row; nothing where there are none.

    Merged cells do not find their own height. A line without a label begins in the first column.
    """
    if not lines:
        return
    if title:
        sheet.put([sheet.cell(title, "section")], 20)
    for line in lines:
        cells = [
            sheet.cell(text, kind)
            for text, kind in ((line.label, "caption"), (line.text, "plain_text"))
            if text
        ]
        width = sum(column.width for column in table.printed[len(cells) - 1 :])
        wanted = LINE_HEIGHT * max(
            text_lines(line.text, width), text_lines(line.label, table.printed[0].width)
        )
        row = sheet.put(cells, min(HIGHEST_ROW, wanted + ROW_PADDING))
        sheet.merge(f"{'AB'[len(cells) - 1]}{row}:{table.last_printed}{row}")
    sheet.put()
