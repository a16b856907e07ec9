"""What a client wrote into the list of requests: what differs, what is not taken, what taking makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.domain.request_answers import (
    AnswerRow,
    Fault,
    Part,
    Sent,
    answers_of_all,
    differences,
    take,
    usual,
)
from tests.builders import audit

TODAY, SOON, LATER = date(2026, 1, 12), date(2026, 1, 14), date(2026, 1, 20)
ASKED = Request("a1", "r1", 1, "Volumes", owner="Planning", status=RequestStatus.ASKED, asked_on=TODAY)
SENT = {"DR-01": Sent("r1", "Volumes", "Planning"), "DR-09": Sent("r9", "Gone")}
ROW = AnswerRow(6, "DR-01", "Volumes", "Planning")


def told(*rows: AnswerRow, request: Request = ASKED) -> tuple[list[Any], list[Any]]:
    found, faults = differences(audit(None, request), SENT, rows)
    return (
        [(own.part, own.day or own.text) for own in found],
        [(own.place, own.fault) for own in faults],
    )


def taken(*rows: AnswerRow, request: Request = ASKED) -> Request:
    made: Audit = audit(None, request)
    found, _faults = differences(made, SENT, rows)
    (now,) = made.with_changes(take(made, found, TODAY)).all(Request)
    return now


def test_a_list_that_nobody_wrote_in_says_nothing() -> None:
    assert told(ROW, AnswerRow(7, "")) == ([], [])


def test_a_day_is_a_promise_whether_an_answer_was_chosen_or_not() -> None:
    for answer in (None, RequestStatus.PROMISED):
        row = replace(ROW, answer=answer, promised_for=SOON)
        assert told(row) == ([(Part.PROMISED, SOON)], [])
        assert taken(row) == replace(ASKED, status=RequestStatus.PROMISED, promised_for=SOON)


def test_what_the_list_said_when_it_was_sent_is_no_answer() -> None:
    moved = replace(ASKED, owner="Finance", status=RequestStatus.PROMISED, promised_for=LATER)
    sent = {"DR-01": Sent("r1", "Volumes", "Planning", SOON)}
    row = replace(ROW, promised_for=SOON)
    assert differences(audit(None, moved), sent, [row]) == ((), ())


def test_several_answers_to_one_request_are_all_taken() -> None:
    row = replace(ROW, owner="Finance", promised_for=SOON, remark="By mail.")
    assert told(row)[0] == [(Part.OWNER, "Finance"), (Part.PROMISED, SOON), (Part.REMARK, "By mail.")]
    now = taken(row, request=replace(ASKED, note="Ask Bo."))
    assert (now.owner, now.promised_for, now.note) == ("Finance", SOON, "Ask Bo.\nBy mail.")
    assert told(row, request=now) == ([], [])


def test_what_cannot_be_given_needs_a_reason() -> None:
    row = replace(ROW, answer=RequestStatus.REJECTED)
    assert told(row) == ([], [(6, Fault.NO_REASON)])
    now = taken(replace(row, remark="Not kept."))
    assert (now.status, now.reason, now.answered_on) == (RequestStatus.REJECTED, "Not kept.", TODAY)


def test_handed_over_is_offered_and_not_taken_as_a_matter_of_course() -> None:
    made = audit(None, ASKED)
    (own,), _faults = differences(made, SENT, [replace(ROW, answer=RequestStatus.RECEIVED)])
    assert (own.part, own.is_usual) == (Part.RECEIVED, False)


def test_what_was_answered_meanwhile_stays() -> None:
    got = replace(ASKED, status=RequestStatus.RECEIVED, answered_on=TODAY)
    row = replace(ROW, answer=RequestStatus.PROMISED, promised_for=SOON, remark="Late, sorry.")
    assert told(row, request=got) == ([(Part.REMARK, "Late, sorry.")], [])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (AnswerRow(8, "", remark="What of this?"), Fault.NO_NUMBER),
        (replace(ROW, number="DR-77", promised_for=SOON), Fault.UNKNOWN),
        (replace(ROW, title="Forecasts", promised_for=SOON), Fault.OTHER_TITLE),
        (replace(ROW, number="DR-09", title="Gone", promised_for=SOON), Fault.GONE),
    ],
)
def test_a_row_that_names_no_request_is_told_and_nothing_of_it_taken(row: AnswerRow, fault: Fault) -> None:
    assert told(row) == ([], [(row.place, fault)])


def test_a_number_that_stands_twice_counts_once() -> None:
    again = replace(ROW, place=7, promised_for=LATER)
    assert told(replace(ROW, promised_for=SOON), again) == ([(Part.PROMISED, SOON)], [(7, Fault.TWICE)])


def test_what_cannot_be_read_is_told_and_the_rest_of_the_row_counts() -> None:
    row = replace(ROW, odd_day="soon", odd_answer="perhaps", remark="Hm.")
    assert told(row) == ([(Part.REMARK, "Hm.")], [(6, Fault.ODD_DAY), (6, Fault.ODD_ANSWER)])
    assert told(replace(ROW, answer=RequestStatus.PROMISED)) == ([], [(6, Fault.NO_DAY)])


def test_of_several_lists_each_thing_is_told_once_and_the_first_is_the_usual_one() -> None:
    rows = {
        "one.xlsx": replace(ROW, owner="Finance", promised_for=SOON, remark="By mail."),
        "two.xlsx": replace(ROW, owner="Finance", promised_for=LATER, remark="By disk."),
        "three.xlsx": replace(ROW, place=9, promised_for=SOON, odd_answer="perhaps"),
    }
    told = answers_of_all(audit(None, ASKED), [(file, SENT, [row]) for file, row in rows.items()])
    assert [own.file for own in told] == list(rows)
    assert [[(one.part, one.day or one.text) for one in own.found] for own in told] == [
        [(Part.OWNER, "Finance"), (Part.PROMISED, SOON), (Part.REMARK, "By mail.")],
        [(Part.PROMISED, LATER), (Part.REMARK, "By disk.")],
        [],
    ]
    assert [[fault.fault for fault in own.faults] for own in told] == [[], [], [Fault.ODD_ANSWER]]
    assert usual([one for own in told for one in own.found]) == (True, True, True, False, True)


WORDS = st.text("ab ", max_size=4).map(str.strip)


@given(
    st.builds(
        AnswerRow,
        st.just(6),
        st.just("DR-01"),
        st.just("Volumes"),
        WORDS,
        st.sampled_from([None, RequestStatus.PROMISED, RequestStatus.RECEIVED, RequestStatus.REJECTED]),
        st.sampled_from([None, SOON, LATER]),
        WORDS,
    ),
    st.sampled_from(list(RequestStatus)),
)
def test_what_was_taken_no_longer_differs(row: AnswerRow, status: RequestStatus) -> None:
    now = taken(row, request=replace(ASKED, status=status))
    assert told(row, request=now)[0] in ([], [(Part.REMARK, row.remark)])
