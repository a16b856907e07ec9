"""What the sections of the results page are headed: the finding, not the chart's name."""

from __future__ import annotations

from collections import Counter
from gettext import NullTranslations

from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.sections.wording import (
    highest_asked,
    level_title,
    level_words,
    mean_words,
    nothing_above_words,
    short_number,
)


def domains_finding(results: Results, words: NullTranslations) -> str:
    """The domain that is furthest below its target."""
    _ = words.gettext
    distances = [
        (target - figure.level, figure.level, target, domain)
        for domain, figure in results.domains
        if figure.level is not None and (target := mean_target(results, domain)) is not None
    ]
    if not distances:
        single = len(results.framework.criteria) == 1
        return _("No criterion is rated yet") if single else _("No domain has a mean level yet")
    distance, level, target, domain = max(distances, key=lambda entry: entry[0])
    if len(distances) == 1 and len(results.framework.criteria) == 1:
        return _("{domain}: level {level}, target {target}").format(
            domain=domain.title, level=round(level), target=round(target)
        )
    if distance <= 0:
        return _("Every rated domain is at its target on average")
    return _("{domain} is furthest from its target: {level} against {target}").format(
        domain=domain.title, level=mean_words(level, words), target=mean_words(target, words)
    )


def undescribed_words(framework: Framework, words: NullTranslations) -> str:
    """The domains that the source names and does not describe, each with the reason."""
    return "\n".join(
        words.gettext("{id} {title}, named and not described. {reason}").format(
            id=domain.id, title=domain.title, reason=domain.undescribed
        )
        for domain in framework.domains
        if domain.undescribed
    )


def missing_title(framework: Framework, level: int, words: NullTranslations) -> str:
    """A level as a heading of what it wants."""
    return words.gettext("Level {level}, {title}").format(level=level, title=level_title(framework, level))


def levels_finding(results: Results, words: NullTranslations) -> str:
    """The level at which most criteria stand."""
    if len(results.criteria) == 1:
        (only,) = results.criteria
        return level_words(only, results.framework, words)
    levels = Counter(result.level for result in results.criteria if result.level is not None)
    if not levels:
        return words.gettext("No criterion is rated yet")
    most = max(levels.values())
    level = min(number for number, count in levels.items() if count == most)
    said = words.ngettext(
        "{count} of {rated} rated criteria stands at level {level}, {title}",
        "{count} of {rated} rated criteria stand at level {level}, {title}",
        most,
    )
    return said.format(
        count=most, rated=results.whole.rated, level=level, title=level_title(results.framework, level)
    )


def gaps_finding(results: Results, words: NullTranslations) -> str:
    """The gap to close first."""
    _ = words.gettext
    if not results.whole.rated:
        return _("No criterion is rated yet")
    if not results.ranked_gaps:
        return _("No rated criterion is below its target")
    first = results.ranked_gaps[0]
    assert first.gap is not None, "a ranked gap is a gap"
    return words.ngettext(
        "First to close: {id} {title}, {count} level below its target",
        "First to close: {id} {title}, {count} levels below its target",
        first.gap.size,
    ).format(id=first.criterion.id, title=first.criterion.title, count=first.gap.size)


def gap_words(result: CriterionResult, results: Results, words: NullTranslations) -> str:
    """A criterion's level and target, or why there is no gap to speak of."""
    _, framework = words.gettext, results.framework
    if result.score.state is State.NOT_APPLICABLE or result.gap is None:
        return level_words(result, framework, words)
    if not result.gap.size:
        return _("{level}; at its target").format(level=level_words(result, framework, words))
    return words.ngettext(
        "{level}; {count} level below its target",
        "{level}; {count} levels below its target",
        result.gap.size,
    ).format(level=level_words(result, framework, words), count=result.gap.size)


def blocking_target(result: CriterionResult) -> tuple[Checkpoint, ...]:
    """The observed signs that keep the target, or a level below it, from being reached."""
    return tuple(sign for sign in result.blocking if (sign.blocks or 0) <= result.target)


def weight_words(result: CriterionResult, words: NullTranslations) -> str:
    """What a gap's priority is made of besides its size, and why where somebody weighed it."""
    _, own = words.gettext, result.gap or result.criterion
    said = _("Weight {weight} · impact {impact} · effort {effort}").format(
        weight=short_number(result.criterion.weight, words), impact=own.impact, effort=own.effort
    )
    why = result.gap.why if result.gap is not None else ""
    return _("{weight}: {why}").format(weight=said, why=why) if why else said


def missing_words(result: CriterionResult, results: Results, words: NullTranslations) -> str:
    """The checkpoints between a criterion and its target, level by level, one on a line."""
    _ = words.gettext
    if result.score.state is State.NOT_APPLICABLE:
        return _("Nothing is wanted: no checkpoint of this criterion applies.")
    blocking = blocking_target(result)
    highest = highest_asked(result)
    if not result.missing and not blocking and highest is not None and highest < result.target:
        return _("{nothing_above} The answers cannot give the target, level {target}.").format(
            nothing_above=nothing_above_words(result, results.framework, words), target=result.target
        )
    if not result.missing and not blocking:
        return _("Every checkpoint up to level {level} is met.").format(level=result.target)
    lines: list[str] = []
    for number in range(results.framework.floor, result.target + 1):
        wanted = [checkpoint.text for level, checkpoint in result.missing if level == number]
        signs = [sign.text for sign in blocking if sign.blocks == number]
        if wanted or signs:
            lines += ["", missing_title(results.framework, number, words)]
        lines += [_("–  blocked by the sign: {sign}").format(sign=text) for text in signs]
        lines += [_("–  {checkpoint}").format(checkpoint=text) for text in wanted]
    return "\n".join(lines[1:])
