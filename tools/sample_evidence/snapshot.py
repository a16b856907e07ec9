"""Turns something drawn flat into a photograph: perspective, light, blur, grain, compression."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from maturity_desktop.data_folders import resources_folder
from tools.sample_evidence.figures import dice

Point = tuple[float, float]
Size = tuple[int, int]
Weight = Literal["regular", "medium", "semibold", "italic"]
_FILES = {
    "regular": "Inter_400Regular",
    "medium": "Inter_500Medium",
    "semibold": "Inter_600SemiBold",
    "italic": "Inter_400Regular_Italic",
}


@cache
def face(weight: Weight, size: float) -> ImageFont.FreeTypeFont:
    """A font of the project; the basic layout is the same on machines with and without a text shaper."""
    path = resources_folder() / "fonts" / f"{_FILES[weight]}.ttf"
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def write(
    draw: ImageDraw.ImageDraw,
    at: Point,
    words: str,
    size: float,
    colour: str = "#1E2623",
    weight: Weight = "regular",
    anchor: str = "la",
) -> None:
    """One line of print."""
    draw.text(at, words, fill=colour, font=face(weight, size), anchor=anchor)


def warp(flat: Image.Image, corners: Sequence[Point], size: Size) -> Image.Image:
    """The flat picture with its corners (from top left, clockwise) where told; RGBA, clear outside."""
    double = [(2 * x, 2 * y) for x, y in corners]
    width, height = flat.size
    source = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    how = _coefficients(double, source)
    seen = flat.convert("RGBA").transform(
        (2 * size[0], 2 * size[1]), Image.Transform.PERSPECTIVE, how, Image.Resampling.BICUBIC
    )
    return seen.reduce(2)


def _coefficients(target: Sequence[Point], source: Sequence[Point]) -> list[float]:
    """The eight numbers that take points of the target to points of the source, by elimination."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for row in range(8):
            factor = rows[row][column]
            if row != column and factor:
                rows[row] = [value - factor * own for value, own in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]


def shaded(picture: Image.Image, light: Callable[[float, float], float]) -> Image.Image:
    """The picture under a light told for places from 0 to 1 across and down; 1 leaves it as it is."""
    wide, tall = 24, 18
    grid = Image.new("L", (wide, tall))
    places = [(x / (wide - 1), y / (tall - 1)) for y in range(tall) for x in range(wide)]
    grid.putdata([max(0, min(255, round(255 * light(x, y)))) for x, y in places])
    mask = grid.resize(picture.size, Image.Resampling.BICUBIC)
    return ImageChops.multiply(picture.convert("RGB"), Image.merge("RGB", [mask] * 3))


def vignette(strength: float, centre: Point = (0.5, 0.5)) -> Callable[[float, float], float]:
    """Light that falls off towards the corners."""
    return lambda x, y: 1 - strength * ((x - centre[0]) ** 2 + (y - centre[1]) ** 2) * 2


def grained(picture: Image.Image, name: str, strength: float, coarse: float = 0.6) -> Image.Image:
    """The picture with the grain of a sensor."""
    chance = dice(f"grain {name}")
    width, height = picture.size
    layers = []
    for _ in range(3):
        noise = Image.frombytes("L", picture.size, chance.randbytes(width * height))
        noise = noise.filter(ImageFilter.GaussianBlur(coarse))
        layers.append(noise.point([round(128 + (value - 128) * strength) for value in range(256)]))
    return ImageChops.add(picture.convert("RGB"), Image.merge("RGB", layers), 1, -128)


def texture(
    size: Size, name: str, colour: tuple[int, int, int], strength: float, coarse: float
) -> Image.Image:
    """A surface of one colour with grain: cork, carpet, plaster."""
    return grained(Image.new("RGB", size, colour), name, strength, coarse)


def shadow(size: Size, shape: Sequence[Point], blur: float, depth: float) -> Image.Image:
    """A soft dark shape, RGBA."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).polygon([(x, y) for x, y in shape], fill=round(255 * depth))
    dark = Image.new("RGBA", size, (12, 14, 18, 0))
    dark.putalpha(mask.filter(ImageFilter.GaussianBlur(blur)))
    return dark


def glow(picture: Image.Image, above: int, blur: float) -> Image.Image:
    """The picture with its brightest places bleeding into their surroundings."""
    bright = picture.point([0 if value < above else value for value in range(256)] * 3)
    return ImageChops.screen(
        picture, bright.filter(ImageFilter.GaussianBlur(blur)).point([v // 2 for v in range(256)] * 3)
    )


def tinted(picture: Image.Image, red: float, green: float, blue: float) -> Image.Image:
    """The picture under light of a colour."""
    table = [min(255, round(value * factor)) for factor in (red, green, blue) for value in range(256)]
    return picture.point(table)


def out_of_focus(
    picture: Image.Image, blur: float, centre: Point = (0.5, 0.5), reach: float = 0.75
) -> Image.Image:
    """The picture, less sharp towards its edges."""
    width, height = picture.size
    mask = Image.new("L", (width // 8, height // 8), 255)
    box = [
        (centre[0] - reach / 2) * width / 8, (centre[1] - reach / 2) * height / 8,
        (centre[0] + reach / 2) * width / 8, (centre[1] + reach / 2) * height / 8,
    ]  # fmt: skip
    ImageDraw.Draw(mask).ellipse(box, fill=0)
    mask = mask.filter(ImageFilter.GaussianBlur(width / 80)).resize(picture.size, Image.Resampling.BICUBIC)
    return Image.composite(picture.filter(ImageFilter.GaussianBlur(blur)), picture, mask)


def save_jpeg(picture: Image.Image, path: Path, quality: int) -> None:
    """Compressed twice, as pictures are that were sent on."""
    first = io.BytesIO()
    picture.convert("RGB").save(first, "JPEG", quality=quality + 8)
    Image.open(first).save(path, "JPEG", quality=quality, optimize=True)


def save_png(picture: Image.Image, path: Path, colours: int) -> None:
    """A picture of few colours, as small as a screenshot is."""
    few = picture.convert("RGB").quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=3)
    few.save(path, "PNG", optimize=True)
