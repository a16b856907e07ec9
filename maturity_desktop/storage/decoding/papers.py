"""Pages of PDFs drawn with PDFium; runs in the child process only."""

from __future__ import annotations

from typing import BinaryIO

import pypdfium2

from maturity_desktop.storage.decoding.asking import Pixels, Undecoded, Why


def page_of(file: BinaryIO, page: int, width: int, height: int) -> Pixels:
    """A page on white, as large as the room allows; the last one where there are not so many."""
    try:
        document = pypdfium2.PdfDocument(file)
        try:
            pages = len(document)
            if not pages:
                raise Undecoded(Why.NO_PAGES)
            return _drawn(document[min(page, pages - 1)], pages, width, height)
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        raise Undecoded(Why.CLOSED_PDF) from None


def _drawn(sheet: pypdfium2.PdfPage, pages: int, width: int, height: int) -> Pixels:
    wide, high = (max(side, 1.0) for side in sheet.get_size())
    scale = min(width / wide, height / high)
    # One side of a sheet that is all length would come to nothing.
    bitmap = sheet.render(
        scale=max(scale, 1 / wide, 1 / high),
        prefer_bgrx=True,
        rev_byteorder=True,
        may_draw_forms=False,
    )
    try:
        if bitmap.width > 2 * width + 1 or bitmap.height > 2 * height + 1:
            raise Undecoded(Why.MANY_PIXELS, bitmap.width, bitmap.height)
        rows = bytes(bitmap.buffer)
        length = bitmap.width * 4
        if bitmap.stride != length:
            rows = b"".join(
                rows[at : at + length] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)
            )
        return Pixels(bitmap.width, bitmap.height, rows, pages)
    finally:
        bitmap.close()
