"""The scorecard written, against the same cells written by bare openpyxl."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

from openpyxl import Workbook, load_workbook

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.excel import write_workbook
from tests.reports import audits

GOAL = 1.2
ROUNDS = 5

Cells = dict[str, list[list[object]]]


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best ratio of several rounds, and the goal."""
    made = audits.made_framework(domains=10, criteria=45)
    large = audits.results_of(
        made, [*audits.everything(made, AnswerValue.PARTLY), *audits.evidence_items(made, 5_000)]
    )
    cases = {
        "scorecard, 45 criteria / same cells by bare openpyxl": audits.realistic_results(),
        "scorecard, 450 criteria, 5,000 items / the same": large,
    }
    return [(what, _ratio(results), GOAL) for what, results in cases.items()]


def _ratio(results: Results) -> float:
    content = audits.content_of(results)

    def ours(out: io.BytesIO) -> None:
        write_workbook(content, [results], out)

    def bare(out: io.BytesIO) -> None:
        _write_bare(cells, out)

    cells = _cells(_written(ours))
    # The two alternate, so that a noisy spell of the machine falls on both.
    pairs = [(_seconds(ours), _seconds(bare)) for _ in range(ROUNDS)]
    return min(time for time, _ in pairs) / min(time for _, time in pairs)


def _write_bare(cells: Cells, out: io.BytesIO) -> None:
    """The shortest program that writes these cells."""
    book = Workbook()
    for title, rows in cells.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(out)


def _cells(written: bytes) -> Cells:
    book = load_workbook(io.BytesIO(written))
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def _written(write: Callable[[io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    write(out)
    return out.getvalue()


def _seconds(write: Callable[[io.BytesIO], None]) -> float:
    start = time.perf_counter()
    _written(write)
    return time.perf_counter() - start
