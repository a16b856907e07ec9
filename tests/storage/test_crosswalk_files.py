"""A crosswalk's file becomes a Crosswalk; whatever is wrong in it is named, with its line and its cure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maturity_desktop.domain.crosswalk import End, Pair, Strength
from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.storage.crosswalk_files import parse_crosswalk
from tests.builders import criterion, framework

SOURCE = """\
schema: 1
about: What a pair says.
pairs:
  - from: {framework: matrix, criterion: "1.01"}
    to: {framework: staged, criterion: P, levels: [1, 2]}
    strength: strong
    reason: Both ask for a plan.
  - from: {framework: staged, criterion: P, checkpoints: [P-1a]}
    to: {framework: matrix, criterion: "1.02"}
    strength: weak
    reason: Both name tools.
"""
FRAMEWORKS = {
    "matrix": replace(framework({"1": [criterion((1, 1), "1.01"), criterion((1, 1), "1.02")]}), id="matrix"),
    "staged": replace(framework({"P": [criterion((2, 2), "P")]}), id="staged"),
}


def problems(old: str, new: str) -> tuple[FrameworkProblem, ...]:
    assert old in SOURCE
    with pytest.raises(FrameworkError) as refused:
        parse_crosswalk(SOURCE.replace(old, new, 1).encode(), "crosswalk.yaml", FRAMEWORKS)
    return refused.value.problems


def test_everything_in_the_file_is_in_the_crosswalk() -> None:
    crosswalk = parse_crosswalk(SOURCE.encode(), "crosswalk.yaml", FRAMEWORKS)
    assert crosswalk.about == "What a pair says."
    assert crosswalk.pairs == (
        Pair(
            End("matrix", "1.01"), End("staged", "P", levels=(1, 2)), Strength.STRONG, "Both ask for a plan."
        ),
        Pair(
            End("staged", "P", checkpoints=("P-1a",)),
            End("matrix", "1.02"),
            Strength.WEAK,
            "Both name tools.",
        ),
    )


def test_ends_in_frameworks_that_are_not_at_hand_are_left_as_they_are() -> None:
    crosswalk = parse_crosswalk(SOURCE.encode(), "crosswalk.yaml", {})
    assert len(crosswalk.pairs) == 2


@pytest.mark.parametrize(
    ("old", "new", "line", "what", "cure"),
    [
        ('criterion: "1.01"', 'criterion: "1.03"', 4, "no criterion “1.03”", "1.0"),
        ("levels: [1, 2]", "levels: [1, 7]", 5, "no level 7", "1"),
        ("[P-1a]", "[P-1z]", 8, "no checkpoint here called “P-1z”", "P-1"),
        ("levels: [1, 2]", "levels: [1], checkpoints: [P-2a]", 5, "not to both", "Take one"),
        ("framework: matrix", "framework: staged", 4, "both ends", "two frameworks"),
        ("strength: weak", "strength: thin", 10, "thin", "weak"),
        ("reason: Both name tools.", "reason: ''", 11, "", ""),
    ],
)
def test_a_mistake_is_named_with_its_line_and_its_cure(
    old: str, new: str, line: int, what: str, cure: str
) -> None:
    found = problems(old, new)
    assert found[0].line == line
    assert what in str(found[0])
    assert cure in str(found[0])


def test_two_pairs_of_the_same_ends_are_one_too_many_whichever_way_round() -> None:
    again = """  - from: {framework: staged, criterion: P, levels: [1, 2]}
    to: {framework: matrix, criterion: "1.01"}
    strength: weak
    reason: Again.
"""
    with pytest.raises(FrameworkError) as refused:
        parse_crosswalk((SOURCE + again).encode(), "crosswalk.yaml", FRAMEWORKS)
    (problem,) = refused.value.problems
    assert "pair 1 joins the same two ends" in str(problem)
    assert problem.line == 12


def test_every_problem_is_named_at_once() -> None:
    source = SOURCE.replace('"1.01"', '"1.99"').replace("[P-1a]", "[P-9a]")
    with pytest.raises(FrameworkError) as refused:
        parse_crosswalk(source.encode(), "crosswalk.yaml", FRAMEWORKS)
    assert len(refused.value.problems) == 2
