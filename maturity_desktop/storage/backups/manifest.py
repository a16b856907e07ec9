"""What a backup says of itself, as values and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from maturity_desktop.storage.backups.copying import FileMark
from maturity_desktop.storage.backups.layout import CLIENT_COPY, DATABASE, EVIDENCE_LIST, is_inner_path
from maturity_desktop.storage.files import replacing

FORMAT = 1
MOST_BYTES = 256 << 20


class Reason(Enum):
    """Why a backup was made."""

    ASKED = "asked"
    CLOSING = "closing"
    WORKING = "working"
    MIGRATION = "migration"
    RESTORING = "restoring"


class Depth(Enum):
    """How much of a backup was read back: all of it, or all but evidence whose turn has not come."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class AuditState:
    """How far an audit was: `revisions` counts its journal entries, `last_edit` tells equal counts apart."""

    id: str
    client_id: str
    client: str
    cut_off: str
    revisions: int
    last_edit: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What belongs to a backup, and what the library was when it was made; sizes in bytes.

    `worked` counts seconds by a clock of the library's own, by which backups grow old. `state` changes with
    every edit and every file. `files` are by their paths within the backup. Of `lacking` files of evidence
    neither the library nor the place had a sound copy. Evidence is read back in turn, as far as `read_to`.
    """

    library: str
    number: int
    made_at: datetime
    worked: int
    reason: Reason
    schema: int
    revision: int
    state: str
    audits: tuple[AuditState, ...]
    files: Mapping[str, FileMark]
    evidence_count: int
    evidence_size: int
    lacking: int
    read_to: str


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """The evidence of a backup by client and SHA-256: sizes in bytes, and what is lacking.

    It is a file of its own: to list backups, nobody reads a hundred thousand names for each of them.
    """

    sizes: Mapping[str, int]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """When a backup was read back and what was found; `manifest` is the SHA-256 of its manifest then."""

    at: datetime
    depth: Depth
    problems: tuple[str, ...]
    manifest: str


def manifest_json(manifest: Manifest) -> bytes:
    """The manifest as a file."""
    told = asdict(manifest) | {
        "format": FORMAT,
        "made_at": manifest.made_at.isoformat(),
        "reason": manifest.reason.value,
    }
    return json.dumps(told, indent=1).encode()


def read_manifest(source: bytes) -> Manifest:
    """A manifest out of its file; ValueError for anything that this program has not written."""
    with _strictly():
        told = json.loads(source)
        _demand(told["format"] == FORMAT)
        marks = {
            name: FileMark(_count(mark["size"]), _text(mark["sha256"]))
            for name, mark in told["files"].items()
        }
        _demand(all(map(is_inner_path, marks)) and {DATABASE, EVIDENCE_LIST} <= marks.keys())
        return Manifest(
            _text(told["library"]),
            _count(told["number"]),
            _moment(told["made_at"]),
            _count(told["worked"]),
            Reason(told["reason"]),
            _count(told["schema"]),
            _count(told["revision"]),
            _text(told["state"]),
            tuple(_audit(audit) for audit in told["audits"]),
            marks,
            _count(told["evidence_count"]),
            _count(told["evidence_size"]),
            _count(told["lacking"]),
            _text(told["read_to"]),
        )


def evidence_json(evidence: EvidenceList) -> bytes:
    """The list of evidence as a file."""
    return json.dumps({"sizes": dict(evidence.sizes), "lacking": evidence.lacking}, indent=0).encode()


def read_evidence(source: bytes) -> EvidenceList:
    """The list of evidence out of its file; ValueError for anything that this program has not written."""
    with _strictly():
        told = json.loads(source)
        sizes = {copy: _count(size) for copy, size in told["sizes"].items()}
        lacking = tuple(told["lacking"])
        _demand(all(CLIENT_COPY.fullmatch(copy) for copy in (*sizes, *lacking)))
        return EvidenceList(sizes, lacking)


@contextmanager
def _strictly() -> Iterator[None]:
    """Values of another shape are a ValueError too."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error


def keep_check(path: Path, check: Check) -> None:
    """Writes down what a check found; OSError where it cannot."""
    told = asdict(check) | {"at": check.at.isoformat(), "depth": check.depth.value}
    with replacing(path) as file:
        file.write(json.dumps(told, indent=1).encode())


def read_check(path: Path) -> Check | None:
    """What the last check found, None where there was none that can be read."""
    try:
        told = json.loads(path.read_bytes())
        problems = tuple(map(_text, told["problems"]))
        return Check(_moment(told["at"]), Depth(told["depth"]), problems, _text(told["manifest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _audit(told: Mapping[str, Any]) -> AuditState:
    id_, client_id, client, cut_off = (_text(told[name]) for name in ("id", "client_id", "client", "cut_off"))
    return AuditState(id_, client_id, client, cut_off, _count(told["revisions"]), _text(told["last_edit"]))


def _text(value: Any) -> str:
    _demand(isinstance(value, str))
    return str(value)


def _count(value: Any) -> int:
    _demand(type(value) is int and 0 <= value < 1 << 63)
    return int(value)


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(_text(value))
    _demand(found.tzinfo is not None)
    return found


def _demand(holds: bool) -> None:
    if not holds:
        raise ValueError("not as this program writes it")
