"""What a client wrote into the list of requests that came back: how it differs, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from maturity_desktop.domain import requests
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.plan_records import Request, RequestStatus

ANSWERS = (RequestStatus.PROMISED, RequestStatus.RECEIVED, RequestStatus.REJECTED)
"""What a client can answer: it will come, it was handed over, it cannot be given."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request as the list told it when it was sent."""

    request: str
    title: str
    owner: str = ""
    promised_for: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row that came back: `place` is its row in the file, from 1; `number` and `title` as they stand now.

    Where a day or an answer is written that nobody can read, `odd_day` and `odd_answer` have its words.
    """

    place: int
    number: str
    title: str = ""
    owner: str = ""
    answer: RequestStatus | None = None
    promised_for: date | None = None
    remark: str = ""
    odd_day: str = ""
    odd_answer: str = ""

    @property
    def says_something(self) -> bool:
        told = (self.number, self.title, self.answer, self.promised_for, self.remark, self.odd_day)
        return any(told) or bool(self.odd_answer)


class Fault(StrEnum):
    """Why a row, or what stands in one of its cells, is not taken."""

    NO_NUMBER = "no_number"
    UNKNOWN = "unknown"
    TWICE = "twice"
    OTHER_TITLE = "other_title"
    GONE = "gone"
    ODD_DAY = "odd_day"
    ODD_ANSWER = "odd_answer"
    NO_DAY = "no_day"
    NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True)
class RowFault:
    """A fault of a row; `text` is what stands there, `wanted` what stood there when it was sent."""

    place: int
    fault: Fault
    number: str
    text: str = ""
    wanted: str = ""


class Part(StrEnum):
    """What of a request differs."""

    OWNER = "owner"
    PROMISED = "promised"
    RECEIVED = "received"
    REJECTED = "rejected"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the client says of a request and the audit does not: a day of a promise, words of all else."""

    request: Request
    part: Part
    text: str = ""
    day: date | None = None

    @property
    def is_usual(self) -> bool:
        """Whether it is taken unless somebody objects: that something was handed over has to be seen."""
        return self.part is not Part.RECEIVED


def differences(
    audit: Audit, sent: Mapping[str, Sent], rows: Iterable[AnswerRow]
) -> tuple[tuple[Difference, ...], tuple[RowFault, ...]]:
    """What rows say that the audit does not, and what of them is not taken; `sent` by number."""
    found: list[Difference] = []
    faults: list[RowFault] = []
    seen: set[str] = set()
    for row in rows:
        if not row.says_something:
            continue
        own = _identified(audit, sent, row, seen)
        if isinstance(own, RowFault):
            faults.append(own)
            continue
        seen.add(row.number)
        faults += _faults_in(own, row)
        found += _differences_of(own, sent[row.number], row)
    return tuple(found), tuple(faults)


@dataclass(frozen=True, slots=True)
class FileAnswers:
    """What one list says anew, and what of it is not taken."""

    file: str
    found: tuple[Difference, ...]
    faults: tuple[RowFault, ...]


def answers_of_all(
    audit: Audit, lists: Iterable[tuple[str, Mapping[str, Sent], Iterable[AnswerRow]]]
) -> tuple[FileAnswers, ...]:
    """What several lists say, each by its file's name; what two of them say alike stands at the first."""
    made: list[FileAnswers] = []
    known: set[Difference] = set()
    for file, sent, rows in lists:
        found, faults = differences(audit, sent, rows)
        made.append(FileAnswers(file, tuple(own for own in found if own not in known), faults))
        known.update(found)
    return tuple(made)


def usual(found: Iterable[Difference]) -> tuple[bool, ...]:
    """Which differences are taken unless somebody objects.

    Of what lists say differently of one thing it is the first; remarks stand beside one another.
    """
    told: list[bool] = []
    known: set[tuple[str, bool]] = set()
    for own in found:
        thing = (own.request.id, own.part is Part.OWNER)
        told.append(own.is_usual and (own.part is Part.REMARK or thing not in known))
        if own.part is not Part.REMARK:
            known.add(thing)
    return tuple(told)


def _identified(audit: Audit, sent: Mapping[str, Sent], row: AnswerRow, seen: set[str]) -> Request | RowFault:
    """The request that a row is about, or why that cannot be told."""
    if not row.number:
        told = row.title or row.remark or row.owner
        return RowFault(row.place, Fault.NO_NUMBER, "", told)
    if row.number not in sent:
        return RowFault(row.place, Fault.UNKNOWN, row.number)
    if row.number in seen:
        return RowFault(row.place, Fault.TWICE, row.number)
    wanted = sent[row.number]
    if _plain(row.title) != _plain(wanted.title):
        return RowFault(row.place, Fault.OTHER_TITLE, row.number, row.title, wanted.title)
    own = audit.get(Request, audit.id, wanted.request)
    return own or RowFault(row.place, Fault.GONE, row.number)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _faults_in(own: Request, row: AnswerRow) -> Iterable[RowFault]:
    if row.odd_day:
        yield RowFault(row.place, Fault.ODD_DAY, row.number, row.odd_day)
    if row.odd_answer:
        yield RowFault(row.place, Fault.ODD_ANSWER, row.number, row.odd_answer)
    if own.status in requests.ANSWERED:
        return
    if row.answer is RequestStatus.PROMISED and row.promised_for is None and not row.odd_day:
        yield RowFault(row.place, Fault.NO_DAY, row.number)
    if row.answer is RequestStatus.REJECTED and not row.remark:
        yield RowFault(row.place, Fault.NO_REASON, row.number)


def _differences_of(own: Request, sent: Sent, row: AnswerRow) -> Iterable[Difference]:
    """What was written and is not known yet.

    What is answered already stays as it is; whose it is and remarks may still be told.
    """
    if row.owner and _plain(row.owner) not in (_plain(sent.owner), _plain(own.owner)):
        yield Difference(own, Part.OWNER, row.owner)
    is_open = own.status not in requests.ANSWERED
    if is_open and row.answer is RequestStatus.RECEIVED:
        yield Difference(own, Part.RECEIVED)
    elif is_open and row.answer is RequestStatus.REJECTED:
        if row.remark:
            yield Difference(own, Part.REJECTED, row.remark)
        return
    elif is_open and row.promised_for not in (None, sent.promised_for, own.promised_for):
        yield Difference(own, Part.PROMISED, day=row.promised_for)
    if row.remark and row.remark not in own.note:
        yield Difference(own, Part.REMARK, row.remark)


def take(audit: Audit, chosen: Iterable[Difference], today: date) -> Changes:
    """What of the answers is taken over, as one edit's changes."""
    made: list[Changes] = []
    for difference in chosen:
        now = audit.get(Request, *difference.request.key)
        if now is not None:
            made.append(_taken(audit, now, difference, today))
            audit = audit.with_changes(made[-1])
    return tuple(change for changes in made for change in changes)


def _taken(audit: Audit, now: Request, difference: Difference, today: date) -> Changes:
    text = difference.text
    match difference.part:
        case Part.OWNER:
            return put(audit, replace(now, owner=text))
        case Part.PROMISED:
            assert difference.day is not None, "a promise names its day"
            return requests.promise(audit, now, today, difference.day)
        case Part.RECEIVED:
            return requests.receive(audit, now, today, ())
        case Part.REJECTED:
            return requests.reject(audit, now, today, text)
        case Part.REMARK:
            return put(audit, replace(now, note=f"{now.note}\n{text}".strip()))
