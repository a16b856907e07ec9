"""A person's text in the database: UTF-8 that any tool can read.

What UTF-8 or SQLite's text functions cannot hold (lone surrogates, the null character) stands as U+001A and
four hexadecimal digits; so does U+001A itself.
"""

from __future__ import annotations

import re

UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
STANDS_FOR = re.compile("\x1a([0-9a-f]{4})")


def stored_text(text: str) -> str:
    """A person's text as the library keeps it."""
    return UNSTORABLE.sub(lambda match: f"\x1a{ord(match[0]):04x}", text)


def person_text(stored: str) -> str:
    """The text that `stored_text` was made from."""
    return STANDS_FOR.sub(lambda match: chr(int(match[1], 16)), stored) if "\x1a" in stored else stored
