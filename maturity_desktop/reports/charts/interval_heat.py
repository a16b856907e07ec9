"""When in the week targets are met: hours across, weekdays down, the share of their intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.outcomes import Outcome, PeriodOutcome
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.period_words import weekday_name
from maturity_desktop.reports.sections.wording import count_words

_HEAD, _FOOT = 16.0, 20.0
_MOST_ROW = 34.0
_SMALL = 9.0
_LEAD = 12.0
_CORNER = 0.4
"""The part of a cell that is hatched where some of its intervals have no figure."""
_HATCH = 4.0


@dataclass(slots=True)
class _Hour:
    """The intervals of one hour of one weekday; `unjudged` have a figure and no target."""

    met: int = 0
    judged: int = 0
    missing: int = 0
    unjudged: int = 0

    def add(self, entry: PeriodOutcome) -> None:
        self.met += entry.outcome is Outcome.MET
        self.judged += entry.outcome is not Outcome.MISSING
        self.unjudged += entry.unjudged
        self.missing += entry.outcome is Outcome.MISSING and not entry.unjudged


def interval_heat(
    intervals: Sequence[PeriodOutcome],
    words: NullTranslations,
    width: float,
    height: float,
    needed: float | None = None,
) -> Drawing:
    """Darker is better, the number is the share of intervals with a figure; with `needed`, what falls short
    of it has a thick foot. Where intervals have no figure a cell is hatched.
    """
    _ = words.gettext
    title = _("Share of intervals that met their target, by weekday and hour")
    found: dict[tuple[int, int], _Hour] = {}
    for entry in intervals:
        if entry.outcome is not Outcome.LEFT_OUT:
            found.setdefault((entry.start.weekday(), entry.start.hour), _Hour()).add(entry)
    if not found:
        return Drawing(width, height, title, (Text(0, 12, _("No figures by interval."), _SMALL, "quiet"),))
    hours = range(min(hour for _day, hour in found), max(hour for _day, hour in found) + 1)
    left = max(rough_width(weekday_name(day, words), _SMALL) for day in range(7)) + 10
    cell = (width - left) / len(hours)
    row = min(_MOST_ROW, (height - _HEAD - 2 * _FOOT) / 7)
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
    for told in _legend(tuple(found.values()), needed, words):
        shapes.append(Text(left, bottom + 13, told, _SMALL, "quiet", max_width=width - left))
        bottom += _LEAD
    return Drawing(width, bottom + _FOOT - _LEAD, title, tuple(shapes), tuple(spots))


def _legend(hours: Sequence[_Hour], needed: float | None, words: NullTranslations) -> Iterator[str]:
    """What the marks mean; how many intervals have no figure is said in numbers."""
    _ = words.gettext
    judged, missing = sum(own.judged for own in hours), sum(own.missing for own in hours)
    if not judged and any(own.unjudged for own in hours):
        yield _("No target yet: nothing can be held against it.")
    elif needed is not None:
        yield _("A thick foot: less than {share} % of the intervals.").format(share=f"{100 * needed:g}")
    if missing:
        total = judged + missing + sum(own.unjudged for own in hours)
        told = words.ngettext(
            "Hatched: {count} of {total} intervals has no figure and counts as not met.",
            "Hatched: {count} of {total} intervals have no figure and count as not met.",
            missing,
        )
        yield told.format(count=count_words(missing, words), total=count_words(total, words))


def _cell(
    own: _Hour | None, x: float, y: float, width: float, height: float, needed: float | None
) -> Iterator[Shape]:
    if own is None or not own.judged:
        yield Box(x, y, width, height, "none", "line", 0.6, (2.0, 1.6), 2)
        if own is not None and own.missing:
            yield from _hatched(x, y, width, height)
        return
    share = own.met / own.judged
    shade = min(4, int(share * 5))
    yield Box(x, y, width, height, f"level:{shade}", "line" if shade == 0 else "none", 0.6, radius=2)
    if own.missing:
        corner = min(width, height) * _CORNER
        yield from _hatched(x + width - corner, y, corner, corner, f"ink:{shade}")
    if needed is not None and share < needed - 1e-9:
        yield Line(((x + 1, y + height - 1.2), (x + width - 1, y + height - 1.2)), "attention", 2.4)
    if width > 16 and height > 11:
        told = f"{100 * share:.0f}"
        yield Text(x + width / 2, y + height / 2 + 3, told, _SMALL, f"ink:{shade}", "middle", "semibold")


def _hatched(x: float, y: float, width: float, height: float, ink: str = "control") -> Iterator[Shape]:
    """Slanting lines over a box, none of which leaves it."""
    for number in range(1, int((width + height) / _HATCH) + 1):
        along = number * _HATCH
        low, high = max(0.0, along - height), min(width, along)
        if high > low:
            yield Line(((x + low, y + along - low), (x + high, y + along - high)), ink, 0.7)


def _said(own: _Hour | None, day: int, hour: int, words: NullTranslations) -> str:
    _ = words.gettext
    when = {"weekday": weekday_name(day, words), "start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"}
    if own is None:
        return _("{weekday}, {start} to {end}: no interval counts").format(**when)
    if not own.judged:
        told = _("{weekday}, {start} to {end}: no figures")
        if own.unjudged:
            told = _("{weekday}, {start} to {end}: no target yet")
        return told.format(**when)
    told = _("{weekday}, {start} to {end}: {met} of {total} intervals met their target ({share} %)")
    if own.missing:
        told = _(
            "{weekday}, {start} to {end}: {met} of {total} intervals with a figure met their target "
            "({share} %); {missing} without a figure"
        )
    share = f"{100 * own.met / own.judged:.1f}"
    counts = {"met": own.met, "total": own.judged, "missing": own.missing}
    counted = {name: count_words(count, words) for name, count in counts.items()}
    return told.format(share=share, **counted, **when)
