"""What a file that comes in is called, and of which kind it is taken to be, until somebody says."""

from __future__ import annotations

import pytest

from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.domain.progress import Cancelled
from maturity_desktop.gui.intake import files_in, kind_of, title_of_file, title_of_text


def test_progress_stops_a_walk_through_folders(tmp_path):
    (tmp_path / "a.txt").write_text("a", "utf-8")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(files_in([tmp_path], stop))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Forecast_workbook_2025.xlsx", "Forecast workbook 2025"),
        ("staff-meeting-notes.docx", "staff meeting notes"),
        ("2025-11-03 report.pdf", "2025-11-03 report"),
        ("my%20plan.pdf", "my plan"),
        (".profile", ".profile"),
        ("___.txt", "___.txt"),
        ("x" * 200 + ".pdf", "x" * 80),
    ],
)
def test_a_title_is_suggested_from_the_name(name, title):
    assert title_of_file(name) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [("\n \nThird line\nmore", "Third line"), ("w" * 100, "w" * 79 + "…"), (" ", "Pasted text")],
)
def test_a_title_is_suggested_from_the_words(text, title):
    assert title_of_text(text) == title


@pytest.mark.parametrize(
    ("media_type", "name", "kind"),
    [
        ("image/jpeg", "a.jpg", EvidenceKind.OBSERVATION),
        ("image/svg+xml", "a.svg", EvidenceKind.DOCUMENT),
        ("text/csv", "a.csv", EvidenceKind.DATA),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "a.xlsx", EvidenceKind.DATA),
        ("application/vnd.oasis.opendocument.spreadsheet", "a.ods", EvidenceKind.DATA),
        ("application/vnd.ms-excel", "a.xls", EvidenceKind.DATA),
        ("audio/mpeg", "a.mp3", EvidenceKind.INTERVIEW),
        ("application/pdf", "a.pdf", EvidenceKind.DOCUMENT),
        ("", "a.csv", EvidenceKind.DATA),
        ("", "nothing known", EvidenceKind.DOCUMENT),
    ],
)
def test_a_kind_is_suggested(media_type, name, kind):
    assert kind_of(media_type, name) is kind
