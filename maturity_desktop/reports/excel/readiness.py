"""The sheet Readiness: the verdict of each model, then every criterion that misses the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from gettext import NullTranslations

from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Content
from maturity_desktop.reports.excel.columns import Column
from maturity_desktop.reports.excel.sheet import Row, Sheet
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.titles import sheet_title
from maturity_desktop.reports.readiness import MissEntry, ReadinessPart

WriteTable = Callable[[Table, Iterable[Row], str, str], Sheet]
"""Writes a sheet that begins with a table: its rows, what it is about, a hint."""


def write_readiness(write_table: WriteTable, content: ReportContent, table: Table | None) -> None:
    """The sheet, where anything is rated."""
    if table is not None:
        hint = content.readiness[0].disclaimer
        write_table(table, readiness_rows(content), content.cover.client, hint)


def readiness_table(content: ReportContent) -> Table | None:
    """Where the verdicts and what misses them stand; None where nothing is rated."""
    if not content.readiness:
        return None
    count = len(readiness_labels(content))
    title = sheet_title(content.words.gettext("Readiness"))
    return Table(title, readiness_columns(content.words), count, 3, label="criterion", pages_wide=2)


def readiness_labels(content: ReportContent) -> list[str]:
    """What the column of criteria holds."""
    whole = content.words.gettext("all")
    return [label for part in content.readiness for label in (whole, *(miss.id for miss in part.misses))]


def readiness_columns(words: NullTranslations) -> tuple[Column, ...]:
    """The columns of the sheet."""
    _ = words.gettext
    return (
        Column("model", _("Model"), 18, "quiet"),
        Column("criterion", _("Criterion"), 10, "id"),
        Column("title", _("Title"), 44),
        Column("level", _("Level"), 8, "whole"),
        Column("target", _("Wanted"), 8, "whole"),
        Column("why", _("Why it misses the profile"), 44),
        Column("checkpoints", _("Checkpoints in the way"), 24),
        Column("missing", _("What is missing"), 70),
        Column("earliest", _("Figures"), 24),
    )


def readiness_rows(content: ReportContent) -> Iterator[Row]:
    """The verdict of a model and its rules, then a row for each criterion that misses the profile."""
    titles = {framework.id: framework.short_title for framework in content.frameworks}
    for part in content.readiness:
        yield Row(_verdict(part, titles, content.words), first=True)
        for miss in part.misses:
            yield Row(_miss(miss, titles[part.framework]))


def _verdict(part: ReadinessPart, titles: Mapping[str, str], words: NullTranslations) -> dict[str, Content]:
    lines = (part.provisional, part.in_the_way, part.earliest, *part.outcome)
    return {
        "model": titles[part.framework],
        "criterion": words.gettext("all"),
        "title": part.headline,
        "why": "\n".join(line for line in lines if line),
        "missing": "\n".join(f"{line.label}: {line.text}" for line in part.rules),
    }


def _miss(miss: MissEntry, model: str) -> dict[str, Content]:
    return {
        "model": model,
        "criterion": miss.id,
        "title": miss.title,
        "level": miss.level,
        "target": miss.target,
        "why": "\n".join(miss.reasons),
        "checkpoints": ", ".join(own.id for own in miss.blockers),
        "missing": "\n".join(own.words for own in miss.blockers) or miss.set_below,
        "earliest": miss.earliest,
    }
