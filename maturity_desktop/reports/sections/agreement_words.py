"""How far assessors agree, in words: counts, kappa by its author, and why a figure is not defined."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations

from maturity_desktop.domain.agreement import Agreement, Calibration
from maturity_desktop.domain.statistics import Found, Undefined
from maturity_desktop.reports.sections.wording import number, percent


def counted_words(found: Agreement, words: NullTranslations) -> str:
    """How many criteria all have rated, how many alike and how many within a level; no full stop."""
    _ = words.gettext
    if not found.rated:
        return (
            _("No criterion is rated by both yet") if found.raters == 2 else _("No criterion is rated by all")
        )
    if found.raters == 2:
        said = words.ngettext(
            "{rated} of {meant} criteria is rated by both: {exact} alike ({share}), {near} within one level"
            " ({near_share})",
            "{rated} of {meant} criteria are rated by both: {exact} alike ({share}), {near} within one level"
            " ({near_share})",
            found.rated,
        )
    else:
        said = words.ngettext(
            "{rated} of {meant} criteria is rated by all {raters}: {exact} alike ({share}), {near} within"
            " one level ({near_share})",
            "{rated} of {meant} criteria are rated by all {raters}: {exact} alike ({share}), {near} within"
            " one level ({near_share})",
            found.rated,
        )
    return said.format(
        rated=found.rated,
        meant=found.meant,
        raters=found.raters,
        exact=found.exact,
        share=percent(found.exact / found.rated, words),
        near=found.near,
        near_share=percent(found.near / found.rated, words),
    )


def kappa_lines(found: Agreement, words: NullTranslations) -> Iterator[str]:
    """Kappa in a sentence each, or why there is none; no full stops."""
    _ = words.gettext
    if found.kappa.value is None:
        yield undefined_words(found, words)
    elif found.weighted is None:
        yield _("Fleiss’ kappa {kappa}").format(kappa=two_places(found.kappa, words))
    else:
        yield _("Cohen’s kappa {kappa}, {weighted} with quadratic weights").format(
            kappa=two_places(found.kappa, words), weighted=two_places(found.weighted, words)
        )


def undefined_words(found: Agreement, words: NullTranslations) -> str:
    """Why kappa has no value; empty where it has one."""
    _ = words.gettext
    match found.kappa.why_not:
        case None:
            return ""
        case Undefined.NOTHING_COUNTED:
            return _("Kappa is not defined: nothing is rated by more than one")
        case Undefined.ONE_VALUE:
            return _(
                "Kappa is not defined: every rating is one and the same level, so that agreement cannot be"
                " told from chance"
            )
        case _:
            return _("Kappa is not defined for these ratings")


def two_places(found: Found[float], words: NullTranslations) -> str:
    """A kappa as it is printed; a dash where there is none."""
    return "–" if found.value is None else number(found.value, 2, words)


def method_words(found: Calibration, words: NullTranslations) -> str:
    """How the criteria of a second rating were chosen; no full stop."""
    _ = words.gettext
    draw, count = found.draw, len(found.pairs)
    if draw is None and found.is_for_all:
        return words.ngettext(
            "It is meant for the one criterion that there is", "It is meant for all {count} criteria", count
        ).format(count=count)
    if draw is None:
        return words.ngettext(
            "{count} criterion was chosen by hand", "{count} criteria were chosen by hand", count
        ).format(count=count)
    return words.ngettext(
        "{size} of {population} criteria was drawn by lot with the seed “{seed}”",
        "{size} of {population} criteria were drawn by lot with the seed “{seed}”, at least one of each"
        " domain as far as the number goes",
        draw.size,
    ).format(size=draw.size, population=draw.population, seed=draw.seed)


def not_blind_words(count: int, words: NullTranslations) -> str:
    """That second ratings are left out of all figures because their assessors had seen the agreed ones."""
    return words.ngettext(
        "{count} second rating is not blind: whoever gave it had agreed ratings in sight. It is counted in no"
        " figure here.",
        "{count} second ratings are not blind: whoever gave them had agreed ratings in sight. They are"
        " counted in no figure here.",
        count,
    ).format(count=count)


def agreed_words(found: Calibration, words: NullTranslations) -> str:
    """How many of those rated apart a meeting has settled; empty where all were rated alike."""
    apart = [own for own in found.pairs if own.apart]
    if not apart:
        return ""
    return words.ngettext(
        "{settled} of {count} criterion rated apart is agreed on",
        "{settled} of {count} criteria rated apart are agreed on",
        len(apart),
    ).format(settled=sum(not own.is_open for own in apart), count=len(apart))
