"""Draws every screen and dialog in both themes to PNG, from the sample audit and from ugly data.

The real program is driven in a library of its own. What is drawn stands in tools/screens/screens.py, at
which sizes in VARIANTS; a screen that cannot be drawn, is blank, or makes Qt complain is named and the exit
code is 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tools.screens.audits import fill_library
from tools.screens.safety import SAFETY, Show
from tools.screens.screens import IN_AN_EMPTY_LIBRARY, SCREENS
from tools.screens.stage import Stage

ROOT = Path(__file__).resolve().parents[1]
NOISE = ("propagateSizeHints",)
"""What the platform without a display says of every window."""


@dataclass(frozen=True)
class Variant:
    """A size in logical pixels, and how many real ones each of them has."""

    name: str
    size: QSize
    scale: float


VARIANTS = (
    Variant("100", QSize(1366, 768), 1.0),
    Variant("200", QSize(1366, 768), 2.0),
    Variant("small-200", QSize(960, 540), 2.0),
    Variant("tablet", QSize(800, 1280), 1.0),
)


@contextmanager
def qt_complaints() -> Iterator[list[str]]:
    """What Qt warns of meanwhile, noise left out."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            heard.extend([words] if not any(noise in words for noise in NOISE) else [])

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)


def take(stage: Stage, screens: tuple[tuple[str, Show], ...], variant: Variant, out: Path) -> list[str]:
    """Draws the screens in both themes; what went wrong."""
    faults = []
    for theme in ("light", "dark"):
        stage.program.theme.choose(theme)
        for name, show in screens:
            file = out / f"{name}-{theme}.png"
            try:
                with qt_complaints() as complaints:
                    show(stage)
                    image = stage.picture()
                    stage.clear()
                image.save(str(file))
                faults += [f"{variant.name} {file.name}: {words}" for words in complaints]
                if image.size() != variant.size * variant.scale:
                    faults.append(f"{variant.name} {file.name}: {image.width()} x {image.height()} pixels")
                if is_blank(image):
                    faults.append(f"{variant.name} {file.name}: blank")
            except Exception:  # noqa: BLE001  every screen is tried, and each failure is told
                faults.append(f"{variant.name} {file.name}: {traceback.format_exc()}")
                stage.clear()
    return faults


def is_blank(image: QImage) -> bool:
    """Whether an image, made very small, has one colour only."""
    small = image.scaled(24, 24)
    return len({small.pixel(x, y) for x in range(24) for y in range(24)}) == 1


def draw_variant(variant: Variant, out: Path, only: str) -> list[str]:
    """Everything in one size; in a process of its own, as Qt reads the scale once."""
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        for library, screens in (("empty", IN_AN_EMPTY_LIBRARY), ("full", SCREENS), ("unsafe", SAFETY)):
            wanted = tuple(screen for screen in screens if any(part in screen[0] for part in only.split(",")))
            folder = Path(scratch) / library
            folder.mkdir()
            if not wanted:
                continue
            if library != "empty":
                fill_library(folder)
            stage = Stage(application, folder, variant.size)
            faults += take(stage, wanted, variant, out)
            stage.close()
    return faults


@contextmanager
def surroundings(variant: Variant) -> Iterator[dict[str, str]]:
    """The environment of one size; without a display, on a screen that has room for the window."""
    environment = {**os.environ, "QT_SCALE_FACTOR": str(variant.scale)}
    platform = environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        if platform == "offscreen":
            wide, high = (round(1.2 * side * variant.scale) for side in variant.size.toTuple())
            screen = {"name": "screen", "x": 0, "y": 0, "width": wide, "height": high, "dpr": 1}
            screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
            file = Path(folder) / "screen.json"
            file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
            environment["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        yield environment


def main() -> int:
    """0 where every screen was drawn, 1 where one was not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--only", default="", help="screens whose names hold one of these, between commas")
    parser.add_argument("--variant", choices=[variant.name for variant in VARIANTS], default="")
    asked = parser.parse_args()
    variants = [variant for variant in VARIANTS if asked.variant in ("", variant.name)]
    if asked.variant and os.environ.get("QT_SCALE_FACTOR") == str(variants[0].scale):
        faults = draw_variant(variants[0], asked.out / asked.variant, asked.only)
        for fault in faults:
            print(fault, file=sys.stderr)
        return 1 if faults else 0
    code = 0
    for variant in variants:
        arguments = ["--out", asked.out, "--only", asked.only, "--variant", variant.name]
        with surroundings(variant) as environment:
            done = subprocess.run(
                [sys.executable, __file__, *map(str, arguments)], env=environment, cwd=ROOT, check=False
            )
        code = code or done.returncode
        count = len(list((asked.out / variant.name).glob("*.png")))
        print(f"{variant.name}: {count} pictures in {asked.out / variant.name}")
    return code


if __name__ == "__main__":
    sys.exit(main())
