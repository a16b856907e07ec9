"""Rows of small fields below one another, with a way to add one and to take each away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.gui.model_editor.fields import TextField, ValueField
from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.storage.framework_editing import lines_of
from maturity_desktop.storage.yaml_tree import Path


@dataclass(frozen=True, slots=True)
class Column:
    """A field that every row has: its key, its name, how it is made, and where it stands in the row."""

    key: str
    name: str
    make: Callable[[str], ValueField]
    line: int = 0
    stretch: int = 0


class _Row(QWidget):
    """One row."""

    typed = Signal(str, object)
    left = Signal()
    remove_wanted = Signal()

    def __init__(self, columns: Sequence[Column], number: int) -> None:
        super().__init__()
        self.fields: dict[str, ValueField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        lines: dict[int, QHBoxLayout] = {}
        for column in columns:
            name = _("{field}, row {row}").format(field=column.name, row=number)
            field = column.make(name)
            field.typed.connect(partial(self.typed.emit, column.key))
            field.left.connect(self.left)
            if column.line not in lines:
                lines[column.line] = QHBoxLayout()
                lines[column.line].setSpacing(6)
                grid.addLayout(lines[column.line], column.line, 0)
            lines[column.line].addWidget(field, column.stretch)
            self.fields[column.key] = field
        grid.setColumnStretch(0, 1)
        remove = QToolButton()
        remove.setText("×")
        mark_edits(remove)
        remove.setFixedSize(32, 40)
        remove.setAccessibleName(_("Take row {row} out").format(row=number))
        remove.setToolTip(_("Take this row out"))
        remove.clicked.connect(self.remove_wanted)
        grid.addWidget(remove, 0, 1, Qt.AlignmentFlag.AlignTop)

    def follow(self, value: Mapping[str, Any]) -> None:
        for key, field in self.fields.items():
            field.follow(value.get(key))


class LinesEditor(PlainEditor):
    """A line of a list: Enter is done with it, several lines that are pasted are told as such."""

    lines_pasted = Signal(list)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = lines_of(source.text())
        if len(lines) > 1:
            self.lines_pasted.emit(lines)
        elif lines:
            self.insertPlainText(lines[0])


class _Line(TextField):
    """A line of a list."""

    def __init__(self, name: str, hint: str) -> None:
        self.lines = LinesEditor(least=1, most=8, enter_ends=True)
        super().__init__(name, single=True, hint=hint, editor=self.lines)


def line_column(key: str, name: str, hint: str) -> Column:
    """A column of lines that are written one after another."""
    return Column(key, name, lambda named: _Line(named, hint), stretch=1)


class RowsField(ValueField):
    """Tells what is to happen to which row; the rows themselves follow the tree."""

    row_typed = Signal(int, str, object)
    added = Signal(int, list)
    """Where, and the words of each."""
    removed = Signal(int)
    moved = Signal(int, int)
    grown = Signal()
    """There are more rows than before, or fewer."""

    def __init__(self, name: str, columns: Sequence[Column], add_words: str, add_hint: str = "") -> None:
        super().__init__(name)
        self._columns = columns
        self._rows: list[_Row] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6 if any(column.line for column in columns) else 0)
        self._add = QPushButton(add_words)
        mark_edits(self._add)
        set_role(self._add, "flat")
        self._new = TextField(add_hint, single=True, hint=add_hint) if add_hint else None
        self._add.clicked.connect(self._add_one)
        below = QHBoxLayout()
        below.setSpacing(6)
        if self._new is not None:
            self._new.done.connect(self._add_one)
            below.addWidget(self._new, 1)
        below.addWidget(self._add)
        if self._new is None:
            below.addStretch(1)
        self._empty = plain_label(_("None yet."), "small")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addLayout(below)
        self.row.addLayout(column)

    @property
    def stop(self) -> QWidget:
        if self._rows:
            return next(iter(self._rows[0].fields.values())).stop
        return self._new.stop if self._new is not None else self._add

    def _add_one(self) -> None:
        """What is written in the line below is the new row's; without such a line the row is blank."""
        words = " ".join(self._new.editor.words.split()) if self._new is not None else ""
        if self._new is not None and not words:
            self._new.go_to(())
            return
        self.added.emit(len(self._rows), [words])
        if self._new is not None:
            self._new.follow("")
            self._new.go_to(())
        else:
            self.go_to((len(self._rows) - 1,))

    def follow(self, value: Any) -> None:
        rows, before = value if isinstance(value, list) else [], len(self._rows)
        while len(self._rows) > len(rows):
            gone = self._rows.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._rows) < len(rows):
            self._rows.append(self._made(len(self._rows)))
            self._list.addWidget(self._rows[-1])
        for row, held in zip(self._rows, rows, strict=True):
            row.follow(held)
        self._empty.setVisible(not rows and self._new is None)
        if len(rows) != before:
            self.grown.emit()

    def _made(self, place: int) -> _Row:
        row = _Row(self._columns, place + 1)
        row.typed.connect(partial(self.row_typed.emit, place))
        row.left.connect(self.left)
        row.remove_wanted.connect(partial(self.removed.emit, place))
        for field in row.fields.values():
            if isinstance(field, _Line):
                field.done.connect(partial(self._start_below, place))
                field.lines.lines_pasted.connect(partial(self._paste, place))
        return row

    def _start_below(self, place: int) -> None:
        self.added.emit(place + 1, [""])
        self.go_to((place + 1,))

    def _paste(self, place: int, lines: list[str]) -> None:
        """Several lines: the first goes into the row, where it is empty, and the others below it."""
        line = next(field for field in self._rows[place].fields.values() if isinstance(field, _Line))
        if line.editor.words.strip():
            self.added.emit(place + 1, lines)
            self.go_to((place + len(lines),))
        else:
            line.editor.insertPlainText(lines[0])
            line.left.emit()
            self.added.emit(place + 1, lines[1:])
            self.go_to((place + len(lines) - 1,))

    # Marks and keys

    def mark(self, faults: Mapping[Path, str]) -> None:
        for place, row in enumerate(self._rows):
            mine = {rest[1:]: words for rest, words in faults.items() if rest[:1] == (place,)}
            for key, field in row.fields.items():
                field.mark({rest[1:]: words for rest, words in mine.items() if rest[:1] in ((), (key,))})

    def go_to(self, rest: Path) -> None:
        place = rest[0] if rest and isinstance(rest[0], int) else 0
        if not 0 <= place < len(self._rows):
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        fields = self._rows[place].fields
        named = fields.get(str(rest[1])) if len(rest) > 1 else None
        (named or next(iter(fields.values()))).go_to(rest[2:])

    def focused_row(self) -> int:
        """The row that has the keyboard; -1 where none has."""
        focus: QWidget | None = QApplication.focusWidget()
        return next((at for at, row in enumerate(self._rows) if focus and row.isAncestorOf(focus)), -1)
