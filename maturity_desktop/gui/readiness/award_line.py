"""What is due of an award: a line of the overview, there only while something presses."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from maturity_desktop.domain.certification import certification_on, most_pressing
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.offer_rows import inline_button
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.certification_words import due_words, standing_words


class AwardLine(QWidget):
    """Of several models of an audit it tells of the award that ends first."""

    readiness_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = PlainWords(theme, "body", "attention", lines=2)
        self.go = inline_button(_("See the certification"))
        self.go.clicked.connect(self.readiness_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.go)
        self.hide()

    def show_session(self, session: AuditSession) -> None:
        """What is due today; nothing where an award holds on, or there is none."""
        today, words = session.clock().date(), screen_words()
        found = most_pressing(
            certification_on(session.audit, framework, today) for framework in session.frameworks.values()
        )
        is_due = bool(due_words(found, words))
        self.words.show_words(
            _("{sentence}.").format(sentence=standing_words(found, words)) if is_due else ""
        )
        self.setVisible(is_due)
