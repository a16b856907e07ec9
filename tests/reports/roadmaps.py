"""A roadmap for the realistic audit: an action for every draft, some of them owned, dated, done and late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from gettext import NullTranslations

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import actions as acts
from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionNote,
    ActionPrerequisite,
    ActionState,
    GapWeighing,
    RoadmapSettings,
    Training,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.waves import WavePlan
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.sections.roadmap_words import draft_title
from maturity_desktop.reports.support import NO_SUPPORT
from maturity_desktop.storage.roadmap_files import ROADMAP, read_waves
from tests.reports.audits import MADE_ON

WORDS = NullTranslations()
LATE, DONE, UNDER_WAY, NAMED = 0, 1, 2, 3
"""Places of actions of which something is told."""


def shipped_waves() -> WavePlan:
    return read_waves(frameworks_folder() / ROADMAP)


def with_roadmap(results: Results) -> Results:
    """The same audit with a roadmap."""
    audit = results.audit
    found = acts.drafts(results)
    audit = audit.with_changes(acts.add_drafts(audit, found, [draft_title(own, WORDS) for own in found]))
    actions = acts.actions(audit)
    item = Evidence(audit.client.id, "proof", 900, "Proof", EvidenceKind.DOCUMENT, date(2026, 1, 20), MADE_ON)
    told: Sequence[Record] = (
        RoadmapSettings(audit.id, date(2026, 1, 1), "EUR"),
        replace(actions[LATE], state=ActionState.AGREED, due_on=date(2026, 1, 20), owner="Head of planning"),
        replace(actions[DONE], state=ActionState.DONE, done_on=date(2026, 1, 15), cost=1200, benefit=40000),
        replace(actions[UNDER_WAY], state=ActionState.UNDER_WAY, gain="Shorter queues <at noon>"),
        replace(actions[NAMED], title="=cmd|' /C calc'!A0", what="By the week & “quoted”", owner="@planning"),
        ActionPrerequisite(audit.id, actions[4].id, actions[NAMED].id),
        ActionNote(audit.id, actions[UNDER_WAY].id, "n1", date(2026, 1, 22), "Ana Lind", "Half of it stands"),
        ActionNote(audit.id, actions[UNDER_WAY].id, "n2", date(2026, 1, 23), "Ana Lind", "All of it stands"),
        item,
        GapWeighing(audit.id, results.framework.id, "5.07", 5, 2, "The board asks for it"),
        Training(
            audit.id,
            "t1",
            1,
            "Team leader",
            "Coaching",
            results.framework.id,
            ("3.05",),
            "Workshop",
            8,
            "HR",
            None,
            None,
        ),
    )
    audit = audit.with_changes(change for record in told for change in put(audit, record))
    audit = audit.with_changes(acts.prove(audit, acts.actions(audit)[DONE], [item]))
    return evaluate(audit, results.framework)


def action_of(audit: Audit, place: int) -> Action:
    return acts.actions(audit)[place]


def content_with_roadmap(results: Results, **options: object) -> ReportContent:
    """The report of such an audit."""
    support = replace(NO_SUPPORT, waves=shipped_waves())
    told = ReportOptions(**options)  # type: ignore[arg-type]
    return build_content([results], MADE_ON, told, WORDS, support=support)
