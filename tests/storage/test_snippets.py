"""The words round what was looked for, as a line to be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.storage.snippets import BEGINNING, CUT, LONGEST, words_round
from tests.storage.generated import texts

LONG = "lorem ipsum " * 40


@pytest.mark.parametrize(
    ("text", "terms", "wanted"),
    [
        ("A zebra\nstands here", ["zebra"], "A zebra stands here"),
        ("A ZÉBRE stands", ["zebre"], "A ZÉBRE stands"),
        ("A zebra stands", ["zébr"], "A zebra stands"),
        ("a.b (c) stands", ["(c)"], "a.b (c) stands"),
        ("no_zebra", ["zebra"], "no_zebra"),
        ("İstanbul", ["istanbul"], "İstanbul"),
        ("przebra", ["zebra"], None),
        ("nothing", ["zebra"], None),
        (" " * BEGINNING + "zebra", ["zebra"], None),
    ],
)
def test_the_first_place_is_shown(text: str, terms: list[str], wanted: str | None) -> None:
    assert words_round(text, terms) == wanted


def test_what_is_left_out_is_marked() -> None:
    found = words_round(f"{LONG} zebra {LONG}", ["giraffe", "zebra"])
    assert found is not None and " zebra " in found
    assert found.startswith(CUT) and found.endswith(CUT) and len(found) <= LONGEST + 2


@given(texts, st.lists(texts.filter(str.strip), min_size=1))
def test_no_words_are_too_odd(text: str, terms: list[str]) -> None:
    found = words_round(text, terms)
    assert found is None or len(found) <= LONGEST + 2
