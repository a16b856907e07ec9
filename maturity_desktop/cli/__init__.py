"""The same verbs without a window."""

from __future__ import annotations

import io
import os
import sys
from gettext import gettext as _
from inspect import cleandoc

import click

from maturity_desktop.cli import (
    audits,
    backups,
    brands,
    children,
    coverage,
    erasing,
    evidence,
    exporting,
    figures,
    guides,
    handing_over,
    improvement,
    ladder,
    models,
    plan,
    portfolio,
    re_audits,
    requests,
    returned,
    safety,
    self_assessments,
    surveys,
)
from maturity_desktop.cli.program import program
from maturity_desktop.cli.telling import drop_what_was_not_written, plain_error, tell
from maturity_desktop.domain.errors import MaturityError

__all__ = ["main"]

for verbs in (
    audits.VERBS,
    exporting.VERBS,
    models.VERBS,
    ladder.VERBS,
    figures.VERBS,
    surveys.VERBS,
    coverage.VERBS,
    plan.VERBS,
    requests.VERBS,
    returned.VERBS,
    self_assessments.VERBS,
    guides.VERBS,
    improvement.VERBS,
    handing_over.VERBS,
    brands.VERBS,
    evidence.VERBS,
    re_audits.VERBS,
    portfolio.VERBS,
    backups.VERBS,
    safety.VERBS,
    erasing.VERBS,
    children.VERBS,
):
    for verb in verbs:
        program.add_command(verb)


def main() -> None:
    """Runs the command line; an expected failure is told in its own words, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever the terminal cannot show
    _bind_catalogue()
    _translate_help(program)
    try:
        program(standalone_mode=True)
    except (MaturityError, LookupError, OSError) as error:
        for line in plain_error(error).split("\n"):
            tell(line, err=True)
        drop_what_was_not_written()
        sys.exit(1)


def _bind_catalogue() -> None:
    """The catalogue of the window; where no variable names a language, only on Windows Qt is asked for it."""
    from maturity_desktop.data_folders import resources_folder
    from maturity_desktop.gui.catalogue import LANGUAGE_NAMES, bind_catalogue

    if sys.platform == "win32" or any(os.environ.get(name) for name in LANGUAGE_NAMES):
        bind_catalogue(resources_folder() / "locale")


def _translate_help(command: click.Command) -> None:
    """The help of a command, its options and its verbs was written before the language was known."""
    if command.help:
        command.help = _(cleandoc(command.help))
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            option.help = _(option.help)
    for verb in command.commands.values() if isinstance(command, click.Group) else ():
        _translate_help(verb)
