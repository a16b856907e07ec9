"""The list of audits with their figures: one plain select, because it is the first thing on screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from maturity_desktop.storage.records import person_text

if TYPE_CHECKING:
    from sqlite3 import Connection

LIST = """
SELECT d.id, c.name, c.id, d.cut_off, d.is_sample,
  (SELECT ended_at FROM edit WHERE audit = d.id ORDER BY rowid DESC LIMIT 1),
  u.framework, e.title, u.edition, h.level, h.rated, h.applicable, h.provisional
FROM audit_details d JOIN client c ON c.id = d.client
  LEFT JOIN framework_use u ON u.audit = d.id
  LEFT JOIN framework_edition e ON e.sha256 = u.edition
  LEFT JOIN headline h ON h.audit = u.audit AND h.framework = u.framework
ORDER BY d.id, u.position, u.framework
"""


@dataclass(frozen=True, slots=True)
class FrameworkSummary:
    """One framework of a listed audit; `title` is the short one, `level` None while nothing is rated."""

    framework: str
    title: str
    edition: str
    level: float | None
    rated: int
    applicable: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """An audit as the list shows it; `client` is the client's name, `touched` when its last edit ended."""

    id: str
    client: str
    client_id: str
    cut_off: date
    is_sample: bool
    touched: datetime
    frameworks: tuple[FrameworkSummary, ...]


def list_audits(connection: Connection) -> tuple[AuditSummary, ...]:
    """Every audit, newest cut-off first, then by client."""
    found = [_summary(list(rows)) for _, rows in groupby(connection.execute(LIST), key=itemgetter(0))]
    found.sort(key=lambda summary: (summary.client.casefold(), summary.client))
    found.sort(key=attrgetter("cut_off"), reverse=True)
    return tuple(found)


def _summary(rows: list[tuple[Any, ...]]) -> AuditSummary:
    audit, client, client_id, cut_off, is_sample, touched = rows[0][:6]
    return AuditSummary(
        person_text(audit),
        person_text(client),
        person_text(client_id),
        date.fromisoformat(cut_off),
        bool(is_sample),
        datetime.fromisoformat(touched),
        tuple(_frameworks(rows)),
    )


def _frameworks(rows: list[tuple[Any, ...]]) -> Iterator[FrameworkSummary]:
    """What a new audit has no figures for yet counts as nothing rated."""
    for *_, framework, title, edition, level, rated, applicable, provisional in rows:
        if framework is not None:
            yield FrameworkSummary(
                person_text(framework),
                person_text(title),
                edition,
                level,
                rated or 0,
                applicable or 0,
                provisional != 0,
            )
