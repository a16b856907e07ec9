"""Tries promises in a process of its own, below which the shim is loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tools.torture.scenario import EVERY, Tally
from tools.torture.shim import ROOT, compiled, skip_syncs

AT_ONCE = 2
MOST_AT_ONCE = 250
"""Tries of one process, after which the next one begins with another seed."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A promise tried so many times; a mistake is one that SPOILT names, or none."""

    promise: str
    tries: int
    mistake: str = ""
    seed: int = 0

    def split(self) -> tuple[Trial, ...]:
        """The same in parts; whole where every call has its turn, which needs only one beginning."""
        if self.tries >= EVERY:
            return (self,)
        begun = range(0, self.tries, MOST_AT_ONCE)
        return tuple(
            Trial(self.promise, min(MOST_AT_ONCE, self.tries - at), self.mistake, self.seed + place)
            for place, at in enumerate(begun)
        )


def tally_of(trial: Trial, folder: Path) -> Tally:
    """Makes a trial, in several processes where it is long."""
    with ThreadPoolExecutor(AT_ONCE) as processes:
        parts = processes.map(lambda part: tallies_of([part], folder)[0], trial.split())
        return sum(parts, Tally(0, ()))


def tallies_of(trials: Sequence[Trial], folder: Path) -> tuple[Tally, ...]:
    """Makes trials one after the other in one process; RuntimeError where the torture itself fails."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.torture.worker"],
        input=json.dumps([asdict(trial) for trial in trials]),
        env={**os.environ, "LD_PRELOAD": str(compiled()), "TMPDIR": str(folder)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-4000:])
    return tuple(Tally(told["tries"], tuple(told["losses"])) for told in json.loads(done.stdout))


def main() -> None:
    """Reads trials and prints tallies, as JSON."""
    skip_syncs(True)
    trials = [Trial(**told) for told in json.load(sys.stdin)]
    print(json.dumps([asdict(_made(trial)) for trial in trials]))


def _made(trial: Trial) -> Tally:
    from tools.torture.promises import PROMISES
    from tools.torture.spoilt import spoilt

    promise = PROMISES[trial.promise]
    scenario = spoilt(promise.scenario, trial.mistake)
    dice = Random(f"{trial.promise} {trial.seed}")  # noqa: S311 - nothing here is secret
    with TemporaryDirectory(prefix="torture-") as folder:
        return promise.torture(scenario, Path(folder), dice, trial.tries)


if __name__ == "__main__":
    main()
