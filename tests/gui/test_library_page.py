"""The library's list: what it says, how it narrows, what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.finding import Goal
from maturity_desktop.gui.models.audit_list import spoken, touched_words
from maturity_desktop.gui.pages.library_page import LibraryPage, hit_rows
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.audit_rows import beside
from maturity_desktop.storage.library import AuditSummary, FrameworkSummary
from maturity_desktop.storage.search import Hit

NOW = datetime(2026, 1, 13, 14, 2, tzinfo=UTC)


def summary(number: int, client: str, level: float | None = 1.82, is_sample: bool = False) -> AuditSummary:
    """An audit of one framework."""
    rated, provisional = (44, False) if level else (0, True)
    use = FrameworkSummary("icmi", "ICMI CMO Standards", "0" * 64, level, rated, 45, provisional)
    return AuditSummary(f"a{number}", client, f"c{number}", date(2025, 12, 31), is_sample, NOW, (use,))


AUDITS = (summary(1, "Norrhaven Energi"), summary(2, "Østfold Care"), summary(3, "Nord & South", None))
HITS = (
    Hit("a2", "Østfold Care", "note", ("a2",), "5.07", "forecasts by half-hour"),
    Hit("a1", "Norrhaven Energi", "evidence", ("c1", "e1"), "", "Forecast <b>workbook</b>"),
    Hit("a2", "Østfold Care", "answer", ("a2",), "5.08", "no forecast"),
)


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeSwitch) -> LibraryPage:
    page = LibraryPage(theme, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show_audits(AUDITS)
    page.show()
    qtbot.waitExposed(page)
    page.rest_focus()
    return page


def names(page: LibraryPage) -> list[str]:
    return [audit.client for audit in page._audits.audits]


def test_the_empty_library_offers_two_ways_on(qtbot: QtBot, page: LibraryPage) -> None:
    page.show_audits(())
    form = page._form
    assert form.places.currentWidget() is form.empty_place
    assert not form.search.isVisible()
    with qtbot.waitSignal(page.new_audit_wanted):
        qtbot.keyClick(form.empty_new, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.sample_wanted):
        qtbot.keyClick(form.empty_sample, Qt.Key.Key_Space)


def test_the_sample_is_offered_until_it_is_there(page: LibraryPage) -> None:
    assert page._form.sample.isVisible()
    page.show_audits((*AUDITS, summary(4, "Sample", is_sample=True)))
    assert not page._form.sample.isVisible()


def test_enter_opens_the_current_audit(qtbot: QtBot, page: LibraryPage) -> None:
    audits = page._form.audits
    qtbot.keyClick(audits, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.audit_wanted) as wanted:
        qtbot.keyClick(audits, Qt.Key.Key_Return)
    assert wanted.args == ["a2", ""]


def test_a_click_opens_an_audit(qtbot: QtBot, page: LibraryPage) -> None:
    audits = page._form.audits
    spot = audits.visualRect(page._audits.index(2)).center()
    with qtbot.waitSignal(page.audit_wanted) as wanted:
        qtbot.mouseClick(audits.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args == ["a3", ""]


def test_the_audit_that_was_open_last_is_current(page: LibraryPage) -> None:
    page.show_audits(AUDITS, "a3")
    assert page._form.audits.currentIndex().row() == 2
    page.show_audits(AUDITS[1:])
    assert page._form.audits.currentIndex().row() == 1


def test_the_first_letter_narrows_by_client(qtbot: QtBot, page: LibraryPage) -> None:
    page.start_search()
    qtbot.keyClicks(page._form.search, "nor")
    assert names(page) == ["Norrhaven Energi", "Nord & South"]
    qtbot.keyClicks(page._form.search, " SOUTH")
    assert names(page) == ["Nord & South"]
    with qtbot.waitSignal(page.audit_wanted) as wanted:
        qtbot.keyClick(page._form.search, Qt.Key.Key_Return)
    assert wanted.args == ["a3", ""]


def test_everything_written_is_searched_from_the_third_letter(qtbot: QtBot, page: LibraryPage) -> None:
    page.start_search()
    with qtbot.assertNotEmitted(page.search_wanted, wait=300):
        qtbot.keyClicks(page._form.search, "fo")
    with qtbot.waitSignal(page.search_wanted) as wanted:
        qtbot.keyClicks(page._form.search, "re ")
    assert wanted.args == ["fore"]
    assert page._form.no_audit.isVisible()


def test_hits_stand_under_their_audits_and_lead_to_the_criterion(qtbot: QtBot, page: LibraryPage) -> None:
    page.start_search()
    qtbot.keyClicks(page._form.search, "forecast")
    page.show_hits("forecast", HITS)
    assert page.hits.isVisible()
    rows = page.hits.rows.rows
    assert [(row.heading, row.text) for row in rows] == [
        (True, "Østfold Care"), (False, "forecasts by half-hour"), (False, "no forecast"),
        (True, "Norrhaven Energi"), (False, "Forecast <b>workbook</b>"),
    ]  # fmt: skip
    qtbot.keyClick(page._form.search, Qt.Key.Key_Down)
    assert page.hits.hasFocus()
    qtbot.keyClick(page.hits, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.audit_wanted) as wanted:
        qtbot.keyClick(page.hits, Qt.Key.Key_Return)
    assert wanted.args == ["a2", "5.08"]


@pytest.mark.parametrize(
    ("kind", "goal"), [("report_photo", Goal("photo", "x1")), ("sign_off", Goal("sign_off", "x1"))]
)
def test_hits_in_captions_and_signatures_lead_to_the_report(
    qtbot: QtBot, page: LibraryPage, kind: str, goal: Goal
) -> None:
    page.start_search()
    qtbot.keyClicks(page._form.search, "forecast")
    page.show_hits("forecast", [Hit("a2", "Østfold Care", kind, ("a2", "x1"), "", "the forecast wall")])
    assert page.hits.rows.rows[1].mark in ("photo", "signed version")
    qtbot.keyClick(page._form.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.goal_wanted) as wanted:
        qtbot.keyClick(page.hits, Qt.Key.Key_Return)
    assert wanted.args == ["a2", goal]


def test_hits_for_words_that_were_changed_since_are_not_shown(qtbot: QtBot, page: LibraryPage) -> None:
    page.start_search()
    qtbot.keyClicks(page._form.search, "forecast")
    page.show_hits("fore", HITS)
    assert not page._form.hits_title.isVisible()
    page.show_hits("forecast", ())
    assert page._form.hits_title.text() == "Nothing that was written holds these words."
    page._form.search.clear()
    assert not page._form.hits_title.isVisible()
    assert names(page) == [audit.client for audit in AUDITS]


def test_escape_clears_the_search_and_then_leaves_it(qtbot: QtBot, page: LibraryPage) -> None:
    page.start_search()
    qtbot.keyClicks(page._form.search, "nor")
    qtbot.keyClick(page._form.search, Qt.Key.Key_Escape)
    assert page._form.search.text() == ""
    assert page._form.search.hasFocus()
    qtbot.keyClick(page._form.search, Qt.Key.Key_Escape)
    assert page._form.audits.hasFocus()


@pytest.mark.parametrize("letters", ["", "Nor"])
def test_the_list_that_arrives_leaves_the_keyboard_to_a_search_that_has_begun(
    qtbot: QtBot, page: LibraryPage, letters: str
) -> None:
    page.start_search()
    qtbot.keyClicks(page._form.search, letters)
    page.show_audits(AUDITS)
    page.rest_focus()
    assert page._form.search.hasFocus()
    qtbot.keyClicks(page._form.search, "d")
    assert page._form.search.text() == f"{letters}d"


def test_letters_typed_at_once_stay_where_they_go(qtbot: QtBot, page: LibraryPage) -> None:
    search = page._form.search
    search.setFocus(Qt.FocusReason.OtherFocusReason)
    page.rest_focus()
    assert page._form.audits.hasFocus(), "nobody has gone to the search"
    search.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClicks(search, "N")
    page.rest_focus()
    assert search.hasFocus()


def test_control_e_in_the_search_asks_for_the_profile(qtbot: QtBot, page: LibraryPage) -> None:
    page.start_search()
    with qtbot.waitSignal(page.profile_wanted):
        qtbot.keyClick(page._form.search, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def test_only_keys_that_do_something_are_offered(qtbot: QtBot, page: LibraryPage) -> None:
    assert [key for key, _meaning in page.key_hints] == ["Enter", "Ctrl+N", "Ctrl+F"]
    with qtbot.waitSignal(page.hints_changed):
        page.show_audits(())
    assert page.key_hints == (("Ctrl+N", "new audit"),)


@pytest.mark.parametrize(("width", "name"), [(900, 200), (900, 5000), (300, 5000)])
def test_a_long_name_leaves_the_day_its_room(width: int, name: int) -> None:
    client, day = beside(QRect(10, 0, width, 24), name, 120)
    assert day.width() >= 120
    assert client.left() == 10
    assert client.right() < day.left()
    assert day.right() == 10 + width - 1


def test_every_kind_of_record_has_a_word() -> None:
    kinds = ("answer", "set_level", "note", "evidence", "client", "request")
    marks = {row.mark for kind in kinds for row in hit_rows([Hit("a", "c", kind, (), "", "x")], str)}
    assert "" not in marks - {"a"}
    assert len(marks - {"a"}) == len(kinds)


def test_progress_is_shown_in_place_with_cancel(qtbot: QtBot, page: LibraryPage) -> None:
    page.show_progress("Making the audit…", 3, 10)
    form = page._form
    assert form.working.isVisible()
    assert (form.progress.value(), form.progress.maximum()) == (3, 10)
    assert not form.new_audit.isEnabled()
    with qtbot.waitSignal(page.cancel_wanted):
        qtbot.keyClick(form.cancel, Qt.Key.Key_Space)
    page.show_progress("")
    assert not form.working.isVisible()
    assert form.new_audit.isEnabled()


def test_an_audit_is_read_aloud_with_its_figures() -> None:
    assert spoken(AUDITS[0]) == (
        "Norrhaven Energi, cut-off 31 Dec 2025. ICMI CMO Standards: 44 of 45 rated, level 1.82"
    )
    assert "no level yet" in spoken(AUDITS[2])


def test_a_change_of_today_has_its_time() -> None:
    assert touched_words(NOW - timedelta(hours=2), NOW) == "today 12:02"
    assert touched_words(NOW - timedelta(days=1), NOW) == "12 Jan 2026"


@pytest.mark.parametrize("client", ["", "W" * 5000, "<b>bold</b>", "\ud83d lone", "שלום " * 30, "a\nb\tc"])
def test_any_name_is_drawn_on_one_line(qtbot: QtBot, page: LibraryPage, client: str) -> None:
    page.show_audits((summary(1, client), *AUDITS))
    assert page._form.audits.sizeHintForRow(0) == page._form.audits.sizeHintForRow(1)
    assert not page.grab().isNull()


def test_a_thousand_audits_are_listed_without_a_widget_each(page: LibraryPage) -> None:
    before = len(page.findChildren(QWidget))
    page.show_audits([summary(number, f"Client {number}") for number in range(1000)])
    assert page._audits.rowCount() == 1000
    assert len(page.findChildren(QWidget)) == before


def test_every_control_can_be_named_and_reached(
    page: LibraryPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    page.show_hits("", HITS)
    page.show_progress("Making the audit…")
    assert nameless(page) == []
    page.show_audits(())
    assert nameless(page) == []
    page.show_trouble("It does not open", "Close the other program.", "details")
    assert nameless(page) == []
