"""Claims held against figures: what an audit says of the client's figures, and what these show.

A claim is made by a checkpoint that is answered met, or by words in a note, a remark or the title of an item
of evidence. Which claims there are, their words and what they need are data (frameworks/supporting.yaml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maturity_desktop.domain.audit import AnswerValue, Audit
from maturity_desktop.domain.figure_records import MeasureSeries
from maturity_desktop.domain.mapping_words import plain
from maturity_desktop.domain.measures import FiguresOf, reading_of
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.series import Grain, Month, last_months
from maturity_desktop.domain.supporting import Pool, rows_within
from maturity_desktop.domain.supporting_catalogue import (
    FINEST_FIRST,
    Claim,
    Need,
    SupportingCatalogue,
    SupportingMeasure,
)
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.domain.supporting_shares import MONTHS

SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\d)[^.!?;\n]+)*[.!?;]?")


class Verdict(StrEnum):
    """How a claim stands to the figures."""

    CONTRADICTED = "contradicted"
    BORNE_OUT = "borne_out"
    NO_FIGURES = "no_figures"


class Where(StrEnum):
    """What claims."""

    CHECKPOINT = "checkpoint"
    NOTE = "note"
    REMARK = "remark"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class ClaimedAt:
    """A place that claims: `id` is the checkpoint's or the item's, empty for a note; `text` its own words."""

    where: Where
    id: str
    text: str


@dataclass(frozen=True)
class Handed:
    """What figures the client handed over in the window, as far as a claim asks after them.

    `grains` has the finest period by group, "" where they are not grouped; None: the rows name no period.
    `measures` are the ids of supporting measures and names of measured values that have figures, `lacking`
    those that the claim wants and that have none.
    """

    grains: Mapping[str, Grain | None]
    months: tuple[Month, ...]
    measures: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that are told apart."""
        return tuple(group for group in self.grains if group)


class Short(StrEnum):
    """In what the figures fall short of a claim."""

    GRAIN = "grain"
    GROUPS = "groups"
    MONTHS = "months"
    MEASURES = "measures"


@dataclass(frozen=True)
class CheckedClaim:
    """A claim, where it is made, what the figures show, and in what they fall short of it."""

    claim: Claim
    verdict: Verdict
    places: tuple[ClaimedAt, ...]
    handed: Handed
    short: tuple[Short, ...] = ()


def checked_claims(
    results: Iterable[Results], catalogue: SupportingCatalogue, pool: Pool, figures: FiguresOf
) -> tuple[CheckedClaim, ...]:
    """Every claim that is made in the audit of these results: contradicted ones first, then borne out.

    `figures` are those of the measured criteria's series. Claims on criteria that an edition does not have
    are passed over.
    """
    found = []
    for own in results:
        by_id = {result.criterion.id: result for result in own.criteria}
        for claim in catalogue.claims:
            if claim.framework == own.framework.id and claim.criterion in by_id:
                places = tuple(claimed_at(claim, by_id[claim.criterion], catalogue.denials))
                if places:
                    found.append(_checked(own.audit, claim, places, catalogue, pool, figures))
    return tuple(sorted(found, key=lambda checked: list(Verdict).index(checked.verdict)))


def _checked(
    audit: Audit,
    claim: Claim,
    places: tuple[ClaimedAt, ...],
    catalogue: SupportingCatalogue,
    pool: Pool,
    figures: FiguresOf,
) -> CheckedClaim:
    handed = handed_over(audit, claim.need, catalogue, pool, figures)
    short = tuple(shortfalls(claim.need, handed))
    if not handed.measures:
        return CheckedClaim(claim, Verdict.NO_FIGURES, places, handed)
    return CheckedClaim(claim, Verdict.CONTRADICTED if short else Verdict.BORNE_OUT, places, handed, short)


def shortfalls(need: Need, handed: Handed) -> Iterator[Short]:
    """In what figures fall short of what a claim needs."""
    if need.grain is not None:
        fine_enough = FINEST_FIRST[: FINEST_FIRST.index(need.grain) + 1]
        if any(grain not in fine_enough for grain in handed.grains.values()):
            yield Short.GRAIN
    if len(handed.groups) < need.groups:
        yield Short.GROUPS
    if len(handed.months) < need.months:
        yield Short.MONTHS
    if need.every_measure and handed.lacking:
        yield Short.MEASURES


# Where it is claimed


def claimed_at(claim: Claim, result: CriterionResult, denials: Sequence[str]) -> Iterator[ClaimedAt]:
    """Where a criterion's answers and words make a claim."""
    met = (own for own in claim.checkpoints if result.answers.get(own) is AnswerValue.MET)
    yield from (ClaimedAt(Where.CHECKPOINT, own, "") for own in met)
    told = [(Where.NOTE, "", result.note), *((Where.REMARK, *own) for own in result.remarks.items())]
    told += [(Where.EVIDENCE, item.id, item.title) for item in result.items]
    for where, own_id, text in told:
        sentence = claiming_sentence(text, claim.words, denials)
        if sentence:
            yield ClaimedAt(where, own_id, sentence)


def claiming_sentence(text: str, words: Iterable[str], denials: Iterable[str]) -> str:
    """The first sentence that has one of the words and none that denies; empty where there is none."""
    wanted, denied = _any_of(words), _any_of(denials, whole=True)
    for sentence in SENTENCE.findall(text):
        spelt = " ".join(plain(sentence).split())
        if wanted and wanted.search(spelt) and not (denied and denied.search(spelt)):
            return " ".join(sentence.split()).rstrip(";")
    return ""


def _any_of(words: Iterable[str], *, whole: bool = False) -> re.Pattern[str] | None:
    """A pattern of words at whose beginning a word of the text begins (and ends, where they are `whole`)."""
    spelt = "|".join(re.escape(" ".join(plain(word).split())) for word in words)
    end = r"\b" if whole else ""
    return re.compile(rf"\b(?:{spelt}){end}") if spelt else None


# What was handed over


def handed_over(
    audit: Audit, need: Need, catalogue: SupportingCatalogue, pool: Pool, figures: FiguresOf
) -> Handed:
    """The figures of an audit's window that a claim asks after.

    Groups count where there are any, else what is not grouped. Groups are those that the claim wants; where
    it does not say, the ones by which each measure is told first.
    """
    cut_off = audit.details.cut_off
    grains: dict[str, Grain | None] = {}
    months: set[Month] = set()
    there: set[str] = set()
    for measure in (catalogue.by_id[name] for name in need.measures if name in catalogue.by_id):
        for grain, row in _rows_telling(measure, need.grouped_by or measure.group, pool, cut_off):
            there.add(measure.id)
            _take_finest(grains, row.group, grain)
            months |= {Month.of(row.start.date())} if row.start else set()
    for record in audit.all(MeasureSeries):
        starts = _starts_within(record, figures, cut_off) if _is_asked_after(audit, record, need) else ()
        if starts:
            there.add(record.measure)
            _take_finest(grains, record.channel, record.grain)
            months |= {Month.of(start) for start in starts}
    wanted = tuple(dict.fromkeys((*need.measures, *need.series)))
    grouped = {group: grain for group, grain in grains.items() if group} or grains
    return Handed(
        grouped,
        tuple(sorted(months, key=lambda own: own.first_day)),
        tuple(name for name in wanted if name in there),
        tuple(name for name in wanted if name not in there),
    )


def _rows_telling(
    measure: SupportingMeasure, grouped_by: str, pool: Pool, cut_off: date
) -> Iterator[tuple[Grain | None, SupportingRow]]:
    """The rows that tell a measure; finished figures of a forecast's error stand for its own grain."""
    needed = set(measure.needed)
    for (by, grain), rows in pool.items():
        if by not in ("", grouped_by):
            continue
        for row in rows_within(rows, cut_off):
            if row.amounts.keys() >= needed:
                yield grain, row
            elif measure.id in row.amounts:
                yield measure.grain or grain, row


def _is_asked_after(audit: Audit, record: MeasureSeries, need: Need) -> bool:
    """Whether a series counts for a claim: in scope, and of a channel that has such short periods."""
    reading = reading_of(audit, record.measure, record.channel)
    has_periods = need.grain is None or not reading.not_applicable
    return record.measure in need.series and reading.in_scope and has_periods


def _starts_within(record: MeasureSeries, figures: FiguresOf, cut_off: date) -> tuple[date, ...]:
    months = last_months(cut_off, MONTHS)
    first, last = months[0].first_day, months[-1].last_day
    starts = (figure.start.date() for figure in figures(record.figures))
    return tuple(start for start in starts if first <= start <= last)


def _take_finest(grains: dict[str, Grain | None], group: str, grain: Grain | None) -> None:
    order = (*FINEST_FIRST, None)
    if group not in grains or order.index(grain) < order.index(grains[group]):
        grains[group] = grain
