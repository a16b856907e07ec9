"""The tests of the next audit drive the whole program."""

from __future__ import annotations

from tests.gui.program.conftest import author, hands, leave_program, program, start

__all__ = ["author", "hands", "leave_program", "program", "start"]
