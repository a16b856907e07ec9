"""The pages of a report: cover, executive summary, contents, sections, links between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from reportlab.platypus import PageBreak, Spacer

from maturity_desktop.domain.audit import AGREED, Change, Evidence, Link, Note
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.domain.results import evaluate
from maturity_desktop.look import load_look
from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.pdf.document import ReportDocument
from maturity_desktop.reports.pdf.paragraphs import Styles, paragraph
from maturity_desktop.reports.pdf.typefaces import register
from tests.reports.audits import CUT_OFF, content_of, evidence_items, made_framework, results_of
from tests.reports.pdf_checks import (
    assert_holds,
    assert_nothing_overlaps,
    assert_stays_in_its_column,
    printed_strings,
    small,
)
from tests.reports.pdf_reading import PdfPages, bytes_of, pages_of, squeezed, text_of


@pytest.fixture(scope="module")
def letter_pages(realistic) -> PdfPages:
    """The realistic audit's report on Letter."""
    return pages_of(bytes_of(content_of(realistic, page_size="Letter")))


def test_every_word_is_there(content, report_pages):
    assert_holds(report_pages, printed_strings(content))


def test_every_criterion_has_its_heading_with_its_level(content, report_pages):
    by_title = {title: page for _depth, title, page in report_pages.bookmarks}
    for entry in content.frameworks[0].criteria:
        page = by_title[f"{entry.id} {entry.title}"]
        here = squeezed(report_pages.pages[page].text)
        assert squeezed(entry.title) in here
        assert squeezed(entry.level_words) in here


@pytest.mark.parametrize("length", [10, 60, 200, 700, 5_000])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_cover_is_one_page_whatever_the_names_are(length, size):
    name = ("Landshauptstadtwerke und Nahverkehrsgesellschaft " * 110)[:length].strip()
    content = content_of(
        small("Note.", name=name, sites=name), page_size=size, title=name, version="7.3", status="final"
    )
    pages = pages_of(bytes_of(content))
    for said in ("7.3", "Final", "not a certificate of Nobody"):
        assert said in pages.pages[0].text
    assert_holds(pages, [name])
    assert (squeezed(name) in squeezed(pages.pages[0].text)) == (length <= 200)
    assert ("What the cover shortens, in full" in pages.pages[1].text) == (length > 200)
    assert_stays_in_its_column(pages, size)


def test_bookmarks_follow_the_sections(content, report_pages):
    top = [title for depth, title, _page in report_pages.bookmarks if depth == 0]
    assert top == [
        "Executive summary", "Scope and method", "Results", "Criteria", "Ranked gaps",
        "Certification readiness", "What the ratings rest on", "Evidence register",
        "Levels set by the assessor", "Definitions and disclaimer",
    ]  # fmt: skip
    below = [title for depth, title, _page in report_pages.bookmarks if depth == 2]
    assert below == [f"{entry.id} {entry.title}" for entry in content.frameworks[0].criteria]


def test_pages_are_numbered(report_pages):
    total = len(report_pages.pages)
    for number, page in enumerate(report_pages.pages[1:], start=2):
        assert page.text.rstrip().endswith(f"Page {number} of {total}")


def test_the_contents_name_the_pages_they_lead_to(report_pages):
    contents = [page for page in report_pages.pages[2:4] if page.links]
    seen = 0
    for page in contents:
        for (left, bottom, right, top), target in page.links:
            numbers = [
                words.strip()
                for box, words in page.boxes
                if box[1] >= bottom - 1 and box[3] <= top + 1 and (left + right) / 2 < box[0] < right
            ]
            assert numbers[-1:] == [str(target + 1)]
            seen += 1
    assert seen == 10 + 3 + 8 + 45


def test_the_contents_of_the_standard_are_one_page_of_two_columns(report_pages):
    assert report_pages.pages[2].text.splitlines()[1].strip() == "Contents"
    assert len({round(box[0]) for box, _target in report_pages.pages[2].links}) == 2
    assert report_pages.bookmarks[1][2] == 3


def test_contents_of_any_length_lead_where_they_say():
    for count in (1, 2, 90, 150):
        pages = pages_of(bytes_of(content_of(results_of(made_framework(1, count)))))
        end = next(page for _depth, title, page in pages.bookmarks if title == "Scope and method")
        targets = [target for page in pages.pages[2:end] for _box, target in page.links]
        assert targets == [page for _depth, _title, page in pages.bookmarks]
        assert all(page.links for page in pages.pages[2:end])


def test_criteria_and_evidence_link_to_each_other(content, report_pages):
    first_page = {title: page for depth, title, page in report_pages.bookmarks}
    register = first_page["Evidence register"]
    criteria = {first_page[f"{c.id} {c.title}"] for c in content.frameworks[0].criteria}
    there = [link for page in report_pages.pages[:register] for _box, link in page.links if link >= register]
    back = [link for page in report_pages.pages[register:] for _box, link in page.links]
    set_levels = sum(entry.set_level is not None for entry in content.frameworks[0].criteria)
    uses = sum(len(entry.evidence) for entry in content.frameworks[0].criteria)
    assert len(there) >= uses
    assert len(back) == sum(len(item.used_at) for item in content.evidence) + set_levels
    assert set(back) <= criteria


def test_results_come_early_and_remarks_on_the_edition_late(content, report_pages):
    first = {title: page for _depth, title, page in report_pages.bookmarks}
    assert first["Results"] <= 6
    assert first["Remarks on the edition"] >= first["Definitions and disclaimer"]
    method = report_pages.pages[first["Scope and method"] : first["Results"]]
    remarks = {page for entry in method for _box, page in entry.links}
    assert remarks == {first["Remarks on the edition"]}
    assert squeezed(content.frameworks[0].remarks[-1].text) in squeezed(report_pages.pages[-1].text)


def test_contradicting_evidence_says_so_at_its_checkpoint():
    framework = made_framework(1, 1)
    items = [record for record in evidence_items(framework, 3) if isinstance(record, Evidence)]
    old = replace(items[2], dated=CUT_OFF - timedelta(days=500))
    point = framework.criteria[0].checkpoints[0].id
    links = [
        Link("a1", items[0].id, "made", "1.01", point),
        Link("a1", items[1].id, "made", "1.01", point, contradicts=True),
        Link("a1", old.id, "made", "1.01", point),
    ]
    text = text_of(pages_of(bytes_of(content_of(results_of(framework, [*items[:2], old, *links])))))
    assert "EV-001, EV-002 contradicts, EV-003 stale" in text


def test_priorities_have_two_decimals_everywhere(content, report_pages):
    (part,) = content.frameworks
    first = next(page for _depth, title, page in report_pages.bookmarks if title == "Ranked gaps")
    text = squeezed(" ".join(page.text for page in report_pages.pages[first : first + 2]))
    for gap in part.gaps:
        said = f"{gap.weight:.2f}{gap.impact}{gap.effort}{gap.missing}{gap.priority:.2f}"
        assert said in text
        place = next(page for _d, title, page in report_pages.bookmarks if title.startswith(gap.criterion))
        assert f"{gap.priority:.2f}" in report_pages.pages[place].text


def test_the_running_foot_names_the_page_of_the_rules(report_pages):
    rules = next(page for _depth, title, page in report_pages.bookmarks if title.startswith("Rating rules"))
    assert f"the rules printed on page {rules + 1}." in report_pages.pages[10].text


def test_the_executive_summary_is_one_page(report_pages, letter_pages):
    for pages in (report_pages, letter_pages):
        assert "How firm these figures are" in pages.pages[1].text
        assert pages.pages[2].text.splitlines()[1].strip() == "Contents"


def test_long_words_are_shortened_where_the_executive_page_is_full(realistic):
    notes = [
        Note("a1", "icmi_cmo", AGREED, result.criterion.id, "Forecasts are late, and all agree. " * 3)
        for result in realistic.criteria
    ]
    whole = pages_of(bytes_of(content_of(with_notes(realistic, notes))))
    assert whole.pages[1].text.count("Forecasts are late, and all agree.") == 6
    notes = [
        replace(entry, text="Forecasts are late and nobody owns them, " + "hours are missed " * 7)
        for entry in notes
    ]
    full = pages_of(bytes_of(content_of(with_notes(realistic, notes))))
    assert squeezed("nobody owns them…") in squeezed(full.pages[1].text)
    assert "How firm these figures are" in full.pages[1].text


def with_notes(results, notes):
    """The results with other notes."""
    changes = [Change(results.audit.get(Note, *entry.key), entry) for entry in notes]
    return evaluate(results.audit.with_changes(changes), results.framework)


def test_nothing_leaves_the_column_or_overlaps(report_pages):
    assert_stays_in_its_column(report_pages)
    assert_nothing_overlaps(report_pages)


def test_letter_is_letter(letter_pages):
    assert {(page.width, page.height) for page in letter_pages.pages} == {(612.0, 792.0)}
    assert_stays_in_its_column(letter_pages, "Letter")
    assert_nothing_overlaps(letter_pages)


def test_the_register_has_one_head_on_each_page():
    framework = made_framework(1, 2)
    pages = pages_of(bytes_of(content_of(results_of(framework, evidence_items(framework, 130)))))
    register = next(page for _depth, title, page in pages.bookmarks if title == "Evidence register")
    last = next(page for _depth, title, page in pages.bookmarks if title.startswith("Definitions"))
    assert [page.text.count("Kind and date") for page in pages.pages[register:last]] == [1] * (
        last - register
    )


def test_heads_of_tables_are_repeated(report_pages):
    register = next(page for _depth, title, page in report_pages.bookmarks if title == "Evidence register")
    last = next(page for _depth, title, page in report_pages.bookmarks if title.startswith("Definitions"))
    assert last - register > 1
    for page in report_pages.pages[register:last]:
        assert "Kind and date" in page.text


def test_a_gap_that_has_no_room_makes_no_empty_page():
    register()
    content, out = content_of(small("Note.")), BytesIO()
    document = ReportDocument(content, out, load_look("light"), unwatched)
    full = COLUMNS[content.page_size].height - 2
    after = paragraph("After.", Styles(document.look).body)
    document.lay_out([Spacer(1, full), Spacer(1, 4), PageBreak(), after])
    assert ["After." in page.text for page in pages_of(out.getvalue()).pages] == [False, True]


def test_no_heading_is_the_last_thing_on_a_page(content, report_pages):
    headings = {"Note", "Evidence", "Path to the next level", "Scale", "Method", "Disclaimer"}
    headings |= {f"{entry.id} {entry.title}" for entry in content.frameworks[0].criteria}
    for page in report_pages.pages[4:]:
        lines = [line.strip() for line in page.text.splitlines() if line.strip()]
        assert lines[-2] not in headings
