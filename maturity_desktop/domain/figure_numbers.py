"""Numbers as clients write them: decimal commas, thousands marks, signs of money and percent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

SPACES = re.compile("[\\s\u00a0\u2007\u2009\u202f'’`´_]+")
"""What people put between thousands, besides a dot or a comma; NBSP and its narrow sisters too."""
MONEY = re.compile(
    r"^(?:[A-Z]{3}|[€$£¥₹]|kr\.?|Fr\.?|zł)|(?:[A-Z]{3}|[€$£¥₹]|kr\.?|Fr\.?|zł|,-)$", re.IGNORECASE
)
LONGEST_NUMBER = 40
"""Digits and marks of a figure; Python makes no number of some thousands."""
DIGITS = re.compile(r"\d[\d.,]*|[.,]\d+")
MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "﹣": "-"})
NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "---",
        "–",
        "—",
        ".",
        "..",
        "...",
        "n/a",
        "na",
        "n.a.",
        "#n/a",
        "nan",
        "null",
        "none",
        "nil",
        "k.a.",
        "k. a.",
        "n.v.",
        "nv",
        "keine",
        "keine angabe",
        "fehlt",
        "missing",
        "nd",
        "n.d.",
        "s/d",
        "s.o.",
        "tbd",
        "?",
        "x",
        "i/a",
        "mangler",
        "sin dato",
        "(blank)",
        "(leer)",
        "no data",
    )
)
"""How people write that there is no figure."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number before its marks are read: its digits with dots and commas, its sign, a percent sign."""

    digits: str
    negative: bool = False
    percent: bool = False

    @property
    def decimal(self) -> str:
        """The mark that can only be the decimal one; empty where there is none or it may be either."""
        dots, commas = self.digits.count("."), self.digits.count(",")
        if dots and commas:
            return max(".,", key=self.digits.rfind)
        if dots + commas == 0:
            return ""
        mark = "." if dots else ","
        if dots + commas > 1:
            return "," if mark == "." else "."
        whole, part = self.digits.split(mark)
        is_grouping = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
        return "" if is_grouping else mark

    @property
    def is_undecided(self) -> bool:
        """Whether it has a mark that may be the decimal one or stand between thousands."""
        return not self.decimal and ("." in self.digits or "," in self.digits)

    def value(self, decimal: str) -> Fraction | None:
        """The number where the decimal mark is this one; None where its marks make no number then."""
        other = "," if decimal == "." else "."
        whole, mark, part = self.digits.partition(decimal)
        groups = whole.split(other)
        grouped = len(groups) == 1 or (
            1 <= len(groups[0]) <= 3
            and all(len(group) in (2, 3) for group in groups[1:])
            and len(groups[-1]) == 3
        )
        plain = "".join(groups)
        if not grouped or other in part or decimal in part or not (plain or part):
            return None
        number = Fraction(f"{plain or '0'}.{part or '0'}") if mark else Fraction(plain)
        return -number if self.negative else number


def written_number(text: str) -> WrittenNumber | None:
    """The number that a text is; None where it is none."""
    bare = SPACES.sub("", text).translate(MINUS)
    percent = bare.endswith("%") or bare.startswith("%")
    bare = MONEY.sub("", MONEY.sub("", bare.strip("%")))
    negative = bare.startswith("-") or bare.endswith("-") or (bare.startswith("(") and bare.endswith(")"))
    bare = bare.strip("+-()")
    if len(bare) > LONGEST_NUMBER or not DIGITS.fullmatch(bare):
        return None
    return WrittenNumber(bare, negative, percent)


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no figure."""
    return text.strip().lower() in NOTHING


def decimal_marks(texts: Iterable[str]) -> dict[str, str]:
    """The decimal marks that texts can only be read with, each with a text that decides it."""
    found: dict[str, str] = {}
    for text in texts:
        number = written_number(text)
        if number is not None and number.decimal:
            found.setdefault(number.decimal, text)
    return found


def exactly(number: float) -> Fraction:
    """A cell's number as the fifteen digits that a spreadsheet counts with: 0.1 + 0.7 is 4/5."""
    return Fraction(f"{number:.15g}")
