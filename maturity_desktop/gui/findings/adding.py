"""A new finding, of the assessor's own or drafted from a criterion's results; an action that answers one."""

from __future__ import annotations

from gettext import gettext as _

from maturity_desktop.domain import actions, findings
from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.audit import AGREED, Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.finding_proposals import proposals
from maturity_desktop.domain.improvement_records import Action, Finding, Grade
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.finding_drafts import drafted
from maturity_desktop.reports.text import first_sentence


def at_criterion(session: AuditSession, criterion: tuple[str, str] | None) -> tuple[Finding, Changes]:
    """A finding, and the changes that bring it; `criterion` is framework and id, None: about nothing yet.

    It is drafted where the results deserve a finding that the criterion does not have.
    """
    audit, today = session.audit, session.clock().date()
    if criterion is not None:
        framework, name = criterion
        deserved = [
            own
            for own in proposals(session.results_of(framework, AGREED))
            if own.result.criterion.id == name and not own.covered_by
        ]
        if deserved:
            changes = drafted(audit, framework, deserved, today, screen_words())
            return next(change.new for change in changes if isinstance(change.new, Finding)), changes
    number = findings.next_number(audit)
    made = Finding(audit.id, new_key(), number, Grade.MINOR, _("New finding"), raised_on=today)
    spots = [Spot(*criterion)] if criterion is not None else []
    return made, findings.add(audit, made, spots)


def action_for(audit: Audit, own: Finding) -> tuple[Action, Changes]:
    """An action that answers a finding and closes the checkpoints that it is about, and how it comes."""
    action, changes = actions.add(audit, action_title(own))
    there = audit.with_changes(changes)
    points = [
        (place.framework, place.criterion, place.checkpoint)
        for place in findings.places_of(audit, own)
        if place.checkpoint
    ]
    linked = (
        *actions.answer_findings(there, action, [own.id]),
        *actions.close_checkpoints(there, action, points),
    )
    return action, (*changes, *linked)


def action_title(own: Finding) -> str:
    """The first thing that is recommended; the finding's title where nothing is."""
    lines = (line.strip().lstrip("–-•").strip() for line in own.recommendation.splitlines())
    worded = next((line for line in lines if line and not line.endswith(":")), "")
    return first_sentence(worded).rstrip(".") or own.title
