"""Names of files made of whatever a person wrote."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.file_names import LONGEST_NAME, NOT_IN_NAMES, safe_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Norrhaven Energi Service", "Norrhaven Energi Service"),
        ("A/B: Test?", "A-B- Test"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf *", "rf"),
        (" spaced \t out\n", "spaced out"),
        ("tail...", "tail"),
        ("con", "con_"),
        ("LPT1.2025", "LPT1.2025_"),
        ("Zürich مرحبا 中文", "Zürich مرحبا 中文"),
        ("e\u0301te", "\u00e9te"),
        ("right\u202eleft\u0007\ud800", "rightleft"),
        ("<b>", "b"),
        ("...", "Audit"),
        ("\u200b", "Audit"),
        ("", "Audit"),
    ],
)
def test_a_name_keeps_what_it_may(words: str, name: str) -> None:
    assert safe_name(words, "Audit") == name


def test_a_long_name_is_cut_between_letters() -> None:
    assert safe_name("ä" * 500, "Audit") == "ä" * (LONGEST_NAME // 2)


@given(st.text(st.characters(), max_size=400))
def test_any_words_make_a_name_that_every_system_takes(words: str) -> None:
    name = safe_name(words, "Audit")
    assert 0 < len(name.encode()) <= LONGEST_NAME + 1
    assert not NOT_IN_NAMES & set(name)
    assert name.isprintable()
    assert name == name.strip(" .-")
    assert not PureWindowsPath(name).is_reserved()
