"""The verbs of backups: make, list, put back."""

from __future__ import annotations

import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Folder, Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.storage.backups.listing import BackupInfo


@click.command()
@click.option(
    "--to",
    "chosen",
    type=Folder(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help=N_("Only into this folder, this once; else into every place that is there."),
)
@click.option("--list", "listing", is_flag=True, help=N_("Only list the backups that there are."))
@as_json
@everywhere
@click.pass_obj
def backup(around: Surroundings, chosen: Path | None, listing: bool, as_json: bool) -> None:
    """Make a backup of the library and verify it."""
    from maturity_desktop.storage.backups.making import Outcome, back_up
    from maturity_desktop.storage.backups.manifest import Reason
    from maturity_desktop.verbs.backups import back_up_to, backup_rows, missing_place_words

    if listing and chosen is not None:
        raise click.UsageError(_("Say --to or --list, not both."))
    if listing:
        _tell_backups(around, as_json)
        return
    if chosen is not None:
        outcome = Outcome((back_up_to(around.folder, chosen, around.clock()),), ())
    else:
        outcome = back_up(around.folder, around.clock(), Reason.ASKED)
    if as_json:
        print_json(list(backup_rows(outcome.made)))
    else:
        for made in outcome.made:
            tell(_("{path}: {size} bytes, verified").format(path=made.path, size=made.size))
            _tell_lacking(made.manifest.lacking)
    for words in (*outcome.problems, missing_place_words(around.folder)):
        if words:
            tell(words, err=True)
    if outcome.problems:
        sys.exit(1)


@click.command()
@click.argument("backup", default="")
@click.option("--list", "listing", is_flag=True, help=N_("Only list the backups, or what differs in one."))
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.option(
    "--without-safety-backup",
    "unsaved",
    is_flag=True,
    help=N_("Make no backup of what the library is now; its files are kept beside it all the same."),
)
@as_json
@everywhere
@click.pass_obj
def restore(
    around: Surroundings, backup: str, listing: bool, yes: bool, unsaved: bool, as_json: bool
) -> None:
    """Put BACKUP (a number or a folder; else the newest) in the place of the library.

    What the library is now becomes a backup first.
    """
    from maturity_desktop.storage.backups.refusals import NotSaved
    from maturity_desktop.storage.backups.restoring import restore as put_back
    from maturity_desktop.verbs.backups import find_backup

    if listing and not backup:
        _tell_backups(around, as_json)
        return
    found = find_backup(around.folder, backup)
    _tell_backup(found)
    _tell_differences(around, found)
    if listing:
        return
    if not yes:
        click.confirm(_("Put this backup in the place of the library?"), abort=True)
    try:
        done = put_back(around.folder, found, around.clock(), is_saved_first=not unsaved)
    except NotSaved as error:
        hint = _("To put it back without a backup of what is there: --without-safety-backup")
        raise NotSaved(f"{error}\n{hint}") from error
    tell(_("The backup was put back. The files that it replaced are in {folder}.").format(folder=done.aside))
    for undo in done.undo:
        tell(_("To take this back: restore {number}").format(number=undo.number))
    if done.no_undo:
        tell(done.no_undo, err=True)
    _tell_lacking(len(done.lacking))


VERBS = (backup, restore)


def _tell_backups(around: Surroundings, as_json: bool) -> None:
    from maturity_desktop.verbs.backups import backup_rows, backups_there, missing_place_words

    backups, unusable = backups_there(around.folder)
    if as_json:
        print_json(list(backup_rows(backups)))
    else:
        for found in backups:
            _tell_backup(found)
        if not backups:
            tell(_("There is no backup."))
    for other in unusable:
        tell(other.why, err=True)
    if words := missing_place_words(around.folder):
        tell(words, err=True)


def _tell_backup(found: BackupInfo) -> None:
    from maturity_desktop.verbs.backups import reason_words, verified_words

    audits = ngettext("{count} audit", "{count} audits", len(found.audits)).format(count=len(found.audits))
    size = _("{size} bytes").format(size=found.size)
    made = f"{found.made_at.astimezone():%Y-%m-%d %H:%M}"
    tell(
        str(found.number),
        made,
        reason_words(found.reason),
        audits,
        size,
        verified_words(found),
        str(found.place),
    )


def _tell_differences(around: Surroundings, found: BackupInfo) -> None:
    from maturity_desktop.verbs.backups import difference_words, files_lines, files_that_differ, what_differs

    differing = what_differs(around.folder, found)
    if differing is None:
        tell(_("The library is not there or cannot be read, so nothing can be compared."))
    elif not differing:
        tell(_("Its audits are as they are in the library now."))
    for entry in differing or ():
        tell(f"  {entry.audit.id}", entry.audit.client, entry.audit.cut_off, difference_words(entry))
    for line in files_lines(files_that_differ(around.folder, found)):
        tell(line)


def _tell_lacking(count: int) -> None:
    if count:
        tell(
            ngettext(
                "{count} file of evidence is missing or damaged, and no sound copy of it was found.",
                "{count} files of evidence are missing or damaged, and no sound copies of them were found.",
                count,
            ).format(count=count),
            err=True,
        )
