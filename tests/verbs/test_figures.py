"""What clients send becomes the right figures, whatever its shape, or is refused with the cell named."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.mapping_json import target_steps
from maturity_desktop.domain.series import Grain
from maturity_desktop.verbs.figures import ladder_of_files
from tests.verbs.client_files import workbook
from tests.verbs.reading_figures import TODAY, at, counts, figures, icmi, quality, read, refusal, sent, values


def test_a_german_table_with_decimal_commas_and_a_mean_row(tmp_path: Path) -> None:
    text = "Monat;Servicelevel 80/20\nJanuar 2025;81,2 %\nMärz 2025;79,97 %\nDurchschnitt;80,6 %\n"
    found = read(sent(tmp_path, text, "cp1252"))
    assert values(found) == {"2025-01": 81.2, "2025-03": 79.97}
    assert figures(found)[1].value == Fraction(7997, 100)
    assert quality(found)["total"] == ("A4",)
    assert quality(found)["gap"] == ("2025-02",)


def test_excels_unicode_text_with_thin_spaces_between_thousands(tmp_path: Path) -> None:
    text = "Month\tCalls offered\tAnswered within 20 s\n2025-01\t61\u00a0240\t49\u202f727\n"
    assert counts(read(sent(tmp_path, text, "utf-16"))) == [(49727, 61240)]


def test_swiss_apostrophes_and_the_line_that_names_the_delimiter(tmp_path: Path) -> None:
    text = "sep=;\nMonat;Angeboten;Innerhalb 20s\n01.2025;61'240;49’727\n"
    assert counts(read(sent(tmp_path, text))) == [(49727, 61240)]


def test_american_counts_in_quotes(tmp_path: Path) -> None:
    text = 'Month,Calls Offered,Calls in SL\nJan-25,"61,240","49,727"\n'
    assert counts(read(sent(tmp_path, text))) == [(49727, 61240)]


def test_merged_heads_over_two_channels_under_a_title(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Service level report 2025"],
        [],
        ["Month", "Voice", None, None, "E-mail", None],
        [None, "Offered", "Within 20 s", "Target %", "Within 24 h %", "Target"],
        [date(2025, 1, 1), 1000, 812, 80, 0.931, 0.9],
        [date(2025, 2, 1), 900, 730, 80, 0.924, 0.9],
        ["Total", 1900, 1542, 80, 0.93, 0.9],
    ]
    merged = {"Report": ["A1:F1", "A3:A4", "B3:D3", "E3:F3"]}
    found = read(workbook(tmp_path / "sl.xlsx", {"Report": rows}, merged), told={"target": {}})
    assert [one.channel for one in found.channels] == ["voice", "email"]
    assert counts(found) == [(812, 1000), (730, 900)]
    assert values(found, channel=1) == {"2025-01": 93.1, "2025-02": 92.4}
    assert [one.target for one in figures(found, channel=1)] == [90, 90]
    assert found.channels[1].not_applicable == {2, 3}
    assert quality(found)["response_time"] == ()
    assert quality(found)["total"] == ("A7",)


def test_months_across_with_a_total_column(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["KPI", "Jan 25", "Feb 25", "Mar 25", "Total"],
        ["Service level", 81.2, 80.4, "82.0 %", 81.2],
        ["Target", 80, 80, 85, 80],
        ["Abandon rate", 4.1, 4.4, 3.9, 4.1],
    ]
    found = read(workbook(tmp_path / "sl.xlsx", {"SL": rows}), told={"target": {}})
    assert values(found) == {"2025-01": 81.2, "2025-02": 80.4, "2025-03": 82.0}
    assert [one.target for one in figures(found)] == [80, 80, 85]
    assert quality(found)["total"] == ("E1",)


def test_months_without_a_year_want_one(tmp_path: Path) -> None:
    path = workbook(tmp_path / "sl.xlsx", {"SL": [["", "January", "February"], ["Service level", 81, 82]]})
    assert "B1" in refusal(path)
    assert values(read(path, told={"year": 2025})) == {"2025-01": 81, "2025-02": 82}


def test_excels_numbers_for_days(tmp_path: Path) -> None:
    path = sent(tmp_path, "Datum,Angeboten,Im SL\n45748,100,80\n45749,120,99\n45750,130,110\n")
    found = read(path)
    assert [one.start.date() for one in figures(found, Grain.DAY)] == [
        date(2025, 4, day) for day in (1, 2, 3)
    ]


def test_the_day_after_the_twelfth_decides_the_order(tmp_path: Path) -> None:
    rows = "".join(f"{day:02d}/03/2025,100,80\n" for day in range(1, 32))
    found = read(sent(tmp_path, f"Date,Offered,In SL\n{rows}"))
    assert {one.start.month for one in figures(found, Grain.DAY)} == {3}
    assert len(figures(found, Grain.DAY)) == 31


def test_the_american_order_with_halves_of_the_day(tmp_path: Path) -> None:
    text = "Interval,Calls Offered,Calls Answered,Answered <20s\n"
    text += "9/3/2025 7:00 AM,10,9,8\n9/25/2025 7:30 PM,20,19,18\n"
    found = read(sent(tmp_path, text))
    assert [one.start for one in figures(found, Grain.INTERVAL)] == [
        at("2025-09-03 07:00"),
        at("2025-09-25 19:30"),
    ]
    assert [(one.offered, one.answered, one.within) for one in figures(found, Grain.INTERVAL)] == [
        (10, 9, 8),
        (20, 19, 18),
    ]


def test_an_order_that_nothing_decides_is_refused_until_it_is_said(tmp_path: Path) -> None:
    path = sent(tmp_path, "Date,Offered,In SL\n03/04/2025,100,80\n04/04/2025,100,80\n")
    words = refusal(path)
    assert "A2" in words
    assert "date_order" in words
    found = read(path, told={"date_order": "mdy"})
    assert [one.start for one in figures(found, Grain.DAY)] == [at("2025-03-04"), at("2025-04-04")]


def test_dates_in_two_orders_are_refused_with_both_cells(tmp_path: Path) -> None:
    words = refusal(sent(tmp_path, "Date,Offered,In SL\n13/04/2025,9,8\n04/25/2025,9,8\n"))
    assert "A2" in words
    assert "A3" in words


def test_days_that_the_sheet_took_for_months_are_refused(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Date", "Offered", "In SL"],
        [date(2025, 1, 3), 10, 8],
        [date(2025, 2, 3), 10, 8],
        ["13/03/2025", 10, 8],
    ]
    words = refusal(workbook(tmp_path / "days.xlsx", {"Days": rows}))
    assert "A4" in words
    assert "A2" in words


def test_a_long_table_with_a_channel_out_of_scope_and_sums(tmp_path: Path) -> None:
    text = "Month,Channel,Offered,Within\n" + "".join(
        f"2025-0{month},{name},{offered},{within}\n"
        for month in (1, 2)
        for name, offered, within in (
            ("Phone", 100, 80),
            ("E-Mail", 50, 40),
            ("Chat", 5, 4),
            ("Total", 155, 124),
        )
    )
    found = read(sent(tmp_path, text), told={"channels": ["Voice", "email"]})
    assert [one.channel for one in found.channels] == ["voice", "email"]
    assert counts(found, channel=1) == [(40, 50), (40, 50)]
    assert quality(found)["total"] == ("A5", "A9")


def test_shares_of_one_are_percentages(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Month", "SL"], ["2025-01", 0.812], ["2025-02", 0.1 + 0.7], ["2025-03", 1.0]]
    found = read(workbook(tmp_path / "sl.xlsx", {"SL": rows}))
    assert [one.value for one in figures(found)] == [Fraction(406, 5), 80, 100]


def test_shares_of_one_among_percentages_are_refused(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Month", "SL"], ["2025-01", 81.2], ["2025-02", 0.804], ["2025-03", 82]]
    assert "B3" in refusal(workbook(tmp_path / "sl.xlsx", {"SL": rows}))


def test_several_sheets_one_hidden_and_one_without_figures(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Months": [["Month", "SL %"], ["2025-01", 81.2], ["2025-02", 80.4]],
        "Days": [["Day", "Offered", "In SL"], [date(2025, 1, 1), 10, 8], [date(2025, 1, 2), 10, 9]],
        "Notes": [["Made by Ada"]],
        "Old": [["Month", "SL %"], ["2024-01", 12.5]],
    }
    found = read(workbook(tmp_path / "sl.xlsx", sheets, hidden=["Old"]))
    assert len(found.channels) == 1
    assert values(found) == {"2025-01": 81.2, "2025-02": 80.4}
    assert counts(found, Grain.DAY) == [(8, 10), (9, 10)]
    assert {"hidden_sheet", "other_sheet"} <= set(quality(found))


def test_weeks_are_refused_with_their_cell(tmp_path: Path) -> None:
    weeks = sent(tmp_path, "Week;Service level %\nKW 05/2024;81\nKW 06/2024;82\n")
    assert "A2: “KW 05/2024” stands for a week" in refusal(weeks)


def test_of_several_costs_the_one_that_is_called_as_the_measure_counts(tmp_path: Path) -> None:
    text = "Month;Cost per resolution;Cost per contact, EUR\n2025-01;9.10;5.71\nTogether;9.10;5.71\n"
    found = read(sent(tmp_path, text), criterion="8.04", told={"decimal": "."})
    assert values(found) == {"2025-01": 5.71}
    assert quality(found)["total"] == ("A3",)


@pytest.mark.parametrize("cell", ["n/a", ""])
def test_a_last_month_that_lacks_its_figure_is_named_beside_the_cut_off_before_it(
    tmp_path: Path, cell: str
) -> None:
    text = f"Month;Offered;Within\n2025-10;100;85\n2025-11;100;86\n2025-12;90;{cell}\n"
    found = ladder_of_files(
        icmi(), icmi().criterion("8.01"), [sent(tmp_path, text)], [], {"": target_steps("80")}, None, TODAY
    )
    assert (found.ladder.cut_off, found.cut_off_told) == (date(2025, 11, 30), False)
    (oddity,) = (own for own in found.oddities if own.kind is Odd.INCOMPLETE)
    assert (oddity.what, oddity.cells) == ("2025-12", ("A4",))


def test_closed_periods_without_contacts_lack_nothing(tmp_path: Path) -> None:
    text = "Month;Offered;Within\n2025-10;100;85\n2025-11;0;\n2025-12;90;80\n"
    assert "incomplete" not in quality(read(sent(tmp_path, text)))
