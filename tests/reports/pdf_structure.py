"""The structure of a tagged PDF seen through PDFium: elements, what of a page belongs to which, artifacts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from ctypes import c_float, c_ushort, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_UNMARKED = -1
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Node:
    """An element of a page; its kids are numbers of marked content and elements, in order.

    `scope` is what a head is one of, `box` where a figure says that it stands, in points.
    """

    kind: str
    alternative: str
    said: str
    kids: tuple[int | Node, ...]
    scope: str = ""
    box: tuple[float, ...] = ()

    @property
    def children(self) -> tuple[Node, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Node))

    @property
    def content(self) -> tuple[int, ...]:
        """The numbers of the content of this and all elements in it, in the order of reading."""
        return tuple(
            number for kid in self.kids for number in (kid.content if isinstance(kid, Node) else (kid,))
        )

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class TaggedPage:
    """The elements of a page from its root, and the mark of each of its objects: a number, or "Artifact".

    `places` has where the objects of each mark stand.
    """

    roots: tuple[Node, ...]
    texts: tuple[tuple[str, int | str], ...]
    other: tuple[int | str, ...]
    places: Mapping[int | str, Box]

    def nodes(self) -> Iterator[Node]:
        for root in self.roots:
            yield from root.walk()


def tagged_pages(data: bytes) -> list[TaggedPage]:
    document = pypdfium2.PdfDocument(data)
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def read_aloud(pages: list[TaggedPage]) -> str:
    """The words of all pages in the order of the structure, as they are said."""
    said: list[str] = []
    for page in pages:
        drawn: dict[int | str, list[str]] = defaultdict(list)
        for words, mark in page.texts:
            drawn[mark].append(words)
        for root in page.roots:
            said += _said(root, drawn)
    return "".join(said)


def assert_figures_are_described(pages: list[TaggedPage]) -> None:
    """Each says what it shows, and stands where it says."""
    figures = [(page, node) for page in pages for node in page.nodes() if node.kind == "Figure"]
    assert figures
    for page, figure in figures:
        assert figure.alternative
        (mark,) = figure.content
        (left, bottom, right, top), drawn = figure.box, page.places[mark]
        assert left - 2 <= drawn[0] and bottom - 2 <= drawn[1], figure.alternative
        assert drawn[2] <= right + 2 and drawn[3] <= top + 2, figure.alternative


def _said(node: Node, drawn: dict[int | str, list[str]]) -> Iterator[str]:
    if node.said:
        yield node.said
        return
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _said(kid, drawn)
        else:
            yield from drawn[kid]


def _page(page: Any) -> TaggedPage:
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    roots = tuple(
        _node(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree))
    )
    pdfium.FPDF_StructTree_Close(tree)
    text_page = page.get_textpage()
    texts, other = [], []
    places: dict[int | str, Box] = {}
    for found in page.get_objects(max_depth=4):
        if found.type == pdfium.FPDF_PAGEOBJ_FORM:
            continue
        mark = _mark(found)
        places[mark] = _around(places.get(mark), found.get_bounds())
        if found.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append((_words(found, text_page), mark))
        else:
            other.append(mark)
    return TaggedPage(roots, tuple(texts), tuple(other), places)


def _around(one: Box | None, other: Box) -> Box:
    if one is None:
        return other
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _words(found: Any, text_page: Any) -> str:
    return _string(lambda buffer, size: pdfium.FPDFTextObj_GetText(found.raw, text_page.raw, buffer, size))


def _mark(found: Any) -> int | str:
    """The number of an object's content, "Artifact", or nothing where it is in no mark or in several."""
    names = [
        _name(pdfium.FPDFPageObj_GetMark(found.raw, place))
        for place in range(pdfium.FPDFPageObj_CountMarks(found.raw))
    ]
    number = pdfium.FPDFPageObj_GetMarkedContentID(found.raw)
    if number != _UNMARKED and len(names) == 1:
        return int(number)
    return names[0] if len(names) == 1 else ""


def _name(mark: Any) -> str:
    length = pdfium.c_ulong(0)
    buffer = (c_ushort * 64)()
    pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, length)
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le")


def _node(element: Any) -> Node:
    kids: list[int | Node] = []
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if number >= 0:
            kids.append(number)
        elif child:
            kids.append(_node(child))
    return Node(
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size)),
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetAltText(element, buffer, size)),
        _string(lambda buffer, size: pdfium.FPDF_StructElement_GetActualText(element, buffer, size)),
        tuple(kids),
        _scope(element),
        tuple(_box(element)),
    )


def _attribute(element: Any, name: bytes) -> Any:
    """The value of an attribute, or nothing."""
    for place in range(max(pdfium.FPDF_StructElement_GetAttributeCount(element), 0)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, place)
        found = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
        if found:
            return found
    return None


def _scope(element: Any) -> str:
    value, length, buffer = _attribute(element, b"Scope"), pdfium.c_ulong(), create_string_buffer(64)
    if not value or not pdfium.FPDF_StructElement_Attr_GetStringValue(value, buffer, 64, length):
        return ""
    return buffer.raw[: length.value - 2].decode("utf-16-le")


def _box(element: Any) -> Iterator[float]:
    """The numbers of the element's BBox."""
    value, number = _attribute(element, b"BBox"), c_float()
    for edge in range(max(pdfium.FPDF_StructElement_Attr_CountChildren(value), 0) if value else 0):
        child = pdfium.FPDF_StructElement_Attr_GetChildAtIndex(value, edge)
        assert pdfium.FPDF_StructElement_Attr_GetNumberValue(child, number)
        yield number.value


def _string(ask: Callable[[Any, int], int]) -> str:
    size = ask(None, 0)
    if size <= 2:
        return ""
    buffer = create_string_buffer(size)
    ask((c_ushort * (size // 2)).from_buffer(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le")
