"""Readings of several sheets and files put together: everything that was given for each channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from gettext import gettext as _
from heapq import merge
from zoneinfo import ZoneInfo

from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_log import MOST_CELLS, Odd, Oddity
from maturity_desktop.domain.figure_reading import Reading
from maturity_desktop.domain.figure_series import ReadSeries, period_name, told_twice
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.mapping import FigureMapping
from maturity_desktop.domain.mapping_words import BY_RESPONSE_TIME, channel_in
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.series import Figure, Grain, Month, OpeningHours, Series, hours_skipped


@dataclass(frozen=True)
class FigureSet:
    """Every channel's figures, what was odd in them, and the cut-off that they suggest."""

    channels: tuple[ChannelFigures, ...]
    oddities: tuple[Oddity, ...]
    last_complete: date | None


def figure_set(readings: Sequence[Reading], measure: Measure, today: date) -> FigureSet:
    """The figures of several sheets and files by channel; FiguresError where they contradict each other."""
    parts = _by_channel(readings)
    channels, oddities = [], [oddity for reading in readings for oddity in reading.oddities]
    for name, own in parts.items():
        series, doubled = _merged(own)
        figures = _channel(name, series, [mapping for _series, mapping in own], measure)
        channels.append(figures)
        oddities += [*doubled, *_odd_in_channel(figures, own, measure, today)]
    complete = [_last_complete(figures, today) for figures in channels]
    last = max((day for day in complete if day is not None), default=None)
    return FigureSet(tuple(channels), tuple(oddities), last)


Part = tuple[ReadSeries, FigureMapping]


def _by_channel(readings: Sequence[Reading]) -> dict[str, list[Part]]:
    """The series of each channel, by its name whatever its capitals; those without a name find theirs."""
    parts: dict[str, list[Part]] = {}
    names: dict[str, str] = {}
    for reading in readings:
        for series in reading.series:
            name = names.setdefault(series.channel.casefold(), series.channel)
            parts.setdefault(name, []).append((series, reading.mapping))
    if "" not in parts or len(parts) == 1:
        return parts
    unnamed = parts.pop("")
    grains = {series.grain for series, _mapping in unnamed}
    free = [name for name, own in parts.items() if not grains & {series.grain for series, _mapping in own}]
    if len(free) == len(parts) == 1:
        parts[free[0]] += unnamed
        return parts
    raise _of_which_channel(unnamed[0][0], list(parts), free)


def _of_which_channel(unnamed: ReadSeries, named: Sequence[str], free: Sequence[str]) -> FiguresError:
    """That figures without a channel's name may be of one more, of a known one, or of all together."""
    fact = (
        _("{place}: these figures may be of the channel {names}, or of one of its own.")
        if free
        else _(
            "{place}: the file does not say of which channel these figures are. Beside {names} they may be "
            "of one more channel, or of all contacts, which would count them twice."
        )
    )
    return FiguresError(
        fact.format(place=unnamed.where(0), names=", ".join(f"“{own}”" for own in free or named)),
        Remedy.CHANNEL,
        _(
            'Say which, as --channel "{file}=chat" or in a mapping, as "channel": "chat"; or leave the file '
            "out."
        ).format(file=unnamed.dates.sheet.file),
    )


def _merged(parts: Sequence[Part]) -> tuple[dict[Grain, Series], list[Oddity]]:
    """The series of each grain; a period that two sheets tell alike counts once."""
    found: dict[Grain, Series] = {}
    oddities: list[Oddity] = []
    for grain in Grain:
        own = [series for series, _mapping in parts if series.grain is grain]
        if len(own) == 1:
            found[grain] = Series(grain, own[0].figures)
        elif own:
            figures, doubled = _one_by_time(own)
            found[grain] = Series(grain, figures)
            oddities += doubled
    return found, oddities


def _one_by_time(several: Sequence[ReadSeries]) -> tuple[tuple[Figure, ...], list[Oddity]]:
    """The figures of several sheets by time; FiguresError where two sheets tell a period differently."""
    kept: list[tuple[datetime, int, int]] = []
    doubled: list[str] = []
    for start, which, place in merge(*map(_places, range(len(several)), several)):
        figure = several[which].figures[place]
        others = []
        for before in reversed(kept):
            if before[0] != start:
                break
            others.append(before)
        foreign = [other for other in others if other[1] != which]
        if not foreign:
            kept.append((start, which, place))
        elif any(several[other[1]].figures[other[2]] == figure for other in foreign):
            doubled.append(several[which].where(place))
        else:
            _start, one, one_place = foreign[0]
            period = period_name(start, several[which].grain)
            raise told_twice(several[one].where(one_place), several[which].where(place), period)
    figures = tuple(several[which].figures[place] for _start, which, place in kept)
    what = [Oddity(Odd.DUPLICATE, "", "", tuple(doubled[:MOST_CELLS]), len(doubled))] if doubled else []
    return figures, what


def _places(which: int, series: ReadSeries) -> Iterator[tuple[datetime, int, int]]:
    return ((figure.start, which, place) for place, figure in enumerate(series.figures))


def _channel(
    name: str,
    series: Mapping[Grain, Series],
    mappings: Sequence[FigureMapping],
    measure: Measure,
) -> ChannelFigures:
    """A channel's figures with the settings of the mappings that they were read by."""
    finest = max(mappings, key=lambda mapping: mapping.hours.known)
    steps = next(filter(None, (_steps_of(mapping, name) for mapping in mappings)), ())
    with_counts = next(
        (mapping for mapping in mappings if mapping.abandoned is not mappings[0].abandoned), mappings[0]
    )
    zone = next((mapping.zone for mapping in mappings if mapping.zone), "")
    lacking = (
        frozenset(measure.levels_that_may_not_apply)
        if _by_response_time(name, series, mappings)
        else frozenset[int]()
    )
    return ChannelFigures(
        name,
        series,
        targets=tuple(sorted(steps, key=lambda step: step.since)),
        hours=_with_skipped(finest.hours, zone, series),
        abandoned=with_counts.abandoned,
        at_least=measure.direction == "at_least",
        not_applicable=lacking,
    )


def _steps_of(mapping: FigureMapping, name: str) -> tuple[TargetStep, ...]:
    """The targets of a channel, else those of all."""
    own = {channel.casefold(): steps for channel, steps in mapping.targets.items()}
    return own.get(name.casefold()) or own.get("", ())


def _by_response_time(name: str, series: Mapping[Grain, Series], mappings: Sequence[FigureMapping]) -> bool:
    """Whether a channel has response times: as the mapping says, else e-mail and letters told by month."""
    said = next((mapping.response_time for mapping in mappings if mapping.response_time is not None), None)
    if said is not None:
        return name.casefold() in {own.casefold() for own in said}
    return channel_in(name) in BY_RESPONSE_TIME and set(series) == {Grain.MONTH}


def _with_skipped(hours: OpeningHours, zone: str, series: Mapping[Grain, Series]) -> OpeningHours:
    own = series.get(Grain.INTERVAL)
    if not zone or own is None or not own.figures:
        return hours
    first, last = own.figures[0].start.date(), own.figures[-1].start.date()
    return replace(hours, skipped=hours_skipped(ZoneInfo(zone), _days(first, last)))


def _odd_in_channel(
    figures: ChannelFigures, parts: Sequence[Part], measure: Measure, today: date
) -> Iterator[Oddity]:
    """What is odd in a channel's figures as a whole: gaps, dates to come, shares without counts."""
    for grain, series in figures.series.items():
        if not series.figures:
            continue
        ahead = [figure.start for figure in series.figures if figure.start.date() > today]
        yield from odd_periods(Odd.FUTURE, grain, ahead, figures.channel)
        by_day = grain is Grain.INTERVAL and not figures.hours.known
        gaps = _gaps(grain, series, figures.hours, today)
        yield from odd_periods(Odd.GAP, Grain.DAY if by_day else grain, gaps, figures.channel)
        if grain is Grain.INTERVAL and figures.hours.known:
            yield from odd_periods(Odd.OUTSIDE_HOURS, grain, _outside(figures, series), figures.channel)
        if measure.unit == "percent" and all(figure.within is None for figure in series.figures):
            shares = [figure.start for figure in series.figures]
            yield from odd_periods(Odd.SHARES_ONLY, grain, shares, figures.channel)
    if figures.not_applicable and all(mapping.response_time is None for _series, mapping in parts):
        yield Oddity(Odd.RESPONSE_TIME, "", "", (), 1, channel=figures.channel)


def odd_periods(kind: Odd, grain: Grain, starts: Iterable[datetime], channel: str) -> Iterator[Oddity]:
    """An oddity that names the periods in which it was met; none where there are none."""
    names = [period_name(start, grain) for start in starts]
    if names:
        yield Oddity(kind, "", "", tuple(names[:MOST_CELLS]), len(names), channel=channel)


def _gaps(grain: Grain, series: Series, hours: OpeningHours, today: date) -> list[datetime]:
    """The periods between the first and the last that have no figure; whole days where hours are "
    "not known."""
    told = set(series.starts)
    first, last = series.starts[0].date(), min(series.starts[-1].date(), today)
    if grain is Grain.MONTH:
        expected, month = [], Month.of(first)
        while month.first_day <= last:
            expected.append(datetime.combine(month.first_day, time.min))
            month = month.plus(1)
    elif grain is Grain.DAY:
        expected = [datetime.combine(day, time.min) for day in _days(first, last) if hours.is_open(day)]
    elif hours.known:
        minutes = _minutes(series)
        expected = [start for day in _days(first, last) for start in hours.starts(day, minutes)]
        expected = [start for start in expected if series.starts[0] <= start <= series.starts[-1]]
    else:
        days = {start.date() for start in series.starts}
        return [datetime.combine(day, time.min) for day in _days(first, last) if day not in days]
    return [start for start in expected if start not in told]


def _minutes(series: Series) -> int:
    """How long the intervals of a series are."""
    return ChannelFigures("", {Grain.INTERVAL: series}).minutes


def _outside(figures: ChannelFigures, series: Series) -> list[datetime]:
    minutes = _minutes(series)
    days = {start.date() for start in series.starts}
    expected = {start for day in days for start in figures.hours.starts(day, minutes)}
    return [start for start in series.starts if start not in expected]


def _last_complete(figures: ChannelFigures, today: date) -> date | None:
    """The last day of the last month that the figures have to its end."""
    found: list[date] = []
    for grain, series in figures.series.items():
        days = [start.date() for start in series.starts[-5000:] if start.date() <= today]
        if not days:
            continue
        month = Month.of(days[-1])
        rest = _days(days[-1] + timedelta(days=1), month.last_day)
        whole = grain is Grain.MONTH or not any(figures.hours.is_open(day) for day in rest)
        month = month if whole and month.last_day <= today else month.plus(-1)
        if month.first_day >= series.starts[0].date().replace(day=1):
            found.append(month.last_day)
    return max(found, default=None)


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
