"""An audit whose every text is markup with the name of a file that nobody may open."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from maturity_desktop.domain.audit import RECORD_TYPES, Audit, Change
from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.figure_records import (
    QuestionKind,
    SupportingData,
    Survey,
    SurveyQuestion,
)
from maturity_desktop.domain.record import Record
from maturity_desktop.domain.supporting_rows import GROUP, Table
from maturity_desktop.storage.library import Library

NAME = "canary-0b5e1f"
PLACE = Path(tempfile.gettempdir(), NAME)
PICTURE, PAGE, STYLE = (PLACE / name for name in ("picture.png", "page.html", "style.css"))
WORDS = (
    f'<img src="{PICTURE}"><a href="file://{PAGE}">&x</a> {{{{x}}}} =HYPERLINK("file://{PAGE}") '
    f"<link rel=stylesheet href={STYLE}> \ud800 \u202egpj\u2066 \u200b\ufeff \x1b[2J"
)
WORDS_OF_A_FILE = WORDS.translate(dict.fromkeys(map(ord, "\ud800\ufeff\x1b")))
"""The words without what YAML cannot hold."""
_SHORT = f'<img src="{PICTURE}"> =x'
BRAND = Brand(
    id="canary",
    name=_SHORT,
    firm=_SHORT,
    footer=_SHORT,
    closing_title=_SHORT,
    closing=(_SHORT,),
    contact=(_SHORT,),
)
"""The firm's own, which every report has: one that is not there is refused."""
NOT_WORDS = {name for kind in RECORD_TYPES for name in kind.KEY} | {
    "answers", "drawn", "edition", "figures", "grouped_by", "hours", "kind", "media_type", "rows", "sha256",
    "starts_at", "target_profile", "time_zone",
}  # fmt: skip
"""Fields that refer to something or have a form of their own, as targets and opening hours have."""
LISTS_OF_WORDS = {"channels", "choices"}
WORDS_OF_A_MODEL = {"about", "text", "title", "short_title", "owner", "intent", "question", "note"}
SAID = (QuestionKind.COMMENT, QuestionKind.GROUP, QuestionKind.CHOICE)
"""Questions that are answered in words."""


def about(told: str) -> str:
    """The words before others, which keep apart what has to be told apart."""
    return f"{WORDS} {told}"


def in_words(record: Record) -> Record:
    """A record with the canary in every text that a person types or that comes from a client's file."""
    told: dict[str, Any] = {}
    for entry in fields(record):
        value = getattr(record, entry.name)
        if entry.name == "quality":
            told[entry.name] = tuple(map(_logged, value))
        elif entry.name in LISTS_OF_WORDS:
            told[entry.name] = tuple(map(about, value))
        elif entry.name == "channel" and value:
            told[entry.name] = about(value)  # a reading's key, and what its series are found by
        elif entry.name == "brand":
            told[entry.name] = BRAND.id
        elif entry.name not in NOT_WORDS and type(value) is str:
            told[entry.name] = WORDS
    return replace(record, **told) if told else record


def _logged(line: str) -> str:
    """A line of the data quality log, the words in everything that it quotes."""
    told = json.loads(line)
    return json.dumps({name: _quoted(name, value) for name, value in told.items()})


def _quoted(name: str, value: object) -> object:
    return WORDS if type(value) is str and name != "kind" else value


def changes(audit: Audit, library: Library) -> Iterator[Change]:
    """What makes the words of an audit the canary's; tables that hold words are kept anew in the library."""
    for table in audit.tables.values():
        for record in table.values():
            new = _with_rows(in_words(record), audit, library)
            if new.key != record.key:
                yield Change(record, None)
                yield Change(None, new)
            elif new != record:
                yield Change(record, new)


def _with_rows(record: Record, audit: Audit, library: Library) -> Record:
    match record:
        case SupportingData(rows=sha256, grouped_by=groups) if sha256 and groups:
            return replace(record, rows=library.keep_table(_in_columns(library.table(sha256), {GROUP})))
        case Survey(id=survey, answers=sha256) if sha256:
            asked = (own for own in audit.all(SurveyQuestion) if own.survey == survey)
            said = {own.id for own in asked if own.kind in SAID}
            return replace(record, answers=library.keep_table(_in_columns(library.table(sha256), said)))
    return record


def _in_columns(table: Table, names: AbstractSet[str]) -> Table:
    """The rows of a table with the words in some columns, wherever something is said."""
    head, *rows = table
    return (
        head,
        *(
            tuple(
                about(cell) if cell and name in names else cell for name, cell in zip(head, row, strict=True)
            )
            for row in rows
        ),
    )


def model_in_words(tree: Any) -> Any:
    """The tree of a model with the canary in every text."""
    match tree:
        case dict():
            return {
                name: f"{WORDS_OF_A_FILE} {value}"
                if name in WORDS_OF_A_MODEL and type(value) is str
                else model_in_words(value)
                for name, value in tree.items()
            }
        case list():
            return list(map(model_in_words, tree))
    return tree
