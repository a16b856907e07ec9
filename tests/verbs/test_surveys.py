"""Surveys in an audit: made, changed, answered; comments become evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import AGREED, Audit, Evidence, FrameworkUse, Link, Note
from maturity_desktop.domain.changes import Changes, Place
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.supporting_rows import Table
from maturity_desktop.domain.survey import questions_of
from maturity_desktop.domain.survey_log import SurveyOdd
from maturity_desktop.domain.survey_privacy import Private, private_marks
from maturity_desktop.domain.survey_reading import FoundAnswers, read_answers
from maturity_desktop.storage.survey_files import parse_templates
from maturity_desktop.verbs.survey_answers import (
    drop_answers,
    read_answer_file,
    take_in_answers,
    told_quality,
)
from maturity_desktop.verbs.survey_comments import quote_comments
from maturity_desktop.verbs.surveys import (
    change_survey,
    criteria_of,
    map_question,
    move_question,
    new_question,
    put_question,
    question_fault,
    remove_question,
    remove_survey,
    result_of,
    survey_fault,
    survey_from_nothing,
    survey_from_template,
    templates_and_faults,
    templates_at_hand,
)
from tests import builders
from tests.verbs.client_files import text_file

NOW = datetime(2026, 1, 14, 10, tzinfo=UTC)


class Bench:
    """An audit, its edits, and the tables that the library would keep."""

    def __init__(self, *records: FrameworkUse) -> None:
        self.audit: Audit = builders.audit(None, *records)
        self.kept: dict[str, Table] = {}

    def do(self, changes: Changes) -> None:
        self.audit = self.audit.with_changes(changes)

    def keep(self, table: Table) -> str:
        name = f"table-{len(self.kept)}"
        self.kept[name] = table
        return name

    def made(self, asked: str) -> Survey:
        template = next(own for own in templates_at_hand(Path("none")) if own.asked == asked)
        survey, changes = survey_from_template(self.audit, template)
        self.do(changes)
        return survey

    def take(self, survey: Survey, found: FoundAnswers, *items: Evidence, add: bool = False) -> Survey:
        made, changes = take_in_answers(
            self.audit, survey, found, self.keep, self.kept.__getitem__, items, add=add
        )
        self.do(changes)
        return made


@pytest.fixture
def bench() -> Bench:
    return Bench(FrameworkUse("a1", "icmi_cmo", "edition", 1))


def item(name: str = "answers.csv") -> Evidence:
    return Evidence(
        client="c1",
        id=f"id-{name}",
        number=0,
        title="Answers",
        kind=EvidenceKind.DATA,
        dated=date(2026, 1, 9),
        added_on=date(2026, 1, 14),
        file_name=name,
        sha256=f"sha-{name}",
    )


def answers(path: Path, survey: Survey, bench: Bench, *rows: str) -> FoundAnswers:
    text_file(path, "\n".join(rows))
    return read_answers(read_answer_file(path, questions_of(bench.audit, survey.id)))


# Templates


def test_templates_speak_to_criteria_that_are_there() -> None:
    found, faults = templates_and_faults(Path("none"))
    assert faults == ()
    assert [(own.id, own.asked, own.added) for own in found] == [
        ("customers", Asked.CUSTOMERS, True),
        ("employees", Asked.EMPLOYEES, True),
    ]
    kinds = {own.kind for template in found for own in template.questions}
    assert kinds == set(QuestionKind)


def test_a_firms_own_template_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    path = tmp_path / "frameworks" / "surveys.yaml"
    path.write_text(
        "schema: 1\ntemplates:\n"
        "- {id: employees, title: Ours, asked: employees, about: Own., questions: []}\n"
        "- {id: partners, title: Partners, asked: customers, about: Own., questions: []}\n",
        encoding="utf-8",
    )
    assert [(own.id, own.title) for own in templates_at_hand(tmp_path)][1:] == [
        ("employees", "Ours"),
        ("partners", "Partners"),
    ]
    path.write_text("schema: 1\ntemplates: 3\n", encoding="utf-8")
    found, (fault,) = templates_and_faults(tmp_path)
    assert [own.title for own in found][1] == "Employees of the contact centre"
    assert "surveys.yaml:2" in str(fault)


BROKEN = """schema: 1
templates:
- id: own
  title: Own
  asked: customers
  about: Own.
  questions:
  - {id: one, text: One?, kind: scale, top: 9}
  - {id: one, text: Two?, kind: choice, choices: [Yes]}
  - {id: two, text: Three?, kind: scale, choices: [a, b, c]}
  - {id: six, text: Four?, kind: scale, lowest: 5, highest: 5}
  - id: ten
    text: Five?
    kind: yes_no
    criteria: [{framework: model, criterion: "9.99"}, {framework: other, criterion: "1"}]
"""


def test_everything_wrong_in_a_template_is_told_with_its_line() -> None:
    framework = builders.framework({"d": [builders.criterion([1])]})
    with pytest.raises(FrameworkError) as caught:
        parse_templates(BROKEN.encode(), "own.yaml", {"model": framework})
    assert [problem.line for problem in caught.value.problems] == [8, 9, 9, 10, 11, 15]
    assert "Did you mean" in str(caught.value) or "1.01" in str(caught.value)


# A survey and its questions


def test_a_survey_from_a_template_has_its_questions_and_their_criteria(bench: Bench) -> None:
    survey = bench.made("employees")
    questions = questions_of(bench.audit, survey.id)
    assert [own.position for own in questions] == list(range(20))
    aims = next(own for own in questions if own.id == "aims")
    assert aims.criteria == ("icmi_cmo 2.01", "icmi_cmo 2.02", "icmi_cmo 1.01")
    assert (aims.lowest, aims.highest, aims.top) == (1, 5, 4)
    leaving = next(own for own in questions if own.id == "leaving")
    assert (leaving.low_is_good, leaving.top) == (True, 2)


def test_questions_are_added_moved_changed_and_taken_out(bench: Bench) -> None:
    survey, changes = survey_from_nothing(bench.audit, Asked.EMPLOYEES, "Own")
    bench.do(changes)
    for text in ("One?", "Two?", "Three?"):
        bench.do(put_question(bench.audit, new_question(bench.audit, survey, text, QuestionKind.YES_NO)))
    one, two, three = questions_of(bench.audit, survey.id)
    bench.do(move_question(bench.audit, three, 0))
    bench.do(remove_question(bench.audit, two))
    assert [own.text for own in questions_of(bench.audit, survey.id)] == ["Three?", "One?"]
    bench.do(put_question(bench.audit, replace(one, position=1, text="First?")))
    assert [own.text for own in questions_of(bench.audit, survey.id)] == ["Three?", "First?"]
    new = new_question(bench.audit, survey, "Four?", QuestionKind.COMMENT)
    assert new.id not in {own.id for own in questions_of(bench.audit, survey.id)}
    bench.do(remove_survey(bench.audit, survey))
    assert not list(bench.audit.all(Survey)) and not list(bench.audit.all(SurveyQuestion))


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"title": " "}, "has a title"),
        ({"population": 0}, "At least one"),
        ({"population": 10, "invited": 11}, "No more people"),
        ({"invited": 3, "count": 4}, "more answers"),
        ({"smallest_group": 1}, "from 2 to"),
        ({"population": 10, "invited": 10, "count": 10}, ""),
    ],
)
def test_numbers_that_cannot_be_are_refused(bench: Bench, changed: Mapping[str, object], fault: str) -> None:
    survey = replace(bench.made("employees"), **changed)  # type: ignore[arg-type]
    assert fault in survey_fault(survey) and bool(survey_fault(survey)) == bool(fault)
    if fault:
        with pytest.raises(ValueError, match=fault):
            change_survey(bench.audit, survey)
    else:
        bench.do(change_survey(bench.audit, survey))
        assert bench.audit.get(Survey, *survey.key) == survey


def test_questions_that_cannot_be_answered_are_refused() -> None:
    scale = SurveyQuestion("a", "s", "q", 0, "Good?", QuestionKind.SCALE)
    assert question_fault(scale) == ""
    for wrong in (
        replace(scale, text=""),
        replace(scale, top=6),
        replace(scale, lowest=5),
        replace(scale, choices=("a", "b", "c")),
        replace(scale, kind=QuestionKind.CHOICE, choices=("a", "A ")),
    ):
        assert question_fault(wrong)


# Answers


def test_answers_become_the_surveys_and_the_file_evidence_of_its_criteria(
    bench: Bench, tmp_path: Path
) -> None:
    survey = bench.made("customers")
    head = "Was your matter settled with this contact?;How fast?"
    found = answers(tmp_path / "a.csv", survey, bench, head, "yes;4", "no;5", "yes;3", "yes;4", "no;1")
    made = bench.take(survey, found, item())
    assert (made.count, made.origin) == (5, "a!A2:B6")
    (evidence,) = bench.audit.evidence
    assert (evidence.number, evidence.kind, made.evidence) == (1, EvidenceKind.SURVEY, evidence.id)
    assert evidence.confidential
    assert {(link.framework, link.criterion) for link in bench.audit.all(Link)} == {("icmi_cmo", "5.04")}
    result = result_of(bench.audit, made, bench.kept.__getitem__)
    tops = {own.question.text: own.top and (own.top.hits, own.top.of) for own in result.questions}
    assert tops["Was your matter settled with this contact?"] == (3, 5)
    assert tops["How fast?"] == (3, 5)
    assert questions_of(bench.audit, survey.id)[-1].text == "How fast?"


def test_a_second_file_is_added_without_what_is_there_already_or_takes_the_place(
    bench: Bench, tmp_path: Path
) -> None:
    survey = bench.made("customers")
    head = "Response ID;Was your matter settled with this contact?"
    first = answers(tmp_path / "a.csv", survey, bench, head, "1;yes", "2;no", "3;yes")
    second = answers(tmp_path / "b.csv", survey, bench, head, "3;yes", "4;yes")
    made = bench.take(survey, first, item("a.csv"))
    both = bench.take(made, second, item("b.csv"), add=True)
    assert both.count == 4
    of_rows = [(own.kind, own.count) for own in told_quality(both) if own.kind is not SurveyOdd.ROW]
    assert of_rows == [(SurveyOdd.ALREADY_THERE, 1)]
    assert both.origin == "a!A2:B4; b!A2:B3"
    anew = bench.take(both, second, item("b.csv"))
    assert (anew.count, anew.origin) == (2, "b!A2:B3")
    assert [(own.kind, own.what) for own in told_quality(anew)] == [(SurveyOdd.ROW, "Response ID")]
    assert [own.number for own in bench.audit.evidence] == [1, 2]
    bench.do(drop_answers(bench.audit, anew))
    emptied = bench.audit.get(Survey, *survey.key)
    assert emptied is not None and (emptied.answers, emptied.count) == ("", 0)


def there(survey: Survey) -> int:
    """How many rows of the last file a survey had already."""
    return sum(own.count for own in told_quality(survey) if own.kind is SurveyOdd.ALREADY_THERE)


def test_a_file_without_numbers_or_times_counts_once_however_often_it_is_added(
    bench: Bench, tmp_path: Path
) -> None:
    survey = bench.made("customers")
    rows = ("How fast?;Fair?;Clear?;Kind?", "4;3;5;5", "5;2;1;5", "4;3;5;5", "1;1;2;3")
    made = bench.take(survey, answers(tmp_path / "a.csv", survey, bench, *rows), item("a.csv"))
    copy = answers(tmp_path / "copy.csv", survey, bench, *rows)
    again = bench.take(made, copy, item("a.csv"), add=True)
    assert (made.count, again.count, there(again)) == (4, 4, 4)
    grown = answers(tmp_path / "grown.csv", survey, bench, *rows, "2;2;4;4")
    more = bench.take(again, grown, item("grown.csv"), add=True)
    assert (more.count, there(more) - there(again)) == (5, 4)
    other = answers(
        tmp_path / "other.csv", survey, bench, rows[0], "1;3;5;5", "5;2;1;1", "4;4;5;2", "4;3;5;5"
    )
    assert bench.take(more, other, item("other.csv"), add=True).count == 9


def test_rows_of_few_answers_are_alike_by_chance_and_known_only_in_the_same_file(
    bench: Bench, tmp_path: Path
) -> None:
    survey = bench.made("customers")
    rows = ("How fast?", "4", "5", "4", "4")
    made = bench.take(survey, answers(tmp_path / "early.csv", survey, bench, *rows), item("early.csv"))
    same = answers(tmp_path / "early.csv", survey, bench, *rows)
    assert bench.take(made, same, item("early.csv"), add=True).count == 4
    late = answers(tmp_path / "late.csv", survey, bench, *rows, "3")
    assert bench.take(made, late, item("late.csv"), add=True).count == 9


def test_evidence_follows_a_question_to_its_new_criterion(bench: Bench, tmp_path: Path) -> None:
    survey = bench.made("customers")
    found = answers(tmp_path / "a.csv", survey, bench, "How fast?;Fair?", "4;3", "5;2")
    bench.take(survey, found, item())
    asked = questions_of(bench.audit, survey.id)[-1]
    bench.do(map_question(bench.audit, asked, [("icmi_cmo", "8.01"), ("elsewhere", "1")]))
    mapped = questions_of(bench.audit, survey.id)[-1]
    assert mapped.criteria == ("icmi_cmo 8.01", "elsewhere 1")
    assert [(link.framework, link.criterion) for link in bench.audit.all(Link)] == [("icmi_cmo", "8.01")]
    assert criteria_of(mapped, {"model": builders.framework({"d": [builders.criterion([1])]})}) == ()


# Comments


def test_comments_become_an_item_of_evidence_and_a_quote_in_one_edit(bench: Bench) -> None:
    survey = bench.made("employees")
    place = Place("a1", "model", AGREED)
    bench.do(
        quote_comments(
            bench.audit, place, survey, ["Too hot.\nAlways.", "  "], "1.01", "A. Ssessor", NOW,
            checkpoint="1.01-1a", contradicts=True,
        )
    )  # fmt: skip
    (evidence,) = bench.audit.evidence
    assert (evidence.kind, evidence.text, evidence.label) == (
        EvidenceKind.SURVEY, "“Too hot. Always.”", "EV-001",
    )  # fmt: skip
    (link,) = bench.audit.all(Link)
    assert (link.criterion, link.checkpoint, link.contradicts) == ("1.01", "1.01-1a", True)
    (note,) = bench.audit.all(Note)
    assert "“Too hot. Always.”" in note.text and "EV-001" in note.text
    with pytest.raises(ValueError, match="' '"):
        quote_comments(bench.audit, place, survey, [" "], "1.01", "A", NOW)


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("My team leader Sabine helps.", [("Sabine", Private.NAME)]),
        ("Herr Müller war nett.", [("Müller", Private.NAME)]),
        ("I asked Peter Parker about it.", [("Peter Parker", Private.NAME)]),
        ("I was told so by Ilse Quist twice.", [("Ilse Quist", Private.NAME)]),
        ("Write to jo.b@x-y.org or +49 170 123456.", [
            ("jo.b@x-y.org", Private.ADDRESS), ("+49 170 123456", Private.NUMBER),
        ]),
        ("Die Halle Drei ist im Mai schon zu warm.", []),
        ("Service Level was 80 in 2025. The Contact Centre is fine", [("Contact Centre", Private.NAME)]),
        ("Yesterday Ilse Quist told me so.", [("Ilse Quist", Private.NAME)]),
        ("All good.", []),
    ],
)  # fmt: skip
def test_what_may_name_a_person_is_marked(comment: str, found: list[tuple[str, Private]]) -> None:
    marks = [(comment[mark.start : mark.end], mark.kind) for mark in private_marks(comment)]
    assert marks == found
