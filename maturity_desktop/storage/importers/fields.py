"""The fields of a foreign file, each held to what it must be; what is wrong is noted with its cure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import gettext as _
from typing import Any

from maturity_desktop.storage.importers.naming import shown, tidy
from maturity_desktop.storage.yaml_tree import Path, YamlTree

MOST_PROBLEMS = 50
"""Problems after which a file is not read on: it is of another shape."""
TRUTHS = {"true": True, "false": False}
"""In any capitals; other words are not guessed at."""


class Fields:
    """A mapping of a tree, asked for one field after the other; what is missing is empty."""

    def __init__(self, tree: YamlTree, path: Path, value: Mapping[Any, Any]) -> None:
        self.tree = tree
        self.path = path
        self.value = value

    def __contains__(self, key: str) -> bool:
        return self.value.get(key) is not None

    @property
    def line(self) -> int:
        return self.tree.line(self.path)

    def blame(self, key: str | None, what: str, instead: str) -> None:
        """Notes what is wrong with a field, or with the mapping; FrameworkError where it is one too many."""
        self.tree.blame(self.path if key is None else (*self.path, key), what, instead)
        if len(self.tree.problems) >= MOST_PROBLEMS:
            self.tree.finish()

    def text(self, key: str) -> str:
        """A text without what is around it; numbers are texts as they are written."""
        return self._text_at((*self.path, key), key, self.value.get(key))

    def needed(self, key: str) -> str:
        """A text that says something."""
        text = self.text(key)
        if not text and not isinstance(self.value.get(key), dict | list):
            self.blame(key if key in self.value else None, _("“{key}” is missing").format(key=key),
                       _("Add “{key}:” with a text.").format(key=key))  # fmt: skip
        return text

    def number(self, key: str) -> float | None:
        value = self.value.get(key)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return value
        self._not(key, _("“{key}” is not a number"), _("Write a number."))
        return None

    def whole(self, key: str) -> int | None:
        value = self.value.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self._not(key, _("“{key}” is not a whole number"), _("Write a whole number."))
        return None

    def flag(self, key: str) -> bool:
        value = self.value.get(key, False)
        known = TRUTHS.get(str(value).lower()) if value is not None else False
        if known is None:
            self._not(key, _("“{key}” is neither true nor false"), _("Write true or false."))
        return bool(known)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or a text that is one on each line."""
        value = self.value.get(key)
        if isinstance(value, list):
            path = (*self.path, key)
            found = (self._text_at((*path, place), key, entry) for place, entry in enumerate(value))
            return tuple(filter(None, found))
        return tuple(filter(None, self.text(key).split("\n")))

    def mapping(self, key: str) -> Fields | None:
        value = self.value.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._not(key, _("“{key}” is not a mapping"), _("Write a mapping (key: value)."))
            return None
        return Fields(self.tree, (*self.path, key), value)

    def mappings(self, key: str) -> Iterator[Fields]:
        """The mappings of a list; a mapping of mappings is taken for the list of its values."""
        value = self.value.get(key)
        if isinstance(value, list | dict):
            for place, entry in enumerate(value) if isinstance(value, list) else value.items():
                path = (*self.path, key, place)
                if isinstance(entry, dict):
                    yield Fields(self.tree, path, entry)
                else:
                    what = _("an entry of “{key}” is not a mapping").format(key=key)
                    self.blame_at(path, what, _("Write a mapping (key: value)."))
        elif value is not None:
            self._not(key, _("“{key}” is not a list"), _("Write a list."))

    def blame_at(self, path: Path, what: str, instead: str) -> None:
        Fields(self.tree, path, {}).blame(None, what, instead)

    def _text_at(self, path: Path, key: str, value: Any) -> str:
        if isinstance(value, dict | list):
            self.blame_at(path, _("“{key}” is not a text").format(key=key), _("Write a text."))
            return ""
        return "" if value is None else tidy(str(self.tree.written.get(path, value)))

    def _not(self, key: str, what: str, instead: str) -> None:
        self.blame(key, what.format(key=key), instead)


def unknown(fields: Fields, key: str, name: str, what: str) -> None:
    """Blames a field for a name that leads nowhere; `what` says so of {name}."""
    fields.blame(key, what.format(name=shown(name)), _("Add what it names, or take this line out."))


def top(tree: YamlTree) -> Fields:
    """The whole file, which has to be a mapping; FrameworkError where it is not."""
    if not isinstance(tree.value, dict):
        tree.blame((), _("the file is not a mapping"), _("Choose the file of a model."))
    tree.finish()
    return Fields(tree, (), tree.value)
