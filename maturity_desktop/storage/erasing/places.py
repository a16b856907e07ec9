"""The backups of a place without the subject: each is written anew, verified, and put in the old one's place.

A backup that is damaged cannot be written anew, nor put back: it goes whole. One that only cannot be written
(a full disk, no right to) stays, and is told.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage import files
from maturity_desktop.storage.backups.copying import FileMark, Meter, copy_file, mark_of
from maturity_desktop.storage.backups.database import database_state
from maturity_desktop.storage.backups.giving_up import sweep
from maturity_desktop.storage.backups.layout import (
    BESIDE,
    DATABASE,
    DRAFT,
    EVIDENCE,
    EVIDENCE_LIST,
    PREFERENCES,
    backup_name,
)
from maturity_desktop.storage.backups.listing import BackupInfo, evidence_of, list_backups
from maturity_desktop.storage.backups.making import keep_and_verify, sync_folders, write_new
from maturity_desktop.storage.backups.manifest import Depth, EvidenceList, evidence_json
from maturity_desktop.storage.backups.refusals import UnusableBackup, reason, unusable
from maturity_desktop.storage.engine import connect, is_damage
from maturity_desktop.storage.erasing.beside import forget_recents
from maturity_desktop.storage.erasing.database import holds, write_without
from maturity_desktop.storage.erasing.needed import needed_evidence, take_evidence_away, unneeded_evidence
from maturity_desktop.storage.erasing.subject import Subject
from maturity_desktop.storage.figure_mappings import FILE_NAME as MAPPINGS


@dataclass(frozen=True, slots=True)
class PlaceCleaned:
    """What became of the backups of a place: how many hold nothing of the subject, how many damaged went."""

    clean: int
    dropped: int
    problems: tuple[str, ...]


def erase_in_place(
    place: Path, subject: Subject, now: datetime, progress: Progress = unwatched
) -> PlaceCleaned:
    """Takes the subject out of every backup of a place, which must be held; never raises for one of them."""
    sweep(place)
    backups, unreadable = list_backups(place)
    broken, problems = [other.path for other in unreadable], list[str]()
    holding, clean = list[BackupInfo](), set[int]()
    for backup in backups:
        with _sorted_out(backup.path, broken, problems):
            _refuse_unless_written(backup)
            if holds(backup.path / DATABASE, subject):
                holding.append(backup)
            else:
                clean.add(backup.number)
    for turn, backup in enumerate(holding):
        progress(turn, len(holding))
        with _sorted_out(backup.path, broken, problems):
            if backup.number in clean:  # a kill came between the new one and the end of the old one
                _drop(backup.path)
            else:
                _rewrite(backup, subject, now)
                clean.add(backup.number)
    for path in broken:
        try:
            _drop(path)
        except OSError as error:
            problems.append(_told(path, error))
    try:
        _drop_evidence(place)
        files.sync_folder(place)  # after a power cut what was taken away would be back
    except (OSError, LibraryError) as error:
        problems.append(_told(place / EVIDENCE, error))
    return PlaceCleaned(len(clean), len(broken), tuple(problems))


@contextmanager
def _sorted_out(path: Path, broken: list[Path], problems: list[str]) -> Iterator[None]:
    """What goes wrong with one backup: whether that is broken, or nothing could be done about it now."""
    try:
        yield
    except (OSError, LibraryError) as error:
        if isinstance(error, UnusableBackup) or is_damage(error.__cause__):
            broken.append(path)
        else:
            problems.append(_told(path, error))


def _told(path: Path, error: Exception) -> str:
    return _("{path} ({reason})").format(path=path, reason=reason(error))


def _refuse_unless_written(backup: BackupInfo) -> None:
    """UnusableBackup where the database is not what was written: to write it anew would hide that."""
    path = backup.path / DATABASE
    if not path.is_file() or mark_of(path) != backup.manifest.files[DATABASE]:
        raise unusable(backup.path, _("{file} in it has changed since it was made.").format(file=DATABASE))


def _rewrite(backup: BackupInfo, subject: Subject, now: datetime) -> None:
    draft = backup.place / f"{DRAFT}{os.urandom(8).hex()}"
    files.make_folder(draft)
    try:
        revision = _write_draft(backup, draft, subject)
        sync_folders(draft)
        # Another name than the old one has: both are there until the new one is.
        files.replace(draft, backup.place / backup_name(backup.number, revision, now))
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    files.sync_folder(backup.place)
    _drop(backup.path)


def _write_draft(backup: BackupInfo, draft: Path, subject: Subject) -> int:
    """Everything of a backup but the subject, read back and found whole; returns the last revision."""
    write_without(backup.path / DATABASE, draft / DATABASE, subject, thorough=False)
    state = database_state(draft / DATABASE)
    listed = _evidence_left(backup, draft / DATABASE)
    marks = {DATABASE: mark_of(draft / DATABASE)} | _copy_beside(backup, draft, subject)
    marks[EVIDENCE_LIST] = write_new(draft / EVIDENCE_LIST, evidence_json(listed))
    manifest = replace(
        backup.manifest,
        revision=state.revision,
        state="",  # it is no state that the library has been in
        audits=state.audits,
        files=marks,
        evidence_count=len(listed.sizes),
        evidence_size=sum(listed.sizes.values()),
        lacking=len(listed.lacking),
        read_to="",  # it has a client's key; the turn begins anew
    )
    depth = backup.check.depth if backup.check else Depth.PART
    keep_and_verify(draft, manifest, depth, Meter(unwatched, 0))
    return state.revision


def _evidence_left(backup: BackupInfo, database: Path) -> EvidenceList:
    connection = connect(database, read_only=True)
    try:
        needed = needed_evidence(connection)
    finally:
        connection.close()
    listed = evidence_of(backup)
    sizes = {copy: size for copy, size in listed.sizes.items() if copy in needed}
    return EvidenceList(sizes, tuple(copy for copy in listed.lacking if copy in needed))


def _copy_beside(backup: BackupInfo, draft: Path, subject: Subject) -> dict[str, FileMark]:
    """The files beside the database, without what they have of clients."""
    found = {}
    for name in backup.manifest.files:
        if name.startswith(f"{BESIDE}/") and name != f"{BESIDE}/{MAPPINGS}":
            copy_file(backup.path / name, draft / name)
            if name == f"{BESIDE}/{PREFERENCES}":
                forget_recents(draft / name, subject.audits)
            found[name] = mark_of(draft / name)
    return found


def _drop(path: Path) -> None:
    """Takes a backup away; it first loses its name, so that a kill leaves no half of one."""
    going = path.with_name(f"{DRAFT}{os.urandom(8).hex()}")
    files.replace(path, going)
    files.sync_folder(path.parent)
    shutil.rmtree(going)


def _drop_evidence(place: Path) -> None:
    """Takes away the copies that no backup of the place refers to."""
    needed: set[str] = set()
    for backup in list_backups(place)[0]:
        needed |= evidence_of(backup).sizes.keys()
    take_evidence_away(place / EVIDENCE, unneeded_evidence(place / EVIDENCE, needed))
