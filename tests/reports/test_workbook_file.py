"""A disk that is full while a model is written is told once, and leaves no second trouble behind."""

from __future__ import annotations

import errno
import gc
import sys
from gettext import NullTranslations
from io import BytesIO
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.reports.model_workbook import write_workbook
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.verbs.models import tree_of


class FullDisk(BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


@pytest.mark.parametrize("room", [0, 20_000])
def test_a_full_disk_is_told_once(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = tree_of(read_framework(frameworks_folder() / "icmi-cmo.yaml"))
    unheard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unheard.append)
    with FullDisk(room) as out, pytest.raises(OSError, match="No space left"):
        write_workbook(tree, out, NullTranslations())
    gc.collect()
    assert unheard == []
