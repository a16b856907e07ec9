"""Files that the command line writes: what they may be called, what is told of them, where they are noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from gettext import gettext as _
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from maturity_desktop.cli.audits import are_one
from maturity_desktop.cli.telling import tell, tell_written

if TYPE_CHECKING:
    from maturity_desktop.cli.around import Surroundings
    from maturity_desktop.domain.report_records import Audience
    from maturity_desktop.reports.choices import ReportOptions
    from maturity_desktop.verbs.handed_over import Written

F = TypeVar("F", bound=Callable[..., Any])
ENDINGS = {"word": "docx", "status": "pdf", "training": "pdf", "gaps": "pdf", "certificate": "txt"}
"""How the file of an option ends that is not called after its ending."""


class FileToWrite(click.Path):
    """A file that ends as its kind does, so that no file of another kind is ever replaced; never a folder."""

    def __init__(self, ending: str) -> None:
        super().__init__(path_type=Path, dir_okay=False)
        self._ending = ending

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path = Path(value)
        if path.suffix.lower() != f".{self._ending}":
            option = param.opts[0] if isinstance(param, click.Option) else ""
            told = (
                _("“{file}” does not end in .{kind}, as the file of {option} has to.")
                if option
                else _("“{file}” does not end in .{kind}, as a file of this kind has to.")
            )
            raise click.UsageError(
                told.format(file=path.name or value, kind=self._ending, option=option), ctx=ctx
            )
        return super().convert(value, param, ctx)


def file_option(name: str, help_: str) -> Callable[[F], F]:
    """An option that names a file to be written; it ends as the option is called, or as ENDINGS tells."""
    ending = ENDINGS.get(name, name)
    return click.option(f"--{name}", name, type=FileToWrite(ending), metavar="F", help=help_)


def refuse_one_file_for_two(files: Mapping[str, Path | None]) -> None:
    """UsageError where two options, by their names, lead to the same file."""
    named = [(name, path) for name, path in files.items() if path is not None]
    for (one, path), (other, second) in combinations(named, 2):
        if are_one(path, second):
            told = _("{one} and {other} name the same file. Give each its own.")
            raise click.UsageError(told.format(one=f"--{one}", other=f"--{other}"))


def hand_over(around: Surroundings, audit: str, paths: Sequence[Path], quiet: bool = False) -> None:
    """Tells of files that were written for somebody, unless `quiet`; notes them in the audit's history."""
    from maturity_desktop.verbs.handed_over import written

    for path in () if quiet else paths:
        tell_written(path)
    note_files(around, audit, [(path.suffix.lower().lstrip("."), written(path)) for path in paths])


def note_files(
    around: Surroundings,
    audit: str,
    files: Sequence[tuple[str, Written]],
    options: ReportOptions | None = None,
    signed: str | None = None,
    author: str | None = None,
    audience: Audience | None = None,
) -> None:
    """Enters files, with their kinds, into the history; where the library can only be read that is told.

    `options` and the version that was `signed` are a report's; `audience` is said of what is no report.
    """
    from maturity_desktop.verbs.handed_over import difference_words, note, noted
    from maturity_desktop.verbs.sign_off import version_of

    if not files:
        return
    with around.open_to_read() as library:
        if library.read_only:
            told = _("Not noted among what was handed over: the library can only be read now.")
            tell(told, err=True)
            return
        for kind, file in files:
            found = library.load(audit)
            by = author or found.details.assessor
            sign_off = version_of(found, signed).id if signed is not None else ""
            entry = noted(found, file, kind, around.clock(), by, options, sign_off)
            if audience is not None:
                entry = replace(entry, audience=audience.value)
            note(library, found, entry, by, around.clock)
            if difference := difference_words(found, entry):
                tell(difference, err=True)
