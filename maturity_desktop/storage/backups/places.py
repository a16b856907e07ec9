"""Where a library's backups go: its own folder, and a second place that is not always there.

The second place is remembered in the library's folder, and has a mark that is remembered too. It counts as
there only while it has that mark: neither an empty mount point nor a folder that was made anew is a stick.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups.layout import PLACE, SETTINGS
from maturity_desktop.storage.backups.refusals import told_of_place
from maturity_desktop.storage.files import make_folder, open_plain, replacing

MOST_BYTES = 1 << 20
MARK = "place.json"
"""The file in the second place by which it is known again."""


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """A folder on a stick or a synced one, and when the library last saw it."""

    folder: Path
    seen_at: datetime | None
    is_there: bool


@dataclass(frozen=True, slots=True)
class BackupSettings:
    """What is remembered about backups: the library's own id, the last number, the second place."""

    library: str
    number: int = 0
    second: Path | None = None
    seen_at: datetime | None = None
    mark: str = ""
    """What stands in the second place's mark; '' for a place that was chosen before there were marks."""


def read_settings(folder: Path) -> BackupSettings:
    """What the library's folder remembers; where it cannot be read, the beginnings of a new one."""
    try:
        with (folder / SETTINGS).open("rb") as file:
            told: dict[str, Any] = json.loads(file.read(MOST_BYTES))
        second, seen_at = told.get("second"), told.get("seen_at")
        return BackupSettings(
            str(told["library"]),
            int(told["number"]),
            Path(second) if second else None,
            datetime.fromisoformat(seen_at).astimezone(UTC) if seen_at else None,
            str(told.get("mark", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return BackupSettings(secrets.token_hex(6))


def keep_settings(folder: Path, settings: BackupSettings) -> None:
    """Remembers it; OSError where the folder takes nothing."""
    told = {
        "library": settings.library,
        "number": settings.number,
        "second": None if settings.second is None else str(settings.second),
        "seen_at": None if settings.seen_at is None else settings.seen_at.isoformat(),
        "mark": settings.mark,
    }
    with replacing(folder / SETTINGS) as file:
        file.write(json.dumps(told, indent=1).encode())


def first_place(folder: Path) -> Path:
    """The backups in the library's own folder."""
    return folder / PLACE


def place_within(chosen: Path, settings: BackupSettings) -> Path:
    """The folder of this library's backups in a folder that several libraries may share."""
    return chosen / f"Maturity Desktop backups {settings.library}"


def places_there(folder: Path) -> tuple[Path, ...]:
    """The places that can be reached now, the library's own first."""
    settings = read_settings(folder)
    second = settings.second and place_within(settings.second, settings)
    return (first_place(folder), *([second] if second and _is_marked(second, settings.mark) else ()))


def _is_marked(place: Path, mark: str) -> bool:
    """Whether a folder is there and has the mark, which an early one need not have."""
    if not mark:
        return place.is_dir()
    try:
        with open_plain(place / MARK) as file:
            return bool(json.loads(file.read(MOST_BYTES)) == {"mark": mark})
    except (OSError, ValueError, RecursionError):
        return False


def second_place_was_seen(folder: Path, now: datetime) -> None:
    """Remembers when; an early place is marked. OSError where that cannot be written down."""
    settings = read_settings(folder)
    if settings.second is not None and not settings.mark:
        settings = replace(settings, mark=_mark(place_within(settings.second, settings)))
    keep_settings(folder, replace(settings, seen_at=now))


def _mark(place: Path) -> str:
    """Gives a place a mark of its own; OSError where it takes none."""
    mark = secrets.token_hex(8)
    with replacing(place / MARK) as file:
        file.write(json.dumps({"mark": mark}).encode())
    return mark


def second_place(folder: Path) -> SecondPlace | None:
    """The second place, None where none was chosen."""
    settings = read_settings(folder)
    if settings.second is None:
        return None
    return SecondPlace(settings.second, settings.seen_at, len(places_there(folder)) > 1)


def choose_second_place(folder: Path, chosen: Path | None, now: datetime) -> None:
    """Keeps backups in another folder too from now on, or, with None, no longer.

    LibraryError where nothing can be kept there. What is in the old place stays.
    """
    settings = read_settings(folder)
    if chosen is None:
        with told_of_place(folder):
            keep_settings(folder, replace(settings, second=None, seen_at=None, mark=""))
        return
    chosen = chosen.absolute()
    if chosen.is_relative_to(folder.absolute()):
        raise LibraryError(
            _(
                "{folder} is within the library's own folder, and would be lost with it. Choose a folder on"
                " another disk."
            ).format(folder=chosen)
        )
    with told_of_place(chosen):
        make_folder(place_within(chosen, settings))
        mark = _mark(place_within(chosen, settings))
    with told_of_place(folder):
        keep_settings(folder, replace(settings, second=chosen, seen_at=now, mark=mark))
