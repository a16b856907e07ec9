"""How well a rating is supported: the kinds of evidence, whether it is current, whether it contradicts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from maturity_desktop.domain.audit import Evidence, Link

MONTHS_CURRENT = 12


class Confidence(StrEnum):
    """A: two different kinds, at least one direct. B: one direct kind. C: testimony only."""

    A = "A"
    B = "B"
    C = "C"
    NONE = "none"


def is_stale(dated: date, cut_off: date, months: int = MONTHS_CURRENT) -> bool:
    """Whether a thing is older than so many months at the cut-off; the very day still counts."""
    return dated < months_before(cut_off, months)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of a month that is too short."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    for day_of_month in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, day_of_month)
        except ValueError:
            continue
    raise ValueError(day)


def confidence(linked: Iterable[tuple[Link, Evidence]], cut_off: date) -> Confidence:
    """The confidence that current, supporting evidence gives; all testimony is one kind."""
    kinds = {item.kind for link, item in linked if not link.contradicts and not is_stale(item.dated, cut_off)}
    direct = {kind for kind in kinds if kind.direct}
    different = len(direct) + (1 if kinds - direct else 0)
    if not kinds:
        return Confidence.NONE
    if not direct:
        return Confidence.C
    return Confidence.A if different >= 2 else Confidence.B
