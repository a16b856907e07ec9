"""The evidence pack from the register, by keyboard: asked for, written, told, noted."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.report_records import HandedOver
from maturity_desktop.gui.evidence.pack_dialog import PackDialog
from maturity_desktop.gui.evidence.pack_out import PackOut
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.evidence.conftest import Register


@pytest.fixture
def packs(register: Register, theme: ThemeSwitch) -> PackOut:
    """Five items, each with a file; the second is confidential."""
    session, library = register.session, register.library
    for place, item in enumerate(session.audit.evidence):
        stored = library.evidence.add_bytes(item.client, f"file {place}".encode(), f"{place}.txt")
        own = replace(item, sha256=stored.sha256, size=stored.size, file_name=stored.file_name)
        session.change("file", put(session.audit, replace(own, confidential=place == 1)))
    words = NullTranslations()
    exporter = Exporter(session, words, parent=session)
    made = PackOut(register.page, session, exporter, library.evidence, words, register.ask, theme)
    register.page.add_foot(made.line)
    return made


def opened(packs: PackOut, register: Register) -> PackDialog:
    register.page.act.pack.trigger()
    dialog = packs.open_one
    assert isinstance(dialog, PackDialog)
    register.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_it_is_counted_before_it_is_made(packs: PackOut, register: Register, nameless: object) -> None:
    dialog = opened(packs, register)
    assert dialog.told.text().startswith("4 files, ")  # the fifth is used nowhere
    QTest.keyClicks(dialog.criteria, "1.01, 9.99")
    assert dialog.wrong.text() == "This audit has no criterion 9.99." and not dialog.go.isEnabled()
    dialog.criteria.clear()
    QTest.keyClick(dialog.audience, Qt.Key.Key_Down)
    assert dialog.told.text().startswith("3 files, ")
    assert dialog.told.text().endswith("1 confidential item is left out")
    assert nameless(dialog) == []  # type: ignore[operator]
    dialog.reject()


def test_a_zip_is_written_told_and_noted(packs: PackOut, register: Register, tmp_path: Path) -> None:
    path = register.ask.target = tmp_path / "pack.zip"
    dialog = opened(packs, register)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    register.qtbot.waitUntil(lambda: packs.line.path == path)
    with ZipFile(path) as packed:
        assert sum(name.endswith(".txt") for name in packed.namelist()) == 4
    assert packs.line.words.text() == "pack.zip is written and checked: 4 files."
    (entry,) = register.session.audit.all(HandedOver)
    assert (entry.kind, entry.file_name, entry.size) == ("zip", "pack.zip", path.stat().st_size)
    assert not register.session.undo_stack.undoText().startswith("hand over")
    assert register.page.work.isHidden()


def test_a_folder_that_cannot_be_written_is_told(packs: PackOut, register: Register, tmp_path: Path) -> None:
    register.ask.chosen = [tmp_path / "not there"]
    dialog = opened(packs, register)
    QTest.keyClick(dialog.shape, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    register.qtbot.waitUntil(lambda: bool(register.ask.told))
    assert "could not be written" in str(register.ask.told[0])
    assert [own.name for own in tmp_path.iterdir()] == ["library"]
    assert not list(register.session.audit.all(HandedOver))
