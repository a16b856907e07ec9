"""The four figures at the head of Summary."""

from __future__ import annotations

from maturity_desktop.domain.results import Results
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Cell
from maturity_desktop.reports.excel.figures_of_criteria import figures_of_criteria
from maturity_desktop.reports.excel.figures_of_one import figures_of_one
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.sheet import Sheet
from maturity_desktop.reports.excel.terms import Terms
from maturity_desktop.reports.parts import FrameworkContent

ROW = 6
PLACES = ("A", "B", "F", "J")
"""Where the figures begin; all but the first stand over four columns."""


def write_key_figures(
    sheet: Sheet,
    layout: FrameworkLayout,
    terms: Terms,
    content: ReportContent,
    part: FrameworkContent,
    results: Results,
) -> None:
    """The figures side by side: of the criteria, or of the only one."""
    if layout.traits.single:
        figures = figures_of_one(layout, terms, part, results, content.words)
    else:
        figures = figures_of_criteria(layout, part, results, content.words)
    sheet.skip_to(ROW)
    _across(sheet, [sheet.cell(figure.label, "caption") for figure in figures], 14)
    _across(sheet, [sheet.cell(figure.value, figure.look) for figure in figures], 29)
    _across(sheet, [sheet.cell(figure.caption, "caption") for figure in figures], 28)


def _across(sheet: Sheet, cells: list[Cell], height: float) -> None:
    """Four cells, all but the first over four columns."""
    row = len(sheet.rows) + 1
    columns: list[Cell | None] = []
    for letter, cell in zip(PLACES, cells, strict=True):
        start = ord(letter) - ord("A")
        columns += [None] * (start - len(columns))
        columns.append(cell)
        if start:
            sheet.merge(f"{letter}{row}:{chr(ord(letter) + 3)}{row}")
    sheet.put(columns, height)
