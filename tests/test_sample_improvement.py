"""What follows the sample's ratings: findings, roadmap, second rating, decision, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.agreement import calibrations, draw_from
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.finding_proposals import proposals
from maturity_desktop.domain.finding_wording import faults_of, names_known, people_named
from maturity_desktop.domain.findings import standings
from maturity_desktop.domain.forecast import forecast
from maturity_desktop.domain.gaps import profiles_of, target_of
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionNote,
    ActionPrerequisite,
    ActionState,
    Decision,
    EarlierAudit,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    GapWeighing,
    Grade,
    Outcome,
    ReRating,
    Training,
)
from maturity_desktop.domain.movement import Moved, movement
from maturity_desktop.domain.readiness import Verdict, statement
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.roadmap import roadmap
from maturity_desktop.reports.sections.finding_drafts import draft_condition
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.actions import waves_at_hand
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample

MADE_ON = date(2026, 2, 6)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, lambda: datetime(2026, 2, 6, 12, tzinfo=UTC))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def results(library: Library) -> Results:
    return results_of(library, CURRENT)[0]


@pytest.fixture(scope="module")
def before(library: Library) -> Results:
    return results_of(library, EARLIER)[0]


@pytest.fixture(scope="module", params=["results", "before"])
def either(request: pytest.FixtureRequest) -> Results:
    found: Results = request.getfixturevalue(request.param)
    return found


def below(results: Results, profile_id: str) -> list[str]:
    """The rated criteria below a profile."""
    audit, framework = results.audit, results.framework
    profile = next(own for own in profiles_of(audit, framework) if own.id == profile_id)
    return [
        own.criterion.id
        for own in results.criteria
        if own.level is not None and own.level < target_of(audit, framework, own.criterion.id, profile)
    ]


def met(results: Results, checkpoint: str) -> bool:
    criterion = next(
        own for own in results.criteria if checkpoint in {c.id for c in own.criterion.checkpoints}
    )
    return criterion.answers.get(checkpoint) is AnswerValue.MET


def test_the_current_audit_follows_the_earlier_one(results: Results, before: Results) -> None:
    assert results.audit.get(EarlierAudit, CURRENT) == EarlierAudit(CURRENT, EARLIER)
    assert not any(True for _own in before.audit.all(EarlierAudit))


def test_seventeen_rated_criteria_are_below_the_readiness_profile(results: Results, before: Results) -> None:
    assert len(below(results, "readiness")) == 17
    assert [own.criterion.id for own in results.criteria if own.level is None] == ["4.07"]
    assert len(below(before, "readiness")) == 18


def test_findings_rest_on_evidence_of_what_they_are_about(either: Results) -> None:
    """Each item of a finding is linked at one of its criteria, so that a reader finds it there too."""
    audit = either.audit
    for finding in audit.all(Finding):
        about = {own.criterion for own in audit.all(FindingPlace) if own.finding == finding.id}
        items = {own.evidence for own in audit.all(FindingEvidence) if own.finding == finding.id}
        linked = {item.id for name in about for item in either.of(name).items}
        assert about and items, finding.label
        assert items <= linked, (finding.label, sorted(items - linked))


def test_findings_that_ask_for_something_say_what_it_brings_and_what_proves_it(either: Results) -> None:
    for finding in either.audit.all(Finding):
        assert finding.condition and finding.effect, finding.label
        if finding.grade is not Grade.STRENGTH:
            assert finding.cause and finding.recommendation, finding.label
            assert finding.outcome and finding.proof, finding.label


def test_a_finding_is_about_what_is_missing_and_a_strength_about_what_is_met(either: Results) -> None:
    for finding in either.audit.all(Finding):
        named = [
            own for own in either.audit.all(FindingPlace) if own.finding == finding.id and own.checkpoint
        ]
        for place in named:
            is_strength = finding.grade is Grade.STRENGTH
            assert met(either, place.checkpoint) == is_strength, (finding.label, place.checkpoint)


def test_most_findings_are_agreed_and_one_is_disputed_with_the_answer(results: Results) -> None:
    findings = list(results.audit.all(Finding))
    assert len(findings) == 14
    assert not [own for own in findings if own.state is FindingState.DRAFT]
    disputed = [own for own in findings if own.state is FindingState.DISPUTED]
    assert [own.label for own in disputed] == ["F-10"]
    assert disputed[0].answer
    assert {own.grade for own in findings} == set(Grade)


def test_the_earlier_audits_actions_are_done_dropped_or_open(before: Results) -> None:
    states = [own.state for own in sorted(before.audit.all(Action), key=lambda own: own.number)]
    assert set(states) == set(ActionState)
    assert states.count(ActionState.DONE) == 3


def test_actions_close_what_is_missing_and_no_two_the_same(either: Results) -> None:
    closed = [own.checkpoint for own in either.audit.all(ActionCheckpoint)]
    assert len(closed) == len(set(closed))
    assert not [name for name in closed if met(either, name)]


def test_the_roadmap_has_one_action_under_way_and_nothing_of_the_future(results: Results) -> None:
    audit = results.audit
    actions = list(audit.all(Action))
    assert len(actions) == 20
    assert [own.label for own in actions if own.state is ActionState.UNDER_WAY] == ["A-01"]
    notes = list(audit.all(ActionNote))
    assert len(notes) == 2
    assert max(own.noted_on for own in notes) <= MADE_ON
    assert all(own.owner and own.due_on and own.cost for own in actions)
    due = {own.id: own.due_on for own in actions}
    for own in audit.all(ActionPrerequisite):
        assert due[own.first] < due[own.action], own  # type: ignore[operator]


def test_trainings_are_for_roles_of_the_framework(results: Results) -> None:
    trainings = list(results.audit.all(Training))
    assert len(trainings) == 6
    assert {own.role for own in trainings} <= set((results.framework.roles or {}).values())
    known = {own.criterion.id for own in results.criteria}
    assert all(own.criteria and set(own.criteria) <= known for own in trainings)


def test_an_assessors_weighing_says_why(results: Results) -> None:
    weighed = list(results.audit.all(GapWeighing))
    assert len(weighed) == 4
    assert all(own.why for own in weighed)
    gap = results.of("5.09").gap
    assert gap is not None
    assert (gap.impact, gap.effort, gap.why) == (5, 1, next(o.why for o in weighed if o.criterion == "5.09"))


def test_no_certification_was_awarded(results: Results, before: Results) -> None:
    assert not any(True for _own in results.audit.all(Decision))
    [decision] = before.audit.all(Decision)
    assert decision.outcome is Outcome.PUT_OFF
    assert decision.reason
    assert decision.valid_until is None


def test_re_ratings_of_the_first_year_agree_with_the_next_audit(results: Results, before: Results) -> None:
    """What was met by a month of 2025 was found met in January 2026."""
    re_ratings = list(before.audit.all(ReRating))
    assert [own.month for own in re_ratings] == ["2025-03", "2025-06"]
    for own in re_ratings:
        assert own.met
        assert not [name for name in own.met if met(before, name) or not met(results, name)], own.criterion


def test_the_check_of_wording_finds_no_fault(either: Results) -> None:
    names = names_known(either.audit)
    found = standings(either.audit, {either.framework.id: either.framework})
    assert [(own.finding.label, fault) for own in found for fault in faults_of(own, names)] == []


def test_nobody_is_named_where_the_client_reads(either: Results) -> None:
    audit = either.audit
    kinds: tuple[type[Record], ...] = (Finding, Action, ActionNote, Training)
    written = " ".join(repr(own) for kind in kinds for own in audit.all(kind))
    assert people_named(written, names_known(audit)) == ()


def test_no_wave_of_the_roadmap_leaves_a_criterion_unrated(either: Results) -> None:
    found = roadmap(either.audit, [either], waves_at_hand(), MADE_ON)
    assert found.clashes == ()
    assert found.unplaced == ()
    waves = forecast(either, found)
    assert {own.after.whole.rated for own in waves} == {either.whole.rated}
    for own in waves:
        days = found.days_of(own.wave)
        for standing in found.in_wave(own.wave.id):
            due = standing.action.due_on
            assert days is not None and due is not None
            assert days[0] <= due <= days[1], standing.action.label


def test_what_the_roadmap_makes_of_the_levels(results: Results) -> None:
    found = roadmap(results.audit, [results], waves_at_hand(), MADE_ON)
    levels = [own.after.whole.level for own in forecast(results, found)]
    assert levels == [pytest.approx(own / 44) for own in (85, 92, 99, 100)]


def test_twelve_criteria_were_drawn_by_the_program_and_rated_again(results: Results) -> None:
    [found] = calibrations(results.audit, results.framework, results)
    drawn = tuple(own.criterion.id for own in found.pairs)
    assert found.draw is not None
    assert drawn == draw_from(results.framework, found.draw.size, found.draw.seed)
    assert (found.draw.size, found.draw.population) == (12, len(results.criteria))
    assert {own[0] for own in drawn} == {domain.id for domain in results.framework.domains}


def test_how_far_two_assessors_agree(results: Results) -> None:
    [found] = calibrations(results.audit, results.framework, results)
    agreement = found.agreement
    assert (agreement.rated, agreement.meant) == (12, 12)
    assert (agreement.exact, agreement.near) == (9, 12)
    assert agreement.kappa.value == pytest.approx(0.65, abs=0.005)
    assert agreement.weighted is not None
    assert agreement.weighted.value == pytest.approx(0.852, abs=0.0005)


def test_where_two_differed_a_meeting_agreed_and_no_level_moved(library: Library, results: Results) -> None:
    [found] = calibrations(results.audit, results.framework, results)
    differed = [own for own in found.pairs if own.apart]
    assert [own.criterion.id for own in differed] == ["4.05", "5.07", "5.10"]
    assert not [own for own in found.pairs if own.is_open]
    for own in differed:
        assert own.consensus is not None
        assert own.consensus.agreed == own.now == own.first
        assert own.consensus.reason
        live = evaluate(results.audit, results.framework, found.rating.id).of(own.criterion.id)
        assert live.level == own.second
    assert library.verify() == ()


def test_what_moved_since_november_2024(results: Results, before: Results) -> None:
    found = movement(results, before)
    assert found.whole.count == 43
    assert found.whole.before == pytest.approx(73 / 43)
    assert found.whole.now == pytest.approx(79 / 43)
    assert len(found.those(Moved.IMPROVED)) == 9
    assert [own.criterion.id for own in found.those(Moved.REGRESSED)] == ["1.03", "6.02", "8.03"]


def test_the_centre_is_not_ready_and_its_blockers_are_known(results: Results) -> None:
    found = statement(results)
    assert (found.profile.id, found.verdict) == ("readiness", Verdict.NOT_READY)
    assert found.provisional
    assert found.blockers > 17
    by_id = {own.result.criterion.id: own for own in found.misses}
    assert set(below(results, "readiness")) <= set(by_id)
    assert [own.checkpoint.id for own in by_id["5.07"].blockers] == ["5.07-2a"]
    assert str(by_id["8.01"].earliest) == "2026-09"
    assert str(by_id["8.03"].earliest) == "2026-07"


def test_no_draft_says_a_line_twice(results: Results) -> None:
    for own in proposals(results):
        lines = draft_condition(own, NullTranslations()).split("\n")
        assert len(set(lines)) == len(lines), own.result.criterion.id
