"""The workbook put together: sheets with their rows, heads, rules, names and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.writer.excel import ExcelWriter

from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.results import Results
from maturity_desktop.look import Look, load_look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import rules
from maturity_desktop.reports.excel.archive import SheetRows, WorkbookArchive
from maturity_desktop.reports.excel.beside import write_beside
from maturity_desktop.reports.excel.charts import add_charts, add_comparison_chart, rows_of_comparison
from maturity_desktop.reports.excel.checkpoints import checkpoint_rows
from maturity_desktop.reports.excel.comparison import comparison_rows
from maturity_desktop.reports.excel.days import write_days
from maturity_desktop.reports.excel.definitions import DEFINITION_WIDTH, LABEL_WIDTH, write_definitions
from maturity_desktop.reports.excel.findings import write_findings
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout, layout_of
from maturity_desktop.reports.excel.levels import level_rows
from maturity_desktop.reports.excel.measures import ladder_rows, period_rows
from maturity_desktop.reports.excel.movement import ScoreNames, average_rows, movement_rows
from maturity_desktop.reports.excel.page import Printed, printed_table, set_up_page
from maturity_desktop.reports.excel.programme import programme_rows
from maturity_desktop.reports.excel.readiness import write_readiness
from maturity_desktop.reports.excel.registers import coverage_rows, crosswalk_rows, evidence_rows
from maturity_desktop.reports.excel.roadmap import write_roadmap
from maturity_desktop.reports.excel.scorecard import scorecard_rows
from maturity_desktop.reports.excel.sent import (
    LAYOUT_VERSION,
    SENT,
    continued_sent,
    manifest,
    state_names,
    wave_names,
    write_sent,
)
from maturity_desktop.reports.excel.sheet import Continued, Row, Sheet
from maturity_desktop.reports.excel.styles import Styles
from maturity_desktop.reports.excel.summary import write_summary
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.excel.wide_lines import wide_lines
from maturity_desktop.reports.parts import FrameworkContent, Line
from maturity_desktop.reports.text import one_line

ROWS_TOLD = 50
"""Progress is told every so many rows."""


def write_workbook(
    content: ReportContent, results: Sequence[Results], out: BinaryIO, progress: Progress = unwatched
) -> None:
    """Writes the scorecard of the results that the content was made from; same input, same bytes."""
    layout = layout_of(content)
    book = Workbook(write_only=True)
    worksheets = [book.create_sheet(title) for title in layout.sheets]
    look = load_look("light")
    styles = Styles(worksheets[0], look)
    continued = Continued(layout.continued, content.words)
    making = _Making(
        content,
        layout,
        look,
        progress,
        {sheet.title: Sheet(sheet, styles, continued) for sheet in worksheets},
    )
    making.write_comparison()
    for part, entry, result in zip(layout.frameworks, content.frameworks, results, strict=True):
        making.write_framework(part, entry, result)
    write_beside(making.write_table, content, layout)
    write_findings(making.write_table, content, layout)
    write_roadmap(making.write_table, content, results[0].audit, layout.roadmap)
    write_readiness(making.write_table, content, layout.readiness)
    making.write_movement()
    making.write_evidence()
    making.write_crosswalk(results)
    if continued.rows:
        sheet = Sheet(book.create_sheet(layout.continued.title), styles, continued)
        making.sheets[layout.continued.title] = sheet
        making.write_continued(continued)
    making.write_sent(Sheet(book.create_sheet(SENT), styles, continued), results)
    if continued.rows:
        layout = replace(layout, continued=continued.whole)
    _add_names(book, layout, content)
    _describe(book, content, results)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    sheets = [SheetRows(sheet.rows, sheet.area) for sheet in making.sheets.values()]
    ExcelWriter(book, WorkbookArchive(out, sheets)).save()
    making.tell_end()


@dataclass(slots=True)
class _Making:
    """What writing the sheets has at hand."""

    content: ReportContent
    layout: Layout
    look: Look
    progress: Progress
    sheets: dict[str, Sheet]
    done: int = field(default=0, init=False)

    @property
    def total(self) -> int:
        tables = [self.layout.evidence]
        tables += [self.layout.supporting.figures] if self.layout.supporting else []
        tables += [self.layout.surveys.surveys] if self.layout.surveys else []
        tables += [self.layout.findings] if self.layout.findings else []
        tables += [self.layout.roadmap] if self.layout.roadmap else []
        tables += [self.layout.readiness] if self.layout.readiness else []
        tables += [self.layout.movement.criteria] if self.layout.movement else []
        for part in self.layout.frameworks:
            tables += [*part.tables, part.levels]
        return sum(table.count for table in tables) + 1

    def tell_end(self) -> None:
        self.progress(self.total, self.total)

    def write_framework(self, part: FrameworkLayout, entry: FrameworkContent, result: Results) -> None:
        """The sheets of one framework."""
        terms, words = self.layout.terms, self.content.words
        _ = words.gettext
        about = f"{self.content.cover.client} · {entry.title}, {entry.edition}"
        self._write_summary(part, entry, result)
        scorecard = self.write_table(
            part.scorecard,
            scorecard_rows(part, terms, entry, result, self.content),
            about,
            self._of_scorecard().format(columns=_entries(part.scorecard)),
        )
        rules.scorecard_rules(scorecard.worksheet, part, terms, scorecard.styles, words)
        checkpoints = self.write_table(
            part.checkpoints,
            checkpoint_rows(part, terms, result, words),
            about,
            _("Answer and remark may be filled in. What does not apply needs its reason as a remark."),
        )
        points = [point for criterion in result.framework.criteria for point in criterion.checkpoints]
        sign_rows = [row for row, point in enumerate(points, start=part.checkpoints.first_row) if point.sign]
        rules.checkpoint_rules(checkpoints.worksheet, part, terms, checkpoints.styles, sign_rows, words)
        self._write_measures(part, entry, result, about)
        self._write_programme(part, entry, result, about)
        self._write_definitions(part, entry, result, about)
        self.write_table(
            part.levels,
            level_rows(part, terms, result),
            about,
            _(
                "The calculation, step by step: unanswered counts as not met in “at least” and as met in "
                "“at most”; a level that is given or does not apply is passed over."
            ),
        )

    def _of_scorecard(self) -> str:
        """What stands below the title of Scorecard; no report follows from a second rating."""
        _ = self.content.words.gettext
        if self.content.second_rating is not None:
            return _("May be filled in: {columns}. The rest follows. Print ends at the set level.")
        return _(
            "May be filled in: {columns}. The rest follows. Print ends at the set level: the report"
            " prints notes and evidence."
        )

    def _write_measures(
        self, part: FrameworkLayout, entry: FrameworkContent, result: Results, about: str
    ) -> None:
        """The ladder, below it what it is counted from, and the days behind that."""
        layout, words = part.measures, self.content.words
        if layout is None or entry.performance is None:
            return
        _ = words.gettext
        hint = _(
            "Figures and targets of the periods below may be changed to try out what follows; the program "
            "takes figures from the client's files only. Level so far, in the last row of a criterion's "
            "levels, is what the figures prove."
        )
        if any(own.counted.awaited for own in entry.performance.criteria):
            hint += " " + _(
                "A channel in scope without figures has empty rows below; it counts once there is a figure."
            )
        sheet = self.write_table(layout.ladder, ladder_rows(layout, words), about, hint)
        periods = period_rows(layout, entry.performance, words)
        sheet.table_below(layout.periods, _("What the ladder is counted from"), periods)
        rules.measures_rules(sheet.worksheet, layout.ladder, layout.periods, sheet.styles, words)
        sheet.worksheet.row_breaks.append(Break(layout.periods.head_row - 2))
        printed = printed_table(layout.ladder, layout.periods.last_row)
        heads = f"{layout.periods.head_row}:{layout.periods.head_row}"
        set_up_page(sheet.worksheet, self.content, replace(printed, rows=heads))
        write_days(sheet, layout, result, words)

    def _write_programme(
        self, part: FrameworkLayout, entry: FrameworkContent, result: Results, about: str
    ) -> None:
        if part.programme is None:
            return
        words = self.content.words
        rows = programme_rows(entry, result, words)
        hint = words.gettext("May be filled in: {columns}.").format(columns=_entries(part.programme))
        sheet = self.write_table(part.programme, rows, about, hint)
        rules.programme_rules(sheet.worksheet, part.programme, words)

    def _write_summary(self, part: FrameworkLayout, entry: FrameworkContent, result: Results) -> None:
        sheet, table = self.sheets[part.summary.title], part.summary
        charts = write_summary(sheet, part, self.layout.terms, self.content, entry, result)
        _set_columns(sheet, table)
        add_charts(sheet.worksheet, table, charts, part.steps, self.look, self.content.words)
        rules.summary_rules(sheet.worksheet, table, part.steps, sheet.styles)
        rules.protect(sheet.worksheet)
        printed = Printed(f"A1:{table.last_printed}{len(sheet.rows)}")
        set_up_page(sheet.worksheet, self.content, printed, running_head=False)

    def _write_definitions(
        self, part: FrameworkLayout, entry: FrameworkContent, result: Results, about: str
    ) -> None:
        sheet = self.sheets[part.definitions.title]
        sheet.put([sheet.cell(part.definitions.title, "title")], 26)
        sheet.put([sheet.cell(about, "subject")], 16)
        write_definitions(sheet, part, self.layout.terms, self.content, entry, result)
        for letter, width in (("A", LABEL_WIDTH), ("B", DEFINITION_WIDTH)):
            sheet.worksheet.column_dimensions[letter].width = width
        rules.protect(sheet.worksheet)
        set_up_page(sheet.worksheet, self.content, Printed(f"A1:B{len(sheet.rows)}"))

    def write_comparison(self) -> None:
        """Several models beside each other, with how to read them, and as bars."""
        table, standings = self.layout.comparison, self.content.standings
        if table is None or standings is None:
            return
        _ = self.content.words.gettext
        sheet = self.write_table(
            table,
            comparison_rows(self.layout, table, standings, self.content),
            f"{self.content.cover.client} · {standings.title}",
            _("Each figure follows from the model's own sheets; models are never averaged."),
        )
        sheet.put()
        wide_lines(sheet, table, "", [Line("", note) for note in standings.notes])
        add_comparison_chart(sheet.worksheet, table, len(sheet.rows) + 1, self.look, self.content.words)
        last = len(sheet.rows) + rows_of_comparison(table)
        set_up_page(sheet.worksheet, self.content, Printed(f"A1:{table.last_printed}{last}"))

    def write_crosswalk(self, results: Sequence[Results]) -> None:
        """What the criteria of the models have in common."""
        table = self.layout.crosswalk
        if table is None:
            return
        _ = self.content.words.gettext
        hint = _("Levels follow from the models' own sheets, each on its own scale; none is carried over.")
        rows = crosswalk_rows(self.layout, self.content, results)
        about = f"{self.content.cover.client} · {self.content.crosswalk_title}"
        sheet = self.write_table(table, rows, about, hint)
        sheet.put()
        wide_lines(sheet, table, "", [Line("", self.content.crosswalk_about)])
        printed = printed_table(table, len(sheet.rows))
        set_up_page(sheet.worksheet, self.content, printed)

    def write_movement(self) -> None:
        """Every criterion last time and now, and the like-for-like averages below."""
        layout, found = self.layout.movement, self.content.movements
        if layout is None:
            return
        words = self.content.words
        parts = zip(self.content.frameworks, self.layout.frameworks, strict=True)
        names = {
            entry.id: ScoreNames(part.name("Score_criterion"), part.name("Score_level"))
            for entry, part in parts
        }
        rows = movement_rows(layout, found, names, words)
        hint = words.gettext(
            "Levels now follow from the scorecard; levels of last time are as they were found."
        )
        about = f"{self.content.cover.client} · {found[0].title}"
        sheet = self.write_table(layout.criteria, rows, about, hint)
        rules.movement_rules(sheet.worksheet, layout.criteria, sheet.styles)
        title = words.gettext("Like for like: averages over what both audits rated")
        sheet.table_below(layout.averages, title, average_rows(layout, found, words))
        set_up_page(sheet.worksheet, self.content, printed_table(layout.criteria, layout.averages.last_row))

    def write_evidence(self) -> None:
        """The register, one for all frameworks: they stand over one pool of evidence."""
        _ = self.content.words.gettext
        table = self.layout.evidence
        hint = _("SHA-256 is the fingerprint of the file: a file with another content has another one.")
        if self.content.second_rating is not None:
            hint = _("What there is, to be asked for by its number: what it shows and proves is left out.")
        sheet = self.write_table(table, evidence_rows(self.content), self.content.cover.client, hint)
        if self.content.second_rating is not None:
            return
        rules.evidence_rules(sheet.worksheet, table, _("no"), sheet.styles)
        title = _("Coverage: how many items of each kind count for a criterion")
        sheet.table_below(self.layout.coverage, title, coverage_rows(self.content))

    def write_continued(self, continued: Continued) -> None:
        """The texts that are longer than a cell."""
        _ = self.content.words.gettext
        hint = _(
            "Texts longer than a cell, whole: a part in each row. Their cells say where they stand here."
        )
        self.write_table(continued.whole, continued.rows, self.content.cover.client, hint)

    def write_sent(self, sheet: Sheet, results: Sequence[Results]) -> None:
        """What all the others say, for the day on which the workbook comes back."""
        told = manifest(self.content, self.layout, results)
        if sheet.continued.rows:
            told["continued"] = continued_sent(sheet.continued)
        made = self.sheets.values()
        continued = self.layout.continued.title
        read_only = (own for own in made if not own.sent and own.worksheet.title != continued)
        write_sent(sheet, told, (row for own in made for row in own.sent), read_only)
        sheet.worksheet.sheet_state = "veryHidden"
        rules.protect(sheet.worksheet)
        # Without a print area among sheets that have one, LibreOffice does not print it either.
        sheet.worksheet.oddFooter.right.text = "&P"
        self.sheets[SENT] = sheet

    def write_table(self, table: Table, rows: Iterable[Row], about: str, hint: str) -> Sheet:
        """A sheet that is one table, with its set-up."""
        sheet = self.sheets[table.title]
        sheet.put([sheet.cell(table.title, "title")], 26)
        sheet.put([sheet.cell(about, "subject")], 16)
        sheet.put([sheet.cell(hint, "hint")], 18)
        sheet.heads(table)
        for done in sheet.body(table, rows):
            if done % ROWS_TOLD == 0:
                self.progress(min(self.done + done, self.total), self.total)
        self.done += table.count
        _set_columns(sheet, table)
        letters = [table.letter(column.id) for column in table.columns]
        sheet.worksheet.freeze_panes = f"{letters[table.fixed]}{table.first_row}"
        sheet.worksheet.auto_filter.ref = f"A{table.head_row}:{letters[-1]}{table.last_row}"
        rules.protect(sheet.worksheet)
        set_up_page(sheet.worksheet, self.content, printed_table(table))
        return sheet


def _set_columns(sheet: Sheet, table: Table) -> None:
    for column in table.columns:
        dimension = sheet.worksheet.column_dimensions[table.letter(column.id)]
        dimension.width, dimension.hidden = column.width, column.hidden


def _add_names(book: Workbook, layout: Layout, content: ReportContent) -> None:
    lists = (state_names(), wave_names(content)) if layout.roadmap is not None else ()
    for name, cells in (*layout.names(), *lists):
        book.defined_names[name] = DefinedName(name, attr_text=cells)


def _describe(book: Any, content: ReportContent, results: Sequence[Results]) -> None:
    """The document's properties, and what tells a workbook that comes back from any other."""
    _ = content.words.gettext
    made = datetime.combine(content.made_on, time())
    properties = book.properties
    properties.title = one_line(_("Maturity scorecard: {client}").format(client=content.cover.client))
    properties.subject = one_line(", ".join(entry.title for entry in content.frameworks))
    properties.creator = properties.lastModifiedBy = one_line(content.cover.assessor)
    properties.language = content.language
    properties.created = properties.modified = made
    told = {
        "Maturity Desktop layout": str(LAYOUT_VERSION),
        "Audit": results[0].audit.id,
        "Rating set": results[0].place.rating_set,
        "Frameworks": " ".join(result.framework.id for result in results),
        "Cut-off": results[0].audit.details.cut_off.isoformat(),
    }
    for name, value in told.items():
        book.custom_doc_props.append(StringProperty(name=name, value=one_line(value)))


def _entries(table: Table) -> str:
    """The heads of the columns that may be filled in."""
    return ", ".join(column.heading for column in table.columns if column.entry)
