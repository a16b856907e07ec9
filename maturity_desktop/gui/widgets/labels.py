"""Labels that show words as they are."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

LONG_WORD = re.compile(r"(\S{40})(?=\S)")
ZERO_WIDTH_SPACE = "\u200b"


def plain_label(text: str = "", role: str = "", wraps: bool = False) -> QLabel:
    """A label that shows words as they are, whatever markup they hold."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def as_tip(words: str) -> str:
    """Words for a tool tip, which would take them for markup; it breaks them into lines."""
    return f"<p>{escape(words)}</p>" if words else ""


def breakable(text: str) -> str:
    """The text with places to break in words of any length, so that no label grows past its window."""
    return LONG_WORD.sub(rf"\1{ZERO_WIDTH_SPACE}", text)
