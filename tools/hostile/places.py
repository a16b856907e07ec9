"""Hostile files of evidence, and hostile folders: what a person may drag into the window."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

from tools.hostile.containers import Content

Make = Callable[[Path], object]


def texts() -> Iterator[tuple[str, Content]]:
    """What is shown as text: the beginning of it, as plain words."""
    yield "markup.txt", b"<img src='file:///canary'><a href='file:///canary'>x</a>"
    yield (
        "page.html",
        b"<script src='file:///canary'></script><meta http-equiv=refresh content='0;file:///canary'>",
    )
    yield "one-line.txt", repeat(b"x" * (1 << 20), 64)
    yield "controls.txt", bytes(range(1, 32)) * 500
    yield "combining.txt", ("a" + "\u0301" * 30_000).encode()
    yield "right-to-left.txt", "\u202e\u2066".encode() * 9000
    yield "no-spaces.log", "ﷺ".encode() * 20_000
    yield "half.json", b'{"a": "\xe2\x82'
    yield "mail.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 50_000


def names() -> Iterator[tuple[bytes, str]]:
    """Names of sound files, as bytes, and why they are no names."""
    yield b"not-utf-8-\xff\xfe\x80.txt", "bytes that are no text"
    yield b"con.txt", "a device of Windows"
    yield b"NUL", "a device of Windows"
    yield b"aux.tar.gz", "a device of Windows"
    yield b"trailing. . ", "Windows drops its end"
    yield b"colon:stream.txt", "a stream of NTFS"
    yield b"back\\slash.txt", "a path on Windows"
    yield b"..hidden..txt", "as a way up"
    yield b"line\nend.txt", "two lines"
    yield b"escape\x1b[2J.txt", "clears a terminal"
    yield "annexe\u202etxt.exe".encode(), "shown as annexeexe.txt"
    yield "zero\u200bwidth\ufeff.txt".encode(), "not seen"
    yield b"-rf.txt", "an option"
    yield b"=cmd|' C calc'!A0.csv", "a formula"
    yield b"<img src=canary>.txt", "markup"
    yield b"%s%n{0}{{x}}.txt", "a format"
    yield b"x" * 251 + b".txt", "as long as a name can be"
    yield "é".encode() * 125 + b".txt", "as long as a name can be, in bytes"


def special(large: int) -> Iterator[tuple[str, Make]]:
    """What is no plain file, or a plain one of `large` bytes with nothing in them."""
    yield "pipe", os.mkfifo
    yield "socket", _socket
    yield "link-to-nothing", lambda path: path.symlink_to("nowhere")
    yield "link-to-itself", lambda path: path.symlink_to(path.name)
    yield "link-to-a-device", lambda path: path.symlink_to("/dev/zero")
    yield "link-to-random", lambda path: path.symlink_to("/dev/urandom")
    yield "link-to-the-terminal", lambda path: path.symlink_to("/dev/tty")
    yield "link-to-what-grows", lambda path: path.symlink_to("/proc/self/smaps")
    yield "link-to-all-memory", lambda path: path.symlink_to("/proc/self/mem")
    yield "forbidden", _forbidden
    yield "folder.txt", lambda path: path.mkdir()
    yield "sparse.bin", lambda path: _sparse(path, large)


def folders(many: int) -> Iterator[tuple[str, Make]]:
    """Folders without an end; `many` is how many names the widest has."""
    yield "deep", lambda path: _deep(path, 300)
    yield "link-up", _link_up
    yield "wide", lambda path: _wide(path, many)
    yield "folders-of-folders", lambda path: _tree(path, 4, 8)
    yield "names", lambda path: [_named(path, name) for name, _why in names()]
    yield "of-what-is-no-file", lambda path: [make(_inside(path, name)) for name, make in special(9)]


def _socket(path: Path) -> None:
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)  # the name of a socket may be no longer than 108 bytes
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


def _forbidden(path: Path) -> None:
    path.write_bytes(b"x")
    path.chmod(0)


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _deep(path: Path, depth: int) -> None:
    here = Path.cwd()
    path.mkdir()
    try:
        os.chdir(path)
        for _level in range(depth):
            Path("folder").mkdir()
            Path("file.txt").write_bytes(b"x")
            os.chdir("folder")
    finally:
        os.chdir(here)


def _link_up(path: Path) -> None:
    path.mkdir()
    (path / "file.txt").write_bytes(b"x")
    (path / "up").symlink_to("..")
    (path / "self").symlink_to(".")


def _wide(path: Path, many: int) -> None:
    path.mkdir()
    for number in range(many):
        (path / f"{number}.txt").touch()


def _tree(path: Path, depth: int, width: int) -> None:
    path.mkdir()
    if depth:
        for number in range(width):
            _tree(path / str(number), depth - 1, width)


def _named(folder: Path, name: bytes) -> int:
    folder.mkdir(exist_ok=True)
    with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
        return file.write(b"x")


def _inside(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return folder / name
