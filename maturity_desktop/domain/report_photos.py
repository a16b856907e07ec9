"""Which photos stand in the report and in which order, as edits of an audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes, drop, put
from maturity_desktop.domain.report_records import ReportPhoto


def photos_in_order(audit: Audit) -> tuple[ReportPhoto, ...]:
    """The photos of the report, the first first."""
    return tuple(sorted(audit.all(ReportPhoto), key=lambda own: (own.position, own.evidence)))


def add_photos(audit: Audit, evidence: Sequence[str]) -> Changes:
    """Items come in at the end, in their order; those that are in stay where they are."""
    there = photos_in_order(audit)
    known = {own.evidence for own in there}
    new = [item for item in dict.fromkeys(evidence) if item not in known]
    first = there[-1].position + 1 if there else 0
    return tuple(
        change
        for place, item in enumerate(new, first)
        for change in put(audit, ReportPhoto(audit.id, item, place))
    )


def remove_photos(audit: Audit, evidence: Sequence[str]) -> Changes:
    """Items leave the report, with what was said below them."""
    return tuple(change for item in evidence for change in drop(audit, ReportPhoto(audit.id, item)))


def move_photo(audit: Audit, evidence: str, place: int) -> Changes:
    """A photo goes to a place, counted from 0; those between make way."""
    there = list(photos_in_order(audit))
    own = next(photo for photo in there if photo.evidence == evidence)
    there.remove(own)
    there.insert(min(max(place, 0), len(there)), own)
    return tuple(
        change
        for position, photo in enumerate(there)
        for change in put(audit, replace(photo, position=position))
    )


def write_caption(audit: Audit, evidence: str, words: str) -> Changes:
    """What is said below a photo; nothing stands for the title of its evidence."""
    own = audit.get(ReportPhoto, audit.id, evidence)
    return () if own is None else put(audit, replace(own, caption=words))
