"""An assessor's work in a library: answers, notes and evidence, each told once it is committed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count, islice
from pathlib import Path

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, Change, Note, RatingSet
from maturity_desktop.domain.changes import Headline
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.evidence_store import FileState
from maturity_desktop.storage.library import Library
from tests.storage.small import CLIENT, DETAILS, answer, edit, evidence, headline_of, note, start, use
from tools.torture.children import Tell, Told
from tools.torture.scenario import Scenario

STARTED, NOTE, EVIDENCE, AGAIN = "started", "note", "evidence", "tried again"
FILE_AT = 2
"""Every so many edits bring a file of evidence."""
LONG_AT, LONG = 7, 60_000
"""Every so many edits bring a text of so many letters, so that SQLite's log is soon full and moved."""


def editing(edits: int) -> Scenario:
    """So many edits in a new library, which is closed and opened again half-way."""

    def act(folder: Path, tell: Tell) -> None:
        sit(folder, edits // 2, tell)
        sit(folder, edits - edits // 2, tell)

    return Scenario(_nothing, act, losses)


def editing_more(edits: int | None) -> Scenario:
    """So many edits, or edits without end, in a library that has some already."""

    def act(folder: Path, tell: Tell) -> None:
        sit(folder, edits, tell)

    return Scenario(_begun, act, losses)


def _nothing(_folder: Path) -> None:
    """A folder that is empty."""


def _begun(folder: Path) -> None:
    """A library with some work in it."""
    sit(folder, FILE_AT)


def _untold(_line: str) -> None:
    """Nobody listens."""


def sit(folder: Path, edits: int | None, tell: Tell = _untold) -> None:
    """Goes on where the last sitting ended."""
    library = Library.open(folder / "library", "laptop")
    try:
        if not library.audits():
            start(library, answer(value=_answer_at(0)))
            tell(STARTED)
        for number in islice(count(1 + sum(1 for _ in library.load("a1").all(Note))), edits):
            try:
                _edit(library, number, tell)
            except MaturityError:
                tell(AGAIN)  # as the queue of a session does
                _edit(library, number, tell)
    finally:
        library.close()


def _given(library_folder: Path, number: int) -> Path:
    """A file of the client's, which stands elsewhere."""
    path = library_folder.parent.with_name("given") / f"Plan {number}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(f"plan {number}\n".encode() * (1 + number * 131 % 2000))
    return path


def _edit(library: Library, number: int, tell: Tell) -> None:
    """A note and another answer in one edit; with some, evidence."""
    changes = [
        Change(None, note(_text(number), f"1.{number}")),
        Change(answer(value=_answer_at(number - 1)), answer(value=_answer_at(number))),
    ]
    if number % FILE_AT == 0:
        stored = library.evidence.add("c1", _given(library.folder, number))
        row = evidence(
            number,
            file_name=stored.file_name,
            media_type=stored.media_type,
            size=stored.size,
            sha256=stored.sha256,
        )
        changes.append(Change(None, row))
    library.commit([edit(*changes, spell=f"edit {number}")], {"a1": [_headline(_answer_at(number))]})
    tell(f"{NOTE} {number}")
    if number % FILE_AT == 0:
        tell(f"{EVIDENCE} {number}")


@cache
def _headline(value: AnswerValue) -> Headline:
    records = (CLIENT, DETAILS, use(), RatingSet("a1", AGREED), answer(value=value))
    return headline_of(Audit.of("a1", records))


def _answer_at(number: int) -> AnswerValue:
    return (AnswerValue.MET, AnswerValue.NOT_MET)[number % 2]


def _text(number: int) -> str:
    beginning = f"note {number} "
    return beginning + "words " * (LONG // 6 if number % LONG_AT == 0 else number * 37 % 100)


def losses(folder: Path, told: Told) -> Iterator[str]:
    """Whatever was told and is not there, or is no longer sound."""
    try:
        library = Library.open(folder / "library", "laptop")
    except MaturityError as error:
        yield f"the library does not open: {error}"
        return
    try:
        yield from (*library.condition.problems, *library.verify())
        if library.audits():
            yield from _not_there(library, told)
        elif told.finished:
            yield "the audit is gone"
    except MaturityError as error:
        yield f"the library cannot be read or written: {error}"
    finally:
        library.close()


def _not_there(library: Library, told: Told) -> Iterator[str]:
    audit = library.load("a1")
    texts = {record.criterion: record.text for record in audit.all(Note)}
    numbers = _numbers(told, NOTE)
    for number in {*numbers, *range(1, len(texts) + 1)}:
        if texts.get(f"1.{number}") != _text(number):
            yield f"note {number} is not as it was written"
    if numbers and len(texts) > max(numbers) + 1:
        yield f"{len(texts)} notes are there, and only {max(numbers)} were acknowledged"
    if audit.get(Answer, *answer().key) != answer(value=_answer_at(len(texts))):
        yield "the answer is not the one that came with the last note"
    rows = {row.number: row for row in audit.evidence}
    yield from (f"evidence {number} is gone" for number in _numbers(told, EVIDENCE) if number not in rows)
    for row in rows.values():
        if library.evidence.check("c1", row.sha256) is not FileState.PRESENT:
            yield f"evidence {row.number} has no file"
    _edit(library, len(texts) + 1, _untold)  # the work goes on


def _numbers(told: Told, what: str) -> tuple[int, ...]:
    return tuple(int(line.split()[1]) for line in told.finished if line.startswith(f"{what} "))


def there(folder: Path) -> int:
    """How many edits are in a library that is sound."""
    library = Library.open(folder / "library", read_only=True)
    try:
        return sum(1 for _ in library.load("a1").all(Note))
    finally:
        library.close()
