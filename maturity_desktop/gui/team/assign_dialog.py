"""Who looks after which criteria: several at once, or a domain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain import team
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Domain, Framework
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.evidence.uses_dialog import Place, PlacesList, PlacesModel
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label

Index = QModelIndex | QPersistentModelIndex
SIZE = (560, 560)


class CriteriaToAssign(PlacesModel):
    """The criteria of a framework, each with whoever looks after it now."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self.shown[index.row()]
            words = _("{criterion}, chosen") if place.use in self.ticked else _("{criterion}, not chosen")
            return words.format(criterion=place.words)
        return super().data(index, role)

    def tick(self, criteria: Iterable[str]) -> None:
        """Ticks these as well; where all of them are ticked, none of them any more."""
        wanted = set(criteria)
        uses = {place.use for place in self.shown if place.use[1] in wanted}
        self.ticked = self.ticked - uses if uses <= self.ticked else self.ticked | uses
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def tick_only(self, criteria: Iterable[str]) -> None:
        """Ticks these and no others."""
        wanted = set(criteria)
        self.ticked = {place.use for place in self.shown if place.use[1] in wanted}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class AssignDialog(QDialog):
    """Begins with the criterion in view ticked; what was chosen is in `criteria` and `assessor`."""

    def __init__(
        self,
        audit: Audit,
        framework: Framework,
        criterion: str,
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Assign criteria"))
        self._framework = framework
        names = [own.name for own in team.members(audit)]
        self.who = Choice([*((name, name) for name in names), (_("Nobody"), "")])
        self.who.choose(team.assessor_of(audit, framework.id, criterion) or (names[0] if names else ""))
        self.who.setAccessibleName(_("Assign to"))
        choose_in_list(self.who)
        assigned = team.assigned(audit, framework.id)
        places = criteria_places(framework, assigned)
        self.rows = CriteriaToAssign(places, {(framework.id, criterion, "")}, self)
        self.list = PlacesList(self.rows, theme)
        self.list.setAccessibleName(_("Criteria to assign"))
        self.domain = self._button(_("Tick the whole &domain"))
        self.keep, cancel = self._button(""), self._button(_("Cancel"))
        set_role(self.keep, "primary")
        self._lay_out(cancel)
        self.domain.clicked.connect(self._tick_domain)
        self.keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.keep.click)
        self.rows.dataChanged.connect(self._judge)
        self._judge()
        pass_wheel_on(self)
        self.resize(*SIZE)
        here = next((row for row, place in enumerate(self.rows.shown) if place.use[1] == criterion), 0)
        self.list.setCurrentIndex(self.rows.index(here))
        self.who.setFocus()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        return button

    def _lay_out(self, cancel: QPushButton) -> None:
        label = plain_label(_("Assign &to"))
        label.setBuddy(self.who)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.who, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.domain)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _judge(self) -> None:
        count = len(self.criteria)
        self.keep.setText(
            ngettext("&Assign {count} criterion", "&Assign {count} criteria", count).format(count=count)
        )
        self.keep.setEnabled(count > 0)

    def _tick_domain(self) -> None:
        """The domain of the criterion that the list stands at."""
        index = self.list.currentIndex()
        if index.isValid():
            here = self.rows.shown[index.row()].use[1]
            self.rows.tick(own.id for own in _domain_of(self._framework, here).criteria)

    @property
    def criteria(self) -> tuple[str, ...]:
        return tuple(sorted(criterion for _framework, criterion, _checkpoint in self.rows.ticked))

    @property
    def assessor(self) -> str:
        """Empty: nobody."""
        return str(self.who.value)


def criteria_places(framework: Framework, assigned: Mapping[str, str]) -> tuple[Place, ...]:
    """The criteria of a framework as they are ticked, each with whoever looks after it."""
    return tuple(
        Place((framework.id, own.id, ""), _words(own.id, own.title, assigned.get(own.id, "")))
        for own in framework.criteria
    )


def _words(criterion: str, title: str, assessor: str) -> str:
    words = _("{id} {title} · {assessor}") if assessor else _("{id} {title}")
    return words.format(id=criterion, title=title, assessor=assessor)


def _domain_of(framework: Framework, criterion: str) -> Domain:
    return next(own for own in framework.domains if any(one.id == criterion for one in own.criteria))
