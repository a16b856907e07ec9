"""What a self-assessment asks the client: which criteria, until when, and who is to answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.own_view import asked_of, client_rating
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.evidence.uses_dialog import Index, PlacesField, PlacesList, PlacesModel, places_of
from maturity_desktop.gui.requests.optional_day import OptionalDay
from maturity_desktop.gui.team.member_dialog import LONGEST_NAME
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords

SIZE = QSize(640, 600)


class CriteriaToAsk(PlacesModel):
    """The criteria of all models; ticked ones are asked about."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            place = self.shown[index.row()]
            words = _("{criterion}, chosen") if place.use in self.ticked else _("{criterion}, not chosen")
            return words.format(criterion=place.words)
        return super().data(index, role)

    def tick(self, wanted: set[tuple[str, str]]) -> None:
        """Ticks these criteria by model as well; where all of them are ticked, none of them any more."""
        uses = {(framework, criterion, "") for framework, criterion in wanted}
        self.ticked = self.ticked - uses if uses <= self.ticked else self.ticked | uses
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class AskClientDialog(CarefulDialog):
    """Nothing ticked: all is asked. What was chosen is in `criteria`, `until` and `by`."""

    def __init__(
        self,
        audit: Audit,
        frameworks: Mapping[str, Framework],
        due: date,
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("Self-assessment for the client"))
        self._frameworks = frameworks
        self._asked = {
            (framework.id, own.criterion.id): len(own.checkpoints)
            for framework in frameworks.values()
            for own in asked_of(audit, framework)
        }
        places = tuple(
            place
            for place in places_of(frameworks)
            if not place.is_checkpoint and place.use[:2] in self._asked
        )
        self.rows = CriteriaToAsk(places, (), self)
        self.list = PlacesList(self.rows, theme)
        self.list.setAccessibleName(_("Criteria to ask about"))
        self.field = PlacesField(
            _("Words of a criterion"), _("Find a criterion"), self.rows, self.list, theme
        )
        self.until: date | None = due
        self.day = OptionalDay(_("Wanted back by"), lambda: due)
        self.day.show_day(due)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(_("left for the client to fill in"))
        self.name.setAccessibleName(_("Answered by"))
        self.told = PlainWords(theme, "small", "quiet", lines=2)
        self.again = PlainWords(theme, "small", "quiet", lines=2)
        rating = client_rating(audit)
        if rating is not None:
            self.again.show_words(_("What the client answered before stands in it again, to be changed."))
            self.name.setText(rating.assessor if rating.assessor != audit.client.name else "")
        self.again.setVisible(rating is not None)
        self._before = self.name.text()
        self.domain = QPushButton(_("Tick the whole &domain"))
        self.keep, self.cancel = QPushButton(_("&Write the workbook…")), QPushButton(_("Cancel"))
        self._lay_out()
        self._connect()
        self._judge()
        self.resize(SIZE.boundedTo(self.screen().availableSize()))
        self.field.setFocus()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in ((_("&Answered by"), self.name), (_("Wanted &back by"), self.day)):
            label = plain_label(words)
            label.setBuddy(field if field is self.name else self.day.field)
            fields.addRow(label, field)
        set_role(self.keep, "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.domain)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        about = _(
            "A workbook with checkpoints for the client to answer and to comment on. It tells nothing of "
            "your answers, notes and levels."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(about, "quiet", wraps=True))
        column.addLayout(fields)
        for part in (self.again, self.field, self.field.nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(buttons)
        for button in (self.domain, self.cancel, self.keep):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.keep.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.keep.click)
        self.domain.clicked.connect(self._tick_domain)
        self.rows.dataChanged.connect(self._judge)
        self.day.chosen.connect(self._show_day)

    def _show_day(self, day: date | None) -> None:
        self.until = day
        self.day.show_day(day)

    def _tick_domain(self) -> None:
        """All criteria of the domain that the list stands at; of the first one where it stands nowhere."""
        row = max(self.list.currentIndex().row(), 0)
        if row >= len(self.rows.shown):
            return
        model, here, _point = self.rows.shown[row].use
        for domain in self._frameworks[model].domains:
            inside = {(model, own.id) for own in domain.criteria}
            if (model, here) in inside:
                self.rows.tick(inside & self._asked.keys())

    def _judge(self) -> None:
        """How much is asked."""
        wanted = self.criteria or tuple(self._asked)
        points = sum(self._asked[own] for own in wanted)
        words = ngettext("{count} checkpoint is asked about", "{count} checkpoints are asked about", points)
        scope = _("All criteria; tick some to ask about these only.")
        if self.criteria:
            scope = ngettext("{count} criterion is ticked.", "{count} criteria are ticked.", len(wanted))
        told = _("{scope} {asked}.").format(
            scope=scope.format(count=len(wanted)), asked=words.format(count=points)
        )
        self.told.show_words(told)
        self.keep.setEnabled(bool(points))

    def is_changed(self) -> bool:
        return bool(self.rows.ticked) or self.name.text() != self._before

    @property
    def criteria(self) -> tuple[tuple[str, str], ...]:
        """Those that are asked about, by model; none: all of them."""
        return tuple(sorted((framework, criterion) for framework, criterion, _point in self.rows.ticked))

    @property
    def by(self) -> str:
        return " ".join(self.name.text().split())
