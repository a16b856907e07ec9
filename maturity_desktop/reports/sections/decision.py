"""The decision that the executive page asks for: to begin a wave, or to name who closes the first gaps."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.reports.parts import FrameworkContent
from maturity_desktop.reports.planned import RoadmapContent, WaveEntry
from maturity_desktop.reports.sections.wording import listed
from maturity_desktop.reports.text import one_line, shortened

MOST_NAMED = 3
MOST_OF_NAME = 60


def decision_words(
    framework: FrameworkContent, road: RoadmapContent | None, words: NullTranslations
) -> tuple[str, ...]:
    """In a sentence or two; nothing where no rated criterion is below its target."""
    if not framework.gaps:
        return ()
    wave = next((own for own in road.waves if _raises(own, framework)), None) if road is not None else None
    return _begin(wave, framework, words) if wave is not None else _name_owners(framework, words)


def _raises(wave: WaveEntry, framework: FrameworkContent) -> bool:
    """Whether the wave has something left to do at this framework."""
    return any(
        action.done_on is None and any(label.framework == framework.id for label in action.about)
        for action in wave.actions
    )


def _begin(wave: WaveEntry, framework: FrameworkContent, words: NullTranslations) -> tuple[str, ...]:
    _ = words.gettext
    left = [action for action in wave.actions if action.done_on is None]
    forecast = next((own.words for own in wave.forecasts if own.framework == framework.short_title), "")
    actions = words.ngettext("{count} action", "{count} actions", len(left)).format(count=len(left))
    told = (
        _("To carry out “{wave}” ({span}), {actions}: {forecast}.")
        if forecast
        else _("To carry out “{wave}” ({span}), {actions}.")
    )
    title = shortened(one_line(wave.title), MOST_OF_NAME)
    first = told.format(wave=title, span=wave.span, actions=actions, forecast=forecast)
    nobody = sum(not action.owner.strip() for action in left)
    if not nobody:
        return (first,)
    second = words.ngettext(
        "{count} of these actions needs an owner.", "{count} of these actions need an owner.", nobody
    )
    return first, second.format(count=nobody)


def _name_owners(framework: FrameworkContent, words: NullTranslations) -> tuple[str, ...]:
    _ = words.gettext
    names = [
        _("{id} {title}").format(id=gap.criterion, title=shortened(one_line(gap.title), MOST_OF_NAME))
        for gap in framework.gaps[:MOST_NAMED]
    ]
    said = words.ngettext(
        "Who answers for closing the first gap, {names}, and by when.",
        "Who answers for closing the first gaps, {names}, and by when.",
        len(names),
    )
    return (said.format(names=listed(names, words)),)
