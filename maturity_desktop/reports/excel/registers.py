"""The registers of the whole workbook: evidence, and what the criteria of its models have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from maturity_desktop.domain.results import Results
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Live, quoted
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.gathered import CoverageEntry
from maturity_desktop.reports.parts import CrosswalkEnd, FrameworkContent


def evidence_rows(content: ReportContent) -> Iterator[Row]:
    """The register: every item with where it is used and its fingerprint."""
    _ = content.words.gettext
    yes, no = _("yes"), _("no")
    several = len(content.frameworks) > 1
    short = {framework.id: framework.short_title for framework in content.frameworks}
    against = {
        (use.id, framework.id, entry.id)
        for framework in content.frameworks
        for entry in framework.criteria
        for use in entry.evidence
        if use.contradicts
    }

    def place(framework: str, criterion: str) -> str:
        return f"{short[framework]} {criterion}" if several else criterion

    for item in content.evidence:
        yield Row(
            {
                "label": item.label,
                "title": item.title,
                "kind": item.kind,
                "dated": item.dated,
                "current": no if item.stale else yes,
                "used_at": ", ".join(place(*at) for at in item.used_at),
                "contradicts": ", ".join(place(*at) for at in item.used_at if (item.id, *at) in against),
                "source": item.source,
                "text": item.text,
                "added_by": item.added_by,
                "confidential": yes if item.confidential else no,
                "file_name": item.file_name,
                "size": item.size if item.file_name else None,
                "sha256": item.sha256,
            }
        )


def coverage_name(entry: CoverageEntry, framework: FrameworkContent, several: bool) -> str:
    """What a row of the coverage map is called: its criterion, among several models with its model."""
    return f"{framework.short_title} {entry.criterion}" if several else entry.criterion


def coverage_rows(content: ReportContent) -> Iterator[Row]:
    """The coverage map: how many items of each kind count for a criterion, and what stands out."""
    several = len(content.frameworks) > 1
    for framework in content.frameworks:
        titles = {entry.id: entry.title for entry in framework.criteria}
        for entry in framework.coverage.entries:
            counts = {f"kind_{place}": count for place, count in enumerate(entry.counts)}
            yield Row(
                {
                    "criterion": coverage_name(entry, framework, several),
                    "title": titles[entry.criterion],
                    **counts,
                    "remarks": entry.remarks,
                    "confidence": entry.confidence,
                    "single": ", ".join(map(str, entry.single)),
                }
            )


def crosswalk_rows(layout: Layout, content: ReportContent, results: Sequence[Results]) -> Iterator[Row]:
    """The pairs, with the level at which the criterion of each end stands on its own scale."""
    ids = (framework.id for framework in content.frameworks)
    places = dict(zip(ids, zip(layout.frameworks, results, strict=True), strict=True))
    before = None
    for entry in content.crosswalk:
        yield Row(
            {
                "one_model": entry.one.framework_title,
                "one": entry.one.words,
                "one_level": _level_at(entry.one, places),
                "one_top": places[entry.one.framework][0].steps[-1],
                "other_model": entry.other.framework_title,
                "other": entry.other.words,
                "other_level": _level_at(entry.other, places),
                "other_top": places[entry.other.framework][0].steps[-1],
                "strength": entry.strength_words,
                "reason": entry.reason,
                "evidence": ", ".join(item.label for item in entry.evidence),
            },
            first=(entry.one.framework, entry.one.criterion) != before,
        )
        before = (entry.one.framework, entry.one.criterion)


def _level_at(end: CrosswalkEnd, places: Mapping[str, tuple[FrameworkLayout, Results]]) -> Live:
    """The level is found by the criterion's id, wherever its row is sorted to."""
    layout, results = places[end.framework]
    row = f"MATCH({quoted(end.criterion)},{layout.name('Score_criterion')},0)"
    return Live(f"INDEX({layout.name('Score_level')},{row})", results.of(end.criterion).level)
