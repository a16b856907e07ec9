"""The verbs of what is handed over: sign a version, and know a file again."""

from __future__ import annotations

import sys
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Day, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import author_option
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Audit


@click.command("sign-off")
@click.argument("audit")
@click.option("--name", metavar="NAME", default="", help=N_("Who stands for the version."))
@click.option("--version", metavar="V", default="", help=N_("Its number; else the next one."))
@click.option("--role", metavar="ROLE", default="", help=N_("As what: lead assessor, partner, and so on."))
@click.option("--day", type=Day(), metavar="DATE", help=N_("The day of the signature; else today."))
@click.option("--statement", metavar="TEXT", default="", help=N_("What is stated with it."))
@click.option("--withdraw", metavar="REASON", help=N_("Withdraw the signature of --version, and why."))
@author_option
@as_json
@everywhere
@click.pass_obj
def sign_off(
    around: Surroundings,
    audit: str,
    name: str,
    version: str,
    role: str,
    day: date | None,
    statement: str,
    withdraw: str | None,
    author: str | None,
    as_json: bool,
) -> None:
    """Sign AUDIT as it is now: its content is kept, and its report becomes final."""
    from maturity_desktop.reports.options import draft_version
    from maturity_desktop.verbs import sign_off as verbs
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.handed_over import sign_off_data

    with around.open() as library:
        found = library.load(find_audit(library, audit))
        by = author or found.details.assessor
        if withdraw is not None:
            if not version:
                raise click.UsageError(_("Say with --version whose signature is withdrawn."))
            made = verbs.withdraw(library, found, version, withdraw, by, around.clock)
        else:
            if not name.strip():
                raise click.UsageError(_("Say with --name who stands for the version."))
            signing = verbs.Signing(
                version or draft_version(found), name, role, day or around.clock().date(), statement
            )
            made = verbs.sign(library, found, signing, by, around.clock)
        made = verbs.version_of(library.load(found.id), made.version)
    if as_json:
        print_json(sign_off_data(made))
        return
    if made.withdrawn_on is not None:
        tell(_("The signature of version {version} is withdrawn.").format(version=made.version))
        return
    tell(
        _("Version {version} is signed by {name}, {day}; content {sha256}").format(
            version=made.version, name=made.name, day=made.signed_on.isoformat(), sha256=made.content
        )
    )


@click.command("handed-over")
@click.argument("audit")
@click.option(
    "--check",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help=N_("Which entry FILE is, by its SHA-256; the exit code is 1 where it is none."),
)
@as_json
@everywhere
@click.pass_obj
def handed_over(around: Surroundings, audit: str, check: Path | None, as_json: bool) -> None:
    """Show which versions of AUDIT are signed and which files left, or whether FILE is one of them."""
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.handed_over import entry_data, handing_over_data, history, known_as, written

    with around.open_to_read() as library:
        found = library.load(find_audit(library, audit))
    entries = history(found)
    if check is not None:
        file = written(check)
        entries = known_as(found, file.sha256)
        if as_json:
            print_json({"sha256": file.sha256, "entries": [entry_data(own) for own in entries]})
        elif not entries:
            tell(_("{file} is none of the files that were handed over.").format(file=check.name))
    elif as_json:
        print_json(handing_over_data(found))
    if not as_json:
        if check is None:
            _tell_versions(found)
        for own in entries:
            signed = _("final {version}") if own.status == "final" else _("draft {version}")
            version = signed.format(version=own.version) if own.version else ""
            tell(own.made_at, own.kind, own.file_name, own.made_by, version, own.audience, own.sha256)
    if check is not None and not entries:
        sys.exit(1)


def _tell_versions(found: Audit) -> None:
    from maturity_desktop.domain.sign_off import sign_offs

    for own in sign_offs(found):
        gone = (
            _("withdrawn {day}: {reason}").format(day=own.withdrawn_on.isoformat(), reason=own.reason)
            if own.withdrawn_on
            else _("signed")
        )
        tell(own.signed_on.isoformat(), own.version, own.name, own.role, gone)


VERBS = (sign_off, handed_over)
