"""Intervals about a share as formulas, each step as domain.statistics and domain.survey take it."""

from __future__ import annotations

from maturity_desktop.domain.survey import FEW, LEAST_BOXES

Z = "NORMSINV(0.975)"
"""The quantile of the normal distribution that 95 % certainty goes by."""


def wilson(hits: str, of: str) -> tuple[str, str]:
    """The low and the high end of Wilson's interval, 0 to 1; `of` is above nought."""
    share = f"({hits}/{of})"
    middle = f"{share}+{Z}^2/(2*{of})"
    reach = f"{Z}*SQRT({share}*(1-{share})/{of}+{Z}^2/(4*{of}^2))"
    whole = f"(1+{Z}^2/{of})"
    return (
        f"IF({hits}=0,0,({middle}-{reach})/{whole})",
        f"IF({hits}={of},1,({middle}+{reach})/{whole})",
    )


def of_answers(hits: str, of: str, population: str) -> tuple[str, str]:
    """The interval about a share of answers: the margin with the finite population, Wilson's where few.

    Where all of the population answered, the margin is nought, however few they are.
    """
    enough = f"AND({of}>={FEW},{hits}>={LEAST_BOXES},{of}-{hits}>={LEAST_BOXES})"
    many = f"OR(N({population})={of},{enough})"
    finite = f"SQRT(({population}-{of})/({population}-1))"
    known = f"AND(ISNUMBER({population}),N({population})>={of},N({population})>1)"
    share = f"({hits}/{of})"
    margin = f"{Z}*SQRT({share}*(1-{share})/{of})*IF({known},{finite},1)"
    low, high = wilson(hits, of)
    return (
        f"IF({many},MAX(0,{share}-{margin}),{low})",
        f"IF({many},MIN(1,{share}+{margin}),{high})",
    )
