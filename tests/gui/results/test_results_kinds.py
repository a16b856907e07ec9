"""The results page for layers, single criteria, open ends and blocked levels."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.gap_table import Column
from maturity_desktop.gui.pages.results_page import ResultsPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import Clock, FakeCommits, make_audit
from tests.gui.kinds import layered, staged

MET, NOT = AnswerValue.MET, AnswerValue.NOT_MET


@pytest.fixture
def show(qtbot: QtBot, theme: ThemeSwitch) -> Any:
    def shown(framework: Framework, **answers: AnswerValue) -> tuple[AuditSession, ResultsPage]:
        session = AuditSession(
            make_audit(framework), {framework.id: framework}, FakeCommits(), "Ada", Clock()
        )
        for point, value in answers.items():
            session.answer(point.replace("_", "-").replace("x", "."), value)
        page = ResultsPage(session, theme)
        qtbot.addWidget(page)
        page.resize(1290, 640)
        page.show()
        qtbot.waitExposed(page)
        return session, page

    return shown


@pytest.mark.parametrize(("described", "has_radar"), [(1, False), (2, False), (3, True)])
def test_a_radar_wants_three_axes_and_bars_do_not(show: Any, described: int, has_radar: bool) -> None:
    _session, page = show(layered(described), L1x1_2a=NOT)
    assert page.domains.radar.isVisible() == has_radar
    assert page.domains.bars.isVisible()
    assert page.domains._copy_radar.isVisible() == has_radar
    assert page.domains.bars.drawing.spots


def test_layers_have_their_name_and_what_is_only_named_its_reason(show: Any) -> None:
    _session, page = show(layered(), L1x1_2a=MET, L1x1_3a=NOT, L2x1_2a=NOT)
    assert page.sections.tabText(0) == "&Layers"
    assert page.domains.undescribed.words == "N Named, named and not described. The source says no more."
    assert "there is no overall level: this model is not monolithic" in page.figures.remarks.words
    assert "1.50" not in page.headline.words, "the mean of the layers"


def test_an_open_end_and_the_status_are_told(show: Any) -> None:
    _session, page = show(staged(), S_1b=NOT, S_2a=MET, S_2b=MET, S_2c=NOT)
    assert "named beyond it and not described: Strategic" in page.figures.remarks.words
    assert "In transition" in page.headline.words
    assert page.sections.tabText(0) == "&Domains"
    assert page.domains.finding.words == "Support: level 1, target 2"
    assert page.criteria.finding.words == "Level 1 of 2: Reactive (In transition)"


def test_the_gap_says_which_sign_blocks_the_target(show: Any) -> None:
    session, page = show(staged(), S_1b=MET, S_2a=MET, S_2b=MET, S_2c=MET)
    page.sections.setCurrentWidget(page.gaps)
    assert page.gaps.missing.toPlainText() == "Level 2, Proactive\n–  blocked by the sign: Nobody has a plan"
    table = page.gaps.gaps.model()
    assert table.data(table.index(0, Column.MISSING)) == "1", "the sign"
    session.answer("S-1b", NOT)
    assert page.gaps.missing.toPlainText() == "Every checkpoint up to level 2 is met."


def test_every_control_has_a_name(show: Any, nameless: Any) -> None:
    _session, page = show(layered(1), L1x1_2a=NOT)
    for place in range(3):
        page.sections.setCurrentIndex(place)
        assert nameless(page) == []


def test_a_model_of_one_criterion_opens_with_it_and_has_no_means(show: Any) -> None:
    _session, page = show(staged(), S_1b=NOT, S_2a=MET, S_2b=NOT, S_2c=NOT)
    assert page.sections.currentWidget() is page.criteria
    page.sections.setCurrentWidget(page.domains)
    drawing = page.domains.bars.drawing
    words = [shape.words for shape in drawing.shapes if hasattr(shape, "words")]
    assert "mean level" not in words
    assert "level" in words
    assert drawing.title == "Level of each domain, and its target"
    assert drawing.spots[0].words == "1 Support: 1, target 2; 1 of 1 criteria rated"
