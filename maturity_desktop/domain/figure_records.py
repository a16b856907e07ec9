"""The records of what a client's figures and surveys say, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from maturity_desktop.domain.record import Record
from maturity_desktop.domain.series import Abandoned, Grain


@dataclass(frozen=True, slots=True)
class MeasureSeries(Record):
    """Figures of one channel of a measure, by reference: the library keeps them by the SHA-256 `figures`.

    `measure` is the framework's name of the value (service_level). They came from an item of evidence, at
    `origin` (sheet and cells), or were typed where both are empty. `quality` is what was dropped, filled or
    odd: a line of JSON each.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    measure: str
    channel: str
    grain: Grain
    figures: str
    count: int
    first: date
    last: date
    added_on: date
    evidence: str = ""
    origin: str = ""
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureReading(Record):
    """How one channel's figures of a measure are read; `targets` are days and targets (“2025-07-01 85”).

    `not_applicable` holds the levels that do not apply to the channel, for example where response times are
    not recorded by day.
    """

    KEY: ClassVar = ("audit", "measure", "channel")
    audit: str
    measure: str
    channel: str
    in_scope: bool = True
    abandoned: Abandoned = Abandoned.OFFERED
    not_applicable: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningTime(Record):
    """When the centre is open on a weekday (“mon”) or on one date (“2025-12-25”); no hours: it is closed."""

    KEY: ClassVar = ("audit", "day")
    audit: str
    day: str
    hours: str = ""


@dataclass(frozen=True, slots=True)
class MeasureSettings(Record):
    """What holds for all figures of an audit: the client's clock (“Europe/Berlin”), empty where not known."""

    KEY: ClassVar = ("audit",)
    audit: str
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class SupportingData(Record):
    """Rows of amounts for supporting measures, by reference: the library keeps them by the SHA-256 `rows`.

    `inputs` are the amounts that they have, `grouped_by` what their groups are (“channel”), empty: no groups.
    `grain` is None where the rows name no period. `evidence`, `origin` and `quality` are as in a series.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    rows: str
    count: int
    added_on: date
    inputs: tuple[str, ...] = ()
    grain: Grain | None = None
    grouped_by: str = ""
    evidence: str = ""
    origin: str = ""
    quality: tuple[str, ...] = ()


class Asked(StrEnum):
    """Who was asked."""

    CUSTOMERS = "customers"
    EMPLOYEES = "employees"


@dataclass(frozen=True, slots=True)
class Survey(Record):
    """A survey and its answers: the library keeps them by the SHA-256 `answers`; empty: there are none yet.

    `population` is how many could have been asked, `invited` how many were; None where nobody knows. Groups
    of fewer answers than `smallest_group` are withheld. `count` is the number of answer sheets.
    """

    KEY: ClassVar = ("audit", "id")
    audit: str
    id: str
    asked: Asked
    title: str
    population: int | None = None
    invited: int | None = None
    closed_on: date | None = None
    smallest_group: int = 5
    answers: str = ""
    count: int = 0
    evidence: str = ""
    origin: str = ""
    quality: tuple[str, ...] = ()


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    RECOMMEND = "recommend"
    """0 to 10, from which the net promoter score is made."""
    YES_NO = "yes_no"
    CHOICE = "choice"
    COMMENT = "comment"
    GROUP = "group"
    """Says to which group the person belongs: a site, a team, a channel."""


@dataclass(frozen=True, slots=True)
class SurveyQuestion(Record):
    """A question of a survey; `criteria` are criteria that it speaks to, each as “framework criterion”.

    A scale runs from `lowest` to `highest`; answers from `top` up are its top boxes. Where `low_is_good`, the
    scale runs the other way and answers from `top` down are.
    """

    KEY: ClassVar = ("audit", "survey", "id")
    audit: str
    survey: str
    id: str
    position: int
    text: str
    kind: QuestionKind
    lowest: int = 1
    highest: int = 5
    top: int = 4
    low_is_good: bool = False
    choices: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
