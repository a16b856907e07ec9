"""The coverage map and the gate before the site is left: as plain data, and the Friday list as PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.coverage import CriterionCoverage, coverage
from maturity_desktop.domain.leaving import Gate, Person, Readiness, days_left, gate
from maturity_desktop.domain.requests import standings
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.schedule import Schedule, schedule_of
from maturity_desktop.domain.supporting import SupportingFigure
from maturity_desktop.storage.files import write_checked

if TYPE_CHECKING:
    from maturity_desktop.reports.packs.friday_list import FridayList

Plain = dict[str, Any]


def coverage_of(results: Results, today: date) -> tuple[CriterionCoverage, ...]:
    """The map of one framework on a day."""
    return coverage(results, standings(results.audit, today))


def gate_of(results: Results, today: date) -> Gate:
    """The gate of one framework on a day."""
    return gate(results, standings(results.audit, today), today)


def friday_list_of(
    results: Results, today: date, words: NullTranslations, page_size: str = "A4"
) -> FridayList:
    """What the printed list of one framework tells."""
    from maturity_desktop.reports.packs.friday_list import friday_list

    schedule = schedule_of(results.audit, results.framework, today)
    language = words.info().get("language", "en")
    return friday_list(results, gate_of(results, today), schedule, words, page_size, language)


def export_friday_list(paper: FridayList, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.friday_list import check_friday_list, write_friday_list

    write_checked(
        path, lambda out: write_friday_list(paper, out), lambda written: check_friday_list(written, paper)
    )


# As plain data


def coverage_row(row: CriterionCoverage) -> Plain:
    """A criterion of the map; kinds and roles of which there is nothing are left out."""
    return {
        "criterion": row.result.criterion.id,
        "title": row.result.criterion.title,
        "level": row.result.level,
        "confidence": row.result.confidence.value,
        "kinds": {
            kind.value: {
                "supporting": items.supporting,
                "contradicting": items.contradicting,
                "stale": items.stale,
            }
            for kind, items in row.kinds.items()
        },
        "roles": {
            role: {"held": voices.held, "planned": voices.planned}
            for role, voices in sorted(row.roles.items())
        },
        "sources": sorted(row.sources),
        "single_source": list(row.single_source),
        "contradicted": row.contradicted,
        "requested": row.requested,
        "planned": [activity.id for activity in row.planned],
    }


def gathered_data(results: Results, figures: Iterable[SupportingFigure], words: NullTranslations) -> Plain:
    """The baseline, the coverage map, and what took place: counts by role, samples, what is not received.

    Of what was asked for it says how it stands at the cut-off; names of people are in none of it.
    """
    from maturity_desktop.reports.sections.baseline import baseline_entries
    from maturity_desktop.reports.sections.fieldwork import fieldwork

    day = results.audit.details.cut_off
    work = fieldwork((results,), day, words)
    return {
        "baseline": [asdict(own) for own in baseline_entries((results,), figures, words)],
        "coverage_map": [coverage_row(row) for row in coverage_of(results, day)],
        "fieldwork": asdict(work),
    }


def gate_data(found: Gate, schedule: Schedule) -> Plain:
    """The gate; `days_left` counts working days on site, today among them, and is null without dates."""
    day = schedule.leaving_day
    return {
        "framework": schedule.framework.id,
        "today": schedule.today.isoformat(),
        "leaving_day": day.isoformat() if day else None,
        "days_left": days_left(schedule),
        "not_ready": len(found.not_ready),
        "ready_by_request_alone": len(found.on_request),
        "criteria": [_readiness_data(own) for own in found.criteria],
        "people": [_person_data(person) for person in found.people],
    }


def _readiness_data(own: Readiness) -> Plain:
    return {
        "criterion": own.result.criterion.id,
        "title": own.result.criterion.title,
        "ready": own.ready,
        "by_request_alone": own.rests_on_request,
        "wants": sorted(own.wants),
        "way": own.way,
        "to_ask": [point.id for point in own.to_ask],
        "requests": [standing.request.label for standing in own.owed],
        "planned": [activity.id for activity in own.coming],
        "missed": [activity.id for activity in own.missed],
        "left_open": own.left_open,
    }


def _person_data(person: Person) -> Plain:
    return {
        "role": person.role,
        "checkpoints": {name: [point.id for point in points] for name, points in person.criteria.items()},
        "planned": [activity.id for activity in person.coming],
        "missed": [activity.id for activity in person.missed],
    }
