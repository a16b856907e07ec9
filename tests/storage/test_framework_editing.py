"""Edits of a model's tree: whatever is done to a sound model, ids stay unique and answers keep their ids."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.framework_editing import (
    add_checkpoints,
    add_criterion,
    add_domain,
    blank_tree,
    delete,
    ids_of,
    levels_of,
    lines_of,
    move,
    rename_criterion,
    rename_phase,
)
from maturity_desktop.storage.framework_files import checked_entry
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.tree_edits import Tree, inserted, replaced, value_at, with_field, writable
from maturity_desktop.storage.yaml_tree import Path, YamlTree
from tests.strategies import trees


def small() -> Tree:
    """One domain with two criteria, to which a target, a task, a remark and a measure refer."""
    tree = blank_tree("own", "Own", "2026", "Firm", ["Nothing", "Some", "All"], "Aim")
    tree["about"] = "Ours."
    tree["roles"] = {"manager": "Manager"}
    tree["themes"] = {"risk": "Risk"}
    tree["facts"] = {"home": {"question": "From home?", "default": False}}
    points = {
        1: [
            {"id": "1.01-1a", "text": "One.", "ask": ["manager"], "theme": "risk"},
            {"id": "1.01-1b", "text": "Two.", "when": {"fact": "home", "is": True}},
        ],
        2: [{"id": "1.01-2a", "text": "Three."}],
    }
    first = {"id": "1.01", "title": "First", "intent": "For.", "levels": points, "ask": ["manager"]}
    rule = {"rule": "periods_met", "checkpoint": "1.01-2a", "period": "month", "window": 3, "at_least": 2}
    first["measure"] = {"value": "share", "unit": "%", "direction": "at_least", "by_channel": False}
    first["measure"]["rules"] = [rule]  # type: ignore[index]
    second = {
        "id": "1.02",
        "title": "Second",
        "intent": "For.",
        "levels": {1: [{"id": "1.02-1a", "text": "It."}]},
    }
    tree["domains"] = [{"id": "1", "title": "Domain", "intent": "For.", "criteria": [first, second]}]
    tree["targets"][0]["exceptions"] = {"1.01": 1, "1.02": 2}
    tree["remarks"] = [{"about": "1.01, 1.02", "text": "Odd."}]
    task = {"id": "t1", "what": "Do.", "kind": "analysis", "who": ["manager"], "criteria": ["1.01"]}
    tree["programme"] = [{"id": "p1", "title": "Phase", "tasks": [task]}]
    tree["paces"] = [{"id": "short", "title": "Short", "days": {"p1": 2}}]
    request = {"id": "r1", "title": "Plan", "what": "It.", "owner": "manager", "criteria": ["1.01", "1.02"]}
    tree["requests"] = [request]
    return tree


FIRST: Path = ("domains", 0, "criteria", 0)
PHASE: Path = ("programme", 0)


def problems(tree: Tree) -> list[str]:
    try:
        checked_entry(YamlTree("the model", value=tree))
    except FrameworkError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_small_model_is_sound() -> None:
    assert problems(small()) == []


def test_a_blank_model_lacks_only_words() -> None:
    found = problems(blank_tree("own", "Own", "2026", "", ["Nothing", "All"], "Aim"))
    assert len(found) == 6
    assert all("is empty" in problem for problem in found)


def test_a_new_checkpoint_takes_the_next_letter_also_after_one_that_is_gone() -> None:
    tree = delete(small(), (*FIRST, "levels", 1, 1))
    tree, path = add_checkpoints(tree, FIRST, 1, ["New."], 1, spent={"1.01-1b"})
    assert value_at(tree, path) == {"id": "1.01-1c", "text": "New."}


def test_after_z_comes_aa() -> None:
    tree, _path = add_checkpoints(small(), FIRST, 1, [str(number) for number in range(26)], 2)
    assert [point["id"] for point in value_at(tree, (*FIRST, "levels", 1))][-3:] == [
        "1.01-1z",
        "1.01-1aa",
        "1.01-1ab",
    ]


def test_a_checkpoint_at_the_floor_is_a_sign_and_levels_stay_in_order() -> None:
    tree, path = add_checkpoints(small(), FIRST, 0, ["Seen."], 0)
    assert value_at(tree, path)["sign"] is True
    assert list(value_at(tree, (*FIRST, "levels"))) == [0, 1, 2]
    assert problems(tree) == []


def test_references_follow_a_renamed_criterion() -> None:
    tree = rename_criterion(small(), FIRST, "A-1")
    assert problems(tree) == []
    assert tree["targets"][0]["exceptions"] == {"A-1": 1, "1.02": 2}
    assert tree["programme"][0]["tasks"][0]["criteria"] == ["A-1"]
    assert tree["requests"][0]["criteria"] == ["A-1", "1.02"]
    assert tree["remarks"][0]["about"] == "A-1, 1.02"
    assert value_at(tree, FIRST)["measure"]["rules"][0]["checkpoint"] == "A-1-2a"


def test_references_do_not_follow_to_an_id_that_is_taken() -> None:
    tree = rename_criterion(small(), FIRST, "1.02")
    assert tree["targets"][0]["exceptions"] == {"1.01": 1, "1.02": 2}
    assert any("1.02" in problem for problem in problems(tree))


def test_paces_follow_a_renamed_phase() -> None:
    tree = rename_phase(small(), PHASE, "start")
    assert tree["programme"][0]["id"] == "start"
    assert tree["paces"][0]["days"] == {"start": 2}
    assert problems(tree) == []


def test_paces_stay_where_a_phase_takes_an_id_that_is_taken_or_none() -> None:
    two = inserted(small(), ("programme",), 1, {"id": "p2", "title": "Other", "tasks": []})
    assert rename_phase(two, PHASE, "p2")["paces"][0]["days"] == {"p1": 2}
    assert rename_phase(two, PHASE, "")["paces"][0]["days"] == {"p1": 2}


def test_of_what_is_deleted_the_other_references_remain() -> None:
    assert delete(small(), FIRST)["requests"][0]["criteria"] == ["1.02"]
    assert delete(small(), PHASE)["paces"][0]["days"] == {}
    assert "owner" not in delete(small(), ("roles", "manager"))["requests"][0]


def test_a_remark_on_a_longer_id_is_left_alone() -> None:
    tree = replaced(small(), ("remarks", 0, "about"), "1.01.3, 1.01-2, 11.01, 1.01")
    assert rename_criterion(tree, FIRST, "X")["remarks"][0]["about"] == "1.01.3, 1.01-2, 11.01, X"


@pytest.mark.parametrize(
    "path",
    [FIRST, PHASE, ("roles", "manager"), ("themes", "risk"), ("facts", "home"), (*FIRST, "levels", 2, 0)],
    ids=str,
)
def test_what_is_deleted_is_referred_to_no_more(path: Path) -> None:
    assert problems(delete(small(), path)) == []


def test_a_level_without_checkpoints_goes_with_the_last() -> None:
    assert list(value_at(delete(small(), (*FIRST, "levels", 2, 0)), (*FIRST, "levels"))) == [1]


def test_a_checkpoint_moves_over_the_end_of_its_level_under_an_id_that_fits() -> None:
    tree, path = move(small(), (*FIRST, "levels", 1, 1), 1)
    assert path == (*FIRST, "levels", 2, 0)
    assert value_at(tree, path) == {"id": "1.01-2b", "text": "Two.", "when": {"fact": "home", "is": True}}
    assert problems(tree) == []


def test_a_checkpoint_that_figures_prove_takes_their_rule_along() -> None:
    tree, path = move(small(), (*FIRST, "levels", 2, 0), -1)
    assert (
        value_at(tree, FIRST)["measure"]["rules"][0]["checkpoint"] == value_at(tree, path)["id"] == "1.01-1c"
    )
    assert problems(tree) == []


def test_a_criterion_moves_into_the_domain_before_it() -> None:
    tree, _path = add_domain(small(), 0)
    tree, path = move(tree, ("domains", 1, "criteria", 0), -1)
    assert path == ("domains", 0, "criteria", 1)
    assert value_at(tree, path)["id"] == "1.01"


def test_at_the_very_end_nothing_moves() -> None:
    tree = small()
    assert move(tree, ("domains", 0), -1) == (tree, ("domains", 0))
    assert move(tree, (*FIRST, "levels", 2, 0), 1)[0] is tree


def test_pasted_lines_lose_the_marks_of_a_list() -> None:
    pasted = "• One\n\n  - Two  words\r\n3. Three\n(4) Four\na) Five\n2025 was a year\nA-rated\n\x07Six"
    assert lines_of(pasted) == [
        "One",
        "Two words",
        "Three",
        "Four",
        "Five",
        "2025 was a year",
        "A-rated",
        "Six",
    ]


def test_a_field_without_a_value_is_not_written() -> None:
    tree = small()
    assert with_field(with_field(tree, (*FIRST, "weight"), 2.0), (*FIRST, "weight"), None) == tree
    assert with_field(tree, (*FIRST, "effort"), None) is tree


def test_characters_that_cannot_be_seen_are_left_out() -> None:
    assert writable("a\x00b\x9f\ttab\nline") == "ab\ttab\nline"


@st.composite
def edited(draw: st.DrawFn) -> tuple[Tree, Tree]:
    """A sound model, and the same after some edits."""
    tree = before = draw(trees())
    for _step in range(draw(st.integers(1, 6))):
        tree = draw(st.sampled_from(EDITS))(draw, tree)
    return before, tree


def _criterion(draw: st.DrawFn, tree: Tree) -> Path | None:
    paths = list(criterion_paths(tree))
    return draw(st.sampled_from(paths)) if paths else None


def _point(draw: st.DrawFn, tree: Tree) -> Path | None:
    paths = [
        (*path, "levels", level, place)
        for path in criterion_paths(tree)
        for level, points in value_at(tree, path)["levels"].items()
        for place in range(len(points))
    ]
    return draw(st.sampled_from(paths)) if paths else None


def _more_points(draw: st.DrawFn, tree: Tree) -> Tree:
    path = _criterion(draw, tree)
    if path is None:
        return tree
    level = draw(st.sampled_from(levels_of(tree, value_at(tree, path))))
    count = draw(st.integers(1, 3))
    return add_checkpoints(tree, path, level, ["It is so."] * count, draw(st.integers(0, 3)))[0]


def _step_of_point(draw: st.DrawFn, tree: Tree) -> Tree:
    path = _point(draw, tree)
    return move(tree, path, draw(st.sampled_from([-1, 1])))[0] if path else tree


def _step_of_criterion(draw: st.DrawFn, tree: Tree) -> Tree:
    path = _criterion(draw, tree)
    return move(tree, path, draw(st.sampled_from([-1, 1])))[0] if path else tree


def _another_id(draw: st.DrawFn, tree: Tree) -> Tree:
    path = _criterion(draw, tree)
    return rename_criterion(tree, path, f"X{draw(st.integers(0, 999))}.{len(ids_of(tree))}") if path else tree


def _no_point(draw: st.DrawFn, tree: Tree) -> Tree:
    path = _point(draw, tree)
    return delete(tree, path) if path else tree


def _no_criterion(draw: st.DrawFn, tree: Tree) -> Tree:
    path = _criterion(draw, tree)
    return delete(tree, path) if path else tree


def _another_criterion(draw: st.DrawFn, tree: Tree) -> Tree:
    return add_criterion(tree, ("domains", draw(st.integers(0, len(tree["domains"]) - 1))), 0)[0]


EDITS: list[Any] = [
    _more_points, _step_of_point, _step_of_criterion, _another_id, _no_point, _no_criterion,
    _another_criterion,
]  # fmt: skip
# What a person has still to write, or has taken away, and no fault of an edit.
ALLOWED = (
    "is empty", "has no criteria", "no domain has a criterion", "no checkpoints that count",
    "is not above this sign", "has criteria, so it is described", "the criterion has no level",
)  # fmt: skip


@given(edited())
def test_edits_leave_a_model_sound_but_for_what_is_left_to_write(both: tuple[Tree, Tree]) -> None:
    faults = [problem for problem in problems(both[1]) if not any(words in problem for words in ALLOWED)]
    assert faults == []


@given(st.data())
def test_an_edit_changes_nothing_of_the_tree_that_it_was_made_of(data: st.DataObject) -> None:
    tree = data.draw(trees())
    before = deepcopy(tree)
    for _step in range(3):
        EDITS[data.draw(st.integers(0, len(EDITS) - 1))](data.draw, tree)
    assert tree == before


@given(edited())
def test_a_checkpoint_that_stays_where_it_was_keeps_its_id(both: tuple[Tree, Tree]) -> None:
    """No id comes to stand at another text, unless the criterion itself got the id."""

    def texts(tree: Tree) -> dict[str, str]:
        points = (
            point
            for path in criterion_paths(tree)
            for group in value_at(tree, path)["levels"].values()
            for point in group
        )
        return {point["id"]: point["text"] for point in points}

    before, after = map(texts, both)
    known = set(before.values())
    assert all(before[name] == text or text not in known for name, text in after.items() if name in before)
