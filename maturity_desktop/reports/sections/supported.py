"""Supporting figures, claims and surveys of a report, and what they say at each criterion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.results import Results
from maturity_desktop.domain.survey_support import support_by_criterion
from maturity_desktop.reports.parts import EvidenceEntry
from maturity_desktop.reports.sections.claim_words import claims, claims_title
from maturity_desktop.reports.sections.supporting_figures import (
    figure_data,
    figure_domains,
    figures_title,
    value_words,
)
from maturity_desktop.reports.sections.supporting_words import (
    share_words,
    shown_words,
    standing_words,
    verdict_words,
)
from maturity_desktop.reports.sections.survey_words import support_words
from maturity_desktop.reports.sections.surveys import surveys, surveys_title
from maturity_desktop.reports.support import Support
from maturity_desktop.reports.supported import Bearing, Supported


def supported(
    results: Sequence[Results],
    support: Support,
    register: Sequence[EvidenceEntry],
    words: NullTranslations,
) -> Supported | None:
    """What there is beside the results; None where there is nothing."""
    domains = figure_domains(results, support, words)
    claimed = claims(results, support, words)
    if not (domains or claimed or support.surveys):
        return None
    return Supported(
        figures_title=figures_title(domains, words) if domains else "",
        about=support.catalogue.about,
        domains=domains,
        data=figure_data(results[0].audit, domains, support, register, words),
        claims_title=claims_title(claimed, words) if claimed else "",
        claims=claimed,
        surveys_title=surveys_title(support.surveys, words) if support.surveys else "",
        surveys=surveys(results, support.surveys, register, words),
    )


def bearings(
    results: Results, support: Support, words: NullTranslations
) -> Mapping[str, tuple[Bearing, ...]]:
    """What figures, claims and surveys say at each criterion of a framework, by its id."""
    by_question = support_by_criterion(support.surveys)
    return {
        own.criterion.id: (
            *_of_figures(results.framework.id, own.criterion.id, support, words),
            *_of_claims(results.framework.id, own.criterion.id, support, words),
            *(
                Bearing("", asked.survey.title, support_words(asked, words))
                for asked in by_question.get((results.framework.id, own.criterion.id), ())
            ),
        )
        for own in results.criteria
    }


def _of_figures(
    framework: str, criterion: str, support: Support, words: NullTranslations
) -> Iterator[Bearing]:
    _ = words.gettext
    for measure in support.catalogue.of_criterion(framework, criterion):
        figure = support.figures.get(measure.id)
        if figure is None:
            continue
        told = share_words(figure.whole, measure.unit, words)
        if figure.whole.value is None:
            told = value_words(figure, words)
        if figure.standing is not None:
            standing = standing_words(figure.standing, words)
            told = _("{value}, {standing}").format(value=told, standing=standing)
        yield Bearing(measure.id, measure.title, told)


def _of_claims(
    framework: str, criterion: str, support: Support, words: NullTranslations
) -> Iterator[Bearing]:
    for own in support.claims:
        if (own.claim.framework, own.claim.criterion) == (framework, criterion):
            told = words.gettext("{claim} {shows}").format(
                claim=own.claim.says, shows=shown_words(own, support.catalogue, words)
            )
            yield Bearing("", verdict_words(own.verdict, words), told)
