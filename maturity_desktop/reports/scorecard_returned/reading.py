"""The rows of a scorecard that came back: sheets and columns are found by names, rows by their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from maturity_desktop.domain import action_returns
from maturity_desktop.domain.action_returns import kept
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.cell_values import day_in, whole_in
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.named_cells import NamedCells, named_cells
from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.scorecard_returns import Field, Returned, RowBack
from maturity_desktop.domain.sheet import Cell, Sheet, cell_text
from maturity_desktop.reports.scorecard_returned.heads import Heads
from maturity_desktop.reports.scorecard_returned.meaning import (
    ACTIONS,
    Meaning,
    NoScorecard,
    Sent,
    TableSent,
    Why,
    meaning_of,
    word_key,
)
from maturity_desktop.reports.scorecard_returned.untaken import FixedCells, changed_sheets

FormulasOf = Callable[[str], Collection[str]]
"""The cells with formulas of a sheet, by its title."""
FIELDS = {
    "answer": Field.ANSWER, "remark": Field.REMARK, "target": Field.TARGET, "set_level": Field.SET_LEVEL,
    "reservation": Field.RESERVATION, "done_on": Field.TASK_DONE,
}  # fmt: skip
REASON = "set_reason"
CLOSES = ("criteria", "checkpoints")
"""What an action is for."""


def read_back(
    sheets: Sequence[Sheet],
    names: Mapping[str, str],
    formulas: FormulasOf,
    audit: Audit,
    frameworks: Mapping[str, Framework],
) -> Returned:
    """What the workbook says; NoScorecard where it is none of this audit's."""
    meaning = meaning_of(sheets)
    if meaning.audit != audit.id:
        raise NoScorecard(Why.OTHER_AUDIT)
    return _Reading(sheets, names, formulas, meaning, frameworks).returned()


@dataclass
class _Found:
    """A table as it stands in the file: its sheet, where its columns are, which cells hold formulas."""

    sent: TableSent
    sheet: Sheet
    mark: int
    label: int | None
    columns: Mapping[str, int]
    first: int
    formulas: frozenset[str]
    merged: frozenset[int]
    """Rows of which a cell that counts is one with others."""
    fixed: Mapping[str, int]
    """Where the columns are that nobody fills in."""

    def text(self, row: int, column: int | None) -> str:
        return cell_text(self.sheet.columns[column][row]) if column is not None else ""

    def number(self, row: int) -> int:
        """What the file calls the row."""
        return self.sheet.row + row + 1

    def trouble(self, fault: Fault, row: int, name: str, column: str = "", text: str = "") -> Trouble:
        cell = self.sheet.cell_name(row, self.columns[column]) if column else ""
        return Trouble(fault, self.sheet.name, self.number(row), cell, name, text)

    def name(self, row: int, mark: str) -> str:
        """What a person knows the row by: its number, or whatever stands first in it."""
        told = (self.text(row, place) for place in self.columns.values())
        return self.text(row, self.label) or mark or next(filter(None, told), "")


@dataclass
class _Reading:
    """One workbook on its way in; what cannot be taken is collected."""

    sheets: Sequence[Sheet]
    names: Mapping[str, str]
    formulas: FormulasOf
    meaning: Meaning
    frameworks: Mapping[str, Framework]
    troubles: list[Trouble] = field(default_factory=list)
    rows: list[RowBack] = field(default_factory=list)
    actions: list[action_returns.ReturnedRow] = field(default_factory=list)
    missing_actions: list[str] = field(default_factory=list)
    roadmap: str = ""

    def returned(self) -> Returned:
        for table in self.meaning.tables:
            found = self._found(table)
            if found is not None:
                self._read(found)
        self._check_continued()
        self.troubles += changed_sheets(self.sheets, self.meaning.prints, self.formulas)
        meaning = self.meaning
        return Returned(
            meaning.audit,
            meaning.rating_set,
            meaning.made_on,
            meaning.frameworks,
            tuple(self.rows),
            self.roadmap,
            tuple(self.actions),
            tuple(self.missing_actions),
            tuple(self.troubles),
            meaning.wave_titles,
            meaning.second,
        )

    def _cells(self, name: str) -> tuple[Sheet, NamedCells] | None:
        """The sheet and the cells of a name, as far as they are within what is filled."""
        cells = named_cells(self.names.get(name, ""))
        sheet = next((own for own in self.sheets if cells is not None and own.name == cells.sheet), None)
        if cells is None or sheet is None or not 0 <= cells.column - sheet.column < sheet.width:
            return None
        return sheet, cells

    def _found(self, table: TableSent) -> _Found | None:
        """Where a table stands now; its first row is that of its marks."""
        marks = self._cells(table.mark)
        if marks is None:
            self.troubles.append(Trouble(Fault.NO_SHEET, table.sheet, name=table.sheet))
            return None
        sheet, cells = marks
        first = max(0, cells.first - sheet.row - 1)
        heads = Heads(sheet, first - 1, table)
        columns: dict[str, int] = {}
        for column, (name, head) in table.columns.items():
            own = named_cells(self.names.get(name, ""))
            if own is None or own.sheet != cells.sheet:
                self.troubles.append(Trouble(Fault.NO_COLUMN, sheet.name, name=head))
            elif 0 <= own.column - sheet.column < sheet.width:  # else it is empty from top to bottom
                place, trouble = heads.read(head, own.column - sheet.column)
                self.troubles += [trouble] if trouble is not None else []
                columns |= {column: place} if place is not None else {}
        label = self._cells(table.label)
        mark = cells.column - sheet.column
        return _Found(
            table,
            sheet,
            mark,
            label[1].column - sheet.column if label is not None and label[0] is sheet else None,
            columns,
            first,
            frozenset(self.formulas(sheet.name)),
            _merged_rows(sheet, {mark, *columns.values()}),
            heads.fixed(),
        )

    def _read(self, table: _Found) -> None:
        height = table.sheet.height
        marks = Counter(table.text(row, table.mark) for row in range(table.first, height))
        is_actions = table.sent.key.partition("_")[0] == ACTIONS
        if is_actions:
            self.roadmap = table.sheet.name
        fixed = FixedCells(table.sheet, table.fixed, table.sent.fixed, table.formulas, not is_actions)
        for row in range(table.first, height):
            mark = table.text(row, table.mark)
            fault = self._spoilt(table, row, mark, marks[mark])
            if fault is not None:
                text = mark if fault is Fault.EDITED else ""
                self.troubles.append(table.trouble(fault, row, table.name(row, mark), text=text))
                continue
            if mark:
                fixed.look_at(row, self.meaning.rows[table.sent.key, mark].fixed)
            if is_actions:
                self._read_action(table, row, mark)
            elif mark:
                self._read_row(table, row, mark)
        self.troubles += fixed.troubles()
        gone = [name for key, name in self.meaning.rows if key == table.sent.key and name not in marks]
        if is_actions:
            self.missing_actions += gone
        else:
            self.troubles += [Trouble(Fault.MISSING, table.sheet.name, name=name) for name in gone]

    def _spoilt(self, table: _Found, row: int, mark: str, times: int) -> Fault | None:
        """Why nothing of a row is taken; None where something may be, or nothing stands there."""
        is_actions = table.sent.key.partition("_")[0] == ACTIONS
        if row in table.merged:
            return Fault.MERGED
        if not mark:
            says = any(table.text(row, place) for place in table.columns.values())
            return Fault.UNKNOWN if says and not is_actions else None
        if (table.sent.key, mark) not in self.meaning.rows:
            return Fault.UNKNOWN
        if times > 1:
            return Fault.TWICE
        if not is_actions and table.label is not None and table.text(row, table.label) != mark:
            return Fault.EDITED
        return None

    def _open_cells(self, table: _Found, row: int, name: str, sent: Sent) -> Iterator[tuple[str, Cell]]:
        """The cells of a row that can be read; formulas and closed cells that were changed are told."""
        for column, place in table.columns.items():
            cell = table.sheet.columns[place][row]
            if table.sheet.cell_name(row, place) in table.formulas:
                self.troubles.append(table.trouble(Fault.FORMULA, row, name, column))
            elif column not in sent.closed:
                yield column, cell
            elif kept(cell_text(cell)) != sent.values.get(column, ""):
                self.troubles.append(table.trouble(Fault.CLOSED, row, name, column))

    def _read_row(self, table: _Found, row: int, mark: str) -> None:
        framework = self.frameworks.get(table.sent.framework)
        sent = self.meaning.rows[table.sent.key, mark]
        if framework is None:
            return
        told: dict[Field, str] = {}
        reason: str | None = None
        for column, cell in self._open_cells(table, row, mark, sent):
            if column == REASON:
                reason = cell_text(cell)
                continue
            value, fault = self._value(column, cell, framework, mark)
            if fault is not None:
                self.troubles.append(table.trouble(fault, row, mark, column, cell_text(cell)))
            else:
                told[_field(column, table)] = value
        values = {
            _field(column, table): self._sent_value(column, value, framework, mark)
            for column, value in sent.values.items()
            if column != REASON
        }
        self.rows.append(
            RowBack(
                table.sheet.name,
                table.number(row),
                framework.id,
                mark,
                told,
                values,
                reason,
                sent.values.get(REASON, ""),
            )
        )

    def _value(self, column: str, cell: Cell, framework: Framework, mark: str) -> tuple[str, Fault | None]:
        """A cell's field, or why it means none."""
        text = cell_text(cell)
        match column:
            case "answer" if text:
                value = self._answers(framework, mark).get(word_key(text))
                return (value, None) if value is not None else ("", Fault.ODD_ANSWER)
            case "target" if not text:
                return "", Fault.NO_TARGET
            case "target" | "set_level" if text:
                level = whole_in(cell)
                is_on_scale = level is not None and framework.floor <= level <= framework.top
                return (str(level), None) if is_on_scale else ("", Fault.ODD_LEVEL)
            case "done_on" if text:
                day = day_in(cell)
                return (day.isoformat(), None) if day is not None else ("", Fault.ODD_DAY)
        return text, None

    def _answers(self, framework: Framework, mark: str) -> Mapping[str, str]:
        """The words for the answers to a checkpoint, or to a sign: those that its list offered."""
        home = framework.criterion_of_checkpoint.get(mark)
        is_sign = home is not None and any(own.id == mark and own.sign for own in home.checkpoints)
        return self.meaning.signs if is_sign else self.meaning.answers

    def _sent_value(self, column: str, value: str, framework: Framework, mark: str) -> str:
        if column != "answer":
            return value
        return self._answers(framework, mark).get(word_key(value), value)

    # Actions

    def _read_action(self, table: _Found, row: int, mark: str) -> None:
        sent = self.meaning.rows.get((table.sent.key, mark), Sent({}, frozenset()))
        name = table.text(row, table.columns.get("title"))
        told: dict[action_returns.Field, str] = {}
        for column, cell in self._open_cells(table, row, name, sent):
            own = action_returns.Field(column)
            if mark and own is action_returns.Field.WAVE:
                continue  # only a new action is placed here
            value, fault = self._action_value(own, cell)
            if fault is not None:
                self.troubles.append(table.trouble(fault, row, name, column, cell_text(cell)))
            elif mark or value:
                told[own] = value
        if not mark and not told:
            return
        if not mark and not told.get(action_returns.Field.TITLE, ""):
            self.troubles.append(table.trouble(Fault.NO_TITLE, row, ""))
            return
        if not mark:
            self._tell_closed(table, row, told.get(action_returns.Field.TITLE, ""))
        values = {action_returns.Field(column): value for column, value in sent.values.items()}
        state = values.get(action_returns.Field.STATE, "")
        if state:
            values[action_returns.Field.STATE] = self.meaning.states.get(word_key(state), state)
        self.actions.append(
            action_returns.ReturnedRow(table.number(row), mark, values if mark else None, told, bool(mark))
        )

    def _tell_closed(self, table: _Found, row: int, title: str) -> None:
        """What a new action is for is told in words that are not read."""
        places = (table.fixed[own] for own in CLOSES if own in table.fixed)
        cells = [table.sheet.cell_name(row, place) for place in places if table.text(row, place)]
        if cells:
            self.troubles.append(
                Trouble(Fault.NOT_CLOSED, table.sheet.name, table.number(row), cells[0], title)
            )

    def _action_value(self, own: action_returns.Field, cell: Cell) -> tuple[str, Fault | None]:
        text = cell_text(cell)
        if own in action_returns.DAYS and text:
            day = day_in(cell)
            return (day.isoformat(), None) if day is not None else ("", Fault.ODD_DAY)
        if own in action_returns.NUMBERS and text:
            amount = whole_in(cell)
            return (str(amount), None) if amount is not None else ("", Fault.ODD_NUMBER)
        if own is action_returns.Field.STATE and text:
            state = self.meaning.states.get(word_key(text), "")
            return (state, None) if state in set(ActionState) else ("", Fault.ODD_STATE)
        if own is action_returns.Field.WAVE and text:
            wave = self.meaning.waves.get(word_key(text), "")
            return (wave, None) if wave else ("", Fault.ODD_WAVE)
        return text, None

    # Long texts

    def _check_continued(self) -> None:
        """Texts longer than a cell are read only: whether somebody changed one is told."""
        name, sent = self.meaning.continued
        found = self._cells(name) if name else None
        if found is None:
            return
        sheet, cells = found
        first = max(0, cells.first - sheet.row - 1)
        texts = sheet.columns[cells.column - sheet.column][first:]
        if kept("".join(map(cell_text, texts))) != sent:
            self.troubles.append(Trouble(Fault.CLOSED, sheet.name, name=sheet.name))


def _merged_rows(sheet: Sheet, places: Collection[int]) -> frozenset[int]:
    """The rows of a sheet in which a cell of these columns is one with others."""
    blocks = (own for own in sheet.merged if any(own.left <= place <= own.right for place in places))
    return frozenset(row for own in blocks for row in range(own.top, own.bottom + 1))


def _field(column: str, table: _Found) -> Field:
    """The field of a column; a note is of a criterion or of a task."""
    if column == "note":
        return Field.TASK_NOTE if table.sent.key.startswith("Task") else Field.NOTE
    return FIELDS[column]
