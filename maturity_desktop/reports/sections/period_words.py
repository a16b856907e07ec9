"""Months, days and intervals, and the figures of them, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome
from maturity_desktop.domain.series import Grain
from maturity_desktop.reports.sections.wording import day_words, number, short_number

USUAL_PLACES = {"money": 2}
MOST_PLACES = 6


def month_name(month: int, words: NullTranslations) -> str:
    """A month by its short name; 1 is January."""
    _ = words.gettext
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )[month - 1]  # fmt: skip


def weekday_name(weekday: int, words: NullTranslations) -> str:
    """A weekday by its short name; 0 is Monday."""
    _ = words.gettext
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[weekday]


def month_words(day: date, words: NullTranslations) -> str:
    """The month that a day is in: Aug 2025."""
    return words.gettext("{month} {year}").format(month=month_name(day.month, words), year=day.year)


def period_words(entry: PeriodOutcome, grain: Grain, words: NullTranslations) -> str:
    """When a period is: Aug 2025; Mon, 4 August 2025; Mon, 4 August 2025, 12:30."""
    _ = words.gettext
    start = entry.start
    if grain is Grain.MONTH:
        return month_words(start, words)
    told = {
        "weekday": weekday_name(start.weekday(), words), "day": day_words(start, words),
        "time": f"{start:%H:%M}",
    }  # fmt: skip
    if grain is Grain.DAY:
        return _("{weekday}, {day}").format(**told)
    return _("{weekday}, {day}, {time}").format(**told)


def figure_words(value: Fraction, unit: str, words: NullTranslations, target: Fraction | None = None) -> str:
    """A value in its unit's usual decimals; in more where rounding would move it across its target."""
    places = USUAL_PLACES.get(unit, 1)
    while target is not None and places < MOST_PLACES and not _keeps_side(value, target, places):
        places += 1
    return number(float(value), places, words)


def target_words(target: Fraction, unit: str, words: NullTranslations) -> str:
    """A target without decimals that say nothing."""
    figure = number(float(target), 2, words) if unit == "money" else short_number(float(target), words, 3)
    return in_unit(figure, unit, words)


def _keeps_side(value: Fraction, target: Fraction, places: int) -> bool:
    rounded = round(value, places)
    return (rounded > target, rounded < target) == (value > target, value < target)


def in_unit(figure: str, unit: str, words: NullTranslations) -> str:
    """A figure with its unit, where that is not told beside it anyway."""
    return words.gettext("{number} %").format(number=figure) if unit == "percent" else figure


def outcome_words(entry: PeriodOutcome, grain: Grain, unit: str, words: NullTranslations) -> str:
    """A period with what was reached, against which target, and how it stands."""
    _ = words.gettext
    when = period_words(entry, grain, words)
    if entry.outcome is Outcome.LEFT_OUT:
        return _("{period}: closed, or nothing was offered; does not count").format(period=when)
    if entry.value is None:
        return _("{period}: no figure; counts as not met").format(period=when)
    reached = in_unit(figure_words(entry.value, unit, words, entry.target), unit, words)
    if entry.target is None:
        return _("{period}: {reached}, no target").format(period=when, reached=reached)
    told = _("{period}: {reached}, target {target}: met")
    if entry.outcome is not Outcome.MET:
        told = _("{period}: {reached}, target {target}: not met")
    said = told.format(period=when, reached=reached, target=target_words(entry.target, unit, words))
    if entry.counts is not None:
        contacts = _("{said} ({within} of {offered} contacts)")
        within, offered = (number(count, 0, words) for count in entry.counts)
        said = contacts.format(said=said, within=within, offered=offered)
    return said


def periods_listed(
    entries: Sequence[PeriodOutcome], grain: Grain, words: NullTranslations, most: int = 8
) -> str:
    """Periods by name, the first ones where they are many; those without a figure are marked."""
    _ = words.gettext
    names = [
        _("{period} (no figure)").format(period=period_words(entry, grain, words))
        if entry.outcome is Outcome.MISSING
        else period_words(entry, grain, words)
        for entry in entries[:most]
    ]
    told = _(", ").join(names)
    if len(entries) > most:
        told = _("{periods} and {count} more").format(periods=told, count=len(entries) - most)
    return told
