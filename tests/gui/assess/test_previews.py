"""Previews and thumbnails of real small files; what is not shown says why."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.dialogs.preview import PreviewDialog
from maturity_desktop.gui.previews import (
    MOST_PAGES,
    MOST_TEXT,
    Sort,
    preview,
    sort_of,
    thumbnail,
)
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused

ROOM = QSize(400, 300)
RED, BLUE = QColor("#C03030"), QColor("#3050C0")


def evidence(media_type: str, sha256: str = "a" * 64, name: str = "file") -> Evidence:
    day = date(2026, 1, 12)
    return Evidence(
        "c1", "e1", 1, "Item", EvidenceKind.DOCUMENT, day, day, file_name=name, media_type=media_type,
        sha256=sha256,
    )  # fmt: skip


def image_bytes(width: int, height: int, form: str, colour: QColor = RED) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, form.lower().encode()).write(image)
    return bytes(data.data())


def pdf_file(path: Path, pages: int) -> Path:
    """A PDF whose pages are red and blue in turn."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.fillRect(0, 0, writer.width(), writer.height(), BLUE if page % 2 else RED)
    painter.end()
    return path


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims a size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.close()


def close(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 24 for a, b in pairs)


@pytest.mark.parametrize("form", ["PNG", "JPG", "BMP", "WEBP", "TIFF"])
def test_pictures_are_scaled_into_the_room(decoder, form):
    shown = preview(evidence("image/png"), io.BytesIO(image_bytes(1600, 900, form)), 0, ROOM, decoder).image
    assert shown is not None
    assert (shown.width(), shown.height()) == (400, 225)
    assert close(shown.pixelColor(200, 100), RED)


def test_a_small_picture_stays_as_it_is(decoder):
    shown = preview(evidence("image/png"), io.BytesIO(image_bytes(30, 20, "PNG")), 0, ROOM, decoder).image
    assert shown is not None and shown.size() == QSize(30, 20)


def test_a_picture_that_claims_to_be_huge_is_refused_before_it_is_unpacked(decoder):
    with pytest.raises(PreviewRefused, match="60000 by 60000 pixels"):
        preview(evidence("image/png"), io.BytesIO(png_that_claims(60_000, 60_000)), 0, ROOM, decoder)


@pytest.mark.parametrize("data", [b"", b"no picture at all", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused_whatever_its_name(decoder, data):
    with pytest.raises(PreviewRefused, match="no picture"):
        preview(evidence("image/png"), io.BytesIO(data), 0, ROOM, decoder)


def test_svg_is_never_drawn(decoder):
    item = evidence("image/svg+xml", name="a.svg")
    assert sort_of(item) is Sort.NOTHING
    with pytest.raises(PreviewRefused, match="SVG"):
        preview(item, io.BytesIO(b"<svg/>"), 0, ROOM, decoder)
    assert thumbnail(item, io.BytesIO(b"<svg/>"), ROOM, decoder) is None


def test_a_kind_without_a_preview_says_so(decoder):
    with pytest.raises(PreviewRefused, match="no preview for this kind"):
        preview(evidence("application/zip"), io.BytesIO(b"PK"), 0, ROOM, decoder)


def test_pages_of_a_pdf(decoder, tmp_path):
    path = pdf_file(tmp_path / "two.pdf", 2)
    for page, colour in enumerate((RED, BLUE)):
        with path.open("rb") as file:
            shown = preview(evidence("application/pdf"), file, page, ROOM, decoder)
        assert shown.pages == 2
        assert shown.image is not None
        assert shown.image.height() in (300, 301)
        assert close(shown.image.pixelColor(shown.image.rect().center()), colour)
    with path.open("rb") as file:
        assert preview(evidence("application/pdf"), file, 99, ROOM, decoder).image is not None


def test_of_a_long_pdf_the_first_pages_are_shown_and_that_is_said(decoder, tmp_path):
    with pdf_file(tmp_path / "long.pdf", MOST_PAGES + 1).open("rb") as file:
        shown = preview(evidence("application/pdf"), file, 0, ROOM, decoder)
    assert shown.pages == MOST_PAGES
    assert shown.remark == "The first 50 of 51 pages are shown here."


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 but no more", b"\x00" * 100])
def test_a_damaged_pdf_is_refused(decoder, data):
    with pytest.raises(PreviewRefused, match="protected by a password or damaged"):
        preview(evidence("application/pdf"), io.BytesIO(data), 0, ROOM, decoder)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Grüße <b>".encode(), "Grüße <b>"),
        ("\ufeffmark".encode(), "mark"),
        ("wide".encode("utf-16"), "wide"),
        (b"\xff\x00bad", None),
    ],
)
def test_texts_are_read_as_they_are_written(decoder, data, text):
    shown = preview(evidence("text/plain"), io.BytesIO(data), 0, ROOM, decoder)
    assert shown.text == text if text is not None else shown.text
    assert shown.remark == ""


def test_of_a_long_text_the_beginning_is_shown_and_that_is_said(decoder):
    shown = preview(evidence("text/csv"), io.BytesIO(b"x" * (MOST_TEXT + 5)), 0, ROOM, decoder)
    assert len(shown.text) == MOST_TEXT
    assert shown.remark == "Only the beginning is shown here."


def test_thumbnails_of_what_cannot_be_read_are_none(decoder):
    assert thumbnail(evidence("image/png"), io.BytesIO(b"damaged"), ROOM, decoder) is None


class TestInThePage:
    """The dialog and the list, with files in the store."""

    @pytest.fixture
    def stored(self, bench, tmp_path):
        """A photo, a PDF of three pages, a text and a drawing."""
        (tmp_path / "a photo.png").write_bytes(image_bytes(300, 200, "PNG", BLUE))
        pdf_file(tmp_path / "b paper.pdf", 3)
        (tmp_path / "c words.txt").write_text("Plain <b>words</b>", "utf-8")
        (tmp_path / "d drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
        paths = sorted(path for path in tmp_path.iterdir() if path.is_file())
        bench.desk.take_files(paths, "1.01")
        bench.wait_until(lambda: len(bench.result().items) == 4)
        bench.press("e", Qt.Key.Key_Home)
        return bench

    def open(self, bench, row: int) -> PreviewDialog:
        bench.press(*(Qt.Key.Key_Down for _step in range(row)))
        bench.press(Qt.Key.Key_Space)
        dialog = bench.dialog()
        assert isinstance(dialog, PreviewDialog)
        bench.wait_until(
            lambda: (
                dialog._form.stack.currentWidget() is not dialog._message or "…" not in dialog._message.text()
            )
        )
        return dialog

    def test_thumbnails_arrive_for_pictures_and_pages(self, stored):
        thumbnails = stored.page._pane.list._thumbnails
        photo, paper, words, _drawing = stored.result().items
        stored.wait_until(lambda: thumbnails.of(photo) is not None and thumbnails.of(paper) is not None)
        assert close(thumbnails.of(photo).toImage().pixelColor(5, 5), BLUE)
        assert thumbnails.of(words) is None

    def test_a_picture_is_shown(self, stored):
        dialog = self.open(stored, 0)
        shown = dialog._picture.pixmap().toImage()
        assert close(shown.pixelColor(shown.rect().center()), BLUE)
        stored.press(Qt.Key.Key_Escape)

    def test_pages_are_turned_by_keyboard(self, stored):
        dialog = self.open(stored, 1)
        assert dialog._form.where.text() == "Page 1 of 3"
        stored.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
        stored.wait_until(lambda: not dialog.is_reading and dialog._form.where.text() == "Page 3 of 3")
        assert not dialog._form.forth.isEnabled()
        stored.press(Qt.Key.Key_PageUp)
        stored.wait_until(lambda: dialog._form.where.text() == "Page 2 of 3")
        stored.press(Qt.Key.Key_Escape)

    def test_words_are_shown_plain(self, stored):
        dialog = self.open(stored, 2)
        assert dialog._text.toPlainText() == "Plain <b>words</b>"
        stored.press(Qt.Key.Key_Escape)

    def test_a_drawing_says_why_it_is_not_shown_and_can_be_opened_outside(self, stored):
        dialog = self.open(stored, 3)
        assert "SVG drawings are not shown" in dialog._message.text()
        dialog._form.outside.setFocus()
        stored.press(Qt.Key.Key_Space)
        stored.wait_until(lambda: len(stored.opened.urls) == 1)
        stored.press(Qt.Key.Key_Escape)

    def test_a_missing_file_says_so(self, stored, tmp_path):
        for file in (tmp_path / "evidence").rglob("*"):
            if file.is_file():
                file.unlink()
        dialog = self.open(stored, 2)
        assert "missing" in dialog._message.text()
        stored.press(Qt.Key.Key_Escape)

    def test_a_note_shows_its_own_words(self, stored):
        note = replace(stored.session.audit.evidence[0], id="n", sha256="", text="Only words\n<i>here</i>")
        stored.session.add_evidence([note], "1.01")
        dialog = self.open(stored, 4)
        assert dialog._text.toPlainText() == "Only words\n<i>here</i>"
        assert not dialog._form.outside.isVisible()
        stored.press(Qt.Key.Key_Escape)

    def test_what_is_empty_says_so(self, stored):
        note = replace(stored.session.audit.evidence[0], id="n", sha256="", text=" ")
        stored.session.add_evidence([note], "1.01")
        dialog = self.open(stored, 4)
        assert dialog._form.stack.currentWidget() is dialog._message
        assert dialog._message.text() == "Nothing is written in this note."
        stored.press(Qt.Key.Key_Escape)

    def test_it_fits_a_tablet_held_upright(self, stored):
        stored.window.resize(800, 1280)
        dialog = self.open(stored, 1)
        assert dialog.width() <= stored.window.width() < 860
        dialog._form.remark.setText("Only the first 50 pages are shown here. " * 6)
        form = dialog._form
        assert dialog.rect().contains(form.outside.geometry())
        assert dialog.rect().contains(form.close_button.geometry())
        stored.press(Qt.Key.Key_Escape)

    def test_a_dialog_closed_while_it_reads_does_no_harm(self, stored, qtbot):
        stored.press(Qt.Key.Key_Space, Qt.Key.Key_Escape)
        stored.wait_until(lambda: not stored.window.findChildren(PreviewDialog))
        stored.press("y")
        assert len(stored.answers()) == 0, "the list has the focus"
