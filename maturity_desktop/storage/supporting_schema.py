"""What the file of supporting measures may hold, as types: version 1 of its schema."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting_catalogue import Formula, Unit
from maturity_desktop.storage.framework_schema import Entry, Text, Title

Id = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]*$", max_length=60)]
Heads = dict[str, list[Title]]
"""Words that head a column, or words to look for, by language: en, de."""
Groups = Annotated[int, Meta(ge=2, le=100)]
Months = Annotated[int, Meta(ge=1, le=12)]


class InputEntry(Entry):
    """An amount that a client hands over; where `beside` is given, heads count only beside one of these.

    A head with one of the words of `unlike` is not of this amount.
    """

    id: Id
    title: Title
    heads: Heads
    unit: Unit = Unit.NUMBER
    beside: list[Id] = field(default_factory=list)
    unlike: Heads = field(default_factory=dict)


class GroupingEntry(Entry):
    """What figures may be told by."""

    id: Id
    title: Title
    heads: Heads


class TypicalEntry(Entry):
    """What is usual by this tool's judgement; a side left out is open."""

    why: Text
    low: float | None = None
    high: float | None = None


class MeasureEntry(Entry):
    """A supporting measure; `criteria` are ids by framework, `heads` those of finished figures.

    A head with one of the words of `unlike` is not of this measure.
    """

    id: Id
    title: Title
    about: Text
    formula: Formula
    unit: Unit
    over: list[Id]
    under: list[Id] = field(default_factory=list)
    minus: list[Id] = field(default_factory=list)
    group: str = ""
    also_by: list[Id] = field(default_factory=list)
    grain: Grain | None = None
    counted: bool = False
    typical: TypicalEntry | None = None
    criteria: dict[str, list[str]] = field(default_factory=dict)
    heads: Heads = field(default_factory=dict)
    unlike: Heads = field(default_factory=dict)


class NeedEntry(Entry):
    """What figures have to show for a claim to hold."""

    measures: list[Id] = field(default_factory=list)
    series: list[Id] = field(default_factory=list)
    grain: Grain | None = None
    grouped_by: str = ""
    groups: Groups | None = None
    months: Months | None = None
    every_measure: bool = False


class ClaimEntry(Entry):
    """Something that checkpoints or words claim of figures."""

    id: Id
    framework: str
    criterion: str
    says: Text
    needs: NeedEntry
    checkpoints: list[str] = field(default_factory=list)
    words: Heads = field(default_factory=dict)


class SupportingEntry(Entry):
    """The whole file. A firm's own has what it adds or replaces, by id.

    A head with one of the words of `unlike` is of no amount that does not have the word in its own heads.
    """

    schema: Literal[1]
    about: Text
    inputs: list[InputEntry] = field(default_factory=list)
    groupings: list[GroupingEntry] = field(default_factory=list)
    measures: list[MeasureEntry] = field(default_factory=list)
    claims: list[ClaimEntry] = field(default_factory=list)
    denials: Heads = field(default_factory=dict)
    unlike: Heads = field(default_factory=dict)
