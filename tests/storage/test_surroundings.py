"""What is warned of before the first write: networks, sync programs, a full disk."""

import shutil
from collections import namedtuple
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from maturity_desktop.storage import surroundings
from maturity_desktop.storage.surroundings import (
    Danger,
    is_on_network,
    mac_table,
    sync_service,
    warnings_about,
)

LINUX = r"""
/dev/sda1 / ext4 rw 0 0
server:/home /mnt/our\040home nfs4 rw 0 0
/dev/sdb1 /mnt/our\040home/local ext4 rw 0 0
//server/share /media/share cifs rw 0 0
"""
MAC = """\
/dev/disk3s1 on / (apfs, sealed, local, read-only)
//anna@server/our share on /Volumes/our share (smbfs, nodev, nosuid)
"""


@pytest.mark.parametrize(
    ("folder", "is_remote"),
    [
        ("/home/anna/library", False),
        ("/mnt/our home/library", True),
        ("/mnt/our homestead/library", False),
        ("/mnt/our home/local/library", False),
        ("/media/share", True),
    ],
)
def test_linux_tells_network_folders_by_their_file_system(folder: str, is_remote: bool) -> None:
    assert is_on_network(PurePosixPath(folder), "linux", lambda: LINUX) == is_remote


@pytest.mark.parametrize(("folder", "is_remote"), [("/Users/anna", False), ("/Volumes/our share/x", True)])
def test_macos_tells_network_folders_by_their_file_system(folder: str, is_remote: bool) -> None:
    assert is_on_network(PurePosixPath(folder), "darwin", lambda: mac_table(MAC)) == is_remote


@pytest.mark.parametrize(
    ("folder", "is_remote"),
    [(r"C:\Users\anna\library", False), (r"Z:\library", True), (r"\\server\share\library", True)],
)
def test_windows_tells_network_folders_by_their_drive(folder: str, is_remote: bool) -> None:
    drives = {"C:\\": 3, "Z:\\": 4}
    found = is_on_network(PureWindowsPath(folder), "win32", drive_type=lambda anchor: drives.get(anchor, 0))
    assert found == is_remote


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("OneDrive - Firm/Audits", "OneDrive"),
        ("Dropbox/library", "Dropbox"),
        ("Library/Mobile Documents/library", "iCloud Drive"),
        ("Nextcloud/library", "Nextcloud"),
        ("dropboxes/library", ""),
        ("Documents/library", ""),
    ],
)
def test_sync_programs_are_known_by_the_names_of_their_folders(
    tmp_path: Path, path: str, service: str
) -> None:
    assert sync_service(tmp_path / path) == service


def test_sync_programs_are_known_by_what_they_leave(tmp_path: Path) -> None:
    (tmp_path / "work" / ".stfolder").mkdir(parents=True)
    assert sync_service(tmp_path / "work" / "audits" / "library") == "Syncthing"


def test_dangers_are_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(1 << 40, 1 << 40, 3 << 20))
    monkeypatch.setattr(surroundings, "is_on_network", lambda folder: True)
    found = warnings_about(tmp_path / "Dropbox" / "not there yet")
    assert [one.danger for one in found] == [Danger.NETWORK, Danger.SYNCED, Danger.LOW_SPACE]
    assert "synced by Dropbox" in found[1].words
    assert found[2].words.startswith("Only 3 MB are free")


def test_an_ordinary_folder_is_not_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(1 << 40, 0, 1 << 40))
    assert warnings_about(tmp_path / "library") == ()
