"""The printed requests: what is wanted of whom by when, and what is still to come."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from itertools import combinations
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import ReportError
from maturity_desktop.domain.plan_records import Request, RequestStatus
from maturity_desktop.reports.packs.requests import check_requests
from maturity_desktop.verbs.requests import export_requests, paper_of
from tests.builders import audit
from tests.reports.packs.requested import TODAY, requested_audit
from tests.reports.pdf_reading import overlaps, pages_of, squeezed

WORDS = NullTranslations()


def printed(own: Audit, path: Path, chases: bool = False, size: str = "A4") -> str:
    export_requests(paper_of(own, TODAY, WORDS, size, chases), path)
    return squeezed(pages_of(path).text)


def in_order(text: str, told: list[str]) -> None:
    place = 0
    for words in told:
        found = text.find(squeezed(words), place)
        assert found >= 0, words
        place = found


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_pack_names_what_is_open_by_owner_with_all_that_is_wanted(tmp_path: Path, size: str) -> None:
    path = tmp_path / "one.pdf"
    text = printed(requested_audit(), path, size=size)
    in_order(text, [
        "Data request", "we need the 5 things below, some of them by the days", "Finance",
        "DR-03", "Costs", "14 January 2026", "promised for 20 January 2026",
        "Planning", "DR-01", "Volumes", "By interval.", "Period: 12 months", "Format: Excel or CSV",
        "14 January 2026", "DR-02", "Forecasts", "9 January 2026", "Nobody is named yet", "DR-04",
        "Routing",
    ])  # fmt: skip
    for page in pages_of(path).pages:
        boxes = [box for box, _words in page.boxes]
        assert all(left >= 0 and right <= page.width for left, _low, right, _high in boxes)
        assert all(overlaps(one, other) < 0.3 for one, other in combinations(boxes, 2))


@pytest.mark.parametrize(
    ("due", "told"),
    [(None, "we need the 2 things below."), (TODAY, "we need the 2 things below, by the days that stand")],
)
def test_days_are_spoken_of_only_where_there_are_some(due: date | None, told: str, tmp_path: Path) -> None:
    wanted = (
        Request("a1", f"r{number}", number, "Volumes", status=RequestStatus.ASKED, due_on=due)
        for number in (1, 2)
    )
    assert squeezed(told) in printed(audit(None, *wanted), tmp_path / "one.pdf")


@pytest.mark.parametrize("chases", [False, True])
def test_what_is_answered_and_what_the_team_noted_is_not_in_it(tmp_path: Path, chases: bool) -> None:
    text = printed(requested_audit(), tmp_path / "one.pdf", chases)
    for words in ("Leavers", "Salaries", "Not ours.", "never tell them"):
        assert squeezed(words) not in text


def test_the_chasing_list_begins_with_what_is_overdue(tmp_path: Path) -> None:
    text = printed(requested_audit(), tmp_path / "one.pdf", chases=True)
    in_order(text, [
        "4 things are still to come. 1 of them is overdue.", "Planning", "DR-02", "asked on 9 January 2026",
        "4 days late", "DR-01", "Finance", "20 January 2026", "promised",
    ])  # fmt: skip
    assert squeezed("Routing") not in text, "it was not asked for"
    assert squeezed("By interval.") not in text, "they know what it is by now"


def test_the_same_requests_are_the_same_file_and_others_are_not(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for path in (one, other):
        printed(requested_audit(), path)
    assert one.read_bytes() == other.read_bytes()
    with pytest.raises(ReportError):
        check_requests(one, paper_of(requested_audit(), TODAY, WORDS, chases=True))


def test_without_anything_open_it_says_so(tmp_path: Path) -> None:
    assert squeezed("Nothing is open.") in printed(audit(), tmp_path / "one.pdf", chases=True)
