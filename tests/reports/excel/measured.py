"""Models with every kind of rule, and figures of every kind: gaps, equality, values without contacts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from random import Random

from maturity_desktop.domain.framework import Criterion, Framework, Measure, Rule
from maturity_desktop.domain.ladder import Ladder, ladder
from maturity_desktop.domain.measures import ladders_without_figures
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.series import ALWAYS, Abandoned, Figure, Grain, Hours, OpeningHours, Series
from tests.reports import audits

CUT_OFF = date(2025, 12, 31)
PERIODS = ("month", "month", "month", "day", "interval")
WEEK = OpeningHours({day: Hours(time(9), time(12)) for day in range(6)}, {date(2025, 12, 25): None})


def measured_case(seed: int) -> Results:
    """Random rules over random figures of one or two channels."""
    random = Random(seed)
    made = audits.made_framework(2, 2, levels=3 + seed % 2, floor=seed % 2)
    framework = replace(
        made,
        id=f"measured-{seed}",
        domains=tuple(
            replace(domain, criteria=tuple(_measured(random, own) for own in domain.criteria))
            for domain in made.domains
        ),
    )
    found = {own.id: _ladder(random, framework, own) for own in framework.criteria if own.measure}
    if seed % 3 == 1:
        found = {name: replace(own, without_figures=("chat",)) for name, own in found.items()}
    audit = audits.results_of(framework).audit
    return evaluate(audit, framework, ladders=found)


def _measured(random: Random, criterion: Criterion) -> Criterion:
    """A criterion with a rule for most of its checkpoints; one of its levels may be without."""
    judged = random.choice([level.number for level in criterion.levels] + [0, 0])
    points = [point.id for level in criterion.levels if level.number != judged for point in level.checkpoints]
    rules = [_rule(random, point) for point in points if random.random() < 0.7] or [_rule(random, points[0])]
    names = [rule.checkpoint for rule in rules if rule.rule != "trend_to_goal"]
    rules = [
        replace(rule, settings={**rule.settings, "or_when": random.choice(names)})
        if rule.rule == "trend_to_goal" and names and random.random() < 0.5
        else rule
        for rule in rules
    ]
    direction = random.choice(("at_least", "at_least", "at_most"))
    return replace(criterion, measure=Measure("share", "percent", direction, True, tuple(rules)))


def _rule(random: Random, checkpoint: str) -> Rule:
    period, window = random.choice(PERIODS), random.choice((3, 6, 12))
    needed = random.randint(1, window)
    share = random.choice((0.5, 0.8, 0.9, 0.29))
    settings: tuple[tuple[str, dict[str, int | float | str]], ...] = (
        ("periods_met", {"window": window, "at_least": needed}),
        ("regularly_calculated", {"window": window}),
        ("trend_to_goal", {"window": window, "at_least": needed}),
        ("share_in_window", {"window_days": random.choice((10, 120)), "share": share}),
        ("share_in_each_group", {"group": "month", "groups": random.choice((2, 4)), "share": share}),
    )
    name, numbers = random.choice(settings)
    return Rule(checkpoint, name, {"period": period, **numbers})


def _ladder(random: Random, framework: Framework, criterion: Criterion) -> Ladder:
    channels = [_channel(random, name, criterion) for name in random.choice((("",), ("voice", "email")))]
    return ladder(criterion, framework.floor, channels, CUT_OFF)


def _channel(random: Random, name: str, criterion: Criterion) -> ChannelFigures:
    assert criterion.measure is not None
    wanted = [grain for grain in Grain if random.random() < 0.7] or [Grain.MONTH]
    hours = random.choice((ALWAYS, WEEK))
    levels = [level.number for level in criterion.levels]
    return ChannelFigures(
        name,
        {grain: Series(grain, tuple(_figures(random, grain, hours))) for grain in wanted},
        random.choice(((), (TargetStep(date(2025, 1, 1), Fraction(80)),))),
        hours,
        random.choice((Abandoned.OFFERED, Abandoned.ANSWERED)),
        criterion.measure.direction == "at_least",
        frozenset(random.sample(levels, 1)) if random.random() < 0.3 else frozenset(),
    )


def _figures(random: Random, grain: Grain, hours: OpeningHours) -> Iterator[Figure]:
    """Periods of the last year, some of them missing; mostly contacts, or mostly values."""
    gaps, values = random.choice((0.0, 0.0, 0.1, 0.9)), random.choice((0.0, 0.0, 1.0, 0.3))
    for start in _starts(grain, hours):
        if random.random() < gaps:
            continue
        target = random.choice((None, None, None, Fraction(80), Fraction("82.5")))
        if random.random() < values:
            value = random.choice((Fraction(80), Fraction("79.97"), Fraction(random.randint(600, 1000), 10)))
            yield Figure(start, value=value, target=target)
            continue
        offered = random.choice((0, 5, 10, random.randint(1, 200)))
        answered = random.randint(0, offered)
        within = random.choice((0, answered, 4 * offered // 5 if 4 * offered // 5 <= answered else answered))
        yield Figure(start, offered, answered, within, offered - answered, target=target)


def _starts(grain: Grain, hours: OpeningHours) -> Iterator[datetime]:
    if grain is Grain.MONTH:
        yield from (datetime(2025, month, 1) for month in range(1, 13))  # noqa: DTZ001
        return
    days = [CUT_OFF - timedelta(days=back) for back in range(149, -1, -1)]
    for day in (day for day in days if hours.is_open(day)):
        if grain is Grain.DAY:
            yield datetime.combine(day, time.min)
        else:
            yield from hours.starts(day, 180)


def with_changed_months(results: Results) -> Mapping[str, Ladder]:
    """The ladders of the same figures with a month gone, one that just meets its target, one far below, and
    with months of the channels that had no figures.
    """
    return {
        name: ladder(
            results.of(name).criterion,
            results.framework.floor,
            [_changed(own.figures) for own in found.channels] + _arrived(results, name),
            found.cut_off,
        )
        if _looks_at_months(results, name)
        else found
        for name, found in results.ladders.items()
    }


def _looks_at_months(results: Results, name: str) -> bool:
    """Whether months can be entered for each channel: rules of days and intervals have no rows of months."""
    measure = results.of(name).criterion.measure
    rules = measure.rules if measure else ()
    return any(rule.settings["period"] == "month" and "window" in rule.settings for rule in rules)


def _arrived(results: Results, name: str) -> list[ChannelFigures]:
    """The channels that had no figures, with months that mostly meet their target."""
    criterion, floor = results.of(name).criterion, results.framework.floor
    months = tuple(
        Figure(start, 100, 100, 70 + 3 * start.month, 0, target=Fraction(80))
        for start in _starts(Grain.MONTH, ALWAYS)
    )
    empty = ladders_without_figures(results.audit, criterion, floor, results.ladders[name])
    series = {Grain.MONTH: Series(Grain.MONTH, months)}
    return [replace(own.figures, series=series) for own in empty]


def _changed(figures: ChannelFigures) -> ChannelFigures:
    months = figures.series.get(Grain.MONTH)
    if months is None or len(months.figures) < 6:
        return figures
    _gone, second, third, *rest = months.figures
    equal = replace(second, offered=50, answered=50, within=40, abandoned=0, value=None, target=Fraction(80))
    far = replace(third, offered=None, answered=None, within=None, value=Fraction(1), target=Fraction(80))
    changed = Series(Grain.MONTH, (equal, far, *rest))
    return replace(figures, series={**figures.series, Grain.MONTH: changed})
