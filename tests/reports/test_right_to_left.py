from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.reports.right_to_left import (
    drawing_order,
    joined,
    mirrored,
    mirrors,
    runs_right_to_left,
)

ALL = range(0x110000)
LETTERS = st.text(st.sampled_from("abc 123 (),.%-/אבגדسلامنور١٢٣"), max_size=60)


def drawn(text: str, right_to_left: bool) -> str:
    turned = mirrors(text, right_to_left)
    return "".join(
        mirrored(text[place]) if turned[place] else text[place]
        for place in drawing_order(text, right_to_left)
    )


# From UAX #9 by hand: Hebrew letters for R, so that the letters of an example keep their names.
@pytest.mark.parametrize(
    ("text", "right_to_left", "expected"),
    [
        ("car means אבג.", False, "car means גבא."),
        ("אבג means CAR.", True, ".means CAR גבא"),
        ("אבג 123 דה", True, "הד 123 גבא"),
        ("אבג (דה) ו", True, "ו (הד) גבא"),
        ("אב 12% גד", True, "דג 12% בא"),
        ("אב 1,234.5 גד", True, "דג 1,234.5 בא"),
        ("a אב ג b", False, "a ג בא b"),
        ("(אב)", False, "(בא)"),
    ],
)
def test_order_of_drawing(text, right_to_left, expected):
    assert drawn(text, right_to_left) == expected


@given(LETTERS, st.booleans())
def test_every_character_is_drawn_once(text, right_to_left):
    assert sorted(drawing_order(text, right_to_left)) == list(range(len(text)))


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd", "Zs", "Po"], max_codepoint=0x24F)))
def test_left_to_right_text_stays(text):
    assert drawn(text, False) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("123 abc", False), ("123 שלום abc", True), ("abc שלום", False), ("(مرحبا)", True)],
)
def test_the_first_letter_gives_the_direction(text, expected):
    assert runs_right_to_left(text) is expected


def test_arabic_letters_take_the_forms_that_their_neighbours_ask_for():
    names = [unicodedata.name(letter).split()[-2:] for letter in joined("سلام", ALL)]
    assert names == [["INITIAL", "FORM"], ["FINAL", "FORM"], ["ISOLATED", "FORM"]]
    assert unicodedata.normalize("NFKC", joined("سلام", ALL)) == "سلام"


def test_a_mark_does_not_part_letters():
    plain, marked = joined("بت", ALL), joined("بَت", ALL)
    assert marked == plain[0] + "\u064e" + plain[1]


def test_a_non_joiner_parts_letters():
    assert joined("ب\u200cت", ALL) == joined("ب", ALL) + "\u200c" + joined("ت", ALL)


def test_forms_that_no_font_draws_are_not_taken():
    assert joined("سلام", ()) == "سلام"


@given(st.text(st.sampled_from("سلامنورأةء َ abc")))
def test_joined_letters_are_still_the_same_words(text):
    assert unicodedata.normalize("NFKC", joined(text, ALL)) == unicodedata.normalize("NFKC", text)
