"""Which backups are given up: one stays for each hour of a day, each day of a month, each week of a year.

A backup's age is counted by the library's own clock (`worked`), which goes on with the computer's but takes
no step back and none longer than a day: a computer set forward or back by a year makes nothing old.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from maturity_desktop.storage.backups.manifest import Manifest, Reason

HOUR, DAY, WEEK = 3600, 86400, 7 * 86400
LONGEST_STEP = DAY


@dataclass(frozen=True, slots=True)
class Tier:
    """One backup is kept for each `spacing` until the age `until`; both in seconds."""

    spacing: int
    until: int


TIERS = (Tier(HOUR, DAY), Tier(DAY, 30 * DAY), Tier(WEEK, 52 * WEEK))
KEPT_WHOLE: Mapping[Reason, int] = {Reason.MIGRATION: 30 * DAY, Reason.RESTORING: 30 * DAY}
"""Seconds for which the backup before a step that cannot be taken back is never thinned."""


def worked_until(last: Manifest | None, now: datetime) -> int:
    """What the library's own clock says now, by the newest backup there is; in seconds."""
    if last is None:
        return 0
    step = (now - last.made_at) // timedelta(seconds=1)
    return last.worked + min(max(step, 0), LONGEST_STEP)


def superseded(backups: Collection[Manifest], unsound: Collection[int] = ()) -> dict[int, frozenset[int]]:
    """The backups to give up, by number, each with those that stand for it from now on.

    One stands for its time, and one, mostly the same, for what was in it.

    The newest sound one always stays, and an unsound one stands for none: it goes only with old age. The
    oldest of each span stays, because it is the one that grows into the next span. One of a higher revision
    than every later one stays too: the library may have been exchanged for an old copy since.
    """
    ordered = sorted(backups, key=lambda backup: backup.number)
    sound = [backup for backup in ordered if backup.number not in unsound]
    if not sound:
        return {}
    newest = sound[-1]
    going: dict[int, int] = {}
    for span, members in _by_span(ordered, newest).items():
        sound_ones = [backup for backup in members if backup.number not in unsound]
        if span is None:
            going |= {backup.number: newest.number for backup in members}
        else:
            going |= {backup.number: sound_ones[0].number for backup in sound_ones[1:]}
    unmatched = _unmatched(sound)
    stay = {backup.number for backup in sound if backup in unmatched or _is_kept_whole(backup, newest)}
    return {
        backup.number: frozenset((going[backup.number], *_reaching(backup, unmatched)))
        for backup in ordered
        if backup.number in going.keys() - stay
    }


def _unmatched(sound: Sequence[Manifest]) -> list[Manifest]:
    """Those that no later one reaches in revision, the newest too; given and found oldest first."""
    found: list[Manifest] = []
    for backup in reversed(sound):
        if not found or backup.revision > found[0].revision:
            found.insert(0, backup)
    return found


def _reaching(backup: Manifest, unmatched: Iterable[Manifest]) -> Iterator[int]:
    """The number of the next later one of the same revision or a higher one, none for an unsound one."""
    later = (other for other in unmatched if other.number > backup.number)
    yield from islice((other.number for other in later if other.revision >= backup.revision), 1)


def _by_span(ordered: Sequence[Manifest], newest: Manifest) -> dict[tuple[int, int] | None, list[Manifest]]:
    """The backups of each span of age, oldest first; None for what is older than any span."""
    found: dict[tuple[int, int] | None, list[Manifest]] = {}
    for backup in ordered:
        found.setdefault(_span(newest.worked - backup.worked), []).append(backup)
    return found


def _span(age: int) -> tuple[int, int] | None:
    spans: Iterable[tuple[int, Tier]] = enumerate(TIERS)
    return next(((place, age // tier.spacing) for place, tier in spans if age < tier.until), None)


def _is_kept_whole(backup: Manifest, newest: Manifest) -> bool:
    return newest.worked - backup.worked < KEPT_WHOLE.get(backup.reason, 0)
