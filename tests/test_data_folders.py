"""The data folders are found wherever the program stands."""

import sys
from pathlib import Path

import pytest

from maturity_desktop import data_folders


def test_in_a_checkout() -> None:
    root = Path(__file__).parents[1]
    assert data_folders.frameworks_folder() == root / "frameworks"
    assert data_folders.resources_folder() == root / "resources"
    assert (data_folders.resources_folder() / "fonts").is_dir()


def test_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "maturity_desktop"
    (package / "frameworks").mkdir(parents=True)
    monkeypatch.setattr(data_folders, "__file__", str(package / "data_folders.py"))
    assert data_folders.frameworks_folder() == package / "frameworks"


def test_in_a_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert data_folders.resources_folder() == tmp_path / "resources"
