"""While a second rating is in view, the window shows nothing of the agreed one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from maturity_desktop.app import Program
from maturity_desktop.domain.audit import AGREED, Answer, Audit, Change, Note, SetLevel
from maturity_desktop.domain.changes import Edit
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import make_sample
from tests.gui.team.seeing import seen

CANARY = "Kanarienvogel"
PAGES = ("overview", "plan", "assess", "evidence", "measures", "supporting", "surveys", "results")


def agreed_words(audit: Audit) -> Iterator[Change]:
    """The canary in every text of the agreed rating."""
    framework = audit.framework_uses[0].framework
    for answer in list(audit.all(Answer)):
        yield Change(answer, replace(answer, remark=f"{CANARY} remark"))
    for level in list(audit.all(SetLevel)):
        yield Change(level, replace(level, reason=f"{CANARY} reason"))
    for note in list(audit.all(Note)):
        yield Change(note, replace(note, text=f"{CANARY} note", reservation=f"{CANARY} reservation"))
    if not any(True for _level in audit.all(SetLevel)):
        yield Change(None, SetLevel(audit.id, framework, AGREED, "1.01", 3, f"{CANARY} reason"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, tuple[str, ...]]:
    """A library with the sample, its id, and the figures that its agreed rating comes to."""
    from tests.gui.conftest import Clock

    folder = tmp_path_factory.mktemp("blind") / "library"
    clock = Clock()
    library = Library.open(folder)
    audit = make_sample(library, clock)
    changes = tuple(agreed_words(library.load(audit)))
    library.commit([Edit(audit, "canary", changes, "Ada Assessor", clock(), "canary")], {})
    whole = results_of(library, audit)[0].whole
    figures = (f"{whole.rated} of {whole.applicable}", f"{whole.level:.2f}")
    library.close()
    return folder, audit, figures


@pytest.fixture
def library_folder(filled: tuple[Path, str, tuple[str, ...]], tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(filled[0], tmp_path / "library"))


@pytest.fixture
def audit_id(filled: tuple[Path, str, tuple[str, ...]]) -> str:
    return filled[1]


@pytest.fixture
def telltales(filled: tuple[Path, str, tuple[str, ...]]) -> tuple[str, ...]:
    """What nobody may see who rates blind."""
    return (CANARY, *filled[2])


def open_audit(program: Program, audit: str, hands: Any) -> AuditSession:
    program.open_audit(audit, "")
    hands.wait(lambda: program.window.session is not None)
    session = program.window.session
    assert session is not None
    return session


def begin_second(program: Program, session: AuditSession, hands: Any) -> None:
    """As a person begins it: File, Second ratings, Start, a name, Enter."""
    program.window.ratings_wanted.emit()
    above = hands.dialog()
    above.start.click()
    dialog = hands.dialog()
    dialog.name.setEditText("Cara Dahl")
    dialog.keep.click()
    hands.wait(lambda: session.is_blind)
    hands.wait(lambda: has_keyboard(program.window))


def has_keyboard(window: QWidget) -> bool:
    """Asks for it until the dialogs are gone: the offscreen platform has nobody who hands it back."""
    window.activateWindow()
    return window.isActiveWindow()


def told(root: Any, telltales: tuple[str, ...]) -> list[str]:
    return [text for text in seen(root) if any(word in text for word in telltales)]


def settle(hands: Any) -> None:
    """What is read in the background has come."""
    for _round in range(5):
        QApplication.processEvents()
    hands.wait(lambda: True)


def test_the_words_of_the_agreed_rating_are_seen_while_it_is_in_view(
    program: Program, hands: Any, audit_id: str, telltales: tuple[str, ...]
) -> None:
    """The control: what the next test looks for can be found."""
    open_audit(program, audit_id, hands)
    window = program.window
    assert any(telltales[1] in text for text in seen(window))
    window.show_criterion("1.01")
    assert any(CANARY in text for text in seen(window))


def test_no_page_shows_anything_of_the_agreed_rating(
    program: Program, hands: Any, audit_id: str, telltales: tuple[str, ...]
) -> None:
    session = open_audit(program, audit_id, hands)
    window = program.window
    for page in (*PAGES, "report"):
        window.show_page(page)  # each has been in sight before, and must forget what it showed
    window.show_page("overview")
    hands.wait(lambda: window.page.changes.rows.rows)  # type: ignore[attr-defined]
    begin_second(program, session, hands)
    assert "Second rating by Cara Dahl, blind" in window.bars.top.rating.text()
    for page in PAGES:
        window.show_page(page)
        settle(hands)
        assert told(window, telltales) == [], page
    window.show_page("plan")
    for view in tuple(window.page._views):  # type: ignore[attr-defined]
        window.page.show_view(view)  # type: ignore[attr-defined]
        settle(hands)
        assert told(window, telltales) == [], view
    for criterion in session.framework.criteria:
        window.show_criterion(criterion.id)
        assert told(window, telltales) == [], criterion.id
    window.show_page("library")
    settle(hands)
    assert told(window, telltales) == [], "library"


def test_the_report_waits_and_says_why(program: Program, hands: Any, audit_id: str) -> None:
    session = open_audit(program, audit_id, hands)
    program.window.show_page("report")
    begin_second(program, session, hands)
    window = program.window
    assert window.page_name == "overview"
    rail = window.bars.rail._buttons["report"]
    assert not rail.isEnabled()
    assert "agreed ratings" in rail.toolTip()
    hands.control(Qt.Key.Key_0)
    assert window.page_name == "overview"


def test_no_search_finds_agreed_words(program: Program, hands: Any, audit_id: str) -> None:
    session = open_audit(program, audit_id, hands)
    begin_second(program, session, hands)
    window = program.window
    window.bars.ways.find()
    dialog = hands.dialog(PickDialog)
    hands.write(CANARY)
    assert not [text for text in seen(dialog) if CANARY in text and text != CANARY]
    hands.press(Qt.Key.Key_Escape)
    hands.wait(lambda: has_keyboard(window))
    listed: list[object] = []
    found: list[object] = []
    program.desk.listed.connect(listed.append)
    program.desk.found.connect(lambda _words, hits: found.append(hits))
    window.show_page("library")
    hands.wait(lambda: listed)
    program.library_page.start_search()
    hands.write(CANARY)
    hands.wait(lambda: found)
    assert found[0], "the library itself finds them"
    settle(hands)
    assert not program.library_page.hits.rows.rows


def test_the_window_opens_again_in_the_rating_that_was_in_view(
    start: Callable[[], Program],
    leave_program: Callable[[Program], None],
    hands: Any,
    audit_id: str,
    telltales: tuple[str, ...],
) -> None:
    program = start()
    session = open_audit(program, audit_id, hands)
    begin_second(program, session, hands)
    session.write_note("1.01", "second words")
    leave_program(program)
    program = start()
    assert told(program.window, telltales[1:2]) == [], "the list of audits"
    session = open_audit(program, audit_id, hands)
    assert session.is_blind
    assert told(program.window, telltales) == []
    program.window.show_criterion("1.01")
    assert any("second words" in text for text in seen(program.window))


def test_the_way_back_is_asked_for(program: Program, hands: Any, audit_id: str, ask: Any) -> None:
    session = open_audit(program, audit_id, hands)
    begin_second(program, session, hands)
    ask.agrees = False
    program.window.bars.top.rating.click()
    assert session.is_blind
    assert ask.questions[-1] == "Leave the blind rating by Cara Dahl?"
    ask.agrees = True
    program.window.bars.top.rating.click()
    assert session.rating_set == AGREED
    assert not program.window.bars.top.rating.isVisible()
    assert program.preferences.now.ratings == {}
