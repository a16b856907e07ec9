"""`portfolio` on the command line: clients by what is due, levels together, what fails most."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Client, SetLevel
from maturity_desktop.domain.improvement_records import Decision, Outcome
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, start_audit
from maturity_desktop.verbs.sample import make_sample
from tests.end_to_end.command_line import printed, program

DAY = date(2026, 1, 12)


def clock() -> datetime:
    return datetime(2026, 1, 12, 9, tzinfo=UTC)


def begin(library: Library, name: str, level: int) -> None:
    file = next(own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
    new = NewAudit(Client(name, f"Client {name}"), (file,), date(2025, 12, 31), DAY, "Ann", id=name)
    records: list[Record] = [
        SetLevel(name, "icmi_cmo", AGREED, own.id, level, "As seen") for own in file.framework.criteria
    ]
    if name == "a":
        records.append(Decision(name, "icmi_cmo", Outcome.AWARDED, date(2024, 2, 1), "Liv Dahl"))
    start_audit(library, new, "Ann", clock, records)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("portfolio") / "library"
    with closing(Library.open(folder)) as opened:
        for name, level in zip("abcde", (1, 1, 2, 3, 3), strict=True):
            begin(opened, name, level)
    return folder


def told(library: Path, *more: str) -> list[str]:
    return program("--library", str(library), "--today", "2026-01-12", "portfolio", *more).stdout.splitlines()


def shown(library: Path) -> Any:
    return printed("--library", str(library), "--today", "2026-01-12", "portfolio", "--json")


def test_the_client_of_whom_something_is_due_comes_first(library: Path) -> None:
    found = shown(library)
    assert [own["client"] for own in found["clients"]] == [f"Client {name}" for name in "abcde"]
    assert (found["clients"][0]["state"], found["clients"][0]["due"]) == ("reminder", "2026-01-31")
    assert told(library)[1].startswith("Client a\t")


def test_of_five_clients_levels_are_told_together_and_what_fails_most(library: Path) -> None:
    [model] = shown(library)["models"]
    assert model["clients"] == 5
    assert model["whole"] == {"low": 1.0, "median": 2.0, "high": 3.0}
    assert model["failing"][0] == {"criterion": "1.01", "below": 2, "rated": 5}
    assert any(line.startswith("  1.01\t2 of 5 below target") for line in told(library))


def test_of_fewer_clients_nothing_is_told_together(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with closing(Library.open(folder)) as opened:
        make_sample(opened, clock)
    found = shown(folder)
    assert found["samples_in"]
    assert [own["audits"] for own in found["clients"]] == [2]
    assert {(model["whole"], len(model["failing"])) for model in found["models"]} == {(None, 0)}
    assert not [line for line in told(folder) if "median" in line]
