"""The crosswalk and the programme in the whole program: how one comes to them, and what follows the model."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from maturity_desktop.app import Program
from maturity_desktop.gui.bars import reachable_pages
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.pages.crosswalk_page import CrosswalkPage
from maturity_desktop.gui.plan.schedule_page import SchedulePage
from maturity_desktop.gui.views_page import ViewsPage

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CHOSEN = ("ICMI", "next4biz", "J.D. Power")


@pytest.fixture
def with_models(program: Program, hands: Any) -> Program:
    """The program with an audit of three models open, the ICMI standard in view."""
    hands.wait(lambda: program.desk.is_open)
    hands.control(Qt.Key.Key_N)
    form = hands.dialog(AuditForm)
    for box in form._framework_boxes:
        box.setChecked(any(name in box.text() for name in CHOSEN))
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)
    return program


def names(program: Program) -> list[str]:
    return [name for name, _title in reachable_pages(program.window.session)]


def into_view(program: Program, hands: Any, framework: str) -> None:
    """Ctrl+M until a model is in view."""
    session = program.window.session
    assert session is not None
    for _model in session.frameworks:
        if session.framework.id != framework:
            hands.control(Qt.Key.Key_M)
    assert session.framework.id == framework


def test_the_crosswalk_is_there_without_an_audit(program: Program, hands: Any) -> None:
    hands.press(Qt.Key.Key_K, CONTROL | SHIFT)
    hands.wait(lambda: program.window.page_name == "crosswalk")
    page = cast("CrosswalkPage", program.window.page)
    hands.wait(lambda: page.view is not None)
    assert page.list.hasFocus()
    hands.control(Qt.Key.Key_F)
    assert page.search.hasFocus()
    hands.control(Qt.Key.Key_1)
    assert program.window.page_name == "library"


def test_the_programme_is_reached_ticked_taken_back_and_left_for_the_form(
    with_models: Program, hands: Any
) -> None:
    window = with_models.window
    into_view(with_models, hands, "next4biz")
    window.bars.rail._buttons["plan"].click()
    page = cast("SchedulePage", cast("ViewsPage", window.page).view)
    assert page.list.hasFocus()
    hands.press(Qt.Key.Key_Space)
    assert page.headline.words.startswith("Programme: 1 of ")
    hands.control(Qt.Key.Key_Z)
    assert page.headline.words.startswith("Programme: 0 of ")
    (button,) = page.detail._buttons.findChildren(QPushButton)
    button.click()
    hands.wait(lambda: window.page_name == "assess")


def test_the_assess_page_knows_the_crosswalk(with_models: Program, hands: Any) -> None:
    window = with_models.window
    window.show_criterion("1.01", "icmi_cmo")
    page = cast("Any", window.page)
    hands.wait(lambda: page._pane.offers.cards)
    hands.press(Qt.Key.Key_O)
    hands.press(Qt.Key.Key_Return)
    assert window.session is not None
    assert (window.session.framework.id, page.criterion) == ("jdpower_ts", "ST1")


def test_in_a_low_window_the_rail_does_without_words(with_models: Program, hands: Any) -> None:
    window = with_models.window
    into_view(with_models, hands, "next4biz")
    rail = window.bars.rail
    window.resize(683, 384)
    hands.wait(lambda: rail.height() < 300)
    shown = [button for button in rail._buttons.values() if button.isVisible()]
    assert len(shown) >= 6
    assert all(button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly for button in shown)
    hands.wait(lambda: all(button.geometry().bottom() <= rail.height() for button in shown))
    window.resize(1366, 768)
    hands.wait(lambda: rail.height() > 500)
    assert all(button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon for button in shown)
