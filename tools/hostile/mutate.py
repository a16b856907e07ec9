"""Mutations of sound files at the doors meant for them: python -m tools.hostile.mutate --tries N.

Bytes are flipped, set, cut, doubled, spliced from another file, or words put in that a format knows. Each try
has a seed of its own: a fault is named by its number, and --first NUMBER --tries 1 meets it again.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.reports.model_workbook import write_workbook
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.verbs.models import tree_of
from tools.hostile.containers import one_page, words_cell, workbook, zipped
from tools.hostile.corpus import Family, Hostile
from tools.hostile.doors import DOORS, House
from tools.hostile.frameworks import SMALL, SOUND_CISO
from tools.hostile.meeting import IMPATIENT, MOST_MEMORY, Meeting, meet, memory
from tools.hostile.papers import DRAWS
from tools.hostile.pictures import saved
from tools.hostile.tables import HEAD, MONTHS

MOST_CHANGES = 12
LONGEST_PIECE = 400
ODD = (0, 1, 0x7F, 0x80, 0xFF, 0x0A, 0x22, 0x27, 0x3C, 0x7B)
KNOWN = (
    b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"99999999999999999999", b"-1", b"1e999", b"nan", b"=",
    b"&a", b"*a", b"!!", b"<<: ", b"[[[[", b"{{{{", b"\xed\xa0\x80", "\u202e".encode(), b"\r", b"\t", b"../",
    b";", b'"', b"PK\x03\x04", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b" 0 R", b"<<", b"/Length 99999999",
    b"/Kids[2 0 R]", b"endstream",
)  # fmt: skip
"""Words that one format or another makes something of."""
AT_A_TIME = 250
"""Tries of a worker between two reports; each has a library of its own."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file that mutations begin from, and its door; `decoded`: a child process takes part."""

    door: str
    name: str
    content: bytes
    weight: int = 1
    decoded: bool = False


def seeds() -> tuple[Seed, ...]:
    """Sound files of every kind; those whose door is in this process are met more often."""
    rows = b"".join(
        b'<row r="%d">%s<c r="B%d"><v>%d</v></c></row>' % (row, words_cell(f"A{row}", day), row, 70 + row)
        for row, day in enumerate((f"2025-{month:02d}-01" for month in range(1, 13)), 1)
    )
    small, library = SMALL.encode(), SOUND_CISO.encode()
    shipped = frameworks_folder() / "reactive-proactive.yaml"
    model = io.BytesIO()
    write_workbook(tree_of(read_framework(shipped)), model, NullTranslations())
    wording = b'schema: 1\nframework: icmi_cmo\nwording: {"1.01": "To plan.", "1.02": "To know."}\n'
    mapping = (
        b'{"columns": {"A": "date", "B": "value"}, "first": 2, "grain": "month", "percent": "hundred",'
        b' "target": "80"}'
    )
    return (
        Seed("model", "small.yaml", small, 14),
        Seed("model", "shipped.yaml", shipped.read_bytes(), 1),
        Seed("model", "library.yaml", library, 8),
        Seed("model", "model.zip", zipped([("library.yaml", library), ("b.txt", small)]), 8),
        Seed("model", "model.xlsx", model.getvalue(), 3),
        Seed("wording", "wording.yaml", wording, 2),
        Seed("mapping", "map.json", mapping, 4, True),
        Seed("evidence", "file.docx", zipped([("word/document.xml", b"<w/>")]), 6),
        *(Seed("preview", f"picture.{form.lower()}", saved(form), 8, True) for form in FORMS),
        Seed("preview", "paper.pdf", one_page(DRAWS), 14, True),
        Seed("preview", "text.txt", "Größe ﷺ <b>".encode() * 20, 4),
        Seed("figures", "figures.csv", HEAD + MONTHS, 3, True),
        Seed("amounts", "amounts.csv", AMOUNTS, 2, True),
        Seed("answers", "answers.csv", ANSWERS, 2, True),
        Seed("figures", "figures.xlsx", workbook(rows), 3, True),
    )


AMOUNTS = b"Month,Headcount,Leavers\n2025-01,100,2\n2025-02,99,1\n2025-03,101,4\n"
ANSWERS = b"Site,How satisfied are you? (1-5),Comment\n" + b"Leeds,4,Quick\nHull,5,\nLeeds,2,Slow\n" * 8
FORMS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def mutated(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A file with some changes, each of them small."""
    own = bytearray(content)
    for _change in range(chance.randint(1, MOST_CHANGES)):
        chance.choice(CHANGES)(own, others, chance)
    return bytes(own)


def _flip(own: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    if own:
        own[chance.randrange(len(own))] ^= 1 << chance.randrange(8)


def _set(own: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    if own:
        own[chance.randrange(len(own))] = chance.choice(ODD)


def _cut(own: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    place = chance.randint(0, len(own))
    del own[place : place + chance.choice((1, 4, LONGEST_PIECE, len(own)))]


def _double(own: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    place = chance.randint(0, len(own))
    piece = own[place : place + chance.randint(1, LONGEST_PIECE)]
    own[place:place] = piece * chance.choice((1, 2, 50))


def _splice(own: bytearray, others: Sequence[bytes], chance: random.Random) -> None:
    other, place = chance.choice(others), chance.randint(0, len(own))
    start = chance.randint(0, len(other))
    own[place:place] = other[start : start + chance.randint(1, LONGEST_PIECE)]


def _say(own: bytearray, _others: Sequence[bytes], chance: random.Random) -> None:
    place = chance.randint(0, len(own))
    own[place : place + chance.choice((0, 0, 4))] = chance.choice(KNOWN)


CHANGES: tuple[Callable[[bytearray, Sequence[bytes], random.Random], None], ...] = (
    _flip, _flip, _set, _cut, _double, _splice, _say, _say,
)  # fmt: skip


def tries(numbers: Sequence[int], folder: Path, only_here: bool = False) -> Iterator[tuple[int, Meeting]]:
    """What came of each try by its number; with `only_here` at doors that need no child process."""
    known = [seed for seed in seeds() if not (only_here and seed.decoded)]
    contents, weights = [seed.content for seed in known], [seed.weight for seed in known]
    doors = {door.name: door for door in DOORS}
    with House(folder / "library", IMPATIENT) as house:
        for number in numbers:
            chance = random.Random(number)  # noqa: S311 - a try can be met again
            seed = chance.choices(known, weights)[0]
            path = folder / seed.name
            path.write_bytes(mutated(seed.content, contents, chance))
            yield number, meet(house, doors[seed.door], Hostile(Family.FRAMEWORK, path))


def some(numbers: Sequence[int]) -> tuple[Counter[str], list[str], int]:
    """How many tries each door took and refused, the faults, and the most memory."""
    counted, faults = Counter[str](), []
    with tempfile.TemporaryDirectory() as scratch:
        for number, meeting in tries(numbers, Path(scratch)):
            counted[f"{meeting.door:10} {'refused' if meeting.refusal else 'taken'}"] += 1
            if meeting.fault:
                faults.append(f"try {number}, {meeting.door}, {meeting.hostile.path.name}: {meeting.fault}")
    return counted, faults, max(memory())


def main() -> int:
    """0 where every mutation was taken or refused as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the number of the first try")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    numbers = range(asked.first, asked.first + asked.tries)
    parts = [numbers[at : at + AT_A_TIME] for at in range(0, len(numbers), AT_A_TIME)]
    counted, faults, most, start = Counter[str](), list[str](), 0, time.monotonic()
    with ProcessPoolExecutor(asked.workers) as pool:
        for own, wrong, used in pool.map(some, parts):
            counted += own
            faults += wrong
            most = max(most, used)
    for name, count in sorted(counted.items()):
        print(f"{name:20} {count:7}")
    seconds = time.monotonic() - start
    rate = counted.total() / seconds
    print(f"{counted.total()} mutations in {seconds:.0f} s ({rate:.0f} a second), memory {most >> 20} MiB")
    faults += ["more memory than allowed"] if most > MOST_MEMORY else []
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
