"""The roadmap of an audit as the part of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.actions import trainings
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.forecast import WaveForecast, at_target, forecast
from maturity_desktop.domain.improvement_records import Training
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.roadmap import Roadmap, Standing, roadmap, sums
from maturity_desktop.domain.waves import Wave, WavePlan
from maturity_desktop.reports.charts.impact_effort import impact_effort
from maturity_desktop.reports.charts.time_line import pages_of_rows, time_line, time_line_rows
from maturity_desktop.reports.parts import Column, EvidenceLabel, Named
from maturity_desktop.reports.planned import (
    ActionEntry,
    ForecastEntry,
    RoadmapContent,
    TrainingEntry,
    WaveEntry,
)
from maturity_desktop.reports.sections.roadmap_words import (
    criteria_words,
    criterion_levels,
    forecast_words,
    held_words,
    rises_words,
    span_words,
    standing_words,
    sums_words,
    when_words,
)
from maturity_desktop.reports.sections.wording import day_words
from maturity_desktop.reports.supported import CriterionLabel

HEAD = 80.0
"""What stands above a time line."""
MATRIX_HEIGHT = 270.0


def roadmap_part(
    results: Sequence[Results],
    plan: WavePlan | None,
    made_on: date,
    column: Column,
    words: NullTranslations,
) -> RoadmapContent | None:
    """The roadmap on pages of this size; None where there are no actions, no trainings, or no waves."""
    audit = results[0].audit
    if plan is None:
        return None
    road = roadmap(audit, results, plan, made_on)
    told = training_entries(audit, words)
    if not road.live and not told:
        return None
    forecasts = {own.framework.id: forecast(own, road) for own in results}
    rows = pages_of_rows(time_line_rows(road), column.height - HEAD) if road.live else ()
    return RoadmapContent(
        finding=roadmap_title(road, results, forecasts, words),
        sums=sums_words(sums(road.live), road.settings.currency, words),
        waves=wave_entries(road, results, forecasts, words),
        unplaced=_actions(road.unplaced, None, results, words),
        time_lines=tuple(time_line(road, made_on, words, column.width, part) for part in rows if part),
        impact_effort=impact_effort(road, words, column.width, MATRIX_HEIGHT),
        trainings=told,
        wave_titles={wave.id: wave.title for wave in plan.waves},
    )


def roadmap_title(
    road: Roadmap,
    results: Sequence[Results],
    forecasts: Mapping[str, Sequence[WaveForecast]],
    words: NullTranslations,
) -> str:
    """What the roadmap comes to: how many criteria are at their targets now, and at its end."""
    _ = words.gettext
    count = len(road.live)
    actions = words.ngettext("{count} action", "{count} actions", count).format(count=count)
    if not count:
        return _("Trainings for those who carry the improvement")
    ends = [forecasts[own.framework.id][-1:] for own in results]
    now = sum(at_target(own) for own in results)
    then = sum(wave.at_target for last in ends for wave in last)
    if then <= now:
        return _("{actions}, and no further criterion would reach its target").format(actions=actions)
    return _(
        "{actions} would bring the number of criteria that reach their target from {now} to {then}"
    ).format(actions=actions, now=now, then=then)


def wave_entries(
    road: Roadmap,
    results: Sequence[Results],
    forecasts: Mapping[str, Sequence[WaveForecast]],
    words: NullTranslations,
) -> tuple[WaveEntry, ...]:
    """The waves that hold something, with what each makes of the frameworks."""
    found = []
    for place, wave in enumerate(road.plan.waves):
        held = road.in_wave(wave.id)
        if not held:
            continue
        own = [(result, forecasts[result.framework.id][place]) for result in results_moved(road, results)]
        found.append(
            WaveEntry(
                id=wave.id,
                title=wave.title,
                span=span_words(wave, road, words),
                actions=_actions(held, wave, results, words),
                forecasts=tuple(_forecast(result, told, words) for result, told in own),
                sums=sums_words(sums(held), road.settings.currency, words),
            )
        )
    return tuple(found)


def results_moved(road: Roadmap, results: Sequence[Results]) -> Sequence[Results]:
    """The models that actions are about; all where none names a criterion."""
    named = {framework for own in road.live for framework, _criterion, _level in own.steps}
    return [own for own in results if own.framework.id in named] or results


def _forecast(results: Results, own: WaveForecast, words: NullTranslations) -> ForecastEntry:
    return ForecastEntry(
        results.framework.short_title,
        forecast_words(own, words),
        rises_words(own, words),
        held_words(own, words),
    )


def _actions(
    found: Sequence[Standing], wave: Wave | None, results: Sequence[Results], words: NullTranslations
) -> tuple[ActionEntry, ...]:
    titles = short_titles(results)
    return tuple(action_entry(own, wave.title if wave else "", titles, words) for own in found)


def short_titles(results: Sequence[Results]) -> dict[str, str]:
    """What the models are called, by id."""
    return {own.framework.id: own.framework.short_title for own in results}


def action_entry(own: Standing, wave: str, titles: Mapping[str, str], words: NullTranslations) -> ActionEntry:
    """An action as it stands; where there are several models, their criteria name them by their `titles`."""
    action = own.action
    return ActionEntry(
        id=action.id,
        label=action.label,
        wave=wave,
        title=action.title,
        what=action.what,
        owner=action.owner,
        state_words=standing_words(own, words),
        is_late=bool(own.late),
        starts_on=action.starts_on,
        due_on=action.due_on,
        done_on=action.done_on,
        when=when_words(own, words),
        impact=own.impact,
        effort=own.effort,
        priority=own.priority,
        cost=action.cost,
        benefit=action.benefit,
        gain=action.gain,
        criteria=criteria_words(own, len(titles) > 1, words, titles),
        about=tuple(
            CriterionLabel(framework, criterion, told)
            for (framework, criterion), told in criterion_levels(own, len(titles) > 1, words, titles).items()
        ),
        checkpoints=tuple(closed.checkpoint for closed in own.closes),
        findings=tuple(Named(finding.id, finding.label) for finding in own.findings),
        firsts=tuple(Named(first.id, first.label) for first in own.firsts),
        evidence=tuple(EvidenceLabel(item.id, item.label) for item in own.evidence),
        notes=tuple(note.text for note in own.notes),
    )


def training_entries(audit: Audit, words: NullTranslations) -> tuple[TrainingEntry, ...]:
    """The training plan, in its order."""
    return tuple(
        TrainingEntry(
            role=own.role,
            topic=own.topic,
            criteria=", ".join(own.criteria),
            form=own.form,
            hours=own.hours,
            led_by=own.led_by,
            when=training_when(own, words),
            is_done=own.done_on is not None,
        )
        for own in trainings(audit)
    )


def training_when(own: Training, words: NullTranslations) -> str:
    """When a training was held, or is to be; empty where nobody said."""
    _ = words.gettext
    if own.done_on is not None:
        return _("held on {day}").format(day=day_words(own.done_on, words))
    return _("by {day}").format(day=day_words(own.due_on, words)) if own.due_on is not None else ""
