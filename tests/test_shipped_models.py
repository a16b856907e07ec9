"""What the answers of an assessor come to in the models that are shipped beside the ICMI standards."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Criterion, Framework
from maturity_desktop.domain.scoring import CriterionScore, score_criterion, transition
from maturity_desktop.storage.framework_files import read_framework

MET, PARTLY, NOT_MET = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET
Answers = dict[str, AnswerValue]


def shipped(name: str) -> tuple[Framework, Criterion]:
    """A model of one criterion, and that criterion."""
    framework = read_framework(frameworks_folder() / f"{name}.yaml").framework
    (criterion,) = framework.criteria
    return framework, criterion


def answered(criterion: Criterion, levels: Iterable[int], value: AnswerValue) -> Answers:
    """The same answer for every checkpoint and sign of some levels."""
    return {point.id: value for number in levels for point in criterion.level(number).checkpoints}


def score(name: str, answers: Answers, *, is_global: bool = False) -> CriterionScore:
    framework, criterion = shipped(name)
    return score_criterion(criterion, answers, {"global_organisation": is_global}, framework.scoring)


@pytest.fixture
def proactive() -> Answers:
    """Nothing reactive is left, and 13 of the 16 proactive checkpoints are met: 81 %."""
    _framework, criterion = shipped("reactive-proactive")
    answers = answered(criterion, [1], NOT_MET) | answered(criterion, [2], MET)
    return answers | dict.fromkeys(["S-2g", "S-2m", "S-2p"], NOT_MET)


def test_four_fifths_of_the_proactive_checkpoints_are_enough(proactive: Answers) -> None:
    assert score("reactive-proactive", proactive).level == 2
    assert score("reactive-proactive", proactive | {"S-2a": NOT_MET}).level == 1


@pytest.mark.parametrize("sign", ["S-1c", "S-1d", "S-1e", "S-1i", "S-1j", "S-1k"])
def test_strategy_tiers_or_process_left_reactive_hold_support_back(proactive: Answers, sign: str) -> None:
    framework, _criterion = shipped("reactive-proactive")
    held = score("reactive-proactive", proactive | {sign: PARTLY})
    assert held.level == 1
    assert transition(held, framework.step(1)) == "In transition"


@pytest.mark.parametrize("sign", ["S-1b", "S-1f", "S-1h", "S-1n"])
def test_other_reactive_signs_may_linger(proactive: Answers, sign: str) -> None:
    assert score("reactive-proactive", proactive | {sign: MET}).level == 2


def test_follow_the_sun_is_asked_of_global_organisations_only() -> None:
    _framework, criterion = shipped("ftworks-processes")
    answers = answered(criterion, [2, 3], MET) | answered(criterion, [4, 5], NOT_MET) | {"P-3e": NOT_MET}
    assert score("ftworks-processes", answers).level == 3
    assert score("ftworks-processes", answers, is_global=True).level == 2


def test_what_is_said_of_the_first_level_of_next4biz_earns_and_costs_nothing() -> None:
    _framework, criterion = shipped("next4biz")
    planned = answered(criterion, [2], MET) | answered(criterion, [3, 4], NOT_MET)
    for value in (MET, NOT_MET):
        assert score("next4biz", answered(criterion, [1], value) | planned).level == 2


def test_the_form_of_next4biz_comes_to_points_at_each_level() -> None:
    _framework, criterion = shipped("next4biz")
    answers = answered(criterion, [1, 2], MET) | {"C-2d": NOT_MET, "C-3a": PARTLY}
    points = [level.points for level in score("next4biz", answers).levels]
    assert points == [(9, 9), (4, 5), (Fraction(1, 2), 2), (0, 2)]


@pytest.mark.parametrize(("phase", "figures"), [("measured", "measured-9"), ("optimized", "optimized-6")])
def test_the_figures_are_gathered_between_the_snapshot_and_the_form(phase: str, figures: str) -> None:
    framework, _criterion = shipped("next4biz")
    (own,) = (found for found in framework.programme if found.id == phase)
    assert [task.id for task in own.tasks][:3] == [f"{phase}-1", figures, f"{phase}-2"]
