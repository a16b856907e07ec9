"""The frame of a print of its own: what it says on every page, and that the same content is the same file."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.domain.errors import ReportError
from maturity_desktop.reports.packs.sheet import Parts, Sheet, check_sheet, write_sheet
from maturity_desktop.reports.pdf.paragraphs import prose
from maturity_desktop.reports.pdf.table import Row
from tests.reports.pdf_reading import overlaps, pages_of, squeezed
from tools.page_faults import faults_in

LONG = "Words that go on and on, <b>as they stand</b> & no further. " * 60
TOLD = ("one", "two")


def sheet(**more: Any) -> Sheet:
    given = {"title": "Schedule <1>", "subtitle": "Norrhaven & Co", "foot": "For the team \u202e only"} | more
    return Sheet(made_on=date(2026, 1, 12), words=NullTranslations(), **given)


def written(own: Sheet, rows: int = 80) -> bytes:
    parts, out = Parts(own), BytesIO()
    small = parts.styles.small
    table = parts.table(
        ("What", "Who"),
        [Row((prose(f"Row {n}", small), prose(LONG if n == 3 else "Ann", small))) for n in range(rows)],
        (0.4, 0.6),
    )
    story = [*parts.top("What this is."), parts.heading("Week 1"), *parts.text("Said.", quiet=True), table]
    write_sheet(own, story, TOLD, out)
    return out.getvalue()


@pytest.mark.parametrize("more", [{}, {"page_size": "Letter"}, {"is_wide": True}])
def test_all_of_it_stands_on_numbered_pages_of_the_size_asked_for(more: dict[str, Any]) -> None:
    own = sheet(**more)
    pages = pages_of(written(own))
    text = squeezed(pages.text)
    count = len(pages.pages)
    assert count > 2
    for words in ("Schedule <1>", "Norrhaven & Co", "What this is.", "Row 79", f"Page {count} of {count}"):
        assert squeezed(words) in text, words
    assert text.count(squeezed("as they stand</b> & no further.")) >= 58  # a page may end in one
    for page in pages.pages:
        assert (page.width, page.height) == pytest.approx(own.size, abs=1)
        assert squeezed("For the team [U+202E] only") in squeezed(page.text)
        boxes = [box for box, _words in page.boxes]
        assert all(left >= 0 and right <= page.width for left, _low, right, _high in boxes)
        assert all(overlaps(one, other) < 0.3 for one, other in combinations(boxes, 2))
    assert [(title, page) for _depth, title, page in pages.bookmarks] == [("Week 1", 0)]


def test_a_heading_stands_with_the_first_row_of_its_table() -> None:
    own, out = sheet(), BytesIO()
    parts = Parts(own)
    story = parts.top("What this is.")
    for number in range(12):
        row = Row((prose("Row", parts.styles.small), prose(LONG[:1_400], parts.styles.small)), whole=True)
        story += parts.headed(f"Week {number}", parts.table(("What", "Who"), [row, row], (0.4, 0.6)))
    write_sheet(own, story, TOLD, out)
    assert [str(fault) for fault in faults_in(out.getvalue())] == []


def test_the_same_content_is_the_same_file_and_is_known_by_it(tmp_path: Path) -> None:
    one = written(sheet())
    assert one == written(sheet())
    assert b"Helvetica" not in one, "a font that is named is in the file"
    path = tmp_path / "one.pdf"
    path.write_bytes(one)
    check_sheet(path, sheet(), TOLD)
    with pytest.raises(ReportError):
        check_sheet(path, sheet(), ("one", "three"))
    path.write_bytes(one[:2000])
    with pytest.raises(ReportError):
        check_sheet(path, sheet(), TOLD)
