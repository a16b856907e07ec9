"""How clients' sheets were read, remembered in the library's folder for the next file of the same shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from maturity_desktop.storage.files import replacing

FILE_NAME = "figure-mappings.json"
MOST = 200
"""Shapes that are remembered; the one that was used longest ago goes first."""
MOST_BYTES = 4 << 20


class FigureMappings:
    """One JSON object: the mapping of each shape, the one used last at the end."""

    def __init__(self, folder: Path, check: Callable[[], None] = lambda: None) -> None:
        """`check` is called before anything is written and raises where that may not be."""
        self._path = folder / FILE_NAME
        self._check = check

    def read(self) -> dict[str, Any]:
        """Every mapping by its shape; none where the file is not there or not as it was written."""
        try:
            with self._path.open("rb") as file:
                told = json.loads(file.read(MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    def remember(self, mappings: Mapping[str, Mapping[str, Any]]) -> None:
        """Keeps the mappings of shapes in place of what was remembered of them; OSError where it cannot."""
        self._check()
        told = {shape: own for shape, own in self.read().items() if shape not in mappings}
        told.update(mappings)
        kept = dict(list(told.items())[-MOST:])
        with replacing(self._path) as file:
            file.write(json.dumps(kept, ensure_ascii=False, indent=1).encode())
