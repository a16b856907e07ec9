"""Signing a version of an audit: its content is kept as it is, and comes back for its report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.brand import NO_BRAND, Brand
from maturity_desktop.domain.changes import Changes, Edit, put
from maturity_desktop.domain.errors import LibraryError, MaturityError
from maturity_desktop.domain.measures import ladders
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.report_records import ReportPlan, SignOff
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.domain.sign_off import Changed, changed_since, content_of, sign_offs
from maturity_desktop.storage.frozen_audit import brand_in, freeze, thaw
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, headlines
from maturity_desktop.verbs.brands import brand_or_none
from maturity_desktop.verbs.programmes import frameworks_of

BESIDE_NUMBERS = " .-_"
"""What stands in the number of a version beside letters and digits: it is part of the names of files."""


class SigningError(MaturityError):
    """A version cannot be signed or withdrawn as was wanted."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who stands for which version, and with which words."""

    version: str
    name: str
    role: str
    signed_on: date
    statement: str = ""


def refusal(audit: Audit, signing: Signing) -> str:
    """Why a version cannot be signed so; empty where it can."""
    if not signing.version.strip():
        return _("A signed version has a number.")
    if odd := odd_number(signing.version):
        return odd
    if not signing.name.strip():
        return _("Somebody has to stand for it: write a name.")
    if any(own.version == signing.version.strip() for own in sign_offs(audit)):
        return _("A version {version} was signed already: take another number.").format(
            version=signing.version.strip()
        )
    return ""


def odd_number(version: str) -> str:
    """What keeps words from being the number of a version; empty where nothing does."""
    number = version.strip()
    odd = sorted({own for own in number if not own.isalnum() and own not in BESIDE_NUMBERS})
    if not odd:
        return ""
    return _("The number of a version has letters, digits, spaces and “. - _” only, not {odd}.").format(
        odd=" ".join(map(repr, odd))
    )


def keep_content(library: Library, audit: Audit, page_size: str = "A4") -> str:
    """Keeps the audit's records and the report's brand as they are and returns their SHA-256.

    The page that the report has here is kept with it: elsewhere another may be the usual one.
    """
    plan = audit.get(ReportPlan, audit.id) or ReportPlan(audit.id)
    plan = replace(plan, page_size=plan.page_size or page_size)
    brand = brand_or_none(library.folder, plan.brand) or NO_BRAND
    return library.keep_table(freeze(content_of(audit.with_changes(put(audit, plan))), brand))


def signed(audit: Audit, signing: Signing, content: str) -> tuple[SignOff, Changes]:
    """The signature and its change; SigningError where it cannot be."""
    if reason := refusal(audit, signing):
        raise SigningError(reason)
    made = SignOff(
        audit.id,
        new_key(),
        signing.version.strip(),
        " ".join(signing.name.split()),
        signing.role.strip(),
        signing.signed_on,
        content,
        signing.statement.strip(),
    )
    return made, put(audit, made)


def withdrawn(audit: Audit, sign_off: SignOff, day: date, reason: str) -> Changes:
    """The signature stays in the history, with the day and the reason; SigningError without a reason."""
    if not reason.strip():
        raise SigningError(_("Say why the signature is withdrawn."))
    if sign_off.withdrawn_on is not None:
        raise SigningError(
            _("The signature of version {version} is withdrawn.").format(version=sign_off.version)
        )
    return put(audit, replace(sign_off, withdrawn_on=day, reason=reason.strip()))


def sign_words(sign_off: SignOff) -> str:
    """What the journal calls a signature."""
    return _("sign version {version}").format(version=sign_off.version)


def withdraw_words(sign_off: SignOff) -> str:
    return _("withdraw the signature of version {version}").format(version=sign_off.version)


def sign(
    library: Library, audit: Audit, signing: Signing, author: str, clock: Clock, page_size: str = "A4"
) -> SignOff:
    """Signs without a window."""
    if reason := refusal(audit, signing):
        raise SigningError(reason)  # before anything is kept
    made, changes = signed(audit, signing, keep_content(library, audit, page_size))
    _commit(library, audit, sign_words(made), changes, author, clock)
    return made


def withdraw(library: Library, audit: Audit, version: str, reason: str, author: str, clock: Clock) -> SignOff:
    """Withdraws the signature of a version without a window."""
    found = version_of(audit, version)
    changes = withdrawn(audit, found, clock().date(), reason)
    _commit(library, audit, withdraw_words(found), changes, author, clock)
    return found


def version_of(audit: Audit, version: str) -> SignOff:
    """The signed version of this number; LookupError where there is none."""
    for own in sign_offs(audit):
        if own.version == version.strip():
            return own
    names = ", ".join(own.version for own in sign_offs(audit)) or _("none")
    raise LookupError(
        _("There is no signed version {version}. Signed are: {names}.").format(version=version, names=names)
    )


def standing_version(audit: Audit, version: str) -> SignOff:
    """The signed version of this number, to make its report; SigningError where it was withdrawn."""
    found = version_of(audit, version)
    if found.withdrawn_on is not None:
        raise SigningError(
            _("Version {version} was withdrawn on {day} and is no longer handed over: {reason}").format(
                version=found.version, day=found.withdrawn_on.isoformat(), reason=found.reason
            )
        )
    return found


def _commit(library: Library, audit: Audit, label: str, changes: Changes, author: str, clock: Clock) -> None:
    edit = Edit(audit.id, label, changes, author, clock(), new_key())
    after = audit.with_changes(changes)
    library.commit([edit], {audit.id: headlines(after, frameworks_of(library, after).values())})


# What was signed


def signed_audit(library: Library, sign_off: SignOff) -> Audit:
    """The audit as it was signed; LibraryError where its content is lost."""
    if not sign_off.content:
        raise LibraryError(lost_words(sign_off))
    try:
        return thaw(sign_off.audit, library.table(sign_off.content))
    except LibraryError as error:
        raise LibraryError(lost_words(sign_off)) from error


def signed_brand(library: Library, sign_off: SignOff) -> Brand | None:
    """The brand that a version was signed with; None where none was kept with it."""
    try:
        return brand_in(library.table(sign_off.content)) if sign_off.content else None
    except LibraryError as error:
        raise LibraryError(lost_words(sign_off)) from error


def lost_words(sign_off: SignOff) -> str:
    """That there is nothing to make a report of."""
    return _(
        "What was signed as version {version} is lost. That it was signed stays known, and its files are"
        " known by their SHA-256."
    ).format(version=sign_off.version)


def signed_results(library: Library, sign_off: SignOff) -> tuple[Results, ...]:
    """The agreed results of a signed version, of the editions that it was made with."""
    audit = signed_audit(library, sign_off)
    return tuple(
        evaluate(audit, framework, ladders=ladders(audit, framework, library.figures))
        for framework in frameworks_of(library, audit).values()
    )


def changes_since(library: Library, sign_off: SignOff, now: Audit) -> tuple[Changed, ...]:
    """What differs between a signed version and the audit as it is; LibraryError where it is lost."""
    return changed_since(signed_audit(library, sign_off), now, frameworks_of(library, now))
