"""The safety of a library from the command line: checked, told about, saved from damage."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Change
from maturity_desktop.domain.changes import Edit
from maturity_desktop.storage.doubt import Doubt, keep_doubt
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.evidence_store import EvidenceStore
from maturity_desktop.storage.last_change import LastChange
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.migrations import SCHEMA
from maturity_desktop.verbs.safety import diagnosis_lines
from tests.end_to_end.command_line import printed, program

PAGE = 4096
UNUSED = 80
"""A byte of the file's head that SQLite keeps for later."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "library"
    program("--library", str(folder), "sample")
    return folder


@pytest.fixture
def damaged(sample: Path, tmp_path: Path) -> Path:
    """A copy of the sample's library in which the page that begins the answers is zeros."""
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    path = folder / "library.sqlite"
    with closing(connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'note'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path.write_bytes(content)
    return folder


def test_a_damaged_library_is_told_and_salvaged_whole(sample: Path, damaged: Path, tmp_path: Path) -> None:
    before = (damaged / "library.sqlite").read_bytes()
    told = program("verify", "--library", str(damaged), check=False)
    assert told.returncode == 1
    assert "not as it was when it was closed" in told.stderr
    assert "“Norrhaven Energi Service” 2025-12-31: damaged. The journal still has it" in told.stderr
    new = tmp_path / "new"
    said = program("salvage", str(new), "--library", str(damaged)).stdout
    assert "\n0 losses\n" in said
    assert "Note on " in said.partition("Rebuilt from the journal:")[2]
    assert (damaged / "library.sqlite").read_bytes() == before
    assert "sound" in program("verify", "--deep", "--library", str(new)).stdout
    with closing(Library.open(sample)) as one, closing(Library.open(new)) as other:
        for audit in one.audits():
            assert other.load(audit.id) == one.load(audit.id)
            assert other.journal(audit.id) == one.journal(audit.id)


def test_a_salvage_takes_no_folder_that_is_there(damaged: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    told = program("salvage", str(tmp_path / "there"), "--library", str(damaged), check=False)
    assert told.returncode == 1
    assert "is there already" in told.stderr


def test_a_quick_check_leaves_the_levels_to_the_deep_one(sample: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    (folder / "library.seal").unlink()
    with closing(connect(folder / "library.sqlite")) as connection:
        connection.execute("UPDATE headline SET rated = 1")
    assert "sound" in program("verify", "--library", str(folder)).stdout
    told = program("verify", "--deep", "--library", str(folder), check=False)
    assert "The figures in the list of the audit norrhaven-2025" in told.stderr


def test_the_doctor_tells_of_the_library_without_a_clients_words(sample: Path, damaged: Path) -> None:
    lines = {line["name"]: line["value"] for line in printed("doctor", "--json", "--library", str(sample))}
    assert lines["Condition"] == "sound"
    assert lines["Schema"] == str(SCHEMA)
    assert "journal_mode wal, synchronous 2, secure_delete 1, foreign_keys 1" in lines["Settings"]
    assert "answer 975" in lines["Records"]
    told = program("doctor", "--library", str(damaged)).stdout
    assert "Condition\tdamaged" in told
    assert "Norrhaven" not in told


def test_the_doctor_calls_no_library_sound_that_lacks_changes(sample: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    keep_doubt(folder, Doubt(LastChange(99_999, "2026-02-06T09:30:00+00:00"), LastChange(), False))
    told = program("doctor", "--library", str(folder)).stdout
    assert "Condition\twhole, but its last changes are missing" in told
    assert "Problems\t1 (verify names them)" in told


def test_the_doctor_names_who_has_the_library_open(sample: Path) -> None:
    with closing(Library.open(sample)):
        told = program("doctor", "--library", str(sample)).stdout
    assert "open in another program" in told
    assert "Held by\tprocess " in told


def test_the_name_that_another_computer_left_is_passed_over_when_asked(sample: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    (folder / "library.lock").write_text('{"host": "ANNA-LAPTOP", "pid": 77}')
    told = program("sample", "--library", str(folder), check=False)
    assert told.returncode == 1
    assert "The computer ANNA-LAPTOP has the library" in told.stderr
    ran = program("doctor", "--take-over", "--library", str(folder), check=False)
    assert "was taken over from ANNA-LAPTOP" in ran.stderr
    ran = program("doctor", "--take-over", "--library", str(folder), check=False)
    assert "nothing to take over" in ran.stderr
    program("sample", "--library", str(folder))


def test_whoever_reads_a_damaged_library_is_warned(sample: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    content = bytearray((folder / "library.sqlite").read_bytes())
    content[UNUSED] ^= 1
    (folder / "library.sqlite").write_bytes(content)
    library = ("--library", str(folder))
    for arguments in (("list",), ("list", "--json"), ("show", "norrhaven-2025", "--json")):
        ran = program(*arguments, *library, check=False)
        assert ran.returncode == 1
        assert len(ran.stderr.splitlines()) == 1
        assert "damaged: what is shown may not be all" in ran.stderr
        assert "orrhaven" in ran.stdout
    ran = program("export", "norrhaven-2025", "--xlsx", str(tmp_path / "a.xlsx"), *library, check=False)
    assert (ran.returncode, "is damaged" in ran.stderr) == (1, True)


def test_an_old_copy_is_told_until_it_is_accepted(sample: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    with closing(Library.open(folder)) as library:
        client = library.load("norrhaven-2025").client
        change = Change(client, replace(client, vision="Another"))
        library.commit([Edit("norrhaven-2025", "", (change,), "Astrid", datetime.now(UTC), "s")], {})
    shutil.copy(sample / "library.sqlite", folder)
    for _turn in range(2):
        ran = program("list", "--library", str(folder), check=False)
        assert (ran.returncode, "a backup may be newer" in ran.stderr) == (0, True)
    assert "Problems\t1" in program("doctor", "--library", str(folder)).stdout
    ran = program("doctor", "--accept-copy", "--library", str(folder), check=False)
    assert "counts as the right one" in ran.stderr
    assert "Seal\twhole" in ran.stdout
    program("list", "--library", str(folder))
    ran = program("doctor", "--accept-copy", "--library", str(folder), check=False)
    assert "nothing to decide" in ran.stderr


def test_the_doctor_tells_what_the_seal_says(sample: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    path = folder / "library.sqlite"
    content = path.read_bytes()

    def seal() -> str:
        return dict(diagnosis_lines(folder))["Seal"]

    assert seal().startswith("whole")
    for spoilt in (content[:-4096], content[:-1] + bytes([content[-1] ^ 1])):
        path.write_bytes(spoilt)
        assert seal().startswith("broken")
    path.unlink()
    assert "missing" in seal()
    (folder / "library.seal").unlink()
    assert seal().startswith("none")


def test_files_of_an_adding_that_was_killed_are_named_and_added_or_taken_away(
    sample: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(sample, tmp_path / "library"))
    with closing(Library.open(folder)) as library:
        client = library.load("norrhaven-2025").client.id

    def kill_an_adding(content: bytes) -> None:
        EvidenceStore(folder / "evidence").add_bytes(client, content, "name.txt")

    kill_an_adding(b"first")
    ran = program("verify", "--library", str(folder), check=False)
    assert (ran.returncode, ran.stdout) == (0, "The library is sound.\n")
    assert "1 file (0.0 MB) was copied into the library and belongs to no item" in ran.stderr
    said = program("verify", "--add-left", "--library", str(folder)).stdout
    assert said == "1 item of evidence was added.\nThe library is sound.\n"
    kill_an_adding(b"second")
    assert "1 file of evidence" in program("erase", "--unneeded", "--library", str(folder)).stdout
    program("verify", "--library", str(folder))
