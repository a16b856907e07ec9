"""What the counterparts of a criterion offer it, as it is shown beside the criterion's own evidence."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.crosswalk import Crosswalk, End, Offer, offers
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.sentences import list_words, short_id
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.wording import end_words, level_words, strength_words


@dataclass(frozen=True, slots=True)
class OfferView:
    """One counterpart: its model, what of it is meant, how it stands there, and what it offers."""

    offer: Offer
    model: str
    title: str
    strength: str
    level: str
    named: str
    """The checkpoints there that the pair names, in their own words."""
    place: str
    """The checkpoints here that the pair names, by id."""
    reason: str

    @property
    def name(self) -> str:
        """The counterpart as it is read out and quoted."""
        return _("{model}, {criterion}").format(model=self.model, criterion=self.title)


def offer_views(
    session: AuditSession, crosswalk: Crosswalk, criterion: str, checkpoint: str
) -> tuple[OfferView, ...]:
    """The counterparts of a criterion in the audit's other models.

    First those about the checkpoint in view, of these those that offer something, the strongest first.
    """
    if len(session.frameworks) < 2:
        return ()
    every = offers(session.audit, session.frameworks, crosswalk, session.place, criterion)
    found = sorted(every, key=lambda offer: (not _is_about(offer, checkpoint), offer.is_empty))
    return tuple(_view(session, offer, criterion) for offer in found)


def _is_about(offer: Offer, checkpoint: str) -> bool:
    return not offer.checkpoints or checkpoint in offer.checkpoints


def _view(session: AuditSession, offer: Offer, criterion: str) -> OfferView:
    words, there = screen_words(), offer.counterpart.there
    framework = session.frameworks[there.framework]
    return OfferView(
        offer,
        framework.short_title,
        end_title(there, framework),
        strength_words(offer.counterpart.strength, words),
        level_words(session.results_of(there.framework).of(there.criterion), framework, words),
        _texts_of(there, framework),
        list_words([short_id(point, criterion) for point in offer.checkpoints]) if offer.checkpoints else "",
        offer.counterpart.reason,
    )


def _texts_of(end: End, framework: Framework) -> str:
    """What the checkpoints say that an end names; a level's are too many to be read in passing."""
    if not end.checkpoints:
        return ""
    return "\n".join(point.text for point in end.within(framework.criterion(end.criterion)))


def end_title(end: End, framework: Framework) -> str:
    """An end of a pair; where it is the whole of a theme, by the theme's title."""
    criterion = framework.criterion(end.criterion)
    theme = end.theme(criterion)
    if not theme:
        return end_words(end, framework, screen_words())
    return _("{id} {title}: {theme}").format(
        id=criterion.id, title=criterion.title, theme=framework.theme(theme).title
    )


def offers_title(views: tuple[OfferView, ...]) -> str:
    """The line that stands above the counterparts, or in their place."""
    if not views:
        return _("Other models: no counterpart")
    items = {item.id for view in views for item in view.offer.items}
    worth = len(items) + sum(bool(view.offer.note) for view in views)
    if worth:
        return ngettext(
            "Other models: {count} thing to take over",
            "Other models: {count} things to take over",
            worth,
        ).format(count=worth)
    return ngettext(
        "Other models: {count} counterpart, nothing new",
        "Other models: {count} counterparts, nothing new",
        len(views),
    ).format(count=len(views))


def item_words(item: Evidence) -> str:
    """An item of evidence on offer."""
    return _("{label} {title}").format(label=item.label, title=item.title)


def quote_words(view: OfferView) -> str:
    """A note from elsewhere as it stands in the note here: with its origin, and as a quotation."""
    return _("From {origin}: “{note}”").format(origin=view.name, note=view.offer.note)
