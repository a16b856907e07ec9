"""Models in and out, several in one audit, their editions and the crosswalk, as a script meets them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.data_folders import frameworks_folder
from tests.end_to_end.command_line import Ran, run

JD = frameworks_folder() / "jdpower-ts.yaml"
MODELS = ["icmi_cmo", "jdpower_ts", "next4biz", "ftworks_processes", "reactive_proactive"]


def program(library: Path, *arguments: str) -> str:
    done = _run(library, arguments)
    assert done.returncode == 0, done.stderr
    assert "export" in arguments or done.stderr == "", "an export tells what is worth knowing of it"
    return done.stdout


def printed(library: Path, *arguments: str) -> Any:
    return json.loads(program(library, *arguments))


def failing(library: Path, *arguments: str) -> str:
    done = _run(library, arguments)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.stderr


def _run(library: Path, arguments: Sequence[str]) -> Ran:
    return run(*arguments, "--library", str(library))


@pytest.fixture(scope="module")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample audit, which is only read."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    program(folder, "sample")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library"


# Several models in one audit


def test_figures_of_every_model_of_the_sample(sample_library: Path) -> None:
    every = printed(sample_library, "show", "norrhaven-2025", "--all", "--json")
    assert [shown["audit"]["framework"] for shown in every] == MODELS
    assert every[0] == printed(sample_library, "show", "norrhaven-2025", "--json")
    for shown in every:
        floor, top = shown["framework"]["floor"], shown["framework"]["top"]
        for row in shown["criteria"]:
            assert row["level"] is None or floor <= row["level"] <= top
        for standing in shown["standings"]:
            assert standing["along"] == pytest.approx((standing["level"] - floor) / (top - floor))
    alone = printed(sample_library, "show", "norrhaven-2025", "--framework", "next4biz", "--json")
    assert alone == every[2]


def test_a_layered_model_has_a_level_for_each_layer_and_says_what_is_not_described(
    sample_library: Path,
) -> None:
    shown = printed(sample_library, "show", "norrhaven-2025", "--framework", "ftworks-processes", "--json")
    assert (shown["level"], shown["along"], shown["framework"]["aggregate"]) == (None, None, False)
    described = [domain for domain in shown["domains"] if not domain["undescribed"]]
    assert [standing["layer"] for standing in shown["standings"]] == [row["title"] for row in described]
    assert all(domain["level"] is None for domain in shown["domains"] if domain["undescribed"])
    lines = program(sample_library, "show", "norrhaven-2025", "--framework", "ftworks_processes").split("\n")
    assert lines[1].startswith("A level for each domain and none for the whole")
    assert sum("\tnot described\t" in line for line in lines) == len(shown["domains"]) - len(described)


def test_signs_and_the_status_beside_a_level_are_shown(sample_library: Path) -> None:
    shown = printed(sample_library, "show", "norrhaven-2025", "--framework", "reactive-proactive", "--json")
    (row,) = shown["criteria"]
    assert len(row["signs"]) > 6
    blocking = {sign["id"] for sign in row["signs"] if sign["blocks"] and sign["answer"] in ("met", "partly")}
    assert set(row["blocking"]) == blocking
    text = program(sample_library, "show", "norrhaven-2025", "--framework", "reactive-proactive")
    assert row["status"] in text
    assert all(name in text for name in blocking)
    assert shown["framework"]["beyond"][0] in text


def test_without_a_choice_the_first_model_is_shown_and_the_others_are_named(sample_library: Path) -> None:
    lines = program(sample_library, "show", "norrhaven-2025").strip().split("\n")
    assert "ICMI" in lines[0]
    assert "4 more models (jdpower_ts, next4biz, ftworks_processes, reactive_proactive)" in lines[-1]
    assert "more model" not in program(sample_library, "show", "norrhaven-2024")


def test_one_model_of_several_is_exported(sample_library: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "one.pdf"
    program(
        sample_library, "export", "norrhaven-2025", "--framework", "jdpower-ts", "--pdf", str(pdf),
        "--today", "2026-02-06",
    )  # fmt: skip
    whole = tmp_path / "all.pdf"
    program(sample_library, "export", "norrhaven-2025", "--pdf", str(whole), "--today", "2026-02-06")
    assert pdf.stat().st_size < whole.stat().st_size
    assert "jdpower_ts" in failing(
        sample_library, "export", "norrhaven-2025", "--framework", "x", "--pdf", str(pdf)
    )


# The crosswalk


def test_the_crosswalk_of_two_models_is_seen_from_the_first(sample_library: Path) -> None:
    one = printed(sample_library, "crosswalk", "jdpower-ts", "icmi-cmo", "--json")["pairs"]
    other = printed(sample_library, "crosswalk", "icmi-cmo", "jdpower-ts", "--json")["pairs"]
    assert {(pair["from"]["framework"], pair["to"]["framework"]) for pair in one} == {
        ("jdpower_ts", "icmi_cmo")
    }
    assert [pair["from"] for pair in one] == [pair["to"] for pair in other]
    every = printed(sample_library, "crosswalk", "--json")
    assert len(every["pairs"]) > len(one) > 0
    assert every["about"]
    lines = program(sample_library, "crosswalk").strip().split("\n")
    assert len(lines) == len(every["pairs"])
    assert all(len(line.split("\t")) == 6 for line in lines)
    assert "There is no framework x." in failing(sample_library, "crosswalk", "x")


# In and out


def test_a_model_goes_out_as_a_workbook_and_comes_in_as_ones_own(library: Path, tmp_path: Path) -> None:
    book, yaml = tmp_path / "jd.xlsx", tmp_path / "jd.yaml"
    said = program(library, "export-framework", "jdpower-ts", "--xlsx", str(book), "--yaml", str(yaml))
    assert said.count("checked") == 2
    assert yaml.read_bytes() == JD.read_bytes()
    assert program(library, "check-framework", str(book)).endswith("sound\n")
    assert "give the copy an id of its own" in failing(library, "import-framework", str(book))
    assert program(library, "import-framework", str(book), "--id", "my-jd", "--title", "Ours", "--check")
    assert not any(row["own"] for row in printed(library, "frameworks", "--json"))
    said = program(library, "import-framework", str(book), "--id", "my-jd", "--title", "Ours")
    assert said.startswith("my_jd\tOurs\t")
    own = {row["id"]: row for row in printed(library, "frameworks", "--json")}["my_jd"]
    assert (own["title"], own["own"], own["criteria"]) == ("Ours", True, 16)
    assert "\tyour own\n" in program(library, "frameworks")
    theirs, ours = (printed(library, "framework", name, "--json") for name in ("jdpower-ts", "my-jd"))
    assert {**ours, "id": theirs["id"], "title": theirs["title"]} == theirs
    assert "taken away" in program(library, "remove-framework", "my-jd")
    assert "no model of your own called my_jd" in failing(library, "remove-framework", "my-jd")
    assert "no model of your own called icmi_cmo" in failing(library, "remove-framework", "icmi-cmo")


def test_a_workbook_with_faults_is_told_by_sheet_and_cell(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "jd.xlsx"
    program(library, "export-framework", "jdpower-ts", "--xlsx", str(path))
    book = load_workbook(path)
    book["Criteria"]["G5"].value = 9
    book["Checkpoints"]["D6"].value = None
    book.save(path)
    for verb in (("check-framework",), ("import-framework", "--id", "x"), ("import-framework", "--check")):
        first, second = failing(library, *verb, str(path)).strip().split("\n")
        assert "jd.xlsx, Criteria!G5: “Impact” is “9”." in first
        assert "jd.xlsx, Checkpoints!D6: “Text” is empty." in second
    assert not (library / "frameworks").exists()


CISO = """\
urn: urn:example:library:small
locale: en
ref_id: SMALL
name: Small library
description: A library.
copyright: Nobody
version: 1
provider: example
packager: example
objects:
  framework:
    urn: urn:example:framework:small
    ref_id: SMALL
    name: Small
    description: A framework.
    min_score: 0
    max_score: 2
    scores_definition:
      - {score: 0, name: None, description: Nothing.}
      - {score: 1, name: Some, description: Something.}
      - {score: 2, name: All, description: Everything.}
    requirement_nodes:
      - {urn: "urn:example:req:a", assessable: false, depth: 1, ref_id: A, name: Part}
      - {urn: "urn:example:req:a1", assessable: true, depth: 2, parent_urn: "urn:example:req:a",
         ref_id: A.1, name: Point, description: Do it.}
"""


def test_a_library_of_somebody_else_s_is_imported_and_says_what_was_left_out(
    library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(CISO, encoding="utf-8")
    first, *rest = program(library, "import-framework", str(file)).strip().split("\n")
    name = first.split("\t")[0]
    assert name in {row["id"] for row in printed(library, "frameworks", "--json") if row["own"]}
    assert not rest or rest[0] == "What could not be carried:"
    neither = tmp_path / "neither.yaml"
    neither.write_text("a: 1\n", encoding="utf-8")
    assert "neither.yaml" in failing(library, "import-framework", str(neither))
    assert "import-framework --check" in failing(library, "check-framework", str(file))


def test_a_model_of_ones_own_that_cannot_be_read_is_told_beside_the_others(library: Path) -> None:
    (library / "frameworks").mkdir(parents=True)
    (library / "frameworks" / "broken.yaml").write_text("schema: 1\n", encoding="utf-8")
    done = _run(library, ["frameworks"])
    assert done.returncode == 0
    assert "icmi_cmo" in done.stdout
    assert "broken.yaml:1" in done.stderr


def test_broken_files_beside_the_library_are_told_and_reports_go_out(library: Path) -> None:
    program(library, "sample")
    assert "sound" in program(library, "verify")
    (library / "frameworks").mkdir(parents=True, exist_ok=True)
    own = library / "frameworks" / "crosswalk.yaml"
    own.write_text("schema: 1\nabout: Ours.\npairs: 3\n", encoding="utf-8")
    assert "crosswalk.yaml:3" in failing(library, "verify")
    assert "“pairs” is “3”. Write a list." in failing(library, "check-framework", str(own))
    done = _run(library, ["crosswalk"])
    assert done.stdout.count("\n") > 50 and "crosswalk.yaml:3" in done.stderr
    done = _run(library, ["export", "norrhaven-2025", "--xlsx", str(library / "all.xlsx")])
    assert done.returncode == 0
    assert "crosswalk.yaml are left out: line 3: “pairs” is “3”" in done.stderr
    own.write_text("schema: 1\nabout: Ours.\npairs: []\n", encoding="utf-8")
    assert program(library, "check-framework", str(own)) == "crosswalk: 0 pairs, sound\n"
    assert "sound" in program(library, "verify")


@pytest.mark.parametrize(
    ("option", "value"),
    [("--id", ""), ("--id", "Not One"), ("--id", "a" * 61), ("--id", "crosswalk"), ("--title", " "),
     ("--title", "t" * 301), ("--title", "\u0007")],
)  # fmt: skip
def test_an_option_that_no_model_can_have_is_named(library: Path, option: str, value: str) -> None:
    assert f"'{option}'" in failing(library, "import-framework", str(JD), option, value)


def test_a_model_is_printed_with_its_levels_and_its_programme(library: Path) -> None:
    said = program(library, "framework", "next4biz")
    shown = printed(library, "framework", "next4biz", "--json")
    for step in shown["scale"]:
        assert f"  {step['level']} {step['title']}" in said
    assert "\nProgramme\n" in said
    assert "above: " in program(library, "framework", "reactive-proactive")


# Editions


@pytest.fixture
def with_own_model(library: Path, tmp_path: Path) -> Path:
    """A library whose earlier sample audit also has a model of the firm's own, edited since."""
    path = tmp_path / "mine.xlsx"
    program(library, "sample")
    program(library, "export-framework", "jdpower-ts", "--xlsx", str(path))
    program(library, "import-framework", str(path), "--id", "mine", "--title", "Mine")
    assert "with Mine, Undated" in program(library, "add-model", "norrhaven-2024", "mine")
    book = load_workbook(path)
    book["Checkpoints"]["D6"].value = "Other words."
    book.save(path)
    again = ("import-framework", str(path), "--id", "mine", "--title", "Mine")
    assert "“Mine”, edition Undated. Import this one with --replace" in failing(library, *again)
    said = program(library, *again, "--replace")
    assert "Undated (2)" in said and "replaced “Mine”, edition Undated" in said
    return library


def test_an_audit_moves_to_the_new_edition_and_back(with_own_model: Path) -> None:
    move = ("move", "norrhaven-2024", "mine")
    dry = printed(with_own_model, *move, "--dry-run", "--json")
    assert (dry["from"], dry["to"], dry["criteria_gone"]) == ("Undated", "Undated (2)", [])
    assert "0 answers carry over unchanged" in program(with_own_model, *move)
    assert "stands on this edition already" in program(with_own_model, *move)
    shown = ("show", "norrhaven-2024", "--framework", "mine", "--json")
    assert printed(with_own_model, *shown)["audit"]["edition"] == "Undated (2)"
    program(with_own_model, *move, "--edition", "Undated")
    assert printed(with_own_model, *shown)["audit"]["edition"] == "Undated"
    assert "sound" in program(with_own_model, "verify")


def test_what_cannot_be_moved_is_told(with_own_model: Path) -> None:
    assert "There is: Undated (2)" in failing(
        with_own_model, "move", "norrhaven-2024", "mine", "--edition", "x"
    )
    assert "It has: icmi_cmo, mine" in failing(with_own_model, "move", "norrhaven-2024", "next4biz")
    assert "already" in failing(with_own_model, "add-model", "norrhaven-2024", "mine")
    assert "There is no framework x." in failing(with_own_model, "add-model", "norrhaven-2024", "x")
