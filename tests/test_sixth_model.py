"""A sixth file in frameworks/ is a sixth model everywhere, and no code knows one model from another.

The window's part of this is tests/gui/program/test_sixth_model_in_the_window.py.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Client, Evidence, Link
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.storage.framework_files import NOT_FRAMEWORKS, read_framework, shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from tests.bundles import SIXTH, unpacked_bundle
from tests.reports.pdf_reading import pages_of, squeezed
from tests.test_architecture import modules

RUN = "import sys; sys._MEIPASS = sys.argv.pop(1); from maturity_desktop.cli import main; main()"
NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
DAY = date(2025, 12, 31)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked_bundle(tmp_path_factory.mktemp("bundle"))


@pytest.fixture(scope="module")
def library_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with an audit that carries the sixth model beside a shipped one."""
    folder = tmp_path_factory.mktemp("sixth") / "library"
    sixth = read_framework(SIXTH)
    (icmi,) = (file for file in shipped_frameworks(frameworks_folder()) if file.framework.id == "icmi_cmo")
    met = [
        Answer("a1", "sixth_model", AGREED, point, AnswerValue.MET)
        for point in ("LAMP-2a", "LAMP-2b", "LOG-2a")
    ]
    signs = [
        Answer("a1", "sixth_model", AGREED, "LAMP-1a", AnswerValue.PARTLY),
        Answer("a1", "sixth_model", AGREED, "LOG-3a", AnswerValue.NOT_MET),
    ]
    item = Evidence("c1", "e1", 1, "The log of December", EvidenceKind.DOCUMENT, DAY, DAY)
    links = [Link("a1", "e1", "sixth_model", criterion) for criterion in ("LAMP", "LOG")]
    new = NewAudit(Client("c1", "Rock and Sea"), (sixth, icmi), DAY, NOON.date(), "A keeper", id="a1")
    with closing(Library.open(folder)) as library:
        start_audit(library, new, "A keeper", lambda: NOON, [*met, *signs, item, *links])
    return folder


@pytest.fixture
def program(bundle: Path, library_folder: Path) -> Any:
    def run(*arguments: str) -> str:
        command = [sys.executable, "-c", RUN, str(bundle), *arguments, "--library", str(library_folder)]
        ran = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )
        assert ran.returncode == 0, ran.stderr
        assert "export" in arguments or ran.stderr == "", "an export tells what is worth knowing of it"
        return ran.stdout

    return run


def test_it_is_listed_with_the_others(program: Any) -> None:
    rows = {row["id"]: row for row in json.loads(program("frameworks", "--json"))}
    assert len(rows) == 6
    row = rows["sixth_model"]
    assert (row["levels"], row["domains"], row["criteria"], row["checkpoints"]) == (3, 2, 2, 8)


def test_it_is_shown_whole(program: Any) -> None:
    told = program("framework", "sixth_model")
    for words in ("Lighthouse", "The lamp is lit at dusk.", "LAMP-1a", "Fog bell"):
        assert words in told
    assert json.loads(program("framework", "sixth_model", "--json"))["id"] == "sixth_model"


def test_its_pairs_are_in_the_crosswalk(program: Any) -> None:
    assert "Both ask that what happened can be read." in program("crosswalk", "sixth_model")


def test_an_audit_of_it_is_listed_and_shown(program: Any) -> None:
    (row,) = json.loads(program("list", "--json"))
    assert row["frameworks"] == ["sixth_model", "icmi_cmo"]
    shown = json.loads(program("show", "a1", "--framework", "sixth_model", "--json"))
    assert shown["level"] is None
    assert {own["id"]: own["level"] for own in shown["criteria"]} == {"LAMP": 1, "LOG": 2}
    assert "Glimmering" in program("show", "a1", "--framework", "sixth_model")


def test_a_report_and_a_scorecard_of_it_are_written(program: Any, tmp_path: Path) -> None:
    report, book = tmp_path / "report.pdf", tmp_path / "scorecard.xlsx"
    program("export", "a1", "--framework", "sixth_model", "--pdf", str(report), "--xlsx", str(book))
    text = squeezed(pages_of(report).text)
    for words in ("The Lighthouse Model of Field Service", "Keeping the lamp", "Glimmering", "Fog bell"):
        assert squeezed(words) in text
    with closing(load_workbook(book, read_only=True)) as opened:
        cells = {str(cell) for sheet in opened for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"LAMP", "LOG"} <= cells


def test_it_is_given_out_as_a_file_and_a_workbook(program: Any, tmp_path: Path) -> None:
    copy, book = tmp_path / "copy.yaml", tmp_path / "copy.xlsx"
    program("export-framework", "sixth_model", "--yaml", str(copy))
    program("export-framework", "sixth_model", "--xlsx", str(book))
    assert read_framework(copy).framework == read_framework(SIXTH).framework
    assert book.stat().st_size > 0


# No code knows one model from another


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and words of every text of a module but its docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def known_models(tree: ast.Module, names: frozenset[str]) -> list[str]:
    return [f"{line}: {words!r}" for line, words in literals(tree) if any(name in words for name in names)]


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """The ids and the file names of the shipped models."""
    files = frameworks_folder().glob("*.yaml")
    ids = {file.framework.id for file in shipped_frameworks(frameworks_folder())}
    return frozenset(ids | {file.stem for file in files if file.name not in NOT_FRAMEWORKS})


def test_no_module_names_a_model(names: frozenset[str]) -> None:
    assert len(names) == 9  # five ids; one file is named as its id is
    found = {module: known_models(tree, names) for module, tree in modules()}
    assert {module: lines for module, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        "if framework.id == 'icmi_cmo': pass",
        "TITLES = {'next4biz': 'x'}",
        "match name:\n    case 'jdpower_ts': pass",
        "path = folder / 'icmi-cmo.yaml'",
    ],
)
def test_a_module_that_does_is_found(source: str, names: frozenset[str]) -> None:
    assert known_models(ast.parse(source), names)


def test_a_docstring_may_speak_of_one(names: frozenset[str]) -> None:
    assert known_models(ast.parse('"""As in icmi_cmo."""\ndef f():\n    """See next4biz."""'), names) == []
