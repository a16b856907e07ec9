"""Habits of the person: typed, in one small file beside the library.

It is read before the window is painted, so it is plain Python that needs nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

Choice = Literal["light", "dark", "system"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
"""The themes to choose from."""
Place = tuple[int, int, int, int]
"""x, y, width, height in logical pixels."""

FILE_NAME = "preferences.json"
MOST_RECENTS = 8
USUAL_SIZE = (1366, 768)
LEAST_IN_SIGHT = 80
"""How many pixels of a window must be on a screen, each way, for it to count as being there."""


class Recent(NamedTuple):
    """An audit that was open, and the criterion that was in view."""

    audit: str
    client: str = ""
    criterion: str = ""


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

    def with_recent(self, recent: Recent) -> Preferences:
        """The audit comes first among the recents; its criterion stays where none is given."""
        before = self.recent(recent.audit)
        if before and not recent.criterion:
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
        self.now = read_preferences(file)

    def change(self, **values: Any) -> bool:
        """Takes other values over and writes them; False where that failed: a habit is lost, nothing more."""
        before, self.now = self.now, self.now._replace(**values)
        return self.now == before or self._write()

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
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(data, dict):
        return Preferences()
    theme, ground, place = data.get("theme"), _text(data.get("ground")), _numbers(data.get("place"))
    return Preferences(
        author=_text(data.get("author")),
        theme=theme if theme in CHOICES else "system",
        ground=ground if len(ground) == 7 and ground.startswith("#") else "",
        place=(place[0], place[1], place[2], place[3]) if len(place) == 4 else None,
        maximised=data.get("maximised") is True,
        splitters={_text(name): _numbers(sizes) for name, sizes in _table(data.get("splitters")).items()},
        recents=tuple(_recent(entry) for entry in _list(data.get("recents")) if _table(entry).get("audit")),
    )


def _recent(entry: object) -> Recent:
    table = _table(entry)
    return Recent(_text(table.get("audit")), _text(table.get("client")), _text(table.get("criterion")))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _numbers(value: object) -> tuple[int, ...]:
    """Whole numbers that a screen could have; none where one of them could not be."""
    numbers = tuple(entry for entry in _list(value) if type(entry) is int and abs(entry) < 100_000)
    return numbers if len(numbers) == len(_list(value)) else ()


def brought_on_screen(place: Place | None, screens: Sequence[Place], least: tuple[int, int]) -> Place:
    """Where a window stands: as it was where that is in sight, else in the middle of the first screen.

    `screens` are the areas that windows may use; the result lies wholly on one of them.
    """
    seen = [_common(place, screen) for screen in screens] if place else [(0, 0)]
    best = max(range(len(seen)), key=lambda number: seen[number][0] * seen[number][1])
    in_sight = min(seen[best]) >= LEAST_IN_SIGHT
    left, top, wide, high = screens[best if in_sight else 0]
    width, height = place[2:] if place and in_sight else USUAL_SIZE
    width, height = min(max(width, least[0]), wide), min(max(height, least[1]), high)
    x, y = place[:2] if place and in_sight else (left + (wide - width) // 2, top + (high - height) // 2)
    return max(left, min(x, left + wide - width)), max(top, min(y, top + high - height)), width, height


def _common(one: Place, other: Place) -> tuple[int, int]:
    """The width and the height of what two areas share, never negative."""
    width = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    height = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, width), max(0, height)
