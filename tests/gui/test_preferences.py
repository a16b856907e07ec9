"""Habits come back as they were, whatever the file holds and wherever the screens have gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.gui.first_sight import brought_on_screen
from maturity_desktop.gui.preferences import (
    MOST_RECENTS,
    PreferenceFile,
    Preferences,
    Recent,
    read_preferences,
)

SCREEN, SECOND = (0, 0, 1366, 728), (1366, 0, 1920, 1040)
LEAST = (640, 400)


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "not yet" / "preferences.json"
    kept = PreferenceFile(file)
    kept.change(author="Ada \ud83d Ås", theme="dark", place=(-5, 7, 900, 600), maximised=True)
    kept.change(ground="#15191E", splitters={"assess.0": (1, 2)}, recents=(Recent("a", "Ø", "5.07"),))
    assert PreferenceFile(file).now == kept.now
    assert kept.now.author == "Ada \ud83d Ås"


def test_nothing_is_written_where_nothing_changed(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    assert PreferenceFile(file).change(theme="system")
    assert not file.exists()


def test_a_folder_that_cannot_be_written_costs_a_habit_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = PreferenceFile(tmp_path / "file" / "preferences.json")
    assert not kept.change(author="Ada")
    assert kept.now.author == "Ada"


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "none.json") == Preferences()


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{", "[" * 100_000, "\xff", '{"place": [1, 2]}', '{"place": [1, 2, 3, "4"]}',
     '{"theme": "pink", "maximised": 1, "author": 3, "recents": [1, {"audit": ""}], "splitters": []}',
     '{"place": [1e9, 0, 5, 5], "ground": "red; } QWidget { color: red"}', '{"place": [true, 1, 2, 3]}'],
)  # fmt: skip
def test_nonsense_means_the_defaults(tmp_path: Path, content: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(content, "latin-1")
    assert read_preferences(file) == Preferences()


def test_what_makes_sense_is_kept_beside_what_does_not(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"author": "Ada", "place": "left", "splitters": {"a": [1, 2], "b": ["x"]}}))
    found = read_preferences(file)
    assert (found.author, found.place) == ("Ada", None)
    assert found.splitters == {"a": (1, 2), "b": ()}


def test_the_newest_audit_comes_first_and_keeps_its_criterion() -> None:
    habits = Preferences()
    for number in range(MOST_RECENTS + 3):
        habits = habits.with_recent(Recent(f"a{number}", criterion="5.07"))
    habits = habits.with_recent(Recent("a5", "Client"))
    assert habits.recents[0] == Recent("a5", "Client", "5.07")
    assert len(habits.recents) == len({recent.audit for recent in habits.recents}) == MOST_RECENTS


def test_a_window_stands_where_it_stood() -> None:
    assert brought_on_screen((100, 50, 1000, 600), [SCREEN], LEAST) == (100, 50, 1000, 600)
    assert brought_on_screen((1500, 50, 1000, 600), [SCREEN, SECOND], LEAST) == (1500, 50, 1000, 600)


def test_a_window_on_a_screen_that_is_gone_comes_to_the_middle_of_the_first() -> None:
    assert brought_on_screen((1500, 50, 1000, 600), [SCREEN], LEAST) == (0, 0, 1366, 728)
    assert brought_on_screen(None, [SECOND], LEAST) == (1366 + 277, 136, 1366, 768)


sizes = st.integers(200, 4000)
places = st.tuples(
    st.integers(-9000, 9000), st.integers(-9000, 9000), st.integers(-10, 9000), st.integers(-10, 9000)
)
screens = st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000), sizes, sizes)


@given(st.none() | places, st.lists(screens, min_size=1, max_size=3))
def test_a_window_always_lies_wholly_on_a_screen(
    place: tuple[int, int, int, int] | None, all_screens: list[tuple[int, int, int, int]]
) -> None:
    x, y, width, height = brought_on_screen(place, all_screens, LEAST)
    assert any(
        left <= x and top <= y and x + width <= left + wide and y + height <= top + high
        for left, top, wide, high in all_screens
    )
    assert width > 0
    assert height > 0
