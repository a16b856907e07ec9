"""With how many examples a property is tried that is not tried with the usual number."""

from __future__ import annotations

from hypothesis import settings

USUALLY, AT_LEAST = 100, 6


def examples(many: int) -> int:
    """So many; where a commit waits for its tests the same part of them as of the usual number."""
    return max(min(many, AT_LEAST), many * settings.get_profile("house").max_examples // USUALLY)
