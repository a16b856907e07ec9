"""The roadmap in words: states, waves, what a wave makes of the levels, what actions cost, what clashes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.actions import Draft
from maturity_desktop.domain.forecast import WaveForecast
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.roadmap import Clash, ClashKind, Roadmap, Standing, Sums
from maturity_desktop.domain.waves import Wave
from maturity_desktop.reports.sections.request_words import late_words
from maturity_desktop.reports.sections.wording import day_words, mean_words, number, short_number


def state_words(state: ActionState, words: NullTranslations) -> str:
    """How far an action is."""
    _ = words.gettext
    match state:
        case ActionState.PROPOSED:
            return _("proposed")
        case ActionState.AGREED:
            return _("agreed")
        case ActionState.UNDER_WAY:
            return _("under way")
        case ActionState.DONE:
            return _("done")
        case ActionState.DROPPED:
            return _("dropped")


def standing_words(own: Standing, words: NullTranslations) -> str:
    """The state of an action and for how long it is late."""
    state, late = state_words(own.action.state, words), late_words(own.late, words)
    return words.gettext("{state}, {late}").format(state=state, late=late) if late else state


def draft_title(draft: Draft, words: NullTranslations) -> str:
    """What a drafted action is called until somebody words it."""
    return words.gettext("Bring {id} {title} to level {level}").format(
        id=draft.criterion, title=draft.title, level=draft.level
    )


def span_words(wave: Wave, roadmap: Roadmap, words: NullTranslations) -> str:
    """When a wave is: its days, or its months where the roadmap has no first day."""
    days = roadmap.days_of(wave)
    if days is None:
        said = words.gettext("Months {first} to {last}")
        return said.format(first=wave.from_month, last=wave.to_month)
    return days_words(days[0], days[1], words)


def days_words(first: date, last: date, words: NullTranslations) -> str:
    said = words.gettext("{first} to {last}")
    return said.format(first=day_words(first, words), last=day_words(last, words))


def headline(roadmap: Roadmap, words: NullTranslations) -> str:
    """The whole roadmap in a sentence."""
    _, live = words.gettext, roadmap.live
    if not live:
        return _("There are no actions yet")
    count = sum(bool(roadmap.in_wave(wave.id)) for wave in roadmap.plan.waves)
    actions = words.ngettext("{count} action", "{count} actions", len(live)).format(count=len(live))
    waves = words.ngettext("in {count} wave", "in {count} waves", count).format(count=count)
    parts = [_("{actions} {waves}").format(actions=actions, waves=waves)]
    done = sum(own.action.state is ActionState.DONE for own in live)
    if done:
        parts.append(words.ngettext("{count} done", "{count} done", done).format(count=done))
    late = len(roadmap.late)
    if late:
        parts.append(words.ngettext("{count} late", "{count} late", late).format(count=late))
    return _(" · ").join(parts)


def forecast_words(own: WaveForecast, words: NullTranslations) -> str:
    """What a wave makes of the levels: “8 criteria rise; mean 1.80 to 2.30; 4 below the target”."""
    _ = words.gettext
    if not own.before.whole.rated:
        return _("nothing is rated yet, so that no level can be forecast")
    rises = len(own.rises)
    parts = [
        words.ngettext("{count} criterion rises", "{count} criteria rise", rises).format(count=rises)
        if rises
        else _("no criterion rises")
    ]
    before, after = own.before.whole.level, own.after.whole.level
    if before is not None and after is not None:
        told = {"before": mean_words(before, words), "after": mean_words(after, words)}
        parts.append(_("mean {before} → {after}").format(**told))
    below = own.below_target
    parts.append(
        words.ngettext("{count} below the target", "{count} below the target", below).format(count=below)
        if below
        else _("none below the target")
    )
    return _("; ").join(parts)


def held_words(own: WaveForecast, words: NullTranslations) -> str:
    """What a forecast does not move of what its wave is about: set levels, unrated criteria; may be empty."""
    told = []
    if own.held:
        said = words.ngettext(
            "{count} level was set by the assessor and stays until it is rated anew: {criteria}.",
            "{count} levels were set by the assessor and stay until they are rated anew: {criteria}.",
            len(own.held),
        )
        told.append(said.format(count=len(own.held), criteria=", ".join(own.held)))
    if own.unrated and own.before.whole.rated:
        said = words.ngettext(
            "{count} criterion is not rated yet and counts in no figure: {criteria}.",
            "{count} criteria are not rated yet and count in no figure: {criteria}.",
            len(own.unrated),
        )
        told.append(said.format(count=len(own.unrated), criteria=", ".join(own.unrated)))
    return " ".join(told)


def rises_words(own: WaveForecast, words: NullTranslations) -> str:
    """Each criterion that rises, with its levels."""
    _ = words.gettext
    told = (
        _("{id}: {before} → {after}").format(id=rise.criterion, before=rise.before, after=rise.after)
        for rise in own.rises
    )
    return ", ".join(told)


def money_words(amount: int, currency: str, words: NullTranslations) -> str:
    """An amount with its currency, where one is named."""
    told = number(float(amount), 0, words)
    return words.gettext("{currency} {amount}").format(currency=currency, amount=told) if currency else told


def sums_words(told: Sums, currency: str, words: NullTranslations) -> str:
    """What actions cost and bring in, and of how many that is known; empty where of none."""
    _ = words.gettext
    parts = []
    if told.with_cost:
        said = _("Cost {amount} (known of {count} of {total})")
        cost = money_words(told.cost, currency, words)
        parts.append(said.format(amount=cost, count=told.with_cost, total=told.count))
    if told.with_benefit:
        said = _("benefit {amount} a year (known of {count} of {total})")
        if not parts:
            said = _("Benefit {amount} a year (known of {count} of {total})")
        benefit = money_words(told.benefit, currency, words)
        parts.append(said.format(amount=benefit, count=told.with_benefit, total=told.count))
    return _("; ").join(parts)


def clash_words(own: Clash, words: NullTranslations) -> str:
    """What does not go together, in a sentence."""
    _ = words.gettext
    match own.kind:
        case ClashKind.BEFORE_FIRST:
            said = _("{action} stands in an earlier wave than {first}, which comes before it.")
        case ClashKind.SAME_WAVE:
            said = _("{action} and {first} bring one criterion two levels further in one wave.")
        case ClashKind.DUE_BEFORE_FIRST:
            said = _("{action} is due before {first}, which comes before it.")
    return said.format(action=own.action.label, first=own.first.label)


def weight_words(own: Standing, words: NullTranslations) -> str:
    """Priority, impact and effort of an action."""
    return words.gettext("Priority {priority} · impact {impact} · effort {effort}").format(
        priority=short_number(own.priority, words), impact=own.impact, effort=own.effort
    )


def criteria_words(
    own: Standing, several: bool, words: NullTranslations, titles: Mapping[str, str] | None = None
) -> str:
    """The criteria that an action is about, with the levels it brings them to."""
    return ", ".join(criterion_levels(own, several, words, titles).values())


def criterion_levels(
    own: Standing, several: bool, words: NullTranslations, titles: Mapping[str, str] | None = None
) -> dict[tuple[str, str], str]:
    """Each criterion that an action is about, by framework and id, with the level it brings it to.

    `several` models are named, by their `titles`.
    """
    _ = words.gettext
    highest: dict[tuple[str, str], int] = {}
    for framework, criterion, level in own.steps:
        highest[framework, criterion] = max(level, highest.get((framework, criterion), level))
    said = _("{model} {id} to {level}") if several else _("{id} to {level}")
    return {
        (framework, criterion): said.format(
            model=(titles or {}).get(framework, framework), id=criterion, level=level
        )
        for (framework, criterion), level in highest.items()
    }


def when_words(own: Standing, words: NullTranslations) -> str:
    """The days of an action: done on, due, or those of its wave; empty where nothing is known."""
    _, action = words.gettext, own.action
    if action.done_on is not None:
        return _("done on {day}").format(day=day_words(action.done_on, words))
    if action.due_on is not None:
        return _("due {day}").format(day=day_words(action.due_on, words))
    if own.ends is not None:
        return _("by {day}").format(day=day_words(own.ends, words))
    return ""
