"""The connection with which a library is opened, and what must hold before it is."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups import (
    backup_before_migration,
    finish_interrupted_restore,
    is_begun,
)
from maturity_desktop.storage.backups.layout import EVIDENCE
from maturity_desktop.storage.doubt import drop_doubt, keep_doubt
from maturity_desktop.storage.engine import connect, connect_to_file_alone, plain_errors
from maturity_desktop.storage.erasing import finish_interrupted_erasing
from maturity_desktop.storage.erasing import is_begun as is_erasing_begun
from maturity_desktop.storage.files import sync_folder
from maturity_desktop.storage.last_change import last_change
from maturity_desktop.storage.migrations import SCHEMA, check_schema, migrate
from maturity_desktop.storage.seal import NAME as SEAL
from maturity_desktop.storage.seal import break_seal
from maturity_desktop.storage.start_check import (
    Condition,
    DamagedLibrary,
    check_before_opening,
    sound_condition,
)

if TYPE_CHECKING:
    from sqlite3 import Connection


def is_there(path: Path) -> bool:
    """Whether there is a file with something in it; LibraryError where something else has its name."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(found.st_mode):  # a pipe would keep whoever opens it waiting
        raise LibraryError(
            _("{path} is a folder or a device, and no library. Choose another folder.").format(path=path)
        )
    return found.st_size > 0


def open_for_writing(path: Path) -> tuple[Connection, Condition]:
    """A connection for reading a library that exists and has the newest schema, and how that was found.

    The folder is locked, and no connection of this process has the file open.
    """
    finish_interrupted_restore(path.parent)
    finish_interrupted_erasing(path.parent)
    is_new, condition = not path.exists(), Condition()
    beside = (path.with_name(EVIDENCE), path.with_name(SEAL))
    if not is_there(path):
        _refuse_to_begin_anew(path, *beside, path.with_name(f"{path.name}-wal"))
    else:
        condition = check_before_opening(path)
        if condition.doubt is not None:
            keep_doubt(path.parent, condition.doubt)
        schema = _schema(path)
        if not schema:
            _refuse_to_begin_anew(path, *beside)
        elif schema < SCHEMA:
            backup_before_migration(path.parent, datetime.now(UTC))
            break_seal(path.parent)
    if is_new:
        path.touch(mode=0o600, exist_ok=False)
    with plain_errors(path):
        connection = connect(path, create=True)
        try:
            if check_schema(connection, path) < SCHEMA:
                migrate(connection)
            connection.execute("PRAGMA query_only = ON")
            if condition.doubt is not None and last_change(connection) == condition.doubt.was:
                drop_doubt(path.parent)  # what was missing has been put back
                condition = sound_condition(None, condition.is_checked)
        except BaseException:
            connection.close()
            raise
    if is_new:
        sync_folder(path.parent)
    return connection, condition


def open_for_reading(path: Path, without_changes_beside: bool = False) -> Connection:
    """A connection that changes nothing; LibraryError where the library is older than this program."""
    if is_begun(path.parent):
        raise LibraryError(
            _("A backup was being restored in {folder}. Open it for writing once to finish that.").format(
                folder=path.parent
            )
        )
    if is_erasing_begun(path.parent):
        raise LibraryError(
            _("Something was being erased in {folder}. Open it for writing once to finish that.").format(
                folder=path.parent
            )
        )
    with plain_errors(path):
        connection = connect_to_file_alone(path) if without_changes_beside else connect(path, read_only=True)
        try:
            if check_schema(connection, path) < SCHEMA:
                raise LibraryError(
                    _("{path} is older than this program. Open it for writing once to renew it.").format(
                        path=path
                    )
                )
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def folder_errors(folder: Path) -> Iterator[None]:
    """A folder that cannot be written to becomes a LibraryError."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise LibraryError(
                _("The disk that holds {folder} is full. Make room on it, then try again.").format(
                    folder=folder
                )
            ) from error
        raise LibraryError(
            _(
                "The library's folder {folder} cannot be written to ({reason}). Give yourself the right to"
                " write to it, or choose another folder."
            ).format(folder=folder, reason=error.strerror)
        ) from error


def _schema(path: Path) -> int:
    with plain_errors(path):
        connection = connect(path, read_only=True)
        try:
            return check_schema(connection, path)
        finally:
            connection.close()


def refuse_where_there_is_none(path: Path) -> None:
    """LibraryError where there is no library to open; where one was lost, it says how to get it back."""
    if is_there(path):
        return
    if _is_any_left(path.with_name(EVIDENCE)) or _has_backups(path.parent):
        raise LibraryError(_lost_words(path))
    raise LibraryError(
        _("There is no library in {folder}. Name the folder that holds {file}.").format(
            folder=path.parent, file=path.name
        )
    )


def _refuse_to_begin_anew(path: Path, *beside: Path) -> None:
    """An empty library beside evidence or changes has lost what they belong to."""
    if _is_any_left(*beside) or _has_backups(path.parent):
        raise DamagedLibrary(_lost_words(path))


def _is_any_left(*beside: Path) -> bool:
    return any(any(left.iterdir()) if left.is_dir() else is_there(left) for left in beside)


def _has_backups(folder: Path) -> bool:
    """Whether a place in reach has backups of what was in the folder."""
    from maturity_desktop.storage.backups.listing import backup_folders
    from maturity_desktop.storage.backups.places import places_there

    return any(map(backup_folders, places_there(folder)))


def _lost_words(path: Path) -> str:
    return _(
        "{path} is missing or empty, but files of its audits or backups of it are there: the audits were"
        " lost, and a new library would hide that. Put {file} back from a backup (on the command line:"
        " {verb}), or choose another folder for a new library."
    ).format(path=path, file=path.name, verb="restore")
