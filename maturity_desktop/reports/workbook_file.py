"""The file that openpyxl writes a workbook into."""

from __future__ import annotations

from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile


class WorkbookFile(ZipFile):
    """A zip that is left as it is where it could not be written to its end: a full disk is told once."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, "w", ZIP_DEFLATED)

    def __del__(self) -> None:
        """Nothing: what failed half-way is thrown away, and finishing it would fail on a closed file."""
