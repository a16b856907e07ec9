"""What is chosen for a report, kept with the audit: each choice is an edit, the usual needs no record."""

from __future__ import annotations

from dataclasses import replace
from gettext import gettext as _
from typing import Any

from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.report_records import ReportPlan
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.reports.options import plan_of


class PlanEdits:
    """Reads and changes the plan of the session's audit."""

    def __init__(self, session: AuditSession) -> None:
        self._session = session

    @property
    def plan(self) -> ReportPlan:
        return plan_of(self._session.audit)

    def choose(self, label: str, **fields: Any) -> None:
        """A choice: one edit, named for Undo."""
        self._session.change(label, self._changes(fields))

    def type(self, field: str, words: str) -> None:
        """What was typed in a field so far."""
        label = {
            "title": _("title of the report"),
            "version": _("version of the report"),
            "distribution": _("distribution of the report"),
        }[field]
        self._session.write(label, ("report", field), self._changes({field: words}))

    def end(self) -> None:
        """The field was left."""
        self._session.end_spell()

    def _changes(self, fields: dict[str, Any]) -> Changes:
        audit = self._session.audit
        wanted = replace(self.plan, **fields)
        return drop(audit, wanted) if wanted == ReportPlan(audit.id) else put(audit, wanted)
