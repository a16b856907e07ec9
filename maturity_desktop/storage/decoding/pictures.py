"""Pictures unpacked with Pillow, as small as they are wanted; runs in the child process only."""

from __future__ import annotations

from math import ceil
from typing import BinaryIO

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from maturity_desktop.storage.decoding.asking import Pixels, Undecoded, Why

FORMATS = tuple(
    plugin.format
    for plugin in (
        BmpImagePlugin.BmpImageFile,
        GifImagePlugin.GifImageFile,
        JpegImagePlugin.JpegImageFile,
        PngImagePlugin.PngImageFile,
        TiffImagePlugin.TiffImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
"""Nothing else is tried, whatever a file begins with: some of Pillow's formats start other programs."""
MOST_PIXELS = 48_000_000
"""Pixels that are unpacked: with their opacity set apart and back, they take twice four bytes each."""
ORIENTATION = 0x0112
QUARTER_TURNS = range(5, 9)
"""What a camera writes where width and height change places."""
WITHOUT_SHADES = {"1": "L", "P": "RGBA", "PA": "RGBA"}
"""Ways to keep a picture that cannot be scaled smoothly, and what they become before."""


def picture(file: BinaryIO, width: int, height: int) -> Pixels:
    """The first picture of a file, no larger than the room, turned as its camera says."""
    try:
        image = Image.open(file, formats=FORMATS)
    except UnidentifiedImageError:
        raise Undecoded(Why.NO_PICTURE) from None
    with image:
        whole, side = image.size, max(width, height)  # which way it is turned is known once it is unpacked
        image.draft(
            "RGB", _within(whole, side)
        )  # a JPEG is unpacked at an eighth of its size, if that will do
        if image.width * image.height > MOST_PIXELS:
            raise Undecoded(Why.MANY_PIXELS, *whole)
        image.load()
        is_turned = image.getexif().get(ORIENTATION) in QUARTER_TURNS
        scaled = _scaled(image, (height, width) if is_turned else (width, height))
        return _pixels(ImageOps.exif_transpose(scaled))


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size that fits a square: a draft that covers the square would be larger than what is wanted."""
    scale = min(1.0, side / max(size))
    return ceil(size[0] * scale), ceil(size[1] * scale)


def _scaled(image: Image.Image, room: tuple[int, int]) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits for each shade
        image = (image if image.mode == "I;16" else image.convert("I")).point(lambda shade: shade / 256)
        image = image.convert("L")
    if image.mode in WITHOUT_SHADES:
        opaque = image.mode == "P" and "transparency" not in image.info
        image = image.convert("RGB" if opaque else WITHOUT_SHADES[image.mode])
    image.thumbnail(room, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return image


def _pixels(image: Image.Image) -> Pixels:
    return Pixels(image.width, image.height, image.convert("RGBA").tobytes())


Image.MAX_IMAGE_PIXELS = None  # what is too large is refused above, once it is known how much is unpacked
