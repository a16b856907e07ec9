"""The crosswalk to browse: filtered, grouped, read at both ends, copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.framework import Theme
from maturity_desktop.gui.models.crosswalk_model import Wanted, as_table, end_texts, pair_views
from maturity_desktop.gui.models.offer_views import end_title
from maturity_desktop.gui.pages.crosswalk_page import CrosswalkPage
from maturity_desktop.gui.theme import ThemeSwitch
from tests.gui.conftest import make_framework, take_away
from tests.gui.crosswalk.conftest import CROSSWALK, staged_model

FRAMEWORKS = {"small": make_framework(), "staged": staged_model()}


@pytest.fixture
def page(qtbot: QtBot, theme: ThemeSwitch) -> Iterator[CrosswalkPage]:
    made = CrosswalkPage(theme)
    made.resize(1298, 666)
    made.show()
    qtbot.waitActive(made).__enter__()
    made.show_crosswalk(CROSSWALK, FRAMEWORKS)
    made.list.setFocus()
    yield made
    take_away(made)


def rows(page: CrosswalkPage) -> list[str]:
    return [("# " if row.heading else "") + row.text for row in page.list.rows.rows]


def choose(field: QComboBox, name: str) -> None:
    """Takes an entry of a combo box by the keyboard."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClicks(field.view(), name)
    QTest.keyClick(field.view(), Qt.Key.Key_Return)


def test_pairs_stand_under_the_criterion_of_the_first_model_in_its_order(page: CrosswalkPage) -> None:
    assert rows(page) == [
        "# Small Standard: 1.01 Vision",
        "Staged Model: S Stage",
        "# Small Standard: 1.02 Planning",
        "Staged Model: S Stage, level 3",
        "# Staged Model: S Stage: S-2a, S-2b",
        "Small Standard: 2.01 Forecasting",
    ]
    assert page.headline.words == "3 of 3 pairs"


def test_a_model_that_is_chosen_comes_first(page: CrosswalkPage) -> None:
    choose(page.one, "Staged")
    assert rows(page)[0] == "# Staged Model: S Stage"
    assert all(row.startswith("# Staged") for row in rows(page) if row.startswith("#"))
    choose(page.other, "Staged")
    assert rows(page) == []
    assert page.nothing.isVisible()
    assert not page.copy_button.isEnabled()


def test_words_are_looked_for_in_the_texts_of_the_ends_too(page: CrosswalkPage) -> None:
    page.start_search()
    QTest.keyClicks(page.search, "forecasting point 2")
    assert rows(page) == ["# Staged Model: S Stage: S-2a, S-2b", "Small Standard: 2.01 Forecasting"]
    assert page.headline.words == "1 of 3 pairs"


def test_strengths_are_chosen_one_by_one(page: CrosswalkPage) -> None:
    page.chips[Strength.WEAK].click()
    page.chips[Strength.PARTIAL].click()
    assert rows(page)[1:] == ["Small Standard: 2.01 Forecasting"]


def test_both_ends_are_read_beside_the_pair(page: CrosswalkPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.why.words == "Both plan."
    assert page.strength.words == "Partial"
    read = page.reader.toPlainText()
    assert read.startswith("Small Standard: 1.02 Planning\nLevel 1, Just started\n–  Planning, point 1 of 1")
    assert "Staged Model: S Stage, level 3\nLevel 3, Considerable progress\n–  Stage, point 1 of 3" in read
    assert "point 1 of 2" not in read.split("Staged Model")[1]


def test_the_pair_in_hand_stays_while_the_filter_lets_it(page: CrosswalkPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    page.chips[Strength.STRONG].click()
    assert page.view is not None
    assert page.view.reason == "Both plan."


def test_rows_are_copied_as_a_table(page: CrosswalkPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Model"
    assert [line.split("\t")[1] for line in lines[1:]] == ["1.01 Vision", "1.02 Planning"]
    page.list.setCurrentIndex(page.list.rows.index(1))
    page.copy_button.setFocus()
    page.copy_button.click()
    assert len(QApplication.clipboard().text().splitlines()) == 4


def test_no_cell_is_taken_for_a_formula_and_none_breaks_a_row() -> None:
    pairs = (replace(CROSSWALK.pairs[0], reason="=cmd|' /C calc'!A0\nnext\tcell"),)
    views = pair_views(Crosswalk("", pairs), FRAMEWORKS, Wanted())
    line = as_table(views).splitlines()[1]
    assert line.split("\t")[-1] == "'=cmd|' /C calc'!A0 next cell"


def test_it_is_read_anew_each_time_it_comes_into_sight(page: CrosswalkPage, qtbot: QtBot) -> None:
    page.hide()
    with qtbot.waitSignal(page.reading_wanted):
        page.show()


def test_a_crosswalk_that_cannot_be_read_says_why(page: CrosswalkPage) -> None:
    page.show_crosswalk(Crosswalk(), FRAMEWORKS)
    page.show_trouble(OSError(13, "No access", "crosswalk.yaml"))
    assert page.headline.words == "The crosswalk cannot be read"
    assert page.about.words == "crosswalk.yaml: No access"


def test_the_pairs_that_can_be_read_stay_in_sight_until_the_others_are_mended(page: CrosswalkPage) -> None:
    headline, about = page.headline.words, page.about.words
    page.show_trouble(OSError(13, "No access", "crosswalk.yaml"))
    assert page.headline.words == "Some pairs cannot be read"
    assert page.about.words == "crosswalk.yaml: No access"
    assert page.list.isVisible()
    page.show_crosswalk(CROSSWALK, FRAMEWORKS)
    assert (page.headline.words, page.about.words) == (headline, about)


def test_before_there_are_pairs_and_without_any_it_stands(page: CrosswalkPage) -> None:
    page.show_crosswalk(Crosswalk(), {})
    assert page.headline.words == "0 of 0 pairs"
    assert page.nothing.isVisible()
    assert not page.detail.isVisible()


def test_everything_is_reached_and_named(
    page: CrosswalkPage, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(page) == []
    assert page.panes() == (page.list, page.detail, page.search)
    assert page.childAt(page.list.mapTo(page, QPoint(20, 60))) is not None


def test_a_theme_names_the_end_whose_checkpoints_are_just_it() -> None:
    model = staged_model()
    (only,) = model.criteria
    level = only.levels[1]
    points = tuple(replace(point, theme="plan") for point in level.checkpoints)
    only = replace(only, levels=(only.levels[0], replace(level, checkpoints=points), *only.levels[2:]))
    domain = replace(model.domains[0], criteria=(only,))
    model = replace(model, domains=(domain,), themes=(Theme("plan", "Planning ahead"),))
    end = End("staged", "S", checkpoints=("S-2a", "S-2b"))
    assert end_title(end, model) == "S Stage: Planning ahead"
    assert end_texts(end, model).count("–") == 2


def test_every_pair_that_comes_with_the_program_is_listed() -> None:
    from maturity_desktop.data_folders import frameworks_folder
    from maturity_desktop.storage.crosswalk_files import parse_crosswalk
    from maturity_desktop.storage.framework_files import shipped_frameworks

    known = {file.framework.id: file.framework for file in shipped_frameworks(frameworks_folder())}
    source = (frameworks_folder() / "crosswalk.yaml").read_bytes()
    crosswalk = parse_crosswalk(source, "crosswalk.yaml", known)
    views = pair_views(crosswalk, known, Wanted())
    assert len(views) == len(crosswalk.pairs) > 0
    assert all(end_texts(end, known[end.framework]) for view in views for end in (view.here, view.there))
    assert isinstance(crosswalk.pairs[0], Pair)
