"""YAML of other programs, which write a value that they use twice once and refer to it by an alias."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from gettext import gettext as _
from typing import NoReturn

import yaml

from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.storage.yaml_tree import MOST_BYTES, YamlTree, _Builder, _events, _text, read_tree

MOST_REPLACED = 50_000
"""Values that may come from aliases; libraries of some hundred requirements have some hundreds."""


@dataclass
class _Recording:
    """The events of a value that has an anchor; `depth` counts those of its containers that are open."""

    name: str
    events: list[yaml.Event] = field(default_factory=list)
    depth: int = 0


def read_with_aliases(source: bytes, name: str) -> YamlTree:
    """As read_tree, with each alias replaced by what it stands for; FrameworkError at the same limits."""
    if b"&" not in source or len(source) > MOST_BYTES:
        return read_tree(source, name)
    tree = YamlTree(name)
    text = _text(tree, source)
    try:
        _Builder(tree).take(_written_out(_events(text), name))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        _stop(
            name,
            mark.line + 1 if mark else 1,
            _("this is not YAML: {problem}").format(problem=getattr(error, "problem", None) or error),
            _('Check the indentation, and put texts that have ": ", " #" or brackets in double quotes.'),
        )
    return tree


def _written_out(events: Iterable[yaml.Event], name: str) -> Iterator[yaml.Event]:
    """The events without anchors, and with those of the value in the place of each alias.

    A value is known from its end on: an alias inside what it stands for would go on for ever.
    """
    known: dict[str, list[yaml.Event]] = {}
    open_: list[_Recording] = []
    replaced = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in known:
                what = _("the alias *{name} stands for nothing that ends before it").format(name=event.anchor)
                _stop(name, line, what, _("Write the value out."))
            replaced += len(known[event.anchor])
            if replaced > MOST_REPLACED:
                what = _("its aliases stand for more than {most} values").format(most=MOST_REPLACED)
                _stop(name, line, what, _("Write the values out, or take some away."))
            passed = known[event.anchor]
        else:
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                open_.append(_Recording(event.anchor))
                event.anchor = None
            passed = [event]
        for recording in open_:
            recording.events += passed
        _close(open_, known, event)
        yield from passed


def _close(open_: list[_Recording], known: dict[str, list[yaml.Event]], event: yaml.Event) -> None:
    """Counts a container's beginning or end in the recordings; those that are complete become known."""
    change = isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
    for recording in open_:
        recording.depth += change
    while open_ and open_[-1].depth == 0:
        recording = open_.pop()
        known[recording.name] = recording.events


def _stop(name: str, line: int, what: str, instead: str) -> NoReturn:
    raise FrameworkError((FrameworkProblem(name, line, what, instead),))
