"""From sheets and the plans of their columns to the answers of each person, and what was odd in them.

Nothing is kept that says who answered: what numbers the answers or tells when they were given goes into a
fingerprint, by which a row that comes twice is recognised.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.sheet import Block
from maturity_desktop.domain.supporting_rows import Table
from maturity_desktop.domain.survey_columns import (
    AnswerPlan,
    AnswerSheet,
    ColumnPlan,
    ColumnUse,
    Left,
    SurveyFileError,
    text_of,
)
from maturity_desktop.domain.survey_log import SurveyOdd, SurveyOddity, SurveyOddityLog
from maturity_desktop.domain.survey_scale_guess import may_be_marks
from maturity_desktop.domain.survey_scales import reader_of
from maturity_desktop.domain.survey_words import key_of

ROW = "row"
"""The head of the column with the fingerprints; no question has this id."""
OF_FILE = ":"
"""Stands in a mark between what says the file and what says the row."""
LEAST_GROWN = 3
"""So many rows and more that come again tell a file that has grown from another one."""
LEFT_KINDS = {
    Left.PERSONAL: SurveyOdd.PERSONAL,
    Left.NAMES: SurveyOdd.NAMES,
    Left.SEVERAL: SurveyOdd.SEVERAL,
    Left.NUMBERS: SurveyOdd.NUMBERS,
    Left.EMPTY: SurveyOdd.UNUSED,
    Left.CHOSEN: SurveyOdd.UNUSED,
}
"""What is told of a column that is left out."""
WORDS_OF_AN_ANSWER = 3
"""A text with more words is a comment, wherever it stands."""
LEAST_ALIKE = 4
"""Rows alike in every answer are told of files with so many questions; of fewer, many must be alike."""
LEAST_STRAIGHT = 5
"""So many questions of a scale and more with one and the same answer are told."""
SHOWN = 40
NUMBERED = re.compile(r"[^@\s]+@\S+|(?=.*\d)[^.@]+", re.DOTALL)
"""An address or a number of the staff, which one person has; no name, and no address of a machine."""
A_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T]0?0:00(?::00)?)?")
"""A day alone is shared by people who answer alike: it tells no rows apart."""


@dataclass(frozen=True)
class FoundAnswers:
    """The answers of a file, a row for each person under the questions' ids; where they stood, what was odd.

    `questions` are those that have answers here, `new` those of them that the survey did not have.
    """

    table: Table
    questions: tuple[SurveyQuestion, ...]
    new: tuple[SurveyQuestion, ...]
    origin: str
    oddities: tuple[SurveyOddity, ...]

    @property
    def count(self) -> int:
        return max(0, len(self.table) - 1)


@dataclass(frozen=True)
class _Row:
    """One person's answers; `mark` tells the row apart, `person` whose it is; empty where nothing does."""

    cell: str
    answers: Mapping[str, str]
    mark: str
    person: tuple[str, ...]


def read_answers(plans: Sequence[AnswerPlan], *, once: bool = False) -> FoundAnswers:
    """The answers of the plans that are taken; SurveyFileError, with the cell, where they would be wrong.

    `once` says that everybody was asked once, so that of a person's answers the last count.
    """
    oddities: list[SurveyOddity] = []
    rows: list[_Row] = []
    questions: dict[str, SurveyQuestion] = {}
    new: dict[str, SurveyQuestion] = {}
    origins = []
    for plan in plans:
        sheet = plan.answers.sheet
        if not plan.taken:
            kind = SurveyOdd.HIDDEN_SHEET if sheet.hidden else SurveyOdd.OTHER_SHEET
            oddities.append(SurveyOddity(kind, sheet.file, sheet.name))
            continue
        _check(plan)
        log = SurveyOddityLog(sheet.file, sheet.name)
        own_rows = _marked(_once_each(list(_rows(plan, log)), once, log), plan.answers)
        own_rows = _without_known(own_rows, {row.mark for row in rows if OF_FILE in row.mark}, log)
        rows += own_rows
        oddities += [*_columns_left(plan), *_marks(plan, own_rows), *log.oddities]
        for column in _answering(plan):
            question = column.question
            assert question is not None, "a column of answers has its question"
            questions.setdefault(question.id, question)
            if column.is_new:
                new.setdefault(question.id, question)
        origins.append(_origin(plan.answers))
    if not questions:
        raise SurveyFileError(_no_questions(plans))
    oddities += _straight(rows, list(questions.values()))
    head = (ROW, *questions)
    table = (head, *((row.mark, *(row.answers.get(own, "") for own in questions)) for row in rows))
    return FoundAnswers(
        _one_spelling(table, questions),
        tuple(questions.values()),
        tuple(new.values()),
        "; ".join(origins),
        tuple(oddities),
    )


def _answering(plan: AnswerPlan) -> list[ColumnPlan]:
    return [own for own in plan.columns if own.use is ColumnUse.ANSWERS and own.question is not None]


def _no_questions(plans: Sequence[AnswerPlan]) -> str:
    sheet = plans[0].answers.sheet
    cell = sheet.cell_name(plans[0].answers.head_row, 0)
    return _(
        "{file}, “{sheet}”: none of the columns from {cell} on is taken for answers. Say which question each "
        "of them answers."
    ).format(file=sheet.file, sheet=sheet.name, cell=cell)


def _check(plan: AnswerPlan) -> None:
    """SurveyFileError where two columns answer one question, or cells of the answers are merged."""
    sheet, row = plan.answers.sheet, plan.answers.head_row
    seen: dict[str, ColumnPlan] = {}
    for column in _answering(plan):
        assert column.question is not None, "a column of answers has its question"
        other = seen.setdefault(column.question.id, column)
        if other is not column:
            raise SurveyFileError(
                _(
                    "{file}, “{sheet}”: {one} and {other} both answer “{question}”. Leave one of them out."
                ).format(
                    file=sheet.file,
                    sheet=sheet.name,
                    one=sheet.cell_name(row, other.place),
                    other=sheet.cell_name(row, column.place),
                    question=_short(column.question.text),
                )
            )
    taken = {column.place for column in plan.columns if column.use is ColumnUse.ANSWERS}
    for block in sheet.merged:
        if block.bottom >= plan.answers.first and taken & set(range(block.left, block.right + 1)):
            raise SurveyFileError(_merged(plan.answers, block))


def _merged(answers: AnswerSheet, block: Block) -> str:
    sheet = answers.sheet
    return _(
        "{file}, “{sheet}”: {first}:{last} are merged, and nobody can tell whose answer it is. Split them."
    ).format(
        file=sheet.file,
        sheet=sheet.name,
        first=sheet.cell_name(block.top, block.left),
        last=sheet.cell_name(block.bottom, block.right),
    )


def _rows(plan: AnswerPlan, log: SurveyOddityLog) -> Iterable[_Row]:
    """The rows with any answer."""
    sheet = plan.answers.sheet
    answering = [
        (own.place, own.question, reader_of(own.question, own.codes))
        for own in _answering(plan)
        if own.question is not None
    ]
    telling = [own.place for own in plan.columns if own.use is ColumnUse.ROW]
    personal = [own.place for own in plan.columns if own.left is Left.PERSONAL]
    for place in sorted(plan.answers.totals):
        log.note(SurveyOdd.TOTAL, sheet.cell_name(place, 0))
    for place in plan.answers.people:
        texts = [text_of(cell) for cell in sheet.row_at(place)]
        if not any(texts):
            continue
        answers: dict[str, str] = {}
        for column, question, read in answering:
            given = read(texts[column])
            if given is None:
                cell = sheet.cell_name(place, column)
                log.note(SurveyOdd.OFF_SCALE, cell, _no_comment(texts[column]), question.text)
            elif given:
                answers[question.id] = given
        name = sheet.cell_name(place, 0)
        if not answers:
            log.note(SurveyOdd.NO_ANSWER, name)
            continue
        said = [text for own, text in enumerate(texts) if own not in personal]
        is_told_apart = any(texts[own] and not A_DAY.fullmatch(texts[own]) for own in telling)
        mark = _fingerprint(said) if is_told_apart else ""
        person = [key_of(texts[own]) for own in personal if NUMBERED.fullmatch(texts[own])]
        yield _Row(name, answers, mark, tuple(person))


def _fingerprint(texts: Sequence[str]) -> str:
    """Ten bytes that follow from all that a row says but whose it is, and lead back to nothing of it."""
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _once_each(rows: Sequence[_Row], once: bool, log: SurveyOddityLog) -> list[_Row]:
    """The rows without those that come twice and, where everybody was asked once, the last of each person."""
    marked: set[str] = set()
    last = {row.person: place for place, row in enumerate(rows) if row.person}
    alike = Counter(
        tuple(sorted(row.answers.items()))
        for row in rows
        if not row.mark and not row.person and len(row.answers) >= LEAST_ALIKE
    )
    found = []
    for place, row in enumerate(rows):
        if row.mark and row.mark in marked:
            log.note(SurveyOdd.DUPLICATE, row.cell)
            continue
        marked.add(row.mark)
        if row.person and last[row.person] != place:
            log.note(SurveyOdd.AGAIN if once else SurveyOdd.REPEATED, row.cell)
            if once:
                continue
        if not row.mark and not row.person and alike[tuple(sorted(row.answers.items()))] > 1:
            log.note(SurveyOdd.ALIKE, row.cell)
        found.append(row)
    return found


def _marked(rows: Sequence[_Row], answers: AnswerSheet) -> list[_Row]:
    """The rows in which nothing tells them apart marked by their file and place in it.

    Rows of few answers are alike by chance: theirs are known again in the very same file alone.
    """
    if not answers.file_sha256:
        return list(rows)
    sheet = _fingerprint((answers.file_sha256, answers.sheet.name))
    found = []
    for row in rows:
        said = sorted(row.answers.items())
        own = said if len(said) >= LEAST_ALIKE else [("", sheet), *said]
        found.append(row if row.mark else replace(row, mark=file_mark(sheet, row.cell, own)))
    return found


def _without_known(rows: Sequence[_Row], known: Collection[str], log: SurveyOddityLog) -> list[_Row]:
    """The rows without those of a file that was read before, among the same files."""
    for row in rows:
        if row.mark in known:
            log.note(SurveyOdd.DUPLICATE, row.cell)
    return [row for row in rows if row.mark not in known]


def _columns_left(plan: AnswerPlan) -> Iterable[SurveyOddity]:
    """What is not kept of a sheet, but for what is the survey tool's own."""
    sheet, row = plan.answers.sheet, plan.answers.head_row
    for column in plan.columns:
        kind = LEFT_KINDS.get(column.left) if column.left else None
        kind = {ColumnUse.ROW: SurveyOdd.ROW, ColumnUse.LEFT_OUT: kind}.get(column.use)
        if kind is not None and column.head:
            cell = sheet.cell_name(row, column.place)
            yield SurveyOddity(kind, sheet.file, sheet.name, (cell,), 1, _short(column.head))


def _marks(plan: AnswerPlan, rows: Sequence[_Row]) -> Iterable[SurveyOddity]:
    """The new questions whose answers may be school marks, by their heads."""
    sheet = plan.answers.sheet
    for column in _answering(plan):
        question = column.question
        if question is None or not column.is_new or question.kind is not QuestionKind.SCALE:
            continue
        if may_be_marks(
            question, (int(row.answers[question.id]) for row in rows if question.id in row.answers)
        ):
            cell = sheet.cell_name(plan.answers.head_row, column.place)
            yield SurveyOddity(
                SurveyOdd.MARKS, sheet.file, sheet.name, (cell,), 1, str(question.highest), question.text
            )


def _straight(rows: Sequence[_Row], questions: Sequence[SurveyQuestion]) -> Iterable[SurveyOddity]:
    """The rows with one answer to all questions of a scale: told, for the scale may not have been read."""
    scales: dict[tuple[int, int], list[str]] = {}
    for question in questions:
        if question.kind is QuestionKind.SCALE:
            scales.setdefault((question.lowest, question.highest), []).append(question.id)
    for own in scales.values():
        given = [[row.answers[name] for name in own if name in row.answers] for row in rows]
        straight = sum(len(answers) >= LEAST_STRAIGHT and len(set(answers)) == 1 for answers in given)
        if straight:
            yield SurveyOddity(SurveyOdd.STRAIGHT, count=straight)


def _most_often(spelt: Counter[str]) -> str:
    return max(spelt, key=lambda name: (spelt[name], name))


def _one_spelling(table: Table, questions: Mapping[str, SurveyQuestion]) -> Table:
    """The table with every group as it is spelt most often: “Hall 1” and “hall 1” are one."""
    columns = [list(column) for column in zip(*table, strict=True)]
    for column in columns:
        question = questions.get(column[0])
        if question is None or question.kind is not QuestionKind.GROUP:
            continue
        spellings: dict[str, Counter[str]] = {}
        for name in column[1:]:
            spellings.setdefault(name.casefold(), Counter())[name] += 1
        usual = {key: _most_often(own) for key, own in spellings.items()}
        column[1:] = [usual[name.casefold()] for name in column[1:]]
    return tuple(zip(*columns, strict=True))


def _origin(answers: AnswerSheet) -> str:
    """The sheet and the first and last cell of its answers."""
    sheet = answers.sheet
    first = sheet.cell_name(answers.first, 0)
    return f"{sheet.name}!{first}:{sheet.cell_name(sheet.height - 1, sheet.width - 1)}"


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _no_comment(text: str) -> str:
    """What stands in a cell that is no answer; not what somebody wrote there in whole sentences."""
    return "…" if len(text.split()) > WORDS_OF_AN_ANSWER else _short(text)


def file_mark(sha256: str, row: int | str, answers: Sequence[tuple[str, str]]) -> str:
    """The mark of a row that nothing in it tells apart: it says which file, and which row and answers."""
    said = [str(row), *(f"{question}={answer}" for question, answer in answers)]
    return f"{sha256[:20]}{OF_FILE}{_fingerprint(said)}"


def joined_answers(kept: Table, found: FoundAnswers) -> tuple[Table, tuple[SurveyOddity, ...]]:
    """The answers of a survey with those of another file below; rows that are there already stay once."""
    if not kept:
        return found.table, ()
    old_head, *old_rows = kept
    new_head, *new_rows = found.table
    head = tuple(dict.fromkeys((ROW, *old_head, *new_head)))
    new_marks = [row[new_head.index(ROW)] for row in new_rows]
    old_marks = [row[old_head.index(ROW)] for row in old_rows] if ROW in old_head else []
    known = _known(old_marks, new_marks)
    fresh = [row for row, mark in zip(new_rows, new_marks, strict=True) if mark not in known]
    there = len(new_rows) - len(fresh)
    rows = [
        tuple(dict(zip(own, row, strict=True)).get(name, "") for name in head)
        for own, group in ((old_head, old_rows), (new_head, fresh))
        for row in group
    ]
    told = (SurveyOddity(SurveyOdd.ALREADY_THERE, count=there),) if there else ()
    return (head, *rows), told


def _known(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The marks of new rows that are there already: the same marks, and rows of a file that has grown.

    Two people may type the same answers into the same row of their own copies; that most rows of an earlier
    file stand at their places again is no accident.
    """
    known, earlier = set(old) - {""}, _by_file(old)
    rows_before = {row for rows in earlier.values() for row in rows}
    for later in _by_file(new).values():
        if any(_has_grown(rows, later) for rows in earlier.values()):
            known |= {mark for row, mark in later.items() if row in rows_before}
    return known


def _by_file(marks: Iterable[str]) -> dict[str, dict[str, str]]:
    """The marks of each file by what says the row."""
    files: dict[str, dict[str, str]] = {}
    for mark in marks:
        file, is_of_file, row = mark.partition(OF_FILE)
        if is_of_file:
            files.setdefault(file, {})[row] = mark
    return files


def _has_grown(earlier: Mapping[str, str], later: Mapping[str, str]) -> bool:
    again = len(earlier.keys() & later.keys())
    return again >= LEAST_GROWN and 2 * again > len(earlier)
