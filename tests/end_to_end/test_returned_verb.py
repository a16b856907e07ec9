"""A scorecard that comes back, on the command line: shown, as JSON, taken over as one edit."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.sample import CURRENT, make_sample
from tests.end_to_end.command_line import printed, program
from tests.reports.filled_in import Filled, fill_in

FRAMEWORK = "icmi_cmo"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("returned") / "library"
    with closing(Library.open(folder)) as opened:
        make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    return folder


def change(book: Filled) -> None:
    book.put("Checkpoint_answer", "1.01-1a", "not met")
    book.put("Score_note", "1.01", "A note\nof two lines")
    book.put("Checkpoint_answer", "1.01-2a", "perhaps")
    row = book.cells("Action_title")[-1].row + 1
    for name, value in (("title", "One that is new"), ("wave", "Quick wins")):
        book.sheet("Action_title").cell(row, book.where(f"Action_{name}").column + 1).value = value


def test_what_came_back_is_told_and_taken(library: Path, tmp_path: Path) -> None:
    around = ("--library", str(library), "--today", "2026-02-06")
    path = tmp_path / "scorecard.xlsx"
    done = program(*around, "export", CURRENT, "--framework", FRAMEWORK, "--xlsx", str(path))
    assert done.returncode == 0, done.stderr
    fill_in(path, path, change)
    verb = (*around, "returned", str(path), CURRENT)
    told = program(*verb).stdout.splitlines()
    assert [line.split("\t")[1:2] for line in told] == [["note"], ["answer"], ["new action"], [], []]
    assert told[1].endswith("\tanswer\tmet\tnot met")
    assert told[3:] == ["  wave: Quick wins", "Checkpoints F6: “perhaps” is none of the answers to 1.01-2a."]
    found = printed(*verb, "--json")
    assert [(own["id"], own["field"], own["taken"]) for own in found["differences"]] == [
        ("1.01", "note", False), ("1.01-1a", "answer", False), ("", "title", False),
    ]  # fmt: skip
    assert found["differences"][1]["sent"] == "met"
    assert [own["fault"] for own in found["not_taken"]] == ["odd_answer"]
    taken = program(*verb, "--take", "none-conflicting").stdout.splitlines()
    assert taken[-1] == "3 changes were taken over."
    again = program(*verb, "--take", "all").stdout.splitlines()
    assert again[0].endswith(" One that is new\tOne that is new\talready here")
    assert again[-1] == "0 changes were taken over."


def test_a_file_that_is_no_scorecard_is_refused(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a;b\n1;2\n")
    done = program("--library", str(library), "returned", str(path), CURRENT, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("other.csv is no scorecard of this program.")
