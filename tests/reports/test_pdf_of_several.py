from __future__ import annotations

from dataclasses import replace
from functools import cache
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.audit import AnswerValue, Evidence, Link
from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content
from tests.reports.audits import MADE_ON, content_of, everything, evidence_items, made_framework
from tests.reports.models import PAIRS, five_in_one, together
from tests.reports.pdf_reading import bytes_of, pages_of, squeezed
from tests.reports.whole_report import whole_content


@pytest.fixture(scope="module")
def content():
    return build_content(five_in_one(), MADE_ON, ReportOptions(), NullTranslations(), PAIRS)


@pytest.fixture(scope="module")
def pages(content):
    return pages_of(bytes_of(content))


def first_pages(pages):
    """The page on which each place begins, by its bookmark."""
    return {title: page for _depth, title, page in pages.bookmarks}


def head_of(page):
    return page.text.splitlines()[0]


def test_one_page_side_by_side_stands_before_a_page_for_each_model(content, pages):
    top = [(title, page) for depth, title, page in pages.bookmarks if depth == 0]
    expected = ["The models side by side"]
    expected += [f"Executive summary: {part.short_title}" for part in content.frameworks]
    assert [title for title, _page in top[:6]] == expected
    assert [page for _title, page in top[:6]] == [1, 2, 3, 4, 5, 6]


def test_the_page_side_by_side_says_how_not_to_read_it(content, pages):
    text = squeezed(pages.pages[1].text)
    for said in content.standings.notes:
        assert squeezed(said) in text
    for entry in content.standings.entries:
        assert squeezed(entry.level_words) in text


def test_the_running_head_names_the_model_of_the_page(content, pages):
    first = first_pages(pages)
    titles = [part.short_title for part in content.frameworks]
    for number, title in enumerate(titles):
        begin = first[f"Results: {title}"]
        following = titles[number + 1 :]
        end = first[f"Results: {following[0]}" if following else f"Ranked gaps: {titles[0]}"]
        heads = {head_of(page) for page in pages.pages[begin:end]}
        assert len(heads) == 1
        assert f"{title} · cut-off" in heads.pop()
        assert f"{title} · cut-off" in head_of(pages.pages[first[f"{title}: certification readiness"]])
    for place in ("The models side by side", "Scope and method", "Crosswalk", "Evidence register"):
        assert "5 models · cut-off" in head_of(pages.pages[first[place]])


def test_a_report_of_one_criterion_names_its_model_alone_and_itself_whole_in_its_heads(content):
    part = content.frameworks[0]
    own = part.criteria[0]
    options = ReportOptions(form=Form.CRITERION, framework=part.id, criterion=own.id)
    made = build_content(five_in_one(), MADE_ON, options, NullTranslations(), PAIRS)
    told = " ".join(made.disclaimer)
    assert part.title in told
    assert not any(other.title in told for other in content.frameworks[1:])
    assert f"Gap report: {own.id} {own.title}" in head_of(pages_of(bytes_of(made)).pages[0])


LARGE, SEVERAL, ONE = "Large", "Several", "One"


@cache
def of_three_sizes():
    """The results of one audit with models of many criteria, of some and of one."""
    sizes = {LARGE: made_framework(3, 8), SEVERAL: made_framework(2, 7), ONE: made_framework(1, 1)}
    frameworks = [replace(made, id=name, short_title=name) for name, made in sizes.items()]
    records = [
        record for own in frameworks for record in everything(own, AnswerValue.NOT_MET, "Nobody does it.")
    ]
    return together(frameworks, records)


@pytest.fixture(scope="module")
def in_brief():
    return pages_of(bytes_of(content_of(*of_three_sizes(), form=Form.EXECUTIVE)))


def test_the_executive_form_has_few_pages_for_each_model(in_brief):
    assert [(title, page) for depth, title, page in in_brief.bookmarks if depth == 0] == [
        ("The models side by side", 1),
        ("Executive summary: Large", 2),
        ("Results: Large", 3),
        ("Top gaps: Large", 4),
        ("Large: certification readiness", 4),
        ("Executive summary: Several", 5),
        ("Executive summary: One", 6),
    ]
    assert len(in_brief.pages) == 7


def test_of_few_criteria_readiness_stands_on_the_executive_page(in_brief):
    first = first_pages(in_brief)
    for name in (SEVERAL, ONE):
        page = first[f"{name}: certification readiness"]
        assert page == first[f"Executive summary: {name}"]
        assert f"{name} · cut-off" in head_of(in_brief.pages[page])
        assert "checkpoints stand in the way." in in_brief.pages[page].text


def test_where_the_executive_page_has_no_room_a_model_is_told_in_its_parts():
    wide = replace(made_framework(10, 2), id="Wide", short_title="Wide")
    frameworks = [wide, replace(made_framework(1, 1), id=ONE, short_title=ONE)]
    records = [record for own in frameworks for record in everything(own, AnswerValue.NOT_MET)]
    content = content_of(*together(frameworks, records), form=Form.EXECUTIVE, page_size="Letter")
    first = first_pages(pages_of(bytes_of(content)))
    assert first["Wide: certification readiness"] > first["Executive summary: Wide"]
    assert first["Top gaps: Wide"] > first["Executive summary: Wide"]
    assert first["One: certification readiness"] == first["Executive summary: One"]


def test_of_one_criterion_the_executive_page_shows_how_much_of_each_level_is_met(in_brief):
    told = squeezed("Each bar is the share met of a level")
    shown = [number for number, page in enumerate(in_brief.pages) if told in squeezed(page.text)]
    assert shown == [first_pages(in_brief)["Executive summary: One"]]


def test_what_is_about_all_models_comes_before_the_pages_of_each():
    parts = (Part.READINESS, Part.GAPS, Part.ROADMAP, Part.FINDINGS, Part.EXECUTIVE)
    content, whole = content_of(*of_three_sizes(), form=Form.EXECUTIVE, parts=parts), whole_content()
    pages = pages_of(bytes_of(replace(content, findings=whole.findings, roadmap=whole.roadmap)))
    assert [title for depth, title, _page in pages.bookmarks if depth == 0] == [
        "Roadmap",
        "Top findings",
        "The models side by side",
        "Large: certification readiness",
        "Top gaps: Large",
        "Executive summary: Large",
        "Executive summary: Several",
        "Executive summary: One",
    ]


@pytest.mark.parametrize("count", [2, 5, 8, 20])
@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("title", ["Model", "A model of the maturity of every customer service there is"])
def test_the_cover_of_any_number_of_models_is_one_page(count, size, title):
    made = made_framework(1, 1)
    names = [f"{title} number {number}" for number in range(count)]
    frameworks = [
        replace(made, id=f"m{number}", title=name, short_title=f"M{number}", owner=f"Owner of {name}")
        for number, name in enumerate(names)
    ]
    pages = pages_of(bytes_of(content_of(*together(frameworks), page_size=size, version="7.3")))
    assert "7.3" in pages.pages[0].text
    assert "not a certificate of" in pages.pages[0].text
    shortened = "What the cover shortens, in full" in pages.pages[1].text
    assert shortened or count < 7
    assert pages.bookmarks[0][2] == (2 if shortened else 1)
    front = squeezed(pages.pages[0].text + pages.pages[1].text)
    assert all(squeezed(name) in front for name in names)


def test_a_report_of_one_model_has_no_pages_of_several():
    results = five_in_one()[0]
    top = [title for depth, title, _page in pages_of(bytes_of(content_of(results))).bookmarks if depth == 0]
    assert top[0] == "Executive summary"
    assert "Crosswalk" not in top


def test_criteria_with_the_same_id_have_places_of_their_own():
    one = made_framework(1, 2)
    other = replace(one, id="other", title="Other model", short_title="Other")
    (item,) = (record for record in evidence_items(one, 1) if isinstance(record, Evidence))
    links = [Link("a1", item.id, name, "1.02") for name in ("made", "other")]
    pages = pages_of(bytes_of(content_of(*together([one, other], [item, *links]))))
    there = [page for _depth, title, page in pages.bookmarks if title.startswith("1.02 ")]
    assert len(set(there)) == 2
    register = pages.pages[first_pages(pages)["Evidence register"]]
    assert {target for _box, target in register.links} == set(there)
    text = squeezed(register.text)
    assert squeezed("Requirement model: 1.02") in text
    assert squeezed("Other: 1.02") in text


def test_the_crosswalk_leads_to_both_ends_and_to_the_evidence(content, pages):
    first = first_pages(pages)
    targets = {target for _box, target in pages.pages[first["Crosswalk"]].links}
    for pair in content.crosswalk:
        for end in (pair.one, pair.other):
            (title,) = (
                f"{entry.id} {entry.title}"
                for part in content.frameworks
                if part.id == end.framework
                for entry in part.criteria
                if entry.id == end.criterion
            )
            assert first[title] in targets
    assert first["Evidence register"] in targets


def test_a_programme_has_its_section_where_it_was_followed(content, pages):
    first = first_pages(pages)
    assert [title for title in first if title.startswith("Programme")] == ["Programme: Staged"]
    page = pages.pages[first["Programme: Staged"]].text
    assert "1 of 3 tasks of the programme are done" in page
    assert "14 January 2026" in page
    assert "Taken with the head of service." in page


def test_undescribed_layers_have_a_heading_and_no_criteria(content, pages):
    page = pages.pages[first_pages(pages)["O Support offerings"]].text
    assert "Not described. The source names this layer and says nothing more." in page


def test_the_same_audit_of_several_models_gives_the_same_bytes(content):
    again = build_content(five_in_one(), MADE_ON, ReportOptions(), NullTranslations(), PAIRS)
    assert bytes_of(again) == bytes_of(content)
