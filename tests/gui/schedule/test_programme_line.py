"""The overview says how far the programme is, and leads to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.overview_page import OverviewPage
from maturity_desktop.gui.theme import ThemeSwitch


def test_the_overview_says_how_far_the_programme_is_and_leads_to_it(
    session: AuditSession, theme: ThemeSwitch, qtbot: QtBot
) -> None:
    page = OverviewPage(session, theme)
    qtbot.addWidget(page)
    page.show()
    assert page.programme.words.words == "Programme: 0 of 4 done; next: List the problems"
    session.tick_task("t1", date(2026, 1, 13))
    assert page.programme.words.words == "Programme: 1 of 4 done; next: Fill out the form"
    with qtbot.waitSignal(page.programme_wanted):
        QTest.keyClick(page.programme.go, Qt.Key.Key_Space)
    session.switch_framework("plain")
    assert not page.programme.isVisible()
