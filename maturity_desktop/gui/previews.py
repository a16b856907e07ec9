"""Evidence made visible: pictures, pages of PDFs and plain texts, with limits, for a thread of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from gettext import gettext as _
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.storage.decoding.asking import BYTES_OF_A_PIXEL, Kind, Pixels
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused
from maturity_desktop.storage.media_types import OFFICE, decoded

LARGEST_FILE = 256 << 20
"""Bytes of a picture that are read; beyond that it is looked at with another program."""
PICTURES = frozenset(f"image/{form}" for form in ("png", "jpeg", "gif", "webp", "bmp", "tiff"))
TEXTS = ("text/", "application/json", "application/xml", "message/")
TABLES = frozenset(
    (f"{OFFICE}.spreadsheetml.sheet", "text/csv", "application/vnd.oasis.opendocument.spreadsheet")
)
DELIMITED = (".csv", ".tsv")
MOST_TEXT = 64 << 10
"""Bytes of a text that are shown."""
MOST_PAGES = 50


class Sort(Enum):
    """How a kind of file is shown."""

    PICTURE = "picture"
    PDF = "pdf"
    TEXT = "text"
    TABLE = "table"
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
    if item.media_type in TABLES or (item.sha256 and Path(item.file_name).suffix.lower() in DELIMITED):
        return Sort.TABLE
    if not item.sha256 or item.media_type.startswith(TEXTS):
        return Sort.TEXT
    return Sort.NOTHING


def preview(item: Evidence, file: BinaryIO, page: int, room: QSize, decoder: Decoder) -> Preview:
    """One page of an item, no larger than the room in pixels; PreviewRefused says why not."""
    match sort_of(item):
        case Sort.PICTURE:
            if item.size > LARGEST_FILE:
                raise PreviewRefused(_("The picture's file is too large to be shown here. Open it outside."))
            return Preview(_image(decoder.decode(Kind.PICTURE, file, 0, *room.toTuple())))
        case Sort.PDF:
            return _with_remark(decoder.decode(Kind.PDF, file, page, *room.toTuple()))
        case Sort.TABLE:
            return _start_of_table(item, file)
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


def _image(pixels: Pixels) -> QImage:
    rows = pixels.width * BYTES_OF_A_PIXEL
    whole = QImage(pixels.data, pixels.width, pixels.height, rows, QImage.Format.Format_RGBA8888)
    return whole.copy()  # the bytes go with this function


def _with_remark(sheet: Pixels) -> Preview:
    remark = ""
    if sheet.pages > MOST_PAGES:
        remark = _("The first {shown} of {pages} pages are shown here.").format(
            shown=MOST_PAGES, pages=sheet.pages
        )
    return Preview(_image(sheet), pages=min(sheet.pages, MOST_PAGES), remark=remark)


def _start_of_table(item: Evidence, file: BinaryIO) -> Preview:
    """The first rows; of delimited text that is no table the beginning."""
    from maturity_desktop.gui.table_preview import first_rows

    try:
        words, remark = first_rows(file, Path(item.file_name).suffix.lower() or ".csv")
    except PreviewRefused:
        if not item.media_type.startswith(TEXTS):
            raise
        file.seek(0)
        return start_of_text(file)
    return Preview(text=words, remark=remark)


def start_of_text(file: BinaryIO) -> Preview:
    """The beginning of a text as plain words."""
    data = file.read(MOST_TEXT + 1)
    text = decoded(data[:MOST_TEXT])
    cut = _("Only the beginning is shown here.") if len(data) > MOST_TEXT else ""
    return Preview(text=text, remark=cut)


def made_picture(made: bytes | None, room: QSize, decoder: Decoder) -> QImage | None:
    """The picture that was made when an item came in, unpacked as carefully as any other; None for none."""
    if not made:
        return None
    try:
        return _image(decoder.decode(Kind.PICTURE, BytesIO(made), 0, *room.toTuple()))
    except PreviewRefused:
        return None


def thumbnail(item: Evidence, file: BinaryIO, room: QSize, decoder: Decoder) -> QImage | None:
    """A small picture of a picture or of a PDF's first page; None where there is none to be had."""
    if sort_of(item) not in (Sort.PICTURE, Sort.PDF):
        return None
    try:
        return preview(item, file, 0, room, decoder).image
    except PreviewRefused:
        return None
