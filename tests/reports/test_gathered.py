"""What was gathered and how, in the report: counts by role, samples, what is missing, nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    ActivityPerson,
    ActivityState,
    BaselineFigure,
    Request,
    RequestCriterion,
    RequestStatus,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.results import evaluate
from maturity_desktop.reports.charts.labels import rough_width
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import ReportContent, build_content, strings_of
from maturity_desktop.reports.drawing import Line, Text
from tests.builders import audit, criterion, framework
from tests.reports.pdf_reading import bytes_of, pages_of

DAY = date(2026, 1, 14)
ROLES = {"agent": "Agent", "boss": "Manager"}


def records() -> tuple[Record, ...]:
    group = Activity(
        "a1", "group", ActivityKind.FOCUS_GROUP, "First group", DAY, state=ActivityState.HELD,
        population=170, sample=6, drawn="By lot",
    )  # fmt: skip
    talk = Activity("a1", "talk", ActivityKind.INTERVIEW, "Talk", DAY, state=ActivityState.HELD)
    return (
        group,
        talk,
        replace(talk, id="later", state=ActivityState.PLANNED),
        ActivityPerson("a1", "group", "p1", "agent", "Ann Secret", 6),
        ActivityPerson("a1", "talk", "p1", "boss", "Bob Secret"),
        ActivityCriterion("a1", "group", "model", "1.01"),
        Request("a1", "r1", 3, "The rota", owner="Cy Secret", status=RequestStatus.ASKED, asked_on=DAY),
        RequestCriterion("a1", "r1", "model", "1.01"),
        Request("a1", "r2", 4, "Contracts", status=RequestStatus.REJECTED, reason="Not allowed."),
        Request("a1", "r3", 5, "Came", status=RequestStatus.RECEIVED),
        Request("a1", "r4", 6, "Draft"),
        BaselineFigure("a1", "b1", 0, "Agents", "170", "January 2026", "Dora Secret"),
    )


def content(*more: Record) -> ReportContent:
    model = replace(framework({"1": [criterion((1, 1), "1.01", ask=("agent",))]}), roles=ROLES)
    found = evaluate(audit(None, *more), model)
    return build_content([found], date(2026, 1, 30), ReportOptions(), NullTranslations())


def test_activities_are_counted_by_kind_and_role() -> None:
    work = content(*records()).fieldwork
    assert [(own.kind, own.held, own.people) for own in work.activities] == [
        ("interview", 1, "Manager"), ("focus group", 1, "Agent × 6"),
    ]  # fmt: skip
    assert [(own.role, own.people, own.activities) for own in work.people] == [
        ("Agent", 6, 1), ("Manager", 1, 1),
    ]  # fmt: skip
    (sample,) = work.samples
    assert (sample.what, sample.population, sample.sample, sample.drawn) == ("First group", 170, 6, "By lot")


def test_what_was_not_received_is_a_limit() -> None:
    found = content(*records())
    assert [(own.number, own.state, own.criteria) for own in found.fieldwork.owed] == [
        ("DR-03", "asked for on 14 January 2026, not received", ("1.01",)),
        ("DR-04", "not handed over: Not allowed.", ()),
    ]
    assert found.limits[-1].startswith("2 things that the client was asked for were not received")


def test_no_name_of_anybody_is_in_the_report_in_words_or_on_paper() -> None:
    found = content(*records())
    assert not [text for _place, text in strings_of(found) if "Secret" in text]
    pages = pages_of(bytes_of(found))
    text = " ".join(page.text for page in pages.pages)
    assert "Secret" not in text
    for said in (
        "First group",
        "By lot",
        "DR-03",
        "Contracts",
        "January 2026",
        "People by role",
        "Agent × 6",
    ):
        assert said in text


def test_the_map_stands_for_every_criterion_and_by_role_where_people_were_met() -> None:
    with_people, without = content(*records()).frameworks[0].coverage, content().frameworks[0].coverage
    assert [own.criterion for own in with_people.entries] == ["1.01"]
    assert with_people.by_role and not without.by_role
    assert with_people.finding.startswith("0 of 1 criterion has two kinds of evidence")


def test_where_nothing_was_planned_nothing_is_said() -> None:
    found = content()
    assert found.baseline == () and found.fieldwork.activities == () and found.fieldwork.owed == ()
    assert len(found.method) == 3


def test_titles_on_two_lines_stay_within_their_rows_and_heads_are_told_whole() -> None:
    long = "The physical environment and ergonomics of every workplace"
    own = replace(criterion((1, 1), "1.01", ask=("agent", "other")), title=long)
    roles = {**ROLES, "other": "Privacy and security officer"}
    model = replace(framework({"1": [own]}), roles=roles)
    found = evaluate(audit(None, *records()), model)
    made = build_content([found], date(2026, 1, 30), ReportOptions(), NullTranslations())
    (drawing,) = made.frameworks[0].coverage.by_role
    rules = [shape.points[0][1] for shape in drawing.shapes if isinstance(shape, Line) and shape.width == 0.5]
    lines = [
        shape for shape in drawing.shapes if isinstance(shape, Text) and shape.words and shape.words in long
    ]
    assert len(lines) == 2
    assert all(rules[0] - 17.6 <= line.y - 0.75 * line.size for line in lines)
    assert all(line.y + 0.25 * line.size <= rules[0] for line in lines)
    turned = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.turned]
    assert all(rough_width(shape.words, shape.size) <= shape.max_width for shape in turned)
