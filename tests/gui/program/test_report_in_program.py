"""The report page in the whole window: a version is signed and kept, and every way leads where it says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from maturity_desktop.app import Program
from maturity_desktop.domain.report_records import HandedOver, SignOff
from maturity_desktop.domain.sign_off import content_of
from maturity_desktop.gui.dialogs.audit_form import AuditForm
from maturity_desktop.gui.evidence.pack_dialog import PackDialog
from maturity_desktop.gui.own_view.ask_client_dialog import AskClientDialog
from maturity_desktop.gui.report.sign_off_dialog import SignOffDialog
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.before_export import Spot, Way
from maturity_desktop.verbs.sign_off import signed_audit

Key = Qt.Key
SLOW_MS = 60_000


def report_of_a_new_audit(program: Program, hands: Any) -> Any:
    hands.wait(lambda: program.desk.is_open)
    hands.control(Key.Key_N)
    hands.dialog(AuditForm)
    hands.write("Client")
    hands.press(Key.Key_Return)
    hands.wait(lambda: program.window.session)
    program.window.show_page("report")
    return program.window.page


def test_a_version_is_signed_exported_and_still_there_another_day(
    program: Program,
    hands: Any,
    ask: Any,
    tmp_path: Path,
    library_folder: Path,
    leave_program: Callable[[Program], None],
    qtbot: QtBot,
) -> None:
    page = report_of_a_new_audit(program, hands)
    session: Any = program.window.session
    page.start_signing()
    dialog = hands.dialog(SignOffDialog)
    assert dialog.still_open.words.startswith("45 criteria are not rated")
    dialog.agreed.click()
    with qtbot.waitSignal(page.desk.signed, timeout=SLOW_MS):
        dialog.sign.click()
    before = session.audit
    session.set_level(session.framework.criteria[0].id, 2, "seen")
    files = []
    for name in ("first.pdf", "again.pdf"):
        ask.target = tmp_path / name
        with qtbot.waitSignal(page.exports.finished, timeout=SLOW_MS):
            page.exports.pdf.click()
        files.append(ask.target.read_bytes())
    assert files[0] == files[1], "what was signed is printed the same, whatever became of the audit"
    name = session.audit.id
    leave_program(program)
    with closing(Library.open(library_folder)) as library:
        audit = library.load(name)
        (own,) = audit.all(SignOff)
        assert content_of(signed_audit(library, own)) != content_of(audit)
        assert set(signed_audit(library, own).evidence) == set(before.evidence)
        assert {entry.sign_off for entry in audit.all(HandedOver)} == {own.id}
        assert library.verify() == ()


def test_the_letter_of_a_button_is_no_menu_s_that_cannot_be_opened(
    program: Program, hands: Any, ask: Any
) -> None:
    page = report_of_a_new_audit(program, hands)
    ask.target = None
    hands.press(Key.Key_P, Qt.KeyboardModifier.AltModifier)
    hands.wait(lambda: ask.questions)
    assert ask.questions == ["Export the gap report"]
    assert ("Alt+O", "sign off") in page.key_hints


def test_places_and_other_packs_are_gone_to(program: Program, hands: Any, qtbot: QtBot) -> None:
    page = report_of_a_new_audit(program, hands)
    window, session = program.window, program.window.session
    assert session is not None
    criterion = session.framework.criteria[3].id
    page.place_wanted.emit(Spot(Way.CRITERION, criterion, "", criterion, session.framework.id))
    assert (window.page_name, window.page.criterion) == ("assess", criterion)  # type: ignore[attr-defined]
    for way, kind, there in (
        (page.more.self_assessment, AskClientDialog, "plan"),
        (page.more.evidence_pack, PackDialog, "evidence"),
    ):
        window.show_page("report")
        page.folds.of(page.more).set_open(True)
        way.click()
        dialog = hands.dialog(kind)
        assert window.page_name == there
        dialog.reject()
        hands.wait(lambda: not dialog.isVisible())  # noqa: B023
