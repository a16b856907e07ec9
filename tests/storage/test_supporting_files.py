"""The catalogue of supporting measures: what is shipped holds together, and faults are told by their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.supporting_catalogue import Input, SupportingMeasure
from maturity_desktop.domain.supporting_heads import KnownHeads
from maturity_desktop.storage.framework_files import shipped_frameworks
from maturity_desktop.storage.supporting_files import parse_catalogue, read_catalogue
from maturity_desktop.storage.yaml_tree import read_tree
from maturity_desktop.verbs.supporting import catalogue_and_faults
from tests.json_schema import breaches
from tools.write_schema import DOCS

FILE = frameworks_folder() / "supporting.yaml"
FRAMEWORKS = {file.framework.id: file.framework for file in shipped_frameworks(frameworks_folder())}
SHIPPED = read_catalogue(FILE, FRAMEWORKS)
HEADS = KnownHeads(SHIPPED)
SMALL = """\
schema: 1
about: A small one.
groupings:
  - {id: team, title: Team, heads: {en: [Team]}}
inputs:
  - {id: some, title: Some, heads: {en: [Some]}}
  - {id: all_of_it, title: All, heads: {en: [All]}}
measures:
  - id: part
    title: Part
    about: Some of all.
    formula: share
    unit: percent
    over: [some]
    under: [all_of_it]
    group: team
    criteria: {icmi_cmo: ["5.07"]}
claims:
  - id: told
    framework: icmi_cmo
    criterion: "5.07"
    says: It is told.
    checkpoints: [5.07-1a]
    needs: {measures: [part], series: [service_level]}
"""


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(FrameworkError) as caught:
        parse_catalogue(text.encode(), "supporting.yaml", FRAMEWORKS)
    return [(problem.line, problem.what) for problem in caught.value.problems]


def test_every_criterion_of_the_shipped_measures_is_one_of_its_framework() -> None:
    for own in SHIPPED.measures:
        for framework, criteria in own.criteria.items():
            assert set(criteria) <= {criterion.id for criterion in FRAMEWORKS[framework].criteria}


def test_two_dozen_criteria_and_more_have_figures_that_support_them() -> None:
    supported = {criterion for own in SHIPPED.measures for criterion in own.criteria.get("icmi_cmo", ())}
    assert len(supported) >= 24


def test_every_input_is_used_and_can_be_found_in_a_file() -> None:
    used = {name for own in SHIPPED.measures for name in own.needed}
    assert used == set(SHIPPED.inputs)
    assert all(own.heads for own in SHIPPED.inputs.values())


def test_every_head_means_what_it_stands_for_and_nothing_else() -> None:
    every: tuple[Input | SupportingMeasure, ...] = (*SHIPPED.inputs.values(), *SHIPPED.measures)
    for own in every:
        for head in own.heads:
            meaning = HEADS.meaning(head)
            assert meaning is not None and (meaning.amount, meaning.channel) == (own.id, ""), head
    for grouping, heads in SHIPPED.grouping_heads.items():
        assert {HEADS.grouping(head) for head in heads} == {grouping}


@pytest.mark.parametrize(
    ("head", "amount", "channel"),
    [
        ("Forecast e-mail", "forecast", "email"),
        ("Prognose Telefon", "forecast", "voice"),
        ("Satisfied, %", "satisfaction", ""),
        ("Abandoned %", "abandonment", ""),
        ("FCR (%)", "first_contact_resolution", ""),
        ("Absence %", "absence", ""),
        ("Unplanned absence in %", "absence", ""),
        ("Abwesenheit (%)", "absence", ""),
        ("Sickness absence %", "sickness", ""),
        ("Kosten pro Kontakt in EUR", "cost_per_contact", ""),
        ("Gesamtkosten (TEUR)", "operating_cost", ""),
    ],
)
def test_a_head_says_more_than_its_amount(head: str, amount: str, channel: str) -> None:
    meaning = HEADS.meaning(head)
    assert meaning is not None and (meaning.amount, meaning.channel) == (amount, channel)


@pytest.mark.parametrize(
    "head",
    [
        "CSAT target",
        "FCR Ziel",
        "Availability promised, %",
        "Variance (budget less expenses)",
        "Remark",
        "",
        "%",
    ],
)
def test_a_target_or_two_amounts_at_once_are_no_amount(head: str) -> None:
    assert HEADS.meaning(head) is None


@pytest.mark.parametrize(
    "head",
    [
        "Planned absence",
        "Planned absence %",
        "Absence rate (planned)",
        "Absence hours, holiday",
        "Geplante Abwesenheitsquote",
        "Absence",
    ],
)
def test_an_absence_that_is_planned_or_has_no_unit_is_not_the_unplanned_one(head: str) -> None:
    assert HEADS.meaning(head) is None


def test_what_is_typical_has_a_reason_and_its_ends_in_order() -> None:
    for own in SHIPPED.measures:
        if own.typical is not None:
            assert own.typical.why.strip()
            ends = [end for end in (own.typical.low, own.typical.high) if end is not None]
            assert ends and ends == sorted(ends)


def test_there_are_at_least_ten_claims_and_each_can_be_made() -> None:
    assert len([own for own in SHIPPED.claims if own.framework == "icmi_cmo"]) >= 10
    for own in SHIPPED.claims:
        points = {point.id for point in FRAMEWORKS[own.framework].criterion(own.criterion).checkpoints}
        assert set(own.checkpoints) <= points
        assert own.checkpoints or own.words


def test_the_shipped_file_keeps_to_the_published_schema() -> None:
    schema = json.loads((DOCS / "supporting.schema.json").read_text("utf-8"))
    assert list(breaches(read_tree(FILE.read_bytes(), FILE.name).value, schema, schema)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("over: [some]", "over: [sum]", 14, "no input “sum”"),
        ("group: team", "group: teem", 16, "no grouping “teem”"),
        ('["5.07"]', '["5.99"]', 17, "no criterion “5.99”"),
        ("[5.07-1a]", "[5.06-1a]", 23, "no checkpoint “5.06-1a”"),
        ("[service_level]", "[servis]", 24, "no criterion measures “servis”"),
        ("measures: [part]", "measures: [parts]", 24, "no measure “parts”"),
        ("id: all_of_it", "id: some", 7, "used above already"),
        ("heads: {en: [All]}", "heads: {en: [some]}", 7, "heads “some” already"),
        ("formula: share", "formula: sum", 12, "does not go with these inputs"),
        ("formula: share", "formula: wape", 9, "“grain” is missing"),
        ("unit: percent", "unit: money", 13, "does not give “money”"),
        ("unit: percent", "unit: persent", 13, "“unit” is “persent”"),
        ("    group: team", "    typical: {low: 9, high: 1, why: So.}", 16, "“low” is above “high”"),
        ("id: part", "id: some", 9, "an input's already"),
        ("    checkpoints: [5.07-1a]\n", "", 19, "nothing makes this claim"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, line: int, what: str) -> None:
    assert old in SMALL
    found = faults(SMALL.replace(old, new, 1))
    assert any(own == line and what in told for own, told in found), found


def test_a_firms_own_file_replaces_by_id_and_adds(tmp_path: Path) -> None:
    folder = tmp_path / "frameworks"
    folder.mkdir()
    own = folder / "supporting.yaml"
    own.write_text(
        "schema: 1\nabout: Ours.\nmeasures:\n"
        "  - {id: occupancy, title: Occupancy, about: Ours., formula: share, unit: percent,\n"
        "     over: [handling_time], under: [handling_time, waiting_time],\n"
        "     typical: {high: 90, why: Our clients.}}\n"
        "  - {id: handled_all, title: Handled, about: All., formula: sum, unit: number, over: [handled]}\n",
        encoding="utf-8",
    )
    found, errors = catalogue_and_faults(tmp_path)
    assert errors == ()
    assert [own.id for own in found.measures] == [*SHIPPED.by_id, "handled_all"]
    typical = found.by_id["occupancy"].typical
    assert typical is not None and typical.low is None and typical.high == 90


def test_a_firms_file_with_a_fault_leaves_the_shipped_measures(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "supporting.yaml").write_text(
        "schema: 1\nabout: Ours.\nmeasure: []\n", "utf-8"
    )
    found, (error,) = catalogue_and_faults(tmp_path)
    assert found.measures == SHIPPED.measures
    assert error.problems[0].line == 3
