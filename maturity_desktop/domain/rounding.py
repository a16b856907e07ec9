"""How a figure is rounded wherever it is told, so that screen, paper and workbook say the same."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

WIDE = Context(prec=400)
"""Room for every number that a float can be."""


def half_up(value: float, places: int) -> Decimal:
    """The value as it is written, with so many decimals. A half goes up, as in a spreadsheet: 1.625, 1.63."""
    written = Decimal(repr(float(value)))
    if not written.is_finite():
        return written
    return written.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
