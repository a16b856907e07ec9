"""What docs/frameworks.md shows can be copied into a file and used, and nothing is left unsaid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from maturity_desktop.cli.program import program as cli_program
from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.phases import TaskKind, Where
from maturity_desktop.domain.plan_records import ActivityKind
from maturity_desktop.storage import framework_schema
from maturity_desktop.storage.brand_files import read_raw_brand
from maturity_desktop.storage.crosswalk_files import parse_crosswalk
from maturity_desktop.storage.framework_files import parse_framework, read_framework, shipped_frameworks
from maturity_desktop.storage.framework_schema import Entry
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.profile_files import parse_profile
from maturity_desktop.storage.roadmap_files import parse_waves
from maturity_desktop.storage.supporting_files import parse_catalogue, read_catalogue
from maturity_desktop.storage.survey_files import parse_templates
from maturity_desktop.storage.yaml_tree import read_tree

DOCUMENT = Path(__file__).parents[1] / "docs" / "frameworks.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
ICMI = "icmi-cmo.yaml"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SHOWN = [read_tree(block.encode(), DOCUMENT.name).value for block in BLOCKS]
WHOLE = SHOWN[0]
PLAN = next(shown for shown in SHOWN if "requests" in shown)
KINDS = [shown for shown in SHOWN[1:] if "schema" not in shown and shown is not PLAN]
(CROSSWALK,) = (shown for shown in SHOWN if "pairs" in shown)
(WORDING,) = (shown for shown in SHOWN if "wording" in shown)
(SURVEYS,) = (shown for shown in SHOWN if "templates" in shown)
(WAVES,) = (shown for shown in SHOWN if "waves" in shown)
(PROFILE,) = (shown for shown in SHOWN if "levels" in shown)
(BRAND,) = (shown for shown in SHOWN if "accent" in shown)
(SUPPORTING,) = (shown for shown in SHOWN if "measures" in shown)
ENTRIES = [
    entry for entry in vars(framework_schema).values() if isinstance(entry, type) and issubclass(entry, Entry)
]


def framework(tree: dict[str, Any]) -> Framework:
    return parse_framework(write_tree(tree), DOCUMENT.name)


def test_every_snippet_is_looked_at() -> None:
    assert len(SHOWN) == 1 + len(KINDS) + len(
        [PLAN, CROSSWALK, WORDING, SUPPORTING, SURVEYS, WAVES, PROFILE, BRAND]
    )


@pytest.mark.parametrize("loader", [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)])
def test_every_snippet_is_read_by_any_reader_of_yaml(loader: type[yaml.SafeLoader]) -> None:
    """The reader in C takes more than the one in Python, which is all that some systems have."""
    for block in BLOCKS:
        assert isinstance(yaml.load(block, Loader=loader), dict)


def test_the_framework_that_is_shown_is_sound() -> None:
    shown = framework(WHOLE)
    assert shown.id == "my_model"
    assert [criterion.id for criterion in shown.criteria] == ["1.01", "1.02"]
    assert shown.remarks[0].text == "What is odd, and how it is read."


@pytest.mark.parametrize("part", KINDS, ids=["matrix", "staged", "layered", "open-ended"])
def test_a_kind_that_is_shown_is_sound_in_its_place(part: dict[str, Any]) -> None:
    framework(WHOLE | part)


def test_the_programme_that_is_shown_is_sound_in_its_place() -> None:
    shown = framework(WHOLE | PLAN)
    assert [(phase.days, phase.where.value) for phase in shown.programme] == [(3, "on_site"), (2, "off_site")]
    assert shown.tasks["site-staff"].minutes == 75
    assert shown.paces[0].days == {"site": 1, "desk": 0}
    assert shown.requests[0].owner == "manager"


def test_the_kinds_are_what_they_are_called() -> None:
    matrix, staged, layered, open_ended = (framework(WHOLE | part) for part in KINDS)
    assert (matrix.floor, matrix.criteria[0].checkpoints[0].sign) == (1, True)
    assert staged.scoring.points
    assert list(staged.tasks) == ["begin-1", "begin-2"]
    assert not layered.scoring.aggregate
    assert [domain.undescribed for domain in layered.domains] == [
        "",
        "The source names this layer and says no more.",
    ]
    assert open_ended.open_ended
    assert list(open_ended.criteria[0].blockers) == [2]
    assert open_ended.scale[0].transition is not None


def test_the_wording_that_is_shown_fits_the_icmi_file() -> None:
    icmi = read_framework(frameworks_folder() / ICMI)
    laid = parse_framework(icmi.source, ICMI, write_tree(WORDING), DOCUMENT.name)
    assert laid.official_wording == {"5.07", "5.07-1a"}


def test_the_crosswalk_that_is_shown_fits_the_shipped_models() -> None:
    at_hand = {file.framework.id: file.framework for file in shipped_frameworks(frameworks_folder())}
    shown = parse_crosswalk(write_tree(CROSSWALK), DOCUMENT.name, at_hand)
    assert len(shown.among(at_hand).pairs) == len(shown.pairs) == 3
    assert [pair.strength.value for pair in shown.pairs] == ["strong", "partial", "weak"]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_every_key_of_a_file_is_explained(entry: type[msgspec.Struct]) -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(entry)]
    told = [key for key in keys if f"`{key}`" in TEXT or re.search(rf"(^|[\s{{]){key}:", TEXT)]
    assert told == keys


def test_every_kind_and_every_rule_is_named() -> None:
    rules = [entry.__struct_config__.tag for entry in ENTRIES if entry.__struct_config__.tag]
    assert len(rules) == 5
    named = [*(kind.value for kind in (*EvidenceKind, *TaskKind, *ActivityKind, *Where)), *map(str, rules)]
    assert [name for name in named if f"`{name}`" not in TEXT] == []


def test_the_files_that_are_referred_to_are_there() -> None:
    root = DOCUMENT.parents[1]
    named = re.findall(r"`((?:frameworks|tests)/[^`]*)`", TEXT) + re.findall(r"\]\(([^#)]+)\)", TEXT)
    assert len(named) >= 8
    for name in named:
        assert (root / name).exists() or (DOCUMENT.parent / name).exists(), name


def test_the_commands_that_are_shown_can_be_given() -> None:
    verbs: Any = cli_program.commands
    shown = re.findall(r"^(?:`)?maturity-desktop ([^`\n]+)", TEXT, re.MULTILINE)
    shown += re.findall(r"`maturity-desktop ([^`\n]+)`", TEXT)
    assert len(shown) >= 10
    for command in shown:
        verb, *rest = command.split()
        options = {name for option in verbs[verb].params for name in option.opts}
        assert {word for word in rest if word.startswith("--")} <= options, command


def test_the_supporting_measures_shown_lie_over_the_shipped_ones() -> None:
    frameworks = {file.framework.id: file.framework for file in shipped_frameworks(frameworks_folder())}
    shipped = read_catalogue(frameworks_folder() / "supporting.yaml", frameworks)
    laid = parse_catalogue(write_tree(SUPPORTING), DOCUMENT.name, frameworks, shipped)
    assert set(laid.by_id) == {*shipped.by_id, "chat_abandonment"}
    assert laid.claims[-1].id == "chats_watched"


def test_the_questionnaire_shown_is_sound() -> None:
    frameworks = {file.framework.id: file.framework for file in shipped_frameworks(frameworks_folder())}
    (shown,) = parse_templates(write_tree(SURVEYS), DOCUMENT.name, frameworks)
    assert [question.kind.value for question in shown.questions] == ["group", "scale", "recommend", "comment"]


def test_the_waves_shown_are_sound() -> None:
    shown = parse_waves(write_tree(WAVES), DOCUMENT.name)
    assert [(wave.from_month, wave.to_month) for wave in shown.waves] == [(0, 3), (3, 6), (6, 12), (12, 24)]


def test_the_target_profile_shown_is_one_for_its_model() -> None:
    icmi = read_framework(frameworks_folder() / ICMI).framework
    shown = parse_profile(write_tree(PROFILE), DOCUMENT.name, icmi)
    assert (shown.level, shown.levels) == (3, {"5.07": 4})


def test_the_brand_shown_is_sound(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_bytes(write_tree(BRAND))
    (tmp_path / "mark.png").write_bytes(b"a picture")
    shown, mark = read_raw_brand(tmp_path / "brand.yaml")
    assert (shown.id, shown.accent, mark) == ("northlight", "#0F5E78", b"a picture")
