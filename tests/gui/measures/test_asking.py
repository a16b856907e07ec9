"""What a client's file leaves open is asked in the dialog, in the words of its fields, and once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import Change
from maturity_desktop.domain.figure_dates import DateOrder
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_records import MeasureSeries, MeasureSettings, OpeningTime
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.measures.hours_dialog import HoursDialog
from maturity_desktop.gui.measures.import_dialog import ImportDialog
from maturity_desktop.gui.measures.import_words import refused_words, remedy_words
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.acting import Key, press, take_over
from tests.gui.measures.acting import import_dialog, series

File = Callable[[str, str], Path]
INTERVALS = "Date;Interval;Calls offered;Answered in SL\n" + "\n".join(
    f"2025-10-{day:02d};{hour:02d}:{minute:02d};100;8{minute // 10}"
    for day in (6, 7)
    for hour in range(7, 10)
    for minute in (0, 30)
)


@pytest.fixture
def file(tmp_path: Path) -> File:
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def settled(dialog: ImportDialog, qtbot: QtBot) -> str:
    """What the dialog says once it has read the file anew."""
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog.told.text()


def with_channels(session: AuditSession, *channels: str) -> None:
    """The client's profile names these channels."""
    client = session.audit.client
    session.change("profile", (Change(client, replace(client, channels=channels)),))


class TestFields:
    def test_dates_of_either_order_are_decided_by_the_field_that_is_framed(
        self, page: MeasuresPage, ask: object, file: File, qtbot: QtBot
    ) -> None:
        path = file("voice.csv", "Date;SL %\n01/03/2025;81,2\n02/03/2025;80,1\n")
        dialog = import_dialog(page, ask, path, qtbot)
        told = dialog.told.text()
        assert told.endswith("Under “Dates” you can say which number is the day.")
        assert "mapping" not in told
        assert dialog.fields.order.property("invalid")
        assert not dialog.take.isEnabled()
        dialog.fields.order.choose(DateOrder.DAY_FIRST)
        dialog.fields.order.activated.emit(0)
        assert settled(dialog, qtbot) == "Voice: 2 days, 2025-03-01 to 2025-03-02"
        assert not dialog.fields.order.property("invalid")
        dialog.reject()

    def test_fields_that_are_rarely_asked_come_when_they_decide(
        self, page: MeasuresPage, ask: object, file: File, qtbot: QtBot
    ) -> None:
        path = file("voice.csv", "Month;SL %\nJan;81,2\nFeb;80,1\n")
        dialog = import_dialog(page, ask, path, qtbot)
        assert dialog.told.text().endswith("Say it under “Year”.")
        assert dialog.fields.year.isVisible()
        assert not dialog.fields.decimal.isVisible()
        dialog.fields.year.setFocus()
        QTest.keyClicks(dialog.fields.year, "2025")
        QTest.keyClick(dialog.fields.year, Key.Key_Return)
        assert settled(dialog, qtbot) == "Voice: 2 months, 2025-01 to 2025-02"
        dialog.reject()

    @pytest.mark.parametrize("remedy", Remedy)
    def test_no_remedy_names_a_key_of_the_mapping(self, remedy: Remedy) -> None:
        error = FiguresError("A1 is unclear.", remedy, 'Say it in the mapping, as "key": 1.')
        assert refused_words(error) == f"A1 is unclear. {remedy_words(remedy)}"
        assert str(error).endswith('"key": 1.')
        assert "mapping" not in remedy_words(remedy)
        assert '"' not in remedy_words(remedy)


class TestHours:
    def test_hours_and_clock_are_asked_once_and_kept_with_the_figures(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        file: File,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        assert dialog.asked.isVisible()
        assert dialog.take.isEnabled(), "nobody has to know"
        fields = dialog.when_open
        fields.fields["mon"].setText("07:00-10:0x")
        assert not dialog.take.isEnabled()
        fields.fields["mon"].setText("07:00-10:00")
        fields.zone.setCurrentText("europe/oslo")
        settled(dialog, qtbot)
        assert "outside" in dialog.quality.toPlainText(), "Tuesday is closed now"
        take_over(dialog, desk, qtbot)
        assert {own.day: own.hours for own in session.audit.all(OpeningTime)}["mon"] == "07:00-10:00"
        assert next(iter(session.audit.all(MeasureSettings))).time_zone == "Europe/Oslo"
        again = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        assert not again.asked.isVisible()
        again.reject()
        session.undo_stack.undo()
        told = (*session.audit.all(OpeningTime), *session.audit.all(MeasureSettings))
        assert (series(session), told) == ([], ())

    def test_not_known_is_an_answer_to_the_clock(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        file: File,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        dialog.when_open.fields["mon"].setText("07:00-10:00")
        settled(dialog, qtbot)
        take_over(dialog, desk, qtbot)
        assert next(iter(session.audit.all(MeasureSettings))).time_zone == ""
        again = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        assert not again.asked.isVisible()
        again.reject()

    def test_not_known_is_an_answer_to_the_hours(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        file: File,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        assert dialog.asked.isVisible()
        assert "the hours are not known" in dialog.when_open.told.text()
        assert dialog.when_open.fields["mon"].placeholderText() == "not known"
        take_over(dialog, desk, qtbot)
        assert not tuple(session.audit.all(OpeningTime))
        again = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        assert not again.asked.isVisible()
        again.reject()
        page.dialogs.ask_for_hours()
        later = page.dialogs.open_one
        assert isinstance(later, HoursDialog)
        assert "Mon to Tue 07:00–10:00" in later.when_open.proposal.told.text()
        later.reject()

    def test_hours_that_the_file_speaks_for_are_taken_over(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        file: File,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, file("voice.csv", INTERVALS), qtbot)
        fields = dialog.when_open
        assert fields.proposal.isVisible()
        assert fields.proposal.told.text() == (
            "By the intervals that have contacts: Mon to Tue 07:00–10:00, Wed to Sun closed."
        )
        assert not dialog.is_changed(), "a proposal is nothing that a person did"
        fields.proposal.take_over.setFocus()
        QTest.keyClick(fields.proposal.take_over, Key.Key_Space)
        assert [own.text() for own in fields.fields.values()] == ["07:00-10:00"] * 2 + [""] * 5
        assert not fields.proposal.isVisible()
        assert fields.fields["sun"].placeholderText() == "closed"
        assert fields.fields["mon"].hasFocus()
        settled(dialog, qtbot)
        take_over(dialog, desk, qtbot)
        told = {own.day: own.hours for own in session.audit.all(OpeningTime)}
        assert (told["mon"], told["sun"]) == ("07:00-10:00", "")

    def test_times_in_utc_ask_where_the_centre_stands(
        self, page: MeasuresPage, ask: object, file: File, qtbot: QtBot
    ) -> None:
        rows = "\n".join(f"2025-10-06T{hour:02d}:{half}:00Z;81" for hour in (5, 6) for half in ("00", "30"))
        dialog = import_dialog(page, ask, file("voice.csv", f"Timestamp;SL %\n{rows}\n"), qtbot)
        assert dialog.told.text().endswith("Say under “Time zone” where the centre stands.")
        dialog.when_open.zone.setCurrentText("Europe/Oslo")
        assert settled(dialog, qtbot) == "Voice: 4 intervals, 2025-10-06T07:00 to 2025-10-06T08:30"
        dialog.reject()

    def test_months_ask_for_no_hours(
        self, page: MeasuresPage, ask: object, client_file: Callable[..., Path], qtbot: QtBot
    ) -> None:
        dialog = import_dialog(page, ask, client_file(), qtbot)
        assert not dialog.asked.isVisible()
        assert dialog.told_when_open is None
        dialog.reject()


class TestChannel:
    def test_a_file_without_a_channel_asks_which_it_is(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        with_channels(session, "voice", "email")
        take_over(import_dialog(page, ask, client_file(), qtbot), desk, qtbot)
        dialog = import_dialog(page, ask, client_file("other.csv", head="Month;SL %;Target"), qtbot)
        assert dialog.question.text().startswith("Of which channel are these figures?")
        assert "beside Voice" in dialog.question.text()
        box = dialog.fields.channel
        assert [box.itemText(place) for place in range(box.count())] == ["Voice", "E-mail"]
        box.setFocus()
        QTest.keyClicks(box, "e-mail")
        QTest.keyClick(box, Key.Key_Return)
        assert settled(dialog, qtbot).startswith("E-mail: 12 months")
        assert "E-mail is new and counts as a channel of its own" in dialog.question.text()
        take_over(dialog, desk, qtbot)
        assert series(session) == [("voice", Grain.MONTH, 12), ("email", Grain.MONTH, 12)]

    def test_another_channel_may_be_typed(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, client_file("other.csv", head="Month;SL %;Target"), qtbot)
        assert "beside" not in dialog.question.text()
        dialog.fields.channel.setFocus()
        QTest.keyClicks(dialog.fields.channel, "Front desk")
        QTest.keyClick(dialog.fields.channel, Key.Key_Return)
        assert settled(dialog, qtbot).startswith("Front desk: 12 months")
        assert not dialog.question.isVisible()
        take_over(dialog, desk, qtbot)
        assert next(iter(session.audit.all(MeasureSeries))).channel == "Front desk"

    def test_a_measure_of_all_contacts_asks_for_no_channel(
        self, page: MeasuresPage, ask: object, client_file: Callable[..., Path], qtbot: QtBot
    ) -> None:
        press(Key.Key_Down)
        dialog = import_dialog(page, ask, client_file("quality.csv", head="Month;Quality;Target"), qtbot)
        assert not dialog.question.isVisible()
        assert not dialog.fields.channel.isVisible()
        dialog.reject()
