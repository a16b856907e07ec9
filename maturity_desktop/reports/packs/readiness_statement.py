"""The readiness statement on one page: the verdict, the profile, what stands in the way, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Spacer

from maturity_desktop.domain.certification import certification_on
from maturity_desktop.domain.client_history import AuditPoint, latest_award
from maturity_desktop.domain.readiness import statement
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Row
from maturity_desktop.reports.sections.certification_words import (
    award_before_words,
    decision_words,
    point_words,
    reason_words,
    standing_words,
)
from maturity_desktop.reports.sections.readiness_words import (
    earliest_words,
    in_the_way_words,
    notes_of,
    provisional_words,
    rule_lines,
    shortfall_words,
    verdict_words,
)
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.text import one_line, shortened

MOST_LISTED = 8
"""Criteria that are listed with their reasons; of more the rest are named by number."""
MOST_NAMED = 60
MOST_POINTS = 2
MOST_OF_TITLE, MOST_OF_REASON, MOST_OF_NAME, MOST_OF_RULE, MOST_OF_POINT, MOST_OF_WHY = (
    32,
    64,
    60,
    260,
    190,
    100,
)
RULES = (0.24, 0.76)
MISSES = (0.1, 0.32, 0.58)


@dataclass(frozen=True, slots=True)
class ListedMiss:
    """A criterion that misses the profile, in a line."""

    id: str
    title: str
    reasons: str


@dataclass(frozen=True)
class ReadinessStatement:
    """All that the page tells."""

    sheet: Sheet
    headline: str
    lead: tuple[str, ...]
    rules: tuple[Line, ...]
    misses: tuple[ListedMiss, ...]
    further: str
    outcome: tuple[str, ...]
    earlier: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def told(self) -> object:
        """Everything but the frame."""
        return (
            self.headline, self.lead, self.rules, self.misses, self.further, self.outcome, self.earlier,
            self.notes,
        )  # fmt: skip


def readiness_statement(
    results: Results,
    line: tuple[AuditPoint, ...],
    today: date,
    words: NullTranslations,
    page_size: str = "A4",
) -> ReadinessStatement:
    """The statement of one model on a day; `line` are the client's audits, this one among them."""
    _ = words.gettext
    audit, framework = results.audit, results.framework
    found = statement(results)
    cut_off = day_words(audit.details.cut_off, words)
    client = shortened(one_line(audit.client.name), MOST_OF_NAME)
    sheet = Sheet(
        title=_("Readiness statement"),
        subtitle=_("{client} · {framework}, {edition} · cut-off {day}").format(
            client=client,
            framework=shortened(one_line(framework.short_title), MOST_OF_NAME),
            edition=shortened(one_line(framework.edition), MOST_OF_NAME),
            day=cut_off,
        ),
        foot=_("{client} · readiness as of {day} · not a certificate").format(client=client, day=cut_off),
        made_on=today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=words.info().get("language", "en"),
    )
    lead = (provisional_words(found, words), in_the_way_words(found, words), earliest_words(found, words))
    listed = tuple(
        ListedMiss(
            miss.result.criterion.id,
            shortened(one_line(miss.result.criterion.title), MOST_OF_TITLE),
            shortened(one_line(_("; ").join(shortfall_words(miss, found.rules, words))), MOST_OF_REASON),
        )
        for miss in found.misses[:MOST_LISTED]
    )
    decided = certification_on(audit, framework, today)
    outcome = []
    if decided.decision is not None:
        outcome = [shortened(one_line(decision_words(decided.decision, words)), MOST_OF_POINT)]
        if reason := reason_words(decided.decision, words):
            outcome.append(shortened(one_line(reason), MOST_OF_WHY))
        outcome += [standing_words(decided, words)] if decided.valid_until else []
    before = latest_award(point for point in line if point.audit != audit.id)
    if before is not None and decided.valid_until is None:
        outcome.append(shortened(one_line(award_before_words(before, words)), MOST_OF_POINT))
    return ReadinessStatement(
        sheet,
        verdict_words(found, words),
        tuple(part for part in lead if part),
        tuple(
            Line(line.label, shortened(one_line(line.text), MOST_OF_RULE))
            for line in rule_lines(results, found, words)
        ),
        listed,
        _further([miss.result.criterion.id for miss in found.misses[MOST_LISTED:]], words),
        tuple(outcome),
        tuple(
            shortened(one_line(point_words(point, words)), MOST_OF_POINT)
            for point in [point for point in line if point.cut_off < audit.details.cut_off][-MOST_POINTS:]
        ),
        notes_of(results, found, words),
    )


def _further(ids: list[str], words: NullTranslations) -> str:
    """The criteria that have no line of their own, by number."""
    _ = words.gettext
    if not ids:
        return ""
    named = ", ".join(ids[:MOST_NAMED]) + (" …" if len(ids) > MOST_NAMED else "")
    return words.ngettext(
        "and {count} more, told in the gap analysis: {criteria}",
        "and {count} more, told in the gap analysis: {criteria}",
        len(ids),
    ).format(count=len(ids), criteria=named)


# On paper


def write_readiness_statement(paper: ReadinessStatement, out: BinaryIO) -> None:
    """Writes the page; the same statement gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), paper.told, out)


def check_readiness_statement(path: Path, paper: ReadinessStatement) -> None:
    """ReportError where the file is not this statement."""
    check_sheet(path, paper.sheet, paper.told)


def _story(paper: ReadinessStatement) -> Story:
    _ = paper.sheet.words.gettext
    parts = Parts(paper.sheet)
    styles = parts.styles
    story = parts.top()
    story += prose(_("{sentence}.").format(sentence=paper.headline), styles.domain)
    if paper.lead:
        story += [Spacer(1, 4), *prose(" ".join(f"{line}." for line in paper.lead), styles.small)]
    story.append(parts.heading(_("Profile and rules")))
    rows = [
        Row(([paragraph(line.label, styles.small_quiet)], [*prose(line.text, styles.small)]))
        for line in paper.rules
    ]
    story.append(parts.table((), rows, RULES, 2.0))
    if paper.misses:
        story.append(parts.heading(_("What stands in the way")))
        heads = (_("Criterion"), "", _("Why it misses the profile"))
        listed = [
            Row(
                (
                    [paragraph(miss.id, styles.small_number)],
                    [*prose(miss.title, styles.small_strong)],
                    [*prose(miss.reasons, styles.small)],
                )
            )
            for miss in paper.misses
        ]
        story.append(parts.table(heads, listed, MISSES, 1.5))
    if paper.further:
        story += [Spacer(1, 4), *parts.text(paper.further)]
    for title, lines in ((_("Decision"), paper.outcome), (_("Earlier audits"), paper.earlier)):
        if lines:
            story.append(parts.heading(title, 20))
            for line in lines:
                story += parts.text(line)
    story += [Spacer(1, 8)]
    for note in paper.notes:
        story += parts.text(note, quiet=True)
    return story
