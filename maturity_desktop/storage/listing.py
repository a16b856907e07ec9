"""The list of audits with their figures: one plain select, because it is the first thing on screen.

The summaries are named tuples: they are made five times as fast as frozen dataclasses.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from maturity_desktop.storage.texts import person_text, stored_text

if TYPE_CHECKING:
    from sqlite3 import Connection

from_day, from_moment = date.fromisoformat, datetime.fromisoformat

LIST = """
SELECT d.id, c.name, c.id, d.cut_off, d.is_sample,
  (SELECT ended_at FROM edit WHERE audit = d.id ORDER BY rowid DESC LIMIT 1),
  u.framework, e.title, u.edition, h.level, h.rated, h.applicable, h.provisional
FROM audit_details d JOIN client c ON c.id = d.client
  LEFT JOIN framework_use u ON u.audit = d.id
  LEFT JOIN framework_edition e ON e.sha256 = u.edition
  LEFT JOIN headline h ON h.audit = u.audit AND h.framework = u.framework
ORDER BY d.cut_off DESC, c.name COLLATE NOCASE, d.id, u.position, u.framework
"""


class FrameworkSummary(NamedTuple):
    """One framework of a listed audit; `title` is the short one, `level` None while nothing is rated."""

    framework: str
    title: str
    edition: str
    level: float | None
    rated: int
    applicable: int
    provisional: bool


class AuditSummary(NamedTuple):
    """An audit as the list shows it; `client` is the client's name, `touched` when its last edit ended."""

    id: str
    client: str
    client_id: str
    cut_off: date
    is_sample: bool
    touched: datetime
    frameworks: tuple[FrameworkSummary, ...]


def list_audits(connection: Connection) -> tuple[AuditSummary, ...]:
    """Every audit, newest cut-off first, then by client; a new audit without figures has nothing rated."""
    found: list[AuditSummary] = []
    last = None
    for (
        id_,
        client,
        client_id,
        cut_off,
        is_sample,
        touched,
        framework,
        title,
        edition,
        level,
        rated,
        applicable,
        provisional,
    ) in connection.execute(LIST):
        uses: tuple[FrameworkSummary, ...] = ()
        if framework is not None:
            uses = (
                FrameworkSummary(
                    person_text(framework),
                    person_text(title),
                    edition,
                    level,
                    rated or 0,
                    applicable or 0,
                    provisional != 0,
                ),
            )
        if id_ == last:
            found[-1] = found[-1]._replace(frameworks=found[-1].frameworks + uses)
            continue
        last = id_
        found.append(
            AuditSummary(
                person_text(id_),
                person_text(client),
                person_text(client_id),
                from_day(cut_off),
                is_sample == 1,
                from_moment(touched),
                uses,
            )
        )
    return tuple(found)


USED_IN = ("link", "request_evidence", "finding_evidence", "action_evidence")
"""The tables by which an audit uses an item of evidence."""


def audits_using(connection: Connection, client: str, evidence: str) -> tuple[str, ...]:
    """The audits that use an item of a client's evidence; a library of an older program lacks some tables."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    used = " UNION ".join(
        f"SELECT audit, evidence FROM {table} WHERE evidence = :item" for table in USED_IN if table in there
    )
    rows = connection.execute(
        f"SELECT used.audit FROM evidence JOIN ({used}) AS used ON used.evidence = evidence.id"
        " WHERE client = :client ORDER BY 1",
        {"item": stored_text(evidence), "client": stored_text(client)},
    )
    return tuple(person_text(audit) for (audit,) in rows)


def last_revision(connection: Connection) -> int:
    """The number of the journal's last entry, 0 where there is none."""
    revision: int = connection.execute("SELECT coalesce(max(revision), 0) FROM journal").fetchone()[0]
    return revision
