"""Where backups stand, and what of a library's folder belongs to one."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

PLACE = "backups"
"""The first place, in the library's own folder."""
DATABASE = "library.sqlite"
BESIDE = "beside"
MANIFEST = "manifest.json"
EVIDENCE_LIST = "evidence.json"
CHECKED = "checked.json"
EVIDENCE = "evidence"
DERIVED = "derived"
"""Pictures made of evidence: made anew where they are missing."""
DRAFT = ".part-"
"""How folders begin that are being written or taken away: they count for nothing and are swept."""

SETTINGS = "backups.json"
REPLACED = "replaced"
"""Where restoring keeps what it took away, byte for byte."""
SWAP = "restore.json"
ERASING = "erasing.json"
STAGING = ".restoring-"
PREFERENCES = "preferences.json"

LAST_CHANGE = "library.last"
DOUBT = "library.doubt"
OF_DATABASE = frozenset(
    (
        DATABASE,
        *(f"{DATABASE}-{more}" for more in ("wal", "shm", "journal")),
        "library.seal",
        LAST_CHANGE,
        DOUBT,
    )
)
STAYS = frozenset(
    (PLACE, EVIDENCE, DERIVED, REPLACED, SETTINGS, SWAP, ERASING, "library.lock", "window", "logs")
)
"""What is neither saved as a file beside the database nor exchanged when a backup is restored."""

NAME = re.compile(r"(\d{6,12})-r(\d{1,19})-\d{8}T\d{6}Z")
CLIENT_COPY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}/[0-9a-f]{64}")
"""How a manifest names a file of evidence: its client and its SHA-256."""
MOST_DEEP = 12


def backup_name(number: int, revision: int, made_at: datetime) -> str:
    """The name of a backup's folder; the number alone gives the order, whatever the clock did."""
    return f"{number:06d}-r{revision}-{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def evidence_path(evidence: Path, copy: str) -> Path:
    """Where an evidence folder, a library's or a place's, has the file of this client and SHA-256."""
    client, _slash, sha256 = copy.partition("/")
    return evidence / client / sha256[:2] / sha256


def evidence_files(evidence: Path) -> Iterator[str]:
    """Every file of an evidence folder, as manifests name it; what is half copied is none."""
    for path in evidence.glob("*/??/*"):
        copy = f"{path.parent.parent.name}/{path.name}"
        if CLIENT_COPY.fullmatch(copy) and path.is_file():
            yield copy


def is_beside(name: str) -> bool:
    """Whether an entry of a library's folder is a file or folder beside database and evidence."""
    return not name.startswith(".") and name not in STAYS | OF_DATABASE


def files_beside(folder: Path) -> tuple[str, ...]:
    """The plain files of a library's folder beside database and evidence, by their paths within it."""
    found = (
        path
        for entry in sorted(folder.iterdir())
        if is_beside(entry.name)
        for path in _files(entry, MOST_DEEP)
    )
    return tuple(path.relative_to(folder).as_posix() for path in found)


def _files(entry: Path, deep: int) -> Iterator[Path]:
    """The plain files at and below an entry, without pipes and devices; links may lead in circles."""
    try:
        mode = entry.stat().st_mode
    except OSError:  # a link that leads nowhere
        return
    if stat.S_ISREG(mode):
        yield entry
    elif stat.S_ISDIR(mode) and deep:
        for below in sorted(entry.iterdir()):
            if not below.name.startswith("."):
                yield from _files(below, deep - 1)


def is_inner_path(name: str) -> bool:
    """Whether a path that a manifest names stays within the folder, on every system."""
    parts = name.split("/")
    return len(parts) <= MOST_DEEP + 1 and all(
        part not in ("", ".", "..") and not set(part) & set("\\:\x00") for part in parts
    )


def is_there(path: Path) -> bool:
    """Whether a name is taken, by a link that leads nowhere too."""
    return os.path.lexists(path)
