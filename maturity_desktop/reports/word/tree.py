"""Elements of an XML part with the places where they stand in its bytes.

A part is changed by putting bytes in: whatever else a firm's template holds stays as it was, to the byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

DEEPEST = 200
"""Elements within each other; Word's own documents have about 40."""
MOST_ELEMENTS = 400_000


class UnsoundPart(Exception):
    """A part that is no XML as a document has it: broken, too deep, or with a document type of its own."""


@dataclass(slots=True)
class Element:
    """An element: `start` to `end` are its bytes, `inside` to `closing` what is between its tags.

    One that is written as an empty tag has both at its end.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inside: int = 0
    closing: int = 0
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Element]:
        """Every element of these names below this one, in the order of the document."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.all(*names)

    def first(self, name: str) -> Element | None:
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)

    @property
    def is_empty_tag(self) -> bool:
        return self.inside == self.end


def tree(part: bytes) -> Element:
    """The root of a part in UTF-8; UnsoundPart where it is none. A document type is refused unread."""
    return _Builder(part).root


def check(part: bytes, *, is_ours: bool = False) -> None:
    """UnsoundPart where a part is no sound XML, its namespaces included; nothing is kept of it.

    One of ours may have any number of elements: a report can be long, a template is not.
    """
    _parsed(part, None, limited=not is_ours)


class _Builder:
    def __init__(self, part: bytes) -> None:
        self._part = part
        self._open: list[Element] = []
        self._waiting: Element | None = None
        self._found: Element | None = None
        _parsed(part, self)

    @property
    def root(self) -> Element:
        assert self._found is not None, "a part that was parsed has a root"
        return self._found

    def begin(self, parser: Any, name: str, attributes: Mapping[str, str]) -> None:
        self.settle(parser.CurrentByteIndex)
        made = Element(name, attributes, parser.CurrentByteIndex)
        if self._open:
            self._open[-1].children.append(made)
        else:
            self._found = made
        self._open.append(made)
        self._waiting = made

    def finish(self, parser: Any) -> None:
        place = parser.CurrentByteIndex
        self.settle(place)
        closed = self._open.pop()
        closed.closing = place
        was_empty = self._part[closed.inside - 2 : closed.inside] == b"/>"
        closed.end = place if was_empty else self._part.index(b">", place) + 1

    def words(self, parser: Any, text: str) -> None:
        self.settle(parser.CurrentByteIndex)
        self._open[-1].text += text

    def settle(self, place: int) -> None:
        """The next event after a start tag begins where the tag ends."""
        if self._waiting is not None:
            self._waiting.inside, self._waiting = place, None


def _parsed(part: bytes, builder: _Builder | None, *, limited: bool = True) -> None:
    parser = expat.ParserCreate() if builder is not None else expat.ParserCreate(namespace_separator=" ")
    depth = count = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if limited and (depth > DEEPEST or count > MOST_ELEMENTS):
            raise UnsoundPart("too many elements")
        if builder is not None:
            builder.begin(parser, name, attributes)

    def finish(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if builder is not None:
            builder.finish(parser)

    def refuse(*_about: object) -> None:
        raise UnsoundPart("a document type")

    parser.StartElementHandler, parser.EndElementHandler = begin, finish
    parser.StartDoctypeDeclHandler = refuse
    if builder is not None:
        kept = builder

        def other(_data: object, *_more: object) -> None:
            kept.settle(parser.CurrentByteIndex)

        parser.CharacterDataHandler = lambda text: kept.words(parser, text)
        parser.CommentHandler = parser.ProcessingInstructionHandler = other
        parser.StartCdataSectionHandler = lambda: kept.settle(parser.CurrentByteIndex)
    try:
        part.decode("utf-8")
        parser.Parse(part, True)
    except (expat.ExpatError, UnicodeDecodeError, ValueError) as error:
        raise UnsoundPart(str(error)) from error


@dataclass(frozen=True, slots=True)
class Change:
    """Bytes from `start` to `end` become `bytes_`; where both are the same, they are put in."""

    start: int
    end: int
    bytes_: bytes


def changed(part: bytes, changes: Iterable[Change]) -> bytes:
    """The part with the changes made; they do not overlap."""
    made, place = [], 0
    for change in sorted(changes, key=lambda own: (own.start, own.end)):
        made += [part[place : change.start], change.bytes_]
        place = change.end
    return b"".join([*made, part[place:]])


def put_at_end(part: bytes, element: Element, added: str) -> Change:
    """Puts markup before the closing tag of an element that is not an empty tag, else opens the tag."""
    if not element.is_empty_tag:
        return Change(element.closing, element.closing, added.encode())
    opened = part[element.start : element.end].removesuffix(b"/>").rstrip() + b">"
    return Change(element.start, element.end, opened + added.encode() + f"</{element.name}>".encode())
