"""The days on which clocks change: an hour that does not exist, and one that is told twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from gettext import gettext as _
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from maturity_desktop.domain.figure_errors import FiguresError

REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific", "UTC",
)  # fmt: skip
"""What the names of time zones begin with that people live in; the others are kept for old programs."""


def zone_named(name: str) -> ZoneInfo | None:
    """A time zone by its name; None where there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def check_zone(zone: str) -> None:
    """FiguresError where there is no such time zone."""
    if zone_named(zone) is None:
        raise FiguresError(_("There is no time zone “{zone}”. Write one as Europe/Oslo.").format(zone=zone))


def zone_names() -> tuple[str, ...]:
    """The time zones that a client's clock may be in, by name."""
    return tuple(sorted(name for name in available_timezones() if name.partition("/")[0] in REGIONS))


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
