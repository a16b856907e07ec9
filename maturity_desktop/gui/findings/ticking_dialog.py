"""Things ticked in one list: what a finding is about, what it rests on, which proposals are drafted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.evidence_register import Use
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.evidence.uses_dialog import Place, PlacesField, PlacesList, PlacesModel
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords

SIZE = (720, 480)
MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class Ticking:
    """The words of the dialog: its title, what it is about, what to type, the list's name, the button.

    Of what stands `together`, all or nothing can be ticked at once.
    """

    title: str
    about: str
    prompt: str
    name: str
    keep: str
    hint: str = ""
    together: bool = False


class TickingDialog(CarefulDialog):
    """What was decided is in `ticked` once it is accepted."""

    def __init__(
        self,
        words: Ticking,
        places: tuple[Place, ...],
        ticked: Iterable[Use],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self.setWindowTitle(words.title)
        known = {place.use for place in places}
        self._order = tuple(place.use for place in places)
        self._before = {use for use in ticked if use in known}
        self.rows = PlacesModel(places, self._before, self)
        told = PlainWords(theme, bold=True, lines=MOST_LINES)
        told.show_words(words.about)
        hint = PlainWords(theme, "small", "quiet")
        hint.show_words(words.hint)
        hint.setVisible(bool(words.hint))
        self.list = PlacesList(self.rows, theme)
        self.list.setAccessibleName(words.name)
        self.field = PlacesField(words.prompt, words.prompt, self.rows, self.list, theme)
        self.field.nothing.show_words(_("Nothing has all of these words."))
        self.all, self.none = QPushButton(_("Tick &all")), QPushButton(_("Tick &none"))
        self.keep, cancel = QPushButton(words.keep), QPushButton(_("Cancel"))
        set_role(self.keep, "primary")
        buttons = QHBoxLayout()
        for button in (self.all, self.none):
            set_role(button, "flat")
            button.setVisible(words.together)
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (cancel, self.keep):
            buttons.addWidget(button)
        for button in (self.all, self.none, cancel, self.keep):
            button.setAutoDefault(False)  # Enter leads from the field to the list
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for part in (told, self.field, hint, self.field.nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.all.clicked.connect(lambda: self._tick_shown(True))
        self.none.clicked.connect(lambda: self._tick_shown(False))
        self.resize(*SIZE)
        first = next((row for row, place in enumerate(self.rows.shown) if place.use in self._before), 0)
        if self.rows.shown:
            self.list.setCurrentIndex(self.rows.index(first))
        self.field.setFocus()

    def _tick_shown(self, wanted: bool) -> None:
        """All that fit what was typed, or none of them."""
        for row, place in enumerate(self.rows.shown):
            if (place.use in self.rows.ticked) is not wanted:
                self.rows.toggle(row)

    def is_changed(self) -> bool:
        return self.rows.ticked != self._before

    @property
    def ticked(self) -> tuple[Use, ...]:
        """What is ticked, in the order of the list."""
        return tuple(use for use in self._order if use in self.rows.ticked)
