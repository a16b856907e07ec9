"""What is drawn in the sample client's papers: the mark, the cover, the poster, a chart, bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

GREEN, AMBER, SUN, RED = "#1D4B3E", "#D9822B", "#F2B544", "#B3362F"
INK, GREY, LINE, PALE = "#1E2623", "#5F6B66", "#C9D1CD", "#EAF0EC"
REGULAR, STRONG = "Inter", "Inter-SemiBold"


def logo(canvas: Any, x: float, y: float, side: float, light: bool = False) -> None:
    """Norrhaven's mark, its lower left corner at x, y: a sun over three waves in a circle."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(side / 100, side / 100)
    ground, wave = ("#FFFFFF", GREEN) if light else (GREEN, "#FFFFFF")
    canvas.setFillColor(ground)
    canvas.circle(50, 50, 50, stroke=0, fill=1)
    circle = canvas.beginPath()
    circle.circle(50, 50, 46)
    canvas.clipPath(circle, stroke=0, fill=0)
    canvas.setFillColor(SUN)
    canvas.circle(50, 54, 20, stroke=0, fill=1)
    canvas.setFillColor(ground)
    canvas.rect(0, 0, 100, 52, stroke=0, fill=1)
    canvas.setStrokeColor(wave)
    canvas.setLineWidth(5)
    canvas.setLineCap(1)
    for level in (46, 33, 20):
        path = canvas.beginPath()
        path.moveTo(8, level)
        for start in (8, 36, 64):
            path.curveTo(start + 9, level + 9, start + 19, level - 9, start + 28, level)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def cover_art(canvas: Any, width: float, height: float, accent: str, own: bool) -> None:
    """The ground of a cover: the client's waves, or the plain bar of somebody else's report."""
    canvas.setFillColor(accent)
    if not own:
        canvas.rect(0, 0, 12 * mm, height, stroke=0, fill=1)
        return
    for step, colour in enumerate((PALE, "#C8DACF", "#7FA795", accent)):
        canvas.setFillColor(colour)
        top = (88 - 21 * step) * mm
        path = canvas.beginPath()
        path.moveTo(0, 0)
        path.lineTo(0, top)
        path.curveTo(
            width * 0.3, top + (26 - 4 * step) * mm, width * 0.55, top - 24 * mm, width, top + 8 * mm
        )
        path.lineTo(width, 0)
        canvas.drawPath(path, stroke=0, fill=1)
    logo(canvas, 28 * mm, height - 50 * mm, 24 * mm)
    canvas.setFillColor(GREEN)
    canvas.setFont(STRONG, 18)
    canvas.drawString(57 * mm, height - 38 * mm, "Norrhaven")
    canvas.setFont(REGULAR, 11)
    canvas.drawString(57 * mm, height - 44 * mm, "Energi Service")


def poster(canvas: Any, told: dict[str, Any], width: float, height: float) -> None:
    """The poster of vision and goals, drawn over the whole page."""
    promise, goals, foot = told["body"]
    canvas.setFillColor("#12352C")
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    _evening(canvas, width)
    logo(canvas, 18 * mm, height - 36 * mm, 18 * mm, light=True)
    canvas.setFillColor("#FFFFFF")
    canvas.setFont(STRONG, 11)
    canvas.drawString(40 * mm, height - 26 * mm, "Norrhaven Energi Service")
    canvas.setFont(REGULAR, 9)
    day: date = told["dated"]
    canvas.drawString(40 * mm, height - 31 * mm, f"{told['unit']} · {day.day} {day:%B %Y}")
    first, second, third = told["title"].replace(", and ", ",| and ").replace("homes, ", "homes,|").split("|")
    for step, words in enumerate((first, second, third.strip())):
        canvas.setFillColor(SUN if step == 2 else "#FFFFFF")
        size = 45 if step < 2 else 30.5
        canvas.setFont(STRONG, size)
        canvas.drawString(18 * mm, height - (63 + 18 * step) * mm, words)
    canvas.setFillColor("#FFFFFF")
    canvas.setFont(REGULAR, 14)
    canvas.drawString(18 * mm, 104 * mm, promise)
    for place, (goal, figure) in enumerate(goals["table"][1:]):
        _tile(canvas, 18 * mm + place % 2 * 89 * mm, 61 * mm - place // 2 * 37 * mm, goal, figure)
    canvas.setFillColor("#CFE0D7")
    canvas.setFont(REGULAR, 9)
    canvas.drawString(18 * mm, 12 * mm, foot)


def _tile(canvas: Any, x: float, y: float, goal: str, figure: str) -> None:
    canvas.setFillColor("#FFFFFF")
    canvas.roundRect(x, y, 85 * mm, 33 * mm, 3 * mm, stroke=0, fill=1)
    canvas.setFillColor(AMBER)
    canvas.rect(x, y + 5 * mm, 1.6 * mm, 23 * mm, stroke=0, fill=1)
    canvas.setFillColor(GREEN)
    canvas.setFont(STRONG, 34)
    canvas.drawString(x + 8 * mm, y + 16 * mm, figure)
    canvas.setFillColor(INK)
    canvas.setFont(REGULAR, 11)
    canvas.drawString(x + 8 * mm, y + 7 * mm, goal)


def _evening(canvas: Any, width: float) -> None:
    """A row of houses with lit windows under a low sun."""
    base = 112 * mm
    canvas.setFillColor("#1D4B3E")
    canvas.rect(0, base, width, 66 * mm, stroke=0, fill=1)
    canvas.setFillColor("#2C6553")
    canvas.rect(0, base, width, 30 * mm, stroke=0, fill=1)
    canvas.setFillColor(SUN)
    canvas.circle(width * 0.73, base + 38 * mm, 17 * mm, stroke=0, fill=1)
    # Left edge, width, height of the walls and of the roof, in mm; colour of the walls.
    houses = (
        (-4, 30, 26, 11, "#0E2A23"), (28, 23, 34, 9, "#123329"), (53, 36, 22, 14, "#0E2A23"),
        (91, 25, 31, 10, "#123329"), (118, 33, 20, 13, "#0E2A23"), (153, 24, 30, 9, "#123329"),
        (179, 36, 24, 13, "#0E2A23"),
    )  # fmt: skip
    for left, wide, tall, roof, colour in houses:
        canvas.setFillColor(colour)
        path = canvas.beginPath()
        path.moveTo(left * mm, base)
        for x, y in ((left, tall), (left + wide / 2, tall + roof), (left + wide, tall), (left + wide, 0)):
            path.lineTo(x * mm, base + y * mm)
        canvas.drawPath(path, stroke=0, fill=1)
        for row in range(int(tall // 10)):
            for column in range(int(wide // 8)):
                lit = (left + 3 * row + 5 * column) % 4 != 0
                canvas.setFillColor("#FFD98A" if lit else "#27493E")
                x = (left + 3 + column * 8) * mm
                canvas.rect(x, base + (4 + row * 10) * mm, 4 * mm, 5.4 * mm, stroke=0, fill=1)
    canvas.setFillColor("#12352C")
    canvas.rect(0, base - 3 * mm, width, 3 * mm, stroke=0, fill=1)


def bars(rows: Sequence[Sequence[str]], top: float, width: float, accent: str) -> Drawing:
    """A bar for each name and figure, on a scale from 0 to the top."""
    step, label = 17.0, 190.0
    drawing = Drawing(width, step * len(rows) + 16)
    scale = (width - label - 40) / top
    for mark in range(int(top) + 1):
        x = label + mark * scale
        drawing.add(Line(x, 12, x, drawing.height - 2, strokeColor=HexColor(LINE), strokeWidth=0.5))
        drawing.add(_words(x, 2, str(mark), 7, GREY, "middle"))
    for place, (name, figure) in enumerate(rows):
        y = drawing.height - step * (place + 1)
        drawing.add(_words(0, y + 4, name, 9, INK))
        end = label + float(figure) * scale
        drawing.add(Rect(label, y + 2, end - label, 9, fillColor=HexColor(accent), strokeColor=None))
        drawing.add(Rect(end + 3, y + 2, 22, 9, fillColor=HexColor("#FFFFFF"), strokeColor=None))
        drawing.add(_words(end + 5, y + 3.5, figure, 8.5, INK))
    return drawing


def heatwave_chart(calls: Sequence[tuple[date, int, int]], hot: tuple[date, date], width: float) -> Drawing:
    """Calls of each day as bars, the hot days in another colour, and the forecast as a line."""
    drawing, left, floor = Drawing(width, 150), 34.0, 22.0
    slot = (width - left) / len(calls)
    most = 4000
    scale = (150 - floor - 22) / most
    for mark in range(0, most + 1, 1000):
        y = floor + mark * scale
        drawing.add(Line(left, y, width, y, strokeColor=HexColor(LINE), strokeWidth=0.5))
        drawing.add(_words(left - 5, y - 2.5, f"{mark:,}", 7, GREY, "end"))
    line = []
    for place, (day, offered, planned) in enumerate(calls):
        x = left + place * slot
        colour = AMBER if hot[0] <= day <= hot[1] else "#9DB7AB"
        bar = Rect(
            x + slot * 0.15, floor, slot * 0.7, offered * scale, strokeColor=None, fillColor=HexColor(colour)
        )
        drawing.add(bar)
        line += [x + slot / 2, floor + planned * scale]
        if day.day % 2:
            drawing.add(_words(x + slot / 2, floor - 10, str(day.day), 7, GREY, "middle"))
    drawing.add(PolyLine(line, strokeColor=HexColor(INK), strokeWidth=1.2))
    drawing.add(_words(left, 2, "August 2025", 7, GREY))
    for x, colour, words in (
        (left, AMBER, "Calls, 6-17 August"),
        (left + 110, "#9DB7AB", "Calls, other days"),
    ):
        drawing.add(Rect(x, 141, 8, 6, strokeColor=None, fillColor=HexColor(colour)))
        drawing.add(_words(x + 12, 141, words, 7.5, INK))
    drawing.add(Line(left + 216, 144, left + 232, 144, strokeColor=HexColor(INK), strokeWidth=1.2))
    drawing.add(_words(left + 236, 141, "Forecast by day", 7.5, INK))
    return drawing


def _words(x: float, y: float, words: str, size: float, colour: str, anchor: str = "start") -> String:
    return String(x, y, words, fontName=REGULAR, fontSize=size, fillColor=HexColor(colour), textAnchor=anchor)
