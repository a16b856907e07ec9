"""The files that the report page writes: progress, cancel, what came and what did not, by keyboard."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.report_records import Audience, ReportPlan
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.exporter import Exporter
from maturity_desktop.gui.pages.report_page import ReportPage
from maturity_desktop.gui.pdf_images import page_sizes
from maturity_desktop.gui.widgets.report_preview import PAUSE_MS
from maturity_desktop.verbs.before_export import Matter, Spot, Way
from tests.gui.report.at_the_page import Open, Outside, focus_on, lead, press


@pytest.fixture
def for_client(session: AuditSession, page: ReportPage, pdf_writer: Any) -> None:
    """A copy for the client in which names stand."""
    spots = tuple(
        Spot(Way.CRITERION, f"1.0{place}", f"so says Liv Dahl {place}", name=f"Liv Dahl {place}")
        for place in range(5)
    )
    leak = Matter("5 names stand in this copy for the client", spots, leak=True)
    pdf_writer.matters = (Matter("2 criteria are not rated"), leak)
    session.change(
        "for the client", put(session.audit, ReportPlan(session.audit.id, audience=Audience.CLIENT))
    )


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
        assert (row.name.words, row.about.words) == ("report.pdf", f"{size}, checked")
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

    def test_names_in_a_client_copy_are_told_and_asked_about_before_the_file_is_chosen(
        self, page: ReportPage, for_client: None, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ask.target = tmp_path / "report.pdf"
        lead(qtbot, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: len(page.exports.files) == 1 and page.exports.pdf.isEnabled())
        assert ask.questions[-2:] == ["Hand over a client copy with names in it?", "Export the gap report"]
        assert ask.told[0][1].splitlines() == [
            "5 names stand in this copy for the client",
            "“Liv Dahl 0”, 1.00: so says Liv Dahl 0",
            "“Liv Dahl 1”, 1.01: so says Liv Dahl 1",
            "“Liv Dahl 2”, 1.02: so says Liv Dahl 2",
            "and 2 more",
        ]

    @pytest.mark.parametrize("shows", [True, False])
    def test_a_client_copy_with_names_may_stay_and_the_names_are_led_to(
        self, page: ReportPage, for_client: None, ask: Any, shows: bool, qtbot: QtBot
    ) -> None:
        ask.agrees, ask.choice = shows, 1
        lead(qtbot, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: ask.questions == ["Hand over a client copy with names in it?"])
        qtbot.waitUntil(page.exports.pdf.isEnabled)
        rows = page.before.list
        qtbot.waitUntil(focus_on(rows if shows else page.exports.pdf))
        assert page.folds.of(page.before).is_open is shows
        if shows:
            row = rows.rows.rows[rows.currentIndex().row()]
            assert (row.lead, row.text, row.mark) == ("1.00", "so says Liv Dahl 0", "Liv Dahl 0")
        assert ask.questions == ["Hand over a client copy with names in it?"]

    def test_when_the_last_file_fails_the_others_stand(
        self, page: ReportPage, ask: Any, workbook_writer: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        workbook_writer.fault = PermissionError(13, "Permission denied")
        ask.target = tmp_path / "report.pdf"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_L)
        assert [row.name.words for row in page.exports.files] == ["report.pdf", "report.docx"]
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

    def test_a_file_of_other_choices_is_out_of_sight_until_they_come_back(
        self, page: ReportPage, session: AuditSession, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        ask.target = tmp_path / "report.pdf"
        with qtbot.waitSignal(page.exports.finished):
            lead(qtbot, Qt.Key.Key_P)
        (row,) = page.exports.files
        assert row.isVisible()
        plan = ReportPlan(session.audit.id, audience=Audience.CLIENT)
        session.change("for the client", put(session.audit, plan))
        assert not row.isVisible()
        session.undo_stack.undo()
        assert row.isVisible()


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
