"""The report page: what goes in, and the preview of the very PDF, all by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.report_records import Audience, Form, ReportPhoto, SignOff
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, ReportRequest
from maturity_desktop.gui.pages.report_page import FORM_WIDTH, ReportPage
from maturity_desktop.gui.widgets.report_preview import PAUSE_MS
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.before_export import Matter, Spot, Way
from tests.gui.conftest import make_audit
from tests.gui.report.at_the_page import Open, press
from tests.gui.report.conftest import WHO


class TestPreview:
    def test_it_shows_the_very_pdf_and_how_long_it_is(self, page: ReportPage, pdf_writer: Any) -> None:
        assert page.preview.heading.text() == "3 pages"
        assert page.preview.place.text() == "Page 1 of 3"
        assert page.preview.pages.accessibleDescription() == "Page 1 of 3"
        assert threading.get_ident() not in pdf_writer.threads

    def test_choices_go_into_it_after_a_pause(self, page: ReportPage, pdf_writer: Any, qtbot: QtBot) -> None:
        qtbot.keyClicks(page.who.name, "Stand")
        page.who.version.setFocus()
        qtbot.keyClicks(page.who.version, "2.1")
        page.who.client.click()
        page.look.page_size.setCurrentIndex(1)
        page.look.page_size.activated.emit(1)
        qtbot.waitUntil(lambda: len(pdf_writer.calls) > 1, timeout=PAUSE_MS * 10)
        assert pdf_writer.calls[-1] == (
            ("small",),
            ReportOptions("Stand", "draft", "2.1", "Letter", audience=Audience.CLIENT),
            date(2026, 1, 13),
        )
        assert len(pdf_writer.calls) == 2

    def test_it_follows_the_audit(
        self, page: ReportPage, session: AuditSession, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        pdf_writer.pages = 5
        session.set_level("1.01", 2, "seen")
        qtbot.waitUntil(lambda: page.preview.heading.text() == "5 pages", timeout=PAUSE_MS * 10)

    def test_out_of_sight_it_is_not_made(
        self, page: ReportPage, session: AuditSession, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        page.hide()
        session.set_level("1.01", 2, "seen")
        assert not page.preview._pause.isActive()
        assert len(pdf_writer.calls) == 1
        page.show()
        qtbot.waitUntil(lambda: len(pdf_writer.calls) == 2, timeout=PAUSE_MS * 10)

    def test_a_change_while_it_is_made_stops_that_and_makes_the_newer_one(
        self, open_page: Open, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        pdf_writer.held = True
        page = open_page()
        qtbot.waitUntil(pdf_writer.waits.is_set)
        pdf_writer.held = False
        qtbot.keyClicks(page.who.name, "Newer")
        qtbot.waitUntil(lambda: page.preview.pages.page_count == 3, timeout=PAUSE_MS * 10)
        assert [options.title for _names, options, _day in pdf_writer.calls] == ["", "Newer"]

    def test_making_it_shows_progress_and_can_be_cancelled_and_taken_up_again(
        self, open_page: Open, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        pdf_writer.held = True
        page = open_page()
        work = page.preview.work
        qtbot.waitUntil(lambda: work.isVisible() and work.bar.maximum() == 4)
        work.cancel.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not work.isVisible())
        assert page.preview.pages.page_count == 0
        pdf_writer.held = False
        page.preview.again.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.preview.pages.page_count == 3)
        assert not page.preview.again.isVisible()

    def test_a_failure_is_said_and_can_be_tried_again(
        self, open_page: Open, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        pdf_writer.fault = ReportError("Page 3 lacks criterion 2.01.")
        page = open_page()
        qtbot.waitUntil(lambda: page.before.words == "1 to look at")
        assert "Page 3 lacks criterion 2.01" in page.before.said.words
        assert "Page 3 lacks criterion 2.01" in page.preview.pages.accessibleDescription()
        assert page.folds.folds[WHO].is_open, "what was done last is still in sight"
        assert page.preview.again.isVisible()
        pdf_writer.fault = None
        page.preview.again.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.preview.pages.page_count == 3)
        assert page.before.words == "nothing to mend"

    def test_after_a_failure_no_page_of_before_is_shown_and_its_place_comes_back(
        self, page: ReportPage, session: AuditSession, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        page.preview.pages.go_to(2)
        pdf_writer.fault = ReportError("No.")
        session.set_level("1.01", 2, "seen")
        qtbot.waitUntil(lambda: page.preview.pages.page_count == 0, timeout=PAUSE_MS * 10)
        assert (page.preview.heading.text(), page.preview.place.text()) == ("Preview", "")
        pdf_writer.fault = None
        page.preview.again.click()
        qtbot.waitUntil(lambda: page.preview.pages.page == 2)

    def test_photos_that_cannot_be_read_are_not_counted(
        self, page: ReportPage, session: AuditSession, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        pdf_writer.matters = (Matter("1 photo cannot be read", (Spot(Way.PHOTOS, "EV-001", "Hall"),)),)
        for item in "abc":
            session.change("photos", put(session.audit, ReportPhoto("a1", item)))
        qtbot.waitUntil(
            lambda: page.what.photos.text() == "2 photos, 1 that cannot be read…", timeout=PAUSE_MS * 10
        )

    def test_what_is_the_matter_leads_to_its_place_and_goes_with_its_cause(
        self, open_page: Open, pdf_writer: Any, session: AuditSession, qtbot: QtBot
    ) -> None:
        spot = Spot(Way.CRITERION, "2.01", "Forecasting", "2.01", "small")
        pdf_writer.matters = (Matter("1 criterion is not rated", (spot,)), Matter("left out", told=True))
        page = open_page()
        gone: list[Spot] = []
        page.place_wanted.connect(gone.append)
        fold = page.folds.of(page.before)
        qtbot.waitUntil(lambda: fold.said.words == "1 to look at")
        assert fold.head.accessibleName() == "Before it goes out: 1 to look at"
        fold.head.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        page.before.list.setFocus()
        press(qtbot, Qt.Key.Key_Return)
        assert gone == [spot]
        pdf_writer.matters = ()
        session.set_level("1.01", 2, "seen")
        qtbot.waitUntil(lambda: fold.said.words == "nothing to mend", timeout=PAUSE_MS * 10)

    def test_previews_do_not_pile_up_and_go_with_the_exporter(
        self, page: ReportPage, exporter: Exporter, pdf_writer: Any, session: AuditSession, qtbot: QtBot
    ) -> None:
        folder = page.preview.pages._path.parent
        for level in (1, 2, 3):
            session.set_level("1.01", level, "seen")
            qtbot.waitUntil(lambda: len(pdf_writer.calls) == level + 1, timeout=PAUSE_MS * 10)  # noqa: B023
            qtbot.waitUntil(lambda: page.preview._task is None)
        assert len(list(folder.iterdir())) <= 2

    def test_the_preview_is_read_by_keyboard(self, page: ReportPage, qtbot: QtBot) -> None:
        page.preview.pages.setFocus()
        press(qtbot, Qt.Key.Key_End)
        assert page.preview.place.text() == "Page 3 of 3"
        page.preview.larger.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        assert page.preview.pages.horizontalScrollBar().maximum() > 0
        page.preview.fit.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        assert page.preview.pages.horizontalScrollBar().maximum() == 0


class TestUse:
    def test_everything_is_named_and_reached_by_tab(
        self, page: ReportPage, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
    ) -> None:
        assert nameless(page) == []
        reached = []
        for _step in range(30):
            press(qtbot, Qt.Key.Key_Tab)
            reached.append(QApplication.focusWidget())
        for pane in page.panes():
            assert any(pane is stop or pane.isAncestorOf(stop) for stop in reached if stop is not None)

    def test_what_is_suggested_can_be_a_file(self, exporter: Exporter, session: AuditSession) -> None:
        client, day = "Norrhaven Energi Service", "2026-01-13"
        for kind, options, name in (
            ("pdf", ReportOptions(), f"{client} gap report draft 1.0 internal copy {day}.pdf"),
            (
                "xlsx",
                ReportOptions(audience=Audience.CLIENT),
                f"{client} scorecard draft 1.0 client copy {day}.xlsx",
            ),
            (
                "docx",
                ReportOptions(form=Form.CRITERION, criterion="5/07", version="2:1"),
                f"{client} report on 5-07 draft 2-1 internal copy {day}.docx",
            ),
        ):
            request = ReportRequest(tuple(session.frameworks), options)
            assert exporter.file_name(kind, request) == Path(name)  # type: ignore[arg-type]
        signed = SignOff("a1", "v", "1.0", "Ada", "Lead", date(2026, 1, 2), "")
        request = ReportRequest(tuple(session.frameworks), ReportOptions(form=Form.EXECUTIVE), signed)
        assert exporter.file_name("pdf", request) == Path(
            f"{client} executive report 1.0 internal copy 2026-01-02.pdf"
        )

    @pytest.mark.parametrize("name", ["../../<b>*", "con", "", "\u202e\ud800" + "x" * 5000])
    def test_hostile_names_make_harmless_files(
        self, exporter: Exporter, session: AuditSession, name: str
    ) -> None:
        from dataclasses import replace

        session.change("client", put(session.audit, replace(session.audit.client, name=name)))
        request = ReportRequest(tuple(session.frameworks), ReportOptions(version=name, criterion=name))
        suggested = exporter.file_name("pdf", request)
        assert suggested.parent == Path()
        assert len(str(suggested).encode()) < 200
        assert suggested.suffix == ".pdf"


def test_without_a_model_the_old_preview_is_gone_and_comes_back_with_one(
    open_page: Open, session: AuditSession, qtbot: QtBot
) -> None:
    other = replace(session.framework, id="other", short_title="A title of many words " * 17)
    session.frameworks = {**session.frameworks, "other": other}
    session.audit = make_audit(*session.frameworks.values())
    page = open_page()
    fold = page.folds.of(page.what)
    fold.set_open(True)
    assert page.what.frameworks[1].width() <= FORM_WIDTH, "a title of any length fits the form"
    assert page.what.frameworks[1].text().endswith("…")
    assert page.what.frameworks[1].accessibleName() == other.short_title.strip()
    fold.head.setFocus()
    for reached in (*page.what.frameworks, page.what.form):
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is reached, "the keyboard goes from top to bottom"
    page.what.frameworks[1].click()
    qtbot.waitUntil(lambda: page.preview.pages.is_drawn)
    page.what.frameworks[0].click()
    assert page.what.none_chosen.isVisible()
    assert fold.said.words == "no model"
    assert not page.exports.pdf.isEnabled()
    assert page.preview.pages.page_count == 0
    assert page.preview.heading.words == "Preview"
    page.what.frameworks[0].click()
    qtbot.waitUntil(lambda: page.preview.pages.is_drawn)


def test_what_was_found_is_shown_on_the_page(page: ReportPage, session: AuditSession) -> None:
    """A search leads to the photos, and to a signed version among what was handed over."""
    day = date(2026, 1, 13)
    own = SignOff("a1", "s1", "1.0", "Ida", "Partner", day, "ab" * 32, "As seen.", day, "A level was wrong.")
    session.enter("sign", put(session.audit, own))
    page.show_sign_off("s1")
    assert page.folds.folds[-1].is_open and page.handed.list.hasFocus()
    assert any("A level was wrong." in row.detail for row in page.handed.list.rows.rows)
    page.show_photos()
    assert page.folds.folds[0].is_open and page.what.photos.hasFocus()
