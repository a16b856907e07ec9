"""What a kill leaves while a model is being written is no draft and no model, and goes with the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity_desktop.storage.files import replacing
from maturity_desktop.storage.model_drafts import draft_path, drafts, drop_draft, keep_draft
from maturity_desktop.storage.own_models import model_path, read_models


def killed_while_writing(path: Path) -> None:
    """What is left beside `path`, under the name that its writer gave it."""
    with replacing(path) as file:
        file.write(b"title: [")
        (beside,) = path.parent.glob(".*")
    beside.write_bytes(b"title: [")


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A library's folder whose draft “own” was written, and being written anew at a kill."""
    keep_draft(tmp_path, "own", {"title": "Own"})
    whole = draft_path(tmp_path, "own").read_bytes()
    killed_while_writing(draft_path(tmp_path, "own"))
    draft_path(tmp_path, "own").write_bytes(whole)
    return tmp_path


def test_a_half_written_draft_is_none(left: Path) -> None:
    assert drafts(left) == ("own",)


def test_a_half_written_draft_goes_with_the_draft(left: Path) -> None:
    keep_draft(left, "own_2", {"title": "Other"})
    drop_draft(left, "own")
    assert [path.name for path in draft_path(left, "own").parent.iterdir()] == ["own_2.yaml"]
    drop_draft(left, "own")
    drop_draft(left / "no library", "own")


def test_a_half_written_model_is_none(left: Path) -> None:
    killed_while_writing(model_path(left, "own"))
    model_path(left, "own").unlink()
    assert read_models(left) == ((), ())
