"""Supporting figures, claims and surveys in the report: what a reader sees, and what nobody may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.claims import Verdict
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.domain.survey import SurveyResult
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content
from maturity_desktop.reports.excel import check_workbook
from maturity_desktop.reports.sections.executive import executive
from maturity_desktop.reports.sections.supporting_words import amount_words
from maturity_desktop.reports.sections.survey_words import headline_figure
from maturity_desktop.reports.support import Support
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.export import support_for
from maturity_desktop.verbs.sample import make_sample
from maturity_desktop.verbs.supporting_data import figure_as_data, figures_with_support
from maturity_desktop.verbs.survey_told import survey_as_data, surveys_as_data
from tests.reports.excel.conftest import Written, write
from tests.reports.pdf_checks import assert_nothing_overlaps, assert_stays_in_its_column
from tests.reports.pdf_reading import PdfPages, bytes_of, pages_of, section, text_of
from tests.reports.supported import supported_case

WORDS = NullTranslations()
MADE_ON = date(2026, 1, 30)


@dataclass(frozen=True)
class Sample:
    """The sample audit with what belongs beside its results, and what the command line tells of it."""

    results: tuple[Results, ...]
    support: Support
    told: dict[str, Any]
    surveys: list[dict[str, Any]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    library = Library.open(tmp_path_factory.mktemp("supported") / "library")
    try:
        results = results_of(library, make_sample(library, lambda: datetime(2026, 1, 30, 9, tzinfo=UTC)))
        return Sample(
            results,
            support_for(results, library.folder, library.table, library.figures),
            figures_with_support(library, results[0], WORDS),
            surveys_as_data(results[0].audit, library.table, WORDS),
        )
    finally:
        library.close()


@pytest.fixture(scope="module")
def content(sample: Sample) -> ReportContent:
    return build_content(sample.results[:1], MADE_ON, ReportOptions(), WORDS, support=sample.support)


@pytest.fixture(scope="module")
def pages(content: ReportContent) -> PdfPages:
    return pages_of(bytes_of(content))


@pytest.fixture(scope="module")
def workbook(sample: Sample) -> Written:
    return write(sample.results[0], support=sample.support)


class TestTheSample:
    def test_every_figure_stands_under_its_domain_with_its_value_and_origin(
        self, sample: Sample, content: ReportContent, pages: PdfPages
    ) -> None:
        text = text_of(section(pages, "Supporting figures"))
        assert content.supported is not None
        assert {own.id for own in content.supported.figures} == set(sample.support.figures)
        for domain in content.supported.domains:
            assert domain.title in text
            for figure in domain.figures:
                for said in (figure.title, figure.value, figure.standing_words, figure.interval):
                    assert said in text, figure.id
        assert "typical, not from the standard" in text
        assert "as given by the client, not averaged" in text
        assert "Computed from the client's amounts" in text
        assert "95.9 % 95 %: 91.8 to 98.0 %, n = 172" in text

    def test_contradicted_claims_come_first_and_the_executive_page_counts_them(
        self, content: ReportContent, pages: PdfPages
    ) -> None:
        assert content.supported is not None
        verdicts = [own.verdict for own in content.supported.claims]
        assert verdicts == sorted(verdicts, key=list(Verdict).index)
        assert verdicts[0] is Verdict.CONTRADICTED
        first = content.supported.claims[0]
        text = text_of(section(pages, "Supporting figures"))
        for said in ("Figures contradict 1 of 14 claims about them", first.says, first.claimed, first.shows):
            assert said in text
        said = "The client's own figures contradict what is claimed at 1 criterion: 5.07 Forecasting."
        assert said in text_of(PdfPages(pages.pages[:3], ()))

    def test_without_contradictions_the_executive_page_says_nothing_of_them(self, sample: Sample) -> None:
        said = executive(sample.results[0], WORDS).firmness
        assert not any("contradict" in line for line in said)

    def test_surveys_tell_rate_margin_intervals_and_who_is_withheld(self, pages: PdfPages) -> None:
        text = text_of(section(pages, "Surveys"))
        for said in (
            "1,384 answers to 2 surveys",
            "121 of 170 who were invited answered (71.2 %).",
            "Where all 121 answered, a share of half of them is sure to ± 4.8 points (95 %, out of 170).",
            "4 or 5: 81.1 % (95 %: 78.9 to 83.2 %)",
            "net promoter score −28, standard error 7.0",
            "Withheld: E-mail and Key accounts.",
        ):
            assert said in text

    def test_no_comment_is_told_unless_it_was_chosen_as_evidence(
        self, sample: Sample, content: ReportContent, workbook: Written
    ) -> None:
        comments = [told for own in sample.support.surveys for made in own.comments.values() for told in made]
        chosen = " ".join(item.text for item in content.evidence)
        assert len(comments) == 28
        everything = repr(content.supported) + " ".join(texts_of(workbook))
        assert [told for told in comments if told in everything and told not in chosen] == []

    def test_a_criterion_says_what_bears_on_it_and_links_there(
        self, content: ReportContent, pages: PdfPages
    ) -> None:
        forecasting = next(own for own in content.frameworks[0].criteria if own.id == "5.07")
        told = {own.label: own.text for own in forecasting.bearing}
        assert told["Forecast error by interval"] == "20.1 %, above what is typical"
        assert told["Contradicted by figures"].startswith("Contacts are forecast by the interval.")
        voice = next(own for own in content.frameworks[0].criteria if own.id == "5.06")
        assert any("“I was treated with attention and respect.”" in own.text for own in voice.bearing)
        text = text_of(pages)
        assert text.count("Figures, claims and surveys") == sum(
            bool(own.bearing) for own in content.frameworks[0].criteria
        )
        found = [
            page for page in section(pages, "Criteria").pages if "Forecast error by interval" in page.text
        ]
        shown = pages.pages.index(section(pages, "Supporting figures").pages[0])
        assert any(shown <= target < shown + 8 for page in found for _box, target in page.links)

    def test_nothing_is_clipped_or_overlaps(self, pages: PdfPages) -> None:
        for name in ("Supporting figures", "Surveys"):
            assert_stays_in_its_column(section(pages, name))
            assert_nothing_overlaps(section(pages, name))

    def test_the_workbook_has_formulas_where_figures_follow_and_entries_where_they_begin(
        self, workbook: Written
    ) -> None:
        layout = workbook.layout
        assert layout.supporting is not None
        assert layout.surveys is not None
        book = workbook.open()
        for table in (
            layout.supporting.figures, layout.supporting.rows,
            layout.surveys.surveys, layout.surveys.questions, layout.surveys.answers,
        ):  # fmt: skip
            sheet = book[table.title]
            for column in table.columns:
                cell = sheet[f"{table.letter(column.id)}{table.last_row}"]
                assert (cell.data_type == "f") is column.formula, column.id
                assert cell.protection.locked is not column.entry, column.id
            assert sheet.protection.sheet
            assert sheet.auto_filter.ref
            assert sheet.print_title_rows
        assert {"Figure_value", "Question_share", "Survey_response_rate"} <= set(book.defined_names)

    def test_the_workbook_is_read_back(self, workbook: Written, tmp_path: Path) -> None:
        check_workbook(workbook.save(tmp_path), workbook.content)

    def test_a_report_on_all_models_has_them_once(self, sample: Sample) -> None:
        every = build_content(sample.results, MADE_ON, ReportOptions(), WORDS, support=sample.support)
        assert every.supported is not None
        ids = [own.id for own in every.supported.figures]
        assert sorted(ids) == sorted(sample.support.figures)
        labels = {own.words for figure in every.supported.figures for own in figure.criteria}
        assert "ICMI CMO Standards 5.07" in labels


class TestSameNumbers:
    """Screen, PDF, workbook and command line."""

    def test_of_the_sample(
        self, sample: Sample, content: ReportContent, workbook: Written, pages: PdfPages
    ) -> None:
        told = {own["measure"]: own for own in sample.told["supporting"]}
        text = text_of(section(pages, "Supporting figures"))
        found = figures_in(workbook, content)
        assert set(told) == set(found) == set(sample.support.figures)
        for name, figure in sample.support.figures.items():
            assert_same(figure, found[name], told[name])
            if figure.whole.value is not None:
                assert amount_words(figure.whole.value, figure.measure.unit, WORDS) in text
                assert screen_value(figure, sample.support) in text
        for survey, said in zip(sample.support.surveys, sample.surveys, strict=True):
            assert_same_survey(survey, questions_in(workbook, survey), said)
            text = text_of(section(pages, "Surveys"))
            for own in survey.questions:
                assert headline_figure(own, WORDS) in text

    @pytest.mark.parametrize("seed", range(12))
    def test_of_drawn_audits(self, seed: int, tmp_path: Path) -> None:
        results, support = supported_case(seed)
        drawn = write(results, support=support)
        check_workbook(drawn.save(tmp_path), drawn.content)
        found = figures_in(drawn, drawn.content)
        assert set(found) == set(support.figures)
        for name, figure in support.figures.items():
            assert_same(figure, found[name], figure_as_data(figure))
        assert drawn.content.supported is not None
        values = {own.id: own.value for own in drawn.content.supported.figures}
        for name, figure in support.figures.items():
            if figure.whole.value is not None:
                # In print a sum of money says whose currency it is in; on screen its row does.
                assert values[name].removesuffix(" in the client's currency") == screen_value(figure, support)
        for survey in support.surveys:
            assert_same_survey(survey, questions_in(drawn, survey), survey_as_data(survey, (), WORDS))


def screen_value(figure: SupportingFigure, support: Support) -> str:
    """What the window shows of a figure."""
    from maturity_desktop.gui.supporting.figure_words import figure_row

    return figure_row(figure, support.catalogue, WORDS).mark


def figures_in(workbook: Written, content: ReportContent) -> dict[str, dict[str, Any]]:
    """The rows of the sheet Supporting figures by measure."""
    layout = workbook.layout.supporting
    assert layout is not None
    assert content.supported is not None
    rows = rows_in(workbook, layout.figures)
    return {own.id: row for own, row in zip(content.supported.figures, rows, strict=True)}


def rows_in(workbook: Written, table: Any) -> list[dict[str, Any]]:
    sheet = workbook.open(data_only=True)[table.title]
    names = [column.id for column in table.columns]
    found = sheet.iter_rows(table.first_row, table.last_row, max_col=len(names), values_only=True)
    return [dict(zip(names, row, strict=True)) for row in found]


def questions_in(workbook: Written, survey: SurveyResult) -> list[dict[str, Any]]:
    """The rows of a survey's questions, of everybody."""
    layout = workbook.layout.surveys
    assert layout is not None
    rows = rows_in(workbook, layout.questions)
    own = [
        row
        for row, placed in zip(rows, layout.rows, strict=True)
        if placed.survey.id == survey.survey.id and not placed.counted.group
    ]
    return own[: len(survey.questions)]


def assert_same(figure: SupportingFigure, row: dict[str, Any], told: dict[str, Any]) -> None:
    whole = figure.whole
    if whole.value is None:
        assert row["value"] is None
        assert told["value"] is None
    else:
        assert row["value"] == told["value"] == pytest.approx(float(whole.value))
    assert (row["counted"] or None) == told["n"] == whole.counted
    if whole.interval is not None:
        ends = pytest.approx([100 * whole.interval.low, 100 * whole.interval.high])
        assert [row["low"], row["high"]] == ends
        assert told["interval"] == ends
    standing = figure.standing.value if figure.standing else ""
    assert (row["standing"] or "").startswith(standing)


def assert_same_survey(survey: SurveyResult, rows: list[dict[str, Any]], told: dict[str, Any]) -> None:
    for own, row, said in zip(survey.questions, rows, told["questions"], strict=True):
        if own.withheld:
            assert [row[name] for name in ("count", "share", "mean", "score")] == [None] * 4
            continue
        assert row["count"] == said["answers"] == own.of
        if own.top is not None:
            ends = pytest.approx([float(own.top.share), own.top.interval.low, own.top.interval.high])
            assert [row["share"], row["low"], row["high"]] == ends
            assert [said["top"][name] for name in ("share", "low", "high")] == ends
        if own.net_promoter is not None:
            score = pytest.approx(own.net_promoter.score)
            assert row["score"] == score
            assert said["net_promoter"]["score"] == score


def texts_of(workbook: Written) -> Iterator[str]:
    """Every text and formula of the workbook."""
    for sheet in workbook.open():
        for line in sheet:
            yield from (str(cell.value) for cell in line if cell.value is not None)
