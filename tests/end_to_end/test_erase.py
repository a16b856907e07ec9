"""Erasing from the command line: a process, its output, its exit code, and every byte afterwards."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.end_to_end.command_line import Ran, program
from tests.storage.erasing.canaries import canaries, make_library


@pytest.fixture(scope="module")
def sung(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sung") / "library"
    make_library(folder)
    return folder


@pytest.fixture
def folder(sung: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sung, tmp_path / "library"))


def run(folder: Path, *arguments: str, fails: bool = False) -> Ran:
    ran = program(*arguments, "--library", str(folder), check=False)
    assert (ran.returncode != 0) is fails, ran.stderr
    return ran


def client_name(folder: Path) -> str:
    (row,) = (row for row in json.loads(run(folder, "list", "--json").stdout) if row["id"] == "a1")
    return str(row["client"])


def test_a_client_is_erased_with_a_certificate(folder: Path, tmp_path: Path) -> None:
    certificate = tmp_path / "certificate.txt"
    name = client_name(folder)
    told = run(folder, "erase", "a1", "--client", "--list").stdout
    assert "2 audits" in told and "1 file of evidence" in told and "in 2 backups" in told
    assert canaries(folder)
    ran = run(
        folder, "erase", "a1", "--client", "--certificate", str(certificate), "--name", f" {name.upper()} "
    )
    assert str(certificate) in ran.stdout
    told_then = certificate.read_text(encoding="utf-8")
    (records,) = (line.split()[0] for line in told.splitlines() if "records: answers" in line)
    assert name in told_then and f"- {records} records" in told_then  # what was announced was done
    assert canaries(folder) == []
    assert run(folder, "verify", "--deep").stdout.strip() == "The library is sound."
    assert [row["id"] for row in json.loads(run(folder, "list", "--json").stdout)] == ["b1"]


def test_another_name_erases_nothing(folder: Path, tmp_path: Path) -> None:
    ran = run(folder, "erase", "a1", "--client", "--name", "Sperling", fails=True)
    assert "not the client" in ran.stderr
    assert "library.sqlite" in canaries(folder)


def test_a_backup_that_comes_back_is_erased_from_afterwards(folder: Path, tmp_path: Path) -> None:
    name, stick = client_name(folder), tmp_path / "stick"
    shutil.copytree(folder / "backups", stick)
    first = ("erase", "a1", "--client", "--name", name)
    run(folder, *first, "--certificate", str(tmp_path / "first.txt"))
    shutil.rmtree(folder / "backups")
    shutil.copytree(stick, folder / "backups")
    assert canaries(folder)
    run(folder, *first, "--certificate", str(tmp_path / "second.txt"))
    assert canaries(folder) == []


def test_evidence_that_nothing_refers_to_is_taken_away_on_demand(folder: Path) -> None:
    shutil.rmtree(folder / "replaced")
    assert "1 file of evidence was not needed" in run(folder, "erase", "--unneeded").stdout
    assert "0 files" in run(folder, "erase", "--unneeded").stdout
