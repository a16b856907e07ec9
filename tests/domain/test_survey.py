"""What a survey tells, and what it must not tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.sheet import Cell, Sheet
from maturity_desktop.domain.survey import is_answer, survey_result
from maturity_desktop.domain.survey_columns import AnswerPlan, ColumnUse, SurveyFileError
from maturity_desktop.domain.survey_guess import answer_sheet, columns_of
from maturity_desktop.domain.survey_reading import read_answers
from maturity_desktop.domain.survey_support import support_by_criterion
from tests.examples import examples

SITE = SurveyQuestion("a", "s", "site", 0, "Where?", QuestionKind.GROUP)
GLAD = SurveyQuestion(
    "a", "s", "glad", 1, "Glad?", QuestionKind.SCALE, highest=3, top=3, criteria=("m 1.01",)
)
SAID = SurveyQuestion("a", "s", "said", 2, "What else?", QuestionKind.COMMENT)
SMALLEST = 3


def survey(**more: object) -> Survey:
    return Survey("a", "s", Asked.EMPLOYEES, "T", **{"smallest_group": SMALLEST, **more})  # type: ignore[arg-type]


def ways(total: int, boxes: int) -> list[tuple[int, ...]]:
    """Every way in which so many people can have ticked so many boxes."""
    return [own for own in product(range(total + 1), repeat=boxes) if sum(own) == total]


def consistent(sizes: list[int], rest: tuple[int, ...]) -> list[tuple[tuple[int, ...], ...]]:
    """Every answer of groups of these sizes that comes to what is left of the whole."""
    every = product(*(ways(size, len(rest)) for size in sizes))
    return [own for own in every if tuple(map(sum, zip(*own, strict=True))) == rest]


answers = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from(["1", "2", "3", ""])), min_size=3, max_size=11
)


@given(answers)
@settings(max_examples=examples(300), deadline=None)
def test_nobody_can_compute_what_a_withheld_group_said(rows: list[tuple[str, str]]) -> None:
    """A reader knows the whole, what is told of groups, and how many of each group answered; nothing more."""
    table = (("site", "glad"), *rows)
    result = survey_result(survey(), (SITE, GLAD), table)
    (whole,) = result.questions
    if whole.withheld:
        assert all(group.withheld or group.questions["glad"].withheld for group in result.groups["site"])
        return
    if sum(times > 0 for times in whole.counts.values()) == 1:
        return  # all said the same: the whole tells it, whatever is told of groups
    given_by = {name: Counter(said for site, said in rows if site == name and said) for name in "ABCD"}
    rest = Counter(whole.counts)
    untold = []
    for group in result.groups["site"]:
        own = group.questions.get("glad")
        if own is None or own.withheld:
            untold.append(given_by[group.name].total())
        else:
            rest.subtract(own.counts)
    sizes = [size for size in untold if size]
    possible = consistent(sizes, tuple(rest[box] for box in "123"))
    for place in range(len(sizes)):
        assert len({own[place] for own in possible}) > 1


def test_a_margin_of_a_group_does_not_rest_on_the_population_of_all() -> None:
    rows = [("A", "3")] * 20 + [("A", "1")] * 20 + [("B", "3")] * 20 + [("B", "1")] * 20
    result = survey_result(survey(population=80), (SITE, GLAD), (("site", "glad"), *rows))
    (whole,) = result.questions
    assert whole.top is not None
    assert whole.top.interval.low == whole.top.interval.high == 0.5
    group = result.groups["site"][0].questions["glad"].top
    assert group is not None
    assert group.interval.high > 0.6


def test_too_few_answers_tell_nothing() -> None:
    result = survey_result(survey(), (SITE, GLAD, SAID), (("site", "glad", "said"), ("A", "3", "Well.")))
    assert result.withheld
    assert [own.counts for own in result.questions] == [{}]
    assert result.groups == {} and result.comments == {}


def test_comments_come_in_an_order_that_tells_nothing() -> None:
    rows = [("3", "Zebra"), ("1", "apple"), ("2", ""), ("2", "Mango")]
    result = survey_result(survey(), (GLAD, SAID), (("glad", "said"), *rows))
    assert result.comments["said"] == ("apple", "Mango", "Zebra")


def test_who_names_no_group_is_a_group_without_a_name_at_the_end() -> None:
    rows = [
        ("b", "1"),
        ("b", "2"),
        ("b", "3"),
        ("", "1"),
        ("", "2"),
        ("", "3"),
        ("A", "1"),
        ("A", "2"),
        ("A", "2"),
    ]
    result = survey_result(survey(), (SITE, GLAD), (("site", "glad"), *rows))
    assert [group.name for group in result.groups["site"]] == ["A", "b", ""]
    assert not any(group.withheld for group in result.groups["site"])


def test_groups_stand_as_the_questionnaire_offers_them() -> None:
    tenure = replace(SITE, choices=("Less than a year", "One to three years", "More than three years"))
    names = ("More than three years", "elsewhere", "one to three years", "Less than a year", "")
    rows = [(name, "1") for name in names for _answer in range(3)]
    result = survey_result(survey(), (tenure, GLAD), (("site", "glad"), *rows))
    told = [group.name for group in result.groups["site"]]
    assert told == ["Less than a year", "one to three years", "More than three years", "elsewhere", ""]


def test_groups_that_no_questionnaire_offers_stand_by_size_and_withheld_ones_by_name() -> None:
    sizes = {"A": 6, "B": 9, "d": 2, "C": 1}
    rows = [(name, str(1 + place % 3)) for name, size in sizes.items() for place in range(size)]
    result = survey_result(survey(), (SITE, GLAD), (("site", "glad"), *rows))
    told = [(group.name, group.withheld) for group in result.groups["site"]]
    assert told == [("B", False), ("A", False), ("C", True), ("d", True)]


def test_a_survey_without_answers() -> None:
    result = survey_result(survey(), (GLAD,), ())
    assert (result.of, result.withheld, result.response_rate) == (0, True, None)


def test_a_criterion_has_the_questions_that_speak_to_it() -> None:
    rows = [("3",)] * 4
    found = support_by_criterion([survey_result(survey(), (SITE, GLAD), (("glad",), *rows))])
    assert list(found) == [("m", "1.01")]
    (support,) = found["m", "1.01"]
    assert (support.survey.title, support.result.counts["3"]) == ("T", 4)


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 12),
    st.floats(),
    st.sampled_from(
        ["Yes", "no", "n/a", "agree", "5 - Good", "A3", "a;b;", "a@b.org", "Ann Berg", "=1", "²"]
    ),
    st.text(max_size=8),
)


@given(st.lists(st.lists(cells, min_size=4, max_size=4), min_size=1, max_size=8))
@settings(max_examples=examples(300), deadline=None)
def test_any_table_is_read_or_refused(rows: list[list[Cell]]) -> None:
    """Whatever stands in the cells: answers that their questions know, or a refusal in words."""
    answers = answer_sheet(Sheet("Answers", tuple(zip(*rows, strict=True)), "any.xlsx"))
    if answers is None:
        return
    plan = AnswerPlan(answers, columns_of([answers], [GLAD]))
    if not any(column.use is ColumnUse.ANSWERS for column in plan.columns):
        with pytest.raises(SurveyFileError, match=r"any\.xlsx"):
            read_answers([plan])
        return
    found = read_answers([plan])
    by_id = {own.id: own for own in found.questions}
    for row in found.table[1:]:
        for name, told in zip(found.table[0][1:], row[1:], strict=True):
            assert told == "" or is_answer(by_id[name], told)
    assert survey_result(survey(), found.questions, found.table).of == found.count
