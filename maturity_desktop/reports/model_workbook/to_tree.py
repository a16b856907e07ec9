"""From the rows of a workbook's sheets to a model's tree, with the cell of each of its values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from gettext import NullTranslations
from typing import Any, TypeAlias

from maturity_desktop.domain.errors import FrameworkProblem
from maturity_desktop.reports.model_workbook.table import Column, SheetId, Table
from maturity_desktop.reports.model_workbook.values import from_cell, written

Path: TypeAlias = "tuple[str | int, ...]"
Node: TypeAlias = dict[str, Any]
_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a sheet by the keys of its columns: the raw values of its filled cells, and where each stands.

    A place is a column's letter and the number of a row; a column that the sheet lacks has none.
    """

    sheet: str
    number: int
    values: Mapping[str, Any]
    places: Mapping[str, tuple[str, int]]

    def place(self, key: str) -> tuple[str, int]:
        """Where a value stands, or would stand; the row's first cell for a column that is not there."""
        return self.places.get(key) or next(iter(self.places.values()), ("A", self.number))

    def cell(self, key: str) -> str:
        letter, number = self.place(key)
        return f"{self.sheet}!{letter}{number}"


@dataclass(frozen=True)
class ReadModel:
    """A model's tree as a workbook has it: the cell and the row of its values by path, and what is wrong.

    `headings` are the sheets' own names of keys, by the titles of the sheets in their order.
    """

    tree: Node
    cells: Mapping[Path, str]
    rows: Mapping[Path, int]
    problems: Sequence[FrameworkProblem]
    headings: Mapping[str, Mapping[str, str]]
    words: NullTranslations


@dataclass
class Orphans:
    """The rows that belong to something that is not there, and what is."""

    known: Sequence[str]
    rows: list[ReadRow] = field(default_factory=list)


@dataclass
class TreeBuilder:
    """Puts rows together; a row that belongs to nothing is a problem and left out."""

    name: str
    tables: Mapping[SheetId, Table]
    words: NullTranslations
    sheets: Mapping[SheetId, Sequence[ReadRow]]
    cells: dict[Path, str] = field(default_factory=dict)
    rows: dict[Path, int] = field(default_factory=dict)
    problems: list[FrameworkProblem] = field(default_factory=list)
    unknown: dict[tuple[SheetId, str, Any], Orphans] = field(default_factory=dict)

    def tree(self) -> Node:
        """The whole tree; it may still be unsound."""
        form = self.sheets["model"]
        tree: Node = {"schema": 1, **(self._entry("model", form[0], ()) if form else {})}
        tree["scale"] = self._list("scale")
        tree["domains"], criteria = self._domains()
        self._hang_on_criteria(criteria)
        tree |= {key: self._named(key) for key in ("roles", "facts", "themes")}
        tree |= {key: self._list(key) for key in ("beyond", "remarks", "requests")}
        tree["targets"] = self._targets()
        tree["programme"] = self._programme()
        tree["paces"] = self._paces()
        self._blame_orphans(self._blame_numbers())
        return tree

    # What a row says

    def _entry(self, sheet: SheetId, row: ReadRow, path: Path) -> Node:
        """A row's own values; a required one without a value is empty, any other is left out."""
        entry: Node = {}
        if path:
            self._place(path, row, "")
        for column in self.tables[sheet].own:
            if column.key not in row.values and not column.required:
                continue
            raw = row.values.get(column.key)
            value = "" if raw is None else from_cell(raw, column, self.words)
            self._put(entry, path, column.key, value, row)
        return entry

    def _put(self, entry: Node, path: Path, key: str, value: Any, row: ReadRow) -> None:
        *outer, last = key.split(".")
        for part in outer:
            path = (*path, part)
            entry = entry.setdefault(part, {})
            if path not in self.cells:
                self._place(path, row, key)
        entry[last] = value
        self._place((*path, last), row, key)

    def _place(self, path: Path, row: ReadRow, key: str) -> None:
        self.cells[path], self.rows[path] = row.cell(key), row.place(key)[1]

    def _link(self, row: ReadRow, key: str, sheet: SheetId) -> Any:
        """What a row says that it belongs to."""
        raw = row.values.get(key)
        return None if raw is None else from_cell(raw, self.tables[sheet].column(key), self.words)

    def _owner(self, row: ReadRow, key: str, sheet: SheetId, known: Mapping[str, Any]) -> str | None:
        """The one of those that are known to which a row belongs; None is a problem, which is noted."""
        _ = self.words.gettext
        name = self._link(row, key, sheet)
        if isinstance(name, str) and name in known:
            return name
        if name is None:
            column = self.tables[sheet].column(key)
            what = _("“{heading}” is empty").format(heading=column.heading)
            self.fault(row, key, what, self._write_an_id(column))
        else:
            orphans = self.unknown.setdefault((sheet, key, name), Orphans(tuple(map(str, known))))
            orphans.rows.append(row)
        return None

    def _write_an_id(self, column: Column) -> str:
        _ = self.words.gettext
        return _("Write an id of the sheet “{sheet}”.").format(
            sheet=self.tables[column.of].title if column.of else ""
        )

    def _blame_orphans(self, explained: Collection[str]) -> None:
        """Tells of each name that nothing has, once for all of its rows."""
        _, ngettext = self.words.gettext, self.words.ngettext
        for (sheet, key, name), orphans in self.unknown.items():
            column = self.tables[sheet].column(key)
            if column.of == "criteria" and name in explained:
                continue
            row, count = orphans.rows[0], len(orphans.rows)
            text = next((one for one in orphans.known if is_number(row.values[key], one)), None)
            if text is not None:
                what = _("this is the number {number}, and the id is “{name}”").format(number=name, name=text)
                self.fault(row, key, what, self._write_as_text(text))
                continue
            what = _("the sheet “{sheet}” has no “{name}”")
            if count > 1:
                what = ngettext(
                    "the sheet “{sheet}” has no “{name}”, which {count} row names",
                    "the sheet “{sheet}” has no “{name}”, which {count} rows name",
                    count,
                )
            close = get_close_matches(str(name), orphans.known, n=1)
            instead = self._write_an_id(column)
            if close:
                instead = _("Did you mean “{word}”?").format(word=close[0])
            owners = self.tables[column.of].title if column.of else ""
            self.fault(row, key, what.format(sheet=owners, name=name, count=count), instead)

    def _blame_numbers(self) -> set[str]:
        """Tells of ids that a spreadsheet has made numbers, 1.10 then being 1.1; gives the ids they were."""
        _ = self.words.gettext
        named = {str(name) for name in self._named_criteria()}
        explained: set[str] = set()
        for row in self.sheets["criteria"]:
            raw = row.values.get("id")
            lost = sorted(name for name in named if is_number(raw, name) and name != written(raw))
            if lost:
                explained.update(lost)
                what = _("this is the number {number}, and elsewhere the id is “{name}”")
                what = what.format(number=written(raw), name=lost[0])
                self.fault(row, "id", what, self._write_as_text(lost[0]))
        return explained

    def _write_as_text(self, name: str) -> str:
        _ = self.words.gettext
        return _("Format the cell as text, and write {name} into it again.").format(name=name)

    def _named_criteria(self) -> Iterator[Any]:
        """The ids that the sheets have criteria by; a checkpoint's begins with its criterion's."""
        for sheet, rows in self.sheets.items():
            for key in [column.key for column in self.tables[sheet].columns if column.of == "criteria"]:
                for row in rows:
                    name = self._link(row, key, sheet)
                    yield from name if isinstance(name, list) else (name,)
        for row in self.sheets["checkpoints"]:
            yield written(row.values.get("id", "")).rpartition("-")[0]

    def fault(self, row: ReadRow, key: str, what: str, instead: str) -> None:
        """Notes what is wrong in a cell."""
        found = FrameworkProblem(self.name, row.place(key)[1], what, instead, (), row.cell(key))
        self.problems.append(found)

    # What rows make together

    def _list(self, sheet: SheetId) -> list[Node]:
        return [self._entry(sheet, row, (sheet, n)) for n, row in enumerate(self.sheets[sheet])]

    def _named(self, sheet: SheetId) -> Node:
        """Rows by their id; what has nothing but a title is the title."""
        found: Node = {}
        for row in self.sheets[sheet]:
            key = self._link(row, "id", sheet) or ""
            path: Path = (sheet, key)
            if self._is_second(path, row, "id"):
                continue
            entry = self._entry(sheet, row, path)
            found[key] = entry["title"] if list(entry) == ["title"] else entry
        return found

    def _is_second(self, path: Path, row: ReadRow, key: str) -> bool:
        """Whether something else stands at a path already; that is noted."""
        _ = self.words.gettext
        if path not in self.cells:
            return False
        what = _("this is here for the second time (first in {cell})").format(cell=self.cells[path])
        self.fault(row, key, what, _("Keep one of the two."))
        return True

    def _domains(self) -> tuple[list[Node], dict[str, tuple[Node, Path]]]:
        """The domains with their criteria, and each criterion by its id."""
        domains = self._list("domains")
        places = _first_places(domains)
        for domain in domains:
            domain["criteria"] = []
        criteria: dict[str, tuple[Node, Path]] = {}
        for row in self.sheets["criteria"]:
            owner = self._owner(row, "domain", "criteria", places)
            if owner is None:
                continue
            siblings = domains[places[owner]]["criteria"]
            path: Path = ("domains", places[owner], "criteria", len(siblings))
            entry = {**self._entry("criteria", row, path), "levels": {}}
            siblings.append(entry)
            criteria.setdefault(entry["id"], (entry, path))
        return domains, criteria

    def _hang_on_criteria(self, criteria: Mapping[str, tuple[Node, Path]]) -> None:
        for row, entry, path in self._owned("checkpoints", criteria):
            self._add_checkpoint(row, entry, path)
        for row, entry, path in self._owned("evidence", criteria):
            hints = entry.setdefault("evidence", [])
            hints.append(self._entry("evidence", row, (*path, "evidence", len(hints))))
        for row, entry, path in self._owned("measures", criteria):
            if not self._is_second((*path, "measure"), row, "criterion"):
                entry |= self._entry("measures", row, path)
                entry["measure"]["rules"] = []
        for row, entry, path in self._owned("rules", criteria):
            self._add_rule(row, entry, path)

    def _owned(
        self, sheet: SheetId, criteria: Mapping[str, tuple[Node, Path]]
    ) -> Iterator[tuple[ReadRow, Node, Path]]:
        for row in self.sheets[sheet]:
            owner = self._owner(row, "criterion", sheet, criteria)
            if owner is not None:
                yield row, *criteria[owner]

    def _add_checkpoint(self, row: ReadRow, criterion: Node, path: Path) -> None:
        """A row with nothing but a criterion and a level is a level without checkpoints."""
        _ = self.words.gettext
        level = self._link(row, "level", "checkpoints")
        if not isinstance(level, int) or isinstance(level, bool):
            self.fault(row, "level", _("this is no level"), _("Write a whole number."))
            return
        here: Path = (*path, "levels", level)
        siblings = criterion["levels"].setdefault(level, [])
        if here not in self.cells:
            self._place(here, row, "level")
        if set(row.values) - {"criterion", "level"}:
            siblings.append(self._entry("checkpoints", row, (*here, len(siblings))))

    def _add_rule(self, row: ReadRow, criterion: Node, path: Path) -> None:
        _ = self.words.gettext
        if "measure" not in criterion:
            what = _("the sheet “{sheet}” has no row for this criterion")
            instead = _("Add one there, or take this rule out.")
            self.fault(row, "criterion", what.format(sheet=self.tables["measures"].title), instead)
            return
        rules = criterion["measure"]["rules"]
        rules.append(self._entry("rules", row, (*path, "measure", "rules", len(rules))))

    def _targets(self) -> list[Node]:
        return self._numbered("targets", "exceptions", "exceptions", ("profile", "criterion", "level"))

    def _paces(self) -> list[Node]:
        paces = self._numbered("paces", "days", "lengths", ("pace", "phase", "days"))
        return [{"days": {}, **pace} for pace in paces]

    def _numbered(
        self, sheet: SheetId, under: str, of_numbers: SheetId, keys: tuple[str, str, str]
    ) -> list[Node]:
        """Entries that have numbers by name `under` a key; each number has a row of another sheet.

        Such a row says which entry it belongs to, the name, and the number.
        """
        owned_by, named, number = keys
        entries = self._list(sheet)
        places = _first_places(entries)
        for row in self.sheets[of_numbers]:
            owner = self._owner(row, owned_by, of_numbers, places)
            if owner is None:
                continue
            name = self._link(row, named, of_numbers) or ""
            path: Path = (sheet, places[owner], under, name)
            if not self._is_second(path, row, named):
                numbers = entries[places[owner]].setdefault(under, {})
                numbers[name] = self._link(row, number, of_numbers)
                self._place(path, row, named if numbers[name] is not None else number)
        return entries

    def _programme(self) -> list[Node]:
        phases = [self._entry("phases", row, ("programme", n)) for n, row in enumerate(self.sheets["phases"])]
        places = _first_places(phases)
        for phase in phases:
            phase["tasks"] = []
        for row in self.sheets["tasks"]:
            owner = self._owner(row, "phase", "tasks", places)
            if owner is not None:
                tasks = phases[places[owner]]["tasks"]
                tasks.append(self._entry("tasks", row, ("programme", places[owner], "tasks", len(tasks))))
        return phases


def is_number(raw: Any, text: str) -> bool:
    """Whether a cell's number is what a spreadsheet makes of a text."""
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return False
    return _NUMBER.fullmatch(text) is not None and float(text) == raw


def _first_places(entries: Sequence[Node]) -> dict[str, int]:
    """The first place of each id."""
    places: dict[str, int] = {}
    for place, entry in enumerate(entries):
        places.setdefault(entry["id"], place)
    return places
