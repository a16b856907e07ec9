"""The workbook put together: sheets with their rows, heads, rules, names and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.results import Results
from maturity_desktop.look import Look, load_look
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel import rules
from maturity_desktop.reports.excel.archive import SheetRows, WorkbookArchive
from maturity_desktop.reports.excel.charts import add_charts
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout, Table, layout_of
from maturity_desktop.reports.excel.levels import level_rows
from maturity_desktop.reports.excel.registers import (
    DEFINITION_WIDTH,
    LABEL_WIDTH,
    evidence_rows,
    write_definitions,
)
from maturity_desktop.reports.excel.scorecard import checkpoint_rows, scorecard_rows
from maturity_desktop.reports.excel.sheet import Continued, Row, Sheet
from maturity_desktop.reports.excel.styles import Styles
from maturity_desktop.reports.excel.summary import write_summary
from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.text import one_line

LAYOUT_VERSION = "1"
"""Rises when a sheet, column or name moves, so that a workbook that comes back is read as it was written."""
PAPER = {"A4": 9, "Letter": 1}
FOOTER_LIMIT = 80
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
    for part, entry, result in zip(layout.frameworks, content.frameworks, results, strict=True):
        making.write_framework(part, entry, result)
    making.write_evidence()
    if continued.rows:
        sheet = Sheet(book.create_sheet(layout.continued.title), styles, continued)
        making.sheets[layout.continued.title] = sheet
        making.write_continued(continued)
    _add_names(book, layout)
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
        for part in self.layout.frameworks:
            tables += [part.scorecard, part.checkpoints, part.levels]
        return sum(table.count for table in tables) + 1

    def tell_end(self) -> None:
        self.progress(self.total, self.total)

    def write_framework(self, part: FrameworkLayout, entry: FrameworkContent, result: Results) -> None:
        """The sheets of one framework."""
        content, terms, words = self.content, self.layout.terms, self.content.words
        _ = words.gettext
        summary = self.sheets[part.summary.title]
        charts = write_summary(summary, part, terms, content, entry, result)
        _set_columns(summary, part.summary)
        add_charts(summary.worksheet, part.summary, charts, part.steps, self.look, words)
        rules.summary_rules(summary.worksheet, part.summary, part.steps, summary.styles)
        self._set_page(summary, part.summary, heads=False)

        about = f"{content.cover.client} · {entry.title}, {entry.edition}"
        self.write_table(
            part.scorecard,
            scorecard_rows(part, terms, entry, result, words),
            about,
            _("Set level, reason, target, reservation and note may be filled in; the rest follows."),
        )
        sheet = self.sheets[part.scorecard.title]
        rules.scorecard_rules(sheet.worksheet, part, terms, sheet.styles, words)
        self.write_table(
            part.checkpoints,
            checkpoint_rows(part, terms, result, words),
            about,
            _("Answer and remark may be filled in. What does not apply needs its reason as a remark."),
        )
        sheet = self.sheets[part.checkpoints.title]
        rules.checkpoint_rules(sheet.worksheet, part, terms, sheet.styles, words)
        self.write_table(
            part.levels,
            level_rows(part, terms, result),
            about,
            _(
                "The calculation, step by step: unanswered counts as not met in “at least” and as met in "
                "“at most”; a level that does not apply is passed over."
            ),
        )
        definitions = self.sheets[part.definitions.title]
        definitions.put([definitions.cell(_("Definitions"), "title")], 26)
        definitions.put([definitions.cell(about, "subject")], 16)
        write_definitions(definitions, part, terms, content, entry, result)
        for letter, width in (("A", LABEL_WIDTH), ("B", DEFINITION_WIDTH)):
            definitions.worksheet.column_dimensions[letter].width = width
        self._set_page(definitions, None)

    def write_evidence(self) -> None:
        """The register, one for all frameworks: they stand over one pool of evidence."""
        _ = self.content.words.gettext
        table = self.layout.evidence
        self.write_table(
            table,
            evidence_rows(self.content),
            self.content.cover.client,
            _("SHA-256 is the fingerprint of the file: a file with another content has another one."),
        )
        sheet = self.sheets[table.title]
        rules.evidence_rules(sheet.worksheet, table, _("no"), sheet.styles)

    def write_continued(self, continued: Continued) -> None:
        """The texts that are longer than a cell."""
        _ = self.content.words.gettext
        hint = _(
            "Texts longer than a cell, whole: a part in each row. Their cells say where they stand here."
        )
        self.write_table(continued.whole, continued.rows, self.content.cover.client, hint)

    def write_table(self, table: Table, rows: Iterable[Row], about: str, hint: str) -> None:
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
        self._set_page(sheet, table)

    def _set_page(self, sheet: Sheet, table: Table | None, heads: bool = True) -> None:
        """Protection and print: landscape, as wide as the page, heads on every page, page x of y."""
        worksheet, words = sheet.worksheet, self.content.words
        rules.protect(worksheet)
        worksheet.sheet_view.showGridLines = False
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        worksheet.page_setup.orientation = "landscape"
        worksheet.page_setup.paperSize = PAPER[self.content.page_size]
        worksheet.page_setup.fitToWidth = table.pages_wide if table else 1
        worksheet.page_setup.fitToHeight = 0
        for side in ("left", "right"):
            setattr(worksheet.page_margins, side, 0.4)
        worksheet.page_margins.top, worksheet.page_margins.bottom = 0.5, 0.7
        if table is not None:
            printed = [column for column in table.columns if not column.step]
            last = table.last_row if heads else len(sheet.rows)
            worksheet.print_area = f"A1:{table.letter(printed[-1].id)}{last}"
            if heads:
                worksheet.print_title_rows = f"{table.head_row}:{table.head_row}"
            if table.pages_wide > 1:
                worksheet.print_title_cols = f"A:{table.letter(table.columns[table.fixed - 1].id)}"
        client = one_line(self.content.cover.client)[:FOOTER_LIMIT].replace("&", "&&")
        page = words.gettext("Page {page} of {pages}").format(page="&P", pages="&N")
        for place, text in (("left", f"{client} · &A"), ("right", page)):
            getattr(worksheet.oddFooter, place).text = text
            getattr(worksheet.oddFooter, place).size = 8


def _set_columns(sheet: Sheet, table: Table) -> None:
    for column in table.columns:
        sheet.worksheet.column_dimensions[table.letter(column.id)].width = column.width


def _add_names(book: Workbook, layout: Layout) -> None:
    for part in layout.frameworks:
        for name, cells in part.names():
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
        "Maturity Desktop layout": LAYOUT_VERSION,
        "Audit": results[0].audit.id,
        "Rating set": results[0].place.rating_set,
        "Frameworks": " ".join(result.framework.id for result in results),
        "Cut-off": results[0].audit.details.cut_off.isoformat(),
    }
    for name, value in told.items():
        book.custom_doc_props.append(StringProperty(name=name, value=one_line(value)))
