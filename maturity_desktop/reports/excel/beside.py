"""The sheets of what the client handed over beside the measured criteria: supporting figures and surveys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from openpyxl.worksheet.pagebreak import Break

from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import rules
from maturity_desktop.reports.excel.layout import Layout
from maturity_desktop.reports.excel.page import printed_table, set_up_page
from maturity_desktop.reports.excel.sheet import Row, Sheet
from maturity_desktop.reports.excel.supporting import figure_rows, month_and_group_rows
from maturity_desktop.reports.excel.supporting_layout import SupportingLayout
from maturity_desktop.reports.excel.surveys import answer_rows, question_rows, survey_rows
from maturity_desktop.reports.excel.surveys_layout import SurveysLayout
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.supported import FigureEntry, SurveyEntry

WriteTable = Callable[[Table, Iterable[Row], str, str], Sheet]
"""Writes a sheet that begins with a table: its rows, what it is about, a hint."""


def write_beside(write_table: WriteTable, content: ReportContent, layout: Layout) -> None:
    """The two sheets, each where there is anything for it."""
    found = content.supported
    if found is not None and layout.supporting is not None:
        _write_supporting(write_table, content, layout.supporting, found.figures)
    if found is not None and layout.surveys is not None:
        _write_surveys(write_table, content, layout.surveys, found.surveys)


def _write_supporting(
    write_table: WriteTable,
    content: ReportContent,
    layout: SupportingLayout,
    figures: Sequence[FigureEntry],
) -> None:
    """The figures, and below them the months and groups that they are made of."""
    words = content.words
    _ = words.gettext
    hint = _(
        "Amounts and given figures of the months and groups below may be changed to try out what follows; "
        "the program takes them from the client's files only. Figures that the client gave are not averaged: "
        "the newest month holds."
    )
    rows = figure_rows(layout, figures, words)
    sheet = write_table(layout.figures, rows, content.cover.client, hint)
    title = _("What the figures are made of, by month and by group")
    sheet.table_below(layout.rows, title, month_and_group_rows(layout, figures))
    rules.supporting_rules(sheet.worksheet, layout, sheet.styles, words)
    _print_whole(sheet, content, layout.figures, layout.rows)


def _write_surveys(
    write_table: WriteTable,
    content: ReportContent,
    layout: SurveysLayout,
    surveys: Sequence[SurveyEntry],
) -> None:
    """The surveys, the figures of their questions, and the answers that these are counted from."""
    words = content.words
    _ = words.gettext
    hint = _(
        "Numbers of answers below may be changed to try out what follows; the program takes them from the "
        "answers only. What is withheld has no number here."
    )
    sheet = write_table(layout.surveys, survey_rows(layout, surveys), content.cover.client, hint)
    sheet.table_below(
        layout.questions, _("What each question comes to, of all and by group"), question_rows(layout)
    )
    sheet.table_below(layout.answers, _("What that is counted from"), answer_rows(layout))
    rules.surveys_rules(sheet.worksheet, layout, sheet.styles, words)
    _print_whole(sheet, content, layout.surveys, layout.questions)  # the answers are a step on the way


def _print_whole(sheet: Sheet, content: ReportContent, first: Table, *below: Table) -> None:
    """These tables of the sheet are printed, each of those below from a page of its own."""
    for table in below:
        sheet.worksheet.row_breaks.append(Break(table.head_row - 2))
    widest = max((first, *below), key=lambda table: len(table.printed))
    last = below[-1]
    cells = f"A{first.head_row}:{widest.last_printed}{last.last_row}"
    printed = replace(printed_table(first), cells=cells, rows=f"{last.head_row}:{last.head_row}")
    set_up_page(sheet.worksheet, content, printed)
