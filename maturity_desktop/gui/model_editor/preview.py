"""How a criterion is assessed: the assess page's own parts over an audit that is kept nowhere."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from maturity_desktop.domain import changes
from maturity_desktop.domain.audit import (
    AGREED,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    FrameworkUse,
    RatingSet,
)
from maturity_desktop.domain.changes import Place
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.results import evaluate
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.criterion_head import CriterionHead
from maturity_desktop.gui.widgets.level_columns import LevelColumns
from maturity_desktop.gui.widgets.plain_words import PlainWords

NAME = "preview"
LOW = 300
"""Below this height the checkpoints take the place of what the criterion is for."""
SOME_DAY = date(2000, 1, 1)


def blank_audit(framework: Framework) -> Audit:
    """An audit of a framework in which nothing is said yet."""
    profile = framework.targets[0].id if framework.targets else ""
    return Audit.of(
        NAME,
        [
            Client(NAME, ""),
            AuditDetails(NAME, NAME, SOME_DAY, SOME_DAY, target_profile=profile),
            RatingSet(NAME, AGREED),
            FrameworkUse(NAME, framework.id, NAME, 0),
        ],
    )


class Preview(QWidget):
    """Shows one criterion; answers can be tried out, and are gone with the criterion."""

    reshaped = Signal()
    """It has more boxes than before, which Tab must find in their places."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framework: Framework | None = None
        self._audit: Audit | None = None
        self._criterion = ""
        self._words = PlainWords(theme, "small", "quiet", lines=2)
        self._head = CriterionHead(theme)
        self._head.figure.setEnabled(False)
        self._columns = LevelColumns(theme)
        self._columns.rows_made.connect(self.reshaped)
        self._columns.setAccessibleName(_("Checkpoints by level, to try out"))
        self._columns.answer_wanted.connect(self._answer)
        self._columns.current_changed.connect(self._take_proxies_out)
        self._sheet = QFrame()
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._head)
        inside.addWidget(self._columns, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self._sheet, 1)
        self.setMinimumWidth(240)
        self.show_nothing("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.set_compact(event.size().height() < LOW)

    def show_nothing(self, why: str) -> None:
        """There is no criterion to show."""
        self._framework = self._audit = None
        self._sheet.hide()
        self._words.show_words(why)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_criterion(self, framework: Framework, criterion: str) -> None:
        """Shows a criterion of a framework; what was answered so far stays while its checkpoints do."""
        before, self._framework = self._framework, framework
        same = before is not None and self._criterion == criterion and self._audit is not None
        if not same or framework.targets != (before.targets if before else ()):
            self._audit = blank_audit(framework)
        self._criterion = criterion
        self._words.show_words(_("As it is assessed. Answers can be tried out here; they are kept nowhere."))
        self._sheet.show()
        self._show()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return list(self._columns.boxes())

    def _show(self) -> None:
        framework, audit = self._framework, self._audit
        assert framework is not None and audit is not None, "a criterion is shown"
        result = evaluate(audit, framework).of(self._criterion)
        self._head.show_result(result, framework)
        self._head.figure.setEnabled(False)
        self._head.derived.hide()
        self._columns.show_result(result, framework)
        self._take_proxies_out()

    def _take_proxies_out(self) -> None:
        """Tab takes a widget for its proxy: from the columns it would go back to a box, again and again."""
        self._columns.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None, its types do not
        for row in self._columns.rows():
            row.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None, its types do not

    def _answer(self, checkpoint: str, value: AnswerValue | None) -> None:
        framework, audit = self._framework, self._audit
        if framework is not None and audit is not None:
            place = Place(audit.id, framework.id, AGREED)
            self._audit = audit.with_changes(changes.answer(audit, place, checkpoint, value))
            self._show()
