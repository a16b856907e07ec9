"""What fits words that were typed: places to go, and what is written in the audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Literal

from maturity_desktop.domain.audit import Answer, Audit, Note, SetLevel
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.models.rows import Row

MOST_ROWS = 60
FEWEST_LETTERS = 2
SNIPPET = 90
BEFORE = 24

Kind = Literal["page", "criterion", "evidence", "audit", "act"]


@dataclass(frozen=True, slots=True)
class Goal:
    """Somewhere to go: a page by name, a criterion, an item of evidence, an audit by id, an act by name."""

    kind: Kind
    key: str


def criterion_goals(framework: Framework) -> Iterator[Row]:
    """The criteria of a framework."""
    for criterion in framework.criteria:
        yield Row(
            criterion.title, lead=criterion.id, mark=_("criterion"), goal=Goal("criterion", criterion.id)
        )


def evidence_goals(audit: Audit) -> Iterator[Row]:
    """The client's evidence."""
    for item in audit.evidence:
        yield Row(item.title, lead=item.label, mark=_("evidence"), goal=Goal("evidence", item.id))


def fitting(rows: Iterable[Row], words: str) -> tuple[Row, ...]:
    """The rows that hold every word, those that begin with what was typed first."""
    typed = " ".join(words.casefold().split())
    parts = typed.split()
    found = []
    for place, row in enumerate(rows):
        text = f"{row.lead} {row.text}".casefold()
        if all(part in text for part in parts):
            begins = row.lead.casefold().startswith(typed) or row.text.casefold().startswith(typed)
            found.append((not begins, place, row))
    return tuple(row for _begins, _place, row in sorted(found, key=lambda entry: entry[:2])[:MOST_ROWS])


def found_in_audit(audit: Audit, framework: Framework, words: str) -> tuple[Row, ...]:
    """Where the words stand in the framework's texts and in what was written, in the standard's order."""
    parts = words.casefold().split()
    if len(" ".join(parts)) < FEWEST_LETTERS:
        return ()
    place = {criterion.id: number for number, criterion in enumerate(framework.criteria)}
    hits = [
        (criterion, kind, text)
        for criterion, kind, text in _texts(audit, framework)
        if criterion in place and all(part in text.casefold() for part in parts)
    ]
    hits.sort(key=lambda hit: place[hit[0]])
    return tuple(
        Row(snippet(text, parts[0]), lead=criterion, mark=kind, goal=Goal("criterion", criterion))
        for criterion, kind, text in hits[:MOST_ROWS]
    )


def _texts(audit: Audit, framework: Framework) -> Iterator[tuple[str, str, str]]:
    """Every text with the criterion it stands at and what sort of text it is."""
    for criterion in framework.criteria:
        yield criterion.id, _("criterion"), criterion.title
        for checkpoint in criterion.checkpoints:
            yield criterion.id, _("checkpoint"), checkpoint.text
    homes = framework.criterion_of_checkpoint
    for answer in audit.all(Answer):
        if answer.framework == framework.id and answer.checkpoint in homes:
            yield homes[answer.checkpoint].id, _("remark"), answer.remark
    for note in audit.all(Note):
        if note.framework == framework.id:
            yield note.criterion, _("note"), note.text
            yield note.criterion, _("reservation"), note.reservation
    for level in audit.all(SetLevel):
        if level.framework == framework.id:
            yield level.criterion, _("reason for a level"), level.reason
    yield from _evidence_texts(audit, framework)


def _evidence_texts(audit: Audit, framework: Framework) -> Iterator[tuple[str, str, str]]:
    for criterion in framework.criteria:
        for item in audit.evidence_of(framework.id, criterion.id):
            told: Sequence[str] = (item.label, item.title, item.source, item.text, item.file_name)
            yield criterion.id, _("evidence"), " · ".join(part for part in told if part)


def snippet(text: str, word: str) -> str:
    """The text round the first place of a word, on one line."""
    line = " ".join(text.split())
    at = line.casefold().find(word)
    start = max(0, at - BEFORE) if len(line) > SNIPPET else 0
    cut = line[start : start + SNIPPET]
    return ("…" if start else "") + cut + ("…" if start + SNIPPET < len(line) else "")
