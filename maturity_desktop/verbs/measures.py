"""What a consultant does with a client's figures: take them in, type them, say how they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import Audit, Change, Evidence, Link
from maturity_desktop.domain.changes import Changes, Place
from maturity_desktop.domain.clock_changes import check_zone
from maturity_desktop.domain.figure_checks import CheckedMonths
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.figure_reading import Reading, ReadSeries, apply_mapping
from maturity_desktop.domain.figure_records import (
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
)
from maturity_desktop.domain.figure_sets import figure_set
from maturity_desktop.domain.framework import Criterion, EvidenceKind, Measure
from maturity_desktop.domain.given_shares import read_figures
from maturity_desktop.domain.joined_series import key_after
from maturity_desktop.domain.mapping import FigureMapping
from maturity_desktop.domain.mapping_guess import guess_mapping
from maturity_desktop.domain.mapping_json import mapping_over, mapping_to_json, number_told, target_steps
from maturity_desktop.domain.mapping_refused import refuse_longer_periods, refuse_other_figures
from maturity_desktop.domain.mapping_table import find_table
from maturity_desktop.domain.measures import FiguresOf, hours_from, reading_of, series_of
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.quality_log import log_lines
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.domain.series import Abandoned, Figure, Grain, says_something
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.weeks_told import refuse_weeks
from maturity_desktop.storage.evidence_store import StoredFile
from maturity_desktop.storage.spreadsheets.reading import read_sheets
from maturity_desktop.verbs.series_beside import giving_way, is_typed, names_in_audit, oddities_beside

Keep = Callable[[Sequence[Figure]], str]
"""Keeps figures in the library and returns the SHA-256 that refers to them."""
NOT_KEPT = ("sheet", "first", "hours", "target", "channels", "zone")
"""What of a mapping belongs to one file and not to its shape."""


@dataclass(frozen=True)
class SheetPlan:
    """A sheet of a client's file, how it is to be read, and whether it is; `trouble` says what is unclear."""

    sheet: Sheet
    mapping: FigureMapping
    taken: bool
    trouble: FiguresError | None = None


@dataclass(frozen=True)
class FoundFigures:
    """What a file's sheets say by channel, where it stands in the file, and what was odd."""

    channels: tuple[ChannelFigures, ...]
    origins: Mapping[tuple[str, Grain], str]
    oddities: tuple[Oddity, ...]


def read_client_file(
    path: Path, measure: Measure, remembered: Mapping[str, Any], zone: str = ""
) -> tuple[SheetPlan, ...]:
    """A file's sheets, read as guessed unless a person says otherwise; FiguresError where they cannot be.

    `zone` is the client's clock, where it is known.
    """
    plans = (_plan(sheet, measure, remembered) for sheet in read_sheets(path))
    by_clock = [replace(own, mapping=replace(own.mapping, zone=zone or own.mapping.zone)) for own in plans]
    return _once_each(by_clock, measure)


def _once_each(plans: Sequence[SheetPlan], measure: Measure) -> tuple[SheetPlan, ...]:
    """A sheet that tells what an earlier one tells already is read only where a person says so."""
    if sum(plan.taken for plan in plans) < 2:
        return tuple(plans)
    told: set[tuple[str, Grain]] = set()
    found = []
    for plan in plans:
        own = _tells(plan, measure)
        found.append(replace(plan, taken=False) if own & told else plan)
        told |= own
    return tuple(found)


def _tells(plan: SheetPlan, measure: Measure) -> set[tuple[str, Grain]]:
    """The channels and grains that a sheet has figures of; none where it cannot be read yet."""
    if not plan.taken or plan.trouble:
        return set()
    try:
        reading = apply_mapping(plan.sheet, plan.mapping, measure.unit)
    except FiguresError:
        return set()
    return {(own.channel.casefold(), own.grain) for own in reading.series}


def _plan(sheet: Sheet, measure: Measure, remembered: Mapping[str, Any]) -> SheetPlan:
    table = find_table(sheet)
    blank = FigureMapping(sheet=sheet.name)
    if table is not None:
        along = sheet.column if table.sheet.turned else sheet.row
        blank = replace(blank, turned=table.sheet.turned, first=table.first + along)
    told = remembered.get(shape_of(sheet, measure.value))
    try:
        if told is not None:
            return SheetPlan(sheet, mapping_over(blank, told, sheet), True)
    except FiguresError:
        pass  # what was remembered no longer fits; the heads tell what can be told
    try:
        guess = guess_mapping(sheet, measure.value)
    except FiguresError as error:
        return SheetPlan(sheet, blank, True, error)
    return SheetPlan(sheet, guess or blank, guess is not None and not sheet.hidden)


def shape_of(sheet: Sheet, measure: str) -> str:
    """What two files of the same shape have in common: what their columns are headed by."""
    table = find_table(sheet)
    heads = table.heads if table is not None else tuple(map(str, sheet.row_at(0))) if sheet.height else ()
    turned = table is not None and table.sheet.turned
    return hashlib.sha256("\n".join((measure, str(turned), *heads)).encode()).hexdigest()


def mappings_to_remember(plans: Iterable[SheetPlan], measure: Measure) -> dict[str, dict[str, Any]]:
    """The mappings of the sheets that were taken, by their shape."""
    found = {}
    for plan in plans:
        if plan.taken:
            told = mapping_to_json(plan.mapping)
            kept = {key: value for key, value in told.items() if key not in NOT_KEPT}
            found[shape_of(plan.sheet, measure.value)] = kept
    return found


def figures_found(plans: Sequence[SheetPlan], measure: Measure, today: date) -> FoundFigures:
    """The figures of the sheets that are taken; FiguresError, with the cell, where they would be wrong."""
    readings = [read_figures(plan.sheet, plan.mapping, measure) for plan in plans if plan.taken]
    found = figure_set(readings, measure, today)
    if not found.channels:
        refuse_weeks(plan.sheet for plan in plans)
        if not any(plan.taken for plan in plans):
            sheets = [plan.sheet for plan in plans]
            refuse_longer_periods(sheets)
            refuse_other_figures(sheets, measure.value)
    return FoundFigures(found.channels, _origins(readings, found.channels), found.oddities)


def _origins(readings: Sequence[Reading], channels: Sequence[ChannelFigures]) -> dict[tuple[str, Grain], str]:
    """Sheet and cells of every series; one that came without a channel's name found the one it belongs to."""
    origins: dict[tuple[str, Grain], list[str]] = {}
    for series in (own for reading in readings for own in reading.series):
        names = [own.channel for own in channels if series.grain in own.series]
        same = [name for name in names if name.casefold() == series.channel.casefold()]
        for name in (same or names)[:1]:
            origins.setdefault((name, series.grain), []).append(_cells(series))
    return {key: "; ".join(places) for key, places in origins.items()}


def _cells(series: ReadSeries) -> str:
    """The sheet and the first and last cell of its dates."""
    dates = series.dates
    first, last = map(dates.name, (min(series.rows), max(series.rows)))
    return f"{dates.sheet.name}!{first}:{last}"


# What they become in the audit


def file_item(stored: StoredFile, audit: Audit, author: str, now: datetime, dated: date) -> Evidence:
    """A client's file as an item of evidence, not yet numbered."""
    return Evidence(
        client=audit.client.id,
        id=new_key(),
        number=0,
        title=Path(stored.file_name).stem,
        kind=EvidenceKind.DATA,
        dated=min(dated, now.date()),
        added_on=now.date(),
        added_by=author,
        file_name=stored.file_name,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def kept_figures(found: FoundFigures, keep: Keep) -> dict[tuple[str, Grain], str]:
    """Keeps the figures of every series in the library; what each is referred to by."""
    return {
        (own.channel, grain): keep(series.figures)
        for own in found.channels
        for grain, series in own.series.items()
        if series.figures
    }


def take_in(
    audit: Audit,
    framework: str,
    criterion: Criterion,
    measure: Measure,
    found: FoundFigures,
    kept: Mapping[tuple[str, Grain], str],
    item: Evidence,
    today: date,
    figures: FiguresOf,
) -> Changes:
    """The series of a file, which count before those that are there; the file as the criterion's evidence."""
    known = next((own for own in audit.evidence if own.sha256 == item.sha256 and own.sha256), None)
    used = known or replace(item, number=edits.next_evidence_number(audit))
    link = Link(audit.id, used.id, framework, criterion.id, "")
    changed = list(edits.add_evidence(audit, () if known else (used,), (link,)))
    names = names_in_audit(audit, measure.value, [own.channel for own in found.channels])
    beside = oddities_beside(audit, measure.value, found.channels, figures)
    there = series_of(audit, measure.value)
    for own in found.channels:
        name = names[own.channel]
        for grain, series in own.series.items():
            if (own.channel, grain) not in kept:
                continue
            records = there.get(name, {}).get(grain, ())
            changed += [Change(record, None) for record in giving_way(records, series, figures)]
            odd = [replace(odd, channel=name) for odd in found.oddities if odd.channel == own.channel]
            odd += [odd for odd in found.oddities if odd.channel == "" != own.channel]
            odd += [odd for odd in beside if odd.channel == name]
            record = MeasureSeries(
                audit.id, key_after(records), measure.value, name, grain, kept[own.channel, grain],
                len(series.figures), series.starts[0].date(), series.starts[-1].date(), today,
                used.id, found.origins.get((own.channel, grain), ""), log_lines(odd),
            )  # fmt: skip
            changed += edits.put(audit, record)
        changed += edits.put(audit, _read_as(audit, measure.value, name, own))
    return tuple(changed)


def _read_as(audit: Audit, measure: str, channel: str, own: ChannelFigures) -> MeasureReading:
    """How a channel is read from now on: as it was, but for what its figures themselves demand."""
    old = reading_of(audit, measure, channel)
    is_new = audit.get(MeasureReading, *old.key) is None
    lacking = tuple(str(level) for level in sorted(own.not_applicable)) if is_new else old.not_applicable
    setting = own.abandoned if own.abandoned is not Abandoned.OFFERED else old.abandoned
    return replace(
        old,
        abandoned=setting,
        not_applicable=lacking,
        targets=steps_told(own.targets) if own.targets else old.targets,
    )


def typed_months(
    audit: Audit, measure: str, channel: str, months: CheckedMonths, kept: str, today: date
) -> Changes:
    """Months that somebody typed, in place of those typed before; without any they only go.

    Months that came from files stay beside them. `kept` refers to the months' figures.
    """
    records = series_of(audit, measure).get(channel, {}).get(Grain.MONTH, ())
    changed = [Change(record, None) for record in records if is_typed(record)]
    if months.figures:
        count = sum(map(says_something, months.figures))
        first, last = months.figures[0].start.date(), months.figures[-1].start.date()
        record = MeasureSeries(
            audit.id, key_after(records), measure, channel, Grain.MONTH, kept, count, first, last, today,
            quality=log_lines(months.oddities),
        )  # fmt: skip
        changed += edits.put(audit, record)
    return tuple(changed)


def opening_changes(audit: Audit, hours: Mapping[str, str]) -> Changes:
    """The opening hours by weekday (“mon”) or date, in place of all that were said."""
    told = {OpeningTime(audit.id, day, text) for day, text in hours.items()}
    gone = [own for own in audit.all(OpeningTime) if own.day not in hours]
    changed = [change for own in sorted(told, key=lambda own: own.day) for change in edits.put(audit, own)]
    return (*(Change(own, None) for own in gone), *changed)


def time_zone_changes(audit: Audit, zone: str) -> Changes:
    """The client's clock, empty: not known; FiguresError where there is no such time zone."""
    if zone:
        check_zone(zone)
    settings = audit.get(MeasureSettings, audit.id) or MeasureSettings(audit.id)
    return edits.put(audit, replace(settings, time_zone=zone))


def checked_hours(text: str) -> str:
    """Opening hours as they are kept (07:00-21:00, empty: closed); ValueError for another text."""
    hours = hours_from(text.replace("–", "-").replace(".", ":").replace(" ", ""))
    if hours is None:
        return ""
    closes = f"{hours.closes:%H:%M}" if hours.closes.hour or hours.closes.minute else "24:00"
    return f"{hours.opens:%H:%M}-{closes}"


def steps_told(steps: Iterable[TargetStep]) -> tuple[str, ...]:
    """Targets as a reading keeps them: a day and the target from then on."""
    return tuple(f"{step.since.isoformat()} {number_told(step.target)}" for step in steps)


def targets_written(text: str) -> tuple[str, ...]:
    """Targets as written (80; 2025-07-01: 85), as a reading keeps them; ValueError for another text."""
    if not text.strip():
        return ()
    steps = [step for part in text.split(";") for step in target_steps(part)]
    if len({step.since for step in steps}) < len(steps):
        raise ValueError(text)
    return steps_told(sorted(steps, key=lambda step: step.since))


def targets_shown(targets: Iterable[str]) -> str:
    """The same the other way round."""
    parts = (target.split(" ", 1) for target in targets)
    shown = (value if since == date.min.isoformat() else f"{since}: {value}" for since, value in parts)
    return "; ".join(shown)


# What the figures propose


def differing(result: CriterionResult) -> tuple[str, ...]:
    """The checkpoints whose answer is not what the figures propose."""
    return tuple(
        checkpoint for checkpoint, value in result.proposals.items()
        if result.answers.get(checkpoint) is not value
    )  # fmt: skip


def accepted(audit: Audit, place: Place, result: CriterionResult, checkpoints: Iterable[str]) -> Changes:
    """The answers that the figures propose to checkpoints, in place of the assessor's."""
    return tuple(
        change
        for checkpoint in checkpoints
        for change in edits.answer(audit, place, checkpoint, result.proposals[checkpoint])
    )
