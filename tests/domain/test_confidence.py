"""Confidence: kinds of evidence, currency, contradiction."""

from __future__ import annotations

from datetime import date

import pytest

from maturity_desktop.domain.audit import Evidence, Link
from maturity_desktop.domain.confidence import Confidence, confidence, is_stale, months_before
from maturity_desktop.domain.framework import EvidenceKind

CUT_OFF = date(2025, 12, 31)
DOCUMENT, DATA, INTERVIEW, SURVEY = (
    EvidenceKind.DOCUMENT,
    EvidenceKind.DATA,
    EvidenceKind.INTERVIEW,
    EvidenceKind.SURVEY,
)


def linked(
    *kinds: EvidenceKind, dated: date = CUT_OFF, contradicts: bool = False
) -> list[tuple[Link, Evidence]]:
    return [
        (
            Link("a", str(place), "f", "1.01", contradicts=contradicts),
            Evidence("c", str(place), place, "Item", kind, dated, CUT_OFF),
        )
        for place, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), Confidence.NONE),
        ((INTERVIEW,), Confidence.C),
        ((INTERVIEW, SURVEY), Confidence.C),
        ((DOCUMENT,), Confidence.B),
        ((DOCUMENT, DOCUMENT), Confidence.B),
        ((DOCUMENT, INTERVIEW), Confidence.A),
        ((DOCUMENT, DATA), Confidence.A),
    ],
)
def test_kinds(kinds: tuple[EvidenceKind, ...], expected: Confidence) -> None:
    assert confidence(linked(*kinds), CUT_OFF) is expected


def test_what_contradicts_or_is_stale_does_not_count() -> None:
    assert confidence(linked(DOCUMENT, contradicts=True), CUT_OFF) is Confidence.NONE
    assert confidence(linked(DOCUMENT, dated=date(2024, 12, 30)), CUT_OFF) is Confidence.NONE
    mixed = linked(DOCUMENT, dated=date(2020, 1, 1)) + linked(INTERVIEW)
    assert confidence(mixed, CUT_OFF) is Confidence.C


def test_twelve_months_to_the_day_is_current() -> None:
    assert not is_stale(date(2024, 12, 31), CUT_OFF)
    assert is_stale(date(2024, 12, 30), CUT_OFF)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2025, 3, 31), 1, date(2025, 2, 28)),
        (date(2025, 1, 15), 1, date(2024, 12, 15)),
        (date(2025, 12, 31), 6, date(2025, 6, 30)),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected
