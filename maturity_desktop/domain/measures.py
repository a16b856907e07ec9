"""The measured criteria of an audit: its series, how they are read, and what they prove."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.clock_changes import zone_named
from maturity_desktop.domain.figure_records import (
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
)
from maturity_desktop.domain.framework import Criterion, Framework, Measure
from maturity_desktop.domain.joined_series import joined, order_of
from maturity_desktop.domain.ladder import FURTHEST, ChannelLadder, Ladder, ladder
from maturity_desktop.domain.mapping_words import is_same_channel
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.series import (
    ALWAYS,
    Figure,
    Grain,
    Hours,
    Month,
    OpeningHours,
    Series,
    hours_skipped,
)
from maturity_desktop.domain.working_days import WEEKDAYS

FiguresOf = Callable[[str], tuple[Figure, ...]]
"""The figures that a series refers to, by their SHA-256."""
AT_LEAST = "at_least"


def reading_of(audit: Audit, measure: str, channel: str) -> MeasureReading:
    """How a channel is read; as usual, where nobody has said."""
    usual = MeasureReading(audit.id, measure, channel)
    return audit.get(MeasureReading, *usual.key) or usual


def series_of(audit: Audit, measure: str) -> Mapping[str, Mapping[Grain, tuple[MeasureSeries, ...]]]:
    """The series of a measure by channel and grain; what was added first stands first."""
    every = sorted((own for own in audit.all(MeasureSeries) if own.measure == measure), key=order_of)
    found: dict[str, dict[Grain, tuple[MeasureSeries, ...]]] = {
        channel: {} for channel in in_profile_order(audit, {own.channel for own in every})
    }
    for record in every:
        by_grain = found[record.channel]
        by_grain[record.grain] = (*by_grain.get(record.grain, ()), record)
    return found


def in_profile_order(audit: Audit, channels: Iterable[str]) -> list[str]:
    """Channels as they stand in the client's profile, then the others by name."""
    profile = {channel.casefold(): place for place, channel in enumerate(audit.client.channels)}
    return sorted(channels, key=lambda own: (profile.get(own.casefold(), len(profile)), own.casefold(), own))


def known_channels(audit: Audit, measure: str) -> tuple[str, ...]:
    """The channels of which figures may be: those of the client's profile, then others that have some."""
    with_series = [own for own in series_of(audit, measure) if own]
    return tuple(dict.fromkeys((*audit.client.channels, *with_series)))


def channels_without_figures(audit: Audit, measure: Measure) -> tuple[str, ...]:
    """The profile's channels of which there is no series; none where figures are of all contacts together.

    A channel that is read as out of scope is not asked for.
    """
    untold = channels_untold(audit, measure)
    return tuple(own for own in untold if reading_of(audit, measure.value, own).in_scope)


def channels_untold(audit: Audit, measure: Measure) -> tuple[str, ...]:
    """The same, in scope or not."""
    told = series_of(audit, measure.value)
    if not measure.by_channel or ("" in told and reading_of(audit, measure.value, "").in_scope):
        return ()
    return tuple(own for own in audit.client.channels if not any(is_same_channel(own, o) for o in told))


def figures_together(records: Iterable[MeasureSeries], figures: FiguresOf) -> tuple[Figure, ...]:
    """The figures of a channel's records of one grain, as they count."""
    return joined([figures(record.figures) for record in records])


def time_zone(audit: Audit) -> str:
    """The client's clock; empty while nobody has said which it is."""
    settings = audit.get(MeasureSettings, audit.id)
    return settings.time_zone if settings else ""


def hours_passed_over(audit: Audit) -> Mapping[date, Hours]:
    """The hours that days do not have, from the first interval to the furthest month that is looked at."""
    zone = zone_named(time_zone(audit)) if time_zone(audit) else None
    spans = [(own.first, own.last) for own in audit.all(MeasureSeries) if own.grain is Grain.INTERVAL]
    if zone is None or not spans:
        return {}
    first = min(first for first, _last in spans)
    to_come = Month.of(audit.details.cut_off).plus(FURTHEST).last_day
    last = max(to_come, *(last for _first, last in spans))
    return hours_skipped(zone, (first + timedelta(days=number) for number in range((last - first).days + 1)))


def opening_hours(audit: Audit) -> OpeningHours:
    """When the centre is open, by the client's clock; not known while nobody has said so of any weekday."""
    return replace(_hours_told(audit), skipped=hours_passed_over(audit))


def _hours_told(audit: Audit) -> OpeningHours:
    return hours_told({record.day: record.hours for record in audit.all(OpeningTime)})


def hours_told(told: Mapping[str, str]) -> OpeningHours:
    """Hours by weekday (“mon”) or date as they are kept, as opening hours."""
    times = {day: hours_from(hours) for day, hours in told.items()}
    weekdays = {place: times.get(name) for place, name in enumerate(WEEKDAYS) if name in times}
    special = {date.fromisoformat(day): hours for day, hours in times.items() if day not in WEEKDAYS}
    if not weekdays:
        return OpeningHours(special=special, known=False) if special else ALWAYS
    return OpeningHours({place: hours for place, hours in weekdays.items() if hours}, special)


def hours_from(text: str) -> Hours | None:
    """07:00-21:00 as hours, to midnight as 24:00; None for an empty text: closed. ValueError for another."""
    if not text.strip():
        return None
    opens, closes = (part.strip() for part in text.split("-", 1))
    return Hours(time.fromisoformat(opens), time.min if closes == "24:00" else time.fromisoformat(closes))


def target_steps(targets: Iterable[str]) -> tuple[TargetStep, ...]:
    """Days and targets (“2025-07-01 85”), oldest first; ValueError for another text."""
    pairs = (text.split(" ", 1) for text in targets)
    steps = (TargetStep(date.fromisoformat(since), Fraction(target.strip())) for since, target in pairs)
    return tuple(sorted(steps, key=lambda step: step.since))


def channel_figures(
    audit: Audit, measure: Measure, figures: FiguresOf
) -> tuple[tuple[ChannelFigures, MeasureReading], ...]:
    """Every channel that has series of a measure, in scope or not, with how it is read."""
    hours = opening_hours(audit)
    found = []
    for channel, by_grain in series_of(audit, measure.value).items():
        reading = reading_of(audit, measure.value, channel)
        series = {grain: Series(grain, figures_together(own, figures)) for grain, own in by_grain.items()}
        found.append((_as_read(measure, reading, series, hours), reading))
    return tuple(found)


def _as_read(
    measure: Measure, reading: MeasureReading, series: Mapping[Grain, Series], hours: OpeningHours
) -> ChannelFigures:
    return ChannelFigures(
        reading.channel,
        series,
        target_steps(reading.targets),
        hours,
        reading.abandoned,
        measure.direction == AT_LEAST,
        frozenset(int(level) for level in reading.not_applicable),
    )


def ladders_without_figures(
    audit: Audit, criterion: Criterion, floor: int, found: Ladder
) -> tuple[ChannelLadder, ...]:
    """What the rules would ask of the channels in scope of which there are no figures."""
    measure = criterion.measure
    if measure is None or not found.without_figures:
        return ()
    readings = (reading_of(audit, measure.value, channel) for channel in found.without_figures)
    hours = opening_hours(audit)
    empty = [_as_read(measure, reading, {}, hours) for reading in readings]
    return ladder(criterion, floor, empty, found.cut_off).channels


def ladder_of(audit: Audit, framework: Framework, criterion: Criterion, figures: FiguresOf) -> Ladder | None:
    """The ladder of a measured criterion; None while it has no series in scope, or is not a measured one."""
    if criterion.measure is None:
        return None
    every = channel_figures(audit, criterion.measure, figures)
    in_scope = [own for own, reading in every if reading.in_scope]
    if not in_scope:
        return None
    found = ladder(criterion, framework.floor, in_scope, audit.details.cut_off)
    return replace(found, without_figures=channels_without_figures(audit, criterion.measure))


def ladders(audit: Audit, framework: Framework, figures: FiguresOf) -> Mapping[str, Ladder]:
    """The ladders of all measured criteria that have series, by criterion."""
    found = ((own.id, ladder_of(audit, framework, own, figures)) for own in framework.criteria)
    return {name: own for name, own in found if own is not None}
