"""After any change the results are those that a fresh look at the audit gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import AGREED, AnswerValue, Audit, Evidence, Link
from maturity_desktop.domain.changes import Changes, Place
from maturity_desktop.domain.framework import Condition, EvidenceKind, Fact
from maturity_desktop.domain.results import evaluate, evaluate_after
from tests.builders import CUT_OFF, audit, criterion, framework

PLACE = Place("a1", "model", AGREED)
PLAIN = framework(
    {"1": [criterion([2, 1], "1.01"), criterion([1, 1], "1.02")], "2": [criterion([1, 2], "2.01")]}, top=2
)
_first = PLAIN.criteria[0].levels[0]
_home = replace(
    _first,
    checkpoints=(*_first.checkpoints[:1], replace(_first.checkpoints[1], when=Condition("home", True))),
)
_domain = replace(
    PLAIN.domains[0],
    criteria=(replace(PLAIN.criteria[0], levels=(_home, *PLAIN.criteria[0].levels[1:])), PLAIN.criteria[1]),
)
MODEL = replace(PLAIN, domains=(_domain, PLAIN.domains[1]), facts=(Fact("home", "At home?", False),))
POINTS = [point.id for found in MODEL.criteria for point in found.checkpoints]
CRITERIA = [found.id for found in MODEL.criteria]
ITEMS = [
    Evidence("c1", f"e{number}", number, "Item", kind, CUT_OFF, CUT_OFF)
    for number, kind in enumerate((EvidenceKind.DOCUMENT, EvidenceKind.INTERVIEW), 1)
]

words = st.sampled_from(["", "because"])
act = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(POINTS), st.sampled_from([None, *AnswerValue])),
    st.tuples(st.just("remark"), st.sampled_from(POINTS), words),
    st.tuples(st.just("set"), st.sampled_from(CRITERIA), st.sampled_from([None, 0, 1, 2])),
    st.tuples(st.just("note"), st.sampled_from(CRITERIA), words),
    st.tuples(st.just("reserve"), st.sampled_from(CRITERIA), words),
    st.tuples(st.just("target"), st.sampled_from(CRITERIA), st.sampled_from([None, 1])),
    st.tuples(st.just("link"), st.sampled_from(CRITERIA), st.booleans()),
    st.tuples(st.just("date"), st.sampled_from(["e1", "e2"]), st.sampled_from([CUT_OFF, date(2020, 1, 1)])),
    st.tuples(st.just("remove"), st.sampled_from(["e1", "e2"]), st.none()),
    st.tuples(st.just("fact"), st.none(), st.booleans()),
    st.tuples(st.just("cut off"), st.none(), st.sampled_from([CUT_OFF, date(2030, 1, 1)])),
)


def changes_of(now: Audit, what: str, at: str, value: object) -> Changes:
    """What the act of a person changes."""
    item = now.get(Evidence, "c1", at) if at else None
    match what, value:
        case "answer", None | AnswerValue():
            return edits.answer(now, PLACE, at, value)
        case "remark", str():
            return edits.remark(now, PLACE, at, value)
        case "set", None | int():
            return edits.set_level(now, PLACE, at, value, "because")
        case "note", str():
            return edits.write_note(now, PLACE, at, value)
        case "reserve", str():
            return edits.reserve(now, PLACE, at, value)
        case "target", None | int():
            return edits.set_target(now, PLACE, "readiness", at, value)
        case "link", bool():
            return edits.put(now, Link("a1", "e1", "model", at, contradicts=value))
        case "date", date() if item is not None:
            return edits.put(now, replace(item, dated=value))
        case "remove", None if item is not None:
            return edits.remove_evidence(now, item)
        case "fact", bool():
            return edits.put(now, replace(now.client, facts={"home": value}))
        case "cut off", date():
            return edits.put(now, replace(now.details, cut_off=value))
        case _:
            return ()


@given(st.lists(act, max_size=12))
def test_only_what_is_touched_is_looked_at_again_and_nothing_is_missed(
    acts: list[tuple[str, str, object]],
) -> None:
    now = audit({}, *ITEMS, Link("a1", "e1", "model", "1.01"), Link("a1", "e2", "model", "2.01", "2.01-1a"))
    results = evaluate(now, MODEL)
    for what, at, value in acts:
        changes = changes_of(now, what, at, value)
        now = now.with_changes(changes)
        results = evaluate_after(results, now, changes)
        fresh = evaluate(now, MODEL)
        assert (results.criteria, results.domains, results.whole) == (
            fresh.criteria,
            fresh.domains,
            fresh.whole,
        )
        assert results.audit is now


def test_criteria_that_are_not_touched_keep_their_result() -> None:
    now = audit()
    before = evaluate(now, MODEL)
    changes = edits.answer(now, PLACE, "1.02-1a", AnswerValue.MET)
    after = evaluate_after(before, now.with_changes(changes), changes)
    kept = [one is other for one, other in zip(before.criteria, after.criteria, strict=True)]
    assert kept == [True, False, True]


def test_an_answer_to_a_checkpoint_of_another_framework_touches_nothing() -> None:
    now = audit()
    before = evaluate(now, MODEL)
    changes = edits.answer(now, Place("a1", "other", AGREED), "X-1a", AnswerValue.MET)
    assert evaluate_after(before, now.with_changes(changes), changes).criteria == before.criteria
