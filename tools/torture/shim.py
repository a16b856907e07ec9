"""The shim below the program's file calls: compiled when it is needed, steered from Python."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("shim.c")


def reason_against() -> str:
    """Why nothing can be tortured on this system; nothing where it can."""
    if sys.platform != "linux":
        return "the shim is loaded by LD_PRELOAD as Linux has it"
    return "" if shutil.which("cc") else "there is no C compiler (Debian: gcc libc6-dev)"


def compiled() -> Path:
    """The shim as a library, made once for each text of it; CalledProcessError where it does not compile."""
    name = f"torture-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]}.so"
    target = ROOT / "build" / name
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        beside = target.with_name(f"{os.urandom(4).hex()}-{name}")
        command = ["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror"]
        subprocess.run([*command, "-o", str(beside), str(SOURCE), "-ldl", "-lpthread"], check=True)
        beside.replace(target)  # several may compile at once
    return target


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong below the program; calls that change a file are counted from 1.

    `room` is the number of bytes that still fit on the disk, None where there is enough.
    """

    call: int = 0
    error: int = 0
    for_good: bool = False
    kill: int = 0
    room: int | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """The shim of this process, watching one folder."""

    folder: Path
    record: int = -1
    """A descriptor to which every call is recorded."""
    fault: Fault = Fault()

    def around(self, act: Callable[[], None]) -> None:
        """Does what it is told within the watch."""
        shim = ctypes.CDLL(None)
        shim.torture_begin(os.fsencode(self.folder.resolve()), self.record)
        shim.torture_fail(
            ctypes.c_long(self.fault.call), self.fault.error, ctypes.c_int(int(self.fault.for_good))
        )
        shim.torture_kill(ctypes.c_long(self.fault.kill))
        shim.torture_room(ctypes.c_longlong(-1 if self.fault.room is None else self.fault.room))
        try:
            act()
        finally:
            shim.torture_end()


def skip_syncs(skip: bool) -> None:
    """Whether a sync only says that it was made: a real one is slow, and what it would keep is replayed."""
    ctypes.CDLL(None).torture_skip_syncs(ctypes.c_int(int(skip)))


def mark(text: str) -> None:
    """Puts words into the record, between the calls before and after."""
    ctypes.CDLL(None).torture_mark(text.encode())


def counted() -> tuple[int, int]:
    """How many calls changed a file since the watch began, and how many bytes they wrote."""
    shim = ctypes.CDLL(None)
    shim.torture_calls.restype, shim.torture_written.restype = ctypes.c_long, ctypes.c_longlong
    return shim.torture_calls(), shim.torture_written()
