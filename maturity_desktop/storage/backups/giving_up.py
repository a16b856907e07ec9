"""Takes backups away: what a killed program left, and those for which a later look has found another."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryInUse
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.storage.backups.copying import Meter
from maturity_desktop.storage.backups.evidence_copies import drop_copies
from maturity_desktop.storage.backups.layout import DRAFT, EVIDENCE
from maturity_desktop.storage.backups.listing import (
    BackupInfo,
    evidence_of,
    file_problems,
    list_backups,
)
from maturity_desktop.storage.backups.refusals import UnusableBackup
from maturity_desktop.storage.backups.thinning import superseded
from maturity_desktop.storage.files import FolderLock, make_folder, replace, sync_folder


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
        unread = frozenset[int]().union(*going.values()) - whole
        if not unread:
            break
        for number in unread:
            (whole if _is_whole(backups[number]) else unsound).add(number)
    drop_backups(place, [backups[number] for number in going], newest)


def _is_whole(backup: BackupInfo) -> bool:
    return not file_problems(backup.path, backup.manifest, Meter(unwatched, 0))


def drop_backups(place: Path, backups: Iterable[BackupInfo], newest: BackupInfo) -> None:
    """Takes backups away for good, and the evidence that only they refer to; `newest` is none of them."""
    unwanted: set[str] = set()
    for backup in backups:
        with suppress(UnusableBackup):
            unwanted |= evidence_of(backup).sizes.keys()
        _drop(backup.path)
    unwanted -= evidence_of(newest).sizes.keys()
    if unwanted:  # seldom: a library gives up no evidence while an undo may need it
        _drop_unwanted(place, unwanted)


def _drop_unwanted(place: Path, unwanted: set[str]) -> None:
    """Takes away those of these copies that no backup of the place refers to."""
    left, unreadable = list_backups(place)
    if unreadable:
        return  # what such a one refers to is not known
    for backup in left:
        unwanted -= evidence_of(backup).sizes.keys()
    drop_copies(place / EVIDENCE, unwanted)


@contextmanager
def held(place: Path) -> Iterator[None]:
    """The place is nobody else's meanwhile; LibraryInUse where it is somebody's already.

    It is made where it is missing, but not what it stands in: a stick that was pulled out is no new folder.
    """
    if not place.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, _("the folder that it stands in is not there"), str(place))
    make_folder(place)
    lock = FolderLock(place)
    try:
        lock.acquire()
    except LibraryInUse as error:
        raise LibraryInUse(
            _("Another program is making a backup in {place}. Wait a moment, then try again.").format(
                place=place
            )
        ) from error
    try:
        yield
    finally:
        lock.release()


def _drop(path: Path) -> None:
    """Takes away one backup; it first loses its name, so that a kill leaves no half of one."""
    going = path.with_name(f"{DRAFT}{os.urandom(8).hex()}")
    with suppress(OSError):  # somebody has it open: it stays
        replace(path, going)
        sync_folder(path.parent)
        shutil.rmtree(going, ignore_errors=True)
