"""The sample audit: a fictional contact centre that shows every feature.

Each audit is a file of resources/sample, with a part for each of its frameworks: its answers are written as
one letter for each checkpoint, level by level in the framework's order (m met or, of a sign, observed, p in
part, n not, a not applicable, - unanswered). An item of evidence names where it is used by criterion or
checkpoint; these ids tell the frameworks of a sample apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Client,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
    TaskState,
)
from maturity_desktop.domain.changes import Place
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.plan_records import TaskPlan
from maturity_desktop.domain.progress import Progress, unwatched
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.evidence_store import StoredFile
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import Clock, NewAudit, start_audit
from maturity_desktop.verbs.frameworks import frameworks_at_hand
from maturity_desktop.verbs.sample_figures import figure_records
from maturity_desktop.verbs.sample_improvement import client_set_of, improvement_records, second_set_of
from maturity_desktop.verbs.sample_plan import copy_record, days_of_receipt, plan_records, tag_records
from maturity_desktop.verbs.sample_reports import hand_over, keep_sample_brand, report_records
from maturity_desktop.verbs.sample_surveys import survey_records

LETTERS = {
    "m": AnswerValue.MET,
    "p": AnswerValue.PARTLY,
    "n": AnswerValue.NOT_MET,
    "a": AnswerValue.NOT_APPLICABLE,
}
EARLIER, CURRENT = "norrhaven-2024", "norrhaven-2025"


def make_sample(library: Library, clock: Clock, progress: Progress = unwatched) -> str:
    """Puts the sample audit and its predecessor into the library, once, and returns its id."""
    there = {summary.id for summary in library.audits()}
    for name in (EARLIER, CURRENT):
        if name not in there:
            SampleAudit.read(name).put_into(library, clock, progress)
    return CURRENT


@dataclass(frozen=True, slots=True)
class SampleAudit:
    """One audit as its files describe it."""

    id: str
    data: Mapping[str, Any]
    after: Mapping[str, Any]
    """What followed its ratings."""
    folder: Path

    @classmethod
    def read(cls, name: str) -> SampleAudit:
        import yaml

        folder = resources_folder() / "sample"
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        audit, after = (
            yaml.load((folder / f"{own}.yaml").read_text(encoding="utf-8"), loader)  # noqa: S506 - a safe one
            for own in (name, f"{name}-improvement")
        )
        return cls(name, audit, after, folder)

    @property
    def client(self) -> Client:
        told = self.data["client"]
        return Client(**{**told, "channels": tuple(told["channels"])})

    @property
    def _report(self) -> Mapping[str, Any]:
        """How its report looks and what left."""
        found: Mapping[str, Any] = self.after.get("report", {})
        return found

    def put_into(self, library: Library, clock: Clock, progress: Progress) -> None:
        files = self._frameworks(library.folder)
        items = self.data.get("evidence", [])
        stored = {}
        for place, item in enumerate(items):
            progress(place, len(items))
            if "file" in item:
                path = self.folder / "evidence" / item["file"]
                stored[item["number"]] = library.evidence.add(self.client.id, path)
        new = NewAudit(
            client=self.client,
            frameworks=files,
            cut_off=self.data["cut_off"],
            started_on=self.data["started_on"],
            assessor=self.data["assessor"],
            target_profile=self.data["target_profile"],
            id=self.id,
            is_sample=True,
        )
        frameworks = {file.framework.id: file.framework for file in files}
        records = [*self.records(frameworks, stored), *self._figures(library), *self._surveys(library)]
        keep_sample_brand(library, self._report, self.folder)
        start_audit(library, new, self.data["assessor"], clock, records)
        hand_over(library, self._report, library.load(self.id), self.folder, self.data["assessor"], clock)
        progress(len(items), len(items))

    def _frameworks(self, library_folder: Path) -> tuple[FrameworkFile, ...]:
        """The frameworks of the audit, in its order; LookupError where one is not at hand."""
        at_hand = {file.framework.id: file for file in frameworks_at_hand(library_folder)}
        names = [told["id"] for told in self.data["frameworks"]]
        for name in names:
            if name not in at_hand:
                raise LookupError(_("The sample's framework {name} is not there.").format(name=name))
        return tuple(at_hand[name] for name in names)

    def records(
        self, frameworks: Mapping[str, Framework], stored: Mapping[int, StoredFile]
    ) -> Iterator[Record]:
        """Everything that the audit holds besides its particulars; frameworks by id, files by number."""
        for told in self.data["frameworks"]:
            yield from self._ratings(frameworks[told["id"]], told)
        places = _places(frameworks.values())
        links: list[Link] = []
        came_on = days_of_receipt(self.data.get("requests", []))
        for item in self.data.get("evidence", []):
            added_on = item.get("added_on") or came_on.get(item["number"], self.data["started_on"])
            evidence = self._evidence(item, added_on, stored.get(item["number"]))
            yield evidence
            links += self._links(places, evidence, item)
            if "copy_of" in item:
                original = item["copy_of"]
                yield copy_record(item, evidence, self._id_of(original), stored[original].sha256)
        yield from links
        yield from self._plan(frameworks, links)
        yield from self._other_ratings(frameworks[self.after["framework"]])
        items = {item["number"]: self._evidence_id(item) for item in self.data["evidence"]}
        yield from improvement_records(self.after, self.id, places, items)
        yield from report_records(self._report, self.id, items)

    def _other_ratings(self, framework: Framework) -> Iterator[Record]:
        """What others answered, a second assessor and the client itself, where the file tells it."""
        for part, rating_set in (
            ("second_rating", second_set_of(self.after, self.id)),
            ("client_rating", client_set_of(self.after, self.id)),
        ):
            if rating_set is not None:
                yield rating_set
                place = Place(self.id, framework.id, rating_set.id)
                for name, rated in self.after[part]["criteria"].items():
                    yield from self._rated(framework, place, name, rated)

    def _plan(self, frameworks: Mapping[str, Framework], links: Sequence[Link]) -> Iterator[Record]:
        """How the audit was carried out, where the file tells it."""
        if "plan" not in self.data:
            return
        items = {item["number"]: self._evidence_id(item) for item in self.data["evidence"]}
        framework = frameworks[self.data["plan"]["framework"]]
        yield from plan_records(self.data, self.id, framework, items, links)
        yield from tag_records(self.data.get("tags", {}), self.client.id, items)

    def _figures(self, library: Library) -> Iterator[Record]:
        """The client's figures, where the file has any."""
        evidence = {item["number"]: self._evidence_id(item) for item in self.data.get("evidence", [])}
        told, folder = self.data.get("figures", {}), self.folder / "figures"
        return figure_records(told, folder, self.id, self.data["started_on"], evidence, library)

    def _surveys(self, library: Library) -> Iterator[Record]:
        """The surveys, where the file has any."""
        files = {
            item["number"]: (self._evidence_id(item), self.folder / "evidence" / item["file"])
            for item in self.data.get("evidence", [])
            if "file" in item
        }
        return survey_records(self.data.get("surveys", []), files, self.id, library)

    def _evidence_id(self, item: Mapping[str, Any]) -> str:
        return self._id_of(item["number"])

    def _id_of(self, number: int) -> str:
        return f"{self.client.id}-{number:03d}"

    def _ratings(self, framework: Framework, told: Mapping[str, Any]) -> Iterator[Record]:
        """What one framework's part of the file says."""
        place = Place(self.id, framework.id, AGREED)
        for name, rated in told["criteria"].items():
            yield from self._rated(framework, place, name, rated)
        for name, level in told.get("targets", {}).items():
            yield Target(self.id, framework.id, self.data["target_profile"], name, level)
        for name, state in told.get("programme", {}).items():
            yield TaskState(self.id, framework.id, name, state.get("done_on"), state.get("note", ""))
            if "due_on" in state:
                yield TaskPlan(self.id, framework.id, name, state["due_on"])

    def _rated(
        self, framework: Framework, place: Place, name: str, told: Mapping[str, Any]
    ) -> Iterator[Record]:
        """What a rating set says of a criterion."""
        yield from self._answers(framework, place, name, told)
        if "note" in told or "reservation" in told:
            note, reservation = told.get("note", "").strip(), told.get("reservation", "")
            yield Note(self.id, framework.id, place.rating_set, name, note, reservation)
        if "set_level" in told:
            chosen = told["set_level"]
            yield SetLevel(self.id, framework.id, place.rating_set, name, chosen["level"], chosen["reason"])

    def _answers(
        self, framework: Framework, place: Place, criterion: str, told: Mapping[str, Any]
    ) -> Iterator[Answer]:
        remarks = told.get("remarks", {})
        for level in framework.criterion(criterion).levels:
            letters = told.get("answers", {}).get(level.number, "-" * len(level.checkpoints))
            for checkpoint, letter in zip(level.checkpoints, letters, strict=True):
                remark = remarks.get(checkpoint.id, "")
                if letter != "-" or remark:
                    yield Answer(
                        self.id, place.framework, place.rating_set, checkpoint.id, LETTERS.get(letter), remark
                    )

    def _evidence(self, item: Mapping[str, Any], added_on: date, file: StoredFile | None) -> Evidence:
        return Evidence(
            client=self.client.id,
            id=self._evidence_id(item),
            number=item["number"],
            title=item["title"],
            kind=EvidenceKind(item["kind"]),
            dated=item["dated"],
            added_on=added_on,
            added_by=self.data["assessor"],
            source=item.get("source", ""),
            text=item.get("text", "").strip(),
            confidential=item.get("confidential", False),
            file_name=file.file_name if file else "",
            media_type=file.media_type if file else "",
            size=file.size if file else 0,
            sha256=file.sha256 if file else "",
        )

    def _links(
        self, places: Mapping[str, tuple[str, str, str]], evidence: Evidence, item: Mapping[str, Any]
    ) -> Iterator[Link]:
        contradicted = item.get("contradicts", [])
        for names, contradicts in ((item.get("links", []), False), (contradicted, True)):
            for name in names:
                yield Link(self.id, evidence.id, *places[name], contradicts)


def _places(frameworks: Iterable[Framework]) -> Mapping[str, tuple[str, str, str]]:
    """Framework, criterion and checkpoint of everything that evidence can be linked to, by its id."""
    places = {}
    for framework in frameworks:
        for criterion in framework.criteria:
            places[criterion.id] = (framework.id, criterion.id, "")
            places |= {point.id: (framework.id, criterion.id, point.id) for point in criterion.checkpoints}
    return places
