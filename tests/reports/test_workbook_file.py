"""A disk that is full while a workbook is written is told once, and leaves no second trouble behind."""

from __future__ import annotations

import errno
import gc
import sys
import time
from collections.abc import Callable
from gettext import NullTranslations
from io import BytesIO
from typing import Any, BinaryIO

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_records import Asked, QuestionKind, Survey, SurveyQuestion
from maturity_desktop.reports.model_workbook import write_workbook
from maturity_desktop.reports.survey_sheets.answer_workbook import write_answer_workbook
from maturity_desktop.reports.survey_sheets.content import SurveyPaper
from maturity_desktop.reports.survey_sheets.layout import AnswerForm
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


def write_model(out: BinaryIO) -> None:
    tree = tree_of(read_framework(frameworks_folder() / "icmi-cmo.yaml"))
    write_workbook(tree, out, NullTranslations())


def write_answers(out: BinaryIO) -> None:
    survey = Survey("a1", "s1", Asked.EMPLOYEES, "Staff survey")
    question = SurveyQuestion("a1", "s1", "q1", 0, "Are you happy?", QuestionKind.SCALE)
    paper = SurveyPaper(survey, (question,), "Client", "Assessor", NullTranslations())
    write_answer_workbook(paper, AnswerForm.ROWS, out)


@pytest.mark.parametrize("write", [write_model, write_answers])
@pytest.mark.parametrize("room", [0, 5_000])
def test_a_full_disk_is_told_once(
    write: Callable[[BinaryIO], None], room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    unheard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unheard.append)
    with FullDisk(room) as out, pytest.raises(OSError, match="No space left"):
        write(out)
    gc.collect()
    assert unheard == []


def test_the_same_content_makes_the_same_bytes_whenever_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def written(write: Callable[[BinaryIO], None], year: int) -> bytes:
        monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 1, 0, 0, 0, 0, 1, 0)))
        monkeypatch.setattr(time, "time", lambda: (year - 1970) * 3e7)
        out = BytesIO()
        write(out)
        return out.getvalue()

    for write in (write_model, write_answers):
        assert written(write, 1999) == written(write, 2026)
