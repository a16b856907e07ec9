"""What is done with the roadmap beside the audit: the waves at hand, the list of actions out and back."""

from __future__ import annotations

from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.waves import WavePlan
from maturity_desktop.storage.own_models import FOLDER
from maturity_desktop.storage.roadmap_files import ROADMAP, read_waves


def waves_at_hand(library_folder: Path | None = None) -> WavePlan:
    """The waves that come with the program, or the firm's own where its library has a sound file of them."""
    return waves_and_faults(library_folder)[0]


def waves_and_faults(library_folder: Path | None = None) -> tuple[WavePlan, tuple[FrameworkError, ...]]:
    """The waves that are used, and what is wrong with the firm's file where it cannot be."""
    shipped = read_waves(frameworks_folder() / ROADMAP)
    own = library_folder / FOLDER / ROADMAP if library_folder is not None else None
    if own is None or not own.exists():
        return shipped, ()
    try:
        return read_waves(own), ()
    except FrameworkError as error:
        return shipped, (error,)
