"""The gap report of a full standard, against the same content in one pass without contents or numbers."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

from PIL import Image

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.domain.progress import unwatched
from maturity_desktop.look import load_look
from maturity_desktop.reports.choices import Photo
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.pdf import write_pdf
from maturity_desktop.reports.pdf.contents import ContentsLine
from maturity_desktop.reports.pdf.document import ReportCanvas, ReportDocument
from maturity_desktop.reports.pdf.story import story
from maturity_desktop.reports.pdf.typefaces import register
from tests.reports.audits import content_of, everything, made_framework, realistic_results, results_of

ROUNDS = 5
GOAL = 1.6
GROWTH_GOAL = 1.2
"""Ten times the criteria may take so many times the time for each of them."""
PHOTO_GOAL = 1.3
MEMORY = 250e6
"""Bytes that writing and checking the largest report may take above what the program takes without it."""


class OnePassCanvas(ReportCanvas):
    """Writes nothing that is known at the end only."""

    def write_late(self, *_arguments: Any, **_named: Any) -> None:
        pass

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        super(ReportCanvas, self).showPage()

    def save(self) -> None:
        self._doc.SaveToFile(self._filename, self)


class OnePassDocument(ReportDocument):
    """Pages without running lines."""

    def _draw_head(self, canvas: Any, document: Any) -> None:
        pass

    def _draw_foot(self, canvas: Any, document: Any) -> None:
        pass


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the best ratio of several rounds, and the goal."""
    register()
    content = content_of(realistic_results())
    # The two alternate, so that a noisy spell of the machine falls on both.
    pairs = [(_seconds(partial(_whole, content)), _seconds(partial(_bare, content))) for _ in range(ROUNDS)]
    ratio = min(whole for whole, _ in pairs) / min(bare for _, bare in pairs)
    return [
        ("report with contents / one pass without", ratio, GOAL),
        ("time for a criterion's pages, of 450 / of 45", _growth(), GROWTH_GOAL),
        ("time for a photo, of 1,000 / of 100", _growth_with_photos(), PHOTO_GOAL),
        ("memory above idle for 450 criteria and 1,000 photos / 250 MB", _memory() / MEMORY, 1.0),
    ]


def _whole(content: ReportContent) -> None:
    write_pdf(content, BytesIO())


def _bare(content: ReportContent) -> None:
    look = load_look("light")
    flowables = [part for part in story(content, look) if not isinstance(part, ContentsLine)]
    document = OnePassDocument(content, BytesIO(), look, unwatched)
    document.build(flowables, canvasmaker=OnePassCanvas)


def _growth() -> float:
    seconds = []
    for domains in (5, 50):
        framework = made_framework(domains, 9)
        content = content_of(results_of(framework, everything(framework, AnswerValue.MET)))
        seconds.append(min(_seconds(partial(_whole, content)) for _ in range(2)) / domains)
    return seconds[1] / seconds[0]


def _growth_with_photos() -> float:
    """What a photo adds to a small report where there are many, against where there are few."""
    bare = content_of(results_of(made_framework(1, 3)))
    seconds = {}
    for count in (0, 100, 1_000):
        content = replace(bare, options=replace(bare.options, photos=photos(count)))
        seconds[count] = min(_seconds(partial(_whole, content)) for _ in range(3))
    few, many = (seconds[count] - seconds[0] for count in (100, 1_000))
    return many / few / 10


def photos(count: int) -> tuple[Photo, ...]:
    """So many photos of the size that print needs, each with bytes of its own; every third is upright."""
    made = []
    for size in ((675, 506), (675, 506), (480, 640)):
        out = BytesIO()
        Image.effect_noise(size, 40).convert("RGB").save(out, "jpeg", quality=60)
        made.append((size, out.getvalue()))
    return tuple(
        Photo(
            f"e{number}",
            f"EV-{number:03d}",
            f"The planning desk, seen from place {number}.",
            made[number % 3][1] + number.to_bytes(4, "big"),
            *made[number % 3][0],
        )
        for number in range(count)
    )


def _memory() -> float:
    """What the largest report takes in a process of its own above what that takes without, in bytes."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.report_memory"], capture_output=True, text=True, check=True
    )
    return float(said.stdout)


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before
