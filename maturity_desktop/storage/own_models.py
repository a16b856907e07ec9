"""The models of a firm's own: one file for each framework, in the library's folder."""

from __future__ import annotations

from collections.abc import Collection
from gettext import gettext as _
from itertools import count
from pathlib import Path

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.files import make_folder, replacing, safe_name, sync_folder
from maturity_desktop.storage.framework_files import (
    NOT_FRAMEWORKS,
    FrameworkFile,
    read_framework,
    taken_id,
    unusable,
)

FOLDER = "frameworks"
HALF_WRITTEN = "."
"""So begins the name of a file until it is whole; a kill leaves it."""
CROSSWALK = "crosswalk.yaml"


def model_path(library_folder: Path, framework: str) -> Path:
    """Where a model is kept."""
    return library_folder / FOLDER / safe_name(f"{framework}.yaml")


def read_models(
    library_folder: Path, shipped: Collection[str] = ()
) -> tuple[tuple[FrameworkFile, ...], tuple[FrameworkError, ...]]:
    """The models that can be used, by id, and what is wrong with the others.

    A file that is not called after its model cannot be used: two could then hold the same one. Nor can one
    whose id is a `shipped` one's.
    """
    found, errors = [], []
    for path in _files(library_folder):
        try:
            file = read_framework(path)
            _check_name(file, path, shipped)
            found.append(file)
        except FrameworkError as error:
            errors.append(error)
    return tuple(sorted(found, key=lambda file: file.framework.id)), tuple(errors)


def _files(library_folder: Path) -> list[Path]:
    paths = (library_folder / FOLDER).glob("*.yaml")
    return sorted(
        path for path in paths if path.name not in NOT_FRAMEWORKS and not path.name.startswith(HALF_WRITTEN)
    )


def _check_name(file: FrameworkFile, path: Path, shipped: Collection[str]) -> None:
    name = file.framework.id
    if name in shipped:
        raise unusable(path, *taken_id(name))
    wanted = model_path(path.parent.parent, name).name
    if path.name != wanted:
        what = _("the file holds the model “{name}” and is not called after it").format(name=name)
        instead = _("Call it {wanted}, or give the model another id.").format(wanted=wanted)
        raise unusable(path, what, instead)


def keep_model_file(library_folder: Path, framework: str, source: bytes) -> None:
    """Keeps a model's file, byte for byte; an older one goes."""
    path = model_path(library_folder, framework)
    make_folder(path.parent)
    with replacing(path) as kept:
        kept.write(source)


def set_aside(library_folder: Path, framework: str) -> Path:
    """Gives a model's file another name, by which it is no model; returns its new place."""
    path = model_path(library_folder, framework)
    aside = next(
        place for number in count(1) if not (place := path.with_name(f"{path.name}.old-{number}")).exists()
    )
    path.rename(aside)
    sync_folder(path.parent)
    return aside


def drop_model_file(library_folder: Path, framework: str) -> None:
    """Takes a model away, whatever its file is called; FileNotFoundError where there is none."""
    path = model_path(library_folder, framework)
    if not path.exists() or path.name in NOT_FRAMEWORKS:
        path = next((other for other in _files(library_folder) if _holds(other, framework)), path)
    if path.name in NOT_FRAMEWORKS:
        raise FileNotFoundError(path)
    path.unlink()
    sync_folder(path.parent)


def _holds(path: Path, framework: str) -> bool:
    """Whether a file is the model of an id; one that is broken is known by its name alone."""
    try:
        return read_framework(path).framework.id == framework
    except FrameworkError:
        return path.stem == framework
