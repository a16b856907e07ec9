"""The time line of a roadmap: a bar for each action below the head of its wave, and the day that it is.

The state shows without colour: proposed is dashed, agreed outlined, under way half filled, done filled; what
is late has a thick frame and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from itertools import groupby

from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.roadmap import Roadmap, Standing
from maturity_desktop.domain.waves import Wave
from maturity_desktop.reports.charts.labels import names_beside, rough_width
from maturity_desktop.reports.charts.squares import DASH, SMALL
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.period_words import month_name
from maturity_desktop.reports.sections.request_words import late_words
from maturity_desktop.reports.sections.roadmap_words import span_words, standing_words, when_words

HEAD, FOOT = 30.0, 46.0
ROW, WAVE_ROW = 20.0, 22.0
BAR = 9.0
NAMES = 0.46
"""The share of the width that names take."""
LEAST_BAR = 4.0
DAYS_IN_MONTH = 30.4375
EVERY = (1, 2, 3, 6, 12, 24)
LEAST_TICK = 34.0
NAME_WIDTH = 24.0
FIRST_MONTH, LAST_MONTH = 12, 9999 * 12 + 11
"""Months that a date can be in, counted from year 0."""
Item = Wave | Standing
"""A row: the head of a wave, or an action."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where months lie; `starts_on` is month 0, None where months are only counted."""

    left: float
    right: float
    first: float
    last: float
    starts_on: date | None

    def x(self, month: float) -> float:
        inside = min(max(month, self.first), self.last)
        return self.left + (self.right - self.left) * (inside - self.first) / (self.last - self.first)

    def month_of(self, day: date) -> float:
        assert self.starts_on is not None, "days are measured from the first one"
        return (day - self.starts_on).days / DAYS_IN_MONTH


def time_line_rows(roadmap: Roadmap) -> tuple[Item, ...]:
    """The rows of the whole time line: each wave that holds something, then its actions."""
    rows: list[Item] = []
    for wave in roadmap.plan.waves:
        held = roadmap.in_wave(wave.id)
        rows += [wave, *held] if held else []
    return tuple(rows)


def time_line_height(rows: Sequence[Item]) -> float:
    """The height that these rows take."""
    return HEAD + FOOT + sum(WAVE_ROW if isinstance(row, Wave) else ROW for row in rows)


def pages_of_rows(rows: Sequence[Item], height: float) -> tuple[tuple[Item, ...], ...]:
    """The rows in parts that are no higher; a wave that goes on has its head again."""
    pages: list[list[Item]] = [[]]
    wave: Wave | None = None
    for place, row in enumerate(rows):
        wave = row if isinstance(row, Wave) else wave
        follows = rows[place + 1 : place + 2] if isinstance(row, Wave) else ()
        if pages[-1] and time_line_height([*pages[-1], row, *follows]) > height:
            pages.append([] if isinstance(row, Wave) or wave is None else [wave])
        pages[-1].append(row)
    return tuple(tuple(page) for page in pages)


def time_line(
    roadmap: Roadmap, today: date, words: NullTranslations, width: float, rows: Sequence[Item] | None = None
) -> Drawing:
    """The time line of these rows, as high as they need; of all where none are given."""
    rows = time_line_rows(roadmap) if rows is None else rows
    scale = _scale(roadmap, width)
    bottom = time_line_height(rows) - FOOT
    now = _today_at(scale, today)
    shapes: list[Shape] = [*_months(scale, bottom, words)]
    spots: list[Spot] = []
    y = HEAD
    for row in rows:
        if isinstance(row, Wave):
            shapes += _wave(row, roadmap, scale, y, width, words)
            y += WAVE_ROW
        else:
            shapes += _action(row, scale, now, y, words)
            spots.append(Spot(0, y, width, ROW, _spoken(row, words), row.action.id))
            y += ROW
    if now is not None:
        shapes += _today(scale, now, rows, bottom, words)
    shapes += _key(scale.left, bottom + 27, words)
    title = words.gettext("The roadmap on a time line")
    return Drawing(width, bottom + FOOT, title, tuple(shapes), tuple(spots))


def _scale(roadmap: Roadmap, width: float) -> _Scale:
    """From the first wave, or whatever is earlier, to the last, or whatever is later."""
    starts_on = roadmap.settings.starts_on
    months = [wave.from_month for wave in roadmap.plan.waves] + [wave.to_month for wave in roadmap.plan.waves]
    low, high = float(min(months, default=0)), float(max(months, default=1))
    scale = _Scale(width * NAMES, width - 8, low, max(high, low + 1), starts_on)
    if starts_on is None:
        return scale
    days = [day for own in roadmap.live for day in (own.begins, own.ends) if day is not None]
    told = [scale.month_of(day) for day in days]
    return _Scale(scale.left, scale.right, min([low, *told]), max([scale.last, *told]), starts_on)


def _months(scale: _Scale, bottom: float, words: NullTranslations) -> Iterator[Shape]:
    """A hairline for every month that has room for its name, and a year below January or the first."""
    span = scale.last - scale.first
    width = scale.right - scale.left
    every = next((step for step in EVERY if width * step / span >= LEAST_TICK), EVERY[-1])
    while width * every / span < LEAST_TICK:
        every *= 2
    seen_year = 0
    for tick in range(int(scale.first) - 1, int(scale.last) + 2):
        if scale.starts_on is None:
            month, name, year = float(tick), str(tick), 0
        else:
            index = scale.starts_on.year * 12 + scale.starts_on.month - 1 + tick
            if not FIRST_MONTH <= index <= LAST_MONTH:
                continue
            begins = date(index // 12, index % 12 + 1, 1)
            month, name, year = scale.month_of(begins), month_name(begins.month, words), begins.year
        number = tick if scale.starts_on is None else index
        if number % every or not scale.first <= month <= scale.last:
            continue
        x = scale.x(month)
        yield Line(((x, HEAD - 4), (x, bottom)), "line", 0.6)
        if x > scale.right - NAME_WIDTH:
            continue
        yield Text(x, 10, name, SMALL, "quiet", "start")
        if year and year != seen_year:
            yield Text(x, 21, str(year), SMALL, "quiet", "start")
            seen_year = year
    if scale.starts_on is None:
        yield Text(0, 10, words.gettext("Months after the first day"), SMALL, "quiet")


def _wave(
    wave: Wave, roadmap: Roadmap, scale: _Scale, y: float, width: float, words: NullTranslations
) -> Iterator[Shape]:
    """The head of a wave and its span as a band."""
    baseline = y + 15
    first, last = float(wave.from_month), float(wave.to_month)
    days = roadmap.days_of(wave)
    if days is not None:
        first, last = (scale.month_of(day) for day in days)
    yield Box(scale.x(first), y + 7, scale.x(last) - scale.x(first), 11, fill="accent_ground")
    yield Line(((0, y + 1), (width, y + 1)), "line", 0.6)
    yield Text(0, baseline, wave.title, SMALL, "text", "start", "semibold", scale.left * 0.55)
    said = span_words(wave, roadmap, words)
    wide, room = rough_width(said, SMALL - 1), scale.x(last) - scale.x(first)
    begins = scale.x(first) + 3 if wide + 6 <= room else scale.x(last) + 4
    if begins + wide > width:
        ends = scale.x(first) - 4
        yield Text(ends, baseline, said, SMALL - 1, "quiet", "end", max_width=ends)
    else:
        yield Text(begins, baseline, said, SMALL - 1, "quiet", max_width=width - begins)


def _action(
    own: Standing, scale: _Scale, now: float | None, y: float, words: NullTranslations
) -> Iterator[Shape]:
    action, baseline = own.action, y + ROW / 2 + 3.2
    yield Text(0, baseline, action.label, SMALL, "quiet", max_width=32)
    yield from names_beside(34, y + ROW / 2, action.title, SMALL, scale.left - 48)
    first, last = _span(own, scale)
    if first is None or last is None:
        return
    left = scale.x(first)
    width = max(LEAST_BAR, scale.x(last) - left)
    yield from state_bar(left, y + (ROW - BAR) / 2, width, action.state, bool(own.late))
    if own.late:
        said = late_words(own.late, words)
        begins = left + width + 4
        if now is not None and begins < now + 4 and begins + rough_width(said, SMALL - 1) > now - 2:
            begins = now + 4
        if scale.right - begins > 40:
            yield Text(begins, baseline, said, SMALL - 1, "attention", max_width=scale.right - begins)


def state_bar(x: float, y: float, width: float, state: ActionState, is_late: bool) -> Iterator[Shape]:
    """A bar that shows how far an action is."""
    frame, line = ("attention", 1.8) if is_late else ("accent", 1.0)
    dash = DASH if state is ActionState.PROPOSED else ()
    fill = "accent" if state is ActionState.DONE else "card"
    yield Box(x, y, width, BAR, fill, frame, line, dash, 2)
    if state is ActionState.UNDER_WAY:
        yield Box(x, y, width / 2, BAR, frame, radius=2)


def _span(own: Standing, scale: _Scale) -> tuple[float | None, float | None]:
    """The months in which an action lies: its own days, else those of its wave."""
    wave = own.wave
    first = float(wave.from_month) if wave is not None else None
    last = float(wave.to_month) if wave is not None else None
    if scale.starts_on is not None:
        first = scale.month_of(own.begins) if own.begins is not None else first
        last = scale.month_of(own.ends) if own.ends is not None else last
    if first is not None and last is not None and first > last:
        first = last
    return first, last


def _today_at(scale: _Scale, today: date) -> float | None:
    """Where today lies; None where that is beside the time line."""
    if scale.starts_on is None:
        return None
    month = scale.month_of(today)
    return scale.x(month) if scale.first <= month <= scale.last else None


def _today(
    scale: _Scale, x: float, rows: Sequence[Item], bottom: float, words: NullTranslations
) -> Iterator[Shape]:
    """A line across the actions; it leaves out the heads of waves, whose days stand there in words."""
    y = HEAD
    yield Line(((x, HEAD - 6), (x, HEAD)), "attention", 1.2)
    for own, held in groupby(rows, lambda row: isinstance(row, Wave)):
        height = sum(WAVE_ROW if own else ROW for _row in held)
        if not own:
            yield Line(((x, y), (x, y + height)), "attention", 1.2)
        y += height
    said = words.gettext("today")
    if x > (scale.left + scale.right) / 2:
        yield Text(x - 3, bottom + 8, said, SMALL, "attention", "end")
    else:
        yield Text(x + 3, bottom + 8, said, SMALL, "attention")


def _key(left: float, y: float, words: NullTranslations) -> Iterator[Shape]:
    """What the bars mean."""
    _ = words.gettext
    x = 0.0
    for state, said in (
        (ActionState.PROPOSED, _("proposed")), (ActionState.AGREED, _("agreed")),
        (ActionState.UNDER_WAY, _("under way")), (ActionState.DONE, _("done")),
    ):  # fmt: skip
        yield from state_bar(x, y - BAR + 1, 20, state, is_late=False)
        yield Text(x + 25, y, said, SMALL, "quiet", max_width=64)
        x += max(88.0, left / 4)
    said = _("A bar lies on the action's own days, else on those of its wave.")
    yield Text(0, y + 12, said, SMALL, "quiet")


def _spoken(own: Standing, words: NullTranslations) -> str:
    """An action as it is read aloud."""
    told = (
        words.gettext("{number} {title}").format(number=own.action.label, title=own.action.title),
        own.action.owner,
        standing_words(own, words),
        when_words(own, words),
    )
    return words.gettext(" · ").join(part for part in told if part)
