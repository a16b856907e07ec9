"""Target profiles of the firm's: kept for other audits, brought in from a file, taken away."""

from __future__ import annotations

from pathlib import Path

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.target_profiles import KeptProfile
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.profile_files import drop_profile, keep_profile, kept_profiles, read_profile


def firm_profiles(
    library: Library, framework: str
) -> tuple[tuple[KeptProfile, ...], tuple[FrameworkError, ...]]:
    """Those for a framework, and what is wrong with files that cannot be read."""
    return kept_profiles(library.folder, framework)


def keep_for_firm(library: Library, kept: KeptProfile) -> Path:
    """Keeps a profile for other audits; one of the same title goes."""
    library.refuse_to_write()
    return keep_profile(library.folder, kept)


def bring_in(library: Library, path: Path, framework: Framework) -> KeptProfile:
    """A profile from a file becomes one of the firm's; FrameworkError with every problem of its fit."""
    library.refuse_to_write()
    kept = read_profile(path, framework)
    keep_profile(library.folder, kept)
    return kept


def no_longer_keep(library: Library, kept: KeptProfile) -> None:
    """The firm no longer keeps a profile; audits that took it in keep theirs."""
    library.refuse_to_write()
    drop_profile(library.folder, kept)
