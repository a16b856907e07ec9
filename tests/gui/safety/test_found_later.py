"""What is found while the library is used: bad evidence, damage, dangers round the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.app import Program
from maturity_desktop.gui.safety.damage_view import DamageView
from maturity_desktop.storage import surroundings
from maturity_desktop.storage.start_check import Condition, State
from tests.storage.backups.settled import evidence_file


def test_evidence_whose_file_has_changed_is_marked_where_it_is_used(
    folder: Path, start: Any, hands: Any
) -> None:
    evidence_file(folder).write_bytes(b"something else")
    program = start()
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    session = program.window.session
    (item,) = session.audit.evidence
    session.link_evidence(item, session.framework.criteria[0].id)
    program.window.show_criterion(session.framework.criteria[0].id)
    rows = program.window.page._pane.list._rows
    assert not any("missing or has changed" in view.spoken for view in rows.views)
    program.safety._look_over()
    hands.wait(lambda: any("missing or has changed" in view.spoken for view in rows.views))


def test_damage_that_shows_later_ends_all_writing(program: Program, hands: Any) -> None:
    program.open_audit("a1", "")
    hands.wait(lambda: program.window.session)
    library = program.desk.library
    library.read_only, library.condition = True, Condition(State.DAMAGED, ("A row is gone.",))
    program.desk.checked.emit()
    hands.wait(program.safety.reading.isVisible)
    assert not program.window.bars.menus.new_audit.isEnabled()
    program.safety.reading.buttons[0].click()
    view = program.library_page._instead
    assert isinstance(view, DamageView)
    assert "A row is gone." in view.list.toPlainText()
    assert program.window.session is None
    hands.wait(lambda: not view.work.isVisible())


def test_a_danger_is_told_once_and_put_away(
    folder: Path, start: Any, hands: Any, leave_program: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "is_on_network", lambda _folder: True)
    program = start()
    hands.wait(program.safety.warning.isVisible)
    assert "on a network" in program.safety.warning.words.words
    program.safety.warning.buttons[0].click()
    assert not program.safety.warning.isVisible()
    leave_program(program)
    again = start()
    hands.wait(lambda: not again.desk._running)
    assert not again.safety.warning.isVisible()
