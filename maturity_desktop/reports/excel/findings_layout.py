"""The columns of the sheet Findings."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.reports.excel.columns import Column


def finding_columns(words: NullTranslations) -> tuple[Column, ...]:
    """What is told of a finding; long texts wrap."""
    _ = words.gettext
    return (
        Column("number", _("Number"), 9, "id"),
        Column("title", _("Title"), 36),
        Column("grade", _("Grade"), 12, "word"),
        Column("state", _("State"), 16, "word"),
        Column("leads", _("First criterion"), 11, "word", formula=True),
        Column("condition", _("Condition"), 60),
        Column("criteria", _("Criterion and checkpoints"), 48, "quiet"),
        Column("cause", _("Cause"), 36),
        Column("effect", _("Effect"), 36),
        Column("recommendation", _("Recommendation"), 48),
        Column("outcome", _("Outcome"), 30),
        Column("proof", _("Proof of closure"), 30),
        Column("evidence", _("Evidence"), 18, "quiet"),
        Column("actions", _("Actions"), 30),
        Column("answer", _("Client’s answer"), 30),
        Column("raised_on", _("Raised on"), 12, "date"),
        Column("closed_on", _("Closed on"), 12, "date"),
    )
