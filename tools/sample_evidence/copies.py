"""Marked copies of pictures: what the audit says is blacked out is black in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from PIL import Image, ImageDraw

from tools.sample_evidence.figures import SAMPLE


def write_copies(folder: Path) -> None:
    """The copies that the audit's register names, made from the pictures that are in the folder."""
    told = yaml.safe_load((SAMPLE / "norrhaven-2025.yaml").read_text(encoding="utf-8"))
    items: dict[int, dict[str, Any]] = {item["number"]: item for item in told["evidence"]}
    for item in items.values():
        if "copy_of" in item:
            with Image.open(folder / items[item["copy_of"]]["file"]) as original:
                picture = original.convert("RGB")
            for x1, y1, x2, y2 in item["black_outs"]:
                ImageDraw.Draw(picture).rectangle((x1, y1, x2 - 1, y2 - 1), fill="black")
            picture.save(folder / item["file"], optimize=True)
