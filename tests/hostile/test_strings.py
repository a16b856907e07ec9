"""Hostile strings pass every door out; the checks of the doors see what is wrong."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from maturity_desktop.reports.packs import evidence_index
from maturity_desktop.reports.pdf import paragraphs, typefaces
from maturity_desktop.reports.text import SPELT
from maturity_desktop.reports.word.markup import paragraph as paragraph_markup
from tools.hostile import handed_out, strings
from tools.hostile.handed_out import faults_of_pack, faults_of_self_assessment
from tools.hostile.returned import faults_of_returned
from tools.hostile.strings import (
    DOORS,
    ON_A_SHEET,
    cell,
    faults,
    faults_of_sheets,
    file_name,
    hostile_strings,
    line,
    paragraph,
    word_paragraph,
)


def _with_spaces_within(fragment: Any, colour: Any) -> Iterator[Any]:
    for place, text in enumerate(SPELT.split(fragment.text)):
        yield fragment.clone(text=text, fontSize=(0.5 if place % 2 else 1) * fragment.fontSize)


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    typefaces.register()


@pytest.mark.parametrize("door", DOORS)
def test_300_strings_pass(door: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """20,000 of them: make torture."""
    monkeypatch.setattr(strings, "DOORS", (door,))
    monkeypatch.setattr(strings, "SHEETS", ())
    assert list(faults(hostile_strings(300))) == []


def test_a_survey_of_such_questions_goes_out() -> None:
    assert list(faults_of_sheets(hostile_strings(ON_A_SHEET))) == []


def test_a_scorecard_that_is_filled_with_them_comes_back() -> None:
    assert list(faults_of_returned(hostile_strings(100))) == []


def test_a_self_assessment_of_them_goes_out_and_comes_back() -> None:
    assert list(faults_of_self_assessment(hostile_strings(100))) == []


def test_an_evidence_pack_of_them_goes_out() -> None:
    assert list(faults_of_pack(hostile_strings(100))) == []


class TestTheDoorsSeeWhatIsWrong:
    def test_a_line_of_a_paragraph_that_is_too_wide(self, monkeypatch: pytest.MonkeyPatch) -> None:
        name = "\ufffe\ud800.=cmd|' /C calc'!A0" + 30 * "x"
        assert paragraph(name) == ""
        monkeypatch.setattr(paragraphs, "_spelt_quietly", _with_spaces_within)
        assert paragraph(name) == "a line is 3.7 too wide"

    def test_a_cell_that_loses_a_character(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(strings, "for_cell", lambda text: (text[1:],))
        assert cell("abc") == "it says 'bc'"

    def test_a_word_paragraph_that_loses_a_character_or_gains_a_field(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert word_paragraph("abc") == ""
        whole = paragraph_markup
        monkeypatch.setattr(strings, "paragraph_markup", lambda *told: whole(*told).replace("&lt;", "", 1))
        assert word_paragraph("<b>") != ""
        field = "<w:r><w:fldChar/></w:r></w:p>"
        monkeypatch.setattr(strings, "paragraph_markup", lambda *told: whole(*told).replace("</w:p>", field))
        assert word_paragraph("abc") == "it has {'fldChar'}"

    def test_a_line_that_two_cells_become(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(strings, "tell", lambda *cells: print(*cells, sep="\t"))
        assert line("plain") == ""
        assert line("one\tother") != ""

    @pytest.mark.parametrize("name", ["a/b", "con", "com1.txt", "nul .tar.gz", "LPT².txt", "x.", "a\u202eb"])
    def test_a_name_that_is_none(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        assert file_name(name) == ""
        monkeypatch.setattr(strings, "safe_name", lambda text: text)
        assert file_name(name) != ""

    def test_a_self_assessment_that_loses_a_character(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(handed_out, "for_cell", lambda text: (text[1:],))
        assert next(faults_of_self_assessment(["abc"])) == "the self-assessment says 'bc' for 'abc'"

    def test_a_page_of_a_pack_that_takes_words_for_markup(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(evidence_index, "_safe", str)
        found = list(faults_of_pack(['<img src="/etc/passwd"/>']))
        assert found[:2] == ["the page of the pack has img", "the page of the pack has img src"]
