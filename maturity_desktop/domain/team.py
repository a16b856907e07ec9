"""Who audits: the team, who looks after which criterion, and second ratings that do not see the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from maturity_desktop.domain.audit import (
    AGREED,
    RECORD_TYPES,
    Answer,
    Audit,
    Change,
    Note,
    RatingSet,
    SetLevel,
)
from maturity_desktop.domain.changes import Changes, Place, drop, put
from maturity_desktop.domain.framework import Criterion
from maturity_desktop.domain.plan_records import Activity, Assignment, RatingScope, TaskPlan, TeamMember
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State

SECOND = "second"
"""The kind of a rating set that is given without sight of the agreed one."""
NOT_BLIND = "not_blind"
"""The kind of a second rating whose assessor had agreed answers in sight."""
CLIENT = "client"
"""The kind of the client's own rating set."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A criterion as two rating sets have it; None where one has not rated it."""

    criterion: Criterion
    one: int | None
    other: int | None

    @property
    def apart(self) -> int | None:
        """How many levels lie between them."""
        return None if self.one is None or self.other is None else abs(self.one - self.other)


@dataclass(frozen=True, slots=True)
class Authored:
    """Who said something, and when; `at` carries its time zone."""

    author: str
    at: datetime


SAID: tuple[type[Record], ...] = (Answer, SetLevel, Note)
"""The kinds of records that a rating is made of."""
Authors = Mapping[tuple[type[Record], tuple[str, ...]], Authored]
"""Who said each of them last, by kind and key."""


# The team


def members(audit: Audit) -> tuple[TeamMember, ...]:
    """The team, its lead first, then by name."""
    return tuple(sorted(audit.all(TeamMember), key=lambda own: (not own.is_lead, own.name.casefold())))


def join_first(audit: Audit, name: str) -> Changes:
    """Whoever audits is the team as long as nobody else was named; no change where somebody was."""
    if not name or any(True for _member in audit.all(TeamMember)):
        return ()
    return put(audit, TeamMember(audit.id, name, initials_of(name), is_lead=True))


def initials_in(audit: Audit, name: str) -> str:
    """How the team calls somebody for short; of others the initials of the name."""
    member = audit.get(TeamMember, audit.id, name)
    return (member.initials if member is not None else "") or initials_of(name)


def initials_of(name: str) -> str:
    """Two letters or three to know somebody by."""
    return "".join(part[0] for part in name.split() if part[0].isalnum())[:3].upper()


def join(audit: Audit, member: TeamMember) -> Changes:
    """Somebody joins the team, or is put right; a new lead takes the place of the old one."""
    stepped_down = (
        replace(other, is_lead=False)
        for other in audit.all(TeamMember)
        if member.is_lead and other.is_lead and other.name != member.name
    )
    return tuple(change for own in (*stepped_down, member) for change in put(audit, own))


def rename(audit: Audit, member: TeamMember, name: str) -> Changes:
    """A member has another name wherever the plan names them; what was answered keeps its author.

    ValueError where somebody else has that name.
    """
    if name != member.name and audit.get(TeamMember, audit.id, name) is not None:
        raise ValueError(name)
    renamed = (
        *(replace(own, assessor=name) for own in audit.all(Assignment) if own.assessor == member.name),
        *(replace(own, assignee=name) for own in audit.all(TaskPlan) if own.assignee == member.name),
        *(replace(own, led_by=name) for own in audit.all(Activity) if own.led_by == member.name),
    )
    moved = (*drop(audit, member), *put(audit, replace(member, name=name))) if name != member.name else ()
    return (*moved, *(change for own in renamed for change in put(audit, own)))


def leave(audit: Audit, member: TeamMember) -> Changes:
    """A member leaves the team; their criteria are nobody's."""
    theirs = (own for own in audit.all(Assignment) if own.assessor == member.name)
    return (*(Change(own, None) for own in theirs), *drop(audit, member))


def assign(audit: Audit, framework: str, criteria: Iterable[str], assessor: str) -> Changes:
    """These criteria are looked after by this member; by nobody where the name is empty."""
    wanted = [Assignment(audit.id, framework, criterion, assessor) for criterion in criteria]
    done = (put(audit, own) if assessor else drop(audit, own) for own in wanted)
    return tuple(change for changes in done for change in changes)


def assessor_of(audit: Audit, framework: str, criterion: str) -> str:
    """Who looks after a criterion; empty where nobody does."""
    own = audit.get(Assignment, audit.id, framework, criterion)
    return own.assessor if own is not None else ""


def assigned(audit: Audit, framework: str) -> Mapping[str, str]:
    """Who looks after which criterion of a framework, by criterion."""
    return {own.criterion: own.assessor for own in audit.all(Assignment) if own.framework == framework}


def workload(audit: Audit) -> Mapping[str, int]:
    """How many criteria each member looks after, over all frameworks."""
    return Counter(own.assessor for own in audit.all(Assignment))


# Who answered


def answered_by(authors: Authors, place: Place, criterion: Criterion) -> Authored | None:
    """Who gave the last answer, level or note at a criterion; None where nothing is said."""
    here = (place.audit, place.framework, place.rating_set)
    keys: list[tuple[type[Record], tuple[str, ...]]] = [
        (SetLevel, (*here, criterion.id)),
        (Note, (*here, criterion.id)),
        *((Answer, (*here, point.id)) for point in criterion.checkpoints),
    ]
    return max((authors[key] for key in keys if key in authors), key=lambda own: own.at, default=None)


def authors_after(authors: Authors, changes: Changes, authored: Authored) -> Authors:
    """The authors once somebody has made these changes."""
    found = dict(authors)
    for change in changes:
        if isinstance(change.record, SAID):
            place = (type(change.record), change.record.key)
            if change.new is None:
                found.pop(place, None)
            else:
                found[place] = authored
    return found


# Rating sets


def second_ratings(audit: Audit) -> tuple[RatingSet, ...]:
    """Every rating set besides the agreed one, by kind and assessor."""
    others = (own for own in audit.all(RatingSet) if own.id != AGREED)
    return tuple(sorted(others, key=lambda own: (own.kind, own.assessor.casefold(), own.id)))


def rater_of(audit: Audit, place: Place) -> str:
    """Whose rating a second rating is, whoever enters it; empty for the agreed one."""
    own = audit.get(RatingSet, audit.id, place.rating_set)
    return own.assessor if own is not None and own.id != AGREED else ""


def start_rating(
    audit: Audit, assessor: str, kind: str = SECOND, criteria: Iterable[tuple[str, str]] = ()
) -> tuple[RatingSet, Changes]:
    """A rating set of somebody's own, empty, for these criteria by framework; for all where none is named."""
    own = RatingSet(audit.id, new_key(), kind, assessor)
    scope = (RatingScope(audit.id, own.id, framework, criterion) for framework, criterion in criteria)
    return own, tuple(change for record in (own, *scope) for change in put(audit, record))


def scope_of(audit: Audit, place: Place) -> frozenset[str]:
    """The criteria of a framework that a rating set is meant to rate; empty where it is meant for all."""
    wanted = (place.framework, place.rating_set)
    every = audit.all(RatingScope)
    return frozenset(own.criterion for own in every if (own.framework, own.rating_set) == wanted)


def rated_of(results: Results) -> tuple[int, int]:
    """How many criteria are rated, of how many that apply and that the rating in view is meant for."""
    scope = scope_of(results.audit, results.place)
    if not scope:
        return results.whole.rated, results.whole.applicable
    meant = [own.score.state for own in results.criteria if own.criterion.id in scope]
    applicable = [state for state in meant if state is not State.NOT_APPLICABLE]
    return sum(state is State.RATED for state in applicable), len(applicable)


def drop_rating(audit: Audit, rating_set: RatingSet) -> Changes:
    """A rating set goes with everything that was said in it; ValueError for the agreed one."""
    if rating_set.id == AGREED:
        raise ValueError(rating_set.id)
    said = (record for kind in RECORD_TYPES if "rating_set" in kind.KEY for record in audit.all(kind))
    gone: list[Record] = [own for own in said if getattr(own, "rating_set", "") == rating_set.id]
    return (*(Change(own, None) for own in gone), *drop(audit, rating_set))


def answers_in(audit: Audit) -> Mapping[str, int]:
    """How many checkpoints each rating set has answered, over all frameworks."""
    return Counter(own.rating_set for own in audit.all(Answer) if own.value is not None)


def compared(one: Results, other: Results) -> tuple[Compared, ...]:
    """The criteria that either of two rating sets of one framework has rated, the furthest apart first."""
    pairs = (Compared(mine.criterion, mine.level, other.of(mine.criterion.id).level) for mine in one.criteria)
    rated = (pair for pair in pairs if pair.one is not None or pair.other is not None)
    return tuple(sorted(rated, key=lambda pair: (pair.apart is None, -(pair.apart or 0))))
