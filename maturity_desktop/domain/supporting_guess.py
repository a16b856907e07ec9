"""How a client's sheet of many columns is to be read, as its heads say; what they leave open is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from maturity_desktop.domain.figure_numbers import written_number
from maturity_desktop.domain.mapping_guess import time_column
from maturity_desktop.domain.mapping_table import LOOKED_AT, TURNED, Table, find_table, spread
from maturity_desktop.domain.mapping_words import are_channels, channel_in
from maturity_desktop.domain.sheet import Cell, Sheet, cell_text
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue, Unit
from maturity_desktop.domain.supporting_heads import (
    CHANNEL,
    HeadMeaning,
    KnownHeads,
    group_name,
    heads_total,
    says_percent,
    scale_told,
    unit_of,
)
from maturity_desktop.domain.supporting_mapping import AmountColumn, SupportingMapping, Use
from maturity_desktop.domain.supporting_numbers import bare_number, is_amount
from maturity_desktop.domain.supporting_percent import scale_of_shares

TITLE_ROWS = 4
HEAD_ROWS = 30
"""Rows among which the heads of a sheet without dates are looked for."""
NO_DATES = -1


def guess_columns(sheet: Sheet, catalogue: SupportingCatalogue) -> SupportingMapping | None:
    """How a sheet says that it is to be read; None where no column of it is known by its head."""
    known = KnownHeads(catalogue)
    table = find_table(sheet)
    dated = _mapping(table, known) if table is not None else None
    return dated or next(filter(None, (_mapping(own, known) for own in _undated(sheet, known))), None)


def table_told(sheet: Sheet, catalogue: SupportingCatalogue) -> Table:
    """Where a sheet's table begins: below the heads of its dates, of known amounts, or of most texts."""
    dated = find_table(sheet)
    if dated is not None:
        return dated
    known = next(iter(_undated(sheet, KnownHeads(catalogue))), None)
    return known or _below(sheet, _fullest([_texts(sheet, row) for row in _head_rows(sheet)]))


def _head_rows(sheet: Sheet) -> range:
    return range(min(HEAD_ROWS, sheet.height))


def _texts(sheet: Sheet, row: int) -> int:
    return sum(isinstance(cell, str) for cell in sheet.row_at(row))


def _fullest(counts: Sequence[int]) -> int:
    """The first row that has most."""
    return counts.index(max(counts)) if counts else -1


def _below(sheet: Sheet, row: int) -> Table:
    """The table without dates whose heads are in a row."""
    cells = sheet.row_at(row) if row >= 0 else ()
    return Table(sheet, NO_DATES, row + 1, tuple("" if cell is None else str(cell).strip() for cell in cells))


def first_row(table: Table) -> int:
    """The file's row (column where it is turned) of a table's first row of amounts."""
    return table.first + (table.sheet.column if table.sheet.turned else table.sheet.row)


def _undated(sheet: Sheet, known: KnownHeads) -> Iterator[Table]:
    """The sheet and the sheet turned, with heads in the row where most are known, that with more first."""
    found = []
    for own in (sheet, sheet.turn()) if sheet.height <= TURNED else (sheet,):
        counts = [
            sum(isinstance(cell, str) and known.meaning(cell) is not None for cell in own.row_at(row))
            for row in _head_rows(own)
        ]
        if any(counts):
            found.append((max(counts), _below(own, _fullest(counts))))
    return (table for _count, table in sorted(found, key=lambda pair: -pair[0]))


def _mapping(table: Table, known: KnownHeads) -> SupportingMapping | None:
    sheet = table.sheet
    grouping, place = _group_column(table, known)
    time = time_column(table) if table.dates != NO_DATES else None
    taken = {table.dates, place, time}
    title = _title(table)
    labelled, labels = _groups_in_heads(table, known)
    amounts = list(_amounts(table, known, taken, labels))
    if not amounts and table.dates != NO_DATES and place is None:
        amounts = list(_groups_of_title(table, known, title, taken))
        in_title = known.first_grouping(amounts[0].amount) if amounts else ""
    else:
        in_title = ""
    if not amounts or (table.dates == NO_DATES and place is None and _rows_filled(table, amounts) > 1):
        return None
    in_heads = any(own.group for own in amounts)
    of_sheet, group = ("", "") if grouping or in_heads else _sheet_group(sheet, known)
    named = [(table.dates, Use.DATE), (time, Use.TIME), (place, Use.GROUP)]
    columns = [AmountColumn(own, use) for own, use in named if own is not None and own != NO_DATES]
    offset = sheet.row if sheet.turned else sheet.column
    return SupportingMapping(
        sheet=sheet.name,
        turned=sheet.turned,
        first=first_row(table),
        columns=tuple(
            replace(own, place=own.place + offset, group=group_name(own.group, labelled))
            for own in (*columns, *amounts)
        ),
        grouped_by=grouping or in_title or ((labelled or CHANNEL) if in_heads else of_sheet),
        group=group,
        year=year_in(title) or (year_in(table.heads[table.dates]) if table.dates != NO_DATES else None),
    )


def _groups_in_heads(table: Table, known: KnownHeads) -> tuple[str, Mapping[int, str]]:
    """The grouping whose head stands beside names above the columns (“Team”: North, South), and the names."""
    if table.dates == NO_DATES:
        return "", {}
    for row in range(table.first):
        cells = table.sheet.row_at(row)
        head = cells[table.dates]
        grouping = known.grouping(head) if isinstance(head, str) else ""
        if grouping and sum(cell is not None for cell in cells) > 1:
            is_lowest = row == table.first - 1
            texts = map(cell_text, cells) if is_lowest else spread(table.sheet, row)
            return grouping, {place: own for place, own in enumerate(texts) if place != table.dates}
    return "", {}


def _amounts(
    table: Table, known: KnownHeads, taken: set[int | None], labels: Mapping[int, str]
) -> Iterator[AmountColumn]:
    """The columns of numbers that are known by their heads, each amount of a group once."""
    meanings: dict[int, HeadMeaning] = {}
    for place, head in enumerate(table.heads):
        label = labels.get(place, "")
        meaning = _meaning(known, head, label) if place not in taken and head else None
        if meaning is not None and _has_figures(table, place):
            meanings[place] = meaning
    there = {meaning.amount for meaning in meanings.values()}
    inputs = known.catalogue.inputs
    for place, meaning in meanings.items():
        alike = [
            own for own in meanings.values() if (own.amount, own.channel) == (meaning.amount, meaning.channel)
        ]
        beside = inputs[meaning.amount].beside if meaning.amount in inputs else ()
        if sum(own.words >= meaning.words for own in alike) > 1 or (beside and not there & set(beside)):
            continue
        scale = _scale(table, place, table.heads[place], meaning.amount, known.catalogue)
        yield AmountColumn(place, Use.AMOUNT, meaning.amount, scale, meaning.channel)


def _meaning(known: KnownHeads, head: str, label: str) -> HeadMeaning | None:
    """What a head means; a group's name in it is no part of the amount's."""
    rest = head.removesuffix(label).removeprefix(label).strip()
    meaning = known.meaning(rest or head)
    if meaning is None or not label or not rest or heads_total(label):
        return meaning
    return replace(meaning, channel=label)


def _groups_of_title(
    table: Table, known: KnownHeads, title: str, taken: set[int | None]
) -> Iterator[AmountColumn]:
    """The one figure that a sheet's title names, a column for each group: “Availability of systems 2025”."""
    meaning = known.meaning(title)
    if meaning is None or not known.first_grouping(meaning.amount):
        return
    grouped_by = known.first_grouping(meaning.amount)
    for place, head in enumerate(table.heads):
        if place not in taken and head and not heads_total(head) and _has_figures(table, place):
            scale = _scale(table, place, title, meaning.amount, known.catalogue)
            yield AmountColumn(place, Use.AMOUNT, meaning.amount, scale, group_name(head, grouped_by))


def _title(table: Table) -> str:
    """The sheet's name and what stands alone in rows above its heads."""
    sheet = table.sheet.turn() if table.sheet.turned else table.sheet
    above = (sheet.row_at(row) for row in range(min(TITLE_ROWS, sheet.height)))
    alone = [[cell for cell in cells if cell is not None] for cells in above]
    return " ".join([sheet.name, *(str(cells[0]) for cells in alone if len(cells) == 1)])


def year_in(title: str) -> int | None:
    """The one year that a title names; None where it names none or several."""
    years = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", title)}
    return years.pop() if len(years) == 1 else None


def _scale(table: Table, place: int, head: str, amount: str, catalogue: SupportingCatalogue) -> Fraction:
    """How many times the numbers of a column are to be taken, as its head and they themselves say."""
    unit = unit_of(amount, catalogue)
    if unit is not Unit.PERCENT:
        return scale_told(head, unit)
    numbers = [own for own in map(bare_number, _some(table, place)) if own is not None]
    measure = catalogue.by_id.get(amount)
    return scale_of_shares(numbers, measure.typical if measure else None, says_percent=says_percent(head))


def _group_column(table: Table, known: KnownHeads) -> tuple[str, int | None]:
    """What the rows are grouped by and the column that names it: by its head, or its cells are channels."""
    texts = {
        place: [
            cell for cell in _some(table, place) if isinstance(cell, str) and written_number(cell) is None
        ]
        for place in range(table.sheet.width)
        if place != table.dates
    }
    full = {place: own for place, own in texts.items() if len(own) > _rows(table) // 2}
    outer = {place: own for place, own in texts.items() if own and len(set(own)) == len(own)}
    for place in (*full, *outer):
        grouping = known.grouping(table.heads[place])
        if grouping:
            return grouping, place
    for place, own in full.items():
        if are_channels(own):
            return CHANNEL, place
    return "", None


def _sheet_group(sheet: Sheet, known: KnownHeads) -> tuple[str, str]:
    """The grouping and the group that a sheet is about, as its name says: “Voice”, “Team North”."""
    channel = channel_in(sheet.name)
    if heads_total(sheet.name):
        return "", ""
    if channel:
        return CHANNEL, channel
    grouping = known.grouping(sheet.name)
    return (grouping, group_name(sheet.name, grouping)) if grouping else ("", "")


def _some(table: Table, place: int) -> Sequence[Cell]:
    return table.sheet.columns[place][table.first : table.first + LOOKED_AT]


def _rows(table: Table) -> int:
    """The rows below the heads, without those that are empty throughout."""
    rows = range(table.first, min(table.sheet.height, table.first + LOOKED_AT))
    return sum(any(cell is not None for cell in table.sheet.row_at(row)) for row in rows)


def _rows_filled(table: Table, amounts: Sequence[AmountColumn]) -> int:
    """How many rows have a figure in a column of amounts."""
    cells = zip(*(_some(table, own.place) for own in amounts), strict=True)
    return sum(any(map(is_amount, row)) for row in cells)


def _has_figures(table: Table, place: int) -> bool:
    return any(map(is_amount, _some(table, place)))
