"""Keeps trying to make the program lose what it promised to keep, and prints what came of it.

    python -m tools.torture [--part 0.1] [--seed 0] [PROMISE...]

Each promise is tried as often as promises.py says, or a part of that; then with every mistake that its trial
must notice. The exit code is 1 where something was lost, or a mistake went unnoticed.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.torture.promises import PROMISES, Promise
from tools.torture.scenario import EVERY, Tally
from tools.torture.shim import ROOT, reason_against
from tools.torture.worker import Trial, tally_of

CONTROL_TRIES = 100
MANY = 1_000
"""Of this many a part is tried, where else every call has its turn."""
TOLD = 5
"""Losses that are told in full for each promise."""


def main() -> None:
    """Tries what was named, or all."""
    arguments = _arguments()
    if against := reason_against():
        sys.exit(f"Nothing can be tortured here: {against}.")
    work = arguments.folder or ROOT / "build"
    work.mkdir(parents=True, exist_ok=True)
    broken = False
    print(f"{'promise':70} {'tries':>6} {'lost':>5} {'seconds':>8}", flush=True)
    with TemporaryDirectory(prefix="torture-", dir=work) as folder:  # /tmp may be memory, which loses nothing
        for key in arguments.promises or PROMISES:
            broken |= _try(key, PROMISES[key], arguments.part, arguments.seed, Path(folder))
    sys.exit(1 if broken else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.torture", description=__doc__)
    parser.add_argument("promises", nargs="*", metavar="PROMISE", help=f"one of: {', '.join(PROMISES)}")
    parser.add_argument("--part", type=float, default=1.0, help="how much of the full number of tries")
    parser.add_argument("--seed", type=int, default=0, help="the first dice; parts with others add up")
    parser.add_argument("--folder", type=Path, help="where the libraries are made; else in build/")
    arguments = parser.parse_args()
    unknown = [key for key in arguments.promises if key not in PROMISES]
    if unknown:
        parser.error(f"there is no promise {unknown[0]!r}")
    return arguments


def _try(key: str, promise: Promise, part: float, seed: int, folder: Path) -> bool:
    """Whether the promise was broken, or a mistake not noticed."""
    full = MANY if promise.tries == EVERY and part < 1 else promise.tries
    tries = max(promise.short, int(full * part))
    tally = _line(promise.words, Trial(key, tries, seed=seed), folder)
    for loss in tally.losses[:TOLD]:
        print(f"    {loss}")
    noticed = [
        bool(
            _line(f"    must fail: {mistake}", Trial(key, min(tries, CONTROL_TRIES), mistake), folder).losses
        )
        for mistake in promise.mistakes
    ]
    if not all(noticed):
        print("    THE TORTURE IS BLIND: a mistake went unnoticed")
    return bool(tally.losses) or not all(noticed)


def _line(words: str, trial: Trial, folder: Path) -> Tally:
    began = time.monotonic()
    tally = tally_of(trial, folder)
    took = time.monotonic() - began
    print(f"{words:70} {tally.tries:6} {len(tally.losses):5} {took:8.1f}", flush=True)
    return tally


if __name__ == "__main__":
    main()
