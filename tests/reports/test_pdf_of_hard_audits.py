"""Audits that are empty, large or of every kind of model, on paper."""

from __future__ import annotations

from functools import partial
from gettext import NullTranslations

import pytest

from maturity_desktop.domain.audit import AnswerValue
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content
from maturity_desktop.reports.pdf import check_pdf
from maturity_desktop.reports.text import visible
from tests.reports.audits import MADE_ON, content_of, everything, evidence_items, made_framework, results_of
from tests.reports.models import EVERY_KIND, PAIRS, five_in_one
from tests.reports.pdf_checks import (
    assert_holds,
    assert_nothing_overlaps,
    assert_stays_in_its_column,
    printed_strings,
    strings_of_several,
)
from tests.reports.pdf_reading import pages_of, written


def content_of_all(**options):
    """A model of every kind in one audit."""
    return build_content(five_in_one(), MADE_ON, ReportOptions(**options), NullTranslations(), PAIRS)


def content_of_one(make):
    """A model of one kind alone, as the audit of all has it."""
    (results,) = (found for found in five_in_one() if found.framework.id == make().id)
    return content_of(results)


HARD_AUDITS = {
    "empty": lambda: content_of(results_of(made_framework(8, 6))),
    "nothing applies": lambda: content_of(
        results_of(made_framework(3, 3), everything(made_framework(3, 3), AnswerValue.NOT_APPLICABLE))
    ),
    "200 items": lambda: content_of(
        results_of(made_framework(2, 3), evidence_items(made_framework(2, 3), 200))
    ),
    "five levels": lambda: content_of(results_of(made_framework(4, 4, 5, 1))),
    "100 criteria": lambda: content_of(results_of(made_framework(8, 13))),
    "no domain names": lambda: content_of(results_of(made_framework(1, 1), name="", sites="")),
    "two frameworks": lambda: content_of(results_of(made_framework(2, 2)), results_of(made_framework(3, 1))),
    **{make.__name__: partial(content_of_one, make) for make in EVERY_KIND},
    "every kind in one": content_of_all,
    "every kind in one, Letter": lambda: content_of_all(page_size="Letter"),
}


@pytest.mark.parametrize("make", HARD_AUDITS.values(), ids=HARD_AUDITS)
def test_hard_audits_are_whole_and_in_place(make, tmp_path):
    content = make()
    path = written(content, tmp_path / "hard.pdf")
    check_pdf(path, content)
    pages = pages_of(path)
    assert_stays_in_its_column(pages, content.page_size)
    assert_nothing_overlaps(pages)
    assert_holds(pages, [text for text in printed_strings(content) if visible(text)])
    if content.standings is not None:
        assert_holds(pages, [text for text in strings_of_several(content) if visible(text)])
