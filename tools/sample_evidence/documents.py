"""The sample client's papers as PDF, from documents.yaml: the same bytes every time."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    ListFlowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from tools.sample_evidence.days import HEATWAVE, WEEKDAY_LOAD, ServiceLevel
from tools.sample_evidence.drawings import GREY, INK, LINE, bars, heatwave_chart, poster
from tools.sample_evidence.figures import MONTHS, Figures, texts
from tools.sample_evidence.paper import BODY, BOLD, ITALIC, PAPERS, Page, Paper, draw_cover, register_fonts
from tools.sample_evidence.signature import signatures
from tools.sample_evidence.tables import budgets

PADDING = 6  # of the frame that ReportLab puts text into
TEXT = ParagraphStyle("text", fontName=BODY, fontSize=9.5, leading=14, textColor=INK, spaceAfter=6)
SMALL = ParagraphStyle("small", TEXT, fontName=ITALIC, fontSize=8, leading=11, textColor=GREY)
CELL = ParagraphStyle("cell", TEXT, fontSize=8.5, leading=11.5, spaceAfter=0)
EMPTY = ParagraphStyle("empty", CELL, fontName=ITALIC, textColor=GREY)


def write_documents(folder: Path, figures: Figures, service: ServiceLevel) -> None:
    """Writes every paper of documents.yaml."""
    register_fonts()
    for name, told in texts("documents").items():
        (folder / name).write_bytes(
            poster_pdf(told) if told["paper"] == "poster" else _paper(told, figures, service)
        )


def _tint(colour: str) -> Color:
    """A tenth of a colour."""
    red, green, blue = HexColor(colour).rgb()
    return Color(red, green, blue, alpha=0.1)


def _stamp(canvas: Any, told: dict[str, Any]) -> None:
    """Gives the file the day that stands on the paper, and no other time."""
    canvas.setTitle(told["title"])
    canvas.setAuthor(told["unit"])
    canvas.setCreator("Norrhaven Energi Service")
    day = told["dated"]
    canvas._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 9, 30, 0)


def poster_pdf(told: dict[str, Any]) -> bytes:
    """The poster, which hangs on the noticeboard too."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    _stamp(canvas, told)
    poster(canvas, told, *A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paper(told: dict[str, Any], figures: Figures, service: ServiceLevel) -> bytes:
    """Lays the paper out twice: the first time to learn how many pages it has."""
    paper = PAPERS[told["paper"]]
    total = 0
    while True:
        out = io.BytesIO()
        left, right, top, bottom = (edge * mm for edge in paper.margins)
        template = SimpleDocTemplate(
            out, pagesize=paper.size, invariant=1, topMargin=top, bottomMargin=bottom,
            leftMargin=left - PADDING, rightMargin=right - PADDING,
        )  # fmt: skip
        template.build(
            _Story(told, paper, paper.size[0] - left - right, figures, service).flowables(),
            onFirstPage=_furniture(told, paper, total, first=True),
            onLaterPages=_furniture(told, paper, total, first=False),
        )
        if template.page == total:
            return out.getvalue()
        total = template.page


def _furniture(told: dict[str, Any], paper: Paper, total: int, first: bool) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, template: Any) -> None:
        page = Page(told, template.page, total, paper.size)
        canvas.saveState()
        if first:
            _stamp(canvas, told)
        if first and told.get("cover"):
            draw_cover(canvas, page, paper)
        else:
            paper.draw(canvas, page)
        canvas.restoreState()

    return draw


@dataclass(frozen=True, slots=True)
class _Story:
    """The text of one paper as flowables, one method for each kind of block."""

    told: dict[str, Any]
    paper: Paper
    width: float
    figures: Figures
    service: ServiceLevel

    def flowables(self) -> list[Flowable]:
        story: list[Flowable] = [PageBreak()] if self.told.get("cover") else self._title()
        for block in self.told["body"]:
            match block:
                case str():
                    story.append(Paragraph(block, TEXT))
                case list():
                    story += self._list(block, "bullet")
                case dict():
                    kind = next(iter(block))
                    story += getattr(self, f"_{kind}")(block)
        return story

    def _title(self) -> list[Flowable]:
        if not self.paper.titled:
            return []
        colour = self.paper.accent
        big = ParagraphStyle("title", fontName=BOLD, fontSize=19, leading=24, textColor=colour, spaceAfter=3)
        under = ParagraphStyle("under", TEXT, textColor=GREY, spaceAfter=0)
        said = [Paragraph(self.told["title"], big)]
        if "subtitle" in self.told:
            said.append(Paragraph(self.told["subtitle"], under))
        return [*said, Spacer(1, 10)]

    def _heading(self, block: dict[str, Any]) -> list[Flowable]:
        style = ParagraphStyle(
            "heading", fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=9, spaceAfter=4
        )
        style.textColor = self.paper.accent
        return [CondPageBreak(32 * mm), Paragraph(block["heading"], style)]

    def _list(self, items: list[str], kind: str) -> list[Flowable]:
        style = ParagraphStyle("item", TEXT, spaceAfter=2)
        marks = {"bulletType": "1"} if kind == "number" else {"bulletType": "bullet", "start": "•"}
        said = ListFlowable(
            [Paragraph(item, style) for item in items],
            leftIndent=15, bulletFontName=BODY, bulletFontSize=9.5,
            bulletColor=HexColor(self.paper.accent), **marks,
        )  # fmt: skip
        return [said, Spacer(1, 6)]

    def _numbered(self, block: dict[str, Any]) -> list[Flowable]:
        return self._list(block["numbered"], "number")

    def _small(self, block: dict[str, Any]) -> list[Flowable]:
        return [Paragraph(block["small"], SMALL)]

    def _page(self, _block: dict[str, Any]) -> list[Flowable]:
        return [PageBreak()]

    def _table(self, block: dict[str, Any]) -> list[Flowable]:
        head, *rows = block["table"]
        strong = ParagraphStyle("head", CELL, fontName=BOLD, textColor="#FFFFFF")
        cells = [[Paragraph(word, strong) for word in head]]
        for place, row in enumerate(rows):
            last = bool(block.get("sums")) and place == len(rows) - 1
            bold = ParagraphStyle("sum", CELL, fontName=BOLD)
            cells.append(
                [Paragraph(word, bold if last else EMPTY if word.startswith("[") else CELL) for word in row]
            )
        widths = [self.width * share / sum(block["widths"]) for share in block["widths"]]
        table = Table(cells, colWidths=widths, repeatRows=1)
        table.setStyle(
            TableStyle(
                [
                    ("BACKGROUND", (0, 0), (-1, 0), HexColor(self.paper.accent)),
                    ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(LINE)),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("TOPPADDING", (0, 0), (-1, -1), 2.6),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                    ("LEFTPADDING", (0, 0), (-1, -1), 5),
                ]
            )
        )
        return [Spacer(1, 2), table, Spacer(1, 9)]

    def _budget(self, _block: dict[str, Any]) -> list[Flowable]:
        """Budget by month, as in the monthly accounts."""
        names = dict(zip(MONTHS, budgets(self.figures), strict=True))
        half = len(MONTHS) // 2
        rows = [["Month", "Budget", "Month", "Budget"]]
        for early, late in zip(MONTHS[:half], MONTHS[half:], strict=True):
            rows.append([early, f"{names[early]:,}", late, f"{names[late]:,}"])
        rows.append(["", "", "Year", f"{sum(names.values()):,}"])
        return self._table({"table": rows, "widths": [25, 25, 25, 25], "sums": True})

    def _facts(self, block: dict[str, Any]) -> list[Flowable]:
        rows = [[Paragraph(name, SMALL), Paragraph(value, CELL)] for name, value in block["facts"]]
        table = Table(rows, colWidths=[self.width * 0.2, self.width * 0.8])
        whole = ((0, 0), (-1, -1))
        rules = [("BOX", *whole, 0.8, HexColor(INK)), ("INNERGRID", *whole, 0.4, HexColor(LINE))]
        table.setStyle(TableStyle(rules))
        return [table, Spacer(1, 10)]

    def _form(self, block: dict[str, Any]) -> list[Flowable]:
        """Boxes to be filled in: a label and a height in mm."""
        rows = [[Paragraph(label, CELL), ""] for label, _ in block["form"]]
        heights = [tall * mm for _, tall in block["form"]]
        table = Table(rows, colWidths=[self.width * 0.28, self.width * 0.72], rowHeights=heights)
        table.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.7, HexColor(INK)),
                    ("BACKGROUND", (0, 0), (0, -1), _tint(self.paper.accent)),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
            )
        )
        return [table, Spacer(1, 9)]

    def _callout(self, block: dict[str, Any]) -> list[Flowable]:
        table = Table([[Paragraph(block["callout"], EMPTY)]], colWidths=[self.width])
        whole = ((0, 0), (-1, -1))
        rules = [("BOX", *whole, 0.7, HexColor(LINE)), ("BACKGROUND", *whole, HexColor("#F7F9F8"))]
        table.setStyle(TableStyle(rules))
        return [table]

    def _levels(self, block: dict[str, Any]) -> list[Flowable]:
        return [bars(block["levels"], block["top"], self.width, self.paper.accent), Spacer(1, 8)]

    def _chart(self, _block: dict[str, Any]) -> list[Flowable]:
        wanted = self.figures.month("2025-08")["wape_daily"]
        return [heatwave_chart(august_forecast(self.service, wanted), HEATWAVE, self.width), Spacer(1, 8)]

    def _sign(self, block: dict[str, Any]) -> list[Flowable]:
        """Lines with a signature on each."""
        return [KeepTogether([Spacer(1, 14), signatures(block["sign"], self.width)])]


def august_forecast(service: ServiceLevel, wanted: float) -> list[tuple[date, int, int]]:
    """Offered and forecast calls by day: the forecast knows no weather and is wrong by so many per cent."""
    days = [day for day in service.days if day.day.month == 8]
    usual = [day for day in days if not HEATWAVE[0] <= day.day <= HEATWAVE[1]]
    fitting = sum(day.offered for day in usual) / sum(WEEKDAY_LOAD[day.day.weekday()] for day in usual)

    def forecast(share: float) -> list[int]:
        return [round(share * fitting * WEEKDAY_LOAD[day.day.weekday()]) for day in days]

    def error(share: float) -> float:
        missed = sum(abs(day.offered - planned) for day, planned in zip(days, forecast(share), strict=True))
        return 100 * missed / sum(day.offered for day in days)

    low, high = 0.85, 1.0
    assert error(high) < wanted < error(low)
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if error(middle) > wanted else (low, middle)
    return [(day.day, day.offered, planned) for day, planned in zip(days, forecast(high), strict=True)]
