"""Two drawings as one, side by side."""

from __future__ import annotations

from dataclasses import replace

from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text


def beside(left: Drawing, right: Drawing, gap: float) -> Drawing:
    """The right drawing after the left one and a gap; title and scale are those of the left."""
    across = left.width + gap
    return replace(
        left,
        width=across + right.width,
        height=max(left.height, right.height),
        shapes=left.shapes + tuple(_moved(shape, across) for shape in right.shapes),
        spots=left.spots + tuple(_moved_spot(spot, across) for spot in right.spots),
    )


def _moved(shape: Shape, across: float) -> Shape:
    match shape:
        case Line():
            return replace(shape, points=tuple((x + across, y) for x, y in shape.points))
        case Box():
            return replace(shape, x=shape.x + across)
        case Dot():
            return replace(shape, x=shape.x + across)
        case Text():
            return replace(shape, x=shape.x + across)


def _moved_spot(spot: Spot, across: float) -> Spot:
    return replace(spot, x=spot.x + across)
