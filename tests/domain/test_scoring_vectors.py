"""Every kind of model against vectors that were worked out by hand: tests/vectors, README.md there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.domain.audit import AGREED, AnswerValue, Audit, Change, SetLevel
from maturity_desktop.domain.framework import (
    Checkpoint,
    Condition,
    Criterion,
    Domain,
    Fact,
    Framework,
    Level,
    ScoringRules,
    Step,
    Transition,
)
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.scoring import RollUp
from tests.builders import audit

FOLDER = Path(__file__).parents[1] / "vectors"
ANSWERS = {
    "m": AnswerValue.MET,
    "p": AnswerValue.PARTLY,
    "n": AnswerValue.NOT_MET,
    "a": AnswerValue.NOT_APPLICABLE,
}
ONLY_WHERE = {"g": Condition("global", True), "w": Condition("global", True), "l": Condition("global", False)}
LEAST_OF_A_KIND = 12


def spelt(word: str) -> str:
    """`m*3 p` as `mmmp`."""
    return re.sub(r"(\S)\*(\d+)", lambda found: found[1] * int(found[2]), word).replace(" ", "")


def checkpoint(criterion: str, level: int, place: int, letter: str) -> Checkpoint:
    return Checkpoint(
        f"{criterion}-{level}.{place}",
        "A checkpoint",
        sign=letter in "sbw",
        when=ONLY_WHERE.get(letter),
        blocks=level + 1 if letter in "bw" else None,
    )


def criterion(name: str, words: list[str], weight: float) -> Criterion:
    levels = [
        Level(number, tuple(checkpoint(name, number, n, letter) for n, letter in enumerate(spelt(word))))
        for number, word in enumerate(words, start=1)
        if word
    ]
    return Criterion(name, name, "", tuple(levels), weight=weight)


def model(vector: Mapping[str, Any]) -> Framework:
    rules = ScoringRules(**vector["scoring"])
    weights = vector.get("weights", {})
    on_the_way = {level: Transition(**told) for level, told in vector.get("transitions", {}).items()}
    steps = range(rules.floor, vector["top"] + 1)
    return Framework(
        id="model",
        title="A model",
        short_title="Model",
        edition="1",
        owner="",
        about="",
        scale=tuple(Step(level, f"Step {level}", transition=on_the_way.get(level)) for level in steps),
        scoring=rules,
        domains=tuple(
            Domain(
                name,
                name,
                "",
                tuple(criterion(own, words, weights.get(own, 1.0)) for own, words in criteria.items()),
            )
            for name, criteria in vector["domains"].items()
        ),
        facts=(Fact("global", "Is the client global?", False),),
    )


def audited(vector: Mapping[str, Any], framework: Framework) -> Audit:
    answers = {}
    for own in framework.criteria:
        told = [spelt(word) for word in vector["answers"][own.id] if word]
        for level, letters in zip(own.levels, told, strict=True):
            for point, letter in zip(level.checkpoints, letters, strict=True):
                if letter != "-":
                    answers[point.id] = ANSWERS[letter]
    chosen = [
        SetLevel("a1", "model", AGREED, name, level, "So") for name, level in vector.get("set", {}).items()
    ]
    made = audit(answers, *chosen)
    told_of = type(made.client)(made.client.id, made.client.name, facts=vector.get("facts", {}))
    return made.with_changes([Change(made.client, told_of)])


def vectors() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        kind = yaml.safe_load(path.read_text("utf-8"))
        common = {name: value for name, value in kind.items() if name not in ("about", "vectors")}
        for vector in kind["vectors"]:
            yield pytest.param(common | vector, id=f"{path.stem}: {vector['why']}")


@pytest.mark.parametrize("vector", list(vectors()))
def test_vector(vector: Mapping[str, Any]) -> None:
    framework = model(vector)
    results = evaluate(audited(vector, framework), framework)
    for name, expected in vector.get("expect", {}).items():
        assert_result(results, name, expected)
    for name, points in vector.get("points", {}).items():
        found = {level.number: level.points for level in results.of(name).score.levels}
        assert found == {level: (Fraction(str(met)), of) for level, (met, of) in points.items()}
    by_domain = {domain.id: figure for domain, figure in results.domains}
    for name, expected in vector.get("by_domain", {}).items():
        assert_figure(by_domain[name], expected)
    if "whole" in vector:
        assert_figure(results.whole, vector["whole"])


def assert_result(results: Results, name: str, expected: Mapping[str, Any]) -> None:
    score, level = results.of(name).score, expected["level"]
    assert score.state.value == expected.get("state", "rated")
    assert (score.level, score.low, score.high) == (
        level,
        expected.get("low", level),
        expected.get("high", level),
    )
    assert score.score == pytest.approx(expected["score"])
    assert results.of(name).status == expected.get("status", "")


def assert_figure(figure: RollUp, expected: Mapping[str, Any]) -> None:
    assert figure.level == pytest.approx(expected["level"])
    assert (figure.rated, figure.applicable) == (expected["rated"], expected["applicable"])
    if "lowest" in expected:
        assert list(figure.lowest) == expected["lowest"]
    if "provisional" in expected:
        assert figure.provisional == expected["provisional"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_kind_of_model_has_vectors_enough(path: Path) -> None:
    found = yaml.safe_load(path.read_text("utf-8"))["vectors"]
    assert len(found) >= LEAST_OF_A_KIND
    assert all({"expect", "points", "by_domain", "whole"} & set(vector) for vector in found)
    assert len({vector["why"] for vector in found}) == len(found)
