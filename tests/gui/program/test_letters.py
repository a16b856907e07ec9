"""Letters after Alt in the plan and in the register: none is a menu's, none stands for two things."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from tests.gui.letters import letters, twice, words_in

VIEWS = ("schedule", "activities", "coverage", "requests", "leaving")
LEAST_LETTERS = {"schedule": 8, "activities": 4, "requests": 8, "evidence": 6}
"""How many things of a page have a letter: their own test for being looked at."""


def clashes(page: QWidget, bar: list[str]) -> set[str]:
    """The letters of a page that a menu has, or two of its controls."""
    found = letters(words_in(page))
    return set(twice(found)) | set(found) & set(bar)


def test_no_letter_of_the_plan_or_the_register_is_a_menu_s_or_stands_for_two_things(
    program: Program, hands: Any
) -> None:
    hands.wait(lambda: program.desk.is_open)
    hands.control(Qt.Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    window = program.window
    hands.wait(lambda: window.session)

    def bar() -> list[str]:
        """Only what can be opened has a letter: the rest would stand in the way of the page's own."""
        found = [*letters([action.text() for action in window.menuBar().actions()])]
        assert {f"Alt+{letter}" for letter in "FEWGH"} <= set(found)
        assert len(found) <= 6
        return found

    hands.control(Qt.Key.Key_3)
    plan: Any = window.page
    pages: dict[str, Any] = {}
    clashing = {}
    for view in VIEWS:
        plan.show_view(view)
        pages[view] = plan.view
        clashing[view] = clashes(plan.view, bar())
    window.show_page("evidence")
    pages["evidence"] = window.page
    clashing["evidence"] = clashes(pages["evidence"], bar())
    assert clashing == {name: set() for name in pages}
    for name, least in LEAST_LETTERS.items():
        assert letters(words_in(pages[name])).total() >= least, name
