"""The seal: what the library's file was when it was last closed in order, so that one flipped bit is seen.

It is written after the last connection has closed, and is gone from the medium before the next change. The
file is read past SQLite here, which only may be done while this process has no connection to it: closing
another descriptor would drop SQLite's locks.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from maturity_desktop.storage.files import replacing, sync_folder

NAME = "library.seal"
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Seal:
    """A library's file as it was closed: `size` is in bytes, `revision` the journal's last."""

    size: int
    sha256: str
    revision: int


class SealState(Enum):
    """What the seal says of the file beside it."""

    WHOLE = "whole"
    BROKEN = "broken"
    STRAY_CHANGES = "stray changes"
    """The file is whole, but a file of changes stands beside it that was not there when it was closed."""
    NONE = "none"


def seal_of(file: Path, revision: int) -> Seal:
    """What a file is now."""
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as reader:
        while chunk := reader.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Seal(size, digest.hexdigest(), revision)


def keep_seal(file: Path, revision: int) -> None:
    """Seals a library's file, durably; OSError where the folder does not take it."""
    seal = asdict(seal_of(file, revision))
    with replacing(file.with_name(NAME)) as writer:
        writer.write(json.dumps(seal | {"check": _check(seal)}).encode())


def keep_seal_if_settled(file: Path, revision: int) -> None:
    """Seals the file where every change is in it; without a seal the next start checks more."""
    if not has_changes_beside(file) and read_seal(file.parent) is None:
        with suppress(OSError):
            keep_seal(file, revision)


def read_seal(folder: Path) -> Seal | None:
    """The seal of a library; None where there is none, or one that is damaged itself."""
    try:
        told = json.loads((folder / NAME).read_bytes())
        seal = Seal(int(told["size"]), str(told["sha256"]), int(told["revision"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return seal if told.get("check") == _check(asdict(seal)) else None


def seal_state(file: Path) -> SealState:
    """Whether a library's file is what it was when it was closed; OSError where it cannot be read."""
    seal = read_seal(file.parent)
    if seal is None:
        return SealState.NONE
    if file.stat().st_size != seal.size or seal_of(file, seal.revision) != seal:
        return SealState.BROKEN
    return SealState.STRAY_CHANGES if has_changes_beside(file) else SealState.WHOLE


def has_changes_beside(file: Path) -> bool:
    """Whether committed changes may stand beside the library's file and not in it."""
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def break_seal(folder: Path) -> None:
    """Takes the seal away, durably: from here on the file may change."""
    try:
        (folder / NAME).unlink()
    except FileNotFoundError:
        return
    sync_folder(folder)


def _check(seal: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(seal, sort_keys=True).encode()).hexdigest()
