"""How long an award holds, who may decide, and what is due on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Audit, RatingSet
from maturity_desktop.domain.certification import (
    USUAL_CHECK,
    Bar,
    CertificationRules,
    State,
    bar_against,
    bar_of,
    certification_on,
    checks_of,
    decide,
    last_day,
    months_after,
    most_pressing,
    reminder_day,
    same_name,
    take_back,
)
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Consulting, Decision, MidTermCheck, Outcome
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.team import CLIENT, SECOND
from tests.builders import audit, criterion, framework

AWARD = date(2026, 1, 30)
RULES = CertificationRules()
MODEL = framework({"1": [criterion([1])]})


def awarded(outcome: Outcome = Outcome.AWARDED, day: date = AWARD, **more: str) -> Decision:
    return Decision("a1", "model", outcome, day, more.pop("by", "Liv Dahl"), **more)  # type: ignore[arg-type]


def decided(own: Audit, decision: Decision, model: Framework = MODEL) -> Audit:
    return own.with_changes(decide(own, model, decision))


def test_an_award_holds_to_the_day_before_its_anniversary() -> None:
    assert last_day(AWARD, RULES) == date(2028, 1, 29)
    assert last_day(date(2024, 2, 29), RULES) == date(2026, 2, 28)
    assert last_day(date(2024, 2, 29), CertificationRules(valid_years=4)) == date(2028, 2, 28)
    assert last_day(date(2026, 1, 1), RULES) == date(2027, 12, 31)


def test_the_reminder_comes_six_months_before_the_day_on_which_it_lapses() -> None:
    assert reminder_day(date(2028, 1, 29), RULES) == date(2027, 7, 30)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 10))
def test_an_award_of_years_is_never_longer_nor_a_day_shorter(day: date, years: int) -> None:
    until = last_day(day, CertificationRules(valid_years=years))
    months = (until.year - day.year) * 12 + until.month - day.month
    assert 12 * years - 1 <= months <= 12 * years
    assert 365 * years - 1 <= (until - day).days <= 366 * years


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(-60, 60))
def test_months_on_keep_the_day_where_they_can(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2026, 1, 29), State.NONE, 730),
        (date(2026, 1, 30), State.VALID, 729),
        (date(2027, 1, 29), State.VALID, 365),
        (date(2027, 1, 30), State.MID_TERM_DUE, 364),
        (date(2027, 7, 29), State.MID_TERM_DUE, 184),
        (date(2027, 7, 30), State.REMINDER_DUE, 183),
        (date(2028, 1, 29), State.REMINDER_DUE, 0),
        (date(2028, 1, 30), State.LAPSED, -1),
    ],
)
def test_what_is_due_on_a_day(day: date, state: State, left: int) -> None:
    found = certification_on(decided(audit(), awarded()), MODEL, day)
    assert (found.state, found.days_left) == (state, left)
    assert found.valid_until == date(2028, 1, 29)
    assert found.reminder_on == date(2027, 7, 30)


def test_a_check_that_was_held_is_due_no_more() -> None:
    own = decided(audit(), awarded())
    (check,) = checks_of(own, MODEL)
    assert (check.id, check.due_on) == (USUAL_CHECK, date(2027, 1, 30))
    held = Audit.of("a1", _with(own, replace(check, held_on=date(2027, 2, 3), held_by="Liv Dahl")))
    assert certification_on(held, MODEL, date(2027, 2, 3)).state is State.VALID
    further = MidTermCheck("a1", "model", "k2", date(2027, 6, 1))
    again = certification_on(Audit.of("a1", _with(held, further)), MODEL, date(2027, 6, 1))
    assert (again.state, again.check) == (State.MID_TERM_DUE, further)


def _with(own: Audit, *records: Record) -> list[Record]:
    every = [record for kind in own.tables for record in own.all(kind)]
    return [*every, *records]


def test_no_check_where_the_rules_want_none() -> None:
    model = replace(MODEL, certification=CertificationRules(mid_term_months=0))
    own = decided(audit(), awarded(), model)
    assert checks_of(own, model) == ()
    assert certification_on(own, model, date(2027, 3, 1)).state is State.VALID


def test_a_refusal_has_no_dates_and_takes_the_open_check_with_it() -> None:
    own = decided(decided(audit(), awarded()), awarded(Outcome.REFUSED))
    found = certification_on(own, MODEL, AWARD)
    assert (found.state, found.valid_until) == (State.NONE, None)
    assert found.decision is not None
    assert found.decision.outcome is Outcome.REFUSED
    assert checks_of(own, MODEL) == ()


def test_a_decision_is_taken_back_with_what_came_of_it() -> None:
    own = decided(audit(), awarded())
    back = own.with_changes(take_back(own, MODEL))
    assert back.tables == audit().tables


def test_the_teams_own_do_not_decide() -> None:
    own = audit({}, TeamMember("a1", "Ana Lind", "AL"), Consulting("a1", "Tom Berg"))
    assert bar_of(own, " ana  LIND ") is Bar.TEAM
    assert bar_of(own, "Tom Berg") is Bar.ADVISED
    assert bar_of(own, " ") is Bar.NOBODY
    assert bar_of(own, "Liv Dahl") is None
    for name in ("ANA LIND", " "):
        with pytest.raises(ValueError, match=f"^{name}$"):
            decide(own, MODEL, awarded(by=name))
    assert decide(own, MODEL, awarded(by="Tom Berg"))


def test_nor_does_anybody_else_who_had_a_hand_in_the_audit() -> None:
    second = (RatingSet("a1", "s1", SECOND, "Cara Dahl"), RatingSet("a1", "s2", CLIENT, "Dana Poe"))
    own = audit({}, TeamMember("a1", "Tobias Renck", "TR"), *second)
    for name in ("Cara Dahl", "Tobias Renck, Certa", "tobias renck (Certa)"):
        assert bar_of(own, name) is Bar.TEAM, name
    assert bar_of(own, "Bo Lind", writing="Bo Lind") is Bar.TEAM
    assert bar_of(own, "Dana Poe") is None
    assert bar_of(own, ", Certa") is Bar.NOBODY


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Tobias Renck, Certa", " TOBIAS  renck", True),
        ("Tobias Renck, Certa", "Tobias Renck,certa", True),
        ("Tobias Renck, Certa", "Tobias Renck, Nova", False),
        ("Tobias Renck", "Tobias Renckert", False),
        ("Renck, Tobias", "Tobias Renck", True),
        ("Dr. Tobias Renck", "renck tobias", True),
        ("Dr.", "Prof.", False),
    ],
)
def test_a_name_with_an_addition_is_the_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_a_decision_is_made_by_today_and_says_why() -> None:
    own = audit({}, TeamMember("a1", "Ana Lind", "AL"), Consulting("a1", "Tom Berg"))
    said = replace(awarded(), reason="Enough was seen.")
    assert bar_against(own, said, AWARD) is None
    assert bar_against(own, said, AWARD - timedelta(days=1)) is Bar.TO_COME
    assert bar_against(own, replace(said, reason=" "), AWARD) is Bar.NO_REASON
    assert bar_against(own, replace(said, decided_by="Ana Lind", reason=""), AWARD) is Bar.TEAM
    assert bar_against(own, replace(said, decided_by="Tom Berg"), AWARD) is Bar.ADVISED


@pytest.mark.parametrize(
    ("day", "late"),
    [
        (date(2027, 1, 30), False),
        (date(2027, 1, 31), True),
        (date(2027, 8, 1), True),
        (date(2029, 1, 1), True),
    ],
)
def test_a_check_that_was_not_held_stays_late(day: date, late: bool) -> None:
    assert certification_on(decided(audit(), awarded()), MODEL, day).is_check_late is late


def test_the_assessor_does_not_decide_either() -> None:
    own = audit()
    named = Audit.of("a1", _with(own, replace(own.details, assessor="Ana Lind")))
    assert bar_of(named, "Ana Lind") is Bar.TEAM


def test_of_several_the_one_nearest_to_its_end() -> None:
    own, later = audit(), awarded(day=date(2026, 5, 1))
    found = [certification_on(decided(own, one), MODEL, date(2026, 6, 1)) for one in (later, awarded())]
    assert most_pressing(found).valid_until == date(2028, 1, 29)
    assert most_pressing([]).state is State.NONE
