"""Which editions an audit can move to, and how one of them is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Change, Client
from maturity_desktop.domain.plan_records import (
    Activity,
    ActivityCriterion,
    ActivityKind,
    Assignment,
    Heard,
    LeftOpen,
    PhaseLength,
    Request,
    RequestCriterion,
    TaskPlan,
)
from maturity_desktop.storage.library import Library
from maturity_desktop.verbs.audits import NewAudit, results_of, start_audit
from maturity_desktop.verbs.carry_words import carry_figures, carry_groups, carry_text
from maturity_desktop.verbs.models import file_of, keep_model
from maturity_desktop.verbs.moving import (
    add_model,
    carry_to,
    chosen_edition,
    editions_at_hand,
    move_audit,
)

DAY = date(2025, 12, 31)


def clock() -> datetime:
    return datetime(2026, 1, 13, tzinfo=UTC)


def tree(edition: str, *texts: str) -> dict[str, Any]:
    """A model of one criterion, with these checkpoints at level 1."""
    points = [{"id": f"A-1{chr(97 + place)}", "text": text} for place, text in enumerate(texts)]
    return {
        "schema": 1, "id": "mine", "title": "Mine", "short_title": "Mine", "edition": edition, "owner": "Me",
        "about": "About.", "scale": [{"level": 0, "title": "No"}, {"level": 1, "title": "Yes"}],
        "domains": [
            {"id": "D", "title": "All", "intent": "All.", "criteria": [
                {"id": "A", "title": "One", "intent": "One.", "levels": {1: points}},
            ]},
        ],
    }  # fmt: skip


@pytest.fixture
def library(new_library: Path) -> Iterator[Library]:
    with closing(Library.open(new_library)) as opened:
        yield opened


@pytest.fixture
def audit(library: Library) -> str:
    """An audit that stands on the first edition, with an answer to each of its checkpoints."""
    file = keep_model(library, tree("1", "First.", "Second."), ())
    new = NewAudit(Client("c1", "Client"), (file,), DAY, DAY, id="a1")
    answers = [Answer("a1", "mine", AGREED, f"A-1{letter}", AnswerValue.MET) for letter in "ab"]
    return start_audit(library, new, "Ada", clock, answers)


def labels(library: Library, audit: str) -> list[tuple[str, bool, bool]]:
    found = editions_at_hand(library, library.load(audit), "mine")
    return [(edition.label, edition.in_use, edition.file is not None) for edition in found]


def test_the_model_as_it_is_now_comes_first_then_the_kept_ones(library: Library, audit: str) -> None:
    assert labels(library, audit) == [("1", True, True)]
    library.keep_edition(file_of(tree("0", "Older.")))
    keep_model(library, tree("1", "First.", "Other."), ())
    assert labels(library, audit) == [("1 (2)", False, True), ("0", False, False), ("1", True, False)]


def test_an_edition_is_named_by_its_label_or_by_its_key_where_labels_are_the_same(
    library: Library, audit: str
) -> None:
    library.keep_edition(file_of(tree("1", "Another of the same name.")))
    found = editions_at_hand(library, library.load(audit), "mine")
    with pytest.raises(LookupError, match=r"Several editions are called 1\. .*" + found[1].short_key):
        chosen_edition(found, "1")
    assert chosen_edition(found, found[1].short_key) is found[1]
    assert chosen_edition(found, "") is found[0]
    with pytest.raises(LookupError, match="No edition is called 2"):
        chosen_edition(found, "2")


def test_moving_is_one_edit_of_the_author_and_the_list_shows_its_figures(
    library: Library, audit: str
) -> None:
    keep_model(library, tree("2", "First.", "Second.", "Third."), ())
    held = library.load(audit)
    edition = chosen_edition(editions_at_hand(library, held, "mine"), "2")
    assert results_of(library, audit)[0].whole.level == 1
    assert carry_figures(carry_to(library, held, edition))["new_checkpoints"] == ["A-1c"]
    move_audit(library, held, edition, "Ben", clock)
    assert results_of(library, audit)[0].whole.level is None
    (summary,) = library.audits()
    assert summary.frameworks[0].level is None
    last = library.journal(audit)[-1]
    assert (last.author, last.label) == ("Ben", "move to Mine, 2")
    first = chosen_edition(editions_at_hand(library, library.load(audit), "mine"), "1")
    move_audit(library, library.load(audit), first, "Ben", clock)
    assert results_of(library, audit)[0].whole.level == 1


def test_a_model_whose_file_is_gone_still_has_its_editions(library: Library, audit: str) -> None:
    (library.folder / "frameworks" / "mine.yaml").unlink()
    found = editions_at_hand(library, library.load(audit), "mine")
    assert [(edition.label, edition.in_use) for edition in found] == [("1", True)]
    with pytest.raises(LookupError, match="no longer there"):
        chosen_edition(found, "")


def test_adding_a_model_keeps_its_edition(library: Library, audit: str) -> None:
    keep_model(library, {**tree("5", "Else."), "id": "other", "title": "Other"}, ())
    add_model(library, library.load(audit), "other", "Ben", clock)
    assert [result.framework.id for result in results_of(library, audit)] == ["mine", "other"]
    assert [label for _key, label in library.editions("other")] == ["5"]


def test_what_is_told_stays_a_line_whatever_was_written(library: Library, audit: str) -> None:
    keep_model(library, tree("2", "First\nof two\x85lines.", "Second."), ())
    held = library.load(audit)
    carry = carry_to(library, held, editions_at_hand(library, held, "mine")[0])
    groups = carry_groups(carry, held)
    lines = carry_text(carry, held).split("\n")
    assert len(lines) == 2 + len(groups) + sum(len(group.lines) for group in groups)
    assert any("First of two lines." in line for line in lines)


def test_what_the_plan_says_of_what_is_gone_is_told(library: Library, audit: str) -> None:
    gone = tree("2", "First.")
    gone["domains"][0]["criteria"][0] |= {"id": "B", "levels": {1: [{"id": "B-1a", "text": "First."}]}}
    keep_model(library, gone, ())
    records = (
        TaskPlan("a1", "mine", "t1", skipped=True, reason="Not\nneeded."),
        TaskPlan("a1", "mine", "t2", due_on=DAY, assignee="Ada"),
        PhaseLength("a1", "mine", "p1", 1),
        Activity("a1", "x", ActivityKind.INTERVIEW, "Planning"),
        ActivityCriterion("a1", "x", "mine", "A"),
        Heard("a1", "x", "mine", "A", "A-1a", note="They plan."),
        Request("a1", "r", 7, "The plan"),
        RequestCriterion("a1", "r", "mine", "A"),
        LeftOpen("a1", "mine", "A", "Nobody was there."),
        Assignment("a1", "mine", "A", "Ben"),
    )
    held = library.load(audit)
    held = held.with_changes(tuple(Change(None, record) for record in records))
    carry = carry_to(library, held, editions_at_hand(library, held, "mine")[0])
    told = {group.title: group.lines for group in carry_groups(carry, held)}
    assert set(told["8 entries of plan, activities, requests or team rest: their places are gone"]) == {
        "t1: left out: Not needed.", "t2: 2025-12-31, Ada", "p1: 1 working day", "A: Planning",
        "A-1a: Planning: They plan.", "A: DR-07 The plan", "A: Nobody was there.", "A: Ben",
    }  # fmt: skip
    assert {"kind": "heard", "place": "A-1a"} in carry_figures(carry)["plan"]


def test_a_requirement_without_a_stop_is_told_from_what_it_was(library: Library, audit: str) -> None:
    keep_model(library, tree("2", "Requests have owners", "Second."), ())
    held = library.load(audit)
    carry = carry_to(library, held, editions_at_hand(library, held, "mine")[0])
    lines = [line for group in carry_groups(carry, held) for line in group.lines]
    assert any("Requests have owners. Was: “" in line for line in lines)
