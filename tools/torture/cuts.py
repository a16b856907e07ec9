"""Power cuts: what a child did is recorded below it, and replayed to any moment on a disk that forgets."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random

from tools.torture.calls import Call, Kind, read_calls
from tools.torture.children import Tell, Told, in_child
from tools.torture.disk import MAPPED, Contents, Disk, HoleError, contents_of, put
from tools.torture.scenario import Scenario, Tally
from tools.torture.shim import Watch, mark


def cut(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    """So many power cuts at moments of one recording."""
    worked, left = folder / "worked", folder / "left"
    worked.mkdir()
    scenario.prepare(worked)
    disk = Disk(worked)
    calls = _recorded(scenario, worked, folder / "record")
    real = contents_of(worked)  # now: what is finished in a copy may be written where it was wanted
    moments = sorted(_moment(calls, dice) for _ in range(tries))
    made, finished, lost = 0, [], []
    for moment in (*moments, len(calls)):
        for call in calls[made:moment]:
            if call.kind is Kind.MARK:
                finished.append(call.path)
            else:
                disk.make(call)
        made = moment
        put(disk.cut(dice), left)
        lost += [f"after call {moment}: {loss}" for loss in scenario.first_loss(left, Told(tuple(finished)))]
        shutil.rmtree(left)
    _hold_against(disk.live(), real)
    return Tally(len(moments) + 1, tuple(lost))


def _moment(calls: Sequence[Call], dice: Random) -> int:
    """Any, or one at which something has just been told to be safe: after so many calls."""
    told = [after for after, call in enumerate(calls, start=1) if call.kind is Kind.MARK]
    return dice.choice(told) if told and dice.random() < 0.5 else dice.randint(0, len(calls))


def _recorded(scenario: Scenario, folder: Path, record: Path) -> list[Call]:
    """The calls of an act that came to its end."""
    descriptor = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def act(_tell: Tell) -> None:
        Watch(folder, descriptor).around(partial(scenario.act, folder, mark))

    told = in_child(act)
    os.close(descriptor)
    if told.error:
        raise RuntimeError(told.error)
    return list(read_calls(record))


def _hold_against(replayed: Contents, real: Contents) -> None:
    """HoleError where the recorder has missed something that changed a file."""
    for path in replayed.keys() | real.keys():
        if replayed.get(path, b"") != real.get(path, b"") and not path.endswith(MAPPED):
            raise HoleError(f"{path} is not what the record says")
