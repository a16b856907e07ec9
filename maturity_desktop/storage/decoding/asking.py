"""What a decoder is asked and what it tells: small messages between two processes.

A message is its kind (one byte), its length (eight) and its content. The child is asked for a page and asks
back for the bytes of the file, block by block: it is given no path, and of the file only what it needs.
"""

from __future__ import annotations

import io
import json
import struct
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import IO

WANTED, BLOCK, PIXELS, TEXT, REFUSED = b"W", b"B", b"P", b"T", b"R"
"""To the child: a page, a block. From the child: a block, the page as pixels or words, why there are none."""
HEAD = struct.Struct("<cQ")
SPAN = struct.Struct("<QQ")
LARGEST_BLOCK = 1 << 18
LARGEST_REFUSAL = 1 << 10
LONGEST_TEXT = 1 << 20
"""Letters of a file's words."""
BYTES_OF_A_PIXEL = 4


class Kind(StrEnum):
    """How a file is to be decoded."""

    PICTURE = "picture"
    PDF = "pdf"
    PDF_WORDS = "pdf_words"
    OFFICE_WORDS = "office_words"


class Why(StrEnum):
    """Why there is no picture."""

    NO_PICTURE = "no_picture"
    MANY_PIXELS = "many_pixels"
    DAMAGED = "damaged"
    CLOSED_PDF = "closed_pdf"
    NO_PAGES = "no_pages"
    MEMORY = "memory"
    TIME = "time"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a file of so many bytes, no larger than a room in pixels."""

    kind: Kind
    size: int
    page: int
    width: int
    height: int

    def packed(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def of(cls, content: bytes) -> Wanted:
        told = json.loads(content)
        return cls(**{**told, "kind": Kind(told["kind"])})


@dataclass(frozen=True, slots=True)
class Pixels:
    """Rows of red, green, blue and opacity, a byte each; `pages` of the file can be asked for."""

    width: int
    height: int
    data: bytes
    pages: int = 1

    def packed(self) -> bytes:
        return struct.pack("<III", self.width, self.height, self.pages) + self.data

    @classmethod
    def of(cls, content: bytes) -> Pixels:
        """ValueError where it is not what it says."""
        if len(content) < PIXELS_HEAD:
            raise ValueError(len(content))
        width, height, pages = struct.unpack_from("<III", content)
        if len(content) - PIXELS_HEAD != width * height * BYTES_OF_A_PIXEL or not width * height:
            raise ValueError(width, height)
        return cls(width, height, content[PIXELS_HEAD:], pages)


PIXELS_HEAD = struct.calcsize("<III")


class Undecoded(Exception):
    """There is no picture; the numbers say how large it would be."""

    def __init__(self, why: Why, width: int = 0, height: int = 0) -> None:
        super().__init__(why, width, height)
        self.why = why
        self.width = width
        self.height = height

    def packed(self) -> bytes:
        return json.dumps([self.why, self.width, self.height]).encode()

    @classmethod
    def of(cls, content: bytes) -> Undecoded:
        """ValueError where it is not what it says."""
        why, width, height = json.loads(content)
        return cls(Why(why), int(width), int(height))


def send(stream: IO[bytes], kind: bytes, content: bytes) -> None:
    stream.write(HEAD.pack(kind, len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> tuple[bytes, bytes]:
    """The next message; EOFError where the other side has ended, ValueError where it is too long."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    kind, length = HEAD.unpack(head)
    if length > most:
        raise ValueError(length)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return kind, content


class AskedFile(io.RawIOBase):
    """A file of which the other side has the bytes."""

    def __init__(self, size: int, ask: IO[bytes], answers: IO[bytes]) -> None:
        super().__init__()
        self._size = size
        self._ask = ask
        self._answers = answers
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError(offset)
        self._place = start + offset
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a BufferedReader gives a memoryview
        length = min(len(buffer), LARGEST_BLOCK, max(self._size - self._place, 0))
        if not length:
            return 0
        send(self._ask, BLOCK, SPAN.pack(self._place, length))
        _kind, content = receive(self._answers, length)
        buffer[: len(content)] = content
        self._place += len(content)
        return len(content)
