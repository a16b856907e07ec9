"""Questions, bad news, help and the ways to anywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.errors import LibraryError, LibraryInUse, NewerLibrary
from maturity_desktop.gui.ask_person import PersonAsk
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.bad_news import details, library_trouble, reason
from maturity_desktop.gui.bars import further_titles, page_titles, pages_of_audit
from maturity_desktop.gui.dialogs.first_start import FirstStart
from maturity_desktop.gui.dialogs.help import HelpDialog, paragraphs, read_help
from maturity_desktop.gui.dialogs.message import MessageDialog, TextDialog, breakable
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.finding import fitting
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch

Nameless = Callable[[QWidget], list[str]]
LONG = "<b>W</b>" + "w" * 5000


class Somebody(QObject):
    """Answers the next dialog that comes, with keys: what `exec` waits for."""

    def __init__(self, act: Callable[[QDialog], None]) -> None:
        super().__init__()
        self._act = act
        self._look = QTimer(self)
        self._look.timeout.connect(self._answer)
        self._look.start(0)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            self._look.stop()
            self._act(dialog)


@pytest.fixture
def answered() -> Iterator[Callable[[Callable[[QDialog], None]], None]]:
    """Has somebody answer the next dialog that `exec` opens."""
    people: list[Somebody] = []
    yield lambda act: people.append(Somebody(act))
    for somebody in people:
        somebody.deleteLater()


Answered = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def person(qtbot: QtBot, theme: ThemeSwitch) -> PersonAsk:
    return PersonAsk(lambda: None)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == words)


@pytest.mark.parametrize(("words", "answer"), [("Remove", True), ("Cancel", False)])
def test_a_question_is_answered_by_its_button(
    qtbot: QtBot, person: PersonAsk, answered: Answered, words: str, answer: bool
) -> None:
    answered(lambda dialog: qtbot.keyClick(button(dialog, words), Qt.Key.Key_Space))
    assert person.confirm("Remove EV-001?", "It can be undone.", "Remove") is answer


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_do_no_harm(
    qtbot: QtBot, person: PersonAsk, answered: Answered, key: Qt.Key
) -> None:
    answered(lambda dialog: qtbot.keyClick(dialog.focusWidget(), key))
    assert person.confirm("Go on?", "Things are lost.", "Go on") is False


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, theme: ThemeSwitch) -> None:
    acts = ("Add them", "Add the first 200")
    for steps, words in enumerate(("Cancel", *acts)):
        dialog = MessageDialog("Add 2,000 files?", "Each becomes an item.", acts[0], others=acts[1:])
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        for _step in range(steps):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert button(dialog, words).isDefault(), "what Enter presses looks like it"
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialog.result() == steps


def test_bad_news_can_be_copied_without_the_words_that_may_name_files(
    qtbot: QtBot, person: PersonAsk, answered: Answered, nameless: Nameless
) -> None:
    faults: list[str] = []

    def copy(dialog: QDialog) -> None:
        faults.extend(nameless(dialog))
        qtbot.keyClick(button(dialog, "Copy details"), Qt.Key.Key_Space)
        qtbot.keyClick(button(dialog, "Close"), Qt.Key.Key_Space)

    answered(copy)
    person.tell("It failed", f"Do <i>this</i>. {LONG}", "line 1\nline 2")
    assert QGuiApplication.clipboard().text() == "It failed\n\nline 1\nline 2"
    assert faults == []


def test_a_text_is_asked_and_kept(qtbot: QtBot, person: PersonAsk, answered: Answered) -> None:
    def write(dialog: QDialog) -> None:
        qtbot.keyClicks(dialog.focusWidget(), "because")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answered(write)
    assert person.text("Reason", "Why?", "what stood there") == "because"  # what stood there was selected
    answered(lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape))
    assert person.text("Reason", "Why?") is None


def test_files_come_from_the_system_s_dialog(
    person: PersonAsk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def choose(_parent: object, _title: str, folder: QUrl, **_schemes: object) -> tuple[list[QUrl], str]:
        asked.append(folder.toLocalFile())
        path = str(tmp_path).encode()
        return [QUrl.fromEncoded(b"file://" + path + name) for name in (b"/a.pdf", b"/caf%E9.pdf")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileUrls", choose)
    assert person.files("Add") == [tmp_path / "a.pdf", tmp_path / os.fsdecode(b"caf\xe9.pdf")]
    person.files("Add")
    assert asked == [str(Path.home()), str(tmp_path)]


def test_a_file_to_write_is_named_in_the_system_s_dialog(
    qtbot: QtBot, person: PersonAsk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: True)
    suggested = tmp_path / "Gap report.pdf"
    assert person.save_as("Export", suggested, "PDF (*.pdf)") == suggested
    monkeypatch.setattr(QFileDialog, "exec", lambda _self: False)
    assert person.save_as("Export", suggested, "PDF (*.pdf)") is None


def test_no_word_is_too_long_for_a_dialog(qtbot: QtBot, theme: ThemeSwitch) -> None:
    for dialog in (MessageDialog(LONG, LONG, details=LONG), TextDialog("Reason", LONG)):
        qtbot.addWidget(dialog)
        dialog.open()
        assert dialog.width() < 800
        dialog.reject()
    assert breakable(LONG).replace("\u200b", "") == LONG


def test_the_first_start_wants_a_name(qtbot: QtBot, theme: ThemeSwitch, nameless: Nameless) -> None:
    dialog = FirstStart()
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert nameless(dialog) == []
    qtbot.keyClicks(dialog.focusWidget(), " Ada  Lovelace ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.name == "Ada Lovelace"


KEYS = (("Assess", (("Y", "met"),)), ("File", (("Ctrl+N", "New audit"),)))


def test_help_shows_the_screen_and_every_key(qtbot: QtBot, theme: ThemeSwitch, nameless: Nameless) -> None:
    dialog = HelpDialog(theme, "assess", KEYS)
    qtbot.addWidget(dialog)
    dialog.open()
    shown = dialog._form.words.toPlainText()
    assert shown.startswith("Assess\n")
    assert "`" not in shown
    assert nameless(dialog) == []
    qtbot.keyClick(button(dialog, "All keys"), Qt.Key.Key_Space)
    assert dialog.keys.isVisible()
    assert [(row.lead, row.text) for row in dialog.keys.rows.rows] == [
        ("", "Assess"), ("Y", "met"), ("", "File"), ("Ctrl+N", "New audit"),
    ]  # fmt: skip
    assert nameless(dialog) == []
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)


VIEWED = {"plan", "improve"}
"""Pages of several views, of which each is a screen of its own."""
VIEWS = {"schedule", "activities", "coverage", "requests", "leaving"} | {
    "findings",
    "roadmap",
    "progress",
    "readiness",
}


@pytest.mark.parametrize("page", sorted({name for name, _title in page_titles()} - VIEWED | VIEWS))
def test_every_screen_has_its_help(page: str) -> None:
    kinds = [kind for kind, _words in paragraphs(read_help(page))]
    assert kinds[0] == "title"
    assert "words" in kinds
    assert "point" in kinds


def test_a_line_that_is_asked_for_is_kept_by_enter(qtbot: QtBot, theme: ThemeSwitch) -> None:
    dialog = TextDialog("Tags", "Words by which it is found again")
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.focusWidget(), "floor")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.isVisible() and dialog.text == "floor\n"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


def test_help_is_for_a_screen_that_exists(session: AuditSession) -> None:
    pages = {name for name, _title in [*page_titles(), *pages_of_audit(session), *further_titles()]}
    assert {file.stem for file in (resources_folder() / "help").glob("*.md")} == pages - VIEWED | VIEWS


def test_help_is_text_whatever_it_holds(
    qtbot: QtBot, theme: ThemeSwitch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity_desktop.gui.dialogs.help.read_help", lambda _page: "# A\n\n<b>x</b> `K`")
    dialog = HelpDialog(theme, "assess", ())
    qtbot.addWidget(dialog)
    assert dialog._form.words.toPlainText() == "A\n<b>x</b> K"


ROWS = (
    Row("Overview", goal=1), Row("Forecasting", lead="5.07", goal=2),
    Row("Forecast workbook", lead="EV-001", goal=3), Row("Long-term forecasting", lead="5.12", goal=4),
)  # fmt: skip


def test_what_begins_with_the_words_comes_first() -> None:
    assert [row.goal for row in fitting(ROWS, "FORE")] == [2, 3, 4]
    assert [row.goal for row in fitting(ROWS, "5.12")] == [4]
    assert [row.goal for row in fitting(ROWS, "term  fore")] == [4]
    assert fitting(ROWS, "") == ROWS
    assert fitting(ROWS, "nothing") == ()


def test_a_goal_is_picked_by_keyboard(qtbot: QtBot, theme: ThemeSwitch, nameless: Nameless) -> None:
    dialog = PickDialog(theme, "Go", "Where to", "Nowhere", lambda words: fitting(ROWS, words))
    qtbot.addWidget(dialog)
    dialog.open()
    assert nameless(dialog) == []
    qtbot.keyClicks(dialog.field, "fore")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.picked) as picked:
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert picked.args == [3]
    assert not dialog.isVisible()


def test_enter_where_nothing_fits_picks_nothing(qtbot: QtBot, theme: ThemeSwitch) -> None:
    dialog = PickDialog(theme, "Go", "Where to", "Nowhere", lambda words: fitting(ROWS, words))
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.picked):
        qtbot.keyClicks(dialog.field, "zzz")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._nothing.isVisible()


def test_an_expected_failure_speaks_for_itself() -> None:
    assert reason(LibraryError("The disk is full.")) == "The disk is full."
    assert details(LibraryError("The disk is full.")) == ""


def test_an_unexpected_failure_has_details() -> None:
    with pytest.raises(ValueError, match="a bug") as caught:
        int("a bug")
    assert "a bug" not in reason(caught.value)
    told = details(caught.value)
    assert told.splitlines()[0] == "ValueError"
    assert f"{__name__}:" in told
    assert "a bug" not in told
    missing = FileNotFoundError(2, "No such file", "evidence.pdf")
    assert reason(missing) == "evidence.pdf: No such file"
    assert details(missing) == "FileNotFoundError ENOENT"


def test_trouble_with_the_library_is_told_apart() -> None:
    headlines = {library_trouble(error("x")) for error in (LibraryInUse, NewerLibrary, LibraryError, OSError)}
    assert len(headlines) == 3
