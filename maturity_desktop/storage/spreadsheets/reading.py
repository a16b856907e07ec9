"""Reads a client's file in a child process that can be stopped, and says what stopped it."""

from __future__ import annotations

import io
import pickle
import subprocess
import time
from collections.abc import Mapping
from dataclasses import astuple
from gettext import gettext as _
from pathlib import Path
from typing import Any, NoReturn

from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.sheet import Block, Sheet
from maturity_desktop.storage.children import NO_WINDOW, READ_TABLES, child_command
from maturity_desktop.storage.spreadsheets.limits import MIB, USUAL, Limits
from maturity_desktop.storage.spreadsheets.refusals import Why
from maturity_desktop.storage.spreadsheets.watch import memory_of

MODULE = "maturity_desktop.storage.spreadsheets.child"
BETWEEN_LOOKS_S = 0.05
PLAIN = {("datetime", name) for name in ("date", "datetime", "time", "timedelta")}


class _PlainData(pickle.Unpickler):
    """Takes plain values and times only: a child that a file has turned cannot hand over more."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in PLAIN:
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


def read_sheets(path: Path, limits: Limits = USUAL) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of delimited text; FiguresError where they cannot be read."""
    if not path.is_file():  # a pipe would keep its reader waiting
        _refuse(path, Why.UNREADABLE, _("it is no file"), limits)
    told = _told_by_child(path, limits)
    if "why" in told:
        _refuse(path, Why(told["why"]), str(told["detail"]), limits)
    return tuple(
        Sheet(
            own["name"],
            tuple(own["columns"]),
            path.name,
            own["row"],
            own["column"],
            tuple(Block(*block) for block in own["merged"]),
            own["hidden"],
        )
        for own in told["sheets"]
    )


def _told_by_child(path: Path, limits: Limits) -> Mapping[str, Any]:
    with subprocess.Popen(  # noqa: S603 - the program itself
        _command(path, limits),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=NO_WINDOW,
    ) as child:
        try:
            answer = _answer(child, path, limits)
        finally:
            child.kill()
    try:
        told = _PlainData(io.BytesIO(answer)).load()
    except (pickle.UnpicklingError, EOFError, ValueError, IndexError, KeyError):
        # It ended in the middle: stopped for want of memory, or (with 1) by what it read.
        _refuse(path, Why.DAMAGED if child.returncode == 1 else Why.MEMORY, _("unexpected content"), limits)
    assert isinstance(told, dict), "the child tells one thing"
    return told


def _command(path: Path, limits: Limits) -> list[str]:
    return [*child_command(MODULE, READ_TABLES), *map(str, astuple(limits)), str(path.absolute())]


def _answer(child: subprocess.Popen[bytes], path: Path, limits: Limits) -> bytes:
    """What the child writes, while its time and its memory last."""
    until = time.monotonic() + limits.seconds
    while True:
        try:
            return child.communicate(timeout=BETWEEN_LOOKS_S)[0]
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                _refuse(path, Why.TIME, "", limits)
            if memory_of(child) > limits.memory:
                _refuse(path, Why.MEMORY, "", limits)


def _refuse(path: Path, why: Why, detail: str, limits: Limits) -> NoReturn:
    raise FiguresError(f"{path.name}: {_words(why, detail, limits)}")


def _words(why: Why, detail: str, limits: Limits) -> str:  # noqa: C901 - one line for each reason
    match why:
        case Why.DAMAGED:
            what = _(
                "The file is damaged, or no table ({reason}). Open it in its program, and save it again."
            )
            return what.format(reason=detail)
        case Why.LOCKED:
            return _("The file is locked with a password. Save it without one.")
        case Why.WEB_PAGE:
            return _(
                "The file is a web page or XML, whatever its name says. Open it in Excel, and save "
                "it as .xlsx."
            )
        case Why.NO_TEXT:
            return _("The file is no table. Workbooks (.xlsx, .xls, .ods) and text (.csv, .tsv) can be read.")
        case Why.NO_CELLS:
            return _("The file has no filled cells.")
        case Why.LARGE_FILE:
            what = _("The file is larger than {most} MiB. Leave only the sheet with the figures in it.")
            return what.format(most=limits.file // MIB)
        case Why.LARGE_INSIDE:
            what = _("Unpacked, the file is larger than {most} MiB. Save only the sheet with the figures.")
            return what.format(most=limits.inside // MIB)
        case Why.MANY_ROWS:
            what = _("{sheet} has more than {most} rows. Leave out what is older than the audit's window.")
            return what.format(sheet=_sheet(detail), most=limits.rows)
        case Why.MANY_CELLS:
            what = _(
                "{sheet} has more than {most} cells, or a cell far from the others. Delete the columns and "
                "rows outside the table."
            )
            return what.format(sheet=_sheet(detail), most=limits.cells)
        case Why.MUCH_TEXT:
            return _("The file holds more text than a table of figures does. Leave only the figures in it.")
        case Why.MEMORY:
            what = _(
                "Reading the file takes more than {most} MiB of memory: a cell far from the others, or much "
                "more than is needed. Delete the rows and columns outside the table, and what is "
                "older than the "
                "audit's window."
            )
            return what.format(most=limits.memory // MIB)
        case Why.TIME:
            what = _(
                "Reading the file takes longer than {most} seconds. Save the sheet with the figures as CSV."
            )
            return what.format(most=round(limits.seconds))
        case Why.RAGGED:
            what = _(
                "Line {line} has more cells than the head: commas divide the cells and stand in the figures. "
                "Save the table with semicolons between its cells."
            )
            return what.format(line=detail)
    return _("The file cannot be read ({reason}).").format(reason=detail)


def _sheet(name: str) -> str:
    return _("The sheet “{name}”").format(name=name) if name else _("The table")
