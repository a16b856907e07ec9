"""Handing over: what is said before, what is written, what stays when it fails."""

from __future__ import annotations

import hashlib
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, Note
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.content import ReportOptions
from maturity_desktop.verbs.export import export_pdf, export_workbook, report_warnings
from tests.builders import audit, criterion, framework

MODEL = framework({"1": [criterion([1, 1], "1.01"), criterion([1, 1], "1.02")]}, top=2)
DAY, OPTIONS, WORDS = date(2026, 2, 6), ReportOptions(), NullTranslations()


def results(note: str = "") -> Results:
    answers = {"1.01-1a": AnswerValue.MET, "1.01-2a": AnswerValue.NOT_MET}
    return evaluate(audit(answers, Note("a1", "model", AGREED, "1.01", note)), MODEL)


def test_warnings_name_what_is_open() -> None:
    warnings = report_warnings([results()], DAY, OPTIONS, WORDS)
    assert [warning.split(":")[1].strip() for warning in warnings] == ["1.02", "1.01, 1.02", "1.01"]


def test_a_character_without_a_glyph_is_told_with_its_place() -> None:
    (*_, warning) = report_warnings([results("今 and 今 again")], DAY, OPTIONS, WORDS)
    assert "U+4ECA" in warning
    assert "1.01" in warning
    warning.encode()  # can be shown and printed


def test_a_page_of_such_characters_is_one_warning() -> None:
    text = "".join(chr(0x4E00 + place) for place in range(300))
    warnings = report_warnings([results(text)], DAY, OPTIONS, WORDS)
    assert len(warnings) == 4
    assert "300 characters" in warnings[-1]
    assert len(warnings[-1]) < 300


@pytest.mark.parametrize("export", [export_pdf, export_workbook])
def test_what_is_written_is_told_with_its_hash(tmp_path: Path, export: object) -> None:
    path = tmp_path / "out"
    done = export([results()], path, DAY, OPTIONS, WORDS)  # type: ignore[operator]
    assert done.path == path
    assert done.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert done.size == path.stat().st_size > 1_000


@pytest.mark.parametrize("export", [export_pdf, export_workbook])
def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(tmp_path: Path, export: object) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"the old report")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export([results()], path, DAY, OPTIONS, WORDS, stop)  # type: ignore[operator]
    assert path.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [path]
