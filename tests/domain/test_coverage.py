"""From how many sides a criterion was looked at, and what is missing before the site is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.audit import AnswerValue, Audit, Evidence, Link, Note
from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.coverage import CriterionCoverage, Items, Voices, coverage
from maturity_desktop.domain.framework import Checkpoint, EvidenceKind, Framework
from maturity_desktop.domain.leaving import Gate, Want, Way, days_left, gate, leave_open
from maturity_desktop.domain.leaving_ways import ask_for, ask_for_more, askable, plan_about
from maturity_desktop.domain.phases import Phase, RequestTemplate, Task, TaskKind, Where
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    Heard,
    PlanSettings,
    Request,
    RequestCriterion,
    RequestStatus,
    Verdict,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.requests import standings
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.schedule import Schedule, schedule_of
from tests.builders import CUT_OFF, audit, criterion, framework

TODAY = date(2026, 1, 14)
MET = AnswerValue.MET
MANAGER, AGENT = ("manager",), ("agent",)


def model() -> Framework:
    """Two criteria with one checkpoint a level; 1.02 is for agents to answer."""
    one, two = criterion([1, 1], "1.01", ask=MANAGER), criterion([1], "1.02", ask=MANAGER)
    level = two.levels[0]
    for_agents = replace(
        two, levels=(replace(level, checkpoints=(Checkpoint("1.02-1a", "Why?", ask=AGENT),)),)
    )
    task = Task("tour", "Tour", TaskKind.OBSERVATION, who=("facilities",))
    return replace(
        framework({"1": (one, for_agents)}),
        roles={"manager": "Manager", "agent": "Agent", "facilities": "Facilities"},
        programme=(Phase("site", "On site", (task,), days=5, where=Where.ON_SITE),),
    )


def item(name: str, kind: EvidenceKind, dated: date = CUT_OFF) -> Evidence:
    return Evidence("c1", name, 1, name, kind, dated, dated)


def linked(
    name: str, kind: EvidenceKind, place: str = "1.01", point: str = "", against: bool = False
) -> tuple[Record, Record]:
    return item(name, kind), Link("a1", name, "model", place, point, against)


def meeting(name: str, role: str, place: str, state: ActivityState) -> tuple[Record, ...]:
    return (
        Activity("a1", name, ActivityKind.INTERVIEW, name, TODAY, state=state),
        ActivityPerson("a1", name, "p1", role),
        ActivityCriterion("a1", name, "model", place),
    )


def mapped(found: Audit, place: str = "1.01") -> CriterionCoverage:
    rows = coverage(evaluate(found, model()), standings(found, TODAY))
    return next(row for row in rows if row.result.criterion.id == place)


def gated(found: Audit) -> Gate:
    return gate(evaluate(found, model()), standings(found, TODAY), TODAY)


def wants(found: Audit, place: str = "1.01") -> set[Want]:
    return set(next(own for own in gated(found).criteria if own.result.criterion.id == place).wants)


def test_an_item_that_contradicts_supports_nothing() -> None:
    row = mapped(audit(None, *linked("paper", EvidenceKind.DOCUMENT, against=True)))
    assert row.kinds == {EvidenceKind.DOCUMENT: Items(contradicting=1)}
    assert row.contradicted and not row.sources


def test_what_supports_one_checkpoint_may_contradict_another() -> None:
    talk, for_it = linked("talk", EvidenceKind.INTERVIEW, point="1.01-1a")
    twice = Link("a1", "talk", "model", "1.01", "1.01-1b")
    against = Link("a1", "talk", "model", "1.01", "1.01-2a", True)
    row = mapped(audit(None, talk, for_it, twice, against))
    assert row.kinds == {EvidenceKind.INTERVIEW: Items(supporting=1, contradicting=1)}
    assert row.sources and row.contradicted
    assert row.result.confidence is Confidence.C


def test_who_spoke_of_one_criterion_has_said_nothing_of_another() -> None:
    talk = meeting("m1", "manager", "1.01", ActivityState.HELD)
    about_both = ActivityCriterion("a1", "m1", "model", "1.02")
    silent = audit(None, *talk, about_both)
    assert mapped(silent, "1.02").roles == {"manager": Voices(1, 0)}
    said = Heard("a1", "m1", "model", "1.01", "1.01-1a", Verdict.SUPPORTS)
    assert mapped(audit(None, *talk, about_both, said), "1.02").roles == {}
    assert mapped(audit(None, *talk, about_both, said)).roles == {"manager": Voices(1, 0)}


def test_what_is_too_old_is_shown_apart_and_supports_nothing() -> None:
    old = item("old", EvidenceKind.DATA, CUT_OFF - timedelta(days=400))
    row = mapped(audit(None, old, Link("a1", "old", "model", "1.01")))
    assert row.kinds == {EvidenceKind.DATA: Items(stale=1)}
    assert not row.sources


def test_all_testimony_is_one_source() -> None:
    told = (*linked("a", EvidenceKind.INTERVIEW), *linked("b", EvidenceKind.FOCUS_GROUP))
    row = mapped(audit(None, *told))
    assert (len(row.sources), row.has_direct) == (1, False)
    assert row.result.confidence is Confidence.C


def test_a_reached_level_with_one_item_or_one_kind_behind_it_is_flagged() -> None:
    met = {"1.01-1a": MET, "1.01-2a": MET}
    alone = linked("paper", EvidenceKind.DOCUMENT, point="1.01-1a")
    assert mapped(audit(met, *alone)).single_source == (1,)
    same = (*linked("a", EvidenceKind.INTERVIEW), *linked("b", EvidenceKind.SURVEY))
    assert mapped(audit(met, *same)).single_source == (1, 2)
    both = (*alone, *linked("seen", EvidenceKind.OBSERVATION))
    assert mapped(audit(met, *both)).single_source == (2,)


def test_a_level_that_is_not_reached_is_not_flagged() -> None:
    alone = linked("paper", EvidenceKind.DOCUMENT)
    assert mapped(audit({"1.01-1a": AnswerValue.NOT_MET, "1.01-2a": MET}, *alone)).single_source == ()


def test_voices_are_those_who_were_met_and_those_who_will_be() -> None:
    met = meeting("m1", "manager", "1.01", ActivityState.HELD)
    to_come = meeting("m2", "agent", "1.01", ActivityState.PLANNED)
    off = meeting("m3", "agent", "1.01", ActivityState.CALLED_OFF)
    row = mapped(audit(None, *met, *to_come, *off))
    assert row.roles == {"manager": Voices(1, 0), "agent": Voices(0, 1)}
    assert [own.id for own in row.planned] == ["m2"]


def test_what_is_said_counts_while_the_person_still_speaks() -> None:
    now = meeting("m1", "manager", "1.02", ActivityState.PLANNED)
    said = Heard("a1", "m1", "model", "1.01", "1.01-1a", Verdict.SUPPORTS)
    row = mapped(audit(None, *now, said))
    assert row.roles == {"manager": Voices(1, 0)}


def test_a_criterion_that_does_not_apply_has_no_row() -> None:
    gone = audit({"1.02-1a": AnswerValue.NOT_APPLICABLE})
    assert [row.result.criterion.id for row in coverage(evaluate(gone, model()))] == ["1.01"]


def test_at_first_everything_is_wanted() -> None:
    assert wants(audit()) == {Want.UNRATED, Want.UNPROVEN, Want.NOT_ASKED}
    assert not gated(audit()).is_open


def test_testimony_alone_and_one_source_alone_are_told_apart() -> None:
    assert Want.ONLY_TOLD in wants(audit(None, *linked("a", EvidenceKind.INTERVIEW)))
    assert Want.ONE_SOURCE in wants(audit(None, *linked("a", EvidenceKind.DATA)))


def test_two_kinds_of_evidence_are_enough() -> None:
    both = (*linked("a", EvidenceKind.INTERVIEW), *linked("b", EvidenceKind.DATA))
    (first, second) = gated(audit(None, *both)).criteria
    assert first.ready and not second.ready


def test_a_listed_request_or_a_reason_is_enough_too() -> None:
    plain = audit()
    asked = Request("a1", "r1", 1, "Plan", status=RequestStatus.ASKED)
    aimed = RequestCriterion("a1", "r1", "model", "1.01")
    found = gated(audit(None, asked, aimed))
    assert found.criteria[0].ready and Want.NOT_RECEIVED in found.criteria[0].wants
    assert [own.result.criterion.id for own in found.on_request] == ["1.01"]
    both = (*linked("a", EvidenceKind.INTERVIEW), *linked("b", EvidenceKind.DATA))
    assert gated(audit(None, asked, aimed, *both)).on_request == ()
    reason = leave_open(plain, "model", "1.01", "Seen by phone")
    assert gated(audit(None, asked, aimed).with_changes(reason)).on_request == ()
    draft = gated(audit(None, replace(asked, status=RequestStatus.DRAFT), aimed))
    assert not draft.criteria[0].ready
    left = plain.with_changes(leave_open(plain, "model", "1.01", "Seen by phone in week 2"))
    assert gated(left).criteria[0].ready
    assert left.with_changes(leave_open(left, "model", "1.01", " ")) == plain


def test_a_contradiction_wants_a_word_in_the_note() -> None:
    against = linked("a", EvidenceKind.DATA, against=True)
    assert Want.CONTRADICTED in wants(audit(None, *against))
    answered = Note("a1", "model", "agreed", "1.01", "Two teams work differently.")
    assert Want.CONTRADICTED not in wants(audit(None, *against, answered))


def test_who_is_asked_follows_the_checkpoint_before_its_criterion() -> None:
    people = {person.role: dict(person.criteria) for person in gated(audit()).people}
    assert [point.id for point in people["agent"]["1.02"]] == ["1.02-1a"]
    assert list(people["manager"]) == ["1.01"]
    assert "facilities" not in people


def test_what_was_heard_or_answered_is_not_asked_again() -> None:
    heard = Heard("a1", "m1", "model", "1.01", "1.01-1a", Verdict.NOT_COVERED)
    found = gated(audit({"1.01-2a": MET}, *meeting("m1", "manager", "1.01", ActivityState.HELD), heard))
    assert found.criteria[0].to_ask == ()


KINDS = st.lists(st.sampled_from(sorted(EvidenceKind)), max_size=4)


@given(KINDS, st.booleans())
def test_the_gate_says_ready_exactly_where_confidence_would_be_a(
    kinds: list[EvidenceKind], more: bool
) -> None:
    records = [record for n, kind in enumerate(kinds) for record in linked(f"e{n}", kind)]
    first = gated(audit({"1.01-1a": MET} if more else None, *records)).criteria[0]
    assert first.ready == (first.result.confidence is Confidence.A)


def on_site(found: Audit) -> Schedule:
    return schedule_of(found, model(), TODAY)


def test_the_days_left_count_today_and_end_with_the_last_on_site() -> None:
    assert days_left(on_site(audit())) is None
    first = PlanSettings("a1", date(2026, 1, 12))
    assert days_left(on_site(audit(None, first))) == 3
    gone = replace(first, starts_on=date(2026, 1, 5))
    assert days_left(on_site(audit(None, gone))) == 0


def way(found: Audit) -> Way | None:
    return gated(found).criteria[0].way


def test_the_way_is_what_helps_most() -> None:
    answered = {"1.01-1a": MET, "1.01-2a": MET}
    assert way(audit()) is Way.ACTIVITY
    assert way(audit(answered)) is Way.REQUEST
    coming = meeting("m1", "manager", "1.01", ActivityState.PLANNED)
    assert way(audit(None, *coming)) is Way.WAIT
    past = TODAY - timedelta(days=1)
    missed = Activity("a1", "m1", ActivityKind.INTERVIEW, "m1", past)
    assert way(audit(None, missed, *coming[1:])) is Way.ACTIVITY
    both = (*linked("a", EvidenceKind.INTERVIEW), *linked("b", EvidenceKind.DATA, against=True))
    more = linked("c", EvidenceKind.DOCUMENT)
    assert way(audit(answered, *both, *more)) is Way.ASSESS
    assert way(audit(answered, *linked("a", EvidenceKind.INTERVIEW), *more)) is None
    left = audit().with_changes(leave_open(audit(), "model", "1.01", "By telephone"))
    assert way(left) is None


def test_what_a_criterion_could_be_asked_for_is_asked_once() -> None:
    template = RequestTemplate("t1", "The plan", "", owner="manager", criteria=("1.01", "1.02"))
    made, found = replace(model(), requests=(template,)), audit()
    (offered,) = askable(found, made, "1.01")
    after = found.with_changes(ask_for(found, made, offered, TODAY, CUT_OFF, {"manager": "Manager"}))
    (request,) = after.all(Request)
    assert (request.status, request.asked_on, request.owner) == (RequestStatus.ASKED, TODAY, "Manager")
    assert askable(after, made, "1.01") == () == askable(after, made, "1.02")
    assert [own.ready for own in gated(after).criteria] == [True, True]


def test_a_draft_is_asked_for_and_own_words_make_a_request() -> None:
    draft = Request("a1", "r1", 1, "Rota")
    found = audit(None, draft, RequestCriterion("a1", "r1", "model", "1.01"))
    (offered,) = askable(found, model(), "1.01")
    assert offered.title == "Rota" and askable(found, model(), "1.02") == ()
    after = found.with_changes(ask_for(found, model(), offered, TODAY, None, {}))
    assert [own.status for own in after.all(Request)] == [RequestStatus.ASKED]
    more = after.with_changes(ask_for_more(after, model(), "1.02", "Contracts", TODAY, None))
    assert [(own.title, own.number) for own in more.all(Request)] == [("Rota", 1), ("Contracts", 2)]
    assert gated(more).is_open


def test_an_activity_about_a_criterion_is_with_who_can_answer() -> None:
    one = model().criterion("1.01")
    assert [own.role for own in plan_about(audit(), model(), one, "", TODAY, "Ada").people] == ["manager"]
    plan = plan_about(audit(), model(), one, "agent", TODAY, "Ada")
    assert [own.role for own in plan.people] == ["agent"]
    assert plan.criteria == {Spot("model", "1.01")}
