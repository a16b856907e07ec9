"""Moving an audit to another edition of a model, and taking a model into it, with a window or without."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, Edit, use_framework
from maturity_desktop.domain.editions import CarryOver, carry_over
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.record import new_key
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, headlines
from maturity_desktop.verbs.frameworks import frameworks_at_hand
from maturity_desktop.verbs.programmes import with_programme

SHORTEST_KEY = 8
"""So many characters of a key are shown, and are enough to name an edition by."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a model that an audit can stand on: the model's file as it is now, or one kept before.

    `file` is the model's file where this is it.
    """

    framework: Framework
    key: str
    in_use: bool
    file: FrameworkFile | None = None

    @property
    def label(self) -> str:
        return self.framework.edition

    @property
    def short_key(self) -> str:
        return self.key[:SHORTEST_KEY]


def framework_of(audit: Audit, framework: str) -> str:
    """The id where the audit has this framework; LookupError names those that it has."""
    used = [use.framework for use in audit.framework_uses]
    if framework not in used:
        raise LookupError(
            _("The audit has no framework {name}. It has: {names}.").format(
                name=framework, names=", ".join(used)
            )
        )
    return framework


def editions_at_hand(library: Library, audit: Audit, framework: str) -> tuple[Edition, ...]:
    """The editions of a model of an audit: the file as it is now, then those kept before, newest first.

    A kept one that cannot be read any more is left out: no audit can move to it.
    """
    in_use = {use.framework: use.edition for use in audit.framework_uses}.get(framework, "")
    now = [file for file in frameworks_at_hand(library.folder) if file.framework.id == framework]
    found = [Edition(file.framework, file.sha256, file.sha256 == in_use, file) for file in now]
    known = {edition.key for edition in found}
    for key, _label in reversed(library.editions(framework)):
        if key not in known:
            try:
                found.append(Edition(library.framework(key), key, key == in_use))
            except LibraryError:
                continue
    return tuple(found)


def chosen_edition(editions: tuple[Edition, ...], words: str) -> Edition:
    """The edition of this label or key, or the file as it is now where nothing is said; LookupError."""
    if not words:
        newest = next((edition for edition in editions if edition.file is not None), None)
        if newest is None:
            raise LookupError(_("The model's file is no longer there. Name one of its editions."))
        return newest
    fitting = [
        edition
        for edition in editions
        if edition.label == words or (len(words) >= SHORTEST_KEY and edition.key.startswith(words.casefold()))
    ]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(f"{edition.label} ({edition.short_key})" for edition in editions)
    what = (
        _("Several editions are called {words}. Name one by its key: {names}.")
        if fitting
        else _("No edition is called {words}. There is: {names}.")
    )
    raise LookupError(what.format(words=words, names=names))


def carry_to(library: Library, audit: Audit, edition: Edition) -> CarryOver:
    """What becomes of the audit where it moves to this edition."""
    used = {use.framework: use.edition for use in audit.framework_uses}
    before = with_programme(library.framework(used[edition.framework.id]))
    return carry_over(audit, before, with_programme(edition.framework))


def keep(library: Library, edition: Edition) -> str:
    """Sees to it that the library has an edition before an audit stands on it; returns its key."""
    return library.keep_edition(edition.file) if edition.file is not None else edition.key


def move_audit(library: Library, audit: Audit, edition: Edition, author: str, clock: Clock) -> None:
    """Moves an audit to an edition of one of its models, as one edit."""
    label = _("move to {framework}, {edition}")
    _use(library, audit, edition, label, author, clock)


def add_model(library: Library, audit: Audit, framework: str, author: str, clock: Clock) -> Framework:
    """Takes a model at hand into an audit, as one edit; LookupError where it has it, or there is none."""
    at_hand = {file.framework.id: file for file in frameworks_at_hand(library.folder)}
    if any(use.framework == framework for use in audit.framework_uses):
        raise LookupError(_("The audit has the model {name} already.").format(name=framework))
    if framework not in at_hand:
        names = ", ".join(at_hand)
        raise LookupError(
            _("There is no framework {name}. There is: {names}.").format(name=framework, names=names)
        )
    file = at_hand[framework]
    edition = Edition(file.framework, file.sha256, False, file)
    _use(library, audit, edition, _("add {framework}, {edition}"), author, clock)
    return file.framework


def _use(library: Library, audit: Audit, edition: Edition, label: str, author: str, clock: Clock) -> None:
    framework = edition.framework
    changes: Changes = use_framework(audit, framework.id, keep(library, edition))
    if not changes:
        return
    after = audit.with_changes(changes)
    frameworks = [library.framework(use.edition) for use in after.framework_uses]
    named = label.format(framework=framework.short_title, edition=framework.edition)
    edit = Edit(audit.id, named, changes, author, clock(), new_key())
    library.commit([edit], {audit.id: headlines(after, frameworks)})
