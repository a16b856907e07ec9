"""The tree of criteria: filters, search, order, and what a row says."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from maturity_desktop.domain.audit import AnswerValue, Evidence, Link
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.gui.models.criteria_model import CriteriaModel, Filter
from maturity_desktop.gui.widgets.checkpoint_row import AnswerBox
from maturity_desktop.gui.widgets.criteria_tree import CriteriaTree, count_words
from tests.gui.assess.conftest import build_audit, build_framework

MET, NOT = AnswerValue.MET, AnswerValue.NOT_MET


def chip_words(bench):
    return [chip.text() for chip in bench.page._criteria.chips.values() if not chip.isHidden()]


def shown(bench):
    return bench.page._criteria.model.shown_ids()


def test_j_and_k_go_through_the_criteria_and_stop_at_the_ends(bench):
    bench.press("j")
    assert bench.page.criterion == "1.02"
    assert isinstance(bench.target, AnswerBox)
    bench.press("j", "j", "j")
    assert bench.page.criterion == "2.01"
    bench.press("k", "k", "k", "k")
    assert bench.page.criterion == "1.01"


def test_u_goes_to_the_next_unrated_and_round_to_the_start(bench):
    bench.session.answer("1.02-1a", NOT)
    bench.press("u")
    assert bench.page.criterion == "2.01", "1.02 has a level"
    bench.press("u")
    assert bench.page.criterion == "1.01"


def test_chips_count_and_follow_each_answer(bench):
    assert chip_words(bench) == ["All 3", "Unrated 3", "Unproven 3", "Below target 0", "Provisional 0"]
    bench.press("n")
    assert chip_words(bench) == ["All 3", "Unrated 2", "Unproven 3", "Below target 1", "Provisional 1"]
    bench.chord("Ctrl+Z")
    assert chip_words(bench) == ["All 3", "Unrated 3", "Unproven 3", "Below target 0", "Provisional 0"]


def test_a_filter_leaves_what_fits_and_the_criterion_in_hand(bench):
    bench.session.answer("1.02-1a", NOT)
    chip = bench.page._criteria.chips[Filter.BELOW]
    chip.setFocus()
    bench.press(Qt.Key.Key_Space)
    assert shown(bench) == ["1.01", "1.02"]
    bench.press("j")
    assert shown(bench) == ["1.02"], "the one that was only in hand leaves the list"
    bench.session.answer("1.02-1a", MET)
    assert shown(bench) == ["1.02"], "what has just been rated does not vanish under one's hands"


def test_the_search_field_filters_by_number_title_and_checkpoint(open_page):
    framework = build_framework({"1.01": (1,), "1.02": (2,), "2.01": (1,)})
    bench = open_page(framework)
    bench.press("/")
    bench.write("2.0")
    assert shown(bench) == ["1.01", "2.01"]
    bench.press(Qt.Key.Key_Return)
    assert bench.page.criterion == "2.01"
    assert bench.target is bench.page._criteria.tree
    bench.chord("/")
    bench.write("POINT 2 of")
    assert shown(bench) == ["1.02", "2.01"], "2.01 is in hand"
    bench.press(Qt.Key.Key_Escape)
    assert shown(bench) == ["1.01", "1.02", "2.01"]
    assert isinstance(bench.target, AnswerBox)


def test_nothing_found_leaves_the_criterion_in_hand(bench):
    bench.chord("/")
    bench.write("no such words")
    assert shown(bench) == ["1.01"]
    bench.press(Qt.Key.Key_Return)
    assert bench.page.criterion == "1.01"


def test_arrows_in_the_tree_change_the_criterion_and_pass_the_domains_by(bench):
    bench.page._criteria.tree.setFocus()
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert bench.page.criterion == "2.01"
    assert isinstance(bench.target, CriteriaTree)
    bench.press(Qt.Key.Key_Up)
    assert bench.page.criterion == "1.02"


def test_letters_in_the_tree_answer_the_checkpoint_in_hand_but_delete_does_not(bench):
    bench.page._criteria.tree.setFocus()
    bench.press("y")
    assert bench.answers() == {"1.01-1a": "met"}
    bench.page._columns.go_to("1.01-1a")
    bench.page._criteria.tree.setFocus()
    bench.press(Qt.Key.Key_Delete)
    assert bench.answers() == {"1.01-1a": "met"}


def test_a_click_in_the_tree_shows_the_criterion(bench):
    tree = bench.page._criteria.tree
    place = tree.visualRect(tree.criteria_model().index_of("2.01")).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.page.criterion == "2.01"


def test_only_rows_that_differ_are_told(bench):
    model = bench.page._criteria.model
    spy = QSignalSpy(model.dataChanged)
    resets = QSignalSpy(model.modelReset)
    bench.press("n")
    told = [spy.at(row)[0].data() for row in range(spy.count())]
    assert told == ["1 Domain 1", "1.01 Title of 1.01"]
    assert resets.count() == 0
    bench.session.write_note("1.02", "a note is no reason to redraw the mean")
    assert [spy.at(row)[0].data() for row in range(2, spy.count())] == ["1.02 Title of 1.02"]


def test_the_model_keeps_qt_s_rules(bench, qtbot):
    model = CriteriaModel(bench.session.results)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0, 0)) == 2
    assert model.rowCount(model.index(0, 0, model.index(0, 0))) == 0
    assert not model.index(5, 0).isValid()
    assert model.data(QModelIndex()) is None
    model.set_filter(Filter.UNRATED, "2.01")
    assert model.shown_ids() == ["2.01"]
    bench.session.answer("2.01-1a", NOT)
    model.show_results(bench.session.results)
    assert model.shown_ids() == []
    model.set_filter(Filter.ALL)
    assert model.shown_ids() == ["1.01", "1.02", "2.01"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "1.01 Title of 1.01, not rated, at least 0, at most 3, target 2, 1 item of evidence"),
        (
            {"1.01-1a": NOT},
            (
                "1.01 Title of 1.01, level 0, target 2, 1 item of evidence, "
                "Provisional: no current evidence supports it"
            ),
        ),
        (
            dict.fromkeys(
                ("1.01-1a", "1.01-1b", "1.01-2a", "1.01-3a", "1.01-3b"), AnswerValue.NOT_APPLICABLE
            ),
            "1.01 Title of 1.01, not applicable, target 2, 1 item of evidence",
        ),
    ],
)
def test_a_row_is_read_aloud_with_its_state(open_page, answers, said):
    old = Evidence("c1", "e1", 1, "Old plan", EvidenceKind.DOCUMENT, date(2020, 1, 1), date(2026, 1, 12))
    framework = build_framework({"1.01": (2, 1, 2), "1.02": (1, 1, 1)})
    bench = open_page(framework, build_audit(framework, old, Link("a1", "e1", "f", "1.01")))
    for point, value in answers.items():
        bench.session.answer(point, value)
    tree = bench.page._criteria.tree
    index = tree.criteria_model().index_of("1.01")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said
    assert index.parent().data(Qt.ItemDataRole.AccessibleTextRole).startswith("1 Domain 1, ")
    assert QAccessible.queryAccessibleInterface(tree).text(QAccessible.Text.Name) == "Criteria"


def test_the_current_row_is_in_sight_in_a_long_tree(open_page, qtbot):
    numbers = [f"{group}.{one:02d}" for group in range(1, 10) for one in range(9)]
    bench = open_page(build_framework(dict.fromkeys(numbers, (1,))))
    tree = bench.page._criteria.tree
    for _step in range(40):
        bench.press("j")
    QApplication.processEvents()
    row = tree.visualRect(tree.criteria_model().index_of(bench.page.criterion))
    assert tree.viewport().rect().contains(row)


def test_a_long_count_of_evidence_has_room(open_page, theme):
    """204 must not be read as 04."""
    framework = build_framework({"1.01": (1,), "1.02": (1,)})
    day = date(2026, 1, 12)
    items = [Evidence("c1", f"e{n}", n, f"Item {n}", EvidenceKind.DATA, day, day) for n in range(1, 205)]
    links = [Link("a1", item.id, "f", "1.01") for item in items]
    full, empty = (
        open_page(framework, build_audit(framework, *more)).page._criteria.tree.itemDelegate().count_width()
        for more in ((*items, *links), ())
    )
    assert full >= QFontMetricsF(theme.font("small")).horizontalAdvance("204") > empty
    assert (count_words(204), count_words(1204)) == ("204", "999+")
