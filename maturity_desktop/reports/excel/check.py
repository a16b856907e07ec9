"""Reads a written workbook back and compares it with what it was made from."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.comparison import standing_name
from maturity_desktop.reports.excel.layout import Layout, described, layout_of
from maturity_desktop.reports.excel.readiness import readiness_labels
from maturity_desktop.reports.excel.registers import coverage_name
from maturity_desktop.reports.excel.sent import MARKER, SENT
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.text import for_cell

UNWANTED_PARTS = ("xl/externalLinks/", "xl/vbaProject", "xl/macrosheets/", "xl/connections", "xl/embeddings/")


def check_workbook(path: Path, content: ReportContent) -> None:
    """ReportError where the workbook cannot be read, or a sheet, row, name or formula is not as meant."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _ = content.words.gettext
    unreadable = (
        OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error, InvalidFileException,
        ParseError, KeyError, ValueError,
    )  # fmt: skip
    try:
        problem = next(_parts(path, content.words), "")
        if not problem:
            with path.open("rb") as file:  # openpyxl would refuse a path for its ending
                book = load_workbook(file, read_only=True)
                problem = next(_sheets(book, content), "")
                book.close()
    except unreadable as error:
        raise ReportError(_("The workbook cannot be read back: {error}").format(error=error)) from error
    if problem:
        raise ReportError(_("The workbook is not as it was meant: {problem}").format(problem=problem))


def _parts(path: Path, words: NullTranslations) -> Iterator[str]:
    """The parts of the file are whole, and none is a macro or a link to elsewhere."""
    with zipfile.ZipFile(path) as parts:
        damaged = parts.testzip()
        if damaged:
            yield words.gettext("{part} is damaged.").format(part=damaged)
        for name in parts.namelist():
            if name.startswith(UNWANTED_PARTS):
                yield words.gettext("{part} does not belong in it.").format(part=name)


def _sheets(book: Any, content: ReportContent) -> Iterator[str]:
    _ = content.words.gettext
    layout = layout_of(content)
    found = tuple(title for title in book.sheetnames if title not in (layout.continued.title, SENT))
    if found != layout.sheets:
        yield _("its sheets are {sheets}.").format(sheets=", ".join(found))
        return
    if not str(next(book[SENT].values, ("",))[0]).startswith(MARKER):
        yield _("the sheet {sheet} is not as it was meant.").format(sheet=SENT)
    for name, cells in layout.names():
        if name not in book.defined_names or book.defined_names[name].attr_text != cells:
            yield _("the name {name} is missing.").format(name=name)
    for table, labels in _tables(layout, content):
        yield from _table(book[table.title], table, labels, content.words)


def _tables(layout: Layout, content: ReportContent) -> Iterator[tuple[Table, list[str]]]:
    """Every table with what its rows are called."""
    for part, framework in zip(layout.frameworks, content.frameworks, strict=True):
        criteria = framework.criteria
        yield part.summary, [f"{domain.id} {domain.title}" for domain in described(framework)]
        yield part.scorecard, [entry.id for entry in criteria]
        yield (
            part.checkpoints,
            [p.id for entry in criteria for level in entry.levels for p in level.checkpoints],
        )
        if part.measures is not None and framework.performance is not None:
            yield part.measures.ladder, [row.entry.criterion for row in part.measures.rows]
            yield (
                part.measures.periods,
                [
                    entry.criterion
                    for entry in framework.performance.criteria
                    for _own in entry.counted.periods
                ],
            )
        if part.programme is not None:
            yield part.programme, [task.id for phase in framework.programme for task in phase.tasks]
        yield part.levels, [entry.id for entry in criteria for _level in entry.levels]
    if layout.comparison is not None and content.standings is not None:
        yield layout.comparison, [standing_name(entry, content.words) for entry in content.standings.entries]
    yield from _beside(layout, content)
    if layout.findings is not None and content.findings is not None:
        yield layout.findings, [entry.label for entry in content.findings.entries]
    if layout.crosswalk is not None:
        yield layout.crosswalk, [entry.one.words for entry in content.crosswalk]
    if layout.roadmap is not None and content.roadmap is not None:
        yield layout.roadmap, [own.label for own in content.roadmap.actions]
    if layout.readiness is not None:
        yield layout.readiness, readiness_labels(content)
    if layout.movement is not None:
        found = content.movements
        yield layout.movement.criteria, [own.id for part in found for own in part.criteria]
        yield layout.movement.averages, [part.short_title for part in found]
    yield layout.evidence, [item.label for item in content.evidence]
    several = len(content.frameworks) > 1
    if not layout.coverage.count:
        return
    yield (
        layout.coverage,
        [
            coverage_name(entry, framework, several)
            for framework in content.frameworks
            for entry in framework.coverage.entries
        ],
    )


def _beside(layout: Layout, content: ReportContent) -> Iterator[tuple[Table, list[str]]]:
    """The tables of supporting figures and of surveys."""
    found = content.supported
    if found is not None and layout.supporting is not None:
        yield layout.supporting.figures, [figure.title for figure in found.figures]
        yield (
            layout.supporting.rows,
            [
                figure.title
                for figure in found.figures
                for _row in (*figure.counted.periods, *figure.counted.groups)
            ],
        )
    if found is not None and layout.surveys is not None:
        yield layout.surveys.surveys, [survey.title for survey in found.surveys]
        yield layout.surveys.questions, [row.survey.title for row in layout.surveys.rows]
        yield (
            layout.surveys.answers,
            [row.survey.title for row in layout.surveys.rows for _answer in row.counted.counts],
        )


def _table(sheet: Any, table: Table, labels: list[str], words: NullTranslations) -> Iterator[str]:
    """The heads, one row for each label and in order, formulas where they belong and nowhere else."""
    _ = words.gettext
    label = [column.id for column in table.columns].index(table.label)
    wide = len(table.columns)
    rows: Iterable[Any] = sheet.iter_rows(min_row=table.head_row, max_col=wide)
    lines = iter(rows)
    heads = [cell.value for cell in next(lines, ())]
    if heads != [column.heading for column in table.columns]:
        yield _("the heads of {sheet} are {heads}.").format(sheet=table.title, heads=heads)
        return
    read = 0
    for wanted, cells in zip(labels, lines, strict=False):
        read += 1
        row = table.head_row + read
        if cells[label].value != (for_cell(wanted)[0] or None):
            yield _("row {row} of {sheet} is {found}, not {wanted}.").format(
                row=row, sheet=table.title, found=cells[label].value, wanted=wanted
            )
        for column, cell in zip(table.columns, cells, strict=True):
            if (cell.data_type == "f") != column.formula:
                place = f"{table.title} {table.letter(column.id)}{row}"
                yield (_("{place} is no formula.") if column.formula else _("{place} is a formula.")).format(
                    place=place
                )
    if read != len(labels):
        yield _("{sheet} has {read} rows of {wanted}.").format(
            sheet=table.title, read=read, wanted=len(labels)
        )
