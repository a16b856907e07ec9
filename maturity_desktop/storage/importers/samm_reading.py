"""The files of the OWASP SAMM core model as records that know each other; every link and id is checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _
from itertools import chain
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.importers.fields import MOST_PROBLEMS, Fields
from maturity_desktop.storage.importers.naming import shown
from maturity_desktop.storage.yaml_tree import YamlTree

Kind: TypeAlias = Literal[
    "function", "practice", "stream", "practice level", "maturity level", "activity", "question", "answer set"
]

TYPES: Mapping[str, Kind] = {
    "function": "function",
    "businessfunction": "function",
    "practice": "practice",
    "securitypractice": "practice",
    "stream": "stream",
    "practicelevel": "practice level",
    "maturitylevel": "maturity level",
    "activity": "activity",
    "question": "question",
    "answerset": "answer set",
}
"""What a file is, by its `type` without spaces and capitals."""
FOLDERS: Mapping[str, Kind] = {
    "business_functions": "function",
    "security_practices": "practice",
    "streams": "stream",
    "practice_levels": "practice level",
    "maturity_levels": "maturity level",
    "activities": "activity",
    "questions": "question",
    "answer_sets": "answer set",
}
"""The same by the folder that it is in, for files that do not say."""
NAMES: tuple[Kind, ...] = (
    "practice level", "maturity level", "answer set",
    "function", "practice", "stream", "activity", "question",
)  # fmt: skip
"""The same by what the file's name begins with, for older files that are all in one folder."""
LEVELS = range(1, 6)
"""Levels that a practice may have; SAMM has three."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the model."""

    kind: Kind
    id: str
    fields: Fields
    place: PurePosixPath

    @property
    def order(self) -> tuple[float, PurePosixPath]:
        """Where it stands among its kind."""
        number = self.fields.value.get("order")
        return (number if isinstance(number, int | float) else float("inf"), self.place)


@dataclass(slots=True)
class Model:
    """All parts by kind and id; `others` are files that are no part of a model."""

    parts: dict[Kind, dict[str, Part]] = field(default_factory=dict)
    others: list[PurePosixPath] = field(default_factory=list)
    _below: dict[tuple[Kind, str], dict[str, list[Part]]] = field(default_factory=dict)

    def all(self, kind: Kind) -> list[Part]:
        """The parts of a kind in their order."""
        return sorted(self.parts.get(kind, {}).values(), key=lambda part: part.order)

    def below(self, kind: Kind, link: str, above: Part) -> list[Part]:
        """The parts of a kind whose link names a part, once all parts are there."""
        if (kind, link) not in self._below:
            linked: dict[str, list[Part]] = {}
            for part in self.all(kind):
                linked.setdefault(part.fields.text(link), []).append(part)
            self._below[kind, link] = linked
        return self._below[kind, link].get(above.id, [])


def kind_of(tree: YamlTree, place: PurePosixPath) -> Kind | None:
    """What a file of a model is; nothing where it is no part of one."""
    if not isinstance(tree.value, dict):
        return None
    named = re.sub(r"[\s_-]", "", str(tree.value.get("type") or "")).lower()
    begun = re.sub(r"[\s_-]", " ", place.stem).lower()
    by_name = (kind for kind in NAMES if begun.startswith(f"{kind} "))
    return TYPES.get(named) or FOLDERS.get(place.parent.name) or next(by_name, None)


def read_model(files: Iterable[tuple[PurePosixPath, YamlTree]]) -> Model:
    """The model in some files; FrameworkError with what is wrong in them."""
    model = Model()
    trees = []
    for place, tree in files:
        trees.append(tree)
        kind = kind_of(tree, place)
        if kind is None:
            model.others.append(place)
            continue
        fields = Fields(tree, (), tree.value)
        part = Part(kind, fields.needed("id"), fields, place)
        taken = model.parts.setdefault(kind, {})
        if part.id and part.id in taken:
            what = _("the id {name} is taken in {file}").format(
                name=shown(part.id), file=taken[part.id].place
            )
            fields.blame("id", what, _("Give each its own id."))
        taken.setdefault(part.id, part)
    _check_links(model)
    finish(trees)
    return model


LINKS: tuple[tuple[Kind, str, Kind], ...] = (
    ("practice", "function", "function"),
    ("stream", "practice", "practice"),
    ("practice level", "practice", "practice"),
    ("activity", "stream", "stream"),
    ("activity", "level", "practice level"),
    ("question", "activity", "activity"),
)


def _check_links(model: Model) -> None:
    for kind, link, to in LINKS:
        for part in model.all(kind):
            name = part.fields.needed(link)
            if name and name not in model.parts.get(to, {}):
                what = _("“{key}” names {name}, and no file has that id").format(key=link, name=shown(name))
                part.fields.blame(link, what, _("Add the file that it names, or correct the id."))


def finish(trees: Iterable[YamlTree]) -> None:
    """FrameworkError with the problems of all files."""
    problems = list(chain.from_iterable(tree.problems for tree in trees))
    if problems:
        raise FrameworkError(tuple(problems[:MOST_PROBLEMS]))


def level_of(model: Model, practice_level: Part) -> int:
    """The number of a practice's level: the maturity level's, or the one in its file's name (“D-SA-2”).

    Zero where neither says; a problem is noted.
    """
    named = practice_level.fields.text("maturityLevel") or practice_level.fields.text("maturitylevel")
    maturity = model.parts.get("maturity level", {}).get(named)
    if maturity is not None:
        for key in ("number", "level", "order"):
            if (number := maturity.fields.whole(key)) is not None and number in LEVELS:
                return number
    found = re.search(r"(?:^|\D)(\d)$", practice_level.place.stem)
    if found and int(found[1]) in LEVELS:
        return int(found[1])
    what = _("the number of the maturity level is not to be found")
    instead = _("Add the file of the maturity level with its number, from {low} to {high}.")
    practice_level.fields.blame("maturityLevel", what, instead.format(low=LEVELS[0], high=LEVELS[-1]))
    return 0
