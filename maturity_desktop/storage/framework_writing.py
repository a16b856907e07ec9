"""A framework's tree of plain values as a file that storage/yaml_tree.py reads back the same."""

from __future__ import annotations

from typing import Any

import yaml

WIDTH = 110
MOST_DECIMALS = 15
ENDS_OF_LINES = "\x85\u2028\u2029"
"""What YAML takes for the end of a line, besides the usual one."""


class _Dumper(yaml.SafeDumper):
    """Writes values out where they are used: the reader takes no anchors."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Lists stand further in than their key, as in the files that come with the program."""
        super().increase_indent(flow, False)


def _number(dumper: yaml.SafeDumper, value: float) -> yaml.ScalarNode:
    """Decimals without an exponent, which the reader takes for a text."""
    written = f"{value:.{MOST_DECIMALS}f}".rstrip("0")
    return dumper.represent_scalar("tag:yaml.org,2002:float", written + ("0" if written[-1] == "." else ""))


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """A text; in quotes, as an escape, where it holds an end of line that a plain one would lose."""
    style = '"' if any(mark in value for mark in ENDS_OF_LINES) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(float, _number)
_Dumper.add_representer(str, _text)


def write_tree(tree: dict[str, Any]) -> bytes:
    """The file of a framework's tree, in UTF-8."""
    written = yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return written.encode("utf-8")
