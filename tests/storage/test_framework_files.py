"""A framework's file becomes a Framework; whatever is wrong in it is named, with its line and its cure."""

import os
from pathlib import Path

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.certification import RULES, CertificationRules
from maturity_desktop.domain.errors import FrameworkError, FrameworkProblem
from maturity_desktop.domain.framework import (
    Checkpoint,
    Condition,
    EvidenceHint,
    EvidenceKind,
    Fact,
    Remark,
    Rule,
    ScoringRules,
    Step,
    TargetProfile,
)
from maturity_desktop.storage.framework_files import (
    edition_key,
    parse_framework,
    read_framework,
    shipped_frameworks,
)
from tests.storage.small import SOURCE


def problems(source: bytes, wording: bytes = b"") -> tuple[FrameworkProblem, ...]:
    with pytest.raises(FrameworkError) as refused:
        parse_framework(source, "small.yaml", wording, "wording.yaml")
    assert str(refused.value) == "\n".join(str(problem) for problem in refused.value.problems)
    return refused.value.problems


def changed(old: str, new: str) -> tuple[bytes, int]:
    """The small framework with a part replaced, and the line of that part."""
    place = SOURCE.index(old.encode())
    return SOURCE.replace(old.encode(), new.encode(), 1), SOURCE.count(b"\n", 0, place) + 1


# --- what is read


def test_everything_in_the_file_is_in_the_framework() -> None:
    framework = parse_framework(SOURCE, "small.yaml")
    assert (framework.id, framework.title, framework.short_title) == ("small", "A small model", "Small")
    assert (framework.edition, framework.owner, framework.about) == ("First", "Nobody", "For tests.")
    assert framework.scale == (Step(0, "Not started", True), Step(1, "Started"), Step(2, "Done"))
    assert framework.scoring == ScoringRules()
    assert framework.targets == (TargetProfile("readiness", "Readiness", 2, {"1.02": 1}),)
    assert framework.roles == {"manager": "Manager"}
    assert framework.facts == (Fact("retail", "Is it retail?", True),)
    assert framework.remarks == (Remark("scale", "It is short."),)
    planning, answering = framework.criteria
    assert (planning.title, planning.intent, planning.ask) == (
        "Planning",
        "To know what comes.",
        ("manager",),
    )
    assert (planning.weight, planning.impact, planning.effort) == (1.0, 4, 2)
    assert planning.evidence == (EvidenceHint(EvidenceKind.DATA, "The plan"),)
    assert planning.level(1).checkpoints == (
        Checkpoint("1.01-1a", "There is a plan."),
        Checkpoint("1.01-1b", "It is dated.", ask=("manager",), when=Condition("retail", True)),
    )
    assert planning.level(2).checkpoints == (
        Checkpoint("1.01-2a", "It is kept.", "By week, by day"),
        Checkpoint("1.01-2b", "It shows.", sign=True),
    )
    measure = answering.measure
    assert measure is not None
    assert (measure.value, measure.unit, measure.direction) == ("service_level", "percent", "at_least")
    assert measure.rules == (
        Rule("1.02-1a", "periods_met", {"period": "month", "window": 12, "at_least": 10}),
        Rule("1.02-2a", "share_in_window", {"period": "day", "window_days": 120, "share": 0.8}),
    )
    assert (measure.levels_that_may_not_apply, measure.where_they_may_not) == ((2,), "response_time")


def test_levels_come_lowest_first_whatever_their_order_in_the_file() -> None:
    source = SOURCE.decode()
    first, second = source.index("          1:\n"), source.index("          2:\n")
    end = source.index('      - id: "1.02"')
    turned = source[:first] + source[second:end] + source[first:second] + source[end:]
    assert parse_framework(turned.encode(), "x") == parse_framework(SOURCE, "x")


def test_scoring_without_an_average_and_from_a_floor_of_its_own() -> None:
    source = SOURCE.replace(
        b"targets:",
        b"scoring: {floor: 0, threshold: 0.8, aggregate: none, headline_coverage: 1}\ntargets:",
        1,
    )
    assert parse_framework(source, "x").scoring == ScoringRules(0, 0.8, False, 1.0)


def test_the_rules_of_a_certification_are_read_and_whose_they_are() -> None:
    block = b"certification: {valid_years: 3, lowest_confidence: A, added: [reminder_months], note: Ours}"
    source = SOURCE.replace(b"targets:", block + b"\ntargets:", 1)
    own = CertificationRules(3, lowest_confidence="A", added=frozenset({"reminder_months"}), note="Ours")
    assert parse_framework(source, "x").certification == own
    assert parse_framework(SOURCE, "x").certification is None


def test_of_the_shipped_rules_two_years_alone_are_the_sources() -> None:
    rules = read_framework(frameworks_folder() / "icmi-cmo.yaml").framework.certification
    assert rules is not None
    assert set(RULES) - rules.added == {"valid_years"}
    assert (rules.valid_years, rules.reminder_months, rules.mid_term_months) == (2, 6, 12)


def test_a_byte_order_mark_and_windows_lines_are_read_over() -> None:
    source = b"\xef\xbb\xbf" + SOURCE.replace(b"\n", b"\r\n")
    assert parse_framework(source, "x") == parse_framework(SOURCE, "x")


def test_every_shipped_framework_is_sound() -> None:
    files = shipped_frameworks(frameworks_folder())
    assert "icmi_cmo" in [file.framework.id for file in files]
    assert [file.framework.id for file in files] == sorted(file.framework.id for file in files)
    for file in files:
        assert parse_framework(file.source, "again") == file.framework
        assert edition_key(file.source, b"") == file.sha256


def test_shipped_frameworks_come_by_id_without_the_crosswalk(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(SOURCE.replace(b"id: small", b"id: zebra", 1))
    (tmp_path / "b.yaml").write_bytes(SOURCE)
    (tmp_path / "crosswalk.yaml").write_bytes(b"- anything")
    (tmp_path / "notes.txt").write_bytes(b"not a framework")
    assert [file.framework.id for file in shipped_frameworks(tmp_path)] == ["small", "zebra"]


# --- official wording


def test_wording_replaces_texts_by_id(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_bytes(SOURCE)
    wording = tmp_path / "official.yaml"
    wording.write_bytes(
        b"schema: 1\nframework: small\nwording:\n  1: Domain.\n  1.01: Criterion.\n  1.01-2a: Checkpoint.\n"
    )
    plain, laid = read_framework(tmp_path / "small.yaml"), read_framework(tmp_path / "small.yaml", wording)
    domain = laid.framework.domains[0]
    assert domain.intent == "Domain."
    assert domain.criteria[0].intent == "Criterion."
    assert [checkpoint.text for checkpoint in domain.criteria[0].checkpoints] == [
        "There is a plan.", "It is dated.", "Checkpoint.", "It shows."
    ]  # fmt: skip
    assert domain.title == plain.framework.domains[0].title
    assert laid.sha256 != plain.sha256
    assert (laid.source, laid.wording, plain.wording) == (SOURCE, wording.read_bytes(), b"")


def test_wording_for_what_is_not_there_is_named() -> None:
    wording = b"""schema: 1
framework: small
wording:
  1.01-1a: Fine.
  1.01-1x: Lost.
  7.77: Lost.
  9: Lost.
"""
    found = problems(SOURCE, wording)
    assert [(problem.file, problem.line, problem.what) for problem in found] == [
        ("wording.yaml", 5, "the framework has no “1.01-1x”"),
        ("wording.yaml", 6, "the framework has no “7.77”"),
        ("wording.yaml", 7, "the framework has no “9”"),
    ]
    assert found[0].instead == "Did you mean “1.01-1b”?"


@pytest.mark.parametrize(
    ("wording", "line", "what"),
    [
        (b"schema: 1\nframework: other\nwording: {}\n", 2, "this wording is for “other”"),
        (b"schema: 1\nframework: small\nwording:\n  1.01: ''\n", 4, "“1.01” is empty"),
        (b"schema: 1\nframework: small\ntexts: {}\n", 1, "“wording” is missing"),
        (b"schema: 2\nframework: small\nwording: {}\n", 1, "the file is of schema 2"),
        (b"schema: 1\nframework: small\nwording: [1]\n", 3, "“wording” is a list"),
    ],
)
def test_wording_that_is_not_one(wording: bytes, line: int, what: str) -> None:
    found = problems(SOURCE, wording)
    assert (found[0].file, found[0].line) == ("wording.yaml", line)
    assert found[0].what.startswith(what)


# --- what is wrong: (a part of the file, what stands there instead, what is said, what to write)

SHARE = "Write a number above 0, at most 1."
ON_SCALE = "Write one of: 0, 1, 2."
SHAPE = [
    ("title: A small model", "titel: A small model", "“titel” means nothing here", "Did you mean “title”?"),
    ("edition: First\n", "", "“edition” is missing", "Add “edition:” with a text."),
    ("edition: First", "edition: 2010", "“edition” is “2010”", 'Put it in quotes: "2010".'),
    ("title: A small model", "title: ' '", "“title” is empty", "Write a text."),
    ("id: small", "id: Small!", "“id” is “Small!”", "Write an id of small letters, digits, “_”"),
    ('id: "1.02"', "id: 1.10", "“id” is “1.10”", 'Put it in quotes: "1.10".'),
    ("impact: 4", "impact: 6", "“impact” is “6”", "Write a whole number from 1 to 5."),
    ("effort: 2", "effort: 0", "“effort” is “0”", "Write a whole number from 1 to 5."),
    ("impact: 4", "impact: high", "“impact” is “high”", "Write a whole number from 1 to 5."),
    ("impact: 4", "weight: 0", "“weight” is “0”", "Write a number above 0."),
    ("kind: data", "kind: date", "“kind” is “date”", "Did you mean “data”?"),
    ("kind: data", "kind: hearsay", "“kind” is “hearsay”", "Write one of: document, data, observation"),
    ("sign: true", "sign: yes", "“sign” is “yes”", "Write true or false."),
    ("sign: true", "sing: true", "“sing” means nothing here", "Did you mean “sign”?"),
    ("ask: [manager]", "ask: manager", "“ask” is “manager”", "Write a list."),
    ("is: true", "is: maybe", "“is” is “maybe”", "Write true or false."),
    ("roles: {manager: Manager}", "roles: [manager]", "“roles” is a list", "Write a mapping (key: value)."),
    ("default: true", "default: 1", "“default” is “1”", "Write true or false."),
    ("text: There is a plan.", "text: ", "“text” is empty", "Write a text."),
    ("direction: at_least", "direction: atleast", "“direction” is “atleast”", "Did you mean “at_least”?"),
    ("rule: periods_met", "rule: period_met", "there is no rule “period_met”", "Did you mean “periods_met”?"),
    ("rule: periods_met, ", "", "“rule” is missing", "Write one of: periods_met, share_in_each_group"),
    (", at_least: 10", "", "“at_least” is missing", "Add “at_least:” with a whole number from 1 to 10000."),
    ("share: 0.8", "share: 80", "“share” is “80”", SHARE),
    ("share: 0.8", "share: 0.8, extra: 1", "“extra” means nothing here", "Write one of: checkpoint, period"),
    ("period: month", "period: week", "“period” is “week”", "Write one of: month, day, interval."),
    ("rule: periods_met, period: month, window: 12, at_least: 10",
     "rule: share_in_each_group, period: day, group: day, groups: 9, share: 0.8",
     "“group” is “day”", "Write month."),
    ("targets:", "scoring: {threshold: 1.5}\ntargets:", "“threshold” is “1.5”", SHARE),
    ("targets:", "scoring: {threshold: 0}\ntargets:", "“threshold” is “0”", SHARE),
    ("targets:", "scoring: {aggregate: total}\ntargets:", "“aggregate” is “total”", "mean, none."),
    ("targets:", "certification: {added: [colour]}\ntargets:", "“added” is “colour”",
     "Write one of: valid_years"),
    ("targets:", "certification: {valid_years: 1, mid_term_months: 12, reminder_months: 6}\ntargets:",
     "12 months do not lie within an award of 12 months", "Write a smaller number than 12."),
    ("          1:\n", "          one:\n", "the key “one” does not fit", "Write a whole number."),
    ("- {level: 1, title: Started}", "- Started", "“scale” is “Started”", "Write a mapping"),
    ("schema: 1", "schema: one", "“schema” is “one”", "Write 1."),
    ("schema: 1", 'schema: "1"', "“schema” is “1”", "Write it without quotes: 1."),
    ("impact: 4", 'impact: "4"', "“impact” is “4”", "Write it without quotes: 4."),
    ("impact: 4", 'impact: "9"', "“impact” is “9”", "Write a whole number from 1 to 5."),
    ("is: true", 'is: "true"', "“is” is “true”", "Write it without quotes: true."),
    ("schema: 1", "schema: 2", "the file is of schema 2", "Install the version of the program"),
]  # fmt: skip
SENSE = [
    ("1.01-1b", "1.01-1a", "the id 1.01-1a is taken in line 33", "Give each its own id."),
    ("1.01-1b", "1.01-2z", "the id 1.01-2z does not fit criterion 1.01, level 1", "Write 1.01-1a, 1.01-1b"),
    ("          1:\n            - {id: 1.01-1a", "          0:\n            - {id: 1.01-0a",
     "the checkpoint 1.01-0a can never count: everybody has level 0", "Move it to a higher level"),
    ("1.01-1b", "1.02-1b", "the id 1.02-1b does not fit criterion 1.01, level 1", "or move it."),
    ("1.01-1b", "1.01-1B", "the id 1.01-1B does not fit", "Write 1.01-1a"),
    ('id: "1.02"', 'id: "1.01"', "the id 1.01 is taken in line 23", "Give each its own id."),
    ("          2:\n            - {id: 1.01-2a", "          3:\n            - {id: 1.01-3a",
     "level 3 is not on the scale", ON_SCALE),
    ("level: 1, title: S", "level: 2, title: S", "level 2 comes after level 0", "Write level 1 here"),
    ("level: 0, title: Not started", "level: 1, title: Not started",
     "the scale begins at 1, and the floor of the scoring is 0", "Begin the scale at 0"),
    ("ask: [manager]\n", "ask: [manger]\n", "there is no role “manger”", "Did you mean “manager”?"),
    ("ask: [manager], when", "ask: [boss], when", "there is no role “boss”", "Write manager."),
    ("fact: retail", "fact: retial", "there is no fact “retial”", "Did you mean “retail”?"),
    ("checkpoint: 1.02-1a", "checkpoint: 1.02-1b", "there is no checkpoint here", "Did you mean"),
    ("checkpoint: 1.02-1a", "checkpoint: 1.01-1a", "there is no checkpoint here", "Did you mean"),
    ("at_least: 10", "at_least: 13", "at least 13 of 12 can never be reached", "from 1 to 12."),
    ("levels: [2]", "levels: [4]", "the criterion has no level 4", "Write some of: 1, 2."),
    ("title: Readiness, level: 2", "title: Readiness, level: 9", "level 9 is not on the scale", ON_SCALE),
    ('{"1.02": 1}', '{"1.02": 7}', "level 7 is not on the scale", ON_SCALE),
    ('{"1.02": 1}', '{"1.2": 1}', "there is no criterion “1.2”", "Did you mean “1.02”?"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what", "instead"), SHAPE + SENSE)
def test_each_mistake_is_named(old: str, new: str, what: str, instead: str) -> None:
    source, line = changed(old, new)
    found = [problem for problem in problems(source) if problem.what.startswith(what)]
    assert found, problems(source)
    assert instead in found[0].instead
    assert found[0].file == "small.yaml"
    last = line + max(old.count("\n"), new.count("\n"))
    assert not new.strip(", ") or line <= found[0].line <= last, found[0]


def test_an_id_is_taken_across_domains_and_criteria() -> None:
    source, line = changed('id: "1"', 'id: "1.01"')
    (problem,) = problems(source)
    assert (problem.line, problem.what) == (line + 4, f"the id 1.01 is taken in line {line}")


def test_lines_are_those_of_the_mistake() -> None:
    source, line = changed("It is dated., ask: [manager]", "It is dated., ask: [manager, boss]")
    assert [problem.line for problem in problems(source)] == [line]
    assert str(problems(source)[0]) == f"small.yaml:{line}: there is no role “boss”. Write manager."


@pytest.mark.parametrize(
    ("mistakes", "count"),
    [
        (
            {
                "manager]": "boss]",
                "1.01-1b": "1.01-1a",
                "at_least: 10": "at_least: 99",
                '"1.02": 1': '"9": 9',
            },
            6,
        ),
        (
            {
                "impact: 4": "impact: 9",
                "kind: data": "kind: dta",
                "effort: 2": "efort: 2",
                "is: true": "is: 1",
            },
            4,
        ),
    ],
    ids=["sense", "shape"],
)
def test_every_mistake_is_found_at_once(mistakes: dict[str, str], count: int) -> None:
    source = SOURCE.decode()
    for old, new in mistakes.items():
        source = source.replace(old, new)
    found = problems(source.encode())
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)
    assert len(found) == count, found


def test_a_criterion_needs_checkpoints_that_count() -> None:
    for levels in ("{}", "{1: []}", "{1: [{id: 1.01-1a, text: A sign., sign: true}]}"):
        start, end = SOURCE.index(b"        levels:\n"), SOURCE.index(b'      - id: "1.02"')
        source = SOURCE[:start] + f"        levels: {levels}\n".encode() + SOURCE[end:]
        (problem,) = problems(source)
        assert problem.what == "the criterion 1.01 has no checkpoints that count"


def test_a_framework_needs_domains_criteria_and_a_scale() -> None:
    start = SOURCE.index(b"domains:")
    (problem,) = [p for p in problems(SOURCE[:start] + b"domains: []\n") if "domains" in p.what]
    assert problem.instead == "Add at least one."
    found = problems(SOURCE[:start] + b'domains:\n  - {id: "1", title: Work, intent: What., criteria: []}\n')
    assert any(problem.what == "the domain 1 has no criteria" for problem in found)
    scale, targets = SOURCE.index(b"scale:"), SOURCE.index(b"targets:")
    found = problems(SOURCE[:scale] + b"scale: []\n" + SOURCE[targets:])
    assert any(problem.what == "the scale has no levels" for problem in found)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FrameworkError, match=r"absent\.yaml:1: the file cannot be read \(No such file"):
        read_framework(tmp_path / "absent.yaml")
    with pytest.raises(FrameworkError, match="cannot be read"):
        read_framework(tmp_path)


def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(FrameworkError, match=r"cannot be read \(it is a folder or a device\)"):
            read_framework(path)
