"""Evidence made visible: pictures, pages of PDFs and plain texts, with limits, for a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from gettext import gettext as _
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.reports.pdfium import open_pdf

LARGEST_FILE = 256 << 20
"""Bytes of a picture that are read; beyond that it is looked at with another program."""
MOST_PIXELS = 64_000_000
"""Pixels of a picture that has to be unpacked whole: 256 MB of memory, which is also Qt's own limit."""
PICTURES = {"image/png": b"png", "image/jpeg": b"jpeg", "image/gif": b"gif", "image/webp": b"webp",
            "image/bmp": b"bmp", "image/tiff": b"tiff"}  # fmt: skip
TEXTS = ("text/", "application/json", "application/xml", "message/")
MOST_TEXT = 64 << 10
"""Bytes of a text that are shown."""
MOST_PAGES = 50
PAPER = 0xFFFFFFFF


class PreviewRefused(MaturityError):
    """A file that is not shown here; its text says why."""


class Sort(Enum):
    """How a kind of file is shown."""

    PICTURE = "picture"
    PDF = "pdf"
    TEXT = "text"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Preview:
    """One page of an item: a picture or words; `pages` is how many can be asked for."""

    image: QImage | None = None
    text: str = ""
    pages: int = 1
    remark: str = ""


def sort_of(item: Evidence) -> Sort:
    """How an item is shown. A drawing in SVG is a program of a kind, so it is not."""
    if item.media_type in PICTURES:
        return Sort.PICTURE
    if item.media_type == "application/pdf":
        return Sort.PDF
    if not item.sha256 or item.media_type.startswith(TEXTS):
        return Sort.TEXT
    return Sort.NOTHING


def preview(item: Evidence, file: BinaryIO, page: int, room: QSize) -> Preview:
    """One page of an item, no larger than the room in pixels; PreviewRefused says why not."""
    match sort_of(item):
        case Sort.PICTURE:
            return Preview(picture(file, room))
        case Sort.PDF:
            return pdf_page(file, page, room)
        case Sort.TEXT:
            return start_of_text(file)
        case _:
            raise PreviewRefused(_why_not(item))


def _why_not(item: Evidence) -> str:
    if item.media_type == "image/svg+xml":
        return _(
            "SVG drawings are not shown here, because they can hold a program. Open it outside to see it."
        )
    return _("There is no preview for this kind of file. Open it outside to see it.")


def picture(file: BinaryIO, room: QSize) -> QImage:
    """A picture scaled into the room while it is unpacked, turned as its camera says."""
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise PreviewRefused(_("The picture's file is too large to be shown here. Open it outside."))
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _unpacked(buffer, room)


def _unpacked(device: QIODevice, room: QSize) -> QImage:
    """In a function of its own, so that the reader goes before the device that it still looks at."""
    reader = QImageReader(device)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    found = reader.format().data()
    if found not in PICTURES.values():
        raise PreviewRefused(_("This is no picture that can be shown. Open it outside to see what it is."))
    size = reader.size()
    if found != b"jpeg" and size.width() * size.height() > MOST_PIXELS:
        raise PreviewRefused(
            _("The picture is too large to be shown here: {width} by {height} pixels.").format(
                width=size.width(), height=size.height()
            )
        )
    turned = bool(reader.transformation().value & 4)  # a quarter turn swaps width and height
    within = size.scaled(room.transposed() if turned else room, Qt.AspectRatioMode.KeepAspectRatio)
    if size.isValid() and (within.width() < size.width() or within.height() < size.height()):
        reader.setScaledSize(within.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise PreviewRefused(_("The picture cannot be read: its file seems to be damaged."))
    return image


def pdf_page(file: BinaryIO, page: int, room: QSize) -> Preview:
    """A page of a PDF on white, scaled into the room."""
    from pypdfium2 import PdfiumError

    try:
        with open_pdf(file) as document:
            pages = len(document)
            if not pages:
                raise PreviewRefused(_("The PDF has no pages."))
            sheet = document[min(page, pages - 1)]
            width, height = sheet.get_size()
            scale = min(room.width() / max(width, 1), room.height() / max(height, 1))
            bitmap = sheet.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()  # the bytes go with this function
            bitmap.close()
    except PdfiumError as error:
        raise PreviewRefused(
            _("The PDF cannot be shown: it is protected by a password or damaged.")
        ) from error
    remark = ""
    if pages > MOST_PAGES:
        remark = _("The first {shown} of {pages} pages are shown here.").format(shown=MOST_PAGES, pages=pages)
    return Preview(image, pages=min(pages, MOST_PAGES), remark=remark)


def start_of_text(file: BinaryIO) -> Preview:
    """The beginning of a text as plain words."""
    data = file.read(MOST_TEXT + 1)
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data[:MOST_TEXT].decode(coding, "replace")
    cut = _("Only the beginning is shown here.") if len(data) > MOST_TEXT else ""
    return Preview(text=text, remark=cut)


def thumbnail(item: Evidence, file: BinaryIO, room: QSize) -> QImage | None:
    """A small picture of a picture or of a PDF's first page; None where there is none to be had."""
    if sort_of(item) not in (Sort.PICTURE, Sort.PDF):
        return None
    try:
        return preview(item, file, 0, room).image
    except PreviewRefused:
        return None
