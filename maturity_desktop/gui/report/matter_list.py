"""What is worth knowing before a report goes out; Enter goes to the place that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.report.fields import column_of
from maturity_desktop.gui.report.matter_rows import MatterRows
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.verbs.before_export import Matter, Spot, Way

TALLEST = 318
MOST_LEAD = 7
"""Letters of a label before its words."""


class MatterList(QWidget):
    """A sentence for each matter, its places below."""

    place_wanted = Signal(object)
    """A Spot that is somewhere."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matters: Sequence[Matter] | None = None
        self.said = PlainWords(theme, ink="quiet")
        self.list = MatterRows(theme, _("What is worth knowing before it goes out"), TALLEST)
        set_role(self.list, "framed")
        self.list.chosen.connect(self._go)
        column = column_of(self)
        column.addWidget(self.said)
        column.addWidget(self.list)
        self.show_matters(None)

    def show_matters(self, matters: Sequence[Matter] | None, trouble: str = "") -> None:
        """None: not known yet. `trouble` says why it could not be found out."""
        self._matters = matters
        rows = [row for matter in matters or () for row in _rows(matter)]
        if rows != list(self.list.rows.rows):
            self.list.show_rows(rows)
            self.list.fit()
            self.list.scrollToTop()  # the heading above the first row that can be chosen
        self.list.setVisible(bool(rows))
        nothing = _("Nothing stands in the way.") if matters is not None else _("The preview tells.")
        self.said.show_words(trouble or nothing, "wrong" if trouble else "quiet")
        self.said.setVisible(bool(trouble) or not rows)
        self._trouble = trouble

    @property
    def faults(self) -> int:
        """How many matters ask for something to be done."""
        return sum(1 for own in self._matters or () if not own.told) + bool(self._trouble)

    @property
    def words(self) -> str:
        if self._matters is None and not self._trouble:
            return ""
        count = self.faults
        if not count:
            return _("nothing to mend")
        return ngettext("{count} to look at", "{count} to look at", count).format(count=count)

    def show_names(self) -> bool:
        """Goes to the first name that is told of; False where none is."""
        for place, row in enumerate(self.list.rows.rows):
            if isinstance(row.goal, Spot) and row.goal.name:
                self.list.setCurrentIndex(self.list.rows.index(place))
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _go(self, spot: Spot) -> None:
        if spot.way is not Way.NOWHERE:
            self.place_wanted.emit(spot)


def _rows(matter: Matter) -> list[Row]:
    return [Row(matter.words, heading=True), *map(_row, matter.spots)]


def _row(own: Spot) -> Row:
    """A label that the narrow column would cut stands at the far end."""
    label = own.label if own.words else ""
    lead, long = (label, "") if len(label) <= MOST_LEAD else ("", label)
    mark = " · ".join(part for part in (own.name, own.model, long, own.count) if part)
    return Row(own.words or own.label, lead, own.more, mark, goal=own)
