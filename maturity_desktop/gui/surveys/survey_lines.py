"""What surveys say of a criterion: a quiet line for each question, with the way to the survey."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain.figure_records import Survey
from maturity_desktop.domain.survey_support import SurveySupport, support_by_criterion, survey_results
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.surveys.survey_words import support_words
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words

Supports = Mapping[tuple[str, str], tuple[SurveySupport, ...]]
MOST = 3
"""Questions that are told; the survey's page has all of them."""


class SurveyLines(QWidget):
    """Not there where no survey speaks to the criterion; answers are counted in the background."""

    survey_wanted = Signal(str)
    """The id of the survey whose page is to open."""
    counted = Signal()
    """The answers as they are now have been counted."""

    def __init__(self, session: AuditSession, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._words = session, screen_words()
        self._place = ("", "")
        self._supports: Supports = {}
        self._task: Task[Supports] | None = None
        self._running: set[Task[Supports]] = set()
        self.lines = [PlainWords(theme, "small", "quiet", lines=1) for _line in range(MOST)]
        self.open = inline_button(_("Surveys"))
        self.open.setAccessibleName(_("What surveys say of this criterion"))
        self.open.clicked.connect(self._open)
        told = QVBoxLayout()
        told.setSpacing(0)
        for line in self.lines:
            told.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(told, 1)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        session.surveys_changed.connect(self._count)
        session.destroyed.connect(lambda _session=None: self._forget())
        self.hide()
        self._count()

    def show_criterion(self, framework: str, criterion: str) -> None:
        """What surveys say of another criterion."""
        self._place = (framework, criterion)
        self._show()

    def _count(self) -> None:
        audit, tables = self._session.audit, self._session.tables_of
        if not any(survey.answers for survey in audit.all(Survey)):
            self._task, self._supports = None, {}
            self._show()
            return
        task: Task[Supports] = Task(
            lambda _progress: support_by_criterion(survey_results(audit, tables)), self
        )
        self._task = task
        self._running.add(task)
        task.succeeded.connect(lambda found: self._take(task, found))
        task.failed.connect(lambda _error: self._take(task, {}))
        running = self._running
        task.ended.connect(lambda: running.discard(task))
        task.start()

    def _forget(self) -> None:
        self._task = None

    def _take(self, task: Task[Supports], found: Supports) -> None:
        if task is self._task:
            self._task = None
            self._supports = found
            self._show()
            self.counted.emit()

    def _show(self) -> None:
        found = self._supports.get(self._place, ())
        shown = [support_words(own, self._words) for own in found[:MOST]]
        if len(found) > MOST:
            more = len(found) - MOST + 1
            told = ngettext("{count} more question", "{count} more questions", more)
            shown[-1] = told.format(count=more)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(shown))
            line.show_words(shown[place] if place < len(shown) else "")
        self.setVisible(bool(found))

    def _open(self) -> None:
        found = self._supports.get(self._place, ())
        if found:
            self.survey_wanted.emit(found[0].survey.id)
