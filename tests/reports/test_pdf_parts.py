"""Any parts of the report in any order, in every form: what is there, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from gettext import NullTranslations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.report_records import Form, Part
from maturity_desktop.reports.choices import USUAL_ORDER, ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.forms import MOST_GAPS, MOST_MISSES, in_form, parts_of
from tests.examples import examples
from tests.reports.audits import MADE_ON, content_of, made_framework, results_of
from tests.reports.models import PAIRS, five_in_one
from tests.reports.pdf_checks import assert_nothing_overlaps, assert_stays_in_its_column
from tests.reports.pdf_reading import PdfPages, bytes_of, pages_of, squeezed
from tests.reports.whole_report import whole_content

ORDERS = st.permutations(tuple(Part)).flatmap(
    lambda parts: st.integers(0, len(parts)).map(lambda count: tuple(parts[:count]))
)


def read(**options: object) -> PdfPages:
    return pages_of(bytes_of(whole_content(**options)))


def sections(pages: PdfPages) -> list[str]:
    return [title for depth, title, _page in pages.bookmarks if depth == 0]


@cache
def sections_of(part: Part) -> tuple[str, ...]:
    """What the sections of a part alone are called."""
    return tuple(sections(read(parts=(part,))))


def assert_sound(pages: PdfPages) -> None:
    """Numbered pages, bookmarks and links on a page (reading them looks for that), nothing out of place."""
    total = len(pages.pages)
    for number, page in enumerate(pages.pages[1:], start=2):
        assert page.text.rstrip().endswith(f"Page {number} of {total}")
    for depth, title, place in pages.bookmarks:
        assert depth == 1 or squeezed(title) in squeezed(pages.pages[place].text)  # some parts show a finding
    assert_stays_in_its_column(pages)
    assert_nothing_overlaps(pages)


@settings(max_examples=examples(12))
@given(ORDERS)
def test_any_parts_in_any_order_are_a_sound_report(parts: tuple[Part, ...]) -> None:
    pages = read(parts=parts)
    assert sections(pages) == [name for part in parts for name in sections_of(part)]
    assert_sound(pages)


def test_the_usual_order_is_that_of_the_reports() -> None:
    assert sections(read()) == [name for part in USUAL_ORDER for name in sections_of(part)]
    assert USUAL_ORDER.index(Part.FINDINGS) < USUAL_ORDER.index(Part.GAPS)
    assert USUAL_ORDER[-2:] == (Part.SURVEYS, Part.APPENDICES)


def test_every_part_has_something_to_tell() -> None:
    assert all(sections_of(part) for part in Part)


@pytest.mark.parametrize(
    ("parts", "place"),
    [((Part.EXECUTIVE, Part.GAPS), 2), ((Part.GAPS, Part.EXECUTIVE), 1), ((Part.GAPS,), 1)],
    ids=["after the executive page", "after the cover", "after the cover of one part"],
)
def test_contents_stand_where_they_are_looked_for(parts: Sequence[Part], place: int) -> None:
    pages = read(parts=parts)
    where = [number for number, page in enumerate(pages.pages) if "Contents" in page.text.splitlines()[1]]
    assert where == [place]
    assert [target for _box, target in pages.pages[place].links] == [page for _d, _t, page in pages.bookmarks]


def test_what_leads_to_a_part_that_is_left_out_is_plain_words() -> None:
    whole = read(parts=(Part.CRITERIA, Part.FINDINGS, Part.ROADMAP, Part.APPENDICES))
    alone = read(parts=(Part.CRITERIA,))
    criteria = next(page for _d, title, page in alone.bookmarks if title == "Criteria")
    assert sum(len(page.links) for page in whole.pages[criteria:]) > 20
    assert not any(page.links for page in alone.pages[criteria:])
    for told in ("EV-001", "F-01", "A-01"):
        assert told in alone.text


def test_criterion_finding_action_and_evidence_lead_to_each_other() -> None:
    pages = read(parts=(Part.CRITERIA, Part.FINDINGS, Part.ROADMAP, Part.APPENDICES))
    first = {title: page for _d, title, page in pages.bookmarks}
    criterion = next(page for title, page in first.items() if title.startswith("1.02 "))
    finding = next(page for title, page in first.items() if title.startswith("F-01 "))
    action, register = first["Roadmap"], first["Evidence register"]
    ends = {"criterion": criterion, "finding": finding, "action": action, "evidence": register}
    last = {"criterion": finding, "finding": action, "action": first["What the ratings rest on"]}
    for name, begin in ends.items():
        end = last.get(name, first["Definitions and disclaimer"] + 1)
        targets = {target for page in pages.pages[begin:end] for _box, target in page.links}
        for other, where in ends.items():
            if other != name:
                assert any(where <= target < last.get(other, len(pages.pages)) for target in targets), (
                    name,
                    other,
                )


@pytest.mark.parametrize("parts", [USUAL_ORDER, USUAL_ORDER[::-1], (Part.GAPS, Part.RESULTS)])
def test_several_models_have_the_same_parts(parts: tuple[Part, ...]) -> None:
    options = ReportOptions(parts=parts)
    content = build_content(five_in_one(), MADE_ON, options, NullTranslations(), PAIRS)
    pages = pages_of(bytes_of(content))
    titles = sections(pages)
    for framework in content.frameworks:
        assert f"Results: {framework.short_title}" in titles
        assert f"Ranked gaps: {framework.short_title}" in titles
    assert_stays_in_its_column(pages)
    assert_nothing_overlaps(pages)


class TestExecutive:
    def test_it_has_the_pages_that_a_board_reads(self) -> None:
        pages = read(form=Form.EXECUTIVE)
        assert sections(pages) == [
            "Executive summary", "Results", "Top findings", "Top gaps", "Roadmap", "Certification readiness",
        ]  # fmt: skip
        assert "The full report of Norrhaven Energi Service, version 1.0" in " ".join(
            pages.pages[0].text.split()
        )
        assert_sound(pages)

    def test_it_says_nothing_that_the_full_report_does_not_say(self) -> None:
        full, brief = whole_content(), in_form(whole_content(form=Form.EXECUTIVE))
        assert full.findings is not None
        assert brief.findings is not None
        assert set(brief.findings.entries) <= set(full.findings.entries)
        assert brief.frameworks[0].gaps == full.frameworks[0].gaps[:10]
        assert in_form(brief) == brief

    def test_a_list_that_is_cut_says_how_many_more_there_are_and_where(
        self, realistic_content: ReportContent
    ) -> None:
        brief = in_form(realistic_content)
        gaps = brief.frameworks[0].more_gaps
        misses = brief.readiness[0].more_misses
        assert gaps == len(realistic_content.frameworks[0].gaps) - MOST_GAPS > 0
        assert misses == len(realistic_content.readiness[0].misses) - MOST_MISSES > 0
        pages = pages_of(bytes_of(realistic_content))
        text = " ".join(" ".join(page.text for page in pages.pages).split())
        assert all(f"and {count} more, in the full report" in text for count in (gaps, misses))

    @pytest.mark.parametrize(
        "text", ["W" * 3_000, "Word and word. " * 400, "日本" * 900], ids=["W", "words", "日本"]
    )
    def test_it_stays_short_whatever_is_said(self, realistic_content: ReportContent, text: str) -> None:
        pages = pages_of(bytes_of(with_everywhere(realistic_content, text)))
        assert len(pages.pages) <= 9
        assert_stays_in_its_column(pages)
        assert_nothing_overlaps(pages)


@pytest.fixture(scope="module")
def realistic_content(realistic: object) -> ReportContent:
    return content_of(realistic, form=Form.EXECUTIVE)  # type: ignore[arg-type]


def with_everywhere(content: ReportContent, text: str) -> ReportContent:
    """The content with this text for whatever a person types into the executive form."""
    (framework,) = content.frameworks
    says = framework.executive
    points = [tuple(replace(own, note=text) for own in found) for found in (says.strengths, says.risks)]
    found = whole_content().findings
    assert found is not None
    entries = tuple(
        replace(found.entries[0], id=str(number), title=text, recommendation=text) for number in range(40)
    )
    return replace(
        content,
        cover=replace(content.cover, client=text, site=text, assessor=text),
        options=replace(content.options, distribution=text),
        frameworks=(replace(framework, executive=replace(says, strengths=points[0], risks=points[1])),),
        findings=replace(found, groups=(replace(found.groups[0], entries=entries),)),
    )


class TestOfOneCriterion:
    def test_it_tells_the_criterion_whole_on_a_few_pages(self) -> None:
        content = whole_content(form=Form.CRITERION, criterion="1.02")
        pages = pages_of(bytes_of(content))
        (entry,) = in_form(content).frameworks[0].criteria
        text = squeezed(pages.text)
        wanted = [entry.title, entry.note, entry.path_words, "Condition 1.", "Forecast by interval", "EV-001"]
        wanted += [point.text for level in entry.levels for point in level.checkpoints]
        assert all(squeezed(said) in text for said in wanted)
        assert "Condition 2." not in pages.text
        assert "2.02" not in re.sub(r"\s", "", pages.bookmarks[0][1])
        assert len(pages.pages) <= 5
        assert_sound(pages)

    @given(ORDERS)
    @settings(max_examples=examples(6))
    def test_it_begins_with_the_criterion_whatever_else_goes_in(self, parts: tuple[Part, ...]) -> None:
        options = ReportOptions(form=Form.CRITERION, parts=parts)
        assert parts_of(options)[0] is Part.CRITERIA
        pages = read(form=Form.CRITERION, criterion="1.02", parts=parts)
        assert pages.bookmarks[0][1].startswith("1.02")
        assert_sound(pages)

    def test_it_says_everywhere_that_it_is_about_the_criterion(self) -> None:
        content = whole_content(form=Form.CRITERION, criterion="1.02")
        told = in_form(content)
        (entry,) = told.frameworks[0].criteria
        assert told.cover.title == f"Gap report: 1.02 {entry.title}"
        assert in_form(told) == told
        assert {pair for item in told.evidence for pair in item.used_at} == {(told.frameworks[0].id, "1.02")}
        document = pypdfium2.PdfDocument(bytes_of(content))
        assert document.get_metadata_dict()["Title"].startswith(told.cover.title)
        document.close()

    def test_it_does_not_say_that_the_rules_are_in_it(self) -> None:
        (page, *_rest) = read(form=Form.CRITERION, criterion="1.02").pages
        assert "rules printed in the full report" in page.text
        assert "States readiness. It is not a certificate." in page.text
        assert "rules printed in it" in read(parts=(Part.SCOPE,)).pages[0].text

    @pytest.mark.parametrize("criterion", ["", "9.99"])
    def test_without_a_criterion_there_is_no_report(self, criterion: str) -> None:
        with pytest.raises(ReportError, match="criterion"):
            bytes_of(whole_content(form=Form.CRITERION, criterion=criterion))

    def test_a_criterion_without_anything_has_a_page(self) -> None:
        content = content_of(results_of(made_framework(1, 1)), form=Form.CRITERION, criterion="1.01")
        assert "1.01" in pages_of(bytes_of(content)).pages[0].text


def told_of(content: ReportContent, part: Part) -> Iterator[str]:
    """What a part of the full report says, in the order in which it is read."""
    (framework,), found, road = content.frameworks, content.findings, content.roadmap
    assert found is not None
    assert road is not None
    match part:
        case Part.EXECUTIVE:
            says = framework.executive
            yield from (says.headline, *(figure.caption for figure in says.figures))
            yield from (*says.decision, *says.firmness)
        case Part.CRITERIA:
            for entry in framework.criteria:
                yield from (entry.title, entry.intent, entry.level_words, entry.note, entry.path_words)
                for point in (point for level in entry.levels for point in level.checkpoints):
                    yield from (point.id, point.mark_words, point.text)
                yield from (use.title for use in entry.evidence)
        case Part.FINDINGS:
            for own in found.entries:
                yield from (own.title, own.condition, own.cause, own.effect, own.recommendation, own.outcome)
        case Part.ROADMAP:
            for action in road.actions:
                yield from (action.label, action.title)
        case Part.APPENDICES:
            for item in content.evidence:
                yield from (item.label, item.title, item.source, item.sha256)
            yield from (text for line in content.definitions for text in (line.label, line.text))
            yield from content.disclaimer


@pytest.mark.parametrize(
    ("form", "part"),
    [
        (Form.FULL, Part.EXECUTIVE), (Form.FULL, Part.CRITERIA), (Form.FULL, Part.FINDINGS),
        (Form.FULL, Part.ROADMAP), (Form.FULL, Part.APPENDICES), (Form.EXECUTIVE, Part.EXECUTIVE),
        (Form.CRITERION, Part.CRITERIA), (Form.CRITERION, Part.FINDINGS), (Form.CRITERION, Part.ROADMAP),
    ],
)  # fmt: skip
def test_the_words_of_the_content_stand_there_in_their_order(form: Form, part: Part) -> None:
    content = whole_content(form=form, criterion="1.02", parts=(part,))
    text = squeezed(pages_of(bytes_of(content)).text).replace("-", "")
    start = text.index("Contents") if "Contents" in text and part is not Part.EXECUTIVE else 0
    within = in_form(content)
    for said in told_of(within, part):
        wanted = squeezed(said).replace("-", "")
        found = text.find(wanted, start)
        assert found >= start, said
        start = found + len(wanted)
