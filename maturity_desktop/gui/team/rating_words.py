"""Rating sets in words: whose they are, and how far two of them agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.agreement import Pair, agreement_of_all, calibrations, not_blind
from maturity_desktop.domain.audit import AGREED, Audit, RatingSet
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.team import CLIENT, NOT_BLIND, Compared, rated_of
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.agreement_words import counted_words, kappa_lines
from maturity_desktop.reports.text import shortened

MOST_OF_NAME = 32
"""Letters of a name in the top bar."""


def rating_words(rating: RatingSet) -> str:
    """Whose rating it is, and whether it is given without sight of the agreed one."""
    if rating.id == AGREED:
        return _("Agreed ratings")
    name = shortened(rating.assessor, MOST_OF_NAME)
    if rating.kind == CLIENT:
        return _("The client’s own rating by {name}").format(name=name)
    if rating.kind == NOT_BLIND:
        return _("Second rating by {name}, not blind").format(name=name)
    return _("Second rating by {name}, blind").format(name=name)


def rating_in_view(audit: Audit, rating_set: str) -> str:
    """What the top bar says; empty while the agreed ratings are in view."""
    rating = audit.get(RatingSet, audit.id, rating_set)
    return rating_words(rating) if rating is not None and rating_set != AGREED else ""


def rated_words(results: Results) -> str:
    """How far a rating is with what it is meant for, of the framework in view."""
    rated, applicable = rated_of(results)
    if not rated:
        return _("nothing rated yet")
    return _("{rated} of {applicable} criteria rated").format(rated=rated, applicable=applicable)


def agreement_words(found: Sequence[Compared], applicable: int) -> str:
    """How many criteria both rated, and how far apart they are."""
    both = [own.apart for own in found if own.apart is not None]
    if not both:
        return _("No criterion is rated by both yet.")
    words = ngettext(
        "{both} of {applicable} criteria is rated by both ({share} %): {same} alike, {near} one level apart,"
        " {far} further.",
        "{both} of {applicable} criteria are rated by both ({share} %): {same} alike, {near} one level apart,"
        " {far} further.",
        len(both),
    )
    return words.format(
        both=len(both),
        applicable=applicable,
        share=round(100 * len(both) / max(applicable, len(both))),
        same=both.count(0),
        near=both.count(1),
        far=sum(apart > 1 for apart in both),
    )


def compared_words(own: Compared, of_client: bool = False) -> str:
    """The two levels of a criterion and what lies between them; the second one may be the client's."""
    agreed, second = (_("not rated") if level is None else str(level) for level in (own.one, own.other))
    said = _("agreed {agreed}, client {second}") if of_client else _("agreed {agreed}, second {second}")
    levels = said.format(agreed=agreed, second=second)
    if own.apart is None:
        return levels
    if not own.apart:
        return _("{levels} · alike").format(levels=levels)
    apart = ngettext("{count} level apart", "{count} levels apart", own.apart).format(count=own.apart)
    return _("{levels} · {apart}").format(levels=levels, apart=apart)


def pair_words(own: Pair) -> str:
    """The two levels of a criterion as they stood, and what a meeting agreed on."""
    first, second = (_("not rated") if level is None else str(level) for level in (own.first, own.second))
    levels = _("agreed {agreed}, second {second}").format(agreed=first, second=second)
    held = own.consensus.agreed if own.consensus is not None else None
    return levels if held is None else _("{levels} · agreed on {level}").format(levels=levels, level=held)


def agreement_lines(agreed: Iterable[Results]) -> Iterator[str]:
    """How far each second rating of an audit agrees with the agreed one, a line each, as in the report."""
    words = screen_words()
    for results in agreed:
        found = calibrations(results.audit, results.framework, results)
        every = [(own.rating.assessor, own.agreement) for own in found]
        together = agreement_of_all(found)
        if together is not None:
            every.append((_("All together"), together))
        for name, own in every:
            told = _("; ").join((counted_words(own, words), *kappa_lines(own, words)))
            yield _("{name}, {framework}: {agreement}.").format(
                name=name, framework=results.framework.short_title, agreement=told
            )
        for one in not_blind(results.audit, results.framework, results):
            yield _(
                "{name}, {framework}: not blind, the agreed ratings were in sight; counted in no figure."
            ).format(name=one.rating.assessor, framework=results.framework.short_title)
