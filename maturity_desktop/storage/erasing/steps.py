"""The steps of erasing: all that can fail comes before the note, all that must be finished after it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Cancelled, Progress, unwatched
from maturity_desktop.storage import files
from maturity_desktop.storage.backups.giving_up import held
from maturity_desktop.storage.backups.layout import (
    DATABASE,
    DOUBT,
    EVIDENCE,
    OF_DATABASE,
    REPLACED,
    evidence_path,
)
from maturity_desktop.storage.backups.places import places_there, second_place
from maturity_desktop.storage.backups.refusals import reason
from maturity_desktop.storage.backups.swapping import finish_interrupted_restore
from maturity_desktop.storage.engine import connect, plain_errors
from maturity_desktop.storage.erasing import NOTE, STAGING, UNFINISHED, is_begun
from maturity_desktop.storage.erasing.beside import clean_beside, kept_states
from maturity_desktop.storage.erasing.certificate import Erased, write_certificate
from maturity_desktop.storage.erasing.database import write_without
from maturity_desktop.storage.erasing.needed import needed_evidence, take_evidence_away, unneeded_evidence
from maturity_desktop.storage.erasing.note import Note, keep_note, read_note
from maturity_desktop.storage.erasing.places import erase_in_place
from maturity_desktop.storage.erasing.subject import Subject
from maturity_desktop.storage.passing import sweep_passing
from maturity_desktop.storage.seal import break_seal

SHARE, WHOLE = 100, 800
"""Of the bar: one step, and all of it; the note is put down at its half."""


def erase(
    folder: Path,
    subject: Subject,
    certificate: Path,
    author: str,
    now: datetime,
    progress: Progress = unwatched,
) -> Erased:
    """Erases the subject; nobody may have the library open, nor make a backup meanwhile.

    Until the library has been written anew, Cancelled passes through, and LibraryError and OSError leave
    everything as it was. From there on `progress` is only told.
    """
    if certificate.absolute().is_relative_to(folder.absolute()):
        raise LibraryError(
            _("The certificate names the client. Choose a folder for it outside of the library's own.")
        )
    with _held(folder), ExitStack() as places:
        finish_interrupted_restore(folder)
        finish(folder)
        for place in places_there(folder):
            places.enter_context(held(place))
        staging = folder / f"{STAGING}{os.urandom(8).hex()}"
        try:
            progress(0, WHOLE)
            _try_certificate(certificate)
            progress(SHARE, WHOLE)
            files.make_folder(staging)
            rows = write_without(folder / DATABASE, staging / DATABASE, subject)
            files.sync_folder(staging)
            progress(WHOLE // 2, WHOLE)
            going = _unneeded(folder, staging / DATABASE)
            size = sum(evidence_path(folder / EVIDENCE, copy).stat().st_size for copy in going)
            counts = (len(going), size, kept_states(folder))
            keep_note(folder, Note(subject, now, author, staging.name, certificate.absolute(), rows, *counts))
        except BaseException:
            if not is_begun(folder):
                shutil.rmtree(staging, ignore_errors=True)
            raise
        return _finish(folder, places_there(folder), (), progress)


def finish(folder: Path) -> Erased | None:
    """Finishes what an earlier program had begun to erase, None where there was nothing.

    LibraryError where the library itself cannot be put in place now; then it can be tried again.
    """
    if not is_begun(folder):
        for left in folder.glob(UNFINISHED):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()
        return None
    with ExitStack() as stack:
        mine, taken = [], []
        for place in places_there(folder):
            try:
                stack.enter_context(held(place))
                mine.append(place)
            except (OSError, LibraryError) as error:
                taken.append(_("backups in {place} ({reason})").format(place=place, reason=reason(error)))
        return _finish(folder, mine, taken, unwatched)


def _finish(folder: Path, places: Sequence[Path], taken: Sequence[str], progress: Progress) -> Erased:
    """Every step after the note, each of which may have been done before."""
    note = read_note(folder)
    told = _only_told(progress)
    _put_in_place(folder, note)
    told(WHOLE // 2 + SHARE, WHOLE)
    erased = _clean(folder, note.subject, taken)
    for turn, place in enumerate(places):
        done = erase_in_place(place, note.subject, note.at, _share(told, turn, len(places)))
        erased = replace(
            erased,
            backups=erased.backups + done.clean,
            damaged_backups=erased.damaged_backups + done.dropped,
            not_reached=(
                *erased.not_reached,
                *(_("the backup {told}").format(told=one) for one in done.problems),
            ),
        )
    told(WHOLE - SHARE, WHOLE)
    erased = replace(erased, certificate=_certify(note, erased))
    (folder / NOTE).unlink()
    files.sync_folder(folder)
    told(WHOLE, WHOLE)
    return erased


def _put_in_place(folder: Path, note: Note) -> None:
    """The new library takes the place of the old one and of the changes beside that, which it has."""
    new = folder / note.staging / DATABASE
    try:
        if new.exists():
            break_seal(folder)
            for name in OF_DATABASE - {DATABASE, DOUBT}:
                (folder / name).unlink(missing_ok=True)
            files.replace(new, folder / DATABASE)
            files.sync_folder(folder)
        shutil.rmtree(folder / note.staging, ignore_errors=True)
    except OSError as error:
        raise LibraryError(
            _(
                "Something is being erased in {folder}, and that could not be finished ({reason}). Close"
                " other programs that use this folder, then open the library again."
            ).format(folder=folder, reason=reason(error))
        ) from error


def _clean(folder: Path, subject: Subject, taken: Sequence[str]) -> Erased:
    """Evidence that nothing needs any more, and what stands beside; what cannot be cleaned is told."""
    missed = list(taken)
    try:
        take_evidence_away(folder / EVIDENCE, _unneeded(folder, folder / DATABASE))
    except (OSError, LibraryError) as error:
        missed.append(_("files of evidence in the library ({reason})").format(reason=reason(error)))
    try:
        sweep_passing(folder)
        clean_beside(folder, subject.audits)
    except OSError as error:
        missed.append(_("files beside the library ({reason})").format(reason=reason(error)))
    second = second_place(folder)
    if second is not None and not second.is_there:
        missed.append(
            _(
                "the second place for backups, {folder}, which was not there: connect it, then erase again"
            ).format(folder=second.folder)
        )
    return Erased(not_reached=tuple(missed))


def sweep_evidence(folder: Path) -> int:
    """Takes away files of evidence that no row and no journal entry needs; returns how many.

    Nobody may have the library open: an undo is of an open one. Nothing goes while a state of the library is
    kept that a restore replaced, because that may need them.
    """
    with _held(folder):
        finish_interrupted_restore(folder)
        finish(folder)
        if any((folder / REPLACED).glob("*")):
            return 0
        copies = _unneeded(folder, folder / DATABASE)
        take_evidence_away(folder / EVIDENCE, copies)
        return len(copies)


def _unneeded(folder: Path, path: Path) -> tuple[str, ...]:
    """The library's files of evidence that a database, this or the next one, does not need."""
    with plain_errors(path), closing(connect(path, read_only=True)) as connection:
        needed = needed_evidence(connection)
    return unneeded_evidence(folder / EVIDENCE, needed)


def _try_certificate(path: Path) -> None:
    """OSError where the certificate could not be written: better to know that before."""
    files.make_folder(path.parent)
    trial = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}.part")
    files.open_new(trial).close()
    trial.unlink()


def _certify(note: Note, erased: Erased) -> Path | None:
    """The certificate where it was wanted, else in the home folder: after a kill that disk may be gone."""
    for path in (note.certificate, Path.home() / note.certificate.name):
        with suppress(OSError, LibraryError):
            write_certificate(path, note, erased)
            return path
    return None


def _share(told: Progress, turn: int, turns: int) -> Progress:
    """The progress of one place within the share of all places."""
    start, room = WHOLE // 2 + SHARE, WHOLE // 2 - 2 * SHARE
    return lambda done, total: told(start + room * (turn * total + done) // (turns * total), WHOLE)


def _only_told(progress: Progress) -> Progress:
    """Nothing is cancelled any more."""

    def told(done: int, total: int) -> None:
        with suppress(Cancelled):
            progress(done, total)

    return told


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    lock = files.FolderLock(folder)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()
