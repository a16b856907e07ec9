"""Habits of the person: typed, in one small file beside the library."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from maturity_desktop.gui.first_sight import Place, ground_in, numbers, place_in, read_file

Choice = Literal["light", "dark", "system"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
"""The themes to choose from."""

MOST_RECENTS = 8


class Recent(NamedTuple):
    """An audit that was open, and the criterion and the framework that were in view."""

    audit: str
    client: str = ""
    criterion: str = ""
    framework: str = ""


class Preferences(NamedTuple):
    """What the program remembers; recents are newest first.

    `ground` is the colour (#RRGGBB) that the window stood on last: it is painted before the look is read.
    """

    author: str = ""
    theme: Choice = "system"
    ground: str = ""
    place: Place | None = None
    maximised: bool = False
    splitters: Mapping[str, tuple[int, ...]] = {}
    recents: tuple[Recent, ...] = ()
    ratings: Mapping[str, str] = {}
    """By audit the rating set in view, where it is not the agreed one."""
    put_away: tuple[str, ...] = ()
    """The kinds of danger round the library that the person has read of and put away."""
    watched: str = ""
    """The folder whose new files are offered as evidence; empty where none is watched."""

    def with_recent(self, recent: Recent) -> Preferences:
        """The audit comes first among the recents; where none is given, the framework's criterion stays."""
        before = self.recent(recent.audit)
        if before and not recent.criterion and recent.framework in ("", before.framework):
            recent = recent._replace(criterion=before.criterion)
        others = [other for other in self.recents if other.audit != recent.audit]
        return self._replace(recents=(recent, *others)[:MOST_RECENTS])

    def recent(self, audit: str) -> Recent | None:
        """What is remembered of an audit."""
        return next((recent for recent in self.recents if recent.audit == audit), None)


class PreferenceFile:
    """The preferences and the file that keeps them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.is_kept = True
        """Whether a change is written: not in a folder that is only read, which may be another's."""
        self.now = read_preferences(file)

    def change(self, **values: Any) -> bool:
        """Takes other values over and writes them; False where that failed: a habit is lost, nothing more."""
        before, self.now = self.now, self.now._replace(**values)
        return self.now == before or (self.is_kept and self._write())

    def _write(self) -> bool:
        from maturity_desktop.storage.files import replacing

        data = self.now._asdict() | {"recents": [recent._asdict() for recent in self.now.recents]}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file) as file:
                file.write(json.dumps(data, indent=1).encode())
        except OSError:
            return False
        return True


def read_preferences(file: Path) -> Preferences:
    """What the file says; the default of whatever it does not say, or says in a way that makes no sense."""
    data = read_file(file)
    theme = data.get("theme")
    return Preferences(
        author=_text(data.get("author")),
        theme=theme if theme in CHOICES else "system",
        ground=ground_in(data),
        place=place_in(data),
        maximised=data.get("maximised") is True,
        splitters={_text(name): numbers(sizes) for name, sizes in _table(data.get("splitters")).items()},
        ratings={
            _text(audit): _text(own) for audit, own in _table(data.get("ratings")).items() if _text(own)
        },
        put_away=tuple(_text(entry) for entry in _list(data.get("put_away")) if _text(entry)),
        watched=_text(data.get("watched")),
        recents=tuple(_recent(entry) for entry in _list(data.get("recents")) if _table(entry).get("audit")),
    )


def _recent(entry: object) -> Recent:
    table = _table(entry)
    return Recent(*(_text(table.get(name)) for name in Recent._fields))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
