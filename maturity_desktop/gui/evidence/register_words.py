"""The register of evidence in words."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.evidence_register import Column, Register, Trait
from maturity_desktop.gui.sentences import list_words, short_id

MOST_PLACES = 2
MOST_NAMED = 12


def column_title(column: Column) -> str:
    """The head of a column."""
    match column:
        case Column.NUMBER:
            return _("Number")
        case Column.TITLE:
            return _("Title")
        case Column.KIND:
            return _("Kind")
        case Column.DATED:
            return _("Date")
        case Column.USED:
            return _("Used at")
        case Column.TAGS:
            return _("Tags")
        case Column.SOURCE:
            return _("Source")
        case Column.ADDED_ON:
            return _("Added on")
        case Column.ADDED_BY:
            return _("Added by")
        case Column.SIZE:
            return _("Size")


def trait_word(trait: Trait) -> str:
    """What is to be known of an item, in its row."""
    match trait:
        case Trait.NOWHERE:
            return _("used nowhere")
        case Trait.STALE:
            return _("older than 12 months")
        case Trait.BAD:
            return _("its file is missing or has changed")
        case Trait.TWICE:
            return _("the same file twice")
        case Trait.CONFIDENTIAL:
            return _("confidential")


def trait_chip(trait: Trait, count: int) -> str:
    """The button that shows only such items, and how many there are."""
    match trait:
        case Trait.NOWHERE:
            words = _("Used nowhere: {count}")
        case Trait.STALE:
            words = _("Stale: {count}")
        case Trait.BAD:
            words = _("Missing or changed: {count}")
        case Trait.TWICE:
            words = _("Twice: {count}")
        case Trait.CONFIDENTIAL:
            words = _("Confidential: {count}")
    return words.format(count=count)


def traits_words(traits: frozenset[Trait]) -> str:
    """All that is to be known of an item; empty where there is nothing."""
    told = [trait_word(trait) for trait in Trait if trait in traits]
    return list_words(told) if told else ""


def places_words(register: Register, item: Evidence) -> str:
    """The first criteria that use an item, and how many more."""
    places = [criterion for _framework, criterion in register.places(item)]
    if not places:
        return _("nowhere")
    shown = list_words(places[:MOST_PLACES])
    more = len(places) - MOST_PLACES
    return _("{places} +{count}").format(places=shown, count=more) if more > 0 else shown


def headline(register: Register, shown: int) -> str:
    """How much there is, and how much of it is shown."""
    total = len(register.audit.evidence)
    if not total:
        return _("No evidence yet")
    if shown == total:
        return ngettext("{count} item of evidence", "{count} items of evidence", total).format(count=total)
    return ngettext(
        "{shown} of {count} item of evidence", "{shown} of {count} items of evidence", total
    ).format(shown=shown, count=total)


def again_words(labels: list[str], twice: list[str]) -> str:
    """Files that were brought again: the labels of the items that have them, the names of those alike."""
    told = []
    if labels:
        known = ngettext(
            "{count} file is in the register already, as {labels}; nothing was added twice.",
            "{count} files are in the register already, as {labels}; nothing was added twice.",
            len(labels),
        )
        told.append(known.format(count=len(labels), labels=_first_of(labels)))
    if twice:
        alike = ngettext(
            "{count} file was not added, as it is the same as another that came with it: {names}.",
            "{count} files were not added, as they are the same as others that came with them: {names}.",
            len(twice),
        )
        told.append(alike.format(count=len(twice), names=_first_of([f"“{name}”" for name in twice])))
    return " ".join(told)


def _first_of(names: list[str]) -> str:
    """Each once, and no more than can be read."""
    each = list(dict.fromkeys(names))
    more = ["…"] if len(each) > MOST_NAMED else []
    return list_words([*each[:MOST_NAMED], *more])


def uses_words(register: Register, item: Evidence, titles: dict[str, str]) -> str:
    """Every criterion that uses an item, a line each; `titles` are those of several models, by id."""
    lines: dict[tuple[str, str], list[str]] = {}
    against = set()
    for link in register.links.get(item.id, ()):
        points = lines.setdefault((link.framework, link.criterion), [])
        if link.checkpoint:
            points.append(short_id(link.checkpoint, link.criterion))
        if link.contradicts:
            against.add((link.framework, link.criterion))
    return "\n".join(
        _use_line(framework, criterion, points, (framework, criterion) in against, titles)
        for (framework, criterion), points in lines.items()
    )


def _use_line(
    framework: str, criterion: str, points: list[str], against: bool, titles: dict[str, str]
) -> str:
    place = criterion
    if framework in titles:
        place = _("{model} {criterion}").format(model=titles[framework], criterion=criterion)
    if points:
        place = _("{place}: {points}").format(place=place, points=list_words(points))
    return _("{place} (contradicts)").format(place=place) if against else place
