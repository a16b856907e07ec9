"""Makes a backup: written as a draft, read back from the medium, and only then given its name."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage import files
from maturity_desktop.storage.backups.copying import FileMark, Meter, copy_file, mark_of
from maturity_desktop.storage.backups.database import (
    DatabaseState,
    copy_database,
    database_damage,
    database_state,
    row_problems,
)
from maturity_desktop.storage.backups.evidence_copies import EvidenceCopies, copy_evidence, plan_evidence
from maturity_desktop.storage.backups.giving_up import held, sweep, thin
from maturity_desktop.storage.backups.layout import (
    BESIDE,
    CHECKED,
    DATABASE,
    DRAFT,
    EVIDENCE,
    EVIDENCE_LIST,
    MANIFEST,
    backup_name,
    files_beside,
    is_there,
)
from maturity_desktop.storage.backups.listing import (
    BackupInfo,
    highest_number,
    mark_problems,
    newest_backup,
    read_backup,
)
from maturity_desktop.storage.backups.manifest import (
    Check,
    Depth,
    Manifest,
    Reason,
    evidence_json,
    keep_check,
    manifest_json,
)
from maturity_desktop.storage.backups.places import (
    keep_settings,
    places_there,
    read_settings,
    second_place_was_seen,
)
from maturity_desktop.storage.backups.refusals import (
    UnsoundLibrary,
    empty_library,
    told_of_place,
    unsound_library,
)
from maturity_desktop.storage.backups.states import files_state, state_text
from maturity_desktop.storage.backups.swapping import is_begun
from maturity_desktop.storage.backups.thinning import worked_until
from maturity_desktop.storage.erasing import is_begun as is_erasing_begun
from maturity_desktop.storage.opening import refuse_where_there_is_none

READINGS = 2
"""How often the bytes of a database and of the files beside it are read: for their sum, and back."""


MOST_TOLD = 3
"""Problems of the library that are told with a backup; its check tells them all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The backups that were made, one for each place, and why there is none, or no verified one."""

    made: tuple[BackupInfo, ...]
    problems: tuple[str, ...]


def back_up(folder: Path, now: datetime, reason: Reason, progress: Progress = unwatched) -> Outcome:
    """Makes a backup in every place that is there; LibraryError where none could be made.

    The library may be open, in this program or another. Cancelled leaves what was finished.
    """
    if not is_there(folder / DATABASE):
        refuse_where_there_is_none(folder / DATABASE)
    places = places_there(folder)
    made, problems = [], []
    for turn, place in enumerate(places):
        try:
            made.append(make_backup(folder, place, now, reason, _share(progress, turn, len(places))))
        except UnsoundLibrary:
            raise
        except LibraryError as error:
            problems.append(str(error))
    if not made:
        raise LibraryError("\n".join(problems))
    if len(places) > 1:
        with suppress(OSError):  # then it is said to have been seen longer ago
            second_place_was_seen(folder, now)
    found = next((backup.check.problems for backup in made if backup.check), ())
    return Outcome(tuple(made), (*problems, *map(_of_library, found[:MOST_TOLD])))


def make_backup(
    folder: Path, place: Path, now: datetime, reason: Reason, progress: Progress = unwatched
) -> BackupInfo:
    """Makes a backup in one place, and gives up earlier ones that it stands for.

    LibraryError where it could not be made or is not what was written: then nothing was given up.
    """
    if is_begun(folder):
        raise LibraryError(
            _("A backup is being put back in {folder}. Open the library once, then try again.").format(
                folder=folder
            )
        )
    if is_erasing_begun(folder):
        raise LibraryError(
            _("Something is being erased in {folder}. Open the library once, then try again.").format(
                folder=folder
            )
        )
    if not _size(folder / DATABASE):
        raise empty_library(folder / DATABASE)
    with told_of_place(place), held(place):
        sweep(place)
        draft = place / f"{DRAFT}{os.urandom(8).hex()}"
        files.make_folder(draft)
        try:
            manifest = _write_draft(folder, place, draft, now, reason, progress)
            path = place / backup_name(manifest.number, manifest.revision, now)
            sync_folders(draft)
            files.replace(draft, path)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        files.sync_folder(place)
        made = read_backup(path)
        with suppress(
            OSError, LibraryError
        ):  # the new one is there and whole, whatever becomes of the old ones
            thin(place, made)
    return made


def _write_draft(
    folder: Path, place: Path, draft: Path, now: datetime, reason: Reason, progress: Progress
) -> Manifest:
    """Everything of a backup in a folder that counts for nothing yet, read back and found whole."""
    copy_database(folder / DATABASE, draft / DATABASE)
    database = database_state(draft / DATABASE)
    library, number = _take_number(folder, place)
    last = newest_backup(place)
    parts = _write_parts(folder, place, draft, database, last.manifest.read_to if last else "", progress)
    evidence = parts.copies.listed
    manifest = Manifest(
        library,
        number,
        now,
        worked_until(last.manifest if last else None, now),
        reason,
        database.schema,
        database.revision,
        state_text(database.mark, parts.files_state),
        database.audits,
        parts.marks,
        len(evidence.sizes),
        sum(evidence.sizes.values()),
        len(evidence.lacking),
        parts.copies.read_to,
    )
    keep_and_verify(draft, manifest, Depth.WHOLE if parts.copies.all_read else Depth.PART, parts.meter)
    parts.meter.end()
    return manifest


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was written of a library; the meter goes on with reading it back."""

    marks: Mapping[str, FileMark]
    copies: EvidenceCopies
    files_state: str
    meter: Meter


def _write_parts(
    folder: Path, place: Path, draft: Path, database: DatabaseState, read_to: str, progress: Progress
) -> _Parts:
    """Copies what belongs to a backup besides its database, which is there already."""
    state, beside = files_state(folder), files_beside(folder)
    plan = plan_evidence(folder / EVIDENCE, place / EVIDENCE, database.evidence, read_to)
    size = _size(draft / DATABASE)
    meter = Meter(progress, READINGS * (size + sum(_size(folder / name) for name in beside)) + plan.size)
    marks = {DATABASE: mark_of(draft / DATABASE, meter.part(size))}
    marks |= _copy_beside(folder, draft, beside, meter)
    copies = copy_evidence(folder / EVIDENCE, place / EVIDENCE, plan, read_to, meter)
    marks[EVIDENCE_LIST] = write_new(draft / EVIDENCE_LIST, evidence_json(copies.listed))
    return _Parts(marks, copies, state, meter)


def keep_and_verify(draft: Path, manifest: Manifest, depth: Depth, meter: Meter) -> None:
    """Writes the manifest, and, once everything was read back from the medium, what was found.

    A library whose rows do not agree is saved all the same, because work in it goes on; but its backup is no
    verified one, and no earlier one is given up for it.
    """
    written = write_new(draft / MANIFEST, manifest_json(manifest))
    changed = mark_problems(draft, manifest, meter)
    if changed or mark_of(draft / MANIFEST, past_memory=True) != written:
        raise OSError(None, _("what is read from it is not what was written"))
    damage = database_damage(draft / DATABASE)
    if damage:
        raise unsound_library(damage[0])
    problems = row_problems(draft / DATABASE)
    keep_check(draft / CHECKED, Check(manifest.made_at, depth, problems, written.sha256))


def write_new(path: Path, source: bytes) -> FileMark:
    """A new file, durably."""
    with files.open_new(path) as file:
        file.write(source)
        file.flush()
        files.sync_file(file.fileno())
    return FileMark(len(source), hashlib.sha256(source).hexdigest())


def _copy_beside(folder: Path, draft: Path, names: tuple[str, ...], meter: Meter) -> dict[str, FileMark]:
    """True copies of the files beside the database; one that has gone meanwhile belongs to no backup."""
    found = {}
    for name in names:
        with suppress(FileNotFoundError):
            inner = f"{BESIDE}/{name}"
            found[inner] = copy_file(folder / name, draft / inner, meter.part(_size(folder / name)))
    return found


def _take_number(folder: Path, place: Path) -> tuple[str, int]:
    """The library's id, and a number above that of every backup that is remembered or in reach."""
    settings = read_settings(folder)
    number = 1 + max(settings.number, *map(highest_number, {*places_there(folder), place}))
    with suppress(OSError):  # a library on a full disk can still be saved to another
        keep_settings(folder, replace(settings, number=number))
    return settings.library, number


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def sync_folders(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            files.sync_folder(path)
    files.sync_folder(folder)


def _of_library(problem: str) -> str:
    """What was found wrong with the library while it was saved."""
    return _("The backup was made, but the library has a fault: {problem}").format(problem=problem)


def _share(progress: Progress, turn: int, turns: int) -> Progress:
    """The progress of one of several works of the same size."""
    return lambda done, total: progress(turn * total + done, turns * total)
