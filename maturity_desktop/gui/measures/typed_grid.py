"""A grid of cells that are typed, and the texts in it as a person writes them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from gettext import gettext as _

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from maturity_desktop.domain.figure_numbers import is_nothing, written_number

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROLE = Qt.ItemDataRole
ROW = 27
LEAST_ROWS = 7


def typed_number(text: str, is_count: bool) -> Fraction | None:
    """A number as people write it; of one mark that may be either, counts have it between thousands."""
    written = written_number(text)
    if written is None:
        return None
    has_comma = "," in written.digits
    return written.value(written.decimal or ("," if has_comma is not is_count else "."))


def number_trouble(
    text: str, is_count: bool = False, most: int | None = None, may_be_negative: bool = False
) -> str:
    """What is wrong with a typed number; empty where it is sound or nothing. `most` is in percent."""
    if not text or is_nothing(text):
        return ""
    number = typed_number(text, is_count)
    if number is None:
        return _("“{text}” is no number.").format(text=text[:30])
    if number < 0 and not may_be_negative:
        return _("“{text}” is below nought.").format(text=text[:30])
    if most is not None and number > most:
        return _("“{text}” is more than {most} %.").format(text=text[:30], most=most)
    return ""


class TypedCells(QAbstractTableModel):
    """What is typed stays as it is typed: `cells`, row by row."""

    cells: list[list[str]]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def setData(self, index: Index, value: object, role: int = ROLE.EditRole) -> bool:
        if role != ROLE.EditRole:
            return False
        row = index.row()
        self.cells[row][index.column()] = str(value).strip()
        # What a row shows in its other cells may hang on this one.
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def paste(self, text: str, row: int, column: int) -> None:
        """A block of cells from a sheet, from this cell on or where its own heads say."""
        raise NotImplementedError

    def clear(self, indexes: Sequence[Index]) -> None:
        """Empties cells."""
        for index in indexes:
            self.setData(index, "")

    def _tell_all(self) -> None:
        """Any cell may be another now."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)


class TypedGrid(QTableView):
    """Typing begins in the cell at once; Enter goes down, Ctrl+V takes a block from a sheet."""

    def __init__(self, model: TypedCells, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typed = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMinimumHeight(LEAST_ROWS * ROW)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCurrentIndex(model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.typed.paste(QGuiApplication.clipboard().text(), here.row(), here.column())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.typed.clear(self.selectedIndexes())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # the dialog's own key
            else:
                self._go_down(here)
        else:
            super().keyPressEvent(event)

    def _go_down(self, here: QModelIndex) -> None:
        last = self.typed.rowCount() - 1
        self.setCurrentIndex(self.typed.index(min(here.row() + 1, last), here.column()))

    def _copy(self) -> None:
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        lines = (
            "\t".join(
                str(index.data())
                for index in sorted(chosen, key=lambda own: own.column())
                if index.row() == row
            )
            for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
