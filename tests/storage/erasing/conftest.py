"""A library with canaries, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.erasing.canaries import make_library


@pytest.fixture(scope="session")
def sung(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sung") / "library"
    make_library(folder)
    return folder


@pytest.fixture
def folder(sung: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sung, tmp_path / "library"))
