"""How long each activity has taken, kept in a small file so that it goes on after the program was closed.

It is a convenience like the place of the window: not synced, not part of the audit, lost without a loss.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from maturity_desktop.gui.activities.stopwatch import Seconds, Stopwatch
from maturity_desktop.gui.first_sight import read_file

FILE = "times.json"
MOST_KEPT = 100
"""Activities whose time is kept; those timed longest ago are forgotten first."""


class Watches:
    """A stopwatch for each activity; without a folder nothing outlives the program."""

    def __init__(self, clock: Seconds, folder: Path | None = None) -> None:
        self._clock = clock
        self._file = folder / FILE if folder is not None else None
        self._watches: dict[str, Stopwatch] = {}

    def of(self, activity: str) -> Stopwatch:
        """The watch of an activity, with the time that was kept of it."""
        if activity not in self._watches:
            self._watches[activity] = Stopwatch(self._clock, self._kept().get(activity, 0.0))
        return self._watches[activity]

    def put(self, activity: str, seconds: float) -> None:
        """The time of an activity is known from elsewhere."""
        self._watches[activity] = Stopwatch(self._clock, seconds)

    def keep(self, activity: str) -> None:
        """Writes the time of an activity; one that cannot be written is no loss anybody needs to hear of."""
        seconds = round(self.of(activity).seconds)
        kept = self._kept()
        if self._file is None or not seconds or kept.pop(activity, 0) == seconds:
            return
        times = dict([*kept.items(), (activity, seconds)][-MOST_KEPT:])
        draft = self._file.with_suffix(".new")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            draft.write_text(json.dumps(times), encoding="utf-8")
            draft.replace(self._file)

    def _kept(self) -> dict[str, float]:
        """What the file says; nothing of what makes no sense."""
        told = read_file(self._file) if self._file is not None else {}
        return {own: told[own] for own in told if type(told[own]) in (int, float) and told[own] >= 0}
