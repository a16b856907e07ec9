"""What the decoding of one page may cost."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory` counts the bytes of the child process, `seconds` the time from asking to the pixels."""

    memory: int = 460 * MIB
    seconds: float = 8.0


USUAL = Limits()
