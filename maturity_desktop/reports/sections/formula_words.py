"""How a supporting figure is made, in words: its formula with the names of its amounts."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from maturity_desktop.domain.supporting_catalogue import Formula, SupportingCatalogue, SupportingMeasure


def formula_words(measure: SupportingMeasure, catalogue: SupportingCatalogue, words: NullTranslations) -> str:
    """The formula: 100 × Contacts abandoned / Contacts offered."""
    _ = words.gettext

    def titles(names: Sequence[str]) -> str:
        return " + ".join(catalogue.inputs[name].title for name in names)

    over, under = titles(measure.over), titles(measure.under)
    if measure.minus:
        over = _("({over} − {minus})").format(over=over, minus=titles(measure.minus))
    elif len(measure.over) > 1 and measure.formula is not Formula.SUM:
        over = _("({amounts})").format(amounts=over)
    if len(measure.under) > 1:
        under = _("({amounts})").format(amounts=under)
    match measure.formula:
        case Formula.SHARE:
            told = _("100 × {over} / {under}, each summed")
        case Formula.RATIO:
            told = _("{over} / {under}, each summed")
        case Formula.SUM:
            told = _("the sum of {over}")
        case Formula.TURNOVER:
            told = _("100 × {over} / the mean of {under} by month, taken to twelve months")
        case Formula.WAPE:
            told = _("100 × the sum of |{over} − {under}| / the sum of {under}, period by period")
        case Formula.BIAS:
            told = _("100 × ({over} − {under}) / {under}, each summed")
    return told.format(over=over, under=under)
