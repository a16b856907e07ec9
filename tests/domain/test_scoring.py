"""The rules of scoring against vectors kept apart from the code, and as properties."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Checkpoint, Condition, Criterion, Level, ScoringRules
from maturity_desktop.domain.scoring import CriterionScore, State, roll_up, score_criterion
from tests.builders import criterion

VECTORS = json.loads((Path(__file__).parent / "scoring_vectors.json").read_text(encoding="utf-8"))["vectors"]
LETTERS = {
    "m": AnswerValue.MET,
    "p": AnswerValue.PARTLY,
    "n": AnswerValue.NOT_MET,
    "a": AnswerValue.NOT_APPLICABLE,
}
BETTER = [AnswerValue.NOT_MET, AnswerValue.PARTLY, AnswerValue.MET]


def scored(words: list[str], set_level: int | None = None, **rules: Any) -> CriterionScore:
    """The score of answers written by level as letters."""
    rated = criterion([len(word) for word in words])
    answers = {
        point.id: LETTERS[letter]
        for level, word in zip(rated.levels, words, strict=True)
        for point, letter in zip(level.checkpoints, word, strict=True)
        if letter != "-"
    }
    return score_criterion(rated, answers, {}, ScoringRules(**rules), set_level)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["why"] for vector in VECTORS])
def test_vector(vector: dict[str, Any]) -> None:
    score = scored(
        vector["answers"],
        vector.get("set"),
        threshold=vector.get("threshold", 1.0),
        floor=vector.get("floor", 0),
    )
    assert (score.level, score.low, score.high) == (vector["level"], vector["low"], vector["high"])
    assert score.score == pytest.approx(vector["score"])
    if "state" in vector:
        assert score.state.value == vector["state"]


words = st.lists(st.text("mpna-", min_size=1, max_size=5), min_size=1, max_size=5)
thresholds = st.sampled_from([0.5, 0.8, 1.0])


@given(words, thresholds, st.data())
def test_a_better_answer_never_lowers_a_level_or_a_bound(
    given_words: list[str], threshold: float, data: st.DataObject
) -> None:
    places = [
        (i, j) for i, word in enumerate(given_words) for j, letter in enumerate(word) if letter in "npm"
    ]
    if not places:
        return
    row, column = data.draw(st.sampled_from(places))
    worse = given_words[row][column]
    better = data.draw(st.sampled_from("npm"["npm".index(worse) :]))
    improved = list(given_words)
    improved[row] = given_words[row][:column] + better + given_words[row][column + 1 :]
    before, after = scored(given_words, threshold=threshold), scored(improved, threshold=threshold)
    assert (
        before.low is not None
        and after.low is not None
        and before.high is not None
        and after.high is not None
    )
    assert after.low >= before.low
    assert after.high >= before.high
    if before.score is not None and after.score is not None:
        assert after.score >= before.score


@given(words, thresholds, st.data())
def test_the_bounds_enclose_whatever_the_open_answers_become(
    given_words: list[str], threshold: float, data: st.DataObject
) -> None:
    filled = [
        "".join(data.draw(st.sampled_from("mpn")) if x == "-" else x for x in word) for word in given_words
    ]
    bounds, outcome = scored(given_words, threshold=threshold), scored(filled, threshold=threshold)
    if outcome.level is None:
        assert outcome.state is State.NOT_APPLICABLE
        return
    assert bounds.low is not None and bounds.high is not None
    assert bounds.low <= outcome.level <= bounds.high


@given(words, thresholds)
def test_what_does_not_apply_never_counts(given_words: list[str], threshold: float) -> None:
    with_more = [word + "a" for word in given_words]
    without, more = scored(given_words, threshold=threshold), scored(with_more, threshold=threshold)
    assert (without.state, without.level, without.low, without.high, without.score) == (
        more.state, more.level, more.low, more.high, more.score,
    )  # fmt: skip


@given(words, thresholds, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(given_words: list[str], threshold: float, random: Any) -> None:
    shuffled = ["".join(random.sample(word, len(word))) for word in given_words]
    one, other = scored(given_words, threshold=threshold), scored(shuffled, threshold=threshold)
    assert (one.level, one.low, one.high, one.score) == (other.level, other.low, other.high, other.score)


@given(words, thresholds)
def test_the_score_stays_within_a_level_and_the_level_within_the_scale(
    given_words: list[str], threshold: float
) -> None:
    score = scored(given_words, threshold=threshold)
    if score.level is None:
        assert score.score is None
        return
    assert 0 <= score.level <= len(given_words)
    assert score.score is not None
    assert score.level <= score.score <= score.level + 0.99


def test_a_sign_informs_and_is_never_required() -> None:
    sign = Checkpoint("x-1a", "A sign", sign=True)
    point = Checkpoint("x-1b", "A checkpoint")
    rated = Criterion("x", "X", "", (Level(1, (sign, point)),))
    answers = {"x-1a": AnswerValue.NOT_MET, "x-1b": AnswerValue.MET}
    assert score_criterion(rated, answers, {}, ScoringRules()).level == 1


def test_a_checkpoint_applies_only_under_its_fact() -> None:
    everywhere = Checkpoint("x-1a", "Always")
    global_only = Checkpoint("x-1b", "Global clients", when=Condition("global", True))
    rated = Criterion("x", "X", "", (Level(1, (everywhere, global_only)),))
    answers = {"x-1a": AnswerValue.MET}
    assert score_criterion(rated, answers, {"global": False}, ScoringRules()).level == 1
    assert score_criterion(rated, answers, {"global": True}, ScoringRules()).level is None


def test_a_roll_up_leaves_out_the_unrated_and_says_so() -> None:
    scores = [scored(["m", "n"]), scored(["m", "m"]), scored(["-", "-"]), scored(["a", "a"])]
    named = [
        CriterionScore(str(place), s.state, s.level, s.low, s.high, s.set_level, s.score, s.levels)
        for place, s in enumerate(scores)
    ]
    figure = roll_up(named, {"0": 1, "1": 3, "2": 1, "3": 1}, ScoringRules())
    assert figure.level == pytest.approx((1 * 1 + 3 * 2) / 4)
    assert (figure.rated, figure.applicable, figure.lowest) == (2, 3, ("0",))
    assert not figure.provisional
    assert roll_up(named, dict.fromkeys("0123", 1.0), ScoringRules(headline_coverage=0.7)).provisional


def test_coverage_is_compared_exactly() -> None:
    """3 of 5 is 60 %: no float stands between."""
    rated, unrated = scored(["m"]), scored(["-"])
    scores = [rated] * 3 + [unrated] * 2
    assert not roll_up(scores, {rated.criterion: 1.0}, ScoringRules(headline_coverage=0.6)).provisional


def test_no_overall_figure_where_the_framework_has_none() -> None:
    figure = roll_up([scored(["m"])], {"1.01": 1.0}, ScoringRules(), mean=False)
    assert figure.level is None
    assert figure.rated == 1


def test_the_order_of_criteria_does_not_matter_to_a_roll_up() -> None:
    names = ["a", "b", "c"]
    scores = {
        name: CriterionScore(name, State.RATED, level, level, level, None, float(level), ())
        for name, level in zip(names, (0, 3, 2), strict=True)
    }
    figures = {
        roll_up([scores[name] for name in order], dict.fromkeys(names, 1.0), ScoringRules()).level
        for order in permutations(names)
    }
    assert len(figures) == 1
    assert figures.pop() == pytest.approx(5 / 3)
