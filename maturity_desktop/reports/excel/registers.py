"""The sheets Evidence and Definitions."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import exact
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Content
from maturity_desktop.reports.excel.layout import FrameworkLayout, Terms
from maturity_desktop.reports.excel.sheet import HIGHEST_ROW, LINE_HEIGHT, ROW_PADDING, Row, Sheet, text_lines
from maturity_desktop.reports.parts import FrameworkContent, Line

LABEL_WIDTH, DEFINITION_WIDTH = 34, 110


def evidence_rows(content: ReportContent) -> Iterator[Row]:
    """The register: every item with where it is used and its fingerprint."""
    _ = content.words.gettext
    yes, no = _("yes"), _("no")
    several = len(content.frameworks) > 1
    short = {framework.id: framework.short_title for framework in content.frameworks}
    against = {
        (use.id, framework.id, entry.id)
        for framework in content.frameworks
        for entry in framework.criteria
        for use in entry.evidence
        if use.contradicts
    }

    def place(framework: str, criterion: str) -> str:
        return f"{short[framework]} {criterion}" if several else criterion

    for item in content.evidence:
        yield Row(
            {
                "label": item.label,
                "title": item.title,
                "kind": item.kind,
                "dated": item.dated,
                "current": no if item.stale else yes,
                "used_at": ", ".join(place(*at) for at in item.used_at),
                "contradicts": ", ".join(place(*at) for at in item.used_at if (item.id, *at) in against),
                "source": item.source,
                "text": item.text,
                "added_by": item.added_by,
                "confidential": yes if item.confidential else no,
                "file_name": item.file_name,
                "size": item.size if item.file_name else None,
                "sha256": item.sha256,
            }
        )


def write_definitions(
    sheet: Sheet,
    layout: FrameworkLayout,
    terms: Terms,
    content: ReportContent,
    part: FrameworkContent,
    results: Results,
) -> None:
    """First the lists and numbers that formulas use, then the words."""
    _ = content.words.gettext
    places = layout.definitions
    worth = ("1", "0.5", "0", _("leaves the count; a reason is needed"))
    _section(sheet, places.answers[0] - 1, _("Answers"))
    for word, value in zip(terms.answers, worth, strict=True):
        _line(sheet, word, value)
    _section(sheet, places.scale[0] - 1, _("Levels of {framework}").format(framework=part.short_title))
    for step, line in zip(results.framework.scale, part.scale, strict=True):
        _line(sheet, step.level, line.text)
    rules = results.framework.scoring
    threshold, headline = exact(rules.threshold), exact(rules.headline_coverage)
    numbers = {
        "Lowest_possible": (_("Lowest level"), rules.floor),
        "Threshold_part": (_("Mean that satisfies a level: part"), threshold.numerator),
        "Threshold_whole": (_("Mean that satisfies a level: of"), threshold.denominator),
        "Headline_part": (_("Coverage of a firm figure: part"), headline.numerator),
        "Headline_whole": (_("Coverage of a firm figure: of"), headline.denominator),
    }
    _section(sheet, min(places.numbers.values()) - 1, _("Numbers that the formulas use"))
    for name in places.numbers:
        _line(sheet, *numbers[name])
    _lines(sheet, _("Scoring rules in force (this tool's own)"), part.rules)
    _lines(sheet, _("Words"), content.definitions)
    if part.remarks:
        _lines(sheet, _("Remarks on this edition"), part.remarks)
    _lines(sheet, _("What this workbook is not"), [Line("", text) for text in content.disclaimer])


def _section(sheet: Sheet, row: int, title: str) -> None:
    sheet.skip_to(row)
    sheet.put([sheet.cell(title, "section")], 20)


def _lines(sheet: Sheet, title: str, lines: list[Line] | tuple[Line, ...]) -> None:
    sheet.put()
    sheet.put([sheet.cell(title, "section")], 20)
    for line in lines:
        _line(sheet, line.label, line.text)


def _line(sheet: Sheet, label: str | int, text: Content) -> None:
    label_kind, kind = ("id", "text") if isinstance(text, str) else ("text", "definition")
    lines = text_lines(text, DEFINITION_WIDTH) if isinstance(text, str) else 1
    cells = [sheet.cell(label, label_kind), sheet.cell(text, kind)]
    sheet.put(cells, min(HIGHEST_ROW, LINE_HEIGHT * lines + ROW_PADDING))
