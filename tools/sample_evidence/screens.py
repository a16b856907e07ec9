"""Drawn on a screen or copied from one: 022 the systems, 031 an agent's desktop, 049 the intranet."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from tools.sample_evidence.snapshot import Point, face, save_png, write

INK, QUIET, LINE = "#1E2623", "#5F6B66", "#CCD3D0"
GREEN, BLUE, AMBER, RED = "#1D4B3E", "#2B5C9A", "#B8741A", "#B3362F"
Box = tuple[int, int, int, int]

# Systems: middle of the box and second line.
SYSTEMS = {
    "Telephony": (260, 330, "voice, routing"),
    "Customer system": (760, 330, "contracts, meters"),
    "Billing": (1260, 330, "company, not the centre's"),
    "Recording": (260, 610, "90 days"),
    "Ticket system": (760, 610, "cases, e-mail"),
    "Knowledge base": (1260, 610, "articles by product"),
    "Planning tool": (260, 890, "forecast, rosters"),
    "Survey tool": (760, 890, "new supplier in September"),
}
LIVE = (("Telephony", "Recording"), ("Customer system", "Billing"))
BY_HAND = (
    ("Telephony", "Customer system"),
    ("Customer system", "Ticket system"),
    ("Telephony", "Ticket system"),
    ("Ticket system", "Knowledge base"),
    ("Planning tool", "Recording"),
    ("Planning tool", "Ticket system"),
    ("Survey tool", "Ticket system"),
)
NOTICES = (
    ("12 Jan 2026", "OP-16 Transfer and call back: new order of skills", "All agents", 58),
    ("8 Jan 2026", "OP-11 Payment plan: first instalment", "General, Billing", 61),
    ("2 Jan 2026", "OP-05 Correcting a bill: new layout", "All agents", 44),
    ("15 Dec 2025", "OP-25 Emergency: new first aiders in each hall", "All staff", 72),
    ("3 Dec 2025", "OP-08 Outage call: branch in the telephone menu", "General, Network", 55),
)
MENU = (
    "Home", "Procedures and news", "Plan 2025", "Results", "Roster", "Suggestions", "HR, forms", "Telephones",
)  # fmt: skip
CUSTOMER = "4408 1936 27"
DOTS = "••••••••"
Fields = tuple[tuple[str, str | None], ...]
# The five windows of one call, the lowest first: where, title, colour, fields; None is blacked out.
WINDOWS: tuple[tuple[Box, str, str, Fields], ...] = (
    ((40, 40, 470, 430), "Telephony", GREEN, (
        ("Signed on as", "A117"), ("Customer no.", CUSTOMER), ("Skill", "Network"), ("Identified", "yes"),
    )),
    ((330, 225, 1010, 690), "Customer system CRIS 9", BLUE, (
        ("User", "norrh-a117"), ("Customer no.", CUSTOMER), ("Name", None), ("Address", None),
        ("Contract", "Heat and electricity"), ("Balance", "EUR 84.20 due 15 January"),
        ("Open cases", "see ticket system"),
    )),
    ((900, 60, 1560, 470), "Tickets – new case", "#5B3E86", (
        ("User", "a117@norrhaven"), ("Customer no.", CUSTOMER), ("Type", "Outage"),
        ("Text", "Street dark since 10:20"), ("Due", "today"),
    )),
    ((860, 430, 1520, 800), "Knowledge base – sign in", AMBER, (
        ("User", "A117"), ("Password", DOTS), ("Search", "outage announcement"),
    )),
    ((80, 640, 640, 830), "Outage map – sign in", "#3C5878", (("User", "grid-a117"), ("Password", DOTS))),
)  # fmt: skip


def systems_diagram(path: Path) -> None:
    """Writes IT's diagram: nine interfaces, two of them live."""
    assert (len(LIVE), len(LIVE) + len(BY_HAND)) == (2, 9)
    sheet = Image.new("RGB", (1560, 1160), "#FFFFFF")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((20, 20, 1539, 1139), outline=INK, width=3)
    write(draw, (60, 54), "Systems and interfaces of the customer service centre", 40, INK, "semibold")
    write(draw, (60, 110), "IT · drawing SI-07 · 19 August 2025", 26, QUIET)
    for one, other in BY_HAND:
        _interface(draw, one, other, live=False)
    for one, other in LIVE:
        _interface(draw, one, other, live=True)
    for name, (x, y, below) in SYSTEMS.items():
        own = name != "Billing"
        box = (x - 165, y - 58, x + 165, y + 58)
        fill, outline = ("#EAF0EC", GREEN) if own else ("#F1F1F1", QUIET)
        draw.rounded_rectangle(box, 12, fill=fill, outline=outline, width=4)
        write(draw, (x, y - 16), name, 32, INK, "semibold", "mm")
        write(draw, (x, y + 24), below, 22, QUIET, "regular", "mm")
    draw.rectangle((1060, 800, 1490, 980), fill="#FFF7E2", outline=AMBER, width=3)
    note = ("Standard build WS-3", "for every agent workstation:", "seven icons, no joint sign-on")
    for row, words in enumerate(note):
        write(draw, (1084, 826 + 46 * row), words, 27, INK, "semibold" if row == 0 else "regular")
    draw.line((80, 1072, 190, 1072), fill=GREEN, width=8)
    write(draw, (208, 1072), "live (2)", 26, INK, "regular", "lm")
    _dots(draw, (400, 1072), (510, 1072))
    write(draw, (528, 1072), "by hand (7): typed again or copied as a file", 26, INK, "regular", "lm")
    write(draw, (1490, 1072), "sheet 1 of 1", 24, QUIET, "regular", "rm")
    save_png(sheet, path, 128)


def _interface(draw: ImageDraw.ImageDraw, one: str, other: str, live: bool) -> None:
    (ax, ay, _), (bx, by, _) = SYSTEMS[one], SYSTEMS[other]
    if live:
        draw.line((ax, ay, bx, by), fill=GREEN, width=8)
    else:
        _dots(draw, (ax, ay), (bx, by))
    at = ((ax + bx) / 2, (ay + by) / 2)
    words = "live" if live else "by hand"
    wide = face("medium", 22).getlength(words) / 2 + 10
    draw.rectangle((at[0] - wide, at[1] - 17, at[0] + wide, at[1] + 17), fill="#FFFFFF")
    write(draw, at, words, 22, GREEN if live else RED, "medium", "mm")


def _dots(draw: ImageDraw.ImageDraw, start: Point, end: Point) -> None:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
    for step in range(0, int(length), 20):
        x = start[0] + (end[0] - start[0]) * step / length
        y = start[1] + (end[1] - start[1]) * step / length
        draw.ellipse((x - 4, y - 4, x + 4, y + 4), fill=RED)


def agent_desktop(path: Path) -> None:
    """Writes the screenshot: five windows, five sign-ons, the customer's number typed in three of them."""
    screen = Image.new("RGB", (1600, 900), "#35607A")
    draw = ImageDraw.Draw(screen)
    for box, title, colour, fields in WINDOWS:
        _fields(draw, _window(draw, box, title, colour), fields)
    draw.rounded_rectangle((60, 350, 250, 404), 8, fill=RED)
    write(draw, (155, 377), "In call  03:48", 22, "#FFFFFF", "semibold", "mm")
    write(draw, (892, 702), "Your session has ended. Please sign in again.", 22, RED, "medium")
    _task_bar(draw)
    save_png(screen, path, 160)


def _window(draw: ImageDraw.ImageDraw, box: Box, title: str, colour: str) -> Box:
    """A window with its shadow; returns the space for its fields."""
    left, top, right, bottom = box
    draw.rectangle((left + 8, top + 10, right + 8, bottom + 10), fill="#274A5E")
    draw.rectangle(box, fill="#F7F9FA", outline="#8A979F", width=2)
    draw.rectangle((left, top, right, top + 44), fill=colour)
    write(draw, (left + 18, top + 22), title, 22, "#FFFFFF", "medium", "lm")
    for place, words in enumerate(("x", "□", "–")):
        write(draw, (right - 26 - 40 * place, top + 22), words, 20, "#FFFFFF", "regular", "mm")
    return left + 24, top + 62, right - 24, bottom - 20


def _fields(draw: ImageDraw.ImageDraw, body: Box, fields: Fields) -> None:
    """Labels and values, those with the customer's number marked."""
    left, top, right, _ = body
    for row, (label, value) in enumerate(fields):
        y = top + 54 * row
        write(draw, (left, y + 20), label, 20, QUIET, "regular", "lm")
        box = (left + 170, y, right, y + 40)
        marked = value == CUSTOMER
        draw.rectangle(box, fill="#FFFFFF", outline=RED if marked else "#AEB8BE", width=4 if marked else 2)
        if value is None:
            draw.rectangle((box[0] + 8, y + 8, box[0] + 250, y + 32), fill="#000000")
        else:
            write(draw, (box[0] + 12, y + 20), value, 21, INK, "semibold" if marked else "regular", "lm")


def _task_bar(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 852, 1600, 900), fill="#14222C")
    for place, words in enumerate(("Telephony", "CRIS 9", "Tickets", "Knowledge", "Outage map")):
        x = 70 + 190 * place
        draw.rectangle((x, 856, x + 178, 896), fill="#2C4251")
        draw.rectangle((x, 893, x + 178, 896), fill="#6CC0D6")
        write(draw, (x + 14, 876), words, 20, "#E8EEF2", "regular", "lm")
    draw.ellipse((18, 862, 46, 890), fill="#6CC0D6")
    write(draw, (1580, 866), "10:42", 19, "#E8EEF2", "regular", "rm")
    write(draw, (1580, 888), "13/01/2026", 16, "#B9C6CE", "regular", "rm")


def intranet_page(path: Path) -> None:
    """Writes the screenshot of the page with the last five notices."""
    screen = Image.new("RGB", (1600, 1000), "#EEF1F0")
    draw = ImageDraw.Draw(screen)
    draw.rectangle((0, 0, 1600, 84), fill="#DCE1E4")
    draw.rounded_rectangle((20, 12, 420, 48), 10, fill="#F7F9FA")
    write(draw, (40, 30), "Procedures and news – Intranet", 19, INK, "regular", "lm")
    draw.rectangle((0, 46, 1600, 84), fill="#F7F9FA")
    write(draw, (30, 65), "intranet.norrhaven / centre / procedures-and-news", 19, QUIET, "regular", "lm")
    draw.rectangle((0, 84, 1600, 170), fill=GREEN)
    draw.ellipse((40, 100, 94, 154), fill="#FFFFFF")
    draw.pieslice((54, 112, 80, 138), 180, 360, fill="#F2B544")
    draw.line((46, 134, 88, 134), fill=GREEN, width=4)
    write(draw, (114, 127), "Norrhaven intranet", 30, "#FFFFFF", "semibold", "lm")
    write(
        draw,
        (1560, 127),
        "Warm homes, lights on, and an answer the first time.",
        20,
        "#CFE0D7",
        "italic",
        "rm",
    )
    _menu(draw)
    write(draw, (340, 208), "Procedures and news", 42, INK, "semibold")
    write(
        draw, (340, 270), "Last five notices. Please read and confirm within three working days.", 21, QUIET
    )
    draw.rectangle((340, 320, 1560, 372), fill="#DDE5E1")
    for x, words in ((360, "Date"), (520, "Notice"), (1080, "For"), (1290, "Read by")):
        write(draw, (x, 346), words, 20, INK, "semibold", "lm")
    for row, (day, title, audience, read) in enumerate(NOTICES):
        _notice(draw, 372 + 92 * row, day, title, audience, read)
    write(draw, (340, 862), "All 26 procedures  ·  older notices  ·  subscribe", 21, BLUE)
    draw.line((340, 920, 1560, 920), fill=LINE, width=2)
    foot = "Page of the customer service centre, open to its own staff. Last change 12 January 2026."
    write(draw, (340, 950), foot, 18, QUIET)
    save_png(screen, path, 128)


def _menu(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 170, 290, 1000), fill="#FFFFFF")
    for row, words in enumerate(MENU):
        y = 216 + 62 * row
        here = row == 1
        if here:
            draw.rectangle((0, y - 30, 290, y + 30), fill="#E3EDE8")
            draw.rectangle((0, y - 30, 6, y + 30), fill=GREEN)
        write(draw, (36, y), words, 22, GREEN if here else INK, "semibold" if here else "regular", "lm")


def _notice(draw: ImageDraw.ImageDraw, top: int, day: str, title: str, audience: str, read: int) -> None:
    draw.rectangle((340, top, 1560, top + 91), fill="#FFFFFF")
    draw.line((340, top + 91, 1560, top + 91), fill=LINE, width=2)
    middle = top + 46
    write(draw, (360, middle), day, 20, QUIET, "regular", "lm")
    write(draw, (520, middle), title, 21, BLUE, "medium", "lm")
    write(draw, (1080, middle), audience, 20, INK, "regular", "lm")
    draw.rounded_rectangle((1290, middle - 9, 1450, middle + 9), 9, fill="#E2E7E5")
    draw.rounded_rectangle(
        (1290, middle - 9, 1290 + 1.6 * read, middle + 9), 9, fill=AMBER if read < 60 else GREEN
    )
    write(draw, (1540, middle), f"{read} %", 24, INK, "semibold", "rm")
