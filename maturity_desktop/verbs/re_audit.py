"""A new audit from an earlier one, and the ratings of the audit before, with a window or without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import bindtextdomain, ngettext, textdomain, translation
from gettext import gettext as _

from maturity_desktop.domain.audit import AGREED, Audit, Change, FrameworkUse, RatingSet
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.errors import LibraryError, MaturityError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Finding
from maturity_desktop.domain.measures import ladders
from maturity_desktop.domain.movement import earlier_audit
from maturity_desktop.domain.re_audit import Conflict, Tie, Wanted, details_of, is_later, taken_along
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, headlines
from maturity_desktop.verbs.moving import Edition, editions_at_hand, keep
from maturity_desktop.verbs.programmes import frameworks_of


class TooEarlyError(MaturityError):
    """A next audit would look at the time of the audit before, or at one before it."""


@dataclass(frozen=True)
class Earlier:
    """An audit from which a new one can begin, and of each of its models the edition then and at hand."""

    audit: Audit
    then: tuple[Edition, ...]
    newest: tuple[Edition, ...]

    @property
    def has_newer(self) -> bool:
        """Whether a model has changed since."""
        return [own.key for own in self.then] != [own.key for own in self.newest]

    def editions(self, newest: bool) -> tuple[Edition, ...]:
        return self.newest if newest else self.then


def read_earlier(library: Library, audit_id: str) -> Earlier:
    """What a new audit from this one would begin with; LibraryError where there is none of this id."""
    audit = library.load(audit_id)
    then, newest = [], []
    for use in audit.framework_uses:
        found = editions_at_hand(library, audit, use.framework)
        used = next(own for own in found if own.in_use)
        then.append(used)
        newest.append(next((own for own in found if own.file is not None), used))
    return Earlier(audit, tuple(then), tuple(newest))


def start_re_audit(
    library: Library,
    earlier: Earlier,
    wanted: Wanted,
    author: str,
    clock: Clock,
    newest: bool = True,
    audit_id: str = "",
) -> str:
    """Makes the new audit as one edit and returns its id; nothing of the earlier one is changed.

    TooEarlyError where it would look at no later time than the earlier one.
    """
    if not is_later(earlier.audit, wanted.cut_off):
        raise TooEarlyError(too_early_words(earlier.audit))
    new_id = audit_id or new_key()
    editions = earlier.editions(newest)
    frameworks: dict[str, Framework] = {own.framework.id: own.framework for own in editions}
    uses = [
        FrameworkUse(new_id, own.framework.id, keep(library, own), position)
        for position, own in enumerate(editions)
    ]
    along = taken_along(earlier.audit, new_id, frameworks, wanted, _answers_words(earlier.audit))
    records: list[Record] = [
        details_of(earlier.audit, new_id, wanted), *uses, RatingSet(new_id, AGREED), *along
    ]  # fmt: skip
    audit = Audit.of(new_id, [earlier.audit.client, *records])
    changes = tuple(Change(None, record) for record in records)
    edit = Edit(new_id, _("start the audit"), changes, author, clock(), new_key())
    library.commit([edit], {new_id: headlines(audit, frameworks.values())})
    return new_id


def too_early_words(earlier: Audit) -> str:
    """What the cut-off of a next audit has to be."""
    return _("The cut-off has to be later than that of the audit before, {day}.").format(
        day=_told(earlier.details.cut_off)
    )


def _told(day: date) -> str:
    """A day as it is read, in the language of the program."""
    domain = textdomain()
    return day_words(day, translation(domain, bindtextdomain(domain), fallback=True))


def _answers_words(earlier: Audit) -> Callable[[Sequence[Finding]], str]:
    day = _told(earlier.details.cut_off)

    def words(findings: Sequence[Finding]) -> str:
        named = ", ".join(
            _("{number} “{title}”").format(number=own.label, title=own.title) for own in findings
        )
        return ngettext(
            "Answers this finding of the audit with the cut-off {day}: {findings}",
            "Answers these findings of the audit with the cut-off {day}: {findings}",
            len(findings),
        ).format(day=day, findings=named)

    return words


def conflict_words(found: Iterable[Conflict]) -> tuple[str, ...]:
    """A sentence for each, with the name: the firm has to know whom it is about."""
    return tuple(_conflict_words(own) for own in found)


def _conflict_words(own: Conflict) -> str:
    if own.tie is Tie.OWNED:
        return ngettext(
            "{name} had an action of the earlier audit to carry out: {actions}.",
            "{name} had actions of the earlier audit to carry out: {actions}.",
            len(own.what),
        ).format(name=own.name, actions=", ".join(own.what))
    what, until = ", ".join(own.what), _told(own.until) if own.until else ""
    if what and until:
        return _("{name} advised the client on “{what}” until {day}.").format(
            name=own.name, what=what, day=until
        )
    if until:
        return _("{name} advised the client until {day}.").format(name=own.name, day=until)
    if what:
        return _("{name} advises the client on “{what}”.").format(name=own.name, what=what)
    return _("{name} advises the client.").format(name=own.name)


def earlier_results(library: Library, audit: Audit) -> tuple[Results, ...]:
    """The agreed results of the audit before, one for each of its models; none where there is none at hand.

    The audit before may have been erased, or never have come to this laptop.
    """
    before = earlier_audit(audit)
    if not before or before not in {summary.id for summary in library.audits()}:
        return ()
    try:
        found = library.load(before)
        return tuple(
            evaluate(found, framework, ladders=ladders(found, framework, library.figures))
            for framework in frameworks_of(library, found).values()
        )
    except LibraryError:
        return ()
