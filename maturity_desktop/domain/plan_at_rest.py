"""What of an audit's plan, activities, requests and team rests in an edition that lacks its place."""

from __future__ import annotations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import (
    ActivityCriterion,
    AddedTask,
    Assignment,
    Heard,
    LeftOpen,
    PhaseLength,
    RequestCriterion,
    TaskPlan,
)

AtCriterion = ActivityCriterion | Heard | RequestCriterion | LeftOpen | Assignment
PlanRecord = TaskPlan | PhaseLength | AtCriterion
"""Those that name a task, a phase, a criterion or a checkpoint of a framework."""


def tasks_known(audit: Audit, framework: Framework) -> frozenset[str]:
    """The tasks of an edition and the audit's own, which are there in each."""
    own = (task.id for task in audit.all(AddedTask) if task.framework == framework.id)
    return frozenset((*framework.tasks, *own))


def plan_at_rest(audit: Audit, after: Framework) -> tuple[PlanRecord, ...]:
    """What has no place in an edition; it is there again where the audit moves back."""
    tasks, phases = tasks_known(audit, after), {phase.id for phase in after.programme}
    criteria, points = {own.id for own in after.criteria}, {"", *after.criterion_of_checkpoint}
    at_criteria: tuple[AtCriterion, ...] = (
        *audit.all(ActivityCriterion), *audit.all(RequestCriterion), *audit.all(LeftOpen),
        *audit.all(Assignment), *audit.all(Heard),
    )  # fmt: skip
    found: tuple[PlanRecord, ...] = (
        *(own for own in audit.all(TaskPlan) if own.task not in tasks),
        *(own for own in audit.all(PhaseLength) if own.phase not in phases),
        *(own for own in at_criteria if own.criterion not in criteria or _point_of(own) not in points),
    )
    return tuple(own for own in found if own.framework == after.id)


def _point_of(record: PlanRecord) -> str:
    """The checkpoint that it is about; empty where that is none."""
    return record.checkpoint if isinstance(record, Heard) else ""
