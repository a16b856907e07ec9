"""What the chapters of the document are written with: paragraphs in its styles, links, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from gettext import NullTranslations
from itertools import pairwise

from maturity_desktop.look import Look
from maturity_desktop.reports.client_copy import is_for_client
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.drawing import Drawing
from maturity_desktop.reports.parts import EvidenceLabel, Line
from maturity_desktop.reports.text import one_line, shortened
from maturity_desktop.reports.word.heights import Heights
from maturity_desktop.reports.word.markup import (
    TWIPS,
    Piece,
    Row,
    bookmark,
    lines_of,
    paragraph,
    picture,
    runs,
    table,
)
from maturity_desktop.reports.word.markup import (
    field as word_field,
)

LONGEST_HEADING = 240
Blocks = list[str]
"""Paragraphs and tables in the order of the document."""
Cell = list[str]
_AIR = '<w:spacing w:before="560" w:after="80"/>'
"""Above a section that begins no page."""
LEAST_AIR = 8
"""Points above a heading that begins no page."""
_INSET = 6.0
"""Points between a cell's edges and its content."""


@dataclass(frozen=True, slots=True)
class Room:
    """Between the margins of a page, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a section (0), a part of one (1), a criterion (2)."""

    words: str
    place: str
    depth: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the document by the id of its relation; one that is not yet painted has its drawing."""

    relation: str
    drawing: Drawing | None
    data: bytes = b""
    ending: str = "png"


@dataclass
class Book:
    """The document while it is written. `ids` are the ids of styles by their names in small letters."""

    content: ReportContent
    look: Look
    ids: Mapping[str, str]
    room: Room
    first_id: int = 1
    prefix: str = "md"
    """What bookmarks and pictures are named with, and nothing of the template is."""
    heights: Heights = field(default_factory=lambda: Heights(b"<styles/>"))
    follows_cover: bool = False
    """Whether a cover of the firm's own stands before the report."""
    entries: list[Entry] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    """The bookmark of each place that is linked or marked."""
    marked: dict[str, int] = field(default_factory=dict)
    captions: int = 0
    shown: int = 0
    """Pictures in the text, one that stands there twice counted twice."""

    @property
    def words(self) -> NullTranslations:
        return self.content.words

    def several(self) -> bool:
        """Whether the report is about more than one framework."""
        return len(self.content.frameworks) > 1

    def style(self, name: str) -> str:
        """The id of a style."""
        return self.ids[name.lower()]

    def tells_confidential(self) -> bool:
        """Whether an item is told to be confidential: in a client copy its title says so."""
        return not is_for_client(self.content)

    # Places

    def name_of(self, place: str) -> str:
        """The bookmark of a place: Word wants short names of letters and figures."""
        return self.places.setdefault(place, f"{self.prefix}_{len(self.places) + 1}")

    def mark(self, place: str) -> str:
        """Links to a place lead here; nothing where it is marked already, or has no name."""
        if not place or place in self.marked:
            return ""
        self.marked[place] = self.first_id + len(self.marked)
        return bookmark(self.marked[place], self.name_of(place))

    def link(self, place: str, words: str) -> Piece:
        """Words that lead to a place; plain ones where the document turns out not to have it."""
        return (
            Piece(one_line(words), self.style("Hyperlink"), self.name_of(place))
            if place
            else self.plain(words)
        )

    def plain(self, words: str, *, strong: bool = False) -> Piece:
        return Piece(one_line(words), self.style("Strong") if strong else "")

    def listed(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The pieces with commas between them."""
        return [part for place, own in enumerate(pieces) for part in ([Piece(", ")] if place else []) + [own]]

    def criterion_link(self, framework: str, criterion: str, words: str = "") -> Piece:
        return self.link(criterion_place(framework, criterion), words or criterion)

    def evidence_link(self, item: EvidenceLabel) -> Piece:
        return self.link(evidence_place(item.id), item.label)

    def filled(self, pattern: str, pieces: Mapping[str, Sequence[Piece]]) -> list[Piece]:
        """A translated sentence with {names} for which pieces stand."""
        made: list[Piece] = []
        rest = pattern
        while rest:
            found = min(
                ((rest.find("{" + name + "}"), name) for name in pieces if "{" + name + "}" in rest),
                default=None,
            )
            if found is None:
                return [*made, Piece(rest)]
            place, name = found
            made += [Piece(rest[:place])] if place else []
            made += pieces[name]
            rest = rest[place + len(name) + 2 :]
        return made

    # Paragraphs

    def line(
        self,
        words: str,
        style: str = "Report Cell",
        *,
        before: str = "",
        keep: bool = False,
        on_page: bool = False,
    ) -> str:
        """Words on one line, in one paragraph; `keep` holds it to the next one, `on_page` begins a page."""
        early = f"{'<w:keepNext/>' if keep else ''}{'<w:pageBreakBefore/>' if on_page else ''}"
        return paragraph(self.style(style), [Piece(one_line(words))], before, early=early)

    def prose(self, words: str, style: str = "Report Cell", *, keep: bool = False) -> Blocks:
        """A person's text, a paragraph for each line that is not empty; `keep` holds it to what follows."""
        early = "<w:keepNext/>" if keep else ""
        return [paragraph(self.style(style), [Piece(line)], early=early) for line in lines_of(words)]

    def rich(self, pieces: Iterable[Piece], style: str = "Report Cell") -> str:
        """A paragraph of pieces."""
        return paragraph(self.style(style), pieces)

    def gap(self, *, keep: bool = False) -> str:
        """What keeps two tables apart; `keep` holds it to the next one."""
        return paragraph(self.style("Report Gap"), (), early="<w:keepNext/>" if keep else "")

    def begins_page(self, block: str) -> bool:
        """Whether a block says that it begins a page."""
        return "<w:pageBreakBefore/>" in block[:400]

    def is_heading(self, block: str, *levels: int) -> bool:
        """Whether a block is a heading of one of these levels."""
        start = block[:200]
        return any(f'<w:pStyle w:val="{self.style(f"heading {level}")}"/>' in start for level in levels)

    def page_break(self) -> str:
        return self.gap().replace("</w:p>", '<w:r><w:br w:type="page"/></w:r></w:p>')

    # Headings

    def heading(self, level: int, words: str, place: str = "", *, new_page: bool = True) -> Blocks:
        """A heading that links lead to; a very long one is shortened and follows in full.

        Whether one of a section begins a page is said here: a firm's style may say either.
        """
        line = one_line(words)
        title = shortened(line, LONGEST_HEADING)
        if place and level <= 3:
            self.entries.append(Entry(title, place, level - 1))
        made = paragraph(
            self.style(f"heading {level}"),
            [Piece(title)],
            self.mark(place),
            early="<w:keepNext/>" + _page_break_before(level, new_page=new_page),
            late=self._air(level) if new_page else _AIR,
        )
        return [made, *(self.prose(line, "Report Quiet") if title != line else [])]

    def _air(self, level: int) -> str:
        """Room above a heading within a section where its style, a firm's, leaves hardly any."""
        is_tight = self.heights.style(self.style(f"heading {level}")).before < LEAST_AIR
        return f'<w:spacing w:before="{TWIPS * LEAST_AIR}"/>' if level > 1 and is_tight else ""

    def section(self, place: str, name: str, finding: str, *, new_page: bool = True) -> Blocks:
        """The head of a section and, below it, what it found."""
        head = self.heading(1, name, place, new_page=new_page)
        return [*head, *self.prose(finding, "Report Finding")]

    def part(self, place: str, name: str, finding: str = "") -> Blocks:
        """The head of a part of a section."""
        told = self.prose(finding, "Report Finding") if finding else []
        return [*self.heading(2, name, place), *told]

    def subheading(self, words: str) -> Blocks:
        """A heading that the contents do not list."""
        look = self.style("heading 4")
        return [paragraph(look, [self.plain(words)], early="<w:keepNext/>", late=self._air(4))]

    def named(self, pattern: str, plain: str, framework: str) -> str:
        """A heading that names its framework where there are several."""
        return pattern.format(framework=framework) if self.several() else plain

    # Tables

    def table(
        self,
        head: Sequence[Cell],
        rows: Iterable[Row],
        shares: Sequence[float],
        style: str = "Report Table",
    ) -> Blocks:
        """A table across the page and the room below it; `shares` are those of its columns."""
        width = self.room.width * TWIPS
        widths = [round(share * width / sum(shares)) for share in shares]
        made = list(rows)
        figures = [f'"{self.style("Report Head Figures")}"' in "".join(cell) for cell in head]
        beside = (place for place, (left, own) in enumerate(pairwise(figures), start=1) if left and not own)
        return [table(self.style(style), head, made, widths, frozenset(beside)), self.gap()] if made else []

    def heads(self, *names: str, figures: Iterable[int] = ()) -> list[Cell]:
        """The head of a table; those columns stand at the right that hold `figures`."""
        right = set(figures)
        return [
            [self.line(name, "Report Head Figures" if place in right else "Report Head")]
            for place, name in enumerate(names)
        ]

    def lines(self, found: Iterable[Line]) -> Blocks:
        """Labels and what stands beside them."""
        rows = (
            Row(([self.rich([self.plain(own.label, strong=True)])], self.prose(own.text))) for own in found
        )
        return self.table([], rows, (0.24, 0.76))

    # Pictures

    def chart(self, drawing: Drawing, width: float = 1.0, *, captioned: bool = True) -> Blocks:
        """A chart no wider than this share of the page, with its alternative text and a numbered caption."""
        most_wide = width * self.room.width - (0 if captioned else 2 * _INSET)
        most_high = self.room.height - 110
        scale = min(1.0, most_wide / drawing.width, most_high / drawing.height)
        relation = self._relation(drawing)
        self.shown += 1
        shown = picture(
            self.shown + 10_000,
            relation,
            drawing.title,
            drawing.width * scale,
            drawing.height * scale,
        )
        style = "Report Picture" if captioned else "Report Cell"
        made = paragraph(self.style(style), (), shown)
        return [made, self.caption(drawing.title)] if captioned else [made]

    def photo(
        self, data: bytes, words: str, size: tuple[float, float], ending: str = "jpeg", *, mark: str = ""
    ) -> str:
        """A photo or a firm's mark, so many points wide and high; one that is shown twice is kept once."""
        kept = next((own.relation for own in self.pictures if own.data is data), "")
        relation = kept or self._next_relation()
        self.shown += 1
        if not kept:
            self.pictures.append(Picture(relation, None, data, ending))
        shown = picture(self.shown + 10_000, relation, words, *size)
        # The style holds a picture to the line below it; in a row that would hold a whole table together.
        loose = '<w:keepNext w:val="0"/>'
        return paragraph(self.style("Report Picture"), (), mark + shown, early=loose)

    def caption(self, words: str) -> str:
        """A caption with the number of the figure, counted by Word."""
        self.captions += 1
        _ = self.words.gettext
        before, found, after = _("Figure {number}: {what}").partition("{number}")
        number = word_field("SEQ Figure \\* ARABIC", str(self.captions)) if found else ""
        told = runs(after.format(what=one_line(words)))
        return paragraph(self.style("caption"), [Piece(before.format(what=one_line(words)))], "").replace(
            "</w:p>", f"{number}{told}</w:p>"
        )

    def _relation(self, drawing: Drawing) -> str:
        relation = self._next_relation()
        self.pictures.append(Picture(relation, drawing))
        return relation

    def _next_relation(self) -> str:
        return f"{self.prefix}_picture_{len(self.pictures) + 1}"

    # The report's own parts, for links

    @cached_property
    def link_style(self) -> str:
        return self.style("Hyperlink")


def _page_break_before(level: int, *, new_page: bool) -> str:
    if not new_page:
        return '<w:pageBreakBefore w:val="0"/>'
    return "<w:pageBreakBefore/>" if level == 1 else ""


def criterion_place(framework: str, criterion: str) -> str:
    """Where links to a criterion lead."""
    return f"criterion {framework} {criterion}"


def evidence_place(evidence: str) -> str:
    return f"evidence {evidence}"


def finding_place(finding: str) -> str:
    return f"finding {finding}"


def action_place(action: str) -> str:
    return f"action {action}"


def figure_place(figure: str) -> str:
    return f"figure {figure}"
