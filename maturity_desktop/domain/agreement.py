"""How far assessors agree who rated the same criteria without sight of each other, and what they agree on."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from maturity_desktop.domain.audit import AGREED, Audit, RatingSet
from maturity_desktop.domain.changes import Changes, Place, put, set_level
from maturity_desktop.domain.framework import Criterion, Framework
from maturity_desktop.domain.improvement_records import Consensus, SampleDraw
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.statistics import Found, Weights, cohen_kappa, fleiss_kappa
from maturity_desktop.domain.team import NOT_BLIND, SECOND, scope_of, second_ratings

LEAST_SHARE = 0.25
"""How much of a framework a second rating is drawn from, where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A criterion as two rated it, before they spoke of it; None where one has not rated it.

    `now` is the agreed level as it is, `consensus` what a meeting made of it.
    """

    criterion: Criterion
    first: int | None
    second: int | None
    now: int | None
    consensus: Consensus | None = None

    @property
    def apart(self) -> int | None:
        """How many levels lie between them."""
        return None if self.first is None or self.second is None else abs(self.first - self.second)

    @property
    def is_open(self) -> bool:
        """Whether they differ and no meeting has agreed on it."""
        return bool(self.apart) and (self.consensus is None or self.consensus.agreed is None)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far ratings agree: `rated` criteria have a level from each of the `raters`, of `meant`.

    Of those `exact` are alike and `near` at most one level apart. Kappa is Cohen's for two, `weighted` with
    quadratic weights; Fleiss' for more, where nothing is weighted.
    """

    raters: int
    meant: int
    rated: int
    exact: int
    near: int
    kappa: Found[float]
    weighted: Found[float] | None = None


@dataclass(frozen=True, slots=True)
class Calibration:
    """A second rating held against the agreed one: what was drawn, the pairs, and how far they agree.

    `is_for_all` says that nobody chose among the criteria of the framework.
    """

    rating: RatingSet
    draw: SampleDraw | None
    pairs: tuple[Pair, ...]
    agreement: Agreement
    is_for_all: bool = False

    @property
    def is_blind(self) -> bool:
        """Whether it was given without sight of the agreed one: only then agreement says something."""
        return self.rating.kind != NOT_BLIND


# Drawing a sample


def usual_size(framework: Framework) -> int:
    """A quarter of the criteria, rounded up, and no fewer than there are domains with any."""
    domains = [domain for domain in framework.domains if domain.criteria]
    return max(math.ceil(LEAST_SHARE * len(framework.criteria)), len(domains))


def draw(criteria: Mapping[str, Iterable[str]], size: int, seed: str) -> tuple[str, ...]:
    """Criteria drawn from those of each domain: one of every domain first, as far as `size` goes.

    The same seed draws the same ones in whatever order domains and criteria come: each criterion has its
    place by the hash of seed and id. ValueError where there are not as many.
    """
    ranked = {domain: sorted(ids, key=lambda own: _lot(seed, own)) for domain, ids in criteria.items()}
    every = sorted((own for ids in ranked.values() for own in ids), key=lambda own: _lot(seed, own))
    if not 0 < size <= len(every):
        raise ValueError(size)
    first = sorted((ids[0] for ids in ranked.values() if ids), key=lambda own: _lot(seed, own))
    rest = (own for own in every if own not in first)
    return tuple(sorted([*first, *rest][:size]))


def _lot(seed: str, criterion: str) -> tuple[bytes, str]:
    return hashlib.sha256(f"{seed}\0{criterion}".encode()).digest(), criterion


def draw_from(framework: Framework, size: int, seed: str) -> tuple[str, ...]:
    """Criteria drawn from a whole framework, in the order of the standard."""
    drawn = draw({domain.id: [own.id for own in domain.criteria] for domain in framework.domains}, size, seed)
    return tuple(own.id for own in framework.criteria if own.id in drawn)


def keep_draw(
    audit: Audit, framework: Framework, rating: RatingSet, size: int, seed: str, today: date
) -> Changes:
    """How a second rating's criteria were drawn stays with it."""
    of = len(framework.criteria)
    return put(audit, SampleDraw(audit.id, framework.id, rating.id, seed, size, of, today))


def last_draw(audit: Audit, framework: str) -> SampleDraw | None:
    """The lot that was drawn last for a framework; None where none was."""
    drawn = (own for own in audit.all(SampleDraw) if own.framework == framework)
    return max(drawn, key=lambda own: (own.drawn_on, own.rating_set), default=None)


# How far two agree, or more


def calibration(
    audit: Audit, framework: Framework, rating: RatingSet, agreed: Results, second: Results
) -> Calibration:
    """A second rating against the agreed one, over the criteria that it is meant for."""
    place = Place(audit.id, framework.id, rating.id)
    scope, first = scope_of(audit, place), _levels_before(audit, framework.id)
    pairs = tuple(
        _pair(audit, place, own, agreed, second, first)
        for own in framework.criteria
        if not scope or own.id in scope
    )
    return Calibration(
        rating,
        audit.get(SampleDraw, audit.id, framework.id, rating.id),
        pairs,
        agreement_of(pairs),
        is_for_all=not scope,
    )


def calibrations(audit: Audit, framework: Framework, agreed: Results) -> tuple[Calibration, ...]:
    """Every second rating of a framework that an assessor gave blind and has begun, by assessor."""
    return _calibrations(audit, framework, agreed, SECOND)


def not_blind(audit: Audit, framework: Framework, agreed: Results) -> tuple[Calibration, ...]:
    """The second ratings of a framework whose assessors had seen agreed answers: no measure of agreement."""
    return _calibrations(audit, framework, agreed, NOT_BLIND)


def _calibrations(audit: Audit, framework: Framework, agreed: Results, kind: str) -> tuple[Calibration, ...]:
    found = (
        calibration(audit, framework, rating, agreed, evaluate(audit, framework, rating.id))
        for rating in second_ratings(audit)
        if rating.kind == kind
    )
    return tuple(own for own in found if any(pair.second is not None for pair in own.pairs))


def _levels_before(audit: Audit, framework: str) -> Mapping[str, int | None]:
    """The agreed levels as they were before the first meeting that spoke of a criterion."""
    held = (own for own in audit.all(Consensus) if own.framework == framework)
    ordered = sorted(held, key=lambda own: (own.agreed_on or date.max, own.rating_set), reverse=True)
    return {own.criterion: own.first for own in ordered}


def _pair(
    audit: Audit,
    place: Place,
    criterion: Criterion,
    agreed: Results,
    second: Results,
    first: Mapping[str, int | None],
) -> Pair:
    held = audit.get(Consensus, place.audit, place.framework, place.rating_set, criterion.id)
    now = agreed.of(criterion.id).level
    return Pair(
        criterion,
        held.first if held else first.get(criterion.id, now),
        held.second if held else second.of(criterion.id).level,
        now,
        held,
    )


def agreement_of(pairs: Sequence[Pair]) -> Agreement:
    """How far two agree on the criteria that both have rated."""
    both = [(own.first, own.second) for own in pairs if own.first is not None and own.second is not None]
    first, second = [one for one, _other in both], [other for _one, other in both]
    apart = [abs(one - other) for one, other in both]
    return Agreement(
        raters=2,
        meant=len(pairs),
        rated=len(both),
        exact=apart.count(0),
        near=sum(own <= 1 for own in apart),
        kappa=cohen_kappa(first, second),
        weighted=cohen_kappa(first, second, Weights.QUADRATIC),
    )


def agreement_of_all(found: Sequence[Calibration]) -> Agreement | None:
    """How far the agreed rating and every second one agree, where there are two of those or more.

    Over the criteria that all are meant for; `near` are those whose ratings lie at most one level apart.
    """
    if len(found) < 2:
        return None
    by_id = [{pair.criterion.id: pair for pair in own.pairs} for own in found]
    common = [name for name in by_id[0] if all(name in pairs for pairs in by_id)]
    rows = [(by_id[0][name].first, *(pairs[name].second for pairs in by_id)) for name in common]
    rated = [tuple(level for level in row if level is not None) for row in rows if None not in row]
    return Agreement(
        raters=len(found) + 1,
        meant=len(common),
        rated=len(rated),
        exact=sum(len(set(row)) == 1 for row in rated),
        near=sum(max(row) - min(row) <= 1 for row in rated),
        kappa=fleiss_kappa(rated),
    )


# The consensus meeting


def in_order(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """As a meeting goes through them: what is open and furthest apart first, then the rest as they come."""
    return tuple(sorted(pairs, key=lambda own: (not own.is_open, -(own.apart or 0) if own.is_open else 0)))


def agree(
    audit: Audit, agreed: Results, rating: RatingSet, pair: Pair, level: int, reason: str, today: date
) -> Changes:
    """A meeting agrees on a level; both ratings stay in the record as they were.

    Where the agreed rating says something else it is set to that level with the reason; a level that its
    answers give by themselves takes back what was set. ValueError without a reason where anything changes.
    """
    now = agreed.of(pair.criterion.id)
    if level != now.level and not reason.strip():
        raise ValueError(pair.criterion.id)
    held = Consensus(
        audit.id,
        agreed.framework.id,
        rating.id,
        pair.criterion.id,
        pair.first,
        pair.second,
        level,
        reason.strip(),
        today,
    )
    changes = put(audit, held)
    if level == now.level:
        return changes
    place = Place(audit.id, agreed.framework.id, AGREED)
    wanted = None if now.score.low == now.score.high == level else level
    return (*changes, *set_level(audit, place, pair.criterion.id, wanted, reason.strip()))
