"""A sixth file in frameworks/ is a sixth model in the window: asked for, assessed, rated, reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from tests.bundles import unpacked_bundle

TITLE = "The Lighthouse Model of Field Service"
SLOW_MS = 20_000


@pytest.fixture(autouse=True)
def bundle(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folders that the program finds, with six models in them."""
    folder = unpacked_bundle(tmp_path_factory.mktemp("bundle"))
    monkeypatch.setattr("sys._MEIPASS", str(folder), raising=False)
    return folder


def words_in(page: Any) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def go_to(hands: Any, kind: type[QWidget], wanted: Callable[[Any], bool]) -> None:
    """Tab until the keyboard is where it is wanted."""
    while not (isinstance(hands.target, kind) and wanted(hands.target)):
        hands.press(Qt.Key.Key_Tab)


def start_audit(hands: Any, program: Program) -> None:
    """A new audit of the sixth model, by keyboard."""
    hands.control(Qt.Key.Key_N)
    form = hands.dialog(AuditForm)
    assert len(form._frameworks) == 6
    go_to(hands, QLineEdit, lambda field: field.objectName() == "name")
    hands.write("Rock and Sea")
    go_to(hands, QCheckBox, lambda box: box.text() == TITLE)
    hands.press(Qt.Key.Key_Space)
    go_to(hands, QCheckBox, lambda box: box.text() != TITLE and box.isChecked())
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)


def test_a_day_with_the_sixth_model(hands: Any, program: Program, qtbot: QtBot) -> None:
    start_audit(hands, program)
    session = program.window.session
    assert session is not None
    assert session.framework.title == TITLE

    program.window.show_page("assess")
    hands.wait(lambda: "The lamp is lit at dusk." in words_in(program.window.page))
    for point in ("LAMP-2a", "LAMP-2b", "LOG-2a", "LOG-3a"):
        session.answer(point, AnswerValue.MET)
    session.answer("LAMP-1a", AnswerValue.PARTLY)
    levels = {result.criterion.id: result.level for result in session.results.criteria}
    assert levels == {"LAMP": 1, "LOG": 3}
    assert session.results.of("LAMP").status == "Glimmering"

    for name in ("overview", "results"):
        program.window.show_page(name)
        shown: Any = program.window.page
        hands.wait(shown.isVisible)

    program.window.show_page("report")
    page: Any = program.window.page
    qtbot.waitUntil(lambda: page.preview.pages.is_drawn, timeout=SLOW_MS)
