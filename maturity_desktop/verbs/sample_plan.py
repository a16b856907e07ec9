"""How a sample audit was carried out: its team, plan, baseline, requests, activities and what was heard.

What its file does not say of an activity comes of the task that it carries out (kind, minutes, criteria), and
the words of a request of its template.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from maturity_desktop.domain.audit import Evidence, Link, TaskState
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.phases import RequestTemplate, Task, TaskKind
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    AddedTask,
    Assignment,
    BaselineFigure,
    EvidenceCopy,
    EvidenceTag,
    Heard,
    Holiday,
    LeftOpen,
    PlanSettings,
    Request,
    RequestCriterion,
    RequestEvidence,
    RequestStatus,
    TaskPlan,
    TeamMember,
    Verdict,
)
from maturity_desktop.domain.record import Record

Told = Mapping[str, Any]


def plan_records(
    told: Told,
    audit: str,
    framework: Framework,
    evidence: Mapping[int, str],
    links: Sequence[Link],
) -> Iterator[Record]:
    """The records of an audit that follows this framework; `evidence` has the ids of the items by number."""
    writer = _Writer(audit, framework, evidence, links)
    for member in told.get("team", []):
        yield from writer.member(member)
    for place, figure in enumerate(told.get("baseline", [])):
        yield BaselineFigure(
            audit, f"{audit}-told-{place}", place, **{**figure, "period": str(figure["period"])}
        )
    if "plan" in told:
        yield from writer.plan(told["plan"])
    for number, request in enumerate(told.get("requests", []), 1):
        yield from writer.request(number, {**told["request_days"], **request})
    own = told.get("plan", {}).get("added", [])
    for number, activity in enumerate(told.get("activities", []), 1):
        yield from writer.activity(f"{audit}-activity-{number}", activity, own)


def tag_records(
    tags: Mapping[str, Sequence[int]], client: str, evidence: Mapping[int, str]
) -> Iterator[Record]:
    """The words by which items are found again; of each the numbers of its items."""
    for tag, numbers in tags.items():
        yield from (EvidenceTag(client, evidence[number], tag) for number in numbers)


def days_of_receipt(requests: Sequence[Told]) -> Mapping[int, date]:
    """When the items that requests brought came in, by number; some came in part, before the whole."""
    return {
        number: told.get("came") or told["received"]
        for told in requests
        for number in told.get("evidence", ())
    }


def copy_record(told: Told, copy: Evidence, original: str, sha256: str) -> EvidenceCopy:
    """That an item is a copy of another on which rectangles are black; marks are kept as the window does."""
    corners = (
        dict(zip(("x1", "y1", "x2", "y2"), map(float, own), strict=True)) for own in told["black_outs"]
    )
    marks = (json.dumps({"shape": "black_out", "words": "", **own}, sort_keys=True) for own in corners)
    return EvidenceCopy(copy.client, copy.id, original, sha256, tuple(marks))


@dataclass(frozen=True, slots=True)
class _Writer:
    audit: str
    framework: Framework
    evidence: Mapping[int, str]
    links: Sequence[Link]

    def member(self, told: Told) -> Iterator[Record]:
        """Somebody of the team with the criteria of their domains."""
        name = told["name"]
        yield TeamMember(self.audit, name, told["initials"], told.get("is_lead", False))
        for domain in self.framework.domains:
            if domain.id in told["domains"]:
                for criterion in domain.criteria:
                    yield Assignment(self.audit, self.framework.id, criterion.id, name)

    # The plan

    def plan(self, told: Told) -> Iterator[Record]:
        """Dates, days off, how far each task is, and what is left open."""
        model = self.framework.id
        yield PlanSettings(self.audit, told["starts_on"])
        for day, title in told.get("holidays", {}).items():
            yield Holiday(self.audit, day.isoformat(), title)
        for task in told.get("added", []):
            yield _added(self.audit, model, task)
        yield from self._states(told)
        yield from self._plans(told)
        for criterion, reason in told.get("left_open", {}).items():
            yield LeftOpen(self.audit, model, criterion, reason.strip())

    def _states(self, told: Told) -> Iterator[TaskState]:
        done = {task: day for day, tasks in told.get("done", {}).items() for task in tasks}
        notes = told.get("notes", {})
        for task in done | notes:
            note = notes.get(task, "").strip()
            yield TaskState(self.audit, self.framework.id, task, done.get(task), note)

    def _plans(self, told: Told) -> Iterator[TaskPlan]:
        moved, skipped = told.get("moved", {}), told.get("skipped", {})
        doers = {task: name for name, tasks in told.get("assigned", {}).items() for task in tasks}
        for task in moved | skipped | doers:
            yield TaskPlan(
                self.audit,
                self.framework.id,
                task,
                moved.get(task),
                doers.get(task, ""),
                task in skipped,
                skipped.get(task, ""),
            )

    # Requests

    def request(self, number: int, told: Told) -> Iterator[Record]:
        """A request, what it is for and what it brought."""
        template = next(
            (own for own in self.framework.requests if own.id == told.get("template")),
            RequestTemplate("", told.get("title", ""), told.get("what", "")),
        )
        template = replace(
            template,
            **{name: told[name] for name in ("period", "format", "owner") if name in told},
            criteria=tuple(told.get("criteria", template.criteria)),
        )
        own = f"{self.audit}-request-{number}"
        yield self._request(own, number, template, told)
        for criterion in template.criteria:
            yield RequestCriterion(self.audit, own, self.framework.id, criterion)
        for item in told.get("evidence", []):
            yield RequestEvidence(self.audit, own, self.evidence[item])

    def _request(self, own: str, number: int, template: RequestTemplate, told: Told) -> Request:
        roles = self.framework.roles or {}
        return Request(
            self.audit,
            own,
            number,
            template.title,
            template.what,
            template.period,
            template.format,
            roles.get(template.owner, template.owner),
            _status(told),
            told["asked"],
            told["due"],
            told.get("promised"),
            told.get("received") or told.get("rejected"),
            told.get("reason", "").strip(),
            told.get("note", "").strip(),
            self.framework.id if template.id else "",
            template.id,
        )

    # Activities

    def activity(self, own: str, told: Told, added: Sequence[Told]) -> Iterator[Record]:
        """An activity with its people and criteria, and what was heard at it."""
        task = self._task(told["task"], added)
        begins = datetime.fromisoformat(told["at"])
        item = self.evidence[told["evidence"]] if "evidence" in told else ""
        criteria = tuple(told.get("criteria", task.criteria))
        yield Activity(
            self.audit,
            own,
            ActivityKind(told.get("kind", task.activity)),
            told["title"],
            begins.date(),
            f"{begins:%H:%M}",
            told.get("minutes") or task.minutes or 60,
            told.get("place", ""),
            ActivityState(told.get("state", ActivityState.HELD)),
            told.get("led_by", ""),
            self.framework.id,
            task.id,
            told.get("note", ""),
            told.get("population"),
            told.get("sample"),
            told.get("drawn", ""),
            item,
        )
        for place, (role, who) in enumerate(told.get("people", {}).items(), 1):
            name, count = (who, 1) if isinstance(who, str) else ("", who)
            yield ActivityPerson(self.audit, own, f"{own}-{place}", role, name, count)
        for criterion in criteria:
            yield ActivityCriterion(self.audit, own, self.framework.id, criterion)
        yield from self._heard(own, item, criteria, told.get("heard", {}))

    def _task(self, name: str, added: Sequence[Told]) -> Task:
        tasks = [task for phase in self.framework.programme for task in phase.tasks]
        tasks += [Task(own["id"], own["what"], TaskKind(own["kind"])) for own in added]
        return next(task for task in tasks if task.id == name)

    def _heard(
        self, activity: str, item: str, criteria: Sequence[str], words: Mapping[str, str]
    ) -> Iterator[Heard]:
        """What the item is linked at among the criteria was told there; other words tell nothing."""
        verdicts = {
            link.checkpoint: Verdict.CONTRADICTS if link.contradicts else Verdict.SUPPORTS
            for link in self.links
            if item and link.evidence == item and link.checkpoint and link.criterion in criteria
        }
        for place in {**verdicts, **words}:
            criterion, checkpoint = self._spot(place)
            yield Heard(
                self.audit,
                activity,
                self.framework.id,
                criterion,
                checkpoint,
                verdicts.get(place),
                words.get(place, ""),
            )

    def _spot(self, name: str) -> tuple[str, str]:
        """Criterion and checkpoint of what a criterion's or a checkpoint's id names."""
        for criterion in self.framework.criteria:
            if criterion.id == name:
                return name, ""
            if any(point.id == name for point in criterion.checkpoints):
                return criterion.id, name
        raise LookupError(name)


def _added(audit: str, framework: str, told: Told) -> AddedTask:
    lists = {name: tuple(told.get(name, ())) for name in ("who", "criteria")}
    return AddedTask(audit, framework, **{**told, "kind": TaskKind(told["kind"]), **lists})


def _status(told: Told) -> RequestStatus:
    """How far it is, by the last thing that happened."""
    for name in (RequestStatus.RECEIVED, RequestStatus.REJECTED, RequestStatus.PROMISED):
        if name.value in told:
            return name
    return RequestStatus.ASKED
