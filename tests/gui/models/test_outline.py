"""The outline follows the draft: after any edits it is what a new outline of the tree would be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from maturity_desktop.gui.model_editor.nodes import place_words, split
from maturity_desktop.gui.model_editor.outline import OutlineModel
from maturity_desktop.storage.framework_editing import add_checkpoints, add_criterion, delete, move
from maturity_desktop.storage.tree_edits import Tree, inserted, value_at, with_field
from tests.gui.models.conftest import small_tree

FIRST = ("domains", 0, "criteria", 0)
POINT = (*FIRST, "levels", 1, 0)
EDITS: list[Any] = [
    lambda tree: add_checkpoints(tree, FIRST, 2, ["New."], 1)[0],
    lambda tree: add_criterion(tree, ("domains", 0), 1)[0],
    lambda tree: move(tree, ("domains", 0), 1)[0],
    lambda tree: move(tree, POINT, 1)[0] if value_at(tree, POINT[:-2]).get(1) else tree,
    lambda tree: move(tree, FIRST, 1)[0],
    lambda tree: delete(tree, ("domains", 0)) if len(tree["domains"]) > 1 else tree,
    lambda tree: delete(tree, FIRST) if len(tree["domains"][0]["criteria"]) > 1 else tree,
    lambda tree: with_field(tree, ("scale",), [*tree["scale"], {"level": 9, "title": "More"}]),
    lambda tree: with_field(tree, ("title",), "Another"),
    lambda tree: with_field(tree, ("roles",), {}),
    lambda tree: with_field(tree, ("targets",), [*tree["targets"], {"id": "x", "title": "X", "level": 1}]),
    lambda tree: inserted(tree, ("requests",), 0, {"id": "r", "title": "R", "what": "It."}),
    lambda tree: inserted(tree, ("paces",), 0, {"id": "p", "title": "P", "days": {}}),
]


def rows(model: OutlineModel, parent: QModelIndex | None = None) -> list[Any]:
    """Everything that the outline shows, with the path of each row."""
    parent = parent or QModelIndex()
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        node = model.node(index)
        assert model.parent(index) == parent
        found.append((node.path, node.title, node.count, rows(model, index)))
    return found


@given(st.lists(st.sampled_from(EDITS), min_size=1, max_size=6))
def test_the_outline_is_that_of_the_tree_after_any_edits(qapp: QApplication, edits: list[Any]) -> None:
    tree = small_tree()
    model = OutlineModel(tree)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows(model)  # every row is there before the first edit
    for edit in edits:
        if value_at(tree, ("domains", 0)).get("criteria"):
            tree = edit(tree)
            model.show_tree(tree)
    assert rows(model) == rows(OutlineModel(tree))
    del tester


def test_what_holds_a_fault_is_marked(qapp: QApplication) -> None:
    model = OutlineModel(small_tree())
    model.show_faults([("about",), (*FIRST, "levels", 1, 0, "text"), ("targets", 0, "level")])
    marked = {
        path: model.node(model.index_at(path)).faults for path in ((), ("targets",), ("domains", 0), FIRST)
    }
    assert marked == {(): 2, ("targets",): 1, ("domains", 0): 1, FIRST: 1}
    assert model.node(model.index_at(("domains", 1))).faults == 0


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "Model"),
        (("about",), "Model · About"),
        (("scale", 1, "title"), "Scale · Title, row 2"),
        (("beyond", 0, "text"), "Scale · Stages above, named and not described, row 1"),
        (("targets", 0, "exceptions", "1.01"), "Target Aim · Other levels for single criteria"),
        (("roles", "manager"), "Roles · manager"),
        (FIRST, "Criterion 1.01 Vision"),
        ((*FIRST, "evidence", 0, "what"), "Criterion 1.01 Vision · Evidence worth asking for, row 1"),
        ((*FIRST, "levels"), "Criterion 1.01 Vision · Levels"),
        ((*FIRST, "levels", 2), "Criterion 1.01, level 2"),
        ((*FIRST, "levels", 2, 0, "text"), "Checkpoint 1.01-2a · Text"),
        ((*FIRST, "levels", 2, 0, "when", "fact"), "Checkpoint 1.01-2a · Applies"),
        (("nonsense", 3), "Model · nonsense, row 4"),
    ],
)
def test_a_place_has_words(path: Any, words: str) -> None:
    tree: Tree = small_tree()
    assert place_words(tree, path) == words
    node, rest = split(path)
    assert (*node, *rest) == path or node == ("scale",)
