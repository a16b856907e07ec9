"""The results page: the finding in words, the charts and the gaps, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue, SetLevel, Target
from maturity_desktop.domain.results import Results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.gap_table import Column
from maturity_desktop.gui.pages.results_page import ResultsPage
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.chart_sections import in_two, rows_of
from maturity_desktop.gui.widgets.drawing_painter import colour_of
from maturity_desktop.look import load_look
from maturity_desktop.reports.drawing import Box
from tests.reports.audits import (
    everything,
    made_framework,
    read_standard,
    realistic_results,
    results_of,
)

Show = Callable[[AuditSession], ResultsPage]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_audit(commits: object, clock: object, qapp: QApplication) -> Callable[[Results], AuditSession]:
    def opened(results: Results) -> AuditSession:
        framework = results.framework
        return AuditSession(results.audit, {framework.id: framework}, commits, "Ada", clock)  # type: ignore[arg-type]

    return opened


@pytest.fixture
def show(theme: ThemeSwitch, qtbot: QtBot) -> Show:
    window = QWidget()  # without a layout, as the platform of the tests knows no least size of a window
    qtbot.addWidget(window)

    def shown(session: AuditSession) -> ResultsPage:
        window.resize(1302, 698)
        page = ResultsPage(session, theme, window)
        page.resize(window.size())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return page

    return shown


@pytest.fixture
def realistic(open_audit: Callable[[Results], AuditSession]) -> AuditSession:
    return open_audit(realistic_results())


@pytest.fixture
def page(realistic: AuditSession, show: Show) -> ResultsPage:
    return show(realistic)


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Keys to whatever has the focus."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def to_section(page: ResultsPage, place: int, qtbot: QtBot) -> None:
    """Opens a tab by the arrow keys on the tabs."""
    page.sections.tabBar().setFocus()
    press(qtbot, *[Qt.Key.Key_Right] * (place - page.sections.currentIndex()))
    assert page.sections.currentIndex() == place


def walk(page: QWidget, qtbot: QtBot) -> Iterator[QWidget]:
    """Every widget that Tab reaches, once round."""
    first = QApplication.focusWidget()
    assert first is not None
    yield first
    for _step in range(60):
        press(qtbot, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is first:
            return
        yield now
    pytest.fail("Tab does not come round")


class TestFinding:
    def test_the_headline_says_level_coverage_and_what_is_below_target(self, page: ResultsPage) -> None:
        assert (
            page.headline.text()
            == "On average between levels 1 and 2; 17 of 44 rated criteria are below target"
        )
        remarks = page.figures.remarks.text()
        assert "1 criterion is not rated: 4.07 System Support." in remarks
        assert "2 ratings are provisional: 1.05 Contact Center Promotion, 8.03" in remarks

    def test_each_section_is_headed_by_its_finding(self, page: ResultsPage) -> None:
        assert (
            page.domains.finding.text()
            == "Employee Engagement is furthest from its target: 1.00 against 2.00"
        )
        assert page.criteria.finding.text() == "17 of 44 rated criteria stand at level 2, Some progress"
        assert (
            page.gaps.finding.text() == "First to close: 3.07 Career Development, 2 levels below its target"
        )

    def test_it_follows_the_audit(self, page: ResultsPage, realistic: AuditSession) -> None:
        realistic.set_level("3.07", 2, "seen")
        assert "16 of 44" in page.headline.text()
        realistic.undo_stack.undo()
        assert "17 of 44" in page.headline.text()

    def test_out_of_sight_it_waits_until_it_is_shown(
        self, page: ResultsPage, realistic: AuditSession
    ) -> None:
        page.hide()
        realistic.set_level("3.07", 2, "seen")
        assert "17 of 44" in page.headline.text()
        page.show()
        assert "16 of 44" in page.headline.text()

    def test_everything_at_its_target_is_a_finding_too(
        self, open_audit: Callable[[Results], AuditSession], show: Show
    ) -> None:
        framework = made_framework()
        page = show(open_audit(results_of(framework, everything(framework, AnswerValue.MET))))
        assert "every criterion is at its target" in page.headline.text()
        assert page.domains.finding.text() == "Every rated domain is at its target on average"
        assert page.gaps.finding.text() == "No rated criterion is below its target"
        page.sections.setCurrentWidget(page.gaps)
        assert page.gaps.nothing.isVisible()
        assert page.gaps.nothing.text() == "There is no gap to rank: every rated criterion is at its target."


class TestEmpty:
    def test_an_unrated_audit_leads_to_its_first_criterion(
        self, session: AuditSession, show: Show, qtbot: QtBot
    ) -> None:
        page = show(session)
        assert page.headline.text() == "No criterion is rated yet"
        assert page.panes() == (page.rate_first,)
        page.panes()[0].setFocus()
        with qtbot.waitSignal(page.criterion_wanted) as wanted:
            press(qtbot, Qt.Key.Key_Space)
        assert wanted.args == ["1.01"]

    def test_the_first_rating_brings_the_charts(self, session: AuditSession, show: Show) -> None:
        page = show(session)
        assert not page.sections.isVisible()
        session.set_level("1.01", 1, "seen")
        assert page.sections.isVisible()
        assert page.domains.bars.accessibleName()

    def test_where_nothing_applies_there_is_nothing_to_rate(
        self, open_audit: Callable[[Results], AuditSession], show: Show
    ) -> None:
        framework = made_framework()
        page = show(open_audit(results_of(framework, everything(framework, AnswerValue.NOT_APPLICABLE))))
        assert page.headline.text() == "None of the criteria applies"
        assert not page.rate_first.isVisible()


class TestCharts:
    def test_tabs_by_keyboard(self, page: ResultsPage, qtbot: QtBot) -> None:
        page.domains.radar.setFocus()
        for place in (1, 2, 0):
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, Qt.Key.Key_Tab, CONTROL)
            assert page.sections.currentIndex() == place

    def test_the_heat_map_has_every_criterion_and_level(self, page: ResultsPage, qtbot: QtBot) -> None:
        to_section(page, 1, qtbot)
        spots = page.criteria.map.drawing.spots
        assert {spot.criterion for spot in spots} == set(realistic_ids(page))
        assert sum(", level " in spot.words for spot in spots) == 45 * 4

    def test_both_columns_of_the_heat_map_have_rows_of_one_height(
        self, page: ResultsPage, qtbot: QtBot
    ) -> None:
        to_section(page, 1, qtbot)
        heights = {round(spot.height, 6) for spot in page.criteria.map.drawing.spots}
        assert len(heights) == 1
        tops = {spot.criterion: spot.y for spot in page.criteria.map.drawing.spots}
        assert tops["1.01"] == tops["5.01"]

    def test_a_cell_of_the_heat_map_is_in_the_colour_of_its_level(
        self, page: ResultsPage, theme: ThemeSwitch, qtbot: QtBot
    ) -> None:
        for choice in ("light", "dark"):
            theme.choose(choice)
            to_section(page, 1, qtbot)
            view = page.criteria.map
            view.clearFocus()
            image = view.grab().toImage()
            spot = next(spot for spot in view.drawing.spots if spot.words.startswith("5.11, level 4"))
            area = view.area_of(spot)
            colours = colours_in(image, area.left(), area.center().y(), area.width())
            assert load_look(choice).level_ramp[4] in colours

    def test_walking_down_the_heat_map_keeps_the_spot_in_sight_and_says_it(
        self, page: ResultsPage, qtbot: QtBot
    ) -> None:
        page.resize(1302, 420)
        to_section(page, 1, qtbot)
        view = page.criteria.map
        view.setFocus()
        press(qtbot, *[Qt.Key.Key_Down] * 23)
        assert view.spot is not None
        assert view.spot.criterion == "4.07"
        middle = view.area_of(view.spot).center().toPoint()
        assert view.visibleRegion().contains(middle)
        assert page.criteria.told.text().startswith("4.07 System Support: Not rated: at least 0, at most")

    def test_enter_on_the_heat_map_opens_the_criterion(self, page: ResultsPage, qtbot: QtBot) -> None:
        to_section(page, 1, qtbot)
        page.criteria.map.setFocus()
        press(qtbot, Qt.Key.Key_Down)
        with qtbot.waitSignal(page.criterion_wanted) as wanted:
            press(qtbot, Qt.Key.Key_Return)
        assert wanted.args == ["1.02"]

    def test_on_a_narrow_page_the_bars_stand_below_the_radar(self, page: ResultsPage) -> None:
        page.sections.setCurrentIndex(0)
        page.resize(690, 1000)
        QApplication.processEvents()
        radar, bars = page.domains.radar, page.domains.bars
        assert bars.x() == radar.x() and bars.y() > radar.y() + radar.height() - 1
        page.resize(1302, 698)
        QApplication.processEvents()
        assert bars.x() > radar.x() and bars.y() == radar.y()

    def test_a_narrow_page_has_one_column_that_scrolls(self, page: ResultsPage, qtbot: QtBot) -> None:
        page.resize(640, 400)
        to_section(page, 1, qtbot)
        tops = {spot.criterion: spot.y for spot in page.criteria.map.drawing.spots}
        assert tops["5.01"] > tops["1.01"]
        assert page.criteria.area.verticalScrollBar().maximum() > 0

    def test_in_a_low_window_the_figures_scroll_with_the_charts(
        self, page: ResultsPage, qtbot: QtBot
    ) -> None:
        assert not page.domains.area.isAncestorOf(page.figures)
        page.resize(880, 420)
        assert page.domains.area.isAncestorOf(page.figures)
        page.domains.bars.setFocus()
        press(qtbot, Qt.Key.Key_End)
        view = page.domains.bars
        assert view.spot is not None
        assert view.visibleRegion().contains(view.area_of(view.spot).center().toPoint())
        page.resize(1302, 698)
        assert not page.domains.area.isAncestorOf(page.figures)

    def test_columns_are_whole_domains(self) -> None:
        left, right = in_two(realistic_results())
        assert [result.criterion.id for result in left + right] == [c.id for c in read_standard().criteria]
        assert {result.domain.id for result in left}.isdisjoint({result.domain.id for result in right})
        assert abs(rows_of(left) - rows_of(right)) <= 5

    def test_each_picture_can_be_copied_by_a_button(self, page: ResultsPage, qtbot: QtBot) -> None:
        for place, count in ((0, 2), (1, 1)):
            page.sections.setCurrentIndex(place)
            section = (page.domains, page.criteria)[place]
            buttons = section.tools.findChildren(QPushButton)
            assert len(buttons) == count
            for button in buttons:
                QGuiApplication.clipboard().clear()
                button.setFocus()
                press(qtbot, Qt.Key.Key_Space)
                assert not QGuiApplication.clipboard().image().isNull()


class TestGaps:
    def test_the_table_is_ranked_and_says_what_it_draws(self, page: ResultsPage) -> None:
        model = page.gaps.gaps.model()
        rows = [model.index(row, Column.CRITERION).data() for row in range(3)]
        assert rows == [
            "3.07 Career Development",
            "5.09 Real-Time Management",
            "6.01 Employee Engagement Measurement Process",
        ]
        steps = model.index(0, Column.STEPS).data(Qt.ItemDataRole.AccessibleTextRole)
        assert steps == "Level and target: Level 0 of 4: Not started; 2 levels below its target"
        assert model.index(0, Column.PRIORITY).data() == "2.67"

    def test_steps_are_drawn_in_the_level_s_colour(
        self, page: ResultsPage, theme: ThemeSwitch, qtbot: QtBot
    ) -> None:
        to_section(page, 2, qtbot)
        view = page.gaps.gaps
        cell = view.visualRect(view.model().index(1, Column.STEPS))
        image = view.viewport().grab().toImage()
        colours = colours_in(image, cell.left(), cell.center().y(), cell.width())
        assert theme.look.level_colour(1, 0, 4) in colours

    def test_enter_opens_the_criterion(self, page: ResultsPage, qtbot: QtBot) -> None:
        to_section(page, 2, qtbot)
        page.gaps.gaps.setFocus()
        press(qtbot, Qt.Key.Key_Down)
        with qtbot.waitSignal(page.criterion_wanted) as wanted:
            press(qtbot, Qt.Key.Key_Return)
        assert wanted.args == ["5.09"]

    def test_beside_the_table_stands_what_is_missing(self, page: ResultsPage, qtbot: QtBot) -> None:
        to_section(page, 2, qtbot)
        page.gaps.gaps.setFocus()
        assert page.gaps.missing.toPlainText().splitlines() == [
            "Level 1, Just started",
            "–  Employees of the centre have career development plans.",
            "",
            "Level 2, Some progress",
            "–  The plans are documented.",
        ]

    def test_a_target_is_set_and_taken_back_by_keyboard(
        self, page: ResultsPage, realistic: AuditSession, qtbot: QtBot
    ) -> None:
        to_section(page, 2, qtbot)
        page.gaps.show_criterion("5.09")
        target = page.gaps.target
        target.setFocus()
        press(qtbot, Qt.Key.Key_Down)
        qtbot.waitUntil(target.view().isVisible)
        assert realistic.results.of("5.09").target == 2
        for key in (Qt.Key.Key_End, Qt.Key.Key_Return):
            qtbot.keyClick(target.view(), key)
        own = realistic.audit.get(Target, "a1", realistic.framework.id, "readiness", "5.09")
        assert own is not None
        assert own.level == 4
        assert page.gaps.standing.text().endswith("3 levels below its target")
        assert page.gaps.gaps.model().index(0, Column.CRITERION).data() == "5.09 Real-Time Management"
        assert page.gaps.gaps.currentIndex().row() == 0
        assert page.gaps.target.hasFocus()
        press(qtbot, Qt.Key.Key_Up)
        qtbot.waitUntil(target.view().isVisible)
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Return):
            qtbot.keyClick(target.view(), key)
        assert realistic.results.of("5.09").target == 2

    def test_the_wheel_over_a_target_writes_nothing(
        self, page: ResultsPage, realistic: AuditSession, qtbot: QtBot
    ) -> None:
        to_section(page, 2, qtbot)
        page.gaps.show_criterion("5.09")
        target = page.gaps.target
        middle = QPointF(target.mapTo(target.window(), target.rect().center()))
        QTest.wheelEvent(target.window().windowHandle(), middle, QPoint(0, -120))
        QApplication.processEvents()
        assert not realistic.undo_stack.canUndo()
        assert page.gaps.target.currentIndex() == 0

    def test_a_criterion_whose_gap_closes_stays_beside_the_table(
        self, page: ResultsPage, realistic: AuditSession, qtbot: QtBot
    ) -> None:
        to_section(page, 2, qtbot)
        page.gaps.show_criterion("5.09")
        realistic.set_target("5.09", 1)
        assert page.gaps.name.text() == "5.09 Real-Time Management"
        assert page.gaps.standing.text().endswith("at its target")
        assert page.gaps.gaps.model().rowCount() == 16

    def test_all_criteria_on_demand(self, page: ResultsPage, qtbot: QtBot) -> None:
        to_section(page, 2, qtbot)
        page.gaps.all.setFocus()
        press(qtbot, Qt.Key.Key_Space)
        model = page.gaps.gaps.model()
        assert model.rowCount() == 45
        unrated = next(row for row in range(45) if model.index(row, 0).data().startswith("4.07"))
        assert model.index(unrated, Column.GAP).data() == "–"
        spoken = model.index(unrated, Column.STEPS).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith("Level and target: Not rated: at least 0")

    def test_a_criterion_that_is_asked_for_is_shown_even_without_a_gap(self, page: ResultsPage) -> None:
        page.show_criterion("5.11")
        assert page.sections.currentWidget() is page.gaps
        assert page.gaps.name.text() == "5.11 Data Privacy & Security"
        assert page.gaps.gaps.currentIndex().data() == "5.11 Data Privacy & Security"


class TestUse:
    @pytest.mark.parametrize("place", range(3))
    def test_everything_is_named_and_reached_by_tab(
        self, page: ResultsPage, place: int, nameless: Callable[[QWidget], list[str]], qtbot: QtBot
    ) -> None:
        to_section(page, place, qtbot)
        assert nameless(page) == []
        reached = list(walk(page, qtbot))
        for pane in page.panes():
            assert any(pane is stop or pane.isAncestorOf(stop) for stop in reached)

    def test_another_framework_brings_its_own_criteria(
        self, open_audit: Callable[[Results], AuditSession], show: Show, commits: object, clock: object
    ) -> None:
        results = realistic_results()
        other = made_framework()
        frameworks = {results.framework.id: results.framework, other.id: other}
        session = AuditSession(results.audit, frameworks, commits, "Ada", clock)  # type: ignore[arg-type]
        page = show(session)
        page.show_criterion("5.11")
        session.switch_framework(other.id)
        session.set_level("1.01", 1, "seen")
        assert page.gaps.name.text() == "1.01 Requirement 1.01"
        assert "1 of 1 rated criteria is below target" in page.headline.text()

    def test_hostile_names_are_words(
        self, open_audit: Callable[[Results], AuditSession], show: Show, qtbot: QtBot
    ) -> None:
        framework = made_framework(words="<b>=cmd</b> & \u202e\u0007 مرحبا 😀" + "x" * 3000)
        records = [SetLevel("a1", framework.id, "agreed", "1.01", 1, "<i>why</i>")]
        page = show(open_audit(results_of(framework, records, name="<h1>Client</h1>")))
        for place in range(3):
            page.sections.setCurrentIndex(place)
            assert not page.grab().isNull()
        assert page.width() == 1302
        assert "<b>=cmd</b>" in page.gaps.name.text()


def realistic_ids(page: ResultsPage) -> list[str]:
    return [criterion.id for criterion in read_standard().criteria]


def colours_in(image: QImage, left: float, y: float, width: float) -> set[str]:
    """The colours along a line."""
    return {image.pixelColor(x, round(y)).name().upper() for x in range(round(left), round(left + width))}


def test_every_colour_of_the_heat_map_is_known(page: ResultsPage) -> None:
    """A name that the look lacks would be a KeyError."""
    drawing = page.criteria.map.drawing
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    assert all(colour_of(box.fill, drawing, load_look("dark")).isValid() for box in boxes)
