"""What a consultant does with supporting figures: take in a client's sheets, type amounts, take them away."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import Audit, Change, Evidence, Link
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_log import Oddity
from maturity_desktop.domain.figure_records import SupportingData
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.mapping_table import Table
from maturity_desktop.domain.quality_log import log_lines
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.sheet import Sheet
from maturity_desktop.domain.supporting import data_of, order_of
from maturity_desktop.domain.supporting_catalogue import (
    AmountsByGrain,
    SupportingCatalogue,
    SupportingMeasure,
)
from maturity_desktop.domain.supporting_guess import first_row, guess_columns, table_told
from maturity_desktop.domain.supporting_json import columns_from_json, columns_to_json
from maturity_desktop.domain.supporting_mapping import SupportingMapping
from maturity_desktop.domain.supporting_reading import AmountsRead, read_amounts
from maturity_desktop.domain.supporting_rows import SupportingRow, table_of
from maturity_desktop.domain.supporting_rows import Table as Rows
from maturity_desktop.domain.supporting_unread import why_unread
from maturity_desktop.storage.own_models import FOLDER
from maturity_desktop.storage.spreadsheets.reading import read_sheets
from maturity_desktop.storage.supporting_files import read_catalogue, read_over
from maturity_desktop.verbs.frameworks import frameworks_at_hand

Keep = Callable[[Rows], str]
"""Keeps rows in the library and returns the SHA-256 that refers to them."""
CATALOGUE = "supporting.yaml"
SHAPE = "supporting"
"""Tells the shapes of these sheets apart from those of measured criteria in what is remembered."""
NOT_KEPT = ("year", "group")


def catalogue_at_hand(library_folder: Path) -> SupportingCatalogue:
    """The measures that come with the program, and the firm's own laid over them where its file is sound."""
    return catalogue_and_faults(library_folder)[0]


def catalogue_and_faults(library_folder: Path) -> tuple[SupportingCatalogue, tuple[FrameworkError, ...]]:
    """The same, and what is wrong with the firm's file."""
    frameworks: dict[str, Framework] = {
        file.framework.id: file.framework for file in frameworks_at_hand(library_folder)
    }
    catalogue = read_catalogue(frameworks_folder() / CATALOGUE, frameworks)
    own = library_folder / FOLDER / CATALOGUE
    try:
        return read_over(catalogue, own, frameworks) if own.exists() else catalogue, ()
    except FrameworkError as error:
        return catalogue, (error,)


@dataclass(frozen=True)
class SupportingPlan:
    """A sheet of a client's file, how it is to be read, and whether it is."""

    sheet: Sheet
    mapping: SupportingMapping
    taken: bool


def read_client_sheets(
    path: Path, catalogue: SupportingCatalogue, remembered: Mapping[str, Any]
) -> tuple[SupportingPlan, ...]:
    """A file's sheets, read as guessed or remembered; FiguresError where the file cannot be read at all.

    A sheet in which nothing is known by its head is there and not taken.
    """
    return tuple(_plan(sheet, catalogue, remembered) for sheet in read_sheets(path))


def _plan(sheet: Sheet, catalogue: SupportingCatalogue, remembered: Mapping[str, Any]) -> SupportingPlan:
    table = table_told(sheet, catalogue)
    blank = SupportingMapping(sheet=sheet.name, turned=table.sheet.turned, first=first_row(table))
    guess = guess_columns(sheet, catalogue)
    told = remembered.get(_shape(table))
    if isinstance(told, dict):
        own = guess or blank  # of what belongs to the file
        try:
            mapping = columns_from_json(told, sheet, catalogue)
            return SupportingPlan(
                sheet, replace(mapping, first=own.first, group=own.group, year=own.year), True
            )
        except FiguresError:
            pass  # what was remembered no longer fits; the heads tell what can be told
    return SupportingPlan(sheet, guess or blank, guess is not None and not sheet.hidden)


def _shape(table: Table) -> str:
    """What two files of the same shape have in common: what their columns are headed by."""
    heads = (SHAPE, str(table.sheet.turned), *table.heads)
    return hashlib.sha256("\n".join(heads).encode("utf-8", "surrogatepass")).hexdigest()


def mappings_to_remember(
    plans: Iterable[SupportingPlan], catalogue: SupportingCatalogue
) -> dict[str, dict[str, Any]]:
    """The mappings of the sheets that are taken, by their shape (storage.figure_mappings keeps them).

    A year, and the group that a sheet is about, belong to one file and not to its shape.
    """
    return {
        _shape(table_told(plan.sheet, catalogue)): {
            key: value for key, value in columns_to_json(plan.mapping).items() if key not in NOT_KEPT
        }
        for plan in plans
        if plan.taken
    }


def amounts_found(
    plans: Iterable[SupportingPlan], catalogue: SupportingCatalogue, today: date
) -> tuple[AmountsRead, ...]:
    """What the sheets that are taken say; FiguresError, with the cell, where amounts would be wrong.

    A plan can be shown alone: `amounts_found([plan], …)` has its rows and its quality log.
    """
    return tuple(
        read
        for plan in plans
        if plan.taken
        for read in read_amounts(plan.sheet, plan.mapping, catalogue, today)
    )


def why_nothing(plans: Iterable[SupportingPlan], catalogue: SupportingCatalogue) -> FiguresError | None:
    """What keeps sheets from being read, of the first of which it is known."""
    causes = (why_unread(plan.sheet, catalogue) for plan in plans)
    return next(filter(None, causes), None)


# What they become in the audit


def kept_amounts(found: Iterable[AmountsRead], keep: Keep) -> tuple[str, ...]:
    """Keeps the rows of every sheet in the library; what each is referred to by, in their order."""
    return tuple(keep(table_of(own.rows)) for own in found)


def sheets_of_months(audit: Audit, framework: str, criterion: str) -> tuple[Evidence, ...]:
    """The files taken in as supporting figures by month that bear on a criterion."""
    linked = {link.evidence for link in audit.links_by_criterion.get((framework, criterion), ())}
    there = {own.evidence for own in data_of(audit) if own.grain is Grain.MONTH}
    return tuple(item for item in audit.evidence if item.id in linked & there)


def amounts_by_grain(found: Iterable[AmountsRead]) -> AmountsByGrain:
    """Which amounts there are of what periods, whatever they are grouped by."""
    told: dict[Grain | None, frozenset[str]] = {}
    for own in found:
        told[own.grain] = told.get(own.grain, frozenset()).union(*(row.amounts for row in own.rows))
    return told


def take_in(
    audit: Audit,
    catalogue: SupportingCatalogue,
    found: Sequence[AmountsRead],
    kept: Sequence[str],
    item: Evidence,
    today: date,
) -> Changes:
    """The rows of a file, which count before those that are there, and the file as evidence.

    It is linked to the criteria of all measures that it feeds, in the frameworks of the audit. `kept` is what
    `kept_amounts` gave for `found`.
    """
    known = next((own for own in audit.evidence if own.sha256 == item.sha256 and own.sha256), None)
    used = known or replace(item, number=edits.next_evidence_number(audit))
    links = _links(audit, catalogue, amounts_by_grain(found), used)
    changed = list(edits.add_evidence(audit, () if known else (used,), links))
    after = data_of(audit)
    for own, sha256 in zip(found, kept, strict=True):
        if own.rows:
            record = _record(
                audit, own.rows, sha256, own.grain, own.grouped_by, after, today,
                used.id, own.origin, own.oddities,
            )  # fmt: skip
            after = (*after, record)
            changed += edits.put(audit, record)
    return tuple(changed)


def _links(
    audit: Audit, catalogue: SupportingCatalogue, told: AmountsByGrain, item: Evidence
) -> tuple[Link, ...]:
    frameworks = [use.framework for use in audit.framework_uses]
    places = dict.fromkeys(
        (framework, criterion)
        for measure in catalogue.fed_by(told)
        for framework in frameworks
        for criterion in measure.criteria.get(framework, ())
    )
    return tuple(Link(audit.id, item.id, framework, criterion) for framework, criterion in places)


def typed_rows(
    audit: Audit,
    measure: SupportingMeasure,
    rows: Sequence[SupportingRow],
    kept: str,
    grain: Grain | None,
    grouped_by: str,
    today: date,
) -> Changes:
    """Amounts of a measure that somebody typed, in place of those typed for it before.

    Without rows they only go. `kept` is what `keep_table(table_of(rows))` gave. Amounts that came from
    files stay beside them.
    """
    changed = [
        Change(record, None)
        for record in data_of(audit)
        if is_typed(record) and set(record.inputs) <= {measure.id, *measure.needed}
        and (record.grain, record.grouped_by) == (grain, grouped_by)
    ]  # fmt: skip
    if rows:
        changed += edits.put(audit, _record(audit, rows, kept, grain, grouped_by, data_of(audit), today))
    return tuple(changed)


def is_typed(record: SupportingData) -> bool:
    """Whether somebody typed the amounts."""
    return not record.evidence


def removed(audit: Audit, record: SupportingData) -> Changes:
    """Data go; their file stays in the register of evidence."""
    return edits.drop(audit, record)


def _record(
    audit: Audit,
    rows: Sequence[SupportingRow],
    sha256: str,
    grain: Grain | None,
    grouped_by: str,
    after: Iterable[SupportingData],
    today: date,
    evidence: str = "",
    origin: str = "",
    oddities: Iterable[Oddity] = (),
) -> SupportingData:
    last = max((order_of(own)[0] for own in after), default=0)
    inputs = tuple(sorted({name for row in rows for name in row.amounts}))
    return SupportingData(
        audit.id, f"{last + 1}-{new_key()}", sha256, len(rows), today, inputs, grain, grouped_by,
        evidence, origin, log_lines(oddities),
    )  # fmt: skip
