"""Heads of clients' columns that name a figure and mean another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.verbs.supporting_data import figures_of_files
from tests.verbs.client_files import text_file
from tests.verbs.reading_figures import counts, figures, refusal, values
from tests.verbs.reading_figures import read as read_ladder
from tests.verbs.test_messy_amounts import CATALOGUE, TODAY, read

OTHERS = {
    "first_contact_resolution": [
        "Non-FCR %", "Not resolved at first contact %", "FCR % prior year", "FCR % last year", "No FCR %",
        "Nicht im Erstkontakt gelöst %", "FCR Quote Vorjahr", "FCR forecast %",
    ],
    "adherence": ["Non-adherence %", "Adherence % budget", "Plantreue VJ", "Adherence YTD"],
    "absence": [
        "Non-absence %", "Absence-free days %", "Absence % previous year", "Absence % planned",
        "Fehlzeiten-freie Tage %", "Fehlzeitenquote Vorjahr", "Absence % excl. sickness",
    ],
    "sickness": ["Absence % excl. sickness", "Sickness absence %, previous year", "Krankheit % Prognose"],
    "attrition": [
        "Attrition % YTD", "Fluktuation kumuliert %", "Change in attrition %", "Attrition %", "Fluktuation %",
    ],
    "budget_variance": ["Abweichung %", "Variance %"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "head"), [(own, head) for own, heads in OTHERS.items() for head in heads]
)
def test_what_negates_leaves_out_or_is_of_another_period_is_no_figure_and_is_named(
    tmp_path: Path, measure: str, head: str
) -> None:
    text = f"Month;Headcount;{head}\n2025-01;50;71\n2025-02;50;72\n"
    found = read(text_file(tmp_path / "client.csv", text))
    assert {name for row in found.rows for name in row.amounts} == {"headcount"}, measure
    assert found.unread == (head,)


@pytest.mark.parametrize(
    "head", ["No. of leavers", "No of leavers", "Leavers (No.)", "Budget", "Forecast bias"]
)
def test_words_of_an_amount_s_own_head_and_its_number_deny_nothing(tmp_path: Path, head: str) -> None:
    found = read(text_file(tmp_path / "client.csv", f"Month;{head}\n2025-01;3\n2025-02;4\n"))
    assert found.unread == ()
    assert len(found.rows) == 2


NOT_THE_LEVEL = [
    "SL % previous year", "Vorjahr SL %", "SL % last year", "Service level YTD", "SL % forecast",
    "Outside SL %", "Calls not answered within 20 s %", "Nicht innerhalb 20 s angenommen %", "Change in SL %",
]  # fmt: skip


@pytest.mark.parametrize("head", NOT_THE_LEVEL)
def test_a_lone_figure_of_another_period_or_the_opposite_is_refused_by_its_head(
    tmp_path: Path, head: str
) -> None:
    path = text_file(tmp_path / "client.csv", f"Month;{head}\n2025-01;81\n2025-02;82\n")
    said = refusal(path)
    assert f"“{head}” (B)" in said
    assert '"columns": {"A": "date", "B": "value"}' in said
    assert values(read_ladder(path, told={"columns": {"A": "date", "B": "value"}, "target": "80"}))


@pytest.mark.parametrize("head", ["Abandonment rate", "Occupancy %", "Average handle time"])
def test_a_lone_figure_that_says_it_is_another_is_no_service_level(tmp_path: Path, head: str) -> None:
    said = refusal(text_file(tmp_path / "client.csv", f"Month;{head}\n2025-01;81\n2025-02;82\n"))
    assert "no figures were found" in said


@pytest.mark.parametrize("head", ["Voice", "%", "2025", "Actual", "", "Calls SL %"])
def test_a_lone_figure_under_a_head_that_says_nothing_else_is_taken(tmp_path: Path, head: str) -> None:
    path = text_file(tmp_path / "client.csv", f"Month;{head}\n2025-01;81\n2025-02;82\n")
    assert values(read_ladder(path)) == {"2025-01": 81, "2025-02": 82}


@pytest.mark.parametrize(
    "head", ["Delta to target", "SL vs target", "Target achieved %", "Target previous year"]
)
def test_how_a_figure_stands_to_its_target_is_no_target(tmp_path: Path, head: str) -> None:
    path = text_file(tmp_path / "client.csv", f"Month;SL %;{head}\n2025-01;81;31\n2025-02;82;32\n")
    found = read_ladder(path)
    assert [own.target for own in figures(found)] == [None, None]


@pytest.mark.parametrize("head", ["In target", "Within threshold", "Calls within target", "Im Ziel"])
def test_contacts_within_a_target_are_counts(tmp_path: Path, head: str) -> None:
    path = text_file(tmp_path / "client.csv", f"Month;Offered;{head}\n2025-01;100;81\n2025-02;100;82\n")
    assert counts(read_ladder(path)) == [(81, 100), (82, 100)]


@pytest.mark.parametrize("head", ["SL % previous year", "Servicelevel Vorjahr", "Service level YTD"])
def test_the_ladder_takes_the_figure_of_the_row_s_own_period(tmp_path: Path, head: str) -> None:
    text = f"Month;SL %;{head}\n2025-01;81;79\n2025-02;82;78\n"
    found = read_ladder(text_file(tmp_path / "client.csv", text))
    assert values(found) == {"2025-01": 81, "2025-02": 82}


@pytest.mark.parametrize("head", ["SL % excl. abandons", "Servicelevel ohne Aufleger %"])
def test_a_service_level_that_leaves_out_the_abandoned_is_one(tmp_path: Path, head: str) -> None:
    text = f"Month;SL not met (days);{head};Plan SL %\n2025-01;4;81;80\n2025-02;5;82;80\n"
    assert values(read_ladder(text_file(tmp_path / "client.csv", text))) == {"2025-01": 81, "2025-02": 82}


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        ("Emails received;Answered within 24h;Answered after 24h", "100;93;7", (93, 100)),
        ("Offered;Short abandons (<5s);Abandoned;Answered;Answered <=20s", "100;2;5;93;81", (81, 100)),
        ("Offered;Answered <20 s;Answered >20 s", "100;81;12", (81, 100)),
    ],
)
def test_late_answers_and_quick_abandons_are_not_in_time(
    tmp_path: Path, heads: str, row: str, expected: tuple[int, int]
) -> None:
    path = text_file(tmp_path / "client.csv", f"Month;{heads}\n2025-01;{row}\n2025-02;{row}\n")
    assert counts(read_ladder(path)) == [expected, expected]


def test_answers_of_a_scale_side_by_side_are_not_chosen_from(tmp_path: Path) -> None:
    heads = "Month;Very satisfied %;Satisfied %;Dissatisfied %;Responses"
    text = f"{heads}\n2025-01;50;33;17;9\n2025-02;50;33;17;9\n"
    assert "may both be meant" in refusal(text_file(tmp_path / "client.csv", text), criterion="8.03")


def test_how_many_were_looked_at_is_not_their_score(tmp_path: Path) -> None:
    text = "Month;QA evaluations;QA score\n2025-01;200;86\n2025-02;210;87\n"
    found = read_ladder(text_file(tmp_path / "client.csv", text), criterion="8.02")
    assert values(found) == {"2025-01": 86, "2025-02": 87}


def test_french_calls_taken_in_less_than_some_seconds_are_in_time(tmp_path: Path) -> None:
    text = "Mois;Appels reçus;Appels pris en moins de 20 s\njanvier 2025;100;81\nfévrier 2025;100;82\n"
    assert counts(read_ladder(text_file(tmp_path / "client.csv", text))) == [(81, 100), (82, 100)]


def test_heads_that_are_not_understood_are_named(tmp_path: Path) -> None:
    said = refusal(text_file(tmp_path / "client.csv", "Month;Besetzung;Foo\n2025-01;81;1\n2025-02;82;2\n"))
    assert "“Besetzung”, “Foo”" in said
    assert '"columns": {"A": "date", "B": "value"}' in said


@pytest.mark.parametrize("head", ["Annual attrition %", "Attrition % (annualised)", "Jahresfluktuation %"])
def test_attrition_is_read_where_it_says_that_it_is_of_a_year(tmp_path: Path, head: str) -> None:
    found = read(text_file(tmp_path / "client.csv", f"Month;{head}\n2025-01;24\n2025-02;25\n"))
    assert {name for row in found.rows for name in row.amounts} == {"attrition"}


def test_a_sheet_of_unknown_heads_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = text_file(tmp_path / "client.csv", "Month;Kosten X;Foo\n2025-01;24;1\n2025-02;25;2\n")
    with pytest.raises(FiguresError, match="Call a column what it holds"):
        figures_of_files([path], CATALOGUE, None, TODAY)
