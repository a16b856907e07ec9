"""That a whole library lacks changes which it had: kept beside it until a person has decided.

An old copy was put in its place, or the file of its last changes was taken away. The library can be worked
in; from the first change of that work on nothing else would tell any more.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.storage.backups.layout import DATABASE, DOUBT
from maturity_desktop.storage.files import open_plain, replacing, sync_folder
from maturity_desktop.storage.last_change import LastChange, last_change, note_last_change

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Doubt:
    """The last change that a library had, and that it was found with.

    `was_closed` says that it had been closed in order: then no file of changes can be what it lacks.
    """

    was: LastChange
    found: LastChange
    was_closed: bool


def keep_doubt(folder: Path, doubt: Doubt) -> None:
    """Keeps it, durably; a folder that does not take it is told of once only."""
    with suppress(OSError), replacing(folder / DOUBT) as file:
        file.write(json.dumps(asdict(doubt)).encode())


def read_doubt(folder: Path) -> Doubt | None:
    """The doubt that nobody has decided yet, None where there is none."""
    try:
        with open_plain(folder / DOUBT) as file:
            told: dict[str, Any] = json.loads(file.read(MOST_BYTES))
        was, found = (
            LastChange(int(told[name]["revision"]), str(told[name]["at"])) for name in ("was", "found")
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return Doubt(was, found, bool(told.get("was_closed")))


def drop_doubt(folder: Path) -> None:
    """It is decided; OSError where the folder cannot be written to."""
    (folder / DOUBT).unlink(missing_ok=True)
    sync_folder(folder)


def end_doubt(db: Database, folder: Path) -> None:
    """A person has decided that a library is complete as it is; errors as for `drop_doubt`."""
    note_last_change(folder, last_change(db.conn))
    drop_doubt(folder)


def doubt_words(doubt: Doubt) -> str:
    """What is missing, why that may be, and what can be done."""
    count = doubt.was.revision - doubt.found.revision
    if doubt.was_closed:
        return _(
            "The library ({file}) is older than when it was closed: its last change is number {now}, and was"
            " {sealed}. Somebody may have put an old copy in its place; a backup may be newer."
        ).format(file=DATABASE, now=doubt.found.revision, sealed=doubt.was.revision)
    what = (
        ngettext(
            "The library lacks its last change (number {first}).",
            "The library lacks its last {count} changes (numbers {first} to {last}).",
            count,
        ).format(count=count, first=doubt.found.revision + 1, last=doubt.was.revision)
        if count
        else _("The library lacks what was typed last, until {moment}.").format(moment=_moment(doubt.was.at))
    )
    why = _(
        "Its file of changes ({file}-wal) has gone, or an old copy was put in the library's place. If you"
        " still have that file, close the program and put it back before you change anything; else see"
        " whether a backup is newer."
    ).format(file=DATABASE)
    return f"{what} {why}"


def _moment(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return at
