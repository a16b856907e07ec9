"""A watched folder: off at first, remembered, what is new and whole in it is offered, one key takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.gui.evidence.watching import Watching
from maturity_desktop.gui.preferences import PreferenceFile
from tests.gui.evidence.conftest import Register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "DCIM"
    made.mkdir()
    (made / "old.txt").write_text("there before")
    return made


@pytest.fixture
def habits(tmp_path: Path) -> PreferenceFile:
    return PreferenceFile(tmp_path / "preferences.json")


def watch(register: Register, habits: PreferenceFile, folder: Path, offers: bool = False) -> Watching:
    watching = Watching(register.page, register.ask, habits)
    watching.folder._settle.setInterval(20)
    watching.folder._poll.setInterval(50)
    if not habits.now.watched:
        register.ask.chosen = [folder]
        register.ask.agrees = not offers
        register.page.act.watch.trigger()
    register.qtbot.waitUntil(lambda: watching.folder._known is not None)
    return watching


def watched(watching: Watching) -> Path | None:
    return watching.folder.folder


def test_it_is_off_until_it_is_wanted_and_off_again(
    register: Register, habits: PreferenceFile, folder: Path
) -> None:
    watching = Watching(register.page, register.ask, habits)
    assert watched(watching) is None and not register.page.act.watch.isChecked()
    register.ask.chosen = [folder]
    register.page.act.watch.trigger()
    assert watched(watching) == folder and register.page.act.watch.isChecked()
    assert PreferenceFile(habits._file).now.watched == str(folder)
    register.page.act.watch.trigger()
    assert watched(watching) is None and PreferenceFile(habits._file).now.watched == ""


def test_new_files_are_offered_and_taken_with_one_key(
    register: Register, habits: PreferenceFile, folder: Path
) -> None:
    watch(register, habits, folder)
    page = register.page
    assert not page.offer.isVisible() and not page.act.take_seen.isEnabled()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(name)
    (folder / ".hidden").write_text("not this")
    register.qtbot.waitUntil(lambda: len(page.offer.paths) == 2)
    assert "a.txt, b.txt" in page.offer.words.words and "DCIM" in page.offer.words.words
    with register.qtbot.waitSignal(register.desk.ended):
        register.key("Ins")
    assert len(register.labels()) == 7 and not page.offer.isVisible()
    assert {register.item(6).title, register.item(7).title} == {"a", "b"}


def test_a_file_that_still_grows_is_not_offered(
    register: Register, habits: PreferenceFile, folder: Path
) -> None:
    watching = watch(register, habits, folder)
    own = watching.folder
    old, new = folder / "old.txt", folder / "new.jpg"
    own._take({old: (1, 1), new: (10, 1)})
    assert not register.page.offer.isVisible()
    own._take({old: (1, 1), new: (20, 2)})
    assert not register.page.offer.isVisible()
    own._take({old: (1, 1), new: (20, 2)})
    assert [path.name for path in register.page.offer.paths] == ["new.jpg"]


def test_what_is_there_already_is_offered_where_one_wants_it(
    register: Register, habits: PreferenceFile, folder: Path
) -> None:
    deep = folder / "100APPLE"
    deep.mkdir()
    (deep / "IMG_1.jpg").write_text("a photo")
    watch(register, habits, folder, offers=True)
    page = register.page
    register.qtbot.waitUntil(lambda: len(page.offer.paths) == 2)
    assert page.offer.paths == (deep / "IMG_1.jpg", folder / "old.txt") and "DCIM" in page.offer.words.words
    asked = [question for question in register.ask.questions if "already" in question]
    assert asked == ["2 files are in “DCIM” already. Are they offered too?"]
    with register.qtbot.waitSignal(register.desk.ended):
        register.key("Ins")
    assert len(register.labels()) == 7 and not page.offer.isVisible()


def test_what_comes_into_a_folder_below_is_offered_once_it_is_finished(
    register: Register, habits: PreferenceFile, folder: Path
) -> None:
    watch(register, habits, folder)
    deep = folder / "101APPLE"
    deep.mkdir()
    for name in ("a.pdf.part", "b.crdownload", "c.TMP", "IMG_2.jpg"):
        (deep / name).write_text(name)
    register.qtbot.waitUntil(lambda: bool(register.page.offer.paths))
    assert register.page.offer.paths == (deep / "IMG_2.jpg",)
    (deep / "a.pdf.part").rename(deep / "a.pdf")
    register.qtbot.waitUntil(lambda: len(register.page.offer.paths) == 2)
    assert "old.txt" not in register.page.offer.words.words


def test_what_is_left_is_not_offered_again(register: Register, habits: PreferenceFile, folder: Path) -> None:
    own = watch(register, habits, folder).folder
    (folder / "a.txt").write_text("a")
    register.qtbot.waitUntil(lambda: len(register.page.offer.paths) == 1)
    register.page.offer.leave.click()
    own._look()
    register.qtbot.waitUntil(lambda: own._task is None)
    assert register.page.offer.paths == () and len(register.labels()) == 5


def test_it_is_remembered_and_a_folder_that_is_away_is_told(
    register: Register, habits: PreferenceFile, folder: Path
) -> None:
    habits.change(watched=str(folder))
    watching = watch(register, habits, folder)
    assert watched(watching) == folder and register.page.act.watch.isChecked()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    register.qtbot.waitUntil(lambda: watched(watching) is None)
    assert not register.page.act.watch.isChecked() and "not there" in register.page.told.words
    assert habits.now.watched == str(folder)
