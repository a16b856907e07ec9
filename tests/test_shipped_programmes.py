"""The programmes and requests that are shipped: they reach every criterion, and their days can be kept."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.framework import Criterion, EvidenceKind, Framework
from maturity_desktop.domain.phases import Phase, Task, Where
from maturity_desktop.domain.plan_records import ActivityKind
from maturity_desktop.storage.framework_files import read_framework, shipped_frameworks

TWO_ASSESSORS = 2 * 6 * 60
"""Minutes with people that a team of two can hold on one day and still write down."""
SEEN = {"observation", "walk_through", "document_review"}
HEARD = {"interview", "focus_group"}


@pytest.fixture(scope="module")
def icmi() -> Framework:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml").framework


def on_site(framework: Framework) -> tuple[Task, ...]:
    phases = (phase for phase in framework.programme if phase.where is Where.ON_SITE)
    return tuple(chain.from_iterable(phase.tasks for phase in phases))


def asked(criterion: Criterion) -> set[str]:
    """The roles whom a criterion or one of its checkpoints wants asked."""
    return set(criterion.ask).union(*(checkpoint.ask for checkpoint in criterion.checkpoints))


def test_every_criterion_has_its_hour_on_site_with_those_who_can_tell(icmi: Framework) -> None:
    tasks = on_site(icmi)
    for criterion in icmi.criteria:
        met = set(chain.from_iterable(task.who for task in tasks if criterion.id in task.criteria))
        wanted = set(chain.from_iterable(checkpoint.ask for checkpoint in criterion.checkpoints))
        assert wanted <= met, criterion.id
        assert met & asked(criterion), criterion.id


def test_nobody_is_interviewed_on_what_others_would_be_asked(icmi: Framework) -> None:
    for task in on_site(icmi):
        if task.activity in HEARD:
            for name in task.criteria:
                assert set(task.who) & asked(icmi.criterion(name)), (task.id, name)


def test_what_the_hints_want_seen_and_heard_is_seen_and_heard(icmi: Framework) -> None:
    for criterion in icmi.criteria:
        ways = {task.activity for task in on_site(icmi) if criterion.id in task.criteria}
        kinds = {hint.kind for hint in criterion.evidence}
        if EvidenceKind.OBSERVATION in kinds:
            assert ways & SEEN, criterion.id
        if EvidenceKind.FOCUS_GROUP in kinds:
            assert "focus_group" in ways, criterion.id
        if EvidenceKind.INTERVIEW in kinds:
            assert ways & HEARD, criterion.id


def test_what_is_handed_over_reaches_every_criterion(icmi: Framework) -> None:
    named = set(chain.from_iterable(request.criteria for request in icmi.requests))
    wanted = {
        criterion.id
        for criterion in icmi.criteria
        if {hint.kind for hint in criterion.evidence} & {EvidenceKind.DOCUMENT, EvidenceKind.DATA}
    }
    assert wanted <= named
    assert all(request.period and request.format and request.owner for request in icmi.requests)


def test_the_source_names_neither_the_days_nor_the_14_elements(icmi: Framework) -> None:
    assert len(icmi.requests) == 14
    assert all(request.added for request in icmi.requests)
    assert all(task.added for task in icmi.tasks.values())


def test_four_weeks_follow_two_of_preparation(icmi: Framework) -> None:
    assert [(phase.where, phase.days) for phase in icmi.programme] == [
        (Where.BEFORE, 10),
        (Where.ON_SITE, 5),
        (Where.OFF_SITE, 5),
        (Where.OFF_SITE, 5),
        (Where.OFF_SITE, 5),
    ]
    assert dict(icmi.paces[0].days) == {phase.id: phase.days for phase in icmi.programme}


def test_two_assessors_can_keep_every_day_on_site(icmi: Framework) -> None:
    minutes: dict[tuple[str, int | None], int] = defaultdict(int)
    for phase in icmi.programme:
        for task in phase.tasks:
            minutes[phase.id, task.day] += task.minutes or 0
    assert max(minutes.values()) <= TWO_ASSESSORS


@pytest.mark.parametrize(
    ("pace", "days"), [("four_weeks", 20), ("two_days", 2), ("two_weeks", 10), ("six_weeks", 30)]
)
def test_a_pace_takes_as_long_as_it_is_called(icmi: Framework, pace: str, days: int) -> None:
    (own,) = (known for known in icmi.paces if known.id == pace)
    after = [phase.id for phase in icmi.programme if phase.where is not Where.BEFORE]
    assert sum(own.days[phase] for phase in after) == days
    assert set(own.days) == {phase.id for phase in icmi.programme}


def people_are_met(phases: tuple[Phase, ...]) -> list[Task]:
    return [task for phase in phases for task in phase.tasks if task.activity]


def test_who_is_met_is_told_with_how_long_it_takes() -> None:
    for file in shipped_frameworks(frameworks_folder()):
        for task in people_are_met(file.framework.programme):
            assert task.who and task.minutes, task.id
            assert task.activity in set(ActivityKind), task.id
