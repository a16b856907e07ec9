"""The only door through which a person's words enter a PDF or a sheet.

Nothing is lost silently: what cannot be written or drawn, or could make a text read as another, stands as
[U+XXXX] in its place. What is invisible by nature stays so: a zero-width space (U+200B) only offers a
place to break a line, and the PDF breaks lines without soft hyphens (U+00AD).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from unicodedata import combining, normalize

from maturity_desktop.reports.fonts import FACES, Face, coverage
from maturity_desktop.reports.right_to_left import joined
from maturity_desktop.reports.system_fonts import preferred, system_font

CELL_LIMIT = 32_767
"""Characters of a cell, counted as Excel counts them, in UTF-16 units."""
PARAGRAPH_LIMIT = 2_000
"""Characters of a paragraph; the time to lay one out grows with the square of its length."""

SPELT = re.compile(r"(\[U\+[0-9A-F]{4,6}\])")
"""What `spelt` makes of a character."""

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Controls, reordering marks (they could make a text read as another), surrogates, what is no character.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ud800-\udfff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_JOINED = re.compile("[\ufb50-\ufefc]")
_PLAIN = re.compile("[\x20-\x7e\n]*")
_SHEET_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SHEET_TOKEN = re.compile(r"_x005F_|\S|\s", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)|[、，；：]")
_SHORTEST_SENTENCE = 25  # so that an abbreviation at the beginning does not end it
# Initials and the likes of "e.g." and "z. B.", and what stands before a name or within a sentence.
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W_])(?<!['’])[^\W\d_]|(?<!\w)(?:"
    "mrs?|ms|mme|mlle|messrs|drs?|prof|hr|fr|frk|ing|dipl|hon|st|jr|sr|"
    "approx|ca|cf|vs|incl|excl|resp|esp|bspw|bzw|evtl|gem|ggf|inkl|exkl|lt|sog|vgl|zzgl|eks"
    r"))\.$",
    re.IGNORECASE,
)
_ABBREVIATED_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(?:nos?|nr|art|sec|ch|chap|figs?|tab|vol|pp|abb|abs|abt|kap|tel|min|max|avg|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|des)\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8
_LONGEST_SENTENCE = 1_000
_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
# A soft hyphen and what chooses a presentation of the character before it: nothing to see, in any font.
_UNDRAWN = frozenset({0xAD, *range(0xFE00, 0xFE10)})


def spelt(character: str) -> str:
    """A character by its number: [U+202E]."""
    return f"[U+{ord(character):04X}]"


def visible(text: str) -> str:
    """The text with line ends as newlines and everything that cannot be seen or written spelt out."""
    if _PLAIN.fullmatch(text):
        return text
    return _UNSEEN.sub(lambda found: spelt(found.group()), _LINE_ENDS.sub("\n", text)).replace("\t", "    ")


def one_line(text: str) -> str:
    """The visible text on one line, with single spaces."""
    return " ".join(visible(text).split())


def first_sentence(text: str, limit: int = 160) -> str:
    """The first sentence on one line; one longer than the limit ends in an ellipsis, after a clause if there
    is one, else between two words.
    """
    line = one_line(text[: 20 * limit])
    sentence = line[: _end_of_sentence(line)]
    if len(sentence) <= limit:
        return sentence
    clauses = [found.start() for found in _CLAUSE_END.finditer(sentence, limit // 3, limit)]
    return f"{sentence[: clauses[-1]]}…" if clauses else shortened(sentence, limit)


def _end_of_sentence(line: str) -> int:
    """Where the first sentence ends: at no abbreviation, and not where it goes on with a small letter."""
    for found in _SENTENCE_END.finditer(line):
        end = found.end()
        if end >= _SHORTEST_SENTENCE and not (found.group() == "." and _goes_on(line, end)):
            return end
    return len(line)


def _goes_on(line: str, stop: int) -> bool:
    """Whether a sentence goes on after the full stop that ends there."""
    before, after = line[max(0, stop - _LONGEST_ABBREVIATION - 1) : stop], line[stop : stop + 2].strip()[:1]
    if after.islower() or _ABBREVIATED.search(before):
        return True
    return after.isdigit() and _ABBREVIATED_BEFORE_NUMBER.search(before) is not None


def first_clauses(text: str, limit: int) -> str:
    """The first sentence as far as its clauses are within the limit; nothing where none of them is."""
    sentence = first_sentence(text, _LONGEST_SENTENCE)
    if len(sentence) <= limit:
        return sentence
    clauses = [found.start() for found in _CLAUSE_END.finditer(sentence, _SHORTEST_SENTENCE, limit)]
    return f"{sentence[: clauses[-1]]}…" if clauses else ""


def shortened(text: str, limit: int) -> str:
    """The text on one line; one longer than the limit ends in an ellipsis, between two words if it can."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit // 2, limit)
    return line[: cut if cut > 0 else limit - 1].rstrip(" ,;:–-") + "…"


def _pieces(line: str, limit: int) -> Iterator[str]:
    while len(line) > limit:
        end = max(line.rfind(mark, limit // 2, limit) for mark in (". ", "! ", "? ", "。"))
        cut = end + 1 if end > 0 else line.rfind(" ", limit // 2, limit)
        cut = cut if cut > 0 else limit
        yield line[:cut].rstrip()
        line = line[cut:].lstrip()
    if line:
        yield line


def for_cell(text: str) -> tuple[str, ...]:
    """The pieces of a text that fit a cell each; at least one.

    They are legal in a sheet and read back as written. A piece may begin like a formula: the writer has
    to mark the cell as text (`data_type = "s"` and a quote prefix), see `looks_like_formula`.
    """
    escaped = _SHEET_ESCAPE.sub("_x005F_", visible(text))
    if _sheet_length(escaped) <= CELL_LIMIT:
        return (escaped,)
    return tuple(_cells(escaped))


def looks_like_formula(text: str) -> bool:
    """Whether a sheet, or a .csv opened as one, could take the text for a formula."""
    return _FORMULA.match(text) is not None


def _cells(escaped: str) -> Iterator[str]:
    tokens: list[str] = []
    length = 0
    for token in _SHEET_TOKEN.findall(escaped):
        size = _sheet_length(token)
        if length + size > CELL_LIMIT:
            yield "".join(tokens)
            tokens, length = [], 0
        tokens.append(token)
        length += size
    yield "".join(tokens)


def _sheet_length(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def as_typed(drawn: str) -> str:
    """Words with every joined letter, and every character that is spelt out for want of a glyph, as typed."""
    typed = SPELT.sub(_typed, drawn) if "[U+" in drawn else drawn
    if _JOINED.search(typed) is None:
        return typed
    return _JOINED.sub(lambda found: normalize("NFKC", found.group()), typed)


def _typed(found: re.Match[str]) -> str:
    character = chr(min(int(found.group()[3:-1], 16), 0x10FFFF))
    return found.group() if _UNSEEN.match(character) else character


def for_pdf(text: str, face: Face = "regular") -> str:
    """The text as paragraph markup: escaped, newlines as breaks, each run in a font that has its glyphs."""
    main = FACES[face][0]
    return "".join(
        _escaped(run) if font == main else f'<font name="{font}">{_escaped(run)}</font>'
        for font, run in runs(text, face)
    )


def paragraphs_for_pdf(text: str) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of a text with all that no font has spelt out, each in pieces within the limit."""
    seen = _composed(text)
    if not seen.isascii():
        seen = "".join(character if _has_glyph(character) else spelt(character) for character in seen)
    lines = (tuple(_pieces(line.strip(), PARAGRAPH_LIMIT)) for line in visible(seen).split("\n"))
    return tuple(pieces for pieces in lines if pieces)


def _composed(text: str) -> str:
    """The visible text with a letter and its accent as one character where there is one."""
    return normalize("NFC", visible(text))


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def runs(text: str, face: Face = "regular") -> tuple[tuple[str, str], ...]:
    """The visible text as (font, characters); what no font has is spelt out, Arabic letters are joined."""
    seen = _composed(text)
    if _PLAIN.fullmatch(seen):
        return ((FACES[face][0], seen),)
    pieces = groupby(_drawn(seen, face), _font)
    return tuple((font, "".join(character for _, character in run)) for font, run in pieces)


def _font(piece: tuple[str, str]) -> str:
    return piece[0]


def _drawn(seen: str, face: Face) -> Iterator[tuple[str, str]]:
    """Each character with its font: the face's own where it can, else the first that has the glyph, else one
    of the system.
    """
    fonts, first = FACES[face], preferred(seen)
    current = fonts[0]
    for character in joined(seen, coverage(fonts[1])):
        code = ord(character)
        if code in _UNDRAWN:
            continue
        if character.isspace():
            yield current, character if character == "\n" or code in coverage(current) else " "
            continue
        if combining(character) and code in coverage(fonts[1]):
            yield fonts[1], character  # its marks stand over the letter before them without being shaped
            continue
        found = next((font for font in fonts if code in coverage(font)), None) or system_font(code, first)
        current = found or fonts[0]
        yield current, character if found else spelt(character)


def missing_glyphs(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters, each once and in order, that no font at hand has; for_pdf spells them out."""
    found = {character for text in texts if not text.isascii() for character in _composed(text)}
    return tuple(sorted(found - {character for character in found if _has_glyph(character)}))


def _has_glyph(character: str) -> bool:
    code = ord(character)
    bundled = (
        character.isspace() or code in _UNDRAWN or any(code in coverage(own) for own in FACES["regular"])
    )
    return bundled or bool(system_font(code))
