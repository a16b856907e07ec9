"""What of a CISO Assistant library is not in the model made of it, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.storage.importers.ciso_groups import Groups
from maturity_desktop.storage.importers.ciso_reading import Library, Node
from maturity_desktop.storage.importers.ciso_scale import Scale, why_not_carried
from maturity_desktop.storage.importers.imported import sentences, some_names
from maturity_desktop.storage.importers.naming import shown, title_of

MOST_FIELDS = 20
"""Fields that are named one by one; CISO Assistant has fewer."""


def left_out(
    library: Library, scale: Scale, groups: Groups, weights: int, renamed: Mapping[str, str]
) -> tuple[str, ...]:
    """The sentences, those on the scale and the groups first.

    `weights` counts those that are lost; `renamed` has the references that could not be ids, by the ids in
    their places.
    """
    nodes = [node for node in library.nodes if node.assessable]
    empty = [node for node in library.nodes if not node.has_requirements]
    languages = some_names(sorted(library.languages))
    hints = sum(1 for node in nodes if node.evidence)
    changed = some_names(f"{shown(ref)} ({name})" for name, ref in renamed.items())
    undefined = some_names(map(shown, groups.undefined))
    return (
        *filter(None, (why_not_carried(library, scale), groups.not_carried())),
        *_of_the_library(library),
        *_counted(library.unread),
        *sentences(
            [
                (undefined, ngettext(
                    "The name of {count} implementation group that the library does not define: {names}",
                    "The names of {count} implementation groups that the library does not define: {names}",
                    len(groups.undefined)).format(count=len(groups.undefined), names=undefined)),
                (renamed, ngettext(
                    "{count} reference that is no id here or is taken; the id in its place: {names}",
                    "{count} references that are no ids here or are taken; the ids in their places: {names}",
                    len(renamed)).format(count=len(renamed), names=changed)),
                (languages, _("The translations ({languages}): the texts are those in “{locale}”.").format(
                    languages=languages, locale=library.locale or "–")),
                (library.choices, ngettext(
                    "The answers to choose from of {count} question: a checkpoint is met, partly or not.",
                    "The answers to choose from of {count} questions: a checkpoint is met, partly or not.",
                    library.choices).format(count=library.choices)),
                (hints, ngettext(
                    "The kind of evidence for {count} requirement: it is taken for a document.",
                    "The kinds of evidence for {count} requirements: all are taken for documents.",
                    hints).format(count=hints)),
                (weights, ngettext(
                    "The weight of {count} requirement: it is a checkpoint, and these count alike.",
                    "The weights of {count} requirements: they are checkpoints, and these count alike.",
                    weights).format(count=weights)),
                (empty, ngettext(
                    "{count} section without requirements: {names}",
                    "{count} sections without requirements: {names}",
                    len(empty)).format(count=len(empty), names=some_names(map(_short, empty)))),
            ]
        ),
    )  # fmt: skip


def _of_the_library(library: Library) -> tuple[str, ...]:
    """What the library holds beside the requirements of its first framework."""
    others = some_names(library.other_frameworks)
    return (
        *(
            ngettext("“{key}”: {count} entry.", "“{key}”: {count} entries.", number).format(
                key=shown(key), count=number
            )
            for key, number in sorted(library.other_objects.items())[:MOST_FIELDS]
        ),
        *sentences(
            [
                (others, _("The library's other frameworks: {names}").format(names=others)),
                (library.described_groups, ngettext(
                    "The description of {count} implementation group.",
                    "The descriptions of {count} implementation groups.",
                    library.described_groups).format(count=library.described_groups)),
                (library.outcomes, ngettext(
                    "{count} rule for an overall outcome.",
                    "{count} rules for an overall outcome.",
                    library.outcomes).format(count=library.outcomes)),
            ]
        ),
    )  # fmt: skip


def _counted(unread: Counter[str]) -> Iterator[str]:
    """The fields of nodes that are not read, with how many have them."""
    for key, number in sorted(unread.most_common(MOST_FIELDS)):
        yield ngettext("“{key}” of {count} requirement.", "“{key}” of {count} requirements.", number).format(
            key=shown(key), count=number
        )


def _short(node: Node) -> str:
    return node.ref or title_of(node.name, node.description, node.urn)
