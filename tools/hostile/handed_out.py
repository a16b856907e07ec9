"""Hostile strings in what is handed out beside a report: the self-assessment and back, the evidence pack."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from openpyxl import load_workbook

from maturity_desktop.domain.audit import Audit, Evidence, Link, RatingSet
from maturity_desktop.domain.changes import Place, answer_at
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.named_cells import named_cells
from maturity_desktop.domain.own_view import take_rating
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import evaluate
from maturity_desktop.domain.return_faults import Fault
from maturity_desktop.domain.scorecard_returns import Field
from maturity_desktop.reports.packs.evidence_pack import HASHES, INDEX
from maturity_desktop.reports.packs.self_assessment_layout import (
    ANSWER,
    BY,
    MARK,
    REMARK,
    SelfAssessment,
    self_assessment,
)
from maturity_desktop.reports.text import for_cell, one_line, visible
from maturity_desktop.storage.files import FORBIDDEN, RESERVED
from maturity_desktop.verbs.evidence_pack import pack_of, write_evidence_pack
from maturity_desktop.verbs.self_assessments import export_self_assessment, read_rating, review_rating
from tests.builders import audit
from tools.hostile.returned import DAY, WORDS, model_of

OWN_FORMULAS = ("=COUNTA(", "=SUM(", "=B")
"""How the counts of the workbook begin; the strings begin with none of these."""
PAGE_TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "nav", "ul", "li", "a",
    "small", "section", "table", "thead", "tbody", "tr", "th", "td", "code",
}  # fmt: skip
PAGE_ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "id", "class", "href", "scope"}
"""What the page of a pack is made of: nothing of it runs or asks for a file."""


def faults_of_self_assessment(texts: Sequence[str]) -> Iterator[str]:
    """A workbook that asks with the strings, filled in with them: read, told, taken, handed out again."""
    model = _worded(model_of(len(texts)), texts)
    frameworks = {model.id: model}
    with tempfile.TemporaryDirectory() as scratch:
        path, now = Path(scratch, "self-assessment.xlsx"), audit()
        _fill_in(path, _hand_out(now, model, path, texts[0]), texts)
        yield from _faults_of_what_is_asked(path, texts)
        came = read_rating(path, now, frameworks)
        review = review_rating(now, frameworks, came, came.by)
        told = {own.id: own.told for own in review.found if own.field is Field.REMARK}
        odd = {own.name for own in review.troubles if own.fault is Fault.ODD_ANSWER}
        for number, text in enumerate(texts):
            seen = visible(text).strip()
            if told.get(f"p{number}", "") != seen:
                yield f"the self-assessment says {told.get(f'p{number}')!r} for {text!r}"
            if bool(seen) != (f"p{number}" in odd):
                yield f"{text!r} is taken for an answer of the client"
        now = now.with_changes(take_rating(now, frameworks, review.rating, review.found, DAY, ""))
        if _kept(now, model, review.rating, len(texts)) != [visible(text).strip() for text in texts]:
            yield "what the client said is not what was taken"
        _hand_out(now, model, path, came.by)
        again = review_rating(now, frameworks, read_rating(path, now, frameworks), came.by)
        if again.found:
            yield f"handed out again, it differs: {again.found!r}"


def _worded(model: Framework, texts: Sequence[str]) -> Framework:
    """The model with the strings as its titles and as the texts of its checkpoints."""
    (domain,) = model.domains
    (criterion,) = domain.criteria
    (level,) = criterion.levels
    points = tuple(
        replace(own, text=text, examples=text) for own, text in zip(level.checkpoints, texts, strict=True)
    )
    criterion = replace(criterion, title=texts[0], levels=(replace(level, checkpoints=points),))
    return replace(model, domains=(replace(domain, title=texts[-1], criteria=(criterion,)),))


def _hand_out(now: Audit, model: Framework, path: Path, by: str) -> SelfAssessment:
    told = self_assessment(now, {model.id: model}, DAY, WORDS, by=by)
    export_self_assessment(told, path)
    return told


def _fill_in(path: Path, told: SelfAssessment, texts: Sequence[str]) -> None:
    book: Any = load_workbook(path)
    (part,) = told.parts
    marks, answers, remarks = (
        named_cells(book.defined_names[name + part.suffix].attr_text) for name in (MARK, ANSWER, REMARK)
    )
    assert marks is not None and answers is not None and remarks is not None, "names stand for cells"
    sheet, said = book[marks.sheet], {f"p{number}": text for number, text in enumerate(texts)}
    for row in range(marks.first, marks.last + 1):
        text = said.get(sheet.cell(row, marks.column + 1).value)
        if text is None:
            continue
        for column in (answers.column, remarks.column):
            cell = sheet.cell(row, column + 1)
            cell.value = for_cell(text)[0]
            if cell.value is not None:
                cell.data_type = "s"
    by = named_cells(book.defined_names[BY].attr_text)
    assert by is not None, "the name stands for a cell"
    cell = book[by.sheet].cell(by.first, by.column + 1)
    cell.value, cell.data_type = for_cell(texts[0])[0] or "?", "s"
    book.save(path)


def _faults_of_what_is_asked(path: Path, texts: Sequence[str]) -> Iterator[str]:
    cells = [own for sheet in load_workbook(path) for row in sheet.iter_rows() for own in row]
    yield from (
        f"the self-assessment has the formula {own.value!r}"
        for own in cells
        if own.data_type == "f" and not str(own.value).startswith(OWN_FORMULAS)
    )
    said = {_plain(str(own.value)) for own in cells if own.data_type == "s"}
    asked = "\n".join(said)
    yield from (
        f"the self-assessment does not ask {text!r}" for text in texts if _plain(visible(text)) not in asked
    )


def _plain(text: str) -> str:
    return one_line(text).replace("_x005F_", "_").strip()


def _kept(now: Audit, model: Framework, rating: RatingSet, count: int) -> list[str]:
    place = Place(now.id, model.id, rating.id)
    return [answer_at(now, place, f"p{number}").remark for number in range(count)]


# The evidence pack


def faults_of_pack(texts: Sequence[str]) -> Iterator[str]:
    """A pack of items that are called, noted and filed under the strings; every second has a file."""
    model = model_of(1)
    items, files = [], {}
    for number, text in enumerate(texts, start=1):
        own = Evidence(
            "c1", f"e{number}", number, text, EvidenceKind.DOCUMENT, DAY, DAY, text=text, source=text
        )
        if number % 2:
            data = f"{number}".encode()
            sha256 = hashlib.sha256(data).hexdigest()
            files[sha256] = data
            own = replace(own, file_name=text, size=len(data), sha256=sha256)
        items += [own, Link("a1", own.id, model.id, "1.01")]
    results = [evaluate(audit(None, *items), model)]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "pack.zip")
        pack = pack_of(results, DAY, Audience.INTERNAL, WORDS)
        write_evidence_pack(pack, lambda sha256: BytesIO(files[sha256]), path)
        with ZipFile(path) as packed:
            yield from _faults_of_packed(packed, texts)


def _faults_of_packed(packed: ZipFile, texts: Sequence[str]) -> Iterator[str]:
    names = packed.namelist()
    yield from (
        f"the pack has the name {name!r}"
        for name in names
        if any(_is_no_name(part) for part in name.split("/"))
    )
    if len({name.casefold() for name in names}) != len(texts) + 2:
        yield f"the pack of {len(texts)} files has {len(names)} entries"
    lines = (line.partition("  ") for line in packed.read(HASHES).decode().splitlines())
    listed = {name: sha256 for sha256, _mark, name in lines}
    files = (name for name in names if name not in (HASHES, INDEX))
    if listed != {name: hashlib.sha256(packed.read(name)).hexdigest() for name in files}:
        yield "the list of hashes does not name every file with its own"
    notes = {packed.read(name).decode() for name in names if name.endswith(".txt")}
    yield from (f"the pack has no note {text!r}" for text in texts[1::2] if visible(text) not in notes)
    page = _Page()
    page.feed(packed.read(INDEX).decode())
    yield from (f"the page of the pack has {own}" for own in sorted(page.odd))
    yield from (f"the page leads to {own!r}" for own in sorted(page.links) if unquote(own) not in names)
    said = page.said
    yield from (f"the page does not say {text!r}" for text in texts if one_line(text) not in said)


def _is_no_name(part: str) -> bool:
    """Whether some system cannot keep a file of this name, or shows another."""
    device = part.split(".", maxsplit=1)[0].strip().casefold() in RESERVED
    return not part or device or part.endswith((" ", ".")) or bool(FORBIDDEN.search(part))


class _Page(HTMLParser):
    """What stands on the page of a pack, as a browser reads it; `odd` is what has no business there."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: set[str] = set()
        self.links: set[str] = set()
        self._said: list[str] = []

    @property
    def said(self) -> str:
        return "\n".join(self._said)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.odd |= {tag} - PAGE_TAGS
        self.odd |= {f"{tag} {name}" for name, _value in attrs if name not in PAGE_ATTRIBUTES}
        self.links |= {value for name, value in attrs if name == "href" and value and value[0] != "#"}

    def handle_data(self, data: str) -> None:
        self._said.append(data)

    def handle_comment(self, data: str) -> None:
        self.odd.add(f"the comment {data!r}")
