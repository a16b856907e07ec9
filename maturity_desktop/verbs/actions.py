"""What is done with the roadmap beside the audit: the waves at hand, the list of actions out and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.action_returns import DAYS, NUMBERS, Fault, Field, ReturnedRow, RowFault
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.cell_values import day_in, whole_in
from maturity_desktop.domain.errors import FrameworkError, MaturityError
from maturity_desktop.domain.improvement_records import ActionState
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.roadmap import roadmap
from maturity_desktop.domain.sheet import Cell, Sheet, cell_text
from maturity_desktop.domain.waves import WavePlan
from maturity_desktop.storage.files import write_checked
from maturity_desktop.storage.own_models import FOLDER
from maturity_desktop.storage.roadmap_files import ROADMAP, read_waves
from maturity_desktop.storage.spreadsheets.formulas import formula_cells
from maturity_desktop.storage.spreadsheets.reading import read_sheets

if TYPE_CHECKING:
    from maturity_desktop.reports.packs.action_layout import ActionList
    from maturity_desktop.reports.packs.action_status import StatusPaper
    from maturity_desktop.reports.packs.training_plan import TrainingPaper

MARK_WITHIN = 40
"""The mark of a list stands within so many rows of its sheet."""


def waves_at_hand(library_folder: Path | None = None) -> WavePlan:
    """The waves that come with the program, or the firm's own where its library has a sound file of them."""
    return waves_and_faults(library_folder)[0]


def waves_and_faults(library_folder: Path | None = None) -> tuple[WavePlan, tuple[FrameworkError, ...]]:
    """The waves that are used, and what is wrong with the firm's file where it cannot be."""
    shipped = read_waves(frameworks_folder() / ROADMAP)
    own = library_folder / FOLDER / ROADMAP if library_folder is not None else None
    if own is None or not own.exists():
        return shipped, ()
    try:
        return read_waves(own), ()
    except FrameworkError as error:
        return shipped, (error,)


# The list of actions, out and back


class ActionFileError(MaturityError):
    """A file that is no list of this audit's actions; the text names the file."""


def list_of(
    audit: Audit, results: Sequence[Results], plan: WavePlan, today: date, words: NullTranslations
) -> ActionList:
    """What a list of the actions tells, dropped ones too."""
    from maturity_desktop.reports.packs.action_layout import ActionList
    from maturity_desktop.reports.sections.wording import day_words

    road = roadmap(audit, results, plan, today)
    day = day_words(today, words)
    titles = {own.framework.id: own.framework.short_title for own in results}
    return ActionList(audit.id, audit.client.name, day, road.standings, road, titles, words)


def export_action_workbook(told: ActionList, path: Path) -> None:
    """Writes the workbook; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.action_workbook import check_action_workbook, write_action_workbook

    write_checked(
        path,
        lambda out: write_action_workbook(told, out),
        lambda written: check_action_workbook(written, told),
    )


def export_action_csv(told: ActionList, path: Path) -> None:
    """Writes the .csv; ReportError or OSError as for the workbook."""
    from maturity_desktop.reports.packs.action_workbook import check_action_csv, write_action_csv

    write_checked(
        path, lambda out: write_action_csv(told, out), lambda written: check_action_csv(written, told)
    )


def read_actions(path: Path, audit: Audit) -> tuple[ReturnedRow, ...]:
    """The rows of a list that came back; ActionFileError where it is none of this audit's.

    FiguresError where the file cannot be read at all.
    """
    from maturity_desktop.reports.packs.action_layout import meaning_in

    for sheet in read_sheets(path):
        for column in range(sheet.width - 1, -1, -1):
            for row in range(min(sheet.height, MARK_WITHIN)):
                meaning = meaning_in(cell_text(sheet.columns[column][row]))
                if meaning is None:
                    continue
                if meaning.get("audit") != audit.id:
                    told = _("{file} has the actions of another audit. Open that audit to read it.")
                    raise ActionFileError(told.format(file=path.name))
                return tuple(_Rows(sheet, row, column, meaning, formula_cells(path, sheet.name)).read())
    told = _("{file} is no list of actions of this program. Take the file that was sent.")
    raise ActionFileError(told.format(file=path.name))


class _Rows:
    """The rows below the heads of a list; columns are known by their heads, wherever they were moved to."""

    def __init__(
        self, sheet: Sheet, head: int, mark: int, meaning: Mapping[str, Any], formulas: Sequence[str]
    ) -> None:
        self._sheet, self._head, self._mark = sheet, head, mark
        self._formulas = frozenset(formulas)
        heads = {str(told): name for name, told in meaning.get("heads", {}).items()}
        self._places: dict[Field, int] = {}
        self._beside: dict[str, int] = {}
        """The columns of which nothing is taken, by name."""
        for place in range(sheet.width):
            name = heads.get(cell_text(sheet.columns[place][head]))
            if name in set(Field):
                self._places.setdefault(Field(name), place)
            elif name is not None:
                self._beside.setdefault(name, place)
        self._states = {told.casefold(): name for name, told in meaning.get("states", {}).items()}
        self._waves = {told.casefold(): name for name, told in meaning.get("waves", {}).items()}
        self._waves |= {told.casefold(): "" for told in meaning.get("proposed", {}).values()}

    def read(self) -> Iterator[ReturnedRow]:
        from maturity_desktop.reports.packs.action_layout import NUMBER, sent_in

        for row in range(self._head + 1, self._sheet.height):
            mark = cell_text(self._sheet.columns[self._mark][row])
            cells = {name: self._sheet.columns[place][row] for name, place in self._places.items()}
            unknown = self._without_value(row)
            if not mark and not unknown and not any(cell_text(cell) for cell in cells.values()):
                continue
            place = self._sheet.row + row + 1
            sent = sent_in(mark)
            told, faults = self._told(
                {name: own for name, own in cells.items() if name not in unknown}, place
            )
            title = cell_text(cells.get(Field.TITLE))
            faults += [RowFault(place, Fault.NO_VALUE, title, cell) for cell in unknown.values()]
            action, values = sent if sent is not None else ("", None)
            faults += self._of_what_it_is_for(row, mark, title, sent is not None)
            number = self._text_beside(NUMBER, row)
            yield ReturnedRow(place, action, values, told, bool(mark), tuple(faults), number)

    def _of_what_it_is_for(self, row: int, mark: str, title: str, is_known: bool) -> Iterator[RowFault]:
        """Criteria and checkpoints that were written or changed; none of them is taken from a list."""
        from maturity_desktop.reports.packs.action_layout import CLOSES, CRITERIA, is_changed, unsafe

        place = self._sheet.row + row + 1
        texts = {name: unsafe(self._text_beside(name, row)) for name in (CLOSES, CRITERIA)}
        for name, text in texts.items():
            if is_known and name in self._beside and is_changed(mark, name, text):
                yield RowFault(place, Fault.CLOSES, title, text)
                return
        if not mark and title and any(texts.values()):
            yield RowFault(place, Fault.NEW_CLOSES, title)

    def _text_beside(self, name: str, row: int) -> str:
        """What stands in a column of which nothing is taken; empty where it is not there any more."""
        place = self._beside.get(name)
        return cell_text(self._sheet.columns[place][row]) if place is not None else ""

    def _without_value(self, row: int) -> dict[Field, str]:
        """The names of a row's cells that hold a formula and nothing, or an error, that it comes to."""
        names = {name: self._sheet.cell_name(row, place) for name, place in self._places.items()}
        texts = {name: cell_text(self._sheet.columns[place][row]) for name, place in self._places.items()}
        return {
            name: cell
            for name, cell in names.items()
            if cell in self._formulas and (not texts[name] or texts[name].startswith("#"))
        }

    def _told(self, cells: Mapping[Field, Cell], place: int) -> tuple[dict[Field, str], list[RowFault]]:
        """What the cells of a row say; those that mean nothing are left out, with why."""
        from maturity_desktop.reports.packs.action_layout import unsafe

        told: dict[Field, str] = {}
        faults = []
        title = unsafe(cell_text(cells.get(Field.TITLE)))
        for name, cell in cells.items():
            text = unsafe(cell_text(cell))
            value, fault = self._value(name, cell, text)
            if fault is not None:
                faults.append(RowFault(place, fault, title, text))
            else:
                told[name] = value
        return told, faults

    def _value(self, name: Field, cell: Cell, text: str) -> tuple[str, Fault | None]:
        if name in DAYS and text:
            day = day_in(cell)
            return (day.isoformat(), None) if day is not None else ("", Fault.ODD_DAY)
        if name in NUMBERS and text:
            amount = whole_in(cell)
            return (str(amount), None) if amount is not None else ("", Fault.ODD_NUMBER)
        if name is Field.STATE:
            state = self._states.get(text.casefold(), "" if text else ActionState.PROPOSED.value)
            return state, None if state else Fault.ODD_STATE
        if name is Field.WAVE:
            wave = self._waves.get(text.casefold(), "" if not text else None)
            return wave or "", None if wave is not None else Fault.ODD_WAVE
        return text, None


# Prints


def status_of(
    results: Sequence[Results],
    plan: WavePlan,
    today: date,
    words: NullTranslations,
    page_size: str = "A4",
    audience: Audience = Audience.CLIENT,
) -> StatusPaper:
    """What the status report tells; with what was noted of the actions in an internal copy only."""
    from maturity_desktop.reports.packs.action_status import status_paper

    return status_paper(results, plan, today, words, page_size, audience)


def export_status(paper: StatusPaper, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.action_status import check_status, write_status

    write_checked(path, lambda out: write_status(paper, out), lambda written: check_status(written, paper))


def training_of(audit: Audit, today: date, words: NullTranslations, page_size: str = "A4") -> TrainingPaper:
    """What the training plan tells."""
    from maturity_desktop.reports.packs.training_plan import training_paper

    return training_paper(audit, today, words, page_size)


def export_training(paper: TrainingPaper, path: Path) -> None:
    """Writes the PDF; ReportError or OSError as for the status report."""
    from maturity_desktop.reports.packs.training_plan import check_training, write_training

    write_checked(
        path, lambda out: write_training(paper, out), lambda written: check_training(written, paper)
    )
