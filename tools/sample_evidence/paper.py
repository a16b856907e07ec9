"""The sample client's stationery: what stands round the text of a page, for each kind of paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from maturity_desktop.data_folders import resources_folder
from tools.sample_evidence.drawings import GREEN, GREY, INK, LINE, PALE, RED, cover_art, logo

BODY, MEDIUM, BOLD, ITALIC = "Inter", "Inter-Medium", "Inter-SemiBold", "Inter-Italic"
ADDRESS = "Norrhaven Energi Service · Customer service centre · Harbour Road 1 · Norrhaven"
FILES = {
    BODY: "Inter_400Regular",
    MEDIUM: "Inter_500Medium",
    BOLD: "Inter_600SemiBold",
    ITALIC: "Inter_400Regular_Italic",
}


def register_fonts() -> None:
    """Makes the project's fonts known to ReportLab under the names above."""
    for name, file in FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resources_folder() / "fonts" / f"{file}.ttf")))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document that is being drawn."""

    told: dict[str, Any]
    number: int
    total: int
    size: tuple[float, float]

    @property
    def dated(self) -> str:
        day: date = self.told["dated"]
        return f"{day.day} {day:%B %Y}"


Furniture = Callable[[Any, Page], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of stationery: what is drawn, margins in mm (left, right, top, bottom), is the title text."""

    draw: Furniture
    margins: tuple[float, float, float, float] = (22, 22, 34, 24)
    size: tuple[float, float] = A4
    titled: bool = True
    accent: str = GREEN


def _foot(canvas: Any, page: Page, left: str) -> None:
    width, _ = page.size
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(22 * mm, 15 * mm, width - 22 * mm, 15 * mm)
    canvas.setFillColor(GREY)
    canvas.setFont(BODY, 7)
    canvas.drawString(22 * mm, 11 * mm, left)
    canvas.drawRightString(width - 22 * mm, 11 * mm, f"Page {page.number} of {page.total}")


def _confidential(canvas: Any, page: Page, top: float) -> None:
    if page.told.get("confidential"):
        width, height = page.size
        canvas.setStrokeColor(RED)
        canvas.setFillColor(RED)
        canvas.setLineWidth(1)
        canvas.roundRect(width - 58 * mm, height - top * mm, 36 * mm, 6.5 * mm, 1.2 * mm)
        canvas.setFont(BOLD, 8)
        canvas.drawCentredString(width - 40 * mm, height - (top - 2.2) * mm, "CONFIDENTIAL")


def _letterhead(canvas: Any, page: Page) -> None:
    width, height = page.size
    logo(canvas, 22 * mm, height - 22 * mm, 11 * mm)
    canvas.setFillColor(GREEN)
    canvas.setFont(BOLD, 12)
    canvas.drawString(36 * mm, height - 16.5 * mm, "Norrhaven")
    canvas.setFont(BODY, 8)
    canvas.drawString(36 * mm, height - 20.5 * mm, "Energi Service")
    canvas.setFillColor(GREY)
    canvas.setFont(BODY, 8)
    canvas.drawRightString(width - 22 * mm, height - 16.5 * mm, page.told["unit"])
    canvas.drawRightString(width - 22 * mm, height - 20.5 * mm, page.dated)
    _foot(canvas, page, ADDRESS)


def _boxed(canvas: Any, page: Page) -> None:
    """The head of a procedure: a ruled box with number, version and page."""
    width, height = page.size
    left, right, top, deep = 20 * mm, width - 20 * mm, height - 13 * mm, 19 * mm
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.rect(left, top - deep, right - left, deep)
    for x in (left + 34 * mm, right - 46 * mm):
        canvas.line(x, top, x, top - deep)
    for step in (1, 2):
        canvas.line(right - 46 * mm, top - step * deep / 3, right, top - step * deep / 3)
    logo(canvas, left + 3 * mm, top - 15 * mm, 10 * mm)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 8)
    canvas.drawString(left + 15 * mm, top - 9 * mm, "Norrhaven")
    canvas.setFont(BODY, 6.5)
    canvas.drawString(left + 15 * mm, top - 12.5 * mm, "Energi Service")
    canvas.setFont(BOLD, 13)
    canvas.drawString(left + 38 * mm, top - 9 * mm, page.told["title"])
    canvas.setFont(BODY, 8)
    canvas.setFillColor(GREY)
    canvas.drawString(left + 38 * mm, top - 14 * mm, page.told["unit"])
    said = (f"No. {page.told['number']}", f"Version {page.told['version']}, {page.dated}")
    for step, words in enumerate((*said, f"Page {page.number} of {page.total}")):
        canvas.drawString(right - 43 * mm, top - (step + 0.68) * deep / 3, words)
    _confidential(canvas, page, top=40.5)
    canvas.setFont(BODY, 7)
    canvas.setFillColor(GREY)
    canvas.drawString(
        left, 11 * mm, "Printed copies are not kept up to date. Valid is the version on the intranet."
    )


def _human_resources(canvas: Any, page: Page) -> None:
    """Human resources have a template of their own: a blue-grey side and the number in a tab."""
    width, height = page.size
    canvas.setFillColor("#E8EDF3")
    canvas.rect(0, 0, 13 * mm, height, stroke=0, fill=1)
    canvas.setFillColor("#3C5878")
    canvas.rect(0, height - 44 * mm, 13 * mm, 26 * mm, stroke=0, fill=1)
    canvas.saveState()
    canvas.translate(8.6 * mm, height - 31 * mm)
    canvas.rotate(90)
    canvas.setFillColor("#FFFFFF")
    canvas.setFont(BOLD, 11)
    canvas.drawCentredString(0, 0, page.told["number"])
    canvas.restoreState()
    canvas.setFillColor("#3C5878")
    canvas.setFont(BOLD, 9)
    canvas.drawString(22 * mm, height - 17 * mm, "Human resources")
    canvas.setFont(BODY, 8)
    canvas.setFillColor(GREY)
    canvas.drawRightString(width - 22 * mm, height - 17 * mm, f"Norrhaven Energi Service · {page.dated}")
    _foot(canvas, page, page.told["title"])


def _memo(canvas: Any, page: Page) -> None:
    _letterhead(canvas, page)
    width, height = page.size
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 20)
    canvas.drawString(22 * mm, height - 38 * mm, "Memo")
    _confidential(canvas, page, top=40)
    told = page.told
    labels = ("To", "From", "Copy", "Date", "About")
    lines = (told["to"], told["unit"], told["copy"], page.dated, told["title"])
    for step, (label, words) in enumerate(zip(labels, lines, strict=True)):
        y = height - (48 + 6.5 * step) * mm
        canvas.setFillColor(GREY)
        canvas.setFont(BODY, 9)
        canvas.drawString(22 * mm, y, label)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD if label == "About" else BODY, 9.5)
        canvas.drawString(42 * mm, y, words)
    canvas.setLineWidth(1)
    canvas.setStrokeColor(GREEN)
    canvas.line(22 * mm, height - 78 * mm, width - 22 * mm, height - 78 * mm)


def _register(canvas: Any, page: Page) -> None:
    width, height = page.size
    canvas.setFillColor(PALE)
    canvas.rect(0, height - 17 * mm, width, 17 * mm, stroke=0, fill=1)
    logo(canvas, 22 * mm, height - 14 * mm, 10 * mm)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 11)
    canvas.drawString(36 * mm, height - 10.5 * mm, page.told["title"])
    canvas.setFillColor(RED)
    canvas.setFont(BOLD, 8)
    canvas.drawRightString(width - 22 * mm, height - 10.5 * mm, "CONFIDENTIAL")
    _foot(canvas, page, f"{page.told['unit']} · {page.dated}")


def _record(canvas: Any, page: Page) -> None:
    """A form of the IT department: plain, ruled, with a running number."""
    width, height = page.size
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1.6)
    canvas.line(22 * mm, height - 25 * mm, width - 22 * mm, height - 25 * mm)
    canvas.setFillColor(INK)
    canvas.setFont(MEDIUM, 9)
    canvas.drawString(22 * mm, height - 21 * mm, "NORRHAVEN ENERGI SERVICE / IT")
    canvas.drawRightString(width - 22 * mm, height - 21 * mm, f"IT-F-12 / 2024-01 / {page.told['dated']}")
    _foot(canvas, page, "Form IT-F-12, test of recovery. Keep for five years.")


def _handbook(canvas: Any, page: Page) -> None:
    width, height = page.size
    canvas.setFillColor(GREEN)
    canvas.rect(0, height - 26 * mm, width, 26 * mm, stroke=0, fill=1)
    logo(canvas, 22 * mm, height - 19 * mm, 12 * mm, light=True)
    canvas.setFillColor("#FFFFFF")
    canvas.setFont(BOLD, 16)
    canvas.drawString(40 * mm, height - 14.5 * mm, page.told["title"])
    canvas.setFont(BODY, 8.5)
    canvas.drawString(40 * mm, height - 19.5 * mm, f"{page.told['subtitle']} · {page.dated}")
    _foot(canvas, page, ADDRESS)


def _assessor(canvas: Any, page: Page) -> None:
    """Not the client's paper: the assessor's, who came in 2024."""
    width, height = page.size
    canvas.setFillColor("#39424E")
    canvas.setFont(BODY, 8)
    canvas.drawString(22 * mm, height - 18 * mm, page.told["unit"])
    canvas.drawRightString(width - 22 * mm, height - 18 * mm, page.dated)
    canvas.setStrokeColor("#39424E")
    canvas.setLineWidth(0.6)
    canvas.line(22 * mm, height - 21 * mm, width - 22 * mm, height - 21 * mm)
    _foot(canvas, page, f"{page.told['title']} · roles only, no names")


def _old(canvas: Any, page: Page) -> None:
    """Training's template of 2023: a centred head."""
    width, height = page.size
    canvas.setFillColor("#7A2E3A")
    canvas.setFont(BOLD, 13)
    canvas.drawCentredString(width / 2, height - 17 * mm, "Norrhaven Energi Service")
    canvas.setFont(BODY, 8)
    canvas.drawCentredString(width / 2, height - 21.5 * mm, f"{page.told['unit']} · {page.dated}")
    canvas.setStrokeColor("#7A2E3A")
    canvas.setLineWidth(0.6)
    for drop in (24, 24.9):
        canvas.line(22 * mm, height - drop * mm, width - 22 * mm, height - drop * mm)
    _foot(canvas, page, page.told["title"])


PAPERS = {
    "letterhead": Paper(_letterhead),
    "procedure": Paper(_boxed, (20, 20, 43, 20), titled=False),
    "hr": Paper(_human_resources, (22, 22, 26, 24), accent="#3C5878"),
    "memo": Paper(_memo, (22, 22, 84, 24), titled=False),
    "register": Paper(_register, (22, 22, 23, 18), landscape(A4), titled=False),
    "record": Paper(_record, (22, 22, 30, 24), accent=INK),
    "handbook": Paper(_handbook, (22, 22, 34, 24), titled=False),
    "assessor": Paper(_assessor, (22, 22, 28, 24), accent="#39424E"),
    "old": Paper(_old, (22, 22, 32, 24), accent="#7A2E3A"),
}


def draw_cover(canvas: Any, page: Page, paper: Paper) -> None:
    """A first page with nothing but the title."""
    width, height = page.size
    cover_art(canvas, width, height, paper.accent, own=paper.accent == GREEN)
    style = ParagraphStyle("cover", fontName=BOLD, fontSize=34, leading=40, textColor=paper.accent)
    title = Paragraph(page.told["title"], style)
    _, tall = title.wrap(width - 60 * mm, height)
    title.drawOn(canvas, 28 * mm, height - 96 * mm - tall)
    canvas.setFont(MEDIUM, 12)
    canvas.setFillColor(INK)
    canvas.drawString(28 * mm, height - 106 * mm - tall, page.told["unit"])
    canvas.setFont(BODY, 11)
    canvas.setFillColor(GREY)
    canvas.drawString(28 * mm, height - 114 * mm - tall, page.told["subtitle"])
    if page.dated not in page.told["subtitle"]:
        canvas.drawString(28 * mm, height - 121 * mm - tall, page.dated)
