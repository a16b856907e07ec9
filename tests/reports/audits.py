"""Audits to report on: a realistic one of the full standard, and hard cases."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

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
)
from maturity_desktop.domain.framework import (
    Checkpoint,
    Criterion,
    Domain,
    EvidenceKind,
    Framework,
    Level,
    Remark,
    ScoringRules,
    Step,
    TargetProfile,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content

STANDARD = Path(__file__).parents[2] / "frameworks" / "icmi-cmo.yaml"
MADE_ON = date(2026, 1, 30)
CUT_OFF = date(2025, 12, 31)
LEVELS = {
    "1.01": 2, "1.02": 2, "1.03": 1, "1.04": 2, "1.05": 1, "1.06": 2, "2.01": 3, "2.02": 3, "2.03": 3,
    "2.04": 2, "3.01": 3, "3.02": 2, "3.03": 2, "3.04": 2, "3.05": 1, "3.06": 2, "3.07": 0, "4.01": 3,
    "4.02": 2, "4.03": 2, "4.04": 1, "4.05": 1, "4.06": 2, "5.01": 3, "5.02": 2, "5.03": 1, "5.04": 1,
    "5.05": 3, "5.06": 2, "5.07": 1, "5.08": 2, "5.09": 1, "5.10": 2, "5.11": 4, "6.01": 1, "6.02": 1,
    "7.01": 2, "7.02": 1, "8.01": 1, "8.02": 3, "8.03": 1, "8.04": 3, "8.05": 0, "8.06": 1,
}  # fmt: skip
"""The level of each criterion of the realistic audit; 4.07 is not rated."""

NOTES = {
    "3.07": "There are no career plans. Team leaders named in the interviews had each heard of one person "
    "who moved to another department; none could show a path.\n\nAttrition of 37.5 % in the year stands "
    "beside this: the exit forms name the missing prospect more often than pay.",
    "5.06": "Quality scores rose by 2.2 points while the share of satisfied customers fell by 1.9. The form "
    "measures adherence to the script; customers judge whether the matter is settled.",
    "5.07": "Forecasts are made by day only. Within the day the error reaches 31.5 % (August, the "
    "heatwave); the half-hours at noon are missed on most days, and no one owns the correction.",
    "5.11": "Privacy is run as a process, new initiatives included: three projects of the year show the "
    "check before the start, the officer's remarks and their settlement.",
    "8.01": "The monthly target was met in 11 of 12 months, the target itself is rationalised in the service "
    "concept. On days it was met in 76 % and in half-hours in 69 %: the averages hide the peaks.",
    "2.03": "The plan names budget, owner and month for each initiative. Progress is reviewed in the second "
    "week of each month with minutes.",
    "3.01": "Each role has a description with competencies, reviewed in March.",
}


def read_standard(path: Path = STANDARD) -> Framework:
    """The standard that comes with the program, read without the storage room."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    scoring = data["scoring"]
    return Framework(
        id=data["id"],
        title=data["title"],
        short_title=data["short_title"],
        edition=data["edition"],
        owner=data["owner"],
        about=data["about"],
        scale=tuple(Step(**step) for step in data["scale"]),
        scoring=ScoringRules(scoring["floor"], scoring["threshold"]),
        domains=tuple(_domain(entry) for entry in data["domains"]),
        targets=tuple(
            TargetProfile(entry["id"], entry["title"], entry["level"], {}, True, entry["note"])
            for entry in data["targets"]
        ),
        remarks=tuple(Remark(**remark) for remark in data["remarks"]),
    )


def _domain(data: Mapping[str, Any]) -> Domain:
    return Domain(
        data["id"], data["title"], data["intent"], tuple(_criterion(entry) for entry in data["criteria"])
    )


def _criterion(data: Mapping[str, Any]) -> Criterion:
    levels = tuple(
        Level(
            number,
            tuple(
                Checkpoint(
                    point["id"], point["text"], point.get("examples", ""), sign=point.get("sign", False)
                )
                for point in points
            ),
        )
        for number, points in data["levels"].items()
    )
    return Criterion(
        data["id"],
        data["title"],
        data["intent"],
        levels,
        impact=data["impact"],
        effort=data["effort"],
    )


def made_framework(
    domains: int = 3, criteria: int = 3, levels: int = 4, floor: int = 0, words: str = "Requirement"
) -> Framework:
    """A framework of any size; its words are the same all over."""
    return Framework(
        id="made",
        title=f"{words} model",
        short_title=f"{words} model",
        edition="2",
        owner="Nobody",
        about="",
        scale=tuple(Step(level, f"Step {level}", level == floor) for level in range(floor, levels + 1)),
        scoring=ScoringRules(floor),
        domains=tuple(
            Domain(
                str(d),
                f"Domain {d}",
                "",
                tuple(
                    Criterion(
                        f"{d}.{c:02d}",
                        f"{words} {d}.{c:02d}",
                        f"{words}: what it is for",
                        tuple(
                            Level(
                                n,
                                tuple(
                                    Checkpoint(f"{d}.{c:02d}-{n}{letter}", f"{words} {letter} of level {n}")
                                    for letter in "ab"
                                ),
                            )
                            for n in range(floor + 1, levels + 1)
                        ),
                    )
                    for c in range(1, criteria + 1)
                ),
            )
            for d in range(1, domains + 1)
        ),
        targets=(TargetProfile("readiness", "Readiness", min(2, levels), {}, True),),
    )


def realistic_results() -> Results:
    """The full standard, rated like a real centre: notes, evidence, remarks, one criterion open."""
    framework = read_standard()
    records = [
        *frame(framework),
        *_answers(framework),
        *_notes(framework),
        *_evidence(framework, 40),
        Target("a1", framework.id, "readiness", "5.11", 4),
        Link("a1", "e0001", framework.id, "5.11"),
        Link("a1", "e0008", framework.id, "5.11"),
        SetLevel("a1", framework.id, AGREED, "8.03", 1, "Nine months of figures; September is missing."),
    ]
    return evaluate(Audit.of("a1", records), framework)


def frame(framework: Framework, **profile: Any) -> Iterator[Record]:
    client = Client(
        "c1",
        "Norrhaven Energi Service",
        sector="Regional electricity and district heat",
        sites="One site, three halls, 07:00-21:00, seven days",
        vision="Every customer's matter settled at the first contact, at a cost that the region can bear.",
        objectives="First-contact resolution of 75 %; satisfaction of 85 % in the top two boxes; attrition "
        "below 20 %.",
        environment="170 agents, 737,640 voice contacts a year. The heatwave of August brought the highest "
        "volume in the centre's history.",
        channels=("voice", "e-mail"),
    )
    yield replace(client, **profile)
    yield AuditDetails("a1", "c1", CUT_OFF, date(2026, 1, 12), assessor="Astrid Holm, Holm & Partners")
    yield FrameworkUse("a1", framework.id, "0" * 64)
    yield RatingSet("a1", AGREED)


def _answers(framework: Framework) -> Iterator[Answer]:
    """Answers from which the levels follow: all met up to the level, the next ones met, partly and not."""
    for criterion in framework.criteria:
        wanted = LEVELS.get(criterion.id)
        for level in criterion.levels:
            for place, point in enumerate(level.checkpoints):
                if wanted is None:
                    if level.number > 1 or place % 2:
                        continue
                    value, remark = AnswerValue.MET, ""
                elif level.number <= wanted:
                    value, remark = AnswerValue.MET, ""
                elif place == 0:
                    value = AnswerValue.NOT_MET
                    remark = "Asked for twice; not shown." if level.number == wanted + 1 else ""
                elif place == 1 and level.number == 4:
                    value, remark = AnswerValue.NOT_APPLICABLE, "No outsourced work."
                else:
                    value = (AnswerValue.PARTLY, AnswerValue.MET, AnswerValue.NOT_MET)[place % 3]
                    remark = "Seen in two of five teams." if value is AnswerValue.PARTLY else ""
                yield Answer("a1", framework.id, AGREED, point.id, value, remark)


def _notes(framework: Framework) -> Iterator[Note]:
    for criterion in framework.criteria:
        text = NOTES.get(criterion.id, "")
        reservation = "the September figures are missing" if criterion.id == "8.03" else ""
        if text or reservation:
            yield Note("a1", framework.id, AGREED, criterion.id, text, reservation)


TITLES = (
    "Service concept 2025", "Forecast and actual by half-hour, October to December", "Quality form 4.2",
    "Interview with the operations manager", "Focus group of eight agents, hall 2",
    "Side-by-side, Tuesday noon",
    "Customer survey, third quarter", "Minutes of the planning round", "Privacy check of the app project",
)  # fmt: skip


def _evidence(framework: Framework, count: int) -> Iterator[Record]:
    """Items of every kind at most criteria; some stale, confidential, contradicting or without a file."""
    kinds = tuple(EvidenceKind)
    rated = [criterion for criterion in framework.criteria if criterion.id != "1.05"]
    for number in range(1, count + 1):
        key = f"e{number:04d}"
        kind = kinds[number % len(kinds)]
        title = TITLES[number % len(TITLES)]
        with_file = kind.direct
        yield Evidence(
            "c1",
            key,
            number,
            title,
            kind,
            dated=CUT_OFF - timedelta(days=11 * number if number % 13 else 500),
            added_on=date(2026, 1, 13),
            added_by="Astrid Holm",
            source="Operations" if number % 2 else "",
            text="" if with_file else "Said by three of four without being asked.",
            confidential=number % 9 == 0,
            file_name=f"{title.lower().replace(' ', '-')}.pdf" if with_file else "",
            media_type="application/pdf" if with_file else "",
            size=12_345 * number if with_file else 0,
            sha256=sha256(key.encode()).hexdigest() if with_file else "",
        )
        for step in range(4):
            criterion = rated[(number * 7 + step * 11) % len(rated)]
            point = criterion.checkpoints[0].id if step == 3 else ""
            contradicts = number % 17 == 0 and step == 0
            yield Link("a1", key, framework.id, criterion.id, point, contradicts)


def results_of(framework: Framework, records: Iterable[Record] = (), **profile: Any) -> Results:
    """The results of an audit with these records and a client with this profile."""
    return evaluate(Audit.of("a1", [*frame(framework, **profile), *records]), framework)


def everything(framework: Framework, value: AnswerValue, remark: str = "Not done here.") -> Iterator[Answer]:
    """The same answer to every checkpoint."""
    for criterion in framework.criteria:
        for point in criterion.checkpoints:
            yield Answer("a1", framework.id, AGREED, point.id, value, remark)


def evidence_items(framework: Framework, count: int) -> Iterator[Record]:
    return _evidence(framework, count)


def note(framework: Framework, criterion: str, text: str) -> Note:
    return Note("a1", framework.id, AGREED, criterion, text)


def content_of(*results: Results, **options: Any) -> ReportContent:
    return build_content(results, MADE_ON, ReportOptions(**options), gettext.NullTranslations())
