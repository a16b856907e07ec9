"""Which scale the numbers of a column are from: what its head says, else the usual one that they fit.

One answer typed wrongly makes no other scale: a few beyond a usual one are slips, told by their cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from maturity_desktop.domain.figure_records import QuestionKind, SurveyQuestion
from maturity_desktop.domain.survey_words import (
    BAD_ENDS,
    GOOD_ENDS,
    LADDERS,
    RECOMMEND_WORDS,
    STEPS,
    key_of,
)

USUAL_ENDS = (5, 7, 10)
SLIPS, SLIPS_SHARE, MOST_SLIPS = 2, 0.05, 0.1
"""So many answers, or this share, may lie beyond a scale; of few answers no more than the last."""
MARKS_END = 6
"""The worst of German school marks; 1 is the best."""
SPAN = re.compile(
    r"(?:[(\[]\s*|\b(?:scale|skala|from|von)\s+(?:\w+\s+)?)(\d{1,2})\s*(?:-|–|—|\.\.+|to|bis|through)\s*(\d{1,2})\b",
    re.IGNORECASE,
)
"""“(1 to 5)”, “[0-10]”, “Skala von 1 bis 6”."""
LEGEND = re.compile(r"(?<![\d.,])(\d{1,2})\s*[=:]\s*([^\d,;/()\[\]=:]+)")
"""“1 = sehr gut, 6 = ungenügend”."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of a scale, and whether the lower is the better."""

    lowest: int
    highest: int
    low_is_good: bool = False


def ends_in(head: str) -> Ends | None:
    """The scale that a head speaks of: “(1 to 5)”, “1 = very good, 6 = very poor”."""
    legend = {int(number): key_of(word) for number, word in LEGEND.findall(head)}
    if len(legend) > 1:
        lowest, highest = min(legend), max(legend)
        return _ends(lowest, highest, _is_good(legend[lowest]) or _is_bad(legend[highest]))
    span = SPAN.search(head)
    return _ends(int(span[1]), int(span[2])) if span else None


def _ends(lowest: int, highest: int, low_is_good: bool = False) -> Ends | None:
    return Ends(lowest, highest, low_is_good) if lowest <= 1 and 2 <= highest <= max(USUAL_ENDS) else None


def _is_good(word: str) -> bool:
    return word in GOOD_ENDS or any(word in own[STEPS - 1] for own in LADDERS)


def _is_bad(word: str) -> bool:
    return word in BAD_ENDS or any(word in own[0] for own in LADDERS)


def scale_of(blank: SurveyQuestion, numbers: Counter[int]) -> SurveyQuestion | None:
    """A question of the scale that most of these numbers are from; None where they are beyond every scale."""
    ends = ends_in(blank.text)
    if ends is None or not _fit(numbers, ends):
        ends = _usual_ends(numbers)
    if ends is None:
        return None
    if _asks_whether_to_recommend(blank.text) and (ends.highest == max(USUAL_ENDS) or ends.lowest == 0):
        return replace(blank, kind=QuestionKind.RECOMMEND)
    return replace(
        blank,
        kind=QuestionKind.SCALE,
        lowest=ends.lowest,
        highest=ends.highest,
        top=ends.lowest + 1 if ends.low_is_good else ends.highest - 1,
        low_is_good=ends.low_is_good,
    )


def _asks_whether_to_recommend(head: str) -> bool:
    return bool(set(key_of(head).split()) & RECOMMEND_WORDS)


def _fit(numbers: Counter[int], ends: Ends) -> bool:
    """Whether most numbers are on a scale that the head speaks of."""
    within = sum(times for number, times in numbers.items() if ends.lowest <= number <= ends.highest)
    return 2 * within > numbers.total()


def _usual_ends(numbers: Mapping[int, int]) -> Ends | None:
    """The first usual scale with all of the numbers but slips; of ten, a nought is as good as any answer."""
    of = sum(numbers.values())
    for highest in USUAL_ENDS:
        beyond = sum(times for number, times in numbers.items() if number > highest)
        most = MOST_SLIPS * of if highest == max(USUAL_ENDS) else _slips(of)
        if beyond <= most:
            noughts = numbers.get(0, 0)
            is_from_nought = noughts > (0 if highest == max(USUAL_ENDS) else _slips(of))
            return Ends(0 if is_from_nought else 1, highest)
    return None


def _slips(of: int) -> float:
    return min(max(SLIPS, SLIPS_SHARE * of), MOST_SLIPS * of)


def may_be_marks(question: SurveyQuestion, given: Iterable[int]) -> bool:
    """Whether answers taken for a scale of seven may be school marks, of which the lowest is the best."""
    return (
        question.kind is QuestionKind.SCALE
        and question.lowest == 1
        and question.highest > MARKS_END - 1
        and not question.low_is_good
        and max(given, default=0) == MARKS_END
        and ends_in(question.text) is None
    )
