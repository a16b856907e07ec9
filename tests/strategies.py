"""What hypothesis makes: models of every kind, as files and as values, and audits of them.

A model is drawn as the tree of its YAML file, which is sound; `files` reads it as the program does. Nothing
here depends on the frameworks that are shipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import yaml
from hypothesis import strategies as st

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    AuditDetails,
    Client,
    Evidence,
    FrameworkUse,
    Link,
    Note,
    RatingSet,
    SetLevel,
    Target,
    TaskState,
)
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.phases import TaskKind, Where
from maturity_desktop.domain.plan_records import ActivityKind
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.framework_files import FrameworkFile, edition_key, parse_framework
from tests.builders import CUT_OFF

KINDS = ("matrix", "staged", "layered", "open ended", "anything")
AUDIT, CLIENT = "a1", "c1"

_TRICKY = [
    "1.0", "yes", "true", "~", "null", "2025-01-31", "a: b", "a # b", "- x", "{x}", '"', "'", "é", "\u200b x",
    "x\ny", " x ", "x" * 130, "1e5", "0x10", "%", "=1+1", "<b>", "&amp;", "שלום", "\U0001f600",
]  # fmt: skip
_seen = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
texts = st.sampled_from(_TRICKY) | st.text(_seen, max_size=12).map(lambda text: f"x{text}")
"""Texts that say something and can stand in a YAML file."""
any_texts = st.just("") | texts
days = st.integers(-900, 0).map(lambda number: CUT_OFF + timedelta(days=number))
shares = st.sampled_from([0.25, 0.5, 0.6, 0.8, 1.0])
# Those below stand here because to make a strategy takes longer than to draw from it.
_priorities = st.fixed_dictionaries(
    {"weight": st.sampled_from([0.5, 1.0, 3.0]), "impact": st.integers(1, 5), "effort": st.integers(1, 5)}
)
_hints = st.lists(
    st.fixed_dictionaries({"kind": st.sampled_from([kind.value for kind in EvidenceKind]), "what": texts}),
    max_size=1,
)
_more_of_a_checkpoint = st.fixed_dictionaries(
    {}, optional={"examples": texts, "ask": st.just(["agent"]), "added": st.just(True)}
)
_dated = st.fixed_dictionaries(
    {"days": st.integers(1, 12), "where": st.sampled_from([where.value for where in Where])}
)
_task_kinds = st.lists(st.sampled_from([kind.value for kind in TaskKind]), min_size=1, max_size=2)

_certification = st.fixed_dictionaries(
    {"certification": st.fixed_dictionaries({"valid_years": st.integers(3, 5)}, optional={
        "reminder_months": st.integers(0, 12), "note": texts,
        "mid_term_months": st.integers(0, 24), "most_missing": st.integers(0, 5),
        "lowest_confidence": st.sampled_from("AB"), "added": st.just(["valid_years", "most_missing"]),
    })}
)  # fmt: skip


def _some(draw: st.DrawFn, chance: bool, what: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Entries that a file may do without: all of them are drawn, or none."""
    return draw(what) if chance and draw(st.booleans()) else {}


@st.composite
def trees(draw: st.DrawFn, kind: str = "", framework: str = "model") -> dict[str, Any]:
    """The tree of a sound file: a model of a kind, or of any."""
    kind = kind or draw(st.sampled_from(KINDS))
    free = kind == "anything"
    floor = {"layered": 1, "open ended": 1}.get(kind, draw(st.integers(0, 1)))
    top = floor + draw(st.integers(1, 3))
    shape = _Shape(
        floor,
        top,
        facts=("worldwide", "retail") if kind == "layered" or (free and draw(st.booleans())) else (),
        themes=("escalation", "backlog") if kind == "layered" or (free and draw(st.booleans())) else (),
        signs=free or kind in ("layered", "open ended"),
        blocking=free or kind == "open ended",
    )
    domains = draw(_domains(kind, shape))
    criteria = [entry["id"] for domain in domains for entry in domain["criteria"]]
    tree: dict[str, Any] = {
        "schema": 1,
        "id": framework,
        **{name: draw(texts) for name in ("title", "short_title", "edition", "owner", "about")},
        "roles": {"manager": draw(texts), "agent": draw(texts)},
        "scale": draw(_scale(kind, shape)),
        "scoring": draw(_scoring(kind, floor)),
        "targets": draw(_targets(shape, criteria)),
        "domains": domains,
    }
    tree |= _some(draw, free, _certification)
    if shape.facts:
        tree["facts"] = {
            name: {"question": draw(texts), "default": draw(st.booleans())} for name in shape.facts
        }
    if shape.themes:
        tree["themes"] = {name: draw(texts) for name in shape.themes}
    if kind == "open ended" or (free and draw(st.booleans())):
        tree["beyond"] = [{"title": draw(texts), "text": draw(texts)}]
    if kind == "staged" or (free and draw(st.booleans())):
        tree["programme"] = draw(_programme(shape, criteria))
        tree |= _some(draw, True, _paces(tree["programme"]))
    tree |= _some(draw, free, _requests(criteria))
    if draw(st.booleans()):
        tree["remarks"] = [{"about": draw(texts), "text": draw(texts)}]
    return tree


class _Shape:
    """What the parts of a model have to fit."""

    def __init__(
        self,
        floor: int,
        top: int,
        facts: Sequence[str],
        themes: Sequence[str],
        signs: bool,
        blocking: bool,
    ) -> None:
        self.floor, self.top, self.facts, self.themes = floor, top, facts, themes
        self.signs, self.blocking = signs, blocking
        self.levels = range(floor, top + 1)


@st.composite
def _scale(draw: st.DrawFn, kind: str, shape: _Shape) -> list[dict[str, Any]]:
    steps = []
    for level in shape.levels:
        step: dict[str, Any] = {"level": level, "title": draw(texts)}
        if kind in ("open ended", "anything") and level < shape.top and draw(st.booleans()):
            step["transition"] = {"title": draw(texts), "share": draw(shares)}
        if draw(st.booleans()):
            step["added"] = True
        steps.append(step)
    return steps


@st.composite
def _scoring(draw: st.DrawFn, kind: str, floor: int) -> dict[str, Any]:
    free = kind == "anything"
    return {
        "floor": floor,
        "threshold": 0.8 if kind == "open ended" else draw(shares) if free else 1.0,
        "aggregate": "none" if kind == "layered" or (free and draw(st.booleans())) else "mean",
        "headline_coverage": draw(shares),
        "points": kind == "staged" or (free and draw(st.booleans())),
    }


@st.composite
def _targets(draw: st.DrawFn, shape: _Shape, criteria: list[str]) -> list[dict[str, Any]]:
    level = st.sampled_from(list(shape.levels))
    exceptions = draw(st.dictionaries(st.sampled_from(criteria), level, max_size=2))
    return [{"id": "readiness", "title": draw(texts), "level": draw(level), "exceptions": exceptions}]


@st.composite
def _domains(draw: st.DrawFn, kind: str, shape: _Shape) -> list[dict[str, Any]]:
    """One criterion in a staged and an open-ended model, one for each layer, any number in the others."""
    many = 1 if kind in ("staged", "open ended") else draw(st.integers(1, 3))
    each = 2 if kind in ("matrix", "anything") else 1
    found: list[dict[str, Any]] = []
    for number in range(many):
        names = [f"{chr(65 + number)}{place}" for place in range(draw(st.integers(1, each)))]
        criteria = [draw(_criterion(kind, shape, name)) for name in names]
        found.append(_domain(draw, f"D{number}", criteria))
    if kind in ("layered", "anything"):
        found += [
            {**_domain(draw, f"U{number}", []), "undescribed": draw(texts)}
            for number in range(draw(st.integers(0, 2)))
        ]
    return found


def _domain(draw: st.DrawFn, name: str, criteria: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": name, "title": draw(texts), "intent": draw(texts), "criteria": criteria}


@st.composite
def _criterion(draw: st.DrawFn, kind: str, shape: _Shape, name: str) -> dict[str, Any]:
    """At least one level above the floor has a checkpoint; a model of any kind may leave levels out."""
    above = list(range(shape.floor + 1, shape.top + 1))
    described = above if kind != "anything" else sorted(draw(st.sets(st.sampled_from(above), min_size=1)))
    signs_at_floor = shape.signs and shape.floor > 0 and draw(st.booleans())
    levels: dict[int, list[dict[str, Any]]] = {}
    for level in [*([shape.floor] if signs_at_floor else []), *described]:
        higher = [number for number in described if number > level]
        flags = [True] if level == shape.floor else [False]
        flags += draw(st.lists(st.just(True) if level == shape.floor else st.booleans(), max_size=2))
        levels[level] = [
            draw(_checkpoint(shape, f"{name}-{level}{chr(97 + n)}", sign and shape.signs, higher))
            for n, sign in enumerate(flags)
        ]
    entry = {"id": name, "title": draw(texts), "intent": draw(texts), "levels": levels}
    return entry | {"ask": ["manager"], "evidence": draw(_hints)} | _some(draw, True, _priorities)


@st.composite
def _checkpoint(draw: st.DrawFn, shape: _Shape, name: str, sign: bool, higher: list[int]) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": name, "text": draw(texts)}
    if sign:
        entry["sign"] = True
        if shape.blocking and higher and draw(st.booleans()):
            entry["blocks"] = draw(st.sampled_from(higher))
    if len(shape.facts) > 0 and draw(st.booleans()):
        entry["when"] = {"fact": draw(st.sampled_from(shape.facts)), "is": draw(st.booleans())}
    if len(shape.themes) > 0 and draw(st.booleans()):
        entry["theme"] = draw(st.sampled_from(shape.themes))
    return entry | _some(draw, True, _more_of_a_checkpoint)


@st.composite
def _programme(draw: st.DrawFn, shape: _Shape, criteria: list[str]) -> list[dict[str, Any]]:
    more = {
        **dict.fromkeys(("why", "deliverable", "timing"), texts),
        "who": st.just(["manager"]),
        "criteria": st.lists(st.sampled_from(criteria), min_size=1, max_size=1),
        "added": st.just(True),
        "activity": st.sampled_from(ActivityKind).map(str),
        "minutes": st.integers(5, 480),
    }
    more_of_a_task = st.fixed_dictionaries({}, optional=more)
    phases = []
    for number in range(draw(st.integers(1, 2))):
        kinds = draw(_task_kinds)
        tasks = [
            {"id": f"p{number}-{place}", "what": draw(texts), "kind": kind} | draw(more_of_a_task)
            for place, kind in enumerate(kinds)
        ]
        phase: dict[str, Any] = {"id": f"p{number}", "title": draw(texts), "tasks": tasks}
        leads = st.fixed_dictionaries({"about": texts, "level": st.sampled_from(list(shape.levels))})
        phase |= _some(draw, True, leads) | _some(draw, True, _dated)
        phases.append(phase)
        if "days" in phase and draw(st.booleans()):
            tasks[0]["day"] = draw(st.integers(1, phase["days"]))
    return phases


def _paces(programme: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Some phases at another length; the others keep theirs."""
    phases = st.sampled_from([phase["id"] for phase in programme])
    pace = {"id": st.just("short"), "title": texts, "days": st.dictionaries(phases, st.integers(0, 9))}
    return st.fixed_dictionaries({"paces": st.fixed_dictionaries(pace).map(lambda one: [one])})


def _requests(criteria: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    more = {
        "period": texts,
        "format": texts,
        "owner": st.just("manager"),
        "criteria": st.lists(st.sampled_from(criteria), min_size=1, max_size=2),
        "added": st.just(True),
    }
    request = st.fixed_dictionaries({"id": st.just("r1"), "title": texts, "what": texts}, optional=more)
    return st.fixed_dictionaries({"requests": request.map(lambda one: [one])})


class _Plainly(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value out each time; not the program's own writer, which is what is tested."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def file_of(tree: dict[str, Any]) -> FrameworkFile:
    """A tree as the file that a library keeps."""
    source = yaml.dump(tree, Dumper=_Plainly, sort_keys=False, allow_unicode=True).encode()
    return FrameworkFile(parse_framework(source, "model.yaml"), source, b"", edition_key(source, b""))


def files(kind: str = "", framework: str = "model") -> st.SearchStrategy[FrameworkFile]:
    """A model as a file, read."""
    return trees(kind, framework).map(file_of)


def frameworks(kind: str = "", framework: str = "model") -> st.SearchStrategy[Framework]:
    """A model as a value."""
    return files(kind, framework).map(lambda file: file.framework)


def several_files(most: int = 3) -> st.SearchStrategy[tuple[FrameworkFile, ...]]:
    """Models of different ids, for one audit."""
    return st.integers(1, most).flatmap(
        lambda count: st.tuples(*(files(framework=f"model_{number}") for number in range(count)))
    )


@st.composite
def audits_of(draw: st.DrawFn, files: Iterable[FrameworkFile]) -> Audit:
    """An audit of these models, with records of every kind, the ones that leave something unsaid included."""
    files = tuple(files)
    facts = sorted({fact.id for file in files for fact in file.framework.facts})
    known = draw(st.dictionaries(st.sampled_from(facts), st.booleans())) if facts else {}
    profile = draw(st.sampled_from(["readiness", "client"]))
    items = draw(_items())
    records: list[Record] = [
        Client(CLIENT, draw(texts), facts=known),
        AuditDetails(AUDIT, CLIENT, CUT_OFF, date(2026, 1, 12), target_profile=profile),
        RatingSet(AUDIT, AGREED),
        *items,
    ]
    for position, file in enumerate(files):
        records.append(FrameworkUse(AUDIT, file.framework.id, file.sha256, position))
        records += draw(_records_of(file.framework, profile, items))
    return Audit.of(AUDIT, records)


@st.composite
def _items(draw: st.DrawFn) -> list[Evidence]:
    kinds = draw(st.lists(st.sampled_from(EvidenceKind), max_size=3))
    return [
        Evidence(CLIENT, f"e{number}", number, draw(texts), kind, draw(days), CUT_OFF)
        for number, kind in enumerate(kinds, start=1)
    ]


@st.composite
def _records_of(draw: st.DrawFn, model: Framework, profile: str, items: list[Evidence]) -> list[Record]:
    place = (AUDIT, model.id, AGREED)
    level = st.sampled_from([step.level for step in model.scale])
    values = st.sampled_from(AnswerValue)
    mostly = draw(st.sampled_from([values, st.none() | values, st.just(AnswerValue.MET)]))
    found: list[Record] = []
    for criterion in model.criteria:
        for point in criterion.checkpoints:
            value = draw(mostly)
            remark = draw(st.sampled_from(["", "because"]))
            if value is not None or remark:
                found.append(Answer(*place, point.id, value, remark))
        if draw(st.booleans()):
            found.append(Note(*place, criterion.id, draw(texts), draw(st.sampled_from(["", "to be asked"]))))
        if draw(st.integers(0, 4)) == 0:
            found.append(SetLevel(*place, criterion.id, draw(level), draw(any_texts)))
        if draw(st.integers(0, 4)) == 0:
            found.append(Target(AUDIT, model.id, profile, criterion.id, draw(level)))
        for item in items:
            at = draw(st.sampled_from([None, "", *(point.id for point in criterion.checkpoints)]))
            if at is not None:
                found.append(Link(AUDIT, item.id, model.id, criterion.id, at, draw(st.booleans())))
    for task in model.tasks:
        if draw(st.booleans()):
            found.append(TaskState(AUDIT, model.id, task, draw(st.none() | days), draw(any_texts)))
    return [record for record in found if record != TaskState(AUDIT, model.id, getattr(record, "task", ""))]


@st.composite
def audited(draw: st.DrawFn, kind: str = "", most: int = 1) -> tuple[Audit, tuple[FrameworkFile, ...]]:
    """An audit and its models: one of a kind, or up to so many of any."""
    found = (draw(files(kind)),) if most == 1 else draw(several_files(most))
    return draw(audits_of(found)), found
