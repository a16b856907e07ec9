"""Signing a version, exporting it, what is noted of files, and knowing them again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.report_records import HandedOver, SignOff
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, Sources, Writers
from maturity_desktop.gui.pages.report_page import ReportPage
from maturity_desktop.gui.report.signing_desk import Keeping
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.verbs.before_export import Matter, Way

CONTENT = "ab" * 32


class Shelf:
    """A library that keeps audits in memory."""

    def __init__(self) -> None:
        self.kept: list[Audit] = []
        self.fault: Exception | None = None

    def keep(self, audit: Audit) -> str:
        if self.fault is not None:
            raise self.fault
        self.kept.append(audit)
        return CONTENT

    def read(self, _sign_off: SignOff) -> Audit:
        if self.fault is not None:
            raise self.fault
        return self.kept[-1]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def page(
    session: AuditSession, writers: Writers, ask: Any, theme: ThemeSwitch, shelf: Shelf, qtbot: QtBot
) -> Iterator[ReportPage]:
    def signed(own: SignOff) -> tuple[Results, ...]:
        audit = shelf.read(own)
        return tuple(evaluate(audit, framework) for framework in session.frameworks.values())

    exporter = Exporter(session, NullTranslations(), writers, sources=Sources(signed=signed))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1302, 698)
    made = ReportPage(session, exporter, ask, theme, keeping=Keeping(shelf.keep, shelf.read), parent=window)
    made.resize(window.size())
    window.show()
    qtbot.waitUntil(lambda: made.preview.pages.is_drawn)
    yield made
    window.close()


def dialog_of(page: ReportPage, qtbot: QtBot) -> Any:
    page.version.sign.click()
    qtbot.waitUntil(lambda: page.signing.dialog is not None and page.signing.dialog.isVisible())
    return page.signing.dialog


def sign(page: ReportPage, qtbot: QtBot, version: str = "") -> SignOff:
    dialog = dialog_of(page, qtbot)
    if version:
        dialog.version.setText(version)
    with qtbot.waitSignal(page.desk.signed):
        dialog.sign.click()
    page.signing.dialog = None
    found = page.version.sign_off
    assert found is not None
    return found


def export(page: ReportPage, ask: Any, path: Path, qtbot: QtBot) -> HandedOver:
    ask.target = path
    with qtbot.waitSignal(page.exports.finished):
        page.exports.pdf.click()
    return max(page._session.audit.all(HandedOver), key=lambda own: own.id)


def test_a_signed_version_is_final_and_stays_as_it_was(
    page: ReportPage, session: AuditSession, pdf_writer: Any, qtbot: QtBot
) -> None:
    before = session.audit
    own = sign(page, qtbot)
    assert (own.version, own.name, own.content) == ("1.0", "Ada Assessor", CONTENT)
    assert own.signed_on == date(2026, 1, 13)
    session.set_level("1.01", 2, "seen")
    request = page.request()
    assert request is not None and request.sign_off == own
    assert (request.options.status, request.options.version) == ("final", "1.0")
    assert request.options.signed == ("Ada Assessor", "2026-01-13")
    assert page.desk.audit_of(own) is before
    assert not page.who.name.isVisible(), "what was signed cannot be reworded"
    assert page.who.client.isEnabled()
    page.version.choose("")
    page.version.chosen.emit()
    assert page.version.versions.currentText() == "As it is now, draft 1.1"
    assert page.version.said.words == "Changed since version 1.0 was signed: 1 criterion."
    session.undo_stack.undo()
    assert session.audit.get(SignOff, *own.key) is not None, "a signature is not undone"
    assert page.version.said.words == "Nothing has changed since version 1.0 was signed."


def test_the_file_of_a_draft_is_not_shown_as_the_signed_versions(
    page: ReportPage, ask: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    export(page, ask, tmp_path / "draft.pdf", qtbot)
    (row,) = page.exports.files
    assert row.isVisible()
    sign(page, qtbot)
    assert not row.isVisible()


def test_what_is_open_has_to_be_confirmed(page: ReportPage, pdf_writer: Any, qtbot: QtBot) -> None:
    pdf_writer.matters = (Matter("4 criteria are not rated"), Matter("left out: 1 name", told=True))
    dialog = dialog_of(page, qtbot)
    assert dialog.open_heading.words == "1 thing is still open"
    assert dialog.still_open.words == "4 criteria are not rated"
    assert not dialog.sign.isEnabled()
    dialog.agreed.click()
    assert dialog.sign.isEnabled()
    dialog.name.clear()
    dialog.name.textEdited.emit("")
    assert not dialog.sign.isEnabled()
    assert dialog.trouble.words == "Somebody has to stand for it: write a name."
    dialog.name.setText("Ada Assessor")
    dialog.reject()


def test_everything_that_is_open_can_be_read(page: ReportPage, pdf_writer: Any, qtbot: QtBot) -> None:
    pdf_writer.matters = tuple(Matter(f"matter {number} is still to be looked at") for number in range(8))
    dialog = dialog_of(page, qtbot)
    told = dialog.still_open
    qtbot.waitUntil(lambda: told.viewport().height() >= 8 * told.fontMetrics().lineSpacing())
    assert not told.verticalScrollBar().isVisible(), "eight lines stand there whole"
    assert told.words.splitlines() == [own.words for own in pdf_writer.matters]
    dialog.reject()
    pdf_writer.matters = tuple(Matter(f"matter {number} is still to be looked at") for number in range(30))
    page.preview.show_report(page.request())
    dialog = dialog_of(page, qtbot)
    told = dialog.still_open
    qtbot.waitUntil(told.verticalScrollBar().isVisible)
    assert told.verticalScrollBar().value() == 0, "from the first on"
    told.setFocus()
    qtbot.keyClick(told, Qt.Key.Key_PageDown)
    assert told.verticalScrollBar().value() > 0, "keys read on"
    dialog.reject()


def test_a_line_that_goes_leaves_no_gap(page: ReportPage, pdf_writer: Any, qtbot: QtBot) -> None:
    pdf_writer.matters = (Matter("4 criteria are not rated"),)
    dialog = dialog_of(page, qtbot)

    def gaps() -> tuple[int, int]:
        return dialog.still_open.y() - dialog.open_heading.y(), dialog.agreed.y() - dialog.still_open.y()

    before = gaps()
    assert dialog.open_heading.isVisible()
    dialog.version.setText("a/b")
    dialog.version.textEdited.emit("a/b")
    qtbot.waitUntil(dialog.trouble.isVisible)
    dialog.resize(dialog.width(), dialog.height() + 80)
    dialog.version.setText("1.0")
    dialog.version.textEdited.emit("1.0")
    qtbot.waitUntil(lambda: not dialog.trouble.isVisible() and gaps() == before)
    dialog.reject()


def test_a_number_is_signed_once(page: ReportPage, qtbot: QtBot) -> None:
    sign(page, qtbot)
    dialog = dialog_of(page, qtbot)
    assert dialog.version.text() == "1.1"
    dialog.version.setText("1.0")
    dialog.version.textEdited.emit("1.0")
    assert not dialog.sign.isEnabled()
    dialog.version.setText("1.1")
    dialog.reject()


def test_without_a_place_for_the_content_nothing_is_signed(
    page: ReportPage, session: AuditSession, shelf: Shelf, ask: Any, qtbot: QtBot
) -> None:
    shelf.fault = LibraryError("The disk is full.")
    dialog = dialog_of(page, qtbot)
    with qtbot.waitSignal(page.desk.failed):
        dialog.sign.click()
    assert not list(session.audit.all(SignOff))
    assert ask.told[-1][1] == "The disk is full."


def test_a_withdrawn_version_cannot_be_handed_over(
    page: ReportPage, session: AuditSession, ask: Any, qtbot: QtBot
) -> None:
    own = sign(page, qtbot)
    ask.reply = "A figure was wrong"
    page.version.withdraw.click()
    gone = session.audit.get(SignOff, *own.key)
    assert gone is not None and gone.reason == "A figure was wrong"
    assert gone.withdrawn_on == date(2026, 1, 13)
    assert page.version.sign_off is None
    assert page.version.versions.count() == 1


def test_a_version_whose_content_is_lost_says_so(
    page: ReportPage, session: AuditSession, shelf: Shelf, qtbot: QtBot
) -> None:
    own = sign(page, qtbot)
    page.desk._known.clear()
    shelf.fault = LibraryError("What was signed as version 1.0 is lost.")
    with qtbot.waitSignal(page.desk.read):
        page._renew()
    assert page.version.said.words == "What was signed as version 1.0 is lost."
    assert not page.exports.pdf.isEnabled()
    assert page.request() is None
    assert page.desk.trouble(own)


def test_what_changed_leads_to_its_criterion(page: ReportPage, session: AuditSession, qtbot: QtBot) -> None:
    sign(page, qtbot)
    page.show_version("")
    session.write_note("2.01", "seen")
    session.set_level("1.01", 2, "seen")
    page.version.changes.click()
    dialog: Any = page.signing.dialog
    assert [(row.text, row.detail) for row in dialog.list.rows.rows] == [
        ("1.01 Vision", ""),
        ("level set by the assessor", "new: 2 Some progress"),
        ("reason of the set level", "new: seen"),
        ("2.01 Forecasting", ""),
        ("note", "new: seen"),
    ]
    gone: list[tuple[Way, str, str]] = []
    page.place_wanted.connect(lambda spot: gone.append((spot.way, spot.framework, spot.id)))
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert dialog.about.words == "2.01 Forecasting: note"
    assert [pane.toPlainText() for pane in dialog.panes.panes] == ["nothing", "seen"]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert gone == [(Way.CRITERION, "small", "2.01")]


def test_what_changed_is_copied_as_text_and_left_with_escape(
    page: ReportPage, session: AuditSession, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    sign(page, qtbot)
    page.show_version("")
    session.write_note("2.01", "<b>seen</b>")
    page.version.changes.click()
    dialog: Any = page.signing.dialog
    assert nameless(dialog) == []
    qtbot.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text == (
        "Changed since version 1.0 was signed: 1 criterion.\n\n2.01 Forecasting\n  note: new: <b>seen</b>\n"
    )
    QGuiApplication.clipboard().clear()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_file_is_noted_and_known_again(
    page: ReportPage, session: AuditSession, ask: Any, tmp_path: Path, pdf_writer: Any, qtbot: QtBot
) -> None:
    path = tmp_path / "report.pdf"
    count = len(pdf_writer.calls)
    entry = export(page, ask, path, qtbot)
    assert (entry.kind, entry.file_name, entry.size) == ("pdf", "report.pdf", path.stat().st_size)
    assert (entry.made_by, entry.made_at) == ("Ada Assessor", "2026-01-13T14:02")
    assert (entry.status, entry.version, entry.form, entry.audience) == ("draft", "1.0", "full", "internal")
    assert len(pdf_writer.calls) == count + 1, "an entry is no reason for another preview"
    assert not session.undo_stack.canUndo()
    handed = page.handed
    page.folds.of(handed).set_open(True)
    handed.copy.click()
    assert QGuiApplication.clipboard().text() == entry.sha256
    ask.chosen = [path]
    handed.check.click()
    assert handed.answer.words.startswith("“report.pdf” is draft 1.0, full report, internal copy, written ")
    path.write_bytes(path.read_bytes() + b" ")
    handed.check.click()
    assert handed.answer.words == "“report.pdf” is none of these files: not a byte may differ."


def test_another_file_of_a_signed_version_is_told(
    page: ReportPage, ask: Any, tmp_path: Path, pdf_writer: Any, qtbot: QtBot
) -> None:
    sign(page, qtbot)
    first = export(page, ask, tmp_path / "a.pdf", qtbot)
    assert (first.status, first.version) == ("final", "1.0")
    again = export(page, ask, tmp_path / "b.pdf", qtbot)
    assert again.sha256 == first.sha256
    assert page.exports.files[0].difference.isHidden()
    pdf_writer.pages = 4
    export(page, ask, tmp_path / "c.pdf", qtbot)
    assert "differs from “a.pdf” of 2026-01-13 14:02" in page.exports.files[0].difference.words


def test_the_page_with_a_signed_version_is_named_throughout(
    page: ReportPage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
) -> None:
    sign(page, qtbot)
    for fold in page.folds.folds:
        fold.set_open(True)
        assert nameless(page) == []
    assert nameless(dialog_of(page, qtbot)) == []
    dialog: Any = page.signing.dialog
    dialog.reject()
