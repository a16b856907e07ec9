"""The command line's beginning: what it does without a verb."""

from __future__ import annotations

import sys

import click

from maturity_desktop import __version__
from maturity_desktop.cli.around import N_, Surroundings, everywhere
from maturity_desktop.cli.telling import tell


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Maturity Desktop")
@click.option("--self-test", is_flag=True, help=N_("Make, export and check the sample audit, then exit."))
@everywhere
@click.pass_context
def program(ctx: click.Context, self_test: bool) -> None:
    """Audits of support operations against maturity models. Without a verb, opens the window."""
    around = ctx.ensure_object(Surroundings)
    if self_test:
        from maturity_desktop.verbs.self_test import self_test as run_self_test

        run_self_test(around.clock, tell)
    elif ctx.invoked_subcommand is None:
        from maturity_desktop.app import run

        ctx.exit(run(around.library, around.today))


@program.result_callback()
@click.pass_obj
def end(around: Surroundings, /, _result: object, **_options: object) -> None:
    """The exit code 1 also where something was shown that may not be all."""
    if around.is_damaged:
        sys.exit(1)
