"""The models of the open audit and their editions, from the menu to the disk and back by undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.audit_models import AuditModelsDialog
from maturity_desktop.gui.dialogs.move_edition import MoveEditionDialog
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.verbs.models import keep_model, tree_of
from tests.gui.conftest import answer_all

ALT = Qt.KeyboardModifier.AltModifier
HOSTILE = "<b>Staff</b> & others"


def own_model(edition: str) -> dict[str, Any]:
    """A copy of a shipped model: small enough to be read through."""
    tree = tree_of(read_framework(frameworks_folder() / "jdpower-ts.yaml"))
    return {**tree, "id": "mine", "title": "Mine", "short_title": "Mine", "edition": edition}


def edited_model() -> dict[str, Any]:
    """The next edition: one text is another, one criterion is gone, one checkpoint is new."""
    tree = own_model("2027")
    criteria = tree["domains"][0]["criteria"]
    criteria[0]["levels"][2][0]["text"] = HOSTILE
    criteria[0]["levels"][2].append({"id": f"{criteria[0]['id']}-2z", "text": "A new one."})
    del criteria[1]
    return tree


@pytest.fixture
def with_model(program: Program, hands: Any) -> Program:
    """An audit is open, and the library has a model of the firm's own."""
    keep_model(program.desk.library, own_model("2026"), ())
    hands.control(Qt.Key.Key_N)
    form = hands.dialog(AuditForm)
    form._framework_boxes[0].setChecked(True)
    form._form.name.setFocus()
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)
    return program


def from_file_menu(hands: Any, key: Qt.Key) -> None:
    hands.press(Qt.Key.Key_F, ALT)
    hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, key)


def add_model(program: Program, hands: Any) -> AuditModelsDialog:
    """The audit takes in the firm's own model; the dialog stays open."""
    from_file_menu(hands, Qt.Key.Key_M)
    dialog: AuditModelsDialog = hands.dialog(AuditModelsDialog)
    place = next(n for n, row in enumerate(dialog.list.rows.rows) if row.goal == "mine")
    dialog.list.setCurrentIndex(dialog.list.rows.index(place))
    hands.press(Qt.Key.Key_A, ALT)
    session = program.window.session
    assert session is not None
    hands.wait(lambda: "mine" in session.frameworks)
    return dialog


def test_a_model_is_added_and_taken_out_again_by_keyboard(with_model: Program, hands: Any) -> None:
    session = with_model.window.session
    assert session is not None
    first = list(session.frameworks)
    dialog = add_model(with_model, hands)
    assert dialog.chosen == "mine"
    assert session.framework.id == "mine"
    hands.wait(dialog.act.isEnabled)
    hands.press(Qt.Key.Key_T, ALT)
    hands.wait(lambda: list(session.frameworks) == first)
    session.undo_stack.undo()
    assert "mine" in session.frameworks
    hands.press(Qt.Key.Key_Escape)
    assert with_model.desk.library.editions("mine")[0][1] == "2026"


def test_a_model_that_something_was_said_of_stays_and_the_dialog_says_why(
    with_model: Program, hands: Any
) -> None:
    session = with_model.window.session
    assert session is not None
    dialog = add_model(with_model, hands)
    session.answer("ST1-2a", AnswerValue.MET)
    dialog._show_models()
    assert not dialog.act.isEnabled()
    assert "so it stays in the audit" in dialog.note.text()
    first = next(n for n, row in enumerate(dialog.list.rows.rows) if row.goal not in (None, "mine"))
    dialog.list.setCurrentIndex(dialog.list.rows.index(first))
    assert dialog.act.isEnabled()  # nothing was said of the other one
    hands.press(Qt.Key.Key_Escape)


@pytest.fixture
def ready_to_move(with_model: Program, hands: Any) -> Program:
    """The audit has answers at the model, and the model has been edited since."""
    add_model(with_model, hands)
    hands.press(Qt.Key.Key_Escape)
    session = with_model.window.session
    assert session is not None
    answer_all(session, ["ST1-2a", "ST1-3a", "ST2-2a"], AnswerValue.MET)
    keep_model(with_model.desk.library, edited_model(), ())
    return with_model


def open_move(hands: Any) -> MoveEditionDialog:
    from_file_menu(hands, Qt.Key.Key_E)
    dialog: MoveEditionDialog = hands.dialog(MoveEditionDialog)
    return dialog


def test_what_would_become_of_the_audit_is_read_before_it_moves(ready_to_move: Program, hands: Any) -> None:
    dialog = open_move(hands)
    assert dialog.chosen is not None
    assert (dialog.chosen.label, dialog.chosen.in_use) == ("2027", False)
    told = dialog.view.toPlainText()
    assert "1 answer carries over unchanged" in told
    assert "1 answer stands under a changed checkpoint" in told
    assert "<b>Staff</b> &" in told  # a person's words, as they were written
    assert "1 answer rests: its checkpoint is not in this edition" in told
    assert "1 criterion is gone" in told
    assert "1 new checkpoint has no answer yet" in told
    hands.press(Qt.Key.Key_C, ALT)
    copied = QGuiApplication.clipboard()
    hands.wait(lambda: copied.text().startswith("Mine: from the edition 2026 to 2027"))
    hands.press(Qt.Key.Key_Escape)
    session = ready_to_move.window.session
    assert session is not None
    assert session.framework.edition == "2026"


def test_the_audit_moves_as_one_edit_and_comes_back_by_undo(ready_to_move: Program, hands: Any) -> None:
    session = ready_to_move.window.session
    assert session is not None
    before, levels = session.undo_stack.count(), [result.level for result in session.results.criteria]
    open_move(hands)
    hands.press(Qt.Key.Key_M, ALT)
    hands.wait(lambda: session.framework.edition == "2027")
    assert session.undo_stack.count() == before + 1
    assert len(session.results.criteria) == len(levels) - 1
    session.undo_stack.undo()
    assert session.framework.edition == "2026"
    assert [result.level for result in session.results.criteria] == levels


def test_a_moved_audit_is_found_on_its_new_edition(
    ready_to_move: Program,
    hands: Any,
    start: Callable[[], Program],
    leave_program: Callable[[Program], None],
) -> None:
    session = ready_to_move.window.session
    assert session is not None
    audit = session.audit.id
    open_move(hands)
    hands.press(Qt.Key.Key_M, ALT)
    hands.wait(lambda: session.framework.edition == "2027")
    leave_program(ready_to_move)
    again = start()
    again.open_audit(audit, "")
    hands.wait(lambda: again.window.session)
    assert again.window.session is not None
    assert again.window.session.frameworks["mine"].edition == "2027"


def test_the_edition_in_use_cannot_be_moved_to(ready_to_move: Program, hands: Any) -> None:
    dialog = open_move(hands)
    dialog.list.setFocus()
    hands.press(Qt.Key.Key_End)
    assert dialog.chosen is not None
    assert dialog.chosen.in_use
    assert not dialog.move_button.isEnabled()
    assert "stands on this edition" in dialog.sentence.text()
    hands.press(Qt.Key.Key_Escape)


def test_where_there_is_one_edition_the_dialog_says_where_others_come_from(
    with_model: Program, hands: Any
) -> None:
    dialog = open_move(hands)
    assert not dialog.move_button.isEnabled()
    assert "gets a new edition" in dialog.note.text()
    assert not dialog.view.isVisible()
    hands.press(Qt.Key.Key_Escape)


def test_both_dialogs_can_be_heard(ready_to_move: Program, hands: Any, qtbot: QtBot, nameless: Any) -> None:
    for key in (Qt.Key.Key_E, Qt.Key.Key_M):
        from_file_menu(hands, key)
        dialog = hands.dialog(MoveEditionDialog if key == Qt.Key.Key_E else AuditModelsDialog)
        assert nameless(dialog) == []
        hands.press(Qt.Key.Key_Escape)
        hands.wait(lambda: QApplication.activeModalWidget() is None)


def test_without_an_audit_neither_can_be_chosen(program: Program) -> None:
    menus = program.window.bars.menus
    named = {action.text(): action for action in menus._of_audit}
    assert not named["Move to another &edition…"].isEnabled()
    assert not named["&Models of this audit…"].isEnabled()


def test_the_model_files_stay_as_they_were(ready_to_move: Program, hands: Any, library_folder: Path) -> None:
    before = (library_folder / "frameworks" / "mine.yaml").read_bytes()
    open_move(hands)
    hands.press(Qt.Key.Key_M, ALT)
    session = ready_to_move.window.session
    assert session is not None
    hands.wait(lambda: session.framework.edition == "2027")
    assert (library_folder / "frameworks" / "mine.yaml").read_bytes() == before
