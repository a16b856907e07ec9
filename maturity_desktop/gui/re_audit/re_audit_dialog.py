"""The next audit of a client: what it begins with, then who audits."""

from __future__ import annotations

from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QDate, QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.certification import months_after
from maturity_desktop.domain.plan_records import Request
from maturity_desktop.domain.re_audit import Wanted, is_later, open_actions, suggested_team
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.audit_form import last_month_s_end
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.re_audit.independence import IndependenceForm, people_of
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.verbs.re_audit import Earlier, too_early_words

SIZE = (640, 520)
START_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class ReAuditDialog(CarefulDialog):
    """Two pages; what was decided is in `wanted` and `newest` once it is accepted."""

    def __init__(
        self, earlier: Earlier, today: date, author: str, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(ask, parent)
        self._earlier, self._today = earlier, today
        audit = earlier.audit
        self.setWindowTitle(_("Next audit from this one"))
        self.cut_off = _field(_("Cut-off date"), _usual_cut_off(audit.details.cut_off, today))
        self.starts_on = _field(_("Begins on"), today)
        self.newer, self.open_actions, self.requests = self._boxes()
        team = suggested_team(audit) or ((author,) if author else ())
        self.people = IndependenceForm(audit, people_of(audit, team), today, ask)
        self.trouble = plain_label("", "wrong", wraps=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._first_page())
        self.pages.addWidget(self.people)
        self._lay_out()
        for keys in START_KEYS:
            QShortcut(QKeySequence(keys), self, self._go_on)
        self.people.changed.connect(self._judge)
        self.cut_off.dateChanged.connect(lambda _day: self._judge())
        self._as_opened = self._answered()
        self._show(0)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    def _boxes(self) -> tuple[QCheckBox, QCheckBox, QCheckBox]:
        audit = self._earlier.audit
        newer = QCheckBox(_("&Newest editions of the models"))
        newer.setChecked(True)
        newer.setVisible(self._earlier.has_newer)
        count = len(open_actions(audit))
        words = ngettext("Take {count} open action a&long", "Take {count} open actions a&long", count)
        actions = QCheckBox(words.format(count=count))
        actions.setChecked(True)
        actions.setVisible(count > 0)
        asked = sum(1 for _request in audit.all(Request))
        words = ngettext(
            "Ask for {count} thing &again, as a draft", "Ask for {count} things &again, as drafts", asked
        )
        requests = QCheckBox(words.format(count=asked))
        requests.setVisible(asked > 0)
        return newer, actions, requests

    def _first_page(self) -> QWidget:
        audit = self._earlier.audit
        page = QWidget()
        title = breakable(_("The next audit of “{client}”").format(client=audit.client.name))
        about = _(
            "It takes along the client’s profile, the models, the team, targets and weighings. Ratings, "
            "notes and figures are not: last time’s are shown beside."
        )
        fields = QFormLayout()
        for words, field in ((_("&Cut-off date"), self.cut_off), (_("&Begins on"), self.starts_on)):
            label = plain_label(words)
            label.setBuddy(field)
            fields.addRow(label, field)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(plain_label(title, "heading", wraps=True))
        column.addWidget(plain_label(about, "quiet", wraps=True))
        column.addLayout(fields)
        for box in (self.newer, self.open_actions, self.requests):
            column.addWidget(box)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        self.back = QPushButton(_("&Back"))
        self.next = QPushButton()
        cancel = QPushButton(_("Cancel"))
        set_role(self.next, "primary")
        self.back.clicked.connect(lambda: self._show(0))
        self.next.clicked.connect(self._go_on)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (cancel, self.next):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.back.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.pages, 1)
        column.addWidget(self.trouble)
        column.addLayout(row)

    def _show(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.back.setVisible(page == 1)
        self.next.setText(_("&Start the audit") if page == 1 else _("&Who audits"))
        first: QWidget = self.cut_off
        if page == 1:
            first = self.people.cards[0].audits if self.people.cards else self.people.add
        first.setFocus()
        self._judge()

    def _judge(self) -> None:
        """The new audit looks at a later time than the one before, and somebody audits."""
        on_second = self.pages.currentIndex() == 1
        words = ""
        if not is_later(self._earlier.audit, _read(self.cut_off)):
            words = too_early_words(self._earlier.audit)
        elif on_second and not self.people.team:
            words = _("Tick who audits, or add somebody.")
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.next.setEnabled(not words)

    def _go_on(self) -> None:
        if not self.next.isEnabled():
            return
        if self.pages.currentIndex() == 0:
            self._show(1)
        else:
            self.accept()

    @property
    def newest(self) -> bool:
        return self.newer.isChecked()

    @property
    def wanted(self) -> Wanted:
        team = self.people.team
        return Wanted(
            _read(self.cut_off),
            _read(self.starts_on),
            team[0] if team else "",
            team,
            self.people.consulting,
            actions=self.open_actions.isChecked(),
            requests=self.requests.isChecked(),
        )

    def _answered(self) -> tuple[object, ...]:
        return self.wanted, self.newest, self.people.people

    def is_changed(self) -> bool:
        return self._answered() != self._as_opened


def _usual_cut_off(before: date, today: date) -> date:
    """The end of last month; a year after the audit before where that is no later."""
    last = last_month_s_end(today)
    return last if last > before else months_after(before, 12)


def _field(name: str, day: date) -> QDateEdit:
    field = date_field(name)
    field.setDate(QDate(day.year, day.month, day.day))
    return field


def _read(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
