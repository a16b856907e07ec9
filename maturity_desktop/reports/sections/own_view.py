"""The client's own view: its levels beside those of the audit, by the same scoring. Nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from maturity_desktop.domain.own_view import beside_client
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.team import Compared
from maturity_desktop.reports.own_view import OwnViewEntry, OwnViewPart
from maturity_desktop.reports.parts import Line
from maturity_desktop.reports.sections.wording import with_minus


def own_view_parts(results: Sequence[Results], words: NullTranslations) -> tuple[OwnViewPart, ...]:
    """A part for each framework of which the client has answered anything; none without an own view."""
    found = ((own, beside_client(own)) for own in results)
    return tuple(_part(own, pairs, words) for own, pairs in found if pairs)


def _part(results: Results, pairs: Sequence[Compared], words: NullTranslations) -> OwnViewPart:
    _ = words.gettext
    about = _(
        "The client answered the same checkpoints for itself. Its levels follow from its answers by the "
        "scoring rules of this report. They count for none of the report’s other figures."
    )
    entries = tuple(
        OwnViewEntry(own.criterion.id, own.criterion.title, own.one, own.other, _apart(own)) for own in pairs
    )
    return OwnViewPart(
        results.framework.id,
        _title(pairs, words),
        about,
        entries,
        tuple(_line(own, words) for own in entries),
    )


def _line(own: OwnViewEntry, words: NullTranslations) -> Line:
    _ = words.gettext
    levels = ("–" if level is None else str(level) for level in (own.agreed, own.client))
    agreed, client = levels
    label = _("{number} {title}").format(number=own.id, title=own.title)
    return Line(label, _("audit {agreed}, client {client}").format(agreed=agreed, client=client))


def _apart(own: Compared) -> str:
    if own.one is None or own.other is None:
        return ""
    difference = own.other - own.one
    return with_minus(f"{difference:+d}") if difference else "0"


def _title(pairs: Sequence[Compared], words: NullTranslations) -> str:
    """How many criteria the client sees higher or lower, of those that both have rated."""
    _ = words.gettext
    both = [own.other - own.one for own in pairs if own.one is not None and own.other is not None]
    higher, lower = sum(own > 0 for own in both), sum(own < 0 for own in both)
    if not both:
        return _("The client has answered in part, which gives no level yet")
    if not higher and not lower:
        return words.ngettext(
            "The client sees {count} criterion as the audit does",
            "The client sees all {count} criteria as the audit does",
            len(both),
        ).format(count=len(both))
    if not lower:
        told = words.ngettext(
            "The client sees {higher} of {count} criterion higher than the audit",
            "The client sees {higher} of {count} criteria higher than the audit",
            len(both),
        )
    elif not higher:
        told = words.ngettext(
            "The client sees {lower} of {count} criterion lower than the audit",
            "The client sees {lower} of {count} criteria lower than the audit",
            len(both),
        )
    else:
        told = _("Of {count} criteria the client sees {higher} higher and {lower} lower than the audit")
    return told.format(count=len(both), higher=higher, lower=lower)
