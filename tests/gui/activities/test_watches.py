"""The time of an activity goes on in another run of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.gui.activities.watches import FILE, MOST_KEPT, Watches


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_goes_on_from_where_it_was(tmp_path: Path) -> None:
    clock, folder = Clock(), tmp_path / "window"
    first = Watches(clock, folder)
    first.of("m1").go()
    clock.now += 67
    first.keep("m1")
    again = Watches(clock, folder)
    assert not again.of("m1").is_going
    assert (again.of("m1").seconds, again.of("m2").seconds) == (67, 0)
    again.put("m1", 70)
    again.keep("m1")
    assert Watches(clock, folder).of("m1").seconds == 70


@pytest.mark.parametrize("told", ["", "[]", '{"m1": "long", "m2": -5, "m3": true}', "\xff"])
def test_a_file_that_makes_no_sense_is_none(tmp_path: Path, told: str) -> None:
    (tmp_path / FILE).write_text(told, encoding="latin-1")
    watches = Watches(Clock(), tmp_path)
    assert [watches.of(own).seconds for own in ("m1", "m2", "m3")] == [0, 0, 0]


def test_only_the_latest_are_kept_and_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    watches = Watches(Clock(), tmp_path)
    for number in range(MOST_KEPT + 1):
        watches.put(f"m{number}", 5)
        watches.keep(f"m{number}")
    again = Watches(Clock(), tmp_path)
    assert (again.of("m0").seconds, again.of("m1").seconds) == (0, 5)
    (tmp_path / "file").touch()
    lost = Watches(Clock(), tmp_path / "file")
    lost.put("m1", 5)
    lost.keep("m1")
