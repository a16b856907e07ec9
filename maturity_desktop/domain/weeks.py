"""Weeks as clients write them: a week may belong to two months, so that figures of weeks are not read."""

from __future__ import annotations

import re

_WORD = r"(?:calendar\s?week|kalenderwoche|week|woche|wk|kw|cw|w|uge|uke|vecka|semaine|semana|settimana)"
_YEAR = r"(?:19|20)\d\d"
_OF_WEEK = re.compile(
    rf"(?:{_YEAR}[\s./-]*)?{_WORD}(?:\s?(?:no|nr))?[\s.:/-]*\d{{1,2}}(?:[\s.,/(-]+(?:{_YEAR}|\d\d)\)?)?",
    re.IGNORECASE,
)
"""“2024-W05”, “KW 5”, “Week 5 2024”, “KW 05/2024”."""
_DATED_WEEK = re.compile(
    rf"(?:w/[cebo]|{_WORD}\s(?:commencing|beginning|starting|ending|of|ab|vom))\b.*\d", re.IGNORECASE
)
"""“w/c 06/01/2025”, “Week ending 12 January”."""
_HEAD = re.compile(rf"(?<![^\W_])(?:{_WORD}s?|w/[cebo])(?![^\W_])", re.IGNORECASE)


def without_week(title: str) -> str:
    """What stands after the week with which a title begins, “on site” of “Week 1: on site”; else nothing."""
    head, _colon, rest = title.partition(":")
    return rest.strip() if names_week(head) else ""


def names_week(text: str) -> bool:
    """Whether a cell names a week."""
    told = text.strip()
    return bool(_OF_WEEK.fullmatch(told) or _DATED_WEEK.match(told))


def heads_weeks(head: str) -> bool:
    """Whether a head says that weeks stand below it; “Day of week” does not."""
    return bool(_HEAD.search(head)) and not re.search(r"\b(?:day|tag)\b", head, re.IGNORECASE)
