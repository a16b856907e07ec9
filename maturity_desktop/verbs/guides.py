"""The guide of an activity handed out: to print, and as plain data for the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.activities import Listener, Spot
from maturity_desktop.domain.activity_plans import ActivityPlan, keep
from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.guides import MINUTES_EACH, ModelGuide, guides_of, in_time, minutes
from maturity_desktop.domain.plan_records import Activity, ActivityKind, ActivityPerson
from maturity_desktop.domain.results import Results
from maturity_desktop.storage.files import write_checked

if TYPE_CHECKING:
    from maturity_desktop.reports.packs.guide import GuidePaper


def guide_paper_of(
    audit: Audit,
    activity: Activity,
    results: Iterable[Results],
    today: date,
    words: NullTranslations,
    page_size: str = "A4",
) -> GuidePaper:
    """What the printed guide of an activity tells."""
    from maturity_desktop.reports.packs.guide import guide_paper

    language = words.info().get("language", "en")
    guides = guides_of(audit, activity, results)
    return guide_paper(audit, activity, guides, today, words, page_size, language)


def export_guide(paper: GuidePaper, path: Path) -> None:
    """Writes the PDF; ReportError or OSError where it could not be, the old file then untouched."""
    from maturity_desktop.reports.packs.guide import check_guide, write_guide

    write_checked(path, lambda out: write_guide(paper, out), lambda written: check_guide(written, paper))


def find_activity(audit: Audit, words: str) -> Activity:
    """The activity of this id, of an id that begins so, or of this title; LookupError where it is not one."""
    every = tuple(audit.all(Activity))
    for fits in (
        lambda own: own.id == words,
        lambda own: own.title.casefold() == words.casefold(),
        lambda own: own.id.startswith(words),
        lambda own: words.casefold() in own.title.casefold(),
    ):
        found = [own for own in every if fits(own)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{own.title} ({own.id})" for own in found)
            raise LookupError(
                _("{name} can mean several activities: {names}.").format(name=words, names=names)
            )
    raise LookupError(_("The audit has no activity {name}.").format(name=words))


def unplanned(
    audit: Audit,
    results: Results,
    kind: ActivityKind,
    roles: Sequence[str],
    criteria: Sequence[str],
    minutes_planned: int = 0,
) -> tuple[Audit, Activity]:
    """An activity that the library does not have, and the audit with it; LookupError for unknown names.

    Without minutes there is time for everything.
    """
    framework = results.framework
    _refuse_unknown(roles, framework.roles or {}, _("The model has no role {name}. It has: {names}."))
    known = {own.id for own in framework.criteria}
    _refuse_unknown(criteria, known, _("The model has no criterion {name}. It has: {names}."))
    activity = Activity(audit.id, "", kind, "", minutes=minutes_planned, framework=framework.id)
    plan = ActivityPlan(
        activity,
        tuple(ActivityPerson(audit.id, "", role, role) for role in roles),
        frozenset(Spot(framework.id, own) for own in criteria),
    )
    return audit.with_changes(keep(audit, plan, Listener("", date.min, {}))), activity


def _refuse_unknown(names: Iterable[str], known: Collection[str], words: str) -> None:
    for name in names:
        if name not in known:
            raise LookupError(words.format(name=name, names=", ".join(sorted(known))))


def guide_data(activity: Activity, guides: Sequence[ModelGuide]) -> dict[str, Any]:
    """A guide; `why` of a question is unanswered, partly, unproven, one_source or heard.

    `fitting` of the questions there is time for; the sections of the others are asked `if_time` is left.
    """
    timed = in_time(guides, activity)
    return {
        "activity": activity.id,
        "kind": activity.kind.value,
        "title": activity.title,
        "minutes": minutes(guides, activity.kind),
        "minutes_each": MINUTES_EACH[activity.kind],
        "minutes_planned": activity.minutes or None,
        "fitting": timed.fitting,
        "sections": [
            {
                "framework": own.framework.id,
                "criterion": section.criterion.id,
                "if_time": if_time,
                "leads": list(section.leads),
                "questions": [
                    {
                        "checkpoint": question.checkpoint.id,
                        "level": question.level,
                        "text": question.checkpoint.text,
                        "why": question.why.value,
                        "verdict": question.heard and question.heard.verdict,
                        "note": question.heard.note if question.heard else "",
                    }
                    for question in section.questions
                ],
            }
            for if_time, part in ((False, timed.first), (True, timed.later))
            for own in part
            for section in own.sections
        ],
    }
