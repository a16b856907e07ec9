"""A ladder from a client's files, without an audit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from types import MappingProxyType
from typing import Any

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Odd, Oddity
from maturity_desktop.domain.figure_reading import Reading
from maturity_desktop.domain.figure_series import period_name
from maturity_desktop.domain.figure_sets import figure_set
from maturity_desktop.domain.framework import Criterion, Framework, Measure
from maturity_desktop.domain.given_shares import read_figures
from maturity_desktop.domain.ladder import ChannelLadder, Ladder, ladder
from maturity_desktop.domain.mapping import FigureMapping, Role
from maturity_desktop.domain.mapping_guess import guess_mapping
from maturity_desktop.domain.mapping_json import mapping_over, number_told
from maturity_desktop.domain.mapping_refused import (
    refuse_longer_periods,
    refuse_other_figures,
    refuse_unnamed_figures,
)
from maturity_desktop.domain.mapping_table import find_table
from maturity_desktop.domain.outcomes import ChannelFigures, TargetStep
from maturity_desktop.domain.series import Abandoned, Grain
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.weeks_told import refuse_weeks
from maturity_desktop.reports.sections.ladder_words import level_sentences
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.storage.files import open_plain
from maturity_desktop.storage.spreadsheets.reading import read_sheets

MOST_MAP_BYTES = 1 << 20

Targets = Mapping[str, tuple[TargetStep, ...]]
Channels = Mapping[Path, str]
"""The channel of each file that does not say it."""


@dataclass(frozen=True)
class FoundLadder:
    """What files prove of a criterion, how they were read, and what was odd in them.

    `cut_off_told` says that the cut-off was asked for, not taken from the figures.
    """

    framework: Framework
    criterion: Criterion
    ladder: Ladder
    channels: tuple[ChannelFigures, ...]
    readings: tuple[Reading, ...]
    oddities: tuple[Oddity, ...]
    cut_off_told: bool


def measured_criterion(frameworks: Sequence[Framework], criterion: str) -> tuple[Framework, Criterion]:
    """The criterion that figures prove, in the one framework that has it; LookupError where there is none."""
    found = [
        (framework, own)
        for framework in frameworks
        for own in framework.criteria
        if own.id == criterion and own.measure is not None
    ]
    if len(found) > 1:
        names = ", ".join(framework.id for framework, _own in found)
        raise LookupError(
            _("Several frameworks have {id}: {names}. Say which.").format(id=criterion, names=names)
        )
    if found:
        return found[0]
    measured = ", ".join(
        own.id for framework in frameworks for own in framework.criteria if own.measure is not None
    )
    raise LookupError(
        _("No criterion {id} is measured by figures. Measured are: {measured}.").format(
            id=criterion, measured=measured or "–"
        )
    )


def read_map(path: Path) -> Mapping[str, Any]:
    """A mapping's JSON; FiguresError where the file is none."""
    try:
        with open_plain(path) as file:
            told = json.loads(file.read(MOST_MAP_BYTES))
    except OSError as error:
        what = _("{file} cannot be read: {reason}.").format(file=path.name, reason=error.strerror)
        raise FiguresError(what) from None
    except (ValueError, RecursionError) as error:
        raise FiguresError(
            _("{file} is no mapping in JSON ({reason}).").format(file=path.name, reason=error)
        ) from None
    if not isinstance(told, dict):
        raise FiguresError(_("{file} is no mapping: it has to be an object of JSON.").format(file=path.name))
    return told


def ladder_of_files(
    framework: Framework,
    criterion: Criterion,
    files: Sequence[Path],
    maps: Sequence[Mapping[str, Any]],
    targets: Targets,
    cut_off: date | None,
    today: date,
    channels_of: Channels = MappingProxyType({}),
) -> FoundLadder:
    """The ladder that files prove; one mapping holds for all of them, several for one file each."""
    measure = criterion.measure
    assert measure is not None, "only measured criteria come here"
    readings: list[Reading] = []
    oddities: list[Oddity] = []
    for place, path in enumerate(files):
        told = maps[place] if len(maps) > 1 else maps[0] if maps else {}
        own, odd = _readings(read_sheets(path), measure, told, path)
        readings += _of_channel(own, channels_of[path], path) if path in channels_of else own
        oddities += odd
    found = figure_set(readings, measure, today)
    channels = tuple(_with_targets(own, targets) for own in found.channels)
    day = cut_off or found.last_complete
    if day is None:
        raise FiguresError(_("The figures have no complete month. Say the cut-off, as --cut-off 2025-12-31."))
    _check_targets(channels, measure)
    result = ladder(criterion, framework.scoring.floor, channels, day)
    odd_ones = (*oddities, *found.oddities)
    return FoundLadder(framework, criterion, result, channels, tuple(readings), odd_ones, cut_off is not None)


def _of_channel(readings: Sequence[Reading], channel: str, path: Path) -> list[Reading]:
    """The readings of a file with a channel for what names none; FiguresError where all of it is named."""
    names = list(dict.fromkeys(own.channel for reading in readings for own in reading.series))
    if "" not in names:
        raise FiguresError(
            _(
                "{file} says itself of which channel its figures are: {names}. If that is wrong, say it in a "
                'mapping, as "channel": "{channel}".'
            ).format(file=path.name, names=", ".join(f"“{own}”" for own in names), channel=channel)
        )
    return [
        replace(
            reading,
            series=tuple(replace(own, channel=own.channel or channel) for own in reading.series),
        )
        for reading in readings
    ]


def _readings(
    sheets: Sequence[Sheet], measure: Measure, told: Mapping[str, Any], path: Path
) -> tuple[list[Reading], list[Oddity]]:
    """The readings of a file's sheets: of the one that the mapping names, else of all with such figures."""
    wanted = told.get("sheet")
    chosen = [sheet for sheet in sheets if sheet.name == wanted] if wanted else _in_sight(sheets)
    if not chosen:
        names = ", ".join(f"“{sheet.name}”" for sheet in sheets)
        raise FiguresError(
            _("{file} has no sheet “{sheet}”. It has: {names}.").format(
                file=path.name, sheet=wanted, names=names
            )
        )
    readings, oddities = [], []
    for sheet in sheets:
        mapping = _mapping(sheet, measure, told) if sheet in chosen else None
        if mapping is None:
            kind = Odd.HIDDEN_SHEET if sheet.hidden else Odd.OTHER_SHEET
            oddities.append(Oddity(kind, sheet.file, sheet.name, (), 1))
            continue
        readings.append(read_figures(sheet, mapping, measure))
        if mapping.abandoned is Abandoned.ANSWERED and "abandoned" not in told:
            oddities.append(Oddity(Odd.OF_ANSWERED, sheet.file, sheet.name, (), 1))
    if not any(reading.series for reading in readings):
        refuse_weeks(chosen)
        refuse_longer_periods(chosen)
        refuse_other_figures(chosen, measure.value)
        refuse_unnamed_figures(chosen)
        raise FiguresError(
            _(
                "{file}: no figures were found. There has to be a column of dates and one of figures under "
                "heads that say so, and {cell} is “{text}”. Say in a mapping where they stand."
            ).format(file=path.name, **_first_period(chosen[0]))
        )
    return readings, oddities


def _first_period(sheet: Sheet) -> dict[str, str]:
    """The cell in which the first date would be looked for: the second filled one of the first column."""
    filled = [row for row, cell in enumerate(sheet.columns[0]) if cell is not None]
    row = filled[1] if len(filled) > 1 else 0
    return {"cell": sheet.cell_name(row, 0), "text": str(sheet.columns[0][row] or "")}


def _in_sight(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [sheet for sheet in sheets if not sheet.hidden] or list(sheets)


def _mapping(sheet: Sheet, measure: Measure, told: Mapping[str, Any]) -> FigureMapping | None:
    """How a sheet is read: as it was told, and where it was not, as its heads say."""
    if "columns" not in told:
        guess = guess_mapping(sheet, measure.value)
        return None if guess is None else mapping_over(guess, told, sheet)
    table = find_table(sheet)
    if table is None and "first" not in told:
        return None
    base = FigureMapping()
    if table is not None:
        along = sheet.column if table.sheet.turned else sheet.row
        base = FigureMapping(turned=table.sheet.turned, first=table.first + along)
    mapping = mapping_over(base, told, sheet)
    roles = {column.role for column in mapping.columns}
    if Role.WITHIN in roles and Role.OFFERED not in roles and "abandoned" not in told:
        return replace(mapping, abandoned=Abandoned.ANSWERED)
    return mapping


def _with_targets(figures: ChannelFigures, targets: Targets) -> ChannelFigures:
    """The figures with the targets that were asked for, which stand before those of the file."""
    by_name = {name.casefold(): steps for name, steps in targets.items()}
    steps = by_name.get(figures.channel.casefold()) or by_name.get("")
    if not steps:
        return figures
    series = {
        grain: replace(own, figures=tuple(replace(figure, target=None) for figure in own.figures))
        if any(figure.target is not None for figure in own.figures)
        else own
        for grain, own in figures.series.items()
    }
    return replace(figures, targets=steps, series=series)


def _check_targets(channels: Sequence[ChannelFigures], measure: Measure) -> None:
    """FiguresError where a channel has no target, or one that every percentage reaches."""
    for figures in channels:
        small = [step.target for step in figures.targets if 0 < step.target <= 1]
        if small and measure.unit == "percent":
            what = _("The target {target} would be less than a hundredth. Write percentages as 80.")
            raise FiguresError(what.format(target=number_told(small[0])))
        told = any(figure.target is not None for own in figures.series.values() for figure in own.figures)
        if told or figures.targets:
            continue
        if figures.channel:
            what = _("No target is told for {channel}. Say it, as --target 80 or --target {channel}=80.")
            raise FiguresError(what.format(channel=figures.channel))
        raise FiguresError(_("No target is told. Say it, as --target 80, or which column holds it."))


def ladder_as_data(found: FoundLadder, words: NullTranslations) -> dict[str, Any]:
    """The ladder as plain data, as --json prints it."""
    several = len(found.channels) > 1
    return {
        "criterion": found.criterion.id,
        "level": found.ladder.level,
        "provisional": found.ladder.provisional,
        "levels": [
            {
                "n": level.number,
                "state": level.proof.value,
                "why": level_sentences(found.ladder, found.criterion, place, words),
            }
            for place, level in enumerate(found.ladder.levels)
        ],
        "failed_periods": [_named(name, channel, several) for name, channel in failed_periods(found)],
        "earliest": None if found.ladder.earliest is None else str(found.ladder.earliest),
        "cut_off": str(found.ladder.cut_off),
        "framework": found.framework.id,
        "channels": [_channel_as_data(own) for own in found.ladder.channels],
        "quality": [_oddity_as_data(oddity, words) for oddity in found.oddities],
    }


def _channel_as_data(own: ChannelLadder) -> dict[str, Any]:
    return {
        "channel": own.channel,
        "level": own.level,
        "levels": [{"n": level.number, "state": level.proof.value} for level in own.levels],
    }


def _oddity_as_data(oddity: Oddity, words: NullTranslations) -> dict[str, Any]:
    return {
        "kind": oddity.kind.value,
        "file": oddity.file,
        "sheet": oddity.sheet,
        "cells": list(oddity.cells),
        "channel": oddity.channel,
        "count": oddity.count,
        "what": oddity_sentence(oddity, words),
    }


def _named(name: str, channel: str, several: bool) -> Any:
    """A period; with its channel where there are several."""
    return {"period": name, "channel": channel} if several else name


def failed_periods(found: FoundLadder) -> Iterator[tuple[str, str]]:
    """Every period that did not meet its target, once, with its channel: months, days, intervals."""
    rules = (
        {rule.checkpoint: rule for rule in found.criterion.measure.rules} if found.criterion.measure else {}
    )
    for own in found.ladder.channels:
        names: dict[Grain, set[str]] = {grain: set() for grain in Grain}
        for level in own.levels:
            for result in level.results:
                grain = Grain(str(rules[result.checkpoint].settings["period"]))
                names[grain] |= {period_name(entry.start, grain) for entry in result.failed}
        for grain in Grain:
            yield from ((name, own.channel) for name in sorted(names[grain]))
