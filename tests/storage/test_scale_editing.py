"""Levels of a scale that come, go and move: everything that stands at them goes with them, under new ids."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.storage.framework_advice import advice_on
from maturity_desktop.storage.framework_editing import delete, floor_of
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.scale_editing import (
    add_level,
    begin_at,
    checkpoints_at,
    delete_level,
    move_level,
)
from maturity_desktop.storage.tree_edits import Tree, replaced, value_at, with_field
from tests.storage.test_framework_editing import ALLOWED, FIRST, problems, small
from tests.strategies import trees


def four_levels() -> Tree:
    """Levels 0 to 3, a sign at 1 that blocks 3, figures that prove 3 and may leave 3 out."""
    tree = add_level(small(), 3, "More")
    points = value_at(tree, (*FIRST, "levels"))
    points = {
        **points,
        1: [*points[1], {"id": "1.01-1c", "text": "Seen.", "sign": True, "blocks": 3}],
        3: [{"id": "1.01-3a", "text": "Four."}],
    }
    tree = replaced(tree, (*FIRST, "levels"), points)
    rule = value_at(tree, (*FIRST, "measure", "rules", 0))
    tree = replaced(tree, (*FIRST, "measure", "rules"), [rule, {**rule, "checkpoint": "1.01-3a"}])
    tree = replaced(
        tree, (*FIRST, "measure", "may_not_apply"), {"levels": [2, 3], "where": "Small.", "why": "So."}
    )
    tree = replaced(tree, ("targets", 0), {**tree["targets"][0], "level": 3, "exceptions": {"1.01": 2}})
    return replaced(tree, ("programme", 0, "level"), 3)


def texts(tree: Tree, path: Any = FIRST) -> dict[int, list[str]]:
    return {
        level: [own["text"] for own in points] for level, points in value_at(tree, (*path, "levels")).items()
    }


def test_a_level_goes_with_its_checkpoints_and_the_others_keep_theirs() -> None:
    tree = four_levels()
    assert checkpoints_at(tree, 2) == 1
    edited = delete_level(tree, 2)
    assert [(step["level"], step["title"]) for step in edited["scale"]] == [
        (0, "Nothing"),
        (1, "Some"),
        (2, "More"),
    ]
    assert texts(edited) == {1: ["One.", "Two.", "Seen."], 2: ["Four."]}
    assert value_at(edited, (*FIRST, "levels", 1)) == [
        *value_at(tree, (*FIRST, "levels", 1))[:2],
        {"id": "1.01-1c", "text": "Seen.", "sign": True, "blocks": 2},
    ]
    assert problems(edited) == []


def test_what_moves_to_another_number_gets_an_id_that_no_answer_stands_under() -> None:
    edited = delete_level(four_levels(), 2, spent={"1.01-2b", "1.01-2c"})
    assert value_at(edited, (*FIRST, "levels", 2))[0]["id"] == "1.01-2d"


def test_targets_phases_and_figures_follow_their_level() -> None:
    edited = delete_level(four_levels(), 2)
    assert edited["targets"][0]["level"] == 2
    assert edited["targets"][0]["exceptions"] == {"1.01": 1}
    assert edited["programme"][0]["level"] == 2
    measure = value_at(edited, (*FIRST, "measure"))
    assert [rule["checkpoint"] for rule in measure["rules"]] == ["1.01-2b"]
    assert measure["may_not_apply"]["levels"] == [2]


def test_a_phase_and_a_sign_of_a_level_that_is_gone_lead_to_none() -> None:
    edited = delete_level(four_levels(), 3)
    assert "level" not in edited["programme"][0]
    assert "blocks" not in value_at(edited, (*FIRST, "levels", 1, 2))
    assert edited["targets"][0]["level"] == 2


def test_without_the_lowest_level_the_others_keep_their_numbers_and_ids() -> None:
    tree = four_levels()
    edited = delete_level(tree, 0)
    assert floor_of(edited) == 1
    assert [step["level"] for step in edited["scale"]] == [1, 2, 3]
    assert value_at(edited, (*FIRST, "levels", 2)) == value_at(tree, (*FIRST, "levels", 2))
    assert all(point["sign"] for point in value_at(edited, (*FIRST, "levels", 1)))


def test_a_level_between_two_lifts_those_above_with_their_checkpoints() -> None:
    edited = add_level(four_levels(), 2, "Between")
    assert [step["title"] for step in edited["scale"]] == ["Nothing", "Some", "Between", "All", "More"]
    assert texts(edited) == {1: ["One.", "Two.", "Seen."], 3: ["Three."], 4: ["Four."]}
    assert edited["targets"][0]["level"] == 4
    assert problems(edited) == []


def test_levels_change_places_with_all_that_stands_at_them() -> None:
    edited = move_level(four_levels(), 2, 1)
    assert [step["title"] for step in edited["scale"]] == ["Nothing", "Some", "More", "All"]
    assert texts(edited) == {1: ["One.", "Two.", "Seen."], 2: ["Four."], 3: ["Three."]}
    assert problems(edited) == []


def test_the_scale_begins_elsewhere_with_all_that_stands_on_it() -> None:
    edited = begin_at(four_levels(), 1)
    assert texts(edited) == {2: ["One.", "Two.", "Seen."], 3: ["Three."], 4: ["Four."]}
    assert edited["targets"][0]["level"] == 4
    assert problems(edited) == []


def test_a_scale_that_begins_there_already_stays() -> None:
    tree = four_levels()
    assert begin_at(tree, 0)["domains"] == tree["domains"]


@pytest.mark.parametrize("act", ["add", "delete", "move"])
@given(data=st.data())
def test_whatever_is_done_to_a_scale_no_old_id_comes_to_stand_at_another_requirement(
    act: str, data: st.DataObject
) -> None:
    tree = data.draw(trees())
    place = data.draw(st.integers(0, len(tree["scale"]) - 1))
    edited = {
        "add": lambda: add_level(tree, place, "New"),
        "delete": lambda: delete_level(tree, place),
        "move": lambda: move_level(tree, place, 1),
    }[act]()
    allowed = (*ALLOWED, "the scale has no levels", "is not on the scale")
    assert [own for own in problems(edited) if not any(words in own for words in allowed)] == []

    def by_id(one: Tree) -> dict[str, str]:
        return {
            point["id"]: point["text"]
            for path in criterion_paths(one)
            for points in value_at(one, path)["levels"].values()
            for point in points
        }

    before, after = by_id(tree), by_id(edited)
    assert all(before[name] == text for name, text in after.items() if name in before)


def test_a_target_above_all_that_is_asked_is_worth_a_look() -> None:
    found = [(own.path[:4], own.what) for own in advice_on(four_levels())]
    assert found == [
        (("domains", 0, "criteria", 1), "the target “Aim” wants level 3, and nothing is asked above level 1")
    ]


def test_a_target_below_all_that_is_asked_is_worth_a_look() -> None:
    tree = delete(
        delete(delete(four_levels(), (*FIRST, "levels", 1, 0)), (*FIRST, "levels", 1, 0)),
        (*FIRST, "levels", 2, 0),
    )
    tree = with_field(tree, ("targets", 0, "exceptions"), {"1.01": 2, "1.02": 1})
    assert [own.what for own in advice_on(tree)] == [
        "the target “Aim” wants level 2, and nothing is asked below level 3"
    ]
