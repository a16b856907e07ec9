"""The workbook's build: sheets, rows, formulas, rules, names, print, and the figures beside the formulas."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results
from maturity_desktop.look import contrast, load_look
from maturity_desktop.reports.excel import check_workbook, write_workbook
from maturity_desktop.reports.excel.sentences import sentence
from tests.reports import audits
from tests.reports.excel.cases import case
from tests.reports.excel.conftest import Write, Written

# All of them stand in Excel 2010 and in LibreOffice 7.
FUNCTIONS = {
    "AND", "CLEAN", "COUNT", "COUNTIF", "COUNTIFS", "IF", "INDEX", "ISNUMBER", "LEN", "MATCH", "MAX", "MID",
    "MIN", "NA", "NOT", "OR", "ROUND", "SUM", "SUMIFS", "TRIM",
}  # fmt: skip


def formulas(written: Written) -> list[str]:
    return [c.value for sheet in written.open() for row in sheet for c in row if c.data_type == "f"]


def test_sheets_and_rows_stand_where_the_layout_says(realistic: Written) -> None:
    book = realistic.open()
    assert book.sheetnames == [
        "Summary", "Scorecard", "Checkpoints", "Readiness", "Evidence", "Definitions", "Levels", "_sent",
    ]  # fmt: skip
    (results,) = realistic.results
    (part,) = realistic.layout.frameworks
    labels = {
        part.scorecard.title: [entry.id for entry in results.framework.criteria],
        part.checkpoints.title: [p.id for entry in results.framework.criteria for p in entry.checkpoints],
        part.levels.title: [entry.id for entry in results.framework.criteria for _ in entry.levels],
        realistic.layout.evidence.title: [entry.label for entry in realistic.content.evidence],
    }
    for table in realistic.tables():
        if table.title in labels:
            column = book[table.title][table.letter(table.label)]
            assert [cell.value for cell in column[table.head_row : table.last_row]] == labels[table.title]
    assert len(labels["Scorecard"]) == 45
    assert len(labels["Evidence"]) == 40


def test_the_coverage_map_stands_below_the_register(realistic: Written) -> None:
    table, (framework,) = realistic.layout.coverage, realistic.content.frameworks
    sheet = realistic.open()[table.title]
    assert sheet[f"A{table.head_row}"].value == "Criterion"
    rows = sheet.iter_rows(min_row=table.first_row, max_row=table.last_row, max_col=len(table.columns))
    found = [[cell.value for cell in row] for row in rows]
    assert [row[0] for row in found] == [entry.criterion for entry in framework.coverage.entries]
    assert [tuple(row[2:8]) for row in found] == [entry.counts for entry in framework.coverage.entries]
    assert [row[9] for row in found] == [entry.confidence for entry in framework.coverage.entries]
    assert sheet.max_row == table.last_row


def test_a_viewer_that_does_not_calculate_shows_the_program_s_figures(realistic: Written) -> None:
    book = realistic.open(data_only=True)
    (results,) = realistic.results
    (part,) = realistic.layout.frameworks
    scorecard, summary = book[part.scorecard.title], book[part.summary.title]
    for row, result in enumerate(results.criteria, start=part.scorecard.first_row):
        level = scorecard[f"{part.scorecard.letter('level')}{row}"].value
        assert (level if level != "" else None) == result.level
        assert (
            scorecard[f"{part.scorecard.letter('state')}{row}"].value
            == {
                True: "rated",
                False: "not rated",
            }[result.level is not None]
        )
    whole = part.summary.last_row + 1
    assert summary[f"{part.summary.letter('level')}{whole}"].value == pytest.approx(80 / 44)
    assert summary[f"{part.summary.letter('rated')}{whole}"].value == 44
    assert summary["B7"].value == "44 of 45"


@pytest.mark.parametrize("seed", range(5))
def test_every_formula_has_a_figure_and_no_figure_is_an_error_but_for_charts(
    seed: int, written: Write
) -> None:
    made = written(case(seed))
    live, told = made.open(), made.open(data_only=True)
    (part,) = made.layout.frameworks
    charts = part.summary.letter("drawn")
    for sheet in live:
        for row in sheet:
            for cell in row:
                if cell.data_type == "f":
                    figure = told[sheet.title][cell.coordinate].value
                    errors = isinstance(figure, str) and figure.startswith("#")
                    assert not errors or (sheet.title, cell.column_letter) == (part.summary.title, charts)
    xml = zipfile.ZipFile(io.BytesIO(made.data)).read("xl/worksheets/sheet1.xml").decode()
    assert xml.count("<f>") == xml.count("</f><v>")


def test_formulas_use_old_functions_defined_names_and_this_workbook_only(written: Write) -> None:
    made = written(case(1), case(2))
    names = {name for part in made.layout.frameworks for name, _cells in part.names()}
    used: set[str] = set()
    for formula in formulas(made):
        bare = re.sub(r'"[^"]*"', "", formula)
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= FUNCTIONS
        assert not re.search(r"[\[{]|_xlfn|://", bare)
        used |= set(re.findall(r"\b[A-Z][a-z]+(?:_[a-z0-9]+)+\b", bare))
    assert used
    assert used <= names
    assert set(made.open().defined_names) == names


def test_formulas_stand_in_formula_columns_and_are_locked(realistic: Written) -> None:
    book = realistic.open()
    for table in realistic.tables():
        sheet = book[table.title]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for column in table.columns:
            for row in range(table.first_row, table.last_row + 1):
                cell = sheet[f"{table.letter(column.id)}{row}"]
                assert (cell.data_type == "f") == column.formula
                assert cell.protection.locked != column.entry


def test_the_client_s_profile_stands_on_the_summary(realistic: Written) -> None:
    sheet = realistic.open()[realistic.layout.frameworks[0].summary.title]
    said = {sheet[f"A{row}"].value: sheet[f"B{row}"].value for row in range(1, sheet.max_row + 1)}
    told = {line.label: line.text for line in realistic.content.profile}
    assert told
    assert told.items() <= said.items()


def test_a_printed_row_is_as_high_as_its_printed_text(realistic: Written) -> None:
    (part,) = realistic.layout.frameworks
    sheet = realistic.open()[part.scorecard.title]
    notes = sheet[part.scorecard.letter("note")][part.scorecard.head_row :]
    longest = max(notes, key=lambda cell: len(cell.value or ""))
    assert len(longest.value) > 200
    assert sheet.row_dimensions[longest.row].height < 30
    hidden = [column.id for column in part.scorecard.columns if not column.printed]
    assert not any(
        sheet[f"{part.scorecard.letter(column)}{longest.row}"].alignment.wrap_text for column in hidden
    )


def test_text_can_be_read_on_every_fill(realistic: Written) -> None:
    look = load_look("light")
    (part,) = realistic.layout.frameworks
    book = realistic.open()
    summary = book[part.summary.title]
    for step in part.steps:
        head = summary[f"{part.summary.letter(f'at_{step}')}{part.summary.head_row}"]
        ink, ground = (f"#{colour.rgb[2:]}" for colour in (head.font.color, head.fill.fgColor))
        assert ground == look.level_colour(step, part.steps[0], part.steps[-1])
        assert contrast(ink, ground) >= 4.5
    for sheet in book:
        for rules in sheet.conditional_formatting:
            for rule in rules.rules:
                if rule.dxf.font is not None and rule.dxf.font.color is not None:
                    fill = rule.dxf.fill.bgColor.rgb[2:] if rule.dxf.fill else "FFFFFF"
                    assert contrast(f"#{rule.dxf.font.color.rgb[2:]}", f"#{fill}") >= 4.5


def test_entries_come_from_lists(realistic: Written) -> None:
    book = realistic.open()
    (part,) = realistic.layout.frameworks
    lists = {
        (sheet.title, str(rule.sqref).split(":")[0]): rule.formula1
        for sheet in book
        for rule in sheet.data_validations.dataValidation
    }
    places = [(part.checkpoints, "answer"), (part.scorecard, "set_level"), (part.scorecard, "target")]
    first = {(table.title, f"{table.letter(column)}{table.first_row}") for table, column in places}
    assert set(lists) == first
    assert set(lists.values()) == {"Answers", "Scale"}
    definitions = book[part.definitions.title]
    answers = [definitions[f"A{row}"].value for row in range(*_span(part.definitions.answers))]
    assert answers == ["met", "partly met", "not met", "not applicable"]
    assert [definitions[f"A{row}"].value for row in range(*_span(part.definitions.scale))] == [0, 1, 2, 3, 4]


def _span(rows: tuple[int, int]) -> tuple[int, int]:
    return rows[0], rows[1] + 1


def test_heads_stay_in_sight_and_on_every_page(realistic: Written) -> None:
    book = realistic.open()
    for table in realistic.tables():
        sheet = book[table.title]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == table.pages_wide
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.paperSize == 9
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.print_area
        if table.title != "Summary":
            assert sheet.freeze_panes.endswith(str(table.first_row))
            assert sheet.auto_filter.ref.endswith(str(table.last_row))
            assert f"${table.head_row}:${table.head_row}" in sheet.print_title_rows


@pytest.mark.parametrize("audience", list(Audience))
def test_a_sheet_names_the_columns_that_may_be_filled_in_and_no_others(
    written: Write, audience: Audience
) -> None:
    made = written(case(0), audience=audience)
    book, scorecard = made.open(), made.layout.frameworks[0].scorecard
    sheet = book[scorecard.title]
    (hint,) = [
        str(own.value)
        for own in sheet["A"][: scorecard.head_row]
        if str(own.value).startswith("May be filled")
    ]
    for column in scorecard.columns:
        cell = sheet[f"{scorecard.letter(column.id)}{scorecard.first_row}"]
        if not column.hidden:
            named = column.heading in hint.partition(":")[2].partition(".")[0].strip().split(", ")
            assert named is not cell.protection.locked, column.heading


def test_letter_paper(written: Write) -> None:
    made = written(case(0), page_size="Letter")
    shown = [sheet for sheet in made.open() if sheet.sheet_state == "visible"]
    assert {sheet.page_setup.paperSize for sheet in shown} == {1}


def test_levels_have_their_colour_and_keep_their_number(realistic: Written) -> None:
    sheet = realistic.open()["Scorecard"]
    (part,) = realistic.layout.frameworks
    letter = part.scorecard.letter("level")
    rules = [
        rule
        for cells in sheet.conditional_formatting
        if str(cells.sqref).startswith(f"{letter}{part.scorecard.first_row}:")
        for rule in cells.rules
    ]
    assert len(rules) == len(part.steps) + 1  # one for each level, one for what is not rated
    assert {rule.dxf.numFmt for rule in rules} == {None}


def test_two_charts_stand_on_the_summary_or_one_where_a_radar_would_be_flat(
    realistic: Written, written: Write
) -> None:
    def charts(made: Written) -> list[str]:
        parts = zipfile.ZipFile(io.BytesIO(made.data))
        return [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/")]

    radar, bars = charts(realistic)
    assert "radarChart" in radar
    assert "barChart" in bars
    assert len(charts(written(case(0, domains=2)))) == 1


def test_several_frameworks_have_sheets_and_names_of_their_own(written: Write) -> None:
    made = written(case(3), case(4))
    titles = made.open().sheetnames
    assert len(titles) == len({title.casefold() for title in titles}) == 14
    assert all(len(title) <= 31 for title in titles)
    assert titles.count("Evidence") == 1
    assert titles[0] == "Comparison"
    assert "Scorecard Requirement model 2" in titles
    assert "Score_level_1" in made.open().defined_names


@pytest.mark.parametrize(("levels", "coverage"), [(1, "0 of 2"), (0, "0 of 0")])
def test_an_audit_in_which_nothing_is_rated(
    levels: int, coverage: str, written: Write, tmp_path: Path
) -> None:
    made = written(audits.results_of(audits.made_framework(1, 2, levels=levels)))
    check_workbook(made.save(tmp_path), made.content)
    summary = made.open(data_only=True)["Summary"]
    assert summary["A7"].value is None
    assert summary["B7"].value == coverage


def test_the_same_input_gives_the_same_bytes(realistic: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 0.0)
    out = io.BytesIO()
    write_workbook(realistic.content, realistic.results, out)
    assert out.getvalue() == realistic.data
    parts = zipfile.ZipFile(io.BytesIO(realistic.data)).infolist()
    assert {part.date_time for part in parts} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_is_sound_xml_and_none_is_a_macro_or_a_link(realistic: Written) -> None:
    parts = zipfile.ZipFile(io.BytesIO(realistic.data))
    for name in parts.namelist():
        assert name.endswith((".xml", ".rels"))
        assert "externalLink" not in name
        assert fromstring(parts.read(name)) is not None
    assert b"fullCalcOnLoad" in parts.read("xl/workbook.xml")


def test_the_parts_of_a_sheet_stand_in_the_order_of_the_standard(realistic: Written) -> None:
    order = (
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection",
        "autoFilter", "mergeCells", "conditionalFormatting", "dataValidations", "printOptions", "pageMargins",
        "pageSetup", "headerFooter", "rowBreaks", "ignoredErrors", "drawing", "legacyDrawing",
    )  # fmt: skip
    parts = zipfile.ZipFile(io.BytesIO(realistic.data))
    breaks = 0
    for name in parts.namelist():
        if name.startswith("xl/worksheets/sheet"):
            tags = [element.tag.rpartition("}")[2] for element in fromstring(parts.read(name))]
            assert [order.index(tag) for tag in tags] == sorted(order.index(tag) for tag in tags)
            breaks += "rowBreaks" in tags
    assert breaks == 1


def test_the_document_says_what_it_is(realistic: Written) -> None:
    book = realistic.open()
    assert book.properties.title == "Maturity scorecard: Norrhaven Energi Service"
    assert book.properties.creator == "Astrid Holm, Holm & Partners"
    assert book.properties.created.date() == book.properties.modified.date() == audits.MADE_ON
    told = {entry.name: entry.value for entry in book.custom_doc_props.props}
    assert told["Audit"] == "a1"
    assert told["Frameworks"] == "icmi_cmo"
    assert date.fromisoformat(told["Cut-off"]) == audits.CUT_OFF


def test_progress_runs_to_its_end_and_a_cancel_stops_it(realistic: Written) -> None:
    told: list[tuple[int, int]] = []
    write_workbook(realistic.content, realistic.results, io.BytesIO(), lambda *done: told.append(done))
    assert all(before[0] <= after[0] for before, after in pairwise(told))
    assert len({total for _done, total in told}) == 1
    assert told[-1][0] == told[-1][1]

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(realistic.content, realistic.results, io.BytesIO(), stop)


def test_a_sentence_becomes_one_formula() -> None:
    assert sentence("{rated} of {applicable}", rated="$A$1", applicable="$B$1") == '$A$1&" of "&$B$1'
    assert sentence('"{a}" (x)', a="$A$1") == '""""&$A$1&""" (x)"'


def test_targets_of_the_audit_are_in_the_workbook(realistic: Written) -> None:
    (results,) = realistic.results
    (part,) = realistic.layout.frameworks
    sheet = realistic.open()[part.scorecard.title]
    wanted = _targets(results)
    column = part.scorecard.letter("target")
    rows = range(part.scorecard.first_row, part.scorecard.last_row + 1)
    assert [sheet[f"{column}{row}"].value for row in rows] == wanted
    assert set(wanted) == {2, 4}


def _targets(results: Results) -> list[int]:
    return [result.target for result in results.criteria]


def test_what_never_counts_says_why(written: Write) -> None:
    made = written(case(5))
    (results,) = made.results
    (part,) = made.layout.frameworks
    sheet, letter = made.open()[part.checkpoints.title], part.checkpoints.letter("applies")
    points = [point for entry in results.framework.criteria for point in entry.checkpoints]
    said: dict[str, set[str]] = {}
    for row, point in enumerate(points, start=part.checkpoints.first_row):
        kind = point.when.fact if point.when else "sign" if point.sign else "plain"
        said.setdefault(kind, set()).add(sheet[f"{letter}{row}"].value)
    assert said["plain"] == {"yes"}
    assert said["sign"] == {"as a sign"}
    facts = results.audit.client.facts
    for fact, question in (("sells", "Does the centre sell?"), ("outsources", "Is work outsourced?")):
        answer = "yes" if facts[fact] else "no"
        assert said[fact] == {"yes", "as a sign", f"By the client's profile: {question} {answer}"}
