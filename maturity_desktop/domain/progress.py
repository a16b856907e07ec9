"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); raises Cancelled when the person no longer wants the work."""


class Cancelled(Exception):
    """The person stopped the work; whatever it had begun to write is taken away."""


def unwatched(done: int, total: int) -> None:
    """For work that nobody watches."""
