"""The firm's own pairs follow its models: copied with a model, fitted where one loses what they speak of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maturity_desktop.storage.crosswalk_writing import copy_pairs, fit_pairs
from maturity_desktop.storage.framework_editing import delete
from maturity_desktop.storage.framework_files import checked_entry, framework_of
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.own_models import CROSSWALK, FOLDER
from maturity_desktop.storage.yaml_tree import YamlTree, read_tree
from tests.storage.test_framework_editing import FIRST, small


def pair(framework: str, **narrowed: Any) -> dict[str, Any]:
    one = {"framework": framework, "criterion": "1.01", **narrowed}
    return {"from": one, "to": {"framework": "other", "criterion": "A"}, "strength": "weak", "reason": "So."}


def keep(path: Path, *pairs: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_tree({"schema": 1, "about": "What it says.", "pairs": list(pairs)}))
    return path


def kept(folder: Path) -> Any:
    return read_tree((folder / FOLDER / CROSSWALK).read_bytes(), "own").value


def test_a_copy_has_the_pairs_of_its_original_beside_those_that_are_there(tmp_path: Path) -> None:
    shipped = keep(tmp_path / "shipped.yaml", pair("theirs"), pair("another"))
    keep(tmp_path / FOLDER / CROSSWALK, pair("mine"))
    assert copy_pairs(tmp_path, shipped, "theirs", "copy") == 1
    assert kept(tmp_path)["pairs"] == [pair("mine"), pair("copy")]
    assert copy_pairs(tmp_path, shipped, "theirs", "copy") == 0


def test_without_pairs_no_file_is_made(tmp_path: Path) -> None:
    shipped = keep(tmp_path / "shipped.yaml", pair("another"))
    assert copy_pairs(tmp_path, shipped, "theirs", "copy") == 0
    assert not (tmp_path / FOLDER).exists()


def test_pairs_go_with_what_they_speak_of(tmp_path: Path) -> None:
    both = pair("own", checkpoints=["1.01-1a", "1.01-2a"])
    keep(tmp_path / FOLDER / CROSSWALK, pair("own", levels=[2]), both, pair("own"), pair("mine"))
    tree = delete(small(), (*FIRST, "levels", 2, 0))
    assert fit_pairs(tmp_path, framework_of(checked_entry(YamlTree("own", tree)))) == 1
    assert kept(tmp_path)["pairs"] == [pair("own", checkpoints=["1.01-1a"]), pair("own"), pair("mine")]
