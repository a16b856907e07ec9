"""A room of boxes under a camera: enough geometry for one photograph of a hall."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from tools.sample_evidence.snapshot import Point, Size, warp

Place = tuple[float, float, float]
"""Metres to the right, into the room, and up."""
Colour = tuple[int, int, int]
# How much light a face gets: from above, on its front, on its sides.
TOP, FRONT, SIDE = 1.0, 0.80, 0.66


@dataclass(frozen=True, slots=True)
class Camera:
    """Where one stands, where one looks (degrees to the right and down), and how wide the lens is."""

    at: Place
    pan: float
    tilt: float
    lens: float
    size: Size

    def seen(self, place: Place) -> Point:
        """Where a place of the room lies in the picture."""
        x, y, z = (own - eye for own, eye in zip(place, self.at, strict=True))
        pan, tilt = math.radians(self.pan), math.radians(self.tilt)
        x, y = x * math.cos(pan) - y * math.sin(pan), x * math.sin(pan) + y * math.cos(pan)
        y, z = y * math.cos(tilt) - z * math.sin(tilt), y * math.sin(tilt) + z * math.cos(tilt)
        deep = max(y, 0.05)
        scale = self.lens * self.size[0] / deep
        return self.size[0] / 2 + x * scale, self.size[1] / 2 - z * scale

    def away(self, place: Place) -> float:
        """How far a place is."""
        return math.dist(place, self.at)


@dataclass(slots=True)
class Room:
    """A picture into which surfaces and boxes are put, the farthest first."""

    camera: Camera
    picture: Image.Image
    haze: Colour = (214, 216, 214)

    def lay(self, surface: Image.Image, corners: Sequence[Place]) -> None:
        """Lays a flat picture between four corners (its top left first, clockwise)."""
        seen = [self.camera.seen(corner) for corner in corners]
        left, top = (max(0, math.floor(min(axis)) - 1) for axis in zip(*seen, strict=True))
        right, bottom = (
            min(most, math.ceil(max(axis)) + 1)
            for axis, most in zip(zip(*seen, strict=True), self.picture.size, strict=True)
        )
        if right > left and bottom > top:
            near = [(x - left, y - top) for x, y in seen]
            layer = warp(surface, near, (right - left, bottom - top))
            self.picture.paste(layer, (left, top), layer)

    def face(self, corners: Sequence[Place], colour: Colour, light: float) -> None:
        """One flat polygon, paler with distance."""
        x, y, z = (sum(axis) / len(corners) for axis in zip(*corners, strict=True))
        far = min(0.3, max(0.0, (self.camera.away((x, y, z)) - 4) / 70))
        lit = tuple(
            round(part * light * (1 - far) + air * far) for part, air in zip(colour, self.haze, strict=True)
        )
        ImageDraw.Draw(self.picture).polygon([self.camera.seen(corner) for corner in corners], fill=lit)

    def box(self, low: Place, high: Place, colour: Colour) -> None:
        """The faces of a box that the camera sees."""
        (x, y, z), (u, v, w) = low, high
        ex, ey, ez = self.camera.at
        if ex < x:
            self.face([(x, y, z), (x, v, z), (x, v, w), (x, y, w)], colour, SIDE)
        if ex > u:
            self.face([(u, y, z), (u, v, z), (u, v, w), (u, y, w)], colour, SIDE * 0.94)
        if ez > w:
            self.face([(x, y, w), (u, y, w), (u, v, w), (x, v, w)], colour, TOP)
        if ez < z:
            self.face([(x, y, z), (u, y, z), (u, v, z), (x, v, z)], colour, 0.5)
        if ey < y:
            self.face([(x, y, z), (u, y, z), (u, y, w), (x, y, w)], colour, FRONT)
        if ey > v:
            self.face([(x, v, z), (u, v, z), (u, v, w), (x, v, w)], colour, FRONT)
