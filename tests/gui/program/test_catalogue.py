"""The words of the screen are looked for on the disk once, not at every word."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from maturity_desktop.gui.catalogue import DOMAIN, bind_catalogue


@pytest.fixture
def translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a bound catalogue in which "Undo" has another word."""
    monkeypatch.setattr(gettext, "find", gettext.find)  # put back at the end
    monkeypatch.setenv("LANGUAGE", "xx")
    words = Catalog()
    words.add("Undo", "Zurück")
    file = tmp_path / "xx" / "LC_MESSAGES" / f"{DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, words)
    before = gettext.textdomain()
    bind_catalogue(tmp_path)
    yield file
    gettext.textdomain(before)


def test_a_word_that_was_shown_is_shown_again_without_the_disk(translated: Path) -> None:
    assert gettext.gettext("Undo") == "Zurück"
    translated.unlink()
    assert gettext.gettext("Undo") == "Zurück"


def test_a_folder_without_the_language_is_not_searched_again(translated: Path, tmp_path: Path) -> None:
    bind_catalogue(tmp_path / "empty")
    assert gettext.gettext("Undo") == "Undo"
    translated.parents[1].rename(tmp_path / "there")
    (tmp_path / "empty").mkdir()
    (tmp_path / "there").rename(tmp_path / "empty" / "xx")
    assert gettext.gettext("Undo") == "Undo"
