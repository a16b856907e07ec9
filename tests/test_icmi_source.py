"""The ICMI file against its source: headings carried over exactly, sentences never."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity_desktop.data_folders import frameworks_folder
from tools.compare_with_source import copied_runs, fingerprint, heading_problems, runs

SOURCE = json.loads((Path(__file__).parent / "data" / "icmi-source.json").read_text(encoding="utf-8"))
KNOWN = set(SOURCE["runs"].split())


@pytest.fixture(scope="module")
def icmi() -> Any:
    return yaml.load((frameworks_folder() / "icmi-cmo.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def test_headings_and_counts_are_the_sources(icmi: Any) -> None:
    assert list(heading_problems(icmi, SOURCE["headings"])) == []
    assert len(icmi["domains"]) == 8
    assert len(SOURCE["headings"]["criteria"]) == 45


def test_no_run_of_eight_words_is_copied(icmi: Any) -> None:
    assert len(KNOWN) > 7_000
    assert list(copied_runs(icmi, KNOWN)) == []


def test_a_changed_title_a_lost_level_and_a_lost_criterion_are_seen(icmi: Any) -> None:
    spoilt = copy.deepcopy(icmi)
    spoilt["domains"][0]["criteria"][0]["title"] += "s"
    spoilt["domains"][1]["criteria"][0]["levels"][3] = []
    del spoilt["domains"][7]["criteria"][5]
    problems = list(heading_problems(spoilt, SOURCE["headings"]))
    assert [problem.split(":")[0] for problem in problems] == ["1.01", "2.01", "8.06"]


def test_a_copied_run_is_seen_in_whatever_spelling(icmi: Any) -> None:
    spoilt = copy.deepcopy(icmi)
    text = "The centre of this programme wins: words that any organisation might say."
    spoilt["domains"][0]["criteria"][0]["intent"] = text
    american = "the center of this program wins words that any organization might say"
    known = {fingerprint(run) for run in runs(american)}
    assert len(list(copied_runs(spoilt, known))) == len(list(runs(american)))
