"""A value of a model as it stands in a cell, and what a person's cell means."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from gettext import NullTranslations
from typing import Any

from maturity_desktop.reports.model_workbook.table import Column
from maturity_desktop.reports.text import spelt, visible

NAME_IN_LIST = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^,;\n]*))\s*(?:[,;\n]|$)')
WHOLE = re.compile(r"[-+]?[0-9]{1,15}(?:[.,]0+)?")
DECIMAL = re.compile(r"[-+]?[0-9]{1,12}(?:[.,][0-9]{1,15})?(?P<percent>\s*%)?")
SPELT = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_READS_AS_ANOTHER = re.compile(
    "[\t\r\x85\u2028\u2029]"
    r"|\[(?=U\+[0-9A-F]{4,6}\])"  # what `spelt` makes of a character
    "|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)"  # what sheets, and openpyxl, take for an escape
    r"|\A\s|\s\Z"  # blanks round a text are nobody's
)
_IN_NO_MODEL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_HIGHEST = 0x10FFFF
YES, NO = ("yes", "true", "1", "x"), ("no", "false", "0")


def as_cell(value: Any, column: Column, words: NullTranslations) -> str | int | float | None:
    """A value as its cell shows it; None leaves the cell empty."""
    _ = words.gettext
    if value is None:
        return None
    if column.kind == "truth":
        return _("yes") if value else _("no")
    if column.kind in ("whole", "decimal"):
        return value if isinstance(value, int | float) else str(value)
    if column.kind in ("names", "wholes"):
        return ", ".join(map(_listed, value))
    return text_of(value)


def text_of(value: str) -> str:
    """A text as its cell shows it: what cannot be seen there, or would read back as another, is spelt out.

    `spoken` is the way back.
    """
    return visible(_READS_AS_ANOTHER.sub(lambda found: spelt(found[0]), value))


def spoken(text: str) -> str:
    """The text that a cell shows with the characters that are spelt out in it."""
    return SPELT.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    """The character of a number; one that no model may have stays spelt out."""
    code = int(found[1], 16)
    return found[0] if code > _HIGHEST or _IN_NO_MODEL.fullmatch(chr(code)) else chr(code)


def _listed(value: str | int) -> str:
    """An entry of a list within a cell; quoted where it could pass for several, or for none."""
    text = text_of(str(value))
    plain = text and not any(mark in text for mark in ',;"\n')
    return text if plain else '"' + text.replace('"', '""') + '"'


def from_cell(raw: Any, column: Column, words: NullTranslations) -> Any:
    """What a cell means; a value that does not fit its column stays as it is, for the check to name."""
    if column.kind in ("text", "id"):
        return spoken(written(raw))
    if column.kind in ("names", "wholes"):
        names = _names(written(raw))
        return [_whole(name) for name in names] if column.kind == "wholes" else names
    if column.kind == "truth":
        return _truth(raw, words)
    return _whole(raw) if column.kind == "whole" else _decimal(raw)


def written(raw: Any) -> str:
    """A cell's value as text: 2026 and not 2026.0, and a day as 2025-01-31."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ")
    if isinstance(raw, date):
        return raw.isoformat()
    # Excel escapes what looks like one of its escapes; openpyxl takes that back in some files only.
    return str(raw).replace("_x005F_", "_").strip()


def _names(text: str) -> list[str]:
    found = []
    for match in NAME_IN_LIST.finditer(text):
        quoted, plain = match[1], (match[2] or "").strip()
        if quoted is not None:
            found.append(spoken(quoted.replace('""', '"')))
        elif plain:
            found.append(spoken(plain))
    return found


def _whole(raw: Any) -> Any:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, str) and WHOLE.fullmatch(raw.strip()):
        return int(re.split("[.,]", raw.strip())[0])
    return raw if isinstance(raw, int | float) else written(raw)


def _decimal(raw: Any) -> Any:
    """A number; 0,8 and 80 % are 0.8."""
    found = DECIMAL.fullmatch(raw.strip()) if isinstance(raw, str) else None
    if found is None:
        return raw if isinstance(raw, int | float) and not isinstance(raw, bool) else written(raw)
    number = float(found[0].removesuffix(found["percent"] or "").replace(",", "."))
    return number / 100 if found["percent"] else number


def _truth(raw: Any, words: NullTranslations) -> Any:
    _ = words.gettext
    word = written(raw).casefold()
    if word in YES or word == _("yes").casefold():
        return True
    if word in NO or word == _("no").casefold():
        return False
    return written(raw)
