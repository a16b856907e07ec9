"""The detailed gap analysis, for those that are not ready: a document of its own.

Every criterion below the profile, with what is missing checkpoint by checkpoint, the evidence that was seen,
what would prove it, and the way there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Spacer

from maturity_desktop.domain.confidence import is_stale
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement import actions_at
from maturity_desktop.domain.readiness import Miss, Statement, statement
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.packs.sheet import Parts, Sheet, Story, check_sheet, write_sheet
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.pdf.paragraphs import paragraph, prose
from maturity_desktop.reports.pdf.table import Row, rows_of
from maturity_desktop.reports.readiness import BlockerEntry
from maturity_desktop.reports.sections.readiness import blocker_entry
from maturity_desktop.reports.sections.readiness_words import (
    earliest_of,
    earliest_words,
    in_the_way_words,
    notes_of,
    provisional_words,
    rule_lines,
    set_below_words,
    shortfall_words,
    stands_words,
    verdict_words,
)
from maturity_desktop.reports.sections.wording import confidence_words, day_words, kind_words, level_title
from maturity_desktop.reports.text import one_line, shortened

MOST_OF_NAME = 60
RULES = (0.24, 0.76)
LISTED = (0.1, 0.36, 0.54)
FIELDS = (0.2, 0.8)


@dataclass(frozen=True, slots=True)
class GapPart:
    """A criterion below the profile."""

    id: str
    title: str
    domain: str
    intent: str
    stands: str
    reasons: tuple[str, ...]
    missing: tuple[BlockerEntry, ...]
    note: str
    seen: tuple[str, ...]
    confidence: str
    proof: tuple[str, ...]
    ask: str
    way: tuple[str, ...]


@dataclass(frozen=True)
class GapAnalysis:
    """All that the document tells."""

    sheet: Sheet
    headline: str
    lead: tuple[str, ...]
    rules: tuple[Line, ...]
    gaps: tuple[GapPart, ...]
    notes: tuple[str, ...]

    @property
    def told(self) -> object:
        """Everything but the frame."""
        return (self.headline, self.lead, self.rules, self.gaps, self.notes)


def gap_analysis(
    results: Results, today: date, words: NullTranslations, page_size: str = "A4"
) -> GapAnalysis:
    """The analysis of one model; without gaps where everything meets the profile."""
    _ = words.gettext
    audit, framework = results.audit, results.framework
    found = statement(results)
    cut_off = day_words(audit.details.cut_off, words)
    client = shortened(one_line(audit.client.name), MOST_OF_NAME)
    sheet = Sheet(
        title=_("Detailed gap analysis"),
        subtitle=_("{client} · {framework}, {edition} · cut-off {day}").format(
            client=client,
            framework=shortened(one_line(framework.short_title), MOST_OF_NAME),
            edition=shortened(one_line(framework.edition), MOST_OF_NAME),
            day=cut_off,
        ),
        foot=_("{client} · gap analysis as of {day} · not a certificate").format(client=client, day=cut_off),
        made_on=today,
        words=words,
        author=audit.details.assessor,
        page_size=page_size,
        language=words.info().get("language", "en"),
    )
    lead = (provisional_words(found, words), in_the_way_words(found, words), earliest_words(found, words))
    return GapAnalysis(
        sheet,
        verdict_words(found, words),
        tuple(part for part in lead if part),
        rule_lines(results, found, words),
        tuple(_gap(results, found, miss, words) for miss in found.misses),
        notes_of(results, found, words),
    )


def _gap(results: Results, found: Statement, miss: Miss, words: NullTranslations) -> GapPart:
    result, framework = miss.result, results.framework
    criterion = result.criterion
    return GapPart(
        id=criterion.id,
        title=criterion.title,
        domain=result.domain.title,
        intent=criterion.intent,
        stands=stands_words(miss, words),
        reasons=shortfall_words(miss, found.rules, words, with_level=False),
        missing=tuple(blocker_entry(own, words) for own in miss.blockers),
        note=result.note,
        seen=tuple(_seen(results, miss, words)),
        confidence=confidence_words(result.confidence, words),
        proof=tuple(
            words.gettext("{kind}: {what}").format(kind=kind_words(hint.kind, words), what=hint.what)
            for hint in criterion.evidence
        ),
        ask=_roles(framework, miss),
        way=tuple(_way(results, miss, words)),
    )


def _seen(results: Results, miss: Miss, words: NullTranslations) -> Iterator[str]:
    """The items at a criterion, each once, and what speaks against using them."""
    _ = words.gettext
    against = {link.evidence for link, _item in miss.result.evidence if link.contradicts}
    for item in miss.result.items:
        said = _("{label} {title} ({kind}, {day})")
        if item.id in against:
            said = _("{label} {title} ({kind}, {day}): it contradicts")
        elif is_stale(item.dated, results.audit.details.cut_off):
            said = _("{label} {title} ({kind}, {day}): too old to count")
        yield said.format(
            label=item.label,
            title=_("confidential") if item.confidential else item.title,
            kind=kind_words(item.kind, words),
            day=day_words(item.dated, words),
        )


def _roles(framework: Framework, miss: Miss) -> str:
    """Whom to ask, by role."""
    known = framework.roles or {}
    names = dict.fromkeys(
        role for own in miss.blockers for role in (own.checkpoint.ask or miss.result.criterion.ask)
    )
    return ", ".join(known.get(role, role) for role in names or miss.result.criterion.ask)


def _way(results: Results, miss: Miss, words: NullTranslations) -> Iterator[str]:
    """The levels to come, one after the other; actions that are to close them; when figures could."""
    levels: dict[int, int] = {}
    for own in miss.blockers:
        levels[own.level] = levels.get(own.level, 0) + 1
    for level, count in levels.items():
        title = level_title(results.framework, level)
        yield words.ngettext(
            "Level {level}, {title}: {count} checkpoint to close",
            "Level {level}, {title}: {count} checkpoints to close",
            count,
        ).format(level=level, title=title, count=count)
    if own_level := set_below_words(miss, words):
        yield own_level
    for action in actions_at(results.audit, results.framework.id, miss.result.criterion.id):
        due = day_words(action.due_on, words) if action.due_on else ""
        said = words.gettext("{label} {title}, by {due}") if due else words.gettext("{label} {title}")
        yield said.format(label=action.label, title=action.title, due=due)
    if earliest := earliest_of(miss, words):
        yield earliest


# On paper


def write_gap_analysis(paper: GapAnalysis, out: BinaryIO) -> None:
    """Writes the document; the same analysis gives the same bytes."""
    write_sheet(paper.sheet, _story(paper), paper.told, out)


def check_gap_analysis(path: Path, paper: GapAnalysis) -> None:
    """ReportError where the file is not this analysis."""
    check_sheet(path, paper.sheet, paper.told)


def _story(paper: GapAnalysis) -> Story:
    _ = paper.sheet.words.gettext
    parts = Parts(paper.sheet)
    styles = parts.styles
    lead = " ".join(_("{sentence}.").format(sentence=line) for line in (paper.headline, *paper.lead))
    story = parts.top(lead)
    story.append(parts.heading(_("Profile and rules")))
    rules = [
        Row(([paragraph(line.label, styles.small_quiet)], [*prose(line.text, styles.small)]))
        for line in paper.rules
    ]
    story.append(parts.table((), rules, RULES, 2.0))
    for note in paper.notes:
        story += [Spacer(1, 4), *parts.text(note, quiet=True)]
    if not paper.gaps:
        return story
    story += [Spacer(1, 8), parts.heading(_("Criteria that miss the profile"))]
    listed = [
        Row(
            (
                [paragraph(gap.id, styles.small_number)],
                [*prose(gap.title, styles.small_strong)],
                [*prose(_("; ").join((gap.stands, *gap.reasons)), styles.small)],
            )
        )
        for gap in paper.gaps
    ]
    story.append(parts.table((_("Criterion"), "", _("Where it stands")), listed, LISTED, 1.5))
    for gap in paper.gaps:
        story += _part(parts, gap)
    return story


def _part(parts: Parts, gap: GapPart) -> Story:
    _ = parts.sheet.words.gettext
    title = _("{id} {title}").format(id=gap.id, title=shortened(one_line(gap.title), 200))
    styles = parts.styles
    fields: tuple[tuple[str, tuple[str, ...]], ...] = (
        (_("Asked for"), (gap.intent,)),
        (_("Stands at"), (gap.stands, *gap.reasons)),
        (_("Missing"), tuple(_missing(own) for own in gap.missing)),
        (_("Note"), (gap.note,)),
        (_("Evidence seen"), gap.seen or (_("none"),)),
        (_("Confidence"), (gap.confidence,)),
        (_("Would prove it"), gap.proof),
        (_("Whom to ask"), (gap.ask,)),
        (_("The way"), gap.way),
    )
    rows = [
        made
        for label, texts in fields
        if any(text.strip() for text in texts)
        for made in rows_of(
            Row(
                (
                    [paragraph(label, styles.small_quiet)],
                    [words for text in texts if text.strip() for words in prose(text, styles.small)],
                )
            )
        )
    ]
    return [Spacer(1, 8), parts.heading(title, 110), parts.table((), rows, FIELDS, 2.0)]


def _missing(own: BlockerEntry) -> str:
    """A checkpoint with its id and what may serve as an example."""
    said = f"{own.id}  {own.words}"
    return f"{said} ({own.examples})" if own.examples.strip() else said
