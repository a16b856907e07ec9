"""The library's schema, step by step, oldest first. A step that has been released never changes.

The triggers are made anew after every step, from the records as they are then (triggers.py).
"""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError, NewerLibrary
from maturity_desktop.storage.engine import register_driver, writing

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

SCHEMA = 3
"""The number of the newest step; a library keeps its own in PRAGMA user_version."""
APPLICATION = 0x4D445431
"""Marks a SQLite file as a library of this program."""

STEP_1 = """
CREATE TABLE client (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  sector TEXT NOT NULL,
  sites TEXT NOT NULL,
  vision TEXT NOT NULL,
  objectives TEXT NOT NULL,
  environment TEXT NOT NULL,
  channels TEXT NOT NULL CHECK (json_valid(channels)),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE framework_edition (
  sha256 TEXT NOT NULL PRIMARY KEY,
  framework TEXT NOT NULL,
  title TEXT NOT NULL,
  edition TEXT NOT NULL,
  source BLOB NOT NULL,
  wording BLOB NOT NULL
) STRICT;

CREATE TABLE audit_details (
  id TEXT NOT NULL,
  client TEXT NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  cut_off TEXT NOT NULL,
  started_on TEXT NOT NULL,
  assessor TEXT NOT NULL,
  target_profile TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  PRIMARY KEY (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_details_by_client ON audit_details (client);

CREATE TABLE framework_use (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  framework TEXT NOT NULL,
  edition TEXT NOT NULL REFERENCES framework_edition (sha256) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (audit, framework)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_set (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  assessor TEXT NOT NULL,
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  value TEXT,
  remark TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE set_level (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  criterion TEXT NOT NULL,
  level INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  rating_set TEXT NOT NULL,
  criterion TEXT NOT NULL,
  text TEXT NOT NULL,
  reservation TEXT NOT NULL,
  PRIMARY KEY (audit, framework, rating_set, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (audit, rating_set) REFERENCES rating_set DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
  client TEXT NOT NULL REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  dated TEXT NOT NULL,
  added_on TEXT NOT NULL,
  added_by TEXT NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (client, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  audit TEXT NOT NULL,
  evidence TEXT NOT NULL REFERENCES evidence (id) DEFERRABLE INITIALLY DEFERRED,
  framework TEXT NOT NULL,
  criterion TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  contradicts INTEGER NOT NULL CHECK (contradicts IN (0, 1)),
  PRIMARY KEY (audit, evidence, framework, criterion, checkpoint),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_evidence ON link (evidence);

CREATE TABLE target (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  profile TEXT NOT NULL,
  criterion TEXT NOT NULL,
  level INTEGER NOT NULL,
  PRIMARY KEY (audit, framework, profile, criterion),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- Derived from the records: the figures by which the library lists an audit.
CREATE TABLE headline (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  level REAL,
  rated INTEGER NOT NULL,
  applicable INTEGER NOT NULL,
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  PRIMARY KEY (audit, framework),
  FOREIGN KEY (audit, framework) REFERENCES framework_use
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-- A spell of editing that another edit interrupts goes on under an id of its own.
CREATE TABLE edit (
  id TEXT NOT NULL PRIMARY KEY,
  spell TEXT NOT NULL,
  audit TEXT NOT NULL,
  label TEXT NOT NULL,
  author TEXT NOT NULL,
  device TEXT NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT NOT NULL,
  based_on INTEGER NOT NULL
) STRICT;
CREATE INDEX edit_by_audit ON edit (audit);

CREATE TABLE current_edit (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  edit TEXT NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE journal (
  revision INTEGER PRIMARY KEY AUTOINCREMENT,
  edit TEXT NOT NULL REFERENCES edit (id) DEFERRABLE INITIALLY DEFERRED,
  record TEXT NOT NULL,
  key TEXT NOT NULL,
  old TEXT,
  new TEXT,
  UNIQUE (edit, record, key)
) STRICT;

-- Derived from the records: every text that can be searched, newest last.
CREATE TABLE searched (
  id INTEGER PRIMARY KEY,
  record TEXT NOT NULL,
  key TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (record, key)
) STRICT;
CREATE VIRTUAL TABLE searched_words USING fts5 (
  text, content = 'searched', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO searched_words (searched_words, rank) VALUES ('secure-delete', 1);
"""

STEP_2 = """
CREATE TABLE figure_data (
  sha256 TEXT NOT NULL PRIMARY KEY,
  figures BLOB NOT NULL
) STRICT;

CREATE TABLE task_state (
  audit TEXT NOT NULL,
  framework TEXT NOT NULL,
  task TEXT NOT NULL,
  done_on TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (audit, framework, task),
  FOREIGN KEY (audit, framework) REFERENCES framework_use DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_series (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  measure TEXT NOT NULL,
  channel TEXT NOT NULL,
  grain TEXT NOT NULL,
  figures TEXT NOT NULL REFERENCES figure_data (sha256) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  added_on TEXT NOT NULL,
  evidence TEXT NOT NULL,
  origin TEXT NOT NULL,
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure_reading (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  measure TEXT NOT NULL,
  channel TEXT NOT NULL,
  in_scope INTEGER NOT NULL CHECK (in_scope IN (0, 1)),
  abandoned TEXT NOT NULL,
  not_applicable TEXT NOT NULL CHECK (json_valid(not_applicable)),
  targets TEXT NOT NULL CHECK (json_valid(targets)),
  PRIMARY KEY (audit, measure, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE opening_time (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  day TEXT NOT NULL,
  hours TEXT NOT NULL,
  PRIMARY KEY (audit, day)
) STRICT, WITHOUT ROWID;
"""

STEP_3 = """
CREATE TABLE measure_settings (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  time_zone TEXT NOT NULL,
  PRIMARY KEY (audit)
) STRICT, WITHOUT ROWID;

CREATE TABLE supporting_data (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  rows TEXT NOT NULL REFERENCES figure_data (sha256) DEFERRABLE INITIALLY DEFERRED,
  count INTEGER NOT NULL,
  added_on TEXT NOT NULL,
  inputs TEXT NOT NULL CHECK (json_valid(inputs)),
  grain TEXT,
  grouped_by TEXT NOT NULL,
  evidence TEXT NOT NULL,
  origin TEXT NOT NULL,
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey (
  audit TEXT NOT NULL REFERENCES audit_details (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  asked TEXT NOT NULL,
  title TEXT NOT NULL,
  population INTEGER,
  invited INTEGER,
  closed_on TEXT,
  smallest_group INTEGER NOT NULL,
  answers TEXT NOT NULL,
  count INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  origin TEXT NOT NULL,
  quality TEXT NOT NULL CHECK (json_valid(quality)),
  PRIMARY KEY (audit, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_question (
  audit TEXT NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  top INTEGER NOT NULL,
  low_is_good INTEGER NOT NULL CHECK (low_is_good IN (0, 1)),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  criteria TEXT NOT NULL CHECK (json_valid(criteria)),
  PRIMARY KEY (audit, survey, id),
  FOREIGN KEY (audit, survey) REFERENCES survey DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
"""


def step_1(db: Database) -> None:
    """The first schema: the records, their journal, the words in them."""
    db.executescript(STEP_1)


def step_2(db: Database) -> None:
    """How far a programme is; the client's figures, how they are read, and when the centre is open."""
    db.executescript(STEP_2)


def step_3(db: Database) -> None:
    """The client's clock, the figures that support other criteria, and surveys."""
    db.executescript(STEP_3)


STEPS = (step_1, step_2, step_3)


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
