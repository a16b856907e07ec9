"""An audit with requests in every state, on which the packs of requests are tried."""

from __future__ import annotations

from datetime import date

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.record import Record
from tests.builders import audit
from tests.reports.packs.plans import HOSTILE

TODAY = date(2026, 1, 13)
FRIDAY, WEDNESDAY, NEXT = date(2026, 1, 9), date(2026, 1, 14), date(2026, 1, 20)


def requested_audit(*more: Record) -> Audit:
    """Seven requests: two are answered, one is overdue, one has hostile words all over."""
    status = RequestStatus

    def asked(number: int, title: str, owner: str, **rest: object) -> Request:
        given: dict[str, object] = {"status": status.ASKED, "asked_on": FRIDAY, "due_on": WEDNESDAY}
        return Request("a1", f"r{number}", number, title, owner=owner, **(given | rest))  # type: ignore[arg-type]

    return audit(
        None,
        asked(1, "Volumes", "Planning", what="By interval.", period="12 months", format="Excel or CSV"),
        asked(2, "Forecasts", "Planning", due_on=FRIDAY, note="They are slow; never tell them."),
        asked(3, "Costs", "Finance", status=status.PROMISED, promised_for=NEXT),
        asked(4, "Routing", "", status=status.DRAFT, asked_on=None, due_on=None),
        asked(5, "Leavers", "HR", status=status.RECEIVED, answered_on=TODAY),
        asked(6, "Salaries", "HR", status=status.REJECTED, answered_on=TODAY, reason="Not ours."),
        asked(7, HOSTILE, HOSTILE, what=HOSTILE, period="=1+1", format="+cmd|' /C calc'!A0"),
        *more,
    )
