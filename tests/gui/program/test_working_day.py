"""From the empty library to an audit that is there again tomorrow, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.first_start import FirstStart
from maturity_desktop.gui.dialogs.pick import PickDialog

Start = Callable[[], Program]


def start_audit(hands: Any, program: Program, client: str) -> None:
    """A new audit of the one shipped framework, with a name and nothing else."""
    hands.control(Qt.Key.Key_N)
    hands.dialog(AuditForm)
    while not (isinstance(hands.target, QLineEdit) and hands.target.objectName() == "name"):
        hands.press(Qt.Key.Key_Tab)
    hands.write(client)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session and program.window.session.audit.client.name == client)


def action(program: Program, words: str) -> QAction:
    """The entry of a menu that begins so."""
    entries = program.window.findChildren(QAction)
    return next(entry for entry in entries if entry.text().replace("&", "").startswith(words))


def test_a_new_audit_from_the_empty_library_and_open_again(
    hands: Any, start: Start, leave_program: Callable[[Program], None]
) -> None:
    program = start()
    hands.wait(lambda: program.library_page.panes()[0].hasFocus() is True)
    hands.press(Qt.Key.Key_Space)  # the button that the empty library puts the keyboard on
    form = hands.dialog(AuditForm)
    hands.write("Fjordkraft Kundesenter")
    hands.press(Qt.Key.Key_Tab)
    hands.write("Energy")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)
    assert not form.isVisible()
    session = program.window.session
    assert session is not None
    assert session.audit.client.sector == "Energy"
    assert session.audit.details.assessor == "Ada Assessor"
    assert program.window.page_name == "overview"
    checkpoint = session.framework.criteria[0].checkpoints[0].id
    session.answer(checkpoint, AnswerValue.MET)
    hands.wait(lambda: session.saving.is_empty)
    program.window.show_criterion("5.07")
    leave_program(program)

    again = start()
    assert [audit.client for audit in again.audits] == ["Fjordkraft Kundesenter"]
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: again.window.session)
    found = again.window.session
    assert found is not None
    assert found.results.criteria[0].answers == {checkpoint: AnswerValue.MET}
    hands.wait(lambda: again.window.page_name == "assess")
    assert again.window.page.criterion == "5.07"  # type: ignore[attr-defined]


def test_the_library_has_the_open_audit_in_hand(hands: Any, program: Program) -> None:
    start_audit(hands, program, "First")
    start_audit(hands, program, "Another")
    session = program.window.session
    assert session is not None
    hands.control(Qt.Key.Key_1)
    hands.wait(lambda: program.window.page_name == "library")
    hands.wait(lambda: program.library_page._current_audit() == session.audit.id)


def test_the_form_says_what_is_missing(hands: Any, program: Program) -> None:
    hands.press(Qt.Key.Key_Space)
    form = hands.dialog(AuditForm)
    hands.press(Qt.Key.Key_Return)
    assert form.isVisible()
    assert "name" in form._form.problem.text()
    assert form._form.name.property("invalid") is True
    hands.write("Client")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session)


def test_undo_is_named_in_the_menu_and_at_the_foot(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    session = program.window.session
    assert session is not None
    assert not action(program, "Undo").isEnabled()
    checkpoint = session.framework.criteria[0].checkpoints[0].id
    session.answer(checkpoint, AnswerValue.MET)
    assert action(program, "Undo").text() == f"&Undo: answer {checkpoint}"
    assert program.window.bars.status.undo.text() == f"Undo: answer {checkpoint}"
    hands.control(Qt.Key.Key_Z)
    assert session.results.criteria[0].answers == {}
    assert not program.window.bars.status.undo.isVisible()
    assert action(program, "Redo").text() == f"&Redo: answer {checkpoint}"
    hands.control(Qt.Key.Key_Y)
    assert session.results.criteria[0].answers == {checkpoint: AnswerValue.MET}
    hands.control(Qt.Key.Key_Z)
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.results.criteria[0].answers == {checkpoint: AnswerValue.MET}


def test_a_failed_write_is_told_and_tried_again(
    hands: Any, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_audit(hands, program, "Client")
    session = program.window.session
    assert session is not None
    status = program.window.bars.status
    real = program.desk.library.commit_later

    def full(*arguments: Any) -> Any:
        future = real((), {})
        future.result()
        failed: Any = type(future)()
        failed.set_exception(LibraryError("The disk is full. Make room on it."))
        return failed

    with monkeypatch.context() as fault:
        fault.setattr(program.desk.library, "commit_later", full)
        session.answer(session.framework.criteria[0].checkpoints[0].id, AnswerValue.MET)
        hands.wait(lambda: status.state.text().startswith("Not saved"))
    assert "The disk is full." in status.state.text()
    assert not session.saving.is_empty
    hands.wait(lambda: status.state.text().startswith("Saved "))
    assert session.saving.is_empty


def test_leaving_with_unsaved_changes_asks(
    hands: Any, program: Program, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_audit(hands, program, "Client")
    session = program.window.session
    assert session is not None
    monkeypatch.setattr(session.saving, "finish", lambda: "The disk is full.")
    ask.agrees = False
    assert not program.window.close()
    assert program.window.isVisible()
    assert program.window.session is session
    assert ask.questions == ["Your last changes are not saved"]
    ask.agrees = True
    assert program.window.close()


def test_closing_writes_what_was_typed_last(
    hands: Any, start: Start, leave_program: Callable[[Program], None]
) -> None:
    program = start()
    start_audit(hands, program, "Client")
    session = program.window.session
    assert session is not None
    session.write_note("1.01", "typed in the last moment")
    audit = session.audit.id
    leave_program(program)
    again = start()
    library = again.desk.library
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: again.window.session)
    notes = [entry for entry in library.journal(audit) if entry.kind == "note"]
    assert "typed in the last moment" in str(notes[-1].new)


def test_go_anywhere_finds_a_criterion(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    hands.control(Qt.Key.Key_K)
    hands.dialog(PickDialog)
    hands.write("5.07")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.page_name == "assess")
    assert program.window.page.criterion == "5.07"  # type: ignore[attr-defined]


def test_go_anywhere_finds_what_was_written(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    session = program.window.session
    assert session is not None
    session.write_note("5.07", "Kari does it by hand")
    hands.control(Qt.Key.Key_K)
    dialog = hands.dialog(PickDialog)
    hands.write("kari")
    hands.wait(lambda: not dialog.is_looking)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.page_name == "assess")
    assert program.window.page.criterion == "5.07"  # type: ignore[attr-defined]


def test_go_anywhere_moves_by_arrows_and_is_left_by_escape(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    hands.control(Qt.Key.Key_K)
    dialog = hands.dialog(PickDialog)
    hands.press(Qt.Key.Key_Down, times=3)
    hands.press(Qt.Key.Key_Up)
    hands.press(Qt.Key.Key_Return)
    assert program.window.page_name == "plan"
    hands.control(Qt.Key.Key_K)
    dialog = hands.dialog(PickDialog)
    hands.write("no such thing")
    assert not dialog.rows.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert program.window.page_name == "plan"


def test_pages_by_number_and_only_where_there_is_an_audit(hands: Any, program: Program) -> None:
    hands.control(Qt.Key.Key_2)
    assert program.window.page_name == "library"
    start_audit(hands, program, "Client")
    for key, name in (
        (Qt.Key.Key_4, "assess"),
        (Qt.Key.Key_8, "results"),
        (Qt.Key.Key_1, "library"),
        (Qt.Key.Key_2, "overview"),
    ):
        hands.control(key)
        assert program.window.page_name == name
    hands.control(Qt.Key.Key_W)
    assert program.window.session is None
    assert program.window.page_name == "library"


def test_every_page_of_the_rail_can_be_made(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    for name in ("overview", "assess", "results", "report"):
        program.window.show_page(name)
        page = program.window.page
        assert page.title
        assert page.key_hints
        assert page.panes()


def test_f6_goes_round_the_panes_and_back(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    stops = [hands.target]
    hands.press(Qt.Key.Key_F6)
    while QApplication.focusWidget() not in stops:
        stops.append(hands.target)
        hands.press(Qt.Key.Key_F6)
    bars = program.window.bars
    assert {bars.rail.isAncestorOf(stop) for stop in stops} == {True, False}
    assert bars.top.search in stops
    assert len(stops) > 5
    assert QApplication.focusWidget() is stops[0]
    hands.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is stops[-1]


def test_the_profile_is_changed_in_the_form_it_was_asked_in(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    hands.control(Qt.Key.Key_E)
    hands.dialog(AuditForm)
    hands.press(Qt.Key.Key_End)
    hands.write(" & Sons")
    hands.press(Qt.Key.Key_Return)
    session = program.window.session
    assert session is not None
    assert session.audit.client.name == "Client & Sons"
    hands.control(Qt.Key.Key_Z)
    assert session.audit.client.name == "Client"


class TestFirstStart:
    @pytest.fixture
    def author(self) -> str:
        return ""

    def test_the_name_is_asked_once(
        self, hands: Any, start: Start, leave_program: Callable[[Program], None]
    ) -> None:
        program = start()
        hands.dialog(FirstStart)
        hands.write("  Maren   Ulvestad ")
        hands.press(Qt.Key.Key_Return)
        assert program.preferences.now.author == "Maren Ulvestad"
        leave_program(program)
        again = start()
        assert again.preferences.now.author == "Maren Ulvestad"
        assert QApplication.activeModalWidget() is None

    def test_it_comes_after_what_is_told_of_a_crash(
        self, hands: Any, start: Start, ask: Any, library_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = library_folder / "window" / "place.json"
        place.parent.mkdir(parents=True)
        place.write_text("{}")
        over: list[QWidget | None] = []
        monkeypatch.setattr(ask, "tell", lambda *_told: over.append(QApplication.activeModalWidget()))
        start()
        hands.dialog(FirstStart)
        assert over == [None]

    def test_later_leaves_the_program_usable(self, hands: Any, start: Start) -> None:
        program = start()
        hands.dialog(FirstStart)
        hands.press(Qt.Key.Key_Escape)
        start_audit(hands, program, "Client")
        assert program.preferences.now.author == ""


def test_the_window_comes_back_where_it_was_with_its_theme(
    hands: Any, start: Start, leave_program: Callable[[Program], None], qtbot: QtBot
) -> None:
    program = start()
    screen = program.window.screen().availableGeometry()
    program.window.setGeometry(screen.x() + 20, screen.y() + 30, 700, 500)
    program.window.choose_theme("dark")
    leave_program(program)
    again = start()
    stands = again.window.geometry()
    assert (stands.x() - screen.x(), stands.y() - screen.y()) == (20, 30)
    assert (stands.width(), stands.height()) == (700, 500)
    assert again.theme.look.theme == "dark"
    assert again.preferences.now.ground == again.theme.look.colours["ground"]


def test_splitters_come_back_as_they_were(
    hands: Any, start: Start, leave_program: Callable[[Program], None]
) -> None:
    program = start()
    start_audit(hands, program, "Client")
    program.window.resize(1366, 768)
    program.window.show_page("assess")
    name, splitter = next(iter(program.window._splitters("assess").items()))
    hands.wait(lambda: splitter.width() > splitter.minimumSizeHint().width() + 60)  # there is room to move
    sizes = splitter.sizes()
    splitter.setSizes([sizes[0] + 30, sizes[1] - 30, *sizes[2:]])
    leave_program(program)
    again = start()
    wanted = list(again.window.preferences.now.splitters[name])
    assert wanted != sizes
    again.window.resize(1366, 768)  # before the audit: its page opens with it
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: again.window.session)
    again.window.show_page("assess")

    def is_restored() -> bool:
        found = again.window._splitters("assess")[name].sizes()
        return all(abs(size - before) <= 2 for size, before in zip(found, wanted, strict=True))  # rounding

    hands.wait(is_restored)


def test_enter_presses_the_button_that_has_the_keyboard(hands: Any, program: Program) -> None:
    assert program.library_page.panes()[0].hasFocus()
    hands.press(Qt.Key.Key_Tab)
    assert hands.target.text().replace("&", "") == "Open the sample audit"
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session and program.window.session.audit.details.is_sample)


def test_control_e_opens_the_profile_from_the_library_s_search(hands: Any, program: Program) -> None:
    start_audit(hands, program, "Client")
    program.window.show_page("library")
    hands.wait(lambda: len(program.audits) == 1)
    hands.control(Qt.Key.Key_F)
    assert hands.target.objectName() == "search"
    hands.control(Qt.Key.Key_E)
    assert hands.dialog(AuditForm).windowTitle() == "Client and audit"
    hands.press(Qt.Key.Key_Escape)


def test_the_status_line_offers_what_the_library_has(hands: Any, program: Program) -> None:
    def offered() -> set[str]:
        return {
            label.text() for label in program.window.bars.status.findChildren(QLabel) if label.isVisible()
        }

    assert "open the audit" not in offered()
    start_audit(hands, program, "Client")
    program.window.show_page("library")
    hands.wait(lambda: "open the audit" in offered())


def test_a_recent_audit_is_opened_from_the_menu(hands: Any, program: Program) -> None:
    start_audit(hands, program, "One & Only")
    first = program.window.session
    start_audit(hands, program, "Two")
    assert program.window.session is not first
    action(program, "1 One").trigger()
    hands.wait(lambda: program.window.session and program.window.session.audit.client.name == "One & Only")


def test_the_library_folder_holds_what_the_program_made(program: Program, library_folder: Path) -> None:
    assert (library_folder / "library.sqlite").exists()
    assert (library_folder / "preferences.json").exists()
