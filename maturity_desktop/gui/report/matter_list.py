"""What is worth knowing before a report goes out; Enter goes to the place that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from maturity_desktop.gui.models.rows import ROW_ROLE, Row
from maturity_desktop.gui.report.fields import column_of
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import as_tip
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.gui.widgets.row_list import HEADING, ONE_LINE, TWO_LINES, RowList
from maturity_desktop.verbs.before_export import Matter, Spot, Way

TALLEST = 318
LEAD = 64
MOST_LEAD = 7
"""Letters of a label before its words."""
MOST_TOLD = 1500
"""Letters of a part of a tool tip."""


class MatterRows(RowList):
    """Rows that tell in full what they cut."""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
            told = (row.lead, row.text, row.mark, row.detail) if row is not None else ()
            words = "".join(as_tip(own[:MOST_TOLD]) for own in told if own)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)


class MatterList(QWidget):
    """A sentence for each matter, its places below."""

    place_wanted = Signal(object)
    """A Spot that is somewhere."""

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matters: Sequence[Matter] | None = None
        self.said = PlainWords(theme, ink="quiet")
        self.list = MatterRows(theme, _("What is worth knowing before it goes out"), LEAD)
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
        self.list.setVisible(bool(rows))
        wish = sum(HEADING if row.heading else TWO_LINES if row.detail else ONE_LINE for row in rows) + 4
        self.list.setFixedHeight(min(wish, TALLEST))
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

    def _go(self, spot: Spot) -> None:
        if spot.way is not Way.NOWHERE:
            self.place_wanted.emit(spot)


def _rows(matter: Matter) -> list[Row]:
    return [Row(matter.words, heading=True), *map(_row, matter.spots)]


def _row(own: Spot) -> Row:
    """A label that the narrow column would cut stands at the far end."""
    label = own.label if own.words else ""
    lead, long = (label, "") if len(label) <= MOST_LEAD else ("", label)
    mark = " · ".join(part for part in (own.model, long, own.count) if part)
    return Row(own.words or own.label, lead, own.more, mark, goal=own)
