"""New figures beside those that an audit has: what they tell anew, and of which channels they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_checks import CheckedMonths, checked_months
from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.figure_sets import odd_periods
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.joined_series import Figures, is_told_anew, told_anew
from maturity_desktop.domain.mapping_words import is_same_channel
from maturity_desktop.domain.measures import (
    FiguresOf,
    figures_together,
    known_channels,
    reading_of,
    series_of,
)
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, Month, Series, says_something

TYPED = ("value", "target", "offered", "within")
"""What a month can be typed with."""


def names_in_audit(audit: Audit, measure: str, channels: Sequence[str]) -> Mapping[str, str]:
    """What the audit calls each channel of a file; two of a file that it calls alike keep their own names."""
    known = known_channels(audit, measure)
    names = {own: _known_as(own, known) for own in channels}
    times = Counter(names.values())
    return {own: name if times[name] == 1 else own for own, name in names.items()}


def _known_as(channel: str, known: Sequence[str]) -> str:
    exact = [own for own in known if own.casefold() == channel.casefold()]
    alike = [own for own in known if is_same_channel(own, channel)]
    return next(iter((*exact, *alike)), channel)


def oddities_beside(
    audit: Audit, measure: str, channels: Sequence[ChannelFigures], figures: FiguresOf
) -> tuple[Oddity, ...]:
    """What is odd of a file's figures beside those that are there; without any, nothing is."""
    names = names_in_audit(audit, measure, [own.channel for own in channels])
    there = series_of(audit, measure)
    counting = [own for own in there if reading_of(audit, measure, own).in_scope]
    found: list[Oddity] = []
    for own in channels:
        name = names[own.channel]
        if name not in there and counting:
            found.append(Oddity(Odd.NEW_CHANNEL, "", "", (), 1, "\n".join(counting), name))
        for grain, series in own.series.items():
            found += _told_before(there.get(name, {}).get(grain, ()), series, name, figures)
    return tuple(found)


def _told_before(
    records: Sequence[MeasureSeries], series: Series, channel: str, figures: FiguresOf
) -> Iterator[Oddity]:
    other = [own for own in records if _is_of_other_length(figures(own.figures), series)]
    before = figures_together([own for own in records if own not in other], figures)
    yield from odd_periods(Odd.TOLD_ANEW, series.grain, told_anew(before, series.figures), channel)
    if other:
        count = sum(own.count for own in other)
        yield Oddity(Odd.OTHER_LENGTH, "", "", (), count, channel=channel)


def _is_of_other_length(figures: Figures, later: Series) -> bool:
    """Whether intervals are of another length than later ones, so that they cannot be counted together."""
    if later.grain is not Grain.INTERVAL or min(len(figures), len(later.figures)) < 2:
        return False
    one = Series(Grain.INTERVAL, tuple(figures))
    return len({ChannelFigures("", {Grain.INTERVAL: own}).minutes for own in (one, later)}) > 1


def giving_way(
    records: Sequence[MeasureSeries], later: Series, figures: FiguresOf
) -> Iterator[MeasureSeries]:
    """The records of a channel and grain of which no period counts any more beside a later file."""
    for place, record in enumerate(records):
        own = figures(record.figures)
        after = [figures(other.figures) for other in records[place + 1 :]]
        if _is_of_other_length(own, later) or is_told_anew(own, (*after, later.figures)):
            yield record


def is_typed(record: MeasureSeries) -> bool:
    """Whether somebody typed the figures: they came from no file."""
    return not record.evidence and not record.origin


def months_of_files(audit: Audit, measure: str, channel: str, figures: FiguresOf) -> tuple[Figure, ...]:
    """The months of a channel as files tell them."""
    records = series_of(audit, measure).get(channel, {}).get(Grain.MONTH, ())
    return figures_together([own for own in records if not is_typed(own)], figures)


def months_typed_before(audit: Audit, measure: str, channel: str, figures: FiguresOf) -> tuple[Figure, ...]:
    """The months of a channel that were typed and count: those that no file told since."""
    records = series_of(audit, measure).get(channel, {}).get(Grain.MONTH, ())
    typed = figures_together([own for own in records if is_typed(own)], figures)
    counting = _by_month(figures_together(records, figures))
    return tuple(own for own in typed if _counts(own, counting[Month.of(own.start.date())]))


def _counts(typed: Figure, counting: Figure) -> bool:
    """Whether a month counts as it was typed, or by the target alone that was typed of it."""
    return typed == counting or (not says_something(typed) and typed.target == counting.target)


def months_to_keep(
    audit: Audit,
    measure: Measure,
    channel: str,
    typed: Iterable[Figure],
    shown: Collection[Month],
    today: date,
    figures: FiguresOf,
) -> CheckedMonths:
    """What is kept of months that were shown to be typed over: those that no file tells just so.

    Months that were typed before, still count and were not shown stay.
    """
    filed = _by_month(months_of_files(audit, measure.value, channel, figures))
    before = _by_month(months_typed_before(audit, measure.value, channel, figures))
    kept = {month: own for month, own in before.items() if month not in shown}
    kept |= {
        month: own
        for month, own in _by_month(typed).items()
        if month not in filed or _as_typed(own) != _as_typed(filed[month])
    }
    by_time = [kept[month] for month in sorted(kept, key=str)]
    abandoned = reading_of(audit, measure.value, channel).abandoned
    return checked_months(by_time, measure, channel, abandoned, today)


def _by_month(figures: Iterable[Figure]) -> dict[Month, Figure]:
    return {Month.of(own.start.date()): own for own in figures}


def _as_typed(figure: Figure) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in TYPED)
