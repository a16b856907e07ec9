"""Handing over: what is said before, what is written, what stays when it fails."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

import pypdfium2
import pytest

from maturity_desktop.domain.audit import AGREED, AnswerValue, Note
from maturity_desktop.domain.crosswalk import Crosswalk, End, Pair, Strength
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.domain.results import Results, evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.verbs.export import export_pdf, export_workbook, pairs_for
from maturity_desktop.verbs.export_word import export_word
from maturity_desktop.verbs.models import crosswalk_at_hand
from tests.builders import audit, criterion, framework

MODEL = framework({"1": [criterion([1, 1], "1.01"), criterion([1, 1], "1.02")]}, top=2)
DAY, OPTIONS, WORDS = date(2026, 2, 6), ReportOptions(), NullTranslations()


def results(note: str = "") -> Results:
    answers = {"1.01-1a": AnswerValue.MET, "1.01-2a": AnswerValue.NOT_MET}
    return evaluate(audit(answers, Note("a1", "model", AGREED, "1.01", note)), MODEL)


def test_pairs_are_read_for_several_models_only(tmp_path: Path) -> None:
    one = results()
    assert not pairs_for([one], tmp_path).pairs
    assert pairs_for([one, one], tmp_path).pairs == crosswalk_at_hand(tmp_path).pairs != ()


def test_a_report_of_several_models_has_the_pairs_that_it_is_given(tmp_path: Path) -> None:
    other = replace(MODEL, id="other", title="Other model", short_title="Other")
    pair = Pair(End("model", "1.01"), End("other", "1.02"), Strength.STRONG, "Both ask for the same.")
    path = tmp_path / "report.pdf"
    for pairs, there in (((pair,), True), ((), False)):
        both = [results(), evaluate(audit(), other)]
        export_pdf(both, path, DAY, OPTIONS, WORDS, crosswalk=Crosswalk("", pairs))
        assert ("Both ask for the same." in text_of(path)) is there


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.parametrize("export", [export_pdf, export_workbook, export_word])
def test_what_is_written_is_told_with_its_hash(tmp_path: Path, export: object) -> None:
    path = tmp_path / "out"
    done = export([results()], path, DAY, OPTIONS, WORDS)  # type: ignore[operator]
    assert done.path == path
    assert done.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert done.size == path.stat().st_size > 1_000


@pytest.mark.parametrize("export", [export_pdf, export_workbook, export_word])
def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(tmp_path: Path, export: object) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"the old report")

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export([results()], path, DAY, OPTIONS, WORDS, stop)  # type: ignore[operator]
    assert path.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("export", [export_pdf, export_workbook, export_word])
def test_a_place_that_cannot_be_written_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, export: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is open elsewhere refuses to be replaced, a full disk to be filled further."""
    path = tmp_path / "out"
    path.write_bytes(b"the old report")

    def refuse(*_told: object) -> None:
        raise PermissionError(13, "open elsewhere")

    with monkeypatch.context() as patched:
        patched.setattr("os.replace", refuse)
        with pytest.raises(PermissionError):
            export([results()], path, DAY, OPTIONS, WORDS)  # type: ignore[operator]
    assert path.read_bytes() == b"the old report"
    assert list(tmp_path.iterdir()) == [path]
