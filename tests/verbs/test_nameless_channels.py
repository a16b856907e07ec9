"""Figures that do not say of which channel they are, beside those that do: never counted by a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.client_files import text_file, workbook
from tests.verbs.reading_figures import counts, read, refusal, values

MONTHS = "Month;SL %\n2025-01;81\n2025-02;82\n"


def files(folder: Path) -> tuple[Path, Path]:
    return text_file(folder / "all.csv", MONTHS), text_file(folder / "voice.csv", MONTHS)


def test_a_file_of_months_without_a_channel_beside_one_of_a_channel_is_refused(tmp_path: Path) -> None:
    said = refusal(*files(tmp_path))
    assert "all.csv, “all”, A2" in said
    assert "“voice”" in said
    assert '--channel "all.csv=chat"' in said


def test_sheets_without_a_channel_are_refused_in_the_same_way(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Month", "SL %"], ["2025-01", 81], ["2025-02", 82]]
    path = workbook(tmp_path / "client.xlsx", {"Voice": rows, "E-mail": rows, "Summary": rows})
    assert "“Summary”, A2" in refusal(path)


@pytest.mark.parametrize("head", ["SL %", "Total SL %", "Answered within 20 s %", "Service level"])
def test_a_column_without_a_channel_beside_those_of_channels_is_refused(tmp_path: Path, head: str) -> None:
    text = f"Month;Calls SL %;E-mail SL %;{head}\n2025-01;81;91;83\n2025-02;82;92;84\n"
    path = text_file(tmp_path / "client.csv", text)
    said = refusal(path)
    assert f"“{head}” (D)" in said
    told = {
        "A": "date",
        "B": {"role": "value", "channel": "voice"},
        "C": {"role": "value", "channel": "email"},
    }
    for place in told:
        assert f'"{place}": ' in said
    found = read(path, told={"columns": told, "target": "80"})
    assert [own.channel for own in found.channels] == ["voice", "email"]


def test_a_column_that_names_something_of_its_own_is_a_channel(tmp_path: Path) -> None:
    text = "Month;Calls SL %;Back office SL %\n2025-01;81;91\n2025-02;82;92\n"
    found = read(text_file(tmp_path / "client.csv", text))
    assert [own.channel for own in found.channels] == ["voice", "Back office SL %"]


def test_counts_of_all_channels_are_known_by_their_sum(tmp_path: Path) -> None:
    heads = "Month;Calls offered;Calls in SL;Chats offered;Chats in SL;Offered;In SL"
    path = text_file(
        tmp_path / "sums.csv", f"{heads}\n2025-01;100;81;10;9;110;90\n2025-02;100;82;10;8;110;90\n"
    )
    assert [own.channel for own in read(path).channels] == ["voice", "chat"]
    path = text_file(
        tmp_path / "more.csv", f"{heads}\n2025-01;100;81;10;9;150;99\n2025-02;100;82;10;8;150;99\n"
    )
    assert "“In SL” (G)" in refusal(path)


def test_a_column_without_a_channel_never_takes_the_place_of_a_channel_s_own(tmp_path: Path) -> None:
    path = text_file(tmp_path / "voice.csv", "Month;Calls;Mails;Rest\n2025-01;81;91;70\n2025-02;82;92;71\n")
    told = {
        "columns": {
            "A": "date",
            "B": {"role": "value", "channel": "voice"},
            "C": {"role": "value", "channel": "email"},
            "D": "value",
        },
        "channel": "rest",
        "target": "80",
    }
    found = read(path, told=told)
    assert {own.channel: list(values(found, place).values()) for place, own in enumerate(found.channels)} == {
        "voice": [81, 82],
        "email": [91, 92],
        "rest": [70, 71],
    }


def test_counts_that_name_no_channel_complete_the_one_that_is_named(tmp_path: Path) -> None:
    path = text_file(tmp_path / "client.csv", "Month;Offered;Calls in SL\n2025-01;100;81\n2025-02;100;82\n")
    assert counts(read(path)) == [(81, 100), (82, 100)]
