"""Which frameworks an audit can start with, and in whose words."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.storage.framework_files import (
    FrameworkFile,
    lay_over,
    read_frameworks,
    shipped_frameworks,
)
from maturity_desktop.storage.own_models import read_models
from maturity_desktop.storage.wording import drop_wording_file, keep_wording_file, wording_path


def frameworks_at_hand(library_folder: Path) -> tuple[FrameworkFile, ...]:
    """The shipped frameworks, in the official wording where the library has it, and the firm's own models.

    Those that ask most come first.
    """
    in_words = [_in_its_words(library_folder, file) for file in shipped_frameworks(frameworks_folder())]
    shipped = sorted(in_words, key=lambda file: -len(file.framework.criteria))
    taken = {file.framework.id for file in shipped}
    return (*shipped, *read_models(library_folder, taken)[0])


def shipped_ids() -> frozenset[str]:
    """The ids of the frameworks that come with the program, as far as its files can be read."""
    return frozenset(file.framework.id for file in shipped_frameworks(frameworks_folder()))


def unusable_models(library_folder: Path) -> tuple[FrameworkError, ...]:
    """What is wrong with the files of models that cannot be used: the program's own, then the firm's."""
    files, errors = read_frameworks(frameworks_folder())
    shipped = {file.framework.id for file in files}
    return (*errors, *read_models(library_folder, shipped)[1])


def _in_its_words(library_folder: Path, file: FrameworkFile) -> FrameworkFile:
    wording = wording_path(library_folder, file.framework.id)
    return lay_over((file,), wording) if wording.exists() else file


def keep_wording(library_folder: Path, file: Path) -> FrameworkFile:
    """Lays a wording over the framework that it names, for audits that start from now on.

    It takes the place of an older one; FrameworkError, with file and line, where it does not fit.
    """
    laid = lay_over(shipped_frameworks(frameworks_folder()), file)
    keep_wording_file(library_folder, laid)
    return laid


def drop_wording(library_folder: Path, framework: str) -> None:
    """Takes the wording of a framework away; LookupError where there is none."""
    try:
        drop_wording_file(library_folder, framework)
    except FileNotFoundError as error:
        what = _("No official wording is laid over {name}.").format(name=framework)
        raise LookupError(what) from error
