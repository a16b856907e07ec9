"""Compares a framework file with the text of its source: titles, level names, counts, copied runs of words.

    python tools/compare_with_source.py SOURCE.txt [frameworks/icmi-cmo.yaml]

The source itself is its owner's and is not part of this project. `--fingerprints FILE` writes what tests
need to go on comparing without it: its headings, and a hash of every run of eight words.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

RUN = 8
CRITERION = re.compile(r"^(\d\.\d\d) (.+?)\*?$")
DOMAIN = re.compile(r"^(\d)(?:\.0)?\.? ([A-Z].+)$")
LEVEL = re.compile(r"^([1-4])\t([^\t]+)\t(.+)$")
WORD = re.compile(r"[a-z0-9]+")
SPELLING = {"centre": "center", "programme": "program", "organisation": "organization"}
"""The source's American words for our British ones, so that spelling does not hide a copy."""


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation, in one spelling."""
    plain = text.lower().replace("’", "").replace("'", "")
    return [SPELLING.get(word, word) for word in WORD.findall(plain)]


def runs(text: str) -> Iterator[str]:
    """Every run of eight words of a text."""
    found = words(text)
    return (" ".join(found[place : place + RUN]) for place in range(len(found) - RUN + 1))


def fingerprint(run: str) -> str:
    """A short hash of a run: 48 bits, so that a chance hit among thousands is out of the question."""
    return hashlib.blake2b(run.encode(), digest_size=6).hexdigest()


def source_headings(source: str) -> dict[str, Any]:
    """The domains, criteria and level names in the standard's own part of the source."""
    domains: dict[str, str] = {}
    criteria: dict[str, dict[str, Any]] = {}
    current = ""
    for line in (line.strip() for line in source.splitlines()):
        if level := LEVEL.match(line):
            criteria[current]["levels"][level[1]] = level[2]
        elif (criterion := CRITERION.match(line)) and not re.search(r" \d+$", line):
            current = criterion[1]
            criteria[current] = {"title": criterion[2], "levels": {}}
        elif (domain := DOMAIN.match(line)) and not re.search(r" \d+$", line):
            domains[domain[1]] = domain[2]
    described = {name: told for name, told in criteria.items() if told["levels"]}
    return {"domains": domains, "criteria": described}


def our_texts(framework: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text of ours that could have been copied, with its id."""
    yield "about", framework["about"]
    for remark in framework["remarks"]:
        yield f"remark on {remark['about']}", remark["text"]
    for domain in framework["domains"]:
        yield domain["id"], domain["intent"]
        for criterion in domain["criteria"]:
            yield criterion["id"], criterion["intent"]
            for hint in criterion["evidence"]:
                yield criterion["id"], hint["what"]
            for level in criterion["levels"].values():
                for checkpoint in level:
                    yield checkpoint["id"], checkpoint["text"] + " " + checkpoint.get("examples", "")


def heading_problems(framework: dict[str, Any], headings: dict[str, Any]) -> Iterator[str]:
    """Titles, level names and counts that are not the source's."""
    names = {str(step["level"]): step["title"] for step in framework["scale"] if not step.get("added")}
    seen = set()
    for domain in framework["domains"]:
        if headings["domains"].get(domain["id"]) != domain["title"]:
            yield f"domain {domain['id']}: {domain['title']!r} is not the source's title"
        for criterion in domain["criteria"]:
            seen.add(criterion["id"])
            told = headings["criteria"].get(criterion["id"])
            if told is None:
                yield f"{criterion['id']}: not in the source"
            elif told["title"] != criterion["title"]:
                yield f"{criterion['id']}: {criterion['title']!r}, in the source {told['title']!r}"
            elif told["levels"] != names:
                yield f"{criterion['id']}: the source's levels are {told['levels']}"
            empty = [number for number in map(int, names) if not criterion["levels"].get(number)]
            if empty:
                yield f"{criterion['id']}: no checkpoint at level {empty}"
    yield from (f"{name}: missing" for name in headings["criteria"] if name not in seen)


def copied_runs(framework: dict[str, Any], known: set[str]) -> Iterator[str]:
    """Runs of eight words that the source has too; `known` holds their fingerprints."""
    for place, text in our_texts(framework):
        for run in runs(text):
            if fingerprint(run) in known:
                yield f"{place}: copied: {run!r}"


def fingerprints(source: str) -> list[str]:
    """The fingerprints of every run of the source, each once, sorted."""
    return sorted({fingerprint(run) for run in runs(source)})


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("framework", type=Path, nargs="?", default=Path("frameworks/icmi-cmo.yaml"))
    parser.add_argument("--fingerprints", type=Path)
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    source = options.source.read_text(encoding="utf-8")
    framework = yaml.safe_load(options.framework.read_text(encoding="utf-8"))
    headings, known = source_headings(source), fingerprints(source)
    if options.fingerprints:
        told = {"headings": headings, "runs": " ".join(known)}
        options.fingerprints.write_text(
            json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    problems = [*heading_problems(framework, headings), *copied_runs(framework, set(known))]
    print("\n".join(problems) if problems else "Headings and counts agree; no run of eight words is copied.")
    criteria = headings["criteria"]
    print(
        f"{len(criteria)} titles and {sum(len(c['levels']) for c in criteria.values())} descriptors compared."
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
