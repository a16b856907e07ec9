"""Hard cases of scoring: rules and answers that the standard does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Evidence,
    Link,
    Note,
    Record,
    SetLevel,
    Target,
)
from maturity_desktop.domain.framework import (
    Checkpoint,
    Condition,
    Criterion,
    EvidenceKind,
    Fact,
    Framework,
    Level,
    ScoringRules,
)
from maturity_desktop.domain.results import Results
from tests.reports import audits

THRESHOLDS = (1.0, 0.8, 0.75, 0.5, 0.99, 0.7)


def case(seed: int, domains: int = 4, criteria: int = 5) -> Results:
    """Random rules, checkpoints, facts, signs, weights, answers, set levels and targets."""
    random = Random(seed)
    framework = _framework(random, seed, domains, criteria)
    facts = {"sells": random.random() < 0.5, "outsources": random.random() < 0.5}
    return audits.results_of(framework, _records(random, framework), facts=facts)


def _framework(random: Random, seed: int, domains: int, criteria: int) -> Framework:
    floor = seed % 2
    made = audits.made_framework(domains, criteria, levels=3 + seed % 3, floor=floor)
    rules = ScoringRules(
        floor,
        THRESHOLDS[seed % len(THRESHOLDS)],
        headline_coverage=random.choice((0.6, 1.0, 0.35)),
        aggregate=seed % 7 != 6,
    )
    return replace(
        made,
        id=f"case-{seed}",
        title=f"Case {seed}",
        scoring=rules,
        facts=(
            Fact("sells", "Does the centre sell?", True),
            Fact("outsources", "Is work outsourced?", False),
        ),
        domains=tuple(
            replace(domain, criteria=tuple(_criterion(random, entry, floor) for entry in domain.criteria))
            for domain in made.domains
        ),
    )


def _criterion(random: Random, criterion: Criterion, floor: int) -> Criterion:
    """Levels of none to eleven checkpoints; where the floor is 1, level 1 is there too, mostly as signs."""
    numbers = [level.number for level in criterion.levels]
    first = [1] if floor == 1 else []
    levels = tuple(
        Level(
            number,
            tuple(
                _checkpoint(random, f"{criterion.id}-{number}{chr(97 + place)}", number == floor)
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


def _checkpoint(random: Random, name: str, at_floor: bool) -> Checkpoint:
    sign = random.random() < (0.8 if at_floor else 0.05)
    when = None
    if random.random() < 0.2:
        when = Condition(random.choice(("sells", "outsources")), random.random() < 0.5)
    return Checkpoint(name, f"Requirement {name}", sign=sign, when=when)


def _records(random: Random, framework: Framework) -> Iterator[Record]:
    values = list(AnswerValue)
    for criterion in framework.criteria:
        mood = random.choice(([8, 1, 1, 1], [1, 1, 1, 8], [4, 4, 1, 1], [1, 0, 0, 0], [0, 0, 0, 1]))
        asked = random.choice((1.0, 1.0, 0.9, 0.5))
        for point in criterion.checkpoints:
            if random.random() < asked:
                value = random.choices(values, mood)[0]
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
        domains=tuple(replace(domain, title=short[i % len(short)]) for i, domain in enumerate(made.domains)),
    )
    records: list[Record] = []
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
