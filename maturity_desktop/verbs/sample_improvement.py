"""What follows the ratings of a sample audit: findings, roadmap, re-ratings, second rating and decision.

It stands in a file of its own beside the audit's. Findings and actions are called by their numbers, which are
their places in the file; criteria and checkpoints by their ids, evidence by number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from maturity_desktop.domain.audit import RatingSet
from maturity_desktop.domain.improvement_records import (
    Action,
    ActionCheckpoint,
    ActionFinding,
    ActionNote,
    ActionPrerequisite,
    ActionState,
    Consensus,
    Consulting,
    Decision,
    EarlierAudit,
    Finding,
    FindingEvidence,
    FindingPlace,
    FindingState,
    GapWeighing,
    Grade,
    Outcome,
    ReRating,
    RoadmapSettings,
    SampleDraw,
    Training,
)
from maturity_desktop.domain.plan_records import RatingScope
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.team import CLIENT, SECOND

Told = Mapping[str, Any]
Places = Mapping[str, tuple[str, str, str]]
"""Framework, criterion and checkpoint of what can be linked to, by its id."""


def improvement_records(
    told: Told, audit: str, places: Places, evidence: Mapping[int, str]
) -> Iterator[Record]:
    """The records that a file tells of, for an audit; `evidence` has the items' ids by number."""
    if told:
        yield from _Writer(audit, told["framework"], places, evidence).records(told)


def client_set_of(told: Told, audit: str) -> RatingSet | None:
    """The client's own rating set, where there is one; its answers are those of a `criteria` part."""
    own = told.get("client_rating")
    return RatingSet(audit, f"{audit}-client", CLIENT, own["assessor"]) if own else None


def second_set_of(told: Told, audit: str) -> RatingSet | None:
    """The rating set of the second rating, where there is one; its answers are those of a `criteria` part."""
    own = told.get("second_rating")
    return RatingSet(audit, f"{audit}-second", SECOND, own["assessor"]) if own else None


@dataclass(frozen=True, slots=True)
class _Writer:
    audit: str
    framework: str
    places: Places
    evidence: Mapping[int, str]

    def records(self, told: Told) -> Iterator[Record]:
        """Referred-to kinds first."""
        if "earlier" in told:
            yield EarlierAudit(self.audit, told["earlier"])
        for number, finding in enumerate(told.get("findings", ()), 1):
            yield from self.finding(number, {**told.get("finding_days", {}), **finding})
        for criterion, weighed in told.get("weighings", {}).items():
            yield GapWeighing(self.audit, self.framework, criterion, **weighed)
        if "roadmap" in told:
            yield RoadmapSettings(self.audit, **told["roadmap"])
        actions = told.get("actions", ())
        for number, action in enumerate(actions, 1):
            yield from self.action(number, action)
        for number, action in enumerate(actions, 1):
            for first in action.get("after", ()):
                yield ActionPrerequisite(self.audit, self._action(number), self._action(first))
        for position, training in enumerate(told.get("training", ()), 1):
            lists = {"criteria": tuple(training.get("criteria", ()))}
            own = f"{self.audit}-training-{position}"
            yield Training(self.audit, own, position, framework=self.framework, **{**training, **lists})
        for re_rating in told.get("re_ratings", ()):
            lists = {name: tuple(re_rating.get(name, ())) for name in ("met", "lost")}
            yield ReRating(self.audit, self.framework, **{**re_rating, **lists})
        yield from self.second_rating(told)
        for consulting in told.get("consulting", ()):
            yield Consulting(self.audit, **consulting)
        if "decision" in told:
            decided = {**told["decision"], "outcome": Outcome(told["decision"]["outcome"])}
            yield Decision(self.audit, self.framework, **decided)

    def finding(self, number: int, told: Told) -> Iterator[Record]:
        """A finding with what it is about and what it rests on."""
        own = self._finding(number)
        yield Finding(
            self.audit,
            own,
            number,
            Grade(told["grade"]),
            told["title"],
            **{name: told.get(name, "").strip() for name in FINDING_WORDS},
            state=FindingState(told["state"]),
            answer=told.get("answer", "").strip(),
            raised_on=told["raised_on"],
            closed_on=told.get("closed_on"),
        )
        for place in told["about"]:
            yield FindingPlace(self.audit, own, *self.places[place])
        for item in told.get("evidence", ()):
            yield FindingEvidence(self.audit, own, self.evidence[item])

    def action(self, number: int, told: Told) -> Iterator[Record]:
        """An action with what it closes, what it answers, and what was said of it."""
        own = self._action(number)
        plain = {name: told[name] for name in ACTION_FIELDS if name in told}
        state, what = ActionState(told["state"]), told.get("what", "").strip()
        yield Action(self.audit, own, number, told["title"], what, state=state, **plain)
        for place in told.get("closes", ()):
            yield ActionCheckpoint(self.audit, own, *self.places[place])
        for finding in told.get("answers", ()):
            yield ActionFinding(self.audit, own, self._finding(finding))
        for place, note in enumerate(told.get("notes", ()), 1):
            yield ActionNote(self.audit, own, f"{own}-{place}", note["day"], note["by"], note["text"].strip())

    def second_rating(self, told: Told) -> Iterator[Record]:
        """How the criteria of a second rating were drawn, and what was agreed where it differed."""
        rating_set = second_set_of(told, self.audit)
        if rating_set is None:
            return
        own = told["second_rating"]
        for criterion in own["criteria"]:
            yield RatingScope(self.audit, rating_set.id, self.framework, criterion)
        yield SampleDraw(
            self.audit,
            self.framework,
            rating_set.id,
            own["seed"],
            len(own["criteria"]),
            own["population"],
            own["drawn_on"],
        )
        for criterion, agreed in own.get("consensus", {}).items():
            said = {**agreed, "agreed_on": own["agreed_on"]}
            yield Consensus(self.audit, self.framework, rating_set.id, criterion, **said)

    def _finding(self, number: int) -> str:
        return f"{self.audit}-finding-{number}"

    def _action(self, number: int) -> str:
        return f"{self.audit}-action-{number}"


FINDING_WORDS: Sequence[str] = ("condition", "cause", "effect", "recommendation", "outcome", "proof")
ACTION_FIELDS: Sequence[str] = (
    "owner", "wave", "position", "starts_on", "due_on", "done_on", "impact", "effort", "cost", "benefit",
    "gain",
)  # fmt: skip
