"""The shim sees every call that changes a file, in its order, and makes them fail as it is told."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.torture.calls import Kind, read_calls
from tools.torture.shim import ROOT, compiled

PRELUDE = """
import json, os, sys
from pathlib import Path
from tools.torture.shim import Fault, Watch, counted, mark
folder = Path(sys.argv[1])
told = []
def tried(call, *arguments):
    try:
        told.append(call(*arguments))
    except OSError as error:
        told.append(-error.errno)
"""


def run(lines: str, folder: Path) -> list[int]:
    """What a program tells that runs with the shim below it."""
    done = subprocess.run(
        [sys.executable, "-c", f"{PRELUDE}{lines}\nprint(json.dumps(told))", str(folder)],
        env={**os.environ, "LD_PRELOAD": str(compiled())},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told: list[int] = json.loads(done.stdout)
    return told


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    (tmp_path / "watched").mkdir()
    return tmp_path / "watched"


def test_calls_are_recorded_in_their_order(watched: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    run(
        f"""
def act():
    (folder / "inner").mkdir()
    with (folder / "inner" / "file").open("wb", buffering=0) as file:
        file.write(b"one")
        os.pwrite(file.fileno(), b"two", 8)
        os.fsync(file.fileno())
        file.truncate(4)
    mark("told")
    os.link(folder / "inner" / "file", folder / "second")
    os.rename(folder / "second", folder / "third")
    os.unlink(folder / "third")
    (folder.parent / "elsewhere").write_bytes(b"no")
descriptor = os.open({str(record)!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
Watch(folder, descriptor).around(act)
""",
        watched,
    )
    assert [(call.kind, call.path, call.other, call.offset, call.data) for call in read_calls(record)] == [
        (Kind.MKDIR, "inner", "", 0, b""),
        (Kind.CREATE, "inner/file", "", 0, b""),
        (Kind.WRITE, "inner/file", "", 0, b"one"),
        (Kind.WRITE, "inner/file", "", 8, b"two"),
        (Kind.SYNC, "inner/file", "", 0, b""),
        (Kind.TRUNCATE, "inner/file", "", 4, b""),
        (Kind.MARK, "told", "", 0, b""),
        (Kind.LINK, "inner/file", "second", 0, b""),
        (Kind.RENAME, "second", "third", 0, b""),
        (Kind.UNLINK, "third", "", 0, b""),
    ]


@pytest.mark.parametrize(
    ("for_good", "expected"), [(False, [1, -errno.EIO, 1]), (True, [1, -errno.EIO, -errno.EIO])]
)
def test_a_call_fails_once_or_from_there_on(watched: Path, for_good: bool, expected: list[int]) -> None:
    told = run(
        f"""
def act():
    file = os.open(folder / "file", os.O_WRONLY | os.O_CREAT)
    for letter in (b"a", b"b", b"c"):
        tried(os.write, file, letter)
Watch(folder, fault=Fault(call=3, error={errno.EIO}, for_good={for_good})).around(act)
""",
        watched,
    )
    assert told == expected


def test_a_full_disk_takes_what_fits(watched: Path) -> None:
    told = run(
        """
def act():
    file = os.open(folder / "file", os.O_WRONLY | os.O_CREAT)
    for _ in range(3):
        tried(os.write, file, b"four")
Watch(folder, fault=Fault(room=6)).around(act)
""",
        watched,
    )
    assert told == [4, 2, -errno.ENOSPC]
    assert (watched / "file").read_bytes() == b"fourfo"


def test_a_process_ends_before_a_call(watched: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as died:
        run('Watch(folder, fault=Fault(kill=2)).around(lambda: (folder / "file").write_bytes(b"x"))', watched)
    assert died.value.returncode == -9
    assert (watched / "file").read_bytes() == b""


def test_nothing_is_touched_elsewhere(watched: Path) -> None:
    told = run(
        f"""
def act():
    tried((folder.parent / "elsewhere").write_bytes, b"yes")
Watch(folder, fault=Fault(call=1, error={errno.EIO}, for_good=True)).around(act)
told.append(counted()[0])
""",
        watched,
    )
    assert told == [3, 0]
