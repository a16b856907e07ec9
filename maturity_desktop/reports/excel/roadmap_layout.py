"""Where the actions stand on the sheet Roadmap."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.columns import Column, mark_column
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.titles import sheet_title

SPARE_ROWS = 40
"""Rows below the last action in which new ones can be written."""


def roadmap_table(content: ReportContent) -> Table | None:
    """Where the actions stand; None where there are none."""
    road = content.roadmap
    if road is None or not road.actions:
        return None
    title = sheet_title(content.words.gettext("Roadmap"))
    return Table(
        title,
        roadmap_columns(content.words),
        len(road.actions),
        3,
        label="action",
        pages_wide=2,
        comes_back="Action",
        spare=SPARE_ROWS,
    )


def roadmap_columns(words: NullTranslations) -> tuple[Column, ...]:
    """The columns of the sheet."""
    _ = words.gettext
    return (
        Column("wave", _("Wave"), 16, "quiet", name="Action_wave", of_new=True),
        Column("action", _("No."), 8, "id", name="Action_number"),
        Column("title", _("Action"), 44, entry=True, name="Action_title"),
        Column("owner", _("Owner"), 22, entry=True, name="Action_owner"),
        Column("state", _("State"), 13, "word", entry=True, name="Action_state"),
        Column("late", _("Late"), 21, "attention"),
        Column("starts_on", _("Starts on"), 11, "date", entry=True, name="Action_starts_on"),
        Column("due_on", _("Due on"), 11, "date", entry=True, name="Action_due_on"),
        Column("done_on", _("Done on"), 11, "date", entry=True, name="Action_done_on"),
        Column("impact", _("Impact"), 8, "whole"),
        Column("effort", _("Effort"), 8, "whole"),
        Column("priority", _("Priority"), 9, "decimal"),
        Column("cost", _("Cost"), 11, "bytes", entry=True, name="Action_cost"),
        Column("benefit", _("Benefit of a year"), 12, "bytes", entry=True, name="Action_benefit"),
        Column("what", _("What is to be done"), 52, "beside", entry=True, name="Action_what"),
        Column("gain", _("Benefit in words"), 36, entry=True, name="Action_gain"),
        Column("criteria", _("Criteria"), 18),
        Column("checkpoints", _("Checkpoints"), 24),
        Column("findings", _("Findings"), 14),
        Column("firsts", _("After"), 14),
        Column("evidence", _("Evidence"), 16),
        Column("notes", _("Notes"), 44),
        mark_column("Action_mark", words),
    )
