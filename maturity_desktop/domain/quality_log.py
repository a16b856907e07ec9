"""The data quality log as an audit keeps it with figures or a survey: a line of JSON for each oddity."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import TypeVar

from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.survey_log import SurveyOdd, SurveyOddity

Kind = TypeVar("Kind")
Noted = TypeVar("Noted")


def log_lines(oddities: Iterable[Oddity | SurveyOddity]) -> tuple[str, ...]:
    """Oddities as lines; what says nothing is left out of a line."""
    return tuple(json.dumps(_told(oddity), ensure_ascii=False) for oddity in oddities)


def logged(lines: Iterable[str]) -> tuple[Oddity, ...]:
    """The oddities of lines; a line that this program cannot read, another version wrote: it is left out."""
    return _read(lines, Odd, Oddity, "channel")


def survey_logged(lines: Iterable[str]) -> tuple[SurveyOddity, ...]:
    """The same of a survey."""
    return _read(lines, SurveyOdd, SurveyOddity, "question")


def _told(oddity: Oddity | SurveyOddity) -> dict[str, object]:
    told = {field.name: getattr(oddity, field.name) for field in fields(oddity)}
    return {name: value for name, value in told.items() if value}


def _read(
    lines: Iterable[str],
    kind: Callable[[str], Kind],
    make: Callable[[Kind, str, str, tuple[str, ...], int, str, str], Noted],
    owner: str,
) -> tuple[Noted, ...]:
    """`owner` names the field that says whose the oddity is."""
    found = []
    for line in lines:
        try:
            told = json.loads(line)
            cells, count = tuple(map(str, told.get("cells", ()))), int(told.get("count", 0))
            file, sheet, what, whose = (str(told.get(name, "")) for name in ("file", "sheet", "what", owner))
            found.append(make(kind(told["kind"]), file, sheet, cells, count, what, whose))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return tuple(found)
