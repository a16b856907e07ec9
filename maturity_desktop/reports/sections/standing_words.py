"""Where models and layers stand beside each other, in words, alike on the screen and in every output."""

from __future__ import annotations

import gettext

from maturity_desktop.domain.comparison import Standing
from maturity_desktop.reports.sections.wording import level_title, mean_words, percent


def standing_name(standing: Standing, words: gettext.NullTranslations) -> str:
    """A model, or one layer of a model that has no figure for the whole."""
    if not standing.layer:
        return standing.framework.short_title
    return words.gettext("{framework}: {layer}").format(
        framework=standing.framework.short_title, layer=standing.layer
    )


def standing_figure(standing: Standing, words: gettext.NullTranslations) -> str:
    """The level on the model's own scale, or why there is none."""
    _ = words.gettext
    figure, framework = standing.figure, standing.framework
    if not figure.applicable:
        return _("Not applicable")
    if figure.level is None:
        return _("Not rated")
    if figure.applicable > 1:
        return _("Mean level {level} of {top}").format(
            level=mean_words(figure.level, words), top=framework.top
        )
    level = round(figure.level)
    said = _("Level {level} of {top}: {title}")
    if standing.status:
        said = _("Level {level} of {top}: {title} ({status})")
    return said.format(
        level=level, top=framework.top, title=level_title(framework, level), status=standing.status
    )


def standing_asides(standing: Standing, words: gettext.NullTranslations) -> tuple[str, ...]:
    """What else is to be known of a figure: the share of the scale, its coverage, that its scale is open."""
    _ = words.gettext
    figure = standing.figure
    said = (
        _("{share} of its scale").format(share=along_words(standing, words))
        if figure.level is not None
        else "",
        coverage_of_standing(standing, words),
        _("The scale is open at its end") if standing.framework.open_ended else "",
    )
    return tuple(line for line in said if line)


def along_words(standing: Standing, words: gettext.NullTranslations) -> str:
    """p in per cent; a dash where there is no level."""
    return "–" if standing.along is None else percent(round(standing.along, 2), words)


def coverage_of_standing(standing: Standing, words: gettext.NullTranslations) -> str:
    """How much is rated, and whether that is too little; empty where the only criterion is rated."""
    figure = standing.figure
    if not figure.applicable or (figure.applicable == 1 and figure.rated):
        return ""
    said = words.ngettext(
        "{rated} of {applicable} criterion rated", "{rated} of {applicable} criteria rated", figure.applicable
    )
    if figure.level is not None and figure.provisional:
        said = words.ngettext(
            "Provisional: {rated} of {applicable} criterion rated",
            "Provisional: {rated} of {applicable} criteria rated",
            figure.applicable,
        )
    return said.format(rated=figure.rated, applicable=figure.applicable)


def standing_words(standing: Standing, words: gettext.NullTranslations) -> str:
    """Where a model or a layer stands, as read aloud."""
    said = "; ".join((standing_figure(standing, words), *standing_asides(standing, words)))
    return words.gettext("{name}: {figures}").format(name=standing_name(standing, words), figures=said)


def side_by_side_notes(words: gettext.NullTranslations) -> tuple[str, ...]:
    """How to read models side by side, and how not to."""
    _ = words.gettext
    return (
        _(
            "Each bar shows p = (level − lowest level) ÷ (highest level − lowest level) on the model's own "
            "scale. Equal p is not equal difficulty: each model asks for other things at its steps."
        ),
        _("Models are never averaged with each other, and no level is carried from one model to another."),
    )
