"""The team and its rating sets."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    Change,
    Note,
    RatingSet,
    SetLevel,
)
from maturity_desktop.domain.changes import Changes, Place, put
from maturity_desktop.domain.plan_records import Activity, ActivityKind, Assignment, TaskPlan, TeamMember
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.team import Authored
from tests.builders import audit, criterion, framework

ANA, BEN = TeamMember("a1", "Ana Lind", "AL", is_lead=True), TeamMember("a1", "Ben Ode", "BO")
MODEL = framework({"1": (criterion([1, 1], "1.01"), criterion([1], "1.02"), criterion([1], "1.03"))})
MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET


def after(was: Audit, *steps: Changes) -> Audit:
    for changes in steps:
        was = was.with_changes(changes)
    return was


def test_there_is_one_lead() -> None:
    both = audit(None, ANA, BEN)
    led = after(both, team.join(both, TeamMember("a1", "Ben Ode", "BO", is_lead=True)))
    assert [(own.name, own.is_lead) for own in team.members(led)] == [("Ben Ode", True), ("Ana Lind", False)]


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ana Lind", "AL"), ("bo", "B"), ("Åse van der Berg", "ÅVD"), ("", ""), ("- x", "X")],
)
def test_initials(name: str, initials: str) -> None:
    assert team.initials_of(name) == initials


def test_a_new_name_goes_through_the_plan_and_leaves_what_was_answered() -> None:
    plan = TaskPlan("a1", "model", "t", assignee="Ben Ode")
    talk = Activity("a1", "m", ActivityKind.INTERVIEW, "Talk", date(2026, 1, 13), led_by="Ben Ode")
    start = audit({"1.01-1a": MET}, ANA, BEN, plan, talk, Assignment("a1", "model", "1.01", "Ben Ode"))
    found = after(start, team.rename(start, BEN, "Benedikt Ode"))
    assert [own.name for own in team.members(found)] == ["Ana Lind", "Benedikt Ode"]
    assert team.assessor_of(found, "model", "1.01") == "Benedikt Ode"
    assert [own.assignee for own in found.all(TaskPlan)] == ["Benedikt Ode"]
    assert [own.led_by for own in found.all(Activity)] == ["Benedikt Ode"]
    assert list(found.all(Answer)) == list(start.all(Answer))


def test_two_members_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="Ana Lind"):
        team.rename(audit(None, ANA, BEN), BEN, "Ana Lind")


def test_criteria_are_shared_out_and_given_back() -> None:
    start = audit(None, ANA, BEN)
    shared = after(start, team.assign(start, "model", ["1.01", "1.02"], "Ben Ode"))
    assert team.workload(shared) == {"Ben Ode": 2}
    less = after(shared, team.assign(shared, "model", ["1.02", "1.03"], ""))
    assert (team.assessor_of(less, "model", "1.01"), team.assessor_of(less, "model", "1.02")) == (
        "Ben Ode",
        "",
    )
    gone = after(less, team.leave(less, BEN))
    assert not team.workload(gone)


def test_a_second_rating_begins_empty_and_is_scored_by_itself() -> None:
    start = audit({"1.01-1a": MET, "1.01-2a": MET})
    own, changes = team.start_rating(start, "Ben Ode")
    found = start.with_changes(changes)
    assert evaluate(found, MODEL, own.id).of("1.01").level is None
    assert evaluate(found, MODEL).of("1.01").level == 2
    assert team.second_ratings(found) == (own,)


def test_a_rating_goes_with_all_that_was_said_in_it_and_with_nothing_else() -> None:
    second = RatingSet("a1", "s1", team.SECOND, "Ben Ode")
    theirs = (
        Answer("a1", "model", "s1", "1.01-1a", MET),
        Note("a1", "model", "s1", "1.01", "Mine"),
        SetLevel("a1", "model", "s1", "1.02", 1, "Seen"),
    )
    start = audit({"1.01-1a": NOT_MET})
    full = start.with_changes([change for own in (second, *theirs) for change in put(start, own)])
    assert team.answers_in(full) == {AGREED: 1, "s1": 1}
    assert full.with_changes(team.drop_rating(full, second)) == start
    with pytest.raises(ValueError, match=AGREED):
        team.drop_rating(full, RatingSet("a1", AGREED))


VALUES = st.sampled_from([None, MET, NOT_MET])


@given(st.tuples(VALUES, VALUES), st.tuples(VALUES, VALUES))
def test_what_is_furthest_apart_comes_first_and_nothing_unrated_is_compared(
    first: tuple[AnswerValue | None, ...], last: tuple[AnswerValue | None, ...]
) -> None:
    points = ("1.01-1a", "1.02-1a")
    told = [
        Answer("a1", "model", rating_set, point, value)
        for rating_set, values in ((AGREED, first), ("s1", last))
        for point, value in zip(points, values, strict=True)
        if value is not None
    ]
    found = audit(None, RatingSet("a1", "s1", team.SECOND), *told)
    rows = team.compared(evaluate(found, MODEL), evaluate(found, MODEL, "s1"))
    assert all(row.one is not None or row.other is not None for row in rows)
    apart = [row.apart for row in rows if row.apart is not None]
    assert apart == sorted(apart, reverse=True)
    assert [row.apart is None for row in rows] == sorted(row.apart is None for row in rows)


def test_a_second_rating_may_be_meant_for_some_criteria() -> None:
    start = audit()
    own, changes = team.start_rating(start, "Ben Ode", criteria=[("model", "1.02")])
    found = after(start, changes)
    assert team.scope_of(found, Place("a1", "model", own.id)) == {"1.02"}
    assert team.scope_of(found, Place("a1", "model", AGREED)) == frozenset()
    assert after(found, team.drop_rating(found, own)) == start


def test_whoever_audits_is_the_team_until_somebody_is_named() -> None:
    alone = after(audit(), team.join_first(audit(), "Ana Lind"))
    assert team.members(alone) == (ANA,)
    assert team.join_first(alone, "Ben Ode") == ()
    assert team.join_first(audit(), "") == ()


def test_the_last_word_at_a_criterion_counts() -> None:
    place = Place("a1", "model", AGREED)
    one, two = (Answer("a1", "model", AGREED, point, MET) for point in ("1.01-1a", "1.01-2a"))
    early = Authored("Ana", datetime(2026, 1, 12, tzinfo=UTC))
    late = Authored("Ben", datetime(2026, 1, 13, tzinfo=UTC))
    found = team.authors_after({}, (Change(None, one),), late)
    found = team.authors_after(found, (Change(None, two),), early)
    here, there = (MODEL.criterion(own) for own in ("1.01", "1.02"))
    assert team.answered_by(found, place, here) == late
    assert team.answered_by(found, place, there) is None
    assert team.answered_by(found, Place("a1", "model", "second"), here) is None
    assert team.answered_by(team.authors_after(found, (Change(one, None),), late), place, here) == early
