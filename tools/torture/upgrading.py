"""Opening a library of an older schema: the old schema or the new one, and every record either way."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage import engine
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.library import FILE, Library
from maturity_desktop.storage.migrations import SCHEMA
from tools.torture.children import Tell, Told, in_child
from tools.torture.scenario import Scenario, Tally

KEPT = Path(__file__).resolve().parents[2] / "tests" / "data"
OPENED = "opened"

Shape = frozenset[tuple[str, str]]
"""What a schema is: the statements by which its tables, indexes and triggers were made, by name."""


def upgrading(schema: int) -> Scenario:
    """Opening the library that was kept when that schema was released."""
    kept = KEPT / f"library-v{schema}"
    return Scenario(partial(_prepare, kept), _act, partial(_losses, kept))


def kill_at_statements(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    """Kills at every statement that is made to open the library, as far as there are tries."""
    there = folder / "now"
    numbers = range(1, 1 + _statements(scenario, folder))
    lost = []
    for number in numbers if tries >= len(numbers) else dice.sample(numbers, tries):
        there.mkdir()
        scenario.prepare(there)
        told = in_child(partial(_act_traced, scenario, there, partial(_killed_at, number)))
        if not told.killed:
            raise RuntimeError(f"nothing was killed at statement {number}: {told.error}")
        lost += [f"killed at statement {number}: {loss}" for loss in scenario.first_loss(there, told)]
        shutil.rmtree(there)
    return Tally(min(tries, len(numbers)), tuple(lost))


def _statements(scenario: Scenario, folder: Path) -> int:
    """How many statements there are."""
    folder = folder / "counted"
    folder.mkdir()
    scenario.prepare(folder)

    def act(tell: Tell) -> None:
        statements: list[str] = []
        _act_traced(scenario, folder, lambda: statements.append, tell)
        tell(str(len(statements)))

    return int(in_child(act).finished[-1])


def _killed_at(number: int) -> Callable[[str], None]:
    """What kills this process when it is told of the statement with that number."""
    left = iter(range(number - 1, -1, -1))

    def told(_statement: str) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return told


def _act_traced(
    scenario: Scenario, folder: Path, tracer: Callable[[], Callable[[str], None]], tell: Tell
) -> None:
    """Acts; the tracer is told of each statement of every connection."""
    told, connected = tracer(), engine._connect

    def traced(*arguments: Any) -> Any:
        connection = connected(*arguments)
        connection.set_trace_callback(told)
        return connection

    with patch.object(engine, "_connect", traced):
        scenario.act(folder, tell)


def _prepare(kept: Path, folder: Path) -> None:
    shutil.copytree(kept, folder / "library")


def _act(folder: Path, tell: Tell) -> None:
    Library.open(folder / "library", "laptop").close()
    tell(OPENED)


def _losses(kept: Path, folder: Path, told: Told) -> Iterator[str]:
    old, new = _shapes(kept)
    try:
        shape = _shape(folder / "library")
    except MaturityError as error:
        yield f"the library does not open: {error}"
        return
    if shape not in ((new,) if OPENED in told.finished else (old, new)):
        yield f"the schema is {shape[0]} with {len(shape[1])} parts, and neither the old nor the new one"
        return
    try:
        library = Library.open(folder / "library", "laptop")
    except MaturityError as error:
        yield f"the library does not open: {error}"
        return
    try:
        yield from library.verify()
        if library.load("a1") != _records(kept):
            yield "records are not as they were"
    finally:
        library.close()


def _shape(folder: Path) -> tuple[int, Shape]:
    """The number of a library's schema and what it consists of."""
    connection = connect(folder / FILE)
    try:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
        return number, frozenset(rows)
    finally:
        connection.close()


@cache
def _shapes(kept: Path) -> tuple[tuple[int, Shape], tuple[int, Shape]]:
    """Those of a kept library before and after it is opened."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "library"
        shutil.copytree(kept, copy)
        before = _shape(copy)
        Library.open(copy).close()
        after = _shape(copy)
    assert after[0] == SCHEMA
    return before, after


@cache
def _records(kept: Path) -> Audit:
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "library"
        shutil.copytree(kept, copy)
        library = Library.open(copy)
        try:
            return library.load("a1")
        finally:
            library.close()
