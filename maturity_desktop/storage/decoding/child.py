"""What runs in the child process: decodes one page after another, until nobody asks any more.

The parent starts it as a module, or in a bundle as the program itself with DECODE (`cli/children.py`).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import IO, BinaryIO, cast

from maturity_desktop.storage.children import hold_memory
from maturity_desktop.storage.decoding.asking import (
    LARGEST_BLOCK,
    PIXELS,
    REFUSED,
    TEXT,
    AskedFile,
    Kind,
    Pixels,
    Undecoded,
    Wanted,
    Why,
    receive,
    send,
)

MOST_WANTED = 1 << 10


def main(arguments: Sequence[str]) -> None:
    """Serves the process that started this one; the argument is the most memory in bytes."""
    hold_memory(int(arguments[0]))
    asked, told = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a decoder that prints would speak in between
    while True:
        try:
            _kind, content = receive(asked, MOST_WANTED)
        except EOFError:
            return
        try:
            send(told, *_decoded(Wanted.of(content), asked, told))
        except Undecoded as refused:
            send(told, REFUSED, refused.packed())


def _decoded(wanted: Wanted, asked: IO[bytes], told: IO[bytes]) -> tuple[bytes, bytes]:
    """The answer as a message: its kind and its content."""
    file = cast("BinaryIO", io.BufferedReader(AskedFile(wanted.size, told, asked), LARGEST_BLOCK))
    try:
        if wanted.kind in (Kind.PDF_WORDS, Kind.OFFICE_WORDS):
            return TEXT, _words(wanted.kind, file).encode("utf-8", "replace")
        return PIXELS, _pixels(wanted, file).packed()
    except Undecoded:
        raise
    except MemoryError:
        raise Undecoded(Why.MEMORY) from None
    except Exception:  # noqa: BLE001 - a decoder raises whatever a damaged file leads it into
        raise Undecoded(Why.DAMAGED) from None


def _pixels(wanted: Wanted, file: BinaryIO) -> Pixels:
    if wanted.kind is Kind.PDF:
        from maturity_desktop.storage.decoding.papers import page_of

        return page_of(file, wanted.page, wanted.width, wanted.height)
    from maturity_desktop.storage.decoding.pictures import picture

    return picture(file, wanted.width, wanted.height)


def _words(kind: Kind, file: BinaryIO) -> str:
    from maturity_desktop.storage.decoding.words import words_of_office, words_of_pdf

    return words_of_pdf(file) if kind is Kind.PDF_WORDS else words_of_office(file)


if __name__ == "__main__":
    main(sys.argv[1:])
