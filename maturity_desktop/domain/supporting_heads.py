"""What heads of a client's columns mean: which amount or finished figure, of which group, in which scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from maturity_desktop.domain.mapping import Role
from maturity_desktop.domain.mapping_words import (
    CHANNELS,
    GENERIC,
    ROLE_WORDS,
    SHARES,
    channel_in,
    is_total,
    plain,
    words_of,
)
from maturity_desktop.domain.sheet import Cell
from maturity_desktop.domain.supporting_catalogue import (
    SECONDS_OF,
    Formula,
    Input,
    SupportingCatalogue,
    SupportingMeasure,
    Unit,
)

CHANNEL = "channel"
WORD = re.compile(r"[^\W_]+|%|ø")
NUMBER_OF = re.compile(r"\bno(?:\.? +of\b|\.)")
TARGETS = ROLE_WORDS[Role.TARGET] | {"promised", "agreed", "vereinbart", "zugesagt"}
"""Words of a figure that is wanted, not reached."""
THOUSANDS = frozenset(
    ["tsd", "tausend", "thousand", "thousands", "k", "keur", "teur", "kusd", "kgbp", "kchf", "000", "000s"]
)
MILLIONS = frozenset(["mio", "mill", "million", "millions", "millionen", "meur"])
CURRENCY = r"(?:[€£$]|(?:eur|euro|usd|gbp|chf|nok|sek|dkk)\b)"
THOUSANDS_OF_MONEY = re.compile(rf"\bt ?{CURRENCY}")
MILLIONS_OF_MONEY = re.compile(rf"\bm ?{CURRENCY}|[€£$] ?m\b")
"""“T€”, “T EUR”; “M€”, “€m”: a letter beside a sign of money."""
YEARS = frozenset(["year", "jahr", "annee", "ano", "anno", "ar", "ytd"])
"""Words that head the row of a whole year, besides those of every total."""
A_YEAR = re.compile(r"(?:19|20)\d\d")
DURATION_WORDS: Mapping[Unit, frozenset[str]] = {
    Unit.SECONDS: frozenset(["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"]),
    Unit.MINUTES: frozenset(["min", "mins", "minute", "minutes", "minuten"]),
    Unit.HOURS: frozenset(["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"]),
}


def tokens(text: str) -> frozenset[str]:
    """The words of a head, with a sign of percent; e-mail is one word, so is top2; “No. of” is a number."""
    spelt = re.sub(r"\be[- ]?(mail|post)", r"e\1", plain(text))
    return frozenset(WORD.findall(NUMBER_OF.sub("number of", spelt)))


@dataclass(frozen=True, slots=True)
class HeadMeaning:
    """What a head says: the amount, how many of its words say so, and the channel in the others."""

    amount: str
    words: int
    channel: str = ""


@dataclass(frozen=True)
class KnownHeads:
    """The heads of a catalogue, ready to be looked up."""

    catalogue: SupportingCatalogue

    @cached_property
    def _heads(self) -> tuple[tuple[frozenset[str], str], ...]:
        catalogue = self.catalogue
        every: tuple[Input | SupportingMeasure, ...] = (*catalogue.inputs.values(), *catalogue.measures)
        return tuple((tokens(head), own.id) for own in every for head in own.heads)

    @cached_property
    def _never_like(self) -> frozenset[str]:
        """Words of heads that are of no amount or figure: what is wanted, left out, or of another period."""
        return TARGETS.union(*map(tokens, self.catalogue.unlike))

    def meaning(self, head: str) -> HeadMeaning | None:
        """The amount or figure that a head names; None where it names none, several, or something else."""
        words = tokens(head)
        fitting = [(len(own), own, name) for own, name in self._heads if own <= words]
        most = max((count for count, _own, _name in fitting), default=0)
        best = self._without_actual({name: own for count, own, name in fitting if count == most})
        chosen = self._as_share(best) if says_percent(head) else best
        if len(chosen) != 1:
            return None
        name, own = next(iter(chosen.items()))
        rest = words - own
        if rest & (self._never_like | self._unlike(name)) or self._names_another(rest, name):
            return None
        return HeadMeaning(name, most, channel_in(" ".join(rest)))

    def _unlike(self, amount: str) -> frozenset[str]:
        """Words of heads that are not of an amount or figure, alike as they look."""
        own = self.catalogue.inputs.get(amount) or self.catalogue.by_id[amount]
        return frozenset(word for text in own.unlike for word in tokens(text))

    def _without_actual(self, best: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
        """The one amount that a head names besides saying that it is the actual one."""
        specific = {name: own for name, own in best.items() if not own <= GENERIC}
        if len(specific) != 1:
            return best
        (name,) = specific
        rest = (self._only_says_actual(own, other, name) for other, own in best.items() if other != name)
        return specific if all(rest) else best

    def _names_another(self, rest: frozenset[str], amount: str) -> bool:
        return any(
            own <= rest and name != amount and not self._only_says_actual(own, name, amount)
            for own, name in self._heads
        )

    def _only_says_actual(self, words: frozenset[str], name: str, amount: str) -> bool:
        """Whether another amount's words say no more here: “Leavers, actual”, not “Forecast vs actual”."""
        own = self.catalogue.inputs.get(name)
        return words <= GENERIC and own is not None and amount not in own.beside

    def _as_share(self, best: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
        """What heads in percent mean: figures in percent, or the share that an amount is the part of."""
        measures = self.catalogue.by_id
        figures = {
            name: own
            for name, own in best.items()
            if name in measures and measures[name].unit is Unit.PERCENT
        }
        if figures:
            return figures
        return {
            measure.id: own
            for name, own in best.items()
            if name not in measures
            for measure in self._shares_of(name)
        }

    def _shares_of(self, amount: str) -> Iterator[SupportingMeasure]:
        for own in self.catalogue.measures:
            if own.formula in (Formula.SHARE, Formula.TURNOVER) and own.over == (amount,) and not own.minus:
                yield own

    def grouping(self, head: str) -> str:
        """What a column groups by, as its head says; empty where it does not."""
        words = tokens(head)
        fitting = [
            (len(tokens(own)), name)
            for name, heads in self.catalogue.grouping_heads.items()
            for own in heads
            if tokens(own) <= words
        ]
        return max(fitting)[1] if fitting else ""

    def first_grouping(self, amount: str) -> str:
        """What a finished figure is told by first; empty for amounts and for figures without groups."""
        measure = self.catalogue.by_id.get(amount)
        return measure.groupings[0] if measure is not None and measure.groupings else ""


def says_percent(head: str) -> bool:
    """Whether a head says that its figures are shares, in percent or of one."""
    words = tokens(head)
    return bool(words & SHARES or "%" in words)


def unit_of(amount: str, catalogue: SupportingCatalogue) -> Unit:
    """The unit of an input or of a finished figure."""
    own = catalogue.inputs.get(amount) or catalogue.by_id[amount]
    return own.unit


def scale_told(head: str, unit: Unit) -> Fraction:
    """How many times the numbers under a head are to be taken, so that they are in the unit."""
    words = tokens(head)
    if unit in SECONDS_OF:
        told = [own for own, named in DURATION_WORDS.items() if words & named]
        return Fraction(SECONDS_OF[told[0]], SECONDS_OF[unit]) if len(told) == 1 else Fraction(1)
    if unit is Unit.PERCENT:
        return Fraction(1)
    money = plain(head) if unit is Unit.MONEY else ""
    if words & MILLIONS or MILLIONS_OF_MONEY.search(money):
        return Fraction(1_000_000)
    return Fraction(1000 if words & THOUSANDS or THOUSANDS_OF_MONEY.search(money) else 1)


def group_name(text: str, grouped_by: str) -> str:
    """A group's name: a channel by its usual name where the text says no more than that."""
    name = " ".join(text.split())
    usual = channel_in(name) if grouped_by == CHANNEL else ""
    return usual if usual and words_of(name) <= CHANNELS[usual] else name


def heads_total(cell: Cell) -> bool:
    """Whether a cell heads a total: “Total”, “Year”, or a year alone."""
    if not isinstance(cell, (str, int, float)) or isinstance(cell, bool):
        return False
    text = str(cell).strip().removesuffix(".0")
    return is_total(text) or A_YEAR.fullmatch(text) is not None or (YEARS >= words_of(text) != frozenset())
