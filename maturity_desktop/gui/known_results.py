"""The results of an audit's frameworks: worked out when asked for, kept while the audit is the same."""

from __future__ import annotations

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.measures import FiguresOf, ladders
from maturity_desktop.domain.results import Results, evaluate, evaluate_after


class KnownResults:
    """By framework and rating set; `figures` are those that the measured criteria rest on."""

    def __init__(self, figures: FiguresOf) -> None:
        self._figures = figures
        self._kept: dict[tuple[str, str], Results] = {}

    def of(self, audit: Audit, framework: Framework, rating_set: str) -> Results:
        """The results as the audit is now."""
        key = (framework.id, rating_set)
        known = self._kept.get(key)
        if known is None or known.audit is not audit or known.framework is not framework:
            proven = ladders(audit, framework, self._figures)
            known = self._kept[key] = evaluate(audit, framework, rating_set, proven)
        return known

    def follow(self, before: Results, audit: Audit, changes: Changes) -> Results:
        """The same after changes that no figure rests on: only what they are about is scored again."""
        results = evaluate_after(before, audit, changes)
        self._kept[results.framework.id, results.place.rating_set] = results
        return results
