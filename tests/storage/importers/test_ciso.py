"""A CISO Assistant library becomes a model: its scores are levels, its groups facts, the rest is told."""

import re
from pathlib import Path

from maturity_desktop.domain.framework import Condition, EvidenceHint, EvidenceKind, Fact, Step
from maturity_desktop.storage.importers import import_model
from tests.storage.importers.reading import HEAD, SCORED, UNSCORED, framework_of, imported

# --- with scores


def test_who_made_a_library_is_told_in_the_model() -> None:
    found = import_model(SCORED)
    framework = framework_of(found)
    assert (framework.id, framework.title, framework.edition) == (
        "desk_care", "Care of the desk", "3 (2025-02-01)"
    )  # fmt: skip
    assert framework.owner == "Example House"
    assert framework.about.startswith("How a service desk looks after itself.")
    assert "packaged by tester" in framework.about
    assert {"copyright": "Nobody's, written for tests."}.items() <= {
        remark.about: remark.text for remark in framework.remarks
    }.items()
    assert found.source == "CISO Assistant library “Care of the desk”"


def test_scores_that_say_what_they_mean_are_the_scale_and_the_lowest_is_given() -> None:
    framework = framework_of(import_model(SCORED))
    assert framework.scale == (Step(1, "Chance"), Step(2, "Habit"), Step(3, "Rule"))
    assert framework.floor == 1
    (readiness,) = framework.targets
    assert (readiness.id, readiness.level, readiness.added) == ("readiness", 2, True)


def test_a_requirement_is_a_criterion_of_its_section_with_a_checkpoint_for_each_score() -> None:
    framework = framework_of(import_model(SCORED))
    assert [(domain.id, domain.title, domain.intent) for domain in framework.domains] == [
        ("A", "Hours", "When the desk is there."),
        ("B", "Plants", "Plants"),
    ]
    hours = framework.criterion("A.1.1")
    assert hours.title == "Hours are published"
    assert hours.intent.split("\n") == [
        "Callers can find the hours.",
        "A sign at the door is enough.",
        "Where do callers look?",
        "Part of: A.1 Opening",
    ]
    assert [(point.id, point.text, point.sign) for point in hours.checkpoints] == [
        ("A.1.1-1a", "Nobody looks after it.", True),
        ("A.1.1-2a",
         "At least “Habit”: It is done, and nobody has written it down.\nPeople know who does it.", False),
        ("A.1.1-3a", "At least “Rule”.", False),
    ]  # fmt: skip
    assert [point.added for point in hours.checkpoints] == [False, False, True]
    assert hours.weight == 2
    assert hours.evidence == (
        EvidenceHint(EvidenceKind.DOCUMENT, "the page with the hours"),
        EvidenceHint(EvidenceKind.DOCUMENT, "a photo of the door"),
    )


def test_scores_that_a_requirement_describes_itself_have_its_words() -> None:
    plants = framework_of(import_model(SCORED)).criterion("1.10")
    assert (plants.title, plants.intent) == ("How are the plants?", "How are the plants?")
    assert [point.text for point in plants.checkpoints] == [
        "They are dry.",
        "At least “Habit”: Somebody waters them.\nMost days.",
        "At least “Rule”: A plan says who.",
    ]


def test_a_group_is_a_fact_unless_the_requirement_is_in_all_of_them() -> None:
    framework = framework_of(import_model(SCORED))
    assert framework.facts == (Fact("desk_care_l", "Is the group “Large desks” in scope?", True),)
    conditions = {point.when for point in framework.criterion("1.10").checkpoints}
    assert conditions == {Condition("desk_care_l", True)}
    assert {point.when for point in framework.criterion("A.1.1").checkpoints} == {None}


def test_what_is_not_in_the_model_is_told() -> None:
    assert import_model(SCORED).left_out == (
        "“threats”: 1 entry.",
        "The description of 1 implementation group.",
        "“threats” of 1 requirement.",
        "The translations (de): the texts are those in “en”.",
        "The answers to choose from of 1 question: a checkpoint is met, partly or not.",
        "The kind of evidence for 1 requirement: it is taken for a document.",
        "1 section without requirements: B.2",
    )


def test_scores_with_gaps_are_counted_from_nought(tmp_path: Path) -> None:
    scores = "".join(f"    - {{score: {score}, name: S{score}}}\n" for score in (50, 0, 100))
    found = imported(
        tmp_path,
        f"{HEAD}    scores_definition:\n{scores}    requirement_nodes:\n    - {{urn: a, assessable: true}}\n",
    )
    assert framework_of(found).scale == (Step(0, "S0"), Step(1, "S50"), Step(2, "S100"))
    assert "The numbers of the scores (0, 50, 100): levels are counted from 0." in found.left_out


def test_newer_libraries_hold_their_scores_in_a_mapping(tmp_path: Path) -> None:
    text = HEAD.replace("  framework:\n    urn", "  frameworks:\n  - urn") + (
        "    scores_definition: {aggregation: sum, scale: [{score: 0, name: No}, {score: 1, name: Yes}]}\n"
        "    requirement_nodes: [{urn: a, assessable: true, name: Do it}]\n"
    )
    framework = framework_of(imported(tmp_path, text))
    assert framework.scale == (Step(0, "No"), Step(1, "Yes"))
    assert [point.text for point in framework.criteria[0].checkpoints] == ["At least “Yes”."]


def test_more_groups_than_can_be_asked_for_limit_nothing(tmp_path: Path) -> None:
    nodes = "".join(
        f"    - {{urn: n{n}, assessable: true, implementation_groups: [G{n}]}}\n" for n in range(13)
    )
    found = imported(tmp_path, f"{HEAD}    requirement_nodes:\n{nodes}")
    assert framework_of(found).facts == ()
    assert any("they combine in 13 ways, so all requirements apply" in line for line in found.left_out)


# --- without scores


def test_without_scores_a_requirement_is_a_checkpoint_of_its_section() -> None:
    found = import_model(UNSCORED)
    framework = framework_of(found)
    assert framework.scale == (Step(0, "Not met", True), Step(1, "Met", True))
    assert framework.scoring.points
    (domain,) = framework.domains
    assert domain.title == "The list for the end of a shift"
    calls, room = domain.criteria
    assert (calls.id, calls.title, room.title) == ("1", "Calls", "Room")
    assert [(point.id, point.text, point.examples) for point in calls.checkpoints] == [
        ("1-1a", "1.1 Call-backs – No call-back is left for tomorrow.",
         "Unless the caller asked for it.\nIs the list of call-backs empty?"),
        ("1-1b", "1.1.1 Who looked at it?", ""),
    ]  # fmt: skip
    assert [point.text for point in room.checkpoints] == ["The windows are shut."]
    assert found.left_out == (
        "Scores from 0 to 100: the library does not say what they mean.",
        "The answers to choose from of 2 questions: a checkpoint is met, partly or not.",
    )


def test_sections_with_sections_are_domains(tmp_path: Path) -> None:
    nodes = [
        "{urn: all, name: All of it, description: The whole.}",
        "{urn: a, name: A, depth: 2}",
        "{urn: a1, name: A one, depth: 3}",
        "{urn: a11, assessable: true, depth: 4, name: Deep}",
        "{urn: a2, assessable: true, depth: 3, name: Flat}",
        "{urn: b, name: B, depth: 2}",
        "{urn: b1, assessable: true, depth: 3, name: Last}",
    ]
    text = HEAD + "    requirement_nodes:\n" + "".join(f"    - {node}\n" for node in nodes)
    framework = framework_of(imported(tmp_path, text))
    assert [
        (domain.title, [(own.title, [point.text for point in own.checkpoints]) for own in domain.criteria])
        for domain in framework.domains
    ] == [("A", [("A one", ["Deep"]), ("A", ["Flat"])]), ("B", [("B", ["Last"])])]
    assert "All of it – The whole." in framework.about


def test_ids_are_made_of_references_and_are_used_once(tmp_path: Path) -> None:
    nodes = [
        "{urn: a, ref_id: Ärger & Co, name: A}",
        "{urn: a1, depth: 2, ref_id: '§', name: One}",
        "{urn: a11, depth: 3, assessable: true, name: x}",
        "{urn: a2, depth: 2, ref_id: Arger-Co, name: Two}",
        "{urn: a21, depth: 3, assessable: true, name: y}",
    ]
    text = HEAD + "    requirement_nodes:\n" + "".join(f"    - {node}\n" for node in nodes)
    framework = framework_of(imported(tmp_path, text))
    assert [criterion.id for criterion in framework.criteria] == ["C1", "Arger-Co"]


def test_checkpoints_of_a_long_section_go_on_after_z(tmp_path: Path) -> None:
    nodes = "".join(f"    - {{urn: n{n}, depth: 2, assessable: true, name: N{n}}}\n" for n in range(28))
    found = imported(
        tmp_path, f"{HEAD}    requirement_nodes:\n    - {{urn: s, ref_id: S, name: All}}\n{nodes}"
    )
    (criterion,) = framework_of(found).criteria
    assert [point.id for point in criterion.checkpoints][25:] == ["S-1z", "S-1aa", "S-1ab"]


def test_without_sections_each_requirement_is_rated_by_itself(tmp_path: Path) -> None:
    nodes = """\
    - {urn: a, ref_id: '1.1', assessable: true, name: Doors, weight: 3}
    - {urn: b, ref_id: '1.2', assessable: true, name: Windows}
"""
    (domain,) = framework_of(imported(tmp_path, f"{HEAD}    requirement_nodes:\n{nodes}")).domains
    assert domain.title == "Framework"
    assert [(own.id, own.title, own.weight, own.checkpoints[0].text) for own in domain.criteria] == [
        ("1.1", "Doors", 3, "1.1 Doors"),
        ("1.2", "Windows", 1, "1.2 Windows"),
    ]


def test_weights_of_checkpoints_are_told(tmp_path: Path) -> None:
    nodes = "".join(f"    - {{urn: n{n}, depth: 2, assessable: true, weight: {n}}}\n" for n in (1, 2, 3))
    found = imported(tmp_path, f"{HEAD}    requirement_nodes:\n    - {{urn: s, name: All}}\n{nodes}")
    assert found.left_out == ("The weights of 2 requirements: they are checkpoints, and these count alike.",)


def test_a_group_without_a_name_is_called_as_it_is_referred_to(tmp_path: Path) -> None:
    text = HEAD + (
        "    implementation_groups_definition: [{ref_id: Bronze, name: null}, {ref_id: Gold, name: null}]\n"
        "    requirement_nodes: [{urn: a, assessable: true, implementation_groups: [Gold]}]\n"
    )
    (fact,) = framework_of(imported(tmp_path, text)).facts
    assert fact.question == "Is the group “Gold” in scope?"


def test_groups_that_no_definition_names_are_told(tmp_path: Path) -> None:
    text = HEAD + (
        "    implementation_groups_definition: [{ref_id: Gold, name: Gold desks}]\n"
        "    requirement_nodes:\n"
        "    - {urn: a, assessable: true, implementation_groups: [Gold, Tin]}\n"
        "    - {urn: b, assessable: true, implementation_groups: [Iron]}\n"
    )
    found = imported(tmp_path, text)
    assert found.left_out == (
        "The names of 2 implementation groups that the library does not define: Iron, Tin",
    )
    assert [fact.question for fact in framework_of(found).facts] == [
        "Is at least one of these groups in scope: “Gold desks”, “Tin”?",
        "Is the group “Iron” in scope?",
    ]


def test_facts_of_groups_whose_names_are_alike_have_ids_of_their_own(tmp_path: Path) -> None:
    nodes = "".join(
        f"    - {{urn: n{n}, assessable: true, implementation_groups: ['{group}']}}\n"
        for n, group in enumerate(["IG-1", "IG 1", "IG_1", "§", "‡", "i" * 80, "i" * 81])
    )
    facts = framework_of(imported(tmp_path, f"{HEAD}    requirement_nodes:\n{nodes}")).facts
    assert len({fact.id for fact in facts}) == 7
    assert all(re.fullmatch("[a-z][a-z0-9_]*", fact.id) for fact in facts)


def test_a_section_without_a_name_is_called_by_its_reference_or_its_number(tmp_path: Path) -> None:
    nodes = [
        "{urn: a}",
        "{urn: a1, depth: 2, ref_id: A.1}",
        "{urn: a11, depth: 3, assessable: true, name: x}",
        "{urn: b}",
        "{urn: b1, depth: 2, name: B one}",
        "{urn: b2, depth: 2}",
        "{urn: b21, depth: 3, assessable: true, name: y}",
    ]
    text = HEAD + "    requirement_nodes:\n" + "".join(f"    - {node}\n" for node in nodes)
    framework = framework_of(imported(tmp_path, text))
    assert [(domain.title, [own.title for own in domain.criteria]) for domain in framework.domains] == [
        ("Section 1", ["A.1"]),
        ("Section 2", ["Section 2"]),
    ]


def test_a_section_without_a_name_is_named_above_its_criteria(tmp_path: Path) -> None:
    nodes = [
        "{urn: a, name: A}",
        "{urn: a1, depth: 2}",
        "{urn: a11, depth: 3, name: Rooms}",
        "{urn: a111, depth: 4, assessable: true, name: x}",
        "{urn: b, name: B}",
        "{urn: b1, depth: 2, assessable: true, name: y}",
    ]
    text = HEAD + "    requirement_nodes:\n" + "".join(f"    - {node}\n" for node in nodes)
    rooms = framework_of(imported(tmp_path, text)).criteria[0]
    assert (rooms.title, rooms.intent) == ("Rooms", "Part of: Section 1")


def test_ids_that_are_not_the_references_are_told(tmp_path: Path) -> None:
    nodes = [
        "{urn: a, ref_id: S.1, name: One}",
        "{urn: a1, depth: 2, assessable: true, name: x}",
        "{urn: b, ref_id: S.1, name: Two}",
        "{urn: b1, depth: 2, assessable: true, name: y}",
        "{urn: c, ref_id: '§ 3', name: Three}",
        "{urn: c1, depth: 2, assessable: true, name: z}",
    ]
    text = HEAD + "    requirement_nodes:\n" + "".join(f"    - {node}\n" for node in nodes)
    found = imported(tmp_path, text)
    assert [criterion.id for criterion in framework_of(found).criteria] == ["S.1", "S.1-2", "3"]
    assert found.left_out == (
        "2 references that are no ids here or are taken; the ids in their places: S.1 (S.1-2), § 3 (3)",
    )
