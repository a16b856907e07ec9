"""Models of a firm's own: copied, kept, taken away, handed on; audits keep the editions that they have."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import Any, BinaryIO

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.crosswalk import Crosswalk, Pair
from maturity_desktop.domain.errors import FrameworkError, MaturityError, ReportError
from maturity_desktop.storage.crosswalk_files import read_crosswalk
from maturity_desktop.storage.files import write_checked
from maturity_desktop.storage.framework_checks import RESERVED
from maturity_desktop.storage.framework_files import (
    FrameworkFile,
    checked_entry,
    edition_key,
    file_bytes,
    parse_framework,
    read_framework,
    shipped_frameworks,
    unusable,
)
from maturity_desktop.storage.framework_schema import LONGEST_TITLE
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.model_drafts import drop_draft
from maturity_desktop.storage.own_models import (
    CROSSWALK,
    FOLDER,
    drop_model_file,
    keep_model_file,
    model_path,
    set_aside,
)
from maturity_desktop.storage.yaml_tree import MOST_BYTES, YamlTree, read_tree
from maturity_desktop.verbs.frameworks import frameworks_at_hand, shipped_ids, unusable_models

_OURS = re.compile(rb"^(schema|short_title|scale|domains)[ \t]*:", re.MULTILINE)
"""A key that no file but one of ours has at its top."""
_PAIRS = re.compile(rb"^pairs[ \t]*:", re.MULTILINE)
_OTHERS = re.compile(rb"^(objects|urn|requirement_nodes|type)[ \t]*:", re.MULTILINE)
"""A key that files of CISO Assistant and of SAMM have at their top."""
_ZIP, _EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
LONGEST_FREE_ID = 40
_LABEL = re.compile(r"(?P<label>.*?) \((?P<number>[0-9]{1,6})\)")


class ModelError(MaturityError):
    """A model that cannot be kept or taken away."""


@dataclass(frozen=True, slots=True)
class KeptModel:
    """A model that was kept, the one that it replaced, or where a broken file in its place is now."""

    file: FrameworkFile
    replaced: FrameworkFile | None = None
    aside: Path | None = None


def tree_of(file: FrameworkFile) -> dict[str, Any]:
    """A model's file as plain values, to be edited; wording that is laid over it is not in them."""
    tree: dict[str, Any] = read_tree(file.source, file.framework.title).value
    return tree


def copied_tree(file: FrameworkFile, framework: str, title: str, edition: str, author: str) -> dict[str, Any]:
    """A copy of a model under an id, a title and an edition of its own: its author's, after its owner."""
    owner = _("{author}, after {owner}").format(author=author, owner=file.framework.owner)
    if not (author and file.framework.owner) or len(owner) > LONGEST_TITLE:
        owner = author or file.framework.owner
    named = {"id": framework, "title": title, "short_title": title, "edition": edition, "owner": owner}
    return {**tree_of(file), **named}


def free_id(title: str, taken: Collection[str]) -> str:
    """An id for a model of this title that none of the others has."""
    plain = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_") or "model"
    if len(plain) > LONGEST_FREE_ID:  # no word of it is cut, unless it is one
        plain = plain[: LONGEST_FREE_ID + 1].rpartition("_")[0] or plain[:LONGEST_FREE_ID]
    plain = plain if plain[0].isalpha() else f"model_{plain}"
    number, found = 1, plain
    while found in taken or found in RESERVED:
        number += 1
        found = f"{plain}_{number}"
    return found


def keep_model(library: Library, tree: dict[str, Any], shipped: Collection[str]) -> FrameworkFile:
    """Keeps a model in the library, for audits that start or move to it from now on.

    Where an edition of this label is kept with other contents, an audit may stand on it: the model then gets
    the next label. FrameworkError where the tree is not sound, ModelError where its id is a `shipped` one's.
    """
    file = file_of(tree)
    if file.framework.id in shipped:
        raise ModelError(
            _(
                "{framework} comes with the program and is not changed. Copy it, and give the copy an id of"
                " its own."
            ).format(framework=_shipped_title(file.framework.id))
        )
    before = model_in_place(library.folder, file.framework.id)
    if before is not None and before.framework == file.framework:
        return before  # written in another way, by a workbook for example, it is no other edition
    kept = {label: sha256 for sha256, label in library.editions(file.framework.id)}
    label = file.framework.edition
    while kept.get(label, file.sha256) != file.sha256:
        label = next_edition(label)
        file = file_of({**tree, "edition": label})
    keep_model_file(library.folder, file.framework.id, file.source)
    return file


def _shipped_title(framework: str) -> str:
    titles = {file.framework.id: file.framework.title for file in shipped_frameworks(frameworks_folder())}
    return _("“{title}” ({framework})").format(title=titles.get(framework, framework), framework=framework)


def replace_model(library: Library, tree: dict[str, Any], shipped: Collection[str]) -> KeptModel:
    """Keeps a model in the place of one that has its id; that one is then an edition, which audits can use.

    A broken file in its place gets another name. FrameworkError and ModelError as keep_model.
    """
    name = file_of(tree).framework.id
    before, aside = model_in_place(library.folder, name), None
    if name not in shipped and before is not None:
        library.keep_edition(before)
    elif name not in shipped and model_path(library.folder, name).exists():
        aside = set_aside(library.folder, name)
    return KeptModel(keep_model(library, tree, shipped), before, aside)


def model_in_place(library_folder: Path, framework: str) -> FrameworkFile | None:
    """The sound model whose file a new one of this id would replace."""
    try:
        return read_framework(model_path(library_folder, framework))
    except FrameworkError:
        return None


def _refuse_to_replace(library_folder: Path, framework: str) -> None:
    """ModelError where a model of the firm's own, sound or broken, has this id."""
    if not model_path(library_folder, framework).exists():
        return
    before = model_in_place(library_folder, framework)
    if before is None:
        what = _(
            "A model of your own has the id {framework}, and its file is broken. Import this one with"
            " --replace, or under another --id."
        )
        raise ModelError(what.format(framework=framework))
    what = _(
        "A model of your own has the id {framework}: “{title}”, edition {edition}. Import this one with"
        " --replace, or under another --id."
    )
    model = before.framework
    raise ModelError(what.format(framework=framework, title=model.title, edition=model.edition))


def file_of(tree: dict[str, Any]) -> FrameworkFile:
    """The file that keeps a tree; FrameworkError where it is not sound."""
    source = write_tree(tree)
    framework = parse_framework(source, str(tree.get("title") or _("the model")))
    return FrameworkFile(framework, source, b"", edition_key(source, b""))


def next_edition(label: str) -> str:
    """The label of the edition after this one: 2026, then 2026 (2), then 2026 (3)."""
    numbered = _LABEL.fullmatch(label)
    base, number = (numbered["label"], int(numbered["number"]) + 1) if numbered else (label, 2)
    ending = f" ({number})"
    return f"{base[: LONGEST_TITLE - len(ending)]}{ending}"


def drop_model(library_folder: Path, framework: str) -> None:
    """Takes a model and its draft away; LookupError where there is none of the firm's own of this id."""
    try:
        drop_model_file(library_folder, framework)
    except FileNotFoundError as error:
        raise LookupError(_("There is no model of your own called {name}.").format(name=framework)) from error
    drop_draft(library_folder, framework)


def import_model(
    library: Library,
    path: Path,
    framework: str = "",
    title: str = "",
    words: NullTranslations | None = None,
    *,
    replace: bool = False,
) -> tuple[KeptModel, tuple[str, ...]]:
    """Keeps a model from a file of any kind that read_model knows, and says what could not be carried.

    It gets this id and this title where they are given. FrameworkError with every problem, ModelError where
    its id is a shipped model's, or one of the firm's own and nobody said to `replace` that.
    """
    tree, left_out = read_model(path, words)
    tree, shipped = named_tree(tree, framework, title), shipped_ids()
    name = file_of(tree).framework.id
    if not replace and name not in shipped:
        _refuse_to_replace(library.folder, name)
    return replace_model(library, tree, shipped), left_out


def named_tree(tree: dict[str, Any], framework: str, title: str) -> dict[str, Any]:
    """A model under this id and this title, where they are given."""
    named = {"id": framework, "title": title, "short_title": title}
    return {**tree, **{key: value for key, value in named.items() if value}}


def read_model(path: Path, words: NullTranslations | None = None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The sound tree of a model, and what could not be carried: our YAML, our workbook, others' libraries.

    Which of them a file is, its contents say. FrameworkError with every problem, by line or by cell.
    """
    if path.is_file():
        if is_workbook_of_a_model(path):
            return _workbook_tree(path, words or NullTranslations()), ()
        if is_ours(path):
            return tree_of(read_framework(path)), ()
    from maturity_desktop.storage.importers import import_model as import_from_others

    found = import_from_others(path)
    checked_entry(YamlTree(str(path), found.tree))
    return found.tree, found.left_out


def is_ours(path: Path) -> bool:
    """Whether a file has a key at its top that only a framework's file has."""
    return bool(_OURS.search(_beginning(path)))


def is_crosswalk(path: Path) -> bool:
    """Whether a file is a crosswalk, sound or not; no framework has pairs at its top."""
    return bool(_PAIRS.search(_beginning(path)))


def is_of_others(path: Path) -> bool:
    """Whether a file is a CISO Assistant library, a part of SAMM or an archive, for the importers to read."""
    return _beginning(path)[: len(_ZIP)] == _ZIP or bool(_OTHERS.search(_beginning(path)))


def is_workbook_of_a_model(path: Path) -> bool:
    """Whether a file is a workbook, whatever its name says; FrameworkError where its name alone says so."""
    from maturity_desktop.reports.model_workbook import is_workbook

    beginning = _beginning(path, len(_ZIP))
    if beginning == _EMPTY_ZIP:
        raise unusable(path, _("the ZIP is empty"), _("Choose the file of a model."))
    if beginning == _ZIP and is_workbook(path):
        return True
    if path.suffix.casefold() == ".xlsx":
        what = _("the workbook is damaged, or no Excel workbook")
        raise unusable(path, what, _("Get the file anew, or save it as .xlsx from Excel again."))
    return False


def _beginning(path: Path, size: int = MOST_BYTES) -> bytes:
    return file_bytes(path)[:size]


def _workbook_tree(path: Path, words: NullTranslations) -> dict[str, Any]:
    """The tree of a workbook that the program or a person wrote; FrameworkError by sheet and cell."""
    from maturity_desktop.reports.model_workbook import in_words_of_the_sheets, read_workbook

    read = read_workbook(path, words)
    tree = YamlTree(str(path), read.tree, dict(read.rows), {}, list(read.problems), read.cells)
    try:
        checked_entry(tree)
    except FrameworkError as error:
        raise in_words_of_the_sheets(error, read) from error
    return read.tree


def export_model_yaml(file: FrameworkFile, path: Path) -> None:
    """Writes a model's file as it is; official wording that is laid over it is not in it."""

    def write(out: BinaryIO) -> None:
        out.write(file.source)

    write_checked(path, write, lambda written: _check_yaml(written, file))


def _check_yaml(written: Path, file: FrameworkFile) -> None:
    if written.read_bytes() != file.source:
        raise ReportError(_("The file does not hold what was written. Try another disk."))


def export_model_workbook(file: FrameworkFile, path: Path, words: NullTranslations | None = None) -> None:
    """Writes a model as a workbook to be edited; ReportError where it does not read back as the same model.

    Official wording that is laid over the model is not in it.
    """
    from maturity_desktop.reports.model_workbook import write_workbook

    tree, words = tree_of(file), words or NullTranslations()

    def write(out: BinaryIO) -> None:
        write_workbook(tree, out, words)

    def check(written: Path) -> None:
        wanted = checked_entry(YamlTree(str(path), tree))
        try:
            found = checked_entry(YamlTree(str(path), _workbook_tree(written, words)))
        except FrameworkError as error:
            raise ReportError(_("The workbook cannot be read back: {error}").format(error=error)) from error
        if found != wanted:
            raise ReportError(_("The workbook does not read back as the same model. Export it as YAML."))

    write_checked(path, write, check)


def crosswalk_at_hand(library_folder: Path) -> Crosswalk:
    """The pairs that come with the program, and the firm's own where the library has a sound file of them."""
    return crosswalk_and_faults(library_folder)[0]


def crosswalk_and_faults(library_folder: Path) -> tuple[Crosswalk, tuple[FrameworkError, ...]]:
    """The pairs that can be used, and what is wrong with a file of them that cannot."""
    frameworks = {file.framework.id: file.framework for file in frameworks_at_hand(library_folder)}
    found, faults = Crosswalk(), []
    for path in (frameworks_folder() / CROSSWALK, library_folder / FOLDER / CROSSWALK):
        if path.exists():
            try:
                found = found.joined(read_crosswalk(path, frameworks))
            except FrameworkError as error:
                faults.append(error)
    return found, tuple(faults)


def check_crosswalk(library_folder: Path, path: Path) -> Crosswalk:
    """The crosswalk of a file, held against the models at hand; FrameworkError with every problem."""
    return read_crosswalk(
        path, {file.framework.id: file.framework for file in frameworks_at_hand(library_folder)}
    )


def faults_beside_the_library(library_folder: Path) -> tuple[str, ...]:
    """What is wrong with the files of models and of pairs, in plain words."""
    faults = (*unusable_models(library_folder), *crosswalk_and_faults(library_folder)[1])
    return tuple(line for fault in faults for line in str(fault).split("\n"))


def pairs_between(crosswalk: Crosswalk, one: str = "", other: str = "") -> Crosswalk:
    """The pairs of a framework, or of two, seen from the first; all of them where none is named."""
    turned = (
        Pair(pair.other, pair.one, pair.strength, pair.reason)
        if one and pair.other.framework == one
        else pair
        for pair in crosswalk.pairs
    )
    kept = (
        pair for pair in turned if one in ("", pair.one.framework) and other in ("", pair.other.framework)
    )
    return Crosswalk(crosswalk.about, tuple(kept))
