"""A closed library with evidence and files beside it, and what the tests do with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.storage.backups.listing import BackupInfo
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from tests.storage.backups.settled import make_library
from tests.storage.small import NOW


@pytest.fixture
def folder(library_folder: Path) -> Path:
    """The folder of a closed library with the note “first”, one file of evidence and one model."""
    make_library(library_folder)
    return library_folder


@pytest.fixture
def backup(folder: Path) -> BackupInfo:
    """A backup of it."""
    (made,) = back_up(folder, NOW, Reason.ASKED).made
    return made
