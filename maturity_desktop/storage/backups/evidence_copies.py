"""Evidence of a place: one true copy of each file for all its backups, never a link to the library's own.

Copies are read back in turn, some with every backup, so that damage is noticed; a damaged one is healed from
the library's file while that is sound.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from maturity_desktop.domain.progress import Progress
from maturity_desktop.storage.backups.copying import Meter
from maturity_desktop.storage.backups.layout import evidence_files, evidence_path
from maturity_desktop.storage.backups.listing import copy_state, has_size
from maturity_desktop.storage.backups.manifest import EvidenceList
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState
from maturity_desktop.storage.files import sync_folder

READ_EACH_TIME = 256 << 20
"""Bytes of earlier copies that are read back with every backup."""
READINGS = 3
"""How often the bytes of a new copy are read: the library's file, while it is copied, and back."""


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """What is to be done about evidence; sizes in bytes, by the names that manifests use."""

    referred: Mapping[str, int]
    new: Mapping[str, int]
    due: Mapping[str, int]
    settled: Mapping[str, int]

    @property
    def size(self) -> int:
        """How many bytes will be read."""
        return READINGS * sum(self.new.values()) + sum(self.due.values())


@dataclass(frozen=True, slots=True)
class EvidenceCopies:
    """What a backup has of evidence, how far it was read back, and whether all of it was."""

    listed: EvidenceList
    read_to: str
    all_read: bool


def plan_evidence(
    library: Path, place: Path, referred: Mapping[str, int], read_to: str, budget: int = READ_EACH_TIME
) -> EvidencePlan:
    """What to copy and what to read back: every file that rows refer to, and what else the library keeps.

    A deleted item's file is kept while an undo may need it, so it belongs to the backup too.
    """
    wanted = {copy: evidence_path(library, copy).stat().st_size for copy in evidence_files(library)}
    wanted |= {copy: size for copy, size in referred.items() if copy not in wanted}
    new = {copy: size for copy, size in wanted.items() if not has_size(place, copy, size)}
    old = {copy: size for copy, size in wanted.items() if copy not in new}
    turn = set(_whose_turn(sorted(old), old, read_to, budget))
    due = {copy: size for copy, size in sorted(old.items()) if copy in turn}
    return EvidencePlan(referred, new, due, {copy: size for copy, size in old.items() if copy not in turn})


def _whose_turn(names: Sequence[str], sizes: Mapping[str, int], after: str, budget: int) -> Iterator[str]:
    """The next copies from `after` on, round and round, until the budget of bytes is spent; one at least."""
    for name in (*(name for name in names if name > after), *(name for name in names if name <= after)):
        yield name
        budget -= sizes[name]
        if budget <= 0:
            return


def copy_evidence(
    library: Path, place: Path, plan: EvidencePlan, read_to: str, meter: Meter
) -> EvidenceCopies:
    """Does what was planned; OSError and EvidenceError where the place takes no more."""
    live, kept = EvidenceStore(library), EvidenceStore(place)
    kept.sweep()
    sound = dict(plan.settled)
    for copy, size in plan.due.items():
        if copy_state(kept, copy, meter.part(size)) is FileState.PRESENT or _renew(library, live, kept, copy):
            sound[copy] = size
    for copy, size in plan.new.items():
        parts = [meter.part(size) for _reading in range(READINGS)]
        if _renew(library, live, kept, copy, parts):
            sound[copy] = evidence_path(place, copy).stat().st_size
    lacking = tuple(sorted(copy for copy in plan.referred if copy not in sound))
    last = _last_read(tuple(plan.due), read_to)
    return EvidenceCopies(EvidenceList(sound, lacking), last, not plan.settled)


def _last_read(due: Sequence[str], after: str) -> str:
    """Where the next turn goes on: the turn may have begun anew from the first name.

    It is a name of now, or none: an earlier manifest's may be that of a client who was erased.
    """
    again = [name for name in due if name <= after]
    return max(again or due, default="")


def _renew(
    library: Path,
    live: EvidenceStore,
    kept: EvidenceStore,
    copy: str,
    parts: Sequence[Progress] = (),
) -> bool:
    """Puts a sound copy of the library's file into the place; False where the library has none itself."""
    first, second, third = parts or (_quiet, _quiet, _quiet)
    if copy_state(live, copy, first) is not FileState.PRESENT:
        return copy_state(kept, copy) is FileState.PRESENT
    client, _slash, _sha256 = copy.partition("/")
    kept.add(client, evidence_path(library, copy), second)
    return copy_state(kept, copy, third) is FileState.PRESENT


def _quiet(done: int, total: int) -> None:
    """For a copy that is healed, which no estimate knew of."""


def drop_copies(place: Path, copies: Collection[str]) -> None:
    """Takes away copies that no backup refers to any more."""
    for copy in copies:
        path = evidence_path(place, copy)
        with suppress(OSError):  # it is in nobody's way but the disk's
            path.unlink()
            sync_folder(path.parent)
