"""Answers to the surveys of the sample, one row a person, as a survey tool exports them.

How often each answer was given is fixed. Who gave it follows from how glad each person is, and from chance:
whoever is glad of one thing is, more often than not, glad of another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.storage.survey_files import SURVEYS, read_templates
from tools.sample_evidence.figures import Row, texts
from tools.sample_evidence.sheets import write_csv

CHANCE = 1.3
"""How much chance there is in an answer for each part of mood."""


def write_surveys(folder: Path) -> None:
    """Writes a table for each survey into the folder."""
    templates = {own.id: own for own in read_templates(frameworks_folder() / SURVEYS, {})}
    for name, told in texts("surveys").items():
        answers = dict(_answers(told))
        asked = [own for own in templates[told["template"]].questions if own.id in answers]
        columns = [answers[own.id] for own in asked]
        rows: list[Row] = [
            [number, *person] for number, person in enumerate(zip(*columns, strict=True), start=1)
        ]
        write_csv(folder / name, ("Response ID", *(own.text for own in asked)), rows)


def _answers(told: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """What everybody answered, by question; None where somebody left it out."""
    chance, people = random.Random(told["seed"]), told["answers"]  # noqa: S311 - no secret
    mood = [chance.gauss(0, 1) for _person in range(people)]
    for question, groups in told["groups"].items():
        names = _filled([name for name, count in groups.items() for _time in range(count)], people)
        chance.shuffle(names)
        mood = [own + told["lean"].get(name, 0.0) for own, name in zip(mood, names, strict=True)]
        yield question, names
    for question, counts in told["scales"].items():
        yield question, _by_mood(mood, range(5, 0, -1), counts, chance)
    for question, counts in told.get("falling", {}).items():
        yield question, _by_mood([-own for own in mood], range(5, 0, -1), counts, chance)
    for question, counts in told["recommend"].items():
        yield question, _by_mood(mood, range(10, -1, -1), counts, chance)
    for question, choices in told.get("choices", {}).items():
        yield question, _by_mood(mood, list(choices), list(choices.values()), chance)
    comments = _filled(list(told["comments"]), people)
    chance.shuffle(comments)
    yield "comment", comments


def _by_mood(
    mood: Sequence[float], answers: Sequence[Any], counts: Sequence[int], chance: random.Random
) -> list[Any]:
    """The answers in their numbers, the first to whoever is gladdest; whom chance picks gives none."""
    silent = set(chance.sample(range(len(mood)), len(mood) - sum(counts)))
    felt = {
        person: own + CHANCE * chance.gauss(0, 1) for person, own in enumerate(mood) if person not in silent
    }
    ordered = sorted(felt, key=lambda person: -felt[person])
    given = [answer for answer, count in zip(answers, counts, strict=True) for _time in range(count)]
    said = dict(zip(ordered, given, strict=True))
    return [said.get(person) for person in range(len(mood))]


def _filled(values: list[Any], people: int) -> list[Any]:
    """The values, and None for everybody else."""
    assert len(values) <= people
    return values + [None] * (people - len(values))
