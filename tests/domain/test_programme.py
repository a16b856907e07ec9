"""How far a programme is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from maturity_desktop.domain.audit import AGREED, AnswerValue, SetLevel, TaskState
from maturity_desktop.domain.framework import Framework, ScoringRules
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.domain.programme import PhaseProgress, progress_of
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.schedule import next_open, schedule_of
from tests.builders import audit, criterion, framework

DAY = date(2026, 1, 13)
MET = AnswerValue.MET


def tasks(*names: str) -> tuple[Task, ...]:
    return tuple(Task(name, f"Do {name}.", TaskKind.ANALYSIS) for name in names)


PHASES = (Phase("one", "One", tasks("a", "b"), level=1), Phase("two", "Two", tasks("c"), level=2))


def model(*more: Phase, points: bool = True) -> Framework:
    made = framework({"1": [criterion((2, 2), "1.01"), criterion((1, 1), "1.02")]}, top=2)
    return replace(made, scoring=ScoringRules(points=points), programme=(*PHASES, *more))


def state(task: str, done: bool = True) -> TaskState:
    return TaskState("a1", "model", task, DAY if done else None, "" if done else "Begun.")


def progress(made: Framework, *records: TaskState | SetLevel, **answers: AnswerValue) -> list[PhaseProgress]:
    own = audit(answers, *records)
    return list(progress_of(evaluate(own, made), schedule_of(own, made, DAY)))


def test_a_phase_counts_its_tasks_that_are_done() -> None:
    one, two = progress(model(), state("b"), state("c", done=False))
    assert (one.plan.done, len(one.plan.counted)) == (1, 2)
    assert (two.plan.done, len(two.plan.counted)) == (0, 1)
    assert two.plan.tasks[0].state.note == "Begun."


def test_a_framework_without_a_programme_has_no_phases() -> None:
    assert progress(framework({"1": [criterion((1,))]})) == []


def test_a_phase_knows_how_many_criteria_stand_at_its_level() -> None:
    levels = (SetLevel("a1", "model", AGREED, "1.01", 2, "seen"), SetLevel("a1", "model", AGREED, "1.02", 1))
    one, two = progress(model(), *levels)
    assert [(phase.reached, phase.applicable) for phase in (one, two)] == [(2, 2), (1, 2)]


def test_a_phase_that_leads_to_no_level_is_reached_by_none() -> None:
    (*_, last) = progress(
        model(Phase("three", "Three", tasks("d"))), SetLevel("a1", "model", AGREED, "1.01", 2)
    )
    assert (last.reached, last.points) == (0, None)


def test_points_are_those_of_the_level_over_all_criteria() -> None:
    answers = {"1.01-1a": MET, "1.01-1b": AnswerValue.PARTLY, "1.02-1a": MET, "1.02-2a": MET}
    one, two = progress(model(), **answers)
    assert (one.points, two.points) == ((Fraction(5, 2), 3), (Fraction(1), 3))
    assert [phase.points for phase in progress(model(points=False), **answers)] == [None, None]


def test_the_next_task_is_the_first_that_is_open() -> None:
    def following(*done: str, after: str = "") -> str:
        own = audit({}, *(state(name) for name in done))
        found = next_open(schedule_of(own, model(), DAY), after)
        return found.task.id if found else ""

    assert following() == "a"
    assert following("a") == "b"
    assert following("b", after="a") == "c"
    assert following("b", "c", after="b") == "a"
    assert following("a", "b", "c") == ""
    assert following(after="nowhere") == "a"
