"""Every hostile file at every door: taken or refused with one clear sentence, in time, in little memory.

    python -m tools.hostile.meeting [--short] [--every-door]

prints what came of it by door; with --short of every twelfth file only, and none is very large. The exit code
is 1 where something was not as it must be.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.storage.decoding.limits import USUAL, Limits
from tools.hostile.corpus import SHORT, Hostile, Size, write_corpus
from tools.hostile.doors import DOORS, Door, House

LONGEST_S = 10.0
SLOWEST_DISK = 20 << 20
"""Bytes a second that a file of evidence is copied with, on a disk that others use too."""
IMPATIENT = Limits(seconds=0.7)
ONE_IN = 12
"""Of the files at a door one is met in the short form: the start of a child for each takes long."""
MOST_MEMORY = 500 << 20
LONGEST_WORDS = 20_000
"""Characters of a refusal; it names at most fifty problems."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of a file at a door; `fault` is empty where it was as it must be."""

    door: str
    hostile: Hostile
    refusal: str
    seconds: float
    fault: str = ""


def meetings(
    house: House, corpus: Sequence[Hostile], every_door: bool = False, one_in: int = 1
) -> Iterator[Meeting]:
    """Each file at each door that expects its family; with `every_door` at all that it can come to."""
    for door in DOORS:
        wanted = [hostile for hostile in corpus if every_door or hostile.family in door.expected]
        for hostile in wanted[::one_in]:
            yield meet(house, door, hostile)


def meet(house: House, door: Door, hostile: Hostile) -> Meeting:
    """One file at one door."""
    before = house.state() if door.keeps else {}
    start = time.monotonic()
    refusal, fault = "", ""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            door.enter(house, hostile.path)
        except MaturityError as error:
            refusal = str(error)
            fault = _unclear(refusal)
        except BaseException:  # noqa: BLE001 - any other is what this looks for
            fault = traceback.format_exc()
    seconds = time.monotonic() - start
    if not fault and seconds > LONGEST_S + _size(hostile.path) / SLOWEST_DISK:
        fault = f"took {seconds:.1f} s"
    if not fault and refusal and door.keeps and house.state() != before:
        fault = "the library's bytes have changed"
    return Meeting(door.name, hostile, refusal, seconds, fault)


def _size(path: Path) -> int:
    """The bytes of a plain file; 0 of anything else, which nobody copies."""
    return path.stat().st_size if path.is_file() else 0


def _unclear(words: str) -> str:
    """What is wrong with a refusal as something to read."""
    if not words.strip() or "Traceback" in words or "object at 0x" in words:
        return f"the refusal says nothing: {words!r}"
    if len(words) > LONGEST_WORDS:
        return f"the refusal has {len(words)} characters"
    return ""


def memory() -> tuple[int, int]:
    """The most bytes in memory of this process so far, and of the largest of its children that has ended."""
    unit = 1 if sys.platform == "darwin" else 1024
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    own, child = (resource.getrusage(who).ru_maxrss * unit for who in whose)
    status = Path("/proc/self/status")
    if status.exists():  # the system's own count begins with what the parent had when it started this process
        (peak,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        own = int(peak.split()[1]) * 1024
    return own, child


def told(found: Iterable[Meeting]) -> list[str]:
    """The faults, after a table by door."""
    by_door: dict[str, list[Meeting]] = defaultdict(list)
    for meeting in found:
        by_door[meeting.door].append(meeting)
    print(f"{'door':10} {'files':>6} {'taken':>6} {'refused':>8} {'slowest':>9}")
    for name, own in by_door.items():
        slowest = max(own, key=lambda meeting: meeting.seconds)
        refused = sum(bool(meeting.refusal) for meeting in own)
        row = f"{name:10} {len(own):6} {len(own) - refused:6} {refused:8} {slowest.seconds:7.2f} s"
        print(f"{row}  {slowest.hostile.path.name!r}")
    return [
        f"{own.door}, {own.hostile.family}/{own.hostile.path.name!r}: {own.fault}"
        for meetings_of_one in by_door.values()
        for own in meetings_of_one
        if own.fault
    ]


def main() -> int:
    """0 where every file was taken or refused as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="every twelfth file, and none is very large")
    parser.add_argument("--every-door", action="store_true", help="also at doors that are meant for others")
    parser.add_argument("--verbose", action="store_true", help="every refusal in its words")
    parser.add_argument("--only", default="", help="files whose family or name holds this")
    asked = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory() as scratch:
        corpus = write_corpus(Path(scratch, "corpus"), SHORT if asked.short else Size())
        wanted = [own for own in corpus if asked.only in f"{own.family}/{own.path.name}"]
        with House(Path(scratch, "library"), IMPATIENT if asked.short else USUAL) as house:
            found = []
            for meeting in meetings(house, wanted, asked.every_door, ONE_IN if asked.short else 1):
                found.append(meeting)
                if asked.verbose:
                    what = meeting.refusal.splitlines()[0][:160] if meeting.refusal else "taken"
                    print(f"{meeting.seconds:6.2f} {meeting.door:9} {meeting.hostile.path.name!r}: {what}")
    faults = told(found)
    own, child = memory()
    print(
        f"{len(found)} meetings of {len(wanted)} files; memory {own >> 20} MiB, a child's {child >> 20} MiB"
    )
    faults += ["more memory than allowed"] if max(own, child) > MOST_MEMORY else []
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
