"""Guides are made of what is still open for the people who are there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.activities import Listener, Spot, hear
from maturity_desktop.domain.audit import AnswerValue, Evidence, Link
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.framework import (
    Checkpoint,
    Criterion,
    EvidenceHint,
    EvidenceKind,
    Framework,
    Level,
)
from maturity_desktop.domain.guides import (
    MINUTES_EACH,
    ModelGuide,
    Open,
    TimedGuide,
    guide,
    guides_of,
    in_time,
)
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    Heard,
    Verdict,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.framework_files import read_framework
from tests.builders import audit, criterion, framework

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"
INTERVIEW, LOOK = ActivityKind.INTERVIEW, ActivityKind.OBSERVATION
HINTS = (
    EvidenceHint(EvidenceKind.INTERVIEW, "Two managers apart"),
    EvidenceHint(EvidenceKind.OBSERVATION, "The wallboard"),
)


def test_hints_for_people_who_are_not_there_are_left_out() -> None:
    hints = tuple(
        EvidenceHint(EvidenceKind.INTERVIEW, what)
        for what in (
            "Agents and team leaders: what they hear",
            "The HR manager: pay",
            "Plans: how old",
            "Anything",
        )
    )
    made = replace(
        framework({"1": [replace(own_criterion(), evidence=hints)]}, top=2),
        roles={"manager": "Manager", "agent": "Agent", "team_leader": "Team leader", "hr": "Human resources"},
    )
    results = evaluate(audit(), made)

    def leads(*roles: str) -> tuple[str, ...]:
        (section,) = guide(results, INTERVIEW, roles)
        return section.leads

    assert leads("manager") == ("The HR manager: pay", "Plans: how old", "Anything")
    assert leads("agent") == ("Agents and team leaders: what they hear", "Plans: how old", "Anything")
    assert len(leads()) == 4


def own_criterion() -> Criterion:
    """a: asks the criterion's managers; b: asks agents; c: asks managers, on level 2."""
    points = (Checkpoint("1.01-1a", "Plans"), Checkpoint("1.01-1b", "Staff can say it", ask=("agent",)))
    levels = (Level(1, points), Level(2, (Checkpoint("1.01-2a", "Reviews"),)))
    return Criterion("1.01", "Planning", "", levels, HINTS, ask=("manager",))


def model() -> Framework:
    return framework({"1": (own_criterion(), criterion([2], "1.02"))})


def asked(
    *roles: str,
    kind: ActivityKind = INTERVIEW,
    answers: dict[str, AnswerValue] | None = None,
    criteria: tuple[str, ...] = (),
    records: tuple[Record, ...] = (),
    heard: tuple[Heard, ...] = (),
) -> dict[str, Open]:
    sections = guide(evaluate(audit(answers, *records), model()), kind, roles, criteria, heard)
    return {question.checkpoint.id: question.why for section in sections for question in section.questions}


def test_a_checkpoint_asks_its_own_roles_before_those_of_its_criterion() -> None:
    assert set(asked("agent", criteria=("1.01",))) == {"1.01-1b"}
    assert set(asked("manager", criteria=("1.01",))) == {"1.01-1a", "1.01-2a"}


def test_where_nobody_is_named_everybody_is_asked() -> None:
    assert set(asked("agent", criteria=("1.02",))) == {"1.02-1a", "1.02-1b"}
    assert set(asked(criteria=("1.01",))) == {"1.01-1a", "1.01-1b", "1.01-2a"}


def test_what_is_answered_is_asked_no_more_and_what_is_half_met_still_is() -> None:
    answers = {"1.01-1a": AnswerValue.NOT_MET, "1.01-2a": AnswerValue.PARTLY}
    assert asked("manager", answers=answers, criteria=("1.01",)) == {"1.01-2a": Open.PARTLY}


def test_what_does_not_apply_is_not_asked() -> None:
    answers = {"1.01-1a": AnswerValue.NOT_APPLICABLE}
    assert "1.01-1a" not in asked("manager", answers=answers)


def test_what_rests_on_one_kind_alone_is_asked_to_hear_another() -> None:
    paper = Evidence("c1", "e1", 1, "Plan", EvidenceKind.DOCUMENT, date(2025, 12, 1), date(2026, 1, 12))
    at = Link("a1", "e1", "model", "1.01", "1.01-1a")
    met = {"1.01-1a": AnswerValue.MET, "1.01-2a": AnswerValue.NOT_MET}
    found = asked("manager", answers=met, criteria=("1.01",), records=(paper, at))
    assert found == {"1.01-1a": Open.ONE_SOURCE}
    told = Evidence("c1", "e2", 2, "Talk", EvidenceKind.INTERVIEW, date(2026, 1, 12), date(2026, 1, 12))
    both = (paper, at, told, replace(at, evidence="e2"))
    assert asked("manager", answers=met, criteria=("1.01",), records=both) == {}


def test_what_is_met_with_nothing_behind_it_is_asked() -> None:
    met = {"1.01-1a": AnswerValue.MET, "1.01-2a": AnswerValue.MET}
    paper = Evidence("c1", "e1", 1, "Plan", EvidenceKind.DOCUMENT, date(2025, 12, 1), date(2026, 1, 12))
    at = Link("a1", "e1", "model", "1.01", "1.01-1a")
    found = asked("manager", answers=met, criteria=("1.01",), records=(paper, at))
    assert found == {"1.01-1a": Open.ONE_SOURCE, "1.01-2a": Open.UNPROVEN}


def test_what_was_heard_stays_in_the_guide_when_it_has_been_answered() -> None:
    heard = Heard("a1", "m1", "model", "1.01", "1.01-1b", Verdict.SUPPORTS)
    found = asked("agent", answers={"1.01-1b": AnswerValue.NOT_MET}, criteria=("1.02",), heard=(heard,))
    assert found["1.01-1b"] is Open.HEARD


def test_one_looks_where_the_framework_hints_at_looking_or_where_one_chose_to() -> None:
    assert set(asked("agent", kind=LOOK)) == {"1.01-1a", "1.01-1b", "1.01-2a"}
    assert set(asked(kind=LOOK, criteria=("1.02",))) == {"1.02-1a", "1.02-1b"}


def test_the_hints_of_the_kind_lead_the_questions() -> None:
    (section, *_rest) = guide(evaluate(audit(), model()), INTERVIEW, ("manager",))
    assert section.leads == ("Two managers apart",)
    (section,) = guide(evaluate(audit(), model()), LOOK)
    assert section.leads == ("The wallboard",)


@pytest.mark.parametrize(("role", "is_asked"), [("agent", True), ("team_leader", False), ("director", False)])
def test_what_staff_can_put_into_words_is_asked_of_staff(role: str, is_asked: bool) -> None:
    """ICMI 2.01, level 3: staff can articulate vision and mission."""
    shipped = read_framework(FRAMEWORKS / "icmi-cmo.yaml").framework
    empty = audit()
    results = evaluate(empty, shipped)
    sections = guide(results, INTERVIEW, (role,), ("2.01",))
    points = {question.checkpoint.id for section in sections for question in section.questions}
    assert ("2.01-3a" in points) is is_asked


def test_the_guide_of_an_activity_is_of_the_models_that_its_criteria_are_from() -> None:
    pair = (criterion([1], "9.01"), criterion([1], "9.02"))
    other = replace(framework({"1": pair}), id="other")
    talk = Activity("a1", "m1", INTERVIEW, "Talk", framework="other")
    manager = ActivityPerson("a1", "m1", "p1", "manager")

    def guided(*records: Record) -> list[tuple[str, list[str]]]:
        found = audit(None, talk, manager, *records)
        results = [evaluate(found, own) for own in (model(), other)]
        parts_of = guides_of(found, talk, results)
        return [(own.framework.id, [part.criterion.id for part in own.sections]) for own in parts_of]

    assert guided() == [("other", ["9.01", "9.02"])]
    about = ActivityCriterion("a1", "m1", "model", "1.01")
    assert guided(about) == [("model", ["1.01"])]
    heard = Heard("a1", "m1", "other", "9.01", "9.01-1a", note="Once a year")
    assert guided(about, heard) == [("model", ["1.01"]), ("other", ["9.01"])]
    elsewhere = Heard("a1", "m1", "model", "1.01", "1.01-1a", note="Once a year")
    assert guided(elsewhere) == [("model", ["1.01"]), ("other", ["9.01", "9.02"])]


COUNTS = st.lists(st.integers(1, 12), max_size=6)


def ids(guides: Iterable[ModelGuide]) -> list[str]:
    return [
        question.checkpoint.id for own in guides for section in own.sections for question in section.questions
    ]


def timed(own: Framework, planned: int, *records: Record, kind: ActivityKind = INTERVIEW) -> TimedGuide:
    talk = Activity("a1", "m1", kind, "Talk", minutes=planned)
    found = audit(None, talk, *records)
    return in_time(guides_of(found, talk, [evaluate(found, own)]), talk)


@given(COUNTS, st.integers(0, 60), st.sampled_from([INTERVIEW, ActivityKind.FOCUS_GROUP]))
def test_every_question_is_there_once_and_those_that_come_first_have_their_time(
    counts: list[int], planned: int, kind: ActivityKind
) -> None:
    own = framework({"1": tuple(criterion([n], f"1.{place:02}") for place, n in enumerate(counts))})
    cut = timed(own, planned, kind=kind)
    assert len(set(ids(cut.whole))) == len(ids(cut.whole)) == cut.total == sum(counts)
    each = MINUTES_EACH[kind]
    if planned and cut.later:
        assert cut.fitting == max(1, planned // each)
    else:
        assert cut.later == ()
        assert ids(cut.first) == sorted(ids(cut.first))


def test_what_fits_stays_in_the_order_of_the_standard() -> None:
    own = framework({"1": (criterion([4], "1.01"), criterion([1], "1.02"))})
    assert ids(timed(own, 10).first)[-1] == "1.02-1a"


def test_what_settles_a_level_soonest_comes_first() -> None:
    own = framework({"1": (criterion([4], "1.01"), criterion([1, 3], "1.02"))})
    assert ids(timed(own, 2).first) == ["1.02-1a"]
    cut = timed(own, 10)
    assert ids(cut.first) == ["1.02-1a", "1.01-1a", "1.01-1b", "1.01-1c", "1.01-1d"]
    assert ids(cut.later) == ["1.02-2a", "1.02-2b", "1.02-2c"]


def test_criteria_without_confidence_come_before_those_that_something_supports() -> None:
    own = framework({"1": (criterion([1], "1.01"), criterion([2], "1.02"), criterion([3], "1.03"))})
    day = date(2026, 1, 5)
    told = Evidence("c1", "e1", 1, "Talk", EvidenceKind.INTERVIEW, day, day, "Ann")
    seen = Evidence("c1", "e2", 2, "Plan", EvidenceKind.DOCUMENT, day, day, "Ann")
    links = (Link("a1", "e1", "model", "1.01"), Link("a1", "e2", "model", "1.02"))
    cut = timed(own, 10, told, seen, *links)
    assert ids(cut.first) == ["1.03-1a", "1.03-1b", "1.03-1c", "1.02-1a", "1.02-1b"]
    assert ids(cut.later) == ["1.01-1a"]
    against = replace(links[1], contradicts=True)
    assert ids(timed(own, 4, told, seen, links[0], against).first) == ["1.02-1a", "1.02-1b"]


def test_what_is_above_the_target_can_wait() -> None:
    own = framework({"1": (criterion([1, 1, 1], "1.01"), criterion([4], "1.02"))}, target=1)
    cut = timed(own, 10)
    assert ids(cut.first) == ["1.01-1a", "1.02-1a", "1.02-1b", "1.02-1c", "1.02-1d"]
    assert ids(cut.later) == ["1.01-2a", "1.01-3a"]


def test_what_was_said_keeps_its_place_among_the_first() -> None:
    own = framework({"1": (criterion([1], "1.01"), criterion([4], "1.02"))})
    heard = Heard("a1", "m1", "model", "1.02", "1.02-1d", Verdict.SUPPORTS)
    assert ids(timed(own, 2, heard).first) == ["1.02-1d"]


def test_what_comes_first_stays_first_while_it_is_held() -> None:
    own = framework({"1": (criterion([3], "1.01"), criterion([3], "1.02"))})
    talk = Activity("a1", "m1", INTERVIEW, "Talk", minutes=6)
    found = audit(None, talk)
    before = ids(in_time(guides_of(found, talk, [evaluate(found, own)]), talk).whole)
    listener = Listener("Ann", date(2026, 1, 5), {})
    said = found.with_changes(hear(found, talk, Spot("model", "1.01", "1.01-1a"), Verdict.SUPPORTS, listener))
    (held,) = said.all(Activity)
    assert evaluate(said, own).criteria[0].confidence is Confidence.C
    assert ids(in_time(guides_of(said, held, [evaluate(said, own)]), held).whole) == before
