"""Acts are done in children, which may fail, be killed, and tell on a pipe what they have finished."""

from __future__ import annotations

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from maturity_desktop.domain.errors import MaturityError

Tell = Callable[[str], None]
"""Says on one line what is finished, from that moment on."""
ERROR = "error "
"""How the line begins that tells how an act failed."""
NO_WORDS, NOT_MEANT = "an error without words:", "an error that is not told:"
END = b"\0"
CHUNK = 1 << 16
LONGEST = 120
"""Seconds after which a child hangs."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a child told before it ended: what it had finished, and how it failed if it did.

    `unexpected` is the trace of an error that no person could have understood.
    """

    finished: tuple[str, ...]
    error: str = ""
    unexpected: str = ""
    killed: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """When a child is killed: so many seconds after it has told so many lines."""

    lines: int
    seconds: float


def in_child(act: Callable[[Tell], None], killed: Moment | None = None) -> Told:
    """Does an act in a child to its end, or kills it at a moment of its life."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _act_and_end(act, writer)
    os.close(writer)
    try:
        said, hangs = _heard(reader, child, killed)
    finally:
        os.close(reader)
    _, status = os.waitpid(child, 0)
    return Told((), unexpected="it hung") if hangs else _told(said, os.WIFSIGNALED(status))


def _heard(reader: int, child: int, killed: Moment | None) -> tuple[bytes, bool]:
    """All that a child said until its end, which comes at that moment, and whether it had to be forced."""
    pipe = _Pipe(reader)
    if killed is not None and pipe.read(LONGEST, killed.lines):
        pipe.read(killed.seconds)
        os.kill(child, signal.SIGKILL)
    hangs = not pipe.read(LONGEST)
    if hangs:
        os.kill(child, signal.SIGKILL)
    return pipe.said, hangs


def _act_and_end(act: Callable[[Tell], None], writer: int) -> None:
    """Never returns, and leaves out what an interpreter does at its end."""

    def tell(line: str) -> None:
        os.write(writer, line.encode() + END)

    try:
        act(tell)
    except (MaturityError, OSError) as error:
        tell(f"{ERROR}{error}" if str(error).strip() else f"{ERROR}{NO_WORDS} {traceback.format_exc()}")
    except BaseException:  # noqa: BLE001 - that there is none is what is tested
        tell(f"{ERROR}{NOT_MEANT} {traceback.format_exc()}")
    finally:
        os._exit(0)


class _Pipe:
    """What has come through a pipe so far."""

    def __init__(self, reader: int) -> None:
        self._reader = reader
        self.said = b""

    def read(self, seconds: float, lines: int | None = None) -> bool:
        """Reads to the end, or until so many lines are there; False where the time was over before."""
        ends = time.monotonic() + seconds
        while lines is None or self.said.count(END) < lines:
            left = ends - time.monotonic()
            if left <= 0 or not select.select([self._reader], [], [], left)[0]:
                return False
            chunk = os.read(self._reader, CHUNK)
            if not chunk:
                return True
            self.said += chunk
        return True


def _told(said: bytes, killed: bool) -> Told:
    lines = [line.decode() for line in said.split(END)[:-1]]  # the last was not told to its end
    finished = tuple(line for line in lines if not line.startswith(ERROR))
    error = next((line.removeprefix(ERROR) for line in lines if line.startswith(ERROR)), "")
    unexpected = error if error.startswith((NO_WORDS, NOT_MEANT)) else ""
    return Told(finished, error, unexpected, killed)
