"""What a sheet of a model's workbook and its columns are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["id", "text", "whole", "decimal", "truth", "names", "wholes"]
"""What a column's cells become; names and wholes are lists within a cell."""
SheetId: TypeAlias = Literal[
    "model", "scale", "beyond", "domains", "criteria", "checkpoints", "evidence", "measures", "rules",
    "targets", "exceptions", "roles", "facts", "themes", "remarks", "phases", "tasks",
    "paces", "lengths", "requests",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the key of its values; `when.fact` is a key within a key.

    `choices` are all that it may hold; `of` is the sheet whose ids it may hold, one or, of names, several.
    """

    key: str
    heading: str
    note: str
    kind: Kind = "text"
    width: float = 12
    required: bool = False
    choices: tuple[str, ...] = ()
    of: SheetId | None = None

    @property
    def chosen_from(self) -> SheetId | None:
        """The sheet of whose ids it holds one."""
        return None if self.kind == "names" else self.of


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet; `fixed` columns stay in sight, and a workbook without a `required` sheet is no model's.

    `links` say what a row belongs to, or under which key it stands; they are no keys of its own. The sheet of
    the model itself has a row for each of its columns.
    """

    id: SheetId
    title: str
    about: str
    columns: tuple[Column, ...]
    links: tuple[str, ...] = ()
    fixed: int = 1
    required: bool = False

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns whose values are the row's own."""
        return tuple(column for column in self.columns if column.key not in self.links)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)
