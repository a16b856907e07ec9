"""What opening a library finds: damage seen by the seal or without it, who else has it, nothing changed."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage import start_check
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.files import FolderLock
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.migrations import SCHEMA
from maturity_desktop.storage.seal import NAME, read_seal
from maturity_desktop.storage.start_check import DamagedLibrary, State
from maturity_desktop.verbs.safety import problems_of
from tests.storage.rights import only_to_be_read
from tests.storage.small import CLIENT, NOW, answer, evidence, note, one_of_each, put, start


@pytest.fixture
def closed(library: Library) -> Path:
    """A library with a record of every kind, closed in order."""
    start(library, *one_of_each()[4:])
    library.close()
    return library.folder / "library.sqlite"


def flip(path: Path, words: bytes) -> bytes:
    """Flips a bit in the first place that has the words; returns what the file is then."""
    content = bytearray(path.read_bytes())
    content[content.index(words)] ^= 1
    path.write_bytes(content)
    return bytes(content)


def test_a_closed_library_is_sealed_until_it_is_written_in(closed: Path) -> None:
    seal = read_seal(closed.parent)
    assert seal is not None
    assert seal.size == closed.stat().st_size
    with closing(Library.open(closed.parent)) as library:
        assert library.condition == start_check.Condition()
        assert library.load("a1").id == "a1"
        assert read_seal(closed.parent) == seal
        library.commit([put(note("new", "1.02"))], {})
        assert read_seal(closed.parent) is None
    new = read_seal(closed.parent)
    assert new is not None
    assert new.revision > seal.revision


def test_one_flipped_bit_is_seen_and_nothing_is_changed(closed: Path) -> None:
    spoilt = flip(closed, b"The planner")
    with pytest.raises(DamagedLibrary, match="not as it was when it was closed"):
        Library.open(closed.parent)
    library, condition = Library.open_as_found(closed.parent)
    assert library is not None
    assert condition.state is State.DAMAGED
    assert library.condition is condition
    assert library.load("a1").client == CLIENT
    with pytest.raises(LibraryError, match="damaged, so nothing more is written"):
        library.commit([put(note("no", "1.02"))], {})
    library.close()
    assert closed.read_bytes() == spoilt


def test_a_flip_that_breaks_no_rule_is_seen_by_the_seal_alone(closed: Path) -> None:
    """In a page's unused space."""
    content = bytearray(closed.read_bytes())
    place = next(n for n in range(4096, len(content), 4096) if content[n : n + 1] == b"\x0a") + 200
    assert content[place] == 0
    content[place] ^= 4
    closed.write_bytes(content)
    (problem,) = Library.open_as_found(closed.parent)[1].problems
    assert "not as it was when it was closed" in problem


def test_a_library_that_was_not_closed_is_checked_without_its_seal(closed: Path) -> None:
    (closed.parent / NAME).unlink()
    Library.open(closed.parent).close()
    assert read_seal(closed.parent) is not None
    (closed.parent / NAME).unlink()
    flip(closed, b"The planner")
    condition = Library.open_as_found(closed.parent)[1]
    assert condition.state is State.DAMAGED
    assert any("Evidence EV-001 “Plan 1” of “Norrhaven”" in problem for problem in condition.problems)


def test_what_the_start_has_no_time_for_is_found_later(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (closed.parent / NAME).unlink()
    monkeypatch.setattr(start_check, "SECONDS", -1)
    monkeypatch.setattr(start_check, "STEPS_BETWEEN", 1)
    with closing(Library.open(closed.parent)) as library:
        assert not library.condition.is_checked
        assert library.look_over() == start_check.Condition()
    (closed.parent / NAME).unlink()
    flip(closed, b"The planner")
    with closing(Library.open(closed.parent)) as library:
        assert library.condition.state is State.SOUND
        assert library.look_over().state is State.DAMAGED
        with pytest.raises(LibraryError, match="damaged, so nothing more is written"):
            library.commit([put(note("no", "1.02"))], {})
    assert read_seal(closed.parent) is None


def test_an_unfinished_check_seals_nothing(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (closed.parent / NAME).unlink()
    monkeypatch.setattr(start_check, "SECONDS", -1)
    monkeypatch.setattr(start_check, "STEPS_BETWEEN", 1)
    Library.open(closed.parent).close()
    assert read_seal(closed.parent) is None


def test_a_damaged_seal_is_no_seal(closed: Path) -> None:
    flip(closed.parent / NAME, b'"revision')
    assert read_seal(closed.parent) is None
    Library.open(closed.parent).close()
    assert read_seal(closed.parent) is not None


def test_what_an_older_program_wrote_is_no_damage(closed: Path, tmp_path: Path) -> None:
    seal = (closed.parent / NAME).read_bytes()
    with closing(Library.open(closed.parent)) as library:
        library.commit([put(note("by an older program", "1.02"))], {})
    (closed.parent / NAME).write_bytes(seal)
    with closing(Library.open(closed.parent)) as library:
        assert library.condition == start_check.Condition()


def test_a_copy_that_somebody_put_back_is_no_damage_and_is_told(closed: Path, tmp_path: Path) -> None:
    shutil.copy(closed, tmp_path / "copy")
    with closing(Library.open(closed.parent)) as library:
        library.commit([put(note("later", "1.02"))], {})
    sealed = read_seal(closed.parent)
    shutil.copy(tmp_path / "copy", closed)
    for problems in (problems_of(closed.parent, deep, NOW) for deep in (False, True)):
        assert "a backup may be newer" in problems[0]
    opened, condition = Library.open_as_found(closed.parent)
    assert opened is not None and sealed is not None
    assert (condition.state, len(condition.problems)) == (State.SOUND, 1)
    assert f"is number {sealed.revision - 1}, and was {sealed.revision}." in condition.problems[0]
    with closing(opened):
        assert opened.look_over() == condition  # it stays told while the library is open
        opened.commit([put(note("and on", "1.02"))], {})
    assert read_seal(closed.parent) is not None


def test_changes_that_do_not_belong_to_the_library_are_left_alone(closed: Path, tmp_path: Path) -> None:
    """A file of changes from another day, which SQLite would write over the library."""
    with closing(Library.open(closed.parent)) as library:
        library.commit([put(note("first", "1.02"))], {})
        shutil.copy(f"{closed}-wal", tmp_path / "stale")
        library.commit([put(answer("1.02-1a"))], {})
        audit = library.load("a1")
    shutil.copy(tmp_path / "stale", f"{closed}-wal")
    before = closed.read_bytes()
    found, condition = Library.open_as_found(closed.parent)
    assert found is not None
    assert "file of changes" in condition.problems[0]
    assert found.load("a1") == audit
    assert found.verify() == ()
    found.close()
    assert closed.read_bytes() == before
    assert Path(f"{closed}-wal").read_bytes() == (tmp_path / "stale").read_bytes()


@pytest.mark.parametrize("left", [b"", None], ids=["empty", "missing"])
def test_a_sealed_library_that_is_gone_does_not_begin_anew(closed: Path, left: bytes | None) -> None:
    closed.unlink() if left is None else closed.write_bytes(left)
    library, condition = Library.open_as_found(closed.parent)
    assert library is None
    assert condition.state is State.DAMAGED
    assert closed.exists() == (left is not None)


def test_a_library_in_use_opens_for_reading_with_its_holder(library: Library) -> None:
    audit = start(library)
    second, condition = Library.open_as_found(library.folder)
    assert second is not None
    assert second.read_only
    assert second.load("a1") == audit
    assert condition.state is State.HELD
    assert condition.holder is not None
    second.close()
    library.commit([put(note("goes on"))], {})


def test_another_computers_name_keeps_the_library_for_reading(closed: Path) -> None:
    """A lock of the system need not reach through a shared folder; the name does."""
    told = json.dumps({"host": "ANNA-LAPTOP", "pid": 77})
    (closed.parent / "library.lock").write_text(told)
    library, condition = Library.open_as_found(closed.parent)
    assert library is not None
    assert condition.holder is not None
    assert (condition.state, condition.holder.computer) == (State.HELD, "ANNA-LAPTOP")
    library.close()
    assert (closed.parent / "library.lock").read_text() == told
    Library.open(closed.parent, take_over=True).close()
    Library.open(closed.parent).close()


def test_whoever_closes_in_order_takes_its_name_away(closed: Path) -> None:
    with closing(Library.open(closed.parent)):
        assert FolderLock(closed.parent).holder() is not None
    assert FolderLock(closed.parent).holder() is None


@pytest.mark.parametrize(
    ("statement", "state"),
    [
        (f"PRAGMA user_version = {SCHEMA + 1}", State.NEWER),
        ("PRAGMA application_id = 7", State.UNUSABLE),
    ],
)
def test_what_cannot_be_opened_is_told(closed: Path, statement: str, state: State) -> None:
    (closed.parent / NAME).unlink()
    with closing(connect(closed)) as connection:
        connection.execute(statement)
    library, condition = Library.open_as_found(closed.parent)
    assert library is None
    assert condition.state is state
    assert condition.problems


def test_files_of_evidence_that_are_bad_are_known(library: Library) -> None:
    stored = [library.evidence.add_bytes("c1", bytes([n]) * 1000, f"{n}.bin") for n in range(3)]
    start(library, *(evidence(n, sha256=file.sha256, size=file.size) for n, file in enumerate(stored)))
    places = [library.folder / "evidence" / "c1" / file.sha256[:2] / file.sha256 for file in stored]
    places[0].unlink()
    places[1].write_bytes(b"changed")
    assert library.bad_evidence == frozenset()
    assert library.look_over().state is State.SOUND
    assert library.bad_evidence == {("c1", file.sha256) for file in stored[:2]}
    places[1].write_bytes(b"\x01" * 1000)
    library.verify()
    assert library.bad_evidence == {("c1", stored[0].sha256)}


def test_pythons_own_sqlite_reads_what_was_sealed(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_folder_that_may_only_be_read_opens_for_reading(closed: Path) -> None:
    with only_to_be_read(closed.parent) as folder:
        library, condition = Library.open_as_found(folder)
        assert library is not None
        assert (condition.state, library.read_only) == (State.UNUSABLE, True)
        assert library.load("a1").client == CLIENT
        library.close()
