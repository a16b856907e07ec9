"""The register of a client's evidence: what of it is shown, in which order, and what many items share.

Only the audit's own links count: an item that another audit of the client uses is used nowhere in this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from maturity_desktop.domain.audit import Audit, Change, Evidence, Link
from maturity_desktop.domain.changes import Changes, drop, next_evidence_number, put
from maturity_desktop.domain.confidence import MONTHS_CURRENT, months_before
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.plan_records import EvidenceCopy, EvidenceTag

Files = frozenset[tuple[str, str]]
"""Files by their client and their SHA-256."""
Use = tuple[str, str, str]
"""A framework, a criterion of it, and a checkpoint of that, empty for all of it."""
LONGEST_TAG = 40


class Column(StrEnum):
    """What the register can be sorted by, in the order of its columns."""

    NUMBER = "number"
    TITLE = "title"
    KIND = "kind"
    DATED = "dated"
    USED = "used"
    TAGS = "tags"
    SOURCE = "source"
    ADDED_ON = "added_on"
    ADDED_BY = "added_by"
    SIZE = "size"


class Trait(StrEnum):
    """What is to be known of an item before it is relied on."""

    NOWHERE = "nowhere"
    STALE = "stale"
    BAD = "bad"
    TWICE = "twice"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which items are wanted; what is empty leaves all of them.

    `words` must all be in what is known of an item, or in its file: those files are `with_words`.
    Every one of the `traits` must be there. `place` is a framework and a criterion.
    """

    words: str = ""
    with_words: frozenset[str] = frozenset()
    kind: EvidenceKind | None = None
    place: tuple[str, str] | None = None
    tag: str = ""
    added_by: str = ""
    traits: frozenset[Trait] = frozenset()


@dataclass(frozen=True)
class Register:
    """A client's evidence as one audit has it; `bad` are the files that were found missing or changed."""

    audit: Audit
    bad: Files = frozenset()

    @cached_property
    def links(self) -> Mapping[str, tuple[Link, ...]]:
        """Where each item is used, by its id, in the order of the places."""
        found: dict[str, list[Link]] = {}
        for link in self.audit.all(Link):
            found.setdefault(link.evidence, []).append(link)
        return {item: tuple(sorted(links, key=lambda link: link.key)) for item, links in found.items()}

    @cached_property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each item, by its id."""
        found: dict[str, list[str]] = {}
        for tag in self.audit.all(EvidenceTag):
            found.setdefault(tag.evidence, []).append(tag.tag)
        return {item: tuple(sorted(tags, key=str.casefold)) for item, tags in found.items()}

    @cached_property
    def copies(self) -> Mapping[str, EvidenceCopy]:
        """Of which image an item is a copy, by its id."""
        return {copy.evidence: copy for copy in self.audit.all(EvidenceCopy)}

    @cached_property
    def tag_names(self) -> tuple[str, ...]:
        return tuple(sorted({tag.tag for tag in self.audit.all(EvidenceTag)}, key=str.casefold))

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who added something."""
        return tuple(sorted({item.added_by for item in self.audit.evidence} - {""}, key=str.casefold))

    @cached_property
    def counts(self) -> Mapping[Trait, int]:
        """How many items have each trait."""
        return Counter(trait for item in self.audit.evidence for trait in self.traits(item))

    def places(self, item: Evidence) -> tuple[tuple[str, str], ...]:
        """The criteria that use an item, each with its framework, once."""
        return tuple(dict.fromkeys((link.framework, link.criterion) for link in self.links.get(item.id, ())))

    def twins(self, item: Evidence) -> tuple[Evidence, ...]:
        """The other items with the very same file."""
        return tuple(other for other in self._by_file.get(item.sha256, ()) if other.id != item.id)

    def traits(self, item: Evidence) -> frozenset[Trait]:
        says = (
            (Trait.NOWHERE, item.id not in self.links),
            (Trait.STALE, item.dated < self._current_from),
            (Trait.BAD, (item.client, item.sha256) in self.bad),
            (Trait.TWICE, len(self._by_file.get(item.sha256, ())) > 1),
            (Trait.CONFIDENTIAL, item.confidential),
        )
        return frozenset(trait for trait, is_so in says if is_so)

    def shown(
        self, wanted: Filter, column: Column = Column.NUMBER, descending: bool = False
    ) -> tuple[Evidence, ...]:
        """The items that pass the filter, sorted; those that are alike stay in the order of their numbers."""
        tests = self._tests(wanted)
        found = [item for item in self.audit.evidence if all(test(item) for test in tests)]
        if column is not Column.NUMBER or descending:
            found.sort(key=self._order(column), reverse=descending)
        return tuple(found)

    def said_of(self, item: Evidence) -> str:
        """What is known of an item without its file, in small letters."""
        tags = self.tags.get(item.id, ())
        told = (item.label, item.title, item.source, item.file_name, item.added_by, *tags, item.text)
        return "\n".join(told).casefold()

    @cached_property
    def _current_from(self) -> date:
        return months_before(self.audit.details.cut_off, MONTHS_CURRENT)

    @cached_property
    def _by_file(self) -> Mapping[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = {}
        for item in self.audit.evidence:
            if item.sha256:
                found.setdefault(item.sha256, []).append(item)
        return {sha256: tuple(items) for sha256, items in found.items()}

    def _tests(self, wanted: Filter) -> list[Callable[[Evidence], bool]]:
        """The cheap ones first."""
        tests: list[Callable[[Evidence], bool]] = []
        if wanted.kind is not None:
            tests.append(lambda item: item.kind is wanted.kind)
        if wanted.added_by:
            tests.append(lambda item: item.added_by == wanted.added_by)
        if wanted.tag:
            tests.append(lambda item: wanted.tag in self.tags.get(item.id, ()))
        if wanted.place is not None:
            tests.append(lambda item: wanted.place in self.places(item))
        if wanted.traits:
            tests.append(lambda item: wanted.traits <= self.traits(item))
        if words := wanted.words.casefold().split():
            tests.append(lambda item: item.sha256 in wanted.with_words or _has_all(self.said_of(item), words))
        return tests

    def _order(self, column: Column) -> Callable[[Evidence], Any]:
        match column:
            case Column.TITLE | Column.SOURCE | Column.ADDED_BY:
                return lambda item: str(getattr(item, column.value)).casefold()
            case Column.TAGS:
                return lambda item: tuple(tag.casefold() for tag in self.tags.get(item.id, ()))
            case Column.USED:
                return lambda item: len(self.places(item))
            case _:
                return lambda item: getattr(item, column.value)


def _has_all(text: str, words: Iterable[str]) -> bool:
    return all(word in text for word in words)


def tags_in(text: str) -> tuple[str, ...]:
    """Tags as they are typed, with commas between them; each once, without regard to capitals."""
    typed = (" ".join(part.split())[:LONGEST_TAG].rstrip() for part in text.replace(";", ",").split(","))
    found: dict[str, str] = {}
    for tag in typed:
        found.setdefault(tag.casefold(), tag)
    return tuple(tag for tag in found.values() if tag)


def set_tags(audit: Audit, item: Evidence, tags: Iterable[str]) -> Changes:
    """An item has these tags and no others."""
    wanted = {tag: EvidenceTag(item.client, item.id, tag) for tag in tags}
    here = [tag for tag in audit.all(EvidenceTag) if tag.evidence == item.id]
    gone = (Change(tag, None) for tag in here if tag.tag not in wanted)
    return (*gone, *(change for tag in wanted.values() for change in put(audit, tag)))


def add_tags(audit: Audit, items: Iterable[Evidence], tags: Iterable[str]) -> Changes:
    """Several items have these tags as well."""
    records = [EvidenceTag(item.client, item.id, tag) for item in items for tag in dict.fromkeys(tags)]
    return tuple(change for record in records for change in put(audit, record))


def add_copy(
    audit: Audit, original: Evidence, copy: Evidence, title: str, marks: Iterable[str]
) -> tuple[Changes, Evidence]:
    """A marked copy comes on the register, numbered, with the tags of its original, which it names."""
    numbered = replace(
        copy,
        number=next_evidence_number(audit),
        title=title,
        source=original.source,
        confidential=original.confidential,
    )
    record = EvidenceCopy(copy.client, copy.id, original.id, original.sha256, tuple(marks))
    tags = [tag.tag for tag in audit.all(EvidenceTag) if tag.evidence == original.id]
    return (*put(audit, numbered), *put(audit, record), *add_tags(audit, [numbered], tags)), numbered


def uses_shared(audit: Audit, items: Iterable[Evidence]) -> frozenset[Use]:
    """The places at which every one of the items is used."""
    wanted = [item.id for item in items]
    found: dict[str, set[Use]] = {item: set() for item in wanted}
    for link in audit.all(Link):
        if link.evidence in found:
            found[link.evidence].add((link.framework, link.criterion, link.checkpoint))
    uses = [frozenset(found[item]) for item in wanted]
    return frozenset.intersection(*uses) if uses else frozenset()


def use_at(
    audit: Audit, items: Iterable[Evidence], added: Iterable[Use], dropped: Iterable[Use] = ()
) -> Changes:
    """Several items are used at several places from now on, and at others no longer."""
    added, dropped = tuple(dict.fromkeys(added)), tuple(dict.fromkeys(dropped))
    changes: list[Change] = []
    for item in items:
        for use in dropped:
            changes += drop(audit, Link(audit.id, item.id, *use))
        for use in added:
            if audit.get(Link, audit.id, item.id, *use) is None:  # one that contradicts goes on doing so
                changes += put(audit, Link(audit.id, item.id, *use))
    return tuple(changes)
