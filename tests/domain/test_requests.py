"""Requests to the client: what there is to ask for, how they stand, what receiving makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain import requests
from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.changes import Changes, add_evidence, remove_evidence
from maturity_desktop.domain.framework import EvidenceHint, EvidenceKind, Framework
from maturity_desktop.domain.phases import RequestTemplate
from maturity_desktop.domain.plan_records import (
    Holiday,
    PlanSettings,
    Request,
    RequestCriterion,
    RequestEvidence,
    RequestStatus,
)
from maturity_desktop.domain.requests import Criteria, Sight
from maturity_desktop.domain.schedule import calendar_of
from tests.builders import audit, criterion, framework

TODAY = date(2026, 1, 12)
DAY = timedelta(days=1)
HINTS = (
    EvidenceHint(EvidenceKind.DOCUMENT, "Business plan"),
    EvidenceHint(EvidenceKind.INTERVIEW, "Two managers apart"),
    EvidenceHint(EvidenceKind.DATA, "Volumes by month"),
)
OWN = RequestTemplate("volumes", "Volumes", "By half-hour", "12 months", "xlsx", "planning", ("1.01", "1.02"))


def model(*own: RequestTemplate) -> Framework:
    plain = framework(
        {"1": (criterion([1], "1.01", evidence=HINTS, ask=("manager",)), criterion([1], "1.02"))}
    )
    return replace(plain, requests=own)


def after(was: Audit, *steps: Changes) -> Audit:
    for changes in steps:
        was = was.with_changes(changes)
    return was


def with_volumes() -> tuple[Audit, Request]:
    empty = audit()
    made = after(empty, requests.start_from(empty, model(OWN), (OWN,), {"planning": "Workforce planning"}))
    (request,) = made.all(Request)
    return made, request


def item(number: int) -> Evidence:
    return Evidence("c1", f"e{number}", number, "Volumes.xlsx", EvidenceKind.DATA, TODAY, TODAY)


def test_the_requests_of_a_framework_come_before_its_hints() -> None:
    assert requests.templates(model(OWN)) == (OWN,)


def test_a_framework_without_requests_asks_for_the_documents_and_data_it_hints_at() -> None:
    found = requests.templates(model())
    assert [(own.title, own.owner, own.criteria) for own in found] == [
        ("Business plan", "manager", ("1.01",)),
        ("Volumes by month", "manager", ("1.01",)),
    ]
    assert len({own.id for own in found}) == 2


def test_a_draft_says_who_has_it_in_words_and_what_it_is_for() -> None:
    made, request = with_volumes()
    assert (request.label, request.owner, request.period) == ("DR-01", "Workforce planning", "12 months")
    assert [link.criterion for link in requests.criteria_of(made, request)] == ["1.01", "1.02"]
    assert requests.missing_templates(made, model(OWN)) == ()


def test_what_is_asked_for_and_not_there_is_overdue_from_the_day_after() -> None:
    made, request = with_volumes()
    asked = after(made, requests.ask(made, [request], TODAY, TODAY + 4 * DAY))
    on_time, late = (requests.standings(asked, TODAY + days * DAY)[0] for days in (4, 6))
    assert (on_time.overdue, late.overdue) == (0, 2)


def test_a_promise_moves_the_day_that_counts() -> None:
    made, request = with_volumes()
    asked = after(made, requests.ask(made, [request], TODAY, TODAY))
    (request,) = asked.all(Request)
    promised = after(asked, requests.promise(asked, request, TODAY, TODAY + 3 * DAY))
    (standing,) = requests.standings(promised, TODAY + 3 * DAY)
    assert (standing.due, standing.overdue, standing.is_waiting) == (TODAY + 3 * DAY, 0, True)


def test_what_came_is_evidence_at_every_criterion_and_no_longer_chased() -> None:
    made, request = with_volumes()
    got = after(made, requests.receive(made, request, TODAY, [item(1), item(2)]))
    (standing,) = requests.standings(got, TODAY)
    assert [own.number for own in standing.evidence] == [1, 2]
    assert {(link.evidence, link.criterion) for link in got.all(Link)} == {
        (name, place) for name in ("e1", "e2") for place in ("1.01", "1.02")
    }
    assert requests.chasing([standing]) == ()


def test_an_item_of_the_register_can_be_what_was_asked_for() -> None:
    made, request = with_volumes()
    there = after(made, add_evidence(made, [item(1)], []))
    got = after(there, requests.receive(there, request, TODAY, [item(1)], new=False))
    assert requests.standings(got, TODAY)[0].evidence == (item(1),)


def test_when_the_item_goes_the_request_is_still_received_and_says_that_nothing_is_there() -> None:
    made, request = with_volumes()
    got = after(made, requests.receive(made, request, TODAY, [item(1)]))
    gone = after(got, remove_evidence(got, item(1)))
    (standing,) = requests.standings(gone, TODAY)
    assert standing.only_seen
    assert not list(gone.all(RequestEvidence))


def test_a_rejection_wants_a_reason() -> None:
    made, request = with_volumes()
    with pytest.raises(ValueError, match=request.id):
        requests.reject(made, request, TODAY, " ")
    no = after(made, requests.reject(made, request, TODAY, "Held by the group's HR"))
    (request,) = no.all(Request)
    again = after(no, requests.reopen(no, request))
    assert [own.status for own in again.all(Request)] == [RequestStatus.DRAFT]


def test_asking_again_leaves_a_promise() -> None:
    made, request = with_volumes()
    promised = after(made, requests.promise(made, request, TODAY, TODAY + 3 * DAY))
    (asked,) = after(promised, requests.ask(promised, promised.all(Request), TODAY, TODAY)).all(Request)
    assert (asked.status, asked.promised_for, asked.due_on) == (
        RequestStatus.PROMISED,
        TODAY + 3 * DAY,
        TODAY,
    )


def test_a_promise_that_is_taken_back_leaves_it_asked_for() -> None:
    made, request = with_volumes()
    promised = after(made, requests.promise(made, request, TODAY, TODAY + 3 * DAY))
    (request,) = promised.all(Request)
    (asked,) = after(promised, requests.take_back_promise(promised, request)).all(Request)
    assert (asked.status, asked.promised_for) == (RequestStatus.ASKED, None)


def test_asking_again_leaves_what_was_answered() -> None:
    made, request = with_volumes()
    got = after(made, requests.receive(made, request, TODAY, []))
    assert requests.ask(got, got.all(Request), TODAY, TODAY) == ()


def test_the_chasing_list_begins_with_who_has_kept_us_waiting_longest() -> None:
    rows = [("b", 1, 3), ("a", 2, 1), ("b", 3, 9), ("c", 4, None)]
    told = [
        Request(
            "a1",
            f"r{number}",
            number,
            "What",
            owner=owner,
            status=RequestStatus.ASKED,
            due_on=None if late is None else TODAY - late * DAY,
        )
        for owner, number, late in rows
    ]
    found = requests.chasing(requests.standings(audit(None, *told), TODAY))
    assert [(owner, [own.request.number for own in owed]) for owner, owed in found] == [
        ("b", [3, 1]),
        ("a", [2]),
        ("c", [4]),
    ]


def test_only_what_is_asked_for_or_promised_counts_as_listed() -> None:
    made, request = with_volumes()
    assert requests.listed_for(requests.standings(made, TODAY)) == frozenset()
    asked = after(made, requests.ask(made, [request], TODAY, None))
    assert requests.listed_for(requests.standings(asked, TODAY)) == {("model", "1.01"), ("model", "1.02")}


@given(st.lists(st.sampled_from(["1.01", "1.02"]), unique=True), st.lists(st.sampled_from(["1.01", "1.02"])))
def test_a_request_is_for_what_it_was_last_aimed_at(first: list[str], last: list[str]) -> None:
    made, request = with_volumes()
    for names in (first, last):
        made = after(made, requests.aim(made, request, [Criteria("model", tuple(names))]))
    assert {link.criterion for link in made.all(RequestCriterion)} == set(last)


def act(made: Audit, request: Request, step: str, number: int) -> Changes:
    match step:
        case "ask":
            return requests.ask(made, [request], TODAY, TODAY)
        case "promise":
            return requests.promise(made, request, TODAY, TODAY)
        case "receive":
            return requests.receive(made, request, TODAY, [item(number)])
        case "reject":
            return requests.reject(made, request, TODAY, "why")
        case _:
            return requests.reopen(made, request)


@given(st.lists(st.sampled_from(["ask", "promise", "receive", "reject", "reopen"]), max_size=8))
def test_whatever_is_done_can_be_taken_back_to_the_beginning(steps: list[str]) -> None:
    start, request = with_volumes()
    made, done = start, []
    for number, step in enumerate(steps, 1):
        (request,) = made.all(Request)
        changes = act(made, request, step, number)
        made = made.with_changes(changes)
        done.append(changes)
    for changes in reversed(done):
        made = made.with_changes([change.reversed() for change in reversed(changes)])
    assert made == start


def test_a_request_goes_and_leaves_the_evidence() -> None:
    made, request = with_volumes()
    got = after(made, requests.receive(made, request, TODAY, [item(1)]))
    (request,) = got.all(Request)
    gone = after(got, requests.remove(got, request))
    assert not list(gone.all(Request)) and not list(gone.all(RequestCriterion))
    assert [own.id for own in gone.all(Evidence)] == ["e1"]


@pytest.mark.parametrize(
    ("starts_on", "today", "due"),
    [
        (None, TODAY, date(2026, 1, 19)),
        (date(2026, 1, 15), TODAY, date(2026, 1, 14)),  # the working day before the first on site
        (date(2026, 1, 13), TODAY, date(2026, 1, 14)),  # too late for that: the second day there
        (date(2026, 1, 10), TODAY, date(2026, 1, 13)),  # the first day there is a Monday, today
        (date(2026, 1, 5), TODAY, date(2026, 1, 13)),  # in the middle of it: as soon as can be
        (date(2026, 3, 2), date(2026, 1, 9), date(2026, 1, 19)),  # over a weekend and a holiday
    ],
)
def test_a_client_has_five_working_days_and_not_longer_than_to_the_first_days_on_site(
    starts_on: date | None, today: date, due: date
) -> None:
    holiday = [Holiday("a1", "2026-01-12")] if today < TODAY else []
    made = audit(None, PlanSettings("a1", starts_on), *holiday)
    assert requests.usual_due(made, today) == due


@given(st.one_of(st.none(), st.integers(-20, 20)), st.integers(0, 12), st.sampled_from([1, 2, 5, 10]))
def test_nothing_is_wanted_after_the_site_is_left_while_it_is_not(
    starts_in: int | None, ahead: int, days: int
) -> None:
    today = TODAY + ahead * DAY
    start = None if starts_in is None else today + starts_in * DAY
    made = audit(None, PlanSettings("a1", start))
    calendar = calendar_of(made)
    leaving = calendar.shifted(calendar.on_or_after(start), days - 1) if start else None
    due = requests.usual_due(made, today, leaving)
    assert due > today
    assert not calendar.is_free(due)
    if leaving is not None and today < leaving:
        assert due <= leaving
    else:
        assert due == calendar.shifted(today, requests.USUAL_DAYS)


def test_each_sight_shows_what_it_says() -> None:
    rows = [
        (RequestStatus.DRAFT, None), (RequestStatus.ASKED, 3), (RequestStatus.PROMISED, -1),
        (RequestStatus.RECEIVED, 9), (RequestStatus.REJECTED, 9),
    ]  # fmt: skip
    told = [
        Request("a1", f"r{n}", n, "What", status=status, due_on=None if late is None else TODAY - late * DAY)
        for n, (status, late) in enumerate(rows)
    ]
    found = requests.standings(audit(None, *told), TODAY)
    seen = {sight: [own.request.number for own in requests.in_sight(found, sight)] for sight in Sight}
    assert seen == {
        Sight.ALL: [0, 1, 2, 3, 4],
        Sight.OPEN: [0, 1, 2],
        Sight.OVERDUE: [1],
        Sight.RECEIVED: [3],
        Sight.CHASING: [1, 2],
    }


def test_owners_stand_in_the_order_of_their_names_and_nobody_last() -> None:
    told = [Request("a1", f"r{n}", n, "What", owner=owner) for n, owner in enumerate(("b", "", "A", "b"))]
    found = requests.by_owner(requests.standings(audit(None, *told), TODAY))
    assert [(owner, [own.request.number for own in owned]) for owner, owned in found] == [
        ("A", [2]), ("b", [0, 3]), ("", [1]),
    ]  # fmt: skip
