"""The report as it is read aloud: every word in one element, in order; headings, tables and lists as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.reports.audits import content_of, evidence_items, made_framework, results_of
from tests.reports.pdf_checks import printed_strings, small, unhyphened
from tests.reports.pdf_reading import bytes_of, squeezed
from tests.reports.pdf_structure import (
    Node,
    TaggedPage,
    assert_figures_are_described,
    read_aloud,
    tagged_pages,
)
from tests.reports.scripts import ARABIC, SCRIPTS
from tests.reports.test_text import expected_words


@pytest.fixture(scope="module")
def pages(report) -> list[TaggedPage]:
    return tagged_pages(report.read_bytes())


@pytest.fixture(scope="module")
def arabic() -> list[TaggedPage]:
    return tagged_pages(bytes_of(content_of(small(f"{ARABIC} 日"))))


def numbers_of(page: TaggedPage) -> list[int]:
    return [number for root in page.roots for number in root.content]


def of_kind(pages: list[TaggedPage], *kinds: str) -> Iterator[Node]:
    return (node for page in pages for node in page.nodes() if node.kind in kinds)


def assert_tagged(pages: list[TaggedPage]) -> None:
    """All that is drawn belongs to one element, or is an artifact."""
    for place, page in enumerate(pages, start=1):
        numbers = numbers_of(page)
        assert len(set(numbers)) == len(numbers), place
        for words, mark in page.texts:
            assert mark == "Artifact" or mark in numbers, (place, words)
        assert all(mark == "Artifact" or mark in numbers for mark in page.other), place
        drawn = {mark for _words, mark in page.texts} | set(page.other)
        assert set(numbers) <= drawn, (place, "content that is not on the page")


def test_everything_drawn_is_in_one_element_or_an_artifact(pages, arabic):
    assert_tagged(pages)
    assert_tagged(arabic)


def test_a_line_that_ends_with_a_link_has_no_content_after_it():
    framework = made_framework(1, 1)
    items = evidence_items(framework, 145)
    assert_tagged(tagged_pages(bytes_of(content_of(results_of(framework, items)))))


def test_what_is_read_stands_in_the_order_in_which_it_is_drawn(pages):
    for place, page in enumerate(pages, start=1):
        if not any(node.kind == "TOC" for node in page.nodes()):  # its numbers are drawn last
            numbers = numbers_of(page)
            assert numbers == sorted(numbers), place


def test_everything_that_the_report_says_is_read_whole_and_in_order(pages, content):
    said = unhyphened(read_aloud(pages))
    strings = [text for text in printed_strings(content) if text]
    assert len(strings) > 3_000
    assert [text for text in strings if unhyphened(expected_words(text)) not in said] == []


def test_every_script_is_read_as_it_was_typed():
    """But for Japanese, whose spelt-out numbers break over lines where no font has it."""
    scripts = {name: text for name, text in SCRIPTS.items() if name != "japanese"}
    made = bytes_of(content_of(small("\n".join(scripts.values()))))
    said = squeezed(read_aloud(tagged_pages(made)))
    assert {name for name, text in scripts.items() if squeezed(text) not in said} == set()


def test_running_lines_are_artifacts(pages):
    for page in pages[1:]:
        marks = dict(page.texts)
        assert [mark for words, mark in marks.items() if words.startswith("Norrhaven Energi Service · ")]
        assert {marks[words] for words in marks if words.startswith("Page ")} == {"Artifact"}


def test_no_heading_skips_a_level(pages):
    levels = [
        int(node.kind[1]) for page in pages for node in page.nodes() if node.kind[0] == "H" and node.kind[1:]
    ]
    assert levels[0] == 1
    assert {1, 2, 3, 4} == set(levels)
    assert all(later <= before + 1 for before, later in pairwise(levels))


def test_a_table_has_rows_of_heads_and_cells(pages):
    tables = list(of_kind(pages, "Table"))
    assert tables
    for table in tables:
        assert {row.kind for row in table.children} == {"TR"}
        assert {cell.kind for row in table.children for cell in row.children} <= {"TH", "TD"}
    heads = [
        [row for row in table.children if any(cell.scope == "Column" for cell in row.children)]
        for table in tables
    ]
    assert all(len(rows) <= 1 for rows in heads), "a repeated head is no content"
    assert any(heads)


def test_a_row_of_a_table_has_its_first_cell_as_its_head(pages):
    rows = [row for row in of_kind(pages, "TR") if row.children[0].scope != "Column"]
    several = [row.children for row in rows if len(row.children) > 1]
    assert sum(cells[0].scope == "Row" for cells in several) > 400
    assert {cells[0].kind for cells in several if cells[0].content} == {"TH"}
    assert {cell.kind for cells in several for cell in cells[1:]} == {"TD"}


def test_every_figure_says_what_it_shows_and_where_it_stands(pages):
    assert_figures_are_described(pages)


def test_links_and_contents_are_elements(pages, content):
    entries = list(of_kind(pages, "TOCI"))
    assert len(entries) > len(content.frameworks[0].criteria)
    assert all([child.kind for child in entry.children] == ["Link"] for entry in entries)
    assert sum(1 for _link in of_kind(pages, "Link")) > 100


def test_lists_have_labels_and_bodies(pages):
    for found in of_kind(pages, "L"):
        assert {item.kind for item in found.children} == {"LI"}
        assert {part.kind for item in found.children for part in item.children} <= {"Lbl", "LBody"}


def test_right_to_left_words_are_read_in_the_order_in_which_they_were_typed(arabic):
    said = " ".join(" ".join(node.said for node in of_kind(arabic, "Span")).split())
    assert f"{ARABIC} 日" in said


def test_elements_are_not_lost_between_pages(pages):
    kinds = Counter(node.kind for page in pages for node in page.nodes())
    assert {"Document", "Sect", "H1", "P", "Table", "TR", "TH", "TD", "L", "LI", "Figure"} <= set(kinds)
