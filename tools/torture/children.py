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


def in_child(act: Callable[[Tell], None], kill_after: float | None = None) -> Told:
    """Does an act in a child to its end, or kills it after so many seconds."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _act_and_end(act, writer)
    os.close(writer)
    try:
        said = _until(reader, LONGEST if kill_after is None else kill_after)
        if said[1]:
            os.kill(child, signal.SIGKILL)
            said = said[0] + _until(reader, LONGEST)[0], kill_after is None
    finally:
        os.close(reader)
    _, status = os.waitpid(child, 0)
    told = _told(said[0], os.WIFSIGNALED(status))
    return Told(told.finished, unexpected="it hung") if said[1] else told


def _act_and_end(act: Callable[[Tell], None], writer: int) -> None:
    """Never returns, and leaves out what an interpreter does at its end."""

    def tell(line: str) -> None:
        os.write(writer, f"{line}\0".encode())

    try:
        act(tell)
    except (MaturityError, OSError) as error:
        tell(f"{ERROR}{error}" if str(error).strip() else f"{ERROR}{NO_WORDS} {traceback.format_exc()}")
    except BaseException:  # noqa: BLE001 - that there is none is what is tested
        tell(f"{ERROR}{NOT_MEANT} {traceback.format_exc()}")
    finally:
        os._exit(0)


def _until(reader: int, seconds: float) -> tuple[bytes, bool]:
    """What comes from a pipe until its end or until the time is over, and whether it is."""
    ends, said = time.monotonic() + seconds, b""
    while (left := ends - time.monotonic()) > 0:
        if not select.select([reader], [], [], left)[0]:
            break
        chunk = os.read(reader, CHUNK)
        if not chunk:
            return said, False
        said += chunk
    return said, True


def _told(said: bytes, killed: bool) -> Told:
    lines = said.decode().split("\0")[:-1]  # the last was not told to its end
    finished = tuple(line for line in lines if not line.startswith(ERROR))
    error = next((line.removeprefix(ERROR) for line in lines if line.startswith(ERROR)), "")
    unexpected = error if error.startswith((NO_WORDS, NOT_MEANT)) else ""
    return Told(finished, error, unexpected, killed)
