"""Many items on their way to the register: some at a time, so that the window goes on between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import QObject, QTimer, Signal

from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.changes import add_evidence, next_evidence_number
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.audit_session import AuditSession

AT_ONCE = 200
"""Items of one piece; with 2,000 on the register it takes the window a few hundredths of a second."""


class Piecemeal(QObject):
    """Numbers items and puts them on the register; all pieces are one edit, which is undone at once.

    A `use` is a framework, a criterion and a checkpoint at which all of them are used.
    """

    ended = Signal()

    def __init__(
        self,
        session: AuditSession,
        items: Sequence[Evidence],
        use: tuple[str, str, str] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._left, self._use = tuple(items), use
        self._field = ("evidence", new_key())

    def go_on(self) -> None:
        """The next piece; the one after it follows once the window has done what was waiting."""
        piece, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        audit = self._session.audit
        first = next_evidence_number(audit)
        items = [replace(item, number=first + place) for place, item in enumerate(piece)]
        links = [Link(audit.id, item.id, *self._use) for item in items] if self._use else []
        self._session.write(_("add evidence"), self._field, add_evidence(audit, items, links))
        if self._left:
            QTimer.singleShot(0, self, self.go_on)
        else:
            self._session.end_spell()
            self.ended.emit()
