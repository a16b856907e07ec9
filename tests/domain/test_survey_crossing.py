"""Groups of two kinds never leave a few people as the difference between what is told of them."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.domain.survey import survey_result
from maturity_desktop.domain.survey_withholding import untold_across
from tests.examples import examples

SMALLEST = 3


def unions(groups: list[str], untold: frozenset[str]) -> list[frozenset[int]]:
    """The people of every choice of told groups, with and without all the others together."""
    told = [frozenset(n for n, own in enumerate(groups) if own == name) for name in {*groups} - untold]
    told += [frozenset(n for n, own in enumerate(groups) if own in untold)]
    chosen = chain.from_iterable(combinations(told, many) for many in range(len(told) + 1))
    return [frozenset().union(*own) for own in chosen]


people = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("XYZ"), st.sampled_from(["1", "2", ""])),
    min_size=SMALLEST,
    max_size=24,
)


@given(people)
@settings(max_examples=examples(400), deadline=None)
def test_no_choice_of_groups_of_two_kinds_differs_by_a_few_people(rows: list[tuple[str, str, str]]) -> None:
    rows = [row for row in rows if row[2]]
    if len(rows) < SMALLEST:
        return  # nothing is told at all
    teams, sites, answers = ([row[place] for row in rows] for place in range(3))
    untold = untold_across({"team": teams, "site": sites}, answers, SMALLEST)
    for one in unions(teams, untold["team"]):
        for other in unions(sites, untold["site"]):
            assert not 0 < len(one ^ other) < SMALLEST


def test_who_is_the_only_one_of_a_site_in_no_large_team_is_not_computed() -> None:
    """All of Sales sit in Bonn, and one person of Bonn is not in Sales."""
    questions = (
        SurveyQuestion("a", "s", "team", 0, "Team", QuestionKind.GROUP),
        SurveyQuestion("a", "s", "site", 1, "Site", QuestionKind.GROUP),
        SurveyQuestion("a", "s", "glad", 2, "Glad?", QuestionKind.SCALE),
    )
    rows = [("Sales", "Bonn", str(n % 5 + 1)) for n in range(8)]
    rows += [("Service", "Bonn", "1")]
    rows += [(team, "Kiel", str(n % 5 + 1)) for team in ("Service", "Back office") for n in range(20)]
    survey = Survey("a", "s", Asked.EMPLOYEES, "T")
    result = survey_result(survey, questions, (("team", "site", "glad"), *rows))
    told = {
        (by, group.name) for by, groups in result.groups.items() for group in groups if not group.withheld
    }
    assert told == {("site", "Bonn"), ("site", "Kiel"), ("team", "Service")}


def test_groups_that_cross_without_coming_near_each_other_are_all_told() -> None:
    teams = [team for team in "AB" for _n in range(12)]
    sites = ["X", "Y", "Y", "X"] * 6
    untold = untold_across({"team": teams, "site": sites}, ["1", "2"] * 12, 5)
    assert untold == {"team": frozenset(), "site": frozenset()}
