"""The verb of supporting figures: what a client's sheets come to, without an audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Day, Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.supporting import SupportingFigure
    from maturity_desktop.verbs.supporting_data import FoundAmounts

A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("figures")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=A_FILE)
@click.option(
    "--cut-off", type=Day(), metavar="DATE", help=N_("The last day; else that of the newest month told.")
)
@click.option(
    "--decimal",
    type=click.Choice([".", ","]),
    help=N_("The decimal mark, where the files leave it open."),
)
@as_json
@everywhere
@click.pass_obj
def figures_verb(
    around: Surroundings, files: Sequence[Path], cut_off: date | None, decimal: str | None, as_json: bool
) -> None:
    """Tell what supporting figures the sheets in FILE come to, without an audit."""
    from maturity_desktop.domain.figure_errors import FiguresError, Remedy
    from maturity_desktop.verbs.supporting import catalogue_at_hand
    from maturity_desktop.verbs.supporting_data import amounts_as_data, figures_of_files

    catalogue = catalogue_at_hand(around.folder)
    today = around.clock().date()
    try:
        found = figures_of_files(files, catalogue, cut_off, today, decimal or "")
    except FiguresError as error:
        if error.remedy is not Remedy.DECIMAL:
            raise
        raise FiguresError(error.fact, error.remedy, _("Say the decimal mark with --decimal.")) from None
    if as_json:
        print_json(amounts_as_data(found, NullTranslations()))
        return
    for line in _lines(found):
        tell(*line)


def _lines(found: FoundAmounts) -> Iterator[tuple[str, ...]]:
    """The figures for people; then what was passed over, and what was odd."""
    from maturity_desktop.reports.sections.quality_words import oddity_sentence
    from maturity_desktop.reports.sections.supporting_words import starved_words

    words = NullTranslations()
    yield (_("Twelve months to {day}").format(day=found.cut_off),)
    for figure in found.figures:
        yield _figure_line(figure, words)
        for group in figure.groups:
            yield _group_line(figure, group, words)
    for line in starved_words(found.starved, words):
        yield (line,)
    for own in found.read:
        if own.unread:
            heads = ", ".join(f"“{head}”" for head in own.unread)
            yield (_("Not read of {origin}: {heads}").format(origin=own.origin, heads=heads),)
    if found.oddities:
        yield ("",)
        yield (_("Data quality"),)
        for oddity in found.oddities:
            yield (f"  {oddity_sentence(oddity, words)}",)


def _figure_line(figure: SupportingFigure, words: NullTranslations) -> tuple[str, ...]:
    from maturity_desktop.reports.sections.supporting_words import origin_words, share_words, typical_words

    measure = figure.measure
    typical = typical_words(measure.typical, measure.unit, words) if measure.typical else ""
    cells = (
        measure.title,
        share_words(figure.whole, measure.unit, words),
        typical,
        origin_words(figure, words),
    )
    return tuple(cell for cell in cells if cell)


def _group_line(figure: SupportingFigure, group: str, words: NullTranslations) -> tuple[str, ...]:
    from maturity_desktop.reports.sections.channel_words import channel_name
    from maturity_desktop.reports.sections.supporting_words import share_words

    return f"  {channel_name(group, words)}", share_words(figure.groups[group], figure.measure.unit, words)


VERBS = (figures_verb,)
