"""Who is at an activity: roles, how many of each, and names where somebody wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from gettext import gettext as _
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from maturity_desktop.domain.plan_records import Activity, ActivityPerson
from maturity_desktop.domain.record import new_key
from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.number_box import number_box

MOST_PEOPLE, MOST_WORDS = 999, 120


class PersonRow(QWidget):
    """A role with a count and a name, and the button that takes it away."""

    changed = Signal()
    settled = Signal()
    """Typing in the role has ended."""

    def __init__(
        self, person: ActivityPerson, roles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._person, self._roles = person, roles
        self.role = TypedChoice(roles.values(), _("Role"))
        self.role.setAccessibleName(_("Role"))
        self.role.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.role.show_told(roles.get(person.role, person.role))
        self.count = number_box(_("How many of them"), 1, MOST_PEOPLE)
        self.count.setValue(person.count)
        self.name = QLineEdit(person.name)
        self.name.setPlaceholderText(_("Name, if you need it"))
        self.name.setAccessibleName(_("Name, never in what the client receives"))
        field = self.role.lineEdit()
        assert field is not None, "roles can be typed"
        for words in (self.name, field):
            words.setMaxLength(MOST_WORDS)
        self.remove = QPushButton(_("Remove"))
        set_role(self.remove, "inline")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.role, 4)
        row.addWidget(self.count)
        row.addWidget(self.name, 3)
        row.addWidget(self.remove)
        self._as_typed: set[str] = set()
        """What was typed in part and became a role: typed once more it stays as it is."""
        self.role.typing_ended.connect(self.settle)
        self.role.editTextChanged.connect(self._follow)
        self.count.valueChanged.connect(self.changed)
        self.name.textChanged.connect(self.changed)
        self._follow()

    def _follow(self) -> None:
        told = self.role.told
        self.remove.setAccessibleName(_("Remove {role}").format(role=told) if told else _("Remove"))
        self.changed.emit()

    def settle(self) -> None:
        """A role that is typed in part becomes the one that it fits alone, before the eyes of the person."""
        told = self.role.told
        fitting = [title for title in self._roles.values() if told.casefold() in title.casefold()]
        if told and len(fitting) == 1 and told not in self._as_typed and not self._is_known(told):
            self._as_typed.add(told)
            self.role.show_told(fitting[0])
        self.settled.emit()

    def _is_known(self, told: str) -> bool:
        return told.casefold() in {title.casefold() for title in self._roles.values()}

    @property
    def unknown(self) -> str:
        """The role that is told, where the models have roles and it is none of them; else empty."""
        told = self.role.told
        return told if self._roles and not self._is_known(told) else ""

    @property
    def person(self) -> ActivityPerson | None:
        """Who it is; None where no role is told. A role of the framework's is known by its id."""
        told = self.role.told
        ids = {title.casefold(): role for role, title in self._roles.items()}
        if not told:
            return None
        return replace(
            self._person,
            role=ids.get(told.casefold(), told),
            count=self.count.value(),
            name=self.name.text().strip(),
        )


class PeopleField(QWidget):
    """A row for each role, and a button for one more."""

    changed = Signal()

    def __init__(
        self,
        activity: Activity,
        people: Iterable[ActivityPerson],
        roles: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._activity, self._roles = activity, roles
        self.rows: list[PersonRow] = []
        self.add = QPushButton(_("Add a &role"))
        set_role(self.add, "inline")
        self.add.clicked.connect(self._add_empty)
        self.hint = plain_label("", "small", wraps=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._column)
        whole.addWidget(self.hint)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(plain_label(_("Names stay out of what the client receives."), "small"))
        below.addStretch(1)
        whole.addLayout(below)
        for person in people:
            self._put_in(person)
        self._say_unknown()

    def _say_unknown(self) -> None:
        """What the guide will not ask of a role that no model has."""
        words = _("“{role}” is no role of the audit’s models: the guide has no questions meant for it.")
        unknown = dict.fromkeys(row.unknown for row in self.rows if row.unknown)
        self.hint.setText("\n".join(words.format(role=breakable(role)) for role in unknown))
        self.hint.setVisible(bool(unknown))

    def settle(self) -> None:
        """What is typed in part counts as if its field had been left."""
        for row in self.rows:
            row.settle()

    def _add_empty(self) -> None:
        empty = ActivityPerson(self._activity.audit, self._activity.id, new_key(), "")
        self._put_in(empty)
        self.rows[-1].role.setFocus()

    def _put_in(self, person: ActivityPerson) -> None:
        row = PersonRow(person, self._roles)
        self.rows.append(row)
        self._column.addWidget(row)
        row.changed.connect(self.changed)
        row.settled.connect(self._say_unknown)
        row.remove.clicked.connect(lambda: self._take_out(row))
        self._order_tabs()
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the rows, then to the button for one more; it was there before any row."""
        parts = [part for row in self.rows for part in (row.role, row.count, row.name, row.remove)]
        for one, other in pairwise((self.add, *parts, self.add)):
            QWidget.setTabOrder(one, other)

    def _take_out(self, row: PersonRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        self._say_unknown()
        (self.rows[min(place, len(self.rows) - 1)].role if self.rows else self.add).setFocus()
        self.changed.emit()

    @property
    def people(self) -> tuple[ActivityPerson, ...]:
        """Everybody of whom a role is told."""
        return tuple(person for row in self.rows if (person := row.person) is not None)
