"""The status report and the training plan as prints."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import FrameworkUse
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.improvement_records import ActionCheckpoint, ActionNote
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.packs.action_status import check_status, status_paper, write_status
from maturity_desktop.reports.packs.training_plan import check_training, training_paper, write_training
from tests.reports.audits import MADE_ON
from tests.reports.pdf_reading import PdfPages, pages_of
from tests.reports.roadmaps import LATE, action_of, shipped_waves, with_roadmap

WORDS = NullTranslations()


@pytest.fixture(scope="module")
def planned(realistic: Results) -> Results:
    return with_roadmap(realistic)


def printed(planned: Results) -> PdfPages:
    out = BytesIO()
    write_status(status_paper([planned], shipped_waves(), MADE_ON, WORDS), out)
    return pages_of(out.getvalue())


def test_the_status_says_what_is_late_done_and_next_on_two_pages_at_most(planned: Results) -> None:
    pages = printed(planned)
    text = " ".join(pages.text.split())
    assert len(pages.pages) <= 2
    assert "19 actions in 3 waves · 1 done · 1 late." in text
    assert "proposed: 16" in text
    assert "10 days late" in text
    assert "done on 15 January 2026" in text
    assert "4 criteria rise; mean 1.82 → 1.91; 13 below the target" in text
    assert "ICMI: 27 of 44" in text or "27 of 44 rated criteria are at their target" in text


def test_what_is_late_stands_once_and_what_is_next_is_still_to_come(planned: Results) -> None:
    paper = status_paper([planned], shipped_waves(), MADE_ON, WORDS)
    assert paper.late and len(paper.following) > 1
    assert not {own.id for own in paper.late} & {own.id for own in paper.following}
    assert [own.state_words for own in paper.done] == ["done"]


def test_the_same_roadmap_gives_the_same_bytes_and_passes_its_check(planned: Results, tmp_path: Path) -> None:
    paper = status_paper([planned], shipped_waves(), MADE_ON, WORDS, "Letter")
    path = tmp_path / "status.pdf"
    with path.open("wb") as out:
        write_status(paper, out)
    again = BytesIO()
    write_status(paper, again)
    assert path.read_bytes() == again.getvalue()
    check_status(path, paper)


def test_the_training_plan_stands_by_role(planned: Results, tmp_path: Path) -> None:
    paper = training_paper(planned.audit, MADE_ON, WORDS)
    path = tmp_path / "training.pdf"
    with path.open("wb") as out:
        write_training(paper, out)
    check_training(path, paper)
    text = " ".join(pages_of(path).text.split())
    assert "Team leader" in text
    assert "Coaching" in text
    assert "8 hours" in text


def test_a_roadmap_of_nothing_is_told_as_such(realistic: Results) -> None:
    out = BytesIO()
    write_status(status_paper([realistic], shipped_waves(), MADE_ON, WORDS), out)
    text = pages_of(out.getvalue()).text
    assert "There are no actions yet" in text
    out = BytesIO()
    write_training(training_paper(realistic.audit, MADE_ON, WORDS), out)
    assert "No training is planned." in pages_of(out.getvalue()).text


def test_what_a_wave_makes_of_several_models_stands_together_without_those_that_no_action_is_about(
    planned: Results,
) -> None:
    other = replace(planned.framework, id="other", short_title="Other standard")
    audit = planned.audit.with_changes(put(planned.audit, FrameworkUse(planned.audit.id, "other", "e", 1)))
    both = [evaluate(audit, planned.framework), evaluate(audit, other)]
    paper = status_paper(both, shipped_waves(), MADE_ON, WORDS)
    assert len(paper.forecasts) == 3, "a line for each wave that holds something"
    assert all("Other standard" not in line.text for line in paper.forecasts)
    point = other.criteria[0].checkpoints[0]
    link = ActionCheckpoint(audit.id, action_of(audit, 0).id, "other", other.criteria[0].id, point.id)
    audit = audit.with_changes(put(audit, link))
    both = [evaluate(audit, own.framework) for own in both]
    paper = status_paper(both, shipped_waves(), MADE_ON, WORDS)
    assert len(paper.forecasts) == 3
    assert all(len(line.text.split("\n")) == 2 for line in paper.forecasts)


def test_a_role_is_named_once_in_the_training_plan(planned: Results) -> None:
    out = BytesIO()
    write_training(training_paper(planned.audit, MADE_ON, WORDS), out)
    assert pages_of(out.getvalue()).text.count("Team leader") == 1


def test_what_was_noted_of_an_action_stands_in_an_internal_copy_only(planned: Results) -> None:
    late = action_of(planned.audit, LATE).id
    note = ActionNote(planned.audit.id, late, "n9", MADE_ON, "Ana Lind", "Nobody wants it")
    audit = planned.audit.with_changes(put(planned.audit, note))
    results = [evaluate(audit, planned.framework)]
    told = {}
    for audience in Audience:
        out = BytesIO()
        write_status(status_paper(results, shipped_waves(), MADE_ON, WORDS, audience=audience), out)
        told[audience] = " ".join(pages_of(out.getvalue()).text.split())
    assert "Nobody wants it" not in told[Audience.CLIENT] and "Internal" not in told[Audience.CLIENT]
    assert "Nobody wants it" in told[Audience.INTERNAL]
    assert told[Audience.INTERNAL].count("Internal copy, not for the client") >= 2
