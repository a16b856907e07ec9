"""A model as a workbook: out, and in again as it was."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.model_workbook.layout import layout
from maturity_desktop.reports.model_workbook.table import Table
from maturity_desktop.storage import framework_schema as schema
from maturity_desktop.storage import yaml_tree
from maturity_desktop.storage.framework_files import (
    NOT_FRAMEWORKS,
    FrameworkFile,
    read_framework,
)
from maturity_desktop.verbs.models import export_model_workbook, file_of, read_model, tree_of
from tests.examples import examples
from tests.strategies import trees
from tests.verbs.model_workbooks import SMALL, edited, entry_of, exported, put

SHIPPED = sorted(path.stem for path in frameworks_folder().glob("*.yaml") if path.name not in NOT_FRAMEWORKS)


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
