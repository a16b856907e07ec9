"""The frameworks against their sources: headings carried over, every part restated, no sentence copied.

The sources are not here; what is known of them (headings, key words, hashes) stands in tests/data.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.crosswalk import Crosswalk, Strength
from maturity_desktop.domain.framework import Framework
from maturity_desktop.storage.crosswalk_files import parse_crosswalk
from maturity_desktop.storage.framework_files import read_framework
from tools.compare_with_source import (
    copied_runs,
    coverage_problems,
    data_file,
    fingerprint,
    heading_problems,
    runs,
    source_problems,
    tree_of,
)
from tools.source_parts import SOURCES

NAMES = [source.file for source in SOURCES]
TOLD = {name: json.loads(data_file(name).read_text(encoding="utf-8")) for name in NAMES}
KNOWN = {run for told in TOLD.values() for run in told["runs"].split()}
JDPOWER, NEXT4BIZ, FTWORKS, REACTIVE = "jdpower-ts", "next4biz", "ftworks-processes", "reactive-proactive"


@pytest.fixture(scope="module")
def trees() -> dict[str, Any]:
    return {name: tree_of(name) for name in [*NAMES, "crosswalk"]}


@pytest.fixture(scope="module")
def frameworks() -> dict[str, Framework]:
    folder = frameworks_folder()
    return {name: read_framework(folder / f"{name}.yaml").framework for name in NAMES}


@pytest.fixture(scope="module")
def crosswalk(frameworks: dict[str, Framework]) -> Crosswalk:
    path = frameworks_folder() / "crosswalk.yaml"
    return parse_crosswalk(path.read_bytes(), path.name, {own.id: own for own in frameworks.values()})


def restated(name: str) -> int:
    """How many checkpoints and tasks restate a piece of a source."""
    return sum(len(part) for part in TOLD[name]["keys"].values())


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_the_sources(trees: dict[str, Any], name: str) -> None:
    assert TOLD[name]["headings"]
    assert list(heading_problems(trees[name], TOLD[name]["headings"])) == []


@pytest.mark.parametrize("name", NAMES[1:])
def test_every_piece_of_a_source_is_restated_where_it_belongs(trees: dict[str, Any], name: str) -> None:
    assert list(coverage_problems(trees[name], TOLD[name]["keys"])) == []


@pytest.mark.parametrize("name", [*NAMES, "crosswalk"])
def test_no_run_of_eight_words_is_copied(trees: dict[str, Any], name: str) -> None:
    assert len(KNOWN) > 8_500
    assert list(copied_runs(trees[name], KNOWN)) == []


def test_the_icmi_standards_have_45_criteria_in_8_domains(trees: dict[str, Any]) -> None:
    assert len(trees["icmi-cmo"]["domains"]) == 8
    assert len(TOLD["icmi-cmo"]["headings"]["criteria"]) == 45


def test_jdpower_has_64_cells_and_89_checkpoints(frameworks: dict[str, Framework]) -> None:
    framework = frameworks[JDPOWER]
    cells = [level for criterion in framework.criteria for level in criterion.levels]
    assert [len(domain.criteria) for domain in framework.domains] == [4, 4, 4, 4]
    assert len(cells) == len(TOLD[JDPOWER]["keys"]) == 64
    assert sum(len(cell.checkpoints) for cell in cells) == restated(JDPOWER) == 89


def test_the_two_unmarked_cuts_of_jdpower_are_where_they_were_decided() -> None:
    keys = TOLD[JDPOWER]["keys"]
    assert keys["ST3-1"]["ST3-1a"] == "gather data"
    assert keys["TE2-4"] == {"TE2-4a": "question voc", "TE2-4b": "voe"}
    assert keys["TE3-4"] == {"TE3-4a": "data link lms"}


def test_next4biz_has_18_characteristics_and_30_actions(frameworks: dict[str, Framework]) -> None:
    framework = frameworks[NEXT4BIZ]
    (criterion,) = framework.criteria
    assert [len(level.checkpoints) for level in criterion.levels] == [9, 5, 2, 2]
    own = [[task for task in phase.tasks if not task.added] for phase in framework.programme]
    assert [len(tasks) for tasks in own] == [8, 9, 8, 5]
    assert framework.scoring.points


def test_the_highest_level_of_next4biz_is_marked_as_this_tools(frameworks: dict[str, Framework]) -> None:
    (criterion,) = frameworks[NEXT4BIZ].criteria
    added = [checkpoint.id for checkpoint in criterion.checkpoints if checkpoint.added]
    assert added == ["C-4a", "C-4b"]


def test_the_timings_of_next4biz_carry_over(frameworks: dict[str, Framework]) -> None:
    tasks = frameworks[NEXT4BIZ].tasks
    assert tasks["planned-1"].timing.startswith("Two weeks after")
    assert tasks["planned-8"].timing == tasks["measured-7"].timing == "The next three months"
    assert tasks["measured-1"].timing == tasks["optimized-1"].timing == "After three months live"


def test_ft_works_describes_one_layer_of_three_in_31_checkpoints(frameworks: dict[str, Framework]) -> None:
    framework = frameworks[FTWORKS]
    assert [bool(domain.undescribed) for domain in framework.domains] == [True, True, False]
    (criterion,) = framework.criteria
    assert [len(level.checkpoints) for level in criterion.levels] == [8, 7, 6, 6, 4]
    assert not framework.scoring.aggregate
    conditional = [checkpoint for checkpoint in criterion.checkpoints if checkpoint.when]
    assert [checkpoint.id for checkpoint in conditional] == ["P-3e"]
    assert not framework.facts[0].default


def test_reactive_to_proactive_has_30_atoms_under_6_and_10_headings(frameworks: dict[str, Framework]) -> None:
    framework = frameworks[REACTIVE]
    (criterion,) = framework.criteria
    assert [len(level.checkpoints) for level in criterion.levels] == [14, 16]
    used = [{checkpoint.theme for checkpoint in level.checkpoints} for level in criterion.levels]
    assert [len(themes) for themes in used] == [6, 10]
    assert framework.scoring.threshold == 0.8
    assert framework.open_ended
    assert framework.step(1).transition is not None


def test_signs_on_strategy_tiers_and_process_block_the_proactive_level(
    frameworks: dict[str, Framework],
) -> None:
    (criterion,) = frameworks[REACTIVE].criteria
    blocking = criterion.blockers[2]
    assert {checkpoint.theme for checkpoint in blocking} == {"r2", "r4", "r5"}
    reactive = criterion.level(1).checkpoints
    assert len(blocking) == sum(checkpoint.theme in {"r2", "r4", "r5"} for checkpoint in reactive)


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_first_level_is_given_and_has_only_signs(frameworks: dict[str, Framework], name: str) -> None:
    framework = frameworks[name]
    assert framework.floor == 1
    for criterion in framework.criteria:
        for level in criterion.levels:
            assert all(checkpoint.sign == (level.number == 1) for checkpoint in level.checkpoints)


@pytest.mark.parametrize("name", NAMES)
def test_every_model_comes_with_labelled_targets_evidence_and_people(
    frameworks: dict[str, Framework], name: str
) -> None:
    framework = frameworks[name]
    assert [target.id for target in framework.targets] == ["readiness", "client"]
    assert all(target.added and target.note for target in framework.targets)
    assert all(criterion.evidence and criterion.ask for criterion in framework.criteria)


def test_a_role_has_the_same_title_in_every_model(frameworks: dict[str, Framework]) -> None:
    named = {role for framework in frameworks.values() for role in (framework.roles or {}).items()}
    assert len({role for role, _title in named}) == len({title for _role, title in named}) == len(named)


def test_the_crosswalk_has_65_pairs_with_ends_and_reasons(
    crosswalk: Crosswalk, frameworks: dict[str, Framework]
) -> None:
    assert len(crosswalk.pairs) == 65
    assert crosswalk.among({own.id: own for own in frameworks.values()}).pairs == crosswalk.pairs
    assert len({(pair.one, pair.other) for pair in crosswalk.pairs}) == 65
    assert len({pair.reason for pair in crosswalk.pairs}) == 65
    assert {pair.strength for pair in crosswalk.pairs} == set(Strength)


def test_an_end_in_a_model_of_one_criterion_says_which_part_it_means(crosswalk: Crosswalk) -> None:
    ends = [end for pair in crosswalk.pairs for end in (pair.one, pair.other)]
    assert not [end for end in ends if end.criterion in {"P", "C", "S"} and end.is_whole]


def test_nothing_of_a_source_is_kept_but_short_key_words() -> None:
    for name in NAMES[1:]:
        keys = [key for part in TOLD[name]["keys"].values() for key in part.values()]
        assert max(len(key.split()) for key in keys) == 3


def lose_a_cell(tree: Any) -> None:
    tree["domains"][0]["criteria"][0]["levels"][3] = []


def change_a_title(tree: Any) -> None:
    tree["domains"][1]["criteria"][2]["title"] += "s"


def rename_a_level(tree: Any) -> None:
    tree["scale"][1]["title"] = "Founded"


def lose_a_criterion(tree: Any) -> None:
    del tree["domains"][3]["criteria"][0]


@pytest.mark.parametrize(
    ("spoil", "seen"),
    [
        (lose_a_cell, "ST1"),
        (change_a_title, "PE3"),
        (rename_a_level, "level 2"),
        (lose_a_criterion, "TE1"),
    ],
)
def test_a_changed_heading_or_a_lost_part_is_seen(
    trees: dict[str, Any], spoil: Callable[[Any], None], seen: str
) -> None:
    spoilt = copy.deepcopy(trees[JDPOWER])
    spoil(spoilt)
    (problem,) = heading_problems(spoilt, TOLD[JDPOWER]["headings"])
    assert problem.startswith(seen)


def test_texts_of_two_cells_that_change_places_are_seen(trees: dict[str, Any]) -> None:
    spoilt = copy.deepcopy(trees[JDPOWER])
    one, other = (spoilt["domains"][3]["criteria"][place]["levels"][4][0] for place in (1, 2))
    one["text"], other["text"] = other["text"], one["text"]
    problems = list(coverage_problems(spoilt, TOLD[JDPOWER]["keys"]))
    assert [problem.split(":")[0] for problem in problems] == ["TE2-4a", "TE3-4a"]


def test_an_invented_checkpoint_and_a_lost_task_are_seen(trees: dict[str, Any]) -> None:
    spoilt = copy.deepcopy(trees[NEXT4BIZ])
    del spoilt["programme"][2]["tasks"][4]
    spoilt["domains"][0]["criteria"][0]["levels"][4][0]["added"] = False
    problems = list(coverage_problems(spoilt, TOLD[NEXT4BIZ]["keys"]))
    assert [problem.split(":")[0] for problem in problems] == ["measured-4", "C-4a"]


def test_a_checkpoint_under_another_heading_is_seen(trees: dict[str, Any]) -> None:
    spoilt = copy.deepcopy(trees[REACTIVE])
    spoilt["domains"][0]["criteria"][0]["levels"][2][0]["theme"] = "p2"
    assert list(coverage_problems(spoilt, TOLD[REACTIVE]["keys"])) == ["S-2a: belongs to p1"]


@pytest.mark.parametrize("name", NAMES)
def test_a_copied_run_is_seen_in_whatever_spelling(trees: dict[str, Any], name: str) -> None:
    spoilt = copy.deepcopy(trees[name])
    text = "The centre of this programme wins: words that any organisation might say."
    spoilt["remarks"][-1]["text"] = text
    american = "the center of this program wins words that any organization might say"
    known = {fingerprint(run) for run in runs(american)}
    assert len(list(copied_runs(spoilt, known))) == len(list(runs(american)))


def test_a_table_is_cut_by_the_numbers_of_words_and_by_no_others() -> None:
    (parts,) = (source.parts for source in SOURCES if source.file == JDPOWER)
    table = "A model\n\n\t\tNONE\tALL\n CARE\tCall Mail back\tno calls none\tevery call all mail\n"
    cuts = {"CA": {"titles": "1 2", "1": "2 1", "2": "2 2"}}
    told = parts(table, cuts)
    assert told.texts == {"CA1-1": "no calls", "CA2-1": "none", "CA1-2": "every call", "CA2-2": "all mail"}
    assert told.headings["criteria"] == {"CA1": {"title": "Call"}, "CA2": {"title": "Mail back"}}
    with pytest.raises(ValueError, match="4 words cannot be cut as 2 1"):
        parts(table, {"CA": cuts["CA"] | {"2": "2 1"}})


def test_key_words_are_looked_for_in_the_order_of_the_source() -> None:
    keys = {"CA1-1": {"CA1-1a": "call", "CA1-1b": "mail back"}}
    assert list(source_problems({"CA1-1": "Calls come. Mails go back."}, keys)) == []
    (problem,) = source_problems({"CA1-1": "Mails go back. Calls come."}, keys)
    assert problem.startswith("CA1-1: CA1-1b")
    (unknown,) = source_problems({"CA1-1": "Calls come. Mails go back.", "CA1-2": "All."}, keys)
    assert unknown.startswith("CA1-2: nothing")
