"""How a sheet is to be read, told by its heads; what may be meant in two ways is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from gettext import gettext as _

from maturity_desktop.domain.figure_dates import minutes_told
from maturity_desktop.domain.figure_errors import FiguresError, Remedy
from maturity_desktop.domain.figure_numbers import written_number
from maturity_desktop.domain.mapping import FIGURES, ColumnRole, FigureMapping, Role
from maturity_desktop.domain.mapping_table import LOOKED_AT, Table, find_table, may_both_be_meant
from maturity_desktop.domain.mapping_totals import adds_up, columns_of_totals
from maturity_desktop.domain.mapping_words import (
    CHANNEL_HEADS,
    DURATIONS,
    GENERIC,
    MEASURES,
    TIMES,
    are_channels,
    channel_in,
    counts_answers,
    counts_contacts,
    is_for_each_contact,
    is_of_another,
    is_sum_of_contacts,
    may_be_of_all_channels,
    may_be_of_all_contacts,
    role_of,
    says_nothing_else,
    words_of,
)
from maturity_desktop.domain.series import Abandoned
from maturity_desktop.domain.sheet import Cell, Sheet


def guess_mapping(sheet: Sheet, measure: str) -> FigureMapping | None:
    """How a sheet is to be read for a measure; None where it holds no such figures.

    FiguresError where several columns may be the same figure.
    """
    table = find_table(sheet)
    if table is None:
        return None
    columns = _columns(table, measure)
    if not any(column.role in FIGURES for column in columns):
        return None
    offset = table.sheet.column if not table.sheet.turned else table.sheet.row
    roles = {column.role for column in columns}
    answered_only = Role.WITHIN in roles and Role.OFFERED not in roles
    return FigureMapping(
        sheet=sheet.name,
        turned=table.sheet.turned,
        first=table.first + (sheet.column if table.sheet.turned else sheet.row),
        columns=tuple(replace(column, place=column.place + offset) for column in columns),
        channel="" if any(column.role is Role.CHANNEL for column in columns) else _sheets_channel(sheet),
        abandoned=Abandoned.ANSWERED if answered_only else Abandoned.OFFERED,
    )


def _sheets_channel(sheet: Sheet) -> str:
    return channel_in(sheet.name) or channel_in(sheet.file.rpartition(".")[0])


def _columns(table: Table, measure: str) -> list[ColumnRole]:
    """The columns that matter, with their roles and channels."""
    sheet, heads = table.sheet, table.heads
    time = time_column(table)
    channel = _channel_column(table)
    taken = {table.dates, time, channel}
    found = [ColumnRole(table.dates, Role.DATE)]
    found += [ColumnRole(time, Role.TIME)] if time is not None else []
    found += [ColumnRole(channel, Role.CHANNEL)] if channel is not None else []
    numeric = [
        place
        for place in range(sheet.width)
        if place not in taken
        and not is_of_another(heads[place])
        and has_numbers(sheet.columns[place], table.first)
    ]
    totals = columns_of_totals(table, numeric, measure)
    roles = {place: role_of(heads[place], measure) for place in _without_sums(heads, numeric, measure)}
    if totals:
        targets = [ColumnRole(place, role) for place, role in roles.items() if role is Role.TARGET]
        target = _target_for(table, targets, totals[0], measure)
        return sorted([*found, *totals, *([target] if target else [])], key=lambda column: column.place)
    named = [
        ColumnRole(place, role, "" if channel is not None else channel_in(heads[place]))
        for place, role in roles.items()
        if role is not None
    ]
    if not any(column.role in (Role.VALUE, Role.WITHIN) for column in named):
        left = [place for place, role in roles.items() if role is None]
        named += _only_value(heads, left, table.dates, measure)
    return [*found, *_settled(table, named, measure)]


def _without_sums(heads: Sequence[str], numeric: list[int], measure: str) -> list[int]:
    """The columns that may be an amount for one contact: no sums beside counts, which only make it together.

    Where there are such sums, a column without a telling head is as likely theirs: it is left out as well.
    """
    if not is_for_each_contact(measure):
        return numeric

    def is_open(place: int) -> bool:
        return may_be_of_all_contacts(heads[place], measure)

    counts = {place for place in numeric if counts_contacts(heads[place], measure)}
    sums = {place for place in numeric if place not in counts and is_sum_of_contacts(heads[place])}
    sums = {place for place in sums if role_of(heads[place], measure) is not Role.TARGET}
    if any(role_of(heads[place], measure) is Role.VALUE for place in numeric if not is_open(place)):
        sums |= {place for place in numeric if is_open(place)}
    if not counts or not sums:
        return numeric
    return [
        place
        for place in numeric
        if place not in counts | sums and (role_of(heads[place], measure) or words_of(heads[place]) & GENERIC)
    ]


def _only_value(heads: Sequence[str], left: Sequence[int], dates: int, measure: str) -> list[ColumnRole]:
    """The value where no head names it: under a head that says no more, or the only column there is."""
    told = [place for place in left if words_of(heads[place]) & GENERIC] or [
        place for place in left if says_nothing_else(heads[place], measure)
    ]
    channels = {channel_in(heads[place]) for place in left}
    if len(told) > 1 and "" not in channels and len(channels) == len(left):
        return [ColumnRole(place, Role.VALUE, channel_in(heads[place])) for place in left]
    return (
        [ColumnRole(told[0], Role.VALUE, channel_in(heads[told[0]]))] if len(told) == 1 and dates >= 0 else []
    )


def _settled(table: Table, named: Sequence[ColumnRole], measure: str) -> list[ColumnRole]:
    """One column for each role of each channel; counts stand before the shares made of them."""
    settled: list[ColumnRole] = []
    named = _with_names(named)
    targets = [column for column in named if column.role is Role.TARGET]
    groups = list(dict.fromkeys(column.channel for column in named if column.role is not Role.TARGET))
    several = sum(any(_is_figure(own, group) for own in named) for group in groups) > 1
    for group in groups:
        own = [column for column in named if column.channel == group and column.role is not Role.TARGET]
        own = _counts_or_value(table, own)
        figures = [column for column in own if column.role in (Role.VALUE, Role.WITHIN)]
        if not figures:
            continue
        for role in dict.fromkeys(column.role for column in own):
            alike = [column for column in own if column.role is role]
            own = [column for column in own if column not in alike] + [_clearest(table, alike, measure)]
        if several and not group and _is_open(table, figures[0], named, measure):
            raise _of_which_channel(table, figures[0], named)
        name = group or (table.heads[figures[0].place] if several else "")
        settled += [replace(column, channel=name) for column in own]
        target = _target_for(table, targets, figures[0], measure)
        settled += [replace(target, channel=name)] if target is not None else []
    return sorted(settled, key=lambda column: column.place)


def _is_open(table: Table, figure: ColumnRole, named: Sequence[ColumnRole], measure: str) -> bool:
    """Whether a figure without a channel may be that of all channels as well as that of one more.

    Counts that add up to those of several channels are of all: they are known again as their sum.
    """
    if not may_be_of_all_channels(table.heads[figure.place], measure):
        return False
    alike = [own.place for own in named if own.role is figure.role and own.channel]
    return figure.role is Role.VALUE or not adds_up(table, figure.place, alike)


def _of_which_channel(table: Table, figure: ColumnRole, named: Sequence[ColumnRole]) -> FiguresError:
    """That a column may be of all channels together, and what is to be said."""
    columns: dict[str, object] = {table.name_of(table.dates): Role.DATE.value}
    channels = list(dict.fromkeys(own.channel for own in named if own.channel))
    for channel in channels:
        counted = [own for own in named if own.channel == channel and own.role is not Role.TARGET]
        for own in _counts_or_value(table, counted):
            columns[table.name_of(own.place)] = {"role": own.role.value, "channel": channel}
    for own in named:
        if own.role is Role.TARGET:
            told = {"role": own.role.value, "channel": own.channel}
            columns[table.name_of(own.place)] = told if own.channel else own.role.value
    return FiguresError(
        _(
            "{file}, “{sheet}”: “{head}” ({place}) names no channel beside {channels}. It may be of one more "
            "channel, or of all together, which would count them twice."
        ).format(
            file=table.sheet.file,
            sheet=table.sheet.name,
            head=table.heads[figure.place],
            place=table.name_of(figure.place),
            channels=", ".join(f"“{own}”" for own in channels),
        ),
        Remedy.COLUMNS,
        _(
            'Leave it out with a mapping, as "columns": {columns}, or add it there with a channel in the '
            "same way."
        ).format(columns=json.dumps(columns, ensure_ascii=False)),
    )


def _is_figure(column: ColumnRole, group: str) -> bool:
    return column.channel == group and column.role in (Role.VALUE, Role.WITHIN)


def _with_names(named: Sequence[ColumnRole]) -> list[ColumnRole]:
    """Heads without a channel beside the one channel that they complete: “Calls offered” and "
    "“Within 20 s”."""
    roles: dict[str, set[Role]] = {}
    for column in named:
        if column.role is not Role.TARGET:
            roles.setdefault(column.channel, set()).add(column.role)
    own, wanted = roles.pop("", set()), {Role.VALUE, Role.WITHIN}
    partners = [
        channel
        for channel, told in roles.items()
        if not told & own and (bool(told & wanted) != bool(own & wanted) or _is_share_of(own, told))
    ]
    if not own or len(partners) != 1:
        return list(named)
    return [
        column if column.channel or column.role is Role.TARGET else replace(column, channel=partners[0])
        for column in named
    ]


def _is_share_of(own: set[Role], counts: set[Role]) -> bool:
    """Whether a percentage alone may be what the counts of a channel come to: “Calls in SL” and “SL %”."""
    return own == {Role.VALUE} and Role.WITHIN in counts and bool(counts & {Role.OFFERED, Role.ANSWERED})


def _counts_or_value(table: Table, own: Sequence[ColumnRole]) -> list[ColumnRole]:
    """Counts where there are all that a share is made of, else the share itself.

    FiguresError where contacts are counted, and nothing tells of how many.
    """
    roles = {column.role for column in own}
    if Role.WITHIN in roles and roles & {Role.OFFERED, Role.ANSWERED}:
        return [column for column in own if column.role is not Role.VALUE]
    if Role.VALUE in roles:
        return [column for column in own if column.role is Role.VALUE]
    within = [column for column in own if column.role is Role.WITHIN]
    for column in within:
        if not _holds_shares(table, column.place):
            raise FiguresError(
                _(
                    "{file}, “{sheet}”: “{head}” ({place}) counts contacts, and no column tells of how many."
                ).format(
                    file=table.sheet.file,
                    sheet=table.sheet.name,
                    head=table.heads[column.place],
                    place=table.name_of(column.place),
                ),
                Remedy.COLUMNS,
                _(
                    'Say in the mapping which does, as "columns": {{"B": "offered", "{place}": "within"}} '
                    "with all others."
                ).format(place=table.name_of(column.place)),
            )
    return [replace(column, role=Role.VALUE) for column in within]


def _holds_shares(table: Table, place: int) -> bool:
    """Whether a column has percent signs or parts of whole numbers, as counts have not."""
    for cell in _some(table.sheet.columns[place], table.first):
        if isinstance(cell, float) and not cell.is_integer():
            return True
        written = written_number(cell) if isinstance(cell, str) else None
        if written is not None and (written.percent or written.decimal):
            return True
    return False


def _clearest(table: Table, alike: Sequence[ColumnRole], measure: str) -> ColumnRole:
    """The only column of its kind; FiguresError where several may be meant."""
    values, _from_counts = MEASURES.get(measure, (words_of(measure.replace("_", " ")), False))
    if len(alike) > 1:
        most = max(len(words_of(table.heads[column.place]) & values) for column in alike)
        best = [column for column in alike if len(words_of(table.heads[column.place]) & values) == most]
        alike = best if alike[0].role is Role.VALUE else alike
        named = words_of(measure.replace("_", " "))
        called = [column for column in alike if named <= words_of(table.heads[column.place])]
        alike = called if len(called) == 1 else alike
    if len(alike) > 1 and alike[0].role is Role.VALUE:
        shares = [column for column in alike if not counts_answers(table.heads[column.place])]
        alike = shares if len(shares) == 1 else alike
    if len(alike) > 1:
        raise may_both_be_meant(table, alike[0].place, alike[1].place, alike[0].role)
    return alike[0]


def _target_for(
    table: Table, targets: Sequence[ColumnRole], figure: ColumnRole, measure: str
) -> ColumnRole | None:
    """The target of a figure: of its channel, with words of its head, or the next one to its right."""
    own = [column for column in targets if column.channel == figure.channel] or [
        column for column in targets if not column.channel
    ]
    if len(own) < 2:
        return own[0] if own else None
    values, _from_counts = MEASURES.get(measure, (frozenset[str](), False))
    head = words_of(table.heads[figure.place]) | values

    def nearness(column: ColumnRole) -> tuple[int, int]:
        after = column.place - figure.place
        return -len(words_of(table.heads[column.place]) & head), after if after > 0 else 1000 - after

    return min(own, key=nearness)


def time_column(table: Table) -> int | None:
    """The column of times beside the dates; None where there is none."""
    for place, column in enumerate(table.sheet.columns):
        words = words_of(table.heads[place])
        if place == table.dates or not words & TIMES or words & DURATIONS:
            continue
        cells = [cell for cell in column[table.first : table.first + LOOKED_AT] if cell is not None]
        if cells and sum(minutes_told(cell) is not None for cell in cells) > len(cells) * 0.8:
            return place
    return None


def _channel_column(table: Table) -> int | None:
    """The column that names each row's channel: by its head, or because its cells do."""
    for place, column in enumerate(table.sheet.columns):
        if place == table.dates:
            continue
        cells = [cell for cell in column[table.first : table.first + LOOKED_AT] if isinstance(cell, str)]
        texts = {cell for cell in cells if written_number(cell) is None}
        if not texts or len(cells) < min(table.sheet.height - table.first, LOOKED_AT) // 2:
            continue
        if words_of(table.heads[place]) & CHANNEL_HEADS or are_channels(texts):
            return place
    return None


def has_numbers(column: Sequence[Cell], first: int) -> bool:
    """Whether a column has a number among its first periods."""
    return any(map(_is_number, _some(column, first)))


def _some(column: Sequence[Cell], first: int) -> Iterable[Cell]:
    return column[first : first + LOOKED_AT]


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, str):
        return written_number(cell) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)
