"""Whether texts that come again and again are choices, and which of them are the words of a scale.

What somebody wrote freely is never shown as a choice or a group, however few wrote anything else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from maturity_desktop.domain.survey_privacy import Private, private_marks
from maturity_desktop.domain.survey_words import STEPS, key_of

LONGEST_CHOICE = 40
"""A longer text is a sentence."""
WORDS_OF_A_SENTENCE, WORDS_WITH_COMMAS = 3, 6
"""So many words and more are a sentence where it is ended as one, or where there are commas in it."""
ENDED = re.compile(r"[.!?…](?:\s+[A-ZÀ-Þ]|\s*$)")
FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?:,? [A-ZÀ-Þ][\w'’.-]*){1,3}")


def is_written_freely(text: str) -> bool:
    """Whether a text is a sentence, or holds an address."""
    words = len(text.split())
    return (
        len(text) > LONGEST_CHOICE
        or (words >= WORDS_OF_A_SENTENCE and ENDED.search(text) is not None)
        or (words >= WORDS_WITH_COMMAS and "," in text)
        or any(mark.kind is Private.ADDRESS for mark in private_marks(text))
    )


def are_names(texts: Iterable[str]) -> bool:
    """Whether most texts may be names of people: one begins with a first name, and the others look alike."""
    every = {" ".join(text.split()) for text in texts}
    known = {text for text in every if _is_known_name(text)}
    return bool(known) and 2 * sum(text in known or bool(FULL_NAME.fullmatch(text)) for text in every) > len(
        every
    )


def _is_known_name(text: str) -> bool:
    return any(
        mark.kind is Private.NAME and (mark.start, mark.end) == (0, len(text)) for mark in private_marks(text)
    )


def _most_often(spelt: Counter[str]) -> str:
    return min(spelt, key=lambda text: (-spelt[text], text))


def words_of_steps(told: Counter[str], steps: Mapping[str, int]) -> tuple[str, ...]:
    """What a scale's boxes are called in a file: all of them, else both ends, else none.

    `steps` are those of every text, from 1, by its key; a step is called as it is spelt most often.
    """
    spelt: dict[int, Counter[str]] = {}
    for text, times in told.items():
        step = steps.get(key_of(text))
        if step is not None:
            spelt.setdefault(step, Counter())[" ".join(text.split())] += times
    words = {step: _most_often(own) for step, own in spelt.items()}
    if len(words) == STEPS:
        return tuple(words[step] for step in sorted(words))
    return (words[1], words[STEPS]) if {1, STEPS} <= words.keys() else ()
