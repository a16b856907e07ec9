"""What the client said, beside what the assessor says: after the rating, so that it stays independent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from maturity_desktop.domain.own_view import said_by_client

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from maturity_desktop.domain.audit import Answer
    from maturity_desktop.domain.results import CriterionResult
    from maturity_desktop.gui.audit_session import AuditSession


class ClientBeside:
    """Of a criterion that is rated it is seen, of any other only where a person turned it on for that one."""

    def __init__(self, session: AuditSession, action: QAction, show: Callable[[], None]) -> None:
        self._session, self._action, self._show = session, action, show
        self._turned: dict[tuple[str, str], bool] = {}

    def _said(self, result: CriterionResult) -> Mapping[str, Answer]:
        session = self._session
        if session.is_blind:
            return {}
        return said_by_client(session.audit, session.framework.id, result.criterion)

    def _key(self, result: CriterionResult) -> tuple[str, str]:
        return self._session.framework.id, result.criterion.id

    def _is_shown(self, result: CriterionResult) -> bool:
        """As it was turned; else whether the assessor has rated the criterion."""
        return self._turned.get(self._key(result), result.level is not None)

    def turn(self, result: CriterionResult) -> None:
        """Shows it at this criterion, or no longer, until the audit is closed."""
        self._turned[self._key(result)] = not self._is_shown(result)
        self._show()

    def offer(self, result: CriterionResult) -> Mapping[str, Answer]:
        """What the client said of each checkpoint, as far as it is to be seen; the action says whether."""
        said = self._said(result)
        is_seen = bool(said) and self._is_shown(result)
        self._action.setEnabled(bool(said))
        self._action.setChecked(is_seen)
        return said if is_seen else {}
