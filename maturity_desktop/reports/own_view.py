"""What a report says of the client's own view, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from maturity_desktop.reports.parts import Line


@dataclass(frozen=True, slots=True)
class OwnViewEntry:
    """A criterion as the audit and the client rate it; None where the answers of one give no level yet."""

    id: str
    title: str
    agreed: int | None
    client: int | None
    apart: str
    """How much higher the client sees it: “+1”, “−2”, “0”; empty where one of the two has no level."""


@dataclass(frozen=True, slots=True)
class OwnViewPart:
    """The client's own view of one framework, furthest apart first; `title` stands over the page."""

    framework: str
    title: str
    about: str
    entries: tuple[OwnViewEntry, ...]
    lines: tuple[Line, ...]
    """The same with its labels, for a sheet."""
