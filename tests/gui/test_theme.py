"""The look: every token is known, every pair of colours can be read, and a switch reaches what is open."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.gui.theme import ThemeSwitch, set_state, stylesheet_of
from maturity_desktop.look import Look, Theme, contrast, load_look

THEMES: tuple[Theme, ...] = ("light", "dark")
TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("ground", "card", "accent_ground")
# What stands on what: words, and the edges by which a control or the focus is seen.
PAIRS = [
    *((ink, ground, TEXT) for ink, ground in product(("text", "quiet", "accent"), GROUNDS)),
    *((ink, ground, TEXT) for ink, ground in product(("attention", "wrong"), ("ground", "card"))),
    ("attention", "attention_ground", TEXT),
    ("on_accent", "accent", TEXT),
    *((edge, ground, CONTROL) for edge in ("control", "accent", "wrong") for ground in ("ground", "card")),
    ("text", "line", CONTROL),  # the target on a bar that has not reached it
]  # fmt: skip
QSS = (resources_folder() / "theme" / "app.qss").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_a_pair_of_colours_can_be_told_apart(theme: Theme, ink: str, ground: str, least: float) -> None:
    colours = load_look(theme).colours
    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("theme", THEMES)
def test_a_figure_can_be_read_on_every_step_of_the_ramp(theme: Theme) -> None:
    look = load_look(theme)
    assert [step for step in look.level_ramp if contrast(look.ink_on(step), step) < TEXT] == []


def test_the_stylesheet_puts_no_ink_on_a_ground_that_is_not_measured() -> None:
    measured = {(ink, ground) for ink, ground, least in PAIRS if least == TEXT}
    found = set()
    for selector, rule in re.findall(r"([^{}]+)\{([^}]*)\}", QSS):
        ink = re.search(r"(?<![-\w])color: @(\w+)", rule)
        ground = re.search(r"background: @(\w+)", rule)
        if ink and ground and ":disabled" not in selector:
            found.add((ink.group(1), ground.group(1)))
    assert found
    assert found <= measured


@pytest.mark.parametrize("theme", THEMES)
def test_every_token_is_filled_in(theme: Theme) -> None:
    assert "@" not in stylesheet_of(load_look(theme))


def test_a_token_that_nobody_knows_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "app.qss").write_text("QLabel { color: @invented; }", "utf-8")
    monkeypatch.setattr("maturity_desktop.gui.theme.resources_folder", lambda: tmp_path)
    with pytest.raises(KeyError, match="invented"):
        stylesheet_of(load_look("light"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_small_pictures_of_the_stylesheet_have_the_colours_of_the_look(theme: Theme) -> None:
    colours = set(load_look(theme).colours.values())
    wanted = set(re.findall(r"@images/([\w-]+\.svg)", QSS))
    for name in wanted:
        picture = (resources_folder() / "theme" / theme / name).read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9A-F]{6}", picture)) <= colours
        assert "#" in picture


@pytest.fixture
def dialog(qtbot: QtBot, theme: ThemeSwitch) -> QDialog:
    """An open dialog with a label, a field and a button."""
    window = QDialog()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    for widget in (QLabel("Words"), QLineEdit("typed"), QPushButton("Press"), QCheckBox("Tick")):
        layout.addWidget(widget)
    window.open()
    qtbot.waitExposed(window)
    return window


def ground_of(window: QDialog) -> str:
    """The colour in the window's corner."""
    return window.grab().toImage().pixelColor(2, 2).name().upper()


def test_a_switch_reaches_an_open_dialog_at_once(qtbot: QtBot, theme: ThemeSwitch, dialog: QDialog) -> None:
    assert ground_of(dialog) == load_look("light").colours["ground"]
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert ground_of(dialog) == load_look("dark").colours["ground"]
    label = dialog.findChild(QLabel)
    assert label is not None
    assert label.palette().windowText().color().name().upper() == load_look("dark").colours["text"]
    theme.choose("light")
    assert ground_of(dialog) == load_look("light").colours["ground"]


def test_system_follows_what_the_system_says(
    qtbot: QtBot, theme: ThemeSwitch, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.choose("system")
    hints = QApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _self: Qt.ColorScheme.Dark)
    with qtbot.waitSignal(theme.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.look.theme == "dark"


def test_a_chosen_theme_ignores_the_system(theme: ThemeSwitch, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _self: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.look.theme == "light"


def test_words_are_set_in_the_font_that_comes_with_the_program(theme: ThemeSwitch) -> None:
    for semibold in (False, True):
        told = QFontInfo(theme.font("body", semibold))
        assert (told.family(), told.pixelSize()) == ("Inter", theme.look.screen_text["body"])
        assert (told.weight() >= 600) is semibold


def test_a_state_is_drawn_when_it_is_set(qtbot: QtBot, theme: ThemeSwitch, dialog: QDialog) -> None:
    field, button = dialog.findChild(QLineEdit), dialog.findChild(QPushButton)
    assert field is not None
    assert button is not None
    button.setFocus()
    set_state(field, "invalid", True)
    wrong = QColor(theme.look.colours["wrong"])
    image = field.grab().toImage()
    column = {image.pixelColor(image.width() // 2, y).name() for y in range(image.height())}
    assert wrong.name() in column


def test_a_theme_has_every_colour_of_the_other() -> None:
    looks: list[Look] = [load_look(theme) for theme in THEMES]
    assert looks[0].colours.keys() == looks[1].colours.keys()
    assert len(looks[0].level_ramp) == len(looks[1].level_ramp)
