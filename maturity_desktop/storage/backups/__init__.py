"""Backups of a library: made, verified, thinned, listed, put back. What opening needs loads at once.

A place holds one folder for each backup and one of evidence for all of them:

    backups/000017-r1234-20261122T114216Z/library.sqlite   a whole database in one file
                                          beside/...       what else the library's folder holds
                                          manifest.json    sizes and SHA-256 of all of it, evidence too
                                          checked.json     when it was last read back, what was found
    backups/evidence/<client>/<2>/<sha256>                 one true copy for all backups of the place

A package for another laptop is one such folder with the evidence it names, in an archive. With a passphrase
the same files are kept encrypted, and the manifest's sums are those of the encrypted bytes.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.storage.backups.swapping import finish_interrupted_restore, is_begun

if TYPE_CHECKING:
    from maturity_desktop.storage.backups.listing import BackupInfo

__all__ = ["backup_before_migration", "finish_interrupted_restore", "is_begun"]


def backup_before_migration(folder: Path, now: datetime) -> BackupInfo:
    """A verified backup of a library of an older schema; LibraryError where none could be made."""
    from maturity_desktop.storage.backups.making import back_up
    from maturity_desktop.storage.backups.manifest import Reason

    return back_up(folder, now, Reason.MIGRATION).made[0]
