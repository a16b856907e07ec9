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
    from datetime import date

    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.return_faults import Trouble
    from maturity_desktop.domain.scorecard_returns import Difference

Line = tuple[str, ...]
ALL, NONE_CONFLICTING = "all", "none-conflicting"
MOST_OF_TEXT = 160
"""Letters of a text in a line."""


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
    for line in _lines(differences, troubles, frameworks, around.clock().date()):
        tell(*line)
    if wanted:
        words = ngettext("{count} change was taken over.", "{count} changes were taken over.", len(chosen))
        tell(words.format(count=len(chosen)))


def difference_cells(own: Difference, frameworks: Mapping[str, Framework], words: NullTranslations) -> Line:
    """A difference in cells: what it is about, the field, what is here, what came back; of a conflict what
    went out too. Long texts are cut: --json has them whole.
    """
    from maturity_desktop.reports.scorecard_returned import words as telling
    from maturity_desktop.reports.text import shortened

    def value(text: str, reason: str = "") -> str:
        return shortened(telling.value_words(own, text, frameworks, words, reason), MOST_OF_TEXT) or "-"

    cells = (
        shortened(telling.about_words(own, frameworks, words), MOST_OF_TEXT),
        telling.field_words(own, words),
        value(own.now, own.reason_now),
        value(own.told, own.reason),
    )
    if own.conflict and own.was is not None:
        return (*cells, _("conflict; it went out as: {value}").format(value=value(own.was)))
    state = _("conflict") if own.conflict else _("already here") if own.is_here else ""
    return (*cells, state) if state else cells


def _lines(
    differences: Sequence[Difference],
    troubles: Sequence[Trouble],
    frameworks: Mapping[str, Framework],
    today: date,
) -> Iterator[Line]:
    """Each difference, with what speaks against it, then all that is not taken."""
    from maturity_desktop.reports.scorecard_returned import words as telling

    words = NullTranslations()
    if not differences:
        yield (_("The workbook says nothing that differs from the audit."),)
    for own in differences:
        yield difference_cells(own, frameworks, words)
        if caution := telling.caution_words(own, today, words) if not own.is_here else "":
            yield (f"  {caution}",)
        yield from ((f"  {line}",) for line in telling.more_words(own, words))
    yield from ((telling.trouble_words(own, words),) for own in troubles)


VERBS = (returned,)
