"""Texts of a source that are longer than a framework's file takes: cut, and told."""

from __future__ import annotations

from dataclasses import replace
from gettext import ngettext
from typing import Any

from maturity_desktop.storage.framework_schema import LONGEST_TEXT, LONGEST_TITLE
from maturity_desktop.storage.importers.imported import Imported

TITLES = {"title", "short_title", "edition", "owner", "unit"}
CUT = "…"


def within_lengths(imported: Imported) -> Imported:
    """The model with every text as long as one may be; what is left out then says how many were cut."""
    cut: list[str] = []
    tree = _within(imported.tree, "", cut)
    if not cut:
        return imported
    told = ngettext(
        "The end of {count} text that is longer than a model takes.",
        "The ends of {count} texts that are longer than a model takes.",
        len(cut),
    ).format(count=len(cut))
    return replace(imported, tree=tree, left_out=(*imported.left_out, told))


def _within(value: Any, key: str, cut: list[str]) -> Any:
    """A value with all that is in it; `cut` gets the key of each text that was cut."""
    if isinstance(value, dict):
        return {name: _within(entry, str(name), cut) for name, entry in value.items()}
    if isinstance(value, list):
        return [_within(entry, key, cut) for entry in value]
    most = LONGEST_TITLE if key in TITLES else LONGEST_TEXT
    if not isinstance(value, str) or len(value) <= most:
        return value
    cut.append(key)
    return value[: most - len(CUT)] + CUT
