"""The command line as a person or a script meets it: its output, its exit code, and it as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.audit import AuditDetails, Change, Client, Evidence
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.storage.library import Library
from tests.end_to_end.command_line import printed, process, program

FIGURES = json.loads(
    (Path(__file__).parents[1] / "data" / "norrhaven-figures.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample audit, made once by the program."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    made = process("--library", str(folder), "sample")
    assert (made.returncode, made.stdout, made.stderr) == (0, "norrhaven-2025\n", "")
    return folder


@pytest.fixture(scope="module")
def shown(sample_library: Path) -> Any:
    return printed("show", "norrhaven-2025", "--json", "--library", str(sample_library))


def test_the_list_starts_with_the_current_audit(sample_library: Path) -> None:
    rows = json.loads(process("list", "--json", "--library", str(sample_library)).stdout)
    assert [row["id"] for row in rows] == ["norrhaven-2025", "norrhaven-2024"]
    first = rows[0]
    assert list(first) == ["id", "client", "cut_off", "frameworks", "rated", "applicable", "level", "award"]
    assert first["award"] is None
    assert (first["client"], first["cut_off"]) == ("Norrhaven Energi Service", "2025-12-31")
    assert first["frameworks"][0] == "icmi_cmo"
    assert len(first["frameworks"]) == 5
    assert (first["rated"], first["applicable"]) == (44, 45)
    assert first["level"] == pytest.approx(FIGURES["overall"], abs=0.0005)


def test_every_level_of_the_sample_is_the_figures(shown: Any) -> None:
    levels = {row["id"]: row["level"] for row in shown["criteria"]}
    assert levels == {name: rating["current"] for name, rating in FIGURES["ratings"].items()}
    assert all(row["derived_level"] == row["level"] for row in shown["criteria"] if row["level"] is not None)


def test_domains_and_whole_of_the_sample_are_the_figures(shown: Any) -> None:
    assert {row["id"]: round(row["level"], 2) for row in shown["domains"]} == FIGURES["domains"]
    assert round(shown["level"], 2) == 1.82
    assert shown["coverage"] == {"rated": 44, "applicable": 45}
    assert shown["lowest"] == ["3.07", "8.05"]


def test_two_ratings_of_the_sample_are_provisional_and_say_why(shown: Any) -> None:
    reasons = {row["id"]: row["provisional"] for row in shown["criteria"] if row["provisional"]}
    assert reasons["1.05"] == ["no evidence"]
    assert reasons["8.03"] == ["month missing: 2025-09"]
    assert set(reasons) == {"1.05", "8.03"}


def test_the_ladders_of_the_sample_are_shown(shown: Any) -> None:
    ladders = {row["id"]: row["ladder"] for row in shown["criteria"] if row["ladder"]}
    assert {name: own["level"] for name, own in ladders.items()} == {
        "8.01": 1, "8.02": 3, "8.03": 1, "8.04": 3,
    }  # fmt: skip
    voice = next(own for own in ladders["8.01"]["channels"] if own["channel"] == "voice")
    first, second, third, last = (level["rules"] for level in voice["levels"])
    assert (first[0]["met"], first[0]["failed"]) == (11, ["2025-08"])
    assert (second[0]["met"], second[0]["total"], second[0]["state"]) == (3, 9, "not met")
    assert (third[0]["met"], third[0]["total"], len(third[0]["failed"])) == (2271, 3292, 1021)
    assert last == []
    assert (ladders["8.03"]["provisional"], ladders["8.03"]["earliest"]) == (True, "2026-07")


def test_targets_and_gaps_of_the_sample(shown: Any) -> None:
    rows = {row["id"]: row for row in shown["criteria"]}
    assert (rows["5.11"]["target"], rows["4.05"]["target"], rows["5.07"]["target"]) == (4, 2, 3)
    assert rows["5.07"]["gap"] == 2
    assert rows["4.07"]["gap"] is None
    assert rows["4.07"]["high_level"] > rows["4.07"]["derived_level"]
    below = [row for row in rows.values() if row["level"] is not None and row["level"] < 2]
    assert len(below) == 17


def test_the_audit_before_is_there_with_its_levels(sample_library: Path) -> None:
    earlier = printed("--library", str(sample_library), "show", "norrhaven-2024", "--json")
    levels = {row["id"]: row["level"] for row in earlier["criteria"]}
    assert levels == {name: rating["previous"] for name, rating in FIGURES["ratings"].items()}


def test_making_the_sample_again_changes_nothing(sample_library: Path, shown: Any) -> None:
    assert program("sample", "--library", str(sample_library)).stdout.strip() == "norrhaven-2025"
    assert len(printed("list", "--json", "--library", str(sample_library))) == 2


def test_an_audit_answers_to_the_start_of_its_id(sample_library: Path, shown: Any) -> None:
    assert printed("show", "norrhaven-2025", "--json", "--library", str(sample_library)) == shown
    ambiguous = program("show", "norrhaven", "--library", str(sample_library), check=False)
    assert ambiguous.returncode == 1
    assert "norrhaven-2024" in ambiguous.stderr


def test_the_option_may_stand_before_or_after_the_verb(sample_library: Path) -> None:
    before = program("--library", str(sample_library), "--today", "2026-02-01", "list").stdout
    assert before == program("list", "--library", str(sample_library), "--today", "2026-02-01").stdout
    assert "norrhaven-2025" in before


def test_the_library_is_sound(sample_library: Path) -> None:
    assert "sound" in program("verify", "--library", str(sample_library)).stdout


def test_reading_goes_on_beside_a_program_that_has_the_library_open(sample_library: Path) -> None:
    with closing(Library.open(sample_library)):
        rows = printed("list", "--json", "--library", str(sample_library))
        assert len(rows) == 2
        assert "sound" in program("verify", "--library", str(sample_library)).stdout
        assert "open" in failing("sample", "--library", str(sample_library))


def test_the_frameworks(sample_library: Path) -> None:
    (row,) = [row for row in printed("frameworks", "--json") if row["id"] == "icmi_cmo"]
    assert (row["levels"], row["domains"], row["criteria"]) == (4, 8, 45)
    tree = printed("framework", "icmi-cmo", "--json")
    points = [
        point
        for domain in tree["domains"]
        for told in domain["criteria"]
        for level in told["levels"]
        for point in level["checkpoints"]
    ]
    assert len(points) == row["checkpoints"]
    assert len({point["id"] for point in points}) == len(points)


def test_exports_are_written_and_the_same_day_gives_the_same_report(
    sample_library: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "one.pdf", tmp_path / "two.pdf"
    book = tmp_path / "book.xlsx"
    common = ("--library", str(sample_library), "--today", "2026-02-06")
    program("export", "norrhaven-2025", "--pdf", str(first), "--xlsx", str(book), *common)
    program("export", "norrhaven-2025", "--pdf", str(second), *common)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"%PDF-")
    assert book.read_bytes().startswith(b"PK")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book.xlsx", "one.pdf", "two.pdf"]


@pytest.mark.parametrize("other", ["link.xlsx", "./link.xlsx", "hard.xlsx"])
def test_report_and_scorecard_do_not_overwrite_each_other(
    sample_library: Path, tmp_path: Path, other: str
) -> None:
    book = tmp_path / "book.pdf"
    book.write_bytes(b"as it was")
    (tmp_path / "link.xlsx").symlink_to(book)
    (tmp_path / "hard.xlsx").hardlink_to(book)
    outputs = ("--pdf", str(book), "--xlsx", f"{tmp_path}/{other}")
    ran = program("export", "norrhaven-2025", *outputs, "--library", str(sample_library), check=False)
    assert ran.returncode == 2
    assert "name the same file" in ran.stderr
    assert book.read_bytes() == b"as it was"


def test_two_papers_are_told_apart_before_either_is_there(sample_library: Path, tmp_path: Path) -> None:
    same = ("--status", str(tmp_path / "new.pdf"), "--training", f"{tmp_path}/x/../new.pdf")
    assert "same file" in failing("roadmap", "norrhaven-2025", *same, "--library", str(sample_library))
    assert list(tmp_path.iterdir()) == []


def failing(*arguments: str) -> str:
    ran = program(*arguments, check=False)
    assert ran.returncode != 0
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""
    return ran.stderr


Arguments = Callable[[Path, Path], tuple[str, ...]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (lambda library, tmp: ("show", "nobody", "--library", str(library)), "No audit is called nobody"),
        (
            lambda library, tmp: ("show", "norrhaven-2025", "--framework", "x", "--library", str(library)),
            "icmi_cmo",
        ),
        (lambda library, tmp: ("export", "norrhaven-2025", "--library", str(library)), "--pdf"),
        (
            lambda library, tmp: (
                "export",
                "norrhaven-2025",
                "--pdf",
                str(tmp / "no" / "x.pdf"),
                "--library",
                str(library),
            ),
            "no",
        ),
        (lambda library, tmp: ("framework", "nothing"), "icmi_cmo"),
        (lambda library, tmp: ("check-framework", str(tmp / "nothing.yaml")), "nothing.yaml"),
        (lambda library, tmp: ("list", "--today", "tomorrow"), "2025-12-31"),
        (lambda library, tmp: ("list", "--library", "/dev/null/library"), "library"),
        (lambda library, tmp: ("list", "--today", "20251231"), "2025-12-31"),
        (lambda library, tmp: ("list", "--today", "2025-W52-3"), "2025-12-31"),
        (lambda library, tmp: ("list", "--today", "2025-02-30"), "2025-12-31"),
        (lambda library, tmp: ("list", "--library", ""), "empty"),
        (lambda library, tmp: ("list", "--library", str(tmp / "none")), "There is no library in"),
        (lambda library, tmp: ("show", "x", "--library", str(tmp / "none")), "There is no library in"),
        (
            lambda library, tmp: ("export", "x", "--pdf", str(tmp / "x.pdf"), "--library", str(tmp / "none")),
            "There is no library in",
        ),
        (lambda library, tmp: ("verify", "--library", str(tmp / "none")), "There is no library in"),
    ],
    ids=[
        "audit",
        "framework of it",
        "no output",
        "no folder",
        "framework",
        "no file",
        "no date",
        "no library",
        "a date without hyphens",
        "a week",
        "no such day",
        "an empty folder",
        "list makes none",
        "show makes none",
        "export makes none",
        "verify makes none",
    ],
)
def test_an_error_says_what_to_do_without_a_traceback(
    sample_library: Path, tmp_path: Path, arguments: Arguments, told: str
) -> None:
    assert told in failing(*arguments(sample_library, tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_framework_file_with_faults_is_told_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("schema: 1\nid: mine\ntitel: Mine\n", encoding="utf-8")
    said = failing("check-framework", str(file))
    assert "mine.yaml:3" in said
    assert "title" in said


def test_official_wording_is_laid_over_and_taken_away(tmp_path: Path) -> None:
    library, file = ("--library", str(tmp_path / "library")), tmp_path / "official.yaml"
    file.write_text("schema: 1\nframework: icmi_cmo\nwording:\n  5.07-1a: Official.\n", encoding="utf-8")
    shown = ("framework", "icmi-cmo", *library)
    assert "Official." not in program(*shown).stdout
    said = program("wording", str(file), *library).stdout
    assert said.startswith("ICMI Customer Management Operations Standards: 1 text in the official wording")
    assert "5.07-1a  Official." in program(*shown).stdout
    file.write_text("schema: 1\nframework: icmi_cmo\nwording:\n  5.07-9z: Official.\n", encoding="utf-8")
    assert "official.yaml:4: the framework has no “5.07-9z”" in failing("wording", str(file), *library)
    assert "5.07-1a  Official." in program(*shown).stdout
    program("wording", "--remove", "icmi-cmo", *library)
    assert "Official." not in program(*shown).stdout
    assert "No official wording is laid over icmi_cmo." in failing(
        "wording", "--remove", "icmi-cmo", *library
    )
    assert "--remove FRAMEWORK" in failing("wording", *library)
    assert "--remove FRAMEWORK" in failing("wording", str(file), "--remove", "icmi-cmo", *library)


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    Library.open(folder).close()
    newer = folder / "library.sqlite"
    data = bytearray(newer.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")  # the user version in the file's header
    newer.write_bytes(data)
    said = failing("list", "--library", str(folder))
    assert "newer" in said
    assert newer.read_bytes() == bytes(data)


HOSTILE = "Lone \ud800\tcell\nline \x1b[31mred\x9b \u202eturned Ω"
SPELT_OUT = r"Lone \ud800\tcell\nline \x1b[31mred\x9b \u202eturned Ω"


@pytest.fixture
def hostile_library(tmp_path: Path) -> Path:
    """One audit of a client whose name is no name, without a framework, with evidence that is missing."""
    folder = tmp_path / "library"
    with closing(Library.open(folder)) as library:
        client, day = Client("c1", HOSTILE), date(2025, 12, 31)
        paper = Evidence("c1", "e1", 1, HOSTILE, EvidenceKind.DATA, day, day, size=1, sha256="0" * 64)
        records = (client, AuditDetails("a1", "c1", day, day), paper)
        changes = tuple(Change(None, record) for record in records)
        library.commit([Edit("a1", "start", changes, "", datetime.now(UTC), "s")], {})
    return folder


def test_words_from_a_library_move_no_cursor_and_make_no_line(hostile_library: Path) -> None:
    listed = program("list", "--library", str(hostile_library)).stdout
    assert listed == f"a1\t{SPELT_OUT}\t2025-12-31\t0 of 0 rated\tno level\n"
    (row,) = printed("list", "--json", "--library", str(hostile_library))
    assert (row["client"], row["rated"], row["applicable"], row["level"]) == (HOSTILE, 0, 0, None)
    told = failing("verify", "--library", str(hostile_library))
    assert told.startswith(f"The file of EV-001 “{SPELT_OUT}” is missing.")
    assert told.count("\n") == 1


@pytest.mark.parametrize("verb", [("show",), ("export", "--pdf", "x.pdf")], ids=["show", "export"])
def test_an_audit_without_a_framework_has_nothing_to_show(hostile_library: Path, verb: Sequence[str]) -> None:
    said = failing(*verb, "a1", "--library", str(hostile_library))
    assert said == "The audit a1 has no framework, so there is nothing to show.\n"


def test_words_that_the_terminal_cannot_show_are_spelt_out(hostile_library: Path) -> None:
    western = os.environ | {"PYTHONIOENCODING": "latin-1"}
    listed = process("list", "--library", str(hostile_library), env=western).stdout
    assert r"turned \u03a9" in listed


def test_a_full_disk_behind_the_output_is_told(sample_library: Path) -> None:
    command = [sys.executable, "-m", "maturity_desktop", "list", "--library", str(sample_library)]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "No space left on device\n")


def test_who_stops_reading_gets_no_traceback(sample_library: Path) -> None:
    command = [sys.executable, "-m", "maturity_desktop", "framework", "icmi-cmo"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == ""
    assert child.returncode == 1


def test_a_scorecard_that_cannot_be_written_is_told_once(sample_library: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    arguments = ["export", "norrhaven-2025", "--xlsx", str(book), "--library", str(sample_library)]
    limited = (
        "import resource, sys; from maturity_desktop.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); sys.argv[0] = 'program'; main()"
    )
    command = [sys.executable, "-c", limited, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, f"{book}: File too large\n")
    assert list(tmp_path.iterdir()) == []


def test_the_self_test_does_the_main_job() -> None:
    told = process("--self-test").stdout
    assert "9 pictures are shown." in told
    assert "Its first page is shown." in told
    assert "scorecard" in told


def test_an_audit_is_shown_with_how_it_was_carried_out(sample_library: Path) -> None:
    place = ("--library", str(sample_library), "--today", "2026-02-06")
    shown = printed("show", "norrhaven-2025", "--json", *place)
    assert shown["plan"]["position"] == {"stands": "during", "week": 4, "weeks": 4, "day": 5}
    assert [own["done"] for own in shown["plan"]["phases"]] == [9, 33, 7, 6, 6]
    assert [own["number"] for own in shown["requests"] if own["days_overdue"]] == ["DR-16"]
    assert len(shown["coverage_map"]) == 45
    assert {own["title"]: (own["told"], own["computed"]) for own in shown["baseline"]}["Attrition"] == (
        "31 %",
        "37.5 %",
    )


@pytest.mark.parametrize(
    ("verb", "file"),
    [
        ("schedule", "--pdf"),
        ("schedule", "--ics"),
        ("requests", "--pdf"),
        ("requests", "--xlsx"),
        ("leaving", "--pdf"),
    ],
)
def test_what_is_written_is_told_alike(sample_library: Path, tmp_path: Path, verb: str, file: str) -> None:
    """A line with the size, or with --json nothing but JSON."""
    path = tmp_path / f"own.{file.strip('-')}"
    place = (verb, "norrhaven-2025", file, str(path), "--library", str(sample_library))
    assert program(*place).stdout == f"{path}: {path.stat().st_size} bytes, checked\n"
    assert printed(*place, "--json")
