"""Makes a backup: written as a draft, read back from the medium, and only then given its name."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage import files
from maturity_desktop.storage.backups.copying import FileMark, Meter, copy_file, mark_of
from maturity_desktop.storage.backups.database import copy_database, database_damage, database_state
from maturity_desktop.storage.backups.evidence_copies import copy_evidence, plan_evidence
from maturity_desktop.storage.backups.giving_up import sweep, thin
from maturity_desktop.storage.backups.layout import (
    BESIDE,
    CHECKED,
    DATABASE,
    DRAFT,
    EVIDENCE,
    MANIFEST,
    backup_name,
    files_beside,
)
from maturity_desktop.storage.backups.listing import (
    BackupInfo,
    highest_number,
    list_backups,
    mark_problems,
    read_backup,
)
from maturity_desktop.storage.backups.manifest import (
    Check,
    Depth,
    Manifest,
    Reason,
    keep_check,
    manifest_json,
)
from maturity_desktop.storage.backups.places import keep_settings, places_there, read_settings
from maturity_desktop.storage.backups.refusals import DamagedLibrary, damaged_library, told_of_place
from maturity_desktop.storage.backups.states import files_state, state_text
from maturity_desktop.storage.backups.thinning import worked_until


@dataclass(frozen=True, slots=True)
class Outcome:
    """The backups that were made, one for each place, and why there is none in the others."""

    made: tuple[BackupInfo, ...]
    problems: tuple[str, ...]


def back_up(folder: Path, now: datetime, reason: Reason, progress: Progress = unwatched) -> Outcome:
    """Makes a backup in every place that is there; LibraryError where none could be made.

    The library may be open, in this program or another. Cancelled leaves what was finished.
    """
    places = places_there(folder)
    made, problems = [], []
    for turn, place in enumerate(places):
        try:
            made.append(make_backup(folder, place, now, reason, _share(progress, turn, len(places))))
        except DamagedLibrary:
            raise
        except LibraryError as error:
            problems.append(str(error))
    if not made:
        raise LibraryError("\n".join(problems))
    if len(places) > 1:
        with suppress(OSError):  # then it is said to have been seen longer ago
            files_settings = read_settings(folder)
            keep_settings(folder, replace(files_settings, seen_at=now))
    return Outcome(tuple(made), tuple(problems))


def make_backup(
    folder: Path, place: Path, now: datetime, reason: Reason, progress: Progress = unwatched
) -> BackupInfo:
    """Makes a backup in one place, and gives up earlier ones that it stands for.

    LibraryError where it could not be made or is not what was written: then nothing was given up.
    """
    with told_of_place(place), _held(place):
        sweep(place)
        draft = place / f"{DRAFT}{os.urandom(8).hex()}"
        files.make_folder(draft)
        try:
            manifest = _write_draft(folder, place, draft, now, reason, progress)
            path = place / backup_name(manifest.number, manifest.revision, now)
            _sync_folders(draft)
            files.replace(draft, path)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        files.sync_folder(place)
        made = read_backup(path)
        with suppress(OSError):  # the new one is there and whole, whatever becomes of the old ones
            thin(place, made)
    return made


@contextmanager
def _held(place: Path) -> Iterator[None]:
    """The place is nobody else's meanwhile."""
    files.make_folder(place)
    lock = files.FolderLock(place)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _write_draft(
    folder: Path, place: Path, draft: Path, now: datetime, reason: Reason, progress: Progress
) -> Manifest:
    """Everything of a backup in a folder that counts for nothing yet, read back and found whole."""
    copy_database(folder / DATABASE, draft / DATABASE)
    held = database_state(draft / DATABASE)
    settings, number = read_settings(folder), _next_number(folder, place)
    with suppress(OSError):  # a library on a full disk can still be saved to another
        keep_settings(folder, replace(settings, number=number))
    last = next(iter(list_backups(place)[0]), None)
    read_to = last.manifest.read_to if last else ""
    files_then = files_state(folder)
    plan = plan_evidence(folder / EVIDENCE, place / EVIDENCE, held.evidence, read_to)
    beside = files_beside(folder)
    size = (draft / DATABASE).stat().st_size + sum(_size(folder / name) for name in beside)
    meter = Meter(progress, 2 * size + plan.size)
    marks = {DATABASE: mark_of(draft / DATABASE, meter.part((draft / DATABASE).stat().st_size))}
    marks |= _copy_beside(folder, draft / BESIDE, beside, meter)
    copies = copy_evidence(folder / EVIDENCE, place / EVIDENCE, plan, read_to, meter)
    manifest = Manifest(
        settings.library,
        number,
        now,
        worked_until(last.manifest if last else None, now),
        reason,
        held.schema,
        held.revision,
        state_text(held.mark, files_then),
        held.audits,
        marks,
        copies.sizes,
        copies.lacking,
        copies.read_to,
    )
    _keep_and_verify(draft, manifest, Depth.WHOLE if copies.all_read else Depth.PART, now, meter)
    return manifest


def _keep_and_verify(draft: Path, manifest: Manifest, depth: Depth, now: datetime, meter: Meter) -> None:
    """Writes the manifest, and after everything was read back from the medium, that it was."""
    source = manifest_json(manifest)
    with files.open_new(draft / MANIFEST) as file:
        file.write(source)
        file.flush()
        files.sync_file(file.fileno())
    changed = mark_problems(draft, manifest, meter)
    digest = hashlib.sha256(source).hexdigest()
    if changed or mark_of(draft / MANIFEST, past_memory=True).sha256 != digest:
        raise OSError(None, _("what is read from it is not what was written"))
    damage = database_damage(draft / DATABASE)
    if damage:
        raise damaged_library(damage[0])
    keep_check(draft / CHECKED, Check(now, depth, (), digest))
    meter.end()


def _copy_beside(folder: Path, target: Path, names: tuple[str, ...], meter: Meter) -> dict[str, FileMark]:
    """True copies of the files beside the database; one that has gone meanwhile belongs to no backup."""
    found = {}
    for name in names:
        with suppress(FileNotFoundError):
            found[name] = copy_file(folder / name, target / name, meter.part(_size(folder / name)))
    return found


def _next_number(folder: Path, place: Path) -> int:
    """A number above that of every backup that is remembered or in reach."""
    there = {*places_there(folder), place}
    return 1 + max(read_settings(folder).number, *map(highest_number, there))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _sync_folders(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            files.sync_folder(path)
    files.sync_folder(folder)


def _share(progress: Progress, turn: int, turns: int) -> Progress:
    """The progress of one of several works of the same size."""
    return lambda done, total: progress(turn * total + done, turns * total)
