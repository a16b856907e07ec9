"""Where a comment may name a person: names, addresses and numbers, to be looked at before it is quoted.

It marks what probably is one. It cannot know: a person reads the comment before it goes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Private(StrEnum):
    """What may tell who is meant."""

    NAME = "name"
    ADDRESS = "address"
    """Of e-mail."""
    NUMBER = "number"
    """Of a telephone, or of the staff."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text that may name a person."""

    start: int
    end: int
    kind: Private


_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ][\w'’-]*"
_ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBERS = re.compile(r"(?<![\w.])\+?\d[\d /().-]{5,}\d(?!\w)")
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Herrn|Frau|Hr|Fr)\b\.?\s+(?P<name>{_NAME}(?:\s+{_NAME})?)"
)
_CALLED = re.compile(
    r"\b(?:manager|boss|supervisor|colleague|coach|trainer|team leader|teamleader|lead|agent|advisor|called"
    r"|named|name is|Kollege|Kollegin|Kollegen|Chef|Chefin|Teamleiter|Teamleiterin|Vorgesetzter|Vorgesetzte"
    rf"|Mitarbeiter|Mitarbeiterin|namens|heißt|heisst),?\s+(?P<name>{_NAME}(?:\s+{_NAME})?)",
)
_PAIR = re.compile(rf"\b(?=(?P<name>{_NAME}\s+{_NAME}))")
_GERMAN = re.compile(
    r"\b(?:der|das|und|ist|nicht|ich|wir|zu|auf|mit|ein|eine|sehr|kein|keine|sind|wird|für|schon|auch)\b"
)
_BEGINS = re.compile(r"(?:^|[.!?:;“”\"(\n–-])\s*$")
_FIRST_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        adam alex alexander alexandra alice amy andrea andreas andrew angela anja ann anna anne
        anthony antonia ben benjamin bernd birgit brian carla carol charlotte chris christian
        christina christine claudia daniel daniela david dennis dirk donna elena elizabeth emily
        emma eric erik eva felix frank gabi george hannah hans heike helen helga henry ian ingrid
        jack james jan jane jennifer jens jessica joan joe john jonas jose joseph julia julian
        juliane karen karin karl kate katharina kathrin katja kevin klaus laura lena leon lisa
        louise luca lucas lukas manuela marc marcel maria marie marina mario mark markus martin
        martina mary matthew matthias max maya melanie michael michaela monika nadine nancy natalie
        nicole nina oliver olivia oscar patricia patrick paul peter petra philip rachel ralf rebecca
        richard robert ruth sabine sally sam samuel sandra sara sarah sebastian silke simon sofia
        sonja sophie stefan stefanie stephan stephen steve steven susan susanne sven tanja thomas
        tim tina tobias tom ulrich ursula ute uwe vanessa victoria walter wendy werner wolfgang
        """,
    )
)


def private_marks(text: str) -> tuple[Mark, ...]:
    """The parts of a text that may name a person, in their order; they do not overlap."""
    found: list[Mark] = []
    for mark in sorted(_marks(text), key=lambda mark: (mark.start, -mark.end)):
        if not found or mark.start >= found[-1].end:
            found.append(mark)
    return tuple(found)


def _marks(text: str) -> Iterator[Mark]:
    yield from (Mark(*own.span(), Private.ADDRESS) for own in _ADDRESSES.finditer(text))
    yield from (Mark(*own.span(), Private.NUMBER) for own in _NUMBERS.finditer(text))
    for pattern in (_TITLED, _CALLED):
        yield from (Mark(*own.span("name"), Private.NAME) for own in pattern.finditer(text))
    for word in re.finditer(_NAME, text):
        if word[0].casefold().removesuffix("'s").removesuffix("’s") in _FIRST_NAMES:
            after = re.match(rf"\s+{_NAME}", text[word.end() :])
            yield Mark(word.start(), word.end() + (after.end() if after else 0), Private.NAME)
    yield from _pairs(text)


def _pairs(text: str) -> Iterator[Mark]:
    """Two words with capitals within a sentence; in German, which writes all nouns so, they tell nothing."""
    if _GERMAN.search(text):
        return
    for own in _PAIR.finditer(text):
        if not _BEGINS.search(text[: own.start()]):
            yield Mark(*own.span("name"), Private.NAME)
