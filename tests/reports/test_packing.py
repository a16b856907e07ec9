"""Parts of a report that share pages: which do, and that they end on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.platypus import PageBreak, Spacer

from maturity_desktop.domain.progress import unwatched
from maturity_desktop.look import load_look
from maturity_desktop.reports.content import COLUMNS
from maturity_desktop.reports.parts import Column
from maturity_desktop.reports.pdf.document import Later, ReportDocument
from maturity_desktop.reports.pdf.packing import packed
from maturity_desktop.reports.pdf.pages import height_of
from maturity_desktop.reports.pdf.paragraphs import Styles, paragraph
from maturity_desktop.reports.pdf.typefaces import register
from tests.reports.audits import content_of
from tests.reports.pdf_checks import small
from tests.reports.pdf_reading import pages_of


def test_a_part_follows_on_the_page_where_it_fits_and_else_begins_one():
    low, high, open_ended = Spacer(1, 100), Spacer(1, 300), Later(list)
    column = Column(500, 600)
    parts = [("A", [PageBreak(), own]) for own in (high, low, high)]
    assert [len(run) for run in packed(parts, column)] == [2, 1]
    assert [len(run) for run in packed([*parts[:1], ("A", [PageBreak(), open_ended])], column)] == [2]
    assert [len(run) for run in packed([*parts[:1], ("B", [PageBreak(), open_ended])], column)] == [1, 1]


@pytest.mark.parametrize(("left", "pages"), [(400, [0, 0]), (250, [0, 1])])
@pytest.mark.parametrize("second", ["Model", "Other"])
def test_after_pages_of_any_length_a_part_of_the_same_model_begins_where_it_fits(left, pages, second):
    register()
    told, out = content_of(small("Note.")), BytesIO()
    document = ReportDocument(told, out, load_look("light"), unwatched)
    column, style = COLUMNS[told.page_size], Styles(document.look).body

    def long():
        return [Spacer(1, column.height - left - 30), paragraph("First.", style)]

    parts = [
        ("Model", [PageBreak(), Later(long)]),
        (second, [PageBreak(), Spacer(1, 300), paragraph("Second.", style)]),
    ]
    runs = packed(parts, column)
    document.lay_out([flowable for run in runs for _name, story in run for flowable in story])
    found = [page.text for page in pages_of(out.getvalue()).pages]
    at = [next(n for n, text in enumerate(found) if said in text) for said in ("First.", "Second.")]
    assert [place - at[0] for place in at] == (pages if second == "Model" else [0, 1])


@given(st.lists(st.tuples(st.integers(10, 500), st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_parts_that_share_a_page_end_on_it(heights):
    column = Column(500, 600)
    parts = [("A", [PageBreak(), *roomy(*measures)]) for measures in heights]
    runs = packed(parts, column)
    for run in runs:
        shared = [flowable for _name, story in run for flowable in story[(story is run[0][1]) :]]
        assert height_of(shared, column.width) <= column.height
    assert [story[-1] for run in runs for _name, story in run] == [part[-1] for _name, part in parts]


def roomy(height, before, after):
    """A flowable so high with room around it."""
    made = Spacer(1, height)
    made.spaceBefore, made.spaceAfter = before, after
    return [made]
