"""Hostile strings through every door out: python -m tools.hostile.strings --tries N.

A paragraph of the PDF or of the Word document, a cell of the scorecard, a line of the command line, the name
of a file, the sheets of a survey, a scorecard that comes back, a self-assessment both ways, an evidence pack:
none raises, links, calculates, overflows or loses what was written. The exit code is 1 where one does.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from gettext import NullTranslations
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import load_workbook
from reportlab.pdfbase.pdfmetrics import stringWidth

from maturity_desktop.cli.telling import tell
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.look import load_look
from maturity_desktop.reports.excel.cells import Cell, row_xml
from maturity_desktop.reports.pdf import typefaces
from maturity_desktop.reports.pdf.paragraphs import Styles, Words
from maturity_desktop.reports.pdf.paragraphs import paragraph as words_of
from maturity_desktop.reports.survey_sheets.content import SurveyPaper
from maturity_desktop.reports.survey_sheets.layout import AnswerForm
from maturity_desktop.reports.text import for_cell, for_pdf, one_line, runs, visible
from maturity_desktop.reports.word.markup import Piece, bookmark
from maturity_desktop.reports.word.markup import paragraph as paragraph_markup
from maturity_desktop.storage.files import safe_name
from maturity_desktop.verbs.survey_sheets import export_answer_workbook, export_questionnaire
from tools.hostile.handed_out import faults_of_pack, faults_of_self_assessment
from tools.hostile.returned import faults_of_returned

PIECES = (
    "<b>", "</para>", "&", "&amp;", '<img src="/etc/passwd"/>', '<a href="file:///etc/passwd">', "{x}", "%s",
    "=cmd|' /C calc'!A0", "@SUM(A1)", "\x00", "\x1b[31m", "\ud800", "\udfff", "\ufffe", "\u202e", "\u2066",
    "\ufeff", "\u00ad", "\u200d", "\ufe0f", "مرحبا", "שלום", "日本語", "👩\u200d💻", "e\u0301", "\r\n",
    "\u2028", "\t", "_x0041_", "x" * 90, " ", "漢", "½", "ﷺ", "../", "con", "com1.", "nul .", ".", ":", "\\",
    "]]>", "<!--",
)  # fmt: skip
SEED = 20260131
ON_A_SHEET = 40
"""Strings of a survey: more of them in one take no less time each."""
ON_A_SCORECARD = 1_000
"""Strings of a scorecard that comes back, and of what is handed out: its reading takes a process."""
WIDTH, HEIGHT, LARGE = 400, 1_000_000, 30.0
ROUNDED = 0.01
"""What a line may be wider than its room, in points: sums of widths are rounded."""
DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE)
"""What Windows takes for a device."""
LINKS = (b"/URI", b"/Launch", b"/GoToR", b"/JavaScript")
WORD_TAGS = {
    "p",
    "pPr",
    "pStyle",
    "bidi",
    "r",
    "rPr",
    "rStyle",
    "rtl",
    "t",
    "br",
    "hyperlink",
    "bookmarkStart",
    "bookmarkEnd",
}
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def hostile_strings(count: int, seed: int = SEED) -> list[str]:
    """Strings of pieces that one format or another makes something of; the same each time."""
    chance = random.Random(seed)  # noqa: S311 - a fault can be met again
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 8))) for _try in range(count)]


# Each door tells what is wrong with what came of a string, or nothing.


def paragraph(text: str) -> str:
    styles = Styles(load_look("light"))
    drawn = Words(for_pdf(text), styles.title)
    if any(getattr(run, "cbDefn", None) or getattr(run, "link", None) for run in drawn.frags):
        return "it holds a picture or a link"
    said, wanted = (
        "".join("".join(own).split())  # the ends of lines stand between two runs
        for own in ((run.text for run in drawn.frags), (own for _font, own in runs(text)))
    )
    if said != wanted:
        return f"it says {said!r}"
    name = words_of(text, styles.cover_client(LARGE))  # in which what is spelt out is smaller
    return next((f"a line is {over:.1f} too wide" for over in map(_over, (drawn, name)) if over > 0), "")


def _over(drawn: Words) -> float:
    """By how much the widest line of a paragraph is wider than its room; a mark of Chinese may hang over."""
    drawn.wrap(WIDTH, HEIGHT)
    style, laid = drawn.style, drawn.blPara
    room = WIDTH - style.leftIndent - style.rightIndent
    if style.wordWrap == "CJK":
        room += style.fontSize
    if laid.kind:
        lines = [[(run.text, run.fontName, run.fontSize) for run in own.words] for own in laid.lines]
    else:
        lines = [[(" ".join(own[1]), laid.fontName, laid.fontSize)] for own in laid.lines]
    widest = max((_width(pieces) for pieces in lines), default=0.0)
    return float(widest - room - ROUNDED)


def _width(pieces: list[tuple[str, str, float]]) -> float:
    """The width of a line of (text, font, size), without the spaces at its end."""
    while pieces and not pieces[-1][0].strip(" "):
        del pieces[-1]
    ends = len(pieces) - 1
    return float(
        sum(
            stringWidth(text.rstrip(" ") if place == ends else text, font, size)
            for place, (text, font, size) in enumerate(pieces)
        )
    )


def cell(text: str) -> str:
    row = ElementTree.fromstring(row_xml(1, (Cell(piece, 0) for piece in for_cell(text))))  # noqa: S314 - our own
    if any(own.tag == "f" for own in row.iter()):
        return "it is a formula"
    said = "".join(own.text or "" for own in row.iter("t")).replace("_x005F_", "_")
    return "" if said == visible(text).replace("_x005F_", "_") else f"it says {said!r}"


def word_paragraph(text: str) -> str:
    made = paragraph_markup("Text", [Piece(text), Piece(text, "Strong", "place")], bookmark(1, "place"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root = ElementTree.fromstring(made.replace("<w:p>", f"<w:p {space}>", 1))  # noqa: S314 - our own
    tags = {own.tag.rpartition("}")[2] for own in root.iter()}
    if tags - WORD_TAGS:
        return f"it has {tags - WORD_TAGS}"
    said = "".join("\n" if own.tag.endswith("}br") else own.text or "" for own in root.iter())
    return "" if said == 2 * visible(text) else f"it says {said!r}"


def line(text: str) -> str:
    told = io.StringIO()
    with redirect_stdout(told):
        tell(text, text)
    cells = told.getvalue().removesuffix("\n").split("\t")
    if len(cells) != 2 or UNSEEN.search("".join(cells)):
        return f"it says {told.getvalue()!r}"
    return ""


def file_name(text: str) -> str:
    name = safe_name(text)
    if not name or Path(name).name != name or UNSEEN.search(name) or DEVICES.fullmatch(name):
        return f"it is called {name!r}"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).touch()
        made = [path.name for path in Path(folder).iterdir()]
    return "" if made == [name] and not name.endswith((" ", ".")) else f"it is called {made}"


DOORS: tuple[Callable[[str], str], ...] = (paragraph, word_paragraph, cell, line, file_name)


def faults_of_sheets(texts: Sequence[str]) -> Iterator[str]:
    """The sheets of a survey that has the strings as questions and as choices."""
    survey = Survey("a", "s", Asked.CUSTOMERS, texts[0])
    questions = [
        SurveyQuestion("a", "s", f"q{place}", place, text, QuestionKind.CHOICE, choices=("1", f"2 {text}"))
        for place, text in enumerate(texts)
    ]
    paper = SurveyPaper(survey, questions, texts[0], texts[-1], NullTranslations())
    with tempfile.TemporaryDirectory() as scratch:
        printed = Path(scratch, "questionnaire.pdf")
        export_questionnaire(paper, printed)
        yield from (f"the questionnaire has {link!r}" for link in LINKS if link in printed.read_bytes())
        for form in AnswerForm:
            path = Path(scratch, f"{form}.xlsx")
            export_answer_workbook(paper, form, path)
            yield from _faults_of_workbook(path, texts)


def _faults_of_workbook(path: Path, texts: Sequence[str]) -> Iterator[str]:
    book = load_workbook(path)
    every = [own for sheet in book for row in sheet.iter_rows() for own in row]
    yield from (f"{path.name}: {own.coordinate} is a formula" for own in every if own.data_type == "f")
    said = {one_line(str(own.value)).replace("_x005F_", "_") for own in every if own.value is not None}
    for text in texts:
        if one_line(text).replace("_x005F_", "_") not in {"", *said}:
            yield f"{path.name} has no {text!r}"


SHEETS: tuple[tuple[str, int, Callable[[Sequence[str]], Iterator[str]]], ...] = (
    ("the sheets of a survey", ON_A_SHEET, faults_of_sheets),
    ("a scorecard that came back", ON_A_SCORECARD, faults_of_returned),
    ("a self-assessment, both ways", ON_A_SCORECARD, faults_of_self_assessment),
    ("an evidence pack", ON_A_SCORECARD, faults_of_pack),
)
"""Doors that many strings go through at once."""


def faults(texts: Sequence[str]) -> Iterator[str]:
    """What is wrong with what came of the strings, each told with the door and the string."""
    for door in DOORS:
        for text in texts:
            try:
                wrong = door(text)
            except Exception as error:  # noqa: BLE001 - any is what this looks for
                wrong = repr(error)
            if wrong:
                yield f"{door.__name__} of {text!r}: {wrong}"
    for told, at_once, faults_of in SHEETS:
        for at in range(0, len(texts), at_once):
            some = texts[at : at + at_once]
            try:
                yield from faults_of(some)
            except Exception as error:  # noqa: BLE001 - any is what this looks for
                yield f"{told} with {some[0]!r} and on: {error!r}"


def main() -> int:
    """0 where every string passed every door."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=300)
    asked = parser.parse_args()
    typefaces.register()
    start, found = time.monotonic(), list(faults(hostile_strings(asked.tries)))
    for fault in found[:20]:
        print(ascii(fault), file=sys.stderr)
    seconds = time.monotonic() - start
    print(
        f"{asked.tries} strings at {len(DOORS) + len(SHEETS)} doors in {seconds:.0f} s: {len(found)} faults"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
