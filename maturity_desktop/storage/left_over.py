"""Files of evidence that were copied into the library and never became an item: the adding was killed.

Evidence comes before its row, so a kill between the two leaves a whole file that nothing names.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from maturity_desktop.storage.backups.layout import DATABASE, EVIDENCE, REPLACED, evidence_path
from maturity_desktop.storage.engine import plain_errors
from maturity_desktop.storage.erasing.needed import needed_evidence, take_evidence_away, unneeded_evidence
from maturity_desktop.storage.files import FolderLock
from maturity_desktop.storage.opening import open_for_reading


@dataclass(frozen=True, slots=True)
class LeftFile:
    """A whole file that no item of evidence has; `size` is in bytes."""

    client: str
    sha256: str
    size: int

    @property
    def copy(self) -> str:
        """As manifests name it."""
        return f"{self.client}/{self.sha256}"


def left_over(folder: Path) -> tuple[LeftFile, ...]:
    """The files that were left when a sound library was opened, or now where it is closed.

    None while a state of the library is kept that a restore replaced: the files may be that one's.
    LibraryError where the library cannot be read.
    """
    if any((folder / REPLACED).glob("*")):
        return ()
    path, evidence, holder = folder / DATABASE, folder / EVIDENCE, FolderLock(folder).holder()
    with plain_errors(path), closing(open_for_reading(path)) as connection:
        found = unneeded_evidence(evidence, needed_evidence(connection))
    left = []
    for copy in found:
        status = evidence_path(evidence, copy).stat()
        # What came later is being added: its item follows.
        if holder is None or status.st_mtime < holder.since.timestamp():
            client, _slash, sha256 = copy.partition("/")
            left.append(LeftFile(client, sha256, status.st_size))
    return tuple(left)


def take_away(folder: Path, files: Collection[LeftFile]) -> int:
    """Takes those away that are left over still; returns how many. OSError where one cannot be."""
    going = [left.copy for left in left_over(folder) if left in files]
    take_evidence_away(folder / EVIDENCE, going)
    return len(going)
