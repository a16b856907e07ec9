"""Models of one audit side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, SetLevel
from maturity_desktop.domain.comparison import Standing, share_of_scale, standings
from maturity_desktop.domain.framework import Domain, Framework, ScoringRules, Step, Transition
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from tests.builders import audit, criterion, framework

MET = AnswerValue.MET


def stands(model: Framework, answers: dict[str, AnswerValue], *records: Record) -> tuple[Standing, ...]:
    return standings([evaluate(audit(answers, *records), model)])


def level(name: str, number: int) -> SetLevel:
    return SetLevel("a1", "model", AGREED, name, number, "seen")


TWO = {"1": [criterion((1, 1, 1), "1.01"), criterion((1, 1, 1), "1.02")], "2": [criterion((1, 1, 1), "2.01")]}


def test_a_model_stands_at_its_share_of_its_own_scale() -> None:
    (standing,) = stands(framework(TWO, top=3), {}, level("1.01", 3), level("1.02", 1), level("2.01", 2))
    assert (standing.layer, standing.level, standing.status) == ("", 2.0, "")
    assert standing.along == pytest.approx(2 / 3)


def test_the_lowest_level_of_a_scale_is_nothing_along_it_and_the_highest_all() -> None:
    rules = ScoringRules(floor=1)
    model = framework({"1": [criterion((0, 1, 1))]}, rules, top=3)
    assert share_of_scale(model, 1) == 0.0
    assert share_of_scale(model, 2) == 0.5
    assert share_of_scale(model, 3) == 1.0
    (standing,) = stands(model, {"1.01-2a": AnswerValue.NOT_MET, "1.01-3a": MET})
    assert (standing.level, standing.along) == (1.0, 0.0)


def test_what_is_not_rated_stands_nowhere() -> None:
    (standing,) = stands(framework(TWO), {})
    assert (standing.level, standing.along) == (None, None)


def test_a_model_without_a_figure_for_the_whole_stands_layer_by_layer() -> None:
    model = framework(TWO, ScoringRules(aggregate=False), top=3)
    model = replace(model, domains=(*model.domains, Domain("3", "Tools", "", (), "Only named.")))
    found = stands(model, {}, level("1.01", 3), level("1.02", 1))
    assert [(standing.layer, standing.level) for standing in found] == [("Domain 1", 2.0), ("Domain 2", None)]


def test_several_models_keep_their_order() -> None:
    one = framework(TWO)
    other = replace(framework({"1": [criterion((1,))]}, top=1), id="other", title="Other")
    held = audit({"1.01-1a": MET})
    found = standings([evaluate(held, other), evaluate(held, one)])
    assert [standing.framework.id for standing in found] == ["other", "model"]


class TestStatus:
    MODEL = replace(
        framework({"1": [criterion((0, 4))]}, ScoringRules(floor=1), top=2),
        scale=(Step(1, "Reactive", transition=Transition("In transition", 0.5)), Step(2, "Proactive")),
    )
    ANSWERS: ClassVar = {
        f"1.01-2{letter}": MET if letter in "ab" else AnswerValue.NOT_MET for letter in "abcd"
    }

    def test_the_only_criterion_s_status_is_the_model_s(self) -> None:
        (standing,) = stands(self.MODEL, self.ANSWERS)
        assert (standing.level, standing.status) == (1.0, "In transition")

    def test_one_of_several_criteria_does_not_speak_for_all(self) -> None:
        more = Domain("2", "More", "", (criterion((0, 1), "2.01"),))
        two = replace(self.MODEL, domains=(*self.MODEL.domains, more))
        (standing,) = stands(two, {**self.ANSWERS, "2.01-2a": AnswerValue.NOT_MET})
        assert standing.status == ""

    def test_the_one_criterion_that_applies_speaks_for_all_wherever_it_stands(self) -> None:
        first = Domain("0", "First", "", (criterion((0, 1), "0.01"),))
        two = replace(self.MODEL, domains=(first, *self.MODEL.domains))
        (standing,) = stands(two, {**self.ANSWERS, "0.01-2a": AnswerValue.NOT_APPLICABLE})
        assert standing.status == "In transition"

    def test_where_nothing_applies_there_is_no_status(self) -> None:
        (standing,) = stands(self.MODEL, dict.fromkeys(self.ANSWERS, AnswerValue.NOT_APPLICABLE))
        assert (standing.level, standing.along, standing.status) == (None, None, "")
