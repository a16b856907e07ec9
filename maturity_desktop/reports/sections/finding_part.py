"""The findings of a report: those about its frameworks, by grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.findings import Standing, standings_about, wanted_of
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Action, Grade
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.found import FindingEntry, FindingGroup, Found, HeldAgainst
from maturity_desktop.reports.parts import EvidenceLabel, Named
from maturity_desktop.reports.sections.finding_words import grade_heading, grade_words, graded, state_words


def finding_part(results: Sequence[Results], words: NullTranslations) -> Found | None:
    """The findings about these frameworks and those that name no criterion; None where there are none."""
    audit = results[0].audit
    frameworks = {result.framework.id: result.framework for result in results}
    found = standings_about(audit, frameworks)
    if not found:
        return None
    return Found(
        title=graded(found, words),
        about=_about(words),
        groups=tuple(
            FindingGroup(grade, grade_heading(grade, len(own), words), tuple(own))
            for grade in Grade
            if (own := [_entry(one, frameworks, words) for one in found if one.finding.grade is grade])
        ),
    )


def _about(words: NullTranslations) -> str:
    """What the grades mean here; no source grades findings."""
    return words.gettext(
        "Grades are this tool’s own and the assessor’s to decide. Proposed as major is a gap of two levels "
        "or more, or evidence against a checkpoint of a level below the target; as minor a gap of one level; "
        "as an opportunity a criterion at its target with most of the next level met; as a strength one "
        "above its target with confidence A."
    )


def _entry(own: Standing, frameworks: Mapping[str, Framework], words: NullTranslations) -> FindingEntry:
    finding = own.finding
    return FindingEntry(
        id=finding.id,
        label=finding.label,
        grade=finding.grade,
        grade_words=grade_words(finding.grade, words),
        state_words=state_words(finding.state, words),
        title=finding.title,
        condition=finding.condition,
        held_against=tuple(_held_against(own, frameworks, words)),
        cause=finding.cause,
        effect=finding.effect,
        recommendation=finding.recommendation,
        outcome=finding.outcome,
        proof=finding.proof,
        answer=finding.answer,
        evidence=tuple(EvidenceLabel(item.id, item.label) for item in own.evidence),
        actions=tuple(Named(action.id, action_words(action, words)) for action in own.actions),
        raised_on=finding.raised_on,
        closed_on=finding.closed_on,
    )


def _held_against(
    own: Standing, frameworks: Mapping[str, Framework], words: NullTranslations
) -> Iterator[HeldAgainst]:
    for framework in frameworks.values():
        for criterion, points in wanted_of(own.places, framework):
            yield HeldAgainst(
                framework.id,
                criterion.id,
                criterion_words(criterion.id, criterion.title, framework, len(frameworks) > 1, words),
                tuple(checkpoint_words(level, point.id, point.text, words) for level, point in points),
            )


def action_words(action: Action, words: NullTranslations) -> str:
    """An action by its number and title."""
    return words.gettext("{number} {title}").format(number=action.label, title=action.title)


def criterion_words(
    criterion: str, title: str, framework: Framework, several: bool, words: NullTranslations
) -> str:
    """A criterion by number and title; among several models with its model."""
    _ = words.gettext
    told = _("{model} {id} {title}") if several else _("{id} {title}")
    return told.format(model=framework.short_title, id=criterion, title=title)


def checkpoint_words(level: int, checkpoint: str, text: str, words: NullTranslations) -> str:
    """A checkpoint that a finding is held against, with its level."""
    told = words.gettext("Level {level}, {id}: {text}")
    return told.format(level=level, id=checkpoint, text=text)
