"""A marked copy holds its pixels and nothing else; of what was blacked out there is no trace in its bytes."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage
from PySide6.QtTest import QTest

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.evidence_register import Register as Known
from maturity_desktop.domain.evidence_register import set_tags
from maturity_desktop.domain.record import Record
from maturity_desktop.gui.evidence_marks.marks import MOST_SIDE, Mark, Shape, blacked_out, marked
from maturity_desktop.gui.evidence_marks.marks_dialog import MarksDialog
from maturity_desktop.gui.evidence_marks.writing import file_of
from maturity_desktop.storage.library import Library
from tests.gui.evidence.conftest import Furnish, Register

WIDE, HIGH = 320, 240
SECRET = (61, 83, 163, 141)
"""Left, top, right, bottom of the noise that is covered, off the blocks of a JPEG on purpose."""
GPS, MAKER = 0x8825, 0x010F


def noise() -> Image.Image:
    """Random pixels in the middle of a plain grey."""
    image = Image.new("RGB", (WIDE, HIGH), (120, 120, 120))
    wide, high = SECRET[2] - SECRET[0], SECRET[3] - SECRET[1]
    data = Random(7).randbytes(wide * high * 3)
    image.paste(Image.frombytes("RGB", (wide, high), data), SECRET[:2])
    return image


def photo(form: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[MAKER] = "Canary Camera"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    file = io.BytesIO()
    more = {"quality": 100, "comment": b"canary comment"} if form == "JPEG" else {}
    noise().save(file, form, exif=exif, **more)
    return file.getvalue()


def covering() -> Mark:
    left, top, right, bottom = SECRET
    return Mark(Shape.BLACK_OUT, left + 0.4, top + 0.4, right - 0.4, bottom - 0.4)


def loaded(data: bytes) -> QImage:
    image = QImage.fromData(data)
    image.setText("Location", "canary in a text")
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    return image


def plain_bytes(data: bytes) -> bytes:
    """The bytes of a file with whatever zlib can unpack in it."""
    found = [data]
    for place in range(len(data) - 1):
        if data[place] == 0x78 and data[place + 1] in b"\x01\x5e\x9c\xda":
            try:
                found.append(zlib.decompressobj().decompress(data[place:]))
            except zlib.error:
                continue
    return b"".join(found)


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png"])
def test_no_trace_of_what_was_covered(media_type: str) -> None:
    data = photo("JPEG" if media_type == "image/jpeg" else "PNG")
    copy = file_of(marked(loaded(data), [covering()]), media_type)
    with Image.open(io.BytesIO(copy)) as image:
        covered = image.convert("RGB").crop(SECRET)
        # A JPEG's blocks at the edge mix black with the grey that is seen outside, never with the noise.
        inner = image.convert("RGB").crop((SECRET[0] + 16, SECRET[1] + 16, SECRET[2] - 16, SECRET[3] - 16))
    assert inner.tobytes().strip(b"\0") == b""
    assert max(covered.tobytes()) <= 130
    original = noise()
    raw = plain_bytes(copy)
    for row in range(SECRET[1], SECRET[3]):
        pixels = original.crop((SECRET[0], row, SECRET[2], row + 1)).tobytes()
        assert all(pixels[at : at + 6] not in raw for at in range(0, len(pixels) - 6, 6))
    other = noise()
    other.paste((9, 200, 77), SECRET)
    elsewhere = io.BytesIO()
    other.save(elsewhere, "PNG")
    whole = io.BytesIO()
    noise().save(whole, "PNG")
    first = file_of(marked(QImage.fromData(whole.getvalue()), [covering()]), media_type)
    second = file_of(marked(QImage.fromData(elsewhere.getvalue()), [covering()]), media_type)
    assert first == second  # the bytes do not depend on what is below


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png"])
def test_a_copy_holds_no_location_nor_words_nor_profile(media_type: str) -> None:
    data = photo("JPEG" if media_type == "image/jpeg" else "PNG")
    assert b"canary" in data.lower()
    copy = file_of(marked(loaded(data), [Mark(Shape.FRAME, 1, 1, 50, 50)]), media_type)
    lower = plain_bytes(copy).lower()
    assert not any(word in lower for word in (b"canary", b"exif", b"gps", b"icc", b"photoshop", b"xmp"))
    with Image.open(io.BytesIO(copy)) as image:
        assert not image.getexif()
        assert not {"icc_profile", "exif", "comment", "Location", "photoshop"} & set(image.info)
        assert image.size == (WIDE, HIGH)


def test_every_pixel_that_is_touched_is_replaced_and_nothing_shows_on_it() -> None:
    image = loaded(photo())
    frame = Mark(Shape.FRAME, 70, 90, 150, 130)
    copy = marked(image, [covering(), frame, Mark(Shape.ARROW, 10, 10, 100, 100)])
    left, top, right, bottom = SECRET
    area = blacked_out(covering(), WIDE, HIGH)
    assert area == QRect(left, top, right - left, bottom - top)
    assert {copy.pixel(x, y) for x in range(left, right) for y in range(top, bottom)} == {0xFF000000}
    assert blacked_out(Mark(Shape.BLACK_OUT, -50, -50, 9999, 9999), WIDE, HIGH) == QRect(0, 0, WIDE, HIGH)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("shape", [Shape.FRAME, Shape.ARROW, Shape.WORDS])
def test_marks_are_seen(shape: Shape) -> None:
    plain = QImage(200, 100, QImage.Format.Format_RGB32)
    plain.fill(QColor("grey"))
    copy = marked(plain, [Mark(shape, 20, 20, 150, 80, "Look")])
    assert copy != plain and copy.size() == plain.size()


class TestDialog:
    @pytest.fixture
    def furnish(self) -> Furnish:
        def one_photo(audit: Audit, library: Library) -> list[Record]:
            stored = library.evidence.add_bytes("c1", photo(), "hall.jpg")
            item = audit.evidence[0]
            return [
                replace(
                    item,
                    title="The hall",
                    source="Seen",
                    confidential=True,
                    file_name="hall.jpg",
                    media_type=stored.media_type,
                    size=stored.size,
                    sha256=stored.sha256,
                )
            ]

        return one_photo

    def bring(self, register: Register, data: bytes, name: str) -> None:
        """A picture comes on the register and is in hand."""
        stored = register.library.evidence.add_bytes("c1", data, name)
        item = register.item(1)
        register.session.change_evidence(
            replace(
                item, file_name=name, media_type=stored.media_type, size=stored.size, sha256=stored.sha256
            )
        )

    def test_a_copy_that_is_scaled_down_says_so(self, register: Register) -> None:
        file = io.BytesIO()
        Image.new("RGB", (MOST_SIDE + 1_000, 60), "white").save(file, "PNG")
        self.bring(register, file.getvalue(), "long.png")
        dialog = self.opened(register)
        assert dialog.image.width() == MOST_SIDE
        assert "5000 by 50 pixels" in dialog.hint.words and "cut that part out" in dialog.hint.words
        dialog.reject()

    def test_what_is_too_large_to_be_read_says_what_to_do(self, register: Register) -> None:
        file = io.BytesIO()
        Image.new("1", (9_000, 9_000)).save(file, "PNG")
        self.bring(register, file.getvalue(), "huge.png")
        register.key("M")
        refusals = register.page.refusals
        register.qtbot.waitUntil(refusals.isVisible)
        words = refusals.words.words
        assert "EV-001 was not marked" in words and "save a smaller copy" in words

    def opened(self, register: Register) -> MarksDialog:
        register.key("M")
        dialog = register.dialog()
        assert isinstance(dialog, MarksDialog)
        return dialog

    def test_a_redacted_copy_becomes_an_item_by_keys(self, register: Register, tmp_path: Path) -> None:
        session = register.session
        session.change("tags", set_tags(session.audit, register.item(1), ("floor", "week 1")))
        dialog = self.opened(register)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Space):
            QTest.keyClick(dialog.canvas, key)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down) * 3:
            QTest.keyClick(dialog.canvas, key)
        QTest.keyClick(dialog.canvas, Qt.Key.Key_Space)
        (mark,) = dialog.marks
        assert mark.shape is Shape.BLACK_OUT and mark.area.width() > 5
        with register.qtbot.waitSignal(register.session.evidence_changed):
            QTest.keyClick(dialog.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        item, original = register.item(6), register.item(1)
        assert (item.title, item.source, item.confidential) == ("The hall (redacted)", "Seen", True)
        assert (item.file_name, item.media_type) == ("hall (marked).jpg", "image/jpeg")
        assert Known(register.session.audit).tags[item.id] == ("floor", "week 1")
        copy = Known(register.session.audit).copies[item.id]
        assert (copy.original, copy.original_sha256) == (original.id, original.sha256)
        assert copy.marks == (mark.line(),)
        with register.library.evidence.open("c1", original.sha256) as file:
            assert file.read() == photo()
        with register.library.evidence.open("c1", item.sha256) as file:
            assert b"canary" not in file.read().lower()
        assert register.chosen() == ["EV-006"] and "EV-001" in register.page.detail.about.words
        register.session.undo_stack.undo()
        assert register.session.audit.get(Evidence, *item.key) is None
        assert not Known(register.session.audit).copies

    def test_marks_are_drawn_by_dragging_taken_back_and_put_back(self, register: Register) -> None:
        dialog = self.opened(register)
        canvas = dialog.canvas
        keys = {Shape.FRAME: Qt.Key.Key_F, Shape.ARROW: Qt.Key.Key_A, Shape.BLACK_OUT: Qt.Key.Key_B}
        for shape, key in keys.items():
            QTest.keyClick(canvas, key)
            assert canvas.shape.value == shape.value
            middle = canvas.rect().center()
            QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
            QTest.mouseMove(canvas, middle + QPoint(20, 20))
            QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 30))
        register.ask.reply = "Look here"
        QTest.keyClick(canvas, Qt.Key.Key_W)
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
        shapes = [mark.shape for mark in dialog.marks]
        assert shapes == [Shape.FRAME, Shape.ARROW, Shape.BLACK_OUT, Shape.WORDS]
        assert dialog.marks[-1].words == "Look here"
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert dialog.marks[3:] == ()
        dialog.redo.click()
        assert dialog.marks[-1].words == "Look here"
        register.ask.agrees = True
        dialog.reject()
        assert register.ask.questions[-1] == "Throw away the 4 marks?"
        assert len(register.session.audit.evidence) == 5

    def test_a_click_alone_is_no_mark(self, register: Register) -> None:
        dialog = self.opened(register)
        QTest.mouseClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=dialog.canvas.rect().center())
        assert not dialog.marks and not dialog.keep.isEnabled()
        dialog.reject()
        assert register.ask.questions == []


def test_it_is_offered_for_images_only(register: Register) -> None:
    assert not register.page.act.mark.isEnabled()
