"""The client's own intervals as cases for the what-if of staffing: the busiest one, and typical weekdays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import NullTranslations
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.measures import FiguresOf, figures_together
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.domain.staffing import Demand, busiest_interval, interval_length, typical_day
from maturity_desktop.domain.supporting import Pool, SupportingFigure
from maturity_desktop.domain.supporting_catalogue import Unit
from maturity_desktop.gui.sentences import day_words
from maturity_desktop.reports.sections.channel_words import channel_name
from maturity_desktop.reports.sections.period_words import weekday_name
from maturity_desktop.reports.sections.wording import short_number

DAYS = range(7)
USUAL = Demand(contacts=100, handling=240)
"""What the fields hold before anybody has said anything."""


@dataclass(frozen=True, slots=True)
class StaffingCase:
    """Contacts of the client's, in words, and what they ask for."""

    title: str
    demand: Demand


def intervals_of(audit: Audit, pool: Pool, figures: FiguresOf) -> Mapping[str, Sequence[Figure]]:
    """The contacts that came by interval, by channel: of measured criteria, else of supporting figures."""
    found: dict[str, Sequence[Figure]] = {}
    by_channel: dict[str, list[MeasureSeries]] = {}
    for record in audit.all(MeasureSeries):
        if record.grain is Grain.INTERVAL:
            by_channel.setdefault(record.channel, []).append(record)
    for channel, records in by_channel.items():
        told = figures_together(records, figures)
        if any(own.offered for own in told):
            found[channel] = told
    for (grouped_by, grain), rows in pool.items():
        if grain is Grain.INTERVAL and grouped_by in ("", "channel"):
            own: dict[str, list[Figure]] = {}
            for row in rows:
                count = row.amounts.get("actual", row.amounts.get("offered"))
                if row.start is not None and count is not None:
                    own.setdefault(row.group, []).append(Figure(row.start, offered=int(count)))
            for channel, told_here in own.items():
                found.setdefault(channel, sorted(told_here, key=lambda figure: figure.start))
    return found


def usual_demand(figures: Mapping[str, SupportingFigure]) -> Demand:
    """What is asked for where nobody says else: the client's own handling time and shrinkage."""
    demand = USUAL
    handling, shrinkage = figures.get("handling_time_mean"), figures.get("shrinkage")
    if handling is not None and handling.whole.value and handling.measure.unit is Unit.SECONDS:
        demand = replace(demand, handling=float(round(handling.whole.value)))
    if shrinkage is not None and shrinkage.whole.value is not None and 0 <= shrinkage.whole.value < 100:
        demand = replace(demand, shrinkage=round(float(shrinkage.whole.value) / 100, 3))
    return demand


def cases(
    by_channel: Mapping[str, Iterable[Figure]], usual: Demand, words: NullTranslations
) -> Iterator[StaffingCase]:
    """The busiest interval of each channel, and the busiest one of each weekday as it usually is."""
    for channel, figures in by_channel.items():
        told = tuple(figures)
        length = interval_length(told)
        if length is None:
            continue
        asked = replace(usual, period=length.total_seconds())
        name = channel_name(channel, words)
        busiest = busiest_interval(told)
        if busiest is not None and busiest.offered:
            title = _("{channel}: the busiest interval, {day} {time} ({count} contacts)").format(
                channel=name, day=day_words(busiest.start.date()), time=f"{busiest.start:%H:%M}",
                count=busiest.offered,
            )  # fmt: skip
            yield StaffingCase(title, replace(asked, contacts=float(busiest.offered)))
        for weekday in DAYS:
            start, mean = max(typical_day(told, weekday), key=lambda own: own[1], default=(None, 0.0))
            if start is not None and mean > 0:
                contacts = round(mean, 1)
                title = _("{channel}: a usual {weekday} at {time} ({count} contacts)").format(
                    channel=name, weekday=weekday_name(weekday, words), time=f"{start:%H:%M}",
                    count=short_number(contacts, words),
                )  # fmt: skip
                yield StaffingCase(title, replace(asked, contacts=contacts))
