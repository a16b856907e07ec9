"""What a field of the programme offers to choose from, in words."""

from __future__ import annotations

from gettext import gettext as _

from maturity_desktop.domain.phases import TaskKind, Where
from maturity_desktop.domain.plan_records import ActivityKind


def task_kinds() -> list[tuple[str, str]]:
    """The kinds of work."""
    words = {
        TaskKind.MEETING: _("Meeting"),
        TaskKind.INTERVIEW: _("Interview"),
        TaskKind.FOCUS_GROUP: _("Focus group"),
        TaskKind.OBSERVATION: _("Observation"),
        TaskKind.DOCUMENT_REVIEW: _("Document review"),
        TaskKind.SURVEY: _("Survey"),
        TaskKind.DATA: _("Data"),
        TaskKind.ANALYSIS: _("Analysis"),
        TaskKind.RATING: _("Rating"),
        TaskKind.REPORT: _("Report"),
        TaskKind.PLAN: _("Plan"),
        TaskKind.REVIEW: _("Review"),
    }
    return [(str(kind), words[kind]) for kind in TaskKind]


def ways_to_meet() -> list[tuple[str, str]]:
    """The kinds of activity, and none."""
    words = {
        ActivityKind.MEETING: _("Meeting"),
        ActivityKind.INTERVIEW: _("Interview"),
        ActivityKind.FOCUS_GROUP: _("Focus group"),
        ActivityKind.OBSERVATION: _("Observation"),
        ActivityKind.WALK_THROUGH: _("Walk-through"),
        ActivityKind.DOCUMENT_REVIEW: _("Document review"),
        ActivityKind.SURVEY: _("Survey"),
    }
    return [("", _("Nobody is met for it")), *((str(kind), words[kind]) for kind in ActivityKind)]


def places() -> list[tuple[str, str]]:
    """Where a phase takes place."""
    words = {
        Where.BEFORE: _("Before the audit, counted back from its first day"),
        Where.ON_SITE: _("On site"),
        Where.OFF_SITE: _("Off site"),
    }
    return [(str(where), words[where]) for where in Where]
