"""What the tests of storage stand on: a small framework, an audit of it, edits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    Audit,
    AuditDetails,
    Change,
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
from maturity_desktop.domain.changes import Changes, Edit, Headline
from maturity_desktop.domain.figure_records import (
    Asked,
    MeasureReading,
    MeasureSeries,
    MeasureSettings,
    OpeningTime,
    QuestionKind,
    SupportingData,
    Survey,
    SurveyQuestion,
)
from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.domain.supporting_rows import SupportingRow, table_of
from maturity_desktop.storage.figure_data import encode, encode_table
from maturity_desktop.storage.framework_files import FrameworkFile, edition_key, parse_framework
from maturity_desktop.storage.library import Library
from tests.storage.small_improvement import improvement_records
from tests.storage.small_plan import plan_records
from tests.storage.small_reports import report_records

SOURCE = b"""\
schema: 1
id: small
title: A small model
short_title: Small
edition: First
owner: Nobody
about: For tests.
roles: {manager: Manager}
facts: {retail: {question: "Is it retail?", default: true}}
scale:
  - {level: 0, title: Not started, added: true}
  - {level: 1, title: Started}
  - {level: 2, title: Done}
targets:
  - {id: readiness, title: Readiness, level: 2, exceptions: {"1.02": 1}}
remarks:
  - {about: scale, text: It is short.}
domains:
  - id: "1"
    title: Work
    intent: What is done.
    criteria:
      - id: "1.01"
        title: Planning
        intent: To know what comes.
        impact: 4
        effort: 2
        evidence:
          - {kind: data, what: The plan}
        ask: [manager]
        levels:
          1:
            - {id: 1.01-1a, text: There is a plan.}
            - {id: 1.01-1b, text: It is dated., ask: [manager], when: {fact: retail, is: true}}
          2:
            - {id: 1.01-2a, text: It is kept., examples: "By week, by day"}
            - {id: 1.01-2b, text: It shows., sign: true}
      - id: "1.02"
        title: Answering
        intent: To be reached.
        levels:
          1:
            - {id: 1.02-1a, text: Ten of twelve months.}
          2:
            - {id: 1.02-2a, text: Twelve of twelve.}
        measure:
          value: service_level
          unit: percent
          direction: at_least
          by_channel: true
          rules:
            - {checkpoint: 1.02-1a, rule: periods_met, period: month, window: 12, at_least: 10}
            - {checkpoint: 1.02-2a, rule: share_in_window, period: day, window_days: 120, share: 0.8}
          may_not_apply: {levels: [2], where: response_time, why: It is not recorded.}
"""
FIGURES = (
    Figure(datetime.combine(date(2025, 11, 1), time.min), value=Fraction("80.4"), target=Fraction(80)),
    Figure(datetime.combine(date(2025, 12, 1), time.min), offered=4, within=3, target=Fraction(80)),
)
NOW = datetime(2026, 1, 13, 14, 2, 11, tzinfo=UTC)
CLIENT = Client("c1", "Norrhaven", channels=("voice",), facts={"retail": True})
DETAILS = AuditDetails("a1", "c1", date(2025, 12, 31), date(2026, 1, 12), "Astrid")


def framework_file(source: bytes = SOURCE) -> FrameworkFile:
    return FrameworkFile(parse_framework(source, "small.yaml"), source, b"", edition_key(source, b""))


def answer(
    checkpoint: str = "1.01-1a", value: AnswerValue | None = AnswerValue.MET, remark: str = ""
) -> Answer:
    return Answer("a1", "small", AGREED, checkpoint, value, remark)


def note(text: str, criterion: str = "1.01") -> Note:
    return Note("a1", "small", AGREED, criterion, text)


def evidence(number: int = 1, **more: Any) -> Evidence:
    dated = date(2025, 11, 3)
    title = more.pop("title", f"Plan {number}")
    return Evidence("c1", f"e{number}", number, title, EvidenceKind.DATA, dated, dated, **more)


def link(number: int = 1, **more: Any) -> Link:
    return Link(more.pop("audit", "a1"), f"e{number}", "small", "1.01", **more)


def use(audit: str = "a1") -> FrameworkUse:
    return FrameworkUse(audit, "small", framework_file().sha256)


def one_of_each() -> tuple[Record, ...]:
    """One record of every kind, referred-to kinds first."""
    return (
        CLIENT,
        DETAILS,
        use(),
        RatingSet("a1", AGREED),
        answer(remark="Seen on the wall"),
        SetLevel("a1", "small", AGREED, "1.02", 1, "Agreed in the closing talk"),
        note("Planning is by habit"),
        evidence(source="The planner", text="A workbook", confidential=True),
        link(checkpoint="1.01-1a", contradicts=True),
        Target("a1", "small", "readiness", "1.01", 2),
        TaskState("a1", "small", "begin", date(2026, 1, 12), "Told over coffee"),
        series(),
        MeasureReading("a1", "service_level", "voice", targets=("2025-01-01 80", "2025-07-01 85")),
        OpeningTime("a1", "mon", "07:00-21:00"),
        MeasureSettings("a1", "Europe/Berlin"),
        supporting_data(),
        survey(),
        question(),
        *plan_records(),
        *improvement_records(),
        *report_records(supporting_data().rows),
    )


def series(figures: str = "") -> MeasureSeries:
    """A series that refers to FIGURES."""
    sha256 = figures or hashlib.sha256(encode(FIGURES)).hexdigest()
    return MeasureSeries(
        "a1", "s1", "service_level", "voice", Grain.MONTH, sha256, 2, date(2025, 11, 1), date(2025, 12, 1),
        date(2026, 1, 12), "e1", "Sheet1!A2:B3", ('{"kind": "gap"}',),
    )  # fmt: skip


TABLE = table_of(
    [SupportingRow(datetime.combine(date(2025, 11, 1), time.min), "voice", {"leavers": Fraction(3)})]
)


def supporting_data(rows: str = "") -> SupportingData:
    """Data that refer to TABLE."""
    sha256 = rows or hashlib.sha256(encode_table(TABLE)).hexdigest()
    return SupportingData(
        "a1", "d1", sha256, 1, date(2026, 1, 12), ("leavers",), Grain.MONTH, "team", "e1", "Sheet1!A2:B2"
    )


def survey() -> Survey:
    return Survey(
        "a1", "v1", Asked.EMPLOYEES, "Team survey", 120, 100, date(2025, 11, 30), 5,
        supporting_data().rows, 40, "e1", "Sheet1!A2:D41", ('{"kind": "duplicate"}',),
    )  # fmt: skip


def question() -> SurveyQuestion:
    return SurveyQuestion(
        "a1", "v1", "q1", 1, "I know the aims of my team.", QuestionKind.SCALE, 1, 7, 6, True, ("a", "b"),
        ("small 1.01",),
    )  # fmt: skip


def added(records: Iterable[Record]) -> Changes:
    return tuple(Change(None, record) for record in records)


def edit(*changes: Change, spell: str = "", minutes: int = 0, **more: Any) -> Edit:
    """An edit by Astrid so many minutes after the start, in a spell of its own unless one is named."""
    plain = Edit("a1", "edit", changes, "Astrid", NOW + timedelta(minutes=minutes), spell or new_key())
    return replace(plain, **more)


def put(record: Record, old: Record | None = None, **more: Any) -> Edit:
    return edit(Change(old, record), **more)


def headline(level: float | None = None, rated: int = 0) -> Headline:
    return Headline("small", level, rated, 2, level is None)


def keep_what_is_referred_to(library: Library) -> None:
    """The framework's edition and the figures that records of these tests name."""
    library.keep_edition(framework_file())
    library.keep_figures(FIGURES)
    library.keep_table(TABLE)


def start(library: Library, *records: Record) -> Audit:
    """Commits the client, the audit, its framework and its rating set, and whatever else."""
    keep_what_is_referred_to(library)
    first = (CLIENT, DETAILS, use(), RatingSet("a1", AGREED), *records)
    headlines = {"a1": [headline_of(Audit.of("a1", first))]}
    library.commit([edit(*added(first), label="start the audit")], headlines)
    return library.load("a1")


def headline_of(audit: Audit) -> Headline:
    """The figures that an audit's answers give."""
    return evaluate(audit, framework_file().framework).headline


def unsound(library: Library) -> tuple[str, ...]:
    """What the check finds, but for the figures of the list, where a test keeps others in their place."""
    return tuple(problem for problem in library.verify() if "figures in the list" not in problem)


def renew_figures(library: Library) -> None:
    """What a session does with every edit."""
    library.commit([], {"a1": [headline_of(library.load("a1"))]})
