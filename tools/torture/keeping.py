"""Evidence: a file taken in, before any row speaks of it, and a copy handed out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from maturity_desktop.storage.evidence_store import EvidenceStore, FileState
from tools.torture.children import Tell, Told
from tools.torture.scenario import Scenario

CONTENT = b"Forecast against actual\n" * 500
DIGEST = hashlib.sha256(CONTENT).hexdigest()
KEPT, COPIED = "kept", "copied"


def keeping() -> Scenario:
    """A file is taken in by a store that has none of its client's yet."""
    return Scenario(_prepare, _keep, _losses)


def copying_out() -> Scenario:
    """A true copy of evidence in a folder of the person's."""
    return Scenario(_prepare_to_copy, _copy_out, _losses_of_copy)


def _prepare(folder: Path) -> None:
    (folder / "Plan.txt").write_bytes(CONTENT)


def _keep(folder: Path, tell: Tell) -> None:
    EvidenceStore(folder / "evidence").add("c1", folder / "Plan.txt")
    tell(KEPT)


def _losses(folder: Path, told: Told) -> Iterator[str]:
    """What was told to be kept is there; what was not is there whole, in parts that nobody takes, or not."""
    store = EvidenceStore(folder / "evidence")
    state = store.check("c1", DIGEST)
    if KEPT in told.finished and state is not FileState.PRESENT:
        yield f"a file was told to be kept and is {state.value}"
    store.sweep()
    store.add("c1", folder / "Plan.txt")
    files = [path.read_bytes() for path in (folder / "evidence").rglob("*") if path.is_file()]
    if files != [CONTENT]:
        yield "the file cannot be taken in again, or a half one stayed"


def _prepare_to_copy(folder: Path) -> None:
    (folder / "out").mkdir()
    EvidenceStore(folder / "evidence").add_bytes("c1", CONTENT, "Plan.txt")


def _copy_out(folder: Path, tell: Tell) -> None:
    EvidenceStore(folder / "evidence").copy_out("c1", DIGEST, "Plan.txt", folder / "out")
    tell(COPIED)


def _losses_of_copy(folder: Path, told: Told) -> Iterator[str]:
    """The copy is whole, or there is none; its name may be left with nothing in it."""
    content = b"".join(path.read_bytes() for path in (folder / "out").glob("Plan*"))
    if told.error and content:
        yield "a copy is there, though that was told to have failed"
    elif content != CONTENT and (content or told.finished):
        yield f"{len(content)} of {len(CONTENT)} bytes of the copy are there"
