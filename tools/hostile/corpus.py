"""Writes the corpus of hostile files into a folder: python -m tools.hostile.corpus FOLDER."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tools.hostile.containers import Content, pieces
from tools.hostile.frameworks import crosswalks, frameworks, others, wordings
from tools.hostile.papers import papers
from tools.hostile.pictures import pictures
from tools.hostile.places import folders, names, special, texts
from tools.hostile.tables import mappings, tables
from tools.hostile.workbooks import workbooks


class Family(StrEnum):
    """What a file pretends to be."""

    FRAMEWORK = "frameworks"
    WORDING = "wordings"
    CROSSWALK = "crosswalks"
    OTHER = "others"
    WORKBOOK = "workbooks"
    TABLE = "tables"
    MAPPING = "mappings"
    PICTURE = "pictures"
    PAPER = "papers"
    TEXT = "texts"
    NAME = "names"
    SPECIAL = "special"
    FOLDER = "folders"


FILES: dict[Family, Callable[[], Iterator[tuple[str, Content]]]] = {
    Family.FRAMEWORK: frameworks,
    Family.WORDING: wordings,
    Family.CROSSWALK: crosswalks,
    Family.OTHER: others,
    Family.WORKBOOK: workbooks,
    Family.TABLE: tables,
    Family.MAPPING: mappings,
    Family.PICTURE: pictures,
    Family.PAPER: papers,
    Family.TEXT: texts,
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file or a folder of the corpus."""

    family: Family
    path: Path


@dataclass(frozen=True, slots=True)
class Size:
    """Names in the widest folder, bytes of the emptiest file, and whether there are other long ones."""

    names: int = 100_000
    bytes: int = (4 << 30) + 1
    long: bool = True


SHORT = Size(2_000, 64 << 20, long=False)


def write_corpus(folder: Path, size: Size) -> tuple[Hostile, ...]:
    """Makes every file anew, the same bytes each time."""
    return tuple(_written(folder, size))


def _written(folder: Path, size: Size) -> Iterator[Hostile]:
    for family, made in FILES.items():
        for name, content in made():
            if not isinstance(content, bytes) and not size.long:
                continue
            path = folder / family / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                for piece in pieces(content):
                    file.write(piece)
            yield Hostile(family, path)
    named = folder / Family.NAME
    named.mkdir(parents=True)
    for own, _why in names():
        path = Path(os.fsdecode(os.path.join(os.fsencode(named), own)))  # noqa: PTH118 - bytes
        path.write_bytes(b"A line of text.")
        yield Hostile(Family.NAME, path)
    for family, places in ((Family.SPECIAL, special(size.bytes)), (Family.FOLDER, folders(size.names))):
        for name, make in places:
            path = folder / family / name
            path.parent.mkdir(parents=True, exist_ok=True)
            make(path)
            yield Hostile(family, path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--short", action="store_true", help="no folder of 100,000 names, no file of 4 GiB")
    asked = parser.parse_args()
    corpus = write_corpus(asked.folder, SHORT if asked.short else Size())
    for family in Family:
        print(f"{family:12} {sum(own.family is family for own in corpus):4}")
    print(f"{'all':12} {len(corpus):4}")


if __name__ == "__main__":
    main()
