"""A forecast is what the audit's own scoring makes of the checkpoints once they are answered as met."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, SetLevel
from maturity_desktop.domain.forecast import forecast
from maturity_desktop.domain.improvement_records import Action, ActionCheckpoint, ActionState
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.roadmap import roadmap
from maturity_desktop.reports.sections.roadmap_words import forecast_words, held_words
from tests.builders import audit
from tests.domain.test_actions import MET, MODEL, NOT_MET, PLAN, TODAY, drafted, rated
from tests.strategies import audited

WORDS = NullTranslations()


@st.composite
def with_actions(draw: st.DrawFn) -> tuple[Audit, Any]:
    """An audit of any model whose actions close any of its checkpoints, in any wave."""
    now, (file,) = draw(audited())
    points = [(own.id, point.id) for own in file.framework.criteria for point in own.checkpoints]
    records: list[Record] = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        wave = draw(st.sampled_from(["", "first", "rest"]))
        state = draw(st.sampled_from(ActionState))
        records.append(Action(now.id, f"n{number}", number, "An action", state=state, wave=wave))
        for home, point in draw(st.lists(st.sampled_from(points), max_size=4, unique=True)):
            records.append(ActionCheckpoint(now.id, f"n{number}", file.framework.id, home, point))
    every = [record for kind in now.tables.values() for record in kind.values()]
    return Audit.of(now.id, [*every, *records]), file.framework


@given(with_actions())
def test_a_forecast_is_the_low_bound_of_what_is_rated_with_these_checkpoints_answered(
    pair: tuple[Audit, Any],
) -> None:
    now, model = pair
    results = evaluate(now, model)
    road = roadmap(now, [results], PLAN, TODAY)
    rated_now = {own.criterion.id for own in results.criteria if own.level is not None}
    signs = {point.id for own in model.criteria for point in own.checkpoints if point.sign}
    answered = {own.checkpoint: own for own in now.all(Answer) if own.rating_set == AGREED}
    for found in forecast(results, road):
        for standing in road.in_wave(found.wave.id):
            for own in standing.closes:
                old = answered.get(own.checkpoint, Answer(now.id, model.id, AGREED, own.checkpoint))
                if old.value is not AnswerValue.NOT_APPLICABLE:
                    value = AnswerValue.NOT_MET if own.checkpoint in signs else AnswerValue.MET
                    answered[own.checkpoint] = Answer(
                        now.id, model.id, AGREED, own.checkpoint, value, old.remark
                    )
        every = [record for kind in now.tables.values() for record in kind.values()]
        others = [record for record in every if not isinstance(record, Answer)]
        wanted = evaluate(Audit.of(now.id, [*others, *answered.values()]), model)
        for after in found.after.criteria:
            score = wanted.of(after.criterion.id).score
            bound = score.low if score.set_level is None else score.set_level
            assert after.level == (bound if after.criterion.id in rated_now else None)
        assert found.after.whole.rated == results.whole.rated
        assert found.below_target + found.at_target == results.whole.rated


def test_what_is_met_up_to_a_level_and_not_answered_above_stays_in_every_figure() -> None:
    now = drafted(audit({"1.01-1a": MET, "1.01-1b": NOT_MET, "1.02-1a": NOT_MET}))
    results = evaluate(now, MODEL)
    first, rest = forecast(results, roadmap(now, [results], PLAN, TODAY))
    assert [(own.criterion, own.before, own.after) for own in first.rises] == [("1.01", 0, 1), ("1.02", 0, 1)]
    assert [own.after.whole.level for own in (first, rest)] == [1, 2]
    assert [forecast_words(own, WORDS) for own in (first, rest)] == [
        "2 criteria rise; mean 0.00 → 1.00; 2 below the target",
        "2 criteria rise; mean 1.00 → 2.00; 2 below the target",
    ]


def test_a_criterion_that_is_not_rated_is_in_no_figure_and_that_is_said() -> None:
    closes = ActionCheckpoint("a1", "n1", "model", "1.01", "1.01-1b")
    action = Action("a1", "n1", 1, "Write it down", wave="first")
    now = audit({"1.01-1a": MET, "1.01-2a": NOT_MET, "1.02-1a": NOT_MET}, action, closes)
    results = evaluate(now, MODEL)
    first = forecast(results, roadmap(now, [results], PLAN, TODAY))[0]
    assert (first.rises, first.after.whole.rated) == ((), 1)
    assert held_words(first, WORDS) == "1 criterion is not rated yet and counts in no figure: 1.01."


def test_the_drafts_of_all_gaps_bring_every_criterion_to_its_target() -> None:
    now = drafted(rated())
    results = evaluate(now, MODEL)
    plan = roadmap(now, [results], PLAN, TODAY)
    first, rest = forecast(results, plan)
    assert [(own.criterion, own.before, own.after) for own in first.rises] == [("1.01", 0, 1), ("1.02", 0, 1)]
    assert [(own.criterion, own.after) for own in rest.rises] == [("1.01", 2), ("1.02", 2)]
    assert (first.below_target, rest.at_target) == (2, 0)
    assert [own.action.title for own in plan.unplaced] == ["1.02 3", "1.01 3"]


def test_a_level_that_the_assessor_set_stays_and_is_told() -> None:
    now = drafted(rated(None, SetLevel("a1", "model", AGREED, "1.02", 1, "Seen")))
    results = evaluate(now, MODEL)
    found = forecast(results, roadmap(now, [results], PLAN, TODAY))
    assert found[-1].after.of("1.02").level == 1
    assert "1.02" in found[0].held


def test_what_is_dropped_closes_nothing() -> None:
    now = drafted(rated())
    for action in acts.actions(now):
        now = now.with_changes(acts.set_state(now, action, ActionState.DROPPED, TODAY))
    results = evaluate(now, MODEL)
    assert forecast(results, roadmap(now, [results], PLAN, TODAY))[-1].after.whole == results.whole
