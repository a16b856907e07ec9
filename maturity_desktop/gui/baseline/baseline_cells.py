"""The figures of the baseline as they are typed: a row each, and one more to go on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QObject, Qt

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.baseline import Computed, beside, blank_figure, untold
from maturity_desktop.domain.plan_records import BaselineFigure
from maturity_desktop.gui.measures.typed_grid import NOWHERE, ROLE, Index, TypedCells

FIELDS = ("title", "value", "period", "source")
COMPUTED = len(FIELDS)


class BaselineCells(TypedCells):
    """Name, value, time and who said it; beside a name that the data know, what they come to."""

    def __init__(
        self,
        audit: Audit,
        figures: Sequence[BaselineFigure],
        computed: Sequence[Computed],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._audit, self._computed = audit, tuple(computed)
        self._figures = list(figures)
        self.cells = [[str(getattr(own, field)) for field in FIELDS] for own in figures]
        self._add_row()

    @property
    def figures(self) -> tuple[BaselineFigure, ...]:
        """As they are typed; those without a name are none."""
        typed = (
            replace(own, title=title, value=value, period=period, source=source)
            for own, (title, value, period, source) in zip(self._figures, self.cells, strict=True)
        )
        return tuple(own for own in typed if own.title)

    @property
    def untold(self) -> tuple[Computed, ...]:
        """What the data come to and nobody has told yet."""
        return untold(self.figures, self._computed)

    def offer_names(self) -> None:
        """A row for every figure that the data know, to be filled in with what the client says."""
        found = self.untold
        self.beginResetModel()
        if found and not any(self.cells[-1]):
            self._figures.pop()
            self.cells.pop()
        for own in found:
            self._figures.append(blank_figure(self._audit))
            self.cells.append([own.title, "", "", ""])
        self._append_blank()
        self.endResetModel()

    def _append_blank(self) -> None:
        self._figures.append(blank_figure(self._audit))
        self.cells.append([""] * len(FIELDS))

    def _add_row(self) -> None:
        place = len(self.cells)
        self.beginInsertRows(NOWHERE, place, place)
        self._append_blank()
        self.endInsertRows()

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else COMPUTED + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return (_("Figure"), _("As told"), _("Of what time"), _("Told by"), _("As computed"))[section]

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> object:
        if role in (ROLE.DisplayRole, ROLE.EditRole):
            if index.column() < COMPUTED:
                return self.cells[index.row()][index.column()]
            return self._computed_words(index.row())
        if role == ROLE.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal, ROLE.DisplayRole)
            return _("{title}: {value}").format(title=head, value=self.data(index))
        return None

    def _computed_words(self, row: int) -> str:
        own = replace(self._figures[row], title=self.cells[row][0])
        ((_told, computed),) = ((found.told, found.computed) for found in beside([own], self._computed))
        if computed is None or not computed.period:
            return computed.value if computed else ""
        return _("{value} ({period})").format(value=computed.value, period=computed.period)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if index.column() < COMPUTED else flags & ~Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = ROLE.EditRole) -> bool:
        if index.column() >= COMPUTED or not super().setData(index, value, role):
            return False
        if any(self.cells[-1]):
            self._add_row()
        return True

    def paste(self, text: str, row: int, column: int) -> None:
        """A block of cells from a sheet, from this cell on."""
        for down, line in enumerate(text.rstrip("\n").split("\n")):
            while row + down >= len(self.cells):
                self._add_row()
            for across, cell in enumerate(line.split("\t")):
                place: QModelIndex = self.index(row + down, column + across)
                if column + across < COMPUTED:
                    self.setData(place, cell)
