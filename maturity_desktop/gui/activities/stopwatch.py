"""How long something has gone on; it can be halted and goes on from there."""

from __future__ import annotations

from collections.abc import Callable

Seconds = Callable[[], float]
"""A clock that only goes forward."""


class Stopwatch:
    """Stands still until it is started."""

    def __init__(self, clock: Seconds, before: float = 0.0) -> None:
        """`before` are the seconds that it went before this program was started."""
        self._clock = clock
        self._before = before
        self._since: float | None = None

    @property
    def is_going(self) -> bool:
        return self._since is not None

    def go(self) -> None:
        if self._since is None:
            self._since = self._clock()

    def halt(self) -> None:
        self._before, self._since = self.seconds, None

    @property
    def seconds(self) -> float:
        """All the time that it was going."""
        return self._before + (0.0 if self._since is None else self._clock() - self._since)
