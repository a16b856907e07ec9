"""Months beside the days and half-hours of the same months."""

from __future__ import annotations

from datetime import datetime, timedelta
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.months_beside import MonthBeside, months_that_differ
from maturity_desktop.domain.outcomes import ChannelFigures
from maturity_desktop.domain.series import Figure, Grain, Month, Series
from maturity_desktop.reports.sections.quality_words import months_beside_lines

OCTOBER = datetime(2025, 10, 1)  # noqa: DTZ001


def of(offered: int, days: int = 31, by_day: int = 100) -> ChannelFigures:
    """October as told by the month, and so many days of it."""
    month = Figure(OCTOBER, offered=offered, within=offered // 2)
    own = tuple(
        Figure(OCTOBER + timedelta(days=number), offered=by_day, within=by_day) for number in range(days)
    )
    return ChannelFigures(
        "voice", {Grain.MONTH: Series(Grain.MONTH, (month,)), Grain.DAY: Series(Grain.DAY, own)}
    )


def test_a_month_that_its_days_contradict_is_named_with_both_numbers() -> None:
    found = of(1900)
    assert months_that_differ(found) == (MonthBeside(Month(2025, 10), 1900, 3100),)
    assert list(months_beside_lines(found, NullTranslations())) == [
        "Oct 2025: 1900 contacts were offered by the month's own figure, 3100 by its days or intervals"
    ]


@pytest.mark.parametrize("offered", [3100, 3131, 3069])
def test_a_hundredth_is_no_contradiction(offered: int) -> None:
    assert months_that_differ(of(offered)) == ()


def test_days_that_are_not_complete_contradict_nothing() -> None:
    assert months_that_differ(of(3100, days=20)) == ()
