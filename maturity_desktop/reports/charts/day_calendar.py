"""A calendar of days: weeks across, weekdays down, and how many days of each month met their target."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.period_words import month_name, outcome_words, weekday_name

_HEAD, _FOOT, _LEGEND = 18.0, 34.0, 16.0
_MOST_CELL = 24.0
_BETWEEN = 0.5
"""What lies between two months, in cells."""
_SMALL = 9.0


def day_calendar(
    days: Sequence[PeriodOutcome],
    unit: str,
    words: NullTranslations,
    width: float,
    height: float,
    needed: float | None = None,
) -> Drawing:
    """A filled square for a day that met its target, a crossed one for a day that did not.

    Under each month stands how many of its days did; with `needed`, the share that a month wants, those below
    it are marked.
    """
    _ = words.gettext
    title = _("Days that met their target")
    if not days:
        return Drawing(width, height, title, (Text(0, 12, _("No figures by day."), _SMALL, "quiet"),))
    left = max(rough_width(weekday_name(day, words), _SMALL) for day in range(7)) + 10
    columns = _columns(days)
    across = max(columns[entry.start.date()] for entry in days) + 1
    cell = min(_MOST_CELL, (width - left) / across, (height - _HEAD - _FOOT - _LEGEND) / 7)
    shapes: list[Shape] = [
        Text(left - 6, _HEAD + cell * (day + 0.5) + 3, weekday_name(day, words), _SMALL, "quiet", "end")
        for day in range(7)
    ]
    spots = []
    for entry in days:
        x, y = left + columns[entry.start.date()] * cell, _HEAD + entry.start.weekday() * cell
        shapes += _day(_mark(entry), x + 1, y + 1, cell - 2)
        spots.append(Spot(x, y, cell, cell, outcome_words(entry, Grain.DAY, unit, words)))
    shapes += _months(days, columns, left, cell, needed, words)
    bottom = _HEAD + 7 * cell + _FOOT
    shapes += _legend({_mark(entry) for entry in days}, left, bottom + 10, words)
    return Drawing(width, bottom + _LEGEND, title, tuple(shapes), tuple(spots))


def _columns(days: Sequence[PeriodOutcome]) -> dict[date, float]:
    """The column of each day: its week within its month, months beside one another."""
    columns: dict[date, float] = {}
    start = 0.0
    for month in dict.fromkeys(Month.of(entry.start.date()) for entry in days):
        shift = month.first_day.weekday()
        for day in month.days:
            columns[day] = start + (day.day - 1 + shift) // 7
        start = columns[month.last_day] + 1 + _BETWEEN
    return columns


def _months(
    days: Sequence[PeriodOutcome],
    columns: dict[date, float],
    left: float,
    cell: float,
    needed: float | None,
    words: NullTranslations,
) -> Iterator[Shape]:
    _ = words.gettext
    bottom = _HEAD + 7 * cell
    for month in dict.fromkeys(Month.of(entry.start.date()) for entry in days):
        own = [entry for entry in days if Month.of(entry.start.date()) == month]
        x = left + columns[own[0].start.date()] * cell
        room = left + (columns[own[-1].start.date()] + 1) * cell - x
        counted = [entry for entry in own if entry.outcome is not Outcome.LEFT_OUT]
        met = sum(entry.outcome is Outcome.MET for entry in counted)
        short = needed is not None and (not counted or met < needed * len(counted) - 1e-9)
        name = month_name(month.month, words)
        if month.month == 1 or own[0] is days[0]:
            name = _("{month} {year}").format(month=name, year=month.year)
        yield Text(x, _HEAD - 6, name, _SMALL, "text", "start", "semibold", room + cell * _BETWEEN)
        judged = any(entry.outcome is not Outcome.MISSING for entry in counted)
        told = _("{met} of {total}").format(met=met, total=len(counted))
        if counted and not judged:
            told = _("no target") if any(entry.unjudged for entry in counted) else _("no figures")
        ink = "attention" if short else "text"
        yield Text(x, bottom + 13, told, _SMALL, ink, "start", "semibold" if short else "regular", room)
        if needed is not None and judged:
            state = _("too few") if short else _("enough")
            yield Text(x, bottom + 25, state, _SMALL, ink if short else "quiet", "start", "regular", room)


def _mark(entry: PeriodOutcome) -> Outcome | None:
    """How a day is drawn; None: it has a figure and no target."""
    return None if entry.unjudged else entry.outcome


def _day(outcome: Outcome | None, x: float, y: float, side: float) -> Iterator[Shape]:
    if outcome is None:
        yield Box(x, y, side, side, "card", "control", 0.8, radius=2)
    elif outcome is Outcome.MET:
        yield Box(x, y, side, side, "level:3", radius=2)
    elif outcome is Outcome.MISSED:
        yield Box(x, y, side, side, "card", "attention", 1.0, radius=2)
        inset = side * 0.28
        for top, bottom in ((inset, side - inset), (side - inset, inset)):
            yield Line(((x + inset, y + top), (x + side - inset, y + bottom)), "attention", 1.2)
    elif outcome is Outcome.MISSING:
        yield Box(x, y, side, side, "none", "control", 0.8, (2.0, 1.6), 2)
    else:
        yield Line(((x + side * 0.35, y + side / 2), (x + side * 0.65, y + side / 2)), "control", 0.9)


def _legend(
    shown: Collection[Outcome | None], x: float, y: float, words: NullTranslations
) -> Iterator[Shape]:
    _ = words.gettext
    marks: tuple[tuple[Outcome | None, str], ...] = (
        (Outcome.MET, _("met")),
        (Outcome.MISSED, _("not met")),
        (Outcome.MISSING, _("no figure")),
        (Outcome.LEFT_OUT, _("closed")),
    )
    if None in shown:
        marks = ((None, _("no target yet")), *marks[2:])
    for outcome, name in marks:
        yield from _day(outcome, x, y - 8, 9)
        yield Text(x + 14, y, name, _SMALL, "quiet")
        x += 14 + rough_width(name, _SMALL) + 14
