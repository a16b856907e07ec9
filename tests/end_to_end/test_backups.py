"""Backups from the command line: a process, its output, its exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Change
from maturity_desktop.domain.changes import Edit
from maturity_desktop.storage.files import FolderLock
from maturity_desktop.storage.library import Library
from tests.end_to_end.command_line import Ran, program

NOW = datetime(2026, 1, 13, tzinfo=UTC)
TODAY = ("--today", "2026-01-13")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the sample audit and one backup, made once."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    program("--library", str(folder), "sample")
    program("backup", "--library", str(folder), *TODAY)
    return folder


@pytest.fixture
def folder(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "library"))


def run(folder: Path, *arguments: str, fails: bool = False) -> Ran:
    ran = program(*arguments, "--library", str(folder), check=False)
    assert (ran.returncode != 0) is fails, ran.stderr
    return ran


def audits(folder: Path) -> list[str]:
    """The ids of the audits that the program lists."""
    return [row["id"] for row in json.loads(run(folder, "list", "--json").stdout)]


def test_a_backup_is_made_verified_and_listed(folder: Path) -> None:
    assert "bytes, verified" in run(folder, "backup").stdout
    rows = json.loads(run(folder, "backup", "--list", "--json").stdout)
    assert [row["number"] for row in rows] == [2, 1]
    assert all(row["verified"] and row["evidence"] and not row["lacking"] for row in rows)
    lines = run(folder, "backup", "--list").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "1"]
    assert "asked for\t2 audits" in lines[0]


def test_a_backup_into_a_folder_of_choice_makes_a_library_on_another_computer(
    folder: Path, tmp_path: Path
) -> None:
    stick, fresh = tmp_path / "stick", tmp_path / "another"
    run(folder, "backup", "--to", str(stick))
    assert [row["number"] for row in json.loads(run(folder, "restore", "--list", "--json").stdout)] == [1]
    ran = run(fresh, "restore", str(stick), "--yes")
    assert "was put back" in ran.stdout
    assert audits(fresh) == audits(folder)
    assert run(fresh, "verify").stdout.strip() == "The library is sound."


def test_a_damaged_library_comes_back_from_its_last_backup(folder: Path) -> None:
    wanted = audits(folder)
    (folder / "library.sqlite").write_bytes(b"something else")
    ran = run(folder, "restore", "--yes")
    assert "cannot be read, so nothing can be compared" in ran.stdout
    assert "damaged" in ran.stderr
    assert audits(folder) == wanted


def test_what_differs_is_shown_before_and_restoring_can_be_taken_back(folder: Path) -> None:
    gone = run(folder, "restore", "1", "--list")
    assert "as they are in the library now" in gone.stdout
    with closing(Library.open(folder)) as library:
        client = library.load("norrhaven-2025").client
        change = Change(client, replace(client, name="Norrhaven renamed"))
        changed = Edit("norrhaven-2025", "rename", (change,), "Astrid", NOW, "spell")
        library.commit([changed], {})
    shown = run(folder, "restore", "1", "--list").stdout
    assert "norrhaven-2025\tNorrhaven" in shown
    assert "1 change since then" in shown
    ran = run(folder, "restore", "1", "--yes")
    assert "To take this back: restore 2" in ran.stdout
    assert "Norrhaven renamed" not in run(folder, "list").stdout
    run(folder, "restore", "2", "--yes")
    assert "Norrhaven renamed" in run(folder, "list").stdout


def test_files_of_evidence_that_come_back_are_told_of_before(folder: Path) -> None:
    files = [path for path in (folder / "evidence").rglob("*") if path.is_file()]
    files[0].unlink()
    shown = run(folder, "restore", "1", "--list").stdout
    assert "1 file of evidence that is missing or cut short now comes back." in shown
    run(folder, "restore", "1", "--yes")
    assert files[0].is_file()
    assert "comes back" not in run(folder, "restore", "1", "--list").stdout


def test_what_cannot_become_a_backup_first_is_replaced_only_when_asked(folder: Path) -> None:
    before = (folder / "library.sqlite").read_bytes()
    lock = FolderLock(folder / "backups")
    lock.acquire()
    ran = run(folder, "restore", "1", "--yes", fails=True)
    assert "The backup was not put back, and the library is as it was" in ran.stderr
    assert ran.stderr.splitlines()[-1].endswith(": --without-safety-backup")
    assert (folder / "library.sqlite").read_bytes() == before
    ran = run(folder, "restore", "1", "--yes", "--without-safety-backup")
    lock.release()
    assert "The backup was put back" in ran.stdout
    assert "No backup was made of what the library was" in ran.stderr


def test_nothing_is_put_back_without_a_yes(folder: Path) -> None:
    before = (folder / "library.sqlite").read_bytes()
    ran = subprocess.run(
        [sys.executable, "-m", "maturity_desktop", "restore", "1", "--library", str(folder)],
        input="n\n", capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert (folder / "library.sqlite").read_bytes() == before
    assert not (folder / "replaced").exists()


def test_a_library_that_is_open_is_saved_but_not_replaced(folder: Path) -> None:
    with closing(Library.open(folder)):
        run(folder, "backup")
        ran = run(folder, "restore", "1", "--yes", fails=True)
    assert "open" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", [["restore", "77", "--yes"], ["restore", "nowhere", "--yes"]])
def test_a_backup_that_is_not_there_is_told(folder: Path, arguments: list[str]) -> None:
    ran = run(folder, *arguments, fails=True)
    assert "Traceback" not in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_place_that_takes_nothing_is_told_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / "x").touch()
    ran = run(folder, "backup", "--to", str(tmp_path / "file" / "x" / "y"), fails=True)
    assert "choose another place for backups" in ran.stderr


@pytest.mark.parametrize("is_empty", [True, False])
def test_where_a_library_was_lost_the_way_back_is_named(folder: Path, is_empty: bool) -> None:
    (folder / "library.sqlite").unlink()
    if is_empty:
        (folder / "library.sqlite").touch()
    for verb in ("list", "verify"):
        assert "(on the command line: restore)" in run(folder, verb, fails=True).stderr
    run(folder, "restore", "--yes")
    assert audits(folder)


def test_where_only_backups_are_left_they_are_named_and_nothing_begins_anew(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.name != "backups":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    for verb in ("list", "backup", "sample"):
        assert "(on the command line: restore)" in run(folder, verb, fails=True).stderr
    assert not (folder / "library.sqlite").exists()
    run(folder, "restore", "--yes")
    assert audits(folder)


def test_a_list_of_no_backups_says_so(tmp_path: Path) -> None:
    for verb in ("restore", "backup"):
        assert run(tmp_path, verb, "--list").stdout == "There is no backup.\n"


def test_without_a_library_nothing_is_made(tmp_path: Path) -> None:
    ran = run(tmp_path / "nowhere", "backup", fails=True)
    assert "There is no library" in ran.stderr
    assert not (tmp_path / "nowhere").exists()
