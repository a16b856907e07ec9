"""The dated programme: when each task is due, how it stands, and what a new plan leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import schedule_changes as plan
from maturity_desktop.domain.audit import Audit, TaskState
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import Pace, Phase, Task, TaskKind, Where
from maturity_desktop.domain.plan_records import AddedTask, Holiday, PhaseLength, PlanSettings, TaskPlan
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.schedule import (
    Position,
    Schedule,
    TaskStanding,
    next_open,
    scaled_day,
    schedule_of,
    task_days,
)
from maturity_desktop.domain.working_days import WEEKDAYS
from tests.builders import audit, criterion, framework

MONDAY = date(2026, 1, 12)


def day(written: str) -> date:
    return date.fromisoformat(f"2026-{written}")


def task(name: str, on: int | None = None) -> Task:
    return Task(name, f"Do {name}.", TaskKind.ANALYSIS, day=on)


PHASES = (
    Phase("ready", "Ready", (task("r1", 1), task("r2")), days=3, where=Where.BEFORE),
    Phase("site", "On site", (task("s1", 1), task("s3", 3), task("s5", 5)), days=5, where=Where.ON_SITE),
    Phase("desk", "At the desk", (task("d2", 2), task("d")), days=5),
    Phase("end", "The end", (task("e"),), days=0),
    Phase("later", "Later", (task("l"),)),
)


def model(*phases: Phase, paces: tuple[Pace, ...] = ()) -> Framework:
    made = framework({"1": [criterion((1,))]}, top=2)
    return replace(made, programme=phases or PHASES, paces=paces)


def planned(*records: Record, today: date = MONDAY, start: date | None = MONDAY) -> Schedule:
    own = audit({}, PlanSettings("a1", start), *records)
    return schedule_of(own, model(), today)


def dues(schedule: Schedule) -> dict[str, str]:
    return {own.task.id: f"{own.due:%m-%d}" if own.due else "" for own in schedule.tasks}


class TestDates:
    def test_phases_follow_one_another_from_the_first_day_on_site(self) -> None:
        schedule = planned()
        assert dues(schedule) == {
            "r1": "01-07", "r2": "01-09", "s1": "01-12", "s3": "01-14", "s5": "01-16",
            "d2": "01-20", "d": "01-23", "e": "01-23", "l": "",
        }  # fmt: skip
        spans = [(own.first, own.last) for own in schedule.phases]
        assert spans == [
            (day("01-07"), day("01-09")), (MONDAY, day("01-16")), (day("01-19"), day("01-23")),
            (day("01-23"), day("01-23")), (None, None),
        ]  # fmt: skip
        assert schedule.leaving_day == day("01-16")
        assert schedule.last_day == day("01-23")

    def test_holidays_and_weekdays_off_move_everything_behind_them(self) -> None:
        schedule = planned(Holiday("a1", "2026-01-13", "Founders’ day"), Holiday("a1", "not a day"))
        assert dues(schedule)["s3"] == "01-15"
        assert schedule.leaving_day == day("01-19")
        friday = schedule_of(audit({}, PlanSettings("a1", MONDAY, ("fri", "sat", "sun"))), model(), MONDAY)
        assert friday.leaving_day == day("01-19")

    def test_a_start_on_a_free_day_is_the_next_working_day(self) -> None:
        assert planned(start=date(2026, 1, 10)).starts_on == MONDAY

    def test_without_a_start_nothing_has_a_date_and_all_else_works(self) -> None:
        schedule = planned(TaskState("a1", "model", "s1", MONDAY, "Seen."), start=None)
        assert set(dues(schedule).values()) == {""}
        assert [own.task.id for own in schedule.tasks][:4] == ["r1", "r2", "s1", "s3"]
        assert (schedule.position, schedule.leaving_day, schedule.phase_today) == (None, None, None)
        assert next_open(schedule, "r2") == schedule.task("s3")

    def test_a_task_moved_by_hand_stays_where_it_was_put(self) -> None:
        schedule = planned(TaskPlan("a1", "model", "s5", due_on=day("01-13")))
        assert dues(schedule)["s5"] == "01-13"
        assert [own.task.id for own in schedule.phases[1].tasks] == ["s1", "s5", "s3"]

    def test_another_length_moves_tasks_in_proportion(self) -> None:
        schedule = planned(PhaseLength("a1", "model", "site", 2))
        assert [dues(schedule)[name] for name in ("s1", "s3", "s5", "d2")] == [
            "01-12",
            "01-13",
            "01-13",
            "01-15",
        ]

    @pytest.mark.parametrize(
        ("on", "wanted", "actual", "falls"),
        [(1, 5, 2, 1), (2, 5, 2, 1), (3, 5, 2, 2), (5, 5, 10, 10), (1, 5, 10, 1), (None, 5, 3, 3),
         (3, 5, 0, 1), (4, None, 2, 2), (7, 5, 5, 5)],
    )  # fmt: skip
    def test_the_day_of_a_task_is_scaled(
        self, on: int | None, wanted: int | None, actual: int, falls: int
    ) -> None:
        assert scaled_day(on, wanted, actual) == falls

    def test_a_longer_phase_begins_on_its_first_day_and_closes_on_its_last(self) -> None:
        falls = task_days((1, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5, None), 5, 10)
        assert falls == (1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10)
        schedule = planned(PhaseLength("a1", "model", "site", 10))
        assert [dues(schedule)[name] for name in ("s1", "s5")] == ["01-12", "01-23"]
        assert task_days((1, 1, 1), 1, 3) == (1, 2, 3)

    def test_days_off_that_make_it_longer_are_counted(self) -> None:
        off = ("01-13", "01-17", "01-20", "02-20")
        schedule = planned(*(Holiday("a1", f"2026-{own}") for own in off))
        assert schedule.days_off == 2, "neither a Saturday nor a day after the end"
        assert planned(*(Holiday("a1", f"2026-{own}") for own in off), start=None).days_off == 0

    def test_a_day_with_more_than_a_team_can_do_is_known(self) -> None:
        many = [
            AddedTask("a1", "model", f"own{number}", "site", f"Do {number}.", TaskKind.ANALYSIS, day=4)
            for number in range(10)
        ]
        assert planned(*many[:9]).crowded_day is None
        assert planned(*many).crowded_day == (day("01-15"), 10)
        done = TaskState("a1", "model", "own3", MONDAY)
        assert planned(*many, done).crowded_day is None
        assert planned(*many, today=day("01-16")).crowded_day is None, "that day has passed"

    def test_an_own_task_falls_on_the_day_that_was_given_for_it(self) -> None:
        own = AddedTask("a1", "model", "own", "site", "See the night shift.", TaskKind.OBSERVATION, day=7)
        assert dues(planned(own, PhaseLength("a1", "model", "site", 10)))["own"] == "01-20"
        assert dues(planned(own, PhaseLength("a1", "model", "site", 2)))["own"] == "01-13"

    @given(st.lists(st.none() | st.integers(1, 9), max_size=30), st.integers(1, 9), st.integers(0, 30))
    def test_tasks_stay_in_order_and_within_their_phase(
        self, days: list[int | None], wanted: int, actual: int
    ) -> None:
        in_order = sorted(days, key=lambda day: wanted if day is None else min(day, wanted))
        falls = task_days(in_order, wanted, actual)
        assert list(falls) == sorted(falls)
        assert all(1 <= day <= max(actual, 1) for day in falls)

    def test_own_tasks_stand_in_their_phase_by_their_day(self) -> None:
        own = AddedTask("a1", "model", "own", "site", "See the night shift.", TaskKind.OBSERVATION, day=3)
        homeless = replace(own, id="lost", phase="gone")
        schedule = planned(own, homeless)
        assert [one.task.id for one in schedule.phases[1].tasks] == ["s1", "s3", "own", "s5"]
        assert [one.task.id for one in schedule.phases[-1].tasks] == ["l", "lost"]
        found = schedule.task("own")
        assert found is not None and found.is_own and found.due == day("01-14")


class TestStandings:
    def test_each_task_stands_as_it_is(self) -> None:
        schedule = planned(
            TaskState("a1", "model", "r1", day("01-08")),
            TaskPlan("a1", "model", "r2", skipped=True, reason="Done by the client."),
            today=day("01-14"),
        )
        standing = {own.task.id: own.standing for own in schedule.tasks}
        assert standing == {
            "r1": TaskStanding.DONE, "r2": TaskStanding.SKIPPED, "s1": TaskStanding.LATE,
            "s3": TaskStanding.TODAY, "s5": TaskStanding.COMING, "d2": TaskStanding.COMING,
            "d": TaskStanding.COMING, "e": TaskStanding.COMING, "l": TaskStanding.UNDATED,
        }  # fmt: skip
        ready = schedule.phases[0]
        assert (ready.done, len(ready.counted)) == (1, 1)

    @pytest.mark.parametrize(
        ("today", "position"),
        [("01-09", (0, 2, None)), ("01-12", (1, 2, 1)), ("01-16", (1, 2, 5)), ("01-18", (1, 2, None)),
         ("01-21", (2, 2, 3)), ("01-24", (3, 2, None))],
    )  # fmt: skip
    def test_weeks_and_days_are_counted_from_the_first_day_on_site(
        self, today: str, position: tuple[int, int, int | None]
    ) -> None:
        assert planned(today=day(today)).position == Position(*position)

    def test_a_week_that_began_on_a_wednesday_has_its_first_day_then(self) -> None:
        schedule = planned(start=day("01-14"), today=day("01-14"))
        assert schedule.position == Position(1, 3, 1)
        later = planned(start=day("01-14"), today=day("01-19"))
        assert later.position == Position(2, 3, 1)

    def test_today_lies_in_a_phase(self) -> None:
        def here(today: str) -> str:
            found = planned(today=day(today)).phase_today
            return found.phase.id if found else ""

        assert [here(own) for own in ("01-06", "01-08", "01-14", "01-23", "01-26")] == [
            "", "ready", "site", "end", "",
        ]  # fmt: skip


class TestChanges:
    def test_a_pace_sets_all_lengths_and_the_framework_s_own_needs_no_record(self) -> None:
        quick = Pace("quick", "Two days", {"ready": 1, "site": 2, "desk": 0})
        whole = Pace("whole", "Two weeks", {"ready": 3, "site": 5, "desk": 5, "end": 0})
        own, made = audit({}), model(paces=(quick, whole))
        assert plan.pace_of(own, made) == whole
        fast = own.with_changes(plan.set_pace(own, made, quick))
        assert {length.phase: length.days for length in fast.all(PhaseLength)} == {
            "ready": 1, "site": 2, "desk": 0,
        }  # fmt: skip
        assert plan.pace_of(fast, made) == quick
        other = fast.with_changes(plan.set_lengths(fast, made, {"site": 4}))
        assert plan.pace_of(other, made) is None
        assert fast.with_changes(plan.set_pace(fast, made, whole)) == own

    def test_skipping_wants_a_reason_and_is_taken_back(self) -> None:
        own = audit({})
        with pytest.raises(ValueError, match="s1"):
            plan.skip(own, "model", "s1", " ")
        left_out = own.with_changes(plan.skip(own, "model", "s1", " No shift. "))
        assert plan.plan_at(left_out, "model", "s1").reason == "No shift."
        assert left_out.with_changes(plan.bring_back(left_out, "model", "s1")) == own

    def test_somebody_must_be_able_to_work(self) -> None:
        with pytest.raises(ValueError, match="sun"):
            plan.set_free_weekdays(audit({}), WEEKDAYS)

    def test_an_own_task_goes_with_what_was_said_of_it(self) -> None:
        own = AddedTask("a1", "model", "own", "site", " See it. ", TaskKind.OBSERVATION, day=0)
        empty = audit({})
        there = empty.with_changes(plan.put_own_task(empty, own))
        (kept,) = there.all(AddedTask)
        assert (kept.what, kept.day) == ("See it.", 1)
        said = there.with_changes(plan.assign(there, "model", "own", "Ann"))
        assert said.with_changes(plan.remove_own_task(said, kept)) == empty
        with pytest.raises(ValueError, match="own"):
            plan.put_own_task(empty, replace(own, what=" "))

    def test_holidays_are_those_told_and_no_others(self) -> None:
        own = audit({}, Holiday("a1", "2026-01-06", "Epiphany"))
        changed = own.with_changes(plan.set_holidays(own, {day("05-01"): "May Day"}))
        assert [(one.day, one.title) for one in changed.all(Holiday)] == [("2026-05-01", "May Day")]


NAMES = st.sampled_from([own.id for phase in PHASES for own in phase.tasks])
DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))
Step = Callable[[Audit], Changes]
REPLANS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda start: lambda own: plan.set_start(own, start), st.none() | DAYS),
    st.builds(
        lambda free: lambda own: plan.set_free_weekdays(own, free),
        st.sets(st.sampled_from(WEEKDAYS), max_size=6),
    ),
    st.builds(
        lambda days: lambda own: plan.set_holidays(own, dict.fromkeys(days, "Off")),
        st.lists(DAYS, max_size=5),
    ),
    st.builds(
        lambda phase, days: lambda own: plan.set_lengths(own, model(), {phase: days}),
        st.sampled_from([phase.id for phase in PHASES]),
        st.integers(0, 40),
    ),
    st.builds(
        lambda days: lambda own: plan.set_pace(own, model(), Pace("p", "P", days)),
        st.dictionaries(st.sampled_from([phase.id for phase in PHASES]), st.integers(0, 30)),
    ),
)


@given(
    st.dictionaries(NAMES, st.tuples(st.none() | DAYS, st.text(max_size=5)), max_size=4),
    st.dictionaries(NAMES, st.tuples(st.none() | DAYS, st.sampled_from(["", "Ann"])), max_size=4),
    st.lists(REPLANS, max_size=6),
)
def test_a_new_plan_loses_nothing_that_was_said_of_a_task(
    states: dict[str, tuple[date | None, str]],
    plans: dict[str, tuple[date | None, str]],
    steps: list[Step],
) -> None:
    said: list[Record] = [TaskState("a1", "model", name, *state) for name, state in states.items()]
    said += [TaskPlan("a1", "model", name, *decided) for name, decided in plans.items()]
    before = after = audit({}, PlanSettings("a1", MONDAY), *said)
    for step in steps:
        after = after.with_changes(step(after))
    for kind in (TaskState, TaskPlan):
        assert after.tables[kind] == before.tables[kind]
    schedule = schedule_of(after, model(), MONDAY)
    found = {own.task.id: own for own in schedule.tasks}
    assert found.keys() == {own.id for phase in PHASES for own in phase.tasks}
    for name, (due, assignee) in plans.items():
        assert found[name].plan.assignee == assignee
        assert due is None or found[name].due == due
    for own in schedule.tasks:
        assert own.planned is None or not schedule.calendar.is_free(own.planned)
    for phase in schedule.phases:
        days = [own.planned for own in phase.tasks]
        assert all(one is None or phase.first <= one <= phase.last for one in days)  # type: ignore[operator]
        assert (phase.first is None) == (schedule.starts_on is None or phase.days is None)


@given(st.lists(st.integers(0, 12), min_size=5, max_size=5))
def test_phases_follow_one_another_without_a_gap(lengths: list[int]) -> None:
    days = {phase.id: count for phase, count in zip(PHASES, lengths, strict=True)}
    own = audit({}, PlanSettings("a1", MONDAY))
    own = own.with_changes(plan.set_lengths(own, model(), days))
    schedule = schedule_of(own, model(), MONDAY)
    spans = [(phase, *(phase.first, phase.last)) for phase in schedule.phases]
    for phase, first, last in spans:
        assert first is not None and last is not None
        assert schedule.calendar.count(first, last) == max(phase.days or 0, 1)
    with_days = [(first, last) for phase, first, last in spans if phase.days]
    for (_first, last), (first, _last) in pairwise(with_days):
        assert last is not None and first == schedule.calendar.shifted(last, 1)
