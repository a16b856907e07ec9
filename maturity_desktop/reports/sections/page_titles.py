"""The titles of the report's pages: each says what the page shows."""

from __future__ import annotations

import gettext
from collections import Counter
from collections.abc import Sequence

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State
from maturity_desktop.reports.parts import EvidenceEntry, PageTitles
from maturity_desktop.reports.sections.programme import programme_title
from maturity_desktop.reports.sections.wording import count_words, level_title, mean_words, signs_counted


def page_titles(results: Results, words: gettext.NullTranslations) -> PageTitles:
    """The titles of one framework's pages."""
    return PageTitles(
        domains=_domains(results, words),
        levels=_levels(results, words),
        checkpoints=_checkpoints(results, words),
        gaps=_gaps(results, words),
        programme=programme_title(results, words),
    )


def _domains(results: Results, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    if not results.whole.applicable:
        return _("None of the criteria applies")
    if len(results.criteria) == 1:
        return _of_one(results, words)
    rated = [(figure.level, domain) for domain, figure in results.domains if figure.level is not None]
    if not rated:
        return _("No domain has a mean level yet")
    if len(rated) == 1:
        level, domain = rated[0]
        return _("{domain} stands at {level}").format(domain=domain.title, level=mean_words(level, words))
    high_level, high = max(rated, key=lambda entry: entry[0])
    low_level, low = min(rated, key=lambda entry: entry[0])
    if high_level == low_level:
        return _("Every rated domain stands at {level}").format(level=mean_words(low_level, words))
    return _("{highest} is the highest domain at {high}, {lowest} the lowest at {low}").format(
        highest=high.title,
        high=mean_words(high_level, words),
        lowest=low.title,
        low=mean_words(low_level, words),
    )


def _of_one(results: Results, words: gettext.NullTranslations) -> str:
    """Where the only criterion of a model stands."""
    _ = words.gettext
    (result,) = results.criteria
    said = _("“{criterion}” is not rated yet")
    if result.level is not None:
        said = _("“{criterion}” stands at level {level}, {title}")
    if result.status:
        said = _("“{criterion}” stands at level {level}, {title} ({status})")
    title = "" if result.level is None else level_title(results.framework, result.level)
    return said.format(
        criterion=result.criterion.title, level=result.level, title=title, status=result.status
    )


def _levels(results: Results, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    if not results.whole.applicable:
        return _("None of the criteria applies")
    counts = Counter(result.level for result in results.criteria if result.level is not None)
    if not counts:
        return _("No criterion is rated yet")
    if len(results.criteria) == 1:
        (level,) = counts
        return _("Level {level}, {title}, and how much is met of each level").format(
            level=level, title=level_title(results.framework, level)
        )
    level, count = max(sorted(counts.items()), key=lambda entry: entry[1])
    return words.ngettext(
        "{count} of {rated} rated criteria stands at level {level}",
        "{count} of {rated} rated criteria stand at level {level}",
        count,
    ).format(count=count, rated=sum(counts.values()), level=level)


def _checkpoints(results: Results, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    applicable = sum(level.applicable for result in results.criteria for level in result.score.levels)
    met = [
        point.id
        for result in results.criteria
        for point in result.criterion.checkpoints
        if not point.sign and point.id in result.asked and result.answers.get(point.id) is AnswerValue.MET
    ]
    if not applicable:
        return _("None of the checkpoints applies")
    said = words.ngettext(
        "{met} of {applicable} applicable checkpoints is met",
        "{met} of {applicable} applicable checkpoints are met",
        len(met),
    ).format(met=len(met), applicable=applicable)
    counted = [
        signs_counted(level, result) for result in results.criteria for level in result.criterion.levels
    ]
    signs, observed, partly = (sum(counts) for counts in zip(*counted, strict=True))
    if not signs:
        return said
    aside = words.ngettext(
        "{checkpoints}, {observed} of {signs} sign is observed",
        "{checkpoints}, {observed} of {signs} signs are observed",
        signs,
    )
    if partly:
        aside = words.ngettext(
            "{checkpoints}, {observed} of {signs} sign is observed, {partly} partly",
            "{checkpoints}, {observed} of {signs} signs are observed, {partly} partly",
            signs,
        )
    return aside.format(checkpoints=said, observed=observed, signs=signs, partly=partly)


def _gaps(results: Results, words: gettext.NullTranslations) -> str:
    _ = words.gettext
    if not results.whole.applicable:
        return _("None of the criteria applies")
    gaps = results.ranked_gaps
    if not gaps:
        return _("No rated criterion is below its target")
    first = gaps[0].criterion
    return words.ngettext(
        "{count} gap to close: {id} {title}",
        "{count} gaps to close, first of all {id} {title}",
        len(gaps),
    ).format(count=len(gaps), id=first.id, title=first.title)


def evidence_title(
    results: Sequence[Results], register: Sequence[EvidenceEntry], words: gettext.NullTranslations
) -> str:
    """What the register amounts to."""
    _ = words.gettext
    if not register:
        return _("No evidence is recorded")
    applicable = [
        entry
        for result in results
        for entry in result.criteria
        if entry.score.state is not State.NOT_APPLICABLE
    ]
    linked = sum(bool(item.used_at) for item in register)
    said = words.ngettext(
        "{count} item of evidence for {supported} of {applicable} applicable criteria",
        "{count} items of evidence for {supported} of {applicable} applicable criteria",
        linked,
    ).format(
        count=count_words(linked, words),
        supported=sum(bool(entry.items) for entry in applicable),
        applicable=len(applicable),
    )
    loose = len(register) - linked
    if not loose:
        return said
    return words.ngettext(
        "{said}, and {count} that is not linked", "{said}, and {count} that are not linked", loose
    ).format(said=said, count=count_words(loose, words))
