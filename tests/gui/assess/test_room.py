"""Room for checkpoints in a low window, codes by which they are found, and criteria that end early."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from maturity_desktop.domain.audit import AnswerValue, Audit, Target
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import evaluate
from maturity_desktop.gui.next_step import next_step_words
from maturity_desktop.gui.results_words import missing_words
from maturity_desktop.gui.widgets.marks import badge_words
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import nothing_above_words
from tests.builders import audit, criterion, framework
from tests.gui.assess.conftest import Bench, build_framework

MET, NOT, NA = AnswerValue.MET, AnswerValue.NOT_MET, AnswerValue.NOT_APPLICABLE
LONG = " and more of it" * 30


def test_a_row_shows_the_code_by_which_sentences_name_it(bench: Bench) -> None:
    rows = list(bench.page._columns.rows())
    assert [row._code.words for row in rows] == ["1a", "1b", "2a", "3a", "3b"]
    assert rows[0]._code.y() > rows[0].box.y()


@pytest.mark.parametrize("height", [691, 661])
def test_checkpoints_have_room_in_a_window_of_768(open_page: Callable[..., Bench], height: int) -> None:
    model = build_framework({"1.01": (9, 9, 9, 9)}, words=LONG)
    bench = open_page(model, size=(1294, height))
    bench.session.write_note("1.01", "What was seen" + LONG)
    bench.wait_until(lambda: bench.page._columns._columns[0].viewport().height() >= 320)
    assert bench.page._head.intent.isVisible()
    bench.page._note.note.setFocus()
    bench.wait_until(lambda: bench.page._note.note.lines_wanted() > 1)


def test_words_that_are_shortened_are_told_in_full_as_they_are(open_page: Callable[..., Bench]) -> None:
    bench = open_page(build_framework({"1.01": (2, 2)}, words=LONG + " <b>end</b>"), size=(1294, 620))
    intent = bench.page._head.intent
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), intent.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(intent, event)
    assert "&lt;b&gt;end" in QToolTip.text()
    QToolTip.hideText()


def ended(model: Framework, answered: Audit, name: str = "1.01") -> tuple[str, str]:
    """What Assess names as the next step, and Gaps as missing."""
    results = evaluate(answered, model)
    result = results.of(name)
    return next_step_words(result, answered, model), missing_words(result, results, screen_words())


def test_a_criterion_that_ends_below_its_target_says_so() -> None:
    model = framework({"1": [criterion((1, 0, 0, 0)), criterion((1, 1, 1, 1), "1.02")]}, target=4)
    said = "The model asks for nothing above level 1 here. The answers cannot give the target, level 4."
    assert ended(model, audit({"1.01-1a": MET})) == (said, said)
    full = audit({f"1.02-{level}a": MET for level in (1, 2, 3, 4)})
    assert ended(model, full, "1.02") == (
        "The highest level is reached.",
        "Every checkpoint up to level 4 is met.",
    )


def test_within_its_target_it_only_says_where_it_ends() -> None:
    model = framework({"1": [criterion((1, 1))]}, target=2)
    answered = audit({"1.01-1a": MET, "1.01-2a": MET})
    assert ended(model, answered)[0] == "The model asks for nothing above level 2 here."
    assert ended(model, answered)[1] == "Every checkpoint up to level 2 is met."


def test_what_does_not_apply_is_not_the_model_s_end() -> None:
    model = framework({"1": [criterion((1, 1, 1, 1))]})
    answered = audit({"1.01-1a": MET, "1.01-2a": MET, "1.01-3a": NA, "1.01-4a": NA})
    result = evaluate(answered, model).of("1.01")
    assert nothing_above_words(result, model, screen_words()) == "Nothing above level 2 applies here."


@pytest.mark.parametrize("counts", [(1, 1), (1, 1, 1, 1)])
def test_an_untouched_criterion_has_a_dash_however_many_levels_it_has(counts: Any) -> None:
    model = framework({"1": [criterion(counts)]})
    assert badge_words(evaluate(audit(), model).of("1.01").score) == "–"
    begun = evaluate(audit({"1.01-1a": MET}), model).of("1.01")
    assert badge_words(begun.score) == f"1–{len(counts)}"


def test_the_audit_s_own_target_counts() -> None:
    model = framework({"1": [criterion((1,))]}, target=1)
    own = audit({"1.01-1a": MET}, Target("a1", "model", "readiness", "1.01", 3))
    assert "cannot give the target, level 3" in ended(model, own)[0]
