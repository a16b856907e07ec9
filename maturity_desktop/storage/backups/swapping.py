"""Exchanges what a library's folder holds by renames alone: a kill at any moment leaves one whole library.

Before the first rename a journal says which entries go and which come. While it is there the exchange will
be finished by whoever opens the library next; without it nothing has been exchanged.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups.layout import (
    DATABASE,
    OF_DATABASE,
    PREFERENCES,
    REPLACED,
    STAGING,
    SWAP,
    is_beside,
    is_there,
)
from maturity_desktop.storage.backups.refusals import reason
from maturity_desktop.storage.files import replace, replacing, sync_folder

ASIDE = re.compile(rf"{REPLACED}/[0-9A-Za-z-]+")
STAGED = re.compile(rf"{re.escape(STAGING)}[0-9a-f]+")


@dataclass(frozen=True, slots=True)
class Swap:
    """An exchange: entries `away` go to the folder `aside`, entries `put` come from the folder `staging`."""

    staging: str
    aside: str
    away: tuple[str, ...]
    put: tuple[str, ...]


def plan_swap(folder: Path, staging: Path, aside: Path) -> Swap:
    """What the staged library takes the place of: all but evidence, backups and the window's habits."""
    there = {path.name for path in folder.iterdir() if path.name in OF_DATABASE or is_beside(path.name)}
    put = {path.name for path in staging.iterdir()}
    habits = {PREFERENCES} & there
    names = (staging.name, aside.relative_to(folder).as_posix())
    return Swap(*names, _database_first(there - habits), _database_first(put - habits))


def _database_first(names: Collection[str]) -> tuple[str, ...]:
    """On Windows a file that somebody has open is not renamed: it is found at the first rename."""
    return tuple(sorted(names, key=lambda name: (name != DATABASE, name)))


def begin(folder: Path, swap: Swap) -> None:
    """From here on the exchange will be finished; OSError where it is not begun."""
    with replacing(folder / SWAP) as file:
        file.write(json.dumps(asdict(swap)).encode())


def is_begun(folder: Path) -> bool:
    """Whether a restore was interrupted: the folder holds parts of two libraries until it is finished."""
    return is_there(folder / SWAP)


def finish_interrupted_restore(folder: Path) -> bool:
    """Finishes an exchange that was begun, and sweeps one that was not; whether one was begun.

    For whoever holds the library's lock and has nothing of it open yet. LibraryError where it cannot be
    finished now; then it can be tried again.
    """
    if not is_begun(folder):
        _sweep(folder)
        return False
    swap = _read(folder)
    try:
        _exchange(folder, swap)
        (folder / SWAP).unlink()
        sync_folder(folder)
    except OSError as error:
        raise LibraryError(
            _(
                "A backup is being put back in {folder}, and that could not be finished ({reason}). Nothing"
                " is lost. Close other programs that use this folder, then open the library again."
            ).format(folder=folder, reason=reason(error))
        ) from error
    _sweep(folder)
    return True


def _exchange(folder: Path, swap: Swap) -> None:
    """Each rename that is not done yet; the old entries are on the medium before the new ones come."""
    staging, aside = folder / swap.staging, folder / swap.aside
    for name in swap.away:
        is_new = name in swap.put and not is_there(staging / name)
        if not is_new and not is_there(aside / name) and is_there(folder / name):
            replace(folder / name, aside / name)
    sync_folder(aside)
    sync_folder(folder)
    for name in swap.put:
        if is_there(staging / name):
            replace(staging / name, folder / name)
    sync_folder(folder)


def _sweep(folder: Path) -> None:
    """Takes away what was staged and not put in place."""
    for left in folder.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _read(folder: Path) -> Swap:
    """The journal; LibraryError where it is not as this program wrote it."""
    try:
        told: dict[str, Any] = json.loads((folder / SWAP).read_bytes())
        swap = Swap(str(told["staging"]), str(told["aside"]), tuple(told["away"]), tuple(told["put"]))
        names_are_ours = all(name in OF_DATABASE or is_beside(name) for name in (*swap.away, *swap.put))
        if not (names_are_ours and STAGED.fullmatch(swap.staging) and ASIDE.fullmatch(swap.aside)):
            raise ValueError(told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LibraryError(
            _(
                "A backup was being put back in {folder}, and the note of it, {file}, cannot be read. Nothing"
                " was changed. What the library was is in {replaced}; keep the folder as it is and ask for"
                " help."
            ).format(folder=folder, file=SWAP, replaced=REPLACED)
        ) from error
    return swap
