"""Labels of charts, which know no fonts: how wide words roughly are, and where they may break."""

from __future__ import annotations

import unicodedata

from maturity_desktop.reports.drawing import Text

_AVERAGE = 0.56  # of the size, for Latin letters in Inter
_FIGURE, _WIDE = 0.62, 0.82
SLACK = 6.0
"""Room beside a name for letters that are wider than they were taken for."""
_NARROW = frozenset("iljtfrI.,:;'|!()[] ")


def rough_width(words: str, size: float) -> float:
    """About how wide words are in the report's font; rather too wide than too narrow."""
    return size * sum(_share(character) for character in words)


def _share(character: str) -> float:
    if character in _NARROW:
        return 0.33
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character.isdigit():
        return _FIGURE
    if character in "%+":
        return _WIDE
    return 0.72 if character.isupper() or character in "mwMW—" else _AVERAGE


def names_beside(x: float, middle: float, name: str, size: float, width: float) -> tuple[Text, ...]:
    """A name at the left of a bar, on two lines where it is long; longer ones end in an ellipsis."""
    lines = broken(name, size, width) or ("",)
    if len(lines) == 1:
        return (Text(x, middle + 0.35 * size, name, size, max_width=width + SLACK),)
    first, second = lines
    small = 0.92 * size
    return (
        Text(x, middle - 0.29 * small, first, small, max_width=width + SLACK),
        Text(x, middle + 0.81 * small, second, small, max_width=width + SLACK),
    )


def broken(words: str, size: float, width: float, most: int = 2) -> tuple[str, ...]:
    """The words on so many lines at most, broken between words; the last line may be too long."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (rough_width(longer, size) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
