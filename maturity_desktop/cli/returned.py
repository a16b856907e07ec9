"""The verb of a scorecard that comes back: how it differs, and what of it is taken."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere
from maturity_desktop.cli.audits import author_option
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.return_faults import Trouble
    from maturity_desktop.domain.scorecard_returns import Difference

Line = tuple[str, ...]
ALL, NONE_CONFLICTING = "all", "none-conflicting"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("audit")
@click.option(
    "--take",
    "wanted",
    type=click.Choice([ALL, NONE_CONFLICTING]),
    help=N_("Take over all differences, or those of which the audit was not changed too."),
)
@author_option
@as_json
@everywhere
@click.pass_obj
def returned(
    around: Surroundings, file: Path, audit: str, wanted: str | None, author: str | None, as_json: bool
) -> None:
    """Show how the scorecard FILE that came back differs from AUDIT, and take it over where asked to."""
    from maturity_desktop.domain.scorecard_returns import without_conflicts, without_known
    from maturity_desktop.verbs import scorecard_returns as verbs
    from maturity_desktop.verbs.audits import find_audit
    from maturity_desktop.verbs.programmes import frameworks_of

    with around.open() if wanted else around.open_to_read() as library:
        found = library.load(find_audit(library, audit))
        frameworks = frameworks_of(library, found)
        told = verbs.read_scorecard(file, found, frameworks)
        differences, troubles = verbs.differences_in(found, frameworks, told)
        chosen: tuple[Difference, ...] = ()
        if wanted:
            chosen = without_known(differences) if wanted == ALL else without_conflicts(differences)
            label, by = _("scorecard {file}").format(file=file.name), author or found.details.assessor
            verbs.take_into(library, found, frameworks, told, chosen, label, around.clock(), by)
    if as_json:
        print_json(verbs.returned_data(differences, troubles, chosen))
        return
    for line in _lines(differences, troubles, frameworks):
        tell(*line)
    if wanted:
        words = ngettext("{count} change was taken over.", "{count} changes were taken over.", len(chosen))
        tell(words.format(count=len(chosen)))


def _lines(
    differences: Sequence[Difference], troubles: Sequence[Trouble], frameworks: Mapping[str, Framework]
) -> Iterator[Line]:
    """Each difference in cells: what it is about, the field, what is here, what came back, a conflict."""
    from maturity_desktop.reports.scorecard_returned import words as telling

    words = NullTranslations()
    if not differences:
        yield (_("The workbook says nothing that differs from the audit."),)
    for own in differences:
        cells = (
            telling.about_words(own, frameworks, words),
            telling.field_words(own, words),
            telling.value_words(own, own.now, frameworks, words, own.reason_now) or "-",
            telling.value_words(own, own.told, frameworks, words, own.reason) or "-",
        )
        state = _("conflict") if own.conflict else _("already here") if own.is_here else ""
        yield (*cells, state) if state else cells
        yield from ((f"  {line}",) for line in telling.more_words(own, words))
    yield from ((telling.trouble_words(own, words),) for own in troubles)


VERBS = (returned,)
