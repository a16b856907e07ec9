"""Opens SQLite: which one, with which settings, and what its errors mean to a person."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.errors import LibraryError

if TYPE_CHECKING:
    from sqlite3 import Connection  # sqlcipher3 has the same interface and brings no types

STATEMENTS_KEPT = 256
BUSY_MS = 5_000
BARRED = {"SQLITE_CANTOPEN", "SQLITE_READONLY"}
DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB"}

DURABLE: dict[str, tuple[object, object]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "secure_delete": ("ON", 1),
}
"""What lets a committed change outlive a power cut, and an erased one be gone: setting, as read back."""
ALWAYS: dict[str, tuple[object, object]] = {
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("ON", 1),  # a row that REPLACE pushes out is journalled as any other
    "trusted_schema": ("OFF", 0),  # a file made by somebody else runs none of our functions
    "cell_size_check": ("ON", 1),
    "fullfsync": ("ON", 1),  # macOS: through the disk's own cache
    "checkpoint_fullfsync": ("ON", 1),
    "busy_timeout": (BUSY_MS, BUSY_MS),
}


def driver() -> Any:
    """SQLCipher's SQLite: newer than Python's own, and it opens plain and encrypted files alike."""
    from sqlcipher3 import dbapi2

    return dbapi2


def register_driver() -> None:
    """Makes sqlite-utils use the same SQLite, so that it catches the errors that this one raises.

    It looks for pysqlite3 once, when it is first imported: call this before.
    """
    own = driver()
    loaded = sys.modules.get("sqlite_utils.utils")
    assert loaded is None or loaded.sqlite3 is own, "sqlite_utils was imported before its driver was chosen"
    sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = own


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> Connection:
    """A connection with every setting read back; LibraryError where one does not hold.

    It may pass from thread to thread, one at a time. Transactions are begun and ended by hand.
    """
    with plain_errors(path):
        if not read_only:
            return _connect(path, "mode=rwc" if create else "mode=rw", ALWAYS | DURABLE)
        try:
            return _connect(path, "mode=ro", ALWAYS)
        except driver().OperationalError as error:
            # SQLite shares what it reads by way of files beside the library, which a folder that may only be
            # read does not take. Changes that are not in the main file yet must not be passed over then.
            unsaved = path.with_name(f"{path.name}-wal")
            if _family(error) not in BARRED or (unsaved.exists() and unsaved.stat().st_size):
                raise
            return _connect(path, "mode=ro&immutable=1", ALWAYS)


def connect_to_file_alone(path: Path) -> Connection:
    """A connection for reading the library's file without the changes that stand beside it."""
    with plain_errors(path):
        return _connect(path, "mode=ro&immutable=1", ALWAYS)


def _connect(path: Path, how: str, settings: Mapping[str, tuple[object, object]]) -> Connection:
    connection: Connection = driver().connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=STATEMENTS_KEPT,
    )
    try:
        for name, (setting, held) in settings.items():
            _set(connection, name, setting, held)
        connection.execute("PRAGMA user_version").fetchone()  # the first look into the file
    except BaseException:
        connection.close()
        raise
    return connection


def _set(connection: Connection, name: str, setting: object, held: object) -> None:
    connection.execute(f"PRAGMA {name} = {setting}").fetchall()
    found = connection.execute(f"PRAGMA {name}").fetchone()[0]
    if found != held:
        raise LibraryError(
            _(
                "The library's disk does not keep what is written to it safe: {name} is {found}, not {held}."
                " Move the library to a folder on this computer's own disk."
            ).format(name=name, found=found, held=held)
        )


@contextmanager
def writing(connection: Connection) -> Iterator[None]:
    """One transaction that holds the right to write from its start; all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    with _ended(connection):
        yield


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """One state of the library for several statements."""
    connection.execute("BEGIN")
    with _ended(connection):
        yield


@contextmanager
def _ended(connection: Connection) -> Iterator[None]:
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """What goes wrong in SQLite becomes a LibraryError in plain words."""
    try:
        yield
    except driver().Error as error:
        raise LibraryError(f"{meaning(error)} ({path}: {error})") from error
    except UnicodeDecodeError as error:  # a damaged schema, which SQLite shows in its own error
        damaged = _meanings()["SQLITE_CORRUPT"]
        raise LibraryError(f"{damaged} ({path})") from error
    except OverflowError as error:
        raise LibraryError(_("A number is too large to be kept. Write a smaller one.")) from error


def meaning(error: Exception) -> str:
    """What an error of SQLite means, and what to do."""
    otherwise = _(
        "The library could not be used. Close the program, start it again and run its check of the library."
    )
    return _meanings().get(_family(error), otherwise)


def is_damage(error: BaseException | None) -> bool:
    """Whether an error of SQLite means that the file is damaged."""
    return isinstance(error, UnicodeDecodeError) or _family(error) in DAMAGED


def was_interrupted(error: BaseException) -> bool:
    """Whether somebody stopped SQLite at its work."""
    return _family(error) == "SQLITE_INTERRUPT"


def _family(error: BaseException | None) -> str:
    """SQLITE_IOERR_WRITE is an SQLITE_IOERR."""
    return "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])


def _meanings() -> Mapping[str, str]:
    locked = _("The library's file may not be opened. Give yourself the right to write to its folder.")
    busy = _("Another program keeps the library's file busy. Close that program, then try again.")
    return {
        "SQLITE_FULL": _("The disk is full. Make room on it, then try again."),
        "SQLITE_IOERR": _(
            "The disk could not be read or written. See whether it is still there and has room."
        ),
        "SQLITE_READONLY": _("The library may only be read. Give yourself the right to write to its folder."),
        "SQLITE_CANTOPEN": _(
            "The library's file cannot be opened. See whether it is there and may be written to."
        ),
        "SQLITE_PERM": locked,
        "SQLITE_AUTH": locked,
        "SQLITE_NOTADB": _(
            "The file is no library of this program, or its beginning is damaged. It was left as it is;"
            " open another folder, or put a backup in its place."
        ),
        "SQLITE_CORRUPT": _(
            "The library is damaged. It was left as it is; keep it, and go on from a backup."
        ),
        "SQLITE_BUSY": busy,
        "SQLITE_LOCKED": busy,
        "SQLITE_TOOBIG": _("A text is too long to be kept. Shorten it."),
        "SQLITE_CONSTRAINT": _(
            "The change does not fit what the library holds, and nothing of it was written."
            " Open the audit again."
        ),
    }
