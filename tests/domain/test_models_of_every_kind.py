"""Whatever the model and whatever is said in its audit: levels stay on the scale and better answers help."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, Change, SetLevel
from maturity_desktop.domain.changes import Changes, Place
from maturity_desktop.domain.changes import answer as answered
from maturity_desktop.domain.comparison import standings
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import CriterionResult, Results, evaluate, evaluate_after
from maturity_desktop.domain.scoring import State
from maturity_desktop.storage.framework_files import FrameworkFile
from tests.strategies import AUDIT, audited

Audited = tuple[Audit, tuple[FrameworkFile, ...]]
IN_ORDER = (AnswerValue.NOT_MET, AnswerValue.PARTLY, AnswerValue.MET)
BLOCKING = (AnswerValue.PARTLY, AnswerValue.MET)


def without_set_levels(audit: Audit) -> Audit:
    return audit.with_changes([Change(record, None) for record in audit.all(SetLevel)])


def with_answer(audit: Audit, framework: Framework, checkpoint: str, value: AnswerValue | None) -> Audit:
    return audit.with_changes(answered(audit, Place(AUDIT, framework.id, AGREED), checkpoint, value))


@given(audited(most=3))
def test_no_level_leaves_its_scale(given_: Audited) -> None:
    audit, files = given_
    for file in files:
        results = evaluate(audit, file.framework)
        on_scale = {step.level for step in file.framework.scale}
        for result in results.criteria:
            assert_on_scale(result, on_scale)
        for figure in (results.whole, *(figure for _, figure in results.domains)):
            assert figure.level is None or min(on_scale) <= figure.level <= max(on_scale)
            assert 0 <= figure.coverage <= 1
        assert (results.whole.level is None) or file.framework.scoring.aggregate
        for standing in standings([results]):
            assert standing.along is None or 0 <= standing.along <= 1


def assert_on_scale(result: CriterionResult, on_scale: set[int]) -> None:
    score = result.score
    assert {score.level, score.low, score.high, result.target} <= {*on_scale, None}
    if score.low is not None and score.high is not None:
        assert score.low <= score.high
        if score.set_level is None and score.level is not None:
            assert score.low == score.level == score.high
    if score.score is not None and score.level is not None:
        assert score.level <= score.score <= score.level + 0.99
    assert (score.state is State.RATED) == (score.level is not None)
    for level in score.levels:
        points, of = level.points
        assert 0 <= level.low <= level.high <= 1
        assert 0 <= points <= of


@given(audited("matrix") | audited("anything"), st.data())
def test_a_better_answer_never_lowers_a_bound(given_: Audited, data: st.DataObject) -> None:
    """Nor does an answer widen what an open one leaves possible."""
    audit, (file,) = given_
    audit = without_set_levels(audit)
    required = [
        point.id for found in file.framework.criteria for point in found.checkpoints if not point.sign
    ]
    name = data.draw(st.sampled_from(required))
    worse, better = sorted(data.draw(st.tuples(*[st.sampled_from(range(3))] * 2)))
    criterion = file.framework.criterion_of_checkpoint[name].id
    before, after, unanswered = (
        evaluate(with_answer(audit, file.framework, name, value), file.framework).of(criterion).score
        for value in (IN_ORDER[worse], IN_ORDER[better], None)
    )
    if before.state is State.NOT_APPLICABLE:
        return
    ends = [(score.low or 0, score.high or 0) for score in (before, after, unanswered)]
    (low, high), (better_low, better_high), (open_low, open_high) = ends
    assert low <= better_low
    assert high <= better_high
    assert open_low <= low
    assert better_high <= open_high


def blockers(framework: Framework) -> list[Checkpoint]:
    return [point for found in framework.criteria for point in found.checkpoints if point.blocks is not None]


@given(audited("open ended") | audited("anything"), st.data())
def test_a_blocking_sign_that_is_observed_never_raises_a_bound(given_: Audited, data: st.DataObject) -> None:
    audit, (file,) = given_
    assume(blockers(file.framework))
    audit = without_set_levels(audit)
    sign = data.draw(st.sampled_from(blockers(file.framework)))
    criterion = file.framework.criterion_of_checkpoint[sign.id].id
    scores = {
        value: evaluate(with_answer(audit, file.framework, sign.id, value), file.framework)
        .of(criterion)
        .score
        for value in (None, *AnswerValue)
    }
    if scores[None].low is None:
        return
    ends = {value: (score.low or 0, score.high or 0) for value, score in scores.items()}
    for observed in BLOCKING:
        assert ends[observed] <= ends[AnswerValue.NOT_MET]
        assert ends[observed][0] <= ends[None][0]
        assert ends[observed][1] <= ends[None][1] <= ends[AnswerValue.NOT_MET][1]
    assert ends[AnswerValue.NOT_MET] == ends[AnswerValue.NOT_APPLICABLE]
    if sign.id in evaluate(audit, file.framework).of(criterion).asked and sign.blocks is not None:
        level = next(level for level in scores[None].levels if level.number == sign.blocks)
        if level.applies:
            assert ends[AnswerValue.PARTLY][1] < sign.blocks


@given(audited("layered") | audited("open ended") | audited("anything"), st.data())
def test_a_sign_that_blocks_nothing_changes_no_level(given_: Audited, data: st.DataObject) -> None:
    audit, (file,) = given_
    silent = [
        point.id
        for found in file.framework.criteria
        for point in found.checkpoints
        if point.sign and point.blocks is None
    ]
    assume(silent)
    name = data.draw(st.sampled_from(silent))
    criterion = file.framework.criterion_of_checkpoint[name].id
    ends = {
        (score.level, score.low, score.high, score.score, score.state)
        for score in (
            evaluate(with_answer(audit, file.framework, name, value), file.framework).of(criterion).score
            for value in (None, *AnswerValue)
        )
    }
    assert len(ends) == 1


@given(audited("anything"), st.data())
def test_the_bounds_enclose_whatever_the_open_answers_become(given_: Audited, data: st.DataObject) -> None:
    audit, (file,) = given_
    audit = without_set_levels(audit)
    bounds = evaluate(audit, file.framework)
    for result in bounds.criteria:
        for point in result.criterion.checkpoints:
            if point.id not in result.answers:
                audit = with_answer(audit, file.framework, point.id, data.draw(st.sampled_from(IN_ORDER)))
    for before, after in zip(bounds.criteria, evaluate(audit, file.framework).criteria, strict=True):
        assert after.score.state is not State.UNRATED
        if after.level is not None and before.score.low is not None and before.score.high is not None:
            assert before.score.low <= after.level <= before.score.high


@given(audited(most=2), st.data())
def test_what_is_touched_and_only_that_is_looked_at_again(given_: Audited, data: st.DataObject) -> None:
    """Records of the audit go and facts turn, one after the other, in either of two models."""
    audit, files = given_
    results = [evaluate(audit, file.framework) for file in files]
    for _turn in range(data.draw(st.integers(1, 3))):
        changes = data.draw(acts(audit))
        audit = audit.with_changes(changes)
        results = [evaluate_after(before, audit, changes) for before in results]
        for kept, file in zip(results, files, strict=True):
            assert parts(kept) == parts(evaluate(audit, file.framework))


def parts(results: Results) -> tuple[object, ...]:
    return results.criteria, results.domains, results.whole


def acts(audit: Audit) -> st.SearchStrategy[Changes]:
    own: list[Record] = [*audit.all(Answer), *audit.all(SetLevel)]
    turned = st.dictionaries(st.sampled_from(["worldwide", "retail"]), st.booleans()).map(
        lambda facts: (Change(audit.client, replace(audit.client, facts=facts)),)
    )
    return turned | st.sampled_from(own).map(lambda record: (Change(record, None),)) if own else turned
