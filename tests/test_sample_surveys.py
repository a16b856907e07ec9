"""The surveys of the sample audit: what they come to, and that they agree with the client's other figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from maturity_desktop.domain.audit import Audit, Link
from maturity_desktop.domain.figure_records import Survey
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.survey import QuestionResult, SurveyResult, questions_of
from maturity_desktop.domain.survey_log import SurveyOdd
from maturity_desktop.domain.survey_reading import read_answers
from maturity_desktop.domain.survey_support import support_by_criterion, survey_results
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.sample import CURRENT, make_sample
from maturity_desktop.verbs.survey_answers import read_answer_file
from tools.sample_evidence.figures import SAMPLE, Figures

STAFF, CUSTOMERS = "norrhaven-staff-2026", "norrhaven-customers-2025-12"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def audit(library: Library) -> Audit:
    return library.load(CURRENT)


@pytest.fixture(scope="module")
def results(audit: Audit, library: Library) -> dict[str, SurveyResult]:
    return {found.survey.id: found for found in survey_results(audit, library.table)}


def question(result: SurveyResult, name: str) -> QuestionResult:
    return next(own for own in result.questions if own.question.id == name)


def test_staff_say_what_they_said_in_may(results: dict[str, SurveyResult]) -> None:
    staff = results[STAFF]
    assert (staff.of, staff.response_rate and round(float(staff.response_rate), 3)) == (121, 0.712)
    documents = Path(SAMPLE).parents[1] / "tools" / "sample_evidence" / "documents.yaml"
    in_may = yaml.safe_load(documents.read_text("utf-8"))["043-employee-survey-2025.pdf"]["body"]
    levels = dict(next(part["levels"] for part in in_may if "levels" in part))
    for name, said in (
        ("workplace", "My workplace lets me work well"),
        ("team_spirit", "I can rely on my team"),
        ("pay", "My pay is fair"),
        ("career", "I see a future here"),
        ("told_in_time", "I learn of changes in time"),
    ):
        mean = question(staff, name).mean
        assert mean is not None and f"{float(mean):.1f}" == levels[said], name
    recommend = question(staff, "recommend").net_promoter
    assert recommend is not None
    assert round(recommend.score, 1) == -28.1


def test_a_team_of_four_is_withheld_and_so_is_the_next_smallest(results: dict[str, SurveyResult]) -> None:
    teams = results[STAFF].groups["team"]
    assert [(own.name, own.of) for own in teams if own.withheld] == [("E-mail", 13), ("Key accounts", 4)]
    assert not any(own.withheld for own in results[STAFF].groups["site"])


def test_customers_of_december_agree_with_the_clients_figures(results: dict[str, SurveyResult]) -> None:
    december = Figures.read().month("2025-12")
    customers = results[CUSTOMERS]
    assert customers.of == december["csat_n"]
    satisfied, settled = question(customers, "satisfaction").top, question(customers, "resolution").top
    assert satisfied is not None and settled is not None
    assert round(100 * float(satisfied.share), 1) == december["csat_top2"]
    assert round(100 * float(settled.share), 1) == december["fcr"]


def test_answers_are_what_any_import_of_the_evidence_finds(
    library: Library, audit: Audit, results: dict[str, SurveyResult]
) -> None:
    for name in results:
        survey = audit.get(Survey, CURRENT, name)
        assert survey is not None
        item = next(own for own in audit.evidence if own.id == survey.evidence)
        path = SAMPLE / "evidence" / item.file_name
        found = read_answers(read_answer_file(path, questions_of(audit, name)), once=True)
        assert found.table == library.table(survey.answers)
        odd = [one for one in found.oddities if one.kind is not SurveyOdd.ROW]  # a column of ids is told
        assert found.new == () and odd == [] and found.origin == survey.origin


def test_criteria_have_what_was_asked_of_them(results: dict[str, SurveyResult]) -> None:
    found = support_by_criterion(results.values())
    assert {own.survey.id for own in found["icmi_cmo", "5.06"]} == {STAFF, CUSTOMERS}
    assert [own.result.question.id for own in found["icmi_cmo", "3.05"]] == ["pay"]


def test_surveys_leave_every_result_as_it_was(audit: Audit, library: Library) -> None:
    new = {own.evidence for own in audit.all(Survey)}
    tables = dict(audit.tables)
    tables[Link] = {key: link for key, link in audit.tables[Link].items() if link.evidence not in new}  # type: ignore[attr-defined]
    without = Audit(audit.id, tables)
    for use in audit.framework_uses:
        framework = library.framework(use.edition)
        with_them, before = evaluate(audit, framework), evaluate(without, framework)
        assert with_them.headline == before.headline
        for own, earlier in zip(with_them.criteria, before.criteria, strict=True):
            assert (own.level, own.confidence, own.provisional) == (
                earlier.level,
                earlier.confidence,
                earlier.provisional,
            ), own.criterion.id
