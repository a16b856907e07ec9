"""The verbs of safety: check a library, save what can be saved of it, tell what it is like."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import click

from maturity_desktop.cli.around import N_, Folder, Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.domain.progress import Progress


@click.command()
@click.option("--deep", is_flag=True, help=N_("Read every file of evidence, and compute every level anew."))
@click.option(
    "--add-left",
    is_flag=True,
    help=N_("Make items of evidence of the files that an interrupted adding has left."),
)
@everywhere
@click.pass_obj
def verify(around: Surroundings, deep: bool, add_left: bool) -> None:
    """Check the library, its evidence, and the files of models and pairs beside it."""
    from maturity_desktop.verbs.safety import problems_of

    if add_left:
        _add_left_over(around)
    with _watched() as progress:
        problems = problems_of(around.folder, deep, around.clock(), progress)
    for problem in problems:
        tell(problem, err=True)
    if problems:
        sys.exit(1)
    _tell_left_over(around)
    tell(_("The library is sound."))


@click.command()
@click.argument("target", type=Folder(path_type=Path, file_okay=False))
@everywhere
@click.pass_obj
def salvage(around: Surroundings, target: Path) -> None:
    """Save what can be saved of a damaged library into TARGET, a folder that is not there yet.

    The damaged library is only read.
    """
    from maturity_desktop.verbs.safety import salvage_library, saved_lines

    with _watched() as progress:
        done = salvage_library(around.folder, target, around.clock(), progress)
    for line in saved_lines(done):
        tell(line)
    tell(_("The library in {folder} is a new one; the damaged one was left as it is.").format(folder=target))


@click.command()
@click.option(
    "--take-over", is_flag=True, help=N_("Pass over the name of another computer that has left the library.")
)
@click.option(
    "--accept-copy",
    "accept",
    is_flag=True,
    help=N_("This library is the right one: say no more that changes are missing from it."),
)
@as_json
@everywhere
@click.pass_obj
def doctor(around: Surroundings, take_over: bool, accept: bool, as_json: bool) -> None:
    """Tell what the library and its surroundings are like, without a client's words."""
    from maturity_desktop.verbs.safety import accept_library, diagnosis_lines, take_over_library

    if take_over:
        tell(take_over_library(around.folder), err=True)
    if accept:
        tell(accept_library(around.folder), err=True)
    lines = list(diagnosis_lines(around.folder))
    if as_json:
        print_json([{"name": name, "value": value} for name, value in lines])
        return
    for name, value in lines:
        tell(name, value)


def _add_left_over(around: Surroundings) -> None:
    from maturity_desktop.storage.left_over import left_over
    from maturity_desktop.verbs.left_over import add_left_over

    files = left_over(around.folder)
    with around.open() as library:
        count = add_left_over(library, files, around.clock)
    words = ngettext("{count} item of evidence was added.", "{count} items of evidence were added.", count)
    tell(words.format(count=count))


def _tell_left_over(around: Surroundings) -> None:
    from maturity_desktop.storage.left_over import left_over
    from maturity_desktop.verbs.left_over import left_over_words

    if words := left_over_words(left_over(around.folder)):
        tell(words, err=True)
        hint = _("To add them after all: verify --add-left. To take them away: erase --unneeded")
        tell(hint, err=True)


VERBS = (verify, salvage, doctor)


@contextmanager
def _watched() -> Iterator[Progress]:
    """Shows on a terminal how far it is, on a line that goes when it is done."""
    shown = [""]

    def progress(done: int, total: int) -> None:
        words = f"{100 * done // total} %" if total else ""
        if words != shown[0] and sys.stderr.isatty():
            click.echo(f"\r{words:>6}", nl=False, err=True)
            shown[0] = words

    try:
        yield progress
    finally:
        if shown[0]:
            click.echo("\r      \r", nl=False, err=True)
