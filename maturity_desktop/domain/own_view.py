"""The client's own view: what is asked of the client, what was said, and how it comes into the audit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from maturity_desktop.domain.action_returns import kept
from maturity_desktop.domain.audit import Answer, Audit, RatingSet
from maturity_desktop.domain.changes import Changes, Place, answer_at, put
from maturity_desktop.domain.framework import Checkpoint, Criterion, Domain, Framework
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.results import Results, evaluate, facts_of
from maturity_desktop.domain.scorecard_returns import Difference, Field, Returned, RowBack, take
from maturity_desktop.domain.scoring import concerns
from maturity_desktop.domain.team import CLIENT, NOT_BLIND, SECOND, Compared, compared, second_ratings

OF_A_RATING = frozenset({Field.ANSWER, Field.REMARK, Field.SET_LEVEL, Field.RESERVATION, Field.NOTE})
"""What a scorecard says that belongs to a rating; all else is the audit's."""
BETWEEN_NAMES = ", "


@dataclass(frozen=True, slots=True)
class AskedCriterion:
    """A criterion and those of its checkpoints and signs that are about this client."""

    domain: Domain
    criterion: Criterion
    checkpoints: tuple[Checkpoint, ...]


# What is asked


def asked_of(audit: Audit, framework: Framework, wanted: Collection[str] = ()) -> tuple[AskedCriterion, ...]:
    """The criteria in the order of the standard, all where none is named; one that asks nothing is left out.

    No answer of the assessor's decides what is asked, only the facts of the client's profile.
    """
    facts = facts_of(audit, framework)
    found = (
        AskedCriterion(domain, own, tuple(point for point in own.checkpoints if concerns(point, {}, facts)))
        for domain in framework.domains
        for own in domain.criteria
        if not wanted or own.id in wanted
    )
    return tuple(own for own in found if own.checkpoints)


# The client's rating set


def client_rating(audit: Audit) -> RatingSet | None:
    """The client's own rating set; None until the client has said something."""
    return next((own for own in second_ratings(audit) if own.kind == CLIENT), None)


def said_by_client(audit: Audit, framework: str, criterion: Criterion) -> Mapping[str, Answer]:
    """What the client said of a criterion, by checkpoint; empty where nothing was said."""
    rating = client_rating(audit)
    if rating is None:
        return {}
    place = Place(audit.id, framework, rating.id)
    found = (answer_at(audit, place, point.id) for point in criterion.checkpoints)
    return {own.checkpoint: own for own in found if own.value is not None or own.remark}


def client_results(audit: Audit, framework: Framework) -> Results | None:
    """The levels that the client's answers give, by the scoring of the framework; None without any."""
    rating = client_rating(audit)
    return evaluate(audit, framework, rating.id) if rating is not None else None


def beside_client(agreed: Results) -> tuple[Compared, ...]:
    """The criteria that the client has said something of, the furthest apart first."""
    own = client_results(agreed.audit, agreed.framework)
    if own is None:
        return ()
    spoken = {result.criterion.id for result in own.criteria if result.answers}
    return tuple(pair for pair in compared(agreed, own) if pair.criterion.id in spoken)


# What came back


def as_rating(returned: Returned, rating: RatingSet, begins: bool) -> Returned:
    """What came back as it belongs to a rating set: nothing of the audit's own, each row's framework once.

    A scorecard (`begins`) went out with the agreed ratings: only what was changed there is another’s.
    """
    rows = (
        replace(row, told={field: told for field, told in row.told.items() if field in OF_A_RATING})
        for row in returned.rows
    )
    if begins:
        rows = (_only_changed(row) for row in rows)
    return replace(
        returned,
        rating_set=rating.id,
        frameworks=tuple(dict.fromkeys(returned.frameworks)),
        rows=tuple(row for row in rows if row.told),
        roadmap="",
        actions=(),
        missing_actions=(),
    )


def _only_changed(row: RowBack) -> RowBack:
    """A row with what somebody wrote there; what it said before was not theirs."""
    told = {name: value for name, value in row.told.items() if _is_changed(row, name, value)}
    return replace(row, told=told, sent={}, reason_sent="")


def _is_changed(row: RowBack, name: Field, told: str) -> bool:
    """Whether somebody wrote in a cell; of a set level, in that of its reason too."""
    if name is Field.SET_LEVEL and row.reason is not None and kept(row.reason) != row.reason_sent:
        return True
    return kept(told) != row.sent.get(name, "")


def rating_for(audit: Audit, kind: str, name: str) -> RatingSet:
    """Where what came back belongs: the client's rating set, an assessor's of this name, or a new one.

    Who has rated with agreed answers in sight does so no longer blind.
    """
    if kind == CLIENT:
        return client_rating(audit) or RatingSet(audit.id, new_key(), CLIENT, name)
    theirs = [own for own in second_ratings(audit) if name_key(own.assessor) == name_key(name)]
    kinds = (kind, NOT_BLIND) if kind == SECOND else (kind,)
    known = (own for wanted in kinds for own in theirs if own.kind == wanted)
    return next(known, None) or RatingSet(audit.id, new_key(), kind, name)


def name_key(name: str) -> str:
    """A name as it is looked up: however it is spaced, and in small letters."""
    return " ".join(name.split()).casefold()


def with_name(rating: RatingSet, name: str) -> RatingSet:
    """The rating set with whoever answered besides those who did before."""
    names = rating.assessor.split(BETWEEN_NAMES)
    if not name or name in names or rating.assessor == name:
        return rating
    return replace(rating, assessor=BETWEEN_NAMES.join(own for own in (*names, name) if own))


def by_the_same(rating: RatingSet, name: str) -> bool:
    """Whether nobody else has answered in a rating set: what such a one says anew replaces what was said."""
    return not name or not rating.assessor or name_key(rating.assessor) == name_key(name)


def take_rating(
    audit: Audit,
    frameworks: Mapping[str, Framework],
    rating: RatingSet,
    chosen: Sequence[Difference],
    today: date,
    author: str,
) -> Changes:
    """The rating set with what is chosen, as one edit's changes; none where nothing is."""
    if not chosen:
        return ()
    begun = put(audit, rating)
    return (
        *begun, *take(audit.with_changes(begun), frameworks, rating.id, chosen, today, author),
    )  # fmt: skip
