"""What becomes of a client's figures in an audit: targets, sheets that tell the same, what is remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from maturity_desktop.domain.clock_changes import zone_names
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.measures import time_zone
from maturity_desktop.storage.figure_mappings import FILE_NAME, MOST, FigureMappings
from maturity_desktop.verbs.measures import (
    checked_hours,
    figures_found,
    mappings_to_remember,
    read_client_file,
    targets_shown,
    targets_written,
    time_zone_changes,
)
from tests.builders import audit
from tests.gui.measures.conftest import measured

MEASURE = measured("8.01", "Service Level", "service_level", by_channel=True).measure
assert MEASURE is not None
TODAY = date(2026, 1, 13)


@pytest.mark.parametrize(
    ("written", "kept", "shown"),
    [
        ("80", ("0001-01-01 80",), "80"),
        ("80 %", ("0001-01-01 80",), "80"),
        ("80; 2025-07-01: 85", ("0001-01-01 80", "2025-07-01 85"), "80; 2025-07-01: 85"),
        ("5,6; 2025-07-01: 5,4", ("0001-01-01 5.6", "2025-07-01 5.4"), "5.6; 2025-07-01: 5.4"),
        ("2025-07-01: 85", ("2025-07-01 85",), "2025-07-01: 85"),
        ("", (), ""),
    ],
)
def test_targets_are_kept_as_written(written: str, kept: tuple[str, ...], shown: str) -> None:
    assert targets_written(written) == kept
    assert targets_shown(kept) == shown
    assert targets_written(shown) == kept


@pytest.mark.parametrize("text", ["eighty", "80; 85", "80; 2025-13-01: 85", "-5"])
def test_what_is_no_target_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        targets_written(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("07:00-21:00", "07:00-21:00"), ("07.00 – 24:00", "07:00-24:00"), ("", ""), (" ", "")],
)
def test_hours_are_kept_in_one_way(text: str, kept: str) -> None:
    assert checked_hours(text) == kept


@pytest.mark.parametrize("text", ["7 to 9", "07:00", "25:00-26:00"])
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked_hours(text)


def test_a_mapping_is_remembered_by_the_heads_and_not_by_name_or_height(tmp_path: Path) -> None:
    assert MEASURE is not None
    first, second, other = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    first.write_text("Month;Service level;Target\n2025-01;81;80\n2025-02;82;80\n", encoding="utf-8")
    second.write_text("Report\n\nMonth;Service level;Target\n2025-03;79;80\n2025-04;79;80\n", "utf-8")
    other.write_text("Month;Service level;Goal\n2025-03;79;80\n2025-04;79;80\n", "utf-8")
    remembered = mappings_to_remember(read_client_file(first, MEASURE, {}), MEASURE)
    told = next(iter(remembered.values()))
    told["channel"] = "telephone"
    found = figures_found(read_client_file(second, MEASURE, remembered), MEASURE, TODAY)
    assert [own.channel for own in found.channels] == ["telephone"]
    fresh = figures_found(read_client_file(other, MEASURE, remembered), MEASURE, TODAY)
    assert [own.channel for own in fresh.channels] == [""]


class TestFigureMappings:
    def test_what_was_used_last_is_kept_longest(self, tmp_path: Path) -> None:
        shelf = FigureMappings(tmp_path)
        shelf.remember({str(number): {"channel": "a"} for number in range(MOST)})
        shelf.remember({"0": {"channel": "b"}, "new": {}})
        found = shelf.read()
        assert len(found) == MOST
        assert found["0"] == {"channel": "b"}
        assert "1" not in found

    @pytest.mark.parametrize("damage", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 5000])
    def test_a_damaged_file_remembers_nothing_and_can_be_written_again(
        self, tmp_path: Path, damage: bytes
    ) -> None:
        (tmp_path / FILE_NAME).write_bytes(damage)
        shelf = FigureMappings(tmp_path)
        assert shelf.read() == {}
        shelf.remember({"a": {"channel": "voice"}})
        assert shelf.read() == {"a": {"channel": "voice"}}


class TestClock:
    def test_the_clients_clock_is_kept_and_taken_back(self) -> None:
        own = audit()
        own = own.with_changes(time_zone_changes(own, "Europe/Copenhagen"))
        assert time_zone(own) == "Europe/Copenhagen"
        assert time_zone_changes(own, "Europe/Copenhagen") == ()
        assert time_zone(own.with_changes(time_zone_changes(own, ""))) == ""

    @pytest.mark.parametrize("zone", ["Europe/Atlantis", "../../etc/passwd", "Copenhagen"])
    def test_what_is_no_zone_is_refused(self, zone: str) -> None:
        with pytest.raises(FiguresError, match=zone):
            time_zone_changes(audit(), zone)

    def test_zones_are_offered_by_name_without_those_of_old_programs(self) -> None:
        names = zone_names()
        assert {"Europe/Copenhagen", "America/New_York", "UTC"} <= set(names)
        assert not [name for name in names if name.startswith(("Etc/", "US/", "posix"))]
        assert list(names) == sorted(names)
