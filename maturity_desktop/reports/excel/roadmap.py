"""The sheet Roadmap: every action, wave by wave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.improvement_records import Action
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import rules
from maturity_desktop.reports.excel.cells import Content
from maturity_desktop.reports.excel.sheet import Row, Sheet
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.planned import ActionEntry
from maturity_desktop.reports.sections.roadmap_words import state_words

WriteTable = Callable[[Table, Iterable[Row], str, str], Sheet]
"""Writes a sheet that begins with a table: its rows, what it is about, a hint."""


def write_roadmap(write_table: WriteTable, content: ReportContent, audit: Audit, table: Table | None) -> None:
    """The sheet, where there are actions; one list for all frameworks."""
    if table is not None:
        hint = content.words.gettext(
            "Columns with a coloured head may be filled in, and new actions written below the last one."
        )
        sheet = write_table(table, roadmap_rows(content, audit), content.cover.client, hint)
        sheet.spare_rows(table)
        rules.roadmap_rules(sheet.worksheet, table, content.words)


def roadmap_rows(content: ReportContent, audit: Audit) -> Iterator[Row]:
    """A row for each action; a line above the first of a wave."""
    road = content.roadmap
    before = None
    for own in road.actions if road is not None else ():
        action = audit.get(Action, audit.id, own.id)
        state = state_words(action.state, content.words) if action is not None else ""
        yield Row(_cells(own) | {"state": state, "mark": own.id}, first=own.wave != before)
        before = own.wave


def _cells(own: ActionEntry) -> dict[str, Content]:
    return {
        "wave": own.wave,
        "action": own.label,
        "title": own.title,
        "owner": own.owner,
        "late": own.state_words if own.is_late else "",
        "starts_on": own.starts_on,
        "due_on": own.due_on,
        "done_on": own.done_on,
        "impact": own.impact,
        "effort": own.effort,
        "priority": own.priority,
        "cost": own.cost,
        "benefit": own.benefit,
        "what": own.what,
        "gain": own.gain,
        "criteria": own.criteria,
        "checkpoints": ", ".join(own.checkpoints),
        "findings": ", ".join(named.words for named in own.findings),
        "firsts": ", ".join(named.words for named in own.firsts),
        "evidence": ", ".join(item.label for item in own.evidence),
        "notes": "\n".join(own.notes),
    }
