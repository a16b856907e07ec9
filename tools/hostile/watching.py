"""Runs a command and tells, from outside, which files of a name it opened and whether it reached the network.

strace sees every call. Where nothing may be traced, inotify sees the files that are opened, Qt's too, and an
audit hook Python's sockets: files of that name are then there to be opened.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

SOCKETS = "socket,connect"
TRACED = f"open,openat,openat2,stat,lstat,newfstatat,statx,access,readlink,{SOCKETS}"
OUTWARD = ("AF_INET", "AF_INET6")
IN_ACCESS, IN_OPEN = 0x01, 0x20
EVENT = struct.Struct("iIII")
LARGEST_READ = 1 << 16
NETWORK = "the network was reached:"


def can_trace() -> bool:
    """Whether strace is there and may trace a process of this one."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    tried = subprocess.run(
        [
            strace,
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "trace=openat",
            "-o",
            os.devnull,
            sys.executable,
            "-c",
            "",
        ],
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


def traced(
    command: Sequence[str], environment: Mapping[str, str], name: str = "", calls: str = TRACED
) -> tuple[int, list[str]]:
    """The command's exit code, and the calls that name `name`, where it is given, or an internet socket."""
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch, "trace")
        strace = [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "4096",
            "-e",
            f"trace={calls}",
            "-o",
            str(log),
        ]
        done = subprocess.run([*strace, *command], env=environment, check=False)
        return done.returncode, breaches(log, name)


def breaches(log: Path, name: str = "") -> list[str]:
    """Lines of the trace that open what is named so, or that reach out."""
    words = (*OUTWARD, name) if name else OUTWARD
    with log.open(errors="backslashreplace") as lines:
        return [line.strip() for line in lines if any(word in line for word in words)]


def watched(
    command: Sequence[str], environment: Mapping[str, str], files: Sequence[Path]
) -> tuple[int, list[str]]:
    """The command's exit code, and which of these files of one folder it opened; they are made, and go after.

    Sockets are told by the command itself, which calls `tell_sockets`.
    """
    folder = files[0].parent
    folder.mkdir()
    try:
        for path in files:
            path.touch()
        events = _watch(folder)
        try:
            done = subprocess.run(
                command,
                env=environment,
                check=False,
                stderr=subprocess.PIPE,
                text=True,
                errors="backslashreplace",
            )
            opened = [str(folder / name) for name in _opened(events)]
        finally:
            os.close(events)
    finally:
        shutil.rmtree(folder)
    sys.stderr.write(done.stderr)
    return done.returncode, [*opened, *(line for line in done.stderr.splitlines() if NETWORK in line)]


def _watch(folder: Path) -> int:
    system = ctypes.CDLL(None, use_errno=True)
    events: int = system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if events < 0 or system.inotify_add_watch(events, os.fsencode(folder), IN_OPEN | IN_ACCESS) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    return events


def _opened(events: int) -> Iterator[str]:
    """The names of the files that were opened since."""
    while True:
        try:
            told = os.read(events, LARGEST_READ)
        except BlockingIOError:
            return
        while told:
            _watch, _mask, _cookie, length = EVENT.unpack_from(told)
            yield os.fsdecode(told[EVENT.size : EVENT.size + length].rstrip(b"\0"))
            told = told[EVENT.size + length :]


def tell_sockets() -> None:
    """From now on this process tells of every internet socket that Python makes."""

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.bind", "socket.getaddrinfo"):
            print(NETWORK, event, arguments, file=sys.stderr)

    sys.addaudithook(hear)
