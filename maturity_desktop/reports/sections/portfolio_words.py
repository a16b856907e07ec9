"""A portfolio in words: how a client stands, where it lies among the others, what fails most."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.portfolio import (
    LEAST_CLIENTS,
    LEAST_RATED,
    STATES,
    ClientLine,
    Failing,
    ModelFigures,
    Place,
    Portfolio,
    Sight,
    Spread,
    State,
    in_sight,
)
from maturity_desktop.reports.sections.wording import day_words, mean_words, percent


def headline(found: Portfolio, words: NullTranslations) -> str:
    """How many clients there are, and of how many something is due."""
    _ = words.gettext
    if not found.clients:
        return _("No audits yet")
    due = len(in_sight(found.clients, Sight.DUE))
    count = words.ngettext("{count} client", "{count} clients", len(found.clients))
    said = count.format(count=len(found.clients))
    if not due:
        return _("{clients}, nothing is due").format(clients=said)
    return words.ngettext(
        "{clients}, {count} with something due", "{clients}, {count} with something due", due
    ).format(clients=said, count=due)


def sight_words(sight: Sight, count: int, words: NullTranslations) -> str:
    """A chip: which clients, and how many they are."""
    _ = words.gettext
    names = {
        Sight.ALL: _("All {count}"),
        Sight.DUE: _("Due {count}"),
        Sight.UNDER_WAY: _("Under way {count}"),
        Sight.CERTIFIED: _("Certified {count}"),
    }
    return names[sight].format(count=count)


def state_words(own: ClientLine, today: date, words: NullTranslations) -> str:
    """How a client stands and since or by when; that an award runs, where something else presses more."""
    _ = words.gettext
    state = _state_words(own, today, words)
    if own.is_certified and own.state in STATES[Sight.UNDER_WAY]:
        return _("certified; {state}").format(state=state)
    return state


def _state_words(own: ClientLine, today: date, words: NullTranslations) -> str:
    _ = words.gettext
    day = day_words(own.due, words) if own.due is not None else ""
    match own.state:
        case State.LAPSED:
            return _("award lapsed on {day}").format(day=day)
        case State.REMINDER:
            return _("award ends on {day}: a new audit has to be arranged").format(day=day)
        case State.CHECK:
            return _("mid-term check due on {day}").format(day=day)
        case State.ON_SITE:
            return _("on site until {day}").format(day=day)
        case State.REPORT:
            is_late = own.due is not None and own.due < today
            words_of = _("report was due on {day}") if is_late else _("report due on {day}")
            return words_of.format(day=day)
        case State.PLANNED:
            return _("on site from {day}").format(day=day)
        case State.CERTIFIED:
            return _("certified; a reminder comes on {day}").format(day=day)
        case State.RATING if own.audits > 1:
            told = words.ngettext(
                "under way: {rated} of {count} criterion of the newest audit is rated",
                "under way: {rated} of {count} criteria of the newest audit are rated",
                own.applicable,
            )
            return told.format(rated=own.rated, count=own.applicable)
        case State.RATING:
            told = words.ngettext(
                "under way: {rated} of {count} criterion is rated",
                "under way: {rated} of {count} criteria are rated",
                own.applicable,
            )
            return told.format(rated=own.rated, count=own.applicable)
        case State.AUDITED:
            return _("nothing is due")


def audits_words(own: ClientLine, words: NullTranslations) -> str:
    """How many audits a client has, and when the newest was cut off."""
    _ = words.gettext
    day = day_words(own.cut_off, words)
    if own.audits == 1:
        return _("one audit, cut-off {day}").format(day=day)
    return words.ngettext(
        "{count} audit, the newest cut off {day}", "{count} audits, the newest cut off {day}", own.audits
    ).format(count=own.audits, day=day)


def counted_words(model: ModelFigures, words: NullTranslations) -> str:
    """Whose figures are told together; no full stop."""
    _ = words.gettext
    told = _counted(model, words)
    if not model.left_out:
        return told
    return words.ngettext(
        "{told}; {count} client is left out: less than {share} of the criteria are rated",
        "{told}; {count} clients are left out: less than {share} of the criteria are rated",
        model.left_out,
    ).format(told=told, count=model.left_out, share=percent(LEAST_RATED, words))


def _counted(model: ModelFigures, words: NullTranslations) -> str:
    if not model.clients:
        return words.gettext("There are no figures by {model} yet").format(model=model.title)
    if not model.are_told:
        return words.ngettext(
            "{count} client is rated by {model}; figures are told together from {least} clients on",
            "{count} clients are rated by {model}; figures are told together from {least} clients on",
            model.clients,
        ).format(model=model.title, count=model.clients, least=LEAST_CLIENTS)
    return words.ngettext(
        "The newest audit of {count} client by {model}",
        "The newest audits of {count} clients by {model}",
        model.clients,
    ).format(count=model.clients, model=model.title)


def spread_words(name: str, found: Spread, words: NullTranslations) -> str:
    """A distribution read aloud."""
    _ = words.gettext
    if found.quartiles is None:
        return _("{name}: rated by fewer than {least} clients").format(name=name, least=LEAST_CLIENTS)
    return _(
        "{name}: the middle half of {count} clients lies from {low} to {high}, the median at {median}"
    ).format(
        name=name,
        count=len(found.by_client),
        low=mean_words(found.quartiles.low, words),
        high=mean_words(found.quartiles.high, words),
        median=mean_words(found.quartiles.median, words),
    )


def place_words(own: Place, words: NullTranslations) -> str:
    """Where a client lies among the others."""
    _ = words.gettext
    others = own.below + own.alike + own.above
    return _(
        "this client {level}: of {others} others {below} are lower, {alike} alike, {above} higher"
    ).format(
        level=mean_words(own.level, words),
        others=others,
        below=own.below,
        alike=own.alike,
        above=own.above,
    )


def failing_words(own: Failing, words: NullTranslations) -> str:
    """Of how many clients a criterion is below its target."""
    _ = words.gettext
    return _("{below} of {rated} below target ({share})").format(
        below=own.below, rated=own.rated, share=percent(own.below / own.rated, words)
    )


def samples_words(found: Portfolio, words: NullTranslations) -> str:
    """Whether sample audits are counted; empty where there are none."""
    _ = words.gettext
    if found.samples_in:
        return _("There are only sample audits, so the figures are made of them")
    if any(own.is_sample for own in found.clients):
        return _("Sample audits are not in the figures")
    return ""
