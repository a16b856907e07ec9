"""Faults at every call that changes a file: an error of the disk, a full disk, the end of the process."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from tools.torture.children import Tell, Told, in_child
from tools.torture.editing import AGAIN
from tools.torture.scenario import Scenario, Tally
from tools.torture.shim import Fault, Watch, counted

ERRORS = (errno.EIO, errno.ENOSPC)
COUNTED = "counted"


def fault_at_calls(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    """An error at every call, once and from there on, as far as there are tries."""
    calls, _ = _measured(scenario, folder)
    faults = [
        Fault(call=call, error=error, for_good=for_good)
        for call in range(1, calls + 1)
        for error in ERRORS
        for for_good in (False, True)
    ]
    return _all(scenario, folder, _some(faults, dice, tries))


def kill_at_calls(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    """The end of the process before every call, as far as there are tries."""
    calls, _ = _measured(scenario, folder)
    return _all(scenario, folder, _some([Fault(kill=call) for call in range(1, calls + 1)], dice, tries))


def fill_disk(scenario: Scenario, folder: Path, _dice: Random, tries: int) -> Tally:
    """A disk that is full after so many bytes, at points spread over all that is written."""
    _, written = _measured(scenario, folder)
    rooms = [written * part // tries for part in range(tries)]
    return _all(scenario, folder, [Fault(room=room) for room in rooms])


def _some(faults: Sequence[Fault], dice: Random, tries: int) -> Sequence[Fault]:
    return faults if tries >= len(faults) else dice.sample(faults, tries)


def _measured(scenario: Scenario, folder: Path) -> tuple[int, int]:
    """The calls and bytes of an act that meets no fault; the folder then holds what stood there before."""
    before = folder / "before"
    before.mkdir()
    scenario.prepare(before)
    told = _done(scenario, before, folder / "now", Fault())
    lost = (told.error,) if told.error else scenario.first_loss(folder / "now", told)
    if lost:
        raise RuntimeError(f"without any fault: {lost[0]}")
    calls, written = next(line for line in told.finished if line.startswith(COUNTED)).split()[1:]
    return int(calls), int(written)


def _done(scenario: Scenario, before: Path, now: Path, fault: Fault) -> Told:
    """An act in a fresh copy of what stood there before."""
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(before, now)

    def act(tell: Tell) -> None:
        def watched() -> None:
            scenario.act(now, tell)
            tell("{} {} {}".format(COUNTED, *counted()))

        Watch(now, fault=fault).around(watched)

    return in_child(act)


def _all(scenario: Scenario, folder: Path, faults: Sequence[Fault]) -> Tally:
    lost = []
    for fault in faults:
        told = _done(scenario, folder / "before", folder / "now", fault)
        broken = [*_misbehaved(told, fault), *scenario.first_loss(folder / "now", told)]
        lost += [f"{fault}: {loss}" for loss in broken[:1]]
    return Tally(len(faults), tuple(lost))


def _misbehaved(told: Told, fault: Fault) -> Iterator[str]:
    if told.unexpected:
        yield told.unexpected
    if told.killed and not fault.kill:
        yield "the process died"
    if told.error and not fault.for_good and fault.room is None and AGAIN in told.finished:
        yield f"the disk failed once, and an edit could not be saved any more: {told.error}"
