"""What differs between systems, each branch as far as it can be tried on this one."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO

import pytest
from hypothesis import given

from maturity_desktop.domain.errors import LibraryError, LibraryInUse
from maturity_desktop.storage import files
from maturity_desktop.storage.files import (
    FolderLock,
    data_folder,
    make_folder,
    open_new,
    replace,
    replacing,
    safe_name,
    sync_file,
    sync_folder,
    write_checked,
)
from tests.storage.generated import texts


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, ".local/share/maturity-desktop"),
        ("linux", {"XDG_DATA_HOME": ""}, ".local/share/maturity-desktop"),
        ("linux", {"XDG_DATA_HOME": "relative"}, ".local/share/maturity-desktop"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, "Library/Application Support/Maturity Desktop"),
        ("win32", {}, "AppData/Local/Maturity Desktop"),
    ],
)
def test_where_data_lives(
    platform: str, environment: Mapping[str, str], expected: str, no_personal_folders: Path
) -> None:
    assert data_folder(platform, environment) == no_personal_folders / expected


def test_where_the_person_wants_data_to_live() -> None:
    assert data_folder("linux", {"XDG_DATA_HOME": "/data"}) == Path("/data/maturity-desktop")
    local = data_folder("win32", {"LOCALAPPDATA": "/users/a"})
    assert local == Path("/users/a/Maturity Desktop")


# --- syncing


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what was asked of the system."""
    import fcntl

    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: seen.append("fsync"))
    monkeypatch.setattr(fcntl, "fcntl", lambda descriptor, command: seen.append(f"fcntl {command}"))
    return seen


@pytest.mark.parametrize(
    ("platform", "expected"), [("linux", ["fsync"]), ("win32", ["fsync"]), ("darwin", ["fcntl 51"])]
)
def test_a_file_is_synced_as_its_system_wants(
    platform: str, expected: list[str], calls: list[str], tmp_path: Path
) -> None:
    with (tmp_path / "file").open("wb") as file:
        sync_file(file.fileno(), platform)
    assert calls == expected


@pytest.mark.parametrize(
    ("platform", "expected"), [("linux", ["fsync"]), ("win32", []), ("darwin", ["fcntl 51"])]
)
def test_a_folder_is_synced_as_its_system_wants(
    platform: str, expected: list[str], calls: list[str], tmp_path: Path
) -> None:
    sync_folder(tmp_path, platform)
    assert calls == expected


def test_a_mac_folder_that_knows_fsync_only(
    calls: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import fcntl

    def refuse(descriptor: int, command: int) -> None:
        raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    sync_folder(tmp_path, "darwin")
    assert calls == ["fsync"]


def test_every_new_folder_is_synced_into_the_one_above(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(files, "sync_folder", lambda folder, platform: synced.append(folder))
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert synced == [tmp_path, tmp_path / "a"]
    make_folder(tmp_path / "a" / "b")
    assert len(synced) == 2


# --- replacing


def only(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
        assert [Path(name).suffix for name in only(tmp_path)] == [".pdf", ".pdf"]
    assert path.read_bytes() == b"new"
    assert only(tmp_path) == ["report.pdf"]


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_what_fails_leaves_the_old_file(tmp_path: Path, there: bool, error: BaseException) -> None:
    path = tmp_path / "report.pdf"
    if there:
        path.write_bytes(b"old")

    def fail() -> None:
        with replacing(path) as file:
            file.write(b"half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert only(tmp_path) == (["report.pdf"] if there else [])
    assert not there or path.read_bytes() == b"old"


def test_bytes_are_synced_before_the_name_and_the_name_before_the_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    for name in ("sync_file", "replace", "sync_folder"):
        real = getattr(files, name)

        def recorded(*arguments: Any, name: str = name, real: Any = real) -> None:
            steps.append(name)
            real(*arguments)

        monkeypatch.setattr(files, name, recorded)

    def write(out: BinaryIO) -> None:
        out.write(b"x")

    write_checked(tmp_path / "f", write, lambda path: steps.append("check"))
    # sync_folder syncs the folder through sync_file
    assert steps == ["sync_file", "check", "replace", "sync_folder", "sync_file"]


def test_what_does_not_pass_its_check_never_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(b"old")
    seen: list[bytes] = []

    def write(out: BinaryIO) -> None:
        out.write(b"new")

    def refuse(written: Path) -> None:
        assert written.suffix == ".xlsx"
        seen.append(written.read_bytes())
        raise ValueError("not a workbook")

    with pytest.raises(ValueError, match="not a workbook"):
        write_checked(path, write, refuse)
    assert seen == [b"new"]
    assert path.read_bytes() == b"old"
    assert only(tmp_path) == ["f.xlsx"]
    write_checked(path, write, lambda written: None)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_plain_file_is_not_replaced(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "target"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/null")
    before = path.stat().st_mode
    with pytest.raises(OSError, match=r"no file\. Choose another name") as refused, replacing(path):
        pytest.fail("it was opened")
    assert refused.value.filename == str(path)
    assert path.stat().st_mode == before
    assert only(tmp_path) == ["target"]


def test_a_link_to_itself_is_an_error_of_the_system(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(OSError, match=re.escape(str(loop))) as refused, replacing(loop):
        pytest.fail("it was opened")
    assert refused.value.errno == errno.ELOOP


def test_rights_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with replacing(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_protected_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError, match="protected against writing") as refused, replacing(path):
        pytest.fail("it was opened")
    assert refused.value.filename == str(path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("without_name", [True, False])
def test_an_error_names_the_file_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_name: bool
) -> None:
    def fail(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "full", *([] if without_name else [str(source), None, str(target)]))

    monkeypatch.setattr(files, "replace", fail)
    path = tmp_path / "report.pdf"
    with pytest.raises(OSError, match="full") as failed:
        write_checked(path, lambda out: None, lambda written: None)
    assert str(failed.value) == f"[Errno {errno.ENOSPC}] full: '{path}'"


def test_a_folder_that_is_not_there_is_told_by_the_chosen_file(tmp_path: Path) -> None:
    path = tmp_path / "no" / "report.pdf"
    with pytest.raises(FileNotFoundError) as failed, replacing(path):
        pytest.fail("it was opened")
    assert failed.value.filename == str(path)


def test_an_error_about_another_file_names_that(tmp_path: Path) -> None:
    def write(out: BinaryIO) -> None:
        (tmp_path / "font.ttf").read_bytes()

    with pytest.raises(FileNotFoundError) as failed:
        write_checked(tmp_path / "report.pdf", write, lambda written: None)
    assert failed.value.filename == str(tmp_path / "font.ttf")


KILLED = """
import os, sys; from pathlib import Path; from maturity_desktop.storage.files import write_checked
def stop(written):
    print(written.name, flush=True); sys.stdin.read()
write_checked(Path(sys.argv[1]), lambda out: None, stop)
"""


def test_what_a_killed_writer_left_goes_with_the_next_one(tmp_path: Path) -> None:
    path, other = tmp_path / "report.pdf", tmp_path / ".other.pdf.0123456789abcdef.part.pdf"
    other.touch()
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        left = child.stdout.readline().strip()
        assert re.fullmatch(r"\.report\.pdf\.[0-9a-f]{16}\.part\.pdf", left)
        with replacing(path):
            assert left in only(tmp_path), "it was taken from one who was writing"
        child.kill()
    assert left in only(tmp_path)
    with replacing(path) as file:
        file.write(b"new")
    assert only(tmp_path) == [other.name, "report.pdf"]


def test_on_windows_only_what_is_old_goes(tmp_path: Path) -> None:
    young, old = tmp_path / "young", tmp_path / "old"
    for path in (young, old):
        path.touch()
    os.utime(old, (0, 0))
    for path in (young, old):
        files._take_away(path, "win32")
    assert only(tmp_path) == ["young"]


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "a." + "b" * 253, ".hidden", "caf\udce9.pdf"])
def test_any_name_that_a_file_can_have_can_be_replaced(tmp_path: Path, name: str) -> None:
    for content in (b"one", b"two"):
        with replacing(tmp_path / name) as file:
            file.write(content)
    assert (tmp_path / name).read_bytes() == b"two"
    assert only(tmp_path) == [name]


def test_a_file_that_stands_there_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, "the folder was not synced")

    monkeypatch.setattr(files, "sync_folder", fail)
    with replacing(tmp_path / "report.pdf") as file:
        file.write(b"new")
    assert (tmp_path / "report.pdf").read_bytes() == b"new"


def test_a_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "there" / "file")
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "there" / "file").read_bytes() == b"new"


def test_a_new_file_takes_no_name_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(FileExistsError):
        open_new(tmp_path / "link")
    assert not (tmp_path / "target").exists()


def test_windows_waits_for_a_virus_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"new")
    refusals = iter([True, True, False])
    real = Path.replace

    def scanned(self: Path, other: Path) -> Path:
        if next(refusals):
            raise PermissionError(errno.EACCES, "held")
        return real(self, other)

    monkeypatch.setattr(Path, "replace", scanned)
    waits: list[float] = []
    replace(source, target, "win32", waits.append)
    assert target.read_bytes() == b"new"
    assert waits == list(files.WAITS[:2])


@pytest.mark.parametrize(
    ("platform", "tries"), [("win32", len(files.WAITS) + 1), ("linux", 1), ("darwin", 1)]
)
def test_who_holds_it_for_good_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, tries: int
) -> None:
    tried: list[Path] = []

    def held(self: Path, other: Path) -> Path:
        tried.append(self)
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        replace(tmp_path / "a", tmp_path / "b", platform, lambda wait: None)
    assert len(tried) == tries


# --- names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Plan 2025.xlsx", "Plan 2025.xlsx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\system.ini", "C__Windows_system.ini"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("", "file"),
        ("...", "file"),
        (".bashrc", "bashrc"),
        ("name. . ", "name"),
        ("a\x00b\nc", "a_b_c"),
        ("report\u202efdp.exe", "report_fdp.exe"),
        ("caf\udce9.txt", "caf_.txt"),
        ("خطة.pdf", "خطة.pdf"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_safe_names(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@given(texts)
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe == Path(safe).name
    assert 0 < len(safe.encode()) <= files.LONGEST_NAME + 1
    assert safe[0] != "."
    assert safe[-1] not in " ."
    assert safe.partition(".")[0].casefold() not in files.RESERVED
    assert not set(safe) & set('<>:"/\\|?*\x00')


# --- locks


def test_one_lock_for_each_folder(tmp_path: Path) -> None:
    one, other = FolderLock(tmp_path), FolderLock(tmp_path)
    one.acquire()
    with pytest.raises(LibraryInUse, match=f"process {os.getpid()} on "):
        other.acquire()
    one.release()
    one.release()
    other.acquire()
    other.release()


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'{"pid": 1}', b"\xff"])
def test_a_holder_that_does_not_say_who_it_is(tmp_path: Path, told: bytes) -> None:
    one = FolderLock(tmp_path)
    one.acquire()
    (tmp_path / "library.lock").write_bytes(told)
    with pytest.raises(LibraryInUse, match="it has not said which"):
        FolderLock(tmp_path).acquire()
    one.release()


class Msvcrt(SimpleNamespace):
    """Windows' locks: a byte of a file, for one descriptor."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[int, int] = {}
        self.error = errno.EACCES

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        byte = os.lseek(descriptor, 0, os.SEEK_CUR)
        if byte in self.held:
            raise OSError(self.error, "held")
        self.held[byte] = descriptor


def test_windows_locks_a_byte_far_behind_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    one = FolderLock(tmp_path, "win32")
    one.acquire()
    assert list(windows.held) == [1 << 30]
    assert json.loads((tmp_path / "library.lock").read_bytes())["pid"] == os.getpid()
    with pytest.raises(LibraryInUse, match=f"process {os.getpid()}"):
        FolderLock(tmp_path, "win32").acquire()
    one.release()


def test_a_folder_that_cannot_be_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(descriptor: int, mode: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(LibraryError, match=r"cannot be locked \(No locks available\).*own disk"):
        FolderLock(tmp_path).acquire()
