"""A firm's official wording: one file for each framework, in the library's folder."""

from __future__ import annotations

from pathlib import Path

from maturity_desktop.storage.files import make_folder, replacing, safe_name, sync_folder
from maturity_desktop.storage.framework_files import FrameworkFile


def wording_path(library_folder: Path, framework: str) -> Path:
    """Where the wording of a framework is kept."""
    return library_folder / "wording" / safe_name(f"{framework}.yaml")


def keep_wording_file(library_folder: Path, file: FrameworkFile) -> None:
    """Keeps the wording that is laid over a framework, byte for byte; an older one goes."""
    path = wording_path(library_folder, file.framework.id)
    make_folder(path.parent)
    with replacing(path) as kept:
        kept.write(file.wording)


def drop_wording_file(library_folder: Path, framework: str) -> None:
    """Takes a wording away; FileNotFoundError where there is none."""
    path = wording_path(library_folder, framework)
    path.unlink()
    sync_folder(path.parent)
