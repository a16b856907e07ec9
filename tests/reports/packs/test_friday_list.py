"""The list of what is missing: in the order of what matters, by roles, whatever words it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.framework import Checkpoint
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityKind,
    ActivityPerson,
    LeftOpen,
    Request,
    RequestCriterion,
    RequestStatus,
)
from maturity_desktop.domain.results import evaluate
from maturity_desktop.reports.packs.friday_list import FridayList, ToAsk
from maturity_desktop.reports.pdfium import open_pdf
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.verbs.coverage import export_friday_list, friday_list_of
from tests.builders import audit, criterion
from tests.reports.packs.plans import HOSTILE, TODAY, plan_model, planned_audit

WORDS = NullTranslations()


def paper(*more: object) -> FridayList:
    model = plan_model()
    domain = replace(model.domains[0], criteria=(
        criterion((1, 1), "1.01", ask=("manager",)), criterion((1,), "1.02", ask=("agent",)),
        criterion((1,), "1.03"),
    ))  # fmt: skip
    made = replace(model, domains=(domain,))
    return friday_list_of(evaluate(planned_audit(*more), made), TODAY, WORDS)  # type: ignore[arg-type]


def asked() -> tuple[object, ...]:
    request = Request("a1", "r1", 7, HOSTILE, status=RequestStatus.ASKED, due_on=TODAY.replace(day=10))
    return request, RequestCriterion("a1", "r1", "model", "1.02")


def test_what_keeps_one_on_site_stands_before_what_is_settled() -> None:
    found = paper(*asked(), LeftOpen("a1", "model", "1.03", "Seen in week 2."))
    assert (found.headline, found.ready) == (
        "1 of 3 criteria is not ready to leave; 1 rests on an unanswered request alone",
        "2 are ready",
    )
    assert [(line.id, line.to_ask) for line in found.not_ready] == [("1.01", 2)]
    assert [(line.id, line.way) for line in found.open] == [("1.02", "ask somebody"), ("1.03", "")]
    assert found.open[0].wants[-1] == "DR-07 not received, 3 days late"
    assert found.open[1].wants[-1] == "left open: Seen in week 2."


def test_people_stand_in_it_by_role_and_say_what_to_ask_them() -> None:
    found = paper(ActivityPerson("a1", "some", "p9", "agent", "Dora Dahl"))
    manager, agent = found.people[0], next(own for own in found.people if own.role == "Agent")
    assert manager.role == "Operations manager"
    assert manager.asks == (ToAsk("1.01", 2, "1.01 1 0; 1.01 2 0"),)
    assert "Talk some" in agent.line
    assert "Dora" not in repr(found.told)


def test_what_was_not_held_on_its_day_is_said_so_and_not_that_it_is_planned() -> None:
    missed = Activity("a1", "late", ActivityKind.INTERVIEW, "Works council", TODAY - timedelta(days=1))
    found = paper(missed, ActivityPerson("a1", "late", "p9", "agent"))
    agent = next(own for own in found.people if own.role == "Agent")
    assert "12 January 2026 and not held: Works council" in agent.line
    assert "planned for 12 January 2026:" not in agent.line


def test_the_same_list_gives_the_same_bytes_and_every_word_is_there(tmp_path: Path) -> None:
    found = paper(*asked())
    for name in ("one.pdf", "other.pdf"):
        export_friday_list(found, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "other.pdf").read_bytes()
    with open_pdf(tmp_path / "one.pdf") as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "not ready to leave" in text and "DR-07" in text and "Whom to ask what" in text


def test_another_list_is_not_taken_for_this_one(tmp_path: Path) -> None:
    from maturity_desktop.reports.packs.friday_list import check_friday_list

    export_friday_list(paper(), tmp_path / "list.pdf")
    with pytest.raises(ReportError):
        check_friday_list(tmp_path / "list.pdf", paper(*asked()))


def test_a_whole_standard_with_nothing_answered_is_carried_about_on_a_few_pages(tmp_path: Path) -> None:
    """45 criteria, and fifteen roles who could answer to 168 of them between them."""
    icmi = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework
    found = friday_list_of(evaluate(audit({}), icmi), TODAY, WORDS)
    export_friday_list(found, tmp_path / "list.pdf")
    with open_pdf(tmp_path / "list.pdf") as document:
        first, *others = (" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    assert len(others) <= 5
    assert "45 of 45 criteria are not ready to leave. 0 are ready." in first
    assert f"{found.people[0].role} {len(found.people[0].asks)}" in first
    told = " ".join([first, *others])
    for line in found.not_ready:
        assert told.count(f"☐ {line.id} ") == 1 + sum(
            ask.criterion == line.id for person in found.people for ask in person.asks
        )


def test_a_row_tells_one_checkpoint_where_two_are_more_than_a_line() -> None:
    model = plan_model()
    long = criterion((1, 1), "1.01", ask=("manager",))
    points = [Checkpoint(point.id, "Agents say " + "why " * 30) for point in long.checkpoints]
    levels = tuple(
        replace(level, checkpoints=(point,)) for level, point in zip(long.levels, points, strict=True)
    )
    made = replace(model, domains=(replace(model.domains[0], criteria=(replace(long, levels=levels),)),))
    (ask,) = friday_list_of(evaluate(planned_audit(), made), TODAY, WORDS).people[0].asks
    assert ask.count == 2
    assert ask.words.endswith("why…") and len(ask.words) <= 84
