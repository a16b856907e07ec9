"""How a channel's figures are read: targets, scope, levels, opening hours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries, OpeningTime
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.acting import CONTROL, Key, press
from tests.gui.measures.acting import type_months
from tests.gui.measures.conftest import MONTHS


class TestReading:
    def test_a_target_is_written_with_its_steps(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot, "\n".join(MONTHS))
        assert page.reading.own_targets.words.startswith("No target yet")
        assert "No target is told for all contacts" in page.standing.words
        assert page.headline.words == "Service Level: no target yet, so the figures prove no level"
        assert "The next level" not in page.standing.words
        assert page.criteria.rows.rows[0].detail == "no target yet"
        page.reading.targets.setFocus()
        QTest.keyClicks(page.reading.targets, "eighty")
        press(Key.Key_Return)
        assert page.reading.targets.property("invalid")
        assert list(session.audit.all(MeasureReading)) == []
        page.reading.targets.selectAll()
        QTest.keyClicks(page.reading.targets, "80; 2025-11-01: 90,5")
        press(Key.Key_Return)
        assert next(iter(session.audit.all(MeasureReading))).targets == ("0001-01-01 80", "2025-11-01 90.5")
        assert page.reading.targets.text() == "80; 2025-11-01: 90.5"
        assert "Not met: Aug 2025, Nov 2025, Dec 2025." in page.ladder.view.drawing.spots[-1].words

    def test_undo_reaches_the_audit_from_a_field_that_has_nothing_to_undo(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        undo = QAction(page)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(session.undo_stack.undo)
        page.addAction(undo)
        page.reading.targets.setFocus()
        QTest.keyClicks(page.reading.targets, "8")
        press(Key.Key_Z, CONTROL)
        assert page.reading.targets.text() == ""
        assert len(list(session.audit.all(MeasureSeries))) == 1, "the field's own typing was undone"
        press(Key.Key_Z, CONTROL)
        assert list(session.audit.all(MeasureSeries)) == []

    def test_a_channel_out_of_scope_proves_nothing(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.reading.in_scope.setFocus()
        press(Key.Key_Space)
        assert session.results.of("8.01").ladder is None
        assert page.headline.words == "Service Level: no channel is in scope"
        assert not page.ladder.isVisible()
        session.undo_stack.undo()
        assert page.reading.in_scope.isChecked()

    def test_a_channel_without_figures_is_named_until_it_is_out_of_scope(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        session.change(
            "client", put(session.audit, replace(session.audit.client, channels=("voice", "email")))
        )
        assert "E-mail: no figures." not in page.standing.words, "nothing is there yet"
        type_months(page, desk, qtbot)
        (typed,) = session.audit.all(MeasureSeries)
        session.change("of voice", put(session.audit, replace(typed, channel="voice")))
        assert "E-mail: no figures." in page.standing.words
        assert "E-mail: no figures." in page.ladder.view.drawing.spots[-1].words
        page.series.setCurrentIndex(page.series.rows.index(1))
        assert page.reading.heading.words == "How the figures are read: E-mail"
        assert not page.charts.isVisible()
        assert not page.remove_button.isVisible()
        page.reading.in_scope.setFocus()
        press(Key.Key_Space)
        assert "E-mail" not in page.standing.words
        assert page.reading.heading.words == "How the figures are read: E-mail"

    def test_a_level_that_does_not_apply_is_passed_over(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.reading.lacking[3].setFocus()
        press(Key.Key_Space)
        assert next(iter(session.audit.all(MeasureReading))).not_applicable == ("3",)
        assert "does not apply" in page.ladder.view.drawing.spots[1].words

    def test_opening_hours_are_written_and_checked(
        self, page: MeasuresPage, desk: FigureDesk, session: AuditSession, qtbot: QtBot
    ) -> None:
        type_months(page, desk, qtbot)
        page.reading.hours_button.click()
        dialog = page.dialogs.open_one
        assert isinstance(dialog, HoursDialog)
        dialog.when_open.fields["mon"].setText("7 to nine")
        assert not dialog.keep.isEnabled()
        dialog.when_open.fields["mon"].setText("07:00 – 21:00")
        dialog.when_open.special.setPlainText("2025-12-24 07:00-18:00\n2025-12-25 closed\n2025-12")
        assert not dialog.keep.isEnabled()
        dialog.when_open.special.setPlainText("2025-12-24 07:00-18:00\n2025-12-25 closed")
        dialog.when_open.zone.setCurrentText("europe/berli")
        assert not dialog.keep.isEnabled()
        dialog.when_open.zone.setCurrentText("europe/berlin")
        dialog.keep.click()
        hours = {own.day: own.hours for own in session.audit.all(OpeningTime)}
        assert (hours["mon"], hours["tue"], hours["2025-12-24"]) == ("07:00-21:00", "", "07:00-18:00")
        assert hours["2025-12-25"] == ""
        assert page.reading.hours.words.splitlines() == [
            "Mon 07:00–21:00, Tue to Sun closed, 2 days with their own.",
            "Time zone: Europe/Berlin",
        ]
        session.undo_stack.undo()
        assert list(session.audit.all(OpeningTime)) == []
        assert page.reading.hours.words.splitlines()[1] == "Time zone: not known"
