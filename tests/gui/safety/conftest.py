"""The whole program over a small library that holds something to lose."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from maturity_desktop.app import Program
from tests.gui.program.conftest import author, hands, leave_program, start
from tests.storage.backups.settled import make_library

__all__ = ["author", "hands", "leave_program", "start"]


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settled") / "library"
    make_library(folder)
    return folder


@pytest.fixture
def folder(settled: Path, library_folder: Path) -> Path:
    """A closed library with the note “first” and one file of evidence."""
    return Path(shutil.copytree(settled, library_folder))


@pytest.fixture
def program(folder: Path, start: Callable[[], Program]) -> Program:
    """The program with that library."""
    return start()
