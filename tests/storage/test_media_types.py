"""Files are told apart by what is in them; their names only help where that says nothing."""

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image

from maturity_desktop.storage.media_types import BEGINNING, UNKNOWN, decoded, media_type

NO_TEXT = {chr(number) for number in (*range(32), 127)} - set("\t\n\f\r\x1a")
"""Signs that no text has, as they are once it is read."""


def of(data: bytes, name: str = "x") -> str:
    return media_type(name, data[:BEGINNING], data[-BEGINNING:])


def packed(entries: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return file.getvalue()


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("PNG", "image/png"),
        ("JPEG", "image/jpeg"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
    ],
)
def test_pictures(format_: str, expected: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (3, 3)).save(file, format_)
    assert of(file.getvalue(), "misnamed.pdf") == expected


def test_office_files() -> None:
    workbook = io.BytesIO()
    openpyxl.Workbook().save(workbook)
    office = "application/vnd.openxmlformats-officedocument"
    assert of(workbook.getvalue(), "misnamed.zip") == f"{office}.spreadsheetml.sheet"
    assert of(packed({"word/document.xml": b"x"})) == f"{office}.wordprocessingml.document"
    assert (
        of(packed({"[Content_Types].xml": b"x", "ppt/a.xml": b"x"}))
        == f"{office}.presentationml.presentation"
    )
    text = b"application/vnd.oasis.opendocument.text"
    assert of(packed({"mimetype": text, "content.xml": b"x"})) == text.decode()
    assert of(packed({"photo.jpg": b"x"}), "photos.docx") == "application/zip"


def test_an_office_file_whose_parts_stand_only_in_its_directory() -> None:
    large = packed({"media": b"\x00" * (3 * BEGINNING), "xl/workbook.xml": b"x"}, zipfile.ZIP_STORED)
    assert of(large).endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "x", "application/pdf"),
        (b"Dear all", "mail", "text/plain"),
        (b"Dear all", "mail.txt", "text/plain"),
        (b"a;b", "Figures.CSV", "text/csv"),
        ("Größe".encode(), "x.png", "text/plain"),
        (b"<svg onload='x'>", "x.svg", "image/svg+xml"),
        (b"", "empty", "text/plain"),
        (b"\xff\xfe\x00x", "x.png", UNKNOWN),
        (b"\xff\xfe\x00x", "x", UNKNOWN),
        (b"\x00\x00\x00\x18ftypmp42", "Call 14.MP4", "video/mp4"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Old plan.xls", "application/vnd.ms-excel"),
        (b"text\x00with a null", "x.txt", UNKNOWN),
        ("é".encode() * BEGINNING, "long.txt", "text/plain"),
        (b"x" + "é".encode() * BEGINNING, "cut in a character.txt", "text/plain"),
        (b"x" * 10 + b"\xc3", "ends in a character", UNKNOWN),
        ("Größe;Rückruf\n".encode("latin-1"), "Anrufe.csv", "text/csv"),
        ("Größe – €".encode("cp1252"), "notes.md", "text/markdown"),
        ("Größe".encode("latin-1"), "x.mp3", "audio/mpeg"),
        ("Größe".encode("latin-1"), "x", UNKNOWN),
        ("Zebra 😀".encode("utf-16"), "Export.txt", "text/plain"),
        (b"\xfe\xff" + "Zebra".encode("utf-16-be"), "Export.log", "text/plain"),
        ("😀".encode("utf-16") * BEGINNING, "cut.txt", "text/plain"),
        (b"\xff\xfe\x00\x00", "only its mark.txt", UNKNOWN),
        (b"\xe9\x01\x02", "program.txt", UNKNOWN),
    ],
)
def test_other_files(data: bytes, name: str, expected: str) -> None:
    assert of(data, name) == expected


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_have_a_type(data: bytes, name: str) -> None:
    assert "/" in of(data, name)
    assert "/" in of(b"PK\x03\x04" + data, name)


@given(st.sampled_from([b"\xe9", b"\xff\xfe", b"\xfe\xff"]), st.binary(max_size=60))
def test_what_no_text_has_is_seen_in_every_coding(begins: bytes, tail: bytes) -> None:
    """As it will be read, be it the West's or UTF-16; every sign of it counts."""
    data = begins + tail
    assume(not is_utf8(data) and of(data) == UNKNOWN)
    holds_more = not NO_TEXT.isdisjoint(decoded(data))
    assert of(data, "x.txt") == (UNKNOWN if holds_more else "text/plain")


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
