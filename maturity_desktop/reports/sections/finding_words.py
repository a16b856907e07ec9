"""Findings in words: grades, states, why a grade, what could be better worded; the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations

from maturity_desktop.domain.finding_proposals import Ground, Proposal, contradicted
from maturity_desktop.domain.finding_wording import Fault, Flaw
from maturity_desktop.domain.findings import Standing
from maturity_desktop.domain.improvement_records import FindingState, Grade
from maturity_desktop.reports.sections.wording import percent


def grade_words(grade: Grade, words: NullTranslations) -> str:
    """How grave a finding is."""
    _ = words.gettext
    match grade:
        case Grade.MAJOR:
            return _("Major")
        case Grade.MINOR:
            return _("Minor")
        case Grade.OPPORTUNITY:
            return _("Opportunity")
        case Grade.STRENGTH:
            return _("Strength")


def grade_heading(grade: Grade, count: int, words: NullTranslations) -> str:
    """The findings of a grade, counted."""
    match grade:
        case Grade.MAJOR:
            told = words.ngettext("{count} major finding", "{count} major findings", count)
        case Grade.MINOR:
            told = words.ngettext("{count} minor finding", "{count} minor findings", count)
        case Grade.OPPORTUNITY:
            told = words.ngettext("{count} opportunity", "{count} opportunities", count)
        case Grade.STRENGTH:
            told = words.ngettext("{count} strength", "{count} strengths", count)
    return told.format(count=count)


def graded(found: Iterable[Standing], words: NullTranslations) -> str:
    """How many findings there are of each grade, in a line; empty where there are none."""
    grades = [own.finding.grade for own in found]
    told = [grade_heading(own, grades.count(own), words) for own in Grade if own in grades]
    return words.gettext(", ").join(told)


def state_words(state: FindingState, words: NullTranslations) -> str:
    """What has become of a finding."""
    _ = words.gettext
    match state:
        case FindingState.DRAFT:
            return _("draft")
        case FindingState.AGREED:
            return _("agreed with the client")
        case FindingState.DISPUTED:
            return _("disputed")
        case FindingState.CLOSED:
            return _("closed")


def ground_words(own: Proposal, words: NullTranslations) -> str:
    """Why the rule gives a proposal its grade."""
    _ = words.gettext
    result = own.result
    names = {"level": result.level, "target": result.target}
    match own.ground:
        case Ground.WIDE_GAP:
            size = result.gap.size if result.gap else 0
            told = words.ngettext(
                "At level {level}, {size} level below its target of {target}",
                "At level {level}, {size} levels below its target of {target}",
                size,
            )
            return told.format(size=size, **names)
        case Ground.CONTRADICTED:
            points = _(", ").join(point.id for point in contradicted(result))
            told = _("At level {level} with a target of {target}, and evidence contradicts {points}")
            return told.format(points=points, **names)
        case Ground.GAP:
            return _("At level {level}, one level below its target of {target}").format(**names)
        case Ground.NEARLY_NEXT:
            share = percent((result.score.score or 0) - (result.level or 0), words)
            return _("At its target of {target}, and {share} of the next level is met").format(
                share=share, **names
            )
        case Ground.ABOVE_TARGET:
            return _("At level {level}, above its target of {target}, with confidence A").format(**names)


def field_words(field: str, words: NullTranslations) -> str:
    """What a field of a finding is called."""
    _ = words.gettext
    return {
        "title": _("Title"),
        "condition": _("Condition"),
        "cause": _("Cause"),
        "effect": _("Effect"),
        "recommendation": _("Recommendation"),
        "outcome": _("Outcome"),
        "proof": _("Proof of closure"),
        "answer": _("Client’s answer"),
        "places": _("Criteria"),
        "evidence": _("Evidence"),
    }[field]


def fault_words(fault: Fault, words: NullTranslations) -> str:
    """What could be better about a finding, in a sentence."""
    _ = words.gettext
    names = {"field": field_words(fault.field, words), "text": fault.text}
    match fault.flaw:
        case Flaw.PERSON_NAMED:
            return _("{field}: “{text}” names a person; a function says as much.").format(**names)
        case Flaw.NO_DENOMINATOR:
            return _("{field}: “{text}” is a count; say of how many.").format(**names)
        case Flaw.NO_BASE:
            return _("{field}: “{text}” is a share; say of how many.").format(**names)
        case Flaw.NO_FIGURE:
            return _("{field}: “{text}” is no figure; say how many of how many.").format(**names)
        case Flaw.NO_CONDITION:
            return _("The condition is missing: what was found?")
        case Flaw.NO_EVIDENCE:
            return _("No evidence is named that the condition rests on.")
        case Flaw.NO_PLACE:
            return _("It is not said what the finding is held against: no criterion is named.")
        case Flaw.NO_RECOMMENDATION:
            return _("A recommendation is missing.")
        case Flaw.NO_OUTCOME:
            return _("It is not said what the recommendation is to bring.")
        case Flaw.NO_PROOF:
            return _("It is not said what will show that the finding is closed.")
        case Flaw.NO_ANSWER:
            return _("The finding is disputed, and the client’s answer is missing.")


def flaw_words(flaw: Flaw, count: int, words: NullTranslations) -> str:
    """That so many findings have a flaw; which they are, whoever says it names beside it."""
    return _flawed(flaw, count, words).format(count=count)


def _flawed(flaw: Flaw, count: int, words: NullTranslations) -> str:
    match flaw:
        case Flaw.PERSON_NAMED:
            return words.ngettext("{count} finding names a person", "{count} findings name a person", count)
        case Flaw.NO_DENOMINATOR:
            return words.ngettext(
                "{count} finding counts without saying of how many",
                "{count} findings count without saying of how many",
                count,
            )
        case Flaw.NO_BASE:
            return words.ngettext(
                "{count} finding tells a share without saying of how many",
                "{count} findings tell a share without saying of how many",
                count,
            )
        case Flaw.NO_FIGURE:
            return words.ngettext(
                "{count} finding says most or many without a figure",
                "{count} findings say most or many without a figure",
                count,
            )
        case Flaw.NO_CONDITION:
            return words.ngettext(
                "{count} finding has no condition",
                "{count} findings have no condition",
                count,
            )
        case Flaw.NO_EVIDENCE:
            return words.ngettext(
                "{count} finding has a condition and no evidence",
                "{count} findings have a condition and no evidence",
                count,
            )
        case Flaw.NO_PLACE:
            return words.ngettext(
                "{count} finding names no criterion",
                "{count} findings name no criterion",
                count,
            )
        case Flaw.NO_RECOMMENDATION:
            return words.ngettext(
                "{count} finding has no recommendation",
                "{count} findings have no recommendation",
                count,
            )
        case Flaw.NO_OUTCOME:
            return words.ngettext(
                "{count} recommendation has no outcome",
                "{count} recommendations have no outcome",
                count,
            )
        case Flaw.NO_PROOF:
            return words.ngettext(
                "{count} recommendation has no proof of closure",
                "{count} recommendations have no proof of closure",
                count,
            )
        case Flaw.NO_ANSWER:
            return words.ngettext(
                "{count} finding is disputed, and the client’s answer is missing",
                "{count} findings are disputed, and the client’s answers are missing",
                count,
            )
