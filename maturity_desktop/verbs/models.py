"""Models of a firm's own: copied, kept, taken away; audits keep the editions that they have."""

from __future__ import annotations

import re
from collections.abc import Collection
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.crosswalk import Crosswalk
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.crosswalk_files import parse_crosswalk
from maturity_desktop.storage.framework_files import FrameworkFile, edition_key, parse_framework
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.own_models import (
    CROSSWALK,
    FOLDER,
    drop_model_file,
    keep_model_file,
    read_models,
)
from maturity_desktop.storage.yaml_tree import read_tree
from maturity_desktop.verbs.frameworks import frameworks_at_hand

_LABEL = re.compile(r"(?P<label>.*?) \((?P<number>[0-9]{1,6})\)")


class ModelError(MaturityError):
    """A model that cannot be kept or taken away."""


def tree_of(file: FrameworkFile) -> dict[str, Any]:
    """A model's file as plain values, to be edited; wording that is laid over it is not in them."""
    tree: dict[str, Any] = read_tree(file.source, file.framework.title).value
    return tree


def copied_tree(file: FrameworkFile, framework: str, title: str) -> dict[str, Any]:
    """A copy of a model under an id and a title of its own."""
    return {**tree_of(file), "id": framework, "title": title, "short_title": title}


def free_id(title: str, taken: Collection[str]) -> str:
    """An id for a model of this title that none of the others has."""
    plain = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")[:40] or "model"
    plain = plain if plain[0].isalpha() else f"model_{plain}"
    number, found = 1, plain
    while found in taken:
        number += 1
        found = f"{plain}_{number}"
    return found


def own_ids(library_folder: Path) -> frozenset[str]:
    """The ids of the firm's own models."""
    return frozenset(file.framework.id for file in read_models(library_folder)[0])


def keep_model(library: Library, tree: dict[str, Any], shipped: Collection[str]) -> FrameworkFile:
    """Keeps a model in the library, for audits that start or move to it from now on.

    Where an edition of this label is kept with other contents, an audit may stand on it: the model then gets
    the next label. FrameworkError where the tree is not sound, ModelError where its id is a `shipped` one's.
    """
    file = _file(tree)
    if file.framework.id in shipped:
        raise ModelError(
            _(
                "{framework} comes with the program and is not changed. Copy it, and give the copy an id of"
                " its own."
            ).format(framework=file.framework.title)
        )
    kept = {label: sha256 for sha256, label in library.editions(file.framework.id)}
    label = file.framework.edition
    while kept.get(label, file.sha256) != file.sha256:
        label = next_edition(label)
        file = _file({**tree, "edition": label})
    keep_model_file(library.folder, file.framework.id, file.source)
    return file


def _file(tree: dict[str, Any]) -> FrameworkFile:
    source = write_tree(tree)
    framework = parse_framework(source, str(tree.get("title") or _("the model")))
    return FrameworkFile(framework, source, b"", edition_key(source, b""))


def next_edition(label: str) -> str:
    """The label of the edition after this one: 2026, then 2026 (2), then 2026 (3)."""
    numbered = _LABEL.fullmatch(label)
    return f"{numbered['label']} ({int(numbered['number']) + 1})" if numbered else f"{label} (2)"


def drop_model(library_folder: Path, framework: str) -> None:
    """Takes a model away, for new audits; LookupError where there is none of the firm's own of this id."""
    try:
        drop_model_file(library_folder, framework)
    except FileNotFoundError as error:
        raise LookupError(_("There is no model of your own called {name}.").format(name=framework)) from error


def crosswalk_at_hand(library_folder: Path) -> Crosswalk:
    """The pairs that come with the program, and the firm's own where the library has a file of them."""
    frameworks = {file.framework.id: file.framework for file in frameworks_at_hand(library_folder)}
    found = Crosswalk()
    for path in (frameworks_folder() / CROSSWALK, library_folder / FOLDER / CROSSWALK):
        if path.exists():
            found = found.joined(parse_crosswalk(path.read_bytes(), str(path), frameworks))
    return found
