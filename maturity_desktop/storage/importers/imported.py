"""What an importer hands over, and what every imported model has in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from maturity_desktop.storage.importers.sources import refuse
from maturity_desktop.storage.yaml_tree import MOST_BYTES, MOST_VALUES

LONGEST_ESCAPE = 10
SHORTEST_LINE = 80
SHORT_TITLE = 30
MOST_NAMES = 10
PER_VALUE = 40
"""Bytes that a value takes beside its text in a framework's file: its indentation, its colon, its quotes."""


@dataclass(frozen=True)
class Imported:
    """A model as a tree that a framework's file may hold; `left_out` says what of the source is not in it."""

    tree: dict[str, Any]
    left_out: tuple[str, ...]
    source: str


def target_profiles(level: int) -> list[dict[str, Any]]:
    """The profile that a new audit begins with; sources of this kind name no target."""
    note = _("The source names no target: this level is a proposal, to be agreed with the client.")
    return [{"id": "readiness", "title": _("Readiness"), "level": level, "added": True, "note": note}]


def remarks(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """Those remarks that say something: what each is about, and its text."""
    return [{"about": about, "text": text} for about, text in pairs if any(map(str.isalnum, text))]


def short_title(*texts: str) -> str:
    """The first of these that is short enough for narrow places, or the beginning of the last."""
    for text in texts:
        if 0 < len(text) <= SHORT_TITLE:
            return text
    return texts[-1][: SHORT_TITLE - 1].rstrip() + "…"


def sentences(found: Iterable[tuple[object, str]]) -> tuple[str, ...]:
    """The sentences whose condition holds."""
    return tuple(sentence for holds, sentence in found if holds)


def some_names(names: Iterable[str]) -> str:
    """The first names of many."""
    every = list(names)
    return ", ".join(every[:MOST_NAMES]) + ("…" if len(every) > MOST_NAMES else "")


def _written(text: str) -> int:
    """The most bytes that a text may take: marks are doubled or escaped, what cannot be seen is spelt out."""
    marks = sum(map(text.count, "'\"\\"))
    unseen = sum(not character.isprintable() for character in text)
    lines = text.count("\n") + len(text) // SHORTEST_LINE
    return len(text.encode()) + marks + LONGEST_ESCAPE * unseen + PER_VALUE * lines


class Room:
    """What a framework's file may still hold; short sources can make long models, for texts are repeated."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._values = 0
        self._bytes = 0

    def take(self, value: Any) -> None:
        """Takes the room of a value with all that is in it; FrameworkError where there is too little."""
        waiting = [value]
        while waiting:
            value = waiting.pop()
            self._values += 1
            self._bytes += PER_VALUE
            if isinstance(value, dict):
                self._values += len(value)
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value
            elif isinstance(value, str):
                self._bytes += _written(value)
        if self._values > MOST_VALUES or self._bytes > MOST_BYTES:
            what = _("the model would be larger than a framework's file may be")
            refuse(self._name, what, _("Take away what is not audited, or divide the source."))
