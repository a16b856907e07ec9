"""The one door to PDFium, which serves one thread at a time, whatever the number of documents."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

_ONE_THREAD_AT_A_TIME = threading.Lock()


@contextmanager
def open_pdf(file: Path | BinaryIO) -> Iterator[Any]:
    """A pypdfium2.PdfDocument, closed with all its pages at the end; other threads wait until then."""
    import pypdfium2

    with _ONE_THREAD_AT_A_TIME:
        document = pypdfium2.PdfDocument(file)
        try:
            yield document
        finally:
            document.close()
