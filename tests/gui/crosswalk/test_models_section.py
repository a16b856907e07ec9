"""The results page shows the models of an audit side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.pages.results_page import ResultsPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import make_audit, make_framework, take_away
from tests.gui.crosswalk.conftest import two_models


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeSwitch, commits: object, clock: object) -> Iterator[ResultsPage]:
    """Results of an audit of two models; one criterion of each is rated."""
    session = AuditSession(*two_models(), commits, "Ada", clock)  # type: ignore[arg-type]
    session.set_level("1.01", 1, "seen")
    session.switch_framework("staged")
    session.set_level("S", 3, "seen")
    session.switch_framework("small")
    made = ResultsPage(session, theme)
    made.resize(1298, 666)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.sections.setCurrentWidget(made.models)
    yield made
    take_away(made)


def has_width(page: ResultsPage, width: int) -> bool:
    return page.width() == width


def rows(page: ResultsPage) -> list[Row]:
    return list(page.models.rows.rows.rows)


def test_each_model_stands_on_its_own_scale(page: ResultsPage) -> None:
    assert [row.text for row in rows(page)] == ["Small Standard", "Staged Model"]
    assert "of 4" in rows(page)[0].detail
    assert rows(page)[1].detail.startswith("Level 3 of 4: Considerable progress · 75 % of its scale")


def test_it_is_said_that_equal_p_is_not_equal_difficulty(page: ResultsPage) -> None:
    assert "Equal p is not equal difficulty" in page.models.notes.words
    assert page.models.notes.isVisible()


def test_the_chart_is_walked_by_key_and_read(page: ResultsPage) -> None:
    page.models.chart.setFocus()
    QTest.keyClick(page.models.chart, Qt.Key.Key_Down)
    assert page.models.told.words.startswith("Staged Model: Level 3 of 4")


def test_enter_shows_a_model_s_results_and_the_choice_follows(page: ResultsPage) -> None:
    listed = page.models.rows
    assert listed.currentIndex().row() == 0
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert page._session.framework.id == "staged"
    assert listed.currentIndex().row() == 1


def test_the_figures_follow_the_audit(page: ResultsPage) -> None:
    page._session.set_level("1.01", 4, "seen")
    assert "Mean level 4.00 of 4" in rows(page)[0].detail


def test_the_chart_is_as_high_as_its_rows_at_any_width(page: ResultsPage, qtbot: QtBot) -> None:
    for width in (1298, 640):
        page.resize(width, 500)
        qtbot.waitUntil(partial(has_width, page, width))
        drawing = page.models.chart.drawing
        zoom = page.models.chart.width() / drawing.width
        assert page.models.chart.height() == pytest.approx(drawing.height * zoom, abs=3)


def test_both_are_panes_and_everything_has_a_name(
    page: ResultsPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert page.panes()[1:] == (page.models.chart, page.models.rows)
    assert nameless(page) == []


def test_an_audit_of_one_model_has_no_such_tab(
    qtbot: QtBot, theme: ThemeSwitch, commits: object, clock: object
) -> None:
    framework = make_framework()
    session = AuditSession(make_audit(framework), {"small": framework}, commits, "Ada", clock)  # type: ignore[arg-type]
    session.set_level("1.01", 1, "seen")
    page = ResultsPage(session, theme)
    qtbot.addWidget(page)
    page.show()
    assert not page.sections.isTabVisible(page.sections.indexOf(page.models))


def test_the_models_are_reached_while_the_one_in_view_is_unrated(
    qtbot: QtBot, theme: ThemeSwitch, commits: object, clock: object
) -> None:
    session = AuditSession(*two_models(), commits, "Ada", clock)  # type: ignore[arg-type]
    session.switch_framework("staged")
    session.set_level("S", 3, "seen")
    session.switch_framework("small")
    page = ResultsPage(session, theme)
    qtbot.addWidget(page)
    page.resize(1298, 666)
    page.show()
    assert page.rate_first.isVisible()
    assert page.sections.currentWidget() is page.models
    assert not page.sections.isTabVisible(page.sections.indexOf(page.domains))
    assert page.panes() == (page.rate_first, page.sections.tabBar(), page.models.chart, page.models.rows)
    session.set_level("1.01", 1, "seen")
    assert page.sections.currentWidget() is page.domains
    assert not page.empty.isVisible()
