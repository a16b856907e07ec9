"""When in the week targets are met: hours across, weekdays down, the share of their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.period_words import weekday_name

_HEAD, _FOOT = 16.0, 20.0
_MOST_ROW = 34.0
_SMALL = 9.0


@dataclass(slots=True)
class _Hour:
    """The intervals of one hour of one weekday."""

    met: int = 0
    total: int = 0


def interval_heat(
    intervals: Sequence[PeriodOutcome],
    words: NullTranslations,
    width: float,
    height: float,
    needed: float | None = None,
) -> Drawing:
    """Darker is better, the number says how much; with `needed`, what falls short of it has a thick foot."""
    _ = words.gettext
    title = _("Share of intervals that met their target, by weekday and hour")
    found: dict[tuple[int, int], _Hour] = {}
    for entry in intervals:
        if entry.outcome is not Outcome.LEFT_OUT:
            hour = found.setdefault((entry.start.weekday(), entry.start.hour), _Hour())
            hour.total += 1
            hour.met += entry.outcome is Outcome.MET
    if not found:
        return Drawing(width, height, title, (Text(0, 12, _("No figures by interval."), _SMALL, "quiet"),))
    hours = range(min(hour for _day, hour in found), max(hour for _day, hour in found) + 1)
    left = max(rough_width(weekday_name(day, words), _SMALL) for day in range(7)) + 10
    cell = (width - left) / len(hours)
    row = min(_MOST_ROW, (height - _HEAD - _FOOT) / 7)
    shapes: list[Shape] = []
    spots = []
    for place, at in enumerate(hours):
        if cell > 22 or place % 3 == 0:
            shapes.append(Text(left + cell * place + 2, _HEAD - 5, f"{at:02d}", _SMALL, "quiet"))
    for day in range(7):
        y = _HEAD + row * day
        shapes.append(Text(left - 6, y + row / 2 + 3, weekday_name(day, words), _SMALL, "quiet", "end"))
        for place, at in enumerate(hours):
            own = found.get((day, at))
            x = left + cell * place
            shapes += _cell(own, x + 1, y + 1, cell - 2, row - 2, needed)
            spots.append(Spot(x, y, cell, row, _said(own, day, at, words)))
    bottom = _HEAD + 7 * row
    if needed is not None:
        told = _("A thick foot: less than {share} % of the intervals.").format(share=f"{100 * needed:g}")
        shapes.append(Text(left, bottom + 13, told, _SMALL, "quiet", max_width=width - left))
    return Drawing(width, bottom + _FOOT, title, tuple(shapes), tuple(spots))


def _cell(
    own: _Hour | None, x: float, y: float, width: float, height: float, needed: float | None
) -> Iterator[Shape]:
    if own is None:
        yield Box(x, y, width, height, "none", "line", 0.6, (2.0, 1.6), 2)
        return
    share = own.met / own.total
    shade = min(4, int(share * 5))
    yield Box(x, y, width, height, f"level:{shade}", "line" if shade == 0 else "none", 0.6, radius=2)
    if needed is not None and share < needed - 1e-9:
        yield Line(((x + 1, y + height - 1.2), (x + width - 1, y + height - 1.2)), "attention", 2.4)
    if width > 16 and height > 11:
        told = f"{100 * share:.0f}"
        yield Text(x + width / 2, y + height / 2 + 3, told, _SMALL, f"ink:{shade}", "middle")


def _said(own: _Hour | None, day: int, hour: int, words: NullTranslations) -> str:
    _ = words.gettext
    when = {"weekday": weekday_name(day, words), "start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"}
    if own is None:
        return _("{weekday}, {start} to {end}: no interval counts").format(**when)
    told = _("{weekday}, {start} to {end}: {met} of {total} intervals met their target ({share} %)")
    share = f"{100 * own.met / own.total:.1f}"
    return told.format(met=own.met, total=own.total, share=share, **when)
