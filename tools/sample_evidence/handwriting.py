"""Writes by hand: letters as strokes of a pen, no two alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random

from PIL import Image, ImageDraw

from tools.sample_evidence.figures import dice

# Character, width, strokes. The line is 0, small letters reach 8, capitals 14. A stroke of two points is
# straight, a longer one is a curve through its points.
_LETTERS = """
a 8 7,7 4,8 1,6 1,2 3,0 6,2 7,7;7,8 7,2 8,0
b 8 1,14 1,0;1,5 4,8 7,6 7,2 4,0 1,2
c 7 6,7 4,8 1,6 1,2 4,0 6,1
d 8 7,14 7,2 8,0;7,6 4,8 1,6 1,2 4,0 7,2
e 7 1,4 6,5 5,8 3,8 1,5 1,2 3,0 6,1
f 6 6,13 4,14 3,12 3,0;1,8 5,8
g 8 7,7 4,8 1,6 1,3 4,1 7,3;7,8 7,-3 4,-5 1,-4
h 8 1,14 1,0;1,5 4,8 7,6 7,0
i 3 2,8 2,1 3,0;2,11 2,12
j 4 3,8 3,-3 1,-5 -1,-4;3,11 3,12
k 7 1,14 1,0;6,8 1,4;2,5 6,0
l 3 1,14 1,1 3,0
m 11 1,8 1,0;1,6 3,8 5,6 5,0;5,6 8,8 10,6 10,0
n 8 1,8 1,0;1,5 4,8 7,6 7,0
o 8 4,8 1,6 1,2 4,0 7,2 7,6 4,8
p 8 1,8 1,-5;1,6 4,8 7,6 7,2 4,0 1,2
q 8 7,7 4,8 1,6 1,2 4,0 7,2;7,8 7,-5
r 6 1,8 1,0;1,5 3,8 6,7
s 7 6,7 4,8 1,7 2,5 5,3 6,1 3,0 1,1
t 6 3,12 3,2 4,0 6,1;1,8 6,8
u 8 1,8 1,2 3,0 6,2;7,8 7,0
v 7 1,8 4,0;4,0 7,8
w 10 1,8 3,0;3,0 5,6;5,6 7,0;7,0 9,8
x 7 1,8 6,0;6,8 1,0
y 7 1,8 4,1;7,8 4,0 2,-5
z 7 1,8 6,8;6,8 1,0;1,0 6,0
A 10 1,0 5,14;5,14 9,0;3,5 8,5
B 9 1,0 1,14;1,14 5,14 7,11 5,8 1,8;5,8 8,5 7,1 4,0 1,0
C 10 9,12 6,14 2,11 1,6 3,1 6,0 9,2
D 10 1,0 1,14;1,14 5,13 9,9 8,3 5,0 1,0
E 8 8,14 1,14;1,14 1,0;1,0 8,0;1,7 6,7
F 8 8,14 1,14;1,14 1,0;1,7 6,7
G 10 9,12 6,14 2,11 1,5 4,0 8,1 9,6;9,6 6,6
H 9 1,14 1,0;8,14 8,0;1,7 8,7
I 4 2,14 2,0
J 7 6,14 6,3 4,0 1,1
K 9 1,14 1,0;8,14 1,6;3,8 8,0
L 8 1,14 1,0;1,0 7,0
M 11 1,0 2,14;2,14 6,5;6,5 10,14;10,14 10,0
N 10 1,0 1,14;1,14 8,0;8,0 8,14
O 11 6,14 2,11 1,6 3,1 6,0 9,3 10,8 8,13 6,14
P 9 1,0 1,14;1,14 6,14 8,11 6,7 1,6
R 9 1,0 1,14;1,14 6,14 8,11 6,7 1,6;4,6 8,0
S 9 8,12 5,14 2,12 2,9 7,6 8,3 5,0 1,1
T 10 1,14 9,14;5,14 5,0
U 9 1,14 1,4 3,0 6,0 8,4 8,14
V 9 1,14 5,0;5,0 9,14
W 13 1,14 4,0;4,0 7,11;7,11 10,0;10,0 12,14
Y 9 1,14 5,7;9,14 5,7;5,7 5,0
0 8 4,14 1,11 1,3 4,0 7,3 7,11 4,14
1 5 1,11 4,14;4,14 4,0
2 8 1,11 3,14 6,13 7,10 4,4 1,0;1,0 7,0
3 8 1,13 5,14 6,11 3,8;3,8 7,5 6,1 3,0 1,1
4 8 5,14 1,5;1,5 8,5;6,9 6,0
5 8 7,14 2,14;2,14 1,8;1,8 5,9 7,5 5,0 1,1
6 8 6,14 2,9 1,4 4,0 7,3 5,7 2,5
7 8 1,14 7,14;7,14 3,0
8 8 4,8 1,11 4,14 7,11 4,8 1,4 4,0 7,4 4,8
9 8 7,10 4,7 1,10 4,14 7,11 6,4 4,0
+ 8 1,6 7,6;4,9 4,3
- 6 1,6 5,6
: 3 1,7 1,8;1,1 1,2
, 3 2,1 1,-2
. 3 1,0 1,1
/ 7 1,-1 6,14
! 3 1,14 1,4;1,0 1,1
? 7 1,11 3,14 6,12 5,8 3,6 3,4;3,0 3,1
% 11 2,0 9,14;3,14 1,12 3,10 5,12 3,14;8,4 6,2 8,0 10,2 8,4
= 8 1,8 7,8;1,4 7,4
> 12 1,6 11,6;7,10 11,6;11,6 7,2
~ 10 1,12 4,14 6,12 9,14
"""

Stroke = list[tuple[float, float]]


@cache
def _alphabet() -> dict[str, tuple[float, tuple[tuple[tuple[float, float], ...], ...]]]:
    letters = {}
    for line in _LETTERS.strip().splitlines():
        character, width, strokes = line.split(" ", 2)
        points = tuple(
            tuple((float(x), float(y)) for x, y in (pair.split(",") for pair in stroke.split()))
            for stroke in strokes.split(";")
        )
        letters[character] = (float(width), points)
    return letters


class Pen:
    """A pen on a picture; size is the height of a capital in pixels."""

    def __init__(
        self, picture: Image.Image, name: str, colour: str, size: float, wide: float, slant: float = 0.08
    ):
        self.picture, self.colour = picture, colour
        self.scale, self.wide, self.slant = size / 14, wide, slant
        self.chance: Random = dice(f"pen {name}")
        self.draw = ImageDraw.Draw(picture)

    def write(self, x: float, y: float, words: str) -> float:
        """Writes a line from x on the base line y and returns where it ends."""
        drift = self.chance.uniform(-0.012, 0.012)
        start = x
        for character in words:
            if character == " ":
                x += 6 * self.scale
                continue
            width, strokes = _alphabet()[character]
            size = self.scale * self.chance.uniform(0.94, 1.06)
            lift = self.chance.uniform(-0.5, 0.5) * self.scale + (x - start) * drift
            for stroke in strokes:
                shaken = [
                    (px + self.chance.uniform(-0.35, 0.35), py + self.chance.uniform(-0.35, 0.35))
                    for px, py in stroke
                ]
                self.stroke([(x + (px + self.slant * py) * size, y + lift - py * size) for px, py in shaken])
            x += (width + 2.2) * size
        return x

    def stroke(self, points: Sequence[tuple[float, float]]) -> None:
        """A line, or a curve through more than two points, with round ends."""
        path = list(points) if len(points) < 3 else _curve(points)
        self.draw.line(path, fill=self.colour, width=round(self.wide), joint="curve")
        radius = self.wide / 2
        for x, y in (path[0], path[-1]):
            self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=self.colour)

    def rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A line drawn without a ruler."""
        (ax, ay), (bx, by) = start, end
        bend = self.chance.uniform(-4, 4)
        across = (by - ay, ax - bx)
        length = max(1.0, (across[0] ** 2 + across[1] ** 2) ** 0.5)
        middle = ((ax + bx) / 2 + bend * across[0] / length, (ay + by) / 2 + bend * across[1] / length)
        self.stroke([start, middle, (bx + self.chance.uniform(-4, 4), by + self.chance.uniform(-4, 4))])

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """A frame whose corners do not quite meet."""
        for start, end in (
            ((left, top), (right, top)), ((right, top), (right, bottom)),
            ((right, bottom), (left, bottom)), ((left, bottom), (left, top)),
        ):  # fmt: skip
            self.rule(start, end)


def _curve(points: Sequence[tuple[float, float]]) -> Stroke:
    """A smooth line through all points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    path: Stroke = []
    for four in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        across, down = zip(*four, strict=True)
        path += [(_between(across, step / 8), _between(down, step / 8)) for step in range(8)]
    return [*path, points[-1]]


def _between(four: tuple[float, ...], t: float) -> float:
    """A part t of the way from the second of four values to the third."""
    a, b, c, d = four
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d)))
