"""The verbs of how a firm's reports look: its brands, and its Word template."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.brand import Brand


@click.command()
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path, exists=True))
@as_json
@everywhere
@click.pass_obj
def brand(around: Surroundings, path: Path | None, as_json: bool) -> None:
    """Keep the brand in PATH, a file or the folder that holds it; without PATH, list the firm's brands."""
    from maturity_desktop.verbs.brands import bring_in, firm_brands

    found: tuple[Brand, ...]
    if path is not None:
        with around.open() as library:
            found = (bring_in(library, path),)
    else:
        found, errors = firm_brands(around.folder)
        for error in errors:
            tell(str(error), err=True)
    if as_json:
        print_json([{"id": own.id, "name": own.name, "firm": own.firm} for own in found])
        return
    for own in found:
        tell(own.id, own.name, own.firm)
    if not found:
        tell(_("The firm keeps no brand yet."))


@click.command("word-template")
@click.argument(
    "path", metavar="[FILE]", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--take-away", is_flag=True, help=N_("Write on the program's own again."))
@everywhere
@click.pass_obj
def word_template(around: Surroundings, path: Path | None, take_away: bool) -> None:
    """Keep FILE as the Word template that reports are written on; without FILE, say which is in use."""
    from maturity_desktop.verbs.export_word import word_warnings
    from maturity_desktop.verbs.word_template import firm_template, keep_for_firm, no_longer_keep

    words = NullTranslations()
    if path is not None and take_away:
        raise click.UsageError(_("Name a file or say --take-away, not both."))
    if path is not None or take_away:
        with around.open() as library:
            if path is not None:
                keep_for_firm(library, path, words)
            else:
                no_longer_keep(library)
    kept = firm_template(around.folder)
    if kept is None:
        tell(_("Reports for Word are written on the program's own template."))
        return
    tell(kept.name)
    for line in word_warnings(kept, words):
        tell(line, err=True)


VERBS = (brand, word_template)
