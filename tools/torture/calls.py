"""What the shim recorded: the calls that changed files, in their order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from struct import Struct

HEAD = Struct("=4I3Q")
"""struct head of shim.c."""


class Kind(IntEnum):
    """The kinds of shim.c."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    UNLINK = 6
    MKDIR = 7
    RMDIR = 8
    LINK = 9
    MARK = 10
    OTHER = 11
    SYNC_ALL = 12


@dataclass(frozen=True, slots=True)
class Call:
    """One call that did what it was asked; paths are those below the watched folder.

    `offset` is the new length of a file that was truncated. The path of a mark is its words.
    """

    kind: Kind
    path: str
    other: str
    inode: int
    offset: int
    data: bytes


def read_calls(record: Path) -> Iterator[Call]:
    """Every call of a record; struct.error where it was cut off."""
    data, at = memoryview(record.read_bytes()), 0

    def taken(length: int) -> bytes:
        nonlocal at
        at += length
        return bytes(data[at - length : at])

    while at < len(data):
        kind, path, other, _flags, inode, offset, size = HEAD.unpack(taken(HEAD.size))
        names = os.fsdecode(taken(path)), os.fsdecode(taken(other))
        yield Call(Kind(kind), *names, inode, offset, taken(size))
