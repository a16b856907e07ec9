"""Pages are decoded in a child process that is kept, stopped where it takes too long, and started anew."""

import io
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from maturity_desktop.storage.children import DECODE
from maturity_desktop.storage.decoding import decoder as decoder_module
from maturity_desktop.storage.decoding.asking import (
    HEAD,
    PIXELS,
    Kind,
    Pixels,
    Undecoded,
    Wanted,
    Why,
    receive,
    send,
)
from maturity_desktop.storage.decoding.decoder import Decoder, PreviewRefused
from maturity_desktop.storage.decoding.limits import Limits

NEVER = 1e-9
"""Seconds in which nothing is decoded."""


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.close()


def picture(width: int, height: int, form: str = "PNG", **more: object) -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (192, 48, 48)).save(file, form, **more)
    return file


def child_of(decoder: Decoder) -> int:
    assert decoder._child is not None
    return decoder._child.pid


def test_one_child_serves_page_after_page(decoder: Decoder) -> None:
    first = decoder.decode(Kind.PICTURE, picture(800, 600), 0, 400, 400)
    child = child_of(decoder)
    second = decoder.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400)
    assert (first.width, first.height, second.width, second.height) == (400, 300, 30, 20)
    assert first.data[:4] == bytes((192, 48, 48, 255))
    assert child_of(decoder) == child


def test_after_a_refusal_the_child_serves_on(decoder: Decoder) -> None:
    with pytest.raises(PreviewRefused, match="no picture"):
        decoder.decode(Kind.PICTURE, io.BytesIO(b"no picture"), 0, 400, 400)
    child = child_of(decoder)
    assert decoder.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400).width == 30
    assert child_of(decoder) == child


def test_what_takes_too_long_is_stopped_and_the_next_page_has_a_child_of_its_own() -> None:
    slow = Decoder(Limits(seconds=NEVER))
    with pytest.raises(PreviewRefused, match="takes too long"):
        slow.decode(Kind.PICTURE, noise(3000, 3000), 0, 400, 400)
    assert slow._child is None
    slow._limits = Limits()
    assert slow.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400).width == 30
    slow.close()


def noise(width: int, height: int) -> io.BytesIO:
    file = io.BytesIO()
    Image.effect_noise((width, height), 90).save(file, "PNG")
    return file


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the parent watches the child's memory")
def test_what_takes_too_much_memory_is_refused() -> None:
    poor = Decoder(Limits(memory=100 << 20))
    with pytest.raises(PreviewRefused, match="memory"):
        poor.decode(Kind.PICTURE, picture(6000, 6000), 0, 400, 400)
    assert poor.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400).width == 30
    poor.close()


def test_a_child_that_ends_by_itself_is_replaced(decoder: Decoder) -> None:
    decoder.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400)
    assert decoder._child is not None
    decoder._child.kill()
    decoder._child.wait()
    assert decoder.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400).width == 30


def test_closing_stops_what_is_under_way(decoder: Decoder) -> None:
    asked = threading.Event()

    class Watched(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.set()
            return super().read(size)

    refused: list[PreviewRefused] = []

    def work() -> None:
        try:
            decoder.decode(Kind.PICTURE, Watched(noise(3000, 3000).getvalue()), 0, 400, 400)
        except PreviewRefused as error:
            refused.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert asked.wait(30)
    decoder.close()
    thread.join(30)
    assert len(refused) == 1


def test_a_disk_that_cannot_be_read_is_told_and_the_next_file_is_decoded(decoder: Decoder) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        decoder.decode(Kind.PICTURE, Broken(picture(30, 20).getvalue()), 0, 400, 400)
    assert decoder.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400).width == 30


def test_of_a_long_file_only_what_is_needed_is_read(decoder: Decoder) -> None:
    class Counted(io.BytesIO):
        told = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            self.told += len(data)
            return data

    file = Counted(picture(30, 20).getvalue() + bytes(50 << 20))
    assert decoder.decode(Kind.PICTURE, file, 0, 400, 400).width == 30
    assert file.told < 1 << 20


@pytest.mark.parametrize(("orientation", "size"), [(1, (400, 200)), (6, (200, 400)), (8, (200, 400))])
def test_a_photo_is_turned_as_its_camera_says(
    decoder: Decoder, orientation: int, size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = decoder.decode(Kind.PICTURE, picture(800, 400, "JPEG", exif=exif), 0, 400, 400)
    assert (shown.width, shown.height) == size


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK", "F"])
def test_every_way_to_keep_colours_is_shown(decoder: Decoder, mode: str) -> None:
    file = io.BytesIO()
    made = Image.new("I;16", (80, 60), 40_000) if mode == "I;16" else Image.new("RGB", (80, 60), "white")
    (made if mode == "I;16" else made.convert(mode)).save(file, "TIFF")
    shown = decoder.decode(Kind.PICTURE, file, 0, 40, 40)
    assert (shown.width, shown.height) == (40, 30)
    assert shown.data[:4] == (bytes((156, 156, 156, 255)) if mode == "I;16" else b"\xff\xff\xff\xff")


def test_a_name_in_a_picture_opens_nothing(decoder: Decoder, tmp_path: Path) -> None:
    """PostScript would start another program; only formats that do not are tried."""
    harm = tmp_path / "canary"
    eps = f"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n({harm}) (w) file closefile\n".encode()
    with pytest.raises(PreviewRefused, match="no picture"):
        decoder.decode(Kind.PICTURE, io.BytesIO(eps), 0, 400, 400)
    assert not harm.exists()


class TestWhatTheChildTells:
    """A child that a file has turned is believed nothing that is not as it should be."""

    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"P",
            HEAD.pack(PIXELS, 1 << 40),
            HEAD.pack(PIXELS, 4) + b"\x00" * 4,
            HEAD.pack(PIXELS, 16) + struct.pack("<III", 2, 2, 1) + b"\x00" * 4,
            HEAD.pack(PIXELS, 12) + struct.pack("<III", 0, 0, 1),
            HEAD.pack(b"R", 2) + b"{}",
            HEAD.pack(b"R", 9) + b'["x",1,2]',
            HEAD.pack(b"B", 3) + b"abc",
        ],
    )
    def test_nonsense_is_a_refusal(
        self, answer: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        script = tmp_path / "turned.py"
        script.write_text(f"import sys; sys.stdout.buffer.write({answer!r})", "utf-8")
        monkeypatch.setattr(decoder_module, "child_command", lambda *_: [sys.executable, str(script)])
        turned = Decoder()
        with pytest.raises(PreviewRefused, match="cannot be shown here"):
            turned.decode(Kind.PICTURE, picture(30, 20), 0, 400, 400)
        turned.close()

    def test_messages_come_back_as_they_were_sent(self) -> None:
        stream = io.BytesIO()
        send(stream, b"W", Wanted(Kind.PDF, 5, 1, 2, 3).packed())
        stream.seek(0)
        assert Wanted.of(receive(stream, 1000)[1]) == Wanted(Kind.PDF, 5, 1, 2, 3)
        assert Pixels.of(Pixels(1, 2, b"x" * 8, 3).packed()) == Pixels(1, 2, b"x" * 8, 3)
        told = Undecoded.of(Undecoded(Why.MANY_PIXELS, 4, 5).packed())
        assert (told.why, told.width, told.height) == (Why.MANY_PIXELS, 4, 5)


def test_a_bundle_starts_its_child_by_a_hidden_verb() -> None:
    """What tools/check_bundle.py runs frozen: the program itself serves."""
    file = picture(30, 20).getvalue()
    with subprocess.Popen(
        [sys.executable, "-m", "maturity_desktop", DECODE, str(Limits().memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None and child.stdout is not None
        send(child.stdin, b"W", Wanted(Kind.PICTURE, len(file), 0, 40, 40).packed())
        kind, content = receive(child.stdout, 1 << 20)
        assert kind == b"B"
        send(child.stdin, b"B", file)
        kind, content = receive(child.stdout, 1 << 20)
    assert kind == PIXELS
    assert Pixels.of(content).width == 30


def test_a_png_of_many_pixels_in_few_bytes_is_refused_before_it_is_unpacked(decoder: Decoder) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    with pytest.raises(PreviewRefused, match="60000 by 60000 pixels"):
        decoder.decode(Kind.PICTURE, io.BytesIO(b"\x89PNG\r\n\x1a\n" + parts), 0, 400, 400)
