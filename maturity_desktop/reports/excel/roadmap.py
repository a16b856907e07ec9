"""The sheet Roadmap: every action, wave by wave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from gettext import NullTranslations

from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Content
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.sheet import Row, Sheet
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.titles import sheet_title
from maturity_desktop.reports.planned import ActionEntry

WriteTable = Callable[[Table, Iterable[Row], str, str], Sheet]
"""Writes a sheet that begins with a table: its rows, what it is about, a hint."""


def write_roadmap(write_table: WriteTable, content: ReportContent, table: Table | None) -> None:
    """The sheet, where there are actions; one list for all frameworks."""
    if table is not None:
        hint = content.words.gettext("A list to fill in comes from the program's view Roadmap.")
        write_table(table, roadmap_rows(content), content.cover.client, hint)


def roadmap_table(content: ReportContent) -> Table | None:
    """Where the actions stand; None where there are none."""
    road = content.roadmap
    if road is None or not road.actions:
        return None
    title = sheet_title(content.words.gettext("Roadmap"))
    return Table(title, roadmap_columns(content.words), len(road.actions), 3, label="action", pages_wide=2)


def roadmap_columns(words: NullTranslations) -> tuple[Column, ...]:
    """The columns of the sheet."""
    _ = words.gettext
    return (
        Column("wave", _("Wave"), 16, "quiet"),
        Column("action", _("No."), 8, "id"),
        Column("title", _("Action"), 44),
        Column("owner", _("Owner"), 22),
        Column("state", _("State"), 21, "word"),
        Column("starts_on", _("Starts on"), 11, "date"),
        Column("due_on", _("Due on"), 11, "date"),
        Column("done_on", _("Done on"), 11, "date"),
        Column("impact", _("Impact"), 8, "whole"),
        Column("effort", _("Effort"), 8, "whole"),
        Column("priority", _("Priority"), 9, "decimal"),
        Column("cost", _("Cost"), 11, "bytes"),
        Column("benefit", _("Benefit of a year"), 12, "bytes"),
        Column("what", _("What is to be done"), 52, "beside"),
        Column("gain", _("Benefit in words"), 36),
        Column("criteria", _("Criteria"), 18),
        Column("checkpoints", _("Checkpoints"), 24),
        Column("findings", _("Findings"), 14),
        Column("firsts", _("After"), 14),
        Column("evidence", _("Evidence"), 16),
        Column("notes", _("Notes"), 44),
    )


def roadmap_rows(content: ReportContent) -> Iterator[Row]:
    """A row for each action; a line above the first of a wave."""
    road = content.roadmap
    before = None
    for own in road.actions if road is not None else ():
        yield Row(_cells(own), first=own.wave != before)
        before = own.wave


def _cells(own: ActionEntry) -> dict[str, Content]:
    return {
        "wave": own.wave,
        "action": own.label,
        "title": own.title,
        "owner": own.owner,
        "state": own.state_words,
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
