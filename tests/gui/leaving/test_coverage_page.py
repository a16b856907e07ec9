"""The coverage map is walked by keyboard, turned to roles, narrowed and copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.coverage import Lack
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.plan.coverage_page import CoveragePage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import take_away

RIGHT, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Down


@pytest.fixture
def page(session: AuditSession, theme: ThemeSwitch, qtbot: QtBot) -> Iterator[CoveragePage]:
    made = CoveragePage(session, theme)
    made.resize(1200, 600)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.map.setFocus()
    yield made
    take_away(made)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_says_what_the_map_comes_to_and_counts_its_filters(page: CoveragePage) -> None:
    assert page.finding.words == (
        "1 of 4 criteria have two kinds of evidence, one of them direct; 3 have none"
    )
    assert [chip.text() for chip in page.chips.values()] == [
        "All 4", "Single source 0", "Nothing yet 3", "Contradicted 0",
    ]  # fmt: skip


def test_arrows_walk_the_cells_and_the_line_below_reads_them(page: CoveragePage) -> None:
    assert page.told.words == "1.01 Vision: A: two kinds of evidence, at least one direct"
    press(RIGHT)
    assert page.told.words == "1.01 Vision: document: 0 (the model expects something here)"
    press(RIGHT)
    assert page.told.words == "1.01 Vision: data: 1"
    press(DOWN)
    assert page.told.words == "1.02 Planning: data: 0"


def test_enter_opens_the_criterion(page: CoveragePage, qtbot: QtBot) -> None:
    press(DOWN)
    with qtbot.waitSignal(page.criterion_wanted) as wanted:
        press(Qt.Key.Key_Return)
    assert wanted.args == ["1.02"]


def test_g_turns_to_roles(page: CoveragePage) -> None:
    press(Qt.Key.Key_G)
    assert [own.title for own in page.columns] == ["Operations manager"]
    assert page.by_role.isChecked()
    press(RIGHT)
    assert page.told.words == ("1.01 Vision: Operations manager: not met (the model expects something here)")


def test_f_narrows_to_what_lacks_something(page: CoveragePage, session: AuditSession) -> None:
    press(Qt.Key.Key_F)
    assert [row.result.criterion.id for row in page.shown] == ["1.02", "2.01", "2.02"]
    session.link_evidence(next(iter(session.audit.evidence)), "1.02")
    assert [row.result.criterion.id for row in page.shown] == ["2.01", "2.02"]
    press(Qt.Key.Key_F)
    assert len(page.shown) == 4
    QTest.mouseClick(page.chips[Lack.CONTRADICTED], Qt.MouseButton.LeftButton)
    assert page.nothing.isVisible() and page.nothing.words == "No criterion is like that."


def test_the_map_is_copied_as_a_table_and_as_a_picture(page: CoveragePage) -> None:
    page.acts.copy_text.trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Criterion", "document", "data"]
    assert lines[1].split("\t") == ["1.01 Vision", "0", "1", "1", "0", "0", "0", "A", ""]
    page.acts.copy_picture.trigger()
    image = QGuiApplication.clipboard().image()
    assert image.width() > page.map.width()


def test_every_control_has_a_name(page: CoveragePage, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(page) == []
