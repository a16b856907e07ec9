"""The menu bar by keyboard: what the assess page can do, and official wording."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import Answer, AnswerValue, Change
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.dialogs.help import HelpDialog

ALT = Qt.KeyboardModifier.AltModifier


def start_audit(hands: Any, program: Program, client: str) -> None:
    hands.control(Qt.Key.Key_N)
    form = hands.dialog(AuditForm)
    form._form.name.setFocus()
    hands.write(client)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program.window.session and program.window.session.audit.client.name == client)


@pytest.fixture
def with_audit(program: Program, hands: Any) -> Program:
    start_audit(hands, program, "Client")
    return program


def title(program: Program, words: str) -> QAction:
    """The menu of this title in the bar."""
    return next(
        action for action in program.window.menuBar().actions() if action.text().replace("&", "") == words
    )


def choose(hands: Any, menu_key: Qt.Key, entry_key: Qt.Key) -> None:
    """Opens a menu by its letter, and chooses the entry of that letter."""
    hands.press(menu_key, ALT)
    hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, entry_key)


def entries(program: Program) -> list[QAction]:
    menu = program.window.bars.menus._of_pages["assess"][0]
    return list(menu.actions())


# --- the assess page's menu


def test_everything_the_assess_page_can_do_stands_in_its_menu(with_audit: Program) -> None:
    window = with_audit.window
    assert entries(with_audit) == []
    window.show_page("assess")
    page: Any = window.page
    assert entries(with_audit) == list(page.actions())
    assert sum(entry.isSeparator() for entry in entries(with_audit)) == 4
    shown = {key.toString() for entry in entries(with_audit) for key in entry.shortcuts()}
    assert {*"YPNARJKUETDLI", "Backspace", "Ctrl+V", "Ctrl+Shift+A"} <= shown
    window.show_page("overview")
    window.show_page("assess")
    assert entries(with_audit) == list(page.actions())


def test_a_key_of_a_page_is_no_key_of_the_bar(with_audit: Program, hands: Any) -> None:
    """Qt does neither of two things that want the same key."""
    window = with_audit.window
    for page in ("overview", "plan", "assess", "evidence", "improve", "report"):
        window.show_page(page)
        for _view in range(6 if page in ("plan", "improve") else 0):
            hands.control(Qt.Key.Key_PageDown)
    of_bar = {
        key.toString()
        for action in window.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for key in action.shortcuts()
    }
    assert "Ctrl+Shift+K" in of_bar
    of_pages = {
        key.toString()
        for action in window.findChildren(QAction)
        if action.parent() is not window
        for key in action.shortcuts()
    }
    assert "Ctrl+Shift+R" in of_pages, "requests, within the plan"
    assert not of_bar & of_pages


def test_a_menu_that_cannot_be_opened_is_pale(with_audit: Program) -> None:
    window = with_audit.window
    window.show_page("assess")
    assert title(with_audit, "Assess").isEnabled() and not title(with_audit, "Report").isEnabled()
    bar = window.menuBar()
    image = bar.grab().toImage()

    def darkest(words: str) -> int:
        area = bar.actionGeometry(title(with_audit, words))
        scale = image.devicePixelRatio()
        return min(
            image.pixelColor(round(x * scale), round(y * scale)).lightness()
            for x in range(area.left(), area.right())
            for y in range(area.top(), area.bottom())
        )

    assert darkest("Report") > darkest("Assess") + 40


def test_the_menu_answers_by_keyboard(with_audit: Program, hands: Any) -> None:
    window = with_audit.window
    hands.control(Qt.Key.Key_4)
    hands.wait(lambda: window.page_name == "assess")
    session, page = window.session, window.page
    assert session is not None
    first = session.framework.criteria[0]
    before = page.panes()[0]
    choose(hands, Qt.Key.Key_A, Qt.Key.Key_M)
    hands.wait(lambda: session.results.criteria[0].answers)
    assert session.results.criteria[0].answers == {first.checkpoints[0].id: AnswerValue.MET}
    assert page.panes()[0] is not before  # answering goes on to the next checkpoint, from the menu too
    assert page.panes()[0].hasFocus()
    choose(hands, Qt.Key.Key_A, Qt.Key.Key_U)
    hands.wait(lambda: page.criterion == session.framework.criteria[1].id)  # type: ignore[attr-defined]


def test_keys_of_the_page_still_work_beside_the_menu(with_audit: Program, hands: Any) -> None:
    window = with_audit.window
    window.show_page("assess")
    session = window.session
    assert session is not None
    hands.press(Qt.Key.Key_P)
    hands.press(Qt.Key.Key_N)
    assert list(session.results.criteria[0].answers.values()) == [AnswerValue.PARTLY, AnswerValue.NOT_MET]
    hands.press(Qt.Key.Key_T)
    hands.write("yes, pjn")
    assert len(session.results.criteria[0].answers) == 2


@pytest.mark.parametrize("page", ["library", "overview", "results", "report"])
def test_the_menu_is_closed_on_other_pages(with_audit: Program, hands: Any, page: str) -> None:
    window = with_audit.window
    window.show_page("assess")
    assert title(with_audit, "Assess").isEnabled()
    window.show_page(page)
    assert not title(with_audit, "Assess").isEnabled()
    session = window.session
    assert session is not None
    hands.press(Qt.Key.Key_A, ALT)
    assert QApplication.activePopupWidget() is None
    hands.press(Qt.Key.Key_Y)
    assert session.results.criteria[0].answers == {}


def test_the_menu_is_empty_once_the_audit_is_closed(with_audit: Program, hands: Any) -> None:
    with_audit.window.show_page("assess")
    hands.control(Qt.Key.Key_W)
    hands.wait(lambda: with_audit.window.session is None)
    assert entries(with_audit) == []
    assert not title(with_audit, "Assess").isEnabled()


def test_all_keys_of_the_page_are_in_the_help(with_audit: Program, hands: Any) -> None:
    with_audit.window.show_page("assess")
    hands.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    dialog = hands.dialog(HelpDialog)
    rows = [(row.lead, row.text) for row in dialog.keys.rows.rows]
    assert ("Y", "Met") in rows
    assert ("2", "Set level 2") in rows
    assert "5" not in [lead for lead, _text in rows]  # the scale ends before
    assert len([row for row in rows if row[0] == "J"]) == 1
    dialog.reject()


# --- official wording


def wording(folder: Path, checkpoint: str) -> Path:
    path = folder / "official.yaml"
    path.write_text(
        f"schema: 1\nframework: icmi_cmo\nwording:\n  {checkpoint}: The owner's words.\n", encoding="utf-8"
    )
    return path


def words_of(program: Program) -> str:
    session = program.window.session
    assert session is not None
    return session.framework.criterion("5.07").checkpoints[0].text


def test_official_wording_counts_from_the_next_audit_on(
    with_audit: Program, hands: Any, ask: Any, tmp_path: Path
) -> None:
    own = words_of(with_audit)
    ask.chosen = [wording(tmp_path, "5.07-1a")]
    choose(hands, Qt.Key.Key_F, Qt.Key.Key_W)
    hands.wait(lambda: ask.told)
    assert ask.questions == ["Official wording of a model"]
    ((happened, meaning, _details),) = ask.told
    assert happened == "ICMI Customer Management Operations Standards has its official wording"
    assert meaning.startswith("Audits that start from now on have 1 text in it; ")
    assert words_of(with_audit) == own
    start_audit(hands, with_audit, "Next client")
    assert words_of(with_audit) == "The owner's words."


def test_a_fault_in_official_wording_is_told_with_its_line(
    with_audit: Program, hands: Any, ask: Any, tmp_path: Path
) -> None:
    path = wording(tmp_path, "5.07-9z")
    ask.chosen = [path]
    choose(hands, Qt.Key.Key_F, Qt.Key.Key_W)
    hands.wait(lambda: ask.told)
    ((happened, meaning, details),) = ask.told
    assert (happened, details) == ("That did not work", "")
    assert meaning.startswith(f"{path}:4: the framework has no “5.07-9z”.")
    own = words_of(with_audit)
    start_audit(hands, with_audit, "Next client")
    assert words_of(with_audit) == own


def test_no_file_changes_nothing(with_audit: Program, hands: Any, ask: Any) -> None:
    choose(hands, Qt.Key.Key_F, Qt.Key.Key_W)
    hands.wait(lambda: ask.questions)
    assert ask.told == []
    assert not (with_audit.desk.folder / "wording").exists()


def test_letters_belong_to_the_menu_that_is_open(with_audit: Program, hands: Any) -> None:
    """N chooses New audit; the checkpoint behind the menu is not answered with it."""
    session = with_audit.window.session
    assert session is not None
    with_audit.window.show_page("assess")
    hands.press(Qt.Key.Key_N)
    hands.wait(lambda: list(session.audit.all(Answer)))
    answers = list(session.audit.all(Answer))
    choose(hands, Qt.Key.Key_F, Qt.Key.Key_N)
    hands.dialog(AuditForm).close()
    assert list(session.audit.all(Answer)) == answers


def test_tab_comes_to_the_models_before_the_target(program: Program, hands: Any) -> None:
    hands.control(Qt.Key.Key_N)
    form = hands.dialog(AuditForm)
    form._form.environment.setFocus()
    hands.press(Qt.Key.Key_Tab)
    assert hands.target is form._framework_boxes[0]
    hands.press(Qt.Key.Key_Tab, times=len(form._framework_boxes))
    assert hands.target is form._form.target
    form.close()


def test_after_the_last_edit_is_undone_by_its_button_the_keyboard_is_on_the_page(
    with_audit: Program, hands: Any
) -> None:
    window, session = with_audit.window, with_audit.window.session
    assert session is not None
    client = session.audit.client
    session.change("rename", (Change(client, replace(client, name="Other")),))
    undo = window.bars.status.undo
    hands.wait(lambda: undo.isVisible() and hands.target)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not undo.isVisible()
    page = window.frame.page(window.page_name)
    assert page is not None and page.isAncestorOf(hands.target)
