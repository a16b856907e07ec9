"""Names of files made of a person's words, valid on every system that the file may travel to."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 120
"""In bytes of UTF-8, well below the 255 of common file systems, so that a path around it has room."""

NOT_IN_NAMES = frozenset('<>:"/\\|?*')
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)


def safe_name(words: str, otherwise: str, longest: int = LONGEST_NAME) -> str:
    """The words as the stem of a file's name; `otherwise` where nothing of them can stand in one.

    `longest` is in bytes of UTF-8.
    """
    spelt = "".join(_in_a_name(sign) for sign in unicodedata.normalize("NFC", words))
    name = _shortened(" ".join(spelt.split()).strip(" .-"), longest)
    if not name:
        return otherwise
    return f"{name}_" if name.split(".")[0].strip().casefold() in RESERVED else name


def _in_a_name(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in NOT_IN_NAMES:
        return "-"
    return "" if unicodedata.category(sign) in UNSEEN else sign


def _shortened(name: str, longest: int) -> str:
    return name.encode()[:longest].decode(errors="ignore").rstrip(" .-")
