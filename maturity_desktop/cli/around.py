"""What every verb of the command line can be told: which library, what day it is, how to answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from maturity_desktop.cli.telling import tell
from maturity_desktop.domain.errors import LibraryError

if TYPE_CHECKING:
    from maturity_desktop.storage.library import Library
    from maturity_desktop.storage.start_check import Condition

F = TypeVar("F", bound=Callable[..., Any])

DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Python reads other ways of writing a day too, which are easily taken for another day."""

N_ = str
"""Marks a text for the catalogue; it is translated when it is shown."""


class Surroundings:
    """Which library, and what day it is; given before or after the verb, where the later one counts."""

    def __init__(self) -> None:
        self.library: Path | None = None
        self.today: date | None = None
        self.is_damaged = False
        """Whether a library was read that is damaged: what was shown may not be all."""
        self._warned: set[str] = set()

    def clock(self) -> datetime:
        """The time now, on the day that was asked for."""
        now = datetime.now().astimezone()
        return (
            now
            if self.today is None
            else now.replace(year=self.today.year, month=self.today.month, day=self.today.day)
        )

    @property
    def folder(self) -> Path:
        from maturity_desktop.storage.files import data_folder

        return self.library or data_folder()

    @contextmanager
    def open(self) -> Iterator[Library]:
        """The library, to read and to write."""
        from maturity_desktop.storage.library import Library

        with closing(Library.open(self.folder)) as library:
            self._warn(library.condition)
            yield library

    @contextmanager
    def open_to_read(self) -> Iterator[Library]:
        """The library as it is, a damaged one as far as it can be read; it is never made.

        Opening it for writing renews an older one. What forbids that (a window that has it open, a folder
        that may only be read) need not forbid reading.
        """
        from maturity_desktop.storage.library import Library

        library, condition = Library.open_as_found(self.folder, make=False)
        if library is None:
            raise LibraryError("\n".join(condition.problems))
        with closing(library):
            self._warn(condition)
            yield library

    def _warn(self, condition: Condition) -> None:
        """Tells once what is wrong with a library that can be read all the same."""
        from maturity_desktop.storage.start_check import State

        words: tuple[str, ...] = ()
        if condition.state is State.SOUND:
            words = condition.problems
        elif condition.state is State.DAMAGED:
            self.is_damaged = True
            words = (
                _("The library is damaged: what is shown may not be all, or not right. “verify” tells more."),
            )
        for line in words:
            if line not in self._warned:
                tell(line, err=True)
        self._warned.update(words)


class Day(click.ParamType["date"]):
    """A date as 2025-12-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            if isinstance(value, date):
                return value
            return date.fromisoformat(value if DAY.fullmatch(value) else "")
        except ValueError:
            self.fail(_("{value} is not a date. Write it as 2025-12-31.").format(value=value), param, ctx)


class Folder(click.Path):
    """A folder, there or not; an empty name, which a script makes of an unset variable, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail(_("The name of the folder is empty."), param, ctx)
        return super().convert(value, param, ctx)


def everywhere(command: F) -> F:
    """Adds the options that may stand before or after the verb."""

    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Surroundings), str(param.name), value)

    library = click.option(
        "--library",
        type=Folder(path_type=Path, file_okay=False),
        metavar="DIR",
        callback=keep,
        expose_value=False,
        help=N_("The folder of the library; else the one in the system's place for application data."),
    )
    today = click.option(
        "--today",
        type=Day(),
        metavar="DATE",
        callback=keep,
        expose_value=False,
        help=N_("Take this for today's date."),
    )
    return library(today(command))


as_json = click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))


def plain_id(framework_id: str) -> str:
    """An id as files write it: people type the file's name too, which has hyphens."""
    return framework_id.replace("-", "_")
