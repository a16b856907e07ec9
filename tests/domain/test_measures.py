"""The figures of an audit: several files of a channel, its clock, channels by the client's profile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest

from maturity_desktop.domain.audit import Audit, Change, Client
from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries, MeasureSettings, OpeningTime
from maturity_desktop.domain.framework import Measure, Rule
from maturity_desktop.domain.ladder import Ladder
from maturity_desktop.domain.measures import (
    channel_figures,
    hours_passed_over,
    known_channels,
    ladder_of,
    opening_hours,
    series_of,
)
from maturity_desktop.domain.outcomes import Outcome
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.series import Figure, Grain, Hours, Month
from tests.builders import audit, criterion, framework

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MEASURED = replace(
    criterion([1], "8.01"),
    measure=Measure(
        "service_level",
        "percent",
        "at_least",
        True,
        (Rule("8.01-1a", "share_in_window", {"period": "interval", "window_days": 1, "share": 0.8}),),
    ),
)
MODEL = framework({"8": [MEASURED]})
assert MEASURED.measure is not None


def record(name: str, channel: str, grain: Grain, figures: Sequence[Figure]) -> MeasureSeries:
    first, last = figures[0].start.date(), figures[-1].start.date()
    return MeasureSeries(
        "a1", name, "service_level", channel, grain, name, len(figures), first, last, date(2026, 1, 12)
    )


def months(*values: int, first: int = 1) -> tuple[Figure, ...]:
    return tuple(
        Figure(datetime(2025, month, 1), value=Fraction(own))  # noqa: DTZ001
        for month, own in enumerate(values, first)
    )


def test_two_files_of_a_channel_count_together() -> None:
    kept = {"1-a": months(80, 81, 82), "2-b": months(70, 71, first=3)}
    own = audit(None, *(record(name, "voice", Grain.MONTH, figures) for name, figures in kept.items()))
    assert [series.id for series in series_of(own, "service_level")["voice"][Grain.MONTH]] == ["1-a", "2-b"]
    assert MEASURED.measure is not None
    ((figures, _reading),) = channel_figures(own, MEASURED.measure, kept.__getitem__)
    assert figures.series[Grain.MONTH].figures == months(80, 81, 70, 71)


def test_the_target_of_a_month_without_a_figure_holds_where_days_stand_in_for_it() -> None:
    december = [Figure(datetime(2025, 12, day), offered=10, within=8) for day in range(1, 32)]  # noqa: DTZ001
    target = (Figure(datetime(2025, 12, 1), target=Fraction(85)),)  # noqa: DTZ001
    kept = {"1-a": tuple(december), "2-b": target}
    own = audit(
        None,
        record("1-a", "voice", Grain.DAY, december),
        record("2-b", "voice", Grain.MONTH, target),
        MeasureReading("a1", "service_level", "voice", targets=("0001-01-01 80",)),
    )
    assert MEASURED.measure is not None
    ((figures, _reading),) = channel_figures(own, MEASURED.measure, kept.__getitem__)
    found = Outcomes(figures).month(Month(2025, 12))
    assert (found.value, found.target) == (Fraction(80), Fraction(85))
    assert found.outcome is Outcome.MISSED


def test_channels_come_as_the_clients_profile_has_them_then_by_name() -> None:
    names = ("Zulu", "email", "", "chat", "Voice", "alpha")
    own = audit(None, *(record(f"{n}-x", name, Grain.MONTH, months(80)) for n, name in enumerate(names, 1)))
    client = own.get(Client, "c1")
    own = own.with_changes([Change(client, replace(own.client, channels=("voice", "email")))])
    assert list(series_of(own, "service_level")) == ["Voice", "email", "", "alpha", "chat", "Zulu"]
    assert known_channels(own, "service_level") == ("voice", "email", "Voice", "alpha", "chat", "Zulu")


class TestChannelsWithoutFigures:
    """A channel of the profile that nobody gave figures of is told, unless it is read as out of scope."""

    def lacking(self, *records: Record, channels: tuple[str, ...] = ("voice", "email")) -> tuple[str, ...]:
        own = audit(None, *records)
        own = own.with_changes([Change(own.client, replace(own.client, channels=channels))])
        found = ladder_of(own, MODEL, MEASURED, lambda _sha256: months(80))
        assert found is not None
        return found.without_figures

    def test_a_channel_in_scope_without_figures_makes_the_result_provisional(self) -> None:
        own = audit(None, record("1-a", "voice", Grain.MONTH, months(80)))
        own = own.with_changes([Change(own.client, replace(own.client, channels=("voice", "email")))])
        found = ladder_of(own, MODEL, MEASURED, lambda _sha256: months(80))
        assert found is not None
        assert (found.without_figures, found.provisional) == (("email",), True)

    def test_one_that_is_out_of_scope_is_not_asked_for(self) -> None:
        reading = MeasureReading("a1", "service_level", "email", in_scope=False)
        assert self.lacking(record("1-a", "voice", Grain.MONTH, months(80)), reading) == ()

    def test_a_channel_is_found_by_another_name_of_it(self) -> None:
        both = [record(f"{n}-a", name, Grain.MONTH, months(80)) for n, name in enumerate(("Voice", "E-mail"))]
        assert self.lacking(*both) == ()

    def test_figures_of_all_contacts_stand_for_every_channel(self) -> None:
        assert self.lacking(record("1-a", "", Grain.MONTH, months(80))) == ()


class TestClock:
    """A centre that is always open, by half-hours, on the days on which clocks change in Copenhagen."""

    SPRING, AUTUMN = date(2025, 3, 30), date(2025, 10, 26)

    def of(self, day: date, zone: str, left_out: Sequence[int] = (), twice: Sequence[int] = ()) -> Audit:
        hours = sorted([*(hour for hour in range(24) if hour not in left_out), *twice])
        self.figures = tuple(
            Figure(datetime.combine(day, time(hour, minute)), offered=10, within=10)
            for hour in hours
            for minute in (0, 30)
        )
        self.figures = tuple(sorted(self.figures, key=lambda own: own.start))
        return audit(
            None,
            record("1-a", "voice", Grain.INTERVAL, self.figures),
            MeasureReading("a1", "service_level", "voice", targets=("0001-01-01 80",)),
            *(OpeningTime("a1", weekday, "00:00-24:00") for weekday in DAYS),
            *([MeasureSettings("a1", zone)] if zone else []),
        )

    def ladder(self, own: Audit, day: date) -> Ladder:
        details = replace(own.details, cut_off=day)
        changed = own.with_changes([Change(own.details, details)])
        found = ladder_of(changed, MODEL, MEASURED, lambda _sha256: self.figures)
        assert found is not None
        return found

    @pytest.mark.parametrize(("zone", "total", "missing"), [("Europe/Copenhagen", 46, 0), ("", 48, 2)])
    def test_an_hour_that_there_was_not_is_missing_only_where_the_clock_is_not_known(
        self, zone: str, total: int, missing: int
    ) -> None:
        found = self.ladder(self.of(self.SPRING, zone, left_out=[2]), self.SPRING)
        result = found.levels[0].results[0]
        assert (result.met, result.total, len(result.missing)) == (46, total, missing)
        assert found.provisional is bool(missing)

    @pytest.mark.parametrize("zone", ["Europe/Copenhagen", ""])
    def test_an_hour_that_came_twice_counts_twice(self, zone: str) -> None:
        result = self.ladder(self.of(self.AUTUMN, zone, twice=[2]), self.AUTUMN).levels[0].results[0]
        assert (result.met, result.total) == (50, 50)

    def test_hours_are_passed_over_in_months_to_come_too(self) -> None:
        own = self.of(self.SPRING, "Europe/Copenhagen")
        assert list(hours_passed_over(own)) == [date(2025, 3, 30), date(2026, 3, 29), date(2027, 3, 28)]
        assert opening_hours(own).skipped[self.SPRING] == Hours(time(2), time(3))
        assert len(opening_hours(own).slots(self.SPRING + timedelta(days=1), 30)) == 48

    def test_a_zone_that_this_computer_does_not_know_passes_over_nothing(self) -> None:
        assert hours_passed_over(self.of(self.SPRING, "Europe/Atlantis")) == {}
