"""What the audit before found, beside what is found now: read once, shown, never copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.improvement_records import EarlierAudit
from maturity_desktop.domain.movement import (
    CriterionMovement,
    Movement,
    earlier_audit,
    movement,
    movement_of,
)

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.domain.results import Results
    from maturity_desktop.gui.audit_session import AuditSession

Read = Callable[["Audit", Callable[[Sequence["Results"]], None]], None]
"""Reads the results of the audit before an audit and hands them over, now or later."""


class LastTime(QObject):
    """The results of the audit before, by framework; nothing of them is seen while somebody rates blind."""

    known = Signal()
    """They were read, or there are none any more."""

    def __init__(self, session: AuditSession) -> None:
        super().__init__(session)
        self._session = session
        self._read: Read | None = None
        self._earlier = ""
        self.results: tuple[Results, ...] = ()
        """As they were agreed in the audit before."""
        self._kept: tuple[Results, Movement] | None = None

    def read_with(self, read: Read) -> None:
        """Reads them now, and whenever the audit follows another one."""
        self._read = read
        self._session.records_changed.connect(self._follow)
        self._ask()

    def _follow(self, kinds: frozenset[type]) -> None:
        if EarlierAudit in kinds:
            self._ask()

    def _ask(self) -> None:
        audit = self._session.audit
        self._earlier = wanted = earlier_audit(audit)
        if not wanted:
            self.take(())
        elif self._read is not None:
            self._read(audit, lambda found: self.take(found) if wanted == self._earlier else None)

    def take(self, results: Sequence[Results]) -> None:
        """What was read."""
        if tuple(results) != self.results:
            self.results = tuple(results)
            self._kept = None
            self.known.emit()

    def before(self, now: Results) -> Results | None:
        """The results of the audit before in the same framework, where there are any to be seen."""
        if self._session.is_blind:
            return None
        return next((own for own in self.results if own.framework.id == now.framework.id), None)

    def movement(self, now: Results) -> Movement | None:
        """What moved since; None where no audit came before in this framework."""
        before = self.before(now)
        if before is None:
            return None
        if self._kept is None or self._kept[0] is not now:
            self._kept = (now, movement(now, before))
        return self._kept[1]

    def of(self, now: Results, criterion: str) -> CriterionMovement | None:
        """The same of one criterion, without those of the others; None where last time knew nothing of it."""
        before = self.before(now)
        found = movement_of(now, before, criterion) if before is not None else None
        return found if found is not None and found.before is not None else None
