"""A canvas whose pages are marked: content belongs to the structure, everything else is an artifact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFName, PDFPage, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from maturity_desktop.reports.fonts import INTER
from maturity_desktop.reports.pdf.packed import PackedDocument
from maturity_desktop.reports.pdf.tagging import (
    Box,
    Closing,
    Element,
    Marked,
    Opening,
    Structure,
    figure,
    spoken,
    structure_of,
)
from maturity_desktop.reports.pdf.typefaces import register

_END = Closing("EMC")
_PAGE_KEYS = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
_SETTING = (" cm", " rg", " RG", " w", " d", " J", " j", " gs", " TL ET", " scn", " SCN", "q", "Q", " ")
"""How code ends that draws nothing."""


class MarkedText(PDFTextObject):
    """The lines of a paragraph: content of the innermost element, links in elements of their own.

    `said` has the words of each line that is drawn one way and read another, else nothing.
    """

    def __init__(self, canvas: Any, x: float, y: float, said: tuple[str, ...] = ()) -> None:
        super().__init__(canvas, x, y)
        self._structure: Structure = canvas.structure
        self._element = self._structure.innermost
        self._is_marked = self._structure.closed == 0
        self._open: Element | None = None
        self._opened_at = -1
        self._said, self._line, self._is_said = said, 0, False
        self._links: dict[Any, Element] = {}

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        words = self._said[self._line] if self._line < len(self._said) else ""
        if self._is_marked and words and not self._is_said:
            self._close()
            self._open_for(self._structure.begin_in(self._element, "Span", spoken(words)))
            self._is_said = True
        elif self._is_marked and self._open is None and text:  # else it only ends a line
            self._open_for(self._element)
        super()._textOut(text, TStar)
        if TStar:
            self._line += 1
            if self._is_said:
                self._close()
                self._is_said = False

    def textOut(self, text: str) -> None:  # noqa: N802 - ReportLab's name
        """Words of a line that ends where the text does."""
        self._textOut(text)

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _open_for(self, element: Element) -> None:
        self._opened_at = len(self._code)
        self._open = element
        self._code.append(self._structure.mark(element))

    def _linkRecord(self, link: Any, what: str) -> None:  # noqa: N802 - ReportLab's name
        """ReportLab tells where a link ends, and where it has begun: after its first words are written."""
        if not self._is_marked:
            return
        if what == "end":
            self._close()
            return
        words = self._code.pop()
        if self._opened_at == len(self._code) - 1:
            self._code.pop()
            self._structure.unmark(self._element)
        else:
            self._code.append("EMC")
        element = self._links.get(link)
        if element is None:
            element = self._links[link] = self._structure.begin_in(self._element, "Link")
        self._open_for(element)
        self._code.append(words)
        self._structure.waiting.append((link, element))

    def getCode(self) -> str:  # noqa: N802 - ReportLab's name
        self._close()
        return str(super().getCode())


class MarkedCanvas(Canvas):
    """A canvas with the structure of what is drawn on it."""

    def __init__(self, filename: Any, **settings: Any) -> None:
        register()
        # Each page begins with a font: ReportLab's own choice, Helvetica, would be named and not embedded.
        super().__init__(filename, **settings | {"initialFontName": INTER})
        self._doc.__class__ = PackedDocument
        self.structure = Structure(self._doc)
        self._doc.prepare(self.structure)

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:  # noqa: N802, N803 - ReportLab's
        """The same few colours come thousands of times: each is written out once."""
        if alpha is None and type(aColor) is Color and not self._enforceColorSpace:
            self._fillColorObj = aColor
            self._code.append(_filling(aColor.red, aColor.green, aColor.blue))
            self.setFillAlpha(aColor.alpha)
        else:
            super().setFillColor(aColor, alpha)

    @contextmanager
    def artifact(self, kind: str = "/Type /Pagination") -> Iterator[None]:
        """What is drawn inside is no content of the page."""
        with self._marked(f"/Artifact <<{kind}>> BDC"):
            yield

    @contextmanager
    def described(self, words: str, box: Box) -> Iterator[None]:
        """What is drawn inside is a figure with this alternative text, at this place."""
        if self.structure.closed:
            yield
            return
        where = (*self.absolutePosition(*box[:2]), *self.absolutePosition(*box[2:]))
        with self.structure.inside("Figure", figure(words, where)), self._marked(self.structure.mark()):
            yield

    @contextmanager
    def _marked(self, mark: str) -> Iterator[None]:
        if self.structure.closed:
            yield
            return
        self._code.append(Opening(mark))
        self.structure.closed += 1
        yield
        self.structure.closed -= 1
        self._code.append(_END)

    def do_marked_form(self, name: str) -> None:
        """Draws a form whose content is marked within."""
        self.doForm(name)
        self._code[-1] = Marked(self._code[-1])

    @contextmanager
    def marked_late(self, content: tuple[Element, int] | None) -> Iterator[None]:
        """What is drawn inside a form is that content of an element; a running line without any."""
        kind = "/Artifact <</Type /Pagination>>"
        if content is not None:
            kind = f"/{content[0].kind} <</MCID {content[1]}>>"
        with self._marked(f"{kind} BDC"):
            yield

    def end_marked_form(self, contents: Sequence[tuple[Element, int]]) -> None:
        """Ends a form with these contents of elements."""
        name = self._formData[0]
        self.endForm()
        known = self._doc.getXObjectName(name)
        if contents:
            number = self._doc.idToObjectNumberAndVersion[known][0]
            marks = {place: element for element, place in contents}
            form = self._doc.idToObject[known]
            form.Contents = PDFStream(content=form.stream)
            form.Contents.dictionary["StructParents"] = self.structure.end_form(name, marks, number)

    def draw_marked(self, text: MarkedText) -> None:
        """Draws words that have their marks."""
        self._code.append(Marked(text.getCode()))

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803 - ReportLab's names
        if isinstance(aTextObject, MarkedText) and self.structure.closed == 0:
            self.draw_marked(aTextObject)
        else:
            super().drawText(aTextObject)

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:  # noqa: N802
        super()._addAnnotation(annotation, name, addtopage)
        known = self._doc.annotationName(name or f"NUMBER{self._annotationCount}")
        if addtopage and hasattr(annotation, "otherkw"):
            annotation.permitted = (*annotation.permitted, "StructParent")
            self.structure.annotate(annotation, self._doc.idToObjectNumberAndVersion[known][0])

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        self._code[:] = _with_artifacts(self._code)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = _PAGE_KEYS
        page.StructParents, page.Tabs = self.structure.end_page(), PDFName("S")
        self.structure.begin_page(self.getPageNumber())


@lru_cache(maxsize=256)
def _filling(red: float, green: float, blue: float) -> str:
    return f"{fp_str(red, green, blue)} rg"


def _with_artifacts(code: list[str]) -> list[str]:
    """The code of a page with everything that is in no mark marked as an artifact."""
    made: list[str] = []
    depth, loose = 0, False
    for entry in code:
        kind = type(entry)
        if kind is str:
            if depth == 0 and not loose and not entry.endswith(_SETTING):
                made.append("/Artifact BMC")
                loose = True
        else:
            if loose:
                made.append("EMC")
                loose = False
            depth += (kind is Opening) - (kind is Closing)
        made.append(entry)
    if loose:
        made.append("EMC")
    return made


def words_at(canvas: Any, x: float, y: float, said: str = "") -> Any:
    """A text object at a place; on a canvas with a structure one that marks its words."""
    if structure_of(canvas).is_silent:
        return canvas.beginText(x, y)
    return MarkedText(canvas, x, y, (said,) if said else ())
