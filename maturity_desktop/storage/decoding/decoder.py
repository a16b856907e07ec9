"""Asks a child process for the pixels of a page, stops it where it takes too long, and starts it anew."""

from __future__ import annotations

import io
import struct
import subprocess
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from gettext import gettext as _
from typing import BinaryIO, Generic, TypeVar

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.children import DECODE, NO_WINDOW, child_command
from maturity_desktop.storage.decoding.asking import (
    BLOCK,
    BYTES_OF_A_PIXEL,
    LARGEST_BLOCK,
    LARGEST_REFUSAL,
    LONGEST_TEXT,
    PIXELS,
    PIXELS_HEAD,
    SPAN,
    TEXT,
    WANTED,
    Kind,
    Pixels,
    Undecoded,
    Wanted,
    Why,
    receive,
    send,
)
from maturity_desktop.storage.decoding.limits import USUAL, Limits
from maturity_desktop.storage.spreadsheets.watch import memory_of

T = TypeVar("T")
MODULE = "maturity_desktop.storage.decoding.child"
BETWEEN_LOOKS_S = 0.05
BYTES_OF_A_LETTER = 4
"""At most, in UTF-8."""
NO_ANSWER = (EOFError, BrokenPipeError, ValueError, TypeError, struct.error)
"""What comes of a child that has ended, or that speaks nonsense."""


class PreviewRefused(MaturityError):
    """A file that is not shown here; its text says why."""


@dataclass(frozen=True, slots=True)
class Awaited(Generic[T]):
    """The answer that is waited for: its kind of message, the most bytes of it, and what they mean.

    ValueError where the bytes mean nothing.
    """

    kind: bytes
    most: int
    read: Callable[[bytes], T]


class Decoder:
    """A child process that is kept for the next page; several threads may ask, and wait for each other."""

    def __init__(self, limits: Limits = USUAL) -> None:
        self._limits = limits
        self._one_at_a_time = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = False

    def decode(self, kind: Kind, file: BinaryIO, page: int, width: int, height: int) -> Pixels:
        """A page of a file, no larger than the room in pixels; PreviewRefused says why there is none."""
        wanted = Wanted(kind, _size_of(file), page, width, height)
        most = PIXELS_HEAD + 4 * (width + 1) * (height + 1) * BYTES_OF_A_PIXEL
        return self._answer(wanted, file, Awaited(PIXELS, most, Pixels.of))

    def words(self, kind: Kind, file: BinaryIO) -> str:
        """The words of a file; PreviewRefused says why there are none to be had."""
        awaited = Awaited(TEXT, BYTES_OF_A_LETTER * LONGEST_TEXT, lambda words: words.decode("utf-8"))
        return self._answer(Wanted(kind, _size_of(file), 0, 0, 0), file, awaited)

    def _answer(self, wanted: Wanted, file: BinaryIO, awaited: Awaited[T]) -> T:
        with self._one_at_a_time:
            try:
                return self._asked(wanted, file, awaited)
            except Undecoded as refused:
                raise PreviewRefused(_words(refused)) from None

    def close(self) -> None:
        """Stops what is under way; a page that is asked for afterwards is refused."""
        self._closed = True
        child = self._child
        if child is None:
            return
        child.kill()
        if self._one_at_a_time.acquire(blocking=False):  # else who waits for it ends it
            self._drop(child)
            self._one_at_a_time.release()

    def _asked(self, wanted: Wanted, file: BinaryIO, awaited: Awaited[T]) -> T:
        child = self._warm_child()
        with self._watched(child) as too_much:
            if self._closed:
                self._drop(child)
                raise Undecoded(Why.STOPPED)
            try:
                return _told(child, wanted, file, awaited)
            except Undecoded as refused:
                if refused.why is Why.MEMORY:
                    self._drop(child)  # it may have stopped in the middle of a question
                raise
            except NO_ANSWER:
                self._drop(child)
                raise Undecoded(too_much[0] if too_much else Why.STOPPED) from None
            except BaseException:
                self._drop(child)  # the file could not be read: the child still waits for its bytes
                raise

    def _warm_child(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(  # noqa: S603 - the program itself
                [*child_command(MODULE, DECODE), str(self._limits.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
            )
            weakref.finalize(self, _end, self._child)
        return self._child

    def _drop(self, child: subprocess.Popen[bytes]) -> None:
        _end(child)
        self._child = None

    @contextmanager
    def _watched(self, child: subprocess.Popen[bytes]) -> Iterator[list[Why]]:
        """Stops the child where a page takes more than it may; the list then says of what."""
        done, too_much = threading.Event(), list[Why]()
        until = time.monotonic() + self._limits.seconds

        def watch() -> None:
            while not done.wait(BETWEEN_LOOKS_S):
                if time.monotonic() > until:
                    too_much.append(Why.TIME)
                elif memory_of(child) > self._limits.memory:
                    too_much.append(Why.MEMORY)
                if too_much:
                    child.kill()
                    return

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield too_much
        finally:
            done.set()
            watcher.join()


def _size_of(file: BinaryIO) -> int:
    return file.seek(0, io.SEEK_END)


def _told(child: subprocess.Popen[bytes], wanted: Wanted, file: BinaryIO, awaited: Awaited[T]) -> T:
    """What the child tells; it is given the bytes that it asks for, and of this file only."""
    assert child.stdin is not None and child.stdout is not None, "both were asked for"
    send(child.stdin, WANTED, wanted.packed())
    while True:
        kind, content = receive(child.stdout, max(awaited.most, SPAN.size, LARGEST_REFUSAL))
        if kind == awaited.kind:
            return awaited.read(content)
        if kind != BLOCK:
            raise Undecoded.of(content)
        offset, length = SPAN.unpack(content)
        file.seek(offset)
        send(child.stdin, BLOCK, file.read(min(length, LARGEST_BLOCK)))


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):  # what was not yet sent has nobody to read it
                pipe.close()


def _words(refused: Undecoded) -> str:
    match refused.why:
        case Why.NO_PICTURE:
            return _("This is no picture that can be shown. Open it outside to see what it is.")
        case Why.MANY_PIXELS:
            what = _("The picture is too large to be shown here: {width} by {height} pixels.")
            return what.format(width=refused.width, height=refused.height)
        case Why.CLOSED_PDF:
            return _("The PDF cannot be shown: it is protected by a password or damaged.")
        case Why.NO_PAGES:
            return _("The PDF has no pages.")
        case Why.TIME:
            return _("It takes too long to be shown here. Open it outside to see it.")
        case Why.MEMORY:
            return _("It takes too much memory to be shown here. Open it outside to see it.")
        case Why.DAMAGED:
            return _("The picture cannot be read: its file seems to be damaged.")
    return _(
        "It cannot be shown here: its file is damaged, or takes too much memory. Open it outside to see it."
    )
