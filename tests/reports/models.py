"""Small models of the kinds that the standard is not: layered, open-ended, of one criterion, with signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    Evidence,
    FrameworkUse,
    Link,
    TaskState,
)
from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.framework import (
    Beyond,
    Checkpoint,
    Condition,
    Criterion,
    Domain,
    Fact,
    Framework,
    Level,
    ScoringRules,
    Step,
    TargetProfile,
    Theme,
    Transition,
)
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from tests.reports import audits


def _levels(criterion: str, texts: Mapping[int, Sequence[str]]) -> tuple[Level, ...]:
    """Required checkpoints by level, named after their place."""
    return tuple(
        Level(
            number,
            tuple(
                Checkpoint(f"{criterion}-{number}{'abcdefgh'[place]}", text)
                for place, text in enumerate(found)
            ),
        )
        for number, found in texts.items()
    )


def _profile(level: int) -> tuple[TargetProfile, ...]:
    return (TargetProfile("readiness", "Readiness", level, {}, True),)


def matrix() -> Framework:
    """Domains of criteria whose lowest level is given: the scale starts at 1."""
    domains = tuple(
        Domain(
            letter,
            title,
            "",
            tuple(
                Criterion(
                    f"{letter}{number}",
                    f"{title} element {number}",
                    "",
                    _levels(f"{letter}{number}", {2: ("Planned", "Written"), 3: ("Steady",), 4: ("Proven",)}),
                )
                for number in (1, 2)
            ),
        )
        for letter, title in (("S", "Strategy"), ("T", "Technology"))
    )
    scale = (Step(1, "Ad hoc"), Step(2, "Foundation"), Step(3, "Stable"), Step(4, "Best practice"))
    return Framework(
        "matrix",
        "Matrix model",
        "Matrix",
        "1",
        "Matrix owner",
        "",
        scale,
        ScoringRules(1),
        domains,
        _profile(3),
    )


def staged() -> Framework:
    """One criterion, points for each level, a level of the tool's own, and a programme."""
    levels = _levels("C", {1: ("It has begun",), 2: ("Plans run three months", "Actions are named")})
    own = Level(3, (Checkpoint("C-3a", "The last plan was carried out", added=True),))
    criterion = Criterion("C", "Customer service", "How far service has come.", (*levels, own))
    programme = (
        Phase(
            "begin",
            "Beginning",
            (
                Task(
                    "begin-1",
                    "Take a snapshot of the service",
                    TaskKind.ANALYSIS,
                    why="To know where it starts",
                    deliverable="Snapshot",
                    who=("manager",),
                    timing="Two weeks after going live",
                    criteria=("C",),
                ),
                Task("begin-2", "Agree the numbers", TaskKind.MEETING, added=True),
            ),
            about="The first two weeks.",
            level=1,
        ),
        Phase("plan", "Planning", (Task("plan-1", "Write the three-month plan", TaskKind.PLAN),), level=2),
    )
    return Framework(
        "staged",
        "Staged model",
        "Staged",
        "1",
        "",
        "",
        (Step(0, "Not begun", added=True), Step(1, "Begun"), Step(2, "Planned"), Step(3, "Optimised")),
        ScoringRules(points=True),
        (Domain("D", "Service", "", (criterion,)),),
        _profile(2),
        roles={"manager": "Service manager"},
        programme=programme,
    )


def layered() -> Framework:
    """A described layer with signs, themes and a fact, and layers that the source only names."""
    signs = Level(1, (Checkpoint("P-1a", "Cases are passed on by shouting", sign=True, theme="escalation"),))
    required = Level(
        2,
        (
            Checkpoint("P-2a", "Escalation follows a written path", theme="escalation"),
            Checkpoint(
                "P-2b", "Work follows the sun", theme="hours", when=Condition("is_global", value=True)
            ),
        ),
    )
    higher = _levels(
        "P", {3: ("Trends are read",), 4: ("Other departments join in",), 5: ("Others copy it",)}
    )
    criterion = Criterion("P", "Processes", "", (signs, required, *higher))
    titles = ("Bootstrap", "Structured", "Managed", "Holistic", "Visionary")
    return Framework(
        "layered",
        "Layered model",
        "Layered",
        "1",
        "Layer owner",
        "",
        tuple(Step(level, title) for level, title in enumerate(titles, start=1)),
        ScoringRules(1, aggregate=False),
        (
            Domain("P", "Processes", "", (criterion,)),
            Domain("O", "Support offerings", "", (), "The source names this layer and says nothing more."),
        ),
        _profile(3),
        facts=(Fact("is_global", "Does support work around the globe?", False),),
        themes=(Theme("escalation", "Escalation"), Theme("hours", "Hours")),
    )


def open_ended() -> Framework:
    """Signs that block, a status on the way, a threshold of 0.8 and stages that are only named."""
    signs = (
        Checkpoint("S-1a", "Cases are answered as they come", sign=True),
        Checkpoint("S-1b", "There is no strategy", sign=True, blocks=2),
    )
    required = _levels("S", {2: tuple(f"Proactive work {letter}" for letter in "abcde")})
    criterion = Criterion("S", "Support", "", (Level(1, signs), *required))
    return Framework(
        "open",
        "Open-ended model",
        "Open-ended",
        "1",
        "",
        "",
        (Step(1, "Reactive", transition=Transition("In transition", 0.5)), Step(2, "Proactive")),
        ScoringRules(1, 0.8),
        (Domain("S", "Support", "", (criterion,)),),
        _profile(2),
        beyond=(Beyond("Strategic", "The source names this stage and does not describe it."),),
    )


def layers() -> Framework:
    """Several described layers of several criteria, and no level for the whole."""
    made = audits.made_framework(3, 2, floor=1)
    return replace(made, id="layers", scoring=replace(made.scoring, aggregate=False))


EVERY_KIND = (matrix, staged, layered, open_ended, layers)


def together(frameworks: Iterable[Framework], records: Iterable[Record] = ()) -> tuple[Results, ...]:
    """The results of one audit with all these frameworks."""
    found = tuple(frameworks)
    everything = [
        *audits.frame(found[0]),
        *(
            FrameworkUse("a1", framework.id, "0" * 64, place)
            for place, framework in enumerate(found[1:], start=1)
        ),
        *records,
    ]
    audit = Audit.of("a1", everything)
    return tuple(evaluate(audit, framework) for framework in found)


def answered(framework: Framework, values: Mapping[str, AnswerValue]) -> Iterator[Answer]:
    """Answers by checkpoint id."""
    for point, value in values.items():
        yield Answer("a1", framework.id, AGREED, point, value)


PAIRS = Crosswalk(
    "A pair says that two criteria look at the same thing.",
    (
        Pair(End("matrix", "S1"), End("staged", "C"), Strength.STRONG, "Both ask for a plan."),
        Pair(
            End("layered", "P", levels=(2, 3)),
            End("open", "S", checkpoints=("S-1b", "S-2a")),
            Strength.WEAK,
            "Both speak of paths; one asks for more.",
        ),
        Pair(End("matrix", "S2"), End("elsewhere", "X"), Strength.PARTIAL, "Not in this audit."),
    ),
)


def five_in_one(unanswered: Iterable[str] = ()) -> tuple[Results, ...]:
    """One audit with a model of every kind: answers, evidence that two models share, a programme begun."""
    found = tuple(make() for make in EVERY_KIND)
    left_out = frozenset(unanswered)
    records: list[Record] = []
    for number, framework in enumerate(found):
        points = [point for criterion in framework.criteria for point in criterion.checkpoints]
        values = {
            point.id: tuple(AnswerValue)[(place + number) % 3]
            for place, point in enumerate(points)
            if point.id not in left_out
        }
        records += answered(framework, values)
    items = [record for record in audits.evidence_items(found[0], 6) if isinstance(record, Evidence)]
    records += items
    places = (("matrix", "S1", ""), ("staged", "C", ""), ("layered", "P", "P-2a"), ("open", "S", "S-1b"))
    records += [Link("a1", items[0].id, *place) for place in places[:2]]
    records += [Link("a1", items[1].id, *place) for place in places[2:]]
    records += [
        TaskState("a1", "staged", "begin-1", date(2026, 1, 14), "Taken with the head of service."),
        TaskState("a1", "staged", "begin-2", None, "Agreed in part."),
    ]
    return together(found, records)
