"""What follows an audit's ratings as plain data: findings, roadmap, readiness, movement, agreement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.domain.agreement import (
    Agreement,
    Calibration,
    agreement_of_all,
    calibrations,
    not_blind,
)
from maturity_desktop.domain.finding_wording import faults_of, names_known
from maturity_desktop.domain.findings import Standing as FindingStanding
from maturity_desktop.domain.findings import standings
from maturity_desktop.domain.forecast import WaveForecast, forecast
from maturity_desktop.domain.gaps import profile_in_force, profiles_of
from maturity_desktop.domain.movement import CheckpointMovement, Moved, Movement
from maturity_desktop.domain.readiness import Statement, set_rules, statement
from maturity_desktop.domain.results import Results, evaluate_after
from maturity_desktop.domain.roadmap import Roadmap, sums
from maturity_desktop.domain.roadmap import Standing as ActionStanding
from maturity_desktop.domain.statistics import Found
from maturity_desktop.reports.sections.movement import movements_of
from maturity_desktop.verbs.actions import waves_at_hand
from maturity_desktop.verbs.readiness import readiness_data

Plain = dict[str, Any]


def improvement_figures(
    results: Results, every: Sequence[Results], earlier: Sequence[Results], today: date, library_folder: Path
) -> Plain:
    """Everything that follows the ratings of one framework.

    `every` are the results of all frameworks of the audit, `earlier` those of the audit before.
    """
    moved = next(iter(movements_of([results], earlier)), None)
    return {
        "findings": finding_rows(results),
        "roadmap": roadmap_data(results, roadmap_of(every, today, library_folder)),
        "readiness": readiness_data(results, today),
        "profiles": profile_rows(results),
        "movement": movement_data(moved) if moved else None,
        "agreement": agreement_rows(results),
    }


# Findings


def findings_of(results: Results) -> tuple[FindingStanding, ...]:
    """The findings about this framework, and those about none, the gravest first."""
    framework = results.framework
    found = standings(results.audit, {framework.id: framework})
    return tuple(own for own in found if not own.places or _is_about(own, framework.id))


def _is_about(own: FindingStanding, framework: str) -> bool:
    return any(place.framework == framework for place in own.places)


def finding_rows(results: Results) -> list[Plain]:
    """A row for each finding; `faults` are what could be better about its wording."""
    names = names_known(results.audit)
    return [_finding(own, names) for own in findings_of(results)]


def _finding(own: FindingStanding, names: Iterable[str]) -> Plain:
    finding = own.finding
    return {
        "id": finding.label,
        "grade": finding.grade.value,
        "state": finding.state.value,
        "title": finding.title,
        "criteria": [criterion for _framework, criterion in own.criteria],
        "checkpoints": [place.checkpoint for place in own.places if place.checkpoint],
        "evidence": [item.label for item in own.evidence],
        "condition": finding.condition,
        "cause": finding.cause,
        "effect": finding.effect,
        "recommendation": finding.recommendation,
        "outcome": finding.outcome,
        "proof": finding.proof,
        "answer": finding.answer,
        "raised_on": _day(finding.raised_on),
        "closed_on": _day(finding.closed_on),
        "faults": [{"flaw": str(fault.flaw), "text": fault.text} for fault in faults_of(own, names)],
    }


# Roadmap


def roadmap_of(results: Sequence[Results], today: date, library_folder: Path) -> Roadmap:
    """The roadmap of an audit on a day, by the waves at hand; `results` are those of all its frameworks."""
    from maturity_desktop.domain.roadmap import roadmap

    return roadmap(results[0].audit, results, waves_at_hand(library_folder), today)


def roadmap_data(results: Results, found: Roadmap) -> Plain:
    """The waves with their actions and what each makes of the levels; every action as it stands."""
    forecasts = {own.wave.id: own for own in forecast(results, found)}
    told = sums(found.live)
    waves = []
    for wave in found.plan.waves:
        days = found.days_of(wave)
        waves.append(
            {
                "id": wave.id,
                "title": wave.title,
                "from_month": wave.from_month,
                "to_month": wave.to_month,
                "begins": _day(days[0] if days else None),
                "ends": _day(days[1] if days else None),
                "actions": [own.action.label for own in found.in_wave(wave.id)],
                "forecast": _forecast(forecasts[wave.id]),
            }
        )
    return {
        "starts_on": _day(found.settings.starts_on),
        "currency": found.settings.currency,
        "cost": told.cost,
        "benefit": told.benefit,
        "late": [own.action.label for own in found.late],
        "dropped": [own.action.label for own in found.dropped],
        "unplaced": [own.action.label for own in found.unplaced],
        "waves": waves,
        "actions": [_action(own) for own in found.standings],
    }


def _forecast(own: WaveForecast) -> Plain:
    whole = own.after.whole
    return {
        "level": whole.level,
        "rated": whole.rated,
        "rises": [{"id": rise.criterion, "before": rise.before, "after": rise.after} for rise in own.rises],
        "held": list(own.held),
        "unrated": list(own.unrated),
        "at_target": own.at_target,
        "below_target": own.below_target,
        "verdict": statement(own.after).verdict.value,
    }


def _action(own: ActionStanding) -> Plain:
    action = own.action
    return {
        "id": action.label,
        "title": action.title,
        "owner": action.owner,
        "state": action.state.value,
        "wave": own.wave.id if own.wave else None,
        "placed": own.placed,
        "impact": own.impact,
        "effort": own.effort,
        "priority": own.priority,
        "starts_on": _day(action.starts_on),
        "due_on": _day(action.due_on),
        "done_on": _day(action.done_on),
        "late": own.late,
        "cost": action.cost,
        "benefit": action.benefit,
        "closes": [place.checkpoint for place in own.closes],
        "findings": [finding.label for finding in own.findings],
        "after": [first.label for first in own.firsts],
        "evidence": [item.label for item in own.evidence],
        "notes": [{"day": _day(note.noted_on), "text": note.text} for note in own.notes],
    }


# Readiness


def profile_rows(results: Results) -> list[Plain]:
    """How the audit stands against each profile that there is to choose from."""
    audit, framework = results.audit, results.framework
    chosen = profile_in_force(audit, framework).id
    return [
        {"in_force": profile.id == chosen} | _profile(statement(results, profile))
        for profile in profiles_of(audit, framework)
    ]


def _profile(found: Statement) -> Plain:
    levels = {miss.result.criterion.id: (miss.result.level, miss.target) for miss in found.misses}
    return {
        "id": found.profile.id,
        "title": found.profile.title,
        "verdict": found.verdict.value,
        "meeting": found.meeting,
        "applicable": found.applicable,
        "below": [name for name, (level, target) in levels.items() if level is not None and level < target],
        "unrated": [name for name, (level, _target) in levels.items() if level is None],
        "blockers": found.blockers,
    }


def against(results: Results, profile: str) -> Results:
    """The same results, their readiness stated against a profile; LookupError where there is no such one."""
    audit, framework = results.audit, results.framework
    known = [own.id for own in profiles_of(audit, framework)]
    if profile not in known:
        told = _("There is no profile {name}. There are: {names}.")
        raise LookupError(told.format(name=profile, names=", ".join(known)))
    changes = set_rules(audit, framework, profile=profile)
    return evaluate_after(results, audit.with_changes(changes), changes) if changes else results


# Movement and agreement


def movement_data(found: Movement) -> Plain:
    """What moved since the audit before, like for like, by criterion and by checkpoint."""
    whole = found.whole
    return {
        "earlier": found.earlier.audit.id,
        "earlier_cut_off": _day(found.earlier.audit.details.cut_off),
        "before": whole.before if found.has_whole else None,
        "now": whole.now if found.has_whole else None,
        "count": whole.count,
        **{moved.value: [own.criterion.id for own in found.those(moved)] for moved in Moved},
        "domains": [
            {"id": domain.id, "before": own.before, "now": own.now, "count": own.count}
            for domain, own in found.domains
        ],
        "criteria": [
            {
                "id": own.criterion.id,
                "moved": own.moved.value,
                "before": own.level_before,
                "now": own.level_now,
                "mapped": own.is_mapped,
                "checkpoints": [_point(point) for point in own.checkpoints if point.moved in CHANGED],
            }
            for own in found.criteria
        ],
    }


CHANGED = frozenset(Moved) - {Moved.HELD, Moved.OPEN}
"""What is told of checkpoints: those of which there is nothing new are left out."""


def _point(own: CheckpointMovement) -> Plain:
    return {
        "id": own.checkpoint.id,
        "moved": own.moved.value,
        "before": own.before.value if own.before else None,
        "now": own.now.value if own.now else None,
    }


def agreement_rows(results: Results) -> list[Plain]:
    """A row for each second rating; a kappa that is undefined is null, with the reason.

    Where several are blind there is a row for all of those together, which has no assessor. One that is not
    blind has no kappa.
    """
    found = calibrations(results.audit, results.framework, results)
    together = agreement_of_all(found)
    rows = [_calibration(own) for own in found]
    if together is not None:
        all_of_them = {"assessor": None, "blind": True, "drawn": None}
        rows.append({**all_of_them, **agreement_data(together), "pairs": []})
    return rows + [_calibration(own) for own in not_blind(results.audit, results.framework, results)]


def _calibration(own: Calibration) -> Plain:
    draw = own.draw
    return {
        "assessor": own.rating.assessor,
        "blind": own.is_blind,
        "drawn": {
            "seed": draw.seed,
            "size": draw.size,
            "population": draw.population,
            "on": _day(draw.drawn_on),
        }
        if draw
        else None,
        **agreement_data(own.agreement),
        **({} if own.is_blind else {"kappa": None, "kappa_reason": "not_blind", "weighted_kappa": None}),
        "pairs": [
            {
                "id": pair.criterion.id,
                "first": pair.first,
                "second": pair.second,
                "now": pair.now,
                "agreed": pair.consensus.agreed if pair.consensus else None,
                "open": pair.is_open,
            }
            for pair in own.pairs
        ],
    }


def agreement_data(own: Agreement) -> Plain:
    """How far ratings agree."""
    return {
        "raters": own.raters,
        "meant": own.meant,
        "rated": own.rated,
        "exact": own.exact,
        "within_one": own.near,
        "kappa": own.kappa.value,
        "kappa_reason": _why(own.kappa),
        "weighted_kappa": own.weighted.value if own.weighted else None,
    }


def _why(found: Found[float]) -> str | None:
    return None if found.value is not None else str(found.why_not)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
