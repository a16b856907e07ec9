"""025: hall 2 before the shift, photographed from the door."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.sample_evidence.furniture import DARK, STEEL, WOOD, chair, island, screen, seats
from tools.sample_evidence.scene import Camera, Room
from tools.sample_evidence.snapshot import (
    Size,
    glow,
    grained,
    out_of_focus,
    save_jpeg,
    shaded,
    texture,
    tinted,
    vignette,
    write,
)

SIZE: Size = (1280, 900)
LEFT, RIGHT, NEAR, BACK, CEILING = -9.0, 9.0, 1.2, 27.0, 3.1
# Middles of the islands of six desks; the planning desk stands in the middle of the hall.
ISLANDS = (
    (-5.6, 5.6),
    (0.4, 5.4),
    (6.2, 5.6),
    (-5.6, 11.0),
    (6.2, 11.0),
    (-5.6, 16.4),
    (0.4, 17.6),
    (6.2, 16.4),
)
PLANNING = (0.4, 11.4)
QUIET_ROOM = (2.2, 8.6, 22.6)  # from, to, front


def hall(path: Path) -> None:
    """Writes the photograph."""
    double = (SIZE[0] * 2, SIZE[1] * 2)
    camera = Camera((-2.6, 0.2, 1.72), 6.0, 6.5, 0.74, double)
    room = Room(camera, Image.new("RGB", double, (205, 205, 200)))
    _shell(room)
    _quiet_room(room)
    places = [(camera.away((x, y, 0)), x, y) for x, y in (*ISLANDS, PLANNING)]
    for _, x, y in sorted(places, reverse=True):
        if (x, y) == PLANNING:
            _planning_desk(room, x, y)
        else:
            island(room, x, y, ISLANDS.index((x, y)))
    photo = room.picture.reduce(2)
    photo = glow(photo, 226, 14)
    photo = shaded(photo, lambda x, y: 1.0 - 0.22 * max(0.0, y - 0.55) - 0.10 * x)
    photo = out_of_focus(shaded(photo, vignette(0.30, (0.45, 0.45))), 1.7, (0.5, 0.5), 1.1)
    photo = tinted(photo.filter(ImageFilter.GaussianBlur(0.7)), 1.17, 1.15, 1.09).rotate(
        -0.8, Image.Resampling.BICUBIC, expand=False
    )
    photo = photo.crop((14, 14, SIZE[0] - 14, SIZE[1] - 14))
    save_jpeg(grained(photo, "hall", 0.11), path, 66)


def _shell(room: Room) -> None:
    """Floor, ceiling and walls."""
    deep = BACK - NEAR
    room.lay(_floor(), [(LEFT, BACK, 0), (RIGHT, BACK, 0), (RIGHT, NEAR, 0), (LEFT, NEAR, 0)])
    room.lay(
        _ceiling(),
        [(LEFT, BACK, CEILING), (RIGHT, BACK, CEILING), (RIGHT, NEAR, CEILING), (LEFT, NEAR, CEILING)],
    )
    room.lay(_windows(deep), [(LEFT, NEAR, CEILING), (LEFT, BACK, CEILING), (LEFT, BACK, 0), (LEFT, NEAR, 0)])
    room.lay(
        _plain_wall(deep),
        [(RIGHT, BACK, CEILING), (RIGHT, NEAR, CEILING), (RIGHT, NEAR, 0), (RIGHT, BACK, 0)],
    )
    back = shaded(Image.new("RGB", (900, 155), (212, 208, 198)), lambda _, y: 0.96 - 0.16 * y)
    draw = ImageDraw.Draw(back)
    draw.rectangle((120, 40, 210, 155), fill=(120, 130, 128))
    draw.rectangle((136, 18, 194, 34), fill=(40, 150, 90))
    draw.rectangle((300, 40, 480, 110), fill=(36, 44, 54))
    draw.rectangle((306, 46, 474, 104), fill=(70, 96, 120))
    room.lay(back, [(LEFT, BACK, CEILING), (RIGHT, BACK, CEILING), (RIGHT, BACK, 0), (LEFT, BACK, 0)])


def _floor() -> Image.Image:
    """Carpet tiles with the shadows of what stands on them, 80 pixels a metre, the back at the top."""
    scale = 80
    size = (round((RIGHT - LEFT) * scale), round((BACK - NEAR) * scale))
    floor = texture(size, "carpet", (112, 118, 122), 0.22, 1.2)
    draw = ImageDraw.Draw(floor, "RGBA")
    for step in range(0, max(size), scale):
        draw.line((step, 0, step, size[1]), fill=(70, 76, 80, 60), width=2)
        draw.line((0, step, size[0], step), fill=(70, 76, 80, 60), width=2)
    dark = Image.new("L", size)
    shade = ImageDraw.Draw(dark)
    for x, y in (*ISLANDS, PLANNING):
        left, right = (x - 2.7 - LEFT) * scale, (x + 2.7 - LEFT) * scale
        far, near = (BACK - y - 1.3) * scale, (BACK - y + 1.3) * scale
        shade.rounded_rectangle((left, far, right, near), 60, fill=150)
    for x, y, _ in (seat for middle in ISLANDS for seat in seats(*middle)):
        at = (x - LEFT) * scale, (BACK - y) * scale
        shade.ellipse((at[0] - 34, at[1] - 34, at[0] + 34, at[1] + 34), fill=190)
    dark = dark.filter(ImageFilter.GaussianBlur(26))
    floor.paste((34, 36, 40), (0, 0), dark)
    # Daylight from the windows on the left.
    bright = Image.new("L", size)
    light = ImageDraw.Draw(bright)
    for y in range(0, size[1], 360):
        light.polygon([(0, y + 60), (300, y + 120), (300, y + 300), (0, y + 240)], fill=70)
    floor.paste((250, 246, 232), (0, 0), bright.filter(ImageFilter.GaussianBlur(38)))
    return floor


def _ceiling() -> Image.Image:
    """White tiles and rows of lamps."""
    scale = 50
    size = (round((RIGHT - LEFT) * scale), round((BACK - NEAR) * scale))
    ceiling = Image.new("RGB", size, (206, 207, 204))
    draw = ImageDraw.Draw(ceiling)
    for step in range(0, max(size), 30):
        draw.line((step, 0, step, size[1]), fill=(190, 191, 188))
        draw.line((0, step, size[0], step), fill=(190, 191, 188))
    for x in (-6.4, -1.6, 3.2, 7.6):
        for y in range(2, 26, 3):
            left, top = (x - LEFT) * scale, (BACK - y - 1.5) * scale
            draw.rectangle((left - 6, top - 6, left + 36, top + 81), fill=(176, 177, 174))
            draw.rectangle((left, top, left + 30, top + 75), fill=(255, 255, 250))
    for x, ahead in ((-4.0, 8.0), (1.0, 14.0), (5.5, 9.0), (-4.0, 19.0), (5.5, 20.0)):
        left, top = (x - LEFT) * scale, (BACK - ahead) * scale
        draw.rectangle((left, top, left + 45, top + 45), fill=(150, 152, 150))
        for bar in range(4, 45, 8):
            draw.line((left + 4, top + bar, left + 41, top + bar), fill=(110, 112, 112), width=3)
    return ceiling


def _windows(deep: float) -> Image.Image:
    """The wall of windows: a winter morning, blinds half down."""
    scale = 60
    wall = Image.new("RGB", (round(deep * scale), round(CEILING * scale)), (202, 200, 192))
    draw = ImageDraw.Draw(wall)
    for start in range(20, wall.width - 150, 168):
        draw.rectangle((start, 24, start + 140, 128), fill=(232, 240, 248))
        draw.rectangle((start, 96, start + 140, 128), fill=(190, 200, 204))
        blind = 40 + (start * 7) % 36
        for y in range(24, blind, 6):
            draw.line((start, y, start + 140, y), fill=(206, 208, 206), width=3)
        draw.line((start + 70, 24, start + 70, 128), fill=(150, 152, 152), width=4)
        draw.rectangle((start, 24, start + 140, 128), outline=(150, 152, 152), width=4)
        draw.rectangle((start + 6, 140, start + 134, 174), fill=(218, 218, 214), outline=(176, 176, 172))
    return wall


def _plain_wall(deep: float) -> Image.Image:
    """The wall on the right: sound panels, a whiteboard, the door."""
    scale = 60
    wall = shaded(
        Image.new("RGB", (round(deep * scale), round(CEILING * scale)), (204, 200, 190)),
        lambda _, y: 0.92 - 0.14 * y,
    )
    draw = ImageDraw.Draw(wall)
    for start in range(40, wall.width - 140, 190):
        draw.rectangle((start, 34, start + 120, 112), fill=(118, 146, 138), outline=(98, 124, 116), width=2)
    draw.rectangle((600, 30, 780, 120), fill=(240, 241, 240), outline=(150, 154, 156), width=5)
    return wall


def _quiet_room(room: Room) -> None:
    """A glazed cabin at the back with its name on the glass."""
    left, right, front = QUIET_ROOM
    inside = shaded(Image.new("RGB", (640, 260), (186, 178, 160)), lambda x, y: 0.80 - 0.2 * y + 0.1 * x)
    draw = ImageDraw.Draw(inside)
    draw.rounded_rectangle((60, 150, 250, 236), 18, fill=(120, 86, 66))
    draw.rounded_rectangle((60, 120, 250, 176), 18, fill=(136, 98, 74))
    draw.ellipse((300, 176, 390, 206), fill=(176, 150, 112))
    draw.ellipse((520, 90, 590, 190), fill=(78, 112, 74))
    draw.rectangle((542, 180, 568, 236), fill=(140, 120, 96))
    draw.polygon([(0, 0), (150, 0), (40, 260), (0, 260)], fill=(204, 206, 200))
    for x in (0, 210, 424, 632):
        draw.rectangle((x, 0, x + 8, 260), fill=(70, 76, 80))
    draw.rectangle((0, 0, 640, 10), fill=(70, 76, 80))
    draw.rectangle((0, 250, 640, 260), fill=(70, 76, 80))
    draw.rectangle((8, 22, 632, 58), fill=(226, 230, 228))
    write(draw, (318, 40), "Quiet room", 32, "#2E4A42", "semibold", "mm")
    room.box((left, front + 0.02, 0), (right, BACK - 0.1, 2.5), (190, 192, 190))
    room.lay(inside, [(left, front, 2.5), (right, front, 2.5), (right, front, 0), (left, front, 0)])


def _planning_desk(room: Room, x: float, y: float) -> None:
    """A long desk with three large screens, and a sign above it."""
    room.box((x - 2.2, y - 0.45, 0.0), (x + 2.2, y - 0.40, 0.70), (190, 186, 176))
    room.box((x - 2.3, y - 0.5, 0.71), (x + 2.3, y + 0.6, 0.75), WOOD)
    for side, colour in ((-1.4, (170, 84, 78)), (0.0, (70, 120, 160)), (1.4, (84, 140, 104))):
        room.box((x + side - 0.04, y, 0.75), (x + side + 0.04, y + 0.06, 0.95), DARK)
        room.box((x + side - 0.55, y, 0.92), (x + side + 0.55, y + 0.05, 1.56), DARK)
        screen(room, (x + side, y - 0.01, 0.95), (1.04, 0.58), f"planning {side}", colour)
    for side in (-1.3, 0.1, 1.3):
        chair(room, x + side, y - 1.0, near=True)
    sign = Image.new("RGB", (520, 130), (29, 75, 62))
    write(ImageDraw.Draw(sign), (260, 64), "Planning", 84, "#FFFFFF", "semibold", "mm")
    for side in (-0.9, 0.9):
        room.box((x + side - 0.01, y, 2.62), (x + side + 0.01, y + 0.02, CEILING), STEEL)
    room.lay(sign, [(x - 1.1, y, 2.66), (x + 1.1, y, 2.66), (x + 1.1, y, 2.14), (x - 1.1, y, 2.14)])
