"""How much of a file is read, and what its reading may cost."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything; a year of quarter-hours on six channels is 210,240 rows.

    `text` counts the characters of different texts, `inside` the bytes of an unpacked workbook, `memory`
    the bytes of the child process.
    """

    file: int = 100 * MIB
    inside: int = 500 * MIB
    rows: int = 500_000
    cells: int = 4_000_000
    text: int = 20_000_000
    sheets: int = 500
    merged: int = 20_000
    memory: int = 400 * MIB
    seconds: int = 30


USUAL = Limits()
