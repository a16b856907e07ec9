"""What a sheet does by itself: lists for entries, colours by value, protection without a password."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from maturity_desktop.domain.supporting_catalogue import Standing
from maturity_desktop.reports.excel.cells import quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.styles import Styles
from maturity_desktop.reports.excel.supporting_layout import SupportingLayout
from maturity_desktop.reports.excel.surveys_layout import SurveysLayout
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.terms import Terms
from maturity_desktop.reports.sections.supporting_words import standing_words


def protect(worksheet: Any) -> None:
    """Locks what is not to be filled in; columns and rows can be resized and rows filtered all the same."""
    worksheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(worksheet.protection, allowed, False)


def scorecard_rules(
    worksheet: Any, layout: FrameworkLayout, terms: Terms, styles: Styles, words: NullTranslations
) -> None:
    """Set levels and targets come from the scale; levels have their colours."""
    _ = words.gettext
    table = layout.scorecard
    scale = layout.name("Scale")
    error = _("Choose a level of the scale.")
    _allow(worksheet, _cells(table, "set_level"), scale, error, words)
    _allow(worksheet, _cells(table, "target"), scale, error, words, blank=False)
    _colour_levels(worksheet, table, "level", layout, styles)
    state = table.here("state", table.first_row)
    _colour(worksheet, table, "level", f"{state}={quoted(terms.unrated)}", styles.mark(dashed=True))
    nothing = f"{state}={quoted(terms.nothing_applies)}"
    for column in ("criterion", "title", "domain"):
        _colour(worksheet, table, column, nothing, styles.mark("quiet", struck=True))
    gap = table.here("gap", table.first_row)
    _colour(worksheet, table, "gap", f"AND(ISNUMBER({gap}),{gap}>0)", styles.mark(bold=True))
    if table.has("confidence"):
        none = f"{table.here('confidence', table.first_row)}={quoted(terms.no_confidence)}"
        _colour(worksheet, table, "confidence", none, styles.mark("attention"))


def checkpoint_rules(
    worksheet: Any,
    layout: FrameworkLayout,
    terms: Terms,
    styles: Styles,
    sign_rows: Sequence[int],
    words: NullTranslations,
) -> None:
    """Answers come from the list and can be told apart in grey print too; signs have a list of their own."""
    _ = words.gettext
    table = layout.checkpoints
    error = _("Choose an answer or leave it empty.")
    rows = range(table.first_row, table.first_row + table.count)
    required = sorted(set(rows) - set(sign_rows))
    for name, wanted in (("Answers", required), ("Sign_answers", sign_rows)):
        if wanted:
            _allow(worksheet, _runs(table, "answer", wanted), layout.name(name), error, words)
    answer, applies = (table.here(name, table.first_row) for name in ("answer", "applies"))
    looks = (
        styles.mark("accent", "accent_ground", bold=True),
        styles.mark("accent"),
        styles.mark("wrong", bold=True),
        styles.mark("quiet", struck=True),
    )
    for word, look in zip(terms.requirement.all, looks, strict=True):
        _colour(worksheet, table, "answer", f"{answer}={quoted(word)}", look)
    about_client = f"{applies}={quoted(terms.applies)}"
    out = f"{answer}={quoted(terms.requirement.not_applicable)}"
    if layout.traits.signs:
        # A sign is neither good nor bad as such: what is observed stands out, the rest steps back.
        quiet = (looks[0], looks[1], styles.mark("quiet"), looks[3])
        for word, look in zip(terms.sign.all, quiet, strict=True):
            _colour(worksheet, table, "answer", f"{answer}={quoted(word)}", look)
        about_client = f"OR({about_client},{applies}={quoted(terms.as_sign)})"
        out = f"OR({out},{answer}={quoted(terms.sign.not_applicable)})"
    _colour(worksheet, table, "answer", f'AND({answer}="",{about_client})', styles.mark(dashed=True))
    _colour(worksheet, table, "text", f"OR({out},NOT({about_client}))", styles.mark("quiet"))


def measures_rules(
    worksheet: Any, ladder: Table, periods: Table, styles: Styles, words: NullTranslations
) -> None:
    """Levels that hold stand out, and so do periods that failed; filters are those of the periods."""
    state, wanted = (ladder.here(column, ladder.first_row) for column in ("code", "checkpoint"))
    failed, is_level = f"AND(ISNUMBER({state}),{state}=0)", f'{wanted}=""'
    _colour(worksheet, ladder, "state", f"AND({failed},{is_level})", styles.mark("attention", bold=True))
    _colour(worksheet, ladder, "state", failed, styles.mark("attention"))
    for column in ("what", "level", "reached", "state"):
        _colour(worksheet, ladder, column, is_level, styles.mark(bold=True))
    _colour(
        worksheet, periods, "state", f"{periods.here('met', periods.first_row)}=0", styles.mark("attention")
    )
    _filter(worksheet, periods)
    _allow_numbers(worksheet, periods, ("given", "reached", "of", "target"), "0", words)


def supporting_rules(
    worksheet: Any, layout: SupportingLayout, styles: Styles, words: NullTranslations
) -> None:
    """What is beyond what is typical stands out; amounts are numbers; filters are those of the months."""
    table = layout.figures
    within = quoted(standing_words(Standing.WITHIN, words))
    standing = table.here("standing", table.first_row)
    beyond = f'AND({standing}<>"",{standing}<>{within})'
    _colour(worksheet, table, "standing", beyond, styles.mark("attention", bold=True))
    _filter(worksheet, layout.rows)
    _allow_numbers(worksheet, layout.rows, ("given", *layout.amounts, "missed"), "-1E+15", words)


def surveys_rules(worksheet: Any, layout: SurveysLayout, styles: Styles, words: NullTranslations) -> None:
    """What is withheld stands out; numbers of answers are numbers; filters are those of the questions."""
    questions = layout.questions
    withheld = f'{questions.here("state", questions.first_row)}<>""'
    _colour(worksheet, questions, "state", withheld, styles.mark("attention"))
    _filter(worksheet, questions)
    _allow_numbers(worksheet, layout.surveys, ("population", "invited", "count"), "0", words)
    _allow_numbers(worksheet, layout.answers, ("count",), "0", words)


def _filter(worksheet: Any, table: Table) -> None:
    """The filters of a sheet of several tables are those of this one, and nothing stays in sight."""
    letter = table.letter(table.columns[-1].id)
    worksheet.auto_filter.ref = f"A{table.head_row}:{letter}{table.last_row}"
    worksheet.freeze_panes = None


def _allow_numbers(
    worksheet: Any, table: Table, columns: Sequence[str], least: str, words: NullTranslations
) -> None:
    """Only numbers may be entered in the columns."""
    _ = words.gettext
    rule = DataValidation(type="decimal", operator="between", formula1=least, formula2="1E+15",
                          allow_blank=True, showErrorMessage=True)  # fmt: skip
    rule.errorTitle, rule.error = _("Not a number")[:32], _("Enter a number or leave it empty.")[:255]
    for column in columns:
        rule.add(_cells(table, column))
    worksheet.data_validations.append(rule)


def programme_rules(worksheet: Any, table: Table, words: NullTranslations) -> None:
    """A task is done on a day."""
    _ = words.gettext
    rule = DataValidation(type="date", operator="greaterThan", formula1="1", showErrorMessage=True)
    rule.errorTitle, rule.error = _("Not a date")[:32], _("Enter a date or leave it empty.")[:255]
    rule.add(_cells(table, "done_on"))
    worksheet.data_validations.append(rule)


def movement_rules(worksheet: Any, table: Table, styles: Styles) -> None:
    """What rose and what fell stand out; what was held steps back."""
    change = table.here("change", table.first_row)
    for sign, look in ((">", styles.mark("accent", bold=True)), ("<", styles.mark("wrong", bold=True))):
        for column in ("change", "moved"):
            _colour(worksheet, table, column, f"AND(ISNUMBER({change}),{change}{sign}0)", look)
    _colour(worksheet, table, "moved", f"AND(ISNUMBER({change}),{change}=0)", styles.mark("quiet"))


def finding_rules(worksheet: Any, table: Table, grave: str, styles: Styles) -> None:
    """A major finding stands out."""
    is_grave = f"{table.here('grade', table.first_row)}={quoted(grave)}"
    _colour(worksheet, table, "grade", is_grave, styles.mark("wrong", bold=True))


def roadmap_rules(worksheet: Any, table: Table, words: NullTranslations) -> None:
    """States come from the list, days are days and amounts whole numbers, in the spare rows too, as waves."""
    _ = words.gettext
    last = table.last_spare

    def add(rule: DataValidation, *columns: str) -> None:
        rule.showErrorMessage = True
        for column in columns:
            letter = table.letter(column)
            rule.add(f"{letter}{table.first_row}:{letter}{last}")
        worksheet.data_validations.append(rule)

    states = DataValidation(type="list", formula1="Action_states", allow_blank=True)
    states.errorTitle, states.error = _("Not on the list")[:32], _("Choose one of the states.")[:255]
    add(states, "state")
    waves = DataValidation(type="list", formula1="Action_waves", allow_blank=True, showErrorMessage=True)
    waves.errorTitle, waves.error = _("Not on the list")[:32], _("Choose one of the waves.")[:255]
    waves.add(f"{table.letter('wave')}{table.last_row + 1}:{table.letter('wave')}{last}")
    worksheet.data_validations.append(waves)
    days = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True)
    days.errorTitle, days.error = _("Not a date")[:32], _("Enter a date or leave it empty.")[:255]
    add(days, "starts_on", "due_on", "done_on")
    sums = DataValidation(type="whole", operator="between", formula1="0", formula2="2000000000",
                          allow_blank=True)  # fmt: skip
    sums.errorTitle, sums.error = _("Not a number")[:32], _("Enter a whole number or leave it empty.")[:255]
    add(sums, "cost", "benefit")
    worksheet.auto_filter.ref = f"A{table.head_row}:{table.letter(table.columns[-1].id)}{last}"


def summary_rules(worksheet: Any, table: Table, steps: tuple[int, ...], styles: Styles) -> None:
    """A count of none steps back, on the row of the whole too."""
    for step in steps:
        column = f"at_{step}"
        none = f"{table.here(column, table.first_row)}=0"
        _colour(worksheet, table, column, none, styles.mark("quiet"), rows=table.count + 1)


def evidence_rules(worksheet: Any, table: Table, no: str, styles: Styles) -> None:
    """What does not count draws attention."""
    current, contradicts = (table.here(name, table.first_row) for name in ("current", "contradicts"))
    _colour(worksheet, table, "current", f"{current}={quoted(no)}", styles.mark("attention", bold=True))
    _colour(worksheet, table, "contradicts", f'{contradicts}<>""', styles.mark("attention", bold=True))


def _allow(
    worksheet: Any, cells: str, list_name: str, error: str, words: NullTranslations, blank: bool = True
) -> None:
    """Only what is on the list may be entered in the cells."""
    rule = DataValidation(
        type="list", formula1=list_name, allow_blank=blank, showErrorMessage=True, sqref=cells
    )
    rule.errorTitle, rule.error = words.gettext("Not on the list")[:32], error[:255]
    worksheet.data_validations.append(rule)


def _colour_levels(
    worksheet: Any, table: Table, column: str, layout: FrameworkLayout, styles: Styles
) -> None:
    floor, top = layout.steps[0], layout.steps[-1]
    cell = table.here(column, table.first_row)
    for step in layout.steps:
        is_step = f"AND(ISNUMBER({cell}),{cell}={step})"
        _colour(worksheet, table, column, is_step, styles.ramp(step, floor, top))


def _colour(
    worksheet: Any, table: Table, column: str, formula: str, look: DifferentialStyle, rows: int = 0
) -> None:
    worksheet.conditional_formatting.add(
        _cells(table, column, rows), Rule(type="expression", formula=[formula], dxf=look)
    )


def _cells(table: Table, column: str, rows: int = 0) -> str:
    letter = table.letter(column)
    last = table.head_row + rows if rows else table.last_row
    return f"{letter}{table.first_row}:{letter}{last}"


def _runs(table: Table, column: str, rows: Sequence[int]) -> str:
    """Rows of a column, in as few runs as there are."""
    letter = table.letter(column)
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return " ".join(f"{letter}{first}:{letter}{last}" for first, last in runs)
