"""A client's file is read, corrected and taken in, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.series import Grain
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.measures.figure_desk import FigureDesk
from maturity_desktop.gui.pages.measures_page import MeasuresPage
from tests.gui.acting import CONTROL, Key, kept, press, take_over, type_and_click_take_over
from tests.gui.measures.acting import import_dialog, series

UNNAMED = "Month;SL %;Target"
"""A head that names no channel."""


class TestImport:
    def test_a_file_becomes_evidence_and_series_in_one_edit(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, client_file(), qtbot)
        assert dialog.told.text() == "Voice: 12 months, 2025-01 to 2025-12"
        assert "12 percentages without contacts" in dialog.quality.toPlainText()
        before = len(session.audit.evidence)
        take_over(dialog, desk, qtbot)
        assert series(session) == [("voice", Grain.MONTH, 12)]
        record = next(iter(session.audit.all(MeasureSeries)))
        item = session.audit.evidence[-1]
        assert (record.evidence, item.file_name, item.number) == (item.id, "service.csv", before + 1)
        assert record.origin.endswith("!A2:A13")
        assert item.dated == date(2025, 12, 31)
        links = session.audit.links_by_criterion["measured", "8.01"]
        assert [link.evidence for link in links] == [item.id]
        assert "taken in on 13 Jan 2026" in page.reading.origins.words
        assert "12 percentages without contacts" in page.reading.quality.words
        session.undo_stack.undo()
        assert (series(session), len(session.audit.evidence)) == ([], before)

    def test_a_second_file_counts_before_the_first_and_says_so(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        take_over(import_dialog(page, ask, client_file(), qtbot), desk, qtbot)
        dialog = import_dialog(page, ask, client_file("later.csv", target="85"), qtbot)
        assert "12 periods" in dialog.quality.toPlainText()
        take_over(dialog, desk, qtbot)
        assert series(session) == [("voice", Grain.MONTH, 12)]
        assert page.headline.words.startswith("Service Level: the figures prove level 0")

    def test_a_corrected_column_is_remembered_for_the_next_file_of_the_shape(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        head = "Month;Rate A;Rate B"
        dialog = import_dialog(page, ask, client_file(head=head), qtbot)
        assert not dialog.take.isEnabled()
        assert dialog.told.property("role") == "wrong"
        for box, role in zip(dialog.table.boxes, (Role.DATE, Role.VALUE, Role.TARGET), strict=True):
            box.choose(role)
            box.activated.emit(0)
        qtbot.waitUntil(lambda: dialog._task is None)
        assert dialog.take.isEnabled(), dialog.told.text()
        take_over(dialog, desk, qtbot)
        again = import_dialog(page, ask, client_file("next.csv", head=head), qtbot)
        assert [box.value for box in again.table.boxes] == [Role.DATE, Role.VALUE, Role.TARGET]
        assert again.take.isEnabled()
        again.reject()

    def test_a_click_that_ends_the_typing_of_a_channel_takes_over_when_it_has_been_read(
        self,
        page: MeasuresPage,
        desk: FigureDesk,
        session: AuditSession,
        ask: object,
        client_file: Callable[..., Path],
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, client_file(head=UNNAMED), qtbot)
        with kept(dialog, desk, qtbot):
            type_and_click_take_over(dialog, dialog.fields.channel, "Zulu line", qtbot)
            assert dialog._task is not None and dialog.take.hasFocus()
        assert series(session) == [("Zulu line", Grain.MONTH, 12)]

    def test_where_nothing_can_be_taken_over_the_click_leads_back_to_what_was_typed(
        self, page: MeasuresPage, ask: Any, client_file: Callable[..., Path], qtbot: QtBot
    ) -> None:
        dialog = import_dialog(page, ask, client_file(head=UNNAMED), qtbot)
        type_and_click_take_over(dialog, dialog.fields.first, "99", qtbot)
        assert dialog.take.hasFocus()
        qtbot.waitUntil(lambda: dialog._task is None)
        assert dialog.isVisible() and not dialog.take.isEnabled()
        assert dialog.fields.first.hasFocus()
        dialog.reject()
        assert not dialog.isVisible()

    def test_who_wants_to_leave_while_it_is_read_has_taken_nothing_over(
        self,
        page: MeasuresPage,
        session: AuditSession,
        ask: Any,
        client_file: Callable[..., Path],
        monkeypatch: pytest.MonkeyPatch,
        qtbot: QtBot,
    ) -> None:
        dialog = import_dialog(page, ask, client_file(head=UNNAMED), qtbot)

        def stay_once_it_is_read(*_words: str) -> bool:
            qtbot.waitUntil(lambda: dialog._task is None)
            return False

        monkeypatch.setattr(ask, "confirm", stay_once_it_is_read)
        type_and_click_take_over(dialog, dialog.fields.channel, "Zulu line", qtbot)
        QTest.keyClick(dialog.take, Key.Key_Escape)
        assert dialog.isVisible() and not series(session)
        monkeypatch.undo()
        dialog.reject()
        assert not dialog.isVisible()

    def test_what_is_no_table_is_told(
        self, page: MeasuresPage, ask: Any, tmp_path: Path, qtbot: QtBot
    ) -> None:
        path = tmp_path / "nothing.xlsx"
        path.write_bytes(b"PK\x03\x04 and no more")
        ask.chosen = [path]
        press(Key.Key_I, CONTROL)
        qtbot.waitUntil(lambda: bool(ask.told))
        assert ask.told[0][0] == "Reading nothing.xlsx: that did not work"
        assert "nothing.xlsx" in ask.told[0][1]

    def test_a_thing_typed_into_the_dialog_is_not_thrown_away_unasked(
        self, page: MeasuresPage, ask: Any, client_file: Callable[..., Path], qtbot: QtBot
    ) -> None:
        dialog = import_dialog(page, ask, client_file(), qtbot)
        dialog.table.boxes[2].choose(None)
        dialog.table.boxes[2].activated.emit(0)
        ask.agrees = False
        dialog.reject()
        assert ask.questions[-1] == "Throw away what you typed?"
        assert dialog.isVisible()
        ask.agrees = True
        dialog.reject()
