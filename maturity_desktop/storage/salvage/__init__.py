"""What can be saved of a damaged library goes into a new one; the damaged one is only read.

Rows are taken from the pages one by one (pages, cells, finding), put together with the journal, in which
every row stands once more (history, mending), and written to a new library (writing). Files of evidence come
over by their SHA-256.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.record import new_key
from maturity_desktop.storage.backups.layout import files_beside
from maturity_desktop.storage.evidence_store import EvidenceStore, FileState
from maturity_desktop.storage.files import FolderLock, replace, sync_folder
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.storage.library import FILE, Library
from maturity_desktop.storage.places import place_of
from maturity_desktop.storage.salvage.finding import Found, find
from maturity_desktop.storage.salvage.history import History, whole_history
from maturity_desktop.storage.salvage.mending import Mended, doubts, mend, names_of
from maturity_desktop.storage.salvage.pages import Pages
from maturity_desktop.storage.salvage.writing import renew_headlines, write
from maturity_desktop.storage.seal import SealState, seal_state
from maturity_desktop.storage.texts import person_text

__all__ = ["Salvaged", "salvage", "what_is_affected"]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came through: how many rows and entries of the journal, and in plain words what did not.

    `rebuilt` rows were lost and came from the journal; of `doubts` row and journal tell different things.
    `made_entries` stand in the journal where entries were lost.
    """

    rows: int
    entries: int
    made_entries: int
    files: int
    losses: tuple[str, ...]
    rebuilt: tuple[str, ...]
    doubts: tuple[str, ...]


def what_is_affected(folder: Path, now: datetime, progress: Progress = unwatched) -> Salvaged:
    """What a salvage would bring, for whoever wants to know what the damage has hit. Writes nothing."""
    _found, mended, history, told = _put_together(folder, (), now, "", progress)
    return _salvaged(mended, history, told, 0, 0)


def salvage(
    folder: Path,
    target: Path,
    frameworks: Iterable[FrameworkFile],
    now: datetime,
    progress: Progress = unwatched,
    spare_evidence: Sequence[Path] = (),
) -> Salvaged:
    """Makes a sound library in `target`, which is not there yet, from the damaged one in `folder`.

    `frameworks` are those at hand; `spare_evidence` are evidence folders (of backups) in which files are
    looked for that the library has lost. `progress` counts pages, then bytes. LibraryError where nothing can
    be saved.
    """
    if target.exists():
        raise LibraryError(
            _("{folder} is there already. Choose a folder that is not there yet.").format(folder=target)
        )
    name = new_key()
    with _nobody_writes(folder):
        found, mended, history, told = _put_together(folder, frameworks, now, name, progress)
    if not any(mended.records.values()):
        raise LibraryError(
            _("Nothing in {file} can be read. Go on from a backup.").format(file=folder / FILE)
        )
    making = target.with_name(f"{target.name}.part")
    shutil.rmtree(making, ignore_errors=True)
    try:
        library = Library.open(making)
        try:
            files = _bring_evidence(folder, library, mended, progress, spare_evidence)
            at = _moment(now)
            made = library.writer.submit(lambda db: write(db.conn, found, mended, history, name, at)).result()
            renew_headlines(library)
        finally:
            library.close()
        _bring_what_is_beside(folder, making)
        replace(making, target)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    sync_folder(target.parent)
    return _salvaged(mended, history, told, made, files)


@contextmanager
def _nobody_writes(folder: Path) -> Iterator[None]:
    """Keeps other programs out, unless the folder may only be read; LibraryInUse where one is in it."""
    lock = FolderLock(folder)
    with suppress(OSError):
        lock.acquire(take_over=True)
    try:
        yield
    finally:
        lock.release()


def _put_together(
    folder: Path, frameworks: Iterable[FrameworkFile], now: datetime, name: str, progress: Progress
) -> tuple[Found, Mended, History, tuple[str, ...]]:
    """What is found, the records and the journal it makes, and what is in doubt."""
    path = folder / FILE
    try:
        has_log = seal_state(path) is not SealState.STRAY_CHANGES
        with Pages(path, has_log) as pages:
            found = find(pages, progress)
    except OSError as error:
        raise LibraryError(
            _("{file} cannot be read ({reason}). Go on from a backup.").format(
                file=path, reason=error.strerror
            )
        ) from error
    mended = mend(found, frameworks, now.date())
    told = tuple(doubts(found, mended))
    return found, mended, whole_history(found, name, _moment(now)), told


def _salvaged(mended: Mended, history: History, told: tuple[str, ...], made: int, files: int) -> Salvaged:
    return Salvaged(
        sum(map(len, mended.records.values())),
        len(history.journal) - history.made_entries,
        history.made_entries + made,
        files,
        tuple(mended.losses),
        tuple(mended.rebuilt),
        told,
    )


def _moment(now: datetime) -> str:
    return now.astimezone(UTC).isoformat()


def _bring_evidence(
    folder: Path, library: Library, mended: Mended, progress: Progress, spare: Sequence[Path]
) -> int:
    """Copies the files that are whole; an item whose file is lost stays, without it. Returns how many."""
    stores = [EvidenceStore(folder / "evidence"), *map(EvidenceStore, spare)]
    names, rows = names_of(mended.records), mended.records["evidence"]
    wanted = {key: row for key, row in rows.items() if row["sha256"]}
    total, done, files = sum(row["size"] for row in wanted.values()), 0, set()
    for key, row in wanted.items():
        client, sha256 = person_text(row["client"]), person_text(row["sha256"])
        progress(done, total)
        if (client, sha256) in files or _bring(client, sha256, stores, library.evidence):
            files.add((client, sha256))
        else:
            rows[key] = row | {"sha256": "", "size": 0, "media_type": "", "file_name": ""}
            mended.losses.append(
                _("{place}: its file “{file}” is lost or has changed. Add it again.").format(
                    place=place_of("evidence", row, names), file=person_text(row["file_name"])
                )
            )
        done += row["size"]
    progress(total, total)
    return len(files)


def _bring(client: str, sha256: str, stores: Sequence[EvidenceStore], target: EvidenceStore) -> bool:
    """Takes a file over from the first store that has it whole."""
    for store in stores:
        if store.check(client, sha256) is FileState.PRESENT:
            with store.open(client, sha256) as reader:
                return target.add(client, Path(reader.name)).sha256 == sha256
    return False


def _bring_what_is_beside(folder: Path, target: Path) -> None:
    """Own models, wordings, mappings, preferences: nothing says what they were, and they come as they are."""
    for name in files_beside(folder):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, place)
