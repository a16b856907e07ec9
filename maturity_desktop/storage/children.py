"""Child processes that read what came from elsewhere: how they are started, and how they bound themselves."""

from __future__ import annotations

import subprocess
import sys

DECODE, READ_TABLES = "decode-evidence", "read-tables"
"""The verbs under which a bundle is one of its own children (`cli/children.py`)."""


def child_command(module: str, verb: str) -> list[str]:
    """What starts a module as a child; a bundle has no interpreter beside it, and is its own under a verb."""
    return [sys.executable, verb] if getattr(sys, "frozen", False) else [sys.executable, "-m", module]


NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows would open a console for a child."""


def hold_memory(most: int) -> None:
    """Bounds the memory of this process where the system can; elsewhere the parent watches it."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
