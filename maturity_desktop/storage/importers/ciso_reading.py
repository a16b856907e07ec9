"""A CISO Assistant library as records: its framework's nodes as a tree, its scores and groups, checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from gettext import gettext as _

from maturity_desktop.storage.importers.fields import Fields, unknown
from maturity_desktop.storage.importers.naming import shown
from maturity_desktop.storage.yaml_tree import DEEPEST

MOST_NODES = 10_000
"""Nodes of a framework; the longest public ones have some two thousand."""

READ = {
    "urn", "ref_id", "name", "description", "assessable", "depth", "parent_urn", "order_id", "annotation",
    "typical_evidence", "implementation_groups", "questions", "question", "weight", "translations",
}  # fmt: skip
"""The fields of a node that are read, or only say how CISO Assistant keeps and shows it."""


@dataclass(slots=True)
class Node:
    """A node of the framework; `parent` and `children` are places in the list of all nodes."""

    urn: str
    ref: str
    name: str
    description: str
    annotation: str
    assessable: bool
    depth: int
    evidence: str
    questions: tuple[str, ...]
    groups: tuple[str, ...]
    weight: float | None
    source: Fields
    parent: int | None = None
    children: list[int] = field(default_factory=list)
    has_requirements: bool = False
    """Whether it or a node below it is assessable."""


@dataclass(frozen=True, slots=True)
class Score:
    number: int
    name: str
    description: str


@dataclass(slots=True)
class Library:
    """What is read of a library; `unread` counts the fields of nodes that are not read."""

    name: str
    ref: str
    description: str
    edition: str
    owner: str
    packager: str
    copyright: str
    urn: str
    locale: str
    nodes: list[Node] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    score_range: tuple[int, int] | None = None
    unread: Counter[str] = field(default_factory=Counter)
    choices: int = 0
    languages: set[str] = field(default_factory=set)
    other_objects: dict[str, int] = field(default_factory=dict)
    other_frameworks: list[str] = field(default_factory=list)
    described_groups: int = 0
    outcomes: int = 0


def read_library(top: Fields) -> Library:
    """The library in a file; FrameworkError with what is wrong in it."""
    tree = top.tree
    objects = top.mapping("objects") or Fields(tree, ("objects",), {})
    tree.finish()
    found = _frameworks(objects)
    tree.finish()
    if not found:
        held = ", ".join(sorted(map(str, objects.value)))
        what = _("this library holds no framework, only: {objects}").format(objects=held or "–")
        objects.blame(None, what, _("Choose a library with a framework."))
    tree.finish()
    framework = found[0]
    library = _particulars(top, framework)
    library.other_frameworks = [other.text("name") or other.text("ref_id") for other in found[1:]]
    library.other_objects = {
        str(kind): len(held) if isinstance(held, list | dict) else 1
        for kind, held in objects.value.items()
        if kind not in ("framework", "frameworks") and held
    }
    _read_scores(library, framework)
    _read_groups(library, framework)
    _read_nodes(library, framework)
    tree.finish()
    _join(library.nodes)
    tree.finish()
    if not any(node.assessable for node in library.nodes):
        what = _("none of the requirement nodes is assessable")
        framework.blame(
            "requirement_nodes", what, _("Write assessable: true where there is something to rate.")
        )
    tree.finish()
    return library


def _frameworks(objects: Fields) -> list[Fields]:
    """The frameworks of a library: one, or a list in newer ones."""
    found = []
    for key in ("framework", "frameworks"):
        if isinstance(objects.value.get(key), list):
            found += list(objects.mappings(key))
        elif (one := objects.mapping(key)) is not None:
            found.append(one)
    return found


def _particulars(top: Fields, framework: Fields) -> Library:
    version, date = top.text("version"), top.text("publication_date")
    both = _("{version} ({date})").format(version=version, date=date)
    if not any(holder.text(key) for holder in (framework, top) for key in ("name", "ref_id")):
        framework.needed("name")
    library = Library(
        name=framework.text("name") or top.text("name"),
        ref=framework.text("ref_id") or top.text("ref_id"),
        description=framework.text("description") or top.text("description"),
        edition=both if version and date else version or date,
        owner=framework.text("provider") or top.text("provider"),
        packager=top.text("packager"),
        copyright=top.text("copyright"),
        urn=framework.text("urn") or top.text("urn"),
        locale=top.text("locale"),
    )
    library.languages |= _languages(top) | _languages(framework)
    library.outcomes = sum(1 for _entry in framework.mappings("outcomes_definition"))
    return library


def _languages(fields: Fields) -> set[str]:
    translations = fields.value.get("translations")
    return {str(language) for language in translations} if isinstance(translations, dict) else set()


def _read_scores(library: Library, framework: Fields) -> None:
    """The scores from the lowest; newer libraries hold them as the `scale` of a mapping."""
    low, high = framework.whole("min_score"), framework.whole("max_score")
    if low is not None and high is not None:
        library.score_range = (low, high)
        if low > high:
            what = _("“min_score” ({low}) is above “max_score” ({high})").format(low=low, high=high)
            framework.blame("min_score", what, _("Exchange the two numbers, or correct them."))
    holder, key = framework, "scores_definition"
    if isinstance(framework.value.get(key), dict):
        wrapped = framework.mapping(key)
        assert wrapped is not None
        holder, key = wrapped, "scale"
    lines: dict[int, int] = {}
    for entry in holder.mappings(key):
        number = entry.whole("score")
        if number is None:
            if "score" not in entry:
                entry.blame(None, _("“{key}” is missing").format(key="score"), _("Write a whole number."))
        elif number in lines:
            what = _("the score {score} is defined in line {line} already")
            entry.blame("score", what.format(score=number, line=lines[number]), _("Keep one of the two."))
        else:
            lines[number] = entry.tree.line((*entry.path, "score"))
            library.scores.append(Score(number, entry.text("name"), entry.text("description")))
    library.scores.sort(key=lambda score: score.number)


def _read_groups(library: Library, framework: Fields) -> None:
    for entry in framework.mappings("implementation_groups_definition"):
        ref = entry.needed("ref_id")
        library.groups.setdefault(ref, entry.text("name") or ref)
        library.described_groups += "description" in entry
        library.languages |= _languages(entry)


def _read_nodes(library: Library, framework: Fields) -> None:
    key = "requirement_nodes"
    held = framework.value.get(key)
    if not held:
        framework.blame(
            None, _("“{key}” is missing").format(key=key), _("Add the requirements, or choose another file.")
        )
        return
    if isinstance(held, list | dict) and len(held) > MOST_NODES:
        what = _("there are more than {most} requirement nodes").format(most=MOST_NODES)
        framework.blame(key, what, _("Take away what is not audited, or divide the library."))
        framework.tree.finish()
    for entry in framework.mappings(key):
        library.nodes.append(_node(library, entry))


def _node(library: Library, entry: Fields) -> Node:
    library.unread.update(
        str(key) for key, value in entry.value.items() if key not in READ and value not in (None, "", [], {})
    )
    library.languages |= _languages(entry)
    weight = entry.number("weight")
    if weight is not None and weight <= 0:
        entry.blame(
            "weight",
            _("“{key}” is not above 0").format(key="weight"),
            _("Write a number above {low}.").format(low=0),
        )
    return Node(
        urn=entry.needed("urn"),
        ref=entry.text("ref_id"),
        name=entry.text("name"),
        description=entry.text("description"),
        annotation=entry.text("annotation"),
        assessable=entry.flag("assessable"),
        depth=entry.whole("depth") or 1,
        evidence="\n".join(entry.texts("typical_evidence")),
        questions=_questions(library, entry),
        groups=tuple(sorted(set(entry.texts("implementation_groups")))),
        weight=weight,
        source=entry,
    )


def _questions(library: Library, entry: Fields) -> tuple[str, ...]:
    """The questions of a node: by their urn, or in older libraries as a list under `question`."""
    older = entry.mapping("question") if "question" in entry else None
    asked = [*entry.mappings("questions"), *(older.mappings("questions") if older else ())]
    if older and older.value.get("question_choices"):
        library.choices += 1
    library.choices += sum(1 for question in asked if question.value.get("choices"))
    return tuple(filter(None, (question.text("text") for question in asked)))


def _join(nodes: list[Node]) -> None:
    """Makes the nodes a tree by `parent_urn`; a node without one is under the last one that is less deep."""
    by_urn: dict[str, int] = {}
    for place, node in enumerate(nodes):
        if node.urn in by_urn:
            line = nodes[by_urn[node.urn]].source.line
            what = _("the urn {urn} is taken in line {line}").format(urn=shown(node.urn), line=line)
            node.source.blame("urn", what, _("Give each node its own urn."))
        by_urn.setdefault(node.urn, place)
    above: list[int] = []
    for place, node in enumerate(nodes):
        while above and nodes[above[-1]].depth >= node.depth:
            above.pop()
        parent = node.source.text("parent_urn")
        if not parent:
            node.parent = above[-1] if above else None
        elif parent in by_urn:
            node.parent = by_urn[parent]
        else:
            unknown(node.source, "parent_urn", parent, _("there is no node {name}"))
        above.append(place)
    _blame_circles(nodes)
    if nodes[0].source.tree.problems:
        return
    for place, node in enumerate(nodes):
        if node.parent is not None:
            nodes[node.parent].children.append(place)
        _mark(nodes, place)
    _blame_depth(nodes)


def _blame_circles(nodes: list[Node]) -> None:
    """One problem for each circle, at the first of its nodes."""
    seen: dict[int, int] = {}
    for start in range(len(nodes)):
        place: int | None = start
        while place is not None and place not in seen:
            seen[place] = start
            place = nodes[place].parent
        if place is not None and seen[place] == start:
            circle = [place]
            while (parent := nodes[circle[-1]].parent) is not None and parent != place:
                circle.append(parent)
            first = nodes[min(circle)]
            what = _("{urn} is above itself").format(urn=shown(first.urn))
            first.source.blame("parent_urn", what, _("Name a parent that is not below it."))
            for member in circle:
                nodes[member].parent = None


def _blame_depth(nodes: list[Node]) -> None:
    """One problem where nodes are deeper below each other than anybody reads."""
    level = [place for place, node in enumerate(nodes) if node.parent is None]
    for _step in range(DEEPEST):
        level = [child for place in level for child in nodes[place].children]
    if level:
        what = _("there are more than {most} nodes above this one").format(most=DEEPEST)
        nodes[min(level)].source.blame(None, what, _("Take out what is in between."))


def _mark(nodes: list[Node], place: int) -> None:
    """Marks what is above a requirement; stops where that has been done."""
    above: int | None = place if nodes[place].assessable else None
    while above is not None and not nodes[above].has_requirements:
        nodes[above].has_requirements = True
        above = nodes[above].parent
