"""The second place: remembered, used while it is there, missed in silence, and told since when."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups import making
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import (
    choose_second_place,
    first_place,
    keep_settings,
    places_there,
    read_settings,
    second_place,
)
from tests.storage.small import NOW


@pytest.fixture
def stick(folder: Path, tmp_path: Path) -> Path:
    """A second place that is there."""
    choose_second_place(folder, tmp_path / "stick", NOW)
    return tmp_path / "stick"


def test_without_a_choice_there_is_the_library_s_own_place(folder: Path) -> None:
    assert second_place(folder) is None
    assert places_there(folder) == (first_place(folder),)


def test_a_second_place_is_remembered_and_seen(folder: Path, stick: Path) -> None:
    later = NOW + timedelta(days=2)
    back_up(folder, later, Reason.CLOSING)
    found = second_place(folder)
    assert found is not None
    assert (found.folder, found.seen_at, found.is_there) == (stick, later, True)


def test_a_place_that_is_gone_is_missed_in_silence(folder: Path, stick: Path) -> None:
    shutil.rmtree(stick)
    outcome = back_up(folder, NOW + timedelta(days=2), Reason.CLOSING)
    assert [made.place for made in outcome.made] == [first_place(folder)]
    assert outcome.problems == ()
    found = second_place(folder)
    assert found is not None
    assert (found.seen_at, found.is_there) == (NOW, False)


def test_an_empty_mount_point_is_no_stick(folder: Path, stick: Path) -> None:
    shutil.rmtree(stick)
    stick.mkdir()
    back_up(folder, NOW, Reason.CLOSING)
    assert list(stick.iterdir()) == []


def test_a_place_that_was_chosen_before_there_were_marks_is_marked(folder: Path, stick: Path) -> None:
    (place,) = stick.iterdir()
    (place / "place.json").unlink()
    keep_settings(folder, replace(read_settings(folder), mark=""))
    assert len(back_up(folder, NOW, Reason.CLOSING).made) == 2
    assert read_settings(folder).mark
    assert len(places_there(folder)) == 2
    (place / "place.json").write_text('{"mark": "of another library"}', encoding="utf-8")
    assert len(places_there(folder)) == 1


def test_a_stick_that_is_pulled_out_meanwhile_is_not_made_anew(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = places_there(folder)
    shutil.rmtree(stick)
    monkeypatch.setattr(making, "places_there", lambda _folder: both)
    outcome = back_up(folder, NOW, Reason.CLOSING)
    assert len(outcome.made) == 1
    assert "See whether that disk is there" in outcome.problems[0]
    assert not stick.exists()


def test_numbers_go_on_while_the_stick_is_away(folder: Path, stick: Path, tmp_path: Path) -> None:
    back_up(folder, NOW, Reason.CLOSING)
    stick.rename(tmp_path / "pocket")
    back_up(folder, NOW, Reason.CLOSING)
    (tmp_path / "pocket").rename(stick)
    numbers = [made.number for made in back_up(folder, NOW, Reason.CLOSING).made]
    assert numbers == [4, 5]


def test_it_can_be_given_up(folder: Path, stick: Path) -> None:
    choose_second_place(folder, None, NOW)
    assert second_place(folder) is None
    assert stick.is_dir()


def test_a_place_within_the_library_would_be_lost_with_it(folder: Path) -> None:
    with pytest.raises(LibraryError, match="another disk"):
        choose_second_place(folder, folder / "frameworks", NOW)
    assert second_place(folder) is None


def test_a_place_that_takes_nothing_is_not_chosen(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="choose another place"):
        choose_second_place(folder, tmp_path / "file", NOW)
    assert second_place(folder) is None


@pytest.mark.parametrize("told", ["", "[]", "{", '{"library": 1}', '{"library": "a", "number": "x"}'])
def test_settings_that_cannot_be_read_stop_no_backup(folder: Path, told: str) -> None:
    (folder / "backups.json").write_text(told, encoding="utf-8")
    first, second = (back_up(folder, NOW, Reason.ASKED).made[0].number for _turn in range(2))
    assert (first, second) == (1, 2)
    assert read_settings(folder).number == 2
