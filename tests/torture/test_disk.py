"""A disk that forgets keeps what was synced, and may lose or tear all else."""

from pathlib import Path
from random import Random

import pytest

from tools.torture.calls import Call, Kind
from tools.torture.disk import Contents, Disk, HoleError

CUTS = 300


def create(path: str, inode: int = 1) -> Call:
    return Call(Kind.CREATE, path, "", inode, 0, b"")


def write(data: bytes, offset: int = 0, inode: int = 1) -> Call:
    return Call(Kind.WRITE, "file", "", inode, offset, data)


def sync(path: str, inode: int = 1) -> Call:
    return Call(Kind.SYNC, path, "", inode, 0, b"")


def rename(path: str, other: str) -> Call:
    return Call(Kind.RENAME, path, other, 0, 0, b"")


def left(folder: Path, *calls: Call) -> list[Contents]:
    """What many power cuts leave after these calls."""
    disk = Disk(folder)
    for call in calls:
        disk.make(call)
    return [disk.cut(Random(seed)) for seed in range(CUTS)]


def test_what_is_synced_with_its_folder_is_sure(tmp_path: Path) -> None:
    calls = (create("file"), write(b"whole"), sync("file"), sync(""))
    assert all(contents == {"file": b"whole"} for contents in left(tmp_path, *calls))


def test_a_sync_of_the_whole_file_system_is_one_of_every_file_and_name(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    calls = (create("file"), write(b"whole"), Call(Kind.UNLINK, "old", "", 0, 0, b""))
    everything = Call(Kind.SYNC_ALL, "", "", 0, 0, b"")
    assert all(contents == {"file": b"whole"} for contents in left(tmp_path, *calls, everything))


def test_a_name_that_is_not_synced_may_be_gone(tmp_path: Path) -> None:
    found = left(tmp_path, create("file"), write(b"whole"), sync("file"))
    assert {tuple(contents.items()) for contents in found} == {(), (("file", b"whole"),)}


def test_bytes_that_are_not_synced_may_be_gone(tmp_path: Path) -> None:
    found = left(tmp_path, create("file"), sync(""), write(b"whole"))
    assert {contents["file"] for contents in found} == {b"", b"whole"}


def test_writes_arrive_in_any_order(tmp_path: Path) -> None:
    found = left(tmp_path, create("file"), sync(""), write(b"one"), write(b"two", 3))
    assert {contents["file"] for contents in found} == {b"", b"one", b"\0\0\0two", b"onetwo"}


def test_a_write_is_torn_between_sectors_and_only_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"-" * 2048)
    inode = (tmp_path / "file").stat().st_ino
    found = {contents["file"] or b"" for contents in left(tmp_path, write(b"x" * 1536, 512, inode))}
    assert len(found) > 3
    assert all(
        content[at : at + 512] in (b"-" * 512, b"x" * 512) for content in found for at in range(0, 2048, 512)
    )


def test_a_rename_is_made_or_not(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    new = (create("new"), write(b"new"), sync("new"), sync(""), rename("new", "old"))
    found = left(tmp_path, *new)
    assert {tuple(sorted(contents.items())) for contents in found} == {
        (("new", b"new"), ("old", b"old")),
        (("old", b"new"),),
    }
    assert all(contents == {"old": b"new"} for contents in left(tmp_path, *new, sync("")))


def test_a_sync_of_the_folder_it_came_to_makes_a_move_sure(tmp_path: Path) -> None:
    folder = Call(Kind.MKDIR, "inner", "", 0, 0, b"")
    move = (create("file"), write(b"whole"), sync("file"), rename("file", "inner/file"), sync("inner"))
    found = left(tmp_path, folder, sync(""), *move)
    assert all(contents == {"inner": None, "inner/file": b"whole"} for contents in found)


def test_what_is_unlinked_may_come_back(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    found = left(tmp_path, Call(Kind.UNLINK, "file", "", 0, 0, b""))
    assert {tuple(contents.items()) for contents in found} == {(), (("file", b"old"),)}


@pytest.mark.parametrize(
    "call",
    [write(b"x", inode=99), rename("none", "other"), create("none/file")],
    ids=["a file", "a name", "a folder"],
)
def test_a_call_that_does_not_follow_is_a_hole(call: Call, tmp_path: Path) -> None:
    with pytest.raises(HoleError):
        Disk(tmp_path).make(call)


def test_the_program_sees_everything(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    cut_short = Call(Kind.TRUNCATE, "file", "", 1, 2, b"")
    for call in (create("file"), write(b"whole"), cut_short):
        disk.make(call)
    assert disk.live() == {"file": b"wh"}
