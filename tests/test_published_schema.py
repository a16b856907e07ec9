"""The JSON Schemas of docs/ are those of the code, and the files that are shipped keep to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.storage.framework_files import NOT_FRAMEWORKS
from maturity_desktop.storage.yaml_tree import read_tree
from tests.json_schema import breaches
from tests.strategies import trees
from tools.write_schema import DOCS, schemas

FRAMEWORKS = sorted(path for path in frameworks_folder().glob("*.yaml") if path.name not in NOT_FRAMEWORKS)


def published(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((DOCS / name).read_text("utf-8"))
    return read


def faults(value: Any, name: str) -> list[str]:
    schema = published(name)
    return list(breaches(value, schema, schema))


@pytest.mark.parametrize("name", list(schemas()))
def test_the_schema_is_what_the_code_says_now(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == schemas()[name], "make schema writes it anew"


@pytest.mark.parametrize("path", FRAMEWORKS, ids=lambda path: path.stem)
def test_a_shipped_framework_keeps_to_it(path: Path) -> None:
    assert faults(read_tree(path.read_bytes(), path.name).value, "framework.schema.json") == []


@pytest.mark.parametrize("name", sorted(NOT_FRAMEWORKS))
def test_whatever_else_is_shipped_keeps_to_its_own(name: str) -> None:
    tree = read_tree((frameworks_folder() / name).read_bytes(), name)
    assert faults(tree.value, name.replace(".yaml", ".schema.json")) == []


@given(trees())
def test_a_model_of_any_kind_keeps_to_it(tree: dict[str, Any]) -> None:
    assert faults(tree, "framework.schema.json") == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"colour": "red"}, "colour means nothing"),
        ({"id": "No Id"}, "does not fit"),
        ({"title": " "}, "does not fit"),
        ({"schema": 2}, "none of [1]"),
        ({"scoring": {"threshold": 1.5}}, "out of bounds"),
        ({"scoring": {"threshold": 0}}, "out of bounds"),
        ({"scoring": {"points": "yes"}}, "no boolean"),
        ({"beyond": [{"title": "Strategic"}]}, "text is missing"),
        ({"scale": [{"level": 0, "title": "None", "transition": {"title": "x"}}]}, "none of the choices"),
    ],
)
def test_a_file_that_is_wrong_does_not(change: dict[str, Any], told: str) -> None:
    path = FRAMEWORKS[0]
    tree = read_tree(path.read_bytes(), path.name).value | change
    assert any(told in fault for fault in faults(tree, "framework.schema.json"))
