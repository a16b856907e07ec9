"""Heads of clients' columns that name a figure and mean another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.client_files import text_file
from tests.verbs.reading_figures import read as read_ladder
from tests.verbs.reading_figures import values
from tests.verbs.test_messy_amounts import read

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
    "attrition": ["Attrition % YTD", "Fluktuation kumuliert %", "Change in attrition %"],
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


@pytest.mark.parametrize("head", ["SL % previous year", "Servicelevel Vorjahr", "Service level YTD"])
def test_the_ladder_takes_the_figure_of_the_row_s_own_period(tmp_path: Path, head: str) -> None:
    text = f"Month;SL %;{head}\n2025-01;81;79\n2025-02;82;78\n"
    found = read_ladder(text_file(tmp_path / "client.csv", text))
    assert values(found) == {"2025-01": 81, "2025-02": 82}
