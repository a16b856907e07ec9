"""The report page: what goes in, the preview of the very PDF, and the files, all by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.report_records import Audience, Form, ReportPlan, SignOff
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter, ReportRequest, Writers
from maturity_desktop.gui.pages.report_page import FORM_WIDTH, ReportPage
from maturity_desktop.gui.pdf_images import page_sizes
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.report_preview import PAUSE_MS
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.before_export import Matter, Spot, Way
from tests.gui.conftest import make_audit

ALT = Qt.KeyboardModifier.AltModifier
WHO = 1
Open = Callable[[], ReportPage]


class Outside:
    """The system that opens files; it may have no program for them."""

    def __init__(self) -> None:
        self.opened: list[QUrl] = []
        self.has_program = True

    def __call__(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.has_program


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def exporter(session: AuditSession, writers: Writers, outside: Outside) -> Exporter:
    return Exporter(session, NullTranslations(), writers, outside)


@pytest.fixture
def open_page(session: AuditSession, exporter: Exporter, ask: Any, theme: ThemeSwitch, qtbot: QtBot) -> Open:
    window = QWidget()  # without a layout, as the platform of the tests knows no least size of a window
    qtbot.addWidget(window)

    def opened() -> ReportPage:
        window.resize(1302, 698)
        page = ReportPage(session, exporter, ask, theme, parent=window)
        page.resize(window.size())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.folds.folds[WHO].set_open(True)
        page.who.name.setFocus()
        return page

    return opened


@pytest.fixture
def page(open_page: Open, qtbot: QtBot) -> ReportPage:
    """The page with its first preview on screen."""
    made = open_page()
    qtbot.waitUntil(lambda: made.preview.pages.is_drawn)
    return made


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def lead(qtbot: QtBot, key: Qt.Key) -> None:
    """A letter with Alt, as underlined on a button."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, ALT)


def focus_on(widget: QWidget) -> Callable[[], bool]:
    return lambda: QApplication.focusWidget() is widget


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
        assert page.preview.again.isVisible()
        pdf_writer.fault = None
        page.preview.again.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: page.preview.pages.page_count == 3)
        assert page.before.words == "nothing to mend"

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


class TestExport:
    def test_a_pdf_by_keyboard(
        self, page: ReportPage, ask: Any, outside: Outside, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ask.target = tmp_path / "report.pdf"
        lead(qtbot, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: len(page.exports.files) == 1)
        row = page.exports.files[0]
        qtbot.waitUntil(focus_on(row.open))
        size = QLocale().formattedDataSize(
            ask.target.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        assert row.words.text() == f"report.pdf, {size}, checked"
        qtbot.waitUntil(row.folder.isVisible)
        press(qtbot, Qt.Key.Key_Space, Qt.Key.Key_Tab)
        qtbot.waitUntil(focus_on(row.folder))
        press(qtbot, Qt.Key.Key_Space)
        assert outside.opened == [QUrl.fromLocalFile(str(ask.target)), QUrl.fromLocalFile(str(tmp_path))]

    def test_where_nothing_opens_a_file_its_place_is_told(
        self, page: ReportPage, ask: Any, outside: Outside, tmp_path: Path, qtbot: QtBot
    ) -> None:
        outside.has_program = False
        ask.target = tmp_path / "report.pdf"
        lead(qtbot, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: len(page.exports.files) == 1)
        qtbot.waitUntil(focus_on(page.exports.files[0].open))
        press(qtbot, Qt.Key.Key_Space)
        assert str(ask.target) in ask.told[0][1]

    def test_a_workbook_by_keyboard(
        self, page: ReportPage, ask: Any, workbook_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ask.target = tmp_path / "card"
        lead(qtbot, Qt.Key.Key_X)
        qtbot.waitUntil(lambda: len(page.exports.files) == 1)
        assert (tmp_path / "card.xlsx").exists()
        assert len(workbook_writer.calls) == 1

    def test_all_at_once(self, page: ReportPage, ask: Any, tmp_path: Path, qtbot: QtBot) -> None:
        ask.target = tmp_path / "report.pdf"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_L)
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "report.docx",
            "report.pdf",
            "report.xlsx",
        ]
        assert len(page.exports.files) == 3

    def test_who_thinks_better_of_it_writes_nothing(
        self, page: ReportPage, ask: Any, pdf_writer: Any, qtbot: QtBot
    ) -> None:
        ask.target = None
        for count, key in enumerate((Qt.Key.Key_P, Qt.Key.Key_D, Qt.Key.Key_X, Qt.Key.Key_L), 1):
            lead(qtbot, key)
            qtbot.waitUntil(lambda: len(ask.questions) == count)  # noqa: B023
        assert len(pdf_writer.calls) == 1  # the preview

    @pytest.mark.parametrize("agrees", [True, False])
    def test_a_file_that_nobody_asked_about_is_not_replaced_unasked(
        self, page: ReportPage, ask: Any, agrees: bool, tmp_path: Path, qtbot: QtBot
    ) -> None:
        """The dialog asks about report.pdf; the workbook beside it, and a suffix added later, it cannot."""
        (tmp_path / "report.xlsx").write_text("mine")
        ask.agrees = agrees
        for target, key in (("report.pdf", Qt.Key.Key_L), ("report", Qt.Key.Key_X)):
            ask.target = tmp_path / target
            ask.questions.clear()
            lead(qtbot, key)
            qtbot.waitUntil(lambda: len(ask.questions) == 2)
            assert ask.questions[-1] == "report.xlsx is there already. Replace it?"
            qtbot.waitUntil(lambda: not page.exports.work.isVisible())
        assert ((tmp_path / "report.xlsx").read_bytes() == b"mine") is not agrees

    def test_progress_is_shown_in_place(
        self, page: ReportPage, ask: Any, pdf_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        pdf_writer.held = True
        ask.target = tmp_path / "report.pdf"
        lead(qtbot, Qt.Key.Key_P)
        work = page.exports.work
        qtbot.waitUntil(lambda: work.bar.value() == 2)
        assert work.words.text() == "Writing report.pdf"
        assert not page.exports.pdf.isEnabled()
        pdf_writer.go_on.set()
        qtbot.waitUntil(lambda: len(page.exports.files) == 1)
        assert page.exports.pdf.isEnabled()
        assert not work.isVisible()

    def test_cancelled_it_leaves_nothing_and_says_so(
        self, page: ReportPage, ask: Any, pdf_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        pdf_writer.held = True
        ask.target = tmp_path / "report.pdf"
        lead(qtbot, Qt.Key.Key_L)
        qtbot.waitUntil(pdf_writer.waits.is_set)
        assert QApplication.focusWidget() is page.exports.work.cancel
        with qtbot.waitSignal(page.exports.finished):
            press(qtbot, Qt.Key.Key_Space)
        assert page.exports.outcome.text() == (
            "Cancelled: report.pdf was not written, and nothing half-written is left."
        )
        assert list(tmp_path.iterdir()) == []
        assert QApplication.focusWidget() is page.exports.pdf

    @pytest.mark.parametrize(
        ("fault", "said"),
        [
            (PermissionError(13, "Permission denied"), "close it where it is open, or choose another folder"),
            (FileNotFoundError(2, "No such file"), "is not there any more: choose another"),
            (OSError(28, "No space left on device"), "The disk says: No space left on device. Make room"),
            (ReportError("The report lacks criterion 2.01."), "The report lacks criterion 2.01."),
            (RuntimeError("boom"), "copy the details and send them to its makers"),
        ],
    )
    def test_a_failure_says_why_and_what_to_do(
        self,
        page: ReportPage,
        ask: Any,
        workbook_writer: Any,
        tmp_path: Path,
        qtbot: QtBot,
        fault: Exception,
        said: str,
    ) -> None:
        workbook_writer.fault = fault
        ask.target = tmp_path / "card.xlsx"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_X)
        outcome = page.exports.outcome.text()
        assert outcome.startswith("card.xlsx was not written.")
        assert said in outcome
        assert outcome.endswith("an earlier file of that name is as it was.")
        page.exports.copy_details.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        assert type(fault).__name__ in QGuiApplication.clipboard().text()

    @pytest.mark.parametrize("agrees", [True, False])
    def test_names_in_a_client_copy_are_asked_about_once(
        self,
        page: ReportPage,
        session: AuditSession,
        ask: Any,
        pdf_writer: Any,
        tmp_path: Path,
        qtbot: QtBot,
        agrees: bool,
    ) -> None:
        told = "1 name still stands in the client copy: Liv Dahl"
        pdf_writer.matters = (Matter("2 criteria are not rated"), Matter(told, leak=True))
        plan = ReportPlan(session.audit.id, audience=Audience.CLIENT)
        session.change("for the client", put(session.audit, plan))
        ask.target, ask.agrees = tmp_path / "report.pdf", agrees
        lead(qtbot, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: ask.questions[-1:] == ["Hand over a client copy with names in it?"])
        qtbot.waitUntil(lambda: len(page.exports.files) == agrees and page.exports.pdf.isEnabled())
        assert ask.target.exists() is agrees
        assert ask.questions.count("Hand over a client copy with names in it?") == 1

    def test_when_the_last_file_fails_the_others_stand(
        self, page: ReportPage, ask: Any, workbook_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        workbook_writer.fault = PermissionError(13, "Permission denied")
        ask.target = tmp_path / "report.pdf"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_L)
        assert [row.words.text().split(",")[0] for row in page.exports.files] == ["report.pdf", "report.docx"]
        assert page.exports.outcome.text().startswith("report.xlsx was not written.")

    def test_an_export_takes_precedence_over_the_preview(
        self, open_page: Open, ask: Any, pdf_writer: Any, workbook_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        pdf_writer.held = True
        page = open_page()
        qtbot.waitUntil(pdf_writer.waits.is_set)
        ask.target = tmp_path / "card.xlsx"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_X)
        assert (tmp_path / "card.xlsx").exists()
        pdf_writer.go_on.set()
        qtbot.waitUntil(lambda: page.preview.pages.page_count == 3, timeout=PAUSE_MS * 10)

    def test_the_last_result_goes_when_the_next_export_starts(
        self, page: ReportPage, ask: Any, workbook_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        workbook_writer.fault = OSError("no")
        ask.target = tmp_path / "card.xlsx"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_X)
        ask.target = tmp_path / "report.pdf"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_P)
        assert not page.exports.outcome.isVisible()
        assert len(page.exports.files) == 1


class TestTheProgramsOwnWriters:
    @pytest.fixture
    def exporter(self, session: AuditSession, outside: Outside) -> Exporter:
        return Exporter(session, NullTranslations(), open_outside=outside)

    def test_preview_and_files_are_one_report(
        self, open_page: Open, session: AuditSession, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        session.set_level("1.01", 2, "seen")
        page = open_page()
        qtbot.waitUntil(lambda: page.preview.pages.is_drawn, timeout=30_000)
        assert page.before.list.rows.rows[0].text == "3 criteria are not rated"
        ask.target = tmp_path / "report.pdf"
        with qtbot.waitSignal(page.exports.finished, timeout=30_000):
            lead(qtbot, Qt.Key.Key_L)
        assert page.exports.outcome.text() == ""
        assert len(page_sizes(tmp_path / "report.pdf")) == page.preview.pages.page_count
        assert (tmp_path / "report.pdf").read_bytes() == page.preview.pages._path.read_bytes()
        assert (tmp_path / "report.xlsx").read_bytes().startswith(b"PK")

    def test_a_folder_that_is_none_leaves_nothing(
        self, open_page: Open, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        (tmp_path / "file").write_text("no folder")
        page = open_page()
        ask.target = tmp_path / "file" / "report.pdf"
        with qtbot.waitSignal(page.exports.finished, timeout=30_000):
            lead(qtbot, Qt.Key.Key_P)
        assert page.exports.outcome.text().startswith("report.pdf was not written.")
        assert [path.name for path in tmp_path.iterdir()] == ["file"]


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
