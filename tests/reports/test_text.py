from __future__ import annotations

import random
import re
import unicodedata
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maturity_desktop.reports.text import (
    CELL_LIMIT,
    PARAGRAPH_LIMIT,
    first_clauses,
    first_sentence,
    for_cell,
    for_pdf,
    looks_like_formula,
    missing_glyphs,
    one_line,
    paragraphs_for_pdf,
    runs,
    shortened,
    spelt,
    visible,
)

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))
HOSTILE = (
    "<b>", "</para>", "&", "&amp;", '<img src="/etc/passwd"/>', '<a href="file:///etc/passwd">',
    "=cmd|' /C calc'!A0", "\x00", "\x1b[31m", "\ud800", "\udfff", "\ufffe", "\u202e", "\u2066", "\ufeff",
    "\u00ad", "\u200d", "\ufe0f", "مرحبا", "שלום", "日本語", "👩\u200d💻", "e\u0301", "\r\n", "\u2028", "\t",
    "_x0041_", "x" * 90, " ", "漢", "½", "ﷺ",
)  # fmt: skip


def hostile_strings(count: int) -> list[str]:
    chance = random.Random(20260131)
    return ["".join(chance.choices(HOSTILE, k=chance.randint(1, 8))) for _ in range(count)]


def drawn_words(markup: str) -> str:
    """What a paragraph of this markup shows."""
    return unescape(re.sub("<[^>]*>", "", markup.replace("<br/>", "\n")))


def expected_words(text: str) -> str:
    """The visible text with everything spelt out that no font has, its joined letters taken apart."""
    missing = set(missing_glyphs([text]))
    shown = "".join(
        spelt(c) if c in missing else " " if c.isspace() and c != "\n" else c
        for c in unicodedata.normalize("NFC", visible(text))
        if c != "\u00ad" and not "\ufe00" <= c <= "\ufe0f"
    )
    return unicodedata.normalize("NFKC", shown)


@given(ANYTHING)
def test_nothing_is_lost_on_the_way_into_a_pdf(text):
    drawn = unicodedata.normalize("NFKC", drawn_words(for_pdf(text)))
    assert re.sub(" +", " ", drawn) == re.sub(" +", " ", expected_words(text))


@given(ANYTHING)
@example("_x005F_")
def test_nothing_is_lost_on_the_way_into_a_cell(text):
    pieces = for_cell(text)
    assert "".join(pieces).replace("_x005F_", "_") == visible(text)
    assert all(len(piece.encode("utf-16-le")) // 2 <= CELL_LIMIT for piece in pieces)


@given(ANYTHING)
def test_what_is_visible_can_be_written_in_xml(text):
    seen = visible(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", seen)
    seen.encode("utf-8")
    assert visible(seen) == seen


def test_20_000_hostile_strings_pass_both_doors():
    for text in hostile_strings(20_000):
        markup = for_pdf(text)
        tags = set(re.findall("<[^>]*>", markup))
        assert all(re.fullmatch('<font name="[A-Za-z0-9_]+">|</font>|<br/>', tag) for tag in tags), text
        assert "".join(for_cell(text)).replace("_x005F_", "_") == visible(text)


def test_controls_surrogates_and_reordering_marks_are_spelt_out():
    assert visible("a\x00b\ud800c\u202ed\ufffee") == "a[U+0000]b[U+D800]c[U+202E]d[U+FFFE]e"


def test_line_ends_are_one_kind():
    assert visible("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


def test_a_long_text_is_cut_into_pieces_that_excel_can_hold():
    text = "👍_x0041_" * 10_000
    pieces = for_cell(text)
    assert len(pieces) > 1
    assert "".join(pieces).replace("_x005F_", "_") == text
    assert all(len(piece) + sum(c > "\uffff" for c in piece) <= CELL_LIMIT for piece in pieces)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", " =1"])
def test_what_looks_like_a_formula_is_known(text):
    assert looks_like_formula(text)


def test_plain_words_are_no_formula():
    assert not looks_like_formula("5 - 3 = 2")


def test_an_excel_escape_in_a_text_stays_a_text():
    assert for_cell("_x0041_") == ("_x005F_x0041_",)


def test_each_run_is_in_a_font_that_has_its_glyphs():
    found = {run.strip(): font for font, run in runs("Level שלום ☎")}
    assert found == {"Level": "Inter_400Regular", "שלום": "FiraGO_Regular", "☎": "NotoSansSymbols2_Regular"}


def test_a_bold_face_falls_back_to_a_bold_font():
    assert runs("שלום", "semibold") == (("FiraGO_Bold", "שלום"),)


def test_a_character_without_a_glyph_is_listed_and_spelt_out():
    assert missing_glyphs(["ok", "日本", "日"]) == ("日", "本")
    assert for_pdf("日") == "[U+65E5]"


def test_a_letter_and_its_accent_are_one_glyph_where_there_is_one():
    assert runs("e\u0301x\u0301") == (("Inter_400Regular", "éx"), ("FiraGO_Regular", "\u0301"))


def test_what_is_nothing_to_see_is_not_drawn():
    assert runs("Kunden\u00adzufriedenheit ☎\ufe0f")[0] == ("Inter_400Regular", "Kundenzufriedenheit ")
    assert missing_glyphs(["\u00ad\ufe0f"]) == ()


def test_paragraphs_are_short_and_complete():
    text = "A sentence of some words. " * 2_000
    (pieces,) = paragraphs_for_pdf(text)
    assert all(len(piece) <= PARAGRAPH_LIMIT for piece in pieces)
    assert all(piece.endswith(".") for piece in pieces)
    assert " ".join(pieces).split() == text.split()


def test_a_word_without_spaces_is_cut():
    assert "".join(paragraphs_for_pdf("W" * 5_000)[0]) == "W" * 5_000


def test_paragraphs_for_a_pdf_count_what_is_spelt_out():
    (pieces,) = paragraphs_for_pdf("日" * 1_000)
    assert len(pieces) > 1
    assert all(len(piece) <= PARAGRAPH_LIMIT for piece in pieces)
    assert "".join(pieces) == "[U+65E5]" * 1_000


def test_empty_lines_are_no_paragraphs():
    assert paragraphs_for_pdf("\n \n") == ()
    assert paragraphs_for_pdf("one\n \ntwo") == (("one",), ("two",))


def test_the_first_sentence_ends_where_it_ends():
    assert first_sentence("Forecasts are made by day. The error is 31.5 %.") == "Forecasts are made by day."


def test_a_sentence_that_is_too_long_ends_after_a_clause():
    said = "Staff are asked once a year and answers are analysed, but nobody holds them against an objective."
    assert first_sentence(said, 80) == "Staff are asked once a year and answers are analysed…"
    assert first_sentence(said, 100) == said
    assert first_sentence("one two three four five six seven eight", 20) == "one two three four…"


def test_a_quotation_ends_with_a_sentence_or_a_clause_or_is_none():
    said = "Staff are asked once a year, and answers are read; nobody follows them up. Twice."
    assert (
        first_clauses(said, 100)
        == "Staff are asked once a year, and answers are read; nobody follows them up."
    )
    assert first_clauses(said, 60) == "Staff are asked once a year, and answers are read…"
    assert first_clauses(said, 40) == "Staff are asked once a year…"
    assert first_clauses("Service level is watched all day and little else is", 40) == ""


def test_an_abbreviation_does_not_end_the_first_sentence():
    said = "Dr. Holm says so, as do all team leaders. More."
    assert first_sentence(said) == "Dr. Holm says so, as do all team leaders."


@pytest.mark.parametrize(
    "said",
    [
        "Stakeholder map v3 & minutes; Mrs. Kari Dahl confirmed.",
        "The rota is made by hand in most units, e.g. Oslo and Bergen do so.",
        "Es gibt Ziele je Kanal für jedes Team, z. B. Antwortzeiten je Woche.",
        "The heads of both units agreed with K. J. Dahl on the targets.",
        "The targets are reviewed once a year, as No. 3 of the minutes says.",
        "Forecasts are made by the planner (approx. 40 of 52 weeks seen).",
        "Minutes of the board were seen for the months Sept. 2025 and later.",
        "The meeting of the board was held on the 3. mai in Oslo.",
        "Forecasts, staffing, rotas etc. are made by one planner alone.",
    ],
)
def test_a_quotation_is_not_cut_at_an_abbreviation(said: str) -> None:
    assert first_sentence(f"{said} More was said. And more.") == said


@pytest.mark.parametrize(
    "said",
    [
        "Forecasts, staffing and rotas are made.",
        "Everything is told to the whole team!",
        "The error of the forecast is at 31 %, level 2.",
        "The targets were agreed with the admin.",
        "Asked for a forecast, the planner said no.",
        "Nobody has the rota, the fault is the client's.",
    ],
)
def test_a_word_that_only_ends_like_an_abbreviation_ends_a_sentence(said: str) -> None:
    assert first_sentence(f"{said} More was said. And more.") == said


def test_what_is_too_long_is_shortened_between_words():
    assert shortened("one two three four five", 16) == "one two three…"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


def test_one_line_has_single_spaces():
    assert one_line(" a \n b\tc ") == "a b c"
