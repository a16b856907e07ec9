"""What of the plan rests in another edition, in words."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.plan_at_rest import PlanRecord
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    Assignment,
    Heard,
    LeftOpen,
    PhaseLength,
    Request,
    RequestCriterion,
    TaskPlan,
)
from maturity_desktop.reports.text import shortened

LIMIT = 160
"""So many characters of what was written are enough to know it by."""


def place_of(record: PlanRecord) -> str:
    """The id of what it stands at: of a task, a phase, a criterion or a checkpoint."""
    match record:
        case TaskPlan():
            return record.task
        case PhaseLength():
            return record.phase
        case Heard():
            return record.checkpoint or record.criterion
        case _:
            return record.criterion


def plan_words(record: PlanRecord, audit: Audit) -> str:
    """What is said there, on one line."""
    match record:
        case TaskPlan():
            return _task_words(record)
        case PhaseLength(days=days):
            return ngettext("{count} working day", "{count} working days", days).format(count=days)
        case ActivityCriterion():
            return _activity_title(record.activity, audit)
        case Heard():
            title = _activity_title(record.activity, audit)
            return _("{activity}: {words}").format(activity=title, words=shortened(record.note, LIMIT))
        case RequestCriterion():
            request = audit.get(Request, audit.id, record.request)
            return _("{number} {title}").format(number=request.label, title=request.title) if request else ""
        case LeftOpen():
            return shortened(record.reason, LIMIT)
        case Assignment():
            return record.assessor


def _task_words(plan: TaskPlan) -> str:
    if plan.skipped:
        return _("left out: {reason}").format(reason=shortened(plan.reason, LIMIT))
    due = plan.due_on.isoformat() if plan.due_on else ""
    return _(", ").join(words for words in (due, plan.assignee) if words)


def _activity_title(name: str, audit: Audit) -> str:
    activity = audit.get(Activity, audit.id, name)
    return activity.title if activity else name
