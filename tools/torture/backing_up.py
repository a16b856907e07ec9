"""Backups: one made beside an earlier one, and one put in the place of a library that has gone on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.backups.layout import DATABASE, REPLACED
from maturity_desktop.storage.backups.listing import list_backups, verify_backup
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.restoring import restore
from tests.storage.small import NOW
from tools.torture import editing
from tools.torture.children import Tell, Told
from tools.torture.scenario import Scenario

AT_BACKUP, NOW_THERE = 3, 6
"""Edits in the library when it was first backed up, and now."""
MADE, BACK = "made", "back"


def backing_up() -> Scenario:
    """A second backup of a library that has gone on since the first."""
    return Scenario(_prepare, _back_up, _losses_of_backup)


def restoring() -> Scenario:
    """The first backup in the place of what the library has become."""
    return Scenario(_prepare, _restore, _losses_of_restore)


def _prepare(folder: Path) -> None:
    editing.sit(folder, AT_BACKUP)
    back_up(folder / "library", NOW, Reason.ASKED)
    editing.sit(folder, NOW_THERE - AT_BACKUP)


def _back_up(folder: Path, tell: Tell) -> None:
    for backup in back_up(folder / "library", NOW + timedelta(hours=1), Reason.ASKED).made:
        tell(f"{MADE} {backup.path.name}")


def _restore(folder: Path, tell: Tell) -> None:
    backup = list_backups(first_place(folder / "library"))[0][-1]
    restore(folder / "library", backup, NOW + timedelta(hours=1))
    tell(BACK)


def _losses_of_backup(folder: Path, told: Told) -> Iterator[str]:
    """The library as it is, the earlier backup, and every one that was told to be made."""
    yield from editing.losses(folder, Told(()))
    if editing.there(folder) != NOW_THERE + 1:  # the check has made an edit
        yield "the library is not as it was"
    yield from _unusable(folder)
    there = {backup.path.name for backup in list_backups(first_place(folder / "library"))[0]}
    wanted = {line.split()[1] for line in told.finished if line.startswith(MADE)}
    yield from (f"the backup {name} is gone" for name in wanted - there)


def _losses_of_restore(folder: Path, told: Told) -> Iterator[str]:
    """The library as it was or as the backup has it, and all backups."""
    yield from editing.losses(folder, Told(()))
    edits = editing.there(folder) - 1
    if edits not in ((AT_BACKUP,) if BACK in told.finished else (AT_BACKUP, NOW_THERE)):
        yield f"the library has {edits} edits, which it never had"
    yield from _unusable(folder)
    aside = (folder / "library" / REPLACED).glob(f"*/{DATABASE}")
    backups = list_backups(first_place(folder / "library"))[0]
    if edits == AT_BACKUP and len(backups) < 2 and not any(aside):
        yield "what was there before cannot be had back"


def _unusable(folder: Path) -> Iterator[str]:
    backups, others = list_backups(first_place(folder / "library"))
    yield from (other.why for other in others)
    if not backups:
        yield "no backup is there"
    for backup in backups:
        try:
            yield from verify_backup(backup, NOW + timedelta(hours=2)).problems
        except MaturityError as error:
            yield str(error)
