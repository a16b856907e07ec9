"""Paragraphs and their styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from maturity_desktop.look import Look
from maturity_desktop.reports.fonts import FACES, Face
from maturity_desktop.reports.pdf.lines import drawn_characters, ink
from maturity_desktop.reports.pdf.marked_canvas import MarkedText
from maturity_desktop.reports.pdf.tagging import structure_of
from maturity_desktop.reports.right_to_left import has_right_to_left, runs_right_to_left
from maturity_desktop.reports.text import SPELT, as_typed, for_pdf, one_line, paragraphs_for_pdf, runs

LEADING = 1.42
_WITHOUT_SPACES = re.compile(
    "[\u3000-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]"
)
"""Chinese and Japanese, whose lines break between any two characters."""


class Words(Paragraph):
    """A paragraph whose right-to-left words are put in their order once its lines are broken."""

    _measured: tuple[float, tuple[float, float]] | None = None
    """A width, and the size of the paragraph laid out for it."""
    goes_on = False
    """Whether it is the rest of one that began on an earlier page."""
    _said: tuple[str, ...] = ()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Its size; lines that are broken already are kept.

        All of a long cell is measured for each of the pages that it goes over. The time to break its lines
        anew would grow with the square of its length.
        """
        kept = self._measured if hasattr(self, "blPara") else None
        if kept is None or kept[0] != available_width:
            kept = self._measured = (available_width, super().wrap(available_width, available_height))
        return kept[1]

    def split(self, available_width: float, available_height: float) -> list[Any]:
        """The part that fits and the rest, which is the same paragraph."""
        pieces: list[Any] = super().split(available_width, available_height)
        for piece in pieces:
            piece.goes_on = self.goes_on
        for piece in pieces[1:]:
            piece.goes_on = True
            if self.style.wordWrap == "CJK":
                piece.frags = _after(self.frags, pieces[0].blPara.lines)
        return pieces

    def draw(self) -> None:
        self._measured = None  # the lines are changed
        structure = structure_of(self.canv)
        if not self.blPara.lines or structure.is_silent:
            self._put_in_order()
            super().draw()
            return
        is_link = self.blPara.kind == 0 and bool(getattr(self.blPara, "link", None))
        self._said = self._put_in_order()
        within = structure.inside("Link") if is_link else nullcontext()
        with structure.paragraph(self.style.name, self.goes_on), within:
            super().draw()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802 - ReportLab's name
        if structure_of(self.canv).is_silent:
            return super().beginText(x, y)
        return MarkedText(self.canv, x, y, self._said)

    def _put_in_order(self) -> tuple[str, ...]:
        """Puts each line in the order in which it is drawn; how each is read, where that differs."""
        if self.style.wordWrap == "CJK" and self.blPara.kind:
            _take_spaces_off(self.blPara.lines)
        if not any(map(_is_read_otherwise, self.blPara.lines)):
            return ()
        right_to_left = getattr(self.style, "right_to_left", False)
        if self.blPara.kind:
            return tuple(_line_of_runs(line, right_to_left) for line in self.blPara.lines)
        lines = [_plain_line(line, right_to_left) for line in self.blPara.lines]
        said = tuple(
            _said(" ".join(typed[1]), drawn is not typed)
            for typed, drawn in zip(self.blPara.lines, lines, strict=True)
        )
        self.blPara.lines = lines
        return said


def _take_spaces_off(lines: list[Any]) -> None:
    """A line of a text without spaces begins with its words, also where Latin words stand among them."""
    for line in lines[1:]:
        if line.words and line.words[0].text.startswith(" "):
            line.words[0] = line.words[0].clone(text=line.words[0].text.lstrip(" "))


def _after(fragments: list[Any], lines: list[Any]) -> list[Any]:
    """What follows these lines of a text without spaces, where ReportLab would put spaces between lines."""
    drawn = (
        (run.text for line in lines for run in line.words)
        if hasattr(lines[0], "words")
        else (word for line in lines for word in line[1])
    )
    left = sum(not character.isspace() for text in drawn for character in text)
    rest: list[Any] = []
    for fragment in fragments:
        at = 0
        while left and at < len(fragment.text):
            left -= not fragment.text[at].isspace()
            at += 1
        if at < len(fragment.text):
            rest.append(fragment.clone(text=fragment.text[at:] if rest else fragment.text[at:].lstrip()))
    return rest


def _is_read_otherwise(line: Any) -> bool:
    """Whether a line has words from right to left, or what is spelt out."""
    words = (run.text for run in line.words) if hasattr(line, "words") else line[1]
    text = " ".join(words)
    return "[U+" in text or (not text.isascii() and has_right_to_left(text))


def _said(text: str, turned_round: bool) -> str:
    """How a line is read where that differs from how it is drawn, else nothing."""
    typed = as_typed(text)
    return typed if turned_round or typed != text else ""


def _plain_line(line: Any, right_to_left: bool) -> Any:
    """A line of words in one font: (unused width, words)."""
    text = " ".join(line[1])
    if not has_right_to_left(text):
        return line
    return (line[0], ["".join(character for _, character in drawn_characters(text, right_to_left))])


def _line_of_runs(line: Any, right_to_left: bool) -> str:
    """A line of runs in several fonts, changed in place, and how it is read where that differs from how it is
    drawn. One with something other than text stays.
    """
    if any(hasattr(run, "cbDefn") for run in line.words):
        return ""
    text = "".join(run.text for run in line.words).rstrip()
    turned_round = has_right_to_left(text)
    has_links = any(getattr(run, "link", None) for run in line.words)  # which are elements of their own
    said = "" if has_links else _said(text, turned_round)
    if not turned_round:
        return said
    owners = [run for run in line.words for _character in run.text]
    drawn = ((owners[place], character) for place, character in drawn_characters(text, right_to_left))
    line.words = [
        run.clone(text="".join(character for _, character in characters))
        for run, characters in ((key, list(group)) for key, group in groupby(drawn, key=_owner))
    ]
    line.extraSpace = line.maxWidth - sum(
        stringWidth(run.text, run.fontName, run.fontSize) for run in line.words
    )
    return said


def _owner(entry: tuple[Any, str]) -> Any:
    return entry[0]


@dataclass(frozen=True)
class Styles:
    """The styles of a report; sizes and colours come from the look, that of titles where it has one."""

    look: Look

    def _style(self, name: str, face: Face, size: str, colour: str = "text", **more: Any) -> ParagraphStyle:
        points = self.look.print_text[size]
        values = {
            "fontName": FACES[face][0],
            "fontSize": points,
            "leading": round(points * LEADING, 2),
            "textColor": ink(self.look.colours.get(colour, self.look.colours["text"])),
            "allowWidows": 0,
            "spaceShrinkage": 0,
            "face": face,
            **more,
        }
        return ParagraphStyle(name, **values)

    @cached_property
    def title(self) -> ParagraphStyle:
        return self._style("title", "semibold", "title", "title", leading=27)

    @cached_property
    def kicker(self) -> ParagraphStyle:
        return self._style("kicker", "regular", "body", "quiet", spaceBefore=6)

    @cached_property
    def cover_kind(self) -> ParagraphStyle:
        return self._style("cover_kind", "medium", "lead", "accent", leading=24)

    def cover_client(self, points: float) -> ParagraphStyle:
        return self._style(
            "cover_client",
            "semibold",
            "figure",
            "title",
            fontSize=points,
            leading=round(1.23 * points),
            spelt=ink(self.look.colours["quiet"]),
        )

    def contents(self, depth: int) -> ParagraphStyle:
        """A line of the contents: a section, a part of one, a criterion."""
        face: Face = ("semibold", "medium", "regular")[depth]
        left = (0, 0, 12)[depth]
        return self._style(f"contents_{depth}", face, "small" if depth else "body", leftIndent=left)

    @cached_property
    def domain(self) -> ParagraphStyle:
        return self._style("domain", "semibold", "title", "title", leading=26, fontSize=17)

    @cached_property
    def criterion(self) -> ParagraphStyle:
        return self._style("criterion", "semibold", "lead", "title", leading=19, fontSize=14)

    @cached_property
    def heading(self) -> ParagraphStyle:
        return self._style("heading", "semibold", "lead")

    @cached_property
    def figure(self) -> ParagraphStyle:
        return self._style("figure", "semibold", "figure", leading=36)

    @cached_property
    def body(self) -> ParagraphStyle:
        return self._style("body", "regular", "body", spaceAfter=6)

    @cached_property
    def small(self) -> ParagraphStyle:
        return self._style("small", "regular", "small")

    @cached_property
    def small_quiet(self) -> ParagraphStyle:
        return self._style("small_quiet", "regular", "small", "quiet")

    @cached_property
    def small_quiet_right(self) -> ParagraphStyle:
        return self._style("small_quiet_right", "regular", "small", "quiet", alignment=TA_RIGHT)

    @cached_property
    def small_strong(self) -> ParagraphStyle:
        return self._style("small_strong", "semibold", "small")

    @cached_property
    def small_attention(self) -> ParagraphStyle:
        return self._style("small_attention", "medium", "small", "attention")

    @cached_property
    def small_said(self) -> ParagraphStyle:
        return self._style("small_said", "italic", "small", "quiet")

    @cached_property
    def small_number(self) -> ParagraphStyle:
        return self._style("small_number", "figures", "small")

    @cached_property
    def small_figures(self) -> ParagraphStyle:
        return self._style("small_figures", "figures", "small", alignment=TA_RIGHT)

    @cached_property
    def fingerprint(self) -> ParagraphStyle:
        return self._style(
            "fingerprint", "figures", "small", "quiet", fontSize=7.5, leading=10, leftIndent=60
        )

    @cached_property
    def indented_said(self) -> ParagraphStyle:
        return self._style("indented_said", "italic", "small", "quiet", leftIndent=14)

    @cached_property
    def numbered(self) -> ParagraphStyle:
        return self._style("numbered", "regular", "small", leftIndent=14, firstLineIndent=-14)


def paragraph(text: str, style: ParagraphStyle) -> Words:
    """A person's words or a sentence of the report on as many lines as they need."""
    return _words(one_line(text), style)


def _words(line: str, style: ParagraphStyle) -> Words:
    """A paragraph made of runs, not of markup: there is nothing in it that could be taken for markup."""
    pieces = runs(line, style.face)
    style = turned(style, line)
    if _WITHOUT_SPACES.search("".join(run for _font, run in pieces)):
        style = _unspaced(style)
    start = _fragment(style)
    fragments = [start.clone(fontName=font, text=run) for font, run in pieces]
    quiet = getattr(style, "spelt", None)
    if quiet:
        fragments = [part for fragment in fragments for part in _spelt_quietly(fragment, quiet)]
    return Words(None, style, frags=fragments)


def _spelt_quietly(fragment: Any, colour: Any) -> Iterator[Any]:
    """A run with what is spelt out in it, for want of a glyph, smaller and in a quiet colour.

    ReportLab takes the space after a word to be as wide as in the size of the word's beginning: a space
    that could follow a word of two sizes begins a run of its own.
    """
    for place, text in enumerate(SPELT.split(fragment.text)):
        if place % 2:
            yield fragment.clone(text=text, fontSize=0.5 * fragment.fontSize, textColor=colour)
            continue
        word, space, rest = text.partition(" ")
        if word:
            yield fragment.clone(text=word)
        if space:
            yield fragment.clone(text=space + rest)


@lru_cache(maxsize=256)
def _fragment(style: ParagraphStyle) -> Any:
    """A run in this style, without text."""
    return Paragraph("-", style).frags[0]


def marked_up(markup: str, style: ParagraphStyle) -> Words:
    """A paragraph of markup that was made from reports.text.for_pdf and links of the report's own."""
    return Words(markup, style)


def in_face(text: str, face: Face, size: float | None = None) -> str:
    """Markup of words in another face than that of their paragraph."""
    points = f' size="{size}"' if size else ""
    return f'<font name="{FACES[face][0]}"{points}>{for_pdf(one_line(text), face)}</font>'


def prose(text: str, style: ParagraphStyle) -> list[Words]:
    """A person's text, paragraph by paragraph, in pieces short enough to be laid out in linear time."""
    return [
        _words(piece, style if place == len(pieces) else _going_on(style))
        for pieces in paragraphs_for_pdf(text)
        for place, piece in enumerate(pieces, start=1)
    ]


@lru_cache(maxsize=256)
def _going_on(style: ParagraphStyle) -> ParagraphStyle:
    """The style of a piece whose paragraph goes on: nothing shows where it was cut."""
    return ParagraphStyle(f"{style.name}_going_on", style, spaceAfter=0)


def turned(style: ParagraphStyle, text: str) -> ParagraphStyle:
    """The style for a text that may run from right to left: then it stands at the right."""
    if not runs_right_to_left(text):
        return style
    return _turned(style)


@lru_cache(maxsize=256)
def _unspaced(style: ParagraphStyle) -> ParagraphStyle:
    """The style for a text without spaces; a mark that may not begin a line hangs into room at its end."""
    end = "leftIndent" if style.alignment == TA_RIGHT else "rightIndent"
    more = {end: getattr(style, end) + style.fontSize}
    return ParagraphStyle(f"{style.name}_unspaced", style, wordWrap="CJK", **more)


@lru_cache(maxsize=256)
def _turned(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name}_rtl", style, alignment=TA_RIGHT, right_to_left=True)
