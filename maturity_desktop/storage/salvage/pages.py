"""The pages of a damaged library, read past SQLite, which refuses a file where one page of it is broken.

SQLite's file format (sqlite.org/fileformat2.html): pages of one size, numbered from 1; beside the file a log
of newer pages (the WAL), of which everything up to the last commit with sound checksums counts.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

MAGIC = b"SQLite format 3\x00"
USUAL_SIZE = 4096
LOG_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""The byte order of the checksums, by the first number of the log."""
LOG_HEADER = 32
FRAME_HEADER = 24


class Pages:
    """Pages by number. A page that cannot be read is empty."""

    def __init__(self, file: Path, with_log: bool = True) -> None:
        self._file: BinaryIO = file.open("rb")
        header = self._read(0, 100)
        self.size = _page_size(header)
        self._newer = _logged(file.with_name(f"{file.name}-wal"), self.size) if with_log else {}
        length = self._file.seek(0, os.SEEK_END)
        self.count = max(-(-length // self.size), max(self._newer, default=0))
        self.is_cut_off = header.startswith(MAGIC) and self.count < int.from_bytes(header[28:32], "big")
        """Whether there are fewer pages than the file says of itself."""

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def __getitem__(self, number: int) -> bytes:
        if number in self._newer:
            return self._newer[number]
        found = self._read((number - 1) * self.size, self.size) if 0 < number <= self.count else b""
        return found if len(found) == self.size else b""

    def _read(self, offset: int, length: int) -> bytes:
        try:
            self._file.seek(offset)
            return self._file.read(length)
        except OSError:  # a sector that the disk cannot read
            return b""


def _page_size(header: bytes) -> int:
    """The size that the file names, or the usual one where its beginning is damaged."""
    if not header.startswith(MAGIC):
        return USUAL_SIZE
    size: int = struct.unpack_from(">H", header, 16)[0]
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else USUAL_SIZE


def _logged(log: Path, size: int) -> dict[int, bytes]:
    """The newest version of each page in the log, up to its last sound commit."""
    try:
        with log.open("rb") as reader:
            return _committed(reader, size)
    except OSError:
        return {}


def _committed(reader: BinaryIO, size: int) -> dict[int, bytes]:
    header = reader.read(LOG_HEADER)
    if len(header) < LOG_HEADER:
        return {}
    magic, _version, page_size, _sequence, *salts = struct.unpack(">6I", header[:24])
    order = LOG_MAGIC.get(magic)
    if order is None or page_size != size:
        return {}
    sums = _sums(header[:24], (0, 0), order)
    if sums != struct.unpack(">2I", header[24:]):
        return {}
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for frame, page in _frames(reader, size):
        number, ends_commit, *rest = struct.unpack(">6I", frame)
        sums = _sums(page, _sums(frame[:8], sums, order), order)
        if rest[:2] != salts or tuple(rest[2:]) != sums:
            break
        waiting[number] = page
        if ends_commit:
            committed |= waiting
            waiting = {}
    return committed


def _frames(reader: BinaryIO, size: int) -> Iterator[tuple[bytes, bytes]]:
    while len(frame := reader.read(FRAME_HEADER)) == FRAME_HEADER and len(page := reader.read(size)) == size:
        yield frame, page


def _sums(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's running checksum."""
    one, two = sums
    for first, second in struct.iter_unpack(f"{order}2I", data):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
