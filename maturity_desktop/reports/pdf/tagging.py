"""The structure of a tagged PDF: what is a heading, a paragraph, a table, a figure, in the order of reading.

Flowables say what they draw by `structure_of(canvas).inside(kind)`; what nobody claims becomes an artifact
when its page ends, so that all that is drawn is one or the other. An element is written as it ends: when its
parent has its next child, or ends itself. Until then it may go on, also on the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from maturity_desktop.reports.text import one_line

Box = tuple[float, float, float, float]
_SIDE_BY_SIDE = frozenset({"TR", "LI", "Sides"})
"""Elements whose children stay open together: cells that go on side by side on the next page."""
PLAIN, OF_SEVERAL = "Cell", "Head"
"""A cell of a table with nothing but a paragraph; the head of a row with several."""
_WRITTEN_AS = {"Sides": "Div", PLAIN: "TD", OF_SEVERAL: "TH"}
_OF_ONE_PARAGRAPH = frozenset({"Link", "Lbl", "TH", PLAIN})


class Opening(str):
    """A mark in a page's code that opens what a reader sees as one thing."""

    __slots__ = ()


class Closing(str):
    """A mark in a page's code that closes what an `Opening` opened."""

    __slots__ = ()


class Marked(str):
    """Code of a page that has its own marks within."""

    __slots__ = ()


class Element:
    """A node of the structure tree that may still grow.

    `kids` are references, numbers of content on the element's first page, or (page, number, form): content
    elsewhere, or, below 0, the number of an object, the area of a link. There are thousands of elements, so
    what few of them have is made when it is wanted; `parent` is a number.
    """

    __slots__ = (
        "attributes",
        "cells",
        "form",
        "is_new",
        "kids",
        "kind",
        "last",
        "number",
        "open",
        "page",
        "parent",
    )

    def __init__(self, kind: str, number: int, parent: int, attributes: str) -> None:
        self.kind, self.number, self.parent, self.attributes = kind, number, parent, attributes
        self.kids: list[str | int | tuple[int, int, str]] = []
        self.open: list[Element] | None = None
        self.last: Element | None = None
        self.cells: dict[int, Element] | None = None
        self.is_new = True
        self.form = ""
        self.page = 0


class _Inside(AbstractContextManager[Element]):
    """Within an element; there are tens of thousands of them, so none is a generator."""

    __slots__ = ("_asked", "_structure")

    def __init__(self, structure: Structure, *asked: Any) -> None:
        self._structure, self._asked = structure, asked

    def __enter__(self) -> Element:
        return self._structure.enter(*self._asked)

    def __exit__(self, *_error: object) -> None:
        self._structure.leave()


_NOTHING: AbstractContextManager[Any] = nullcontext()


def pdf_text(words: str) -> str:
    """Words as a string of the file."""
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def spoken(words: str) -> str:
    """The attributes of what is drawn one way and read as these words.

    They stand in the structure and not in the page, where readers that put right-to-left text in order
    themselves would turn them round once more.
    """
    return f" /ActualText {pdf_text(words)}"


def spanning(columns: int) -> str:
    """The attributes of a cell over several columns."""
    return f" /A <</O/Table/ColSpan {columns}>>" if columns > 1 else ""


COLUMN_HEAD = " /A <</O/Table/Scope/Column>>"
ROW_HEAD = " /A <</O/Table/Scope/Row>>"


class Structure:
    """The structure tree of a document that is being drawn; `document` takes objects of the file."""

    is_silent = False

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root = document.new_number()
        self._top = Element("Document", document.new_number(), self._root, "")
        self._stack = [self._top]
        self._ended: list[Element] = []
        self._page, self._key, self._marks = 0, 0, []  # type: int, int, list[int]
        self._parents: dict[int, str] = {}
        self._keys = 0
        self._forms: dict[str, int] = {}
        self._role = ""
        self._heading = self._place = 0
        self.closed = 0
        """How many marks are open within which nothing is marked: figures and artifacts."""
        self.waiting: list[tuple[Any, Element]] = []
        """Links of a line whose areas come next."""
        self.begin_page(1)

    # Pages

    def begin_page(self, page: int) -> None:
        """What is marked from now on stands on this page."""
        self._page, self._key, self._marks = page, self._new_key(), []

    def end_page(self) -> int:
        """The key of the page in the tree of parents; its object has to have a number already."""
        self._parents[self._key] = _references(self._marks)
        self._write_ended()
        return self._key

    def _new_key(self) -> int:
        self._keys += 1
        return self._keys - 1

    # Elements

    @property
    def is_in_content(self) -> bool:
        """Whether what is drawn now belongs to an element below the parts of the document."""
        return not self.closed and self._stack[-1].kind not in ("Document", "Sect")

    def inside(
        self, kind: str, attributes: str = "", goes_on: bool = False, cell: int | None = None
    ) -> AbstractContextManager[Element]:
        """What is drawn inside belongs to an element: a new one, or the last of this kind where it goes on.

        `cell` is the place of one that stands beside others.
        """
        return _Inside(self, kind, attributes, goes_on, cell)

    def enter(self, kind: str, attributes: str, goes_on: bool, cell: int | None) -> Element:
        """Makes this the innermost element."""
        parent = self._stack[-1]
        element = self._going_on(parent, kind, cell) if goes_on else None
        if element is None:
            element = self._begin(parent, kind, attributes, cell)
        else:
            element.is_new = False
        self._stack.append(element)
        return element

    def leave(self) -> None:
        """The element around the innermost one is it again."""
        self._stack.pop()

    def _going_on(self, parent: Element, kind: str, cell: int | None) -> Element | None:
        if cell is not None:  # the same cell, whatever is left of it
            return parent.cells.get(cell) if parent.cells else None
        found = parent.last
        return found if found is not None and _written_as(found.kind) == _written_as(kind) else None

    def _begin(self, parent: Element, kind: str, attributes: str, cell: int | None = None) -> Element:
        number = self._document.new_number()
        element = Element(kind, number, parent.number, attributes)
        parent.kids.append(f"{number} 0 R")
        if parent.kind in _SIDE_BY_SIDE:
            parent.open = [*(parent.open or ()), element]
        elif parent.last is not None:
            self._end(parent.last)
        parent.last = element
        if cell is not None:
            parent.cells = {**(parent.cells or {}), cell: element}
        return element

    def _end(self, element: Element) -> None:
        if element.open is not None:
            for child in element.open:
                self._end(child)
        elif element.last is not None:
            self._end(element.last)
        element.open = element.last = element.cells = None
        self._ended.append(element)

    def paragraph(self, style: str, goes_on: bool) -> AbstractContextManager[Any]:
        """What is drawn inside are the words of a paragraph in this style, or of what holds only one."""
        kind = self._kind_of(style)
        if kind == "P" and self._stack[-1].kind in _OF_ONE_PARAGRAPH:
            return _NOTHING
        return _Inside(self, kind, "", goes_on, None)

    @contextmanager
    def headed(self, depth: int | None, begins_part: bool = False) -> Iterator[None]:
        """The first paragraph inside is a heading; without a depth one below the last that had one.

        No level is skipped: a heading stands at most one below the one before it.
        """
        if begins_part and len(self._stack) <= 2:
            del self._stack[1:]
            self._stack.append(self._begin(self._top, "Sect", ""))
        wanted = self._place + 1 if depth is None else depth + 1
        self._heading = max(1, min(wanted, self._heading + 1, 6))
        if depth is not None:
            self._place = self._heading
        self._role = f"H{self._heading}"
        yield
        self._role = ""

    def _kind_of(self, style: str) -> str:
        role, self._role = self._role, ""
        if role:
            return role
        if style.startswith(("title", "cover_client")) and len(self._stack) <= 2:
            self._heading = self._place = 1
            return "H1"
        return "P"

    # Marks

    def mark(self, element: Element | None = None) -> str:
        """The beginning of content of the innermost element, or of this one."""
        found = element or self._stack[-1]
        number = len(self._marks)
        self._marks.append(found.number)
        page = self._page
        if not found.page:
            found.page = page
        found.kids.append(number if found.page == page else (page, number, ""))
        return f"/{_written_as(found.kind)} <</MCID {number}>> BDC"

    def unmark(self, element: Element | None = None) -> None:
        """Takes the last mark back: nothing was drawn in it."""
        self._marks.pop()
        (element or self._stack[-1]).kids.pop()

    @property
    def innermost(self) -> Element:
        return self._stack[-1]

    def begin_in(self, parent: Element, kind: str, attributes: str = "") -> Element:
        """A new child of an element, for content that is marked later."""
        return self._begin(parent, kind, attributes)

    def late(self, form: str) -> tuple[Element, int]:
        """The innermost element and the number of content of it that a form of this page will have.

        Numbers of a form go on from those of its page; its own table of parents has gaps before them.
        """
        number = len(self._marks)
        self._marks.append(0)
        element = self.innermost
        element.page = element.page or self._page
        element.kids.append((self._page, number, form))
        element.form = form
        return element, number

    def end_form(self, form: str, marks: dict[int, Element], number: int) -> int:
        """The key in the tree of parents of a form with these marks, whose object has this number."""
        self._forms[form] = number
        key = self._new_key()
        numbers = [0] * (max(marks) + 1)
        for place, element in marks.items():
            numbers[place] = element.number
        self._parents[key] = _references(numbers)
        return key

    def annotate(self, annotation: Any, number: int) -> None:
        """An area of the page that leads elsewhere belongs to its link."""
        if self.waiting:
            entry = min(self.waiting, key=lambda own: own[0][0])
            self.waiting.remove(entry)
            element = entry[1]
        else:
            element = self.innermost
            if element.kind != "Link":
                element = self._begin(element, "Link", "")
        key = self._new_key()
        annotation.otherkw["StructParent"] = key
        self._parents[key] = f"{element.number} 0 R"
        element.page = element.page or self._page
        element.kids.append((self._page, -number, ""))

    # Writing

    def _write_ended(self) -> None:
        waiting = []
        for element in self._ended:
            if element.form and element.form not in self._forms:
                waiting.append(element)  # until the numbers of its forms are known
            else:
                self._document.pack(element.number, self._written(element))
        self._ended = waiting

    def _written(self, element: Element) -> str:
        """The element as an object; content on other pages than its first, or in a form, is spelt out."""
        own, found = element.page, element.kids
        kids = [self._content(kid, own) if type(kid) is tuple else str(kid) for kid in found]
        page = f"/Pg {self._document.page_number(own)} 0 R" if own else ""
        content = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
        kind = _WRITTEN_AS.get(element.kind, element.kind)
        return f"<</S/{kind}/P {element.parent} 0 R{page}{content}{element.attributes}>>"

    def _content(self, kid: Any, own: int) -> str:
        page, number, form = kid
        if page == own and not form and number >= 0:
            return str(number)
        where = "" if page == own and number < 0 else f"/Pg {self._document.page_number(page)} 0 R"
        if number < 0:
            return f"<</Type/OBJR{where}/Obj {-number} 0 R>>"
        stream = f"/Stm {self._forms[form]} 0 R" if form else ""
        return f"<</Type/MCR{where}{stream}/MCID {number}>>"

    def finish(self) -> None:
        """Ends everything and writes the root, to which the document's catalogue leads."""
        self._end(self._top)
        self._write_ended()
        numbers = "".join(f"{key} {own}\n" for key, own in sorted(self._parents.items()))
        tree = self._document.new_number()
        self._document.pack(tree, f"<</Nums[{numbers}]>>")
        self._document.pack(
            self._root,
            f"<</Type/StructTreeRoot/K {self._top.number} 0 R/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {self._keys}>>",
        )
        self._document.set_structure(self._root)


def _written_as(kind: str) -> str:
    return _WRITTEN_AS.get(kind, kind)


def _references(numbers: list[int]) -> str:
    return f"[{' '.join(f'{number} 0 R' if number else 'null' for number in numbers)}]"


class Silent:
    """The structure of a canvas that writes none."""

    is_silent = True
    closed = 1

    @contextmanager
    def inside(self, *_arguments: Any, **_named: Any) -> Iterator[Any]:
        yield _NOWHERE

    headed = paragraph = inside


_NOWHERE = Element("", 0, 0, "")
_SILENT = Silent()


def structure_of(canvas: Any) -> Any:
    """The structure that is drawn into this canvas, or one that takes everything and keeps nothing."""
    return getattr(canvas, "structure", _SILENT)


def figure(words: str, box: Box) -> str:
    """The attributes of a figure: what it shows, and where it stands on the page."""
    place = " ".join(f"{edge:.1f}" for edge in box)
    return f" /Alt {pdf_text(one_line(words))} /A <</O/Layout/Placement/Block/BBox[{place}]>>"
