"""A client's audits on one line: where each stands, what was decided, how long an award holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.client_history import AuditPoint
from maturity_desktop.domain.improvement_records import Outcome
from maturity_desktop.domain.readiness import Verdict
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.certification_words import point_words
from maturity_desktop.reports.sections.wording import day_words, mean_words

_SIDE, _SMALL = 30.0, 9.0
_LETTER = 5.6
"""The width of a figure of the small size, rather more than less."""
_MARK = 5.0
_AWARD = 12.0
"""How far below the line an award is drawn."""
_LEAST = 44.0
"""Audits that stand nearer to each other have one label, that of the later one."""
HEIGHT = 96.0


def history_line(
    points: Sequence[AuditPoint], today: date, words: NullTranslations, width: float, height: float = HEIGHT
) -> Drawing:
    """Each audit at its cut-off with its level; a bar below it as long as its award; a rule for today.

    Ready is a filled dot, ready but for a few a ring, not ready a box.
    """
    title = words.gettext("The client’s audits, one after the other")
    if not points:
        return Drawing(width, height, title, ())
    days = [day for point in points for day in _days(point)] + [today]
    first, last = min(days), max(days)
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        return _SIDE + (width - 2 * _SIDE) * (day - first).days / span

    y = height * 0.44
    shapes: list[Shape] = [Line(((_SIDE - 12, y), (width - _SIDE + 12, y)), "line", 1.4)]
    shapes.append(_today_rule(x(today), height))
    spots, labelled = [], width + _LEAST
    for point in reversed(points):
        at = x(point.cut_off)
        shapes += _award(point, x, y)
        shapes += _mark(point, at, y)
        if labelled - at >= _LEAST:
            labelled = at
            shapes += _level_shapes(at, y - 12, _level(point, words))
            shapes.append(Text(at, height - 6, str(point.cut_off.year), _SMALL, "quiet", "middle"))
        spots.append(Spot(at - 10, y - 14, 20, 30, point_words(point, words)))
    shapes.append(Text(x(today), 10, words.gettext("today"), _SMALL, "quiet", "middle"))
    return Drawing(width, height, title, tuple(shapes), tuple(reversed(spots)))


def _days(point: AuditPoint) -> Iterator[date]:
    yield point.cut_off
    decision, until = point.certification.decision, point.certification.valid_until
    if decision is not None and until is not None:
        yield decision.decided_on
        yield until


def _level_shapes(x: float, y: float, told: str) -> Iterator[Shape]:
    """A level on a ground of its own, so that today's rule does not run through it."""
    width = _LETTER * len(told) + 4
    yield Box(x - width / 2, y - _SMALL, width, _SMALL + 3, "card", "none")
    yield Text(x, y, told, _SMALL, "text", "middle", "semibold")


def _level(point: AuditPoint, words: NullTranslations) -> str:
    """The level, or how many criteria meet the profile where there is none for the whole."""
    if point.level is not None:
        return mean_words(point.level, words)
    return f"{point.applicable - point.missing}/{point.applicable}"


def _mark(point: AuditPoint, x: float, y: float) -> Iterator[Shape]:
    if point.verdict is Verdict.READY:
        yield Dot(x, y, _MARK, "accent")
    elif point.verdict is Verdict.BUT_FOR:
        yield Dot(x, y, _MARK, "card", "accent")
    else:
        yield Box(x - 4.5, y - 4.5, 9, 9, "card", "accent", 1.4)


def _award(point: AuditPoint, x: Callable[[date], float], y: float) -> Iterator[Shape]:
    """How long an award holds; a refusal is a stroke across."""
    decision, until = point.certification.decision, point.certification.valid_until
    if decision is None:
        return
    start = x(decision.decided_on)
    if until is not None:
        end = max(x(until), start + 4)
        yield Box(start, y + _AWARD, end - start, 6, "accent", "none", radius=3)
    elif decision.outcome is Outcome.REFUSED:
        yield Line(((start - 4, y + _AWARD - 1), (start + 4, y + _AWARD + 7)), "wrong", 1.6)
        yield Line(((start - 4, y + _AWARD + 7), (start + 4, y + _AWARD - 1)), "wrong", 1.6)


def _today_rule(x: float, height: float) -> Line:
    """Drawn first, so that levels stand before it."""
    return Line(((x, 14), (x, height - 18)), "quiet", 1, (3, 2.5))


def line_words(points: Sequence[AuditPoint], words: NullTranslations) -> str:
    """How many audits the line has, since when; empty where there is one alone."""
    if len(points) < 2:
        return ""
    return words.ngettext("{count} audit since {day}", "{count} audits since {day}", len(points)).format(
        count=len(points), day=day_words(points[0].cut_off, words)
    )
