"""What the criteria of an audit's models have in common."""

from __future__ import annotations

import gettext
from collections.abc import Mapping, Sequence

from maturity_desktop.domain.crosswalk import Crosswalk, End
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.parts import CrosswalkEnd, CrosswalkEntry, EvidenceLabel
from maturity_desktop.reports.sections.wording import end_words, strength_words


def crosswalk_entries(
    results: Sequence[Results], crosswalk: Crosswalk, words: gettext.NullTranslations
) -> tuple[CrosswalkEntry, ...]:
    """The pairs among the audit's models with the evidence that both ends use, in the order of the file."""
    found = {result.framework.id: result for result in results}
    frameworks = {result.framework.id: result.framework for result in results}
    return tuple(
        CrosswalkEntry(
            one=_end(pair.one, frameworks, words),
            other=_end(pair.other, frameworks, words),
            strength=pair.strength,
            strength_words=strength_words(pair.strength, words),
            reason=pair.reason,
            evidence=_shared(pair.one, pair.other, found),
        )
        for pair in crosswalk.among(frameworks).pairs
    )


def crosswalk_title(entries: Sequence[CrosswalkEntry], words: gettext.NullTranslations) -> str:
    """How much the models have in common."""
    shared = sum(bool(entry.evidence) for entry in entries)
    return words.ngettext(
        "{count} pair of criteria has something in common; {shared} of them share evidence",
        "{count} pairs of criteria have something in common; {shared} of them share evidence",
        len(entries),
    ).format(count=len(entries), shared=shared)


def _end(end: End, frameworks: Mapping[str, Framework], words: gettext.NullTranslations) -> CrosswalkEnd:
    framework = frameworks[end.framework]
    return CrosswalkEnd(
        framework=end.framework,
        framework_title=framework.short_title,
        criterion=end.criterion,
        levels=end.levels,
        checkpoints=end.checkpoints,
        words=end_words(end, framework, words),
    )


def _shared(one: End, other: End, found: Mapping[str, Results]) -> tuple[EvidenceLabel, ...]:
    """The items that are used at both ends, by number."""
    there = _used(other, found).keys()
    return tuple(label for item, label in _used(one, found).items() if item in there)


def _used(end: End, found: Mapping[str, Results]) -> dict[str, EvidenceLabel]:
    """The items at an end: at its criterion as a whole, or at a checkpoint that the end speaks of."""
    result = found[end.framework].of(end.criterion)
    within = {point.id for point in end.within(result.criterion)}
    return {
        item.id: EvidenceLabel(item.id, item.label)
        for link, item in result.evidence
        if not link.checkpoint or link.checkpoint in within
    }
