"""Takes the text of each model's source apart: its headings, and the parts that are restated.

Headings have one shape: `title`, `levels` by number, `domains`, `criteria` and `themes` by id, `beyond`; each
where the source has it. Parts are texts by name: `ST1-3` (a cell, or one level of a criterion), `r2` (a
theme), `planned` (the actions of a phase). Where a source does not mark where one cell ends and the next
begins, `cuts` tells the number of words of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Cuts: TypeAlias = Mapping[str, Mapping[str, str]]
"""Numbers of words of each element ("3 2 2 4"), by domain and level; under `titles` those of the titles."""


@dataclass(frozen=True)
class SourceParts:
    """What a source says, taken apart."""

    headings: dict[str, Any]
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """How a source is known by its words and taken apart; `file` is the name of the framework's file."""

    file: str
    known_by: str
    parts: Callable[[str, Cuts], SourceParts]


def _icmi(source: str, _cuts: Cuts) -> SourceParts:
    """The domains, criteria and level names in the standard's own part of its text."""
    domains: dict[str, str] = {}
    criteria: dict[str, dict[str, Any]] = {}
    current = ""
    for line in (line.strip() for line in source.splitlines()):
        if level := re.match(r"^([1-4])\t([^\t]+)\t(.+)$", line):
            criteria[current]["levels"][level[1]] = level[2]
        elif (criterion := re.match(r"^(\d\.\d\d) (.+?)\*?$", line)) and not re.search(r" \d+$", line):
            current = criterion[1]
            criteria[current] = {"title": criterion[2], "levels": {}}
        elif (domain := re.match(r"^(\d)(?:\.0)?\.? ([A-Z].+)$", line)) and not re.search(r" \d+$", line):
            domains[domain[1]] = domain[2]
    described = {name: told for name, told in criteria.items() if told["levels"]}
    return SourceParts({"domains": domains, "criteria": described})


def _jdpower(source: str, cuts: Cuts) -> SourceParts:
    """A table with one row for each domain; the four elements of a cell follow one another unmarked."""
    lines = [line for line in source.splitlines() if line.strip()]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines if "\t" in line]
    levels = {str(number): name for number, name in enumerate(rows[0][2:], start=1)}
    domains: dict[str, str] = {}
    criteria: dict[str, dict[str, Any]] = {}
    texts: dict[str, str] = {}
    for (domain, cut), row in zip(cuts.items(), rows[1:], strict=True):
        domains[domain] = row[0]
        for place, title in enumerate(_cut(row[1], cut["titles"]), start=1):
            criteria[f"{domain}{place}"] = {"title": title}
        for level, cell in zip(levels, row[2:], strict=True):
            for place, text in enumerate(_cut(cell, cut[level]), start=1):
                texts[f"{domain}{place}-{level}"] = text
    headings = {"title": lines[0].strip(), "levels": levels, "domains": domains, "criteria": criteria}
    return SourceParts(headings, texts)


def _cut(text: str, numbers: str) -> list[str]:
    """A text as pieces of so many words each; ValueError where they are not all of its words."""
    words = text.split()
    lengths = [int(number) for number in numbers.split()]
    if sum(lengths) != len(words):
        raise ValueError(f"{len(words)} words cannot be cut as {numbers}: {text[:40]!r}")
    ends = [sum(lengths[: place + 1]) for place in range(len(lengths))]
    return [" ".join(words[end - length : end]) for end, length in zip(ends, lengths, strict=True)]


def _next4biz(source: str, _cuts: Cuts) -> SourceParts:
    """Each level: its name in capitals, a line of characteristics, the word ACTIONS, a line of actions.

    A level that only repeats the one before it, in whatever spelling, says nothing of its own.
    """
    found = re.findall(r"^([A-Z]+)\n(.+)\nACTIONS\n(.+)$", source, re.MULTILINE)
    texts: dict[str, str] = {}
    before = ""
    for number, (_name, told, _do) in enumerate(found, start=1):
        letters = re.sub(r"[^a-z]", "", told.lower())
        if letters != before:
            texts[f"C-{number}"] = told
        before = letters
    texts |= {name.lower(): actions for name, _told, actions in found}
    levels = {str(number): name for number, (name, _told, _do) in enumerate(found, start=1)}
    title = next(line for line in source.splitlines() if "Maturity Model" in line)
    return SourceParts({"title": title, "levels": levels}, texts)


def _ftworks(source: str, _cuts: Cuts) -> SourceParts:
    """A paragraph for each level; the layers are named in the lines before."""
    source = source.replace("\N{NO-BREAK SPACE}", " ")
    found = re.findall(r"^At the (\w+) level,(.+)$", source, re.MULTILINE)
    layers = [r"applies to ([a-z ]+) last", r"level for ([a-z]+),", r"back to discuss ([a-z]+)"]
    named = [match[1] for layer in layers if (match := re.search(layer, source))]
    headings = {
        "title": source.strip().splitlines()[0],
        "levels": {str(number): name for number, (name, _told) in enumerate(found, start=1)},
        "domains": {str(number): name.capitalize() for number, name in enumerate(named, start=1)},
    }
    return SourceParts(headings, {f"P-{number}": told for number, (_name, told) in enumerate(found, start=1)})


def _reactive(source: str, _cuts: Cuts) -> SourceParts:
    """Two stages; in each, headings that end with a colon and run on into their texts."""
    own = source.partition("\n1. What is")[0]
    stages = re.split(r"^(\w+) Stage:$", own, flags=re.MULTILINE)
    themes: dict[str, str] = {}
    texts: dict[str, str] = {}
    for name, told in zip(stages[1::2], stages[2::2], strict=True):
        parts = re.split(r"^([A-Z][^:()\n]+): (?=[A-Z])", told, flags=re.MULTILINE)
        for number, (heading, text) in enumerate(zip(parts[1::2], parts[2::2], strict=True), start=1):
            theme = f"{name[0].lower()}{number}"
            themes[theme], texts[theme] = heading, " ".join(text.split())
    levels = {str(number): name for number, name in enumerate(stages[1::2], start=1)}
    beyond = re.findall(r"Tactical and (\w+)\s+stage", own)
    return SourceParts({"levels": levels, "themes": themes, "beyond": beyond}, texts)


SOURCES = (
    Source("icmi-cmo", "Customer Management Operations", _icmi),
    Source("jdpower-ts", "J.D. Power Technical Support", _jdpower),
    Source("next4biz", "Maturity Model by next4biz", _next4biz),
    Source("ftworks-processes", "FT Works Support Maturity Model", _ftworks),
    Source("reactive-proactive", "Reactive Stage:", _reactive),
)
