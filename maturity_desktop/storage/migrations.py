"""The library's schema, step by step, oldest first. A step that has been released never changes.

The triggers are made anew after every step, from the records as they are then (triggers.py).
"""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError, NewerLibrary
from maturity_desktop.storage.engine import driver, register_driver, writing
from maturity_desktop.storage.schema.step_1 import SQL as STEP_1
from maturity_desktop.storage.schema.step_2 import SQL as STEP_2
from maturity_desktop.storage.schema.step_3 import SQL as STEP_3
from maturity_desktop.storage.schema.step_4 import SQL as STEP_4
from maturity_desktop.storage.schema.step_5 import SQL as STEP_5
from maturity_desktop.storage.schema.step_6 import SQL as STEP_6

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

SCHEMA = 6
"""The number of the newest step; a library keeps its own in PRAGMA user_version."""
APPLICATION = 0x4D445431
"""Marks a SQLite file as a library of this program."""


def step_1(db: Database) -> None:
    """The first schema: the records, their journal, the words in them."""
    _execute(db, STEP_1)


def step_2(db: Database) -> None:
    """How far a programme is; the client's figures, how they are read, and when the centre is open."""
    _execute(db, STEP_2)


def step_3(db: Database) -> None:
    """The client's clock, the figures that support other criteria, and surveys."""
    _execute(db, STEP_3)


def step_4(db: Database) -> None:
    """The plan, its activities and requests, the team, tags and copies of evidence, the words in files."""
    _execute(db, STEP_4)


def step_5(db: Database) -> None:
    """Findings, actions, re-ratings, readiness and the next audit; where each audit stands."""
    _execute(db, STEP_5)


def step_6(db: Database) -> None:
    """The report's plan and photos, the files that were handed over, the versions that are signed."""
    _execute(db, STEP_6)


STEPS = (step_1, step_2, step_3, step_4, step_5, step_6)


def _execute(db: Database, script: str) -> None:
    """Runs a step's statements, each of which ends where a line does, in the transaction that is open.

    sqlite-utils asks SQLite after each character whether a statement ends there, which took most of the time
    that a new library takes.
    """
    is_whole, statement = driver().complete_statement, ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.endswith(";\n") and is_whole(statement):
            db.conn.execute(statement)
            statement = ""
    assert not statement.strip(), "a step ends with a whole statement"


def check_schema(connection: Connection, path: Path) -> int:
    """The number of a library's schema, 0 for an empty file; LibraryError for a foreign or a newer one."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION:
        if number or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise LibraryError(
                _(
                    "{path} belongs to another program. It was left as it is; choose another folder for the"
                    " library."
                ).format(path=path)
            )
    elif number > SCHEMA:
        raise NewerLibrary(
            _(
                "{path} was written by a newer version of this program (schema {schema}; this version knows"
                " {known}). Nothing in it was changed. Install the newer version, or open another library."
            ).format(path=path, schema=number, known=SCHEMA)
        )
    return number


def migrate(connection: Connection) -> None:
    """Takes the library to the newest schema in one transaction."""
    register_driver()
    from sqlite_utils import Database, Migrations

    steps = Migrations("library")
    for step in STEPS:
        steps(name=step.__name__)(step)
    with writing(connection):
        db = Database(connection, execute_plugins=False)
        steps.apply(db)
        renew_triggers(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA}")


def renew_triggers(connection: Connection) -> None:
    """Puts the triggers that follow from today's records in the place of those that are there."""
    from maturity_desktop.storage.triggers import trigger_statements

    there = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in there:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in trigger_statements().values():
        connection.execute(statement)
