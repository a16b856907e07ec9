"""What can be done for a library's safety: look into it, and save what can be saved of a damaged one."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from maturity_desktop import __version__
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError, LibraryError
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.storage.backups.layout import DATABASE, EVIDENCE
from maturity_desktop.storage.backups.places import places_there
from maturity_desktop.storage.diagnosis import Diagnosis, sqlite_version
from maturity_desktop.storage.doubt import end_doubt
from maturity_desktop.storage.files import FolderLock
from maturity_desktop.storage.framework_files import FrameworkFile, shipped_frameworks
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.salvage import Salvaged, salvage, what_is_affected
from maturity_desktop.storage.seal import SealState, seal_state
from maturity_desktop.storage.start_check import Condition, State, sound_condition
from maturity_desktop.storage.surroundings import free_space, warnings_about
from maturity_desktop.verbs.frameworks import frameworks_at_hand
from maturity_desktop.verbs.models import faults_beside_the_library

Line = tuple[str, str]


def problems_of(folder: Path, deep: bool, now: datetime, progress: Progress = unwatched) -> tuple[str, ...]:
    """What is wrong with a library and with what stands beside it; LibraryError where there is none.

    What is not deep reads a sample of the evidence and computes no levels. Where the library is damaged, what
    the damage has hit is named.
    """
    library, condition = Library.open_as_found(folder, make=False)
    is_damaged = condition.state is State.DAMAGED
    if library is None and not is_damaged:
        raise LibraryError("\n".join(condition.problems))
    found = condition.problems if is_damaged or condition.state is State.SOUND else ()
    if library is not None:
        with closing(library):
            found += library.verify(progress, deep)
    if is_damaged:
        found += affected_words(folder, now, progress)
    return tuple(dict.fromkeys((*found, *faults_beside_the_library(folder))))


def affected_words(folder: Path, now: datetime, progress: Progress = unwatched) -> tuple[str, ...]:
    """Which records a damage has hit: lost, or to be had from the journal alone. Nothing of it is written."""
    try:
        hit = what_is_affected(folder, now, progress)
    except LibraryError as error:
        return (str(error),)
    only_there = _("{place}: damaged. The journal still has it, and a salvage will bring it back.")
    return (*hit.losses, *hit.doubts, *(only_there.format(place=place) for place in hit.rebuilt))


def salvage_library(folder: Path, target: Path, now: datetime, progress: Progress = unwatched) -> Salvaged:
    """Saves what can be saved into a new library, with lost files of evidence from the backups at hand."""
    spare = [place / EVIDENCE for place in places_there(folder)]
    return salvage(folder, target, _frameworks(folder), now, progress, spare)


def saved_lines(done: Salvaged) -> Iterator[str]:
    """What a salvage saved: counts, then every loss by name, what is in doubt, what the journal gave back."""
    yield ngettext("{count} record", "{count} records", done.rows).format(count=done.rows)
    yield ngettext("{count} entry of the journal", "{count} entries of the journal", done.entries).format(
        count=done.entries
    )
    yield ngettext("{count} file of evidence", "{count} files of evidence", done.files).format(
        count=done.files
    )
    yield ngettext("{count} loss", "{count} losses", len(done.losses)).format(count=len(done.losses))
    for heading, lines in (
        (_("Lost:"), done.losses),
        (_("To be looked at:"), done.doubts),
        (_("Rebuilt from the journal:"), done.rebuilt),
    ):
        if lines:
            yield ""
            yield heading
        yield from (f"  {line}" for line in lines)


def take_over_library(folder: Path) -> str:
    """Takes away the name that another computer left, and says so; LibraryInUse where somebody is in it."""
    left = FolderLock(folder).holder()
    Library.open(folder, make=False, take_over=True).close()
    if left is None:
        return _("Nobody had left a name in the library: there was nothing to take over.")
    return _("The library was taken over from {computer}, which had it since {moment}.").format(
        computer=left.computer, moment=f"{left.since.astimezone():%Y-%m-%d %H:%M}"
    )


def accept_library(folder: Path) -> str:
    """Accepts a library as it is, and says what was decided; LibraryError where it cannot be written in."""
    with closing(Library.open(folder, make=False)) as library:
        if library.condition.doubt is None:
            return _("Nothing was told to be missing from the library: there was nothing to decide.")
        accept_as_it_is(library)
    return _("The library as it is counts as the right one from now on.")


def accept_as_it_is(library: Library) -> None:
    """A person has decided that the open library is the right one: nothing more is told to be missing."""
    library.writer.submit(lambda db: end_doubt(db, library.folder)).result()
    library.condition = sound_condition(None, library.condition.is_checked)


def diagnosis_lines(folder: Path) -> Iterator[Line]:
    """What a library and its surroundings are like, each as a name and a value; no client's words."""
    yield from _software_lines()
    yield _("Folder"), str(folder)
    seal = _seal_words(folder)  # before the library is open: its file is read past SQLite
    library, condition = Library.open_as_found(folder, make=False)
    yield from _condition_lines(condition)
    yield _("Seal"), seal
    if library is not None:
        with closing(library):
            try:
                yield from _library_lines(library.diagnose())
            except LibraryError as error:
                yield _("Contents"), str(error)
    yield from _surroundings_lines(folder)


def open_diagnosis_lines(library: Library) -> Iterator[Line]:
    """The same of a library that this program has open, without the folder, whose names may be a person's."""
    yield from _software_lines()
    yield from _condition_lines(library.condition)
    yield _("Opened"), _("for reading only") if library.read_only else _("for writing")
    yield from _library_lines(library.diagnose())
    yield from _surroundings_lines(library.folder)


def closed_diagnosis_lines(folder: Path) -> Iterator[Line]:
    """The same of one that this program could not open: what can be told from outside."""
    yield from _software_lines()
    yield _("Seal"), _seal_words(folder)
    yield from _surroundings_lines(folder)


def _seal_words(folder: Path) -> str:
    """What the seal says of the file beside it."""
    try:
        state = seal_state(folder / DATABASE)
    except OSError:
        return _("there is one, but the library's file is missing or cannot be read")
    return {
        SealState.WHOLE: _("whole: the file is as it was closed"),
        SealState.BROKEN: _("broken: the file is not as it was closed"),
        SealState.STRAY_CHANGES: _("whole, but changes stand beside the file that do not belong to it"),
        SealState.NONE: _("none: it was not closed in order, or is open"),
    }[state]


def _software_lines() -> Iterator[Line]:
    yield _("Program"), __version__
    yield _("System"), f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    yield "SQLite", sqlite_version()


def _surroundings_lines(folder: Path) -> Iterator[Line]:
    space = free_space(folder)
    yield _("Free space"), _("unknown") if space is None else _mb(space)
    for warning in warnings_about(folder):
        yield _("Warning"), warning.words


def _frameworks(folder: Path) -> tuple[FrameworkFile, ...]:
    """Those at hand, without the firm's own where one of its files is broken."""
    shipped = shipped_frameworks(frameworks_folder())
    try:
        return (*shipped, *frameworks_at_hand(folder))
    except FrameworkError:
        return tuple(shipped)


def _condition_lines(condition: Condition) -> Iterator[Line]:
    sound = _("sound") if condition.is_checked else _("sound, as far as the start had time to look")
    words = {
        State.SOUND: sound if condition.doubt is None else _("whole, but its last changes are missing"),
        State.DAMAGED: _("damaged"),
        State.HELD: _("open in another program"),
        State.NEWER: _("written by a newer version"),
        State.UNUSABLE: _("cannot be opened for writing"),
    }
    yield _("Condition"), words[condition.state]
    if condition.problems:  # their words name clients
        yield _("Problems"), _("{count} (verify names them)").format(count=len(condition.problems))
    if condition.holder is not None:
        holder = condition.holder
        since = f"{holder.since.astimezone():%Y-%m-%d %H:%M}"
        yield (
            _("Held by"),
            _("process {process} on {computer} since {since}").format(
                process=holder.process, computer=holder.computer, since=since
            ),
        )


def _library_lines(found: Diagnosis) -> Iterator[Line]:
    yield _("Schema"), str(found.schema)
    yield _("Settings"), ", ".join(f"{name} {value}" for name, value in found.settings.items())
    yield _("Records"), ", ".join(f"{name} {count}" for name, count in found.rows.items() if count)
    yield _("Last revision"), str(found.revision)
    yield (
        _("Size"),
        _("{size}, of which {unused} unused").format(size=_mb(found.size), unused=_mb(found.unused)),
    )
    yield _("Evidence"), _mb(found.evidence_size)


def _mb(size: int) -> str:
    return _("{size} MB").format(size=f"{size / (1 << 20):.1f}")
