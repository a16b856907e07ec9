"""Claims held against figures, in a report: contradicted ones first, as they are handed in."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.claims import CheckedClaim, ClaimedAt, Verdict, Where
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.sections.supporting_figures import criterion_label
from maturity_desktop.reports.sections.supporting_words import shown_words, verdict_words
from maturity_desktop.reports.sections.wording import listed
from maturity_desktop.reports.support import Support
from maturity_desktop.reports.supported import ClaimEntry


def claims(results: Sequence[Results], support: Support, words: NullTranslations) -> tuple[ClaimEntry, ...]:
    """Every claim that is made at a reported criterion."""
    told = {own.framework.id: own for own in results}
    return tuple(
        _claim(own, told[own.claim.framework], results, support, words)
        for own in support.claims
        if own.claim.framework in told
    )


def _claim(
    checked: CheckedClaim,
    own: Results,
    results: Sequence[Results],
    support: Support,
    words: NullTranslations,
) -> ClaimEntry:
    claim = checked.claim
    return ClaimEntry(
        criterion=criterion_label(own, claim.criterion, results, words),
        title=own.of(claim.criterion).criterion.title,
        says=claim.says,
        claimed=claimed_words(checked.places, own.audit, words),
        shows=shown_words(checked, support.catalogue, words),
        verdict=checked.verdict,
        verdict_words=verdict_words(checked.verdict, words),
    )


def claimed_words(places: Sequence[ClaimedAt], audit: Audit, words: NullTranslations) -> str:
    """Where a claim is made: the checkpoints, and the words themselves."""
    _ = words.gettext
    points = [own.id for own in places if own.where is Where.CHECKPOINT]
    told = []
    if points:
        one = words.ngettext(
            "checkpoint {ids} is answered met", "checkpoints {ids} are answered met", len(points)
        )
        told.append(one.format(ids=listed(points, words)))
    labels = {own.id: own.label for own in audit.evidence}
    sentences = {
        Where.NOTE: _("the note says “{words}”"),
        Where.REMARK: _("the remark on {id} says “{words}”"),
        Where.EVIDENCE: _("{id} is titled “{words}”"),
    }
    told += [
        sentences[own.where].format(id=labels.get(own.id, own.id), words=own.text)
        for own in places
        if own.where in sentences
    ]
    return _("Claimed: {places}.").format(places=_("; ").join(told))


def contradicted(support: Support, framework: str) -> tuple[str, ...]:
    """The criteria of a framework at which figures contradict what is claimed, each once."""
    return tuple(
        dict.fromkeys(
            own.claim.criterion
            for own in support.claims
            if own.claim.framework == framework and own.verdict is Verdict.CONTRADICTED
        )
    )


def claims_title(found: Sequence[ClaimEntry], words: NullTranslations) -> str:
    """How many claims the figures contradict."""
    wrong = sum(own.verdict is Verdict.CONTRADICTED for own in found)
    if not wrong:
        told = words.ngettext(
            "No figure contradicts the one claim about figures",
            "No figure contradicts any of the {count} claims about figures",
            len(found),
        )
        return told.format(count=len(found))
    told = words.ngettext(
        "Figures contradict {wrong} of {count} claims about them",
        "Figures contradict {wrong} of {count} claims about them",
        wrong,
    )
    return told.format(wrong=wrong, count=len(found))
