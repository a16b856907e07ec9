"""The document: pages with running heads, places that links, bookmarks and page numbers lead to.

The report is laid out once. What a page can only say at the end (its number of how many, the page of another
place) is written into a form that the page shows and that is filled in last.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress
from reportlab.platypus import (
    ActionFlowable,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageTemplate,
    Spacer,
)

from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.look import Look
from maturity_desktop.reports.client_copy import copy_keyword, copy_words
from maturity_desktop.reports.content import COLUMNS, ReportContent
from maturity_desktop.reports.drawing import Anchor
from maturity_desktop.reports.fonts import Face
from maturity_desktop.reports.forms import in_form, parts_of
from maturity_desktop.reports.pdf.attached import Attached, attach
from maturity_desktop.reports.pdf.lines import draw_line, fitted, ink, width_of
from maturity_desktop.reports.pdf.marked_canvas import MarkedCanvas
from maturity_desktop.reports.pdf.tagging import Element, structure_of
from maturity_desktop.reports.pdf.watermark import draw_watermark
from maturity_desktop.reports.pdf.writing_out import write_out
from maturity_desktop.reports.text import one_line, shortened

# Binary streams are a fifth smaller and faster than ASCII ones; ReportLab takes this from its settings only.
rl_config.useA85 = 0

PAGE_SIZES = {"A4": A4, "Letter": LETTER}
MARGIN = 46.0
TOP = 74.0
_VERSION = (1, 7)
_LONGEST_NAME, _LONGEST_TITLE = 30, 80  # in a running line, which has less room where both ends are long


@dataclass(frozen=True, slots=True)
class _Late:
    """Words with {page}, {total} or the page of a place, written when all of them are known."""

    page: int
    x: float
    y: float
    words: str
    place: str
    face: Face
    size: float
    colour: str
    anchor: Anchor
    content: tuple[Element, int] | None
    """The element that the words belong to and their number there; nothing in running lines."""


class ReportCanvas(MarkedCanvas):
    """A canvas that remembers where things stand and writes page numbers last."""

    def __init__(self, filename: Any, **settings: Any) -> None:
        super().__init__(filename, **settings, pdfVersion=_VERSION)
        self._places: dict[str, int] = {}
        self._late: list[_Late] = []

    def mark_place(self, name: str, x: float, y: float) -> None:
        """Links to this name lead here."""
        self._places[name] = self.getPageNumber()
        self.bookmarkHorizontal(name, x, y + 12)

    def write_late(
        self,
        x: float,
        y: float,
        words: str,
        face: Face = "regular",
        size: float = 9.0,
        colour: str = "#000000",
        anchor: Anchor = "start",
        place: str = "",
    ) -> None:
        """Writes words once {page} (of `place`, else this one) and {total} are known."""
        x, y = self.absolutePosition(x, y)
        page, structure = self.getPageNumber(), self.structure
        content = structure.late(_form(page)) if structure.is_in_content else None
        self._late.append(_Late(page, x, y, words, place, face, size, colour, anchor, content))

    def set_identifier(self, identity: bytes) -> None:
        """Gives the file an identifier that follows from its content."""
        text = identity.hex().upper().encode()
        self._doc._ID = b"\n[<" + text + b"><" + text + b">]\n"

    def attach(self, attached: Attached) -> None:
        """Puts a file into this one."""
        attach(self._doc, attached)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self.do_marked_form(_form(self.getPageNumber()))
        super().showPage()
        self._squeeze(self._doc.Pages.pages[-1])

    def _squeeze(self, page: Any) -> None:
        """Compresses a page at once: thousands of them as they are drawn would not fit in memory."""
        packed = PDFDictionary({"Filter": PDFArray([PDFName(PDFZCompress.pdfname)])})
        page.Contents = PDFStream(packed, PDFZCompress.encode(page.stream))
        page.stream = None

    def save(self) -> None:
        total = self.getPageNumber() - 1
        by_page: dict[int, list[_Late]] = {page: [] for page in range(1, total + 1)}
        for late in self._late:
            by_page[late.page].append(late)
        for page, lates in by_page.items():
            self.beginForm(_form(page))
            for late in lates:
                said = late.words.format(page=self._places.get(late.place, page), total=total)
                with self.marked_late(late.content):
                    self.setFillColor(ink(late.colour))
                    draw_line(self, late.x, late.y, said, late.face, late.size, late.anchor)
            self.end_marked_form([late.content for late in lates if late.content is not None])
        write_out(self._doc, self, self._filename)


def identifier(content: ReportContent) -> bytes:
    """The 16 bytes by which the file of this content is known."""
    options = content.options
    bare = replace(content, options=replace(options, photos=(), brand=replace(options.brand, mark=b"")))
    digest = sha256(repr(bare).encode("utf-8", "backslashreplace"))
    digest.update(sha256(options.brand.mark).digest())
    for photo in options.photos:  # pictures by their own hashes: hundreds of them spelt out are too long
        digest.update(repr(replace(photo, jpeg=b"")).encode("utf-8", "backslashreplace"))
        digest.update(sha256(photo.jpeg).digest())
    return digest.digest()[:16]


def _form(page: int) -> str:
    return f"late{page}"


class ReportDocument(BaseDocTemplate):
    """The pages of a report."""

    def __init__(
        self,
        content: ReportContent,
        out: BinaryIO,
        look: Look,
        progress: Progress,
        attached: Attached | None = None,
    ) -> None:
        self.content, self.look, self.attached = content, look, attached
        self._told = told = in_form(content)
        width, height = PAGE_SIZES[content.page_size]
        cover = told.cover
        super().__init__(
            out,
            pagesize=(width, height),
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            title=one_line(f"{cover.title} · {cover.client}"),
            author=one_line(cover.assessor),
            subject=one_line(", ".join(line.label for line in cover.frameworks)),
            keywords=[
                one_line(word)
                for word in (
                    *(own.short_title for own in told.frameworks),
                    cover.status,
                    cover.version,
                    copy_keyword(content),
                )
                if word.strip()
            ],
            creator="Maturity Desktop",
            producer="Maturity Desktop",
            lang=content.language,
            displayDocTitle=True,
            invariant=1,
        )
        column = COLUMNS[content.page_size]
        frame = Frame(
            MARGIN, height - TOP - column.height, column.width, column.height, 0, 0, 0, 0, id="column"
        )
        self.addPageTemplates(
            [
                PageTemplate("cover", [frame], onPage=self._draw_watermark),
                PageTemplate("page", [frame], onPage=self._draw_head, onPageEnd=self._draw_foot),
            ]
        )
        if content.options.form is Form.CRITERION:  # it has no cover
            self._firstPageTemplateIndex = 1
        self.running_name = ""
        self._progress = progress
        self._done, self._total = 0, 0

    def lay_out(self, flowables: list[Any]) -> None:
        """Writes the report; progress counts the parts that are made when their turn comes."""
        flowables.append(Later(lambda: [None]))  # the last word on progress, before the first byte
        self._total = sum(isinstance(flowable, Later) for flowable in flowables)
        self.build(flowables, canvasmaker=ReportCanvas)

    def filterFlowables(self, flowables: list[Any]) -> None:  # noqa: N802 - ReportLab's name
        while flowables and isinstance(flowables[0], Later):
            flowables[:1] = flowables[0].make()
            self._done += 1
            self._progress(self._done, self._total)
        first = flowables[0] if flowables else None
        if isinstance(first, CondPageBreak) or not isinstance(first, Spacer):
            return
        if not self._has_room(first.height):
            flowables[0] = None  # a gap ends with its page: on the next it could stand alone

    def _has_room(self, height: float) -> bool:
        return bool(self.frame._y - self.frame._y1p >= height)

    def beforeDocument(self) -> None:  # noqa: N802 - ReportLab's name
        made_on = self.content.made_on
        if self.attached is not None:
            self.canv.attach(self.attached)
        self.canv.set_identifier(identifier(self.content))
        self.canv.setDateFormatter(lambda *_now: f"D:{made_on:%Y%m%d}000000Z")

    def _draw_watermark(self, canvas: Any, document: Any) -> None:  # noqa: ARG002 - ReportLab hands it in
        """A draft says so behind everything else."""
        options = self.content.options
        if options.watermark and options.status == "draft":
            draw_watermark(canvas, self.content.cover.status, *PAGE_SIZES[options.page_size])

    def _draw_head(self, canvas: Any, document: Any) -> None:
        """Whose report this is, on what, from when."""
        self._draw_watermark(canvas, document)
        _ = self.content.words.gettext
        cover, width = self._told.cover, COLUMNS[self.content.page_size].width
        y = PAGE_SIZES[self.content.page_size][1] - 48
        left_words = _("{client} · {title}").format(
            client=shortened(cover.client, _LONGEST_NAME), title=shortened(cover.title, _LONGEST_TITLE)
        )
        parts = self._told.frameworks
        frameworks = self.running_name or ", ".join(entry.short_title for entry in parts)
        if len(parts) > 1 and len(frameworks) > _LONGEST_NAME and not self.running_name:
            ngettext = self.content.words.ngettext
            frameworks = ngettext("{count} model", "{count} models", len(parts)).format(count=len(parts))
        right_words = _("{frameworks} · cut-off {cut_off} · {status} {version}").format(
            frameworks=shortened(frameworks, _LONGEST_NAME),
            cut_off=cover.cut_off,
            status=cover.status,
            version=shortened(cover.version, _LONGEST_NAME),
        )
        canvas.saveState()
        with canvas.artifact():
            canvas.setFillColor(ink(self.look.colours["quiet"]))
            left, right = (width_of(fitted(own, "regular", 8), 8) + 16 for own in (left_words, right_words))
            most = max(0.38 * width, width - right) - 8, max(0.62 * width, width - left)
            draw_line(canvas, MARGIN, y, left_words, "regular", 8, max_width=most[0])
            draw_line(canvas, MARGIN + width, y, right_words, "regular", 8, "end", most[1])
            self._draw_rule(canvas, y - 10)
        canvas.restoreState()

    def _draw_foot(self, canvas: Any, document: Any) -> None:  # noqa: ARG002 - the same
        """What the report is not, the number of the page, and below the head that a copy is internal."""
        _ = self.content.words.gettext
        quiet, y = self.look.colours["quiet"], 46
        right = MARGIN + COLUMNS[self.content.page_size].width
        canvas.saveState()
        self._draw_rule(canvas, y + 12)
        note = _("States readiness. It is not a certificate.")
        if Part.SCOPE in parts_of(self.content.options):
            note = _("States readiness under the rules printed on page {page}. It is not a certificate.")
        canvas.write_late(MARGIN, y, note, size=8, colour=quiet, place="rules")
        canvas.write_late(right, y, _("Page {page} of {total}"), "figures", 8, quiet, "end")
        if own_words := self.content.options.brand.footer.strip():
            with canvas.artifact():
                canvas.setFillColor(ink(quiet))
                draw_line(canvas, MARGIN, y - 12, own_words, "regular", 8, max_width=right - MARGIN)
        if copy := copy_words(self.content):
            top = PAGE_SIZES[self.content.page_size][1] - 36  # above the running head
            with canvas.artifact():
                canvas.setFillColor(ink(self.look.colours["attention"]))
                draw_line(canvas, right, top, copy, "semibold", 8, "end", right - MARGIN)
        canvas.restoreState()

    def _draw_rule(self, canvas: Any, y: float) -> None:
        canvas.setStrokeColor(ink(self.look.colours["line"]))
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN, y, MARGIN + COLUMNS[self.content.page_size].width, y)


class Later(ActionFlowable):
    """Flowables that are made only when their turn comes, so that few of them are in memory at a time."""

    def __init__(self, make: Callable[[], list[Any]]) -> None:
        super().__init__()
        self.make = make


class RunningHead(ActionFlowable):
    """From the next page on the running head names this model; all of them where the name is empty."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def apply(self, doc: ReportDocument) -> None:
        doc.running_name = self._name


class Heading(Flowable):
    """A heading that links and bookmarks lead to; it moves to the next page where little would follow it."""

    def __init__(
        self,
        parts: list[Any],
        place: str,
        outline: str,
        depth: int,
        follows: float = 90.0,
        before: float = 16.0,
    ) -> None:
        super().__init__()
        self._parts, self._place, self._outline, self._depth = parts, place, outline, depth
        self._follows = follows
        self.spaceBefore, self.spaceAfter = before, 8
        self._heights: list[float] = []

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        height = self._measured(available_width, available_height)
        follows = self._follows if height < 300 else 0
        at_top = getattr(self, "_postponed", None) is not None
        if not at_top and height + follows > available_height:
            return available_width, available_height + 1
        self.height = height
        return available_width, height

    def opening(self, width: float) -> float:
        """How high it stands below other text, with what has to follow it on the same page."""
        return float(self.spaceBefore + self._measured(width, 1e6) + self._follows)

    def _measured(self, width: float, height: float) -> float:
        self._heights = [part.wrapOn(None, width, height)[1] for part in self._parts]
        return sum(self._heights)

    def draw(self) -> None:
        y = self.height
        if self._place:
            self.canv.mark_place(self._place, 0, y)
            self.canv.addOutlineEntry(
                one_line(self._outline), self._place, self._depth, closed=self._depth > 0
            )
        depth = self._depth if self._place else None
        begins_part = bool(self._place) and self._depth == 0
        for number, (part, height) in enumerate(zip(self._parts, self._heights, strict=True)):
            y -= height
            with structure_of(self.canv).headed(depth, begins_part) if number == 0 else nullcontext():
                part.drawOn(self.canv, 0, y)
