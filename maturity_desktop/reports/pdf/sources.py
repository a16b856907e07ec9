"""Where figures and answers came from, on a line."""

from __future__ import annotations

from maturity_desktop.reports.parts import EvidenceLabel
from maturity_desktop.reports.pdf.pages import Pages
from maturity_desktop.reports.pdf.paragraphs import Words, in_face, marked_up, paragraph
from maturity_desktop.reports.text import for_pdf


def source_line(pages: Pages, told: str, evidence: EvidenceLabel | None, place: str) -> Words:
    """What there is, with a link to its item of evidence, and the place in it."""
    _ = pages.content.words.gettext
    styles = pages.styles
    if evidence is None:
        return paragraph(_("{figures}: {origin}").format(figures=told, origin=place), styles.small)
    link = pages.link(pages.evidence_place(evidence.id), evidence.label)
    said = _("{figures}: {evidence}, {origin}") if place else _("{figures}: {evidence}")
    plain = {"figures": in_face(told, "regular"), "origin": in_face(place, "regular")}
    return marked_up(for_pdf(said, "regular").format(evidence=link, **plain), styles.small)
