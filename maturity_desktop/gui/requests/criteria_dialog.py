"""What a request is for: criteria of the audit's models, ticked in one list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from gettext import gettext as _

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.plan_records import RequestCriterion
from maturity_desktop.domain.requests import Criteria
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.evidence.uses_dialog import PlacesField, PlacesList, PlacesModel, places_of
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords

SIZE = (600, 560)
MOST_LINES = 2


class CriteriaDialog(CarefulDialog):
    """What was decided is in `criteria` once it is accepted."""

    def __init__(
        self,
        about: str,
        frameworks: Mapping[str, Framework],
        aimed: Iterable[RequestCriterion],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(_("For which criteria?"))
        places = tuple(place for place in places_of(frameworks) if not place.is_checkpoint)
        self._order = tuple(place.use for place in places)
        known = set(self._order)
        ticked = [(own.framework, own.criterion, "") for own in aimed]
        self._before = {use for use in ticked if use in known}
        self.rows = PlacesModel(places, self._before, self)
        told = PlainWords(theme, bold=True, lines=MOST_LINES)
        told.show_words(about)
        self.list = PlacesList(self.rows, theme)
        self.list.setAccessibleName(_("Criteria"))
        self.field = PlacesField(
            _("Words of a criterion"), _("Find a criterion"), self.rows, self.list, theme
        )
        self.keep, cancel = QPushButton(_("&Keep")), QPushButton(_("Cancel"))
        set_role(self.keep, "primary")
        self.keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.keep):
            button.setAutoDefault(False)  # Enter leads from the field to the list
            buttons.addWidget(button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (told, self.field, self.field.nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.resize(*SIZE)
        self.field.setFocus()

    def is_changed(self) -> bool:
        return self.rows.ticked != self._before

    @property
    def criteria(self) -> tuple[Criteria, ...]:
        """The criteria that are ticked, by model, in the order of the standard."""
        models = dict.fromkeys(framework for framework, _criterion, _point in self._order)
        return tuple(
            Criteria(
                model, tuple(use[1] for use in self._order if use[0] == model and use in self.rows.ticked)
            )
            for model in models
        )
