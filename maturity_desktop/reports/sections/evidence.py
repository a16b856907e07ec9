"""The evidence register."""

from __future__ import annotations

import gettext
from collections.abc import Sequence

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.confidence import is_stale
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.parts import EvidenceEntry
from maturity_desktop.reports.sections.wording import day_words, kind_words


def register(results: Sequence[Results], words: gettext.NullTranslations) -> tuple[EvidenceEntry, ...]:
    """The items used at these models' criteria, by number; a report of all the audit's models has those
    gathered since it began as well.

    Evidence belongs to the client: what only an earlier audit used is left out.
    """
    audit = results[0].audit
    reported = {result.framework.id for result in results}
    of_all = all(use.framework in reported for use in audit.framework_uses)
    used: dict[str, dict[tuple[str, str], None]] = {}
    for result in results:
        for criterion in result.criteria:
            for item in criterion.items:
                used.setdefault(item.id, {})[(result.framework.id, criterion.criterion.id)] = None
    return tuple(
        _entry(item, tuple(used.get(item.id, ())), results, words)
        for item in audit.evidence
        if item.id in used or (of_all and item.added_on >= audit.details.started_on)
    )


def _entry(
    item: Evidence,
    used_at: tuple[tuple[str, str], ...],
    results: Sequence[Results],
    words: gettext.NullTranslations,
) -> EvidenceEntry:
    return EvidenceEntry(
        id=item.id,
        label=item.label,
        title=item.title,
        kind=kind_words(item.kind, words),
        dated=item.dated,
        dated_words=day_words(item.dated, words),
        stale=is_stale(item.dated, results[0].audit.details.cut_off),
        source=item.source,
        text=item.text,
        added_by=item.added_by,
        confidential=item.confidential,
        file_name=item.file_name,
        size=item.size,
        sha256=item.sha256,
        used_at=used_at,
    )
