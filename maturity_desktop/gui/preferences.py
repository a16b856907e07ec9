"""Habits of the person: typed, in one small file beside the library."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QIODevice, QRect, QSaveFile, QSize

from maturity_desktop.gui.theme import CHOICES, Choice

FILE_NAME = "preferences.json"
MOST_RECENTS = 8
USUAL_SIZE = QSize(1366, 768)
LEAST_IN_SIGHT = 80
"""How many pixels of a window must be on a screen, each way, for it to count as being there."""


@dataclass(frozen=True, slots=True)
class Recent:
    """An audit that was open, and the criterion that was in view."""

    audit: str
    client: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the program remembers; `place` is x, y, width, height; recents are newest first."""

    author: str = ""
    theme: Choice = "system"
    place: tuple[int, int, int, int] | None = None
    maximised: bool = False
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    recents: tuple[Recent, ...] = ()

    def with_recent(self, recent: Recent) -> Preferences:
        """The audit comes first among the recents; its criterion stays where none is given."""
        before = self.recent(recent.audit)
        if before and not recent.criterion:
            recent = replace(recent, criterion=before.criterion)
        others = [other for other in self.recents if other.audit != recent.audit]
        return replace(self, recents=(recent, *others)[:MOST_RECENTS])

    def recent(self, audit: str) -> Recent | None:
        """What is remembered of an audit."""
        return next((recent for recent in self.recents if recent.audit == audit), None)


class PreferenceFile:
    """The preferences and the file that keeps them."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.now = read_preferences(file)

    def change(self, preferences: Preferences) -> bool:
        """Takes them over and writes them; False where the file could not be written: a habit is lost."""
        if preferences == self.now:
            return True
        self.now = preferences
        self._file.parent.mkdir(parents=True, exist_ok=True)
        out = QSaveFile(str(self._file))
        if not out.open(QIODevice.OpenModeFlag.WriteOnly):
            return False
        out.write(json.dumps(asdict(preferences), indent=1).encode())
        return out.commit()


def read_preferences(file: Path) -> Preferences:
    """What the file says; the default of whatever it does not say, or says in a way that makes no sense."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(data, dict):
        return Preferences()
    theme = data.get("theme")
    place = _numbers(data.get("place"))
    return Preferences(
        author=_text(data.get("author")),
        theme=theme if theme in CHOICES else "system",
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
    numbers = tuple(number for number in _list(value) if isinstance(number, int) and abs(number) < 100_000)
    return numbers if len(numbers) == len(_list(value)) else ()


def brought_on_screen(
    place: tuple[int, int, int, int] | None, screens: Sequence[QRect], least: QSize
) -> QRect:
    """Where a window stands: as it was where that is in sight, else in the middle of the first screen.

    `screens` are the areas that windows may use; the result lies wholly on one of them where it fits.
    """
    wanted = QRect(*place) if place else QRect()
    seen = [wanted.intersected(screen) for screen in screens]
    best = max(range(len(screens)), key=lambda number: seen[number].width() * seen[number].height())
    in_sight = seen[best].width() >= LEAST_IN_SIGHT and seen[best].height() >= LEAST_IN_SIGHT
    screen = screens[best] if in_sight else screens[0]
    size = (wanted.size() if in_sight else USUAL_SIZE).expandedTo(least).boundedTo(screen.size())
    rect = QRect(wanted.topLeft(), size)
    if not in_sight:
        rect.moveCenter(screen.center())
    rect.moveLeft(max(screen.left(), min(rect.left(), screen.right() + 1 - rect.width())))
    rect.moveTop(max(screen.top(), min(rect.top(), screen.bottom() + 1 - rect.height())))
    return rect
