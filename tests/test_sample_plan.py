"""How the sample audit was carried out: everything that its plan says agrees with its evidence and days."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PIL import Image

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.activities import TELLING, overlapping, people_of, source_words
from maturity_desktop.domain.agenda import agenda_of
from maturity_desktop.domain.audit import Audit, Link
from maturity_desktop.domain.leaving import Want
from maturity_desktop.domain.plan_records import (
    PLAN_RECORDS,
    Activity,
    ActivityPerson,
    ActivityState,
    Assignment,
    EvidenceCopy,
    EvidenceTag,
    Heard,
    LeftOpen,
    PhaseLength,
    RequestStatus,
    TeamMember,
    Verdict,
)
from maturity_desktop.domain.requests import Standing, standings
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.schedule import Schedule, TaskStanding, schedule_of
from maturity_desktop.gui.evidence_marks.marks import Mark, Shape
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.coverage import gate_of
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample

LAST_DAY = date(2026, 2, 6)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> Results:
    return results_of(library, CURRENT)[0]


@pytest.fixture(scope="module")
def audit(results: Results) -> Audit:
    return results.audit


@pytest.fixture(scope="module")
def schedule(results: Results) -> Schedule:
    return schedule_of(results.audit, results.framework, LAST_DAY)


def request(audit: Audit, number: int, day: date) -> Standing:
    return standings(audit, day)[number - 1]


def test_only_the_current_audit_has_a_plan(library: Library, audit: Audit) -> None:
    kept = {kind for kind in PLAN_RECORDS if any(True for _own in audit.all(kind))}
    assert set(PLAN_RECORDS) - kept == {PhaseLength}
    of_the_audit = [kind for kind in PLAN_RECORDS if "client" not in kind.KEY]
    assert not [own for kind in of_the_audit for own in library.load(EARLIER).all(kind)]


def test_the_four_weeks_are_done_but_for_one_interview(schedule: Schedule) -> None:
    assert schedule.starts_on == date(2026, 1, 12)
    assert schedule.leaving_day == date(2026, 1, 16)
    assert schedule.last_day == LAST_DAY
    assert [own.task.id for own in schedule.tasks if own.is_open] == ["caught-up"]
    left_out = [own for own in schedule.tasks if own.standing is TaskStanding.SKIPPED]
    assert len(left_out) == 2
    assert all(own.plan.reason for own in left_out)
    assert sum(own.is_own for own in schedule.tasks) == 2


def test_every_task_was_done_on_a_day_of_work(schedule: Schedule) -> None:
    days = [own.state.done_on for own in schedule.tasks if own.state.done_on is not None]
    assert not [day for day in days if schedule.calendar.is_free(day)]
    assert min(days) == date(2025, 12, 22)
    assert max(days) == LAST_DAY


def test_activities_took_place_on_the_day_of_their_task(audit: Audit, schedule: Schedule) -> None:
    for activity in audit.all(Activity):
        if activity.state is ActivityState.HELD:
            task = schedule.task(activity.task)
            assert task is not None, activity.title
            assert task.state.done_on is not None
            assert activity.held_on == task.state.done_on, activity.title
    assert overlapping(audit) == ()


def test_what_was_heard_is_linked_and_nothing_else_is(audit: Audit) -> None:
    """Each verdict has its link: editing an activity in the window takes away or adds no other."""
    links = {(link.evidence, link.checkpoint): link.contradicts for link in audit.all(Link)}
    activities = {own.id: own for own in audit.all(Activity)}
    told = [own for own in audit.all(Heard) if own.verdict in TELLING]
    assert len(told) >= 12
    for own in told:
        place = (activities[own.activity].evidence, own.checkpoint)
        assert links[place] == (own.verdict is Verdict.CONTRADICTS), own
    assert [own.checkpoint for own in told if own.verdict is Verdict.CONTRADICTS] == ["5.07-2a"]


def test_evidence_was_made_on_the_day_of_its_activity(audit: Audit) -> None:
    items = {item.id: item for item in audit.evidence}
    for activity in audit.all(Activity):
        if activity.evidence:
            item = items[activity.evidence]
            assert (item.dated, item.kind) == (activity.held_on, activity.kind.evidence_kind), activity.title


def test_nobody_is_named_where_the_client_reads(audit: Audit, results: Results) -> None:
    names = {person.name for person in audit.all(ActivityPerson) if person.name}
    assert len(names) >= 5
    for activity in audit.all(Activity):
        words = source_words(people_of(audit, activity), results.framework.roles or {})
        assert not [name for name in names if name in words]
    written = " ".join(f"{own.note}" for own in audit.all(Heard)) + " ".join(
        f"{own.title} {own.note} {own.drawn}" for own in audit.all(Activity)
    )
    assert not [name for name in names if name in written]


def test_samples_say_how_they_were_drawn(audit: Audit) -> None:
    samples = {own.title: (own.sample, own.population) for own in audit.all(Activity) if own.sample}
    assert samples["Twelve files of employees"] == (12, 170)
    assert samples["Thirty contacts scored again"] == (30, 61_000)
    assert all(own.drawn for own in audit.all(Activity) if own.sample)


def test_the_data_request_was_answered_but_for_four(audit: Audit) -> None:
    found = standings(audit, LAST_DAY)
    assert [own.request.number for own in found] == list(range(1, 18))
    assert Counter(own.request.status for own in found[:14]) == {
        RequestStatus.RECEIVED: 12,
        RequestStatus.REJECTED: 1,
        RequestStatus.PROMISED: 1,
    }
    assert all(own.evidence for own in found if own.request.status is RequestStatus.RECEIVED)
    assert [own.request.label for own in found if own.is_waiting] == ["DR-12", "DR-15", "DR-16", "DR-17"]
    assert request(audit, 16, LAST_DAY).overdue == 7


def test_what_a_request_brought_is_in_the_register_since_then(audit: Audit) -> None:
    before_the_visit = {own.label for own in audit.evidence if own.added_on < audit.details.started_on}
    brought = {item.label for own in standings(audit, LAST_DAY) for item in own.evidence}
    assert brought == before_the_visit - {f"EV-{number:03d}" for number in range(1, 5)} | {"EV-053"}


def test_every_criterion_could_be_left(results: Results) -> None:
    found = gate_of(results, LAST_DAY)
    assert found.is_open
    assert {own.result.criterion.id for own in found.criteria if own.left_open} == {"1.05", "8.05"}
    assert found.wanting(Want.UNRATED) == 1
    excused = [own for own in found.criteria if own.owed and own.wants & {Want.ONE_SOURCE, Want.ONLY_TOLD}]
    assert len(excused) == 10
    assert {own.criterion for own in results.audit.all(LeftOpen)} == {"1.05", "8.05"}


def test_the_team_looks_after_every_criterion(audit: Audit, results: Results) -> None:
    work = Counter(own.assessor for own in audit.all(Assignment))
    assert sum(work.values()) == len(results.criteria) == 45
    assert set(work) == {own.name for own in audit.all(TeamMember)}
    assert [own.name for own in audit.all(TeamMember) if own.is_lead] == [audit.details.assessor]
    assert {own.led_by for own in audit.all(Activity)} <= set(work)


def test_tags_find_items_again(audit: Audit) -> None:
    tags = Counter(own.tag for own in audit.all(EvidenceTag))
    assert tags["e-mail"] == 4
    assert len(tags) == 5


def test_the_catching_up_is_on_its_days_agenda(audit: Audit, results: Results) -> None:
    day = date(2026, 2, 10)
    agenda = agenda_of(audit, [schedule_of(audit, results.framework, day)], day)
    assert [own.title for own in agenda.activities] == ["System support by telephone"]
    assert [own.task.id for own in agenda.late] == ["caught-up"]
    assert [own.label for own in agenda.overdue] == ["DR-16"]


def test_what_is_blacked_out_in_a_copy_is_black_and_the_rest_is_the_original(
    library: Library, audit: Audit
) -> None:
    (copy,) = audit.all(EvidenceCopy)
    original, item = (
        next(own for own in audit.evidence if own.id == name) for name in (copy.original, copy.evidence)
    )
    assert copy.original_sha256 == original.sha256 != item.sha256
    folder = resources_folder() / "sample" / "evidence"
    with Image.open(folder / original.file_name) as before, Image.open(folder / item.file_name) as after:
        assert not after.info
        covered = before.convert("RGB")
        for line in copy.marks:
            told = json.loads(line)
            assert Mark(Shape(told.pop("shape")), **told).line() == line
            area = (int(told["x1"]), int(told["y1"]), int(told["x2"]), int(told["y2"]))
            assert after.convert("RGB").crop(area).getextrema() == ((0, 0), (0, 0), (0, 0))
            covered.paste((0, 0, 0), area)
        assert covered.tobytes() == after.convert("RGB").tobytes()
