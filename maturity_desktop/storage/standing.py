"""Where audits stand by domain and criterion: derived rows, written with each commit beside the headline."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from maturity_desktop.domain.changes import Headline, Standing
from maturity_desktop.storage.engine import plain_errors, writing
from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

    from maturity_desktop.storage.library import Library

PUT = """
INSERT INTO standing (audit, framework, domains, levels, below) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (audit, framework) DO UPDATE SET domains = excluded.domains, levels = excluded.levels,
  below = excluded.below
"""
MISSING = """
SELECT u.audit, u.framework FROM framework_use u LEFT JOIN standing s USING (audit, framework)
WHERE s.audit IS NULL ORDER BY u.audit, u.framework
"""


def put_standing(connection: Connection, audit: str, framework: str, own: Standing) -> None:
    """Takes the place of what was there."""
    told = (own.domains, own.levels, own.below)
    values = (json.dumps(part, ensure_ascii=True) for part in told)
    connection.execute(PUT, (stored_text(audit), stored_text(framework), *values))


def read_standings(
    connection: Connection, wanted: Collection[tuple[str, str]]
) -> Mapping[tuple[str, str], Standing]:
    """The standings that are wanted, by audit and framework; those that are not kept are missing."""
    rows = connection.execute("SELECT audit, framework, domains, levels, below FROM standing")
    named = (((person_text(audit), person_text(name)), told) for audit, name, *told in rows)
    return {key: _standing(*told) for key, told in named if key in wanted}


def standings_of(connection: Connection, audit: str) -> Mapping[str, Standing]:
    """The standings of one audit, by framework."""
    rows = connection.execute(
        "SELECT framework, domains, levels, below FROM standing WHERE audit = ?", (stored_text(audit),)
    )
    return {person_text(framework): _standing(*told) for framework, *told in rows}


def listed_figures(connection: Connection, audit: str, kept: Mapping[str, Standing]) -> dict[str, Headline]:
    """The figures by which an audit is listed, each with the standing that is kept with it, by framework."""
    rows = connection.execute(
        "SELECT framework, level, rated, applicable, provisional FROM headline WHERE audit = ?",
        (stored_text(audit),),
    )
    return {
        name: Headline(name, level, rated, applicable, provisional == 1, kept.get(name))
        for framework, level, rated, applicable, provisional in rows
        for name in (person_text(framework),)
    }


def missing_standings(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Audit and framework where an audit was last written before standings were kept."""
    rows = connection.execute(MISSING).fetchall()
    return tuple((person_text(audit), person_text(framework)) for audit, framework in rows)


def keep_missing(library: Library, found: Sequence[tuple[str, str, Standing]]) -> None:
    """Keeps standings by audit and framework where there are none yet: what was committed since is newer."""
    from maturity_desktop.storage.library import FILE

    def keep(db: Database) -> None:
        with plain_errors(library.folder / FILE), writing(db.conn):
            still = set(missing_standings(db.conn))
            for audit, framework, own in found:
                if (audit, framework) in still:
                    put_standing(db.conn, audit, framework, own)

    library.writer.submit(keep).result()


def _standing(domains: str, levels: str, below: str) -> Standing:
    return Standing(json.loads(domains), json.loads(levels), tuple(json.loads(below)))
