"""Target profiles that a firm keeps: a YAML file each in the library's folder, every error by its line."""

from __future__ import annotations

import hashlib
from gettext import gettext as _
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from msgspec import Meta, field

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.target_profiles import KeptProfile
from maturity_desktop.storage.files import make_folder, replacing, safe_name, sync_folder
from maturity_desktop.storage.framework_files import file_bytes
from maturity_desktop.storage.framework_schema import Entry, Name, Title, Words
from maturity_desktop.storage.framework_shape import shaped
from maturity_desktop.storage.framework_words import did_you_mean
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.yaml_tree import Path, YamlTree, read_tree

FOLDER = "profiles"
HALF_WRITTEN = "."
"""So begins the name of a file until it is whole."""
LONGEST_NAME = 60
"""Characters of a title that its file's name has."""
Level = Annotated[int, Meta(ge=0, le=100)]


class ProfileEntry(Entry):
    """The whole file; `levels` are the exceptions by criterion."""

    schema: Literal[1]
    framework: Name
    title: Title
    level: Level
    edition: Words = ""
    note: Words = ""
    levels: dict[str, Level] = field(default_factory=dict)


def read_profile(path: FilePath, framework: Framework | None = None) -> KeptProfile:
    """The profile of a file; FrameworkError with every problem."""
    return parse_profile(file_bytes(path), str(path), framework)


def parse_profile(source: bytes, name: str, framework: Framework | None = None) -> KeptProfile:
    """The profile in these bytes; FrameworkError with every problem.

    With a framework it has to be one for it, with criteria that it has and levels of its scale.
    """
    tree = read_tree(source, name)
    entry = shaped(tree, ProfileEntry)
    if framework is not None:
        _check(tree, entry, framework)
        tree.finish()
    return KeptProfile(
        entry.framework, entry.title.strip(), entry.level, entry.levels, entry.note, entry.edition
    )


def _check(tree: YamlTree, entry: ProfileEntry, framework: Framework) -> None:
    if entry.framework != framework.id:
        what = _("the profile is one for the model “{name}”").format(name=entry.framework)
        tree.blame(("framework",), what, _("Choose one for {name}.").format(name=framework.id))
        return
    _check_level(tree, ("level",), entry.level, framework)
    known = [criterion.id for criterion in framework.criteria]
    for name, level in entry.levels.items():
        if name not in known:
            what = _("there is no criterion “{name}”").format(name=name)
            tree.blame(("levels", name), what, did_you_mean(name, known))
        _check_level(tree, ("levels", name), level, framework)


def _check_level(tree: YamlTree, path: Path, level: int, framework: Framework) -> None:
    if not framework.floor <= level <= framework.top:
        what = _("level {level} is not on the scale").format(level=level)
        instead = _("Write a number from {floor} to {top}.")
        tree.blame(path, what, instead.format(floor=framework.floor, top=framework.top))


def profile_bytes(kept: KeptProfile) -> bytes:
    """A profile as a file that is read back the same."""
    tree: dict[str, Any] = {"schema": 1, "framework": kept.framework, "title": kept.title}
    tree |= {name: told for name, told in (("edition", kept.edition), ("note", kept.note)) if told}
    return write_tree({**tree, "level": kept.level, "levels": dict(kept.levels)})


def profile_path(library_folder: FilePath, kept: KeptProfile) -> FilePath:
    """Where a profile of this framework and title is kept: titles may differ by a mark that no name has."""
    title = kept.title.strip().casefold()
    plain = "".join(mark if mark.isalnum() else "-" for mark in title)[:LONGEST_NAME]
    own = hashlib.sha256(title.encode()).hexdigest()[:8]
    return library_folder / FOLDER / safe_name(f"{kept.framework}.{plain}.{own}.yaml")


def keep_profile(library_folder: FilePath, kept: KeptProfile) -> FilePath:
    """Keeps a profile for other audits; one of the same framework and title goes. OSError where it cannot."""
    path = profile_path(library_folder, kept)
    make_folder(path.parent)
    with replacing(path) as file:
        file.write(profile_bytes(kept))
    return path


def kept_profiles(
    library_folder: FilePath, framework: str
) -> tuple[tuple[KeptProfile, ...], tuple[FrameworkError, ...]]:
    """The firm's profiles for a framework, by title, and what is wrong with files that cannot be read."""
    found, errors = [], []
    paths = (library_folder / FOLDER).glob("*.yaml")
    for path in sorted(path for path in paths if not path.name.startswith(HALF_WRITTEN)):
        try:
            own = read_profile(path)
        except FrameworkError as error:
            errors.append(error)
        else:
            found += [own] if own.framework == framework else []
    return tuple(sorted(found, key=lambda own: own.title.casefold())), tuple(errors)


def drop_profile(library_folder: FilePath, kept: KeptProfile) -> None:
    """The firm no longer keeps a profile; nothing happens where it does not."""
    path = profile_path(library_folder, kept)
    if path.exists():
        path.unlink()
        sync_folder(path.parent)
