"""How a channel's figures were read, in words: targets, counts, opening hours, levels that do not apply."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from gettext import NullTranslations
from itertools import pairwise

from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Abandoned, Grain, Hours, OpeningHours
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.sections.period_words import target_words, weekday_name
from maturity_desktop.reports.sections.wording import day_words, listed

MOST_SPECIAL = 8
"""Days with hours of their own that are named."""


def reading_lines(own: ChannelFigures, measure: Measure, words: NullTranslations) -> Iterator[Line]:
    """The settings that make a difference to these figures."""
    _ = words.gettext
    yield Line(_("Target"), _targets(own, measure, words))
    every = [figure for series in own.series.values() for figure in series.figures]
    if any(figure.within is not None for figure in every):
        yield Line(_("Abandoned contacts"), _abandoned(own.abandoned, words))
    if own.not_applicable:
        levels = listed([str(level) for level in sorted(own.not_applicable)], words)
        told = words.ngettext(
            "Level {levels} does not apply to a response time and is passed over.",
            "Levels {levels} do not apply to a response time and are passed over.",
            len(own.not_applicable),
        )
        yield Line(_("Does not apply"), told.format(levels=levels))
    if {Grain.DAY, Grain.INTERVAL} & set(own.series):
        yield Line(_("Opening hours"), opening_words(own.hours, words))


def _targets(own: ChannelFigures, measure: Measure, words: NullTranslations) -> str:
    """The steps that somebody set; else the targets that stand beside the figures."""
    _ = words.gettext
    steps: list[tuple[str, Fraction]] = [
        (day_words(step.since, words), step.target) for step in sorted(own.targets, key=lambda own: own.since)
    ]
    months = own.series.get(Grain.MONTH) or next(iter(own.series.values()))
    beside = [(day_words(own.start.date(), words), own.target) for own in months.figures if own.target]
    if beside:
        steps = [beside[0]]
        steps += [pair for before, pair in pairwise(beside) if before[1] != pair[1]]
    if not steps:
        return _("none is known")
    told = [target_words(steps[0][1], measure.unit, words)]
    for since, target in steps[1:]:
        said = _("from {day} {target}")
        told.append(said.format(day=since, target=target_words(target, measure.unit, words)))
    bound = _("at least {targets}") if own.at_least else _("at most {targets}")
    return bound.format(targets=", ".join(told))


def _abandoned(setting: Abandoned, words: NullTranslations) -> str:
    _ = words.gettext
    match setting:
        case Abandoned.OFFERED:
            return _(
                "Contacts reached in time are held against all that were offered, the abandoned included."
            )
        case Abandoned.ANSWERED:
            return _("Contacts reached in time are held against those that were answered.")
        case Abandoned.WITHOUT_ABANDONED:
            return _("Contacts reached in time are held against those offered less those abandoned.")


def opening_words(hours: OpeningHours, words: NullTranslations) -> str:
    """When the centre is open: runs of weekdays with the same hours, then the days that differ."""
    _ = words.gettext
    if not hours.known:
        return _("Not known: every day counts as open, and gaps within a day cannot be seen.")
    told = []
    first = 0
    for day in range(1, 8):
        if day < 7 and hours.weekdays.get(day) == hours.weekdays.get(first):
            continue
        span = weekday_name(first, words)
        if day - first > 1:
            span = _("{first} to {last}").format(first=span, last=weekday_name(day - 1, words))
        told.append(_("{days} {hours}").format(days=span, hours=_hours(hours.weekdays.get(first), words)))
        first = day
    special = sorted(hours.special.items())
    told += [
        _("{days} {hours}").format(days=day_words(day, words), hours=_hours(own, words))
        for day, own in special[:MOST_SPECIAL]
    ]
    if len(special) > MOST_SPECIAL:
        more = len(special) - MOST_SPECIAL
        told.append(words.ngettext("{count} more day", "{count} more days", more).format(count=more))
    return "; ".join(told)


def _hours(own: Hours | None, words: NullTranslations) -> str:
    _ = words.gettext
    if own is None:
        return _("closed")
    closes = "24:00" if own.minutes[1] == 24 * 60 else f"{own.closes:%H:%M}"
    return _("{opens} to {closes}").format(opens=f"{own.opens:%H:%M}", closes=closes)
