"""The names of a workbook (.xlsx) and what they stand for."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import iterparse

from maturity_desktop.storage.spreadsheets.formulas import BOOK, UNREADABLE

MOST_BYTES = 4 << 20


def defined_names(path: Path) -> Mapping[str, str]:
    """The references by name, those of the whole workbook only; none where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as parts:
            if parts.getinfo(BOOK).file_size > MOST_BYTES:
                return {}
            with parts.open(BOOK) as file:
                ended = (element for _event, element in iterparse(file))  # noqa: S314 - nothing is expanded
                return {
                    str(own.get("name")): own.text or ""
                    for own in ended
                    if own.tag.rpartition("}")[2] == "definedName" and own.get("localSheetId") is None
                }
    except UNREADABLE:
        return {}
