"""The verb that erases for good."""

from __future__ import annotations

import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

import click

from maturity_desktop.cli.around import N_, Surroundings, everywhere
from maturity_desktop.cli.telling import tell
from maturity_desktop.cli.written import file_option


@click.command()
@click.argument("audit", default="")
@click.option("--client", "whole", is_flag=True, help=N_("The audit's client with everything of it."))
@file_option("certificate", N_("Where the certificate is written; not in the library's folder."))
@click.option(
    "--author",
    default="",
    metavar="NAME",
    help=N_("Who erases; without it the certificate says “(no name)”."),
)
@click.option("--name", default="", metavar="NAME", help=N_("The client's name, else it is asked for."))
@click.option("--list", "listing", is_flag=True, help=N_("Only tell what would be gone."))
@click.option("--unneeded", is_flag=True, help=N_("Only take away evidence files that nothing refers to."))
@everywhere
@click.pass_obj
def erase(
    around: Surroundings,
    audit: str,
    whole: bool,
    certificate: Path | None,
    author: str,
    name: str,
    listing: bool,
    unneeded: bool,
) -> None:
    """Erase AUDIT (an id, its start or the client's name) for good, from every backup in reach too."""
    from maturity_desktop.verbs import erasing

    if unneeded:
        _take_unneeded_away(around)
        return
    if not audit:
        raise click.UsageError(_("Say which audit: “list” names them."))
    subject = erasing.find_subject(around.folder, audit, whole)
    plan = erasing.plan_for(around.folder, subject)
    tell(erasing.subject_words(subject))
    for line in (*erasing.loss_lines(plan), *erasing.staying_lines(plan)):
        tell(f"  {line}")
    if listing:
        return
    if not erasing.is_its_name(subject, name or click.prompt(_("Type the client’s name to erase it"))):
        tell(_("This is not the client’s name. Nothing was erased."), err=True)
        sys.exit(1)
    now = around.clock()
    path = certificate or Path.cwd() / erasing.certificate_name(subject, now)
    done = erasing.erase(around.folder, subject, path, author, now)
    for line in erasing.done_words(done).splitlines():
        tell(line)
    if done.not_reached or done.certificate is None:
        sys.exit(1)


def _take_unneeded_away(around: Surroundings) -> None:
    from maturity_desktop.storage.erasing.steps import sweep_evidence
    from maturity_desktop.storage.library import Library

    Library.open(around.folder, make=False).close()  # a damaged one may refer to more than can be read
    count = sweep_evidence(around.folder)
    tell(
        ngettext(
            "{count} file of evidence was not needed any more and was taken away.",
            "{count} files of evidence were not needed any more and were taken away.",
            count,
        ).format(count=count)
    )


VERBS = (erase,)
