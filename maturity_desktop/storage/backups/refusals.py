"""What a person is told when a backup cannot be made, used or put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path

from maturity_desktop.domain.errors import EvidenceError, LibraryError, LibraryInUse
from maturity_desktop.storage.engine import is_damage


class UnsoundLibrary(LibraryError):
    """The library itself is damaged: a backup of it would be no backup."""


class UnusableBackup(LibraryError):
    """A backup that is damaged, half there or of a newer program."""


class NotSaved(LibraryError):
    """Nothing was put back, because what the library is now could not become a backup first."""


@contextmanager
def told_of_place(place: Path) -> Iterator[None]:
    """What goes wrong while a backup is made becomes a LibraryError that says where, why, and what to do."""
    try:
        yield
    except (UnsoundLibrary, LibraryInUse):
        raise
    except (OSError, EvidenceError, LibraryError) as error:
        if is_damage(error.__cause__):
            raise unsound_library(str(error)) from error
        raise LibraryError(
            _(
                "No backup could be made in {place} ({reason}). See whether that disk is there, has room and"
                " may be written to, or choose another place for backups."
            ).format(place=place, reason=reason(error))
        ) from error


@contextmanager
def told_of_restoring(folder: Path) -> Iterator[None]:
    """What goes wrong before anything was exchanged becomes a LibraryError that says so."""
    try:
        yield
    except (OSError, EvidenceError) as error:
        raise LibraryError(
            _(
                "The backup was not put back: {folder} could not be written to, or the backup could not be"
                " read ({reason}). The library is as it was."
            ).format(folder=folder, reason=reason(error))
        ) from error


def unsound_library(what: str) -> UnsoundLibrary:
    """No backup, because of what is wrong with the library."""
    return UnsoundLibrary(
        _(
            "The library is damaged, so no backup was made of it, and the earlier ones were left as they are"
            " ({damage}). Go on from one of those."
        ).format(damage=what)
    )


def empty_library(path: Path) -> UnsoundLibrary:
    """No backup, because there is nothing in the library's file: not even what a new one has."""
    return UnsoundLibrary(
        _(
            "{path} is empty, so no backup was made of it, and the earlier ones were left as they are. Put"
            " {file} back from one of those."
        ).format(path=path, file=path.name)
    )


def not_saved(why: str) -> NotSaved:
    """No restore, because there is no backup by which it could be taken back."""
    return NotSaved(
        _(
            "The backup was not put back, and the library is as it was: what it is now could not be made a"
            " backup first. {reason}"
        ).format(reason=why)
    )


def unusable(path: Path, why: str) -> UnusableBackup:
    """A backup that cannot be used."""
    return UnusableBackup(
        _("The backup {path} cannot be used: {why} Take another one.").format(path=path, why=why)
    )


def reason(error: Exception) -> str:
    """What the system or SQLite said, without the paths of files that nobody knows."""
    for each in (error, error.__cause__):
        if isinstance(each, OSError) and each.strerror:
            return each.strerror
    return str(error.__cause__ if hasattr(error.__cause__, "sqlite_errorname") else error)
