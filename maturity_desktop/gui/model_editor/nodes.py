"""The parts of a model that can be gone to, by their paths in its tree, and what they are called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from maturity_desktop.domain.errors import FrameworkProblem
from maturity_desktop.storage.framework_editing import levels_of
from maturity_desktop.storage.tree_edits import Tree, value_at
from maturity_desktop.storage.yaml_tree import Path


class Kind(StrEnum):
    """What a node stands for."""

    MODEL = "model"
    SCALE = "scale"
    SCORING = "scoring"
    TARGETS = "targets"
    TARGET = "target"
    ROLES = "roles"
    FACTS = "facts"
    THEMES = "themes"
    REMARKS = "remarks"
    PROGRAMME = "programme"
    PHASE = "phase"
    TASK = "task"
    PACES = "paces"
    PACE = "pace"
    REQUESTS = "requests"
    REQUEST = "request"
    DOMAIN = "domain"
    CRITERION = "criterion"
    LEVEL = "level"
    CHECKPOINT = "checkpoint"


SECTIONS = (
    Kind.SCALE, Kind.SCORING, Kind.TARGETS, Kind.ROLES, Kind.FACTS, Kind.THEMES, Kind.REMARKS, Kind.PROGRAMME,
    Kind.PACES, Kind.REQUESTS,
)  # fmt: skip
_ENTRIES = {"targets": Kind.TARGET, "paces": Kind.PACE, "requests": Kind.REQUEST}
"""What stands in the lists of the model that have a form for each entry."""
_DOMAIN_KINDS = {2: Kind.DOMAIN, 4: Kind.CRITERION, 6: Kind.LEVEL, 7: Kind.CHECKPOINT}
_PROGRAMME_KINDS = {1: Kind.PROGRAMME, 2: Kind.PHASE, 4: Kind.TASK}


def split(path: Path) -> tuple[Path, Path]:
    """The node that a value belongs to, and the way from there; stages above belong to the scale."""
    if path[:1] == ("beyond",):
        return ("scale",), path
    length = next(length for length in range(len(path), -1, -1) if _is_node(path[:length]))
    return path[:length], path[length:]


def _is_node(path: Path) -> bool:
    match path:
        case () | ("domains" | "programme", int()) | ("programme", int(), "tasks", int()):
            return True
        case (section, int()) if section in _ENTRIES:
            return True
        case ("domains", int(), "criteria", int(), *rest):
            return not rest or (rest[0] == "levels" and len(rest) in (2, 3))
        case (section,):
            return section in SECTIONS
    return False


def kind_of(path: Path) -> Kind:
    """What stands at the path of a node."""
    if not path:
        return Kind.MODEL
    if path[0] == "domains":
        return _DOMAIN_KINDS[len(path)]
    if path[0] == "programme":
        return _PROGRAMME_KINDS[len(path)]
    return _ENTRIES[str(path[0])] if len(path) == 2 else Kind(str(path[0]))


def children(tree: Tree, path: Path) -> Iterator[Path]:
    """The nodes below a node."""
    match kind_of(path):
        case Kind.MODEL:
            yield from ((str(section),) for section in SECTIONS)
        case Kind.TARGETS | Kind.PROGRAMME | Kind.PACES | Kind.REQUESTS:
            yield from ((*path, place) for place in range(len(tree.get(str(path[0]), []))))
        case Kind.PHASE:
            yield from ((*path, "tasks", place) for place in range(len(_at(tree, path).get("tasks", []))))
        case Kind.DOMAIN:
            yield from ((*path, "criteria", at) for at in range(len(_at(tree, path).get("criteria", []))))
        case Kind.CRITERION:
            yield from ((*path, "levels", level) for level in levels_of(tree, _at(tree, path)))
        case Kind.LEVEL:
            yield from ((*path, place) for place in range(len(value_of(tree, path))))


def _at(tree: Tree, path: Path) -> Tree:
    found: Tree = value_at(tree, path)
    return found


def value_of(tree: Tree, path: Path) -> Any:
    """What stands at a node; what nobody has written yet is empty."""
    try:
        return value_at(tree, path)
    except LookupError:
        return {} if kind_of(path) in (Kind.SCORING, Kind.ROLES, Kind.FACTS, Kind.THEMES) else []


# In words


def title_of(tree: Tree, path: Path) -> str:
    """A node as the outline has it."""
    value = value_of(tree, path)
    match kind_of(path):
        case Kind.LEVEL:
            return _("{level} {title}").format(level=path[-1], title=step_title(tree, path[-1]))
        case Kind.CHECKPOINT:
            return one_line(value.get("text")) or _("(no text yet)")
        case Kind.TASK:
            return one_line(value.get("what")) or _("(no text yet)")
        case Kind.DOMAIN | Kind.CRITERION:
            title = one_line(value.get("title")) or _("(no title yet)")
            return _("{id} {title}").format(id=one_line(value.get("id")), title=title)
        case Kind.TARGET | Kind.PHASE | Kind.PACE | Kind.REQUEST:
            return one_line(value.get("title")) or _("(no title yet)")
        case kind:
            return section_title(kind)


def step_title(tree: Tree, level: object) -> str:
    """What the scale calls a level."""
    steps = (step for step in tree.get("scale", []) if step.get("level") == level)
    return next((one_line(step.get("title")) for step in steps), "")


def one_line(words: object) -> str:
    """A person's words on one line, whatever they are."""
    return " ".join(str(words or "").split())


def section_title(kind: Kind) -> str:
    """A section of the model."""
    titles = {
        Kind.MODEL: _("Model"),
        Kind.SCALE: _("Scale"),
        Kind.SCORING: _("Scoring"),
        Kind.TARGETS: _("Targets"),
        Kind.ROLES: _("Roles"),
        Kind.FACTS: _("Facts of the client"),
        Kind.THEMES: _("Themes"),
        Kind.REMARKS: _("Remarks"),
        Kind.PROGRAMME: _("Programme"),
        Kind.PACES: _("Paces"),
        Kind.REQUESTS: _("Requests to the client"),
    }
    return titles[kind]


def count_of(tree: Tree, path: Path) -> int | None:
    """How many there are in a node; None where a number would say nothing."""
    kind = kind_of(path)
    if kind in (Kind.MODEL, Kind.SCORING, Kind.CHECKPOINT, Kind.TASK, *_ENTRIES.values()):
        return None
    value = value_of(tree, path)
    if kind is Kind.DOMAIN:
        return len(value.get("criteria", []))
    if kind is Kind.CRITERION:
        return sum(map(len, value.get("levels", {}).values()))
    return len(value.get("tasks", [])) if kind is Kind.PHASE else len(value)


def place_words(tree: Tree, path: Path) -> str:
    """Where a value stands, for somebody who does not see the tree."""
    node, rest = split(path)
    try:
        words = _node_words(tree, node)
    except LookupError:
        words = section_title(Kind.MODEL)
    field = field_words(kind_of(node), rest)
    return _("{place} · {field}").format(place=words, field=field) if field else words


def _node_words(tree: Tree, path: Path) -> str:
    match kind_of(path):
        case Kind.CHECKPOINT:
            name = one_line(value_at(tree, path).get("id"))
            return _("Checkpoint {id}").format(id=name) if name else _("A checkpoint without an id")
        case Kind.LEVEL:
            criterion = one_line(value_at(tree, path[:4]).get("id"))
            return _("Criterion {id}, level {level}").format(id=criterion, level=path[-1])
        case Kind.CRITERION:
            return _("Criterion {title}").format(title=title_of(tree, path))
        case Kind.DOMAIN:
            return _("Domain {title}").format(title=title_of(tree, path))
        case Kind.TARGET:
            return _("Target {title}").format(title=title_of(tree, path))
        case Kind.PHASE:
            return _("Phase {title}").format(title=title_of(tree, path))
        case Kind.PACE:
            return _("Pace {title}").format(title=title_of(tree, path))
        case Kind.REQUEST:
            return _("Request {title}").format(title=title_of(tree, path))
        case Kind.TASK:
            return _("Task {title}").format(title=title_of(tree, path))
        case kind:
            return section_title(kind)


def field_words(kind: Kind, rest: Path) -> str:
    """A field of a node, by the way to it; in a list, with the row."""
    if not rest:
        return ""
    keys = [part for part in rest if isinstance(part, str)]
    key = next((own for own in keys if own in _FIELD_NAMES), keys[0] if keys else "")
    row = next((part for part in rest if isinstance(part, int)), None)
    if row is None or kind is Kind.LEVEL:
        return field_name(kind, key)
    return _("{field}, row {row}").format(field=field_name(kind, key), row=row + 1)


def problem_words(problem: FrameworkProblem, tree: Tree) -> str:
    """What is wrong and what to do, in the words of the form: the check speaks to who writes a file."""
    path = problem.path
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    named = field_name(kind_of(split(path)[0]), key)
    what = problem.what.replace(_("“{key}”").format(key=key), _("“{key}”").format(key=named), 1)
    other = _namesake(tree, path) if problem.instead == _("Give each its own id.") else ()
    if other:
        name = one_line(value_at(tree, path))
        what = _("the id “{id}” is taken already: {place}").format(id=name, place=place_words(tree, other))
    instead = _in_the_form().get(problem.instead, problem.instead)
    if path[:1] == ("scale",) and path[2:] == ("level",):
        instead = _("Move, add or take out a level: all are then numbered anew.")
    return _("{what}. {instead}").format(what=what, instead=instead)


def _in_the_form() -> dict[str, str]:
    """What to write in a file, and what to do in the form instead."""
    sign, undescribed = _FIELD_NAMES["sign"](), _FIELD_NAMES["undescribed"]()
    return {
        _("Move it to a higher level, or write sign: true."): _(
            "Move it to a higher level, or tick “{field}”."
        ).format(field=sign),
        _("Take it out, or write sign: true."): _("Choose “Nothing”, or tick “{field}”.").format(field=sign),
        _("Add one, or say under “undescribed” why it has none."): _(
            "Add one, or say in “{field}” why it has none."
        ).format(field=undescribed),
        _("Take this line out."): _("Empty this field."),
    }


def _namesake(tree: Tree, path: Path) -> Path:
    """The node before this one that has its id; empty where there is none."""
    name, section = value_at(tree, path), str(path[0])
    for place in range(len(tree[section])):
        for node in _within(tree, (section, place)):
            if node == path[:-1]:
                return ()
            if value_at(tree, node).get("id") == name:
                return node
    return ()


def _within(tree: Tree, node: Path) -> Iterator[Path]:
    """A node and all below it that have an id, in the order of the file."""
    if kind_of(node) is not Kind.LEVEL:
        yield node
    for child in children(tree, node):
        yield from _within(tree, child)


def field_name(kind: Kind, key: str) -> str:
    """A field of a kind of node as the form has it."""
    if own := _NAMES_OF_KINDS.get((kind, key)):
        return own()
    return _FIELD_NAMES[key]() if key in _FIELD_NAMES else key


_NAMES_OF_KINDS: dict[tuple[Kind, str], Callable[[], str]] = {
    (Kind.PHASE, "about"): lambda: _("What it is for"),
    (Kind.PACE, "days"): lambda: _("Working days of single phases"),
    (Kind.REQUEST, "what"): lambda: _("What to hand over"),
    (Kind.REQUEST, "owner"): lambda: _("Who has it"),
}
"""What one kind calls otherwise than the others."""
_FIELD_NAMES: dict[str, Callable[[], str]] = {
    "id": lambda: _("Id"),
    "title": lambda: _("Title"),
    "short_title": lambda: _("Short title"),
    "edition": lambda: _("Edition"),
    "owner": lambda: _("Owner"),
    "about": lambda: _("About"),
    "text": lambda: _("Text"),
    "examples": lambda: _("Examples"),
    "ask": lambda: _("Whom to ask"),
    "who": lambda: _("Who does it"),
    "sign": lambda: _("A sign of the stage, not a requirement"),
    "added": lambda: _("Ours: the source does not have it"),
    "theme": lambda: _("Theme"),
    "blocks": lambda: _("Where it is seen, it blocks"),
    "when": lambda: _("Applies"),
    "intent": lambda: _("What it is for"),
    "undescribed": lambda: _("Why it has no criteria"),
    "criteria": lambda: _("Criteria"),
    "weight": lambda: _("Weight in means"),
    "impact": lambda: _("Impact (1 to 5)"),
    "effort": lambda: _("Effort (1 to 5)"),
    "evidence": lambda: _("Evidence worth asking for"),
    "measure": lambda: _("Figures"),
    "levels": lambda: _("Levels"),
    "level": lambda: _("Level"),
    "exceptions": lambda: _("Other levels for single criteria"),
    "note": lambda: _("Why this level"),
    "floor": lambda: _("The level that everybody has"),
    "threshold": lambda: _("Share of a level that has to be met"),
    "aggregate": lambda: _("The whole"),
    "headline_coverage": lambda: _("Rated criteria below which a mean is provisional"),
    "certification_coverage": lambda: _("Rated criteria that a certificate wants"),
    "points": lambda: _("Show each level's points"),
    "scale": lambda: _("Levels"),
    "beyond": lambda: _("Stages above, named and not described"),
    "targets": lambda: _("Targets"),
    "roles": lambda: _("Roles"),
    "facts": lambda: _("Facts"),
    "themes": lambda: _("Themes"),
    "remarks": lambda: _("Remarks"),
    "programme": lambda: _("Phases"),
    "tasks": lambda: _("Tasks"),
    "what": lambda: _("What to do"),
    "why": lambda: _("Why"),
    "kind": lambda: _("Kind of work"),
    "deliverable": lambda: _("What comes of it"),
    "timing": lambda: _("When"),
    "days": lambda: _("Working days"),
    "where": lambda: _("Where"),
    "day": lambda: _("Working day of the phase"),
    "activity": lambda: _("How people are met"),
    "minutes": lambda: _("Minutes"),
    "paces": lambda: _("Paces"),
    "requests": lambda: _("Requests"),
    "period": lambda: _("Of which time"),
    "format": lambda: _("In which form"),
    "domains": lambda: _("Domains"),
    "transition": lambda: _("In transition"),
}


def count_words(kind: Kind, count: int) -> str:
    """A count as it is read aloud."""
    match kind:
        case Kind.DOMAIN:
            return ngettext("{count} criterion", "{count} criteria", count).format(count=count)
        case Kind.CRITERION | Kind.LEVEL:
            return ngettext("{count} checkpoint", "{count} checkpoints", count).format(count=count)
    return ngettext("{count} entry", "{count} entries", count).format(count=count)
