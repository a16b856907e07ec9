"""The library as a whole: made, opened, listed, shared, closed, and what it says when it cannot be used."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from sqlite3 import Connection

import pytest

from maturity_desktop.domain.audit import AGREED, Answer, AuditDetails, Client, RatingSet
from maturity_desktop.domain.errors import LibraryError, LibraryInUse, NewerLibrary
from maturity_desktop.storage import engine, opening
from maturity_desktop.storage.engine import connect
from maturity_desktop.storage.framework_files import FrameworkFile, edition_key, parse_framework
from maturity_desktop.storage.library import FrameworkSummary, Library
from maturity_desktop.storage.migrations import SCHEMA
from tests.storage.rights import only_to_be_read, without_rights
from tests.storage.small import (
    DETAILS,
    NOW,
    SOURCE,
    added,
    answer,
    edit,
    evidence,
    framework_file,
    headline,
    keep_what_is_referred_to,
    note,
    put,
    start,
    use,
)


def file_of(library: Library) -> Path:
    return library.folder / "library.sqlite"


def test_a_new_library_is_empty_and_sound(library: Library) -> None:
    assert library.audits() == ()
    assert library.clients() == ()
    assert library.verify() == ()
    assert not library.read_only


def test_a_library_is_for_the_person_alone(library: Library) -> None:
    assert library.folder.stat().st_mode & 0o077 == 0
    assert file_of(library).stat().st_mode & 0o077 == 0


def test_closing_twice_is_closing(library: Library) -> None:
    library.close()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.audits()
    with pytest.raises(LibraryError, match="closed"):
        library.commit([], {})


def test_closing_waits_for_what_is_being_written(library: Library) -> None:
    start(library)
    futures = [library.commit_later([put(note("x", f"1.{n}"))], {}) for n in range(20)]
    library.close()
    assert all(future.done() and future.exception() is None for future in futures)
    again = Library.open(library.folder)
    assert sum(1 for _ in again.load("a1").tables[type(note(""))]) == 20
    again.close()


# --- the list


def test_the_list_names_audits_by_cut_off_and_client(library: Library) -> None:
    start(library)
    more = [
        Client("c2", "ängby"),
        Client("c3", "Berg"),
        AuditDetails("a2", "c2", date(2025, 12, 31), date(2026, 1, 1), is_sample=True),
        AuditDetails("a3", "c3", date(2025, 12, 31), date(2026, 1, 1)),
        AuditDetails("a4", "c3", date(2026, 3, 31), date(2026, 4, 1)),
    ]
    library.commit([edit(*added(more[:2]))], {})
    for details in more[2:]:
        assert isinstance(details, AuditDetails)
        library.commit([edit(*added([details]), audit=details.id, minutes=5)], {})
    found = library.audits()
    assert [(summary.id, summary.client, summary.client_id) for summary in found] == [
        ("a4", "Berg", "c3"),
        ("a3", "Berg", "c3"),
        ("a1", "Norrhaven", "c1"),
        ("a2", "ängby", "c2"),
    ]
    assert [summary.is_sample for summary in found] == [False, False, False, True]
    assert found[0].frameworks == ()
    assert [client.name for client in library.clients()] == ["Berg", "Norrhaven", "ängby"]


def test_the_list_has_the_figures_and_the_last_edit(library: Library) -> None:
    start(library)
    sha256 = framework_file().sha256
    empty = FrameworkSummary("small", "Small", sha256, None, 0, 2, True)
    assert library.audits()[0].frameworks == (empty,)
    assert library.audits()[0].touched == NOW
    library.commit([put(answer(), minutes=7)], {"a1": [headline(1.5, 2)]})
    (summary,) = library.audits()
    assert summary.frameworks == (empty._replace(level=1.5, rated=2, provisional=False),)
    assert summary.touched.minute == NOW.minute + 7
    library.commit([put(note("later by the clock, earlier by the edits"), minutes=-60)], {})
    assert library.audits()[0].touched.hour == NOW.hour - 1


def test_frameworks_are_listed_in_their_order_with_or_without_figures(library: Library) -> None:
    start(library)
    second = replace(use(), framework="another", position=1)
    library.commit([put(second)], {"a1": [headline(1.0, 1)]})
    first, other = library.audits()[0].frameworks
    assert (first.framework, first.rated) == ("small", 1)
    assert (other.framework, other.level, other.rated, other.applicable) == ("another", None, 0, 0)
    assert other.provisional


def test_an_audit_goes_with_its_figures_and_stays_in_the_journal(library: Library) -> None:
    records = (DETAILS, use(), RatingSet("a1", AGREED))
    start(library)
    library.commit([edit(*(change.reversed() for change in added(records)))], {})
    assert library.audits() == ()
    assert len(library.journal("a1")) == 4 + 3
    assert library.verify() == ()


# --- editions


def test_an_edition_is_kept_as_its_file_was(library: Library) -> None:
    file = framework_file()
    assert library.keep_edition(file) == library.keep_edition(file) == file.sha256
    assert library.framework(file.sha256) == file.framework
    assert library.framework(file.sha256) is library.framework(file.sha256)


def test_an_edition_with_wording_is_another(library: Library) -> None:
    wording = b"{schema: 1, framework: small, wording: {1.01-1a: Official.}}"
    framework = parse_framework(SOURCE, "small.yaml", wording)
    file = FrameworkFile(framework, SOURCE, wording, edition_key(SOURCE, wording))
    keep_what_is_referred_to(library)
    assert library.keep_edition(file) != framework_file().sha256
    assert library.framework(file.sha256).criterion("1.01").checkpoints[0].text == "Official."
    assert (
        library.framework(framework_file().sha256).criterion("1.01").checkpoints[0].text == "There is a plan."
    )
    assert library.verify() == ()


def test_an_unknown_edition_is_named(library: Library) -> None:
    with pytest.raises(LibraryError, match="no framework of the edition '0'"):
        library.framework("0")


# --- many readers


def test_reading_never_waits_for_the_writer(library: Library, raw: Connection) -> None:
    start(library)
    with engine.writing(raw):
        raw.execute("DELETE FROM current_edit")
        assert library.load("a1").details == DETAILS
        assert len(library.audits()) == 1


def test_threads_read_at_once(library: Library) -> None:
    start(library, *(answer(point) for point in ("1.01-1a", "1.01-1b", "1.01-2a")))
    with ThreadPoolExecutor(8) as threads:
        loads = [threads.submit(library.load, "a1") for _ in range(40)]
        saves = [library.commit_later([put(note("x", f"1.{n}"))], {}) for n in range(40)]
        assert {len(load.result().tables[Answer]) for load in loads} == {3}
        assert [save.result() for save in saves] == [None] * 40


def test_the_reading_connection_cannot_write(library: Library) -> None:
    with pytest.raises(LibraryError, match="only be read"), library._reading() as connection:
        connection.execute("DELETE FROM current_edit")


# --- one program


def test_a_second_program_is_told_who_has_the_library(library: Library) -> None:
    with pytest.raises(LibraryInUse, match=rf"process {os.getpid()} on .*, since 20.*Close it there"):
        Library.open(library.folder)
    library.close()
    Library.open(library.folder).close()


def test_a_dead_program_does_not_stand_in_the_way(library_folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from maturity_desktop.storage.library import Library\n"
        "library = Library.open(Path(sys.argv[1])); print('open', flush=True)\n"
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(library_folder)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline() == "open\n"
    with pytest.raises(LibraryInUse, match=f"process {child.pid} "):
        Library.open(library_folder)
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    Library.open(library_folder).close()


def test_reading_only_needs_no_lock_and_changes_nothing(library: Library) -> None:
    audit = start(library)
    reader = Library.open(library.folder, read_only=True)
    assert reader.read_only
    assert reader.load("a1") == audit
    with pytest.raises(LibraryError, match="for reading only"):
        reader.commit([put(note("no"))], {})
    library.commit([put(note("yes"))], {})
    assert reader.load("a1") != audit
    reader.close()
    assert library.verify() == ()


def test_reading_only_makes_no_library(library_folder: Path) -> None:
    with pytest.raises(LibraryError, match="There is no library"):
        Library.open(library_folder, read_only=True)
    assert not library_folder.exists()


# --- what cannot be used


def close_and_spoil(library: Library, statement: str) -> bytes:
    library.close()
    connection = connect(file_of(library))
    connection.execute(statement)
    connection.close()
    return file_of(library).read_bytes()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_library_is_refused_untouched(library: Library, read_only: bool) -> None:
    start(library)
    before = close_and_spoil(library, f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(NewerLibrary, match=r"newer version.*Install the newer version") as refused:
        Library.open(library.folder, read_only=read_only)
    assert f"schema {SCHEMA + 1}" in str(refused.value)
    assert file_of(library).read_bytes() == before
    with pytest.raises(NewerLibrary):  # and the folder is not left locked
        Library.open(library.folder)


def test_an_older_library_is_not_renewed_by_reading(library: Library) -> None:
    before = close_and_spoil(library, "PRAGMA user_version = 0")
    with pytest.raises(LibraryError, match="older than this program"):
        Library.open(library.folder, read_only=True)
    assert file_of(library).read_bytes() == before


def test_another_programs_database_is_refused_untouched(library_folder: Path) -> None:
    library_folder.mkdir()
    path = library_folder / "library.sqlite"
    connection = connect(path, create=True)
    connection.execute("CREATE TABLE somebody_elses (a)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="another program"):
        Library.open(library_folder)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"Dear diary, " * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_refused_untouched(library_folder: Path, content: bytes) -> None:
    library_folder.mkdir()
    path = library_folder / "library.sqlite"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="left as it is"):
        Library.open(library_folder)
    assert path.read_bytes() == content


@pytest.mark.parametrize("left", ["missing", "empty"])
@pytest.mark.parametrize("beside", ["evidence/c1/x", "library.sqlite-wal"])
def test_lost_audits_do_not_become_a_new_library(library_folder: Path, left: str, beside: str) -> None:
    (library_folder / beside).parent.mkdir(parents=True)
    (library_folder / beside).write_bytes(b"of an audit")
    path = library_folder / "library.sqlite"
    if left == "empty":
        path.touch()
    with pytest.raises(LibraryError, match=r"the audits were lost.*Put library.sqlite back from a backup"):
        Library.open(library_folder)
    assert path.exists() == (left == "empty")
    assert left == "missing" or path.read_bytes() == b""
    assert (library_folder / beside).read_bytes() == b"of an audit"


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_what_is_no_plain_file_is_refused_at_once(library_folder: Path, kind: str, read_only: bool) -> None:
    library_folder.mkdir()
    path = library_folder / "library.sqlite"
    os.mkfifo(path) if kind == "pipe" else path.mkdir()
    with pytest.raises(LibraryError, match="a folder or a device, and no library"):
        Library.open(library_folder, read_only=read_only)


@pytest.mark.parametrize("there", [False, True], ids=["nothing", "an empty file"])
def test_a_library_is_not_made_where_none_is_wanted(library_folder: Path, there: bool) -> None:
    if there:
        library_folder.mkdir()
        (library_folder / "library.sqlite").touch()
    with pytest.raises(LibraryError, match="There is no library"):
        Library.open(library_folder, make=False)
    assert library_folder.exists() == there
    assert not there or [path.name for path in library_folder.iterdir()] == ["library.sqlite"]


def test_an_empty_file_becomes_a_library(library_folder: Path) -> None:
    """What a crash leaves before the first migration has been committed."""
    library_folder.mkdir()
    (library_folder / "library.sqlite").touch()
    library = Library.open(library_folder)
    assert library.verify() == ()
    library.close()


def test_damage_is_told_and_the_file_kept(library: Library) -> None:
    start(library, *(answer(f"1.01-1{letter}", remark="x" * 500) for letter in "abcdefghijklmnopqrstuvwxyz"))
    library.close()
    damaged = bytearray(file_of(library).read_bytes())
    for page in range(2 * 4096, len(damaged), 4096):
        damaged[page : page + 4096] = b"\xa5" * 4096
    file_of(library).write_bytes(damaged)
    with pytest.raises(LibraryError, match=r"The library is damaged\. It was left as it is"):
        Library.open(library.folder)
    assert file_of(library).read_bytes() == damaged


def test_a_full_disk_is_told_and_nothing_is_lost(library: Library) -> None:
    before = start(library)
    pages = library.writer.submit(lambda db: db.execute("PRAGMA page_count").fetchone()[0]).result()
    library.writer.submit(lambda db: db.execute(f"PRAGMA max_page_count = {pages + 2}").fetchall()).result()
    long = edit(*added(note("word " * 20_000, f"1.{n}") for n in range(3)))
    with pytest.raises(LibraryError, match=r"The disk is full\. Make room"):
        library.commit([long], {"a1": [headline(2.0, 2)]})
    assert library.load("a1") == before
    assert library.verify() == ()
    library.writer.submit(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchall()).result()
    library.commit([long], {})
    assert library.load("a1") != before


def test_a_full_disk_is_told_as_one(library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(opening, "sync_folder", fail)
    with pytest.raises(LibraryError, match=r"is full\. Make room on it"):
        Library.open(library_folder)


@pytest.mark.parametrize("there", [True, False], ids=["a library is there", "none is there"])
def test_a_folder_that_may_only_be_read_is_told(library: Library, there: bool) -> None:
    start(library)
    library.close()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "library"
        if there:
            shutil.copytree(library.folder, folder)
        rights = {path: path.stat().st_mode for path in (Path(name), *Path(name).rglob("*"))}
        for path in rights:
            path.chmod(0o555 if path.is_dir() else 0o444)
        with (
            without_rights(),
            pytest.raises(LibraryError, match=r"cannot be written to.*choose another folder"),
        ):
            Library.open(folder)
        for path, mode in rights.items():
            path.chmod(mode)
        assert folder.exists() == there


def test_a_library_in_a_folder_that_may_only_be_read_is_read_and_checked(library: Library) -> None:
    audit = start(library)
    library.close()
    with only_to_be_read(library.folder) as folder:
        reader = Library.open(folder, read_only=True)
        assert reader.load("a1") == audit
        assert [summary.id for summary in reader.audits()] == ["a1"]
        assert reader.verify() == ()
        reader.close()


def test_changes_beside_a_library_that_may_only_be_read_are_not_passed_over(library: Library) -> None:
    start(library)
    assert (library.folder / "library.sqlite-wal").stat().st_size
    with only_to_be_read(library.folder) as folder, pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(folder, read_only=True)


def test_a_disk_that_fails_while_the_library_is_made_is_told(
    library_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(opening, "sync_folder", fail)
    with pytest.raises(LibraryError, match=r"cannot be written to \(Read-only file system\)"):
        Library.open(library_folder)
    monkeypatch.undo()
    Library.open(library_folder).close()


def test_checking_leaves_the_window_free_to_read(library: Library) -> None:
    stored = library.evidence.add_bytes("c1", b"x" * 1000, "x")
    audit = start(library, evidence(1, sha256=stored.sha256, size=stored.size))
    loaded = []
    assert library.verify(lambda done, total: loaded.append(library.load("a1"))) == ()
    assert loaded[0] == audit


def test_a_file_where_the_folder_should_be_is_told(library_folder: Path) -> None:
    library_folder.write_bytes(b"a file")
    with pytest.raises(LibraryError, match="cannot be written to"):
        Library.open(library_folder)
    assert library_folder.read_bytes() == b"a file"


def test_the_writer_goes_on_after_a_failure(library: Library) -> None:
    start(library)
    with pytest.raises(ZeroDivisionError):
        library.writer.submit(lambda db: 1 / 0).result()
    library.commit([put(note("still here"))], {})
    assert library.load("a1").get(type(note("")), *note("").key) == note("still here")
