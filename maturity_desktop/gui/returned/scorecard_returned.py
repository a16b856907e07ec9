"""A scorecard that came back: read off the window's thread, looked through, taken over as one edit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.scorecard_returns import Difference, Returned, take
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.returned.scorecard_review import groups_of, in_order, review_of
from maturity_desktop.gui.theme import ThemeSwitch


class ScorecardReturned(OneOpen):
    """One workbook at a time; a reading that is under way is not begun again."""

    def __init__(self, session: AuditSession, theme: ThemeSwitch, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent, self._session, self._theme, self._ask = parent, session, theme, ask
        self._reading: Task[Returned] | None = None

    @property
    def is_reading(self) -> bool:
        """Whether a workbook is being read."""
        return self._reading is not None

    def read(self, path: Path) -> None:
        """Reads a workbook that came back and shows how it differs.

        Not while somebody rates a second time: the agreed answers are out of sight then.
        """
        from maturity_desktop.verbs.scorecard_returns import read_scorecard

        if self.is_reading:
            return
        session = self._session
        if session.is_blind:
            self._ask.tell(
                _("The agreed answers are out of sight"),
                _("A scorecard holds the agreed answers. Show these before you take one back."),
            )
            return
        audit, frameworks = session.audit, session.frameworks
        task: Task[Returned] = Task(lambda _progress: read_scorecard(path, audit, frameworks), self)
        self._reading = task
        task.succeeded.connect(partial(self._show, path.name))
        task.failed.connect(partial(self._tell_failed, path.name))
        task.ended.connect(self._end)
        task.start()

    def _end(self) -> None:
        self._reading = None

    def _tell_failed(self, file: str, error: Exception) -> None:
        known = isinstance(error, MaturityError | OSError)
        self._ask.tell(_("{file} could not be read").format(file=file), str(error) if known else repr(error))

    def _show(self, file: str, returned: Returned) -> None:
        from maturity_desktop.verbs.scorecard_returns import differences_in

        session = self._session
        found, troubles = differences_in(session.audit, session.frameworks, returned)
        groups = groups_of(found, session.frameworks)
        review = review_of(file, groups, troubles, session.frameworks, session.clock().date())
        dialog = ReturnedReview(review, self._theme, self._ask, self._parent)
        rows = in_order(groups)
        dialog.accepted.connect(lambda: self._take(file, returned, dialog.chosen_of(rows)))
        self._open(dialog)

    def _take(self, file: str, returned: Returned, chosen: Sequence[Difference]) -> None:
        """What is ticked becomes one edit, which Undo takes back."""
        session = self._session
        changes = take(
            session.audit,
            session.frameworks,
            returned.rating_set,
            chosen,
            session.clock().date(),
            session.author,
        )
        session.change(_("scorecard {file}").format(file=file), changes)
