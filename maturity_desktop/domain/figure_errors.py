"""What is told where figures cannot be read."""

from __future__ import annotations

from maturity_desktop.domain.errors import MaturityError


class FiguresError(MaturityError):
    """A client's file whose figures would be wrong, or that cannot be read; the text names file and cell."""
