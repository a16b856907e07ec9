"""The titles of sheets: what a sheet is and, where there are several models, whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from maturity_desktop.reports.text import one_line, shortened

LIMIT = 31
"""So many UTF-16 units of a title Excel takes."""
_NOT_IN_A_TITLE = re.compile(r"[][:*?/\\]")


def sheet_title(name: str, tag: str = "") -> str:
    """The title of a sheet; the tag says whose it is, and is never cut."""
    ending = f" {tag}" if tag else ""
    return _fitting(_plain(name), LIMIT - _length(ending)) + ending


def tags(short_titles: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """A tag for each model by its short title, none twice, that leaves room for every name of a sheet."""
    room = max(8, LIMIT - 1 - max(map(_length, names)))
    taken: set[str] = set()
    for place, title in enumerate(short_titles, start=1):
        plain = _plain(title)
        tag, number = _fitting(plain, room) or str(place), 1
        while tag.casefold() in taken:
            number += 1
            ending = f" {number}"
            tag = _fitting(plain, room - len(ending)) + ending
        taken.add(tag.casefold())
        yield tag


def _plain(text: str) -> str:
    return _NOT_IN_A_TITLE.sub("", one_line(text)).strip(" '")


def _fitting(text: str, room: int) -> str:
    """The text, or its first words with a mark that some are left out."""
    limit = room
    while _length(text) > room:
        text = shortened(text, limit).strip(" '")
        limit -= 1
    return text


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
