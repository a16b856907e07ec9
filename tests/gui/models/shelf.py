"""What a person does on the models page, and the model of the firm's own that tests put on its shelf."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maturity_desktop.gui.pages.models_page import ModelsPage
from maturity_desktop.storage.framework_writing import write_tree
from maturity_desktop.storage.library import Library
from maturity_desktop.storage.own_models import model_path
from tests.gui.models.conftest import Wait, small_tree


def titles(page: ModelsPage) -> list[str]:
    return [row.text for row in page.shelf.list.rows.rows if not row.heading]


def look_at(page: ModelsPage, title: str) -> None:
    row = next(at for at, own in enumerate(page.shelf.list.rows.rows) if own.text == title)
    page.shelf.list.setCurrentIndex(page.shelf.list.rows.index(row))


def keep_own(library: Library, **changes: Any) -> Path:
    """A model of the firm's own in the library's folder."""
    path = model_path(library.folder, "own")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_tree({**small_tree(), **changes}))
    return path


def reread(page: ModelsPage, wait: Wait, title: str) -> None:
    page.come_forward()
    wait(lambda: title in titles(page))
