"""Moving an audit between editions: nothing is lost, and the list says what becomes of everything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    FrameworkUse,
    Link,
    Note,
    SetLevel,
    Target,
    TaskState,
)
from maturity_desktop.domain.changes import use_framework
from maturity_desktop.domain.editions import CarryOver, carry_over
from maturity_desktop.domain.framework import Checkpoint, Criterion, Fact, Framework, Step
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.domain.plan_records import (
    ActivityCriterion,
    AddedTask,
    Assignment,
    Heard,
    LeftOpen,
    PhaseLength,
    RequestCriterion,
    TaskPlan,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from maturity_desktop.storage.framework_files import FrameworkFile
from tests.builders import audit, criterion, framework
from tests.strategies import AUDIT, audits_of, files

MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
ONE, TWO, THREE = "1.01", "1.02", "1.03"
PLACE = ("a1", "model", AGREED)


def model(*criteria: Criterion, top: int = 4) -> Framework:
    return framework({"1": criteria}, top=top)


def with_point(old: Criterion, number: int, point: Checkpoint) -> Criterion:
    """The criterion with another first checkpoint at a level."""
    levels = tuple(
        replace(level, checkpoints=(point, *level.checkpoints[1:])) if level.number == number else level
        for level in old.levels
    )
    return replace(old, levels=levels)


BEFORE = model(criterion((1, 2), ONE), criterion((1, 1), TWO))


def moved(after: Framework, held: Audit, before: Framework = BEFORE) -> CarryOver:
    return carry_over(held, before, after)


def resting(carry: CarryOver) -> tuple[Record, ...]:
    """Everything that no longer counts until an edition has its place again."""
    own = (carry.resting, carry.set_levels, carry.targets, carry.notes, carry.links, carry.tasks, carry.plan)
    return tuple(record for records in own for record in records)


def test_an_answer_to_the_same_words_carries_over() -> None:
    carry = moved(model(criterion((1, 2), ONE), criterion((1, 1), TWO)), audit({"1.01-1a": MET}))
    assert [answer.checkpoint for answer in carry.unchanged] == ["1.01-1a"]
    assert resting(carry) == ()
    assert not any(move.changes for move in carry.levels)


def test_an_answer_to_other_words_stands_and_is_named_with_both() -> None:
    other = with_point(criterion((1, 2), ONE), 1, Checkpoint("1.01-1a", "Something else."))
    carry = moved(model(other, criterion((1, 1), TWO)), audit({"1.01-1a": MET, "1.01-2a": MET}))
    (found,) = carry.reworded
    assert (found.before.text, found.after.text) == ("1.01 1 0", "Something else.")
    assert not found.counts_otherwise
    assert [answer.checkpoint for answer in carry.unchanged] == ["1.01-2a"]


def test_an_answer_that_counts_in_another_way_is_named_though_its_words_are_the_same() -> None:
    sign = with_point(criterion((1, 2), ONE), 2, Checkpoint("1.01-2a", "1.01 2 0", sign=True))
    (found,) = moved(model(sign, criterion((1, 1), TWO)), audit({"1.01-2a": MET})).reworded
    assert found.counts_otherwise


def test_answers_rest_where_their_checkpoint_is_gone_and_wake_where_it_is_back() -> None:
    smaller = model(criterion((1, 1), ONE))
    held = audit({"1.01-2a": MET, "1.01-2b": NOT_MET, "1.02-1a": MET})
    there = moved(smaller, held)
    assert {answer.checkpoint for answer in there.resting} == {"1.01-2b", "1.02-1a"}
    back = carry_over(held, smaller, BEFORE)
    assert {answer.checkpoint for answer in back.awakened} == {"1.01-2b", "1.02-1a"}
    assert [criterion.id for criterion in there.criteria_gone] == [TWO]
    assert [criterion.id for criterion in back.criteria_new] == [TWO]


def test_a_new_checkpoint_without_an_answer_is_named_and_opens_its_level() -> None:
    larger = model(criterion((2, 2), ONE), criterion((1, 1), TWO))
    held = audit({"1.01-1a": MET, "1.01-2a": NOT_MET, "1.01-2b": MET})
    carry = moved(larger, held)
    assert [point.id for point in carry.new_checkpoints] == ["1.01-1b"]
    (move,) = [move for move in carry.levels if move.changes]
    assert (move.id, move.before, move.after) == (ONE, 1, None)


def test_a_level_that_another_edition_gives_is_told_for_criterion_domain_and_whole() -> None:
    smaller = model(criterion((1, 1), ONE), criterion((1, 1), TWO))
    held = audit({"1.01-1a": MET, "1.01-2a": MET, "1.01-2b": NOT_MET, "1.02-1a": NOT_MET, "1.02-2a": MET})
    carry = moved(smaller, held)
    assert [(move.id, move.before, move.after) for move in carry.levels] == [(ONE, 1, 2), (TWO, 0, 0)]
    assert [(move.id, move.before, move.after) for move in carry.domains] == [("1", 0.5, 1.0)]
    assert (carry.whole.before, carry.whole.after) == (0.5, 1.0)


def test_what_stands_off_the_scale_or_at_what_is_gone_rests() -> None:
    after = model(criterion((1, 2), ONE), top=2)
    task = TaskState("a1", "model", "t1", note="Done.")
    records = (
        SetLevel(*PLACE, ONE, 4, "Because."),
        SetLevel(*PLACE, TWO, 1),
        Target("a1", "model", "readiness", ONE, 3),
        Target("a1", "model", "readiness", TWO, 1),
        Note(*PLACE, ONE, "Stays."),
        Note(*PLACE, TWO, "Rests."),
        Link("a1", "e1", "model", ONE),
        Link("a1", "e1", "model", ONE, "1.01-4a"),
        Link("a1", "e1", "model", TWO),
        task,
    )
    carry = moved(after, audit(None, *records))
    assert {record.criterion for record in carry.set_levels} == {ONE, TWO}
    assert {record.criterion for record in carry.targets} == {ONE, TWO}
    assert [record.criterion for record in carry.notes] == [TWO]
    assert {(link.criterion, link.checkpoint) for link in carry.links} == {(ONE, "1.01-4a"), (TWO, "")}
    assert carry.tasks == (task,)


def test_what_the_plan_says_of_what_is_gone_rests() -> None:
    after = replace(model(criterion((1, 2), ONE)), programme=(Phase("p1", "Phase", ()),))
    stays = (
        PhaseLength("a1", "model", "p1", 2),
        ActivityCriterion("a1", "x", "model", ONE),
        Heard("a1", "x", "model", ONE, "1.01-1a"),
        Heard("a1", "x", "model", ONE, ""),
        TaskPlan("a1", "model", "own", assignee="Ada"),
        AddedTask("a1", "model", "own", "gone", "Do it.", TaskKind.PLAN),
        Assignment("a1", "another", TWO, "Ada"),
    )
    rests = (
        TaskPlan("a1", "model", "t1", skipped=True, reason="Done before."),
        PhaseLength("a1", "model", "p2", 2),
        ActivityCriterion("a1", "x", "model", TWO),
        RequestCriterion("a1", "r", "model", TWO),
        LeftOpen("a1", "model", TWO, "Later."),
        Assignment("a1", "model", TWO, "Ada"),
        Heard("a1", "x", "model", ONE, "1.01-4a"),
        Heard("a1", "x", "model", TWO, ""),
    )
    carry = moved(after, audit(None, *stays, *rests))
    assert set(carry.plan) == set(rests)
    assert set(resting(carry)) == set(rests)


def test_a_task_of_the_audits_own_is_there_in_every_edition() -> None:
    own = AddedTask("a1", "model", "own", "p1", "Do it.", TaskKind.PLAN)
    assert moved(BEFORE, audit(None, own, TaskState("a1", "model", "own", note="Done."))).tasks == ()


def test_a_task_that_is_still_there_does_not_rest() -> None:
    phase = Phase("p1", "Phase", (Task("t1", "Do.", TaskKind.PLAN),))
    after = replace(BEFORE, programme=(phase,))
    assert moved(after, audit(None, TaskState("a1", "model", "t1", note="Done."))).tasks == ()


def test_a_target_profile_and_facts_that_only_one_edition_has_are_named() -> None:
    fact = Fact("global", "Is it global?", False)
    after = replace(BEFORE, targets=(), facts=(fact,))
    carry = moved(after, audit())
    assert carry.profile_gone is not None
    assert (carry.profile_gone.id, carry.facts_new) == ("readiness", (fact,))
    back = carry_over(audit(), after, BEFORE)
    assert (back.profile_gone, back.facts_new) == (None, ())


def test_other_frameworks_and_rating_sets_are_left_out() -> None:
    held = audit(
        None,
        Answer("a1", "other", AGREED, "1.01-1a", MET),
        Answer("a1", "model", "second", "1.01-1a", MET),
        Note("a1", "other", AGREED, "9.99", "x"),
    )
    carry = moved(BEFORE, held)
    assert carry.unchanged == ()
    assert resting(carry) == ()


def test_a_set_level_counts_again_on_a_scale_that_has_it() -> None:
    short = replace(BEFORE, scale=tuple(Step(level, str(level)) for level in range(2)))
    held = audit(None, SetLevel(*PLACE, ONE, 2, "Because."))
    there, back = carry_over(held, BEFORE, short), carry_over(held, short, BEFORE)
    assert (len(there.set_levels), len(back.set_levels)) == (1, 0)
    assert [(move.before, move.after) for move in there.levels if move.id == ONE] == [(2, None)]
    assert [(move.before, move.after) for move in back.levels if move.id == ONE] == [(None, 2)]


@st.composite
def moves(draw: st.DrawFn) -> tuple[Audit, FrameworkFile, FrameworkFile]:
    """An audit that stands on one edition of a model, with what it said on another one before."""
    one, other = draw(files()), draw(files())
    held, earlier = draw(audits_of([one])), draw(audits_of([other]))
    kinds: tuple[type[Record], ...] = (Answer, SetLevel, Note, Target)
    more = [record for kind in kinds for record in earlier.all(kind)]
    records = [record for table in held.tables.values() for record in table.values()]
    known = {(type(record), record.key) for record in records}
    records += [record for record in more if (type(record), record.key) not in known]
    return Audit.of(AUDIT, records), one, other


@given(moves())
def test_every_answer_is_in_just_one_of_the_four(found: tuple[Audit, FrameworkFile, FrameworkFile]) -> None:
    held, one, other = found
    carry = carry_over(held, one.framework, other.framework)
    told = [
        *carry.unchanged,
        *(entry.answer for entry in carry.reworded),
        *carry.awakened,
        *carry.resting,
    ]
    assert len(told) == len(set(told))
    assert set(told) == set(held.all(Answer))


@given(moves())
def test_there_and_back_gives_the_same_results(found: tuple[Audit, FrameworkFile, FrameworkFile]) -> None:
    held, one, other = found
    there = held.with_changes(use_framework(held, "model", other.sha256))
    back = there.with_changes(use_framework(there, "model", one.sha256))
    assert evaluate(back, one.framework) == evaluate(held, one.framework)
    without_use = {kind: rows for kind, rows in held.tables.items() if kind is not FrameworkUse}
    assert {kind: rows for kind, rows in there.tables.items() if kind is not FrameworkUse} == without_use
    forth, again = (
        carry_over(held, one.framework, other.framework),
        carry_over(there, other.framework, one.framework),
    )
    assert {move.id: (move.before, move.after) for move in forth.levels} == {
        move.id: (move.after, move.before) for move in again.levels
    }


@given(moves())
def test_the_levels_that_are_told_are_those_that_will_be(
    found: tuple[Audit, FrameworkFile, FrameworkFile],
) -> None:
    held, one, other = found
    carry = carry_over(held, one.framework, other.framework)
    after = evaluate(held, other.framework)
    told = {move.id: move.after for move in carry.levels if move.will_be}
    assert told == {result.criterion.id: result.level for result in after.criteria}
    assert carry.whole.after == after.whole.level
    assert not {record.criterion for record in carry.notes} & {own.id for own in other.framework.criteria}
