"""The days on which clocks change: an hour that does not exist, and one that is told twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from gettext import gettext as _
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from maturity_desktop.domain.figure_errors import FiguresError


def check_zone(zone: str) -> None:
    """FiguresError where there is no such time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FiguresError(
            _("There is no time zone “{zone}”. Write one as Europe/Oslo.").format(zone=zone)
        ) from None


def may_be_told_twice(start: datetime, zone: str) -> bool:
    """Whether clocks go back over this time.

    Without a zone: in the small hours of the Sundays on which Europe (last of October) and North America
    (first of November) do so.
    """
    if zone:
        place = ZoneInfo(zone)
        early, late = (start.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
        return early is not None and late is not None and early > late
    if start.weekday() != 6 or start.hour > 2:
        return False
    in_europe = start.month == 10 and start.day > 24
    return in_europe or (start.month == 11 and start.day <= 7)


def is_skipped(start: datetime, zone: str) -> bool:
    """Whether clocks go forward over this time, so that it does not exist."""
    place = ZoneInfo(zone)
    early, late = (start.replace(tzinfo=place, fold=fold).utcoffset() for fold in (0, 1))
    return early is not None and late is not None and late - early > timedelta(0)
