"""Says how much memory a report of 450 criteria and 1,000 photos takes above an idle program, in bytes."""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

from benchmarks.report_pdf import photos
from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.pdf import check_pdf, write_pdf
from tests.reports.audits import content_of, everything, made_framework, results_of

PHOTOS = 1_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        small = content_of(results_of(made_framework(1, 1)))
        _hand_over(small, Path(folder) / "small.pdf")  # what is imported late counts as idle
        idle = _most()
        framework = made_framework(50, 9)
        results = results_of(framework, everything(framework, AnswerValue.MET))
        _hand_over(content_of(results, photos=photos(PHOTOS)), Path(folder) / "large.pdf")
        print(_most() - idle)


def _hand_over(content: ReportContent, path: Path) -> None:
    with path.open("wb") as out:
        write_pdf(content, out)
    check_pdf(path, content)


def _most() -> int:
    """The most memory at any time, in bytes; Linux counts in getrusage what the process before took too."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
