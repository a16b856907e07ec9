"""Every control of the window has a name, a role and a place in the tab order, at any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.audit_form import AuditForm

Nameless = Callable[[QWidget], list[str]]
TAB = Qt.FocusPolicy.TabFocus.value


@pytest.fixture
def with_audit(program: Program, hands: Any) -> Program:
    """The program with an audit open, at its overview."""
    hands.wait(lambda: program.library_page.panes()[0].hasFocus() is True)  # the list is read, and empty
    hands.press(Qt.Key.Key_Space)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)
    return program


def stops(window: QWidget) -> set[QWidget]:
    """The controls in sight that Tab ought to reach."""
    shown = (widget for widget in window.findChildren(QWidget) if widget.isVisible() and widget.isEnabled())
    own = (widget for widget in shown if not widget.objectName().startswith("qt_"))
    return {widget for widget in own if bool(widget.focusPolicy().value & TAB)}


def walk(hands: Any, window: QWidget) -> set[QWidget]:
    """The controls that Tab comes to until it is back."""
    seen: list[QWidget] = []
    while hands.target not in seen:
        seen.append(hands.target)
        hands.press(Qt.Key.Key_Tab)
    return set(seen)


def tree(told: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An accessible thing and everything in it."""
    yield told
    for number in range(told.childCount()):
        child = told.child(number)
        if child.isValid():
            yield from tree(child)


@pytest.mark.parametrize("page", ["library", "overview"])
def test_tab_comes_to_every_control(with_audit: Program, hands: Any, page: str) -> None:
    window = with_audit.window
    window.show_page(page)
    hands.wait(lambda: page != "library" or with_audit.library_page._audits.rowCount())
    wanted = stops(window)
    found = walk(hands, window)
    # Of buttons of which only one is chosen, Tab comes to that one; the arrows go on from there.
    rail = set(window.bars.rail.findChildren(QAbstractButton))
    assert found & rail
    assert wanted - rail <= found


def test_arrows_go_from_page_to_page_in_the_rail(with_audit: Program, hands: Any) -> None:
    window = with_audit.window
    window.bars.rail.focus_current()
    assert hands.target.text() == "Overview"
    hands.press(Qt.Key.Key_Up)
    assert hands.target.text() == "Library"
    hands.press(Qt.Key.Key_Up)
    assert hands.target.text() == "Models"
    hands.press(Qt.Key.Key_Down, times=2)
    hands.press(Qt.Key.Key_Space)
    hands.wait(lambda: window.page_name == "overview")


@pytest.mark.parametrize("page", ["library", "overview"])
def test_every_control_has_a_name(with_audit: Program, nameless: Nameless, page: str) -> None:
    with_audit.window.show_page(page)
    assert nameless(with_audit.window) == []


def test_the_accessible_tree_has_roles_and_names(with_audit: Program) -> None:
    unnamed = []
    wordless = {
        QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Border, QAccessible.Role.Grouping,
        QAccessible.Role.LayeredPane, QAccessible.Role.ScrollBar, QAccessible.Role.Splitter,
        QAccessible.Role.Separator, QAccessible.Role.Whitespace, QAccessible.Role.StaticText,
        QAccessible.Role.ToolBar, QAccessible.Role.PopupMenu, QAccessible.Role.Indicator,
        QAccessible.Role.Graphic,
    }  # fmt: skip
    met = set()
    for told in tree(QAccessible.queryAccessibleInterface(with_audit.window)):
        met.add(told.role())
        state = told.state()
        if state.invisible or told.role() in wordless:
            continue
        if not told.text(QAccessible.Text.Name).strip():
            unnamed.append((told.role(), told.object()))
    assert {QAccessible.Role.List, QAccessible.Role.ListItem, QAccessible.Role.MenuItem} <= met
    assert unnamed == []


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(683, 384), QSize(640, 376)])
def test_no_label_or_button_is_cut_off_in_a_small_window(
    with_audit: Program, qtbot: QtBot, size: QSize
) -> None:
    """At 200 % a screen of 1366 x 768 has 683 x 384 logical pixels."""
    window = with_audit.window
    for page in ("library", "overview"):
        window.show_page(page)
        window.setMinimumSize(0, 0)
        window.resize(size)
        qtbot.waitUntil(lambda: window.size() == size)
        for widget in window.findChildren(QAbstractButton):
            if widget.isVisible():
                assert widget.height() >= widget.minimumSizeHint().height() - 1, widget.text()
        for label in window.findChildren(QLabel):
            if label.isVisible() and type(label) is QLabel:
                assert label.height() >= label.minimumSizeHint().height() - 1, label.text()


def test_a_theme_is_chosen_by_keyboard_and_reaches_an_open_dialog(
    with_audit: Program, hands: Any, qtbot: QtBot
) -> None:
    hands.control(Qt.Key.Key_E)
    form = hands.dialog(AuditForm)
    with qtbot.waitSignal(with_audit.theme.changed):
        with_audit.window.choose_theme("dark")
    ground = with_audit.theme.look.colours["ground"]
    assert form.grab().toImage().pixelColor(3, 3).name().upper() == ground
    field = form.findChild(QLineEdit)
    assert (
        field.grab().toImage().pixelColor(field.width() - 8, field.height() // 2).name().upper()
        == (with_audit.theme.look.colours["card"])
    )
    form.reject()
    assert with_audit.preferences.now.theme == "dark"
