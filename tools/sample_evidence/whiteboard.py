"""027: the whiteboard of the planning desk, photographed by hand."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.sample_evidence.figures import dice
from tools.sample_evidence.handwriting import Pen
from tools.sample_evidence.snapshot import (
    Size,
    grained,
    out_of_focus,
    save_jpeg,
    shaded,
    shadow,
    texture,
    tinted,
    vignette,
    warp,
)

SIZE: Size = (1280, 960)
BLACK, BLUE, RED, GREEN = "#2A2D33", "#27479A", "#B92F2C", "#23704A"
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SHIFTS = {
    "early 07-15": (48, 46, 44, 46, 42, 27, 24),
    "mid 09-17": (36, 34, 34, 38, 31, 18, 16),
    "late 13-21": (39, 37, 36, 37, 35, 24, 22),
}


def whiteboard(path: Path) -> None:
    """Writes the photograph."""
    board = _board()
    wall = texture(SIZE, "plaster", (205, 202, 194), 0.10, 1.4)
    corners = ((128.0, 96.0), (1196.0, 58.0), (1222.0, 806.0), (104.0, 858.0))
    drop = [(x + 9, y + 22) for x, y in corners]
    picture = wall.convert("RGBA")
    picture.alpha_composite(shadow(SIZE, drop, 16, 0.5))
    picture.alpha_composite(warp(board, corners, SIZE))
    photo = shaded(picture, lambda x, y: 1.0 - 0.20 * x * x - 0.06 * y - 0.06 * (1 - x) * y)
    photo = _reflections(photo)
    photo = shaded(photo, vignette(0.22, (0.45, 0.45)))
    photo = out_of_focus(tinted(photo, 1.04, 1.025, 0.965), 1.8, (0.47, 0.48), 1.15)
    save_jpeg(grained(photo.filter(ImageFilter.GaussianBlur(0.5)), "whiteboard", 0.10), path, 70)


def _board() -> Image.Image:
    """The board from the front, 2400 by 1680, with its frame and tray."""
    board = texture((2400, 1680), "enamel", (243, 244, 243), 0.03, 6)
    _erased(board)
    layer = Image.new("RGBA", board.size, (255, 255, 255, 0))
    _shifts(layer)
    _lunches(layer)
    _rest(layer)
    # Marker ink is thin: what is below shines through, unevenly.
    streaks = texture(board.size, "ink", (236, 236, 236), 0.5, 3).convert("L")
    alpha = Image.composite(layer.getchannel("A"), Image.new("L", board.size), streaks)
    board.paste(layer.convert("RGB"), (0, 0), alpha)
    draw = ImageDraw.Draw(board)
    for inset, colour in ((0, "#8E9396"), (8, "#C9CDCF"), (26, "#9DA2A5")):
        draw.rectangle((inset, inset, 2399 - inset, 1679 - inset), outline=colour, width=18)
    _tray(draw)
    note = Pen(board, "sticky note", "#37342A", 44, 6)
    for row, words in enumerate(("roster", "due Thu", "16:00")):
        note.write(1984, 1268 + 72 * row, words)
    return board


def _erased(board: Image.Image) -> None:
    """What last week's writing left behind."""
    ghost = Image.new("RGBA", board.size, (255, 255, 255, 0))
    pen = Pen(ghost, "ghost", "#7C8794", 74, 9)
    for x, y, words in (
        (980, 320, "week 2"),
        (300, 620, "holiday cover 12"),
        (1500, 1020, "storm?"),
        (260, 1330, "late 41 40"),
    ):
        pen.write(x, y, words)
    ghost = ghost.filter(ImageFilter.GaussianBlur(7))
    ghost.putalpha(ghost.getchannel("A").point([value // 4 for value in range(256)]))
    board.paste(ghost.convert("RGB"), (0, 0), ghost.getchannel("A"))
    smear = ImageDraw.Draw(board, "RGBA")
    chance = dice("smear")
    for _ in range(26):
        left, top = chance.uniform(100, 2100), chance.uniform(120, 1500)
        smear.line(
            (left, top, left + chance.uniform(120, 320), top + chance.uniform(-40, 40)),
            fill=(150, 158, 170, 14),
            width=46,
        )


def _shifts(layer: Image.Image) -> None:
    black = Pen(layer, "shifts", BLACK, 60, 8)
    blue = Pen(layer, "numbers", BLUE, 56, 8)
    black.write(120, 180, "WEEK 3")
    black.write(480, 180, "12.-18. Jan")
    black.rule((112, 206), (920, 202))
    for place, day in enumerate(DAYS):
        black.write(640 + 158 * place, 330, day)
    black.rule((110, 368), (1735, 360))
    for row, (shift, agents) in enumerate(SHIFTS.items()):
        y = 470 + 118 * row
        black.write(120, y, shift)
        for place, count in enumerate(agents):
            blue.write(640 + 158 * place, y, str(count))
    black.rule((596, 270), (592, 740))


def _lunches(layer: Image.Image) -> None:
    green = Pen(layer, "lunch", GREEN, 56, 8)
    green.write(1850, 330, "LUNCH")
    for row, words in enumerate(("11:00 T1-T4", "12:00 T5-T8", "13:00 T9-T12", "back 14:00!")):
        green.write(1850, 430 + 102 * row, words)
    green.box(1806, 240, 2330, 790)


def _rest(layer: Image.Image) -> None:
    red = Pen(layer, "swap", RED, 74, 10)
    red.write(150, 940, "swap +4 Thursday")
    red.write(150, 1060, "billing run")
    red.box(104, 840, 1000, 1120)
    red.rule((1010, 900), (1140, 700))
    red.stroke([(1104, 716), (1140, 700)])
    red.stroke([(1144, 742), (1140, 700)])
    blue = Pen(layer, "mail", BLUE, 76, 10)
    end = blue.write(1130, 1020, "e-mail: daily total only")
    blue.rule((1130, 1056), (end - 20, 1050))
    black = Pen(layer, "notes", BLACK, 52, 7)
    black.write(130, 1260, "shrink 30 %")
    black.write(130, 1360, "T6 meeting We 11:00 ?")
    black.write(130, 1460, "training heat Fr 6 agents")
    black.write(1180, 1260, "hall 3: check fans")
    green = Pen(layer, "forecast", GREEN, 52, 7)
    green.write(1180, 1370, "voice Mo 2480 > Su 1560")
    green.write(1180, 1470, "as week 3 last year")


def _tray(draw: ImageDraw.ImageDraw) -> None:
    """Sticky notes, magnets, and pens below."""
    draw.rectangle((1960, 1180, 2250, 1440), fill="#F4E27A")
    for x, y, colour in ((2098, 1190, "#2D5FA8"), (1770, 300, "#B5372F"), (70, 800, "#3B3F45")):
        draw.ellipse((x - 24, y - 24, x + 24, y + 24), fill=colour)
        draw.ellipse((x - 12, y - 16, x + 2, y - 4), fill="#E4E8EC")
    draw.rectangle((500, 1622, 1900, 1660), fill="#B9BEC1")
    for x, colour in ((640, BLACK), (860, BLUE), (1090, RED), (1300, GREEN)):
        draw.rounded_rectangle((x, 1604, x + 170, 1636), 14, fill="#EDEFF0")
        draw.rounded_rectangle((x + 120, 1604, x + 176, 1636), 12, fill=colour)
    draw.rounded_rectangle((1560, 1590, 1800, 1640), 10, fill="#3C4147")
    draw.rectangle((1560, 1624, 1800, 1640), fill="#77706A")


def _reflections(photo: Image.Image) -> Image.Image:
    """Two tubes of the ceiling, mirrored in the enamel."""
    shine = Image.new("L", photo.size)
    draw = ImageDraw.Draw(shine)
    draw.polygon([(560, 150), (900, 136), (892, 176), (566, 192)], fill=190)
    draw.polygon([(250, 700), (420, 692), (418, 716), (250, 724)], fill=80)
    shine = shine.filter(ImageFilter.GaussianBlur(17))
    photo.paste((255, 255, 252), (0, 0), shine)
    return photo
