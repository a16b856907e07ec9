"""How long an award holds, and who may decide on one. It knows of awards, and gives none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from maturity_desktop.domain.audit import Audit, Change, RatingSet
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.improvement_records import Consulting, Decision, MidTermCheck, Outcome
from maturity_desktop.domain.plan_records import TeamMember
from maturity_desktop.domain.team import CLIENT

if TYPE_CHECKING:
    from maturity_desktop.domain.framework import Framework

RULES = ("valid_years", "reminder_months", "mid_term_months", "most_missing", "lowest_confidence")
USUAL_CHECK = "mid-term"
"""The id of the check that comes with an award; the same on every laptop."""


@dataclass(frozen=True, slots=True)
class CertificationRules:
    """How long an award holds, when it is looked at, and what readiness for one allows.

    `mid_term_months` count from the award (0: there is no check), `reminder_months` back from the day on
    which it lapses. `added` names the rules that are this tool's, not the source's.
    """

    valid_years: int = 2
    reminder_months: int = 6
    mid_term_months: int = 12
    most_missing: int = 3
    lowest_confidence: Literal["A", "B"] = "B"
    added: frozenset[str] = frozenset(RULES)
    note: str = ""


class State(StrEnum):
    """How a client's certification stands on a day; the later ones press more."""

    NONE = "none"
    VALID = "valid"
    MID_TERM_DUE = "mid_term_due"
    REMINDER_DUE = "reminder_due"
    LAPSED = "lapsed"


class Bar(StrEnum):
    """What speaks against somebody deciding."""

    NOBODY = "nobody"
    """No name is given."""
    TEAM = "team"
    """They audited: refused."""
    TO_COME = "to_come"
    """The day of the decision is still to come: refused."""
    NO_REASON = "no_reason"
    """Nothing says why: refused."""
    ADVISED = "advised"
    """They advised the client: warned of."""


@dataclass(frozen=True, slots=True)
class Certification:
    """How a decision stands on a day. Without an award there are no dates.

    `reminder_on` is the day on which a new audit should be spoken of, `days_left` counts the days that the
    award still holds after this one, negative once it has lapsed. `check` is the check to be held next.
    """

    state: State
    decision: Decision | None = None
    valid_until: date | None = None
    reminder_on: date | None = None
    days_left: int | None = None
    check: MidTermCheck | None = None

    @property
    def is_check_late(self) -> bool:
        """Whether the next check should have been held before this day."""
        if self.check is None or self.valid_until is None or self.days_left is None:
            return False
        return self.check.due_on < self.valid_until - timedelta(days=self.days_left)


def rules_of(framework: Framework) -> CertificationRules:
    """The framework's rules; where it has none, this tool's."""
    return framework.certification or CertificationRules()


# Days


def months_after(day: date, months: int) -> date:
    """The same day so many months on (or back), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def last_day(awarded_on: date, rules: CertificationRules) -> date:
    """The last day of an award: the one before its anniversary.

    An award of 29 February ends on 28 February in a year that has no 29th.
    """
    anniversary = months_after(awarded_on, 12 * rules.valid_years)
    return anniversary - timedelta(days=1) if anniversary.day == awarded_on.day else anniversary


def reminder_day(valid_until: date, rules: CertificationRules) -> date:
    """So many months before the award no longer holds."""
    return months_after(valid_until + timedelta(days=1), -rules.reminder_months)


# The decision


def certification_on(audit: Audit, framework: Framework, day: date) -> Certification:
    """How the certification by this audit stands on a day."""
    decision = audit.get(Decision, audit.id, framework.id)
    if decision is None or decision.outcome is not Outcome.AWARDED:
        return Certification(State.NONE, decision)
    rules = rules_of(framework)
    until = decision.valid_until or last_day(decision.decided_on, rules)
    remind = reminder_day(until, rules)
    check = next_check(audit, framework)
    if day > until:
        state = State.LAPSED
    elif day < decision.decided_on:
        state = State.NONE
    elif day >= remind:
        state = State.REMINDER_DUE
    elif check is not None and day >= check.due_on:
        state = State.MID_TERM_DUE
    else:
        state = State.VALID
    return Certification(state, decision, until, remind, (until - day).days, check)


def checks_of(audit: Audit, framework: Framework) -> tuple[MidTermCheck, ...]:
    """The checks between award and lapse, by the day on which they are due."""
    own = (check for check in audit.all(MidTermCheck) if check.framework == framework.id)
    return tuple(sorted(own, key=lambda check: (check.due_on, check.id)))


def next_check(audit: Audit, framework: Framework) -> MidTermCheck | None:
    """The first check that was not held yet."""
    return next((check for check in checks_of(audit, framework) if check.held_on is None), None)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever their blanks, capitals, order and titles, and what is added.

    “Tobias Renck, Certa”, “Renck, Tobias” and “Dr. Tobias Renck” are Tobias Renck; two who are told apart by
    what is added are two.
    """
    (name, added), (second, more) = _parts(one), _parts(other)
    if name == second and (not added or not more or added == more):
        return True
    words = _words(one)
    return bool(words) and words == _words(other)


TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "ing", "dipl", "mag"})
"""What stands before a name and names nobody."""


def _words(name: str) -> frozenset[str]:
    """The words of a name, in whatever order they stand."""
    return frozenset(re.findall(r"[^\W\d_]+", name.casefold())) - TITLES


def _parts(name: str) -> tuple[str, str]:
    """A name and what is added to it: after a comma, or in brackets at its end."""
    own, _comma, added = " ".join(name.split()).casefold().replace("(", ",", 1).partition(",")
    return own.strip(), added.strip(" )")


def auditing(audit: Audit, writing: str = "") -> Iterator[str]:
    """Everybody who has a hand in the audit: team, assessor, second raters, whoever is `writing` it now."""
    yield from (member.name for member in audit.all(TeamMember))
    raters = (rating.assessor for rating in audit.all(RatingSet) if rating.kind != CLIENT)
    yield from (name for name in (*raters, audit.details.assessor, writing) if name.strip())


def bar_of(audit: Audit, decider: str, writing: str = "") -> Bar | None:
    """What speaks against somebody deciding on this audit; None where nothing does."""
    if not _parts(decider)[0]:
        return Bar.NOBODY
    if any(same_name(name, decider) for name in auditing(audit, writing)):
        return Bar.TEAM
    if any(same_name(own.name, decider) for own in audit.all(Consulting)):
        return Bar.ADVISED
    return None


def bar_against(audit: Audit, decision: Decision, today: date, writing: str = "") -> Bar | None:
    """What speaks against a decision as somebody writes it down on a day: who, when and why."""
    bar = bar_of(audit, decision.decided_by, writing)
    if bar in (Bar.NOBODY, Bar.TEAM):
        return bar
    if decision.decided_on > today:
        return Bar.TO_COME
    return bar if decision.reason.strip() else Bar.NO_REASON


def decide(audit: Audit, framework: Framework, decision: Decision) -> Changes:
    """A decision is recorded; an award gets its last day and its check, where it has none yet.

    ValueError where the one who decides is of the team, or nobody.
    """
    if bar_of(audit, decision.decided_by) in (Bar.NOBODY, Bar.TEAM):
        raise ValueError(decision.decided_by)
    if decision.outcome is not Outcome.AWARDED:
        return (*put(audit, replace(decision, valid_until=None)), *_no_open_checks(audit, framework))
    rules = rules_of(framework)
    awarded = replace(decision, valid_until=decision.valid_until or last_day(decision.decided_on, rules))
    return (*put(audit, awarded), *_usual_check(audit, framework, awarded))


def take_back(audit: Audit, framework: Framework) -> Changes:
    """The decision goes, and with it the checks that were not held."""
    old = audit.get(Decision, audit.id, framework.id)
    return () if old is None else (Change(old, None), *_no_open_checks(audit, framework))


def _usual_check(audit: Audit, framework: Framework, awarded: Decision) -> Changes:
    """The check that comes with an award, on its day; one that was held stays as it was."""
    months = rules_of(framework).mid_term_months
    old = audit.get(MidTermCheck, audit.id, framework.id, USUAL_CHECK)
    if months == 0 or (old is not None and old.held_on is not None):
        return ()
    due = months_after(awarded.decided_on, months)
    return put(audit, MidTermCheck(audit.id, framework.id, USUAL_CHECK, due))


def _no_open_checks(audit: Audit, framework: Framework) -> Changes:
    return tuple(Change(own, None) for own in checks_of(audit, framework) if own.held_on is None)


def most_pressing(found: Iterable[Certification]) -> Certification:
    """Of several, the one that is nearest to its end; one without an award where none has any."""
    awarded = [own for own in found if own.state is not State.NONE and own.valid_until is not None]
    return min(awarded, key=lambda own: own.valid_until or date.max, default=Certification(State.NONE))
