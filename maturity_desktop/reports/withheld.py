"""What of an audit is kept from an audience, as plain values; none of it is ever printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """Why something is left out of a client copy."""

    NAME = "name"
    CONFIDENTIAL = "confidential"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that were left out: where they stood (5.07, EV-014, A-03; empty: about the whole), and why.

    `framework` tells criteria of different models apart and is empty of everything else. A `label` is a title
    or the name of a file: words by which a thing is known.
    """

    place: str
    kind: Kept
    words: str
    framework: str = ""
    label: bool = False


@dataclass(frozen=True, slots=True)
class KnownName:
    """A person whom the audit knows, and what stands in place of the name: a role, or that it is somebody."""

    name: str
    instead: str


@dataclass(frozen=True, slots=True)
class NameFound:
    """A known name in a text that goes out: where the text stands, the name, and the words around it."""

    place: str
    name: str
    words: str
    framework: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is known that not every audience may read (names, reservations), and what was left out.

    `role_words` are the words of the models' roles in small letters: what has one of them names no person.
    """

    names: tuple[KnownName, ...] = ()
    role_words: frozenset[str] = frozenset()
    reservations: frozenset[str] = frozenset()
    left_out: tuple[LeftOut, ...] = ()


NOTHING_WITHHELD = Withheld()
