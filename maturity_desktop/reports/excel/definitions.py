"""The sheet Definitions: first the lists and numbers that formulas use, then the words."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import exact
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.breaking import text_lines
from maturity_desktop.reports.excel.cells import Content
from maturity_desktop.reports.excel.layout import FrameworkLayout
from maturity_desktop.reports.excel.sheet import HIGHEST_ROW, LINE_HEIGHT, ROW_PADDING, Sheet
from maturity_desktop.reports.excel.terms import Terms
from maturity_desktop.reports.parts import FrameworkContent, Line
from maturity_desktop.reports.sections.wording import percent

LABEL_WIDTH, DEFINITION_WIDTH = 34, 110


def write_definitions(
    sheet: Sheet,
    layout: FrameworkLayout,
    terms: Terms,
    content: ReportContent,
    part: FrameworkContent,
    results: Results,
) -> None:
    """What stands where the layout says comes first."""
    _ = content.words.gettext
    _write_answers(sheet, layout, terms, content.words)
    _write_scale(sheet, layout, part, results, content.words)
    _section(sheet, min(layout.definitions.numbers.values()) - 1, _("Numbers that the formulas use"))
    for label, number in _numbers(results, content.words):
        _line(sheet, label, number)
    _lines(sheet, _("Stages above the scale, named and not described"), part.beyond)
    _lines(sheet, _("Scoring rules in force (this tool's own)"), part.rules)
    for own in content.agreement:
        if own.framework == part.id:
            _lines(sheet, _("Agreement between assessors"), own.lines)
    for view in content.own_views:
        if view.framework == part.id:
            _lines(sheet, _("The client’s own view"), view.lines)
    _lines(sheet, _("Words"), content.definitions)
    _lines(sheet, _("Remarks on this edition"), part.remarks)
    _lines(sheet, _("What this workbook is not"), [Line("", text) for text in content.disclaimer])


def _write_answers(sheet: Sheet, layout: FrameworkLayout, terms: Terms, words: NullTranslations) -> None:
    """The words of the column of answers and what each is worth."""
    _ = words.gettext
    places, leaves = layout.definitions, _("leaves the count; a reason is needed")
    _section(sheet, places.answers[0] - 1, _("Answers"))
    for word, value in zip(terms.requirement.all, ("1", "0.5", "0", leaves), strict=True):
        _line(sheet, word, value)
    if not layout.traits.signs:
        return
    worth = [_("counts towards no level")] * 3
    if layout.traits.blocking:
        worth = [
            _("counts towards no level; the level that it blocks, if any, is not reached"),
            _("counts towards no level; the level that it blocks, if any, is not reached"),
            _("counts towards no level and blocks none"),
        ]
    _section(sheet, places.sign_answers[0] - 1, _("Answers to signs, which describe a stage"))
    for word, value in zip(terms.sign.all, (*worth, leaves), strict=True):
        _line(sheet, word, value)


def _write_scale(
    sheet: Sheet,
    layout: FrameworkLayout,
    part: FrameworkContent,
    results: Results,
    words: NullTranslations,
) -> None:
    """The levels, and the words that can stand beside one."""
    _ = words.gettext
    places = layout.definitions
    _section(sheet, places.scale[0] - 1, _("Levels of {framework}").format(framework=part.short_title))
    for step, line in zip(results.framework.scale, part.scale, strict=True):
        _line(sheet, step.level, line.text)
    if not layout.traits.statuses:
        return
    _section(sheet, places.statuses[0] - 1, _("Status beside a level"))
    said = _("beside level {level}, {title}, from {share} of the next level on")
    for step in results.framework.scale:
        if step.transition is not None:
            share = percent(step.transition.share, words)
            text = said.format(level=step.level, title=step.title, share=share)
            _line(sheet, step.transition.title, text)


def _numbers(results: Results, words: NullTranslations) -> tuple[tuple[str, int], ...]:
    """The rules' numbers in the order of the layout."""
    _ = words.gettext
    rules = results.framework.scoring
    threshold, headline = exact(rules.threshold), exact(rules.headline_coverage)
    return (
        (_("Lowest level"), rules.floor),
        (_("Highest level"), results.framework.top),
        (_("Mean that satisfies a level: part"), threshold.numerator),
        (_("Mean that satisfies a level: of"), threshold.denominator),
        (_("Coverage of a firm figure: part"), headline.numerator),
        (_("Coverage of a firm figure: of"), headline.denominator),
    )


def _section(sheet: Sheet, row: int, title: str) -> None:
    sheet.skip_to(row)
    sheet.put([sheet.cell(title, "section")], 20)


def _lines(sheet: Sheet, title: str, lines: Sequence[Line]) -> None:
    if not lines:
        return
    sheet.put()
    sheet.put([sheet.cell(title, "section")], 20)
    for line in lines:
        _line(sheet, line.label, line.text)


def _line(sheet: Sheet, label: str | int, text: Content) -> None:
    label_kind, kind = ("id", "text") if isinstance(text, str) else ("text", "definition")
    lines = text_lines(text, DEFINITION_WIDTH) if isinstance(text, str) else 1
    cells = [sheet.cell(label, label_kind), sheet.cell(text, kind)]
    sheet.put(cells, min(HIGHEST_ROW, LINE_HEIGHT * lines + ROW_PADDING))
