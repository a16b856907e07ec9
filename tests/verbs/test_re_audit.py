"""A new audit from the sample's, and what moved between the sample's two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.audit import Answer, Audit, FrameworkUse, Link, Note, SetLevel, Target
from maturity_desktop.domain.changes import Edit, put
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionState,
    Consulting,
    Decision,
    EarlierAudit,
    Finding,
    GapWeighing,
    OwnProfile,
    ReadinessRules,
    ReRating,
    Training,
)
from maturity_desktop.domain.movement import Moved, earlier_audit, follow, movement
from maturity_desktop.domain.plan_records import Request, RequestStatus, TeamMember
from maturity_desktop.domain.re_audit import Tie, Wanted, conflicts, open_actions, suggested_team
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import results_of
from maturity_desktop.verbs.re_audit import (
    TooEarlyError,
    conflict_words,
    earlier_results,
    read_earlier,
    start_re_audit,
)
from maturity_desktop.verbs.sample import CURRENT, EARLIER, make_sample
from tests.builders import audit as small

WANTED = Wanted(date(2027, 11, 30), date(2027, 12, 6), "Ines Calder", ("Ines Calder", "Tomas Reyes"))


PLACED = 3
"""The number of an action that a person puts into a wave."""


def clock() -> datetime:
    return datetime(2027, 12, 6, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("sample") / "library")
    make_sample(opened, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def following(library: Library) -> Audit:
    """An audit that follows the sample's, with its requests."""
    profile = OwnProfile(CURRENT, "icmi_cmo", "own", "Ambition", 3)
    before = library.load(CURRENT)
    placed = next(own for own in open_actions(before) if own.number == PLACED)
    decided = (
        profile, Target(CURRENT, "icmi_cmo", "own", "5.07", 4),
        replace(placed, wave="remaining", position=4, impact=5, effort=1),
        ReadinessRules(CURRENT, "icmi_cmo", 5, "own"),
        Training(CURRENT, "t-open", 90, "Planner", "Intervals", "icmi_cmo", ("5.07", "gone")),
        Training(CURRENT, "t-held", 91, "Planner", "Months", done_on=date(2026, 3, 2)),
    )  # fmt: skip
    changes = tuple(change for record in decided for change in put(before, record))
    library.commit([Edit(CURRENT, "targets", changes, "Ines", clock(), "spell-targets")], {})
    earlier = read_earlier(library, CURRENT)
    wanted = replace(WANTED, requests=True, consulting=(Consulting("", "Tomas Reyes", "staffing"),))
    return library.load(start_re_audit(library, earlier, wanted, "Ines Calder", clock))


@pytest.fixture(scope="module")
def two(library: Library) -> tuple[Results, Results]:
    return results_of(library, CURRENT)[0], results_of(library, EARLIER)[0]


def test_the_samples_movement_is_what_is_told_of_it(two: tuple[Results, Results]) -> None:
    found = movement(*two)
    assert found.whole.count == 43
    assert found.whole.before == pytest.approx(1.70, abs=0.005)
    assert found.whole.now == pytest.approx(1.84, abs=0.005)
    assert len(found.those(Moved.IMPROVED)) == 9
    assert [own.criterion.id for own in found.those(Moved.REGRESSED)] == ["1.03", "6.02", "8.03"]


def test_no_rating_and_no_figure_is_taken_along(following: Audit) -> None:
    for kind in (Answer, SetLevel, Note, Link, MeasureSeries, ReRating, Decision, Finding):
        assert not list(following.all(kind)), kind


def test_client_models_targets_and_team_are_taken_along(library: Library, following: Audit) -> None:
    before = library.load(CURRENT)
    assert following.client == before.client
    assert [use.framework for use in following.framework_uses] == [
        use.framework for use in before.framework_uses
    ]
    assert following.details.cut_off == WANTED.cut_off
    assert following.get(Target, following.id, "icmi_cmo", "own", "5.07") is not None
    assert [own.name for own in following.all(TeamMember) if own.is_lead] == ["Ines Calder"]
    assert earlier_audit(following) == CURRENT
    assert library.load(CURRENT).get(EarlierAudit, CURRENT) == before.get(EarlierAudit, CURRENT)


def test_open_actions_come_along_with_what_they_close_and_answer(library: Library, following: Audit) -> None:
    before = library.load(CURRENT)
    open_then = {own.number: own for own in before.all(Action)
                 if own.state not in (ActionState.DONE, ActionState.DROPPED)}  # fmt: skip
    carried = {own.number: own for own in following.all(Action)}
    assert carried.keys() == open_then.keys() and carried
    assert not {own.id for own in carried.values()} & {own.id for own in open_then.values()}
    for number, own in carried.items():
        closes = {link.checkpoint for link in following.all(ActionCheckpoint) if link.action == own.id}
        then = {
            link.checkpoint for link in before.all(ActionCheckpoint) if link.action == open_then[number].id
        }
        assert closes == then
    assert any("F-01" in own.what and day_words(before.details.cut_off, NullTranslations()) in own.what
               for own in carried.values())  # fmt: skip


def test_what_a_person_decided_of_the_roadmap_comes_along(library: Library, following: Audit) -> None:
    """Waves, places in them, impact and effort, and how a gap was weighed."""
    before = library.load(CURRENT)
    (own,) = (own for own in following.all(Action) if own.number == PLACED)
    assert (own.wave, own.position, own.impact, own.effort) == ("remaining", 4, 5, 1)
    weighed = {replace(own, audit=following.id) for own in before.all(GapWeighing)}
    assert weighed and set(following.all(GapWeighing)) == weighed


def test_rules_of_readiness_and_trainings_to_come_are_taken_along(library: Library, following: Audit) -> None:
    assert set(following.all(ReadinessRules)) == {ReadinessRules(following.id, "icmi_cmo", 5, "own")}
    before = {own.id for own in library.load(CURRENT).all(Training) if own.done_on is None}
    trainings = {own.id: own for own in following.all(Training)}
    assert set(trainings) == before
    assert trainings["t-open"].criteria == ("5.07",)


def test_an_audit_that_looks_at_no_later_time_is_refused(library: Library) -> None:
    earlier = read_earlier(library, CURRENT)
    day = earlier.audit.details.cut_off
    count = len(library.audits())
    for cut_off in (day, day - timedelta(400)):
        with pytest.raises(TooEarlyError, match=day_words(day, NullTranslations())):
            start_re_audit(library, earlier, replace(WANTED, cut_off=cut_off), "Ines", clock)
    assert len(library.audits()) == count


def test_what_follows_a_sample_is_a_sample(library: Library, following: Audit) -> None:
    assert following.details.is_sample
    assert all(own.is_sample for own in library.audits())


def test_requests_come_as_drafts_and_only_where_they_are_wanted(library: Library, following: Audit) -> None:
    asked = list(following.all(Request))
    assert len(asked) == len(list(library.load(CURRENT).all(Request)))
    assert {own.status for own in asked} <= {RequestStatus.DRAFT}
    plain = start_re_audit(library, read_earlier(library, CURRENT), WANTED, "Ines", clock)
    assert not list(library.load(plain).all(Request))


def test_who_advised_or_owned_actions_is_named(library: Library, following: Audit) -> None:
    assert [own.name for own in following.all(Consulting)].count("Tomas Reyes") == 1
    before = library.load(CURRENT)
    owner = next(own.owner for own in before.all(Action) if own.owner)
    advised = (Consulting("", "TOMAS  reyes", "staffing", date(2026, 9, 30)),)
    found = conflicts(before, ("Ines Calder", "Tomas Reyes", owner), advised)
    assert [(own.name, own.tie) for own in found] == [("Tomas Reyes", Tie.ADVISED), (owner, Tie.OWNED)]
    said = conflict_words(found)
    assert "Tomas Reyes" in said[0] and "staffing" in said[0] and "30 September 2026" in said[0]
    assert "A-" in said[1]


def test_last_times_ratings_are_found_by_the_record_alone(library: Library, following: Audit) -> None:
    found = earlier_results(library, following)
    assert [own.audit.id for own in found] == [CURRENT] * len(following.framework_uses)
    alone = following.with_changes(follow(following, ""))
    assert earlier_results(library, alone) == ()
    gone = following.with_changes(follow(following, "erased-long-ago"))
    assert earlier_results(library, gone) == ()


def test_a_team_that_nobody_named_is_whoever_assessed() -> None:
    own = small()
    named = replace(own.details, assessor="Ines Calder")
    assert suggested_team(own.with_changes(put(own, named))) == ("Ines Calder",)
    assert suggested_team(own) == ()


def test_an_edition_of_its_own_stays_where_it_is_wanted(library: Library) -> None:
    earlier = read_earlier(library, CURRENT)
    same = start_re_audit(library, earlier, WANTED, "Ines", clock, newest=False)
    uses = {use.framework: use.edition for use in library.load(same).all(FrameworkUse)}
    assert uses == {use.framework: use.edition for use in earlier.audit.framework_uses}
