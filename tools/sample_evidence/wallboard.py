"""026: the wallboard at 11:30, red, photographed from a desk below it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.sample_evidence.snapshot import (
    Size,
    glow,
    grained,
    save_png,
    shaded,
    shadow,
    tinted,
    vignette,
    warp,
    write,
)

SIZE: Size = (1120, 760)
RED, AMBER, GREEN = "#C4322D", "#D58B1D", "#2E8B57"
GROUND, TILE, QUIET, WHITE = "#10151B", "#1C242D", "#93A1AE", "#F4F7F9"
HALF_HOURS = (88, 84, 82, 79, 77, 81, 66, 58, 52)  # the last began at 11:00
AGENTS = {"on a call": 44, "after call": 6, "ready": 2, "in meeting or training": 9}


def wallboard(path: Path) -> None:
    """Writes the photograph."""
    assert sum(AGENTS.values()) == 61
    wall = shaded(Image.new("RGB", SIZE, (121, 120, 116)), lambda x, y: 0.98 - 0.30 * y + 0.02 * x)
    corners = ((104.0, 82.0), (1034.0, 128.0), (1020.0, 642.0), (92.0, 676.0))
    picture = wall.convert("RGBA")
    picture.alpha_composite(shadow(SIZE, [(x + 8, y + 24) for x, y in corners], 18, 0.7))
    picture.alpha_composite(warp(_television(), corners, SIZE))
    photo = glow(picture.convert("RGB"), 150, 11)
    photo = shaded(_ceiling(photo), vignette(0.32)).filter(ImageFilter.GaussianBlur(0.6))
    # Coarse grain, so that a palette of few colours still holds it.
    save_png(grained(tinted(photo, 0.97, 0.99, 1.04), "wallboard", 0.05, 1.1), path, 256)


def _television() -> Image.Image:
    """The set with its frame, 2000 by 1160, from the front."""
    screen = Image.new("RGB", (2000, 1160), "#08090B")
    draw = ImageDraw.Draw(screen)
    draw.rectangle((26, 26, 1973, 1110), fill=GROUND)
    write(draw, (80, 62), "NORRHAVEN  ·  Voice, all skills", 44, QUIET, "medium")
    write(draw, (1920, 46), "11:30", 78, WHITE, "semibold", "ra")
    write(draw, (1650, 66), "Wed 14 January 2026", 38, QUIET, "regular", "ra")
    _tile(draw, (80, 160, 690, 560), "This half-hour", "52 %", RED, "service level, target 80 %")
    _tile(draw, (720, 160, 1310, 560), "Today", "71 %", RED, "service level, target 80 %")
    _tile(draw, (1340, 160, 1920, 345), "Waiting", "23", RED)
    _tile(draw, (1340, 375, 1920, 560), "Longest wait", "04:12", RED)
    _half_hours(draw)
    _agents(draw)
    draw.rectangle((0, 1112, 2000, 1160), fill="#0C0D10")
    write(draw, (1000, 1136), "▬", 26, "#2B2F35", "regular", "mm")
    return shaded(screen, lambda x, y: 1.0 - 0.10 * x - 0.06 * y)


def _tile(
    draw: ImageDraw.ImageDraw,
    box: tuple[int, int, int, int],
    name: str,
    figure: str,
    colour: str,
    below: str | None = None,
) -> None:
    left, top, right, bottom = box
    draw.rounded_rectangle(box, 18, fill=colour)
    if below is None:
        write(draw, (left + 34, (top + bottom) / 2), name, 40, WHITE, "medium", "lm")
        write(draw, (right - 34, (top + bottom) / 2), figure, 86, WHITE, "semibold", "rm")
        return
    write(draw, (left + 36, top + 30), name, 44, WHITE, "medium")
    write(draw, ((left + right) / 2, (top + bottom) / 2 + 22), figure, 208, WHITE, "semibold", "mm")
    write(draw, (left + 36, bottom - 70), below, 38, "#F4D9D7")


def _half_hours(draw: ImageDraw.ImageDraw) -> None:
    """A bar for each half-hour so far, the target as a line."""
    draw.rounded_rectangle((80, 590, 1310, 1070), 18, fill=TILE)
    write(draw, (116, 610), "Half-hours today, % in 20 s", 38, QUIET, "medium")
    floor, tall = 1016, 330
    y = floor - tall * 0.8
    for x in range(116, 1290, 34):
        draw.line((x, y, x + 18, y), fill="#DCE4EA", width=4)
    for place, level in enumerate(HALF_HOURS):
        x = 136 + place * 128
        colour = GREEN if level >= 80 else AMBER if level >= 75 else RED
        draw.rectangle((x, floor - tall * level / 100, x + 92, floor), fill=colour)
        write(draw, (x + 46, floor - tall * level / 100 + 44), str(level), 36, WHITE, "semibold", "mb")
        hour = f"{7 + place // 2}:{30 * (place % 2):02}"
        write(draw, (x + 46, floor + 8), hour, 28, QUIET, "regular", "ma")


def _agents(draw: ImageDraw.ImageDraw) -> None:
    draw.rounded_rectangle((1340, 590, 1920, 1070), 18, fill=TILE)
    write(draw, (1376, 610), "Agents signed on", 38, QUIET, "medium")
    write(draw, (1884, 604), "61", 60, WHITE, "semibold", "ra")
    for row, (state, count) in enumerate(AGENTS.items()):
        y = 712 + 88 * row
        last = row == len(AGENTS) - 1
        if last:
            draw.rounded_rectangle((1360, y - 14, 1900, y + 68), 10, fill="#7A4A12")
        write(draw, (1376, y), state, 42, WHITE if last else "#C7D1DA")
        write(draw, (1884, y - 8), str(count), 54, WHITE, "semibold", "ra")


def _ceiling(photo: Image.Image) -> Image.Image:
    """A strip of ceiling above and a lamp mirrored in the screen."""
    draw = ImageDraw.Draw(photo)
    draw.polygon([(0, 0), (1120, 0), (1120, 50), (0, 12)], fill=(176, 176, 172))
    draw.line((0, 12, 1120, 50), fill=(140, 140, 137), width=4)
    shine = Image.new("L", photo.size)
    mirror = ImageDraw.Draw(shine)
    mirror.polygon([(690, 128), (850, 134), (800, 330), (650, 330)], fill=26)
    mirror.polygon([(880, 136), (960, 139), (905, 420), (830, 420)], fill=16)
    photo.paste((235, 240, 248), (0, 0), shine.filter(ImageFilter.GaussianBlur(5)))
    return photo.filter(ImageFilter.GaussianBlur(0.4))
