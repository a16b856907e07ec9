"""What checks of whole files have in common: an id is there once, and what is named is there."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import gettext as _

from maturity_desktop.storage.framework_words import did_you_mean
from maturity_desktop.storage.yaml_tree import Path, YamlTree


class TreeCheck:
    """Blames what does not fit in a file's tree by its path."""

    def __init__(self, tree: YamlTree) -> None:
        self._tree = tree

    def _check_unique(self, named: Iterable[tuple[str, Path]]) -> None:
        first: dict[str, Path] = {}
        clashing: set[Path] = set()
        for name, path in named:
            if path[:4] in clashing:
                continue  # its checkpoints have the criterion's id in theirs: told once
            if name in first:
                clashing.add(path)
                line = self._tree.line((*first[name], "id"))
                what = _("the id {name} is taken in line {line}").format(name=name, line=line)
                self._tree.blame((*path, "id"), what, _("Give each its own id."))
            first.setdefault(name, path)

    def _check_known(self, path: Path, name: str, known: Iterable[str], unknown: str) -> None:
        """`unknown` says what is wrong where {name} is none of those that are known."""
        known = list(known)
        if name not in known:
            self._tree.blame(path, unknown.format(name=name), did_you_mean(name, known))
