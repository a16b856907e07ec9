"""A CISO Assistant library as a custom model.

With scores that say what they mean, each assessable node is a criterion and its checkpoints are the scores.
Without them a node is met or not: it is a checkpoint, and the section in which it stands is the criterion.
The highest sections are the domains.
"""

from __future__ import annotations

from gettext import gettext as _
from itertools import chain
from typing import Any

from maturity_desktop.storage.importers.ciso_groups import Groups
from maturity_desktop.storage.importers.ciso_left_out import left_out
from maturity_desktop.storage.importers.ciso_reading import Library, Node, read_library
from maturity_desktop.storage.importers.ciso_scale import Scale, scale_of
from maturity_desktop.storage.importers.fields import Fields
from maturity_desktop.storage.importers.imported import (
    Imported,
    Room,
    remarks,
    short_title,
    target_profiles,
)
from maturity_desktop.storage.importers.naming import (
    Ids,
    list_entries,
    paragraphs,
    small_id,
    tidy,
    title_of,
)


def import_library(top: Fields) -> Imported:
    """The model of a library's file; FrameworkError with what is wrong in it."""
    library = read_library(top)
    model = small_id(library.ref, library.urn.rpartition(":")[2], library.name)
    title = title_of(library.name, library.ref, library.urn)
    scale = scale_of(library)
    groups = Groups(library, model)
    made = _Model(library, scale, groups, title)
    source = _("CISO Assistant library “{title}”").format(title=title)
    tree: dict[str, Any] = {
        "schema": 1,
        "id": model,
        "title": title,
        "short_title": short_title(title, library.ref or title),
        "edition": library.edition or "1",
        "owner": title_of(library.owner, library.packager, library.copyright) or "–",
        "about": paragraphs([library.description, *map(_full, made.above), _origin(library)]),
        "scale": scale.steps(),
        "scoring": {"floor": scale.floor, "points": scale.own},
        "targets": target_profiles(scale.levels[-1] if scale.own else scale.levels[(len(scale.levels)) // 2]),
        "facts": groups.facts(),
        "remarks": remarks(("scale", _about_scale(scale)), ("copyright", library.copyright)),
        "domains": made.domains(),
    }
    return Imported(tree, left_out(library, scale, groups, made.unweighted, made.renamed), source)


def _origin(library: Library) -> str:
    if library.packager:
        return _("Imported from the CISO Assistant library {urn}, packaged by {packager}.").format(
            urn=library.urn, packager=library.packager
        )
    return _("Imported from the CISO Assistant library {urn}.").format(urn=library.urn)


def _about_scale(scale: Scale) -> str:
    if scale.own:
        return _(
            "The source has no levels: a criterion is met when all its requirements are. "
            "The points show how many are."
        )
    return _(
        "The source describes each score as a state. Here a level is reached by its state or a higher one, "
        "so its checkpoint begins with “At least”; the lowest score is given."
    )


class _Model:
    """The domains, criteria and checkpoints that a library's nodes make."""

    def __init__(self, library: Library, scale: Scale, groups: Groups, title: str) -> None:
        self._nodes = library.nodes
        self._scale = scale
        self._groups = groups
        self._title = title
        self._ids = Ids()
        self._room = Room(library.nodes[0].source.tree.name)
        tops, above = self._find_tops()
        self._tops = set(tops)
        self.above = [self._nodes[place] for place in above]
        self.unweighted = 0
        """Requirements whose weights are lost: checkpoints count alike."""
        self.renamed: dict[str, str] = {}
        """The references that could not be ids, or were taken, by the ids in their places."""

    def domains(self) -> list[dict[str, Any]]:
        """The domains with all in them; what stands in no section is in one with the framework's title.

        So are the sections themselves where none has another in it.
        """
        members: dict[int | None, dict[int, list[int]]] = {}
        for place, node in enumerate(self._nodes):
            if node.assessable:
                section = self._section(place) if self._scale.own else place
                members.setdefault(self._top(section), {}).setdefault(section, []).append(place)
        if self._scale.own and all(set(own) <= {top} for top, own in members.items() if top is not None):
            members = {None: dict(chain.from_iterable(own.items() for own in members.values()))}
        heads = {top: self._head(top) for top in members}
        for top, sections in members.items():
            heads[top]["criteria"] = []
            for section, held in sections.items():
                criterion = self._criterion(section, held, of_domain=section == top)
                self._room.take(criterion)
                heads[top]["criteria"].append(criterion)
        return list(heads.values())

    def _head(self, top: int | None) -> dict[str, Any]:
        """A domain without its criteria."""
        node = self._nodes[top] if top is not None else None
        title = self._title_of(top)
        intent = paragraphs([node.description, node.annotation]) if node else ""
        return {
            "id": self._id(node.ref if node else "", "D"),
            "title": title,
            "intent": intent or title,
        }

    def _criterion(self, section: int, held: list[int], *, of_domain: bool) -> dict[str, Any]:
        """A criterion with its checkpoints; what stands in the domain itself leaves the reference to that."""
        node = self._nodes[section]
        name = self._id("" if of_domain else node.ref, "C")
        title = self._title_of(section)
        if self._scale.own:
            levels = {1: self._requirements(name, held)}
            own = (
                [node.description]
                if node.assessable
                else [node.description, node.annotation, *node.questions]
            )
        else:
            text, described = self._scale.described_in(node.description)
            levels = self._scores(name, node, described)
            own = [text, node.annotation, *node.questions]
        intent = paragraphs([*own, *self._context(section)])
        criterion: dict[str, Any] = {"id": name, "title": title, "intent": intent or title, "levels": levels}
        evidence = dict.fromkeys(
            entry for place in (*held, section) for entry in list_entries(self._nodes[place].evidence)
        )
        if evidence:
            criterion["evidence"] = [{"kind": "document", "what": what} for what in evidence]
        if held == [section]:
            criterion |= {} if node.weight is None else {"weight": node.weight}
        else:
            self.unweighted += sum(self._nodes[place].weight not in (None, 1) for place in held)
        return criterion

    def _scores(self, criterion: str, node: Node, texts: dict[int, str]) -> dict[int, list[dict[str, Any]]]:
        condition = self._groups.condition(node)
        return {
            level: [{"id": next(self._ids.of_checkpoints(criterion, level))} | checkpoint | condition]
            for level, checkpoint in self._scale.checkpoints(texts)
        }

    def _requirements(self, criterion: str, held: list[int]) -> list[dict[str, Any]]:
        ids = self._ids.of_checkpoints(criterion, 1)
        found = []
        for name, node in zip(ids, (self._nodes[place] for place in held), strict=False):
            text, examples = _words(node)
            shown = {"examples": examples} if examples else {}
            found.append({"id": name, "text": text} | shown | self._groups.condition(node))
        return found

    def _id(self, ref: str, letter: str) -> str:
        """An id like the reference; noted where it differs."""
        name = self._ids.new(ref, letter)
        if ref and name != ref:
            self.renamed[name] = ref
        return name

    def _title_of(self, place: int | None) -> str:
        if place is None:
            return self._title
        node = self._nodes[place]
        title = title_of(node.name, node.description, *node.questions, node.ref)
        if title or node.assessable:
            return title or title_of(node.urn)
        return _("Section {number}").format(number=self._number(place))

    def _number(self, place: int) -> int:
        """Where a section stands among those beside it, from one."""
        parent = self._nodes[place].parent
        if parent is not None:
            return self._nodes[parent].children.index(place) + 1
        return sum(node.parent is None for node in self._nodes[: place + 1])

    def _context(self, section: int) -> list[str]:
        """What stands between a criterion and its domain, from above, with its description."""
        lines: list[str] = []
        place = self._nodes[section].parent if section not in self._tops else None
        while place is not None and place not in self._tops:
            named = _full(self._nodes[place]) or self._title_of(place)
            lines.append(_("Part of: {section}").format(section=named))
            place = self._nodes[place].parent
        return lines[::-1]

    def _find_tops(self) -> tuple[list[int], list[int]]:
        """The sections that are domains, and those above: a single one is no domain where it has several."""
        nodes = self._nodes
        found = [place for place, node in enumerate(nodes) if node.parent is None and node.has_requirements]
        highest = [place for place in found if self._has_below(place)]
        above: list[int] = []
        while len(found) == 1 and not nodes[found[0]].assessable:
            above += found
            found = [place for place in nodes[found[0]].children if nodes[place].has_requirements]
            if not all(map(self._has_below, found)):
                break
            if len(found) > 1:
                return found, above
        return highest, []

    def _has_below(self, place: int) -> bool:
        return any(self._nodes[child].has_requirements for child in self._nodes[place].children)

    def _top(self, place: int) -> int | None:
        """The domain in which a node stands."""
        above: int | None = place
        while above is not None and above not in self._tops:
            above = self._nodes[above].parent
        return above

    def _section(self, place: int) -> int:
        """What a requirement stands in: the nearest that is none itself, or the highest requirement.

        In a library without sections each requirement is by itself, to be rated by itself.
        """
        above: int | None = self._nodes[place].parent
        highest = place
        while above is not None and self._nodes[above].assessable:
            highest, above = above, self._nodes[above].parent
        return highest if above is None else above


def _full(node: Node) -> str:
    return _named(node.ref, node.name, node.description)


def _named(ref: str, name: str, text: str) -> str:
    """A requirement with its reference and its name before its text."""
    head = " ".join(filter(None, (ref, name)))
    return " – ".join(filter(None, (head, text))) if name else " ".join(filter(None, (head, text)))


def _words(node: Node) -> tuple[str, str]:
    """A requirement's text, and what explains it; where it only asks questions these are the text."""
    if node.name or node.description:
        return _full(node), paragraphs([node.annotation, *node.questions])
    if node.questions:
        return _named(node.ref, "", "\n".join(node.questions)), tidy(node.annotation)
    return _named(node.ref, "", tidy(node.annotation)) or node.urn, ""
