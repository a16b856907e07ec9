"""Brands by keyboard: made, changed, refused where too pale, kept, chosen, deleted, nothing lost unasked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.gui.report.brand_dialog import BrandDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.brands import BrandError
from tests.gui.conftest import FakeAsk, find_nameless

KVALE = Brand("kvale", "Kvale", "Kvale & Partners", accent="#7A1E3C", closing=("One.", "Two."))


@dataclass
class FakeShelf:
    """Brands in memory; a mark is the words of its file's name."""

    kept: dict[str, Brand] = field(default_factory=lambda: {KVALE.id: KVALE})
    fault: Exception | None = None

    def brands(self) -> tuple[tuple[Brand, ...], tuple[FrameworkError, ...]]:
        return tuple(self.kept.values()), ()

    def keep(self, brand: Brand) -> None:
        if self.fault is not None:
            raise self.fault
        self.kept[brand.id] = brand

    def remove(self, brand: str) -> None:
        del self.kept[brand]

    def bring_in(self, path: Path) -> Brand:
        brought = Brand(path.stem, path.stem)
        self.keep(brought)
        return brought

    def mark(self, path: Path) -> bytes:
        if path.suffix != ".png":
            raise BrandError("This is no picture.")
        return path.name.encode()


@dataclass
class Shown:
    dialog: BrandDialog
    shelf: FakeShelf
    chosen: list[str]
    drawn: list[Brand]


def blank_page() -> bytes:
    """A PDF of one empty page."""
    from io import BytesIO

    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842).close()
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.fixture
def shown(ask: FakeAsk, theme: ThemeSwitch, qtbot: QtBot) -> Shown:
    shelf, drawn, page = FakeShelf(), [], blank_page()

    def make(brand: Brand) -> bytes:
        drawn.append(brand)
        return page

    dialog = BrandDialog(shelf, KVALE.id, ask, theme, make)
    qtbot.addWidget(dialog)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return Shown(dialog, shelf, chosen, drawn)


def retype(line: QLineEdit, words: str) -> None:
    line.selectAll()
    QTest.keyClicks(line, words)


def test_the_brand_in_use_is_in_hand_and_its_pages_are_drawn(shown: Shown, qtbot: QtBot) -> None:
    assert shown.dialog.brand == KVALE
    assert shown.dialog.form.firm.text() == "Kvale & Partners"
    assert shown.dialog.form.closing.words == "One.\n\nTwo."
    assert not shown.dialog.keep.isEnabled()
    qtbot.waitUntil(lambda: not shown.dialog.picture.cover.pixmap().isNull())
    assert shown.drawn == [KVALE]


def test_what_is_changed_is_a_draft_until_it_is_kept(shown: Shown) -> None:
    retype(shown.dialog.form.footer, "Confidential")
    assert shown.shelf.kept[KVALE.id].footer == ""
    shown.dialog.keep.click()
    assert shown.shelf.kept[KVALE.id] == replace(KVALE, footer="Confidential")
    assert not shown.dialog.keep.isEnabled()


def test_a_pale_colour_is_refused_in_words_with_one_that_will_do(shown: Shown) -> None:
    field = shown.dialog.form.accent
    retype(field.line, "FFD24D")
    assert field.line.text() == "#FFD24D"
    assert "too pale" in field.trouble.text() and field.take.isVisible()
    assert not shown.dialog.use.isEnabled() and not shown.dialog.keep.isEnabled()
    field.take.click()
    assert field.is_sound and shown.dialog.keep.isEnabled()
    assert shown.dialog.brand.accent == field.colour != "#FFD24D"


def test_a_colour_is_picked_by_eye(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    picked = iter([QColor("#0b5345"), QColor()])
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_told: next(picked))
    shown.dialog.form.ink.pick.click()
    assert shown.dialog.brand.ink == "#0B5345"
    shown.dialog.form.ink.pick.click()  # and thought better of it
    assert shown.dialog.brand.ink == "#0B5345"


def test_each_key_leads_to_one_thing(shown: Shown) -> None:
    words = [own.text() for own in shown.dialog.findChildren(QLabel)]
    words += [own.text() for own in shown.dialog.findChildren(QPushButton)]
    keys = [QKeySequence.mnemonic(own).toString() for own in words]
    assert sorted(set(filter(None, keys))) == sorted(filter(None, keys))


def test_a_new_brand_is_named_kept_and_chosen(shown: Shown) -> None:
    shown.dialog.new.click()
    QTest.keyClicks(shown.dialog.form.name, "Fjord")
    shown.dialog.use.click()
    (new,) = (brand for brand in shown.shelf.kept.values() if brand.name == "Fjord")
    assert shown.chosen == [new.id]
    assert not shown.dialog.isVisible()


def test_the_programs_own_look_can_be_chosen_and_has_no_fields(shown: Shown) -> None:
    QTest.keyClick(shown.dialog.list, Qt.Key.Key_Home)
    assert not shown.dialog.form.isEnabled() and not shown.dialog.remove.isEnabled()
    shown.dialog.use.click()
    assert shown.chosen == [""]


@pytest.mark.parametrize(
    ("agrees", "choice", "closed", "kept"), [(False, 0, False, ""), (True, 0, True, "X"), (True, 1, True, "")]
)
def test_closing_asks_about_what_is_not_kept(
    shown: Shown, ask: FakeAsk, agrees: bool, choice: int, closed: bool, kept: str
) -> None:
    ask.agrees, ask.choice = agrees, choice
    retype(shown.dialog.form.footer, "X")
    QTest.keyClick(shown.dialog, Qt.Key.Key_Escape)
    assert shown.dialog.isVisible() is not closed
    assert shown.shelf.kept[KVALE.id].footer == kept


def test_what_cannot_be_written_is_told_and_stays_a_draft(shown: Shown) -> None:
    shown.shelf.fault = OSError(28, "No space left on device")
    retype(shown.dialog.form.footer, "X")
    shown.dialog.use.click()
    assert "No space left" in shown.dialog.trouble.text()
    assert shown.chosen == [] and shown.dialog.isVisible() and shown.dialog.keep.isEnabled()


def test_a_mark_is_chosen_left_out_and_refused(shown: Shown, ask: FakeAsk, qtbot: QtBot) -> None:
    ask.chosen = [Path("mark.png")]
    shown.dialog.form.choose_mark.click()
    qtbot.waitUntil(lambda: shown.dialog.brand.mark == b"mark.png")
    shown.dialog.form.drop_mark.click()
    assert shown.dialog.brand == KVALE
    ask.chosen = [Path("mark.svg")]
    shown.dialog.form.choose_mark.click()
    qtbot.waitUntil(lambda: "no picture" in shown.dialog.trouble.text())


def test_brands_come_from_files_and_are_deleted_once_agreed(shown: Shown, ask: FakeAsk) -> None:
    ask.chosen = [Path("fjord.yaml")]
    shown.dialog.bring_in.click()
    assert shown.dialog.brand.id == "fjord"
    ask.agrees = False
    shown.dialog.list.setFocus()
    QTest.keyClick(shown.dialog.list, Qt.Key.Key_Delete)
    assert "fjord" in shown.shelf.kept
    ask.agrees = True
    QTest.keyClick(shown.dialog.list, Qt.Key.Key_Delete)
    assert "fjord" not in shown.shelf.kept


def test_everything_has_a_name(shown: Shown) -> None:
    assert find_nameless(shown.dialog) == []


def test_the_letters_of_the_colours_lead_to_their_fields(shown: Shown, qtbot: QtBot) -> None:
    QTest.keyClick(shown.dialog.list, Qt.Key.Key_Down)
    form = shown.dialog.form
    form.closing_title.setFocus()
    for key, line in ((Qt.Key.Key_A, form.accent.line), (Qt.Key.Key_T, form.ink.line)):
        QTest.keyClick(form.closing_title, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(line.hasFocus)
