"""The periods of a channel that the rules look at, for charts of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from maturity_desktop.domain.channel_outcomes import Outcomes
from maturity_desktop.domain.framework import Measure
from maturity_desktop.domain.outcomes import ChannelFigures, PeriodOutcome
from maturity_desktop.domain.series import Grain, last_months

MONTHS, MONTHS_OF_DAYS, DAYS_OF_INTERVALS = 12, 9, 120
"""What is shown of each grain where no rule says how far it looks back."""


@dataclass(frozen=True)
class ShownFigures:
    """The outcomes of one channel by grain, oldest first; empty where a grain has no figures."""

    channel: str
    unit: str
    months: tuple[PeriodOutcome, ...] = ()
    days: tuple[PeriodOutcome, ...] = ()
    intervals: tuple[PeriodOutcome, ...] = ()


def shown_figures(figures: ChannelFigures, measure: Measure, cut_off: date) -> ShownFigures:
    """The periods up to the cut-off, as far back as a rule of the measure looks."""
    outcomes, grains = Outcomes(figures), figures.grains
    months = last_months(cut_off, _setting(measure, "window", Grain.MONTH, MONTHS))
    groups = last_months(cut_off, _setting(measure, "groups", Grain.DAY, MONTHS_OF_DAYS))
    span = _setting(measure, "window_days", Grain.INTERVAL, DAYS_OF_INTERVALS)
    last_days = [cut_off - timedelta(days=back) for back in range(span - 1, -1, -1)]
    return ShownFigures(
        figures.channel,
        measure.unit,
        tuple(map(outcomes.month, months)) if grains else (),
        tuple(outcomes.day(day) for month in groups for day in month.days) if Grain.DAY in grains else (),
        tuple(entry for day in last_days for entry in outcomes.each_interval(day))
        if Grain.INTERVAL in grains
        else (),
    )


def _setting(measure: Measure, name: str, grain: Grain, usual: int) -> int:
    """The largest of this setting in the rules of a grain."""
    found = [
        int(rule.settings[name])
        for rule in measure.rules
        if rule.settings.get("period") == grain and name in rule.settings
    ]
    return max(found, default=usual)
