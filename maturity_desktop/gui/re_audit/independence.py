"""Who audits next time, and whether they are independent of what they are to audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.certification import same_name
from maturity_desktop.domain.improvement_records import Consulting
from maturity_desktop.domain.re_audit import conflicts
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.plan.task_plan import date_field
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.chart_sections import scroll_area
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.verbs.re_audit import conflict_words

LONGEST_NAME, LONGEST_WHAT = 80, 300


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and what they had to do with the client."""

    name: str
    audits: bool
    advised: bool
    what: str = ""
    until: date | None = None


class PersonCard(QFrame):
    """One person: who audits, who advised the client, on what, and until when."""

    changed = Signal()

    def __init__(self, person: Person, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._name = person.name
        self.audits = self._box(_("{name} audits"), person.audits)
        self.advised = self._box(_("advised the client"), person.advised)
        self.advised.setAccessibleName(_("{name} advised the client").format(name=person.name))
        self.over = self._box(_("until"), person.until is not None)
        self.over.setAccessibleName(_("{name} no longer advises the client").format(name=person.name))
        self.what = QLineEdit(person.what)
        self.what.setMaxLength(LONGEST_WHAT)
        self.what.setPlaceholderText(_("On what"))
        self.what.setAccessibleName(_("On what {name} advised").format(name=person.name))
        self.until = _day(
            date_field(_("Until when {name} advised").format(name=person.name)), person.until or today
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        grid.addWidget(self.audits, 0, 0, 1, 4)
        grid.addWidget(self.advised, 1, 0)
        grid.addWidget(self.what, 1, 1)
        grid.addWidget(self.over, 1, 2)
        grid.addWidget(self.until, 1, 3)
        grid.setColumnStretch(1, 1)
        for box in (self.audits, self.advised, self.over):
            box.toggled.connect(self._follow)
        self.what.textEdited.connect(lambda _words: self.changed.emit())
        self.until.dateChanged.connect(lambda _day: self.changed.emit())
        self._follow()

    def _box(self, words: str, ticked: bool) -> QCheckBox:
        box = QCheckBox(words.format(name=self._name).replace("&", "&&"))
        box.setChecked(ticked)
        return box

    def _follow(self) -> None:
        """What only says more of advice can be filled in where there was some."""
        for part in (self.what, self.over):
            part.setEnabled(self.advised.isChecked())
        self.until.setEnabled(self.advised.isChecked() and self.over.isChecked())
        self.changed.emit()

    @property
    def person(self) -> Person:
        advised = self.advised.isChecked()
        day = self.until.date()
        until = date(day.year(), day.month(), day.day()) if advised and self.over.isChecked() else None
        what = " ".join(self.what.text().split()) if advised else ""
        return Person(self._name, self.audits.isChecked(), advised, what, until)


class IndependenceForm(QWidget):
    """A card for each, and below them what speaks against somebody; a warning stops nobody."""

    changed = Signal()

    def __init__(
        self, earlier: Audit, people: Sequence[Person], today: date, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._earlier, self._today, self._ask = earlier, today, ask
        self.cards: list[PersonCard] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.add = QPushButton(_("&Add somebody…"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        self.warning = plain_label("", "attention", wraps=True)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = _(
            "Whoever advised the client, or had actions to carry out, is not independent of what is audited. "
            "What is ticked here is recorded with the audit."
        )
        column.addWidget(plain_label(words, "quiet", wraps=True))
        column.addWidget(scroll_area(self._inside), 1)
        column.addLayout(row)
        column.addWidget(self.warning)
        for person in people:
            self.put(person)
        self._judge()

    def put(self, person: Person) -> None:
        """A card more, at the end."""
        card = PersonCard(person, self._today)
        card.changed.connect(self._judge)
        self._column.insertWidget(len(self.cards), card)
        before = self.cards[-1].until if self.cards else None
        self.cards.append(card)
        stops = (card.audits, card.advised, card.what, card.over, card.until)
        for first, second in zip((before, *stops), stops, strict=False):
            if first is not None:
                QWidget.setTabOrder(first, second)

    def _add(self) -> None:
        reply = self._ask.text(_("Who audits"), _("The name of somebody who audits"))
        name = " ".join((reply or "").split())[:LONGEST_NAME]
        if name and not any(same_name(own.name, name) for own in self.people):
            self.put(Person(name, audits=True, advised=False))
            self._judge()
            self.cards[-1].audits.setFocus()

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(card.person for card in self.cards)

    @property
    def team(self) -> tuple[str, ...]:
        """Who audits, the first of them leading."""
        return tuple(own.name for own in self.people if own.audits)

    @property
    def consulting(self) -> tuple[Consulting, ...]:
        """Who advised the client, whether they audit or not."""
        return tuple(
            Consulting(self._earlier.id, own.name, own.what, own.until) for own in self.people if own.advised
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        return conflict_words(conflicts(self._earlier, self.team, self.consulting))

    def _judge(self) -> None:
        found = self.warnings
        self.warning.setText(breakable("\n".join(found)))
        self.warning.setVisible(bool(found))
        self.changed.emit()


def people_of(earlier: Audit, team: Sequence[str]) -> tuple[Person, ...]:
    """Who audited last time, and who is known to have advised the client."""
    told = {own.name: own for own in earlier.all(Consulting)}

    def advice(name: str) -> Consulting | None:
        return next((own for own in told.values() if same_name(own.name, name)), None)

    people = [
        Person(name, True, own is not None, own.what if own else "", own.until if own else None)
        for name, own in ((name, advice(name)) for name in team)
    ]
    others = (own for own in told.values() if not any(same_name(own.name, name) for name in team))
    return (*people, *(Person(own.name, False, True, own.what, own.until) for own in others))


def _day(field: QDateEdit, day: date) -> QDateEdit:
    field.setDate(QDate(day.year, day.month, day.day))
    return field
