"""How high plain words stand at a width, for lists of thousands of rows: most need no laying out."""

from __future__ import annotations

import re
from math import ceil, inf

from PySide6.QtGui import QFont, QFontMetricsF

from maturity_desktop.gui.widgets.wrapped_text import WrappedText, line_height

SPARE = 2.0
"""Logical pixels by which letters one by one must be narrower than the line that surely takes them."""
ROUNDED = 0.5
"""By how much a measured line may differ from the one that is laid out."""
TIGHTEST = 0.8
"""Kerning and ligatures make a line no narrower than this, compared with its letters one by one."""

STANDS_ALONE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2026]").fullmatch
"""Latin letters, digits and marks; the soft hyphen may break a line, and other scripts join or stack."""


class Advances(dict[str, float]):
    """The widths of letters one by one; endless for those that may join, stack or break a line."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self.metrics = QFontMetricsF(font)

    def __missing__(self, letter: str) -> float:
        self[letter] = width = self.metrics.horizontalAdvance(letter) if STANDS_ALONE(letter) else inf
        return width


class TextHeights:
    """The heights of texts that are shown in one line or two; each is worked out once."""

    MOST_LINES = 2

    def __init__(self, font: QFont, width: float) -> None:
        self.width = width
        self._font = font
        self._step = line_height(font)
        self._advances = Advances(font)
        self._known: dict[str, int] = {}

    def of(self, text: str) -> int:
        """As WrappedText has it."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._measure(text)
        return known

    def _measure(self, text: str) -> int:
        letters = sum(map(self._advances.__getitem__, text))
        if letters <= self.width - SPARE:
            return ceil(self._step)
        if letters < inf:
            # As wide as it may be at the least, and where that leaves it open, as wide as it is.
            line = letters * TIGHTEST
            if line <= self.width:
                line = self._advances.metrics.horizontalAdvance(text.rstrip())
            if line > self.width + ROUNDED:
                return ceil(self._step * self.MOST_LINES)
            if line < self.width - ROUNDED:
                return ceil(self._step)
        return WrappedText(text, self._font, self.width, self.MOST_LINES).height
