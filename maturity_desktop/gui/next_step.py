"""What the next level of a criterion wants, and what stands in its way, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.gaps import missing
from maturity_desktop.domain.results import CriterionResult, facts_of
from maturity_desktop.domain.scoring import LevelScore, State, exact
from maturity_desktop.gui.sentences import in_the_way, next_level, unsure
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import highest_asked, nothing_above_words

MOST_NAMED = 3
"""How many missing checkpoints a next step names before it counts the rest."""


def next_step_words(result: CriterionResult, audit: Audit, framework: Framework) -> str:
    """What the next level wants, checkpoint by checkpoint; of a level that was set, what the answers lack."""
    following = next_level(result)
    if result.score.state is State.NOT_APPLICABLE:
        return _("Nothing is wanted: no checkpoint of this criterion applies.")
    if following is None:
        return _end_words(result, framework)
    said = (
        blocking_words(result, following.number, framework),
        _unsure_words(result, following.number, framework),
        _wanted(result, audit, framework, following),
    )
    return " ".join(sentence for sentence in said if sentence)


def _end_words(result: CriterionResult, framework: Framework) -> str:
    """That nothing is left to want: the scale ends here, or the criterion does before it."""
    nothing_above = nothing_above_words(result, framework, screen_words())
    if nothing_above and (highest_asked(result) or 0) < result.target:
        return _("{nothing_above} The answers cannot give the target, level {target}.").format(
            nothing_above=nothing_above, target=result.target
        )
    if nothing_above:
        return nothing_above
    if result.score.set_level is not None:
        return _("The answers give the highest level.")
    return highest_words(framework)


def highest_words(framework: Framework) -> str:
    """That nothing is left to want; of a scale that is open at its end, what the source names beyond it."""
    if not framework.open_ended:
        return _("The highest level is reached.")
    return _(
        "The highest level that is described is reached. Beyond it the source only names: {stages}."
    ).format(stages=_(", ").join(stage.title for stage in framework.beyond))


def blocking_words(result: CriterionResult, level: int, framework: Framework) -> str:
    """Which observed signs keep a level from being reached; empty where none does."""
    signs = in_the_way(result, level)
    if not signs:
        return ""
    return ngettext(
        "Level {level} is blocked by {count} sign that is observed: {named}.",
        "Level {level} is blocked by {count} signs that are observed: {named}.",
        len(signs),
    ).format(level=level, count=len(signs), named=_named(signs, framework))


def _unsure_words(result: CriterionResult, level: int, framework: Framework) -> str:
    signs = unsure(result, level)
    if not signs:
        return ""
    if in_the_way(result, level):
        return ngettext(
            "{count} more that would block it has no answer.",
            "{count} more that would block it have no answer.",
            len(signs),
        ).format(count=len(signs))
    return ngettext(
        "{count} sign that would block level {level} has no answer: {named}.",
        "{count} signs that would block level {level} have no answer: {named}.",
        len(signs),
    ).format(level=level, count=len(signs), named=_named(signs, framework))


def _named(points: Iterable[Checkpoint], framework: Framework) -> str:
    """What checkpoints are about: their themes, each once, or their own words where they have none."""
    titles = (framework.theme(point.theme).title if point.theme else point.text for point in points)
    return _some(list(dict.fromkeys(titles)))


def _some(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return _without_stop(texts[0])
    named = _("; ").join(_without_stop(text) for text in texts[:MOST_NAMED])
    if len(texts) > MOST_NAMED:
        named = _("{some}; and {rest} more").format(some=named, rest=len(texts) - MOST_NAMED)
    return named


def _wanted(result: CriterionResult, audit: Audit, framework: Framework, following: LevelScore) -> str:
    """The checkpoints that the next level still wants; empty where they alone would reach it."""
    threshold, was_set = framework.scoring.threshold, result.score.set_level is not None
    if following.low >= exact(threshold):
        return ""
    facts = facts_of(audit, framework)
    wanted = [
        checkpoint
        for level, checkpoint in missing(result.criterion, result.answers, facts, following.number)
        if level == following.number
    ]
    named = _some([checkpoint.text for checkpoint in wanted])
    if threshold < 1.0:
        return _share_wanted(following, threshold, named, was_set)
    count = _lacking_words(len(wanted)) if was_set else _wanted_words(len(wanted))
    return count.format(level=following.number, count=len(wanted), named=named)


def _wanted_words(count: int) -> str:
    return ngettext(
        "Level {level} wants {count} checkpoint: {named}.",
        "Level {level} wants {count} checkpoints: {named}.",
        count,
    )


def _lacking_words(count: int) -> str:
    """Where the assessor has set the level, the answers go their own way."""
    return ngettext(
        "For the answers to give level {level}, {count} checkpoint is open: {named}.",
        "For the answers to give level {level}, {count} checkpoints are open: {named}.",
        count,
    )


def _share_wanted(following: LevelScore, threshold: float, named: str, was_set: bool) -> str:
    words = _("Level {level} wants {wanted} % and has {share} %. Still open: {named}.")
    if was_set:
        words = _("The answers give {share} % of level {level}, which wants {wanted} %. Still open: {named}.")
    return words.format(
        level=following.number,
        wanted=round(100 * Fraction(str(threshold))),
        share=round(100 * following.low),
        named=named,
    )


def _without_stop(text: str) -> str:
    return text.strip().rstrip(".")
