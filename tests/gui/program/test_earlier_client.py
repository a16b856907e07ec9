"""The next audit of a client whose profile is written anew when it starts."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import Qt

from maturity_desktop.app import Program
from maturity_desktop.gui.dialogs.audit_form import AuditForm

Key = Qt.Key


def start(program: Program, hands: Any, name: str, of: str = "") -> str:
    """Starts an audit, of an earlier client where one is named, and returns its id."""
    before = program.window.session
    hands.control(Key.Key_N)
    form: AuditForm = hands.dialog(AuditForm)
    if of:
        place = form._form.known.findText(of)
        form._form.known.setCurrentIndex(place)
        form._form.known.activated.emit(place)
    form._form.name.setFocus()
    form._form.name.selectAll()
    hands.write(name)
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session not in (None, before))
    assert program.window.session is not None
    return program.window.session.audit.id


def names(program: Program) -> dict[str, str]:
    """What each audit's client is called on disk."""
    assert program.window.session is not None
    assert not program.window.session.saving.finish()
    return {own.id: own.client for own in program.desk.library.audits()}


@pytest.mark.parametrize("choice", [0, 1])
def test_an_earlier_client_is_renamed_as_an_edit_or_left_alone(
    program: Program, hands: Any, choice: int
) -> None:
    first = start(program, hands, "Nordvik")
    cast("Any", program.ask).choice = choice
    second = start(program, hands, "Havbank", of="Nordvik")
    renamed = choice == 0
    assert names(program) == {first: "Havbank" if renamed else "Nordvik", second: "Havbank"}
    assert program.window.windowTitle() == "Havbank – Maturity Desktop"
    assert program.window.session is not None
    stack = program.window.session.undo_stack
    assert stack.canUndo() == renamed
    if renamed:
        stack.undo()
        assert names(program) == {first: "Nordvik", second: "Nordvik"}
