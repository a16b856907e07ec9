"""Who said what in an audit: the author of the last change of every answer, set level and note."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from maturity_desktop.domain.team import SAID, Authored, Authors
from maturity_desktop.storage.engine import reading
from maturity_desktop.storage.records import table_name, table_named
from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

LAST = f"""
SELECT record, key, author, ended_at FROM journal JOIN edit ON edit.id = journal.edit
WHERE new IS NOT NULL AND revision IN (
  SELECT max(revision) FROM journal JOIN edit ON edit.id = journal.edit
  WHERE edit.audit = ? AND record IN ({", ".join("?" * len(SAID))}) GROUP BY record, key
)
"""


def read_authors(connection: Connection, audit: str) -> Authors:
    """The journal's last word on each record that is still there."""
    wanted = (stored_text(audit), *map(table_name, SAID))
    with reading(connection):
        rows = connection.execute(LAST, wanted).fetchall()
    return {
        (table_named(record).kind, tuple(map(person_text, json.loads(key)))): Authored(
            person_text(author), datetime.fromisoformat(at)
        )
        for record, key, author, at in rows
    }
