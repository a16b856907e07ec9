from __future__ import annotations

import gettext
from dataclasses import replace
from datetime import date

import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, Evidence, Link, SetLevel, TaskState
from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.phases import TaskKind
from maturity_desktop.domain.plan_records import AddedTask, PlanSettings, TaskPlan
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content
from maturity_desktop.reports.parts import Mark
from tests.reports.audits import MADE_ON, content_of, evidence_items, made_framework
from tests.reports.models import (
    EVERY_KIND,
    PAIRS,
    answered,
    five_in_one,
    layered,
    layers,
    matrix,
    open_ended,
    staged,
    together,
)

MET, PARTLY, NOT_MET = AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET
PROACTIVE = {f"S-2{letter}": MET for letter in "abcde"}


def part_of(framework, values=(), *records):
    """What a report says of a framework with these answers."""
    results = together([framework], [*answered(framework, dict(values)), *records])
    return content_of(*results).frameworks[0]


def several(pairs=PAIRS):
    return build_content(five_in_one(), MADE_ON, ReportOptions(), gettext.NullTranslations(), pairs)


def labels(lines):
    return [line.label for line in lines]


def test_signs_are_observed_and_never_met():
    part = part_of(open_ended(), {"S-1a": MET, "S-1b": PARTLY, "S-2a": MET})
    first, second = part.criteria[0].levels
    assert [point.mark_words for point in first.checkpoints] == ["observed", "partly observed"]
    assert first.signs_words == "1 of 2 signs observed, 1 partly"
    assert (first.given, first.state_words) == (True, "given")
    assert second.checkpoints[0].mark_words == "met"
    assert second.signs_words == ""
    assert (
        part.page_titles.checkpoints
        == "1 of 5 applicable checkpoints is met, 1 of 2 signs are observed, 1 partly"
    )


def test_a_blocking_sign_says_which_level_it_keeps_away():
    part = part_of(open_ended(), PROACTIVE | {"S-1a": MET, "S-1b": PARTLY})
    (entry,) = part.criteria
    assert entry.level == 1
    assert entry.blocking_words == (
        "The sign S-1b is observed and keeps level 2, Proactive, from being reached."
    )
    assert [sign.id for sign in entry.blocking] == ["S-1b"]
    assert entry.levels[1].state_words == "blocked by a sign, 100 % met"
    assert entry.path_words == "Level 2, Proactive: every checkpoint is met; a sign stands in its way."
    assert "where it is observed, level 2, Proactive, is not reached" in (
        entry.levels[0].checkpoints[1].sign_words
    )
    assert [point.id for point in part.executive.risks] == ["S-1b"]


def test_a_set_level_that_a_sign_would_block_is_said_to_be_set():
    chosen = SetLevel("a1", "open", AGREED, "S", 2, "The strategy is signed, not yet printed.")
    (entry,) = part_of(open_ended(), PROACTIVE | {"S-1a": MET, "S-1b": MET}, chosen).criteria
    assert entry.level == 2
    assert entry.blocking_words == (
        "The sign S-1b is observed: by the answers alone, level 2, Proactive, is not reached."
    )


def test_an_unanswered_blocking_sign_leaves_the_level_open():
    (entry,) = part_of(open_ended(), PROACTIVE | {"S-1a": NOT_MET}).criteria
    assert entry.level is None
    assert entry.blocking_words.startswith("The sign S-1b is unanswered; where it is observed, level 2")
    assert entry.levels[1].state_words == "open, 100 % met so far"


def test_a_status_stands_beside_the_level_everywhere():
    values = {"S-1a": MET, "S-1b": NOT_MET} | PROACTIVE | {"S-2d": NOT_MET, "S-2e": NOT_MET}
    part = part_of(open_ended(), values)
    assert part.criteria[0].level_words == "Level 1 of 2: Reactive (In transition)"
    assert part.executive.headline == (
        "“Support” stands at level 1, Reactive (In transition), below its target, level 2"
    )
    assert part.page_titles.domains == "“Support” stands at level 1, Reactive (In transition)"
    assert part.executive.figures[0].caption == "Reactive (In transition)"
    assert part.executive.figures[1].value == "60 %"


def test_a_threshold_below_one_does_not_ask_for_every_checkpoint():
    values = {"S-1a": MET, "S-1b": NOT_MET} | PROACTIVE | {"S-2d": NOT_MET, "S-2e": NOT_MET}
    (entry,) = part_of(open_ended(), values).criteria
    assert entry.path_words == "Level 2, Proactive, wants 80 % of its checkpoints; 2 are not met:"
    (reached,) = part_of(open_ended(), values | {"S-2d": MET}).criteria
    assert reached.level == 2
    assert reached.levels[1].state_words == "satisfied, 80 % met"
    assert reached.path_words == "The highest level that applies is reached."


def test_stages_beyond_the_scale_are_named_and_not_rated():
    part = part_of(open_ended())
    assert labels(part.beyond) == ["Strategic"]
    assert part_of(matrix()).beyond == ()


def test_an_undescribed_domain_says_why_and_is_no_gap_in_the_figures():
    part = part_of(layered(), {"P-1a": NOT_MET, "P-2a": MET, "P-3a": NOT_MET, "P-4a": MET, "P-5a": MET})
    described, named = part.domains
    assert described.undescribed == ""
    assert named.undescribed.startswith("The source names this layer")
    assert "Support offerings is named by the source and not described" in part.executive.firmness[-1]
    assert part.executive.headline == "“Processes” stands at level 2, Structured, below its target, level 3"
    assert not part.aggregate
    assert part.level is None


def test_layers_have_levels_and_the_whole_has_none():
    framework = layers()
    found = [
        SetLevel("a1", framework.id, AGREED, criterion.id, 1 + number // 2, "Seen.")
        for number, criterion in enumerate(framework.criteria)
    ]
    part = part_of(framework, {}, *found)
    assert part.level is None
    assert [domain.level for domain in part.domains] == [1, 2, 3]
    assert part.executive.headline.startswith(
        "Domain 1 at level 1.00, Domain 2 at level 2.00 and Domain 3 at level 3.00; 2 of 6"
    )
    assert "each layer has a level of its own" in part.executive.figures[0].caption
    rules = {line.label: line.text for line in part.rules}
    assert rules["Mean level"].startswith("Each layer has its own")


def test_a_checkpoint_carries_its_theme_and_the_fact_under_which_it_applies():
    results = together([layered()])
    (entry,) = content_of(*results).frameworks[0].criteria
    first, second = entry.levels[1].checkpoints
    assert (first.theme, first.condition) == ("Escalation", "")
    assert second.condition == (
        "Applies where the client's profile says: Does support work around the globe? yes"
    )
    assert second.mark is Mark.NOT_APPLICABLE
    assert second.remark == "By the client's profile: Does support work around the globe? no"


def test_points_are_shown_where_the_framework_wants_them():
    part = part_of(staged(), {"C-1a": MET, "C-2a": MET, "C-2b": PARTLY})
    assert [level.points_words for level in part.criteria[0].levels] == [
        "1 of 1 point", "1.5 of 2 points", "0 of 1 point",
    ]  # fmt: skip
    assert "Points" in labels(part.rules)
    assert {level.points_words for entry in part_of(matrix()).criteria for level in entry.levels} == {""}


def test_what_is_this_tool_s_own_is_marked():
    part = part_of(staged())
    assert [point.added for level in part.criteria[0].levels for point in level.checkpoints] == [
        False, False, False, True,
    ]  # fmt: skip
    assert part.scale[0].text == "Not begun (added by this tool)"


def test_a_programme_is_there_only_where_something_was_done_or_written():
    assert part_of(staged()).programme == ()
    states = [
        TaskState("a1", "staged", "begin-1", date(2026, 1, 14), "Taken with the head."),
        TaskState("a1", "staged", "plan-1", None, "Half written."),
        TaskState("a1", "staged", "gone", date(2026, 1, 15), "Of another edition."),
    ]
    part = part_of(staged(), {}, *states)
    first, second = part.programme
    assert part.page_titles.programme == "1 of 3 tasks of the programme are done"
    assert (first.title, first.leads_to) == ("Beginning", "Leads to level 1, Begun")
    snapshot, numbers = first.tasks
    assert (snapshot.done_on, snapshot.note) == ("14 January 2026", "Taken with the head.")
    assert (snapshot.kind, snapshot.who, snapshot.criteria) == ("analysis", "Service manager", ("C",))
    assert (numbers.done_on, numbers.added) == ("", True)
    assert second.tasks[0].note == "Half written."


def test_a_task_that_is_left_out_says_why_and_own_tasks_stand_among_the_others():
    part = part_of(
        staged(),
        {},
        PlanSettings("a1", date(2026, 1, 12)),
        TaskPlan("a1", "staged", "begin-2", skipped=True, reason="The client has them."),
        TaskPlan("a1", "staged", "plan-1", due_on=date(2026, 2, 2), assignee="Ann"),
        AddedTask("a1", "staged", "own", "begin", "See the night shift", TaskKind.OBSERVATION),
        TaskState("a1", "staged", "own", date(2026, 1, 14)),
    )
    first, second = part.programme
    assert part.page_titles.programme == "1 of 3 tasks of the programme are done"
    assert [(task.what, task.left_out, task.done_on) for task in first.tasks] == [
        ("Take a snapshot of the service", False, ""),
        ("Agree the numbers", True, ""),
        ("See the night shift", False, "14 January 2026"),
    ]
    assert first.tasks[1].note == "Left out: The client has them."
    assert (second.tasks[0].timing, second.tasks[0].due) == ("2 February 2026", date(2026, 2, 2))


def test_a_scale_that_begins_at_one_says_that_its_level_is_given():
    rules = {line.label: line.text for line in part_of(matrix()).rules}
    assert "level 1 is given, the highest is 4" in rules["Level of a criterion"]
    rules = {line.label: line.text for line in part_of(staged()).rules}
    assert "the lowest possible is 0, the highest 3" in rules["Level of a criterion"]


@pytest.mark.parametrize("make", EVERY_KIND)
def test_rules_and_definitions_speak_of_what_the_model_uses(make):
    framework = make()
    content = content_of(*together([framework]))
    points = [point for criterion in framework.criteria for point in criterion.checkpoints]
    signs = [point for point in points if point.sign]
    used = {
        "Sign": bool(signs),
        "Blocking sign": any(sign.blocks for sign in signs),
        "Given level": framework.floor > 0,
        "Status": any(step.transition for step in framework.scale),
        "Points": framework.scoring.points,
        "Layer": not framework.scoring.aggregate,
        "Not described": any(domain.undescribed for domain in framework.domains),
        "Open-ended": bool(framework.beyond),
        "Theme": any(point.theme for point in points),
        "Share of the scale": False,
        "Pair": False,
    }
    defined = labels(content.definitions)
    assert {name: name in defined for name in used} == used
    rules = labels(content.frameworks[0].rules)
    assert ("Signs" in rules, "Blocking signs" in rules) == (used["Sign"], used["Blocking sign"])
    assert ("In transition" in rules) == used["Status"]


def test_one_model_stands_beside_nothing():
    content = content_of(*together([matrix()]))
    assert content.standings is None
    assert content.crosswalk == ()


def test_several_models_stand_side_by_side_on_their_own_scales():
    content = several()
    names = [(entry.framework, entry.layer) for entry in content.standings.entries]
    assert names == [
        ("matrix", ""), ("staged", ""), ("layered", "Processes"), ("open", ""),
        ("layers", "Domain 1"), ("layers", "Domain 2"), ("layers", "Domain 3"),
    ]  # fmt: skip
    said = " ".join(content.standings.notes)
    assert "Equal p is not equal difficulty" in said
    assert "never averaged" in said
    assert [(entry.floor, entry.top) for entry in content.standings.entries[:4]] == [
        (1, 4), (0, 3), (1, 5), (1, 2),
    ]  # fmt: skip
    assert content.standings.entries[3].open_ended
    assert {"Share of the scale", "Pair"} <= set(labels(content.definitions))


def test_pairs_among_the_models_name_their_ends_and_the_evidence_of_both():
    content = several()
    assert content.crosswalk_about == PAIRS.about
    whole, narrow = content.crosswalk
    assert (whole.one.words, whole.other.words) == ("S1 Strategy element 1", "C Customer service")
    assert narrow.one.words == "P Processes, levels 2 and 3"
    assert narrow.other.words == "S Support: S-1b, S-2a"
    assert [item.label for item in whole.evidence] == ["EV-001"]
    assert [item.label for item in narrow.evidence] == ["EV-002"]
    assert content.crosswalk_title.startswith("2 pairs of criteria have something in common; 2 of them")


def test_evidence_at_another_checkpoint_of_an_end_is_not_shared():
    one, other = matrix(), layered()
    (item,) = (record for record in evidence_items(one, 1) if isinstance(record, Evidence))
    pair = Pair(End("matrix", "S1"), End("layered", "P", levels=(3,)), Strength.WEAK, "Both.")
    for checkpoint, shared in (("P-2a", 0), ("P-3a", 1), ("", 1)):
        links = [
            Link("a1", item.id, "matrix", "S1"),
            Link("a1", item.id, "layered", "P", checkpoint),
        ]
        results = together([one, other], [item, *links])
        content = build_content(
            results, MADE_ON, ReportOptions(), gettext.NullTranslations(), Crosswalk("", (pair,))
        )
        assert len(content.crosswalk[0].evidence) == shared


def test_the_register_says_at_which_model_s_criterion_an_item_is_used():
    used = {item.label: item.used_at for item in several().evidence}
    assert used["EV-001"] == (("matrix", "S1"), ("staged", "C"))
    assert used["EV-002"] == (("layered", "P"), ("open", "S"))


def test_the_register_of_some_models_lists_what_is_used_at_them_and_that_of_all_lists_all():
    matrix_results, _staged, _layered, open_results, _layers = every = five_in_one()

    def listed(*results):
        return [(item.label, item.used_at) for item in content_of(*results).evidence]

    assert listed(matrix_results) == [("EV-001", (("matrix", "S1"),))]
    assert listed(matrix_results, open_results) == [
        ("EV-001", (("matrix", "S1"),)),
        ("EV-002", (("open", "S"),)),
    ]
    assert [label for label, _used_at in listed(*every)] == [f"EV-00{number}" for number in range(1, 7)]


def test_a_radar_needs_three_described_domains():
    assert part_of(layers()).charts.radar is not None
    assert part_of(matrix()).charts.radar is None
    three = made_framework(3, 1)
    two = replace(
        three, domains=(*three.domains[:2], replace(three.domains[2], criteria=(), undescribed="No."))
    )
    assert part_of(three).charts.radar is not None
    assert part_of(two).charts.radar is None
