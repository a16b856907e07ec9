"""A small model's workbook, as tests send it out, edit it and take it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook

from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.reports.model_workbook import reading
from maturity_desktop.storage.framework_files import (
    checked_entry,
)
from maturity_desktop.storage.yaml_tree import YamlTree
from maturity_desktop.verbs.models import export_model_workbook, file_of, read_model

SMALL: dict[str, Any] = {
    "schema": 1,
    "id": "mine",
    "title": "Mine",
    "short_title": "Mine",
    "edition": "2026",
    "owner": "Me",
    "about": "A model.",
    "scale": [{"level": 0, "title": "None"}, {"level": 1, "title": "Some"}, {"level": 2, "title": "All"}],
    "roles": {"manager": "Manager", "agent": "Agent"},
    "facts": {"global": {"question": "Global?", "default": False}},
    "themes": {"speed": "Speed"},
    "targets": [{"id": "readiness", "title": "Readiness", "level": 1, "exceptions": {"1.01": 2}}],
    "domains": [
        {
            "id": "1",
            "title": "First",
            "intent": "To begin.",
            "criteria": [
                {
                    "id": "1.01",
                    "title": "Planning",
                    "intent": "To plan.",
                    "ask": ["manager", "agent"],
                    "weight": 1.5,
                    "evidence": [{"kind": "document", "what": "The plan."}],
                    "levels": {
                        1: [{"id": "1.01-1a", "text": "A plan is written.", "theme": "speed"}],
                        2: [
                            {"id": "1.01-2a", "text": "It is kept."},
                            {"id": "1.01-2b", "text": "Abroad too.", "when": {"fact": "global", "is": True}},
                        ],
                    },
                },
                {
                    "id": "1.10",
                    "title": "Doing",
                    "intent": "To do.",
                    "levels": {1: [{"id": "1.10-1a", "text": "It is done."}]},
                },
            ],
        }
    ],
}


def exported(tree: dict[str, Any], folder: Path) -> Path:
    path = folder / "model.xlsx"
    export_model_workbook(file_of(tree), path)
    return path


@cache
def small_workbook() -> bytes:
    """The workbook of the small model, written once."""
    with TemporaryDirectory() as folder:
        return exported(SMALL, Path(folder)).read_bytes()


def entry_of(tree: dict[str, Any]) -> Any:
    return checked_entry(YamlTree("it", tree))


Edit = Callable[[Any], object]


def edited(tmp_path: Path, edit: Edit) -> dict[str, Any]:
    """What the small model reads back as after somebody has edited its workbook."""
    path = tmp_path / "model.xlsx"
    book = load_workbook(BytesIO(small_workbook()))
    edit(book)
    book.save(path)
    return read_model(path)[0]


def problems(tmp_path: Path, edit: Edit) -> list[str]:
    with pytest.raises(FrameworkError) as caught:
        edited(tmp_path, edit)
    return [str(problem).split("model.xlsx, ")[-1] for problem in caught.value.problems]


def put(sheet: str, cell: str, value: object) -> Edit:
    def edit(book: Any) -> None:
        book[sheet][cell].value = value

    return edit


def refused(path: Path) -> str:
    with pytest.raises(FrameworkError) as caught:
        reading.read_workbook(path, NullTranslations())
    (problem,) = caught.value.problems
    return str(problem)
