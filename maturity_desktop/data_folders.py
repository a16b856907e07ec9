"""Finds the data folders in a checkout, in a wheel and in a bundle."""

import sys
from pathlib import Path


def frameworks_folder() -> Path:
    """The folder of framework files that come with the program."""
    return _data_folder("frameworks")


def resources_folder() -> Path:
    """The folder of fonts, icons, themes and sample files."""
    return _data_folder("resources")


def _data_folder(name: str) -> Path:
    """Beside the package in a checkout, inside it in a wheel, at the root of an unpacked bundle."""
    package = Path(__file__).parent
    bundle: str | None = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / name
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
