"""Rows out of single pages: each tells by itself what it holds, so a broken one takes no other with it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import TypeAlias

from maturity_desktop.storage.salvage.pages import Pages

Value: TypeAlias = "str | bytes | int | float | None"
Row: TypeAlias = "tuple[Value, ...]"

TABLE_LEAF, INDEX_LEAF, TABLE_INTERIOR, INDEX_INTERIOR = 0x0D, 0x0A, 0x05, 0x02
HEADERS = {TABLE_LEAF: 8, INDEX_LEAF: 8, INDEX_INTERIOR: 12}
FILE_HEADER = 100
"""The first page begins with the file's own header."""
WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number by its serial type."""


def rows_of(pages: Pages, number: int) -> tuple[bool, list[tuple[int, Row]]]:
    """Whether a page belongs to a table with row ids, and its rows, each with its row id, else 0.

    No rows where it is a page of another kind, or broken; a row that is broken is left out.
    """
    page = pages[number]
    start = FILE_HEADER if number == 1 else 0
    kind = page[start] if page else 0
    if kind not in HEADERS:
        return False, []
    return kind == TABLE_LEAF, list(_rows(pages, page, start, kind))


def pages_below(pages: Pages, root: int) -> set[int]:
    """The pages of a tree that still hang together, its root included."""
    found, waiting = set(), [root]
    while waiting:
        number = waiting.pop()
        page = pages[number]
        if number in found or not page:
            continue
        found.add(number)
        start = FILE_HEADER if number == 1 else 0
        if page[start] in (TABLE_INTERIOR, INDEX_INTERIOR):
            pointers = start + 12
            count = int.from_bytes(page[start + 3 : start + 5], "big")
            places = struct.iter_unpack(
                ">H", page[pointers : pointers + min(2 * count, len(page) - pointers) & ~1]
            )
            children = [page[place : place + 4] for (place,) in places]
            waiting += [int.from_bytes(child, "big") for child in (*children, page[start + 8 : start + 12])]
    return found


def _rows(pages: Pages, page: bytes, start: int, kind: int) -> Iterator[tuple[int, Row]]:
    for place in _places(page, start + HEADERS[kind], start):
        try:
            yield _row(pages, page, place, kind)
        except (ValueError, IndexError, struct.error):
            continue


def _places(page: bytes, pointers: int, start: int) -> list[int]:
    """Where the cells of a page begin; none where it says it has more than it has room for."""
    end = pointers + 2 * int.from_bytes(page[start + 3 : start + 5], "big")
    return [place for (place,) in struct.iter_unpack(">H", page[pointers:end])] if end <= len(page) else []


def _row(pages: Pages, page: bytes, place: int, kind: int) -> tuple[int, Row]:
    if kind == INDEX_INTERIOR:
        place += 4  # the page to the left
    size, place = _varint(page, place)
    row_id = 0
    if kind == TABLE_LEAF:
        row_id, place = _varint(page, place)
    return row_id, decoded(_payload(pages, page, place, size, kind))


def _payload(pages: Pages, page: bytes, place: int, size: int, kind: int) -> bytes:
    """A row's bytes, those on pages of overflow included."""
    usable = len(page)
    least = (usable - 12) * 32 // 255 - 23
    most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
    here = least + (size - least) % (usable - 4)
    here = size if size <= most else here if here <= most else least
    found = [page[place : place + here]]
    left, following = size - here, page[place + here : place + here + 4]
    if left > pages.count * usable:
        raise ValueError(size)
    while left > 0:
        overflow = pages[int.from_bytes(following, "big")]
        if not overflow:
            raise ValueError(following)
        found.append(overflow[4 : 4 + left])
        left, following = left - (usable - 4), overflow[:4]
    payload = b"".join(found)
    if len(payload) != size:
        raise ValueError(size)
    return payload


def decoded(payload: bytes) -> Row:
    """The values of a record; ValueError where its header and its body do not agree."""
    header_size, place = _varint(payload, 0)
    types = []
    while place < header_size:
        kind, place = _varint(payload, place)
        types.append(kind)
    if place != header_size:
        raise ValueError(header_size)
    values: list[Value] = []
    for kind in types:
        size = _size(kind)
        values.append(_value(kind, payload[place : place + size]))
        place += size
    if place != len(payload) or not values:
        raise ValueError(place)
    return tuple(values)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise ValueError(kind)
    return 8 if kind == 7 else WHOLE_NUMBERS.get(kind, 0)


def _value(kind: int, data: bytes) -> Value:
    if kind >= 12:
        return data.decode() if kind % 2 else data
    if kind in WHOLE_NUMBERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == 7:
        number: float = struct.unpack(">d", data)[0]
        return number
    return {8: 0, 9: 1}.get(kind)


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where what follows it begins; IndexError past the end."""
    number = 0
    for _byte in range(8):
        byte = data[place]
        place += 1
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place
    return number << 8 | data[place], place + 1
