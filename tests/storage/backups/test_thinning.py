"""Thinning keeps hours, days and weeks apart, and neither the clock nor damage makes it give up too much."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.storage.backups.copying import FileMark
from maturity_desktop.storage.backups.manifest import Manifest, Reason
from maturity_desktop.storage.backups.thinning import DAY, HOUR, WEEK, superseded, worked_until
from tests.examples import examples

START = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
YEAR = timedelta(days=365)
FIRST = Manifest(
    "library", 1, START, 0, Reason.WORKING, 3, 1, "", (), {"library.sqlite": FileMark(1, "")}, 0, 0, 0, ""
)  # fmt: skip


def next_one(backups: list[Manifest], now: datetime, reason: Reason = Reason.WORKING) -> Manifest:
    """The backup that would be made now, with the sums that the program does."""
    last = backups[-1] if backups else None
    number = last.number + 1 if last else 1
    return replace(FIRST, number=number, made_at=now, worked=worked_until(last, now), reason=reason)


def thinned(backups: list[Manifest]) -> list[Manifest]:
    going = superseded(backups)
    return [backup for backup in backups if backup.number not in going]


def kept_after(moments: list[datetime]) -> list[Manifest]:
    """What is left when a backup is made, and others thinned, at each of these moments."""
    backups: list[Manifest] = []
    for moment in moments:
        backups = thinned([*backups, next_one(backups, moment)])
    return backups


def ages(backups: list[Manifest]) -> list[int]:
    return [backups[-1].worked - backup.worked for backup in backups]


def gaps(found: list[int], until: int) -> list[int]:
    """The seconds between those that are younger than `until`, oldest first."""
    young = [age for age in found if age < until]
    return [older - younger for older, younger in pairwise(young)]


@pytest.fixture(scope="module")
def after_a_year_and_more() -> list[Manifest]:
    """A backup every half hour, day and night, for 400 days."""
    return kept_after([START + turn * HALF_HOUR for turn in range(400 * 48)])


def test_hours_days_and_weeks_are_covered(after_a_year_and_more: list[Manifest]) -> None:
    found = ages(after_a_year_and_more)
    assert max(gaps(found, DAY)) <= 2 * HOUR
    assert max(gaps(found, 30 * DAY)) <= 2 * DAY
    assert max(gaps(found, 52 * WEEK)) <= 2 * WEEK
    assert 51 * WEEK <= max(found) <= 53 * WEEK


def test_no_more_than_that_is_kept(after_a_year_and_more: list[Manifest]) -> None:
    assert len(after_a_year_and_more) <= 24 + 30 + 52


@pytest.mark.parametrize("jump", [YEAR, -YEAR, 30 * YEAR, timedelta(hours=-25)])
def test_a_clock_that_jumps_gives_up_no_more_than_a_day_without_work(jump: timedelta) -> None:
    before = [START + turn * HALF_HOUR for turn in range(40 * 48)]
    after = [before[-1] + jump + turn * HALF_HOUR for turn in range(1, 10)]
    pause = [before[-1] + timedelta(days=1) + turn * HALF_HOUR for turn in range(1, 10)]
    left, left_after_pause = kept_after(before + after), kept_after(before + pause)
    assert len(left) >= len(left_after_pause) - 1
    assert left[-1].number == len(before) + len(after)  # the jump stopped nothing
    assert sum(backup.number <= len(before) for backup in left) >= 24


def made_at(steps: list[timedelta]) -> list[Manifest]:
    """Backups by a clock that makes these steps, none of them thinned."""
    backups: list[Manifest] = []
    now = START
    for step in steps:
        now = min(max(now + step, START - 20 * YEAR), START + 20 * YEAR)
        backups.append(next_one(backups, now))
    return backups


clock_steps = st.lists(st.timedeltas(-2 * YEAR, 2 * YEAR), min_size=1, max_size=40)


@given(clock_steps, st.data())
@settings(max_examples=examples(200))
def test_whatever_goes_is_within_one_that_stands_for_it(steps: list[timedelta], data: st.DataObject) -> None:
    backups = made_at(steps)
    revisions = data.draw(st.lists(st.integers(0, 9), min_size=len(backups), max_size=len(backups)))
    backups = [replace(made, revision=number) for made, number in zip(backups, revisions, strict=True)]
    by_number = {backup.number: backup for backup in backups}
    for number, keepers in superseded(backups).items():
        later = [by_number[keeper] for keeper in keepers if keeper > number]
        assert max(backup.revision for backup in later) >= by_number[number].revision


@given(clock_steps, st.data())
@settings(max_examples=examples(200))
def test_the_last_good_one_is_never_given_up(steps: list[timedelta], data: st.DataObject) -> None:
    backups = made_at(steps)
    unsound = data.draw(st.sets(st.sampled_from([backup.number for backup in backups])))
    going = superseded(backups, unsound)
    sound = {backup.number for backup in backups} - unsound
    if sound:
        assert max(sound) not in going
    else:
        assert going == {}
    for keepers in going.values():
        assert keepers
        assert keepers <= sound - going.keys()


@given(clock_steps)
def test_the_order_does_not_matter(steps: list[timedelta]) -> None:
    backups = made_at(steps)
    assert superseded(backups[::-1]) == superseded(backups)


def test_what_precedes_a_step_that_cannot_be_taken_back_is_kept_a_month() -> None:
    backups: list[Manifest] = []
    for minute in range(10):
        backups.append(next_one(backups, START + timedelta(minutes=minute), Reason.MIGRATION))
    assert superseded(backups) == {}
    month_later = replace(next_one(backups, START), worked=31 * DAY)
    assert set(superseded([*backups, month_later])) == set(range(2, 11))


def test_the_library_s_clock_takes_no_step_back_and_none_longer_than_a_day() -> None:
    assert worked_until(None, START) == 0
    assert worked_until(FIRST, START + timedelta(minutes=5)) == 300
    assert worked_until(FIRST, START - YEAR) == 0
    assert worked_until(FIRST, START + YEAR) == DAY


def test_the_only_backup_of_what_an_old_copy_has_lost_is_never_given_up() -> None:
    worked = [START + turn * HALF_HOUR for turn in range(3)]
    before = [
        replace(FIRST, number=turn + 1, made_at=at, worked=turn * HOUR // 2, revision=5519 + turn)
        for turn, at in enumerate(worked)
    ]
    backups = before
    for turn in range(1, 500):  # more than a year with the old copy, a day between two backups
        made = next_one(backups, worked[-1] + turn * timedelta(days=1))
        backups = thinned([*backups, replace(made, revision=1343 + turn)])
    assert before[-1] in backups
    reached = replace(next_one(backups, backups[-1].made_at + HALF_HOUR), revision=5521)
    assert before[-1] not in thinned([*backups, reached])
