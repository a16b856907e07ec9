"""What a workbook said when it went out, on a sheet that nobody sees: it tells later what was changed.

Only what stands in the cells that may be filled in is told, long texts as hashes: nothing that the workbook
does not show. Of all other cells there are prints (`prints.py`). The first cell says what this is, then there
is a row for each row that comes back, and for each row of the sheets that do not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from maturity_desktop.domain.action_returns import kept
from maturity_desktop.domain.audit import FrameworkUse
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Content
from maturity_desktop.reports.excel.layout import Layout
from maturity_desktop.reports.excel.prints import RowPrint, runs
from maturity_desktop.reports.excel.sheet import Continued, SentRow, Sheet
from maturity_desktop.reports.excel.table import Table, reference
from maturity_desktop.reports.excel.terms import MARKS, AnswerWords
from maturity_desktop.reports.sections.roadmap_words import state_words
from maturity_desktop.reports.text import for_cell, visible

LAYOUT_VERSION = 3
"""Rises when a sheet, column or name moves, so that a workbook that comes back is read as it was written."""
SENT = "_sent"
MARKER = "maturity-desktop scorecard "
FIRST_ROW = 2
PRINTS = "only read"
"""What stands for the table where a row tells the prints of a sheet."""
FIXED = "="
"""The prints of the columns of a row that nobody fills in."""
STATES = tuple(ActionState)


def manifest(content: ReportContent, layout: Layout, results: Sequence[Results]) -> dict[str, object]:
    """Which audit and frameworks these are, what the words mean, and which columns come back."""
    audit, words = results[0].audit, content.words
    return {
        "layout": LAYOUT_VERSION,
        "audit": audit.id,
        "rating_set": results[0].place.rating_set,
        "second": content.second_rating,
        "made_on": content.made_on.isoformat(),
        "frameworks": [
            {
                "id": result.framework.id,
                "edition": edition_of(result),
                "profile": result.profile.id,
                "suffix": part.suffix,
            }
            for part, result in zip(layout.frameworks, results, strict=True)
        ],
        "answers": _said(layout.terms.requirement),
        "signs": _said(layout.terms.sign),
        "states": {state.value: state_words(state, words) for state in STATES},
        "waves": waves_of(content),
        "tables": {
            table.comes_back + table.suffix: {
                "sheet": table.title,
                "label": _name(table, table.label),
                "columns": {
                    column.id: [column.name + table.suffix, column.heading]
                    for column in table.columns
                    if column.comes_back
                },
                "fixed": [
                    [column.id, column.heading, int(column.formula)]
                    for column in table.columns
                    if column.is_fixed
                ],
            }
            for table in returning(layout)
        },
    }


def waves_of(content: ReportContent) -> dict[str, str]:
    """The titles of the waves, by id."""
    road = content.roadmap
    return {name: visible(title) for name, title in road.wave_titles.items()} if road is not None else {}


def continued_sent(continued: Continued) -> tuple[str, str]:
    """The name of the cells with texts longer than a cell, and a hash of all of them."""
    texts = (plain(row.cells["text"]) for row in continued.rows)
    return "Continued_text", kept("".join(texts))


def edition_of(results: Results) -> str:
    """The SHA-256 of the edition by which the audit uses a framework."""
    use = results.audit.get(FrameworkUse, results.audit.id, results.framework.id)
    return use.edition if use is not None else ""


def returning(layout: Layout) -> Iterator[Table]:
    """The tables that are read when the workbook comes back."""
    for part in layout.frameworks:
        yield part.scorecard
        yield part.checkpoints
        if part.programme is not None:
            yield part.programme
    if layout.roadmap is not None:
        yield layout.roadmap


def _said(words: AnswerWords) -> Mapping[str, str]:
    return {value.value: word for value, word in zip(MARKS, words.all, strict=True)}


def _name(table: Table, column: str) -> str:
    return next(own.name for own in table.columns if own.id == column) + table.suffix


def write_sent(
    sheet: Sheet, told: Mapping[str, object], rows: Iterable[SentRow], read_only: Iterable[Sheet] = ()
) -> None:
    """The sheet; in its last columns stand the states of actions and the waves, to choose from.

    Of the sheets that are `read_only` there are prints below the rows that come back.
    """
    style = sheet.styles.number("plain_text")
    states, waves = told["states"], told["waves"]
    assert isinstance(states, dict) and isinstance(waves, dict)
    sheet.line([MARKER + _json(told)], style)
    for row, state, wave in zip_longest(rows, states.values(), waves.values()):
        cells = (row.table, row.mark, _json(_values(row))) if row is not None else ("", "", "")
        sheet.line([*cells, state or "", for_cell(wave or "")[0]], style)
    for own in read_only:
        for told_of in own.prints:
            sheet.line([PRINTS, for_cell(own.worksheet.title)[0], _json(_printed(told_of))], style)


def _printed(own: RowPrint) -> list[object]:
    return [own.row, own.values, *runs(own.formulas)]


def _json(told: object) -> str:
    return for_cell(json.dumps(told, ensure_ascii=True, separators=(",", ":")))[0]


def _values(row: SentRow) -> dict[str, object]:
    """Filled cells by column; those that are not taken back under an empty name."""
    values: dict[str, object] = {
        column: kept(plain(content)) for column, content in row.values.items() if content not in ("", None)
    }
    if row.closed:
        values[""] = list(row.closed)
    return {**values, FIXED: " ".join(own or "-" for own in row.fixed)}


def plain(content: Content) -> str:
    """What stands in a cell as it is compared: a day as 2026-03-31, a whole number without a point."""
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, str):
        return content.replace("_x005F_", "_")
    return "" if content is None else str(content)


def wave_names(content: ReportContent) -> tuple[str, str]:
    """The name of the list of waves, and its cells."""
    return "Action_waves", f"{reference(SENT)}!$E${FIRST_ROW}:$E${FIRST_ROW + len(waves_of(content)) - 1}"


def state_names() -> tuple[str, str]:
    """The name of the list of states, and its cells."""
    return "Action_states", f"{reference(SENT)}!$D${FIRST_ROW}:$D${FIRST_ROW + len(STATES) - 1}"
