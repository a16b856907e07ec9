"""The models of one audit beside each other."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from maturity_desktop.domain.comparison import Standing, standings
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.beside import SideBySide, StandingEntry
from maturity_desktop.reports.charts import side_by_side as side_by_side_chart
from maturity_desktop.reports.sections.standing_words import (
    along_words,
    side_by_side_notes,
    standing_figure,
)


def side_by_side(
    results: Sequence[Results], width: float, words: gettext.NullTranslations
) -> SideBySide | None:
    """Each model on its own scale; None where there is only one model."""
    if len(results) < 2:
        return None
    found = standings(results)
    return SideBySide(
        title=_title(results, found, words),
        notes=side_by_side_notes(words),
        entries=tuple(_entry(standing, words) for standing in found),
        chart=side_by_side_chart(found, words, width),
    )


def _title(results: Sequence[Results], found: Sequence[Standing], words: gettext.NullTranslations) -> str:
    rated = {standing.framework.id for standing in found if standing.level is not None}
    if not rated:
        return words.gettext("None of the models has a level yet")
    if len(rated) == len(results):
        return words.ngettext(
            "{count} model, each on its own scale", "{count} models, each on its own scale", len(results)
        ).format(count=len(results))
    return words.ngettext(
        "{rated} of {count} models has a level so far, each on its own scale",
        "{rated} of {count} models have a level so far, each on its own scale",
        len(rated),
    ).format(rated=len(rated), count=len(results))


def _entry(standing: Standing, words: gettext.NullTranslations) -> StandingEntry:
    framework, figure = standing.framework, standing.figure
    return StandingEntry(
        framework=framework.id,
        name=framework.short_title,
        layer=standing.layer,
        level=standing.level,
        floor=framework.floor,
        top=framework.top,
        along=standing.along,
        along_words=along_words(standing, words),
        level_words=standing_figure(standing, words),
        status=standing.status,
        rated=figure.rated,
        applicable=figure.applicable,
        provisional=figure.provisional,
        open_ended=framework.open_ended,
    )
