"""The form of one part of the model: its fields, and under each what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.errors import FrameworkProblem
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.model_editor.draft import ModelDraft
from maturity_desktop.gui.model_editor.field_making import FormField
from maturity_desktop.gui.model_editor.form_fields import fields_of, needs_of
from maturity_desktop.gui.model_editor.nodes import kind_of, one_line, place_words, problem_words, value_of
from maturity_desktop.gui.model_editor.rows import ScaleRows
from maturity_desktop.gui.model_editor.rows_field import RowsField
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords
from maturity_desktop.storage.scale_editing import checkpoints_at
from maturity_desktop.storage.tree_edits import Tree
from maturity_desktop.storage.yaml_tree import Path

BESIDE = 8
MOST_SHOWN = 3
"""Problems under one field; the list has them all."""


class FormPane(QScrollArea):
    """Shows the form of the node in view, and follows the draft."""

    reshaped = Signal()
    """It has other fields than before, which Tab must find in their places."""

    def __init__(
        self, draft: ModelDraft, theme: ThemeSwitch, ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._ask = ask
        self._theme = theme
        self.path: Path = ()
        self._made_for: tuple[object, ...] = ()
        self._fields: list[tuple[FormField, PlainWords]] = []
        self._line: QHBoxLayout | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        sheet = QWidget()
        sheet.setAutoFillBackground(False)
        self._sheet = QVBoxLayout(sheet)
        self._sheet.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget(sheet)
        self._sheet.addWidget(self._body)
        self.setWidget(sheet)

    # What is shown

    def show_node(self, path: Path) -> None:
        """The form of another node."""
        if path != self.path or not self._fields:
            self._draft.end_spell()
            self.path = path
            self._make()

    def follow(self) -> None:
        """What the draft holds now."""
        if self._wants() != self._made_for:
            self._make()
            return
        tree = self._draft.tree
        for form_field, _message in self._fields:
            form_field.field.follow(form_field.of(tree))
        self._show_head()

    def _wants(self) -> tuple[object, ...]:
        """What the form's choices come from: by identity, since values of a tree never change."""
        tree, kind = self._draft.tree, kind_of(self.path)
        value = value_of(tree, self.path)
        flags = (bool(value.get("criteria")), value.get("sign") is True) if isinstance(value, dict) else ()
        return (self.path, flags, *(id(tree.get(section)) for section in needs_of(kind)))

    def _make(self) -> None:
        self._made_for = self._wants()
        tree = self._draft.tree
        before = self._body
        before.hide()
        self._sheet.removeWidget(before)
        before.deleteLater()  # not at once: it may be one of its fields that brought this about
        self._body = QWidget(self.widget())
        self._body.setAutoFillBackground(False)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(0)
        head = PlainWords(self._theme, bold=True, lines=2)
        head.show_words(place_words(tree, self.path))
        column.addWidget(head)
        self._head = head
        self._fields = []
        for form_field in fields_of(tree, self.path, self._draft.spent, self._draft.in_use):
            message = PlainWords(self._theme, "small", "wrong")
            message.hide()
            self._put(column, form_field, message)
            self._fields.append((form_field, message))
            self._wire(form_field)
            form_field.field.follow(form_field.of(tree))
        column.addStretch(1)
        self._sheet.addWidget(self._body)
        self._body.show()
        self.mark(self._draft.problems)
        self.reshaped.emit()

    def _put(self, column: QVBoxLayout, form_field: FormField, message: PlainWords) -> None:
        if form_field.beside:
            column = self._place_beside(column)
        else:
            self._line = None
        column.addSpacing(8 if form_field.label else 0)
        if form_field.label:
            label = plain_label(form_field.label, "small", wraps=True)
            label.setBuddy(form_field.field.stop)
            column.addWidget(label)
        column.addWidget(form_field.field)
        if form_field.note:
            column.addWidget(plain_label(form_field.note, "small", wraps=True))
        column.addWidget(message)

    def _place_beside(self, column: QVBoxLayout) -> QVBoxLayout:
        """A place in the line of fields that stand beside one another."""
        if self._line is None:
            self._line = QHBoxLayout()
            self._line.setSpacing(16)
            column.addLayout(self._line)
        place = QVBoxLayout()
        place.setSpacing(0)
        self._line.addLayout(place)
        return place

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from the top to the foot; a field's own parts are left to it."""
        body = self._body
        tab = Qt.FocusPolicy.TabFocus.value
        found = [
            widget
            for widget in body.findChildren(QWidget)
            if widget.focusPolicy().value & tab
            and widget.window() is self.window()
            and not isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
        ]

        def place(widget: QWidget) -> tuple[int, int]:
            corner = widget.mapTo(body, QPoint(0, 0))
            # What takes a row out stands a little higher than the field that it follows.
            return corner.y() + (BESIDE if isinstance(widget, QToolButton) else 0), corner.x()

        return sorted(found, key=place)

    # What is typed

    def _wire(self, form_field: FormField) -> None:
        field, draft = form_field.field, self._draft
        field.left.connect(draft.end_spell)
        if isinstance(field, RowsField):
            field.grown.connect(self.reshaped)
            field.row_typed.connect(partial(self._row_typed, form_field))
            field.added.connect(partial(self._row_added, form_field))
            field.removed.connect(partial(self._row_removed, form_field))
        else:
            field.typed.connect(partial(self._typed, form_field))

    def _label(self, words: str, form_field: FormField) -> str:
        return words.format(place=place_words(self._draft.tree, form_field.path))

    def _typed(self, form_field: FormField, value: Any) -> None:
        label = self._label(_("change {place}"), form_field)
        self._draft.type(
            label, repr(form_field.path), lambda tree: form_field.written(tree, value), form_field.path
        )
        self._show_head()

    def _show_head(self) -> None:
        self._head.show_words(place_words(self._draft.tree, self.path))

    def _row_typed(self, form_field: FormField, row: int, key: str, value: Any) -> None:
        rows = form_field.rows
        assert rows is not None, "it stands in rows"
        label = self._label(_("change {place}"), form_field)
        name = repr((*form_field.path, row, key))
        self._draft.type(label, name, lambda tree: rows.typed(tree, row, key, value), form_field.path)

    def _row_added(self, form_field: FormField, at: int, texts: Sequence[str]) -> None:
        self._row_act(form_field, _("add to {place}"), "added", at, texts)

    def _row_removed(self, form_field: FormField, row: int) -> None:
        if not isinstance(form_field.rows, ScaleRows) or self._level_may_go(row):
            self._row_act(form_field, _("take out a row of {place}"), "removed", row)

    def _level_may_go(self, row: int) -> bool:
        """Asks, where checkpoints would go with the level."""
        tree = self._draft.tree
        count = checkpoints_at(tree, row)
        question = ngettext(
            "Delete the level “{level}” with its {count} checkpoint?",
            "Delete the level “{level}” with its {count} checkpoints?",
            count,
        ).format(level=one_line(tree["scale"][row].get("title")), count=count)
        consequence = _("The levels above are numbered anew. Ctrl+Z brings everything back.")
        return not count or self._ask.confirm(question, consequence, _("Delete it"))

    def _row_act(self, form_field: FormField, words: str, act: str, *about: Any) -> None:
        change: Callable[..., Tree] = getattr(form_field.rows, act)
        label = self._label(words, form_field)
        self._draft.edit(label, change(self._draft.tree, *about), form_field.path)

    def move_row(self, step: int) -> bool:
        """Moves the row that has the keyboard; whether there was one."""
        for form_field, _message in self._fields:
            field = form_field.field
            if isinstance(field, RowsField) and (row := field.focused_row()) >= 0:
                self._row_act(form_field, _("move in {place}"), "moved", row, step)
                field.go_to((max(0, row + step),))
                return True
        return False

    # What is wrong

    def mark(self, problems: Sequence[FrameworkProblem]) -> None:
        """Marks the fields that a problem is about, with its words below."""
        for form_field, message in self._fields:
            mine = list(self._about(form_field, problems))
            form_field.field.mark({rest: problem.what for rest, problem in mine})
            words = [problem_words(problem, self._draft.tree) for _rest, problem in mine[:MOST_SHOWN]]
            message.show_words("\n".join(dict.fromkeys(words)))
            message.setVisible(bool(words))

    def _about(
        self, form_field: FormField, problems: Sequence[FrameworkProblem]
    ) -> Iterator[tuple[Path, FrameworkProblem]]:
        length = len(form_field.path)
        for problem in problems:
            if problem.path[:length] != form_field.path:
                continue
            rest = problem.path[length:]
            if form_field.rows is not None:
                row, way = form_field.rows.row_of(self._draft.tree, rest)
                rest = (row, *way) if row >= 0 else way
            yield rest, problem

    def go_to(self, path: Path) -> None:
        """Brings the keyboard to the field of a value."""
        for form_field, _message in self._fields:
            length = len(form_field.path)
            if path[:length] == form_field.path and length:
                rest = path[length:]
                if form_field.rows is not None:
                    row, way = form_field.rows.row_of(self._draft.tree, rest)
                    rest = (row, *way) if row >= 0 else ()
                form_field.field.go_to(rest)
                self.ensureWidgetVisible(form_field.field.stop)
                return
        self.focus_first()

    def focus_first(self) -> None:
        """Brings the keyboard to the field that matters most: the text of what is to be written."""
        wanted = [
            own for own, _message in self._fields if own.path[-1:] in (("text",), ("what",), ("title",))
        ]
        if wanted or self._fields:
            (wanted or [self._fields[0][0]])[0].field.go_to(())
