"""What the audits of a laptop say together: who is due, distributions, a client's place, what fails most."""

from __future__ import annotations

from datetime import date, timedelta
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import certification
from maturity_desktop.domain.audit import TaskState
from maturity_desktop.domain.certification import Certification
from maturity_desktop.domain.changes import Standing
from maturity_desktop.domain.improvement_records import MidTermCheck
from maturity_desktop.domain.plan_records import PlanSettings
from maturity_desktop.domain.portfolio import (
    Audited,
    Failing,
    Place,
    Quartiles,
    Sight,
    State,
    client_lines,
    failing,
    in_sight,
    model_figures,
    newest_of_clients,
    place_in,
    portfolio,
    spread,
)
from maturity_desktop.domain.schedule import Schedule, schedule_of
from maturity_desktop.reports.sections.portfolio_words import counted_words, state_words
from tests.builders import audit as audit_of
from tests.domain.test_schedule import model as dated_model

DAY = date(2026, 3, 2)
DATED = dated_model()


def audited(
    client: str, level: float | None = 2.0, audit: str = "", days: int = 0, **more: object
) -> Audited:
    name = audit or f"of-{client}"
    told = Standing({"1": level}, {"1.01": round(level)}, ("1.01",) if level < 2 else ()) if level else None
    own = {"is_sample": False, "framework": "model", "title": "Model", "edition": "e", "standing": told}
    given = {**own, **more}
    return Audited(name, client, f"Client {client}", DAY + timedelta(days), level=level, **given)  # type: ignore[arg-type]


# Clients by what is due


def award(state: certification.State, until: date = DAY) -> Certification:
    return Certification(state, None, until, until - timedelta(180), 0, MidTermCheck("a", "m", "mid", DAY))


def lines(audits: list[Audited], awards: dict[str, Certification]) -> list[tuple[str, State, date | None]]:
    return [(own.client, own.state, own.due) for own in client_lines(audits, {}, awards)]


def test_an_audit_that_is_being_rated_is_under_way() -> None:
    begun = audited("a", 1.0, rated=8, applicable=45)
    (line,) = client_lines([begun, audited("a", audit="old", days=-700)], {}, {})
    assert in_sight([line], Sight.UNDER_WAY) == (line,)
    assert (
        state_words(line, DAY, NullTranslations())
        == "under way: 8 of 45 criteria of the newest audit are rated"
    )
    for other in (audited("a", rated=45, applicable=45), audited("a", days=-700)):
        assert lines([other], {}) == [("a", State.AUDITED, None)]
    assert lines([begun], {"of-a": award(certification.State.VALID)})[0][1] is State.CERTIFIED


def test_a_mean_over_few_criteria_is_left_out_and_counted() -> None:
    full = [audited(name, 2.0, rated=27, applicable=45) for name in "abcde"]
    begun = audited("f", 4.0, rated=26, applicable=45)
    (model,) = model_figures([*full, begun])
    assert (model.clients, model.left_out, set(model.whole.by_client)) == (5, 1, set("abcde"))
    assert counted_words(model, NullTranslations()) == (
        "The newest audits of 5 clients by Model; 1 client is left out: "
        "less than 60 % of the criteria are rated"
    )
    again = audited("a", 4.0, "new", days=5, rated=1, applicable=45)
    (model,) = model_figures([*full, again])
    assert (model.left_out, model.whole.by_client["a"]) == (0, 2.0), "the one before still counts"


def test_where_no_audit_has_enough_rated_it_is_said_that_some_is() -> None:
    begun = audited("a", 1.2, rated=11, applicable=45)
    empty = audited("a", None, "new", rated=0, applicable=45)
    (model,) = model_figures([begun, empty])
    assert counted_words(model, NullTranslations()) == (
        "There are no figures by Model yet; 1 client is left out: less than 60 % of the criteria are rated"
    )
    assert model_figures([empty]) == ()


def test_of_two_audits_with_one_cut_off_the_one_that_is_rated_is_the_newest() -> None:
    begun = audited("a", 1.2, "a-begun", rated=11, applicable=45)
    empty = audited("a", None, "z-empty", rated=0, applicable=45)
    (line,) = client_lines([begun, empty], {}, {})
    assert (line.audit, line.rated) == ("a-begun", 11)
    (later,) = client_lines([begun, audited("a", None, "new", days=1, rated=0, applicable=45)], {}, {})
    assert (later.audit, later.rated) == ("new", 0)


def test_clients_come_by_the_day_on_which_something_is_due() -> None:
    states = certification.State
    awards = {
        "of-a": award(states.VALID, DAY + timedelta(400)),
        "of-b": award(states.LAPSED, DAY - timedelta(3)),
        "of-c": award(states.MID_TERM_DUE, DAY + timedelta(300)),
        "of-d": award(states.REMINDER_DUE, DAY + timedelta(90)),
    }
    assert lines([audited(name) for name in "eadcb"], awards) == [
        ("b", State.LAPSED, DAY - timedelta(3)),
        ("c", State.CHECK, DAY),
        ("d", State.REMINDER, DAY + timedelta(90)),
        ("a", State.CERTIFIED, DAY + timedelta(220)),
        ("e", State.AUDITED, None),
    ]


def dated(today: date, done: bool = False) -> Schedule:
    first = DATED.programme[0].tasks[0].id
    ticked = (TaskState("a1", DATED.id, first, DAY),) if done else ()
    return schedule_of(audit_of(None, PlanSettings("a1", DAY), *ticked), DATED, today)


@pytest.mark.parametrize("done", [False, True])
def test_a_client_goes_through_the_weeks_of_its_audit(done: bool) -> None:
    """A report that is late is due only where the programme is followed at all."""
    whole = dated(DAY)
    leaving, last = whole.leaving_day, whole.last_day
    assert leaving is not None
    assert last is not None
    assert last > leaving
    found = {
        today: client_lines([audited("a")], {"of-a": dated(today, done)}, {})[0]
        for today in (DAY - timedelta(1), DAY, leaving, leaving + timedelta(1), last, last + timedelta(1))
    }
    assert [own.state for own in found.values()] == [
        State.PLANNED, State.ON_SITE, State.ON_SITE, State.REPORT, State.REPORT,
        State.REPORT if done else State.AUDITED,
    ]  # fmt: skip
    assert found[DAY - timedelta(1)].due == DAY
    assert found[last].due == last


def test_a_reminder_no_longer_presses_once_the_next_audit_is_planned() -> None:
    awards = {"old": award(certification.State.REMINDER_DUE, DAY + timedelta(90))}
    audits = [audited("a", audit="old"), audited("a", audit="new", days=9)]
    assert client_lines(audits, {}, awards)[0].state is State.REMINDER
    (own,) = client_lines(audits, {"new": dated(DAY - timedelta(20))}, awards)
    assert (own.state, own.audit, own.audits) == (State.PLANNED, "new", 2)


@pytest.mark.parametrize("state", ["VALID", "MID_TERM_DUE", "REMINDER_DUE"])
def test_an_award_that_runs_is_one_whatever_else_is_late(state: str) -> None:
    awards = {"of-a": award(certification.State[state], DAY + timedelta(90))}
    late = dated(DAY + timedelta(200), done=True)
    (own,) = client_lines([audited("a")], {"of-a": late}, {})
    assert (own.state, own.is_certified) == (State.REPORT, False)
    (own,) = found = client_lines([audited("a")], {"of-a": late}, awards)
    assert own.is_certified
    assert in_sight(found, Sight.CERTIFIED) == found
    if own.state is State.REPORT:
        said = state_words(own, DAY + timedelta(200), NullTranslations())
        assert said.startswith("certified; report was due on ")


def test_an_award_that_lapsed_or_is_to_begin_is_none() -> None:
    awards = {
        "of-a": award(certification.State.LAPSED, DAY - timedelta(9)),
        "of-b": Certification(certification.State.NONE, None, DAY + timedelta(700)),
    }
    found = client_lines([audited("a"), audited("b")], {}, awards)
    assert not any(own.is_certified for own in found)
    assert in_sight(found, Sight.CERTIFIED) == ()


def test_a_sight_shows_its_states() -> None:
    awards = {"of-a": award(certification.State.VALID), "of-b": award(certification.State.LAPSED)}
    found = client_lines([audited("a"), audited("b"), audited("c")], {}, awards)
    seen = {sight: {own.client for own in in_sight(found, sight)} for sight in Sight}
    assert seen == {
        Sight.ALL: {"a", "b", "c"}, Sight.DUE: {"b"}, Sight.UNDER_WAY: set(), Sight.CERTIFIED: {"a"},
    }  # fmt: skip


# Figures over clients


def test_the_newest_audit_of_each_client_counts() -> None:
    audits = [audited("a", 1.0, "old"), audited("a", 3.0, "new", days=1), audited("b", 2.0)]
    assert {own.audit for own in newest_of_clients(audits)} == {"new", "of-b"}
    (model,) = model_figures(audits)
    assert model.domains["1"].by_client == {"a": 3.0, "b": 2.0}
    assert model.clients == 2
    assert not model.are_told


def test_quartiles_are_those_of_others() -> None:
    """1 to 5 by R's default, type 7: 2, 3, 4; 1 to 6: 2.25, 3.5, 4.75."""
    assert spread({str(own): float(own) for own in range(1, 6)}).quartiles == Quartiles(2, 3, 4)
    assert spread({str(own): float(own) for own in range(1, 7)}).quartiles == Quartiles(2.25, 3.5, 4.75)


def test_fewer_than_five_clients_are_not_told_together() -> None:
    four = [audited(name, 1.0) for name in "abcd"]
    (model,) = model_figures(four)
    assert (model.whole.quartiles, model.failing, place_in(model.whole, "a")) == (None, (), None)
    (model,) = model_figures([*four, audited("e", 3.0)])
    assert model.are_told
    assert model.failing == (Failing("1.01", 4, 5),)
    assert place_in(model.whole, "e") == Place(3.0, 4, 0, 0)
    assert place_in(model.whole, "a") == Place(1.0, 0, 3, 1)
    assert place_in(model.whole, "nobody") is None


@given(st.dictionaries(st.text(min_size=1), st.floats(0, 4), min_size=5))
def test_a_client_and_the_others_are_all_there_are(levels: dict[str, float]) -> None:
    found = spread(levels)
    assert found.quartiles is not None
    assert min(levels.values()) <= found.quartiles.low <= found.quartiles.median <= found.quartiles.high
    for client in levels:
        own = place_in(found, client)
        assert own is not None
        assert own.below + own.alike + own.above == len(levels) - 1


def test_what_fails_by_the_largest_share_comes_first() -> None:
    rated = {"1.01": 1, "1.02": 1}
    every = [Standing({}, rated, ("1.02",)) for _own in range(4)] + [Standing({}, rated, ("1.01",))]
    every += [Standing({}, {"1.03": 0}, ("1.03",))]
    assert failing(every) == (Failing("1.02", 4, 5), Failing("1.01", 1, 5))


@given(
    st.permutations([audited(name, level) for name, level in zip("abcdef", (1, 2, 2, 3, 4, 1), strict=True)])
)
def test_the_order_of_audits_says_nothing(audits: list[Audited]) -> None:
    found = portfolio(audits, {}, {})
    assert found == portfolio(sorted(audits, key=lambda own: own.audit), {}, {})


def test_samples_count_only_where_there_is_nothing_else() -> None:
    sample = audited("s", 4.0, is_sample=True)
    alone = portfolio([sample], {}, {})
    assert alone.samples_in
    assert alone.models[0].clients == 1
    mixed = portfolio([sample, audited("a")], {}, {})
    assert not mixed.samples_in
    assert mixed.models[0].whole.by_client == {"a": 2.0}
    assert [own.client for own in mixed.clients] == ["a", "s"]
    assert portfolio([], {}, {}).clients == ()
