"""A closed library with evidence and files beside it, and what the tests do with one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from maturity_desktop.storage.backups.listing import BackupInfo
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from tests.storage.backups.settled import make_library
from tests.storage.small import NOW


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settled") / "library"
    make_library(folder)
    return folder


@pytest.fixture
def folder(settled: Path, library_folder: Path) -> Path:
    """The folder of a closed library with the note “first”, one file of evidence and one model."""
    return Path(shutil.copytree(settled, library_folder))


@pytest.fixture
def backup(folder: Path) -> BackupInfo:
    """A backup of it."""
    (made,) = back_up(folder, NOW, Reason.ASKED).made
    return made
