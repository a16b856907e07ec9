"""The backups of a place, and whether they are still what they were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.backups.copying import FileMark, Meter, mark_of
from maturity_desktop.storage.backups.database import database_damage, row_problems
from maturity_desktop.storage.backups.layout import (
    CHECKED,
    DATABASE,
    EVIDENCE,
    EVIDENCE_LIST,
    MANIFEST,
    NAME,
    evidence_path,
)
from maturity_desktop.storage.backups.manifest import (
    MOST_BYTES,
    AuditState,
    Check,
    Depth,
    EvidenceList,
    Manifest,
    Reason,
    keep_check,
    read_check,
    read_evidence,
    read_manifest,
)
from maturity_desktop.storage.backups.refusals import UnusableBackup, reason, unusable
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup as a person sees it; `check` is the last time that it was read back."""

    path: Path
    manifest: Manifest
    check: Check | None

    @property
    def place(self) -> Path:
        return self.path.parent

    @property
    def number(self) -> int:
        return self.manifest.number

    @property
    def made_at(self) -> datetime:
        return self.manifest.made_at

    @property
    def reason(self) -> Reason:
        return self.manifest.reason

    @property
    def revision(self) -> int:
        return self.manifest.revision

    @property
    def audits(self) -> tuple[AuditState, ...]:
        return self.manifest.audits

    @property
    def clients(self) -> tuple[str, ...]:
        """The names of the clients whose audits are in it."""
        return tuple(sorted({audit.client for audit in self.audits}, key=str.casefold))

    @property
    def size(self) -> int:
        """In bytes, without the evidence, which a place keeps once for all its backups."""
        return sum(mark.size for mark in self.manifest.files.values())

    @property
    def is_verified(self) -> bool:
        """Whether it was read back since it was made, and the last time nothing was wrong with it."""
        return self.check is not None and not self.check.problems


@dataclass(frozen=True, slots=True)
class Unusable:
    """A folder that has a backup's name and cannot be read as one, and why."""

    path: Path
    why: str


def list_backups(place: Path) -> tuple[tuple[BackupInfo, ...], tuple[Unusable, ...]]:
    """The backups of a place, newest first, and what only has the name of one; none where it is not there."""
    found, others = [], []
    for path in backup_folders(place):
        try:
            found.append(read_backup(path))
        except UnusableBackup as error:
            others.append(Unusable(path, str(error)))
    return tuple(sorted(found, key=lambda backup: -backup.number)), tuple(others)


def backup_folders(place: Path) -> tuple[Path, ...]:
    """The folders of a place that have a backup's name, oldest first; OSError where it cannot be read."""
    if not place.is_dir():
        return ()
    return tuple(sorted(path for path in place.iterdir() if NAME.fullmatch(path.name) and path.is_dir()))


def newest_backup(place: Path) -> BackupInfo | None:
    """The newest backup of a place that can be read, None where there is none."""
    for path in reversed(backup_folders(place)):
        with suppress(UnusableBackup):
            return read_backup(path)
    return None


def highest_number(place: Path) -> int:
    """The number of a place's newest backup by its name, whether it can be read or not."""
    return max((int(path.name.partition("-")[0]) for path in backup_folders(place)), default=0)


def read_backup(path: Path) -> BackupInfo:
    """What a backup says of itself; UnusableBackup where that cannot be read or is not what was written."""
    try:
        source = _read_manifest_file(path / MANIFEST)
        manifest = read_manifest(source)
    except OSError as error:
        raise unusable(
            path, _("its manifest cannot be read ({reason}).").format(reason=reason(error))
        ) from error
    except ValueError as error:
        why = _("its manifest is damaged, or of a newer version of this program.")
        raise unusable(path, why) from error
    check = read_check(path / CHECKED)
    if check is not None and check.manifest != hashlib.sha256(source).hexdigest():
        raise unusable(path, _("its manifest is not the one that was written."))
    return BackupInfo(path, manifest, check)


def evidence_of(backup: BackupInfo) -> EvidenceList:
    """The evidence that a backup refers to; UnusableBackup where the list is not what was written."""
    path = backup.path / EVIDENCE_LIST
    try:
        source = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(source).hexdigest() != backup.manifest.files[EVIDENCE_LIST].sha256:
            raise ValueError(path)
        return read_evidence(source)
    except (OSError, ValueError) as error:
        raise unusable(backup.path, _("its list of evidence is missing or has changed.")) from error


def _read_manifest_file(path: Path) -> bytes:
    if not path.is_file():
        raise FileNotFoundError(2, _("it is missing"), str(path))
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def verify_backup(backup: BackupInfo, now: datetime, progress: Progress = unwatched) -> Check:
    """Reads a backup back whole, evidence too, and writes down beside it what was found.

    A place that takes no writing keeps the earlier note.
    """
    manifest = backup.manifest
    meter = Meter(progress, backup.size + manifest.evidence_size)
    of_files = file_problems(backup.path, manifest, meter)
    of_rows = () if of_files else row_problems(backup.path / DATABASE)
    problems = (*of_files, *of_rows, *_evidence_problems(backup, meter))
    source = _read_manifest_file(backup.path / MANIFEST)
    check = Check(now, Depth.WHOLE, problems, hashlib.sha256(source).hexdigest())
    try:
        keep_check(backup.path / CHECKED, check)
    except OSError:
        return check
    return check


def file_problems(path: Path, manifest: Manifest, meter: Meter) -> tuple[str, ...]:
    """What is wrong with a backup's database and the files beside it, read from the medium."""
    return mark_problems(path, manifest, meter) or tuple(
        _("The database of the backup is damaged: {damage}.").format(damage=damage)
        for damage in database_damage(path / DATABASE)
    )


def mark_problems(path: Path, manifest: Manifest, meter: Meter) -> tuple[str, ...]:
    """The files of a backup, but for the copies of evidence, that are not what was written."""
    return tuple(
        problem
        for name, mark in manifest.files.items()
        for problem in _file_problem(path / name, name, mark, meter)
    )


def _file_problem(path: Path, name: str, mark: FileMark, meter: Meter) -> Iterator[str]:
    part = meter.part(mark.size)
    if not path.is_file():
        yield _("{file} is missing from the backup.").format(file=name)
        return
    try:
        if mark_of(path, part, past_memory=True) != mark:
            yield _("{file} has changed in the backup since it was made.").format(file=name)
    except OSError as error:
        yield _("{file} cannot be read from the backup ({reason}).").format(file=name, reason=reason(error))


def _evidence_problems(backup: BackupInfo, meter: Meter) -> Iterator[str]:
    store = EvidenceStore(backup.place / EVIDENCE)
    try:
        sizes = evidence_of(backup).sizes
    except UnusableBackup:
        return  # which is among the problems of the files
    for copy, size in sizes.items():
        if copy_state(store, copy, meter.part(size)) is not FileState.PRESENT:
            yield _("The copy of a file of evidence ({name}) is missing or has changed.").format(name=copy)


def copy_state(store: EvidenceStore, copy: str, progress: Progress = unwatched) -> FileState:
    """What became of a file of evidence that a manifest names."""
    client, _slash, sha256 = copy.partition("/")
    return store.check(client, sha256, progress)


def has_size(evidence: Path, copy: str, size: int) -> bool:
    """Whether a file of evidence is there with its size: what can be told without reading it."""
    try:
        return evidence_path(evidence, copy).stat().st_size == size
    except OSError:
        return False
