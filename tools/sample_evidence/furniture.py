"""Desks, chairs and screens of the hall."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw

from tools.sample_evidence.figures import dice
from tools.sample_evidence.scene import Colour, Place, Room
from tools.sample_evidence.snapshot import write

DESK_WIDE, DESK_DEEP = 1.6, 0.8
WOOD, WHITE, DARK, STEEL = (216, 200, 172), (228, 230, 230), (40, 43, 48), (150, 154, 158)
CLOTH, GREY_CLOTH, CHAIR = (88, 128, 112), (140, 152, 156), (50, 58, 72)
JACKETS = ((122, 88, 62), (92, 104, 128), (148, 60, 58))
# Desks can be raised: on these islands one stands high.
RAISED = {1, 3, 7}


def seats(x: float, y: float) -> list[tuple[float, float, bool]]:
    """Where the chairs of an island stand, and whether on its near side."""
    chance = dice(f"seats {x} {y}")
    found = []
    for column in (-1, 0, 1):
        middle = x + column * DESK_WIDE
        found.append((middle + chance.uniform(-0.3, 0.3), y + 1.3 + chance.uniform(0, 0.3), False))
        found.append((middle + chance.uniform(-0.3, 0.3), y - 1.45 + chance.uniform(-0.25, 0.15), True))
    return found


def island(room: Room, x: float, y: float, number: int) -> None:
    """Six desks, three and three, with sound screens between them, the farthest things first."""
    chance = dice(f"island {number}")
    columns = sorted((-1, 0, 1), key=lambda column: -abs(x + column * DESK_WIDE - room.camera.at[0]))
    for sx, sy, near in seats(x, y):
        if not near:
            chair(room, sx, sy, near=False)
    for column in columns:
        middle = x + column * DESK_WIDE
        _desk(room, middle, y + 0.05, y + DESK_DEEP + 0.03, 0.74)
        _monitors(room, (middle, y + 0.32, 0.74), "")
    for column in columns:
        middle = x + column * DESK_WIDE
        room.box((middle - 0.78, y - 0.03, 0.62), (middle + 0.78, y + 0.03, 1.32), CLOTH)
    _sign(room, x, y, f"Team {5 + number // 2}")
    for column in columns:
        middle = x + column * DESK_WIDE
        tall = 1.1 if number in RAISED and column == 1 else 0.74
        side = middle - DESK_WIDE / 2 if middle > room.camera.at[0] else middle + DESK_WIDE / 2
        room.box((side - 0.02, y - DESK_DEEP + 0.1, 0.62), (side + 0.02, y - 0.04, 1.22), GREY_CLOTH)
        _desk(room, middle, y - DESK_DEEP - 0.03, y - 0.05, tall)
        _monitors(room, (middle, y - 0.34, tall), f"{number} {column}")
        _clutter(room, (middle, y - 0.62, tall), chance.random())
    for place, (sx, sy, near) in enumerate(seats(x, y)):
        if near:
            chair(room, sx, sy, near=True)
            if chance.random() < 0.3:
                cloth = JACKETS[place % len(JACKETS)]
                room.box((sx - 0.25, sy - 0.27, 0.62), (sx + 0.25, sy - 0.15, 1.04), cloth)


def _sign(room: Room, x: float, y: float, words: str) -> None:
    plate = Image.new("RGB", (260, 72), (246, 247, 246))
    write(ImageDraw.Draw(plate), (130, 36), words, 46, "#1D4B3E", "semibold", "mm")
    room.box((x - 0.26, y - 0.015, 1.32), (x + 0.26, y + 0.015, 1.46), WHITE)
    front = y - 0.016
    corners = [
        (x - 0.26, front, 1.46),
        (x + 0.26, front, 1.46),
        (x + 0.26, front, 1.32),
        (x - 0.26, front, 1.32),
    ]
    room.lay(plate, corners)


def _desk(room: Room, middle: float, near: float, far: float, tall: float) -> None:
    for side in (-0.62, 0.62):
        post = middle + side
        room.box((post - 0.04, near + 0.3, 0.03), (post + 0.04, near + 0.42, tall - 0.03), STEEL)
        room.box((post - 0.04, near + 0.06, 0.0), (post + 0.04, far - 0.06, 0.04), STEEL)
    room.box((middle - 0.79, near, tall - 0.03), (middle + 0.79, far, tall), WOOD)


def _monitors(room: Room, at: Place, shown: str) -> None:
    """Two screens on a desk; what they show is seen from this side of the island only."""
    middle, y, desk = at
    for side in (-0.30, 0.30):
        x = middle + side
        room.box((x - 0.10, y - 0.08, desk), (x + 0.10, y + 0.08, desk + 0.015), DARK)
        room.box((x - 0.025, y - 0.02, desk), (x + 0.025, y + 0.02, desk + 0.14), DARK)
        room.box((x - 0.28, y - 0.02, desk + 0.12), (x + 0.28, y + 0.02, desk + 0.46), DARK)
        if shown:
            colour = (206, 214, 222) if side > 0 else (98, 128, 152)
            screen(room, (x, y - 0.021, desk + 0.135), (0.53, 0.31), f"{shown} {side}", colour)


def screen(room: Room, at: Place, size: tuple[float, float], name: str, colour: Colour) -> None:
    """What a screen shows: windows with lines, too far away to be read."""
    chance = dice(f"screen {name}")
    picture = Image.new("RGB", (160, 94), colour)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 88, 160, 94), fill=(44, 52, 60))
    for _ in range(2):
        left, top = chance.randrange(6, 60), chance.randrange(4, 30)
        right, bottom = left + chance.randrange(60, 92), top + chance.randrange(34, 54)
        draw.rectangle((left, top, right, bottom), fill=(240, 242, 243))
        draw.rectangle(
            (left, top, right, top + 6), fill=chance.choice(((29, 75, 62), (58, 92, 140), (120, 126, 132)))
        )
        for line in range(top + 12, bottom - 3, 6):
            draw.line(
                (left + 5, line, left + 5 + chance.randrange(16, right - left - 8), line),
                fill=(150, 158, 164),
                width=2,
            )
    x, y, z = at
    wide, tall = size[0] / 2, size[1]
    room.lay(picture, [(x - wide, y, z + tall), (x + wide, y, z + tall), (x + wide, y, z), (x - wide, y, z)])


def _clutter(room: Room, at: Place, kind: float) -> None:
    """Keyboard, and on some desks a mug, papers, a headset."""
    middle, y, desk = at
    room.box((middle - 0.22, y - 0.07, desk), (middle + 0.22, y + 0.07, desk + 0.02), (58, 62, 68))
    room.box((middle + 0.28, y - 0.05, desk), (middle + 0.34, y + 0.05, desk + 0.03), (58, 62, 68))
    if kind < 0.55:
        room.box((middle + 0.52, y, desk), (middle + 0.60, y + 0.08, desk + 0.1), (178, 92, 72))
    if kind > 0.35:
        room.box((middle - 0.66, y - 0.1, desk), (middle - 0.42, y + 0.16, desk + 0.012), WHITE)
    if kind > 0.6:
        arc: list[Place] = []
        for radius in (0.11, 0.09):
            turns = range(0, 181, 20) if radius > 0.1 else range(180, -1, -20)
            arc += [(middle + 0.5 + radius * math.cos(math.radians(turn)), y + 0.1,
                     desk + 0.06 + radius * math.sin(math.radians(turn))) for turn in turns]  # fmt: skip
        room.face(arc, (34, 36, 40), 1.0)


def chair(room: Room, x: float, y: float, near: bool) -> None:
    """A chair on five castors; near ones turn their back to the camera."""
    for spoke in range(5):
        turn = math.radians(72 * spoke + 40 * x)
        across = (0.025 * math.sin(turn), -0.025 * math.cos(turn))
        tip = (x + 0.30 * math.cos(turn), y + 0.30 * math.sin(turn))
        room.face(
            [(x + across[0], y + across[1], 0.12), (tip[0] + across[0], tip[1] + across[1], 0.07),
             (tip[0] - across[0], tip[1] - across[1], 0.07), (x - across[0], y - across[1], 0.12)],
            DARK, 0.9,
        )  # fmt: skip
        room.box((tip[0] - 0.03, tip[1] - 0.03, 0.0), (tip[0] + 0.03, tip[1] + 0.03, 0.06), (24, 26, 29))
    room.box((x - 0.03, y - 0.03, 0.1), (x + 0.03, y + 0.03, 0.42), DARK)
    if not near:
        _back(room, x, y + 0.22)
    room.box((x - 0.24, y - 0.23, 0.43), (x + 0.24, y + 0.23, 0.50), CHAIR)
    if near:
        room.box((x - 0.03, y - 0.25, 0.44), (x + 0.03, y - 0.22, 0.66), DARK)
        _back(room, x, y - 0.24)


def _back(room: Room, x: float, y: float) -> None:
    """A back with round corners, and its edge in a lighter tone."""
    outline = []
    for cx, cz, start in ((0.17, 0.98, 0), (-0.17, 0.98, 90), (-0.19, 0.64, 180), (0.19, 0.64, 270)):
        for turn in range(start, start + 91, 15):
            outline.append(
                (cx + 0.06 * math.cos(math.radians(turn)), cz + 0.06 * math.sin(math.radians(turn)))
            )
    room.face([(x + dx, y + 0.03, z + 0.012) for dx, z in outline], (92, 100, 114), 0.95)
    room.face([(x + dx, y, z) for dx, z in outline], CHAIR, 0.9)
    inner = [(x + dx * 0.8, y - 0.001, 0.81 + (z - 0.81) * 0.8) for dx, z in outline]
    room.face(inner, CHAIR, 1.08)
