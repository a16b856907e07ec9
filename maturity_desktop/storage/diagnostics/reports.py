"""Reports of mistakes and crashes, for whoever helps: versions, frames, the end of the log."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from maturity_desktop import __version__

MOST_REPORTS = 20
LOG_LINES = 50
PATTERN = "report-*.txt"


def report_text(
    headline: str, now: datetime, versions: Mapping[str, str], frames: Iterable[str], log: Sequence[str]
) -> str:
    """A report; `frames` and `log` have been redacted, `versions` names other software."""
    return "\n".join((*_head(headline, now, versions), "", *frames, "", f"Log, {len(log)} lines:", *log, ""))


def _head(headline: str, now: datetime, versions: Mapping[str, str]) -> Iterator[str]:
    yield headline
    yield f"Time: {now.isoformat(timespec='seconds')}"
    yield f"Program: {__version__}"
    yield f"System: {platform.system()} {platform.release()} {platform.machine()}"
    yield f"Python: {platform.python_version()}"
    yield from (f"{name}: {version}" for name, version in versions.items())


def write_report(folder: Path, now: datetime, text: str) -> Path | None:
    """Writes a report beside the log and takes the oldest away; None where it cannot be written."""
    try:
        folder.mkdir(exist_ok=True)
        path = _free_name(folder, f"report-{now.astimezone(UTC):%Y%m%dT%H%M%S}")
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError:
        return None
    for old in reports_in(folder)[:-MOST_REPORTS]:
        with suppress(OSError):
            old.unlink()
    return path


def reports_in(folder: Path) -> tuple[Path, ...]:
    """The reports that are there, oldest first."""
    try:
        return tuple(sorted(folder.glob(PATTERN)))
    except OSError:
        return ()


def _free_name(folder: Path, stem: str) -> Path:
    """A name that no report has, later in order than those of the same second."""
    taken = sum(1 for path in reports_in(folder) if path.stem.startswith(stem))
    return folder / f"{stem}-{taken + 1:02d}.txt"
