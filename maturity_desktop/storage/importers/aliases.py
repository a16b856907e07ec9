"""YAML of other programs, which write what they use twice once, with an anchor, and refer to it by an alias."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

import yaml

from maturity_desktop.storage.yaml_tree import YamlTree, _Builder, _events, _reading, _stop, _text


def read_with_aliases(source: bytes, name: str) -> YamlTree:
    """As read_tree, with each alias replaced by what it stands for; FrameworkError at the same limits.

    The limit on values counts what is replaced as well, so aliases that multiply stop the file early.
    """
