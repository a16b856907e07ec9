"""Movement: what is compared with what, and what is only told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    FrameworkUse,
    RatingSet,
    SetLevel,
)
from maturity_desktop.domain.framework import Checkpoint, Framework, Level
from maturity_desktop.domain.improvement_records import Consensus, Counterpart, EarlierAudit
from maturity_desktop.domain.movement import (
    Moved,
    earlier_audit,
    follow,
    map_criterion,
    movement,
    movement_of,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.sections.movement_words import remark_words
from tests.builders import CUT_OFF, criterion, framework

MET, PARTLY, NOT_MET, NA = (
    AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET, AnswerValue.NOT_APPLICABLE,
)  # fmt: skip
NAMES = ("1.01", "1.02", "2.01")


def model(**changed: object) -> Framework:
    found = framework({"1": [criterion([1, 1, 1, 1], name) for name in NAMES[:2]],
                       "2": [criterion([1, 1, 1, 1], "2.01")]})  # fmt: skip
    return replace(found, **changed)  # type: ignore[arg-type]


def results(
    levels: dict[str, int], framework: Framework | None = None, name: str = "now", *records: Record
) -> Results:
    """An audit with these set levels."""
    own = Audit.of(
        name,
        [
            Client("c1", "Client"),
            AuditDetails(name, "c1", CUT_OFF, date(2026, 1, 12)),
            FrameworkUse(name, "model", "edition"),
            RatingSet(name, AGREED),
            *(SetLevel(name, "model", AGREED, own, level, "seen") for own, level in levels.items()),
            *records,
        ],
    )
    return evaluate(own, framework or model())


def answers(name: str, **given: AnswerValue) -> tuple[Answer, ...]:
    """Answers by the end of the checkpoint's id, at 1.01."""
    return tuple(Answer(name, "model", AGREED, f"1.01-{end[1:]}", value) for end, value in given.items())


def test_up_down_held_and_new_are_told_apart() -> None:
    found = movement(results({"1.01": 3, "1.02": 1, "2.01": 2}), results({"1.01": 1, "1.02": 1}, name="then"))
    assert [(own.criterion.id, own.moved) for own in found.criteria] == [
        ("1.01", Moved.IMPROVED), ("1.02", Moved.HELD), ("2.01", Moved.NEW),
    ]  # fmt: skip
    assert found.of("1.01").steps == 2


def test_like_for_like_leaves_out_what_only_one_of_the_audits_rated() -> None:
    found = movement(results({"1.01": 3, "1.02": 1, "2.01": 4}), results({"1.01": 2, "1.02": 2}, name="then"))
    assert (found.whole.before, found.whole.now, found.whole.count) == (2.0, 2.0, 2)
    assert [figure.count for _domain, figure in found.domains] == [2, 0]
    assert found.domains[1][1].now is None


def test_a_criterion_rated_before_and_not_yet_now_is_open_and_not_a_loss() -> None:
    found = movement(results({"1.01": 3}), results({"1.01": 3, "1.02": 2}, name="then"))
    assert found.of("1.02").moved is Moved.OPEN
    assert not found.those(Moved.REGRESSED)


def test_what_neither_audit_rated_is_neither_new_nor_lost() -> None:
    found = movement(results({"1.01": 3}), results({"1.01": 3}, name="then"))
    assert [own.criterion.id for own in found.those(Moved.UNRATED)] == ["1.02", "2.01"]
    assert not found.those(Moved.NEW)


def test_a_level_that_a_meeting_agreed_on_is_told_as_such() -> None:
    met = Consensus("now", "model", "s2", "1.01", 2, 3, 3, "The log.")
    other = Consensus("now", "model", "s2", "1.02", 1, 3, 2, "Set anew since.")
    earlier = results({"1.01": 1, "1.02": 1}, None, "then", replace(met, audit="then", agreed=1))
    found = movement(results({"1.01": 3, "1.02": 1}, None, "now", met, other), earlier)
    assert remark_words(found.of("1.01"), NullTranslations()).endswith(
        "the level was agreed in a consensus meeting; last time’s level was agreed in a consensus meeting"
    )
    assert "meeting" not in remark_words(found.of("1.02"), NullTranslations())
    assert movement_of(found.now, earlier, "1.01") == found.of("1.01")


def test_weights_count_in_the_averages() -> None:
    heavy = framework({"1": [criterion([1, 1, 1, 1], "1.01", weight=3.0), criterion([1, 1, 1, 1], "1.02")]})
    found = movement(results({"1.01": 4, "1.02": 0}, heavy), results({"1.01": 0, "1.02": 0}, heavy, "then"))
    assert (found.whole.before, found.whole.now) == (0.0, 3.0)


def reworded(name: str) -> Framework:
    """The model with other words at one checkpoint."""
    found = model()
    old = found.criterion(name)
    first = old.levels[0]
    levels = (Level(1, (replace(first.checkpoints[0], text="something else"),)), *old.levels[1:])
    domains = tuple(
        replace(domain, criteria=tuple(replace(own, levels=levels) if own.id == name else own
                                       for own in domain.criteria))
        for domain in found.domains
    )  # fmt: skip
    return replace(found, domains=domains, edition="2")


def test_a_criterion_in_other_words_is_not_compared_until_it_is_mapped() -> None:
    then = results({"1.01": 1, "1.02": 1}, name="then")
    now = results({"1.01": 3, "1.02": 2}, reworded("1.01"))
    found = movement(now, then)
    assert found.of("1.01").moved is Moved.REWORDED
    assert found.whole.count == 1
    mapped = now.audit.with_changes(map_criterion(now.audit, "model", "1.01", "1.01"))
    found = movement(evaluate(mapped, now.framework), then)
    assert found.of("1.01").moved is Moved.IMPROVED
    assert found.of("1.01").is_mapped
    assert found.whole.count == 2


def test_criteria_that_are_gone_are_told_and_a_counterpart_takes_their_place() -> None:
    then = results({"1.01": 1, "1.02": 3}, name="then")
    without = framework({"1": [criterion([1, 1, 1, 1], "1.01"), criterion([1, 1, 1, 1], "9.09")]})
    now = results({"1.01": 1, "9.09": 2}, without)
    found = movement(now, then)
    assert [own.criterion.id for own in found.those(Moved.GONE)] == ["1.02"]
    assert found.of("9.09").moved is Moved.NEW
    mapped = now.audit.with_changes(map_criterion(now.audit, "model", "9.09", "1.02"))
    found = movement(evaluate(mapped, without), then)
    assert not found.those(Moved.GONE)
    assert found.of("9.09").steps == -1


def test_an_earlier_criterion_stands_for_one_only() -> None:
    now = results({}, None, "now", Counterpart("now", "model", "1.01", "2.01"))
    changed = now.audit.with_changes(map_criterion(now.audit, "model", "1.02", "2.01"))
    assert [(own.criterion, own.earlier) for own in changed.all(Counterpart)] == [("1.02", "2.01")]
    then = results({"1.02": 1, "2.01": 4}, name="then")
    found = movement(evaluate(changed, now.framework), then)
    assert found.of("2.01").before is None


def test_levels_of_another_scale_are_never_compared() -> None:
    five = replace(model(), scale=framework({}, top=5).scale)
    found = movement(results({"1.01": 3}), results({"1.01": 3}, five, "then"))
    assert not found.same_scale
    assert found.of("1.01").moved is Moved.REWORDED
    assert found.whole.count == 0


def test_checkpoints_move_by_their_answers() -> None:
    then = results({}, None, "then", *answers("then", _1a=MET, _2a=NOT_MET, _3a=PARTLY))
    now = results({}, None, "now", *answers("now", _1a=PARTLY, _2a=MET, _3a=PARTLY, _4a=NOT_MET))
    moved = {own.checkpoint.id: own.moved for own in movement(now, then).of("1.01").checkpoints}
    assert moved == {
        "1.01-1a": Moved.REGRESSED, "1.01-2a": Moved.IMPROVED, "1.01-3a": Moved.HELD, "1.01-4a": Moved.NEW,
    }  # fmt: skip


def test_a_sign_in_the_way_is_better_the_less_it_is_seen() -> None:
    own = criterion([1, 1], "1.01")
    sign = Checkpoint("1.01-s", "seen", sign=True, blocks=2)
    told = Checkpoint("1.01-t", "told", sign=True)
    own = replace(own, levels=(Level(1, (*own.levels[0].checkpoints, sign, told)), own.levels[1]))
    found = framework({"1": [own]}, top=2)
    then = results({}, found, "then", *answers("then", _s=MET, _t=NOT_MET))
    now = results({}, found, "now", *answers("now", _s=NOT_MET, _t=MET))
    moved = {own.checkpoint.id: own.moved for own in movement(now, then).of("1.01").checkpoints}
    assert moved["1.01-s"] is Moved.IMPROVED
    assert "1.01-t" not in moved


def test_what_an_audit_follows_can_be_named_and_taken_back() -> None:
    audit = results({}).audit
    named = audit.with_changes(follow(audit, "then"))
    assert earlier_audit(named) == "then"
    assert named.get(EarlierAudit, "now") is not None
    assert earlier_audit(named.with_changes(follow(named, ""))) == ""


LEVELS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 4))


@given(LEVELS, LEVELS)
def test_the_other_way_round_everything_moves_the_other_way(
    one: dict[str, int], other: dict[str, int]
) -> None:
    forth = movement(results(one), results(other, name="then"))
    back = movement(results(other, name="then"), results(one))
    assert (forth.whole.before, forth.whole.now) == (back.whole.now, back.whole.before)
    assert len(forth.those(Moved.IMPROVED)) == len(back.those(Moved.REGRESSED))
    assert len(forth.those(Moved.HELD)) == len(back.those(Moved.HELD))
    assert forth.whole.count == len(one.keys() & other.keys())


@given(LEVELS)
def test_an_audit_against_itself_holds(levels: dict[str, int]) -> None:
    found = movement(results(levels), results(levels))
    assert all(own.moved is Moved.HELD for own in found.criteria if own.level_now is not None)
    assert found.whole.now == pytest.approx(found.whole.before) if levels else found.whole.now is None
