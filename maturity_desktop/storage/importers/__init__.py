"""Models from elsewhere as custom models: CISO Assistant libraries and the OWASP SAMM core model."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path, PurePosixPath

from maturity_desktop.storage.importers.aliases import read_with_aliases
from maturity_desktop.storage.importers.ciso import import_library
from maturity_desktop.storage.importers.fields import top
from maturity_desktop.storage.importers.imported import Imported, Room
from maturity_desktop.storage.importers.lengths import within_lengths
from maturity_desktop.storage.importers.samm import import_samm
from maturity_desktop.storage.importers.samm_reading import kind_of
from maturity_desktop.storage.importers.sources import SourceFile, read_sources, refuse
from maturity_desktop.storage.yaml_tree import MOST_VALUES, YamlTree

__all__ = ["Imported", "import_model"]


def import_model(path: Path) -> Imported:
    """The model in a file, a folder or a ZIP; FrameworkError with what is wrong in it, by file and line.

    A CISO Assistant library is one file; the SAMM core model is its folder “model” or what that is in.
    """
    files = read_sources(path)
    trees = list(_trees(path, files))
    libraries = [tree for _place, tree in trees if isinstance(tree.value, dict) and "objects" in tree.value]
    if len(libraries) > 1:
        what = _("there are {count} libraries here").format(count=len(libraries))
        refuse(path, what, _("Choose the file of one."))
    if libraries:
        imported = import_library(top(libraries[0]))
    elif any(kind_of(tree, place) for place, tree in trees):
        imported = import_samm(trees, str(path))
    else:
        what = _("this is no model of a kind that is known")
        instead = _(
            "Choose a framework's YAML file, a workbook of a model, a CISO Assistant library, or the folder"
            " “model” of the OWASP SAMM core model."
        )
        refuse(path, what, instead)
    Room(str(path)).take(imported.tree)
    return within_lengths(imported)


def _trees(path: Path, files: tuple[SourceFile, ...]) -> list[tuple[PurePosixPath, YamlTree]]:
    """The files read, until they have more values together than one file may have."""
    trees = []
    values = 0
    for file in files:
        tree = read_with_aliases(file.content, file.name)
        tree.finish()
        values += len(tree.lines)
        trees.append((file.place, tree))
        if values > MOST_VALUES:
            what = _("the files have more than {most} values together").format(most=MOST_VALUES)
            refuse(path, what, _("Choose the one file or the one folder of the model."))
    return trees
