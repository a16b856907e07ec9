"""Figures that only reports and charts show."""

from __future__ import annotations

from maturity_desktop.domain.audit import Target
from maturity_desktop.domain.framework import Domain
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.scoring import State


def mean_target(results: Results, domain: Domain) -> float | None:
    """The weighted mean target of a domain's applicable criteria; None where nothing applies."""
    applicable = [
        result
        for result in results.criteria
        if result.domain is domain and result.score.state is not State.NOT_APPLICABLE
    ]
    weight = sum(result.criterion.weight for result in applicable)
    if not weight:
        return None
    return sum(result.criterion.weight * result.target for result in applicable) / weight


def own_targets(results: Results) -> int:
    """Of how many criteria the audit itself set a target other than that of the profile that is shown."""
    audit, framework = results.audit, results.framework
    profile = results.profile
    own = (audit.get(Target, audit.id, framework.id, profile.id, entry.id) for entry in framework.criteria)
    return sum(target is not None and target.level != profile.target(target.criterion) for target in own)
