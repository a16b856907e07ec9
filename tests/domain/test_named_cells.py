"""The cells that a workbook's names stand for."""

from __future__ import annotations

import pytest

from maturity_desktop.domain.named_cells import NamedCells, named_cells


@pytest.mark.parametrize(
    ("reference", "cells"),
    [
        ("'Scorecard'!$A$5:$A$49", NamedCells("Scorecard", 0, 5, 49)),
        ("Scorecard!$AB$5", NamedCells("Scorecard", 27, 5, 5)),
        ("'Bob''s card, 2'!$C$5:$C$6", NamedCells("Bob's card, 2", 2, 5, 6)),
        ("'Scorecard'!$A$5:$B$49", None),
        ("#REF!", None),
        ("'Scorecard'!#REF!", None),
        ("'[1]Book'!A", None),
        ("", None),
    ],
)
def test_a_reference_is_a_run_of_one_column_or_none(reference: str, cells: NamedCells | None) -> None:
    assert named_cells(reference) == cells
