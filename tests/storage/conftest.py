"""A library for each test, closed at its end."""

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.library import Library


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    library = Library.open(new_library, "laptop")
    yield library
    library.close()


@pytest.fixture
def raw(library: Library) -> Iterator[Connection]:
    """A connection of one's own to the library's file, past the program."""
    connection = connect(library.folder / "library.sqlite")
    yield connection
    connection.close()
