"""The compiled forms are those that ui/ holds."""

from pathlib import Path

import pytest

from tools.compile_forms import compile_forms, stale_forms

LABEL = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Page</class><widget class="QWidget" name="Page">
 <widget class="QLabel" name="label"><property name="text"><string>{text}</string></property></widget>
</widget></ui>
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with one form, and the folder with that form compiled."""
    ui, forms = tmp_path / "ui", tmp_path / "forms"
    ui.mkdir()
    forms.mkdir()
    (ui / "page.ui").write_text(LABEL.format(text="Before"), "utf-8")
    assert compile_forms(ui, forms) == ["ui_page.py"]
    return ui, forms


def test_every_form_is_compiled_as_it_stands() -> None:
    assert stale_forms() == [], "run: make forms"


def test_a_fresh_form_is_not_stale(folders: tuple[Path, Path]) -> None:
    assert stale_forms(*folders) == []


def test_a_changed_form_is_stale(folders: tuple[Path, Path]) -> None:
    (folders[0] / "page.ui").write_text(LABEL.format(text="After"), "utf-8")
    assert stale_forms(*folders) == ["ui_page.py"]


def test_a_form_that_was_not_compiled_is_stale(folders: tuple[Path, Path]) -> None:
    (folders[1] / "ui_page.py").unlink()
    assert stale_forms(*folders) == ["ui_page.py"]


def test_a_compiled_form_without_a_source_is_stale_and_goes(folders: tuple[Path, Path]) -> None:
    orphan = folders[1] / "ui_orphan.py"
    orphan.write_text("# left behind\n", "utf-8")
    assert stale_forms(*folders) == ["ui_orphan.py"]
    compile_forms(*folders)
    assert not orphan.exists()
    assert stale_forms(*folders) == []
