"""The self-assessment that goes to a client: what it asks on which sheet, and where things stand in it.

Its hidden sheet is written as that of a scorecard is (`reports/excel/sent.py`), under a mark of its own: so
the two are never taken for one another, and are read back by the same reader.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from gettext import NullTranslations

from maturity_desktop.domain.action_returns import kept
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Audit, FrameworkUse
from maturity_desktop.domain.framework import Checkpoint, Framework
from maturity_desktop.domain.gaps import profile_in_force
from maturity_desktop.domain.own_view import AskedCriterion, asked_of, said_by_client
from maturity_desktop.domain.sheet import Sheet, cell_text
from maturity_desktop.reports.excel.sent import LAYOUT_VERSION
from maturity_desktop.reports.excel.sent import MARKER as SCORECARD
from maturity_desktop.reports.excel.terms import MARKS
from maturity_desktop.reports.excel.titles import sheet_title, tags
from maturity_desktop.reports.sections.wording import mark_words

MARKER = "maturity-desktop self-assessment "
LAYOUT = 1
"""Rises when a column or a name moves, so that a workbook that comes back is read as it was written."""
SENT = "_sent"
BY = "Answered_by"
"""The name of the cell for whoever answers."""
TABLE = "Checkpoint"
MARK, LABEL, ANSWER, REMARK = (f"{TABLE}_{name}" for name in ("mark", "number", "answer", "remark"))
LONG = 150
"""A model with more checkpoints has a sheet for each domain."""


@dataclass(frozen=True)
class Part:
    """A sheet of checkpoints; `suffix` ends its names."""

    title: str
    heading: str
    framework: Framework
    criteria: tuple[AskedCriterion, ...]
    suffix: str

    @property
    def count(self) -> int:
        return sum(len(own.checkpoints) for own in self.criteria)

    @property
    def several_domains(self) -> bool:
        return len({own.domain.id for own in self.criteria}) > 1


@dataclass(frozen=True)
class SelfAssessment:
    """Everything that the workbook tells; `said` is what the client answered before."""

    audit: Audit
    made_on: date
    until: date | None
    by: str
    parts: tuple[Part, ...]
    said: Mapping[tuple[str, str], Answer]
    words: NullTranslations
    is_letter: bool = False

    @property
    def count(self) -> int:
        """How many checkpoints are asked about."""
        return sum(part.count for part in self.parts)

    def rows(self) -> Iterator[tuple[Part, Checkpoint]]:
        return ((part, point) for part in self.parts for own in part.criteria for point in own.checkpoints)


def self_assessment(
    audit: Audit,
    frameworks: Mapping[str, Framework],
    today: date,
    words: NullTranslations,
    wanted: Collection[tuple[str, str]] = (),
    until: date | None = None,
    by: str = "",
    page_size: str = "A4",
) -> SelfAssessment:
    """What is asked of the client: these criteria by model, all where none is named.

    Nothing of the agreed ratings is told; what the client answered before stands there again.
    """
    found = []
    for framework in frameworks.values():
        criteria = {criterion for name, criterion in wanted if name == framework.id}
        if criteria or not wanted:
            found.append((framework, asked_of(audit, framework, criteria)))
    asked = [(framework, criteria) for framework, criteria in found if criteria]
    said = {
        (framework.id, point): answer
        for framework, criteria in asked
        for own in criteria
        for point, answer in said_by_client(audit, framework.id, own.criterion).items()
    }
    parts = tuple(_parts(asked, words))
    return SelfAssessment(audit, today, until, by, parts, said, words, page_size == "Letter")


def _parts(
    asked: Sequence[tuple[Framework, tuple[AskedCriterion, ...]]], words: NullTranslations
) -> Iterator[Part]:
    """A sheet for each model, or for each domain of a long one; no two titles alike."""
    divided: list[tuple[Framework, str, str, tuple[AskedCriterion, ...]]] = []
    for framework, criteria in asked:
        if sum(len(own.checkpoints) for own in criteria) <= LONG:
            divided.append((framework, framework.short_title, framework.short_title, criteria))
            continue
        said = words.gettext("{model}: {title}") if len(asked) > 1 else "{title}"
        for domain in dict.fromkeys(own.domain.id for own in criteria):
            inside = tuple(own for own in criteria if own.domain.id == domain)
            title = inside[0].domain.title
            heading = said.format(model=framework.short_title, title=title)
            divided.append((framework, title, heading, inside))
    titles = tags((own[1] for own in divided), [""])
    first = sheet_title(words.gettext("Self-assessment")).casefold()
    for place, (own, title) in enumerate(zip(divided, titles, strict=True), 1):
        framework, _title, heading, inside = own
        plain = sheet_title(title)
        if plain.casefold() in (first, SENT):
            plain = sheet_title(title, str(place))
        yield Part(plain, heading, framework, inside, f"_{place}")


def answer_words(words: NullTranslations, of_sign: bool) -> tuple[str, ...]:
    """The answers to choose from, in the order of MARKS."""
    return tuple(mark_words(mark, words, of_sign) for mark in MARKS.values())


def word_of(answer: Answer | None, point: Checkpoint, words: NullTranslations) -> str:
    """What stands in a cell for an answer."""
    if answer is None or answer.value is None:
        return ""
    return mark_words(MARKS[answer.value], words, point.sign)


def heads(words: NullTranslations) -> tuple[str, str, str, str]:
    _ = words.gettext
    return _("No."), _("Checkpoint"), _("Your answer"), _("Your comment")


# The hidden sheet


def manifest(told: SelfAssessment) -> str:
    """Its first cell: which audit and editions these are, what words mean, which columns come back."""
    audit = told.audit
    _number, _text, answer, remark = heads(told.words)
    said = {
        "layout": LAYOUT,
        "audit": audit.id,
        "made_on": told.made_on.isoformat(),
        "frameworks": [
            {
                "id": part.framework.id,
                "edition": _edition(audit, part.framework.id),
                "profile": profile_in_force(audit, part.framework).id,
                "suffix": part.suffix,
            }
            for part in told.parts
        ],
        "answers": _by_value(told.words, of_sign=False),
        "signs": _by_value(told.words, of_sign=True),
        "states": {},
        "tables": {
            f"{TABLE}{part.suffix}": {
                "sheet": part.title,
                "label": LABEL + part.suffix,
                "columns": {
                    "answer": [ANSWER + part.suffix, answer],
                    "remark": [REMARK + part.suffix, remark],
                },
            }
            for part in told.parts
        },
    }
    return MARKER + json.dumps(said, ensure_ascii=True, separators=(",", ":"))


def sent_rows(told: SelfAssessment) -> Iterator[tuple[str, str, str]]:
    """A row for each checkpoint: its table, its id, and what stood beside it as the workbook went out."""
    for part, point in told.rows():
        answer = told.said.get((part.framework.id, point.id))
        filled = {"answer": word_of(answer, point, told.words), "remark": answer.remark if answer else ""}
        values = {column: kept(value) for column, value in filled.items() if value}
        yield f"{TABLE}{part.suffix}", point.id, json.dumps(values, separators=(",", ":"))


def _edition(audit: Audit, framework: str) -> str:
    use = audit.get(FrameworkUse, audit.id, framework)
    return use.edition if use is not None else ""


def _by_value(words: NullTranslations, of_sign: bool) -> Mapping[AnswerValue, str]:
    return dict(zip(MARKS, answer_words(words, of_sign), strict=True))


class NewerLayout(Exception):
    """The workbook was written by a newer version of the program."""


def as_scorecard(sheet: Sheet) -> Sheet | None:
    """The hidden sheet of a self-assessment as that of a scorecard; None where it is none.

    NewerLayout where a newer version wrote it. What cannot be read is left to the reader of scorecards.
    """
    mark = cell_text(sheet.columns[0][0]) if sheet.height else ""
    if not mark.startswith(MARKER):
        return None
    text = mark.removeprefix(MARKER)
    try:
        told = json.loads(text)
        if int(told["layout"]) > LAYOUT:
            raise NewerLayout
        text = json.dumps({**told, "layout": LAYOUT_VERSION, "rating_set": AGREED}, ensure_ascii=True)
    except (ValueError, TypeError, KeyError, RecursionError):
        text = ""
    first, *others = sheet.columns
    return replace(sheet, columns=((SCORECARD + text, *first[1:]), *others))
