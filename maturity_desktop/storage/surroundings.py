"""What around a library endangers it: a folder on a network, one that is synced, a disk nearly full.

The system's name and what is known of it are handed in, so that every branch can be tried on any system.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from gettext import gettext as _
from importlib import import_module
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

OCTAL = re.compile(r"\\([0-7]{3})")
"""How a space and the like stand in the table of mounts."""
SPACE = r"\040"
LOW_SPACE = 500 << 20
"""Bytes below which there is a warning: a day's evidence, its backup, and what SQLite needs between."""
NETWORK_TYPES = {
    "9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs", "vboxsf",
    "webdav",
}  # fmt: skip
"""File systems that are on another computer, as Linux and macOS name them."""
REMOTE_DRIVE = 4
"""What Windows says of a drive that is on the network."""
SYNC_MARKS: Mapping[str, Sequence[str]] = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".sync.ffs_db", ".sync_journal.db", ".nextcloudsync.log"),
    "ownCloud": (".owncloudsync.log",),
    "Syncthing": (".stfolder",),
    "Resilio Sync": (".sync",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Seafile": ("_seafile",),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
}
"""Files and folders that sync programs keep at the top of what they sync."""
SYNC_FOLDERS: Mapping[str, Sequence[str]] = {
    "OneDrive": ("onedrive", "onedrive - "),
    "Dropbox": ("dropbox", "dropbox ("),
    "iCloud Drive": ("mobile documents", "icloud drive", "iclouddrive"),
    "Google Drive": ("google drive", "googledrive", "my drive"),
    "Nextcloud": ("nextcloud",),
    "Box": ("box sync",),
    "a cloud of this Mac": ("cloudstorage",),
}
"""How the folders of sync programs are called or, with something behind it, begin; in small letters."""


class Danger(Enum):
    """What endangers a library."""

    NETWORK = "network"
    SYNCED = "synced"
    LOW_SPACE = "low space"


@dataclass(frozen=True, slots=True)
class SurroundingsWarning:
    """A danger, in plain words with what to do."""

    danger: Danger
    words: str


def warnings_about(folder: Path) -> tuple[SurroundingsWarning, ...]:
    """What a person is told before the first write in a library's folder, there already or not yet."""
    place = Path(os.path.realpath(folder))
    found = []
    if is_on_network(place):
        words = _(
            "The library's folder is on a network. Locks do not always reach there, and a connection that"
            " drops can damage a library. Keep it on this computer's own disk."
        )
        found.append(SurroundingsWarning(Danger.NETWORK, words))
    if service := sync_service(place):
        words = _(
            "The library's folder is synced by {service}, which can exchange files while they are being"
            " written. Keep the library outside of it, and let backups go there."
        ).format(service=service)
        found.append(SurroundingsWarning(Danger.SYNCED, words))
    space = free_space(place)
    if space is not None and space < LOW_SPACE:
        words = _(
            "Only {free} MB are free on the library's disk. Make room before you go on working."
        ).format(free=space >> 20)
        found.append(SurroundingsWarning(Danger.LOW_SPACE, words))
    return tuple(found)


def free_space(folder: Path) -> int | None:
    """The free bytes where a folder is or will be; None where the system does not say."""
    try:
        return shutil.disk_usage(_nearest(folder)).free
    except OSError:
        return None


def is_on_network(
    folder: PurePath,
    platform: str = sys.platform,
    mounts: Callable[[], str] | None = None,
    drive_type: Callable[[str], int] | None = None,
) -> bool:
    """Whether a folder is on another computer, as far as the system says."""
    if platform == "win32":
        anchor = PureWindowsPath(folder).anchor
        return anchor.startswith("\\\\") or (drive_type or _windows_drive_type)(anchor) == REMOTE_DRIVE
    table = (mounts or (_mac_mounts if platform == "darwin" else _linux_mounts))()
    return _file_system(PurePosixPath(folder), table) in NETWORK_TYPES


def sync_service(folder: Path) -> str:
    """The sync program in whose folder this one is, as far as names tell; empty where none is known."""
    for place in (folder, *folder.parents):
        name = place.name.casefold()
        for service, names in SYNC_FOLDERS.items():
            if any(name == known or (not known[-1].isalnum() and name.startswith(known)) for known in names):
                return service
        for service, marks in SYNC_MARKS.items():
            if any((place / mark).exists() for mark in marks):
                return service
    return ""


def _file_system(folder: PurePosixPath, table: str) -> str:
    """The type of the file system a folder is on; `table` has a line for each: device, place, type."""
    best, found = -1, ""
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:
            place = PurePosixPath(OCTAL.sub(lambda match: chr(int(match[1], 8)), parts[1]))
            if folder.is_relative_to(place) and len(place.parts) >= best:
                best, found = len(place.parts), parts[2]
    return found


def _linux_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _mac_mounts() -> str:
    """The lines of `mount` (device on /place (type, options)) in the order of Linux."""
    import subprocess

    try:
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return mac_table(told)


def mac_table(told: str) -> str:
    """What macOS tells of its mounts, as Linux tells it."""
    lines = []
    for line in told.splitlines():
        device, _on, rest = line.partition(" on ")
        place, _bracket, options = rest.rpartition(" (")
        kind = options.partition(",")[0].rstrip(")")
        lines.append(f"{device.replace(' ', '_')} {place.replace(' ', SPACE)} {kind}")
    return "\n".join(lines)


def _windows_drive_type(anchor: str) -> int:
    ctypes: Any = import_module("ctypes")
    return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)
