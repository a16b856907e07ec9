"""A model as a workbook: out, edited by whoever, and in again, with every problem named by sheet and cell."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError, ReportError
from maturity_desktop.reports.model_workbook import archive, reading
from maturity_desktop.reports.model_workbook.layout import layout
from maturity_desktop.reports.model_workbook.table import Table
from maturity_desktop.storage import framework_schema as schema
from maturity_desktop.storage import yaml_tree
from maturity_desktop.storage.framework_files import (
    NOT_FRAMEWORKS,
    FrameworkFile,
    checked_entry,
    read_framework,
)
from maturity_desktop.storage.yaml_tree import YamlTree
from maturity_desktop.verbs.models import export_model_workbook, file_of, read_model, tree_of
from tests.examples import examples
from tests.strategies import trees

SHIPPED = sorted(path.stem for path in frameworks_folder().glob("*.yaml") if path.name not in NOT_FRAMEWORKS)

SMALL: dict[str, Any] = {
    "schema": 1,
    "id": "mine",
    "title": "Mine",
    "short_title": "Mine",
    "edition": "2026",
    "owner": "Me",
    "about": "A model.",
    "scale": [{"level": 0, "title": "None"}, {"level": 1, "title": "Some"}, {"level": 2, "title": "All"}],
    "roles": {"manager": "Manager", "agent": "Agent"},
    "facts": {"global": {"question": "Global?", "default": False}},
    "themes": {"speed": "Speed"},
    "targets": [{"id": "readiness", "title": "Readiness", "level": 1, "exceptions": {"1.01": 2}}],
    "domains": [
        {
            "id": "1",
            "title": "First",
            "intent": "To begin.",
            "criteria": [
                {
                    "id": "1.01",
                    "title": "Planning",
                    "intent": "To plan.",
                    "ask": ["manager", "agent"],
                    "weight": 1.5,
                    "evidence": [{"kind": "document", "what": "The plan."}],
                    "levels": {
                        1: [{"id": "1.01-1a", "text": "A plan is written.", "theme": "speed"}],
                        2: [
                            {"id": "1.01-2a", "text": "It is kept."},
                            {"id": "1.01-2b", "text": "Abroad too.", "when": {"fact": "global", "is": True}},
                        ],
                    },
                },
                {
                    "id": "1.10",
                    "title": "Doing",
                    "intent": "To do.",
                    "levels": {1: [{"id": "1.10-1a", "text": "It is done."}]},
                },
            ],
        }
    ],
}


def exported(tree: dict[str, Any], folder: Path) -> Path:
    path = folder / "model.xlsx"
    export_model_workbook(file_of(tree), path)
    return path


@cache
def small_workbook() -> bytes:
    """The workbook of the small model, written once."""
    with TemporaryDirectory() as folder:
        return exported(SMALL, Path(folder)).read_bytes()


def entry_of(tree: dict[str, Any]) -> Any:
    return checked_entry(YamlTree("it", tree))


Edit = Callable[[Any], object]


def edited(tmp_path: Path, edit: Edit) -> dict[str, Any]:
    """What the small model reads back as after somebody has edited its workbook."""
    path = tmp_path / "model.xlsx"
    book = load_workbook(BytesIO(small_workbook()))
    edit(book)
    book.save(path)
    return read_model(path)[0]


def problems(tmp_path: Path, edit: Edit) -> list[str]:
    with pytest.raises(FrameworkError) as caught:
        edited(tmp_path, edit)
    return [str(problem).split("model.xlsx, ")[-1] for problem in caught.value.problems]


def put(sheet: str, cell: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell].value = value

    return edit


# Out and in


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_model_comes_back_as_it_went(name: str, tmp_path: Path) -> None:
    file = read_framework(frameworks_folder() / f"{name}.yaml")
    path = tmp_path / "model.xlsx"
    export_model_workbook(file, path)
    tree, left_out = read_model(path)
    assert file_of(tree).framework == file.framework
    assert left_out == ()


@settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(trees())
def test_a_model_of_any_kind_comes_back_as_it_went(tmp_path: Path, tree: dict[str, Any]) -> None:
    # The export itself fails where what was written does not read back as the same model.
    tree_read = read_model(exported(tree, tmp_path))[0]
    assert [criterion["id"] for domain in tree_read["domains"] for criterion in domain["criteria"]] == [
        criterion["id"] for domain in tree["domains"] for criterion in domain["criteria"]
    ]


PIECES = [
    "=", "+", "@", "'", '"', ",", ";", "_x0041_", "_x000D_", "_x005F_x0041_", "x005F_", "[U+202E]",
    "[U+005B]", "[U+D800]", "[U+", "\t", "\r\n", "\r", "\n", " ", "\u00a0", "\u3000", "\x85",
    "\u2028", "\u2029",
    "\u202e", "\ufeff", "\ufdd0", "\U0001ffff", "\u200b", "\u00ad", "e\u0301", "1", "TRUE", "#N/A", "words",
]  # fmt: skip
ALLOWED = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
    lambda text: yaml_tree.UNSEEN.sub("", text)
)
"""Any character that a model's file may hold."""
ANY_TEXT = st.lists(st.sampled_from(PIECES) | ALLOWED, min_size=1, max_size=5).map("".join)
SAYS_SOMETHING = ANY_TEXT.filter(lambda text: bool(text.strip()))


@settings(
    max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SAYS_SOMETHING, ANY_TEXT, ANY_TEXT)
def test_any_text_that_a_model_may_hold_comes_back_as_it_went(
    tmp_path: Path, about: str, owner: str, role: str
) -> None:
    tree = {**SMALL, "about": about, "owner": owner, "roles": {**SMALL["roles"], role: about}}
    point = {"id": "1.10-1a", "text": about, "examples": owner, "ask": [role, "agent"]}
    criterion = {"id": "1.10", "title": about, "intent": "To do.", "levels": {1: [point]}}
    tree["domains"] = [{**SMALL["domains"][0], "criteria": [SMALL["domains"][0]["criteria"][0], criterion]}]
    file, path = file_of(tree), tmp_path / "model.xlsx"
    export_model_workbook(file, path)
    cells = [
        cell
        for sheet in load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # none is a formula
    assert entry_of(read_model(path)[0]) == entry_of(tree_of(file))


def test_what_cannot_be_seen_stands_in_its_cell_by_its_number(tmp_path: Path) -> None:
    path = exported({**SMALL, "about": " a\tb\r\nc\u202e[U+0041]\n"}, tmp_path)
    shown = "[U+0020]a[U+0009]b[U+000D]\nc[U+202E][U+005B]U+0041][U+000A]"
    assert load_workbook(path)["Model"]["B10"].value == shown


def test_a_number_of_a_character_that_no_model_may_have_stays_as_it_was_typed(tmp_path: Path) -> None:
    typed = "a [U+0000] [U+D800] [U+FFFFFF] b"
    assert edited(tmp_path, put("Model", "B10", typed))["about"] == typed


def test_a_text_that_begins_like_a_formula_stays_text_when_it_is_edited(tmp_path: Path) -> None:
    path = exported({**SMALL, "about": "=HYPERLINK(1)"}, tmp_path)
    cell = next(c for row in load_workbook(path)["Model"] for c in row if c.value == "=HYPERLINK(1)")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_text_longer_than_a_cell_is_told_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"Model!B10 .* 32767"):
        exported({**SMALL, "about": "\t" * 10_000 + "long"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_official_wording_stays_at_home(tmp_path: Path) -> None:
    own = file_of(SMALL)
    laid = FrameworkFile(replace(own.framework, about="Theirs."), own.source, b"wording", own.sha256)
    export_model_workbook(laid, tmp_path / "model.xlsx")
    assert read_model(tmp_path / "model.xlsx")[0]["about"] == "A model."


def test_the_sheets_have_every_key_of_the_schema() -> None:
    """A key that is added to the schema and not to the sheets would be lost on the way."""
    columns = {table.id: {column.key for column in table.columns} for table in layout(NullTranslations())}

    def keys(struct: type, *without: str) -> set[str]:
        return {field.encode_name for field in msgspec.structs.fields(struct)} - set(without)

    assert keys(schema.StepEntry, "transition") | {"transition.title", "transition.share"} == columns["scale"]
    assert keys(schema.BeyondEntry) == columns["beyond"]
    assert keys(schema.DomainEntry, "criteria") == columns["domains"]
    assert keys(schema.CriterionEntry, "levels", "evidence", "measure") | {"domain"} == columns["criteria"]
    assert (
        keys(schema.CheckpointEntry, "when") | {"when.fact", "when.is", "criterion", "level"}
        == columns["checkpoints"]
    )
    assert keys(schema.HintEntry) | {"criterion"} == columns["evidence"]
    may_not = {f"measure.may_not_apply.{key}" for key in keys(schema.MayNotApplyEntry)}
    measure = {f"measure.{key}" for key in keys(schema.MeasureEntry, "rules", "may_not_apply")}
    assert measure | may_not | {"criterion"} == columns["measures"]
    rules = [keys(rule) for rule in schema.RuleEntry.__args__]
    assert set.union(*rules) | {"rule", "criterion"} <= columns["rules"]
    assert keys(schema.TargetEntry, "exceptions") == columns["targets"]
    assert keys(schema.FactEntry) | {"id"} == columns["facts"]
    assert keys(schema.RemarkEntry) == columns["remarks"]
    assert keys(schema.PhaseEntry, "tasks") == columns["phases"]
    assert keys(schema.TaskEntry) | {"phase"} == columns["tasks"]
    assert keys(schema.PaceEntry, "days") == columns["paces"]
    assert columns["lengths"] == {"pace", "phase", "days"}
    assert keys(schema.RequestEntry) == columns["requests"]
    whole = {"schema", "scoring", "scale", "beyond", "domains", "targets", "roles", "facts", "themes"}
    lists = {"remarks", "programme", "paces", "requests", "certification"}
    scoring = {f"scoring.{key}" for key in keys(schema.ScoringEntry)}
    award = {f"certification.{key}" for key in keys(schema.CertificationEntry)}
    assert keys(schema.FrameworkEntry, *whole, *lists) | scoring | award == columns["model"]


def test_a_column_is_required_where_the_schema_says_so() -> None:
    """An empty cell of a required column is named by its cell; any other is left out of the model."""
    tables: dict[str, Table] = {table.id: table for table in layout(NullTranslations())}
    for sheet, struct in (
        ("model", schema.FrameworkEntry), ("scale", schema.StepEntry), ("domains", schema.DomainEntry),
        ("criteria", schema.CriterionEntry), ("checkpoints", schema.CheckpointEntry),
        ("evidence", schema.HintEntry), ("targets", schema.TargetEntry), ("facts", schema.FactEntry),
        ("remarks", schema.RemarkEntry), ("phases", schema.PhaseEntry), ("tasks", schema.TaskEntry),
        ("paces", schema.PaceEntry), ("requests", schema.RequestEntry),
    ):  # fmt: skip
        required = {field.encode_name: field.required for field in msgspec.structs.fields(struct)}
        own = {column.key: column.required for column in tables[sheet].own if column.key in required}
        assert own == {key: required[key] for key in own}, sheet


def test_what_a_column_takes_is_offered_and_told(tmp_path: Path) -> None:
    book = load_workbook(exported(SMALL, tmp_path))
    sheet = book["Checkpoints"]
    notes = {cell.value: cell.comment.text for cell in sheet[4] if cell.comment is not None}
    assert "hyphen" in notes["Id"]
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    assert lists == {"Ids_criteria", "Ids_scale", "Ids_themes", "Ids_facts", '"yes,no"'}
    assert book.defined_names["Ids_criteria"].attr_text.startswith("'Criteria'!$B$5:")
    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$4:$4"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_model_survives_libreoffice(tmp_path: Path) -> None:
    file = read_framework(frameworks_folder() / "next4biz.yaml")
    path, out = tmp_path / "model.xlsx", tmp_path / "out"
    export_model_workbook(file, path)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    assert file_of(read_model(out / "model.xlsx")[0]).framework == file.framework


# What people do to a workbook


def move_a_column(book: Any) -> None:
    """Text comes to stand before everything else."""
    sheet = book["Checkpoints"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    for number, row in enumerate(rows, start=4):
        for place, value in enumerate([row[3], *row[:3], *row[4:]], start=1):
            sheet.cell(number, place).value = value


def turn_the_rows(book: Any) -> None:
    """Criteria of different checkpoints in any order; those of one level stay in theirs."""
    sheet = book["Checkpoints"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)]
    for number, place in enumerate((3, 1, 2, 0), start=5):
        for column, value in enumerate(rows[place], start=1):
            sheet.cell(number, column).value = value


def leave_rows_empty(book: Any) -> None:
    book["Checkpoints"].insert_rows(6, 3)
    book["Checkpoints"]["D6"].value = "   "
    book["Criteria"].insert_rows(1, 5)


def numbers_as_text(book: Any) -> None:
    book["Checkpoints"]["B5"].value = " 1 "
    book["Criteria"]["F5"].value = "1,5"
    book["Scale"]["A6"].value = "1.0"
    book["Model"]["B12"].value = "100 %"


def other_words_for_yes(book: Any) -> None:
    book["Checkpoints"]["K7"].value = True
    book["Facts"]["C5"].value = " No "
    book["Checkpoints"]["G5"].value = "FALSE"


def spaces_round_words(book: Any) -> None:
    book["Checkpoints"]["A5"].value = " 1.01 "
    book["Checkpoints"]["D4"].value = "  TEXT "
    book["Criteria"]["E5"].value = "manager ; agent\n"


def text_as_numbers(book: Any) -> None:
    book["Criteria"]["B5"].value = 1.01
    book["Criteria"]["A5"].value = 1
    book["Model"]["B8"].value = 2026


def merge_the_criterion(book: Any) -> None:
    book["Checkpoints"].merge_cells("A5:A7")


def drop_what_is_empty(book: Any) -> None:
    for title in ("Beyond the scale", "Measures", "Rules", "Remarks", "Programme", "Tasks"):
        del book[title]
    book["Checkpoints"].delete_cols(5)


@pytest.mark.parametrize(
    "edit",
    [
        move_a_column, turn_the_rows, leave_rows_empty, numbers_as_text, other_words_for_yes,
        spaces_round_words, text_as_numbers, merge_the_criterion, drop_what_is_empty,
    ],
)  # fmt: skip
def test_what_people_do_to_a_workbook_is_understood(tmp_path: Path, edit: Edit) -> None:
    assert entry_of(edited(tmp_path, edit)) == entry_of(SMALL)


def test_a_new_row_is_a_new_checkpoint(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Checkpoints"].append(["1.10", 2, "1.10-2a", "It is done again."])

    levels = edited(tmp_path, edit)["domains"][0]["criteria"][1]["levels"]
    assert levels[2] == [{"id": "1.10-2a", "text": "It is done again."}]


def test_headings_in_the_words_of_the_window_are_understood(tmp_path: Path) -> None:
    class German(NullTranslations):
        def gettext(self, message: str) -> str:
            return {"Checkpoints": "Prüfpunkte", "Text": "Wortlaut", "Field": "Feld", "yes": "ja"}.get(
                message, message
            )

    path = tmp_path / "model.xlsx"
    export_model_workbook(file_of(SMALL), path, German())
    assert "Prüfpunkte" in load_workbook(path).sheetnames
    assert entry_of(read_model(path, German())[0]) == entry_of(SMALL)


# What is wrong, by sheet and cell


WRONG: list[tuple[str, str, object, str]] = [
    ("Checkpoints", "D5", None, "“Text” is empty. Write a text."),
    ("Checkpoints", "B5", 7, "level 7 is not on the scale. Write one of: 0, 1, 2."),
    ("Checkpoints", "B5", "low", "this is no level. Write a whole number."),
    ("Checkpoints", "A5", "1.11", "the sheet “Criteria” has no “1.11”. Did you mean “1.10”?"),
    ("Checkpoints", "A5", None, "“Criterion” is empty. Write an id of the sheet “Criteria”."),
    ("Checkpoints", "I5", "sped", "there is no theme “sped”. Did you mean “speed”?"),
    ("Checkpoints", "G5", "maybe", "“Sign” is “maybe”. Write true or false."),
    ("Checkpoints", "D5", "=1+1", "a formula stands here. Write the value itself."),
    ("Checkpoints", "D4", "Txt", "the heading “Txt” is not known. Did you mean “Text”?"),
    ("Checkpoints", "N4", "Ours", "the heading “Ours” is not known. Take it out."),
    ("Checkpoints", "N6", "x", "a value stands in a column without a heading that is known. Take it out."),
    ("Checkpoints", "M4", "Text", "the heading “Text” is here for the second time."),
    ("Evidence hints", "B5", "paper", "“Kind” is “paper”. Write one of: document,"),
    ("Criteria", "G5", 9, "“Impact” is “9”. Write a whole number from 1 to 5."),
    ("Criteria", "E6", "manger", "there is no role “manger”. Did you mean “manager”?"),
    ("Model", "B6", None, "“Title” is empty. Write a text."),
    ("Model", "B12", "much", "“Threshold” is “much”. Write a number above 0, at most 1."),
    ("Model", "A6", "Titel", "the field “Titel” is not known. Did you mean “Title”?"),
    ("Target exceptions", "C5", None, "“1.01” is empty. Write a whole number."),
    ("Roles", "A6", "manager", "this is here for the second time (first in Roles!A5)."),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "told"), WRONG)
def test_a_problem_is_named_by_its_cell(
    tmp_path: Path, sheet: str, cell: str, value: object, told: str
) -> None:
    found = problems(tmp_path, put(sheet, cell, value))
    assert any(problem.startswith(f"{sheet}!{cell}: {told}") for problem in found), found


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda book: book.remove(book["Criteria"]), "the sheet “Criteria” is missing."),
        (
            lambda book: setattr(book["Facts"], "title", "Fact"),
            "Fact!A1: the sheet “Fact” means nothing here. Did you mean “Facts”?",
        ),
        (
            lambda book: book["Checkpoints"].delete_rows(4),
            "Checkpoints!A1: the headings of the sheet “Checkpoints” are missing. Write them in",
        ),
        (
            lambda book: book["Checkpoints"].delete_cols(4),
            "Checkpoints!A4: the heading “Text” is missing. Add the column.",
        ),
    ],
)
def test_a_sheet_or_a_column_that_is_missing_is_named(tmp_path: Path, edit: Edit, told: str) -> None:
    found = problems(tmp_path, edit)
    assert any(told in problem for problem in found), found


def test_every_problem_is_told_at_once_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Tasks"].append(["nowhere", "t1", "Do.", "plan"])
        book["Checkpoints"]["D6"].value = None
        book["Criteria"]["H5"].value = 0
        book["Checkpoints"]["C5"].value = "1.01-2z"

    cells = [problem.partition(":")[0] for problem in problems(tmp_path, edit)]
    assert cells == ["Criteria!H5", "Checkpoints!D6", "Tasks!A5"]


# Files that are no workbook of a model


def refused(path: Path) -> str:
    with pytest.raises(FrameworkError) as caught:
        reading.read_workbook(path, NullTranslations())
    (problem,) = caught.value.problems
    return str(problem)


def test_a_workbook_of_something_else_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    Workbook().save(path)
    with pytest.raises(FrameworkError) as caught:
        read_model(path)
    assert "the sheet “Model” is missing" in str(caught.value)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_torn_workbook_is_told(tmp_path: Path, kept: float) -> None:
    whole = exported(SMALL, tmp_path).read_bytes()
    path = tmp_path / "torn.xlsx"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert "damaged" in refused(path)


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with another content of one of its parts."""
    other = path.with_name("other.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            new.writestr(entry.filename, change(data) if entry.filename == part else data)
    return other


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_PART_BYTES", 1_000_000)
    path = rewritten(exported(SMALL, tmp_path), "docProps/app.xml", lambda _old: b" " * 2_000_000)
    assert path.stat().st_size < 100_000
    assert "larger than a model can be" in refused(path)


def test_a_workbook_that_defines_words_of_its_own_is_refused(tmp_path: Path) -> None:
    def bomb(old: bytes) -> bytes:
        return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + old.partition(b"?>")[2]

    path = rewritten(exported(SMALL, tmp_path), "xl/worksheets/sheet1.xml", bomb)
    assert "xl/worksheets/sheet1.xml defines words of its own" in refused(path)


def test_what_a_spreadsheet_program_adds_for_itself_is_passed_over(tmp_path: Path) -> None:
    def other(old: bytes) -> bytes:
        return old.replace(b'localSheetId="3"', b'localSheetId="93"')

    path = rewritten(exported(SMALL, tmp_path), "xl/workbook.xml", other)  # openpyxl warns of it
    assert entry_of(read_model(path)[0]) == entry_of(SMALL)


def test_more_rows_than_a_model_has_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = exported(SMALL, tmp_path)
    monkeypatch.setattr(reading, "MOST_ROWS", 15)
    assert "Model!A16: there is more in the workbook than a model can have" in refused(path)


def test_a_row_far_below_is_no_burden(tmp_path: Path) -> None:
    def far(old: bytes) -> bytes:
        return old.replace(b"</sheetData>", b'<row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData>')

    path = rewritten(exported(SMALL, tmp_path), "xl/worksheets/sheet6.xml", far)
    assert entry_of(read_model(path)[0]) == entry_of(SMALL)


@settings(
    max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_whatever_stands_in_the_cells_only_problems_come_of_it(tmp_path: Path, data: st.DataObject) -> None:
    values = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=20).filter(str.isprintable), st.dates(), st.times(),
        st.sampled_from(["=A1", "1.01", 1]),
    )  # fmt: skip

    def edit(book: Any) -> None:
        for _n in range(data.draw(st.integers(1, 6))):
            sheet = book[data.draw(st.sampled_from(book.sheetnames))]
            row, column = data.draw(st.integers(1, 9)), data.draw(st.integers(1, 13))
            sheet.cell(row, column).value = data.draw(values)

    with suppress(FrameworkError):
        assert file_of(edited(tmp_path, edit)).framework.id
