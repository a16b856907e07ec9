"""Profiles of the firm's: what is kept comes back, and what is wrong is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.target_profiles import KeptProfile
from maturity_desktop.storage.profile_files import (
    drop_profile,
    keep_profile,
    kept_profiles,
    parse_profile,
    profile_bytes,
)
from tests.builders import criterion, framework

MODEL = framework({"1": [criterion([1, 1, 1, 1], name) for name in ("1.01", "1.02")]})
FIRM = KeptProfile("model", "The firm’s", 2, {"1.02": 3}, "For banks.", "2026")


def test_a_kept_profile_is_offered_to_its_framework_only(tmp_path: Path) -> None:
    keep_profile(tmp_path, FIRM)
    assert kept_profiles(tmp_path, "model") == ((FIRM,), ())
    assert kept_profiles(tmp_path, "other") == ((), ())


def test_the_same_title_takes_the_old_ones_place(tmp_path: Path) -> None:
    keep_profile(tmp_path, FIRM)
    later = KeptProfile("model", "The firm’s", 4)
    keep_profile(tmp_path, later)
    assert kept_profiles(tmp_path, "model")[0] == (later,)
    drop_profile(tmp_path, later)
    drop_profile(tmp_path, later)
    assert kept_profiles(tmp_path, "model")[0] == ()


def test_titles_that_differ_by_a_mark_are_two_profiles(tmp_path: Path) -> None:
    for title in ("A/B", "A-B"):
        keep_profile(tmp_path, KeptProfile("model", title, 2))
    assert [own.title for own in kept_profiles(tmp_path, "model")[0]] == ["A-B", "A/B"]


def test_a_file_that_cannot_be_read_is_named_and_does_not_hide_the_others(tmp_path: Path) -> None:
    path = keep_profile(tmp_path, FIRM)
    broken = path.with_name("broken.yaml")
    broken.write_text("schema: 1\nframework: model\n", "utf-8")
    found, errors = kept_profiles(tmp_path, "model")
    assert found == (FIRM,)
    assert "broken.yaml" in errors[0].problems[0].file


@pytest.mark.parametrize(
    ("line", "words", "source"),
    [
        (2, "model “other”", "schema: 1\nframework: other\ntitle: A\nlevel: 2\n"),
        (4, "level 9", "schema: 1\nframework: model\ntitle: A\nlevel: 9\n"),
        (6, "1.09", "schema: 1\nframework: model\ntitle: A\nlevel: 2\nlevels:\n  '1.09': 3\n"),
        (6, "level 7", "schema: 1\nframework: model\ntitle: A\nlevel: 2\nlevels:\n  '1.01': 7\n"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(line: int, words: str, source: str) -> None:
    with pytest.raises(FrameworkError) as caught:
        parse_profile(source.encode(), "a.yaml", MODEL)
    assert caught.value.problems[0].line == line
    assert words in caught.value.problems[0].what


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=40)


@given(PLAIN.filter(lambda text: bool(text.strip())), st.integers(0, 4), PLAIN)
def test_what_is_written_is_read_back(title: str, level: int, note: str) -> None:
    kept = KeptProfile("model", title.strip(), level, {"1.01": 1}, note)
    assert parse_profile(profile_bytes(kept), "a.yaml", MODEL) == kept
