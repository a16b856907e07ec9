"""The sample audit: five models over one pool of evidence, and what their answers come to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, Audit, Link, TaskState
from maturity_desktop.domain.changes import Place
from maturity_desktop.domain.crosswalk import Crosswalk, End, Strength, offers
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import Results
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.models import crosswalk_at_hand
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample

MODELS = ["icmi_cmo", "jdpower_ts", "next4biz", "ftworks_processes", "reactive_proactive"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> dict[str, Results]:
    return {found.framework.id: found for found in results_of(library, CURRENT)}


@pytest.fixture(scope="module")
def audit(results: dict[str, Results]) -> Audit:
    return results["icmi_cmo"].audit


@pytest.fixture(scope="module")
def frameworks(results: dict[str, Results]) -> dict[str, Framework]:
    return {name: found.framework for name, found in results.items()}


@pytest.fixture(scope="module")
def crosswalk(library: Library) -> Crosswalk:
    return crosswalk_at_hand(library.folder)


def test_the_current_audit_carries_five_models_and_the_earlier_one_only_the_first(library: Library) -> None:
    frameworks = {
        name: [use.framework for use in library.load(name).framework_uses] for name in (CURRENT, EARLIER)
    }
    assert frameworks == {CURRENT: MODELS, EARLIER: MODELS[:1]}
    assert library.verify() == ()


def test_four_more_models_leave_the_first_as_it_was(results: dict[str, Results]) -> None:
    icmi = results["icmi_cmo"]
    assert icmi.whole.level == pytest.approx(80 / 44)
    assert (icmi.whole.rated, icmi.whole.applicable) == (44, 45)
    assert [result.criterion.id for result in icmi.criteria if result.provisional] == ["1.05", "8.03"]


def test_the_elements_of_the_matrix(results: dict[str, Results]) -> None:
    found = results["jdpower_ts"]
    assert {result.criterion.id: result.level for result in found.criteria} == {
        "ST1": 2, "ST2": 1, "ST3": 2, "ST4": 1,
        "PE1": 2, "PE2": 2, "PE3": 1, "PE4": 1,
        "PR1": 1, "PR2": None, "PR3": 2, "PR4": None,
        "TE1": 2, "TE2": 2, "TE3": 1, "TE4": 2,
    }  # fmt: skip
    assert (found.whole.rated, found.whole.applicable) == (14, 15)
    assert found.whole.level == pytest.approx(22 / 14)
    set_level = found.of("ST1")
    assert (set_level.score.set_level, set_level.score.low) == (2, 3)
    assert set_level.set_reason
    assert (found.of("PR2").score.low, found.of("PR2").score.high) == (1, 2)
    assert found.of("PR4").score.state.value == "not_applicable"
    assert [result.criterion.id for result in found.criteria if result.provisional] == ["PE4"]


def test_the_points_of_the_stages(results: dict[str, Results]) -> None:
    found = results["next4biz"].of("C")
    points = {level.number: (float(level.points[0]), level.points[1]) for level in found.score.levels}
    assert points == {1: (6.5, 9), 2: (1.5, 5), 3: (1.5, 2), 4: (0, 2)}
    assert found.level == 1
    assert found.score.score == pytest.approx(1.3)


def test_the_layer_has_a_level_and_the_whole_has_none(results: dict[str, Results]) -> None:
    found = results["ftworks_processes"]
    assert found.whole.level is None
    assert [figure.level for _domain, figure in found.domains] == [None, None, 1.0]
    assert "P-3e" not in found.of("P").asked
    assert "P-3e" not in found.of("P").answers


def test_one_sign_holds_the_proactive_stage_back(results: dict[str, Results]) -> None:
    found = results["reactive_proactive"].of("S")
    assert (found.level, found.status) == (1, "In transition")
    assert [sign.id for sign in found.blocking] == ["S-1k"]


def test_what_does_not_apply_or_was_set_has_its_reason(results: dict[str, Results]) -> None:
    reasons = [
        str(reason) for found in results.values() for own in found.criteria for reason in own.provisional
    ]
    assert "no reason given" not in reasons


def test_every_rated_element_is_explained(results: dict[str, Results]) -> None:
    silent = [own.criterion.id for found in results.values() for own in found.criteria if not own.note]
    assert silent == ["PR4"]


def test_one_pool_of_evidence_serves_all_models(audit: Audit) -> None:
    used = {name: {link.evidence for link in audit.all(Link) if link.framework == name} for name in MODELS}
    assert all(len(items) >= 5 for items in used.values())
    for name in MODELS[1:]:
        assert used[name] <= used["icmi_cmo"]


def test_evidence_that_is_used_at_one_model_only_is_offered_at_the_others(
    audit: Audit, frameworks: dict[str, Framework], crosswalk: Crosswalk
) -> None:
    for framework, criterion in (
        ("jdpower_ts", "PE4"),
        ("jdpower_ts", "TE4"),
        ("next4biz", "C"),
        ("ftworks_processes", "P"),
        ("reactive_proactive", "S"),
    ):
        place = Place(CURRENT, framework, AGREED)
        offered = offers(audit, frameworks, crosswalk, place, criterion)
        assert any(offer.items for offer in offered), criterion


def test_the_programme_of_the_stages_has_begun(audit: Audit) -> None:
    states = {own.task: own for own in audit.all(TaskState) if own.framework == "next4biz"}
    done = sorted(name for name, state in states.items() if state.done_on)
    assert done == ["initial-1", "initial-2", "initial-4", "initial-5", "initial-6"]
    assert states["initial-3"].note
    assert all(date(2026, 1, 12) <= states[name].done_on <= date(2026, 2, 6) for name in done)  # type: ignore[operator]


WORTH = {AnswerValue.MET: 1.0, AnswerValue.PARTLY: 0.5, AnswerValue.NOT_MET: 0.0}


def said_at(end: End, results: dict[str, Results]) -> float | None:
    """The mean of what is answered at one end of a pair, signs turned round; None where nothing is."""
    result = results[end.framework].of(end.criterion)
    points = [point for point in end.within(result.criterion) if result.answers.get(point.id) in WORTH]
    worth = [abs(point.sign - WORTH[result.answers[point.id]]) for point in points]
    return sum(worth) / len(worth) if worth else None


def test_what_strongly_corresponds_is_answered_alike(
    results: dict[str, Results], crosswalk: Crosswalk
) -> None:
    """Pairs narrowed at both ends: what is whole at one is never wholly absent at the other."""
    compared = 0
    for pair in crosswalk.pairs:
        if pair.strength is not Strength.STRONG or pair.one.is_whole or pair.other.is_whole:
            continue
        one, other = said_at(pair.one, results), said_at(pair.other, results)
        if one is not None and other is not None:
            compared += 1
            assert abs(one - other) < 1, pair
    assert compared >= 8
