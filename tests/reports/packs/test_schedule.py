"""The printed schedule: every week with its days, roles and no names."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from itertools import combinations
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Audit
from maturity_desktop.verbs.schedule import export_schedule, paper_of
from tests.builders import audit
from tests.reports.packs.plans import TODAY, plan_model, planned_audit
from tests.reports.pdf_reading import overlaps, pages_of, squeezed

WORDS = NullTranslations()


def printed(own: Audit, path: Path, size: str = "A4") -> Path:
    export_schedule(paper_of(own, plan_model(), TODAY, WORDS, size), path)
    return path


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_weeks_days_tasks_and_activities_stand_in_their_order(tmp_path: Path, size: str) -> None:
    pages = pages_of(printed(planned_audit(), tmp_path / "one.pdf", size))
    text = squeezed(pages.text)
    told = [
        "First day: 12 January 2026. Last day on site: 16 January 2026. End: 26 January 2026.",
        "Before the audit: week of 5 January 2026", "Thu, 8 Jan", "Ask for data.",
        "Week 1: from 12 January 2026", "Mon, 12 Jan", "Opening meeting.",
        "meeting · Result: Minutes", "Tue, 13 Jan", "BEGIN:VEVENT", "Wed, 14 Jan",
        "09:30–10:15", "Talk one", "Room 4; 2nd floor",
        "Thu, 15 Jan", "Talk some", "Fri, 16 Jan", "Week 3: from 26 January 2026",
        "Write it.", "Without a date", "See again.",
    ]  # fmt: skip
    place = 0
    for words in told:
        found = text.find(squeezed(words), place)
        assert found >= 0, words
        place = found
    assert squeezed("Agent × 3, Operations manager") in text
    assert "09:30–10:15" in pages.text, "from when to when is one line"
    for page in pages.pages:
        boxes = [box for box, _words in page.boxes]
        assert all(left >= 0 and right <= page.width for left, _low, right, _high in boxes)
        assert all(overlaps(one, other) < 0.3 for one, other in combinations(boxes, 2))


def test_names_what_is_left_out_and_what_was_called_off_are_not_in_it(tmp_path: Path) -> None:
    text = squeezed(pages_of(printed(planned_audit(), tmp_path / "one.pdf")).text)
    for words in ("Bea", "Cy Carr", "Ann Auditor", "Left out.", "No time.", "Talk off", "Interviews."):
        assert squeezed(words) not in text, words


def test_a_holiday_says_what_it_is(tmp_path: Path) -> None:
    from maturity_desktop.domain.plan_records import TaskPlan

    moved = TaskPlan("a1", "model", "write", due_on=date(2026, 1, 21))
    text = squeezed(pages_of(printed(planned_audit(moved), tmp_path / "one.pdf")).text)
    assert squeezed("Tue, 20 Jan Day off: Founders’ day") in text


def test_without_dates_it_says_so(tmp_path: Path) -> None:
    text = squeezed(pages_of(printed(audit({}), tmp_path / "one.pdf")).text)
    assert squeezed("The audit has no dates yet.") in text
    assert squeezed("Without a date") in text


def test_the_same_schedule_is_the_same_file(tmp_path: Path) -> None:
    one = printed(planned_audit(), tmp_path / "one.pdf").read_bytes()
    assert one == printed(planned_audit(), tmp_path / "other.pdf").read_bytes()
