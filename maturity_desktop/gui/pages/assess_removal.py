"""Taking evidence away: from the criterion, from this audit, or from the client's register."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import TYPE_CHECKING

from maturity_desktop.domain.changes import withdraw_evidence
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.gui.sentences import list_words

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Evidence
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.evidence_desk import UsedElsewhere


def remove_from_register(
    item: Evidence,
    session: AuditSession,
    ask: Ask,
    used_elsewhere: UsedElsewhere,
    refuse: Callable[[str, str], object],
) -> None:
    """Asks first and names the item; what another audit uses can be taken from this audit only."""
    try:
        others = used_elsewhere(item)
    except LibraryError as error:
        refuse(_("{evidence} was not removed").format(evidence=item.label), str(error))
        return
    names = {"evidence": item.label, "title": item.title}
    if others:
        if ask.confirm(
            _("{evidence} “{title}” stays in the register: another audit needs it").format(**names),
            _("It is used by {audits}. It can be taken from this audit only; undo brings it back.").format(
                audits=list_words(list(others))
            ),
            _("Take from this audit"),
        ):
            label = _("no longer use {evidence} in this audit").format(evidence=item.label)
            session.change(label, withdraw_evidence(session.audit, item))
    elif ask.confirm(
        _("Remove {evidence} “{title}” from the register?").format(**names),
        _("It is then used at no criterion any more. Undo brings it back."),
        _("Remove from the register"),
    ):
        session.remove_evidence(item)
