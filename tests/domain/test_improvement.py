"""Re-ratings laid over an audit: they change what they name, and closing a gap reaches its target."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AnswerValue, Audit, Evidence, Link, SetLevel
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.improvement import (
    actions_at,
    closing,
    forget,
    history,
    month_of,
    re_rate,
    results_as_of,
    touched,
)
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionEvidence,
    ActionState,
    ReRating,
)
from maturity_desktop.domain.readiness import Verdict
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.scoring import State
from maturity_desktop.domain.series import Month
from maturity_desktop.storage.framework_files import FrameworkFile
from tests.builders import CUT_OFF, audit, criterion, framework
from tests.examples import examples
from tests.strategies import audited

MET, NOT_MET = AnswerValue.MET, AnswerValue.NOT_MET
MODEL = framework({"1": [criterion([1, 1], "1.01"), criterion([1, 1], "1.02")]}, top=2)
GIVEN = {"1.01-1a": MET, "1.01-2a": NOT_MET, "1.02-1a": NOT_MET, "1.02-2a": NOT_MET}


def rated(month: str, name: str = "1.01", **more: object) -> ReRating:
    return ReRating("a1", "model", name, month, **more)  # type: ignore[arg-type]


def results(*records: Record) -> Results:
    return evaluate(audit(GIVEN, *records), MODEL)


def test_a_re_rating_holds_from_its_month_to_the_next() -> None:
    own = results(rated("2026-03", met=("1.01-2a",)), rated("2026-06"))
    levels = [results_as_of(own, Month(2026, number)).of("1.01").level for number in (2, 3, 5, 6)]
    assert levels == [1, 2, 2, 1]
    assert own.of("1.01").level == 1, "the audit's own rating stays"


def test_what_was_met_can_be_lost() -> None:
    own = results(rated("2026-03", lost=("1.01-1a",)))
    assert results_as_of(own, Month(2026, 3)).of("1.01").level == 0


def test_a_level_that_was_set_in_the_audit_gives_way_to_the_answers() -> None:
    here = ("a1", "model", "agreed", "1.01")
    own = results(SetLevel(*here, 0, "Not lived"), rated("2026-03"), rated("2026-04", level=2, note="Seen"))
    at = {month: results_as_of(own, Month(2026, month)).of("1.01") for month in (2, 3, 4)}
    assert [one.level for one in at.values()] == [0, 1, 2]
    assert at[4].set_reason == "Seen"


def test_evidence_of_closure_counts_at_the_checkpoints_that_it_closed() -> None:
    item = Evidence("c1", "e1", 1, "The plan", EvidenceKind.DOCUMENT, date(2026, 3, 2), date(2026, 3, 2))
    done = Action("a1", "n1", 1, "Plan", state=ActionState.DONE)
    own = results(
        item,
        done,
        ActionCheckpoint("a1", "n1", "model", "1.01", "1.01-2a"),
        ActionEvidence("a1", "n1", "e1"),
        rated("2026-03", met=("1.01-2a",)),
    )
    later = results_as_of(own, Month(2026, 3)).of("1.01")
    assert [(link.checkpoint, found.id) for link, found in later.evidence] == [("1.01-2a", "e1")]
    assert own.of("1.01").evidence == ()


def test_an_action_that_is_not_done_proves_nothing() -> None:
    item = Evidence("c1", "e1", 1, "The plan", EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)
    own = results(
        item,
        Action("a1", "n1", 1, "Plan", state=ActionState.UNDER_WAY),
        ActionCheckpoint("a1", "n1", "model", "1.01", "1.01-2a"),
        ActionEvidence("a1", "n1", "e1"),
        rated("2026-03", met=("1.01-2a",)),
    )
    assert results_as_of(own, Month(2026, 3)).of("1.01").evidence == ()


def test_the_history_has_the_audit_and_every_month_with_a_re_rating() -> None:
    item = Evidence("c1", "e1", 1, "A plan", EvidenceKind.DOCUMENT, CUT_OFF, CUT_OFF)
    links = (Link("a1", "e1", "model", "1.01"), Link("a1", "e1", "model", "1.02"))
    own = results(
        item,
        *links,
        rated("2026-05", met=("1.01-2a",)),
        rated("2026-02", "1.02", met=("1.02-1a", "1.02-2a")),
    )
    found = history(own)
    assert [str(one.month) for one in found] == ["2025-12", "2026-02", "2026-05"]
    assert [one.results.whole.level for one in found] == [0.5, 1.5, 2.0]
    assert [one.statement.meeting for one in found] == [0, 1, 2]
    assert [one.statement.verdict for one in found] == [Verdict.NOT_READY, Verdict.BUT_FOR, Verdict.READY]
    assert [[one.criterion for one in standing.touched] for standing in found] == [[], ["1.02"], ["1.01"]]


def test_only_what_is_worked_on_is_touched() -> None:
    dropped = Action("a1", "n2", 2, "Not now", state=ActionState.DROPPED)
    own = audit(GIVEN, dropped, ActionCheckpoint("a1", "n2", "model", "1.02", "1.02-1a"))
    assert touched(own, MODEL) == ()
    more = audit(
        GIVEN,
        Action("a1", "n1", 1, "Plan"),
        ActionCheckpoint("a1", "n1", "model", "1.02", "1.02-1a"),
        rated("2026-03"),
    )
    assert [one.id for one in touched(more, MODEL)] == ["1.01", "1.02"]
    assert [one.label for one in actions_at(more, "model", "1.02")] == ["A-01"]


def test_what_the_audit_says_already_is_no_news() -> None:
    own = audit(GIVEN)
    later = own.with_changes(re_rate(own, rated("2026-03", met=("1.01-1a", "1.01-2a"), lost=("1.02-1a",))))
    (kept,) = later.all(ReRating)
    assert (kept.met, kept.lost) == (("1.01-2a",), ())
    assert later.with_changes(forget(later, "model", "1.01", "2026-03")).tables == own.tables


def test_a_re_rating_of_another_edition_rests() -> None:
    own = audit(GIVEN, rated("2026-03", "9.99", met=("9.99-1a",)), rated("2026-03", met=("1.01-9z",)))
    found = evaluate(own, MODEL)
    later = results_as_of(found, Month(2026, 3))
    assert [one.level for one in later.criteria] == [one.level for one in found.criteria]


def test_a_month_is_read() -> None:
    assert month_of("2026-05") == Month(2026, 5)
    for wrong in ("2026-13", "May", "2026"):
        with pytest.raises(ValueError, match=r"\w|invalid"):
            month_of(wrong)


Drawn = tuple[Audit, tuple[FrameworkFile, ...]]


@given(audited())
@settings(max_examples=examples(60))
def test_without_a_re_rating_nothing_changes(drawn: Drawn) -> None:
    own, (file, *_more) = drawn
    found = evaluate(own, file.framework)
    assert results_as_of(found, Month(2030, 1)) is found


@given(audited(), st.data())
@settings(max_examples=examples(100))
def test_to_meet_all_that_is_missing_reaches_the_target(drawn: Drawn, data: st.DataObject) -> None:
    own, (file, *_more) = drawn
    before = evaluate(own, file.framework)
    open_ones = [one for one in before.criteria if one.score.state is not State.NOT_APPLICABLE]
    if not open_ones:
        return
    result = data.draw(st.sampled_from(open_ones))
    target = max(result.target, result.level or before.framework.floor)
    met, lost = closing(result, target)
    one = ReRating(before.audit.id, before.framework.id, result.criterion.id, "2026-05", met, lost)
    later = before.audit.with_changes(re_rate(before.audit, one))
    after = results_as_of(evaluate(later, before.framework), Month(2026, 5)).of(result.criterion.id)
    levels = [level.number for level in after.score.levels if level.applies]
    wanted = max([number for number in levels if number <= target], default=before.framework.floor)
    assert after.score.low is not None
    assert after.score.low >= max(wanted, before.framework.floor)
