"""Puts a backup in the place of a library: built beside it, verified, exchanged by renames.

Before the exchange the present state becomes a backup, by which restoring can itself be taken back; only for
one that is damaged, or where a person does without, there is none. In any case the files that were replaced
are moved aside byte for byte. Evidence is only ever added: each file has its SHA-256 for a name, so a library
can hold those of both states.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage import files
from maturity_desktop.storage.backups.copying import Meter, copy_file
from maturity_desktop.storage.backups.database import database_damage, database_state
from maturity_desktop.storage.backups.layout import (
    BESIDE,
    DATABASE,
    EVIDENCE,
    REPLACED,
    STAGING,
    evidence_path,
    is_there,
)
from maturity_desktop.storage.backups.listing import BackupInfo, copy_state, evidence_of
from maturity_desktop.storage.backups.making import Outcome, back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import places_there
from maturity_desktop.storage.backups.refusals import (
    UnsoundLibrary,
    not_saved,
    told_of_restoring,
    unusable,
)
from maturity_desktop.storage.backups.swapping import begin, finish_interrupted_restore, is_begun, plan_swap
from maturity_desktop.storage.erasing import finish_interrupted_erasing
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did: `undo` takes it back, or `no_undo` says why there is no backup of what was.

    `aside` holds the files that were replaced. Of `lacking` no place had a sound copy of the evidence.
    """

    undo: tuple[BackupInfo, ...]
    no_undo: str
    aside: Path
    lacking: tuple[str, ...]


def restore(
    folder: Path,
    backup: BackupInfo,
    now: datetime,
    progress: Progress = unwatched,
    is_saved_first: bool = True,
) -> Restored:
    """Puts a backup in the place of the library in a folder; nobody may have that open.

    LibraryInUse where somebody has. NotSaved where what the library is now can be read, and could not become
    a backup: then a person may choose to do without one. NotSaved, UnusableBackup, other errors and Cancelled
    leave the library as it was.
    """
    with told_of_restoring(folder):
        files.make_folder(folder)
        with _held(folder):
            finish_interrupted_restore(folder)
            finish_interrupted_erasing(folder)
            staging, aside = folder / f"{STAGING}{os.urandom(8).hex()}", _make_aside(folder, now)
            try:
                lacking = _build(folder, backup, staging, aside, half(progress, 0))
                # Only now: to make a backup can give up the very one that is put back.
                undo, no_undo = _save_what_is(folder, now, is_saved_first, half(progress, 1))
                begin(folder, plan_swap(folder, staging, aside))
            except BaseException:
                if not is_begun(folder):
                    _clear(staging, aside)
                raise
            finish_interrupted_restore(folder)
    return Restored(undo, no_undo, aside, lacking)


def _clear(staging: Path, aside: Path) -> None:
    """Takes away what was built; what was moved aside stays."""
    shutil.rmtree(staging, ignore_errors=True)
    with suppress(OSError):  # damaged evidence is in it
        aside.rmdir()


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    lock = files.FolderLock(folder)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _save_what_is(
    folder: Path, now: datetime, is_wanted: bool, progress: Progress
) -> tuple[tuple[BackupInfo, ...], str]:
    """A backup of the present state in every place, or why there is none; NotSaved where there should be."""
    if not is_there(folder / DATABASE):
        return (), _("There was no library to save.")
    if not is_wanted:
        return (), _("No backup was made of what the library was, as you wished.")
    try:
        outcome: Outcome = back_up(folder, now, Reason.RESTORING, progress)
    except UnsoundLibrary as error:
        return (), str(error)
    except LibraryError as error:
        raise not_saved(str(error)) from error
    return outcome.made, ""


def _build(
    folder: Path, backup: BackupInfo, staging: Path, aside: Path, progress: Progress
) -> tuple[str, ...]:
    """Everything of a backup: evidence in its place, the rest, whole and verified, where nobody looks for it.

    Returns the evidence that no place has whole.
    """
    meter = Meter(progress, backup.size + 2 * backup.manifest.evidence_size)
    files.make_folder(staging)
    for name, mark in backup.manifest.files.items():
        if name == DATABASE or name.startswith(f"{BESIDE}/"):
            _copy_out(backup, name, staging / name.removeprefix(f"{BESIDE}/"), meter.part(mark.size))
    damage = database_damage(staging / DATABASE)
    if damage:
        raise unusable(backup.path, _("its database is damaged ({damage}).").format(damage=damage[0]))
    database_state(staging / DATABASE)  # refuses one of a newer program
    for path in (staging, *(below for below in staging.rglob("*") if below.is_dir())):
        files.sync_folder(path)
    lacking = _add_evidence(folder, backup, aside, meter)
    meter.end()
    return lacking


def _copy_out(backup: BackupInfo, name: str, target: Path, progress: Progress) -> None:
    """A file of a backup, if it is still what was written."""
    if not (backup.path / name).is_file():
        raise unusable(backup.path, _("{file} is missing from it.").format(file=name))
    if copy_file(backup.path / name, target, progress) != backup.manifest.files[name]:
        raise unusable(backup.path, _("{file} in it has changed since it was made.").format(file=name))


def _make_aside(folder: Path, now: datetime) -> Path:
    """A new folder for what will be replaced."""
    aside = folder / REPLACED / f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{os.urandom(4).hex()}"
    files.make_folder(aside)
    return aside


def _add_evidence(folder: Path, backup: BackupInfo, aside: Path, meter: Meter) -> tuple[str, ...]:
    """Puts back the evidence that the library lacks or has damaged; returns what no place has whole."""
    library = EvidenceStore(folder / EVIDENCE)
    sources = tuple(dict.fromkeys((backup.place, *places_there(folder))))
    listed = evidence_of(backup)
    lacking = list(listed.lacking)
    for copy, size in listed.sizes.items():
        state = copy_state(library, copy, meter.part(size))
        if state is not FileState.PRESENT:
            source = _sound_copy(sources, copy)
            if source is None:
                lacking.append(copy)
                continue
            if state is FileState.CHANGED:
                _move_aside(folder, aside, copy)
            library.add(copy.partition("/")[0], source, meter.part(size))
    return tuple(lacking)


def _sound_copy(places: Iterable[Path], copy: str) -> Path | None:
    """Where a place has a file of evidence whole."""
    for place in places:
        if copy_state(EvidenceStore(place / EVIDENCE), copy) is FileState.PRESENT:
            return evidence_path(place / EVIDENCE, copy)
    return None


def _move_aside(folder: Path, aside: Path, copy: str) -> None:
    damaged, kept = (evidence_path(root / EVIDENCE, copy) for root in (folder, aside))
    files.make_folder(kept.parent)
    files.replace(damaged, kept)


def half(progress: Progress, half: int) -> Progress:
    """The progress of the first or the second half of a work."""
    return lambda done, total: progress(half * total + done, 2 * total)
