"""Takes backups away: what a killed program left, and those for which a later look has found another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from maturity_desktop.domain.progress import unwatched
from maturity_desktop.storage.backups.copying import Meter
from maturity_desktop.storage.backups.evidence_copies import drop_unwanted
from maturity_desktop.storage.backups.layout import DRAFT, EVIDENCE
from maturity_desktop.storage.backups.listing import BackupInfo, file_problems, list_backups
from maturity_desktop.storage.backups.thinning import superseded
from maturity_desktop.storage.files import replace, sync_folder


def sweep(place: Path) -> None:
    """Takes away what was being written or taken away when a program was killed; the place must be held."""
    for left in place.glob(f"{DRAFT}*"):
        shutil.rmtree(left, ignore_errors=True)


def thin(place: Path, newest: BackupInfo) -> None:
    """Gives up what others stand for; each of those is read back from the medium before.

    `newest` was just found whole.
    """
    backups = {backup.number: backup for backup in list_backups(place)[0]}
    manifests = [backup.manifest for backup in backups.values()]
    whole = {newest.number}
    unsound = {number for number, backup in backups.items() if not backup.is_verified}
    while True:
        going = superseded(manifests, unsound)
        unread = set(going.values()) - whole
        if not unread:
            break
        for number in unread:
            (whole if _is_whole(backups[number]) else unsound).add(number)
    drop_backups(place, [backups[number] for number in going])


def _is_whole(backup: BackupInfo) -> bool:
    return not file_problems(backup.path, backup.manifest, Meter(unwatched, 0))


def drop_backups(place: Path, backups: Iterable[BackupInfo]) -> None:
    """Takes backups away for good, and the evidence that no other one refers to."""
    dropped = [backup for backup in backups if _drop(backup.path)]
    left, unreadable = list_backups(place)
    if dropped and not unreadable:  # what one that cannot be read refers to is not known
        drop_unwanted(place / EVIDENCE, {copy for backup in left for copy in backup.manifest.evidence})


def _drop(path: Path) -> bool:
    """Takes away one backup; it first loses its name, so that a kill leaves no half of one."""
    going = path.with_name(f"{DRAFT}{os.urandom(8).hex()}")
    with suppress(OSError):  # somebody has it open: it stays
        replace(path, going)
        sync_folder(path.parent)
        shutil.rmtree(going, ignore_errors=True)
        return True
    return False
