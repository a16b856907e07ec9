"""The assess page offers what the counterparts in other models have, and never their rating."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import AnswerValue, Link, SetLevel
from maturity_desktop.domain.changes import note_at
from maturity_desktop.domain.crosswalk import Crosswalk

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab


def titles(bench: Any) -> list[str]:
    return [card.title.words for card in bench.offers.cards if card.isVisible()]


def note(bench: Any) -> str:
    return note_at(bench.session.audit, bench.session.place, bench.page.criterion).text


def test_counterparts_say_what_they_are_how_they_stand_and_why(bench: Any) -> None:
    first = bench.offers.cards[0]
    assert bench.offers.head.accessibleName() == "Other models: 5 things to take over"
    assert bench.offers.head.sizeHint().width() <= bench.offers.width(), "what is shown of it is not cut"
    assert (first.model.words, first.title.words, first.strength.text()) == (
        "Small Standard",
        "2.01 Forecasting",
        "strong",
    )
    assert first.level.words == "Not rated: at least 0, at most 4"
    assert first.reason.words == "Both ask for a forecast."
    assert first.place.words == "Here: 2a, 2b"


def test_a_rating_there_is_shown_on_its_own_scale_and_never_copied(bench: Any) -> None:
    session = bench.session
    session.switch_framework("small")
    session.set_level("2.01", 3, "seen")
    bench.back_to_the_stage()
    assert bench.offers.cards[0].level.words == "Level 3 of 4: Considerable progress"
    bench.press(Qt.Key.Key_O, SPACE)
    assert bench.used("staged", "S")
    assert [level.framework for level in session.audit.all(SetLevel)] == ["small"]
    assert session.results.of("S").level is None


def test_one_item_is_used_here_at_the_named_checkpoints_by_key_and_taken_back(bench: Any) -> None:
    bench.press(Qt.Key.Key_O)
    assert bench.focused == "Use EV-001 Item 1 here"
    bench.press(SPACE)
    assert bench.used("staged", "S") == [("e1", "S-2a"), ("e1", "S-2b")]
    assert bench.focused == "Use EV-003 Item 3 here, where it speaks against a high level"
    assert bench.session.undo_stack.undoText() == "use EV-001 at S (Staged Model)"
    bench.session.undo_stack.undo()
    assert bench.used("staged", "S") == []
    assert bench.offers.cards[0].rows[0].words.words == "EV-001 Item 1"


def test_all_items_of_a_counterpart_are_one_edit_and_keep_their_sense(bench: Any) -> None:
    card = bench.offers.cards[0]
    assert card.use_all.text() == "Use all 2 here"
    card.use_all.click()
    against = {link.evidence for link in bench.session.audit.all(Link) if link.contradicts}
    assert against == {"e3"}
    assert len(bench.used("staged", "S")) == 4
    assert not card.use_all.isVisible()
    bench.session.undo_stack.undo()
    assert bench.used("staged", "S") == []


def test_a_note_is_taken_over_below_one_s_own_with_its_origin(bench: Any) -> None:
    bench.session.write_note("S", "Mine.")
    card = bench.offers.cards[0]
    card.take_note.click()
    assert note(bench) == (
        "Mine.\n\n↳ From Small Standard, 2.01 Forecasting: “Seen on two days.\nThe plan is old.”"
    )
    assert bench.page._note.note.words == note(bench)
    assert not card.take_note.isVisible()
    bench.session.undo_stack.undo()
    assert note(bench) == "Mine."
    assert card.take_note.isVisible()


def test_what_was_taken_over_is_not_offered_back(bench: Any) -> None:
    bench.offers.cards[0].take_note.click()
    bench.session.switch_framework("small")
    bench.page.show_criterion("2.01")
    assert titles(bench) == []
    assert bench.offers.head.accessibleName() == "Other models: 1 counterpart, nothing new"


def test_where_nothing_is_offered_one_line_says_so_and_opens_on_demand(bench: Any) -> None:
    bench.session.switch_framework("small")
    bench.page.show_criterion("1.02")
    assert bench.offers.head.accessibleName() == "Other models: 1 counterpart, nothing new"
    assert titles(bench) == []
    bench.page.panes()[0].setFocus()
    bench.press(Qt.Key.Key_O)
    assert titles(bench) == ["S Stage, level 3"]
    assert bench.focused == "Go to Staged Model, S Stage, level 3"
    bench.page.show_criterion("2.02")
    assert bench.offers.head.accessibleName() == "Other models: no counterpart"
    assert not bench.offers.head.isEnabled()


def test_the_counterparts_fold_and_stay_folded(bench: Any) -> None:
    bench.offers.head.setFocus()
    bench.press(SPACE)
    assert titles(bench) == []
    assert bench.offers.head.accessibleDescription() == "folded"
    bench.session.switch_framework("small")
    bench.session.switch_framework("staged")
    assert titles(bench) == []
    bench.press(SPACE)
    assert len(titles(bench)) == 3


def test_the_pair_about_the_checkpoint_in_view_comes_first(bench: Any) -> None:
    bench.page._columns.go_to("S-1a", focus=True)
    assert titles(bench) == ["1.01 Vision", "2.01 Forecasting", "1.02 Planning"][: len(titles(bench))]
    bench.page._columns.go_to("S-2a", focus=True)
    assert titles(bench)[0] == "2.01 Forecasting"


def test_go_there_switches_model_and_criterion_and_comes_to_the_named_checkpoint(bench: Any) -> None:
    bench.offers.cards[0].visit.click()
    assert (bench.session.framework.id, bench.page.criterion) == ("small", "2.01")
    bench.offers.head.click()
    bench.offers.cards[0].visit.click()
    assert (bench.session.framework.id, bench.page._columns.current) == ("staged", "S-2a")


def test_where_the_sides_take_turns_the_key_brings_the_offers_over(bench: Any) -> None:
    bench.window.resize(700, 500)
    bench.wait_until(lambda: not bench.offers.isVisible())
    bench.press(Qt.Key.Key_O)
    assert bench.offers.isVisible()
    assert bench.focused == "Use EV-001 Item 1 here"


def test_answers_leave_the_offers_as_they_are(bench: Any) -> None:
    before = titles(bench)
    bench.session.answer("S-1a", AnswerValue.MET)
    assert titles(bench) == before


def test_an_audit_of_one_model_has_no_such_line(bench: Any) -> None:
    bench.page.show_crosswalk(Crosswalk())
    assert bench.offers.head.accessibleName() == "Other models: no counterpart"
    bench.session._do("", [])
    bench.session.frameworks = {"staged": bench.session.framework}
    bench.session.write_note("S", "x")
    assert not bench.offers.isVisible()


def test_a_broken_crosswalk_says_why(bench: Any) -> None:
    bench.page.show_crosswalk_trouble(OSError(13, "No access", "crosswalk.yaml"))
    assert bench.offers.trouble.isVisible()
    assert bench.offers.trouble.words == "crosswalk.yaml: No access"
    bench.page.show_crosswalk(Crosswalk())
    assert not bench.offers.trouble.isVisible()


def test_tab_and_f6_come_to_every_offer(bench: Any, nameless: Callable[[QWidget], list[str]]) -> None:
    assert bench.offers in bench.page.panes()
    wanted = [stop.accessibleName() for stop in bench.offers.stops()[1:] if stop.isVisible()]
    assert len(wanted) > 4
    bench.offers.head.setFocus()
    seen = []
    for _step in wanted:
        bench.press(TAB)
        seen.append(bench.focused)
    assert seen == wanted
    assert nameless(bench.window) == []


def test_another_criterion_begins_at_the_top_of_its_pane(bench: Any) -> None:
    bench.window.resize(1298, 480)
    bar = bench.page._pane._scroll.verticalScrollBar()
    bench.wait_until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    bench.page._columns.go_to("S-2b", focus=True)
    assert bar.value() > 0, "from checkpoint to checkpoint it stays"
    bench.session.switch_framework("small")
    assert bar.value() == 0
