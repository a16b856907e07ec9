"""The plans of audits that are under way and the awards, read without the rest: for the list of audits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from maturity_desktop.domain.audit import Audit, FrameworkUse, TaskState
from maturity_desktop.domain.improvement_records import Decision, MidTermCheck
from maturity_desktop.domain.plan_records import AddedTask, Holiday, PhaseLength, PlanSettings, TaskPlan
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.audit_store import records_of
from maturity_desktop.storage.engine import reading
from maturity_desktop.storage.texts import person_text

if TYPE_CHECKING:
    from sqlite3 import Connection

KINDS: tuple[type[Record], ...] = (
    PlanSettings, FrameworkUse, Holiday, PhaseLength, TaskPlan, AddedTask, TaskState, Decision, MidTermCheck,
)  # fmt: skip
"""What the dates and the standing of tasks, and how long an award holds, follow from."""
DATED = """
SELECT audit FROM plan_settings WHERE starts_on >= ? UNION SELECT audit FROM decision ORDER BY audit
"""


def read_plans(connection: Connection, since: date) -> tuple[Audit, ...]:
    """The audits whose first day on site is this one or later, and those that were decided on.

    Each has the records of its plan and of what was decided only.
    """
    with reading(connection):
        found = [person_text(row[0]) for row in connection.execute(DATED, (since.isoformat(),))]
        return tuple(
            Audit.of(name, [record for kind in KINDS for record in records_of(connection, kind, name)])
            for name in found
        )
