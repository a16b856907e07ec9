"""029: the evacuation plan behind glass, with the stamp of its inspection."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.sample_evidence.handwriting import Pen
from tools.sample_evidence.snapshot import (
    Point,
    Size,
    grained,
    save_png,
    shaded,
    shadow,
    tinted,
    vignette,
    warp,
    write,
)

SIZE: Size = (1120, 860)
WALL, INK, GREEN, RED, BLUE, STAMP = "#2B3138", "#22282E", "#0B8A4B", "#C8281E", "#1660A8", "#3A3A9C"
# Rooms of the ground floor: left, top, right, bottom on the plan, and the name.
ROOMS = {
    (150, 330, 640, 760): "HALL 1",
    (640, 330, 1130, 760): "HALL 2",
    (1130, 330, 1620, 760): "HALL 3",
    (150, 860, 470, 1150): "Canteen",
    (470, 860, 720, 1150): "Training",
    (930, 860, 1180, 1150): "IT",
    (1180, 860, 1400, 1150): "WC",
    (1400, 860, 1620, 1150): "Store",
}
EXTINGUISHERS = ((170, 800), (642, 800), (1128, 800), (1600, 800), (744, 1124))
SIGNS = {
    "A": (825, 1192, "mm"),
    "B": (136, 752, "rm"),
    "C": (1640, 752, "lm"),
    "D": (300, 300, "mm"),
    "E": (1470, 300, "mm"),
}
# Middles and sizes of the ways out: the entrance, both ends of the corridor, the backs of halls 1 and 3.
EXITS = (
    (825, 1150, 90, 22),
    (150, 810, 22, 80),
    (1620, 810, 22, 80),
    (300, 330, 80, 22),
    (1470, 330, 80, 22),
)
DOORS = ((395, 760), (885, 760), (1375, 760), (310, 860), (590, 860), (1050, 860), (1290, 860), (1500, 860))


def evacuation_plan(path: Path) -> None:
    """Writes the photograph."""
    wall = shaded(Image.new("RGB", SIZE, (222, 216, 202)), lambda x, y: 0.90 - 0.22 * y + 0.08 * x)
    corners = ((92.0, 66.0), (1034.0, 88.0), (1018.0, 786.0), (76.0, 800.0))
    picture = wall.convert("RGBA")
    picture.alpha_composite(shadow(SIZE, [(x + 12, y + 18) for x, y in corners], 12, 0.55))
    picture.alpha_composite(warp(_framed(), corners, SIZE))
    photo = shaded(_glass(picture.convert("RGB")), vignette(0.24, (0.55, 0.4)))
    photo = grained(tinted(photo, 1.0, 0.99, 0.95), "plan", 0.04, 1.1).filter(ImageFilter.GaussianBlur(0.4))
    save_png(photo, path, 256)


def _framed() -> Image.Image:
    """The plan from the front in its frame, 1880 by 1460."""
    frame = Image.new("RGB", (1880, 1460), "#A9ADB0")
    draw = ImageDraw.Draw(frame)
    draw.rectangle((6, 6, 1873, 1453), outline="#7B8084", width=8)
    draw.rectangle((34, 34, 1845, 1425), fill="#FBFBF8", outline="#6E7377", width=6)
    draw.rectangle((40, 40, 1839, 170), fill=GREEN)
    write(draw, (90, 104), "EVACUATION PLAN", 74, "#FFFFFF", "semibold", "lm")
    write(draw, (1790, 84), "Ground floor", 46, "#FFFFFF", "medium", "rm")
    write(
        draw, (1790, 134), "Norrhaven Energi Service, customer service centre", 30, "#E3F3EA", "regular", "rm"
    )
    _rooms(draw)
    _ways(draw)
    _legend(draw)
    _stamp(frame)
    return frame


def _rooms(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((150, 330, 1620, 1150), fill="#F1F4F2")
    for box, name in ROOMS.items():
        draw.rectangle(box, fill="#FFFFFF", outline=WALL, width=7)
        hall = name.startswith("HALL")
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2 - (20 if hall else 0))
        write(draw, middle, name, 52 if hall else 32, INK, "semibold" if hall else "regular", "mm")
        if hall:
            for column in range(4):
                for row in range(2):
                    x, y = box[0] + 52 + column * 106, box[1] + 36 + row * 258
                    draw.rectangle((x, y, x + 72, y + 44), outline="#B8C0C4", width=3)
                    draw.line((x, y + 22, x + 72, y + 22), fill="#B8C0C4", width=3)
    draw.rectangle((150, 330, 1620, 1150), outline=WALL, width=14)
    for x, y in DOORS:
        draw.rectangle((x - 34, y - 8, x + 34, y + 8), fill="#F1F4F2")
    for x, y, wide, tall in EXITS:
        draw.rectangle((x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2), fill=GREEN)


def _ways(draw: ImageDraw.ImageDraw) -> None:
    """Arrows to the exits, signs, and where the reader stands."""
    for x in (395, 885, 1375):
        _arrow(draw, [(x, 640), (x, 800)])
    _arrow(draw, [(600, 816), (230, 816)])
    _arrow(draw, [(1180, 816), (1540, 816)])
    _arrow(draw, [(868, 830), (868, 1100)])
    _arrow(draw, [(300, 450), (300, 370)])
    _arrow(draw, [(1470, 450), (1470, 370)])
    for letter, (x, y, anchor) in SIGNS.items():
        write(draw, (x, y), f"EXIT {letter}", 26, GREEN, "semibold", anchor)
    for x, y in EXTINGUISHERS:
        _extinguisher(draw, x, y)
    draw.ellipse((766, 916, 800, 950), fill=BLUE)
    for y, words in ((974, "You are"), (1004, "here")):
        write(draw, (783, y), words, 26, BLUE, "semibold", "mm")
    _assembly_point(draw, 1685, 960, 92)
    write(draw, (1731, 1084), "Assembly point", 25, GREEN, "semibold", "mm")
    write(draw, (1731, 1116), "car park", 26, INK, "regular", "mm")


def _arrow(draw: ImageDraw.ImageDraw, way: list[Point]) -> None:
    (ax, ay), (bx, by) = way
    draw.line([(ax, ay), (bx, by)], fill=GREEN, width=14)
    along = (1 if bx > ax else -1 if bx < ax else 0, 1 if by > ay else -1 if by < ay else 0)
    tip = (bx + 26 * along[0], by + 26 * along[1])
    side = (22 * along[1], 22 * along[0])
    draw.polygon([tip, (bx + side[0], by + side[1]), (bx - side[0], by - side[1])], fill=GREEN)


def _extinguisher(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.rectangle((x - 20, y - 20, x + 20, y + 20), fill=RED)
    draw.rounded_rectangle((x - 7, y - 8, x + 7, y + 15), 4, fill="#FFFFFF")
    draw.line((x - 4, y - 13, x + 10, y - 13), fill="#FFFFFF", width=4)


def _assembly_point(draw: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    draw.rectangle((x, y, x + side, y + side), fill=GREEN)
    middle = side / 2
    for dx in (-20, 0, 20):
        draw.ellipse((x + middle + dx - 7, y + 26, x + middle + dx + 7, y + 40), fill="#FFFFFF")
        draw.rounded_rectangle((x + middle + dx - 8, y + 43, x + middle + dx + 8, y + 68), 4, fill="#FFFFFF")
    for cx, cy in (
        (x + 12, y + 12),
        (x + side - 12, y + 12),
        (x + 12, y + side - 12),
        (x + side - 12, y + side - 12),
    ):
        draw.ellipse((cx - 5, cy - 5, cx + 5, cy + 5), fill="#FFFFFF")


def _legend(draw: ImageDraw.ImageDraw) -> None:
    write(
        draw,
        (90, 222),
        "In case of fire: leave, do not use the lift, go to the assembly point. Call 112.",
        34,
        INK,
        "medium",
        "lm",
    )
    y = 1300
    draw.line((90, 1240, 1790, 1240), fill="#B8C0C4", width=3)
    _arrow(draw, [(110, y), (160, y)])
    write(draw, (206, y), "Way out", 30, INK, "regular", "lm")
    draw.rectangle((400, y - 14, 470, y + 14), fill=GREEN)
    write(draw, (490, y), "Exit", 30, INK, "regular", "lm")
    _extinguisher(draw, 640, y)
    write(draw, (676, y), "Extinguisher", 30, INK, "regular", "lm")
    draw.ellipse((923, y - 17, 957, y + 17), fill=BLUE)
    write(draw, (974, y), "You are here", 30, INK, "regular", "lm")
    write(
        draw,
        (110, 1370),
        "Plan EP-00, state of May 2025. First aid: canteen and every hall.",
        26,
        "#5C666E",
        "regular",
        "lm",
    )


def _stamp(frame: Image.Image) -> None:
    """A rubber stamp across the corner, turned and uneven, with initials."""
    patch = Image.new("RGBA", (520, 230), (255, 255, 255, 0))
    draw = ImageDraw.Draw(patch)
    draw.rounded_rectangle((10, 10, 509, 219), 18, outline=STAMP, width=9)
    write(draw, (260, 66), "INSPECTED", 58, STAMP, "semibold", "mm")
    write(draw, (260, 136), "2025-06-11", 62, STAMP, "semibold", "mm")
    write(draw, (260, 190), "Fire safety", 30, STAMP, "medium", "mm")
    worn = grained(Image.new("RGB", patch.size, (205, 205, 205)), "stamp", 0.9, 1.6).convert("L")
    patch.putalpha(Image.composite(worn, Image.new("L", patch.size), patch.getchannel("A")))
    pen = Pen(patch, "initials", "#23357A", 60, 6)
    pen.stroke([(330, 214), (350, 150), (366, 205), (390, 160), (402, 204), (430, 170), (500, 196)])
    turned = patch.resize((440, 195), Image.Resampling.LANCZOS).rotate(
        8, Image.Resampling.BICUBIC, expand=True
    )
    frame.paste(turned.convert("RGB"), (1340, 1160), turned.getchannel("A"))


def _glass(photo: Image.Image) -> Image.Image:
    """A window mirrored in the glass."""
    shine = Image.new("L", photo.size)
    draw = ImageDraw.Draw(shine)
    draw.polygon([(700, 90), (830, 90), (600, 470), (470, 470)], fill=46)
    draw.polygon([(850, 90), (920, 90), (690, 470), (620, 470)], fill=34)
    photo.paste((255, 255, 255), (0, 0), shine.filter(ImageFilter.GaussianBlur(9)))
    return photo
