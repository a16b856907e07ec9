"""What is looked at before a library is opened, and what the window may know of what was found.

A sealed library (seal.py) is whole if its bytes are those of the seal. Without a seal (a crash, an older
program) there is SQLite's quick check, and the journal is held against the rows, as far as the time allows;
what is not reached is gone through later (Library.look_over). All of it reads only: a damaged file keeps
every byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import Enum
from gettext import gettext as _
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError, NewerLibrary
from maturity_desktop.storage.doubt import Doubt, doubt_words, read_doubt
from maturity_desktop.storage.engine import connect, driver, is_damage, plain_errors, was_interrupted
from maturity_desktop.storage.last_change import LastChange, last_change, noted_last_change
from maturity_desktop.storage.listing import last_revision
from maturity_desktop.storage.migrations import check_schema
from maturity_desktop.storage.seal import SealState, has_changes_beside, read_seal, seal_state

if TYPE_CHECKING:
    from sqlite3 import Connection

    from maturity_desktop.storage.files import Holder

SECONDS = 1.5
"""How long the start may wait for the check of a library that was not closed in order."""
STEPS_BETWEEN = 20_000
"""Steps of SQLite's machine between two looks at the clock."""


class State(Enum):
    """How a library was found."""

    SOUND = "sound"
    DAMAGED = "damaged"
    HELD = "held"
    """Another program has it open; here it can only be read."""
    NEWER = "newer"
    UNUSABLE = "unusable"
    """It cannot be written in for a reason that is no damage: rights, a disk that is gone, another's file."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How a library was found; `problems` are in plain words, `holder` is who has it open.

    A sound one has a problem too while there is a doubt whether it has all that it had.
    """

    state: State = State.SOUND
    problems: tuple[str, ...] = ()
    holder: Holder | None = None
    is_checked: bool = True
    """Whether the check at the start came to its end; else `Library.look_over` has some left."""
    has_stray_changes: bool = False
    """Whether the library's file is whole, and only the changes beside it do not belong to it."""
    doubt: Doubt | None = None
    """That changes are missing from a sound library, which nobody has decided about yet."""


class DamagedLibrary(LibraryError):
    """The library is damaged, and was left as it is; `condition` says what is known of it."""

    def __init__(self, *problems: str, has_stray_changes: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.condition = Condition(State.DAMAGED, problems, has_stray_changes=has_stray_changes)


class OutOfTime(Exception):
    """The time for a check is over."""


def check_before_opening(path: Path) -> Condition:
    """The condition of a sound library; DamagedLibrary where there is damage. Changes nothing.

    No connection of this process may have the file open.
    """
    state, is_checked, doubt = seal_state(path), True, read_doubt(path.parent)
    if state is SealState.WHOLE:
        return sound_condition(doubt)
    try:
        with plain_errors(path), closing(connect(path, read_only=True)) as connection:
            schema = check_schema(connection, path)
            if state is SealState.NONE:
                problems, is_checked = _unsealed_problems(connection, schema)
            else:
                problems = _broken_seal_problems(connection, schema, path, state)
            if schema and not problems:
                doubt = _doubt(connection, path.parent, state) or doubt
    except NewerLibrary:
        raise
    except LibraryError as error:
        if state is SealState.NONE and not is_damage(error.__cause__):
            raise  # a file of another program, a disk that is gone
        problems = (*_seal_words(path, state), str(error))
    if problems:
        raise DamagedLibrary(*problems, has_stray_changes=state is SealState.STRAY_CHANGES)
    return sound_condition(doubt, is_checked)


def sound_condition(doubt: Doubt | None, is_checked: bool = True) -> Condition:
    """The condition of a library without damage, which may lack what it had."""
    return Condition(problems=(doubt_words(doubt),) if doubt else (), is_checked=is_checked, doubt=doubt)


def _unsealed_problems(connection: Connection, schema: int) -> tuple[tuple[str, ...], bool]:
    """What is found within the time, and whether that was enough."""
    from maturity_desktop.storage.verification import problems_at_the_start

    try:
        with interrupted_after(connection, SECONDS):
            return problems_at_the_start(connection, schema), True
    except OutOfTime:
        return (), False


def _broken_seal_problems(
    connection: Connection, schema: int, path: Path, state: SealState
) -> tuple[str, ...]:
    """What is wrong with a file that is another than the sealed one.

    It may be sound: an older program wrote in it, or a copy was put back. Then it holds another revision than
    the sealed one, and everything in it agrees.
    """
    from maturity_desktop.storage.verification import database_problems

    problems, seal = database_problems(connection, deep=True, schema=schema), read_seal(path.parent)
    if seal is not None and schema and not problems:
        revision = last_revision(connection)
        if revision > seal.revision or (revision < seal.revision and not has_changes_beside(path)):
            return ()
    return (*_seal_words(path, state), *problems)


def _doubt(connection: Connection, folder: Path, state: SealState) -> Doubt | None:
    """That a whole library lacks what it was sealed with, or what was noted last; None where it does not."""
    seal = read_seal(folder)
    sealed = LastChange(seal.revision) if seal is not None else LastChange()
    was, found = max(sealed, noted_last_change(folder)), last_change(connection)
    return Doubt(was, found, state is not SealState.NONE) if found < was else None


def _seal_words(path: Path, state: SealState) -> tuple[str, ...]:
    """What the seal alone tells."""
    if state is SealState.NONE:
        return ()
    if state is SealState.STRAY_CHANGES:
        told = _(
            "Beside the library stands a file of changes ({file}-wal) that was not there when the library was"
            " closed, and does not belong to it. Both were left as they are."
        )
    else:
        told = _(
            "The library's file ({file}) is not as it was when it was closed: its disk, or another program,"
            " has changed it. It was left as it is."
        )
    return (told.format(file=path.name),)


@contextmanager
def interrupted_after(connection: Connection, seconds: float) -> Iterator[None]:
    """Ends whatever the connection does with OutOfTime when the time is over."""
    end = monotonic() + seconds
    connection.set_progress_handler(lambda: monotonic() > end, STEPS_BETWEEN)
    try:
        yield
    except driver().OperationalError as error:
        if was_interrupted(error):
            raise OutOfTime from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
