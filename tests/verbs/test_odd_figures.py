"""What is odd in a client's figures is told, and refused where figures would be wrong."""

from __future__ import annotations

from datetime import date, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.series import Abandoned, Grain
from maturity_desktop.verbs.figures import ladder_of_files
from tests.verbs.client_files import old_workbook, open_document, text_file, workbook
from tests.verbs.reading_figures import TODAY, at, figures, icmi, quality, read, refusal, sent, values


def test_a_row_told_twice_counts_once_and_two_stories_are_refused(tmp_path: Path) -> None:
    same = sent(tmp_path, "Month;SL\n2025-01;81\n2025-02;82\n2025-02;82\n")
    assert values(read(same)) == {"2025-01": 81, "2025-02": 82}
    assert quality(read(same))["duplicate"] == ("A4",)
    words = refusal(text_file(tmp_path / "other.csv", "Month;SL\n2025-01;81\n2025-02;82\n2025-02;83\n"))
    assert "A3" in words
    assert "A4" in words


def test_two_files_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    one = text_file(tmp_path / "one.csv", "Month;SL\n2025-01;81\n2025-02;82\n")
    other = text_file(tmp_path / "other.csv", "Month;SL\n2025-02;83\n2025-03;84\n")
    words = refusal(one, other)
    assert "one.csv" in words
    assert "other.csv" in words


def test_what_is_no_number_is_left_out_and_named(tmp_path: Path) -> None:
    text = "Month;SL\n2025-01;81\n2025-02;n/a\n2025-03;see note\n2025-04;#DIV/0!\n2025-05;80\nSource: ours\n"
    found = read(sent(tmp_path, text))
    assert values(found) == {"2025-01": 81, "2025-05": 80}
    assert quality(found)["no_number"] == ("B3", "B4", "B5")
    assert quality(found)["gap"] == ("2025-02", "2025-03", "2025-04")


def test_a_date_merged_over_its_times_is_filled(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Date", "Time", "Offered", "In SL"],
        [date(2025, 9, 3), time(7, 0), 10, 8],
        [None, time(7, 30), 10, 9],
        [None, "08:00 - 08:30", 11, 9],
        [date(2025, 9, 4), "7.00", 12, 9],
    ]
    found = read(workbook(tmp_path / "intervals.xlsx", {"A": rows}, {"A": ["A2:A4"]}))
    first = at("2025-09-03 07:00")
    expected = [
        first,
        first + timedelta(minutes=30),
        first + timedelta(minutes=60),
        first + timedelta(days=1),
    ]
    assert [one.start for one in figures(found, Grain.INTERVAL)] == expected
    assert quality(found)["filled"] == ("A3", "A4")


def test_an_open_document(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Month", "SL"], [date(2025, 1, 1), 81.2], [date(2025, 2, 1), 80.4]]
    assert values(read(open_document(tmp_path / "sl.ods", rows))) == {"2025-01": 81.2, "2025-02": 80.4}


def test_an_old_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Monat", "SL"], ["Januar 2025", 81.2], ["Feb 2025", 80.4]]
    assert values(read(old_workbook(tmp_path / "sl.xls", rows))) == {"2025-01": 81.2, "2025-02": 80.4}


def test_the_hour_that_is_told_twice_counts_twice(tmp_path: Path) -> None:
    hours = [(1, "00"), (1, "30"), (2, "00"), (2, "30"), (2, "00"), (2, "30"), (3, "00")]
    rows = "".join(
        f"2025-10-26 {hour:02d}:{minute},{place + 1},1\n" for place, (hour, minute) in enumerate(hours)
    )
    found = read(sent(tmp_path, f"Start,Offered,In SL\n{rows}"), told={"zone": "Europe/Oslo"})
    assert len(figures(found, Grain.INTERVAL)) == 7
    assert quality(found)["clock_change"] == ("A6", "A7")


def test_the_hour_that_does_not_exist_is_not_missed(tmp_path: Path) -> None:
    times = [f"2025-03-30 {hour:02d}:00" for hour in range(24) if hour != 2]
    text = "Start,Offered,In SL\n" + "".join(f"{one},10,9\n" for one in times)
    path = sent(tmp_path, text)
    always = {"hours": {"daily": "00:00-24:00"}}
    assert quality(read(path, told=always))["gap"] == ("2025-03-30T02:00",)
    assert "gap" not in quality(read(path, told=always | {"zone": "Europe/Oslo"}))


def test_decimal_commas_between_commas_are_refused_with_the_line(tmp_path: Path) -> None:
    assert "Line 2 " in refusal(sent(tmp_path, "Month,Service Level\n2025-01,81,2\n2025-02,80,4\n"))


def test_the_last_day_of_a_month_stands_for_it(tmp_path: Path) -> None:
    found = read(sent(tmp_path, "Monat;SL\n31.01.2025;81\n28.02.2025;82\n31.03.2025;83\n"))
    assert values(found) == {"2025-01": 81, "2025-02": 82, "2025-03": 83}


def test_counts_that_contradict_each_other(tmp_path: Path) -> None:
    text = (
        "Date;Offered;Answered;Within 20s\n2025-03-01;10;12;8\n2025-03-02;10;9;10\n2025-03-03;-4;9;1\n"
        "2025-03-04;10;9;8\n2027-03-05;1;1;1\n"
    )
    found = read(sent(tmp_path, text))
    told = quality(found)
    assert told["answered_above_offered"] == ("A2",)
    assert told["within_above_answered"] == ("A3",)
    assert told["negative"] == ("B4",)
    assert told["future"] == ("2027-03-05",)
    assert date(2025, 3, 2) not in [one.start.date() for one in figures(found, Grain.DAY)]


def test_a_percentage_above_a_hundred_is_as_if_missing(tmp_path: Path) -> None:
    found = read(sent(tmp_path, "Month;SL\n2025-01;104\n2025-02;82\n"))
    assert values(found) == {"2025-02": 82}
    assert quality(found)["above_100"] == ("B2",)


def test_money_with_a_mark_of_two_meanings_is_refused_until_it_is_said(tmp_path: Path) -> None:
    path = sent(tmp_path, "Monat;Kosten je Kontakt;Ziel\n2025-01;5.710;5.600\n2025-02;5.580;5.600\n")
    assert "B2" in refusal(path, criterion="8.04")
    found = read(path, criterion="8.04", told={"decimal": ".", "target": {}})
    assert values(found) == {"2025-01": 5.71, "2025-02": 5.58}


def test_one_sheet_with_every_measure_gives_each_criterion_its_own(tmp_path: Path) -> None:
    heads = "month,voice_contacts,sl_80_20,sl_target,email_24h,email_target,abandon,aht_s,csat_top2,csat_n,"
    text = heads + "csat_target,cost_per_contact,cpc_target,qa,qa_target\n"
    text += "2025-01,61240,81.2,80,93.1,90,4.1,402,83.0,1204,82,5.71,5.6,86.2,85\n"
    text += "2025-02,56310,80.4,80,92.4,90,4.4,398,,0,82,5.58,5.6,86.9,85\n"
    path = sent(tmp_path, text)
    own: dict[str, Any] = {"target": {}}
    assert values(read(path, told=own)) == {"2025-01": 81.2, "2025-02": 80.4}
    assert values(read(path, told=own), channel=1) == {"2025-01": 93.1, "2025-02": 92.4}
    assert values(read(path, criterion="8.02", told=own)) == {"2025-01": 86.2, "2025-02": 86.9}
    assert values(read(path, criterion="8.03", told=own)) == {"2025-01": 83.0}
    cost = read(path, criterion="8.04", told=own)
    assert [(one.value, one.target) for one in figures(cost)] == [
        (Fraction(571, 100), Fraction(56, 10)),
        (Fraction(558, 100), Fraction(56, 10)),
    ]


def test_a_week_is_no_period_and_its_cell_is_named(tmp_path: Path) -> None:
    assert "A2" in refusal(sent(tmp_path, "Week;SL\nKW 1 2025;81\nKW 2 2025;82\n"))


def test_a_date_that_is_none_is_named(tmp_path: Path) -> None:
    assert "A3" in refusal(sent(tmp_path, "Month;SL\n2025-01;81\nFebember;82\n2025-03;82\n"))


def test_counts_without_those_that_they_are_counted_of_are_refused(tmp_path: Path) -> None:
    assert "(B)" in refusal(sent(tmp_path, "Month;Answered within 20 s\n2025-01;81\n2025-02;82\n"))


def test_two_columns_that_may_be_the_value_are_refused_until_one_is_chosen(tmp_path: Path) -> None:
    path = sent(tmp_path, "Month;SL old;SL new\n2025-01;81;71\n2025-02;82;72\n")
    assert "SL new" in refusal(path)
    assert values(read(path, told={"columns": {"A": "date", "SL new": "value"}})) == {
        "2025-01": 71,
        "2025-02": 72,
    }


def test_only_answered_contacts_are_held_against_and_told(tmp_path: Path) -> None:
    found = read(sent(tmp_path, "Month;Answered;Within 20s\n2025-01;100;81\n"))
    assert found.channels[0].abandoned is Abandoned.ANSWERED
    assert "of_answered" in quality(found)


def test_no_target_is_asked_for(tmp_path: Path) -> None:
    path = sent(tmp_path, "Month;SL\n2025-01;81\n")
    with pytest.raises(FiguresError, match="--target"):
        ladder_of_files(icmi(), icmi().criterion("8.01"), [path], [], {}, None, TODAY)


def test_targets_that_differ_between_sheets_stay_with_their_periods(tmp_path: Path) -> None:
    before = text_file(tmp_path / "one.csv", "Month;SL;Target\n2024-11;81;80\n2024-12;82;80\n")
    since = text_file(tmp_path / "other.csv", "Month;SL;Target\n2025-01;81;85\n2025-02;82;85\n")
    found = read(before, since, told={"target": {}})
    assert [one.target for one in figures(found)] == [80, 80, 85, 85]


def test_an_hour_that_came_twice_and_is_told_once_is_said(tmp_path: Path) -> None:
    hours = ["01:00", "01:30", "02:00", "02:30", "02:00", "03:00"]
    rows = "".join(f"2025-10-26 {hour},{place + 1},1\n" for place, hour in enumerate(hours))
    text = f"Start,Offered,In SL\n{rows}"
    found = read(sent(tmp_path, text), told={"zone": "Europe/Oslo"})
    assert len(figures(found, Grain.INTERVAL)) == 6
    assert quality(found)["told_once"] == ("A5",)
    assert "told_once" not in quality(read(sent(tmp_path, text)))


@pytest.mark.parametrize("empty", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_that_a_database_writes_for_none_is_refused_with_its_cell(tmp_path: Path, empty: date) -> None:
    rows: list[list[object]] = [["Day", "SL %"], [date(2025, 1, 2), 81], [empty, 82]]
    lines = "".join(f"{day};{value}\n" for day, value in rows)
    assert "A3" in refusal(text_file(tmp_path / "days.csv", lines))
    assert "A3" in refusal(open_document(tmp_path / "days.ods", rows))


def test_marks_on_a_scale_are_no_percentages(tmp_path: Path) -> None:
    path = sent(tmp_path, "Month;CSAT\n2025-01;4.1\n2025-02;4.3\n2025-03;4.2\n")
    assert "B2" in refusal(path, criterion="8.03")
    assert values(read(path, criterion="8.03", told={"percent": "hundred", "target": "80"}))["2025-01"] == 4.1


def test_months_of_two_years_without_a_year_are_refused_where_the_year_ends(tmp_path: Path) -> None:
    months = ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    path = sent(tmp_path, "Month;SL %\n" + "".join(f"{month};81.5\n" for month in months))
    assert "A8" in refusal(path, told={"year": 2024})


@pytest.mark.parametrize("months", ["Jan Feb Mar", "Mar Feb Jan", "Jan Feb Mar Jan Feb Mar"])
def test_months_of_one_year_in_any_order_and_for_several_channels_are_read(
    tmp_path: Path, months: str
) -> None:
    rows = [f"{month};{'voice' if row < 3 else 'email'};81.5\n" for row, month in enumerate(months.split())]
    found = read(sent(tmp_path, "Month;Channel;SL %\n" + "".join(rows)), told={"year": 2025})
    for place in range(len(found.channels)):
        assert list(values(found, place)) == ["2025-01", "2025-02", "2025-03"]


def test_quarters_alone_are_refused_with_their_cell(tmp_path: Path) -> None:
    words = refusal(sent(tmp_path, "Quarter;SL %\nQ1 2025;81\nQ2 2025;82\n"))
    assert "A2" in words
    assert "by month" in words
