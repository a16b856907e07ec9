"""What fits words that were typed: places to go, and what is written in the audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from itertools import islice
from typing import Literal

from maturity_desktop.domain.audit import AGREED, Answer, Audit, Note, SetLevel
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.improvement_records import Action, ActionNote, Finding
from maturity_desktop.domain.plan_records import Request
from maturity_desktop.domain.report_photos import photos_in_order
from maturity_desktop.domain.sign_off import sign_offs
from maturity_desktop.gui.models.rows import Row

MOST_ROWS = 60
FEWEST_LETTERS = 2
SNIPPET = 90
BEFORE = 24

MOST_REQUESTS = 12
"""Of the rows that are found, and as many of each further kind; the others are of the criteria."""

Kind = Literal[
    "page", "criterion", "evidence", "request", "finding", "action", "audit", "act", "photo", "sign_off"
]


@dataclass(frozen=True, slots=True)
class Goal:
    """Somewhere to go: a page or an act by name; by id a criterion, evidence, request, finding, action,
    audit, photo of the report or signed version.

    `framework` is that of a criterion.
    """

    kind: Kind
    key: str
    framework: str = ""


def criterion_goals(frameworks: Sequence[Framework]) -> Iterator[Row]:
    """The criteria of an audit's frameworks; where there are several, each names its own."""
    for framework in frameworks:
        mark = framework.short_title if len(frameworks) > 1 else _("criterion")
        for criterion in framework.criteria:
            goal = Goal("criterion", criterion.id, framework.id)
            yield Row(criterion.title, lead=criterion.id, mark=mark, goal=goal)


def evidence_goals(audit: Audit) -> Iterator[Row]:
    """The client's evidence."""
    for item in audit.evidence:
        yield Row(item.title, lead=item.label, mark=_("evidence"), goal=Goal("evidence", item.id))


def request_goals(audit: Audit) -> Iterator[Row]:
    """What the client is asked for."""
    for own in sorted(audit.all(Request), key=lambda request: request.number):
        yield Row(own.title, lead=own.label, mark=_("request"), goal=Goal("request", own.id))


def finding_goals(audit: Audit, rating_set: str = AGREED) -> Iterator[Row]:
    """The findings by number; they rest on the agreed ratings, and are out of sight with them."""
    if rating_set == AGREED:
        for own in sorted(audit.all(Finding), key=lambda finding: finding.number):
            yield Row(own.title, lead=own.label, mark=_("finding"), goal=Goal("finding", own.id))


def action_goals(audit: Audit, rating_set: str = AGREED) -> Iterator[Row]:
    """The actions of the roadmap by number; out of sight with the agreed ratings too."""
    if rating_set == AGREED:
        for own in sorted(audit.all(Action), key=lambda action: action.number):
            yield Row(own.title, lead=own.label, mark=_("action"), goal=Goal("action", own.id))


def found_in_files(audit: Audit, files: frozenset[str]) -> tuple[Row, ...]:
    """The items with one of these files, by their SHA-256: words stand in it that were looked for."""
    rows = (
        Row(item.title, lead=item.label, mark=_("in its file"), goal=Goal("evidence", item.id))
        for item in audit.evidence
        if item.sha256 in files
    )
    return tuple(islice(rows, MOST_ROWS))


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


def found_in_audit(
    audit: Audit,
    frameworks: Sequence[Framework],
    words: str,
    rating_set: str = AGREED,
    told: frozenset[object] = frozenset(),
) -> tuple[Row, ...]:
    """Where the words stand in the frameworks' texts, in what a rating set says of them, in evidence,
    requests, findings and actions; without the goals that are told already.

    Where there are several frameworks, each has its share of the rows, under a heading.
    """
    parts = words.casefold().split()
    if len(" ".join(parts)) < FEWEST_LETTERS:
        return ()
    found = [(framework, _found_at(audit, framework, parts, rating_set)) for framework in frameworks]
    found = [(framework, _untold(rows, told)) for framework, rows in found]
    found = [(framework, rows) for framework, rows in found if rows]
    besides = [
        (heading, _untold(rows, told))
        for heading, rows in (
            (_("Evidence"), _loose_evidence_with(audit, parts)),
            (_("Requests"), _requests_with(audit, parts)),
            (_("Findings"), _findings_with(audit, parts) if rating_set == AGREED else []),
            (_("Actions"), _actions_with(audit, parts) if rating_set == AGREED else []),
            (_("Photos of the report"), _photos_with(audit, parts) if rating_set == AGREED else []),
            (_("Signed versions"), _sign_offs_with(audit, parts) if rating_set == AGREED else []),
        )
    ]
    besides = [(heading, rows) for heading, rows in besides if rows]
    most = MOST_ROWS - sum(len(rows[:MOST_REQUESTS]) for _heading, rows in besides)
    if len(frameworks) == 1:
        shown = (row for _heading, rows in besides for row in rows[:MOST_REQUESTS])
        return (*(row for _framework, rows in found for row in rows[:most]), *shown)
    share = (most - len(besides)) // max(1, len(found)) - 1
    rows_found = (
        row
        for framework, rows in found
        for row in (Row(framework.short_title, mark=str(len(rows)), heading=True), *rows[:share])
    )
    rows_besides = (
        row
        for heading, rows in besides
        for row in (Row(heading, mark=str(len(rows)), heading=True), *rows[:MOST_REQUESTS])
    )
    return (*rows_found, *rows_besides)


def found_by_name_and_words(
    rows: Iterable[Row], audit: Audit, frameworks: Sequence[Framework], words: str, rating_set: str = AGREED
) -> tuple[Row, ...]:
    """The rows whose names fit; below them where else in the audit the words stand, under a heading."""
    named = fitting(rows, words)
    written = found_in_audit(audit, frameworks, words, rating_set, frozenset(row.goal for row in named))
    if not written or written[0].heading:
        return (*named, *written)
    return (*named, Row(_("Words in this audit"), mark=str(len(written)), heading=True), *written)


def _untold(rows: Sequence[Row], told: frozenset[object]) -> list[Row]:
    """The rows without what stands elsewhere; what is written at a criterion says more than its name."""
    at_criteria = {goal for goal in told if isinstance(goal, Goal) and goal.kind == "criterion"}
    return [
        row
        for row in rows
        if row.goal not in told or (row.goal in at_criteria and row.mark != _("criterion"))
    ]


def _loose_evidence_with(audit: Audit, parts: Sequence[str]) -> list[Row]:
    """The evidence that supports nothing yet, in which all the words stand."""
    linked = {link.evidence for links in audit.links_by_criterion.values() for link in links}
    rows = []
    for item in audit.evidence:
        told = " · ".join(part for part in (item.title, item.source, item.text, item.file_name) if part)
        if item.id not in linked and all(part in f"{item.label} {told}".casefold() for part in parts):
            at = next((part for part in parts if part in told.casefold()), "")
            goal = Goal("evidence", item.id)
            rows.append(Row(snippet(told, at), lead=item.label, mark=_("evidence"), goal=goal))
    return rows


def _requests_with(audit: Audit, parts: Sequence[str]) -> list[Row]:
    """The requests in which all the words stand."""
    rows = []
    for own in sorted(audit.all(Request), key=lambda request: request.number):
        told = (own.label, own.title, own.what, own.period, own.format, own.owner, own.note, own.reason)
        text = " · ".join(part for part in told[1:] if part)
        if all(part in f"{own.label} {text}".casefold() for part in parts):
            at = next((part for part in parts if part in text.casefold()), "")
            goal = Goal("request", own.id)
            rows.append(Row(snippet(text, at), lead=own.label, mark=_("request"), goal=goal))
    return rows


def _findings_with(audit: Audit, parts: Sequence[str]) -> list[Row]:
    """The findings in which all the words stand."""
    rows = []
    for own in sorted(audit.all(Finding), key=lambda finding: finding.number):
        told = (
            own.title, own.condition, own.cause, own.effect, own.recommendation, own.outcome, own.proof,
            own.answer,
        )  # fmt: skip
        text = " · ".join(part for part in told if part)
        if all(part in f"{own.label} {text}".casefold() for part in parts):
            at = next((part for part in parts if part in text.casefold()), "")
            goal = Goal("finding", own.id)
            rows.append(Row(snippet(text, at), lead=own.label, mark=_("finding"), goal=goal))
    return rows


def _actions_with(audit: Audit, parts: Sequence[str]) -> list[Row]:
    """The actions in which, or in the notes on which, all the words stand."""
    notes: dict[str, list[str]] = {}
    for note in audit.all(ActionNote):
        notes.setdefault(note.action, []).append(note.text)
    rows = []
    for own in sorted(audit.all(Action), key=lambda action: action.number):
        told = (own.title, own.what, own.owner, own.gain, *notes.get(own.id, ()))
        text = " · ".join(part for part in told if part)
        if all(part in f"{own.label} {text}".casefold() for part in parts):
            at = next((part for part in parts if part in text.casefold()), "")
            goal = Goal("action", own.id)
            rows.append(Row(snippet(text, at), lead=own.label, mark=_("action"), goal=goal))
    return rows


def _photos_with(audit: Audit, parts: Sequence[str]) -> list[Row]:
    """The photos of the report in whose captions all the words stand."""
    items = {item.id: item for item in audit.evidence}
    return [
        Row(
            snippet(own.caption, parts[0]),
            lead=items[own.evidence].label if own.evidence in items else "",
            mark=_("photo"),
            goal=Goal("photo", own.evidence),
        )
        for own in photos_in_order(audit)
        if all(part in own.caption.casefold() for part in parts)
    ]


def _sign_offs_with(audit: Audit, parts: Sequence[str]) -> list[Row]:
    """The signed versions, withdrawn ones too, in whose names and statements all the words stand."""
    rows = []
    for own in sign_offs(audit):
        text = " · ".join(part for part in (own.name, own.role, own.statement, own.reason) if part)
        if all(part in f"{own.version} {text}".casefold() for part in parts):
            at = next((part for part in parts if part in text.casefold()), "")
            goal = Goal("sign_off", own.id)
            rows.append(Row(snippet(text, at), lead=own.version, mark=_("signed version"), goal=goal))
    return rows


def _found_at(audit: Audit, framework: Framework, parts: Sequence[str], rating_set: str) -> list[Row]:
    place = {criterion.id: number for number, criterion in enumerate(framework.criteria)}
    hits = [
        (criterion, kind, text)
        for criterion, kind, text in _texts(audit, framework, rating_set)
        if criterion in place and all(part in text.casefold() for part in parts)
    ]
    hits.sort(key=lambda hit: place[hit[0]])
    return [
        Row(
            snippet(text, parts[0]),
            lead=criterion,
            mark=kind,
            goal=Goal("criterion", criterion, framework.id),
        )
        for criterion, kind, text in hits
    ]


def _texts(audit: Audit, framework: Framework, rating_set: str) -> Iterator[tuple[str, str, str]]:
    """Every text with the criterion it stands at and what sort of text it is."""
    for criterion in framework.criteria:
        yield criterion.id, _("criterion"), criterion.title
        for checkpoint in criterion.checkpoints:
            yield criterion.id, _("sign") if checkpoint.sign else _("checkpoint"), checkpoint.text
    homes = framework.criterion_of_checkpoint
    place = (framework.id, rating_set)
    for answer in audit.all(Answer):
        if (answer.framework, answer.rating_set) == place and answer.checkpoint in homes:
            yield homes[answer.checkpoint].id, _("remark"), answer.remark
    for note in audit.all(Note):
        if (note.framework, note.rating_set) == place:
            yield note.criterion, _("note"), note.text
            yield note.criterion, _("reservation"), note.reservation
    for level in audit.all(SetLevel):
        if (level.framework, level.rating_set) == place:
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
