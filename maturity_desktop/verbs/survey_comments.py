"""Comments become findings: what people wrote in a survey as evidence at a criterion, without a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.changes import Changes, Place
from maturity_desktop.domain.crosswalk import with_quote
from maturity_desktop.domain.figure_records import Survey
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.record import new_key

LONGEST_TITLE = 60
LEFT_OUT = "[…]"
"""Stands in a quote for what might tell who is meant."""


def quote_comments(
    audit: Audit,
    place: Place,
    survey: Survey,
    comments: Sequence[str],
    criterion: str,
    author: str,
    now: datetime,
    *,
    checkpoint: str = "",
    contradicts: bool = False,
) -> Changes:
    """Chosen comments as one item of evidence at a criterion or a checkpoint, and as a quote in its note.

    They come without the group of whoever wrote them. ValueError where there is nothing to quote.
    """
    told = [" ".join(comment.split()) for comment in comments if comment.strip()]
    if not told:
        raise ValueError(comments)
    quotes = "\n".join(_("“{comment}”").format(comment=comment) for comment in told)
    item = _evidence(audit, survey, len(told), quotes, author, now)
    link = Link(audit.id, item.id, place.framework, criterion, checkpoint, contradicts)
    source = _("{quotes} (“{survey}”, {evidence})")
    quote = source.format(quotes=" ".join(quotes.split("\n")), survey=survey.title, evidence=item.label)
    note = with_quote(edits.note_at(audit, place, criterion).text, quote)
    return (*edits.add_evidence(audit, (item,), (link,)), *edits.write_note(audit, place, criterion, note))


def finder_of_quotes(audit: Audit, survey: Survey) -> Callable[[str], str]:
    """What says of a comment to the survey which evidence quotes it, by its label; empty where none does."""
    exact: dict[str, str] = {}
    with_gaps: list[tuple[re.Pattern[str], str]] = []
    for item in audit.evidence:
        if item.kind is not EvidenceKind.SURVEY or item.source != survey.title:
            continue
        for quote in item.text.split("\n"):
            if LEFT_OUT in quote:
                parts = map(re.escape, quote.split(LEFT_OUT))
                with_gaps.append((re.compile(".+?".join(parts), re.DOTALL), item.label))
            else:
                exact.setdefault(quote, item.label)

    def find(comment: str) -> str:
        quote = _("“{comment}”").format(comment=" ".join(comment.split()))
        gaps = (label for pattern, label in with_gaps if pattern.fullmatch(quote))
        return exact.get(quote) or next(gaps, "")

    return find


def _evidence(audit: Audit, survey: Survey, count: int, quotes: str, author: str, now: datetime) -> Evidence:
    title = ngettext("{count} comment from “{survey}”", "{count} comments from “{survey}”", count)
    return Evidence(
        client=audit.client.id,
        id=new_key(),
        number=edits.next_evidence_number(audit),
        title=title.format(count=count, survey=_short(survey.title)),
        kind=EvidenceKind.SURVEY,
        dated=min(survey.closed_on or now.date(), now.date()),
        added_on=now.date(),
        added_by=author,
        source=survey.title,
        text=quotes,
        confidential=True,
    )


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"
