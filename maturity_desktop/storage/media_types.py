"""What sort of file it is, by its content; by the ending of its name where the content does not tell."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder

BEGINNING = 1 << 16
"""How many bytes of the beginning, and of the end, are looked at."""
UNKNOWN = "application/octet-stream"

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
)
OFFICE = "application/vnd.openxmlformats-officedocument"
PARTS = {
    b"word": f"{OFFICE}.wordprocessingml.document",
    b"xl": f"{OFFICE}.spreadsheetml.sheet",
    b"ppt": f"{OFFICE}.presentationml.presentation",
}
PART_OF_OFFICE = re.compile(rb"PK(?:\x03\x04.{26}|\x01\x02.{42})(word|xl|ppt)/", re.DOTALL)
OPEN_DOCUMENT = re.compile(
    rb"PK\x03\x04.{26}mimetype(application/vnd\.oasis\.opendocument\.[a-z-]+)", re.DOTALL
)
"""The format has its type as the first entry, uncompressed, so that it stands at a fixed place."""

TEXTS = {
    "csv": "text/csv", "tsv": "text/tab-separated-values", "htm": "text/html", "html": "text/html",
    "md": "text/markdown", "ics": "text/calendar", "vcf": "text/vcard", "xml": "application/xml",
    "json": "application/json", "svg": "image/svg+xml", "eml": "message/rfc822", "rtf": "application/rtf",
}  # fmt: skip
PLAIN_ENDINGS = TEXTS.keys() | {"txt", "text", "log", "ini", "yaml", "yml", "srt", "vtt"}
"""Names of texts that may be in another coding than UTF-8, which no content tells for certain."""
CONTROL = re.compile(b"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
"""What no text has; tabulators, ends of lines and pages, and the old mark of the end of a file are none."""
BY_ENDING = {
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook", "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav",
    "ogg": "audio/ogg", "opus": "audio/ogg", "mp4": "video/mp4", "mov": "video/quicktime",
    "webm": "video/webm", "heic": "image/heic", "bmp": "image/bmp", "zip": "application/zip",
    "7z": "application/x-7z-compressed",
}  # fmt: skip


def media_type(name: str, beginning: bytes, end: bytes) -> str:
    """The media type of a file from its name, its first and its last bytes."""
    for mark, found in MAGIC:
        if beginning.startswith(mark):
            return found
    if beginning[:4] == b"RIFF" and beginning[8:12] == b"WEBP":
        return "image/webp"
    if beginning.startswith(b"PK\x03\x04"):
        return _packed(beginning, end)
    ending = name.rpartition(".")[2].lower()
    if _is_text(beginning):
        return TEXTS.get(ending, "text/plain")
    if ending in PLAIN_ENDINGS and not _has_control(beginning):
        return TEXTS.get(ending, "text/plain")
    return BY_ENDING.get(ending, UNKNOWN)


def decoded(data: bytes) -> str:
    """The beginning of a text: UTF-16 where marked so, else UTF-8, else as Windows wrote in the West."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return getincrementaldecoder("utf-16")("replace").decode(data)
    try:
        return getincrementaldecoder("utf-8-sig")().decode(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _has_control(data: bytes) -> bool:
    """Whether there is in it what no text has; such a sign is the same byte in every coding but UTF-16."""
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return CONTROL.search(decoded(data).encode() if is_wide else data) is not None


def _packed(beginning: bytes, end: bytes) -> str:
    """What a ZIP holds, from the names of its entries."""
    if found := OPEN_DOCUMENT.match(beginning):
        return found[1].decode()
    if part := PART_OF_OFFICE.search(beginning) or PART_OF_OFFICE.search(end):
        return PARTS[part[1]]
    return "application/zip"


def _is_text(beginning: bytes) -> bool:
    """Whether it is UTF-8; the last character may be cut, and an empty file is a text without words."""
    try:
        beginning.decode()
    except UnicodeDecodeError as error:
        cut = len(beginning) == BEGINNING and error.reason == "unexpected end of data"
        if not cut:
            return False
    return b"\x00" not in beginning
