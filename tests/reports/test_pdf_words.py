"""Whatever a person types: every script, odd lengths, markup, control characters."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue
from maturity_desktop.domain.report_records import Part
from maturity_desktop.look import load_look
from maturity_desktop.reports.pdf.paragraphs import Styles, Words, prose
from maturity_desktop.reports.text import PARAGRAPH_LIMIT
from tests.examples import examples
from tests.reports.audits import content_of, made_framework, note, results_of
from tests.reports.pdf_checks import assert_holds, assert_stays_in_its_column, small
from tests.reports.pdf_reading import bytes_of, pages_of, squeezed
from tests.reports.scripts import SCRIPTS
from tests.reports.test_text import ANYTHING, HOSTILE
from tests.reports.whole_report import whole_content
from tools.page_faults import faults_in


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_can_be_read_back(text):
    content = content_of(small(text))
    pages = pages_of(bytes_of(content))
    assert_holds(pages, [text])
    assert_stays_in_its_column(pages)


def test_what_is_spelt_out_in_the_client_s_name_is_quiet():
    page = pages_of(bytes_of(content_of(small("Note.", name="Nord 👩 Energi")))).pages[0]
    heights = {words.strip(): top - bottom for (_l, bottom, _r, top), words in page.boxes}
    (spelt,) = (height for words, height in heights.items() if words == "[U+1F469]")
    (name,) = (height for words, height in heights.items() if words == "Nord")
    assert spelt < 0.7 * name


def test_what_no_font_has_is_listed_on_the_last_page():
    pages = pages_of(bytes_of(content_of(small("日本 and 👩"))))
    assert "[U+65E5], [U+672C], [U+1F469]" in pages.pages[-1].text


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(ANYTHING, st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)))
def test_hostile_words_do_no_harm(text):
    made = bytes_of(content_of(small(text), title=text, version=text))
    assert [fault for fault in faults_in(made) if fault.what.startswith("beyond")] == []


def test_a_heading_of_what_no_font_has_is_no_higher_than_its_page():
    content = whole_content(parts=(Part.ROADMAP,))
    assert content.roadmap is not None
    waves = tuple(replace(wave, title="日本" * 400) for wave in content.roadmap.waves)
    pages = pages_of(bytes_of(replace(content, roadmap=replace(content.roadmap, waves=waves))))
    assert squeezed(pages.text).count("[U+672C]") > 400
    assert_stays_in_its_column(pages)


def test_markup_is_printed_as_it_was_typed(tmp_path):
    hostile = '<b>bold</b> <img src="/etc/hostname"/> <a href="http://example.com">x</a> & &amp; </para>'
    pages = pages_of(bytes_of(content_of(small(hostile))))
    assert_holds(pages, [hostile])
    assert b"/URI" not in bytes_of(content_of(small(hostile)))


def test_control_characters_and_surrogates_are_visible():
    pages = pages_of(bytes_of(content_of(small("a\x00b \ud800 \u202ec"))))
    assert_holds(pages, ["a[U+0000]b", "[U+D800]", "[U+202E]c"])


def test_a_note_of_40_000_words_is_whole_and_quick():
    framework = made_framework(1, 1)
    text = " ".join(f"word{number}" for number in range(40_000))
    records = [note(framework, "1.01", text), Answer("a1", "made", AGREED, "1.01-1a", AnswerValue.MET, text)]
    pages = pages_of(bytes_of(content_of(results_of(framework, records))))
    found = re.findall(r"word\d+", squeezed(pages.text).replace("word", " word"))
    assert all(found.count(f"word{number}") >= 2 for number in range(0, 40_000, 1_999))
    assert len(set(found) & {f"word{number}" for number in range(40_000)}) == 40_000
    assert_stays_in_its_column(pages)


def test_nothing_shows_where_a_long_paragraph_is_cut():
    style = Styles(load_look("light")).body
    *first, last, short = prose("A sentence of some words. " * 400 + "\nAnother.", style)
    assert len(first) > 2 and all(own.style.spaceAfter == 0 for own in first)
    assert last.style.spaceAfter == short.style.spaceAfter == style.spaceAfter > 0


@pytest.mark.parametrize(
    "text", ["W" * 5_000, "日" * 3_000, "\n" * 50 + "x", "   ", "", "\u200d" * 20, "\u0301" * 30]
)
def test_odd_lengths_are_laid_out(text):
    pages = pages_of(bytes_of(content_of(small(text))))
    assert_stays_in_its_column(pages)


def test_a_word_of_5_000_letters_is_whole():
    word = "".join(f"{number:04d}" for number in range(1_250))
    pages = pages_of(bytes_of(content_of(small(word))))
    held = squeezed("".join(page.text for page in pages.pages[6:-1]))
    numbers = {f"{number:04d}" for number in range(1_250)}
    assert sum(number in held for number in numbers) == 1_250


def test_the_lines_of_a_long_word_are_not_broken_anew_for_each_page(monkeypatch):
    broken = []
    break_lines = Words.breakLines

    def counting(paragraph, widths):
        broken.append(paragraph)
        return break_lines(paragraph, widths)

    def breaks(letters):
        broken.clear()
        remark = Answer("a1", "made", AGREED, "1.01-1a", AnswerValue.PARTLY, "x" * letters)
        pages = pages_of(bytes_of(content_of(results_of(framework, [remark]))))
        assert squeezed(pages.text).count("x") >= letters
        return len(broken)

    monkeypatch.setattr(Words, "breakLines", counting)
    framework = made_framework(1, 1)
    assert breaks(100_000) - breaks(50_000) < 6 * 50_000 / PARAGRAPH_LIMIT


def test_joiners_are_read_back_and_not_drawn():
    pages = pages_of(bytes_of(content_of(small("می\u200cخواهم"))))
    assert "می\u200cخواهم" in pages.text
