"""The tab Movement: what went up and down, by checkpoint, and what stands for what, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    FrameworkUse,
    RatingSet,
    SetLevel,
)
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Counterpart, EarlierAudit
from maturity_desktop.domain.results import evaluate
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.pages.results_page import ResultsPage
from maturity_desktop.gui.re_audit.mapping import HeldAgainstDialog
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import make_framework

NAMES = ("1.01", "1.02", "2.01", "2.02")


def audit_of(name: str, framework: Framework, levels: tuple[int | None, ...], cut_off: date) -> Audit:
    """These levels in the order of the standard, and one answer."""
    return Audit.of(
        name,
        [
            Client("c1", "Norrhaven Energi Service", facts={"home": True}),
            AuditDetails(name, "c1", cut_off, cut_off),
            FrameworkUse(name, framework.id, "0" * 64),
            RatingSet(name, AGREED),
            Answer(name, framework.id, AGREED, "1.01-1a",
                   AnswerValue.MET if name == "a1" else AnswerValue.NOT_MET),
            *(SetLevel(name, framework.id, AGREED, own, level, "seen")
              for own, level in zip(NAMES, levels, strict=True) if level is not None),
        ],
    )  # fmt: skip


@pytest.fixture
def session(qapp: QApplication, commits: object, clock: object) -> AuditSession:
    framework = make_framework()
    before = evaluate(audit_of("a0", framework, (1, 3, 2, None), date(2024, 11, 30)), framework)
    audit = audit_of("a1", framework, (3, 2, 2, 1), date(2025, 12, 31))
    found = AuditSession(audit, {framework.id: framework}, commits, "Ada", clock)  # type: ignore[arg-type]
    found.last_time.read_with(lambda _audit, take: take((before,)))
    return found


@pytest.fixture
def page(session: AuditSession, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[ResultsPage]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1302, 698)
    shown = ResultsPage(session, theme, window)
    shown.resize(window.size())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield shown
    window.close()


def follow_it(session: AuditSession) -> None:
    session.change("follow", put(session.audit, EarlierAudit("a1", "a0")))


def rows(page: ResultsPage) -> list[str]:
    return [row.spoken for row in page.movement.rows.rows.rows]


def open_tab(page: ResultsPage) -> None:
    page.sections.setCurrentWidget(page.movement)
    page.movement.rows.setFocus()


def test_the_tab_is_there_once_an_audit_came_before(page: ResultsPage, session: AuditSession) -> None:
    place = page.sections.indexOf(page.movement)
    assert not page.sections.isTabVisible(place)
    follow_it(session)
    assert page.sections.isTabVisible(place)
    session.undo_stack.undo()
    assert not page.sections.isTabVisible(place)


def test_rows_stand_by_what_became_of_them_with_both_levels(page: ResultsPage, session: AuditSession) -> None:
    follow_it(session)
    open_tab(page)
    assert (
        "From 2.00 to 2.33 over 3 like-for-like criteria: 1 criterion up, 1 down"
        in page.movement.finding.words
    )
    assert rows(page) == [
        "1 criterion improved", "1.01, Vision, 1 → 3",
        "1 criterion regressed", "1.02, Planning, 3 → 2",
        "1 criterion is rated for the first time", "2.02, Work from Home, – → 1",
        "1 criterion held", "2.01, Forecasting, 2 → 2",
    ]  # fmt: skip


def test_the_current_row_tells_its_checkpoints_and_enter_opens_the_criterion(
    page: ResultsPage, session: AuditSession, qtbot: QtBot
) -> None:
    follow_it(session)
    open_tab(page)
    assert page.movement.points.toPlainText().startswith("1.01-1a: not met, now met")
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        QTest.keyClick(page.movement.rows, Qt.Key.Key_Down)
        QTest.keyClick(page.movement.rows, Qt.Key.Key_Return)
    assert wanted.args == ["1.02"]


def test_a_counterpart_is_chosen_by_keyboard_and_can_be_undone(
    page: ResultsPage, session: AuditSession
) -> None:
    follow_it(session)
    open_tab(page)
    page.movement.hold_against.setFocus()
    QTest.keyClick(page.movement.hold_against, Qt.Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HeldAgainstDialog)
    QTest.keyClicks(dialog.field, "planning")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert session.audit.get(Counterpart, "a1", "small", "1.01") is not None
    assert "1.01, Vision, 3 → 3" in rows(page)
    session.undo_stack.undo()
    assert "1.01, Vision, 1 → 3" in rows(page)


def test_the_list_stays_where_it_stood_when_something_else_changes(
    page: ResultsPage, session: AuditSession
) -> None:
    follow_it(session)
    open_tab(page)
    QTest.keyClick(page.movement.rows, Qt.Key.Key_Down)
    session.set_level("1.01", 4, "seen")
    assert page.movement._criterion == "1.02"


def test_charts_show_last_time(page: ResultsPage, session: AuditSession) -> None:
    follow_it(session)
    page.sections.setCurrentWidget(page.criteria)
    spots = " ".join(spot.words for spot in page.criteria.map.drawing.spots)
    assert "last time 3" in spots


def test_an_edition_in_other_words_is_named_as_not_comparable(
    session: AuditSession, page: ResultsPage
) -> None:
    framework = session.framework
    first = framework.domains[0].criteria[0]
    point = replace(first.levels[0].checkpoints[0], text="other words")
    level = replace(first.levels[0], checkpoints=(point, *first.levels[0].checkpoints[1:]))
    changed = replace(first, levels=(level, *first.levels[1:]))
    domain = replace(framework.domains[0], criteria=(changed, *framework.domains[0].criteria[1:]))
    older = replace(framework, edition="2024", domains=(domain, framework.domains[1]))
    follow_it(session)
    session.last_time.take((evaluate(audit_of("a0", older, (1, 3, 2, None), date(2024, 11, 30)), older),))
    assert any("not comparable" in row for row in rows(page))
    assert "in the edition 2024" in page.movement.about.words


def test_everything_has_a_name_and_is_reached(
    page: ResultsPage, session: AuditSession, nameless: Callable[[QWidget], list[str]]
) -> None:
    follow_it(session)
    open_tab(page)
    assert nameless(page) == []
