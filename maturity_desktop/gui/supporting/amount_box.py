"""What a column of a client's sheet says, chosen by typing a part of the name of an amount or figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_mapping import Use
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.measures.passing_clicks import PassingClicks
from maturity_desktop.gui.widgets.labels import as_tip


@dataclass(frozen=True, slots=True)
class Says:
    """What a column may say: `amount` is the id of an amount or figure, or of what its groups are."""

    use: Use
    amount: str = ""


def sayings(catalogue: SupportingCatalogue) -> list[tuple[str, Says | None]]:
    """Everything that a column may say, in words; None: it is left out."""
    groups = [
        (_("group: {grouping}").format(grouping=title), Says(Use.GROUP, name))
        for name, title in catalogue.groupings.items()
    ]
    amounts = [(own.title, Says(Use.AMOUNT, own.id)) for own in catalogue.inputs.values()]
    figures = [
        (_("{measure} (finished figure)").format(measure=own.title), Says(Use.AMOUNT, own.id))
        for own in catalogue.measures
    ]
    every = sorted((*amounts, *figures), key=lambda own: own[0].casefold())
    named = [(_("left out"), None), (_("date"), Says(Use.DATE)), (_("time of day"), Says(Use.TIME))]
    return [*named, *groups, *every]


class AmountBox(Choice[Says | None]):
    """Typed words find what has them anywhere in its name; what fits nothing goes back to what it was."""

    def __init__(self, items: Sequence[tuple[str, Says | None]], parent: QWidget | None = None) -> None:
        super().__init__(items, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        PassingClicks(completer)
        self._before = self.currentIndex()
        field = self.lineEdit()
        assert field is not None, "an editable box has a field"
        field.editingFinished.connect(self._settle)
        self.activated.connect(self._keep)

    def choose(self, value: Says | None) -> None:
        super().choose(value)
        self._before = self.currentIndex()
        self.setToolTip(as_tip(self.currentText()))

    def _keep(self, place: int) -> None:
        self._before = place
        self.setToolTip(as_tip(self.currentText()))

    def _settle(self) -> None:
        """Words that are the name of something choose it; others go back to what was chosen."""
        told = " ".join(self.currentText().split()).casefold()
        names = [self.itemText(place).casefold() for place in range(self.count())]
        place = names.index(told) if told in names else self._before
        was = self._before
        self.setCurrentIndex(place)
        self._keep(place)
        if place != was:
            self.activated.emit(place)
