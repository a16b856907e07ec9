"""Edits as values: any sequence of them is undone by its reverse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import (
    AGREED,
    AnswerValue,
    Audit,
    Change,
    Evidence,
    Link,
    Note,
    StaleChange,
)
from maturity_desktop.domain.changes import Changes, Place
from maturity_desktop.domain.framework import EvidenceKind
from tests.builders import CUT_OFF, audit

PLACE = Place("a1", "model", AGREED)
ITEM = Evidence("c1", "e1", 1, "A document", EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)
points = st.sampled_from(["1.01-1a", "1.01-1b", "1.01-2a"])
texts = st.sampled_from(["", "why", "because"])
verbs = st.one_of(
    st.tuples(st.just(edits.answer), points, st.sampled_from([None, *AnswerValue])),
    st.tuples(st.just(edits.remark), points, texts),
    st.tuples(st.just(edits.write_note), st.just("1.01"), texts),
    st.tuples(st.just(edits.reserve), st.just("1.01"), texts),
    st.tuples(st.just(edits.set_level), st.just("1.01"), st.sampled_from([None, 0, 1, 2])),
)


@given(st.lists(verbs, max_size=25))
def test_any_sequence_of_edits_is_undone_by_its_reverse(acts: list[tuple[object, str, object]]) -> None:
    start = now = audit()
    done: list[Changes] = []
    for verb, place, value in acts:
        changes = verb(now, PLACE, place, value)  # type: ignore[operator]
        now = now.with_changes(changes)
        done.append(changes)
    end = now
    for changes in reversed(done):
        now = now.with_changes(change.reversed() for change in reversed(changes))
    assert now == start
    for changes in done:
        now = now.with_changes(changes)
    assert now == end


def test_an_edit_leaves_the_audit_it_started_from() -> None:
    before = audit()
    after = before.with_changes(edits.answer(before, PLACE, "1.01-1a", AnswerValue.MET))
    assert edits.answer_at(before, PLACE, "1.01-1a").value is None
    assert edits.answer_at(after, PLACE, "1.01-1a").value is AnswerValue.MET


def test_the_same_again_is_no_change() -> None:
    once = audit({"1.01-1a": AnswerValue.MET})
    assert edits.answer(once, PLACE, "1.01-1a", AnswerValue.MET) == ()
    assert edits.answer(once, PLACE, "1.01-1b", None) == ()


def test_taking_an_answer_back_keeps_its_remark() -> None:
    noted = audit()
    noted = noted.with_changes(edits.remark(noted, PLACE, "1.01-1a", "voice only"))
    noted = noted.with_changes(edits.answer(noted, PLACE, "1.01-1a", AnswerValue.PARTLY))
    noted = noted.with_changes(edits.answer(noted, PLACE, "1.01-1a", None))
    assert edits.answer_at(noted, PLACE, "1.01-1a").remark == "voice only"


def test_a_change_that_does_not_start_from_here_is_refused() -> None:
    with pytest.raises(StaleChange):
        audit().with_changes([Change(Note("a1", "model", AGREED, "1.01", "old"), None)])


def test_removed_evidence_takes_its_links_along_and_comes_back_with_them() -> None:
    start = audit({}, ITEM, Link("a1", "e1", "model", "1.01"), Link("a1", "e1", "model", "1.01", "1.01-1a"))
    assert start.evidence_of("model", "1.01") == (ITEM,)
    changes = edits.remove_evidence(start, ITEM)
    without = start.with_changes(changes)
    assert without.evidence == ()
    assert without.links_by_criterion == {}
    back: Audit = without.with_changes(change.reversed() for change in reversed(changes))
    assert back == start


def test_numbers_follow_the_highest() -> None:
    assert edits.next_evidence_number(audit()) == 1
    assert edits.next_evidence_number(audit({}, ITEM)) == 2
