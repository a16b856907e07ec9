"""Edits of a framework's tree that know what belongs together: ids, references, the order of levels.

An id of a checkpoint stays with it, so that answers carry over from edition to edition. New ones go on after
all that were ever used, `spent` among them: an answer must never come to stand under another requirement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from maturity_desktop.storage.framework_references import (
    criterion_paths,
    following_criteria,
    following_phases,
    in_remarks,
    lacking,
    not_asking,
    without_role,
)
from maturity_desktop.storage.tree_edits import Tree, inserted, replaced, swapped, value_at, without, writable
from maturity_desktop.storage.yaml_tree import Path

Edited = tuple[Tree, Path]
"""The tree after an edit, and where the person's attention goes in it."""

NOTHING_SPENT: frozenset[str] = frozenset()
_LEVEL_AND_LETTERS = re.compile(r".*-(?P<end>[0-9]+[a-z]+)", re.DOTALL)
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪◦]|\(?[0-9]{1,3}[.)]|[a-z][.)])\s+")


def blank_tree(
    framework: str, title: str, edition: str, owner: str, steps: Sequence[str], target: str
) -> Tree:
    """A new model: a scale from 0 with these titles, one target, and a first criterion to be written."""
    return {
        "schema": 1,
        "id": framework,
        "title": title,
        "short_title": title,
        "edition": edition,
        "owner": owner,
        "about": "",
        "scale": [{"level": level, "title": words} for level, words in enumerate(steps)],
        "scoring": {"floor": 0, "threshold": 1.0, "aggregate": "mean"},
        "targets": [{"id": "target", "title": target, "level": min(2, len(steps) - 1)}],
        "domains": [_new_domain("1", _new_criterion("1.01"))],
    }


def _new_domain(domain: str, *criteria: Tree) -> Tree:
    return {"id": domain, "title": "", "intent": "", "criteria": list(criteria)}


def _new_criterion(criterion: str) -> Tree:
    return {
        "id": criterion,
        "title": "",
        "intent": "",
        "levels": {1: [_new_checkpoint(f"{criterion}-1a", "")]},
    }


def _new_checkpoint(checkpoint: str, text: str, sign: bool = False) -> Tree:
    return {"id": checkpoint, "text": text} | ({"sign": True} if sign else {})


# What there is


def ids_of(tree: Tree) -> frozenset[str]:
    """Every id of a domain, a criterion or a checkpoint."""
    found = {str(domain.get("id", "")) for domain in tree.get("domains", [])}
    for path in criterion_paths(tree):
        criterion = value_at(tree, path)
        found.add(str(criterion.get("id", "")))
        found |= {str(point.get("id", "")) for point in _checkpoints(criterion)}
    return frozenset(found)


def _checkpoints(criterion: Tree) -> Iterator[Tree]:
    for checkpoints in criterion.get("levels", {}).values():
        yield from checkpoints


def levels_of(tree: Tree, criterion: Tree) -> list[int]:
    """The levels of the scale, and those that the criterion has besides."""
    scale = (step.get("level") for step in tree.get("scale", []))
    return sorted({level for level in (*scale, *criterion.get("levels", {})) if isinstance(level, int)})


def floor_of(tree: Tree) -> int:
    """The level that is given rather than earned."""
    floor = tree.get("scoring", {}).get("floor", 0)
    return floor if isinstance(floor, int) else 0


# Adding


def add_domain(tree: Tree, at: int) -> Edited:
    """A domain with a criterion to be written."""
    taken = ids_of(tree)
    number = 1 + max((int(name) for name in taken if name.isascii() and name.isdigit()), default=0)
    domain = _new_domain(str(number))
    edited: Tree = inserted(tree, ("domains",), at, domain)
    return add_criterion(edited, ("domains", at), 0)[0], ("domains", at)


def add_criterion(tree: Tree, domain_path: Path, at: int, spent: Collection[str] = NOTHING_SPENT) -> Edited:
    """A criterion with a checkpoint to be written; a domain that has one is described."""
    domain = value_at(tree, domain_path)
    name = str(domain.get("id", "")) or "1"
    numbered = re.compile(rf"{re.escape(name)}\.(?P<number>[0-9]{{1,6}})(?:-.*)?")
    found = [match["number"] for used in (*ids_of(tree), *spent) if (match := numbered.fullmatch(used))]
    width = max((len(number) for number in found), default=2)
    criterion = f"{name}.{1 + max(map(int, found), default=0):0{width}}"
    new = _new_criterion(criterion)
    lowest = next((level for level in levels_of(tree, new) if level > floor_of(tree)), 1)
    new["levels"] = {lowest: [_new_checkpoint(f"{criterion}-{lowest}a", "")]}
    described = {key: value for key, value in domain.items() if key != "undescribed"}
    edited = replaced(tree, domain_path, described)
    return inserted(edited, (*domain_path, "criteria"), at, new), (*domain_path, "criteria", at)


def add_checkpoints(
    tree: Tree,
    criterion_path: Path,
    level: int,
    texts: Sequence[str],
    at: int,
    spent: Collection[str] = NOTHING_SPENT,
) -> Edited:
    """Checkpoints with these texts at a level, which need not be there; at the floor they are signs."""
    criterion = value_at(tree, criterion_path)
    sign = level <= floor_of(tree)
    names = free_ids(criterion, level, len(texts), spent)
    new = [_new_checkpoint(name, text, sign) for name, text in zip(names, texts, strict=True)]
    levels = criterion.get("levels", {})
    before = levels.get(level, [])
    after = dict(sorted({**levels, level: [*before[:at], *new, *before[at:]]}.items()))
    edited = replaced(tree, (*criterion_path, "levels"), after)
    return edited, (*criterion_path, "levels", level, at)


def free_ids(criterion: Tree, level: int, count: int, spent: Collection[str]) -> list[str]:
    """The ids after the last that was ever used at a level of a criterion."""
    start = f"{criterion.get('id', '')}-{level}"
    used = {str(point.get("id", "")) for point in _checkpoints(criterion)} | set(spent)
    letters = (name.removeprefix(start) for name in used if name.startswith(start))
    last = max((_number(end) for end in letters if re.fullmatch("[a-z]{1,6}", end)), default=0)
    return [f"{start}{_letters(last + step)}" for step in range(1, count + 1)]


def _number(letters: str) -> int:
    """a is 1, z is 26, aa is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("a") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def lines_of(pasted: str) -> list[str]:
    """The lines of a pasted text that say something, without the marks of a list."""
    lines = (_LIST_MARK.sub("", line, count=1) for line in writable(pasted).splitlines())
    return [words for line in lines if (words := " ".join(line.split()))]


# Taking away


def delete(tree: Tree, path: Path) -> Tree:
    """The tree without a part of it, and without what referred to that part."""
    gone = value_at(tree, path)
    edited: Tree = without(tree, path)
    match path:
        case ("domains", _place):
            for criterion in gone.get("criteria", []):
                edited = _unreferred(edited, str(criterion.get("id", "")))
        case ("domains", _place, "criteria", _number):
            edited = _unreferred(edited, str(gone.get("id", "")))
        case ("domains", place, "criteria", number, "levels", level, _at):
            criterion_path: Path = ("domains", place, "criteria", number)
            edited = _unproven(edited, criterion_path, str(gone.get("id", "")))
            if not value_at(edited, (*criterion_path, "levels", level)):
                edited = without(edited, (*criterion_path, "levels", level))
        case ("programme", _place):
            edited = _without_phase(edited, str(gone.get("id", "")))
        case ("roles", role):
            edited = _over_checkpoints(without_role(edited, role), lambda point: not_asking(point, role))
        case ("themes", theme):
            edited = _over_checkpoints(edited, lambda point: lacking(point, "theme", theme))
        case ("facts", fact):
            edited = _over_checkpoints(edited, lambda point: _unconditional(point, fact))
    return edited


def _unreferred(tree: Tree, criterion: str) -> Tree:
    """Nothing refers to a criterion that is gone; another of the same id keeps the references."""
    if criterion in ids_of(tree):
        return tree
    return following_criteria(tree, lambda name: None if name == criterion else name)


def _without_phase(tree: Tree, phase: str) -> Tree:
    """No pace names a phase that is gone; another of the same id keeps its days."""
    if phase in _phase_ids(tree):
        return tree
    return following_phases(tree, lambda name: None if name == phase else name)


def _phase_ids(tree: Tree) -> list[str]:
    return [str(phase.get("id", "")) for phase in tree.get("programme", [])]


def _unproven(tree: Tree, path: Path, checkpoint: str) -> Tree:
    """No rule of the criterion's measure proves a checkpoint that is gone."""
    measure = value_at(tree, path).get("measure")
    if not isinstance(measure, dict):
        return tree
    rules = [rule for rule in measure.get("rules", []) if rule.get("checkpoint") != checkpoint]
    return replaced(tree, (*path, "measure"), {**measure, "rules": rules})


def _unconditional(point: Tree, fact: Any) -> Tree:
    when = point.get("when")
    return lacking(point, "when", when) if isinstance(when, dict) and when.get("fact") == fact else point


def _over_checkpoints(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """The tree with every checkpoint changed; what stays the same is shared."""
    for path in tuple(criterion_paths(tree)):
        levels = value_at(tree, path).get("levels", {})
        after = {level: [change(point) for point in points] for level, points in levels.items()}
        if any(
            new is not old for level in levels for new, old in zip(after[level], levels[level], strict=True)
        ):
            tree = replaced(tree, (*path, "levels"), after)
    return tree


# Renaming


def rename_criterion(tree: Tree, path: Path, name: str) -> Tree:
    """A criterion under another id: its checkpoints follow, and so does what refers to it.

    References follow only to an id that is nobody else's: they could not be told apart afterwards.
    """
    criterion = value_at(tree, path)
    before = str(criterion.get("id", ""))
    others = ids_of(replaced(tree, path, {**criterion, "id": "", "levels": {}}))
    edited: Tree = replaced(tree, path, _renamed(criterion, name))
    if not name or name in others or before in others:
        return edited
    edited = following_criteria(edited, lambda own: name if own == before else own)
    return in_remarks(edited, before, name)


def rename_phase(tree: Tree, path: Path, name: str) -> Tree:
    """A phase under another id, which paces follow; not to one that is another's already."""
    before = str(value_at(tree, path).get("id", ""))
    edited: Tree = replaced(tree, (*path, "id"), name)
    if not name or before in _phase_ids(edited) or _phase_ids(edited).count(name) > 1:
        return edited
    return following_phases(edited, lambda own: name if own == before else own)


def _renamed(criterion: Tree, name: str) -> Tree:
    def follow(checkpoint: Any) -> str:
        match = _LEVEL_AND_LETTERS.fullmatch(str(checkpoint))
        return f"{name}-{match['end']}" if match else str(checkpoint)

    levels = {
        level: [{**point, "id": follow(point.get("id", ""))} for point in points]
        for level, points in criterion.get("levels", {}).items()
    }
    renamed = {**criterion, "id": name, "levels": levels}
    if isinstance(measure := criterion.get("measure"), dict):
        rules = [
            {**rule, "checkpoint": follow(rule.get("checkpoint", ""))} for rule in measure.get("rules", [])
        ]
        renamed["measure"] = {**measure, "rules": rules}
    return renamed


# Moving


def move(tree: Tree, path: Path, step: int, spent: Collection[str] = NOTHING_SPENT) -> Edited:
    """A part one place up (-1) or down (1) in its list.

    Where its list ends, a criterion goes into the next domain and a checkpoint to the next level, under an id
    that fits there. At the very end everything stays as it is.
    """
    place = path[-1]
    assert isinstance(place, int), "what moves stands in a list"
    siblings = value_at(tree, path[:-1])
    if 0 <= place + step < len(siblings):
        return swapped(tree, path[:-1], place, place + step), (*path[:-1], place + step)
    match path:
        case ("domains", int(domain), "criteria", int(_place)):
            return _to_domain(tree, path, domain + step, step)
        case ("domains", domain, "criteria", number, "levels", int(level), int(_place)):
            criterion: Path = ("domains", domain, "criteria", number)
            levels = levels_of(tree, value_at(tree, criterion))
            beside = levels.index(level) + step
            if 0 <= beside < len(levels):
                return move_to_level(tree, path, levels[beside], spent, last=step < 0)
    return tree, path


def _to_domain(tree: Tree, path: Path, domain: int, step: int) -> Edited:
    if not 0 <= domain < len(tree["domains"]):
        return tree, path
    criterion = value_at(tree, path)
    home: Path = ("domains", domain)
    at = len(value_at(tree, home).get("criteria", [])) if step < 0 else 0
    edited = without(tree, path)
    described = {key: value for key, value in value_at(edited, home).items() if key != "undescribed"}
    edited = replaced(edited, home, described)
    return inserted(edited, (*home, "criteria"), at, criterion), (*home, "criteria", at)


def move_to_level(
    tree: Tree, path: Path, level: int, spent: Collection[str] = NOTHING_SPENT, last: bool = True
) -> Edited:
    """A checkpoint at another level of its criterion, under an id that fits there: it asks for another thing.

    The rules of a measure that prove it follow.
    """
    point, criterion_path = value_at(tree, path), path[:4]
    criterion = value_at(tree, criterion_path)
    at = len(criterion.get("levels", {}).get(level, [])) if last else 0
    edited, place = add_checkpoints(tree, criterion_path, level, [""], at, spent)
    name = value_at(edited, place)["id"]
    moved = {**point, "id": name} | ({"sign": True} if level <= floor_of(tree) else {})
    edited = replaced(edited, place, moved)
    measure = criterion.get("measure")
    if isinstance(measure, dict):
        rules = [
            {**rule, "checkpoint": name} if rule.get("checkpoint") == point.get("id") else rule
            for rule in measure.get("rules", [])
        ]
        edited = replaced(edited, (*criterion_path, "measure"), {**measure, "rules": rules})
    edited = without(edited, path)
    if not value_at(edited, path[:-1]):
        edited = without(edited, path[:-1])
    return edited, place
