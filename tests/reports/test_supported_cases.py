"""Supporting figures and surveys of every sort: what nobody may learn, and ugly data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.figure_records import QuestionKind
from maturity_desktop.domain.survey import survey_result
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content, missing_glyphs
from maturity_desktop.reports.excel import check_workbook
from maturity_desktop.reports.sections.survey_words import group_names
from maturity_desktop.reports.support import NO_SUPPORT
from tests.examples import examples
from tests.reports import audits
from tests.reports.excel.conftest import write
from tests.reports.pdf_checks import assert_stays_in_its_column
from tests.reports.pdf_reading import bytes_of, pages_of, section, text_of
from tests.reports.supported import catalogue, drawn_questions, drawn_survey, supported_case

WORDS = NullTranslations()
MADE_ON = date(2026, 1, 30)


class TestWhatNobodyMayLearn:
    @settings(max_examples=examples(25), deadline=None)
    @given(st.integers(0, 10_000), st.integers(5, 60))
    def test_a_withheld_group_has_no_number_anywhere(self, seed: int, people: int) -> None:
        survey = drawn_survey(Random(seed), people)
        results, _support = supported_case(0)
        own = replace(NO_SUPPORT, surveys=(survey,))
        content = build_content([results], MADE_ON, ReportOptions(), WORDS, support=own)
        assert content.supported is not None
        (entry,) = content.supported.surveys
        withheld = {group.name for groups in survey.groups.values() for group in groups if group.withheld}
        names = group_names([group.name for groups in survey.groups.values() for group in groups], WORDS)
        hidden = {names[name] for name in withheld}
        for counted in entry.counted:
            if counted.withheld or any(counted.group.startswith(f"{name} (") for name in hidden):
                figures = (counted.top, counted.hits, counted.mean, counted.net_promoter, counted.population)
                assert not counted.counts
                assert figures == (None,) * 5
        drawn = [spot.words for own in entry.groups for _text, chart in own.charts for spot in chart.spots]
        assert not [said for said in drawn if any(said.startswith(f"{name}:") for name in hidden)]

    def test_neither_comments_nor_people_are_in_the_content(self) -> None:
        results, support = supported_case(4)
        content = build_content([results], MADE_ON, ReportOptions(), WORDS, support=support)
        told = repr(content.supported)
        assert any(own.comments for own in support.surveys)
        assert "Secret words" not in told
        assert "Anna Weber" not in told
        assert "Group " in told

    def test_groups_called_after_people_have_numbers_that_no_other_group_has(self) -> None:
        names = group_names(["Billing", "Anna Weber", "Group 1", "Tom", ""], WORDS)
        assert list(names.values()) == ["Billing", "Group 2", "Group 1", "Group 3", "no group named"]

    def test_the_quality_log_tells_no_cell_and_nothing_that_somebody_wrote(self) -> None:
        line = {"kind": "off_scale", "file": "a.csv", "sheet": "a", "cells": ["B17"], "count": 1}
        line["what"] = "ask Maria"
        drawn = drawn_survey(Random(1), 20)
        survey = replace(drawn.survey, quality=(json.dumps(line),))
        results, _support = supported_case(0)
        own = replace(NO_SUPPORT, surveys=(replace(drawn, survey=survey),))
        content = build_content([results], MADE_ON, ReportOptions(), WORDS, support=own)
        assert content.supported is not None
        (quality,) = content.supported.surveys[0].data.quality
        assert "1 cell that is no answer left out" in quality
        assert "B17" not in quality
        assert "Maria" not in quality


class TestUgly:
    def test_nothing_at_all_leaves_no_heading(self) -> None:
        results, _support = supported_case(0)
        content = build_content([results], MADE_ON, ReportOptions(), WORDS)
        assert content.supported is None
        bookmarks = [title for _depth, title, _page in pages_of(bytes_of(content)).bookmarks]
        assert not {"Supporting figures", "Claims and figures", "Surveys"} & set(bookmarks)
        assert not {"Supporting figures", "Surveys"} & set(write(results).open(read_only=True).sheetnames)

    def test_a_survey_alone_leaves_no_empty_headings(self) -> None:
        results, support = supported_case(1)
        alone = replace(NO_SUPPORT, surveys=support.surveys)
        content = build_content([results], MADE_ON, ReportOptions(), WORDS, support=alone)
        bookmarks = [title for _depth, title, _page in pages_of(bytes_of(content)).bookmarks]
        assert "Surveys" in bookmarks
        assert "Supporting figures" not in bookmarks
        assert write(results, support=alone).open(read_only=True).sheetnames.count("Surveys") == 1

    def test_200_questions_with_names_of_200_characters(self, tmp_path: Path) -> None:
        long = "Bewertungsgesprächsleitfaden & <b>Wort</b> " * 5
        first, *_rest, group = drawn_questions()
        many = tuple(
            replace(first, id=f"q{place}", position=place, text=f"{place} {long}"[:200])
            for place in range(200)
        )
        questions = (*many, replace(group, text=long[:200]))
        head = tuple(own.id for own in questions)
        random = Random(2)
        rows = [
            (*(str(random.randint(1, 5)) for _own in many), random.choice(("=1+1 " + long[:150], "South")))
            for _person in range(40)
        ]
        survey = drawn_survey(random, 20).survey
        found = survey_result(replace(survey, title=long[:200], count=40), questions, (head, *rows))
        results, _support = supported_case(0)
        content = build_content(
            [results], MADE_ON, ReportOptions(), WORDS, support=replace(NO_SUPPORT, surveys=(found,))
        )
        part = section(pages_of(bytes_of(content)), "Surveys")
        assert_stays_in_its_column(part)
        assert all(own.text.split()[-1] in text_of(part) for own in many[:3])
        drawn = write(results, support=replace(NO_SUPPORT, surveys=(found,)))
        check_workbook(drawn.save(tmp_path), drawn.content)

    def test_every_measure_with_long_names(self) -> None:
        results, support = supported_case(3)
        figures = {}
        for name, own in support.figures.items():
            title = f"{own.measure.title} " + "Langername " * 18
            groups = {f"{group} {title}": share for group, share in own.groups.items()}
            rows = {f"{group} {title}": made for group, made in own.rows_of_group.items()}
            measure = replace(own.measure, title=title[:200])
            figures[name] = replace(own, measure=measure, groups=groups, rows_of_group=rows)
        content = build_content(
            [results], MADE_ON, ReportOptions(), WORDS, support=replace(support, figures=figures)
        )
        part = section(pages_of(bytes_of(content)), "Supporting figures")
        assert_stays_in_its_column(part)
        assert len(figures) > 20

    def test_a_character_without_a_glyph_is_reported(self) -> None:
        results, support = supported_case(1)
        survey = support.surveys[0]
        own = replace(survey, survey=replace(survey.survey, title="今"))
        content = build_content(
            [results], MADE_ON, ReportOptions(), WORDS, support=replace(NO_SUPPORT, surveys=(own,))
        )
        assert [character for character, _places in missing_glyphs(content)] == ["今"]

    def test_the_same_audit_gives_the_same_bytes(self) -> None:
        results, support = supported_case(5)

        def made() -> bytes:
            content = build_content([results], MADE_ON, ReportOptions(), WORDS, support=support)
            return bytes_of(content)

        assert made() == made()


def test_the_catalogue_is_the_programs_own() -> None:
    """What the drawn cases stand on."""
    kinds = {own.kind for own in drawn_questions()}
    assert kinds == set(QuestionKind)
    assert len({own.formula for own in catalogue().measures}) == 6
    assert date(2025, 12, 31) == audits.CUT_OFF
