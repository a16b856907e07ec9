"""028: the noticeboard of the canteen, with the suggestion box under it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tools.sample_evidence.documents import poster_pdf
from tools.sample_evidence.figures import Figures, dice, texts
from tools.sample_evidence.handwriting import Pen
from tools.sample_evidence.paper import register_fonts
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
    write,
)

SIZE: Size = (1280, 960)
INK, GREEN, QUIET, RED = "#1E2623", "#1D4B3E", "#5F6B66", "#B3362F"
PINS = ("#C23B33", "#2B6CB0", "#E0B02E", "#3B8F5A", "#EDEDED")
TEAM_DAYS = (
    "20 Mar 2025", "27 Mar 2025", "3 Apr 2025", "8 May 2025", "15 May 2025", "12 Jun 2025",
    "19 Jun 2025", "25 Sep 2025", "2 Oct 2025", "9 Oct 2025", "6 Nov 2025", "13 Nov 2025",
)  # fmt: skip


def noticeboard(path: Path) -> None:
    """Writes the photograph."""
    wall = shaded(
        texture(SIZE, "canteen", (196, 205, 196), 0.05, 1.2), lambda x, y: 0.99 - 0.2 * y - 0.08 * x
    )
    corners = ((66.0, 60.0), (1216.0, 34.0), (1206.0, 690.0), (84.0, 722.0))
    picture = wall.convert("RGBA")
    picture.alpha_composite(shadow(SIZE, [(x + 6, y + 20) for x, y in corners], 14, 0.5))
    picture.alpha_composite(warp(_board(), corners, SIZE))
    _suggestion_box(picture)
    photo = shaded(picture.convert("RGB"), lambda x, y: 1.0 - 0.12 * (1 - x) - 0.10 * y)
    photo = out_of_focus(shaded(photo, vignette(0.26, (0.5, 0.42))), 1.6, (0.48, 0.44), 1.2)
    photo = tinted(photo.filter(ImageFilter.GaussianBlur(0.45)), 1.16, 1.12, 1.03)
    save_jpeg(grained(photo, "noticeboard", 0.07), path, 64)


def _board() -> Image.Image:
    """Cork and papers from the front, 2400 by 1400."""
    board = texture((2400, 1400), "cork", (186, 144, 98), 0.55, 2.2)
    specks = ImageDraw.Draw(board)
    chance = dice("specks")
    for _ in range(2600):
        x, y, wide = chance.uniform(0, 2400), chance.uniform(0, 1400), chance.uniform(1, 5)
        specks.ellipse(
            (x, y, x + wide * 1.6, y + wide), fill=chance.choice(("#8A6138", "#D0A873", "#A97B49"))
        )
    papers = (
        (_vision(), (110, 120), -1.2),
        (_results(), (830, 100), 0.8),
        (_team_days(), (1590, 130), -0.7),
        (_hall_of_the_month(), (850, 880), -2.0),
        (_card(), (1390, 1010), 3.5),
        (_menu(), (1900, 930), 1.6),
    )
    for place, (paper, at, turn) in enumerate(papers):
        _pin(board, paper, at, turn, PINS[place % len(PINS)])
    frame = ImageDraw.Draw(board)
    for inset, colour in ((0, "#7D5A34"), (14, "#A87C4C"), (34, "#6B4A29")):
        frame.rectangle((inset, inset, 2399 - inset, 1399 - inset), outline=colour, width=22)
    return board


def _pin(board: Image.Image, paper: Image.Image, at: tuple[int, int], turn: float, colour: str) -> None:
    """Pins a paper up, a little askew, with its shadow and a curl of light."""
    paper = shaded(paper, lambda x, y: 1.0 - 0.05 * y - 0.03 * x).convert("RGBA")
    turned = paper.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    x, y = at
    dark = Image.new("RGBA", (turned.width + 80, turned.height + 80), (20, 12, 4, 0))
    mask = Image.new("L", dark.size)
    mask.paste(turned.getchannel("A").point([value * 6 // 10 for value in range(256)]), (46, 54))
    dark.putalpha(mask.filter(ImageFilter.GaussianBlur(13)))
    board.paste(dark.convert("RGB"), (x - 40, y - 40), dark.getchannel("A"))
    board.paste(turned.convert("RGB"), (x, y), turned.getchannel("A"))
    draw = ImageDraw.Draw(board)
    px, py = x + turned.width / 2, y + 20
    draw.ellipse((px - 8, py - 2, px + 26, py + 24), fill="#4A3A28")
    draw.ellipse((px - 16, py - 16, px + 16, py + 16), fill=colour)
    draw.ellipse((px - 9, py - 11, px + 1, py - 2), fill="#FFFFFF")


def _vision() -> Image.Image:
    """The poster itself."""
    from pypdfium2 import PdfDocument

    register_fonts()
    document = PdfDocument(poster_pdf(texts("documents")["007-vision-and-goals-2025.pdf"]))
    picture: Image.Image = document[0].render(scale=1.06).to_pil().convert("RGB")
    document.close()
    return picture.resize((640, 905), Image.Resampling.LANCZOS)


def _results() -> Image.Image:
    """December against its targets, with somebody's pen on it."""
    december = Figures.read().month("2025-12")
    sheet = Image.new("RGB", (660, 730), "#FDFDFB")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((0, 48, 660, 136), fill=GREEN)
    write(draw, (36, 92), "Results December 2025", 44, "#FFFFFF", "semibold", "lm")
    rows = (
        ("Calls in 20 seconds", f"{december['sl_80_20']} %", "80 %", True),
        ("E-mails in 24 hours", f"{december['email_24h']} %", "90 %", True),
        ("Quality score", f"{december['qa']}", "85", True),
        ("Satisfied customers", f"{december['csat_top2']} %", "82 %", False),
        ("Cost per contact", f"{december['cost_per_contact']}", "5.40", False),
    )
    write(draw, (624, 150), "target", 24, QUIET, "regular", "ra")
    for row, (name, figure, target, met) in enumerate(rows):
        y = 216 + 92 * row
        write(draw, (36, y), name, 32, INK, "regular", "lm")
        write(draw, (510, y), figure, 42, GREEN if met else RED, "semibold", "rm")
        write(draw, (624, y), target, 30, QUIET, "regular", "rm")
        draw.line((36, y + 46, 624, y + 46), fill="#D4DAD7", width=2)
    pen = Pen(sheet, "well done", "#2A4FA0", 34, 5)
    pen.write(70, 690, "11 of 12 months green!")
    return sheet


def _team_days() -> Image.Image:
    sheet = Image.new("RGB", (660, 740), "#FFFDF4")
    draw = ImageDraw.Draw(sheet)
    write(draw, (40, 50), "Team days 2025", 46, GREEN, "semibold")
    write(draw, (40, 106), "all 12 teams", 28, QUIET)
    for place, day in enumerate(TEAM_DAYS):
        x, y = 40 + place // 6 * 305, 160 + place % 6 * 94
        draw.rounded_rectangle(
            (x, y, x + 278, y + 80), 10, fill="#E4EEE8" if place // 4 % 2 == 0 else "#F6E7C9"
        )
        write(draw, (x + 18, y + 10), f"Team {place + 1}", 30, INK, "semibold")
        write(draw, (x + 18, y + 45), f"{day} · hall {place // 4 + 1}", 23, QUIET)
    return sheet


def _hall_of_the_month() -> Image.Image:
    sheet = Image.new("RGB", (470, 440), "#F7D774")
    draw = ImageDraw.Draw(sheet)
    write(draw, (235, 50), "Hall of the Month", 40, "#5A3E07", "semibold", "ma")
    draw.polygon([(165, 120), (305, 120), (288, 214), (258, 246), (212, 246), (182, 214)], fill="#B07A12")
    draw.arc((128, 128, 200, 206), 60, 290, fill="#B07A12", width=14)
    draw.arc((270, 128, 342, 206), 250, 120, fill="#B07A12", width=14)
    draw.rectangle((224, 244, 246, 276), fill="#8D5F0A")
    draw.rectangle((188, 274, 282, 292), fill="#8D5F0A")
    write(draw, (235, 312), "HALL 2", 58, "#5A3E07", "semibold", "ma")
    write(draw, (235, 384), "December 2025", 28, "#5A3E07", "regular", "ma")
    return sheet


def _card() -> Image.Image:
    card = Image.new("RGB", (440, 270), "#FFFFFF")
    pen = Pen(card, "card", "#B0357A", 38, 5)
    pen.write(34, 82, "Thank you T7")
    pen.write(34, 150, "for the cake!")
    pen.write(34, 220, "T3")
    return card


def _menu() -> Image.Image:
    sheet = Image.new("RGB", (380, 370), "#F4F1EC")
    draw = ImageDraw.Draw(sheet)
    write(draw, (30, 46), "Canteen, week 3", 34, INK, "semibold")
    for row, words in enumerate(
        ("Mon  pea soup", "Tue  pasta, salad", "Wed  fish, potatoes", "Thu  curry", "Fri  pancakes")
    ):
        write(draw, (30, 104 + 50 * row), words, 27, INK)
    return sheet


def _suggestion_box(picture: Image.Image) -> None:
    """A wooden box on the wall with a slot, and its forms in a holder beside it."""
    picture.alpha_composite(shadow(SIZE, [(470, 772), (792, 764), (800, 978), (476, 985)], 12, 0.55))
    front = texture((640, 400), "box", (171, 128, 82), 0.10, 3)
    draw = ImageDraw.Draw(front)
    for y in range(20, 400, 46):
        draw.line((0, y, 640, y + 8), fill="#A17645", width=3)
    draw.rectangle((0, 0, 639, 399), outline="#7A552B", width=8)
    draw.rounded_rectangle((90, 150, 550, 330), 14, fill="#F8F6EF", outline="#8A6A3C", width=4)
    write(draw, (320, 206), "Suggestions", 66, GREEN, "semibold", "mm")
    write(draw, (320, 276), "forms beside the box", 30, QUIET, "regular", "mm")
    draw.ellipse((300, 350, 340, 390), fill="#C9CCCF", outline="#6E7275", width=4)
    picture.alpha_composite(
        warp(front, ((462.0, 792.0), (772.0, 784.0), (774.0, 972.0), (466.0, 980.0)), SIZE)
    )
    lid = texture((640, 90), "lid", (196, 152, 102), 0.08, 3)
    ImageDraw.Draw(lid).rounded_rectangle((170, 34, 470, 56), 8, fill="#2A1D10")
    picture.alpha_composite(warp(lid, ((474.0, 762.0), (764.0, 755.0), (772.0, 784.0), (462.0, 792.0)), SIZE))
    picture.alpha_composite(shadow(SIZE, [(838, 790), (1004, 786), (1008, 960), (842, 962)], 9, 0.5))
    forms = Image.new("RGB", (330, 400), "#FFFFFF")
    draw = ImageDraw.Draw(forms)
    write(draw, (30, 26), "My suggestion", 36, INK, "semibold")
    write(draw, (30, 84), "form S-1", 24, QUIET)
    for y in range(140, 300, 40):
        draw.line((30, y, 300, y), fill="#B9C1BD", width=3)
    draw.rectangle((0, 268, 330, 400), fill="#DDE6EA", outline="#A5B1B7", width=4)
    picture.alpha_composite(
        warp(forms, ((834.0, 770.0), (990.0, 766.0), (993.0, 950.0), (837.0, 954.0)), SIZE)
    )
