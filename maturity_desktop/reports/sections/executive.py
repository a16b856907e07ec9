"""The executive page: what the figures say, in sentences that hold nothing but the results."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.figures import own_targets
from maturity_desktop.reports.parts import Executive, Figure, Point
from maturity_desktop.reports.sections.executive_of_one import executive_of_one
from maturity_desktop.reports.sections.method import undescribed
from maturity_desktop.reports.sections.wording import listed, mean_words, profile_title
from maturity_desktop.reports.text import first_clauses, shortened

MOST_POINTS = 3
MOST_NAMES = 3
MOST_OF_NAME = 80
MOST_OF_NOTE = 320
"""Characters of a note's first sentence, seven lines of half a page."""
_RANK = {Confidence.A: 0, Confidence.B: 1}


def executive(
    results: Results, words: gettext.NullTranslations, contradicted: Sequence[str] = ()
) -> Executive:
    """The finding, its figures, what carries it and what endangers it; the client's figures have
    `contradicted` what is claimed at these criteria.
    """
    _ = words.gettext
    firmness = (*_contradicted(results, contradicted, words), *_firmness(results, words))
    if len(results.framework.criteria) == 1:
        return executive_of_one(results, firmness, words)
    return Executive(
        headline=_headline(results, words),
        figures=(_mean(results, words), _lowest(results, words), _below(results, words)),
        strengths=tuple(_strength(result, words) for result in _strongest(results)),
        risks=tuple(_risk(result, words) for result in results.ranked_gaps[:MOST_POINTS]),
        no_strengths=_("No criterion above the lowest level reaches its target with confidence A or B."),
        no_risks=_("No rated criterion stands below its target."),
        firmness=firmness,
    )


def _headline(results: Results, words: gettext.NullTranslations) -> str:
    """The finding in one sentence."""
    _ = words.gettext
    whole, below = results.whole, len(results.ranked_gaps)
    if not whole.applicable:
        return _("None of the criteria applies")
    if not whole.rated:
        return _("No criterion is rated yet")
    if below:
        gaps = words.ngettext(
            "{below} of {rated} rated criteria is below target",
            "{below} of {rated} rated criteria are below target",
            below,
        ).format(below=below, rated=whole.rated)
    elif whole.rated < whole.applicable:
        gaps = _("every rated criterion is at its target, {open} are not rated yet").format(
            open=whole.applicable - whole.rated
        )
    else:
        gaps = _("every criterion is at its target")
    level = _level_sentence(results, words)
    return _("{level}; {gaps}").format(level=level, gaps=gaps) if level else gaps[0].upper() + gaps[1:]


def _level_sentence(results: Results, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    whole = results.whole
    if not results.framework.scoring.aggregate:
        return _layers_sentence(results, words)
    if whole.level is None:
        return ""
    low = int(whole.level)
    if whole.provisional:
        return _("{rated} of {applicable} criteria rated so far, on average at level {level}").format(
            rated=whole.rated, applicable=whole.applicable, level=mean_words(whole.level, words)
        )
    if whole.level == low:
        return _("On average at level {level}").format(level=low)
    return _("On average between levels {low} and {high}").format(low=low, high=low + 1)


def _layers_sentence(results: Results, words: gettext.NullTranslations) -> str:
    """The level of each layer, of a model that has none for the whole; the count where they are many."""
    rated = [(domain, figure.level) for domain, figure in results.domains if figure.level is not None]
    if len(rated) > MOST_NAMES:
        return words.ngettext("{count} layer has a level", "{count} layers have a level", len(rated)).format(
            count=len(rated)
        )
    names = [
        words.gettext("{name} at level {level}").format(
            name=shortened(domain.title, MOST_OF_NAME), level=mean_words(level, words)
        )
        for domain, level in rated
    ]
    return listed(names, words)


def _mean(results: Results, words: gettext.NullTranslations) -> Figure:
    """The mean level with its coverage, or the coverage alone where there is no mean."""
    _ = words.gettext
    whole = results.whole
    if whole.level is None:
        share = _("of {applicable} criteria").format(applicable=whole.applicable)
        caption = _("rated")
        if not results.framework.scoring.aggregate:
            caption = _("rated; each layer has a level of its own, the whole has none")
        return Figure(str(whole.rated), share, caption)
    unit = _("of {top}").format(top=results.framework.top)
    said = _("mean level, over {rated} of {applicable} applicable criteria")
    if whole.provisional:
        said = _("mean level, provisional: only {rated} of {applicable} applicable criteria are rated")
    caption = said.format(rated=whole.rated, applicable=whole.applicable)
    return Figure(mean_words(whole.level, words), unit, caption)


def _lowest(results: Results, words: gettext.NullTranslations) -> Figure:
    _ = words.gettext
    lowest = results.whole.lowest
    if not lowest:
        return Figure("–", _("lowest"), _("no criterion is rated yet"))
    level = results.of(lowest[0]).level
    return Figure(str(level), _("lowest level"), _names([results.of(name) for name in lowest], words))


def _names(found: Sequence[CriterionResult], words: gettext.NullTranslations) -> str:
    """The first few by number and title, the rest as a count."""
    names = ", ".join(
        shortened(f"{result.criterion.id} {result.criterion.title}", MOST_OF_NAME)
        for result in found[:MOST_NAMES]
    )
    more = len(found) - MOST_NAMES
    if more <= 0:
        return names
    return words.ngettext("{names} and {count} more", "{names} and {count} more", more).format(
        names=names, count=more
    )


def _below(results: Results, words: gettext.NullTranslations) -> Figure:
    _ = words.gettext
    unit = _("of {rated} rated").format(rated=results.whole.rated)
    profile = shortened(profile_title(results), MOST_OF_NAME)
    own = own_targets(results)
    caption = _("below their target in the profile “{profile}”").format(profile=profile)
    if own:
        caption = words.ngettext(
            "below their target in the profile “{profile}”, {count} target of it set for this audit",
            "below their target in the profile “{profile}”, {count} targets of it set for this audit",
            own,
        ).format(profile=profile, count=own)
    return Figure(str(len(results.ranked_gaps)), unit, caption)


def _strongest(results: Results) -> list[CriterionResult]:
    """The highest criteria at their target, with confidence A or B and nothing provisional."""
    firm = [
        result
        for result in results.criteria
        if result.confidence in _RANK
        and not result.provisional
        and (result.level or 0) >= result.target
        and (result.level or 0) > results.framework.floor
    ]
    firm.sort(key=lambda result: (-(result.level or 0), _RANK[result.confidence], -result.criterion.impact))
    return firm[:MOST_POINTS]


def _strength(result: CriterionResult, words: gettext.NullTranslations) -> Point:
    said = words.gettext("level {level}, target {target}; confidence {confidence}").format(
        level=result.level, target=result.target, confidence=result.confidence.value
    )
    return _point(result, said)


def _risk(result: CriterionResult, words: gettext.NullTranslations) -> Point:
    said = words.ngettext(
        "level {level}, target {target}; {count} checkpoint is missing",
        "level {level}, target {target}; {count} checkpoints are missing",
        len(result.missing),
    ).format(level=result.level, target=result.target, count=len(result.missing))
    return _point(result, said)


def _point(result: CriterionResult, said: str) -> Point:
    title = shortened(result.criterion.title, MOST_OF_NAME)
    return Point(
        result.criterion.id, result.criterion.id, title, said, first_clauses(result.note, MOST_OF_NOTE)
    )


def _contradicted(results: Results, criteria: Sequence[str], words: gettext.NullTranslations) -> list[str]:
    """That the client's figures speak against what the audit says, and where."""
    if not criteria:
        return []
    told = words.ngettext(
        "The client's own figures contradict what is claimed at {count} criterion: {names}.",
        "The client's own figures contradict what is claimed at {count} criteria: {names}.",
        len(criteria),
    )
    names = _names([results.of(name) for name in criteria], words).rstrip(".")
    return [told.format(count=len(criteria), names=names)]


def _firmness(results: Results, words: gettext.NullTranslations) -> list[str]:
    """How firm the figures are: what is open, provisional, unproven or left out."""
    _, ngettext = words.gettext, words.ngettext
    unrated = results.unrated
    provisional = [result for result in results.criteria if result.provisional]
    testimony = [result for result in results.criteria if result.confidence is Confidence.C]
    left_out = [result for result in results.criteria if result.score.state is State.NOT_APPLICABLE]
    sentences = (
        (
            unrated,
            ngettext(
                "{count} criterion is not rated: {names}.",
                "{count} criteria are not rated: {names}.",
                len(unrated),
            ),
        ),
        (
            provisional,
            ngettext(
                "{count} rating is provisional: {names}.",
                "{count} ratings are provisional: {names}.",
                len(provisional),
            ),
        ),
        (
            testimony,
            ngettext(
                "{count} criterion rests on testimony only: {names}.",
                "{count} criteria rest on testimony only: {names}.",
                len(testimony),
            ),
        ),
        (
            left_out,
            ngettext(
                "{count} criterion does not apply: {names}.",
                "{count} criteria do not apply: {names}.",
                len(left_out),
            ),
        ),
    )
    lines = [
        said.format(count=len(found), names=_names(found, words).rstrip("."))
        for found, said in sentences
        if found
    ]
    firm = lines or [_("Every applicable criterion is rated, none of them provisionally.")]
    return [*firm, *undescribed(results, words)]
