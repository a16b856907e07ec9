"""What the columns of a file of answers hold, as its heads and values tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from difflib import SequenceMatcher
from itertools import takewhile

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.sheet import Cell, Sheet
from maturity_desktop.domain.survey_choices import (
    FULL_NAME,
    are_names,
    is_written_freely,
    words_of_steps,
)
from maturity_desktop.domain.survey_columns import (
    AnswerSheet,
    ColumnPlan,
    ColumnUse,
    Left,
    text_of,
)
from maturity_desktop.domain.survey_scale_guess import scale_of
from maturity_desktop.domain.survey_scales import WHOLE, codes_by_words, ladder_of, number_in
from maturity_desktop.domain.survey_words import (
    GROUP_WORDS,
    NO_WORDS,
    NOTHING_SAID,
    ONE_ANSWER,
    PERSON_HEADS,
    PERSON_NAMING_HEADS,
    PROGRAM_HEADS,
    ROW_HEADS,
    TOTAL_WORDS,
    YES_WORDS,
    key_of,
)

HEADS_WITHIN = 30
"""So many rows from the top, and there is a row of heads."""
ALIKE = 0.86
"""Two texts of a question are the same where difflib finds them this much alike."""
MOST = 0.8
"""A column is what so many of its cells are."""
SLIPS = 0.1
"""So many of the answers to a rating may be words that come again and again; more make it a choice."""
STEPS_AT_MOST = 10
MOST_GROUPS = 30
WORDS_OF_A_HEAD = 5
"""A head with more words asks something."""
NUMBERING = re.compile(r"^(?:(?:q|f|question|frage)\s*)?\d{1,3}\s*[.):]\s*", re.IGNORECASE)
MARKS = re.compile(r"<[^>]{1,200}>")
LIME_CODE = re.compile(r"(?P<code>[A-Za-z]\w*)(?:\[(?P<part>\w+)\])?\s*[.:]\s+(?P<text>.+)", re.DOTALL)
"""LimeSurvey's head with code and text: “G01Q02. How satisfied are you?”."""
SENT_BY = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
MOMENT = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ T].*)?")
SEVERAL = re.compile(r"[^;]+;(?:[^;]*;?)+")
Told = Counter[str]
"""The different texts of a column and how many cells have each, as they come."""
IMPORT_ID = '{"ImportId"'


def answer_sheet(sheet: Sheet) -> AnswerSheet | None:
    """Where the heads and the answers of a sheet are; None where it has no table of answers."""
    filled = [
        sum(map(bool, map(text_of, sheet.row_at(row)))) for row in range(min(sheet.height, HEADS_WITHIN))
    ]
    row = next((place for place, count in enumerate(filled) if count and count >= 0.6 * max(filled)), None)
    if row is None or row + 1 >= sheet.height:
        return None
    heads = [_plain_head(cell) for cell in sheet.row_at(row)]
    first = row + 1
    second = [_plain_head(cell) for cell in sheet.row_at(first)]
    if _is_second_head(heads, second):
        heads, first = _joined(heads, second), first + 1
    if first < sheet.height and any(text_of(cell).startswith(IMPORT_ID) for cell in sheet.row_at(first)):
        first += 1
    if first >= sheet.height or not any(heads):
        return None
    return AnswerSheet(sheet, tuple(heads), row, first, _totals(sheet, first))


def _totals(sheet: Sheet, first: int) -> frozenset[int]:
    """The rows below all people, or above them, that sum them up: a word for it, and numbers."""
    rows = [row for row in range(first, sheet.height) if any(map(text_of, sheet.row_at(row)))]
    above = takewhile(lambda row: _sums_up(sheet.row_at(row)), rows)
    below = takewhile(lambda row: _sums_up(sheet.row_at(row)), reversed(rows))
    return frozenset((*above, *below))


def _sums_up(cells: Sequence[Cell]) -> bool:
    word, *figures = [*filter(None, map(text_of, cells)), ""]
    told = [own for own in figures if own]
    return key_of(word) in TOTAL_WORDS and bool(told) and all(map(_is_number, told))


def _plain_head(cell: Cell) -> str:
    return " ".join(MARKS.sub(" ", text_of(cell)).split())


def _is_second_head(heads: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the row below the heads names columns too, as SurveyMonkey writes it: parts of questions under
    none of the tool's own columns, and no number among them.
    """
    pairs = list(zip(heads, second, strict=True))
    names_parts = any(below and not above for above, below in pairs)
    leaves_out = any(above and not below for above, below in pairs)
    is_usual = any(key_of(below) in ONE_ANSWER for below in second)
    return (is_usual or (names_parts and leaves_out)) and all(
        number_in(below) is None for below in second if below
    )


def _joined(heads: Sequence[str], second: Sequence[str]) -> list[str]:
    """One head for each column: a question and the part of it that the column answers."""
    found, above = [], ""
    for own, below in zip(heads, second, strict=True):
        above = own or above
        part = "" if key_of(below) in ONE_ANSWER else below
        found.append(f"{above} – {part}" if above and part else above or part)
    return found


def columns_of(sheets: Sequence[AnswerSheet], questions: Sequence[SurveyQuestion]) -> tuple[ColumnPlan, ...]:
    """How the columns of sheets with the same heads are read: matched to questions, or as new ones.

    What a column holds is judged by the cells of all of the sheets.
    """
    heads = sheets[0].heads
    matched = match_heads(heads, questions)
    last = max((question.position for question in questions), default=-1)
    columns: list[ColumnPlan] = []
    taken = {question.id for question in questions}
    for place, head in enumerate(heads):
        cells = [
            cell for own in sheets for row in own.people if text_of(cell := own.sheet.columns[place][row])
        ]
        if place in matched:
            question = matched[place]
            codes = codes_by_words(question, map(text_of, cells))
            columns.append(ColumnPlan(place, head, ColumnUse.ANSWERS, question, False, codes))
            continue
        column = guess_column(place, head, cells)
        if column.question is not None:
            last += 1
            made = replace(column.question, id=free_id(place, taken), position=last)
            taken.add(made.id)
            column = replace(column, question=made)
        columns.append(column)
    return tuple(columns)


def free_id(place: int, taken: set[str]) -> str:
    """An id for a question of a file: its column's number, or the next that is free."""
    number = place + 1
    while f"c{number}" in taken:
        number += 1
    return f"c{number}"


def match_heads(heads: Sequence[str], questions: Sequence[SurveyQuestion]) -> dict[int, SurveyQuestion]:
    """The question of each column that has one: by its id or text, else by a text much like it."""
    keys = [_keys_of_head(head) for head in heads]
    found: dict[int, SurveyQuestion] = {}
    for question in questions:
        wanted = {key_of(question.text), key_of(question.id)} - {""}
        place = next((own for own, key in enumerate(keys) if key & wanted and own not in found), None)
        if place is not None:
            found[place] = question
    left = [question for question in questions if question not in found.values()]
    near = sorted(
        (
            (-_likeness(key, key_of(question.text)), place, number)
            for place, key in enumerate(keys)
            if place not in found
            for number, question in enumerate(left)
        )
    )
    used: set[int] = set()
    for distance, place, number in near:
        if -distance >= ALIKE and place not in found and number not in used:
            found[place] = left[number]
            used.add(number)
    return found


def _keys_of_head(head: str) -> set[str]:
    """What a head may say: itself, itself without a number in front, LimeSurvey's code or text alone."""
    found = {key_of(head), key_of(NUMBERING.sub("", head, count=1))}
    coded = LIME_CODE.fullmatch(head)
    if coded:
        found |= {key_of(coded["code"]), key_of(coded["text"])}
    return found - {""}


def _likeness(keys: set[str], wanted: str) -> float:
    if not wanted:
        return 0.0
    return max((SequenceMatcher(None, key, wanted).ratio() for key in keys), default=0.0)


def guess_column(place: int, head: str, cells: Sequence[Cell]) -> ColumnPlan:
    """What a column is for that no question claims, by its filled cells."""
    every = Counter(map(text_of, cells))
    told = Counter({text: times for text, times in every.items() if key_of(text) not in NOTHING_SAID})
    left = _why_left(head, told)
    if left is not None:
        return ColumnPlan(place, head, ColumnUse.LEFT_OUT, left=left)
    if _tells_rows_apart(head, cells, told):
        return ColumnPlan(place, head, ColumnUse.ROW)
    question = _question(_asked(head), told)
    if question is None:
        return ColumnPlan(place, head, ColumnUse.LEFT_OUT, left=Left.NUMBERS)
    return ColumnPlan(place, head, ColumnUse.ANSWERS, question, True, codes_by_words(question, told))


def _asked(head: str) -> str:
    """A head as the text of a question."""
    coded = LIME_CODE.fullmatch(head)
    return coded["text"] if coded else NUMBERING.sub("", head, count=1) or head


def _why_left(head: str, told: Told) -> Left | None:
    keys = _keys_of_head(head)
    if keys & PERSON_HEADS or _are(told, SENT_BY) or _are(told, ADDRESS):
        return Left.PERSONAL
    if not told or not head:
        return Left.EMPTY
    if keys & PERSON_NAMING_HEADS:
        return Left.NAMES
    if keys & PROGRAM_HEADS:
        return Left.PROGRAM
    if are_names(told):
        return Left.NAMES
    is_short = len(key_of(head).split()) <= WORDS_OF_A_HEAD
    times = told.total()
    if is_short and len(told) > MOST * times and times > 2 and _are(told, FULL_NAME):
        return Left.PERSONAL
    if _are(told, SEVERAL):
        return Left.SEVERAL
    return None


def _are(told: Told, pattern: re.Pattern[str]) -> bool:
    alike = sum(times for text, times in told.items() if pattern.fullmatch(text))
    return bool(told) and alike >= MOST * told.total()


def _tells_rows_apart(head: str, cells: Sequence[Cell], told: Told) -> bool:
    if _keys_of_head(head) & ROW_HEADS:
        return True
    kinds = Counter(map(type, cells))
    moments = sum(times for kind, times in kinds.items() if issubclass(kind, date | time | timedelta))
    return bool(told) and (moments >= MOST * len(cells) or _are(told, MOMENT))


def _question(text: str, told: Told) -> SurveyQuestion | None:
    """The question that values answer; None where they are numbers beyond every scale."""
    blank = SurveyQuestion("", "", "", 0, text, QuestionKind.COMMENT)
    keys = {key_of(own) for own in told}
    if keys <= YES_WORDS | NO_WORDS and keys != {"1"}:
        return replace(blank, kind=QuestionKind.YES_NO)
    if _makes_groups(text) and _is_grouping(told) and not any(map(WHOLE.fullmatch, told)):
        return replace(blank, kind=QuestionKind.GROUP)
    if len(told) <= 2 * (STEPS_AT_MOST + 1) and all(number_in(own) is not None for own in told):
        return scale_of(blank, _numbers(told))
    if _is_mostly_rated(told):
        return scale_of(blank, _numbers(_rated(told)))
    if all(_is_number(own) for own in told):
        return None
    if (steps := ladder_of(told)) is not None:
        return replace(blank, kind=QuestionKind.SCALE, choices=words_of_steps(told, steps))
    if _is_grouping(told):
        if _makes_groups(text):
            return replace(blank, kind=QuestionKind.GROUP)
        return replace(blank, kind=QuestionKind.CHOICE, choices=_choices(told))
    return blank


def _makes_groups(head: str) -> bool:
    return bool(set(key_of(head).split()) & GROUP_WORDS)


def _rated(told: Told) -> Told:
    """The answers that are a number of some scale and nothing else."""
    return Counter(
        {
            own: times
            for own, times in told.items()
            if WHOLE.fullmatch(own) and (number_in(own) or 0) <= STEPS_AT_MOST
        }
    )


def _is_mostly_rated(told: Told) -> bool:
    """Whether most answers are numbers of a scale, and the others few, or each in its own words."""
    rated = _rated(told)
    others = told - rated
    few = others.total() <= SLIPS * told.total()
    own_words = max(others.values(), default=1) == 1 and not all(map(_is_number, others))
    return 2 * rated.total() > told.total() and (few or own_words)


def _numbers(told: Told) -> Counter[int]:
    """The numbers that texts name, and how often."""
    found: Counter[int] = Counter()
    for text, times in told.items():
        number = number_in(text)
        if number is not None:
            found[number] += times
    return found


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def _is_grouping(told: Told) -> bool:
    """Whether a column has few values that come again and again, none of them written freely."""
    distinct = len({key_of(own) for own in told})
    return distinct <= min(MOST_GROUPS, max(2, told.total() // 2)) and not any(map(is_written_freely, told))


def _choices(told: Told) -> tuple[str, ...]:
    """Every value once, as it is spelt most often, by how many gave it."""
    spellings: dict[str, Counter[str]] = {}
    for own, times in told.items():
        spellings.setdefault(key_of(own), Counter())[" ".join(own.split())] += times
    most = sorted(spellings.values(), key=lambda own: (-own.total(), own.most_common(1)[0][0]))
    return tuple(own.most_common(1)[0][0] for own in most)
