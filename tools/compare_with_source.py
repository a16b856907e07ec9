"""Compares the frameworks with the texts of their sources: headings, parts, copied words.

    python tools/compare_with_source.py SOURCE.txt|FOLDER [--framework NAME] [--fingerprints]

Which framework a text is the source of is known by its words; of a folder, every such text is compared. The
sources are their owners' and not part of this project. `--fingerprints` writes to tests/data what tests need
to go on comparing without them: headings, and a hash of every run of eight words. What people decided stays
there: `cuts`, where a source does not mark its cells, and `keys`, one to three words (or beginnings of words)
for each checkpoint and task, which its part of the source has in this order and its own text has too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))
from tools.source_parts import SOURCES, Source, SourceParts

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "data"
CROSSWALK = "crosswalk"
RUN = 8
WORD = re.compile(r"[a-z0-9]+")
SPELLING = {"centre": "center", "programme": "program", "organisation": "organization"}
"""The source's American words for our British ones, so that spelling does not hide a copy."""
HEADINGS = {"title", "short_title", "themes"}
"""What carries over from a source word for word."""

Tree: TypeAlias = Mapping[str, Any]
"""A framework's file as it stands."""
Keys: TypeAlias = Mapping[str, Mapping[str, str]]
"""By the name of a part of the source: for each id that restates a piece of it, the piece's key words."""


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


def fingerprints(source: str) -> list[str]:
    """The fingerprints of every run of the source, each once, sorted."""
    return sorted({fingerprint(run) for run in runs(source)})


def our_texts(tree: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file that could have been copied, with the id of what it stands in."""
    if isinstance(tree, Mapping):
        here = str(tree.get("id") or place)
        for key, value in tree.items():
            if key not in HEADINGS:
                yield from our_texts(value, here or str(key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree, start=1):
            yield from our_texts(value, place if isinstance(value, str) else f"{place} {number}")
    elif isinstance(tree, str):
        yield place, tree


def copied_runs(tree: Tree, known: set[str]) -> Iterator[str]:
    """Runs of eight words that a source has too; `known` holds their fingerprints."""
    for place, text in our_texts(tree):
        for run in runs(text):
            if fingerprint(run) in known:
                yield f"{place}: copied: {run!r}"


def heading_problems(framework: Tree, headings: Tree) -> Iterator[str]:
    """Titles, level names and counts that are not the source's."""
    if "title" in headings and not _same(framework["title"], headings["title"]):
        yield f"title: {framework['title']!r}, in the source {headings['title']!r}"
    names = {str(step["level"]): step["title"] for step in framework["scale"] if not step.get("added")}
    if "levels" in headings:
        yield from _differences("level", names, headings["levels"])
    if "domains" in headings:
        ours = {domain["id"]: domain["title"] for domain in framework["domains"]}
        yield from _differences("domain", ours, headings["domains"])
    if "themes" in headings:
        yield from _differences("theme", framework["themes"], headings["themes"])
    if "beyond" in headings and [stage["title"] for stage in framework["beyond"]] != headings["beyond"]:
        yield f"beyond: in the source {headings['beyond']}"
    if "criteria" in headings:
        yield from _criterion_problems(framework, headings["criteria"], names)


def _criterion_problems(framework: Tree, told: Tree, names: Mapping[str, str]) -> Iterator[str]:
    ours = {own["id"]: own for domain in framework["domains"] for own in domain["criteria"]}
    titles = {name: criterion["title"] for name, criterion in told.items()}
    yield from _differences("", {name: own["title"] for name, own in ours.items()}, titles)
    for name, criterion in told.items():
        if name in ours:
            levels = criterion.get("levels", names)
            yield from (f"{name}: {problem}" for problem in _differences("level", names, levels))
            empty = [number for number in map(int, names) if not ours[name]["levels"].get(number)]
            if empty:
                yield f"{name}: no checkpoint at level {empty}"


def _differences(what: str, ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[str]:
    for name in {**ours, **theirs}:
        place = f"{what} {name}".strip()
        if name not in theirs:
            yield f"{place}: not in the source"
        elif name not in ours:
            yield f"{place}: missing"
        elif not _same(ours[name], theirs[name]):
            yield f"{place}: {ours[name]!r}, in the source {theirs[name]!r}"


def _same(ours: str, theirs: str) -> bool:
    """Whether a heading carries over; what the source sets all in capitals may have others here."""
    return ours == theirs or (theirs.isupper() and ours.upper() == theirs)


def pieces(framework: Tree) -> dict[str, tuple[str, set[str]]]:
    """What restates a piece of the source, by id: its text, and the names of the parts it may come from."""
    found: dict[str, tuple[str, set[str]]] = {}
    for domain in framework["domains"]:
        for criterion in domain["criteria"]:
            for level, checkpoints in criterion["levels"].items():
                for own in checkpoints:
                    text = f"{own['text']} {own.get('examples', '')}"
                    if not own.get("added"):
                        found[own["id"]] = text, {f"{criterion['id']}-{level}", own.get("theme", "")}
    for phase in framework.get("programme", ()):
        for task in phase["tasks"]:
            if not task.get("added"):
                found[task["id"]] = f"{task['what']} {task.get('timing', '')}", {phase["id"]}
    return found


def coverage_problems(framework: Tree, keys: Keys) -> Iterator[str]:
    """Pieces of the source that are not restated where they belong, and what restates none."""
    ours = pieces(framework)
    for part, wanted in keys.items():
        for name, key in wanted.items():
            text, parts = ours.pop(name, ("", {part}))
            if part not in parts:
                yield f"{name}: belongs to {part}"
            elif missing := [word for word in key.split() if not _begins(word, words(text))]:
                yield f"{name}: nothing of {missing} in {text!r}"
    yield from (f"{name}: restates nothing of the source, and is not marked as added" for name in ours)


def source_problems(texts: Mapping[str, str], keys: Keys) -> Iterator[str]:
    """Key words that a part of the source does not have, in their order; parts without any."""
    for part, text in texts.items():
        rest = words(text)
        for name, key in keys.get(part, {"": ""}).items():
            found = _after(key.split(), rest)
            if found is None or not key:
                yield f"{part}: {name or 'nothing'} stands for none of its words: {key!r}"
            else:
                rest = rest[found:]
    yield from (f"{part}: not in the source" for part in keys if part not in texts)


def _begins(key: str, found: Iterable[str]) -> bool:
    return any(word.startswith(key) for word in found)


def _after(key: Iterable[str], found: list[str]) -> int | None:
    """The place behind the key's words, each of which begins a word, in their order; None without one."""
    place = 0
    for wanted in key:
        hits = (number for number in range(place, len(found)) if found[number].startswith(wanted))
        hit = next(hits, None)
        if hit is None:
            return None
        place = hit + 1
    return place


def data_file(name: str) -> Path:
    """Where what is known of a framework's source stands."""
    return DATA / f"{name}-source.json"


def tree_of(name: str) -> Any:
    """A file of the frameworks' folder as it stands."""
    return yaml.safe_load((ROOT / "frameworks" / f"{name}.yaml").read_text(encoding="utf-8"))


def compare(kind: Source, source: str, write: bool) -> tuple[list[str], SourceParts]:
    """Everything in which a framework differs from its source, and the source's parts."""
    path = data_file(kind.file)
    told = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    parts = kind.parts(source, told.get("cuts", {}))
    known = fingerprints(source)
    if write:
        told |= {"headings": parts.headings, "runs": " ".join(known)}
        path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    framework, keys = tree_of(kind.file), told.get("keys", {})
    problems = [
        *heading_problems(framework, parts.headings),
        *source_problems(parts.texts, keys),
        *(coverage_problems(framework, keys) if keys else ()),
        *copied_runs(framework, set(known)),
        *(f"crosswalk: {problem}" for problem in copied_runs(tree_of(CROSSWALK), set(known))),
    ]
    return problems, parts


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path)
    parser.add_argument("--framework", choices=[kind.file for kind in SOURCES])
    parser.add_argument("--fingerprints", action="store_true")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    paths = sorted(options.source.glob("*.txt")) if options.source.is_dir() else [options.source]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    known = [(kind, text) for kind in SOURCES for text in texts if kind.known_by in text]
    pairs = [(kind, text) for kind, text in known if options.framework in (None, kind.file)]
    if not pairs:
        print("No text there is the source of a framework.", file=sys.stderr)
        return 2
    faults = 0
    for kind, text in pairs:
        problems, parts = compare(kind, text, options.fingerprints)
        faults += len(problems)
        print(f"{kind.file}: " + ("; ".join(_counts(parts)) or "nothing to count"))
        for line in problems or ["nothing differs or is copied"]:
            print(f"  {line}")
    return 1 if faults else 0


def _counts(parts: SourceParts) -> Iterator[str]:
    """What has been compared."""
    for name in ("levels", "domains", "criteria", "themes"):
        if name in parts.headings:
            yield f"{len(parts.headings[name])} {name}"
    if parts.texts:
        yield f"{len(parts.texts)} parts"


if __name__ == "__main__":
    sys.exit(main())
