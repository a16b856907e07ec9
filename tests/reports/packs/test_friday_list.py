"""The list of what is missing: in the order of what matters, by roles, whatever words it holds."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.plan_records import (
    ActivityPerson,
    LeftOpen,
    Request,
    RequestCriterion,
    RequestStatus,
)
from maturity_desktop.domain.results import evaluate
from maturity_desktop.reports.packs.friday_list import FridayList
from maturity_desktop.reports.pdfium import open_pdf
from maturity_desktop.verbs.coverage import export_friday_list, friday_list_of
from tests.builders import criterion
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
    assert found.headline == "1 of 3 criteria is not ready to leave"
    assert [line.id for line in found.not_ready] == ["1.01"]
    assert [(line.id, line.way) for line in found.open] == [("1.02", "ask somebody"), ("1.03", "")]
    assert found.open[0].wants[-1] == "DR-07 not received, 3 days late"
    assert found.open[1].wants[-1] == "left open: Seen in week 2."


def test_people_stand_in_it_by_role_and_say_what_to_ask_them() -> None:
    found = paper(ActivityPerson("a1", "some", "p9", "agent", "Dora Dahl"))
    manager, agent = found.people[0], next(own for own in found.people if own.role == "Agent")
    assert (manager.role, [ask.checkpoint for ask in manager.asks]) == (
        "Operations manager", ["1.01-1a", "1.01-2a"],
    )  # fmt: skip
    assert "Talk some" in agent.line
    assert "Dora" not in repr(found.told)


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
