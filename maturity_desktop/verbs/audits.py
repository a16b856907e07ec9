"""Starting an audit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _

from maturity_desktop.domain.audit import AGREED, Audit, AuditDetails, Change, Client, FrameworkUse, RatingSet
from maturity_desktop.domain.changes import Edit, Headline
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.measures import ladders
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.programmes import frameworks_of

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class NewAudit:
    """What is known when an audit starts; the framework files keep their order."""

    client: Client
    frameworks: tuple[FrameworkFile, ...]
    cut_off: date
    started_on: date
    assessor: str = ""
    target_profile: str = "readiness"
    id: str = ""
    is_sample: bool = False


def start_audit(
    library: Library, new: NewAudit, author: str, clock: Clock, records: Iterable[Record] = ()
) -> str:
    """Makes an audit in the library, with further records that it starts with, and returns its id."""
    audit_id = new.id or new_key()
    uses = [
        FrameworkUse(audit_id, file.framework.id, library.keep_edition(file), position)
        for position, file in enumerate(new.frameworks)
    ]
    details = AuditDetails(
        audit_id,
        new.client.id,
        new.cut_off,
        new.started_on,
        new.assessor,
        new.target_profile,
        new.is_sample,
    )
    known = {client.id: client for client in library.clients()}
    first = [Change(known.get(new.client.id), new.client)] if known.get(new.client.id) != new.client else []
    rest: list[Record] = [details, *uses, RatingSet(audit_id, AGREED), *records]
    changes = (*first, *(Change(None, record) for record in rest))
    audit = Audit.of(audit_id, [new.client, *rest])
    frameworks = [file.framework for file in new.frameworks]
    edit = Edit(audit_id, _("start the audit"), changes, author, clock(), new_key())
    library.commit([edit], {audit_id: headlines(audit, frameworks)})
    return audit_id


def headlines(audit: Audit, frameworks: Iterable[Framework]) -> Sequence[Headline]:
    """The figures by which the library lists an audit, one for each framework."""
    return tuple(evaluate(audit, framework).headline for framework in frameworks)


def results_of(library: Library, audit_id: str) -> tuple[Results, ...]:
    """The agreed results of an audit, one for each of its frameworks in order."""
    audit = library.load(audit_id)
    return tuple(
        evaluate(audit, framework, ladders=ladders(audit, framework, library.figures))
        for framework in frameworks_of(library, audit).values()
    )


def find_audit(library: Library, words: str) -> str:
    """The id of the one audit whose id, start of an id or client's name is `words`.

    LookupError says what to write instead where none or several fit.
    """
    audits = library.audits()
    if any(summary.id == words for summary in audits):
        return words
    fitting = [
        summary
        for summary in audits
        if summary.id.startswith(words) or words.casefold() == summary.client.casefold()
    ]
    if len(fitting) == 1:
        return fitting[0].id
    if not fitting:
        raise LookupError(_("No audit is called {words}. “list” names them.").format(words=words))
    names = ", ".join(summary.id for summary in fitting)
    raise LookupError(
        _("Several audits fit {words}: {names}. Write one of these.").format(words=words, names=names)
    )
