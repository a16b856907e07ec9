"""The models of a firm's own: one file for each framework, in the library's folder."""

from __future__ import annotations

from pathlib import Path

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.files import make_folder, replacing, safe_name, sync_folder
from maturity_desktop.storage.framework_files import FrameworkFile, read_framework

FOLDER = "frameworks"
CROSSWALK = "crosswalk.yaml"


def model_path(library_folder: Path, framework: str) -> Path:
    """Where a model is kept."""
    return library_folder / FOLDER / safe_name(f"{framework}.yaml")


def read_models(library_folder: Path) -> tuple[tuple[FrameworkFile, ...], tuple[FrameworkError, ...]]:
    """The models that can be used, by id, and what is wrong with the others."""
    found, errors = [], []
    for path in sorted((library_folder / FOLDER).glob("*.yaml")):
        if path.name == CROSSWALK:
            continue
        try:
            found.append(read_framework(path))
        except FrameworkError as error:
            errors.append(error)
    return tuple(sorted(found, key=lambda file: file.framework.id)), tuple(errors)


def keep_model_file(library_folder: Path, framework: str, source: bytes) -> None:
    """Keeps a model's file, byte for byte; an older one goes."""
    path = model_path(library_folder, framework)
    make_folder(path.parent)
    with replacing(path) as kept:
        kept.write(source)


def drop_model_file(library_folder: Path, framework: str) -> None:
    """Takes a model away; FileNotFoundError where there is none."""
    path = model_path(library_folder, framework)
    path.unlink()
    sync_folder(path.parent)
