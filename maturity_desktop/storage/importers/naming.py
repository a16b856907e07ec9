"""Ids and texts that a framework's file takes, made of what a source has in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count, product
from string import ascii_lowercase

LONGEST_ID = 40
LONGEST_TITLE = 90
LONGEST_SHOWN = 80

FOREIGN = re.compile(r"[^A-Za-z0-9_.]+")
BULLET = re.compile(r"^(?:[-*•◦▪–·]|\(?[0-9a-z]{1,2}[.)])\s+")
SPACES = re.compile(r"[^\S\n]+")


class Ids:
    """Ids that are used once in a file: those of domains, criteria and checkpoints.

    `joint` stands before the number of an id that is taken otherwise.
    """

    def __init__(self, joint: str = "-") -> None:
        self._joint = joint
        self._taken: set[str] = set()
        self._numbers: dict[str, Iterator[int]] = {}

    def new(self, wanted: str, letter: str) -> str:
        """An id like the one wanted (PLAN; PLAN-2 where it is taken), or else a letter with a number (C1)."""
        base = plain_id(wanted)
        stem, first = (f"{base}{self._joint}", 2) if base else (letter, 1)
        numbers = self._numbers.setdefault(stem, count(first))
        name = base or f"{stem}{next(numbers)}"
        while name in self._taken:
            name = f"{stem}{next(numbers)}"
        self._taken.add(name)
        return name

    def of_checkpoints(self, criterion: str, level: int) -> Iterator[str]:
        """The ids of a level's checkpoints, one after the other."""
        for letters in _letters():
            name = f"{criterion}-{level}{letters}"
            if name not in self._taken:
                self._taken.add(name)
                yield name


def _letters() -> Iterator[str]:
    """a to z, aa to zz and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def plain_id(wanted: str) -> str:
    """An id made of a text; empty where none of its characters may stand in one."""
    ascii_only = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode()
    return FOREIGN.sub("-", ascii_only).strip("-_.")[:LONGEST_ID].strip("-_.")


def small_id(*wanted: str) -> str:
    """An id of small letters, digits and `_`, beginning with a letter, like the first text that gives one."""
    for text in wanted:
        if small := re.sub(r"[^a-z0-9]+", "_", plain_id(text).lower()).strip("_"):
            return small if small[0].isalpha() else f"m_{small}"
    return "model"


def tidy(text: str) -> str:
    """A text without spaces at the ends of its lines, and without empty lines."""
    lines = (SPACES.sub(" ", line).strip() for line in text.splitlines())
    return "\n".join(filter(None, lines))


def title_of(*texts: str) -> str:
    """The first line of the first text that says something, cut where it is long."""
    for text in filter(None, map(tidy, texts)):
        line = text.split("\n", 1)[0]
        if len(line) <= LONGEST_TITLE:
            return line
        return line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
    return ""


def shown(text: str) -> str:
    """A name from a file as a message shows it."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def paragraphs(texts: Iterable[str]) -> str:
    """Those texts that say something, each from a new line."""
    return "\n".join(filter(None, map(tidy, texts)))


def list_entries(text: str) -> tuple[str, ...]:
    """The lines of a list without their bullets and numbers."""
    return tuple(filter(None, (BULLET.sub("", line).strip() for line in tidy(text).split("\n"))))
