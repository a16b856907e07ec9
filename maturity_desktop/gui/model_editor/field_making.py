"""A field of a form, how it stands in the tree, and how those are made that many forms have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from maturity_desktop.gui.model_editor.fields import (
    CheckField,
    ChipsField,
    Choices,
    TextField,
    ValueField,
)
from maturity_desktop.gui.model_editor.nodes import field_name, kind_of, one_line, step_title
from maturity_desktop.gui.model_editor.rows import ListRows, NamedRows, Row, Rows
from maturity_desktop.gui.model_editor.rows_field import Column, RowsField
from maturity_desktop.storage.tree_edits import Tree, value_at, with_field
from maturity_desktop.storage.yaml_tree import Path

Put = Callable[[Tree, Any], Tree]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form: `default` is what need not be written, `rows` where it stands in rows."""

    path: Path
    label: str
    field: ValueField
    default: Any = None
    rows: Rows | None = None
    note: str = ""
    put: Put | None = None
    beside: bool = False
    """Whether it stands in one line with those next to it that do so too."""

    def of(self, tree: Tree) -> Any:
        """What the tree holds."""
        if self.rows is not None:
            return self.rows.of(tree)
        try:
            return value_at(tree, self.path)
        except LookupError:
            return self.default

    def written(self, tree: Tree, value: Any) -> Tree:
        """The tree with another value."""
        if self.put is not None:
            return self.put(tree, value)
        nothing = self.default is not None and value == self.default
        return with_field(tree, self.path, None if nothing or value is None else value)


class FieldMaker:
    """Makes fields of one node."""

    def __init__(self, tree: Tree, path: Path) -> None:
        self._tree = tree
        self._path = path
        self._kind = kind_of(path)

    def _name(self, key: str) -> str:
        return field_name(self._kind, key)

    # Fields of one value

    def _field(
        self, key: str, field: ValueField, default: Any = None, note: str = "", put: Put | None = None
    ) -> FormField:
        label = "" if isinstance(field, CheckField) else self._name(key)
        return FormField((*self._path, key), label, field, default, None, note, put)

    def _line(self, key: str) -> FormField:
        return self._field(key, TextField(self._name(key), single=True))

    def _words(self, key: str, least: int = 2, optional: bool = False, note: str = "") -> FormField:
        field = TextField(self._name(key), least, 10)
        return self._field(key, field, "" if optional else None, note)

    def _check(self, key: str, note: str = "") -> FormField:
        return self._field(key, CheckField(self._name(key)), False, note)

    def _ask(self, key: str) -> FormField:
        roles = [(name, one_line(title)) for name, title in self._tree.get("roles", {}).items()]
        note = "" if roles else _("There are no roles yet: add them under Model, Roles.")
        return self._field(key, ChipsField(self._name(key), roles), [], note)

    def _levels(self) -> Choices:
        levels = [step.get("level") for step in self._tree.get("scale", [])]
        return [
            (level, _("{level} {title}").format(level=level, title=step_title(self._tree, level)))
            for level in levels
        ]

    # Fields in rows

    def _rows(self, rows: Rows, label: str, columns: Sequence[Column], add: str, hint: str = "") -> FormField:
        return FormField(rows.path, label, RowsField(label, columns, add, hint), None, rows)

    def _titled(self, key: str, add: str, hint: str, blank: Callable[[Sequence[Row], str], Row]) -> FormField:
        columns = [text_column("title", self._name("title"))]
        return self._rows(ListRows((key,), blank), self._name(key), columns, add, hint)

    def _named(self, key: str, add: str, hint: str, fresh: Callable[[str], Any]) -> FormField:
        columns = [text_column("title", self._name("title"))]
        return self._rows(NamedRows((key,), fresh), self._name(key), columns, add, hint)


def text_column(key: str, name: str) -> Column:
    """A column of single lines."""
    return Column(key, name, lambda named: TextField(named, 1, 8, single=True), 0, 1)


def check_column(key: str, name: str) -> Column:
    """A column of yes and no."""
    return Column(key, name, lambda named: CheckField(named, name), 1, 1)
