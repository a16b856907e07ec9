"""The whole program over the library with canaries."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from maturity_desktop.app import Program
from tests.gui.program.conftest import author, hands, leave_program, start
from tests.storage.erasing.canaries import make_library

__all__ = ["author", "hands", "leave_program", "start"]


@pytest.fixture(scope="session")
def sung(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sung") / "library"
    make_library(folder)
    return folder


@pytest.fixture
def folder(sung: Path, library_folder: Path) -> Path:
    """A closed library with two clients; words of the one, c1, are everywhere."""
    return Path(shutil.copytree(sung, library_folder))


@pytest.fixture
def program(folder: Path, start: Callable[[], Program]) -> Program:
    """The program with that library."""
    return start()
