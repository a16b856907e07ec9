"""Whether words stand anywhere in what a report tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING
from unicodedata import normalize

from maturity_desktop.reports.withheld import Withheld

if TYPE_CHECKING:
    from maturity_desktop.reports.content import ReportContent

_WORD = re.compile(r"\w+")


class Told:
    """All texts of a content, the program's and the framework's too; capitals make no difference."""

    def __init__(self, content: ReportContent) -> None:
        self._all = "\n".join(dict.fromkeys(map(_plain, _texts(content))))
        self._words = frozenset(_WORD.findall(self._all))

    def has(self, text: str) -> bool:
        """Whether a text stands somewhere as it is, not as a part of longer words."""
        wanted = _plain(text)
        words = _WORD.findall(wanted)
        if any(own.isalpha() and own.upper() == own.lower() for own in words):
            return wanted in self._all  # of a script that may have no spaces between words
        if not words or not self._words.issuperset(words):
            return False
        return any(
            not self._all[found.start() - 1 : found.start()].isalnum()
            for found in re.finditer(rf"{re.escape(wanted)}(?!\w)", self._all)
        )


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())


def _texts(part: object) -> Iterator[str]:
    """Every text below a part of a content but what is withheld."""
    if isinstance(part, str):
        if not isinstance(part, Enum):
            yield part
    elif isinstance(part, tuple | frozenset):
        for entry in part:
            yield from _texts(entry)
    elif isinstance(part, dict):
        yield from _texts((*part, *part.values()))
    elif is_dataclass(part) and not isinstance(part, Withheld | type):
        for own in fields(part):
            yield from _texts(getattr(part, own.name))
