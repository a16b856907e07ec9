"""Charts of a client's figures: what each period says, and that a failed one has another shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.outcomes import ChannelFigures, Outcome, PeriodOutcome, TargetStep
from maturity_desktop.domain.series import Figure, Grain, Hours, OpeningHours, Series
from maturity_desktop.reports.charts.day_calendar import day_calendar
from maturity_desktop.reports.charts.interval_heat import interval_heat
from maturity_desktop.reports.charts.months import months_chart
from maturity_desktop.reports.charts.shown_figures import shown_figures
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Text
from maturity_desktop.reports.sections.period_words import figure_words, periods_listed
from tests.gui.measures.conftest import measured

WORDS = NullTranslations()


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def month(number: int, value: str | None, target: str | None = "80") -> PeriodOutcome:
    reached = None if value is None else Fraction(value)
    wanted = None if target is None else Fraction(target)
    missing = reached is None or wanted is None
    outcome = Outcome.MISSING if missing else Outcome.MET if reached >= wanted else Outcome.MISSED  # type: ignore[operator]
    return PeriodOutcome(midnight(date(2025, number, 1)), outcome, wanted, None, reached)


def said(drawing: Drawing) -> list[str]:
    return [spot.words for spot in drawing.spots]


def texts(drawing: Drawing) -> list[str]:
    return [shape.words for shape in drawing.shapes if isinstance(shape, Text)]


@pytest.mark.parametrize(
    ("value", "target", "unit", "told"),
    [
        ("81.2", "80", "percent", "81.2"),
        ("79.97", "80", "percent", "79.97"),
        ("79.9999", "80", "percent", "79.9999"),
        ("80", "80", "percent", "80.0"),
        ("5.44", "5.4", "money", "5.44"),
        ("5.401", "5.4", "money", "5.401"),
    ],
)
def test_rounding_never_moves_a_figure_across_its_target(
    value: str, target: str, unit: str, told: str
) -> None:
    assert figure_words(Fraction(value), unit, WORDS, Fraction(target)) == told


class TestMonths:
    def test_met_missed_and_missing_differ_in_shape(self) -> None:
        met, missed, missing = (
            [
                shape
                for shape in months_chart([entry], "percent", WORDS, 600, 260).shapes
                if isinstance(shape, Dot | Box)
            ][3:]  # after the legend
            for entry in (month(1, "81"), month(1, "76.3"), month(1, None))
        )
        assert [type(shape) for shape in met] == [Dot]
        assert [type(shape) for shape in missed] == [Box]
        assert [shape.dash for shape in missing if isinstance(shape, Box)] == [(2.0, 1.6)]

    def test_every_month_says_what_it_is(self) -> None:
        drawing = months_chart([month(7, "81"), month(8, "76.3"), month(9, None)], "percent", WORDS, 600, 260)
        assert said(drawing) == [
            "Jul 2025: 81.0 %, target 80 %: met",
            "Aug 2025: 76.3 %, target 80 %: not met",
            "Sep 2025: no figure; counts as not met",
        ]

    @pytest.mark.parametrize("value", ["0", "80", "-3", "1000000", "0.0001"])
    def test_any_value_lies_inside_the_picture(self, value: str) -> None:
        drawing = months_chart([month(1, value), month(2, None, None)], "money", WORDS, 300, 120)
        dots = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
        assert all(0 <= dot.y <= 120 and 0 <= dot.x <= 300 for dot in dots)

    def test_a_month_without_a_target_is_no_month_without_a_figure(self) -> None:
        drawing = months_chart([month(1, "81", None), month(2, "80")], "percent", WORDS, 600, 260)
        assert "no target" in texts(drawing)
        rings = [shape for shape in drawing.shapes if isinstance(shape, Dot) and shape.fill == "card"]
        assert len(rings) == 2, "in the legend and at the month"
        assert said(drawing)[0] == "Jan 2025: 81.0 %, no target"
        heads = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.words == "Jan"]
        assert [head.weight for head in heads] == ["regular"], "no verdict, and so nothing has failed"
        assert "no target" not in texts(months_chart([month(2, "80")], "percent", WORDS, 600, 260))

    def test_without_figures_it_says_so(self) -> None:
        assert texts(months_chart([], "percent", WORDS, 300, 120)) == ["No figures by month."]


class TestControlLimits:
    VALUES = ("80", "81", "80", "81", "80", "60", "81", "80", "81", "80", None, "81")

    def drawn(self, values: Sequence[str | None], unit: str = "percent", height: float = 138) -> Drawing:
        months = [month(number, value) for number, value in enumerate(values, 1)]
        return months_chart(months, unit, WORDS, 600, height, with_limits=True)

    def test_they_are_told_in_words(self) -> None:
        drawing = self.drawn(self.VALUES)
        assert drawing.title == (
            "Months against their target. Mean 78.6 %, control limits 65.6 % and 91.7 %. "
            "Outside the limits: Jun 2025."
        )
        assert said(drawing)[5] == "Jun 2025: 60.0 %, target 80 %: not met; outside the control limits"
        assert "limits" not in said(drawing)[0]

    def test_what_they_single_out_has_marks_of_its_own(self) -> None:
        marks = [
            shape for shape in self.drawn(self.VALUES).shapes if isinstance(shape, Line) and shape.closed
        ]
        assert len(marks) == 2, "in the legend and at June"

    def test_a_run_on_one_side_is_told(self) -> None:
        drawing = self.drawn(["80.1"] * 8 + ["79"] * 4)
        assert drawing.title.endswith(
            "Eight or more in a row on one side of the mean: Jan 2025, Feb 2025, Mar 2025, Apr 2025, "
            "May 2025, Jun 2025, Jul 2025 and Aug 2025."
        )
        assert said(drawing)[7].endswith("one of eight or more in a row on one side of the mean")
        assert "eight" not in said(drawing)[8]

    def test_no_share_can_lie_beyond_100(self) -> None:
        values = ["99", "90", "99", "90", "99", "90"]
        dotted = [
            [
                shape
                for shape in self.drawn(values, unit).shapes
                if isinstance(shape, Line) and shape.width == 1.3
            ]
            for unit in ("money", "percent")
        ]
        assert len(dotted[0]) == len(dotted[1]) + 1

    def test_few_months_have_none(self) -> None:
        drawing = self.drawn(["80", "81", "80", "81", "79"])
        assert drawing.title.endswith("Control limits need the values of 6 months.")
        assert "mean" not in texts(drawing)

    @pytest.mark.parametrize("height", [100, 138, 260])
    def test_all_stays_inside_the_picture(self, height: float) -> None:
        for shape in self.drawn(self.VALUES, height=height).shapes:
            if isinstance(shape, Line):
                assert all(0 <= x <= 600 and 0 <= y <= height for x, y in shape.points)


def days(first: date, outcomes: Sequence[Outcome]) -> list[PeriodOutcome]:
    return [
        PeriodOutcome(midnight(first + timedelta(days=number)), outcome)
        for number, outcome in enumerate(outcomes)
    ]


class TestDays:
    def test_each_month_counts_its_days_and_says_whether_they_are_enough(self) -> None:
        met, missed, closed = Outcome.MET, Outcome.MISSED, Outcome.LEFT_OUT
        june = [met] * 24 + [missed] * 6
        july = [met] * 22 + [missed] * 7 + [closed] * 2
        found = days(date(2025, 6, 1), june + july)
        drawing = day_calendar(found, "percent", WORDS, 600, 240, 0.8)
        assert [text for text in texts(drawing) if " of " in text or text in ("enough", "too few")] == [
            "24 of 30", "enough", "22 of 29", "too few",
        ]  # fmt: skip
        places = {(spot.x, spot.y) for spot in drawing.spots}
        assert len(places) == len(drawing.spots) == 61

    def test_a_month_without_a_figure_has_not_too_few_days(self) -> None:
        found = days(date(2025, 6, 1), [Outcome.MISSING] * 30)
        shown = texts(day_calendar(found, "percent", WORDS, 600, 240, 0.8))
        assert "no figures" in shown
        assert not {"too few", "0 of 30"} & set(shown)

    def test_a_weekday_keeps_its_row(self) -> None:
        drawing = day_calendar(days(date(2025, 4, 1), [Outcome.MET] * 60), "percent", WORDS, 600, 240)
        mondays = {spot.y for spot in drawing.spots if spot.words.startswith("Mon, ")}
        assert len(mondays) == 1


class TestIntervals:
    def test_an_hour_of_a_weekday_has_the_share_of_its_intervals(self) -> None:
        monday = midnight(date(2025, 9, 8)) + timedelta(hours=7)
        found = [
            PeriodOutcome(monday, Outcome.MET),
            PeriodOutcome(monday + timedelta(minutes=30), Outcome.MISSED),
            PeriodOutcome(monday + timedelta(days=7), Outcome.MET),
            PeriodOutcome(monday + timedelta(days=7, minutes=30), Outcome.LEFT_OUT),
            PeriodOutcome(monday + timedelta(days=1, hours=1), Outcome.MISSED),
        ]
        drawing = interval_heat(found, WORDS, 600, 240, 0.8)
        assert said(drawing)[:4] == [
            "Mon, 07:00 to 08:00: 2 of 3 intervals met their target (66.7 %)",
            "Mon, 08:00 to 09:00: no interval counts",
            "Tue, 07:00 to 08:00: no interval counts",
            "Tue, 08:00 to 09:00: 0 of 1 intervals met their target (0.0 %)",
        ]

    def test_intervals_without_a_figure_are_told_apart_from_those_that_failed(self) -> None:
        monday = midnight(date(2025, 9, 8)) + timedelta(hours=7)
        found = [
            PeriodOutcome(monday, Outcome.MET),
            PeriodOutcome(monday + timedelta(minutes=30), Outcome.MISSING),
            PeriodOutcome(monday + timedelta(hours=1), Outcome.MISSING),
        ]
        drawing = interval_heat(found, WORDS, 600, 240, 0.8)
        assert said(drawing)[:2] == [
            (
                "Mon, 07:00 to 08:00: 1 of 1 intervals with a figure met their target (100.0 %); "
                "1 without a figure"
            ),
            "Mon, 08:00 to 09:00: no figures",
        ]
        assert "100" in texts(drawing)
        assert "Hatched: 2 of 3 intervals have no figure and count as not met." in texts(drawing)

    def test_without_a_target_nothing_is_judged(self) -> None:
        found = [PeriodOutcome(midnight(date(2025, 9, 8)), Outcome.MISSING, None, (5, 10))]
        drawing = interval_heat(found, WORDS, 600, 240, 0.8)
        assert said(drawing)[0] == "Mon, 00:00 to 01:00: no target yet"
        assert "No target yet: nothing can be held against it." in texts(drawing)
        shown = texts(day_calendar(found, "percent", WORDS, 600, 240, 0.8))
        assert "no target" in shown
        assert "too few" not in shown


def test_periods_are_shown_as_far_back_as_the_rules_look() -> None:
    measure = measured("8.01", "Service Level", "service_level", by_channel=True).measure
    assert measure is not None
    rows = tuple(
        Figure(midnight(date(2025, 12, 1)) + timedelta(days=number), offered=10, within=9)
        for number in range(31)
    )
    hours = OpeningHours({day: Hours(time(7), time(21)) for day in range(5)})
    own = ChannelFigures(
        "voice", {Grain.DAY: Series(Grain.DAY, rows)}, (TargetStep(date.min, Fraction(80)),), hours
    )
    shown = shown_figures(own, measure, date(2025, 12, 31))
    assert (len(shown.months), len(shown.days), len(shown.intervals)) == (12, 92, 0)
    assert [entry.outcome for entry in shown.months[-2:]] == [Outcome.MISSING, Outcome.MET]
    weekend = [entry.start.weekday() for entry in shown.days if entry.outcome is Outcome.LEFT_OUT]
    assert set(weekend) == {5, 6}


def test_many_periods_are_named_in_part() -> None:
    entries = [month(number, "1") for number in range(1, 13)]
    assert periods_listed(entries, Grain.MONTH, WORDS, 2) == "Jan 2025, Feb 2025 and 10 more"
