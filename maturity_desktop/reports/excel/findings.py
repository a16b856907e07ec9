"""The sheet Findings: a row for each, by grade, with a link to the row of its first criterion."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_desktop.domain.improvement_records import Grade
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import rules
from maturity_desktop.reports.excel.beside import WriteTable
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.found import FindingEntry, HeldAgainst
from maturity_desktop.reports.sections.finding_words import grade_words


def write_findings(write_table: WriteTable, content: ReportContent, layout: Layout) -> None:
    """The sheet, where there are findings."""
    if layout.findings is None or content.findings is None:
        return
    hint = content.words.gettext(
        "By grade, the gravest first. A click on the first criterion leads to its row in the scorecard."
    )
    about = f"{content.cover.client} · {content.findings.title}"
    sheet = write_table(layout.findings, finding_rows(content, layout), about, hint)
    grave = grade_words(Grade.MAJOR, content.words)
    rules.finding_rules(sheet.worksheet, layout.findings, grave, sheet.styles)


def finding_rows(content: ReportContent, layout: Layout) -> Iterator[Row]:
    """A row for each finding, by grade."""
    assert content.findings is not None, "the sheet is there where there are findings"
    ids = [framework.id for framework in content.frameworks]
    parts = dict(zip(ids, layout.frameworks, strict=True))
    for group in content.findings.groups:
        for place, entry in enumerate(group.entries):
            yield Row(_cells(entry, parts), first=place == 0)


def _cells(entry: FindingEntry, parts: dict[str, FrameworkLayout]) -> dict[str, Content]:
    held = entry.held_against
    return {
        "number": entry.label,
        "grade": entry.grade_words,
        "state": entry.state_words,
        "leads": _link(held[0], parts[held[0].framework]) if held else Live('""', None),
        "title": entry.title,
        "condition": entry.condition,
        "criteria": "\n".join(line for own in held for line in (own.words, *own.checkpoints)),
        "cause": entry.cause,
        "effect": entry.effect,
        "recommendation": entry.recommendation,
        "outcome": entry.outcome,
        "proof": entry.proof,
        "evidence": ", ".join(item.label for item in entry.evidence),
        "actions": "\n".join(own.words for own in entry.actions),
        "answer": entry.answer,
        "raised_on": entry.raised_on,
        "closed_on": entry.closed_on,
    }


def _link(own: HeldAgainst, part: FrameworkLayout) -> Live:
    """To the criterion's row wherever the scorecard is sorted to."""
    table = part.scorecard
    sheet = table.title.replace("'", "''")
    row = f"MATCH({quoted(own.criterion)},{part.name('Score_criterion')},0)+{table.first_row - 1}"
    start = quoted(f"#'{sheet}'!A")
    return Live(f"HYPERLINK({start}&({row}),{quoted(own.criterion)})", own.criterion)
