"""Folders that may only be read, for tests that may run as root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def without_rights() -> Iterator[None]:
    """The tests may run as root, whom no right stops: for a while they run as nobody."""
    before = os.geteuid()
    try:
        os.seteuid(65534 if before == 0 else before)
    except OSError as error:  # a namespace with one person in it, as without a network
        pytest.skip(f"nobody else is here: {error}")
    try:
        yield
    finally:
        os.seteuid(before)


@contextmanager
def only_to_be_read(library_folder: Path) -> Iterator[Path]:
    """A copy of a library in a folder that may only be read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        shutil.copytree(library_folder, folder, ignore=shutil.ignore_patterns("*-shm"))
        rights = {path: path.stat().st_mode for path in (Path(name), *Path(name).rglob("*"))}
        for path in rights:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with without_rights():
            yield folder
        for path, mode in rights.items():
            path.chmod(mode)
