"""Hard cases of scoring: rules, models and answers that the standard does not have; the shipped models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from random import Random

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Evidence,
    Link,
    Note,
    SetLevel,
    Target,
    TaskState,
)
from maturity_desktop.domain.framework import (
    Beyond,
    Checkpoint,
    Condition,
    Criterion,
    Domain,
    EvidenceKind,
    Fact,
    Framework,
    Level,
    ScoringRules,
    Theme,
    Transition,
)
from maturity_desktop.domain.phases import Phase, Task, TaskKind
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results
from maturity_desktop.storage.framework_files import shipped_frameworks
from tests.reports import audits, models

THRESHOLDS = (1.0, 0.8, 0.75, 0.5, 0.99, 0.7)


def case(seed: int, domains: int = 4, criteria: int = 5) -> Results:
    """Random rules and kinds of model, checkpoints, facts, signs, weights, answers, set levels, targets."""
    random = Random(seed)
    framework = _framework(random, seed, domains, criteria)
    facts = {"sells": random.random() < 0.5, "outsources": random.random() < 0.5}
    return audits.results_of(framework, _records(random, framework), facts=facts)


def _framework(random: Random, seed: int, domains: int, criteria: int) -> Framework:
    """Some are layered, some have signs that block, statuses, points, themes, an open end, a programme."""
    floor = seed % 2
    made = audits.made_framework(domains, criteria, levels=3 + seed % 3, floor=floor)
    rules = ScoringRules(
        floor,
        THRESHOLDS[seed % len(THRESHOLDS)],
        headline_coverage=random.choice((0.6, 1.0, 0.35)),
        aggregate=seed % 4 != 2,
        points=seed % 3 == 1,
    )
    described = tuple(
        replace(domain, criteria=tuple(_criterion(random, entry, floor) for entry in domain.criteria))
        for domain in made.domains
    )
    named = Domain("N", "Only named", "", (), "The source names it and says nothing of it.")
    return replace(
        made,
        id=f"case-{seed}",
        title=f"Case {seed}",
        scale=tuple(
            replace(step, transition=Transition(f"Beyond {step.title}", random.choice((0.25, 0.5, 0.7))))
            if seed % 3 == 0 and step.level < made.top
            else step
            for step in made.scale
        ),
        scoring=rules,
        facts=(
            Fact("sells", "Does the centre sell?", True),
            Fact("outsources", "Is work outsourced?", False),
        ),
        themes=(Theme("t1", "Escalation"),),
        beyond=(Beyond("Strategic", "The source names it."),) if seed % 5 == 0 else (),
        domains=(described[0], named, *described[1:]) if seed % 4 == 2 else described,
        programme=(Phase("p", "Begin", (Task("p-1", "Look", TaskKind.DATA),), level=floor),)
        if seed % 3 == 2
        else (),
    )


def _criterion(random: Random, criterion: Criterion, floor: int) -> Criterion:
    """Levels of none to eleven checkpoints; where the floor is 1, level 1 is there too, mostly as signs."""
    numbers = [level.number for level in criterion.levels]
    first = [1] if floor == 1 else []
    levels = tuple(
        Level(
            number,
            tuple(
                _checkpoint(random, f"{criterion.id}-{number}{chr(97 + place)}", number, floor, numbers)
                for place in range(random.choice((0, 1, 2, 2, 3, 4, 5, 11)))
            ),
        )
        for number in first + numbers
    )
    return replace(
        criterion,
        levels=levels,
        weight=random.choice((1.0, 1.0, 2.0, 0.5, 1.1)),
        impact=random.randint(1, 5),
        effort=random.randint(1, 5),
    )


def _checkpoint(random: Random, name: str, level: int, floor: int, levels: Sequence[int]) -> Checkpoint:
    sign = random.random() < (0.8 if level <= floor else 0.1)
    higher = [number for number in levels if number > level]
    blocks = random.choice(higher) if sign and higher and random.random() < 0.4 else None
    when = None
    if random.random() < 0.2:
        when = Condition(random.choice(("sells", "outsources")), random.random() < 0.5)
    theme = "t1" if random.random() < 0.1 else ""
    added = random.random() < 0.1
    return Checkpoint(
        name, f"Requirement {name}", sign=sign, when=when, theme=theme, blocks=blocks, added=added
    )


@cache
def shipped() -> tuple[Framework, ...]:
    """The models that come with the program."""
    return tuple(file.framework for file in shipped_frameworks(frameworks_folder()))


def answered_audit(frameworks: Iterable[Framework], seed: int) -> tuple[Results, ...]:
    """One audit with these models, answered at random, part of their programmes done."""
    random, found = Random(seed), tuple(frameworks)
    return models.together(found, [record for model in found for record in _records(random, model)])


def _records(random: Random, framework: Framework) -> Iterator[Record]:
    values = list(AnswerValue)
    for criterion in framework.criteria:
        mood = random.choice(([8, 1, 1, 1], [1, 1, 1, 8], [4, 4, 1, 1], [1, 0, 0, 0], [0, 0, 0, 1]))
        # What is observed of a first stage is as a rule the opposite of what is met of a later one.
        moods = {False: mood, True: [mood[2], mood[1], mood[0], mood[3]]}
        asked = random.choice((1.0, 1.0, 0.9, 0.5))
        for point in criterion.checkpoints:
            if random.random() < asked:
                value = random.choices(values, moods[point.sign])[0]
                remark = random.choice(("", " ", "said by the manager"))
                yield Answer("a1", framework.id, AGREED, point.id, value, remark)
        top, floor = framework.top, framework.floor
        if random.random() < 0.2:
            reason = random.choice(("", " ", "Seen on site."))
            yield SetLevel("a1", framework.id, AGREED, criterion.id, random.randint(floor, top), reason)
        if random.random() < 0.2:
            yield Target("a1", framework.id, "readiness", criterion.id, random.randint(floor, top))
        if random.random() < 0.2:
            yield Note("a1", framework.id, AGREED, criterion.id, "", random.choice(("", "figures missing")))
    for task in framework.tasks:
        if random.random() < 0.4:
            done_on = date(2025, 11, random.randint(1, 30)) if random.random() < 0.7 else None
            yield TaskState("a1", framework.id, task, done_on, "Agreed with the manager.")
    yield from audits.evidence_items(framework, 12)


HOSTILE = (
    "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "{=1+1}", "'=1", "=HYPERLINK(A1)",
    "<b>bold</b> & more", "<r><t>raw</t></r>", "]]>", "_x0041_x0042_", "_x005F_", "&P &N && &A",
    "\x00\x01\x0b\x1f\x7f\x85", "\ud800 lone \udfff", "\ufffe\uffff\U0001fffe", "\u202eright\u2066",
    "a\u2028b", "#N/A", "TRUE", "1e5", "2025-01-01", "=" * 300, "  spaced  ", "one\r\ntwo\rthree", "\n" * 300,
    "😀😀", "مرحبا بالعالم", "日本語の文章", "e\u0301",
    "word " * 10_000, "😀" * 20_000, "\x00" * 9_000, "x" * 32_768,
)  # fmt: skip
"""What a person may write, or paste, that a sheet could take amiss."""


def hostile(texts: tuple[str, ...] = HOSTILE) -> Results:
    """Every text wherever a person, or a framework's author, can write."""
    first, short = texts[0], [text[:200] for text in texts]
    made = audits.made_framework(3, max(1, -(-len(texts) // 3)), levels=2)
    framework = replace(
        made,
        title=short[0],
        edition=short[-1],
        owner=short[0],
        scale=tuple(
            replace(step, title=text, transition=Transition(text, 0.5))
            for step, text in zip(made.scale, cycle(short), strict=False)
        ),
        domains=(
            *(replace(domain, title=short[i % len(short)]) for i, domain in enumerate(made.domains)),
            Domain("N", short[-1], "", (), first),
        ),
        beyond=tuple(Beyond(short[0], text) for text in texts),
        programme=(Phase("p", short[0], (Task("p-1", first, TaskKind.DATA, why=texts[-1]),)),),
    )
    records: list[Record] = [TaskState("a1", framework.id, "p-1", None, first)]
    for place, criterion in enumerate(framework.criteria):
        text = texts[place % len(texts)]
        records += [
            Note("a1", framework.id, AGREED, criterion.id, text, text),
            SetLevel("a1", framework.id, AGREED, criterion.id, 1, text),
        ]
        values = (AnswerValue.NOT_APPLICABLE, AnswerValue.PARTLY)
        points = zip(criterion.checkpoints, values, strict=False)
        records += [Answer("a1", framework.id, AGREED, point.id, value, text) for point, value in points]
    for number, text in enumerate(texts, start=1):
        key = f"e{number}"
        kind, day = EvidenceKind.DOCUMENT, audits.CUT_OFF
        records += [
            Evidence("c1", key, number, text, kind, day, day, text, text, text, False, text, "", 3, "0" * 64),
            Link("a1", key, framework.id, framework.criteria[0].id),
        ]
    return audits.results_of(framework, records, name=first, sites=first)
