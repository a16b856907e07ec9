"""Whose names an audit knows, and which words are the assessor's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit, RatingSet
from maturity_desktop.domain.improvement_records import Action, ActionNote, Consulting, ReRating, Training
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityPerson,
    Assignment,
    BaselineFigure,
    Request,
    TaskPlan,
    TeamMember,
)
from maturity_desktop.domain.results import ReasonCode, Results
from maturity_desktop.reports.name_search import looks_like_a_name, parts_of
from maturity_desktop.reports.withheld import KnownName, Withheld

SHORTEST_WORD = 3
"""Letters of a word of a role that tells it from a person's name."""


def known(results: Sequence[Results], words: NullTranslations) -> Withheld:
    """The names and reservations of an audit, before anything is left out."""
    audit = results[0].audit
    roles = {role: title for own in results for role, title in (own.framework.roles or {}).items()}
    role_words = frozenset(
        word for title in roles.values() for word in title.casefold().split() if len(word) >= SHORTEST_WORD
    )
    taken = {title.casefold() for title in roles.values()} | {role.casefold() for role in roles}
    somebody = words.gettext("a member of staff")
    names: dict[str, KnownName] = {}
    for name, role in (*_met(audit), *_team(audit), *_likely(audit, role_words)):
        plain = " ".join(name.split())
        if plain and plain.casefold() not in taken:
            names.setdefault(plain.casefold(), KnownName(plain, roles.get(role, role) or somebody))
    reservations = {
        reason.detail
        for result in results
        for criterion in result.criteria
        for reason in criterion.provisional
        if reason.code is ReasonCode.RESERVATION and reason.detail
    }
    return Withheld(tuple(names.values()), role_words, frozenset(reservations))


def _met(audit: Audit) -> Iterator[tuple[str, str]]:
    """Who was interviewed, observed or asked, each with the role."""
    return ((own.name, own.role) for own in audit.all(ActivityPerson))


def _team(audit: Audit) -> Iterator[tuple[str, str]]:
    """Who audits, rates, leads and notes down."""
    yield audit.details.assessor, ""
    yield from ((own.name, "") for own in audit.all(TeamMember))
    yield from ((own.assessor, "") for own in audit.all(RatingSet))
    yield from ((own.assessor, "") for own in audit.all(Assignment))
    yield from ((own.added_by, "") for own in audit.evidence)
    yield from ((own.led_by, "") for own in audit.all(Activity))
    yield from ((own.assignee, "") for own in audit.all(TaskPlan))
    yield from ((own.noted_by, "") for own in audit.all(ActionNote))
    yield from ((own.rated_by, "") for own in audit.all(ReRating))
    yield from ((own.name, "") for own in audit.all(Consulting))


def _likely(audit: Audit, role_words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Owners and sources, which are roles and places as often as persons: those that look like a name."""
    told = (
        *(own.owner for own in audit.all(Request)),
        *(own.owner for own in audit.all(Action)),
        *(own.led_by for own in audit.all(Training)),
        *(own.source for own in audit.all(BaselineFigure)),
        *(own.source for own in audit.evidence),
    )
    return ((part, "") for text in told for part in parts_of(text) if looks_like_a_name(part, role_words))
